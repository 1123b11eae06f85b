//! One's membership in one community.

use domain::members::{MeView, Standing};
use domain::posts::ReportView;
use domain::text::NAME;
use leptos::prelude::*;

use crate::components::links::{address, feed_address};
use crate::components::{PlainForm, TextField, Tick, Time};
use crate::copy::{common, me as copy};
use crate::html::IntoHtml;
use crate::pages::account::Frame;

/// The page.
#[component]
pub fn MembershipPage(
    /// The community's address part.
    slug: String,
    /// The membership.
    me: MeView,
    /// Where people find this server.
    origin: String,
    /// What was just done.
    done: Option<&'static str>,
) -> impl IntoView {
    let action = format!("/me/c/{slug}");
    let waiting = me.standing == Standing::Waiting;
    let active = me.standing == Standing::Active;
    let go_on = if waiting { format!("/join?c={slug}") } else { format!("/c/{slug}") };
    view! {
        <Frame name=me.community.clone() narrow=true done>
            <h1 class="prose">{me.community.clone()}</h1>
            <p><a class="button" href=go_on>{copy::OPEN}</a></p>
            <Facts me=me.clone()/>
            {active.then(|| view! {
                <Rename action=action.clone() name=me.name.clone()/>
                <Declare action=action.clone() me=me.clone()/>
                <Feed action=action.clone() origin feed=me.feed.clone()/>
            })}
            <Told slug reports=me.reports/>
            <section aria-labelledby="leave">
                <h2 id="leave">{if waiting { copy::LEAVE_ASK } else { copy::LEAVE }}</h2>
                {if me.last_organiser {
                    view! { <p class="notice">{copy::LEAVE_LAST}</p> }.into_html()
                } else {
                    view! {
                        {(!waiting).then(|| view! { <p>{copy::LEAVE_HINT}</p> })}
                        <PlainForm name="leave" action class="inline-form">
                            <button class="button button--quiet" type="submit">{if waiting { copy::LEAVE_ASK } else { copy::LEAVE }}</button>
                        </PlainForm>
                    }.into_html()
                }}
            </section>
            <p><a href="/me">{copy::BACK}</a></p>
        </Frame>
    }
}

#[component]
fn Facts(me: MeView) -> impl IntoView {
    let standing = match me.standing {
        Standing::Waiting => copy::WAITING,
        Standing::Paused => copy::PAUSED,
        _ if me.organiser => copy::ORGANISER,
        _ => copy::MEMBER,
    };
    view! {
        <dl class="facts">
            <div><dt>{copy::STANDING}</dt><dd>{standing}{me.confirmed.then(|| view! { <br/>{copy::CONFIRMED} })}</dd></div>
            {me.note.map(|note| view! { <div><dt>{copy::WHY}</dt><dd class="prose">{note}</dd></div> })}
            <div><dt>{copy::SINCE}</dt><dd><Time when=me.since/></dd></div>
        </dl>
    }
}

#[component]
fn Rename(action: String, name: String) -> impl IntoView {
    view! {
        <section aria-labelledby="name">
            <h2 id="name">{copy::NAME}</h2>
            <PlainForm name="name" action>
                <TextField name="name" label=copy::NAME hint=copy::NAME_HINT value=name max=NAME autocomplete="nickname"/>
                <button class="button button--quiet" type="submit">{copy::SAVE}</button>
            </PlainForm>
        </section>
    }
}

#[component]
fn Declare(action: String, me: MeView) -> impl IntoView {
    let age = me.declaration.map_or(0, |declared| declared.at_least_age);
    let age = if age > 0 { age.to_string() } else { String::new() };
    view! {
        <section aria-labelledby="declare">
            <h2 id="declare">{copy::DECLARE}</h2>
            <p>{copy::DECLARE_HINT}</p>
            <PlainForm name="declare" action>
                <Tick name="linked_to_place" label=copy::DECLARE_PLACE ticked=me.declaration.is_some_and(|declared| declared.linked_to_place)/>
                <TextField name="at_least_age" label=copy::DECLARE_AGE hint=copy::DECLARE_AGE_HINT value=age inputmode="numeric" max=3/>
                <button class="button button--quiet" type="submit">{copy::SAVE}</button>
            </PlainForm>
        </section>
    }
}

#[component]
fn Feed(action: String, origin: String, feed: Option<String>) -> impl IntoView {
    let has = feed.is_some();
    view! {
        <section aria-labelledby="feed">
            <h2 id="feed">{copy::FEED}</h2>
            {match feed {
                Some(secret) => {
                    let address = format!("{origin}{}", feed_address(&secret));
                    view! { <p>{copy::FEED_HINT}</p><p><a class="prose" href=address.clone()>{address.clone()}</a></p> }.into_html()
                }
                None => view! { <p>{copy::FEED_NONE}</p> }.into_html(),
            }}
            <PlainForm name="feed" action class="inline-form">
                <button class="button button--quiet" type="submit">{if has { copy::FEED_RENEW } else { copy::FEED_NEW }}</button>
            </PlainForm>
        </section>
    }
}

/// What was told to organisers, and what they answered.
#[component]
fn Told(slug: String, reports: Vec<ReportView>) -> impl IntoView {
    let told = move |report: ReportView| {
        let title = report.title.unwrap_or_else(|| common::TAKEN_AWAY.to_owned());
        view! {
            <li class="card">
                <h3><a class="prose" href=address(&slug, report.page)>{title}</a></h3>
                <p class="card__meta"><Time when=report.at/></p>
                <p class="prose">{report.words}</p>
                {match report.answer {
                    Some(answer) => view! { <p class="prose"><strong>{copy::TOLD_ANSWER}</strong>" "{answer}</p> }.into_html(),
                    None => view! { <p class="muted">{copy::TOLD_WAITS}</p> }.into_html(),
                }}
            </li>
        }
    };
    (!reports.is_empty()).then(|| {
        view! {
            <section aria-labelledby="told">
                <h2 id="told">{copy::TOLD}</h2>
                <ul class="cards">{reports.into_iter().map(told).collect_view()}</ul>
            </section>
        }
    })
}
