//! What is said on the pages of organisers.
