//! What search engines are asked to leave alone. What they must not see, they don't get.

/// The list.
pub async fn show() -> &'static str {
    "User-agent: *\nDisallow: /me\nDisallow: /join\nDisallow: /sign-in\nDisallow: /live\nDisallow: /feeds/\nDisallow: /c/*/feeds/\n"
}
