//! A button that says something of oneself, and takes it back.

use leptos::prelude::*;

use super::{ActForm, Hidden};

/// A button that says something of oneself, and takes it back.
#[component]
pub fn Toggle(
    /// The act, whose field `yes` says which.
    act: &'static str,
    /// The name of the field that says about what.
    name: &'static str,
    /// About what.
    id: String,
    /// Whether it is said now.
    on: bool,
    /// The words to say it.
    yes: &'static str,
    /// The words to take it back.
    no: &'static str,
) -> impl IntoView {
    let (value, words) = if on { ("no", no) } else { ("yes", yes) };
    view! {
        <ActForm act about=id.clone() class="inline-form">
            <Hidden name value=id/>
            <button class="button button--toggle" type="submit" name="yes" value=value aria-pressed=on.to_string()>
                {words}
            </button>
        </ActForm>
    }
}
