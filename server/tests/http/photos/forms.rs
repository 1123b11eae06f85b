//! Who sees a photo.
