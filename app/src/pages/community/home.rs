//! Home: what needs me, and what is new.

use domain::Subject;
use domain::community::ChecklistView;
use domain::home::{HomeView, Show as Asked};
use domain::viewer::Role;
use leptos::prelude::*;

use super::use_frame;
use crate::components::checklist::Checklist;
use crate::components::entries::Days;
use crate::components::links::address;
use crate::components::title;
use crate::copy::{common, gatherings as gatherings_copy, groups, home as copy, ideas, issues, record};
use crate::data::{ask, use_slug};
use crate::html::IntoHtml;
use crate::pages::gatherings::list::Group;

/// The page.
#[component]
pub fn HomePage() -> impl IntoView {
    title(&use_frame().name);
    ask(Asked {}, |home| view! { <Home home/> })
}

#[component]
fn Home(home: HomeView) -> impl IntoView {
    let frame = use_frame();
    let slug = use_slug();
    let record = format!("/c/{slug}/record");
    let asks = asks(&home, &slug);
    let welcome = home.welcome;
    let gatherings = home.gatherings;
    view! {
        <div class="page__head"><h1>{frame.name.clone()}</h1></div>
        <Group heading=gatherings_copy::TITLE cards=gatherings/>
        {match frame.role {
            Role::Stranger => view! { <Front welcome is_stranger=true/> }.into_html(),
            Role::Waiting => {
                view! { <p class="banner banner--info">{copy::WAITING}</p><Front welcome is_stranger=false/> }.into_html()
            }
            Role::Paused => view! {
                <p class="banner banner--warn">{copy::PAUSED}</p>
                {(!asks.is_empty()).then(|| view! { <NeedsYou asks/> })}
            }
            .into_html(),
            Role::Member | Role::Organiser => view! { <NeedsYou asks/><Start list=home.checklist/><Next/> }.into_html(),
        }}
        <section>
            <h2>{copy::NEW}</h2>
            <Days entries=home.new slug level=3/>
            <p><a href=record>{record::WHOLE}</a></p>
        </section>
    }
}

/// For those who are not members: what this is, and the way in.
#[component]
fn Front(welcome: Option<String>, is_stranger: bool) -> impl IntoView {
    let slug = use_slug();
    view! {
        <section>
            {welcome.map(|welcome| view! { <p class="prose">{welcome}</p> })}
            <p>{copy::WHAT_THIS_IS}</p>
            <p class="button-row">
                {is_stranger.then(|| view! {
                    <a class="button" rel="external" href=format!("/join?c={slug}")>{common::JOIN}</a>
                })}
                <a class="button button--quiet" href=format!("/c/{slug}/about")>{common::ABOUT}</a>
            </p>
        </section>
    }
}

/// One thing that waits for the viewer.
struct Ask {
    kind: String,
    title: String,
    href: String,
    meta: Option<String>,
    is_elsewhere: bool,
}

/// What waits for the viewer, the most urgent first.
fn asks(home: &HomeView, slug: &str) -> Vec<Ask> {
    let titled = |title: &Option<String>| title.clone().unwrap_or_else(|| common::TAKEN_AWAY.to_owned());
    let ask = |kind: &str, title: String, to: Subject, meta: Option<String>| Ask {
        kind: kind.to_owned(),
        title,
        href: address(slug, to),
        meta,
        is_elsewhere: false,
    };
    let organise = |title: String, kind: &str, rest: &str| Ask {
        kind: kind.to_owned(),
        title,
        href: format!("/c/{slug}/organise/{rest}"),
        meta: None,
        is_elsewhere: true,
    };
    let votes = home.votes.iter().map(|vote| {
        let kind = if vote.show_of_hands { copy::SHOW_OF_HANDS } else { copy::VOTE };
        let closes = format!("{} {}", copy::CLOSES, vote.due.said);
        ask(kind, titled(&vote.question), Subject::Vote(vote.id), Some(closes))
    });
    let fixed =
        home.fixed.iter().map(|issue| ask(copy::IS_IT_FIXED, titled(&issue.title), Subject::Issue(issue.id), None));
    let jobs = home.jobs.iter().map(|job| {
        let until = job.until.as_ref().map(|until| format!("{} {}", copy::STILL_AT_IT, until.said));
        let meta = [job.when.as_ref().map(|when| when.said.clone()), job.place.clone(), until];
        let kind = if job.ran_out.is_some() { copy::RAN_OUT } else { copy::YOUR_JOB };
        let meta: Vec<String> = meta.into_iter().flatten().collect();
        ask(kind, titled(&job.what), Subject::Job(job.id), (!meta.is_empty()).then(|| meta.join(" · ")))
    });
    let requests = home
        .group_requests
        .iter()
        .map(|asked| ask(&copy::asks(asked.count), titled(&asked.group.title), asked.group.to, None));
    let people = (home.requests > 0)
        .then(|| organise(copy::requests(home.requests), common::ORGANISE, "people?standing=waiting"));
    let reports = (home.reports > 0).then(|| organise(copy::reports(home.reports), common::ORGANISE, "reports"));
    votes.chain(fixed).chain(people).chain(reports).chain(requests).chain(jobs).collect()
}

#[component]
fn NeedsYou(asks: Vec<Ask>) -> impl IntoView {
    let none = asks.is_empty();
    let cards = asks.into_iter().map(|ask| {
        view! {
            <li class="card card--ask">
                <h3><a rel=ask.is_elsewhere.then_some("external") href=ask.href>{ask.title}</a></h3>
                <p class="card__meta"><span>{ask.kind}</span>{ask.meta.map(|meta| view! { <span>{meta}</span> })}</p>
            </li>
        }
    });
    view! {
        <section>
            <h2>{copy::NEEDS_YOU}</h2>
            {match none {
                true => view! { <p class="muted">{copy::NOTHING}</p> }.into_html(),
                false => view! { <ul class="cards">{cards.collect_view()}</ul> }.into_html(),
            }}
        </section>
    }
}

/// For organisers, until done: the checklist.
#[component]
fn Start(list: Option<ChecklistView>) -> impl IntoView {
    list.map(|list| view! { <section><h2>{copy::CHECKLIST}</h2><Checklist list/></section> })
}

/// What a member can begin.
#[component]
fn Next() -> impl IntoView {
    let slug = use_slug();
    let at = |rest: &str| format!("/c/{slug}{rest}");
    view! {
        <section>
            <h2>{copy::NEXT}</h2>
            <p class="button-row">
                <a class="button" href=at("/issues/new")>{issues::RAISE}</a>
                <a class="button button--quiet" href=at("/ideas/new")>{ideas::PROPOSE}</a>
                <a class="button button--quiet" href=at("/groups")>{groups::TITLE}</a>
                <a class="button button--quiet" href=at("/meetings")>{gatherings_copy::TITLE}</a>
            </p>
        </section>
    }
}
