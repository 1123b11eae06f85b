//! All that is one's own, at a glance.

use domain::members::{MeView, Standing};
use leptos::prelude::*;

use crate::components::{Hidden, PlainForm, TextField};
use crate::copy::{front, me as copy, outbox};
use crate::html::IntoHtml;
use crate::pages::account::Frame;

/// A phone or computer where one is signed in.
#[derive(Debug, Clone)]
pub struct Phone {
    /// What it is signed out by.
    pub handle: String,
    /// The kind of machine, as it is kept.
    pub device: &'static str,
    /// When it signed in.
    pub since: String,
    /// When it was last seen.
    pub seen: String,
    /// Whether it is the one that asks.
    pub this: bool,
}

/// All that the account holds.
#[derive(Debug, Clone)]
pub struct Overview {
    /// Memberships, each with the address part of its community.
    pub mine: Vec<(String, MeView)>,
    /// When the recovery code was made, if there is one.
    pub recovery_made: Option<String>,
    /// The e-mail address, if there is one.
    pub email: Option<String>,
    /// Where one is signed in, this phone first.
    pub phones: Vec<Phone>,
}

/// The page.
#[component]
pub fn MePage(
    /// All that the account holds.
    overview: Overview,
    /// What was just done.
    done: Option<&'static str>,
) -> impl IntoView {
    let Overview { mine, recovery_made, email, phones } = overview;
    let may_return = recovery_made.is_some() || email.is_some();
    view! {
        <Frame name=copy::TITLE narrow=true done>
            <h1>{copy::TITLE}</h1>
            <Mine mine/>
            <Waiting/>
            <Keys recovery_made/>
            <Email email/>
            <Phones phones/>
            <section aria-labelledby="out">
                <h2 id="out">{copy::SIGN_OUT}</h2>
                <p class=if may_return { "muted" } else { "notice notice--warn" }>{if may_return { copy::SIGN_OUT_BACK } else { copy::SIGN_OUT_LOST }}</p>
                <PlainForm name="sign-out" action="/me" class="inline-form">
                    <button class="button button--quiet" type="submit">{copy::SIGN_OUT}</button>
                </PlainForm>
            </section>
            <section aria-labelledby="data">
                <h2 id="data">{copy::DATA}</h2>
                <p><a href="/me/download" download="">{copy::DOWNLOAD}</a>" "<span class="muted">{copy::DOWNLOAD_HINT}</span></p>
                <p><a href="/me/erase">{copy::ERASE}</a>" "<span class="muted">{copy::ERASE_HINT}</span></p>
            </section>
        </Frame>
    }
}

#[component]
fn Mine(mine: Vec<(String, MeView)>) -> impl IntoView {
    let none = mine.is_empty();
    let card = |(slug, me): (String, MeView)| {
        let badge = match me.standing {
            Standing::Waiting => Some(("badge badge--waiting", front::WAITING)),
            Standing::Paused => Some(("badge badge--closed", front::PAUSED)),
            _ => me.organiser.then_some(("badge", front::ORGANISER)),
        };
        view! {
            <li class="card">
                <h3 class="prose"><a href=format!("/me/c/{slug}")>{me.community}</a></h3>
                <p class="card__meta">{front::known_as(&me.name)}</p>
                {badge.map(|(style, words)| view! { <p class="card__foot"><span class=style>{words}</span></p> })}
            </li>
        }
    };
    view! {
        <section aria-labelledby="mine">
            <h2 id="mine">{copy::MINE}</h2>
            {if none {
                view! { <div class="empty"><p>{copy::NONE}</p><a class="button" href="/">{copy::FIND}</a></div> }.into_html()
            } else {
                view! { <ul class="cards">{mine.into_iter().map(card).collect_view()}</ul><p class="muted">{copy::NOT_LINKED}</p> }.into_html()
            }}
        </section>
    }
}

/// What waits on this phone: its service worker alone knows, and the phone's script puts it here.
#[component]
fn Waiting() -> impl IntoView {
    view! {
        <section aria-labelledby="waits">
            <h2 id="waits">{outbox::TITLE}</h2>
            <div class="stack" data-outbox-here=""><p><a href="/outbox">{outbox::SEE}</a></p></div>
        </section>
    }
}

/// What brings one back, and what brings one to a new phone.
#[component]
fn Keys(recovery_made: Option<String>) -> impl IntoView {
    let has = recovery_made.is_some();
    view! {
        <section aria-labelledby="key">
            <h2 id="key">{copy::KEY}</h2>
            {match recovery_made {
                Some(when) => view! { <p>{copy::recovery_made(&when)}" "{copy::RECOVERY_OLD}</p> }.into_html(),
                None => view! { <p class="notice notice--warn">{copy::RECOVERY_NONE}</p> }.into_html(),
            }}
            <PlainForm name="recovery" action="/me" class="inline-form">
                <button class=if has { "button button--quiet" } else { "button" } type="submit">
                    {if has { copy::RECOVERY_NEW } else { copy::RECOVERY_FIRST }}
                </button>
            </PlainForm>
        </section>
        <section aria-labelledby="move">
            <h2 id="move">{copy::MOVE}</h2>
            <p>{copy::MOVE_HINT}</p>
            <p><a class="button button--quiet" href="/me/move">{copy::MOVE}</a></p>
        </section>
    }
}

#[component]
fn Email(email: Option<String>) -> impl IntoView {
    let has = email.is_some();
    view! {
        <section aria-labelledby="email">
            <h2 id="email">{copy::EMAIL}</h2>
            <p>{copy::EMAIL_WHY}</p>
            {email.map(|email| view! {
                <p>{copy::EMAIL_IS}" "<strong class="prose">{email}</strong></p>
                <PlainForm name="email-remove" action="/me" class="inline-form">
                    <button class="button button--quiet" type="submit">{copy::EMAIL_REMOVE}</button>
                </PlainForm>
            })}
            <PlainForm name="email" action="/me">
                <TextField name="email" label=if has { copy::EMAIL_CHANGE } else { copy::EMAIL_LABEL } kind="email" autocomplete="email" max=254/>
                <button class="button button--quiet" type="submit">{copy::EMAIL_ADD}</button>
            </PlainForm>
        </section>
    }
}

#[component]
fn Phones(phones: Vec<Phone>) -> impl IntoView {
    let several = phones.len() > 1;
    let phone = |phone: Phone| {
        let out = (!phone.this).then(|| {
            let handle = phone.handle.clone();
            view! {
                <PlainForm name="phone-out" about=handle.clone() action="/me" class="inline-form">
                    <Hidden name="phone" value=handle/>
                    <button class="button button--quiet button--small" type="submit">
                        {copy::PHONE_OUT}<span class="visually-hidden">": "{copy::device(phone.device)}</span>
                    </button>
                </PlainForm>
            }
        });
        view! {
            <li class="card">
                <h3>{copy::device(phone.device)}</h3>
                <p class="card__meta">{copy::seen(&phone.since, &phone.seen)}</p>
                {phone.this.then(|| view! { <p class="card__foot"><span class="badge">{copy::THIS_PHONE}</span></p> })}
                {out}
            </li>
        }
    };
    view! {
        <section aria-labelledby="phones">
            <h2 id="phones">{copy::PHONES}</h2>
            <ul class="cards">{phones.into_iter().map(phone).collect_view()}</ul>
            {several.then(|| view! {
                <p>{copy::OTHERS_OUT_HINT}</p>
                <PlainForm name="others-out" action="/me" class="inline-form">
                    <button class="button button--quiet" type="submit">{copy::OTHERS_OUT}</button>
                </PlainForm>
            })}
        </section>
    }
}
