//! One idea.

use domain::Subject;
use domain::ideas::{Show as Asked, ShowView, VersionView};
use domain::ids::IdeaId;
use domain::query::Link;
use domain::text::PROSE;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::components::comments::Comments;
use crate::components::links::{LinkTo, address};
use crate::components::{
    ActForm, Hidden, Moderation, More, Select, TextArea, TextField, Time, Toggle, form_value, title,
};
use crate::copy::{common, ideas as copy};
use crate::data::{Shown, ask, use_slug};
use crate::pages::not_found::Elsewhere;

/// The page.
#[component]
pub fn ShowPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")?.parse::<IdeaId>().ok()));
    move || match id.get() {
        None => Elsewhere().into_any(),
        Some(id) => ask(move || Asked { id }, move |shown| view! { <Idea shown id/> }.into_any()).into_any(),
    }
}

#[component]
fn Idea(shown: Shown<ShowView>, id: IdeaId) -> impl IntoView {
    let heading = shown.read(|idea| idea.card.title.clone().unwrap_or_else(|| common::TAKEN_AWAY.to_owned()));
    title(move || heading.get());
    let may_act = shown.read(|idea| idea.may_act);
    view! {
        <div class="page__head"><h1 class="prose">{heading}</h1></div>
        {move || shown.with(|idea| idea.taken.clone()).map(|taken| view! { <p class="notice">{common::taken(&taken)}</p> })}
        <Standing shown id/>
        {move || shown.with(|idea| idea.versions.last()?.why.clone()).map(|why| view! { <p class="prose">{why}</p> })}
        <Facts shown/>
        <Edit shown id/>
        <TakeUp shown id/>
        <PutToVote shown id/>
        <Path shown/>
        <SayHowFar shown id/>
        <Issues shown id/>
        <Before shown/>
        <Moderation subject=Subject::Idea(id) mine=shown.read(|idea| idea.mine) taken=shown.read(|idea| idea.taken.clone())/>
        <Comments on=Subject::Idea(id) comments=shown.read(|idea| idea.comments.clone()) may_act/>
    }
}

/// How far it has come, how many are for it, and the way to say so.
#[component]
fn Standing(shown: Shown<ShowView>, id: IdeaId) -> impl IntoView {
    let stage = shown.read(|idea| idea.card.stage);
    let may_support = shown.read(|idea| idea.may_support);
    let support = shown.read(|idea| {
        let count = idea.card.support;
        if idea.card.stage.is_forming() { copy::support(count) } else { copy::settled(count) }
    });
    view! {
        <p class="card__meta">
            <span class=move || copy::stage_style(stage.get())>{move || copy::stage(stage.get())}</span>
            <span>{support}</span>
        </p>
        <Show when=move || may_support.get()>
            <Toggle act="idea.support" name="idea" id=id.to_string() on=shown.read(|idea| idea.supporting)
                yes=copy::FOR_IT no=copy::NOT_FOR_IT/>
        </Show>
    }
}

/// What a version says that it would take and cost.
fn effort(version: VersionView) -> impl IntoView {
    let fact = |name: &'static str, value: Option<String>| {
        value.map(|value| view! { <div><dt>{name}</dt><dd class="prose">{value}</dd></div> })
    };
    (fact(copy::TAKES_FACT, version.takes), fact(copy::COST_FACT, copy::cost(version.cost, version.cost_words)))
}

#[component]
fn Facts(shown: Shown<ShowView>) -> impl IntoView {
    let slug = use_slug();
    let by = shown.read(|idea| idea.by.clone().unwrap_or_else(|| common::A_MEMBER.to_owned()));
    let vote = shown.read(|idea| idea.vote);
    let group = shown.read(|idea| idea.group.clone());
    view! {
        <dl class="facts">
            {move || shown.with(|idea| idea.versions.last().cloned()).map(effort)}
            {move || group.get().map(|link| view! {
                <div><dt>{copy::GROUP}</dt><dd><LinkTo link slug=slug.get()/></dd></div>
            })}
            <div><dt>{copy::PROPOSED}</dt><dd>{move || view! { <Time when=shown.with(|idea| idea.proposed.clone())/> }}</dd></div>
            <div><dt>{copy::BY}</dt><dd class="prose">{by}</dd></div>
            {move || vote.get().map(|vote| view! {
                <div><dt>{copy::VOTE}</dt><dd><a href=address(&slug.get(), Subject::Vote(vote))>{copy::SEE_VOTE}</a></dd></div>
            })}
        </dl>
    }
}

#[component]
fn Edit(shown: Shown<ShowView>, id: IdeaId) -> impl IntoView {
    let slug = use_slug();
    let may_edit = shown.read(|idea| idea.may_edit);
    view! {
        <Show when=move || may_edit.get()>
            <p class="button-row">
                <a class="button button--quiet" href=move || format!("/c/{}/ideas/{id}/edit", slug.get())>{copy::EDIT}</a>
            </p>
        </Show>
    }
}

