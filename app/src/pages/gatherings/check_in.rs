//! Checking in: where the code in the room leads somebody who is a member.

use domain::gatherings::{Phase, Show as Asked, ShowView};
use domain::ids::GatheringId;
use domain::viewer::Role;
use leptos::prelude::*;

use super::{address, called};
use crate::components::act_form::use_form;
use crate::components::{ActForm, Hidden, TextField, title};
use crate::copy::{gatherings as copy, home};
use crate::data::{ask_about, use_asked_for, use_slug};
use crate::html::IntoHtml;
use crate::pages::community::use_frame;

/// The page.
#[component]
pub fn CheckInPage() -> impl IntoView {
    ask_about("id", |id| Asked { id }, |gathering| view! { <Page gathering/> })
}

#[component]
fn Page(gathering: ShowView) -> impl IntoView {
    title(copy::CHECK_IN);
    let here = address(&use_slug(), &gathering.card);
    let code = use_asked_for("code").unwrap_or_default();
    view! {
        <div class="page__head"><h1 class="prose">{called(&gathering.card)}</h1></div>
        {match gathering.may_check_in {
            true => view! {
                <CheckIn id=gathering.card.id code next=here.clone()/>
                <p class="muted">{copy::PRIVATE}</p>
            }.into_html(),
            false => view! { <WhyNot gathering code/> }.into_html(),
        }}
        <p><a href=here>{copy::BACK}</a></p>
    }
}

/// The form: one tap where the code is known, else a field to type it in.
#[component]
pub fn CheckIn(
    /// Where.
    id: GatheringId,
    /// The code, if it is known.
    #[prop(optional)]
    code: String,
    /// The page to go to when it is done.
    next: String,
) -> impl IntoView {
    view! {
        <ActForm act="gathering.check_in" next>
            <Hidden name="gathering" value=id.to_string()/>
            <CodeField code/>
            <button class="button button--wide" type="submit">{copy::CHECK_IN}</button>
        </ActForm>
    }
}

/// The code that the address gave; a field once that was wrong, or where there was none.
#[component]
fn CodeField(code: String) -> impl IntoView {
    match use_form().was_returned() || code.is_empty() {
        true => view! { <TextField name="code" label=copy::CODE hint=copy::CODE_HINT value=code max=40/> }.into_html(),
        false => view! { <Hidden name="code" value=code/> }.into_html(),
    }
}

#[component]
fn WhyNot(gathering: ShowView, code: String) -> impl IntoView {
    let role = use_frame().role;
    let is_new = matches!(role, Role::Stranger | Role::Waiting);
    let words = match gathering.card.phase {
        Phase::Closed | Phase::Cancelled => copy::IS_OVER,
        Phase::Coming => copy::NOT_YET,
        Phase::Open if gathering.card.checked_in => copy::CHECKED_IN,
        Phase::Open if is_new => copy::JOIN_FIRST,
        Phase::Open if role == Role::Paused => home::PAUSED,
        Phase::Open => copy::MAY_NOT,
    };
    let join = (gathering.card.phase == Phase::Open && is_new && !code.is_empty()).then(|| {
        // What stands in an address is put there by whoever made it: only a code's letters go on.
        let code: String = code.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        view! { <p><a class="button" rel="external" href=format!("/join/{code}")>{copy::JOIN}</a></p> }
    });
    view! { <p class="banner banner--info" role="status">{words}</p>{join} }
}
