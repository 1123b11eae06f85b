//! Folders and files that only their owner may look into.

use std::fs::{DirBuilder, Permissions, set_permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::Path;

/// Makes a folder, if there is none, and closes it to everybody else.
pub fn folder(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)?;
    set_permissions(path, Permissions::from_mode(0o700))
}

/// Closes a file to everybody else. The folder around it was closed before.
pub fn file(path: &Path) -> io::Result<()> {
    set_permissions(path, Permissions::from_mode(0o600))
}