/// For coordinators: to take it up for one of their groups.
#[component]
fn TakeUp(shown: Shown<ShowView>, id: IdeaId) -> impl IntoView {
    let groups = Memo::new(move |_| shown.with(|idea| idea.may_take_up.clone()));
    let one = move |group: Link| {
        let Subject::Group(to) = group.to else { return None };
        Some(view! {
            <ActForm act="idea.take_up" about=to.to_string() class="inline-form">
                <Hidden name="idea" value=id.to_string()/>
                <Hidden name="group" value=to.to_string()/>
                <button class="button button--quiet" type="submit">{copy::take_up(group.title.as_deref().unwrap_or_default())}</button>
            </ActForm>
        })
    };
    view! {
        <Show when=move || groups.with(|groups| !groups.is_empty())>
            <div class="button-row">{move || groups.get().into_iter().map(one).collect_view()}</div>
        </Show>
    }
}

/// For organisers: to put it to a vote.
#[component]
fn PutToVote(shown: Shown<ShowView>, id: IdeaId) -> impl IntoView {
    let slug = use_slug();
    let may = shown.read(|idea| idea.may_put_to_vote);
    let address = move || format!("/c/{}/organise/votes/new?idea={id}", slug.get());
    view! {
        <Show when=move || may.get()>
            <p class="button-row"><a class="button button--quiet" rel="external" href=address>{copy::PUT_TO_VOTE}</a></p>
        </Show>
    }
}

/// How far it has come, step by step.
#[component]
fn Path(shown: Shown<ShowView>) -> impl IntoView {
    let slug = use_slug();
    let any = shown.read(|idea| !idea.steps.is_empty());
    let steps = move || {
        shown.with(|idea| idea.steps.clone()).into_iter().map(|step| {
            view! {
                <li class="timeline__entry">
                    <span class="timeline__what">
                        <span class=copy::stage_style(step.stage)>{copy::stage(step.stage)}</span>
                        {step.reason.map(|reason| view! { <span class="prose">" "{reason}</span> })}
                        <span class="timeline__meta">
                            <Time when=step.at/>
                            {step.group.map(|link| view! { " · "<LinkTo link slug=slug.get()/> })}
                            {step.vote.map(|vote| view! { " · "<a href=address(&slug.get(), Subject::Vote(vote))>{copy::THE_VOTE}</a> })}
                        </span>
                    </span>
                </li>
            }
        }).collect_view()
    };
    view! {
        <Show when=move || any.get()>
            <section class="stack">
                <h2>{copy::PATH}</h2>
                <ol class="timeline__day">{steps}</ol>
            </section>
        </Show>
    }
}

/// The form of organisers and coordinators to say how far it has come.
#[component]
fn SayHowFar(shown: Shown<ShowView>, id: IdeaId) -> impl IntoView {
    let stages = Memo::new(move |_| shown.with(|idea| idea.may_set.clone()));
    move || {
        let options: Vec<_> =
            stages.get().into_iter().map(|stage| (form_value(stage), copy::step(stage).to_owned())).collect();
        (!options.is_empty()).then(|| {
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
}

/// The issues it would help with.
#[component]
fn Issues(shown: Shown<ShowView>, id: IdeaId) -> impl IntoView {
    let slug = use_slug();
    let issues = shown.read(|idea| idea.issues.clone());
    let may_link = shown.read(|idea| idea.may_link);
    let any = Memo::new(move |_| may_link.get() || issues.with(|issues| !issues.is_empty()));
    view! {
        <Show when=move || any.get()>
            <section class="stack">
                <h2>{copy::ISSUES}</h2>
                <ul class="rows">
                    <For each=move || issues.get() key=|link| (link.to, link.title.clone()) let:link>
                        <li>
                            {
                                let to = link.to;
                                view! {
                                    <LinkTo link slug=slug.get_untracked()/>
                                    {move || may_link.get().then(|| view! { <Unlink id to/> })}
                                }
                            }
                        </li>
                    </For>
                </ul>
                {move || may_link.get().then(|| view! {
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
        </Show>
    }
}

#[component]
fn Unlink(id: IdeaId, to: Subject) -> impl IntoView {
    let Subject::Issue(issue) = to else { return ().into_any() };
    view! {
        <ActForm act="idea.link_issue" about=issue.to_string() class="inline-form">
            <Hidden name="idea" value=id.to_string()/>
            <Hidden name="issue" value=issue.to_string()/>
            <button class="button button--quiet button--small" type="submit" name="yes" value="no">{copy::UNLINK}</button>
        </ActForm>
    }
    .into_any()
}

/// What it said before its words were changed, the latest first.
#[component]
fn Before(shown: Shown<ShowView>) -> impl IntoView {
    let any = shown.read(|idea| idea.versions.len() > 1);
    let versions = move || {
        let versions = shown.with(|idea| idea.versions.clone());
        let earlier = versions.len().saturating_sub(1);
        versions.into_iter().take(earlier).rev().map(|version| view! { <Version version/> }).collect_view()
    };
    view! {
        <Show when=move || any.get()>
            <details class="more">
                <summary>{copy::BEFORE}</summary>
                <ol class="comments" reversed>{versions}</ol>
            </details>
        </Show>
    }
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
