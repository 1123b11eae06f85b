//! Calling a vote: the form, and a look over what it comes to before it is called.

use domain::Refusal;
use domain::count::yes_no::{Bound, Denominator};
use domain::gatherings::Card;
use domain::ids::GatheringId;
use domain::text::PROSE;
use domain::votes::{Call, Draft, DraftView, Kind, New, NewView};
use leptos::prelude::*;

use super::RulesList;
use crate::components::act_form::{Returned, fresh_id, use_form};
use crate::components::fields::use_field;
use crate::components::links::LinkTo;
use crate::components::{ActForm, Choice, Choices, Hidden, Select, TextArea, TextField, Tick, Time, form_value, title};
use crate::copy::votes as copy;
use crate::data::{ask, use_asked_for, use_slug};

/// The page.
#[component]
pub fn NewPage() -> impl IntoView {
    title(copy::CALL);
    let idea = use_asked_for("idea").filter(|idea| !idea.is_empty());
    let kind = match use_asked_for("kind").as_deref() {
        Some("approval") if idea.is_none() => Kind::Approval,
        _ => Kind::YesNo,
    };
    let known = idea.as_ref().and_then(|idea| idea.parse().ok());
    let asked_for_idea = idea.is_some();
    ask(New { idea: known }, |new| view! { <Page new kind asked_for_idea/> })
}

#[component]
fn Page(new: NewView, kind: Kind, asked_for_idea: bool) -> impl IntoView {
    let slug = use_slug();
    let lost = asked_for_idea && new.idea.is_none();
    let id = fresh_id();
    let next = format!("/c/{slug}/votes/{id}");
    view! {
        <div class="page__head"><h1>{copy::CALL}</h1></div>
        <p>{copy::NEW_HINT}</p>
        {new.idea.clone().map(|link| view! { <p class="notice">{copy::IDEA}": "<LinkTo link slug=slug.clone()/></p> })}
        {lost.then(|| view! { <p class="notice notice--warn">{copy::NOT_THIS_IDEA}</p> })}
        {(!asked_for_idea).then(|| view! { <Kinds kind slug/> })}
        <ActForm act="vote.call" id next>
            <Form new kind/>
        </ActForm>
    }
}

/// The ways in which people may answer.
#[component]
fn Kinds(kind: Kind, slug: String) -> impl IntoView {
    let kinds = [(Kind::YesNo, copy::KIND_YES_NO), (Kind::Approval, copy::KIND_APPROVAL)].map(|(one, words)| {
        let gathering = use_asked_for("gathering").and_then(|id| id.parse::<GatheringId>().ok());
        let also = gathering.map(|id| format!("&gathering={id}")).unwrap_or_default();
        let address = format!("/c/{slug}/organise/votes/new?kind={}{also}", form_value(one));
        let current = (one == kind).then_some("page");
        view! { <a rel="external" href=address aria-current=current>{words}</a> }
    });
    view! { <nav class="tabs" aria-label=copy::KIND>{kinds.into_iter().collect_view()}</nav> }
}

