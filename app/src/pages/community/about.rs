//! What the community is, whom to ask, and who sees what.

use domain::community::{About as Asked, AboutView, ContactView};
use leptos::prelude::*;

use crate::components::{Time, title};
use crate::copy::{about as copy, common, record};
use crate::data::{ask, use_slug};
use crate::html::{Html, IntoHtml};

/// The page.
#[component]
pub fn AboutPage() -> impl IntoView {
    title(common::ABOUT);
    ask(Asked {}, |about| view! { <About about/> })
}

#[component]
fn About(about: AboutView) -> impl IntoView {
    let facts = facts(&about);
    view! {
        <div class="page__head">
            <h1>{common::ABOUT}</h1>
            <p class="page__lede">{about.name}</p>
        </div>
        {about.welcome.map(|welcome| view! { <p class="prose">{welcome}</p> })}
        {about.may_join.then(|| view! {
            <p><a class="button" rel="external" href=format!("/join?c={}", use_slug())>{common::JOIN}</a></p>
        })}
        {facts}
        <Contact contact=about.contact/>
        <Organisers names=about.organisers/>
        <section>
            <h2>{copy::WHO_SEES}</h2>
            <ul>
                <li>{copy::visibility(about.visibility)}</li>
                {[copy::RECORD_NAMES, copy::PRIVATE, copy::VOTES, copy::ORGANISERS_SEE, copy::OPERATOR, copy::ERASE, copy::NO_TRACKING]
                    .map(|words| view! { <li>{words}</li> }).collect_view()}
            </ul>
        </section>
    }
}

fn fact(name: &'static str, value: impl IntoView + 'static) -> Html {
    view! { <div><dt>{name}</dt><dd class="prose">{value}</dd></div> }.into_html()
}

fn facts(about: &AboutView) -> Html {
    view! {
        <dl class="facts">
            {fact(copy::WHAT, record::kinds(&about.kinds))}
            {fact(copy::JOINING, copy::joining(about.joining))}
            {about.members.map(|members| fact(copy::MEMBERS, copy::members(members)))}
            {about.founded.clone().map(|when| fact(copy::SINCE, view! { <Time when/> }))}
        </dl>
    }
    .into_html()
}

#[component]
fn Contact(contact: ContactView) -> impl IntoView {
    let is_there = contact != ContactView::default();
    let telephone = contact.telephone.map(|number| {
        let dialled: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        fact(copy::TELEPHONE, view! { <a href=format!("tel:{dialled}")>{number}</a> })
    });
    view! {
        <section>
            <h2>{copy::CONTACT}</h2>
            {(!is_there).then(|| view! { <p class="muted">{copy::CONTACT_NONE}</p> })}
            {is_there.then(|| view! {
                <dl class="facts">
                    {contact.name.map(|name| fact(copy::NAME, name))}
                    {telephone}
                    {contact.place.map(|place| fact(copy::PLACE, place))}
                    {contact.times.map(|times| fact(copy::TIMES, times))}
                </dl>
            })}
        </section>
    }
}

#[component]
fn Organisers(names: Vec<String>) -> impl IntoView {
    view! {
        <section>
            <h2>{copy::ORGANISERS}</h2>
            {names.is_empty().then(|| view! { <p class="muted">{copy::ORGANISERS_NONE}</p> })}
            <ul class="rows">{names.into_iter().map(|name| view! { <li>{name}</li> }).collect_view()}</ul>
        </section>
    }
}
