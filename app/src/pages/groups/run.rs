//! What coordinators and organisers do with the group itself.

use domain::groups::ShowView;
use domain::ids::GroupId;
use domain::text::PROSE;
use leptos::prelude::*;

use super::GroupFields;
use crate::components::{ActForm, Hidden, More, TextArea};
use crate::copy::groups as copy;
use crate::data::Shown;

/// The forms to describe, close and open a group.
#[component]
pub fn Run(
    /// The group.
    shown: Shown<ShowView>,
    /// Its id.
    id: GroupId,
) -> impl IntoView {
    let may = Memo::new(move |_| shown.with(|group| group.may_run.then_some(group.closed.is_some())));
    move || match may.get() {
        None => ().into_any(),
        Some(true) => view! {
            <ActForm act="group.reopen" class="inline-form">
                <Hidden name="group" value=id.to_string()/>
                <button class="button" type="submit">{copy::REOPEN}</button>
            </ActForm>
        }
        .into_any(),
        Some(false) => view! { <Describe shown id/><Close id/> }.into_any(),
    }
}

#[component]
fn Describe(shown: Shown<ShowView>, id: GroupId) -> impl IntoView {
    let card = shown.first(|group| group.card.clone());
    view! {
        <More summary=copy::DESCRIBE act="group.describe">
            <ActForm act="group.describe">
                <Hidden name="group" value=id.to_string()/>
                <GroupFields name=card.name.unwrap_or_default() purpose=card.purpose.unwrap_or_default() joining=card.joining/>
                <p>{copy::OPEN_LETS_IN}</p>
                <button class="button" type="submit">{copy::SAVE}</button>
            </ActForm>
        </More>
    }
}

#[component]
fn Close(id: GroupId) -> impl IntoView {
    view! {
        <More summary=copy::CLOSE act="group.close">
            <ActForm act="group.close">
                <Hidden name="group" value=id.to_string()/>
                <TextArea name="reason" label=copy::CLOSE_WHY hint=copy::CLOSE_HINT max=PROSE rows=2/>
                <button class="button" type="submit">{copy::CLOSE}</button>
            </ActForm>
        </More>
    }
}
