//! One idea.

use domain::Subject;
use domain::ideas::{Card, Show as Asked, ShowView, Stage, StepView, VersionView};
use domain::ids::{IdeaId, VoteId};
use domain::query::{Link, When};
use domain::text::PROSE;
use leptos::prelude::*;

use crate::components::comments::Comments;
use crate::components::links::{LinkTo, address};
use crate::components::{
    ActForm, Hidden, Moderation, More, Photos, SavedHere, Select, TextArea, TextField, Time, Toggle, form_value, title,
};
use crate::copy::{common, ideas as copy};
use crate::data::{ask_about, use_slug};
use crate::html::{Html, IntoHtml};

/// The page.
#[component]
pub fn ShowPage() -> impl IntoView {
    ask_about("id", |id| Asked { id }, |idea| view! { <Idea idea/> })
}

#[component]
fn Idea(mut idea: ShowView) -> impl IntoView {
    let id = idea.card.id;
    let heading = idea.card.title.clone().unwrap_or_else(|| common::TAKEN_AWAY.to_owned());
    title(&heading);
    let version = idea.versions.pop();
    let why = version.as_ref().and_then(|version| version.why.clone());
    view! {
        <div class="page__head"><h1 class="prose">{heading}</h1></div>
        {idea.taken.as_ref().map(|taken| view! { <p class="notice">{common::taken(taken)}</p> })}
        {standing(&idea)}
        {why.map(|why| view! { <p class="prose">{why}</p> })}
        <Photos of=Subject::Idea(id) photos=idea.photos/>
        <Facts version group=idea.group proposed=idea.proposed by=idea.by vote=idea.vote/>
        {idea.may_edit.then(|| view! { <Edit id/> })}
        <TakeUp id groups=idea.may_take_up/>
        {idea.may_put_to_vote.then(|| view! { <PutToVote id/> })}
        <Path steps=idea.steps/>
        <SayHowFar id stages=idea.may_set/>
        <Issues id issues=idea.issues may_link=idea.may_link/>
        <Before versions=idea.versions/>
        <Moderation subject=Subject::Idea(id) mine=idea.mine taken=idea.taken/>
        <Comments on=Subject::Idea(id) comments=idea.comments may_act=idea.may_act/>
    }
}

/// How far it has come, how many are for it, and the way to say so.
fn standing(idea: &ShowView) -> Html {
    let Card { id, stage, support, .. } = idea.card;
    let support = if stage.is_forming() { copy::support(support) } else { copy::settled(support) };
    view! {
        <p class="card__meta">
            <SavedHere on=Subject::Idea(id)/>
            <span class=copy::stage_style(stage)>{copy::stage(stage)}</span>
            <span>{support}</span>
        </p>
        {idea.may_support.then(|| view! {
            <Toggle act="idea.support" name="idea" id=id.to_string() on=idea.supporting yes=copy::FOR_IT no=copy::NOT_FOR_IT/>
        })}
    }
    .into_html()
}

/// What a version says that it would take and cost.
fn effort(version: VersionView) -> impl IntoView {
    let fact = |name: &'static str, value: Option<String>| {
        value.map(|value| view! { <div><dt>{name}</dt><dd class="prose">{value}</dd></div> })
    };
    (fact(copy::TAKES_FACT, version.takes), fact(copy::COST_FACT, copy::cost(version.cost, version.cost_words)))
}

#[component]
fn Facts(
    version: Option<VersionView>,
    group: Option<Link>,
    proposed: When,
    by: Option<String>,
    vote: Option<VoteId>,
) -> impl IntoView {
    let slug = use_slug();
    view! {
        <dl class="facts">
            {version.map(effort)}
            {group.map(|link| view! { <div><dt>{copy::GROUP}</dt><dd><LinkTo link slug=slug.clone()/></dd></div> })}
            <div><dt>{copy::PROPOSED}</dt><dd><Time when=proposed/></dd></div>
            <div><dt>{copy::BY}</dt><dd class="prose">{by.unwrap_or_else(|| common::A_MEMBER.to_owned())}</dd></div>
            {vote.map(|vote| view! {
                <div><dt>{copy::VOTE}</dt><dd><a href=address(&slug, Subject::Vote(vote))>{copy::SEE_VOTE}</a></dd></div>
            })}
        </dl>
    }
}

#[component]
fn Edit(id: IdeaId) -> impl IntoView {
    view! {
        <p class="button-row">
            <a class="button button--quiet" href=format!("/c/{}/ideas/{id}/edit", use_slug())>{copy::EDIT}</a>
        </p>
    }
}

/// For coordinators: to take it up for one of their groups.
#[component]
fn TakeUp(id: IdeaId, groups: Vec<Link>) -> impl IntoView {
    let any = !groups.is_empty();
    let one = |group: Link| {
        let Subject::Group(to) = group.to else { return None };
        Some(view! {
            <ActForm act="idea.take_up" about=to.to_string() class="inline-form">
                <Hidden name="idea" value=id.to_string()/>
                <Hidden name="group" value=to.to_string()/>
                <button class="button button--quiet" type="submit">{copy::take_up(group.title.as_deref().unwrap_or_default())}</button>
            </ActForm>
        })
    };
    any.then(|| view! { <div class="button-row">{groups.into_iter().map(one).collect_view()}</div> })
}

