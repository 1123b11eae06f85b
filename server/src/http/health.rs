//! Whether the server is well.

/// Answers `ok` for as long as it can answer at all.
pub async fn check() -> &'static str {
    "ok\n"
}
