//! The community itself.

pub mod about;
pub mod home;
pub mod layout;

use std::sync::Arc;

use domain::community::FrameView;
use leptos::prelude::*;

/// What stands around every page of the community.
pub fn use_frame() -> Arc<FrameView> {
    // Pages of a community are drawn inside its layout, which provides it.
    use_context().expect("a page of a community is drawn inside its layout")
}
