//! What coordinators and organisers do with the group itself.

use domain::groups::Card;
use domain::ids::GroupId;
use leptos::prelude::*;

use super::GroupFields;
use crate::components::{ActForm, Hidden, More, ReasonForm};
use crate::copy::groups as copy;
use crate::html::IntoHtml;

/// The forms to describe, close and open a group.
#[component]
pub fn Run(
    /// The group.
    group: Card,
) -> impl IntoView {
    let id = group.id;
    match group.closed {
        true => view! {
            <ActForm act="group.reopen" class="inline-form">
                <Hidden name="group" value=id.to_string()/>
                <button class="button" type="submit">{copy::REOPEN}</button>
            </ActForm>
        }
        .into_html(),
        false => view! { <Describe group/><Close id/> }.into_html(),
    }
}

#[component]
fn Describe(group: Card) -> impl IntoView {
    view! {
        <More summary=copy::DESCRIBE act="group.describe">
            <ActForm act="group.describe">
                <Hidden name="group" value=group.id.to_string()/>
                <GroupFields name=group.name.unwrap_or_default() purpose=group.purpose.unwrap_or_default() joining=group.joining/>
                <p>{copy::OPEN_LETS_IN}</p>
                <button class="button" type="submit">{copy::SAVE}</button>
            </ActForm>
        </More>
    }
}

#[component]
fn Close(id: GroupId) -> impl IntoView {
    view! {
        <ReasonForm act="group.close" name="group" id=id.to_string() words=copy::CLOSE label=copy::CLOSE_WHY hint=copy::CLOSE_HINT/>
    }
}
