//! Folkmoot server.
