//! The fields of the form to call a vote.

use domain::count::borda;
use domain::count::yes_no::{Bound, Denominator};
use domain::gatherings::Card;
use domain::text::{LINE, PROSE};
use domain::votes::{Counting, Fundable, Kind, NewView, OPTIONS, POUNDS, PROJECTS, Paper};
use leptos::prelude::*;

use crate::components::act_form::use_form;
use crate::components::fields::use_field;
use crate::components::{Choice, Choices, Hidden, Select, TextArea, TextField, Tick, form_value};
use crate::copy::money::money;
use crate::copy::votes as copy;
use crate::data::use_asked_for;
use crate::html::IntoHtml;

/// All of them, for one kind of vote.
#[component]
pub fn Fields(new: NewView, kind: Kind) -> impl IntoView {
    let idea = new.idea.as_ref();
    let question = idea.and_then(|idea| idea.title.clone()).unwrap_or_default();
    let idea = match idea.map(|idea| idea.to) {
        Some(domain::Subject::Idea(id)) => id.to_string(),
        _ => String::new(),
    };
    let hint = if kind == Kind::YesNo { copy::QUESTION_HINT } else { "" };
    view! {
        <Hidden name="kind" value=form_value(kind)/>
        <IdeaField idea/>
        <TextField name="question" label=copy::QUESTION hint=hint value=question/>
        <TextArea name="details" label=copy::DETAILS hint=copy::DETAILS_HINT max=PROSE/>
        {match kind {
            Kind::YesNo => view! { <ShareFields/> }.into_html(),
            Kind::Consent => ().into_html(),
            Kind::Budget => view! { <BudgetFields fundable=new.fundable/> }.into_html(),
            Kind::Approval | Kind::Score | Kind::Borda | Kind::Ranked => view! { <ListFields kind/> }.into_html(),
        }}
        <OtherKinds kind/>
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
        <Choices name="least_group" legend=copy::LEAST_GROUP hint=copy::LEAST_GROUP_HINT>
            <Choice name="least_group" value="5" label=copy::LEAST_GROUP_FIVE chosen=true/>
            <Choice name="least_group" value="10" label=copy::LEAST_GROUP_TEN/>
            <Choice name="least_group" value="1" label=copy::LEAST_GROUP_ALL/>
        </Choices>
    }
}

/// What was filled in for another kind is kept, unseen, for whoever turns back to it.
#[component]
fn OtherKinds(kind: Kind) -> impl IntoView {
    let form = use_form();
    let others = ASKED.iter().filter(|(_, kinds)| !kinds.contains(&kind));
    let kept = others.flat_map(|(name, _)| form.typed_all(name).map(|value| (*name, value.to_owned())));
    kept.map(|(name, value)| view! { <Hidden name value/> }.into_html()).collect_view()
}

/// What only some kinds ask for, and which.
const ASKED: [(&str, &[Kind]); 15] = [
    ("bound", &[Kind::YesNo]),
    ("share", &[Kind::YesNo]),
    ("out_of", &[Kind::YesNo]),
    ("of", &[Kind::YesNo]),
    ("options", &[Kind::Approval, Kind::Score, Kind::Borda, Kind::Ranked, Kind::Budget]),
    ("choose_up_to", &[Kind::Approval, Kind::Budget]),
    ("highest", &[Kind::Score]),
    ("places", &[Kind::Borda]),
    ("seats", &[Kind::Ranked]),
    ("total", &[Kind::Budget]),
    ("ideas", &[Kind::Budget]),
    ("paper", &[Kind::Budget]),
    ("points_in_all", &[Kind::Budget]),
    ("counting", &[Kind::Budget]),
    ("minimum_votes", &[Kind::Budget]),
];

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

/// What there is to choose from, and what is special to the kind.
#[component]
fn ListFields(kind: Kind) -> impl IntoView {
    view! {
        <TextArea name="options" label=copy::LIST hint=copy::LIST_HINT max=OPTIONS * (LINE + 2) rows=5/>
        {match kind {
            Kind::Score => {
                view! { <TextField name="highest" label=copy::HIGHEST hint=copy::HIGHEST_HINT value="5" inputmode="numeric"/> }.into_html()
            }
            Kind::Borda => view! { <PlacesField/> }.into_html(),
            Kind::Ranked => {
                view! { <TextField name="seats" label=copy::SEATS hint=copy::SEATS_HINT value="1" inputmode="numeric"/> }.into_html()
            }
            _ => view! { <TextField name="choose_up_to" label=copy::CHOOSE_UP_TO value="1" inputmode="numeric"/> }.into_html(),
        }}
    }
}

/// What a place is worth.
#[component]
fn PlacesField() -> impl IntoView {
    view! {
        <Choices name="places" legend=copy::PLACES>
            <Choice name="places" value=form_value(borda::Form::Full) label=copy::PLACES_FULL chosen=true/>
            <Choice name="places" value=form_value(borda::Form::TopThree) label=copy::PLACES_THREE/>
        </Choices>
    }
}

/// What the money is, what it can go to, and how it is counted.
#[component]
fn BudgetFields(fundable: Vec<Fundable>) -> impl IntoView {
    let papers = [Paper::Choose, Paper::Spend, Paper::Points, Paper::Order];
    let papers = papers.map(|paper| (form_value(paper), copy::paper(paper).to_owned()));
    let counting = [Counting::EqualShares, Counting::Greedy, Counting::Phragmen];
    let counting = counting.map(|one| {
        let (value, label, chosen) = (form_value(one), copy::counting(one), one == Counting::default());
        view! { <Choice name="counting" value label chosen/> }
    });
    let ideas = fundable.into_iter().map(|idea| {
        let label = copy::with_cost(&idea.title.unwrap_or_default(), &money(idea.cost, POUNDS));
        view! { <Choice name="ideas" value=idea.id.to_string() label many=true/> }
    });
    let ideas: Vec<_> = ideas.collect();
    view! {
        <TextField name="total" label=copy::TOTAL hint=copy::TOTAL_HINT max=20 inputmode="decimal"/>
        {(!ideas.is_empty() || use_field("ideas", String::new()).error.is_some()).then(|| view! { <Choices name="ideas" legend=copy::IDEAS hint=copy::IDEAS_HINT>{ideas}</Choices> })}
        <TextArea name="options" label=copy::PROJECTS hint=copy::PROJECTS_HINT max=PROJECTS * (LINE + 20) rows=5/>
        <Select name="paper" label=copy::PAPER options=papers.into()/>
        <TextField name="choose_up_to" label=copy::AT_MOST hint=copy::AT_MOST_HINT inputmode="numeric"/>
        <TextField name="points_in_all" label=copy::POINTS_IN_ALL hint=copy::POINTS_IN_ALL_HINT inputmode="numeric"/>
        <Choices name="counting" legend=copy::COUNTING_HOW>{counting.into_iter().collect_view()}</Choices>
        <TextField name="minimum_votes" label=copy::MINIMUM hint=copy::MINIMUM_HINT inputmode="numeric"/>
    }
}