/// The fields, and what they come to once the server has found them right.
#[component]
fn Form(new: NewView, kind: Kind) -> impl IntoView {
    let is_right = use_form().refusal == Some(Refusal::LookOver);
    match is_right.then(looked_over).flatten() {
        Some(draft) => view! {
            <Review draft/>
            <details class="more">
                <summary>{copy::CHANGE_IT}</summary>
                <div class="form">
                    <Fields new kind/>
                    // The first button of the form: pressing Enter in a field must not call the vote.
                    <button class="button button--quiet" type="submit" name="look_over" value="on">{copy::LOOK_OVER_AGAIN}</button>
                </div>
            </details>
            <button class="button button--wide" type="submit">{copy::CALL_NOW}</button>
        }
        .into_any(),
        None => view! {
            <Fields new kind/>
            <button class="button button--wide" type="submit" name="look_over" value="on">{copy::LOOK_OVER}</button>
        }
        .into_any(),
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
    let options = draft.options.into_iter().map(|option| view! { <li class="prose">{option}</li> }).collect_view();
    view! {
        <section class="result stack" aria-labelledby="review">
            <h2 id="review">{copy::REVIEW}</h2>
            <p class="result__verdict prose">{question}</p>
            {draft.details.map(|details| view! { <p class="prose">{details}</p> })}
            <ol>{options}</ol>
            <RulesList rules=draft.rules electorate=draft.electorate grace=draft.grace/>
            {draft.few_may_vote.then(|| view! { <p class="notice notice--warn">{copy::FEW_REVIEW}</p> })}
            <dl class="facts">
                {draft.gathering.map(|link| view! { <div><dt>{copy::GATHERING}</dt><dd><LinkTo link slug=slug.clone()/></dd></div> })}
                {draft.idea.map(|link| view! { <div><dt>{copy::IDEA}</dt><dd><LinkTo link slug/></dd></div> })}
                <div><dt>{copy::ROLL}</dt><dd>{copy::roll_now(draft.roll)}</dd></div>
                <div>
                    <dt>{copy::OPENS}</dt>
                    <dd>{match draft.opens {
                        Some(when) => view! { <Time when/> }.into_any(),
                        None => copy::OPENS_AT_ONCE.into_any(),
                    }}</dd>
                </div>
                <div><dt>{copy::CLOSES}</dt><dd><Time when=draft.closes/></dd></div>
            </dl>
        </section>
    }
}

#[component]
fn Fields(new: NewView, kind: Kind) -> impl IntoView {
    let idea = new.idea.as_ref();
    let question = idea.and_then(|idea| idea.title.clone()).unwrap_or_default();
    let idea = match idea.map(|idea| idea.to) {
        Some(domain::Subject::Idea(id)) => id.to_string(),
        _ => String::new(),
    };
    let hint = if kind == Kind::YesNo { copy::QUESTION_HINT } else { copy::QUESTION_HINT_LIST };
    view! {
        <Hidden name="kind" value=form_value(kind)/>
        <IdeaField idea/>
        <TextField name="question" label=copy::QUESTION hint=hint value=question/>
        <TextArea name="details" label=copy::DETAILS hint=copy::DETAILS_HINT max=PROSE/>
        {match kind {
            Kind::YesNo => view! { <ShareFields/> }.into_any(),
            Kind::Approval => view! { <ListFields/> }.into_any(),
        }}
        <TextField name="quorum" label=copy::QUORUM hint=copy::QUORUM_HINT inputmode="numeric"/>
        <Choices name="confirmed" legend=copy::WHO hint=copy::WHO_HINT>
            <Choice name="confirmed" value="no" label=copy::all_members(new.members) chosen=true/>
            <Choice name="confirmed" value="yes" label=copy::confirmed_members(new.confirmed)/>
        </Choices>
        <GatheringField gatherings=new.gatherings/>
        <Choices name="linked_to_place" legend=copy::ALSO hint=copy::ALSO_HINT>
            <Tick name="linked_to_place" label=copy::ALSO_PLACE/>
        </Choices>
        <TextField name="least_age" label=copy::LEAST_AGE hint=copy::LEAST_AGE_HINT inputmode="numeric"/>
        <TextField name="opens" label=copy::OPENS_WHEN hint=copy::OPENS_HINT kind="datetime-local"/>
        <TextField name="closes" label=copy::CLOSES_WHEN kind="datetime-local" value=new.closes/>
        <Choices name="grace" legend=copy::GRACE_WHEN hint=copy::GRACE_HINT>
            <Choice name="grace" value="" label=copy::GRACE_NONE chosen=true/>
            <Choice name="grace" value="24" label=copy::GRACE_DAY/>
            <Choice name="grace" value="other" label=copy::GRACE_OTHER/>
        </Choices>
        <TextField name="grace_hours" label=copy::GRACE_HOURS max=3 inputmode="numeric"/>
    }
}

/// The meeting of which only those checked in may vote; nothing where none is on or coming.
#[component]
fn GatheringField(gatherings: Vec<Card>) -> impl IntoView {
    let asked = use_asked_for("gathering").unwrap_or_default();
    // One that was chosen and is over by now is to be said no to where it can be chosen otherwise.
    let is_needed = !gatherings.is_empty() || use_form().typed("gathering").is_some_and(|typed| !typed.is_empty());
    is_needed.then(|| {
        let those_at = |card: Card| {
            let words = copy::those_at(&card.title.unwrap_or_default(), &card.begins.said);
            (card.id.to_string(), words)
        };
        let none = (String::new(), copy::ANYWHERE.to_owned());
        let options = std::iter::once(none).chain(gatherings.into_iter().map(those_at)).collect::<Vec<_>>();
        view! { <Select name="gathering" label=copy::AT_GATHERING hint=copy::AT_GATHERING_HINT options value=asked/> }
    })
}

/// The idea to be decided, with what is wrong with it: nobody types it.
#[component]
fn IdeaField(idea: String) -> impl IntoView {
    let field = use_field("idea", idea);
    view! {
        <Hidden name="idea" value=field.value/>
        {field.error.map(|_| view! { <p class="form__error" role="alert">{copy::NOT_THIS_IDEA}</p> })}
    }
}

/// How many must say yes, and of whom.
#[component]
fn ShareFields() -> impl IntoView {
    let bounds = [Bound::MoreThan, Bound::AtLeast].map(|bound| (form_value(bound), copy::bound(bound).to_owned()));
    let whom = [Denominator::YesAndNo, Denominator::AllBallots, Denominator::EveryoneOnRoll];
    let whom = whom.map(|of| (form_value(of), copy::denominator(of).to_owned()));
    view! {
        <fieldset class="choices form">
            <legend>{copy::SHARE}</legend>
            <p class="field__hint">{copy::SHARE_HINT}</p>
            <Select name="bound" label=copy::BOUND options=bounds.into()/>
            <TextField name="share" label=copy::SHARE_OF value="1" inputmode="numeric"/>
            <TextField name="out_of" label=copy::OUT_OF value="2" inputmode="numeric"/>
            <Select name="of" label=copy::OF options=whom.into()/>
        </fieldset>
    }
}

/// What there is to choose from, and how many of it.
#[component]
fn ListFields() -> impl IntoView {
    view! {
        <TextArea name="options" label=copy::LIST hint=copy::LIST_HINT max=domain::votes::OPTIONS * (domain::text::LINE + 2) rows=5/>
        <TextField name="choose_up_to" label=copy::CHOOSE_UP_TO value="1" inputmode="numeric"/>
    }
}
