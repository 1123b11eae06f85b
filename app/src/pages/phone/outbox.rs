//! What waits on this phone.

use domain::sync::Standing;
use leptos::prelude::*;

use crate::components::{Hidden, PlainForm};
use crate::copy::{outbox as copy, refusals};
use crate::html::IntoHtml;
use crate::pages::account::Frame;

/// One act that waits.
#[derive(Debug, Clone)]
pub struct WaitingAct {
    /// Its command's id.
    pub id: String,
    /// The act's lasting name.
    pub act: String,
    /// The beginning of what was typed.
    pub words: Option<String>,
    /// The community.
    pub community: String,
    /// The page it was done on.
    pub address: String,
    /// How it stands.
    pub standing: Standing,
    /// Whether whoever did it is signed in.
    pub mine: bool,
}

/// The page.
#[component]
pub fn OutboxPage(
    /// What waits, the oldest first.
    waiting: Vec<WaitingAct>,
) -> impl IntoView {
    view! {
        <Frame name=copy::TITLE narrow=true>
            <h1>{copy::TITLE}</h1>
            <WaitingActs waiting/>
        </Frame>
    }
}

/// What waits, with what can be done about it.
#[component]
pub fn WaitingActs(
    /// What waits, the oldest first.
    waiting: Vec<WaitingAct>,
) -> impl IntoView {
    if waiting.is_empty() {
        return view! { <p class="muted" data-outbox="">{copy::NOTHING}</p> }.into_html();
    }
    let may_send = waiting.iter().any(|act| act.mine && act.standing == Standing::Waiting);
    view! {
        <div class="stack" data-outbox="">
            <p>{copy::SAFE}</p>
            {may_send.then(|| view! {
                <PlainForm name="send" action="/outbox" class="inline-form">
                    <button class="button" type="submit">{copy::SEND}</button>
                </PlainForm>
            })}
            <ul class="cards">{waiting.into_iter().map(|act| view! { <Act act/> }).collect_view()}</ul>
        </div>
    }
    .into_html()
}

#[component]
fn Act(act: WaitingAct) -> impl IntoView {
    let standing = match &act.standing {
        _ if !act.mine => copy::NOT_YOURS.to_owned(),
        Standing::Waiting => copy::WAITING.to_owned(),
        Standing::Held => copy::HELD.to_owned(),
        Standing::Refused { refusal } => copy::refused(&refusals::sentence(refusal)),
    };
    let refused = matches!(act.standing, Standing::Refused { .. });
    let (id, key) = (act.id.clone(), act.id.clone());
    view! {
        <li class="card" data-key=key>
            <h2 class="prose"><a href=act.address>{copy::what(&act.act)}</a></h2>
            {act.words.map(|words| view! { <p class="prose">{words}</p> })}
            <p class="card__meta"><span class="prose">{act.community}</span></p>
            <p role=refused.then_some("alert")>{standing}</p>
            <PlainForm name="drop" about=act.id action="/outbox" class="inline-form">
                <Hidden name="entry" value=id/>
                <button class="button button--quiet button--small" type="submit">{copy::DROP}</button>
            </PlainForm>
        </li>
    }
}
