//! The first page: what Folkmoot is, one's own communities, and those that everybody can see.

use domain::community::{AboutView, Kind};
use domain::members::{MeView, Standing};
use domain::query::Pager;
use leptos::prelude::*;

use super::Frame;
use crate::components::icon::Mark;
use crate::components::{PagerLinks, PlainForm, TextField};
use crate::copy::{account, common, front as copy};
use crate::html::IntoHtml;

/// A community in a list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Its address part.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What holds it together.
    pub kinds: Vec<Kind>,
    /// How many members it has; none if that is not for the visitor to know.
    pub members: Option<u32>,
    /// Whether it is made up.
    pub demonstration: bool,
}

impl Listed {
    /// A community as it says what it is.
    pub fn new(slug: String, about: AboutView) -> Listed {
        let AboutView { name, kinds, members, demonstration, .. } = about;
        Listed { slug, name, kinds, members, demonstration }
    }
}

/// The page.
#[component]
pub fn FrontPage(
    /// The visitor's own communities.
    mine: Vec<(String, MeView)>,
    /// Those that everybody can see: one page of them.
    open: Vec<Listed>,
    /// Where that page stands.
    pager: Pager,
    /// What was just done.
    done: Option<&'static str>,
) -> impl IntoView {
    let is_new = mine.is_empty();
    view! {
        <Frame name="" done>
            {is_new.then(|| view! { <Hero/> })}
            {(!is_new).then(|| view! { <h1>{common::FOLKMOOT}</h1> <Mine mine/> })}
            <section aria-labelledby="code">
                <h2 id="code">{copy::CODE}</h2>
                <PlainForm name="code" action="/join">
                    <div class="field--short"><TextField name="code" label=copy::CODE_LABEL hint=copy::CODE_HINT max=100/></div>
                    <button class="button" type="submit">{copy::CODE_SEND}</button>
                </PlainForm>
            </section>
            <section aria-labelledby="open">
                <h2 id="open">{copy::OPEN}</h2>
                {if open.is_empty() {
                    view! { <div class="empty"><p>{copy::NONE}" "{copy::NONE_HINT}</p><a class="button" href="/start">{account::START}</a></div> }.into_html()
                } else {
                    view! {
                        <ul class="cards">{open.into_iter().map(|listed| view! { <Card listed/> }).collect_view()}</ul>
                        <PagerLinks pager address=|page| format!("/?page={page}")/>
                    }.into_html()
                }}
                <p class="muted">{copy::NOT_ALL}</p>
            </section>
            {is_new.then(|| view! { <How/> })}
            <section aria-labelledby="start">
                <h2 id="start">{account::START}</h2>
                <p>{copy::START_HINT}</p>
                <p><a class="button button--quiet" href="/start">{account::START}</a></p>
            </section>
        </Frame>
    }
}

/// What Folkmoot is, to somebody who is new to it.
#[component]
fn Hero() -> impl IntoView {
    view! {
        <section class="hero">
            <Mark/>
            <h1>{copy::CALL}</h1>
            <p>{copy::WHAT}</p>
            <div class="button-row">
                <a class="button" href="/join">{copy::JOIN}</a>
                <a class="button button--quiet" href="/start">{copy::START}</a>
            </div>
        </section>
    }
}

/// How things go, to somebody who is new to it.
#[component]
fn How() -> impl IntoView {
    view! {
        <section aria-labelledby="how">
            <h2 id="how">{copy::HOW}</h2>
            <ol>{copy::HOW_STEPS.map(|(step, words)| view! { <li><strong>{step}"."</strong>" "{words}</li> }).collect_view()}</ol>
            <p>{copy::PRIVATE}</p>
        </section>
    }
}

/// The visitor's own communities.
#[component]
fn Mine(mine: Vec<(String, MeView)>) -> impl IntoView {
    view! {
        <section aria-labelledby="mine">
            <h2 id="mine">{copy::MINE}</h2>
            <ul class="cards">
                {mine.into_iter().map(|(slug, me)| {
                    let waiting = me.standing == Standing::Waiting;
                    let address = if waiting { format!("/join?c={slug}") } else { format!("/c/{slug}") };
                    let badge = match me.standing {
                        Standing::Waiting => Some(("badge badge--waiting", copy::WAITING)),
                        Standing::Paused => Some(("badge badge--closed", copy::PAUSED)),
                        _ => me.organiser.then_some(("badge", copy::ORGANISER)),
                    };
                    view! {
                        <li class="card">
                            <h3 class="prose"><a href=address>{me.community}</a></h3>
                            <p class="card__meta">{copy::known_as(&me.name)}</p>
                            {badge.map(|(style, words)| view! { <p class="card__foot"><span class=style>{words}</span></p> })}
                        </li>
                    }
                }).collect_view()}
            </ul>
        </section>
    }
}

/// A community that everybody can see.
#[component]
fn Card(listed: Listed) -> impl IntoView {
    let members = listed.members.filter(|members| *members > 0).map(|members| format!(" · {}", copy::members(members)));
    view! {
        <li class="card">
            <h3 class="prose"><a href=format!("/c/{}", listed.slug)>{listed.name}</a></h3>
            <p class="card__meta">{copy::kinds(&listed.kinds)}{members}</p>
            {listed.demonstration.then(|| view! { <p class="card__foot"><span class="badge">{common::DEMONSTRATION_LABEL}</span></p> })}
        </li>
    }
}
