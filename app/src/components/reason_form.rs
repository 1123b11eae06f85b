//! An act that ends something, folded away, which asks why.

use domain::text::PROSE;
use leptos::prelude::*;

use super::{ActForm, Hidden, More, TextArea};

/// A form for an act that says why.
#[component]
pub fn ReasonForm(
    /// The act.
    act: &'static str,
    /// The name of the field that says what it acts on.
    name: &'static str,
    /// The id of what it acts on.
    id: String,
    /// What it does: above the form, and on its button.
    words: &'static str,
    /// Asks why.
    label: &'static str,
    /// Who reads the answer.
    hint: &'static str,
    /// The style of its button.
    #[prop(default = "button")]
    class: &'static str,
) -> impl IntoView {
    view! {
        <More summary=words act>
            <ActForm act>
                <Hidden name value=id/>
                <TextArea name="reason" label hint max=PROSE rows=2/>
                <button class=class type="submit">{words}</button>
            </ActForm>
        </More>
    }
}
