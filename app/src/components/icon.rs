//! Icons: one stroke each, always beside words.

use leptos::prelude::*;

/// Home.
pub const HOME: &str = "M3 11.5 12 4l9 7.5M5.5 9.5V20h13V9.5M10 20v-6h4v6";
/// Issues.
pub const ISSUES: &str = "M5.5 21.5V3.5M5.5 4.5c4.3-2.3 8.2 2.3 13.5 0v9c-5.3 2.3-9.2-2.3-13.5 0";
/// Ideas.
pub const IDEAS: &str = "M9.5 18h5M10.5 21.5h3M12 2.5a6.5 6.5 0 0 0-4 11.6c.9.7 1.5 1.5 1.5 2.6V18h5v-1.3c0-1.1.6-1.9 1.5-2.6A6.5 6.5 0 0 0 12 2.5z";
/// Groups.
pub const GROUPS: &str = "M9 11.5a3.7 3.7 0 1 0 0-7.4 3.7 3.7 0 0 0 0 7.4zM2.5 20c0-3.5 2.9-5.5 6.5-5.5s6.5 2 6.5 5.5M15.5 4.3a3.7 3.7 0 0 1 0 7M18 14.9c2.1.8 3.5 2.5 3.5 5.1";
/// Votes.
pub const VOTES: &str = "M3.5 13v7.5h17V13M2.5 13h5M16.5 13h5M7.5 16V3.5h9V16zM10 9.3l1.5 1.5 2.7-3.3";
/// Record.
pub const RECORD: &str = "M19 17.5H6.5a1.7 1.7 0 0 0 0 3.5H19V3H7a2 2 0 0 0-2 2v14.3M9 7.5h6M9 11.5h6";
/// Me.
pub const ME: &str = "M12 12a4.2 4.2 0 1 0 0-8.4 4.2 4.2 0 0 0 0 8.4zM4 21c0-3.9 3.6-6 8-6s8 2.1 8 6";
/// Search.
pub const SEARCH: &str = "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.3 15.3 20.5 20.5";
/// Plus.
pub const PLUS: &str = "M12 5v14M5 12h14";
/// Place.
pub const PLACE: &str =
    "M12 21.5S5 15.5 5 10a7 7 0 0 1 14 0c0 5.5-7 11.5-7 11.5zM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z";
/// Clock.
pub const CLOCK: &str = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.5l3.5 2";
/// Check.
pub const CHECK: &str = "M4.5 12.5 10 18 19.5 7";
/// Warning.
pub const WARNING: &str = "M12 3.5 2.5 20h19zM12 10v4.5M12 17.3v.1";
/// Comment.
pub const COMMENT: &str = "M4 4.5h16v12h-9l-4.5 4v-4H4z";
/// Hand.
pub const HAND: &str = "M7 12V5.5a1.5 1.5 0 0 1 3 0V11M10 10.5V4a1.5 1.5 0 0 1 3 0v6.5M13 10.5V5a1.5 1.5 0 0 1 3 0v7M16 12V8.5a1.5 1.5 0 0 1 3 0V15c0 4-2.5 6.5-6.2 6.5-3.3 0-4.7-1.5-6-4L4.3 13.3c-.8-1.6 1.2-2.8 2.2-1.5L7 12.5";
/// Lock.
pub const LOCK: &str = "M5 11h14v9.5H5zM8 11V7.5a4 4 0 0 1 8 0V11M12 14.7v2";
/// Print.
pub const PRINT: &str = "M7 9V3.5h10V9M7 17.5H3.5V9h17v8.5H17M7 14.5h10v6H7z";
/// Menu.
pub const MENU: &str = "M4 7h16M4 12h16M4 17h16";

/// An icon; what it means is said by the words beside it.
#[component]
pub fn Icon(
    /// Its line.
    path: &'static str,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d=path></path>
        </svg>
    }
}

/// The mark: a ring of people, one of whom has stepped forward to speak.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
            <path d=RING></path>
            <path class="mark__voice" d=VOICE></path>
        </svg>
    }
}

const RING: &str = "M10.83 1.79A15.12 15.12 0 0 1 21.17 1.79A2.35 2.35 0 0 1 19.56 6.21A10.42 10.42 0 0 0 12.44 6.21A2.35 2.35 0 0 1 10.83 1.79zM12.92 9.84a3.08 3.08 0 1 0 6.16 0a3.08 3.08 0 1 0 -6.16 0zM28.54 24.45A15.12 15.12 0 0 1 20.17 30.53A2.35 2.35 0 0 1 18.87 26.01A10.42 10.42 0 0 0 24.64 21.82A2.35 2.35 0 0 1 28.54 24.45zM16.54 20.98a3.08 3.08 0 1 0 6.16 0a3.08 3.08 0 1 0 -6.16 0zM11.83 30.53A15.12 15.12 0 0 1 3.46 24.45A2.35 2.35 0 0 1 7.36 21.82A10.42 10.42 0 0 0 13.13 26.01A2.35 2.35 0 0 1 11.83 30.53zM9.3 20.98a3.08 3.08 0 1 0 6.16 0a3.08 3.08 0 1 0 -6.16 0zM0.89 16.53A15.12 15.12 0 0 1 4.09 6.69A2.35 2.35 0 0 1 7.79 9.59A10.42 10.42 0 0 0 5.59 16.36A2.35 2.35 0 0 1 0.89 16.53zM7.06 14.1a3.08 3.08 0 1 0 6.16 0a3.08 3.08 0 1 0 -6.16 0z";
const VOICE: &str = "M27.91 6.69A15.12 15.12 0 0 1 31.11 16.53A2.35 2.35 0 0 1 26.41 16.36A10.42 10.42 0 0 0 24.21 9.59A2.35 2.35 0 0 1 27.91 6.69zM18.78 14.1a3.08 3.08 0 1 0 6.16 0a3.08 3.08 0 1 0 -6.16 0z";
