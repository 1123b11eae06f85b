//! Calling a vote: the form, and a look over what it comes to before it is called.

mod fields;

use domain::Refusal;
use domain::count::Rules;
use domain::count::budget::Project;
use domain::votes::{Call, Draft, DraftView, Kind, New, NewView, POUNDS};
use leptos::prelude::*;

use self::fields::Fields;
use super::RulesList;
use crate::components::act_form::{Returned, fresh_id, use_form};
use crate::components::links::LinkTo;
use crate::components::{ActForm, Time, form_value, title};
use crate::copy::money::money;
use crate::copy::votes as copy;
use crate::data::{ask, use_asked_for, use_slug};
use crate::html::IntoHtml;

/// The page.
#[component]
pub fn NewPage() -> impl IntoView {
    title(copy::CALL);
    let idea = use_asked_for("idea").filter(|idea| !idea.is_empty());
    let known = idea.as_ref().and_then(|idea| idea.parse().ok());
    let asked_for_idea = idea.is_some();
    ask(New { idea: known }, |new| view! { <Page new asked_for_idea/> })
}

#[component]
fn Page(new: NewView, asked_for_idea: bool) -> impl IntoView {
    let slug = use_slug();
    let lost = asked_for_idea && new.idea.is_none();
    let id = fresh_id();
    let next = format!("/c/{slug}/votes/{id}");
    view! {
        <div class="page__head"><h1>{copy::CALL}</h1></div>
        <p>{copy::NEW_HINT}</p>
        {new.idea.clone().map(|link| view! { <p class="notice">{copy::IDEA}": "<LinkTo link slug=slug.clone()/></p> })}
        {lost.then(|| view! { <p class="notice notice--warn">{copy::NOT_THIS_IDEA}</p> })}
        <ActForm act="vote.call" id next>
            <Form new asked_for_idea/>
        </ActForm>
    }
}

/// The kind whose fields are shown: the one turned to, else that of what was sent before, else the one asked for.
fn kind_shown() -> Kind {
    let form = use_form();
    let sent = form.typed("other_kind").or(form.typed("kind")).map(str::to_owned);
    let wanted = sent.or_else(|| use_asked_for("kind"));
    Kind::ALL.into_iter().find(|kind| Some(form_value(kind)) == wanted).unwrap_or_default()
}

/// The ways in which people may answer, and what the one that is shown means. They are buttons of the form, so that
/// what is filled in comes along.
#[component]
fn Kinds(kind: Kind) -> impl IntoView {
    let kinds = Kind::ALL.map(|one| {
        let current = (one == kind).then_some("true");
        view! {
            <li><button type="submit" name="other_kind" value=form_value(one) aria-current=current>{copy::kind(one)}</button></li>
        }
    });
    view! {
        // The form's first button is the one that Enter presses in a field.
        <button class="visually-hidden" type="submit" name="look_over" value="on" tabindex="-1" aria-hidden="true">
            {copy::LOOK_OVER}
        </button>
        <nav class="kinds" aria-label=copy::KIND><ul>{kinds.into_iter().collect_view()}</ul></nav>
        <p class="notice">{copy::kind_means(kind)}" "{copy::kind_example(kind)}</p>
    }
}

/// The fields, and what they come to once the server has found them right.
#[component]
fn Form(new: NewView, asked_for_idea: bool) -> impl IntoView {
    let kind = if asked_for_idea { Kind::YesNo } else { kind_shown() };
    let is_right = use_form().refusal == Some(Refusal::LookOver);
    let kinds = (!asked_for_idea).then(|| view! { <Kinds kind/> });
    match is_right.then(looked_over).flatten() {
        Some(draft) => view! {
            <Review draft/>
            <details class="more">
                <summary>{copy::CHANGE_IT}</summary>
                <div class="form">
                    {kinds}
                    <Fields new kind/>
                    // The first button of the form: pressing Enter in a field must not call the vote.
                    <button class="button button--quiet" type="submit" name="look_over" value="on">{copy::LOOK_OVER_AGAIN}</button>
                </div>
            </details>
            <button class="button button--wide" type="submit">{copy::CALL_NOW}</button>
        }
        .into_html(),
        None => view! {
            {kinds}
            <Fields new kind/>
            <button class="button button--wide" type="submit" name="look_over" value="on">{copy::LOOK_OVER}</button>
        }
        .into_html(),
    }
}

/// What was typed, as the vote that it would be.
fn looked_over() -> Option<DraftView> {
    let typed = use_context::<Returned>()?.fields;
    let call: Call = serde_html_form::from_str(&serde_html_form::to_string(typed).ok()?).ok()?;
    crate::data::server::answer(&Draft(call)).ok()
}

/// What the vote would be, in plain words.
#[component]
fn Review(draft: DraftView) -> impl IntoView {
    let slug = use_slug();
    let question = copy::called(draft.electorate.is_show_of_hands(), &draft.question);
    let costs: &[Project] = if let Rules::Budget(rules) = &draft.rules { &rules.projects } else { &[] };
    let options = draft.options.into_iter().enumerate().map(|(nth, option)| match costs.get(nth) {
        Some(project) => copy::with_cost(&option, &money(project.cost, POUNDS)),
        None => option,
    });
    let options = options.map(|option| view! { <li class="prose">{option}</li> }).collect_view();
    view! {
        <section class="result stack" aria-labelledby="review">
            <h2 id="review">{copy::REVIEW}</h2>
            <p class="result__verdict prose">{question}</p>
            {draft.details.map(|details| view! { <p class="prose">{details}</p> })}
            <ol>{options}</ol>
            <RulesList rules=draft.rules electorate=draft.electorate grace=draft.grace least_group=draft.least_group currency=POUNDS.to_owned()/>
            {draft.few_may_vote.then(|| view! { <p class="notice notice--warn">{copy::FEW_REVIEW}</p> })}
            <dl class="facts">
                {draft.gathering.map(|link| view! { <div><dt>{copy::GATHERING}</dt><dd><LinkTo link slug=slug.clone()/></dd></div> })}
                {draft.idea.map(|link| view! { <div><dt>{copy::IDEA}</dt><dd><LinkTo link slug/></dd></div> })}
                <div><dt>{copy::ROLL}</dt><dd>{copy::roll_now(draft.roll)}</dd></div>
                <div>
                    <dt>{copy::OPENS}</dt>
                    <dd>{match draft.opens {
                        Some(when) => view! { <Time when/> }.into_html(),
                        None => copy::OPENS_AT_ONCE.into_html(),
                    }}</dd>
                </div>
                <div><dt>{copy::CLOSES}</dt><dd><Time when=draft.closes/></dd></div>
            </dl>
        </section>
    }
}
