//! What pages are made of.

pub mod act_form;
pub mod called_off;
pub mod checklist;
pub mod comments;
pub mod entries;
pub mod fields;
pub mod filter;
pub mod icon;
pub mod links;
pub mod meter;
pub mod moderation;
pub mod more;
pub mod on_phone;
pub mod pager;
pub mod photos;
pub mod pictures;
pub mod plain_form;
pub mod reason_form;
pub mod text_area;
pub mod toggle;
pub mod when;

pub use act_form::ActForm;
pub use called_off::CalledOff;
pub use fields::{Choice, Choices, Hidden, NumberOf, Select, TextField, Tick, form_value};
pub use icon::Icon;
pub use links::Links;
pub use moderation::Moderation;
pub use more::More;
pub use on_phone::{OnPhone, OutlineOnly, SavedHere};
pub use pager::PagerLinks;
pub use photos::{PhotoField, Photos};
pub use plain_form::PlainForm;
pub use reason_form::ReasonForm;
pub use text_area::TextArea;
pub use toggle::Toggle;
pub use when::Time;

use leptos::prelude::*;

/// Sets the page's title.
pub fn title(text: impl Into<String>) {
    if let Some(told) = use_context::<crate::data::server::Told>() {
        told.set_title(text.into());
    }
}