/// For organisers: to put it to a vote.
#[component]
fn PutToVote(id: IdeaId) -> impl IntoView {
    let address = format!("/c/{}/organise/votes/new?idea={id}", use_slug());
    view! {
        <p class="button-row"><a class="button button--quiet" rel="external" href=address>{copy::PUT_TO_VOTE}</a></p>
    }
}

/// How far it has come, step by step.
#[component]
fn Path(steps: Vec<StepView>) -> impl IntoView {
    let any = !steps.is_empty();
    any.then(|| {
        view! {
            <section class="stack">
                <h2>{copy::PATH}</h2>
                <ol class="timeline__day">{steps.into_iter().map(|step| view! { <Step step/> }).collect_view()}</ol>
            </section>
        }
    })
}

#[component]
fn Step(step: StepView) -> impl IntoView {
    let slug = use_slug();
    view! {
        <li class="timeline__entry">
            <span class="timeline__what">
                <span class=copy::stage_style(step.stage)>{copy::stage(step.stage)}</span>
                {step.reason.map(|reason| view! { <span class="prose">" "{reason}</span> })}
                <span class="timeline__meta">
                    <Time when=step.at/>
                    {step.group.map(|link| view! { " · "<LinkTo link slug=slug.clone()/> })}
                    {step.vote.map(|vote| view! { " · "<a href=address(&slug, Subject::Vote(vote))>{copy::THE_VOTE}</a> })}
                </span>
            </span>
        </li>
    }
}

/// The form of organisers and coordinators to say how far it has come.
#[component]
fn SayHowFar(id: IdeaId, stages: Vec<Stage>) -> impl IntoView {
    let any = !stages.is_empty();
    let options = stages.into_iter().map(|stage| (form_value(stage), copy::step(stage).to_owned())).collect();
    any.then(|| {
        view! {
            <details class="more">
                <summary>{copy::SET_STAGE}</summary>
                <ActForm act="idea.set_stage">
                    <Hidden name="idea" value=id.to_string()/>
                    <Select name="stage" label=copy::NEW_STAGE options/>
                    <TextArea name="reason" label=copy::REASON hint=copy::REASON_HINT max=PROSE rows=2/>
                    <button class="button" type="submit">{copy::SAVE}</button>
                </ActForm>
            </details>
        }
    })
}

/// The issues it would help with.
#[component]
fn Issues(id: IdeaId, issues: Vec<Link>, may_link: bool) -> impl IntoView {
    let slug = use_slug();
    let any = may_link || !issues.is_empty();
    let rows = issues.into_iter().map(|link| {
        let to = link.to;
        view! { <li><LinkTo link slug=slug.clone()/>{may_link.then(|| view! { <Unlink id to/> })}</li> }
    });
    any.then(|| {
        view! {
            <section class="stack">
                <h2>{copy::ISSUES}</h2>
                <ul class="rows">{rows.collect_view()}</ul>
                {may_link.then(|| view! {
                    <More summary=copy::LINK act="idea.link_issue">
                        <ActForm act="idea.link_issue">
                            <Hidden name="idea" value=id.to_string()/>
                            <Hidden name="yes" value="yes"/>
                            <TextField name="issue" label=copy::LINK_ISSUE hint=copy::LINK_HINT max=400/>
                            <button class="button" type="submit">{copy::LINK_ADD}</button>
                        </ActForm>
                    </More>
                })}
            </section>
        }
    })
}

#[component]
fn Unlink(id: IdeaId, to: Subject) -> impl IntoView {
    let Subject::Issue(issue) = to else { return ().into_html() };
    view! {
        <ActForm act="idea.link_issue" about=issue.to_string() class="inline-form">
            <Hidden name="idea" value=id.to_string()/>
            <Hidden name="issue" value=issue.to_string()/>
            <button class="button button--quiet button--small" type="submit" name="yes" value="no">{copy::UNLINK}</button>
        </ActForm>
    }
    .into_html()
}

/// What it said before its words were changed, the latest first.
#[component]
fn Before(versions: Vec<VersionView>) -> impl IntoView {
    let any = !versions.is_empty();
    let versions = versions.into_iter().rev().map(|version| view! { <Version version/> });
    any.then(|| {
        view! {
            <details class="more">
                <summary>{copy::BEFORE}</summary>
                <ol class="comments" reversed>{versions.collect_view()}</ol>
            </details>
        }
    })
}

#[component]
fn Version(version: VersionView) -> impl IntoView {
    let title = version.title.clone().unwrap_or_else(|| common::TAKEN_AWAY.to_owned());
    let (at, why) = (version.at.clone(), version.why.clone());
    view! {
        <li class="stack">
            <h3 class="prose">{title}</h3>
            <p class="muted">{copy::FROM_THEN}" "<Time when=at/></p>
            {version.by_organiser.then(|| view! { <p class="muted">{copy::BY_ORGANISER}</p> })}
            {why.map(|why| view! { <p class="prose">{why}</p> })}
            <dl class="facts">{effort(version)}</dl>
        </li>
    }
}
