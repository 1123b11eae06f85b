//! The ballot, or why there is none.

use domain::count::yes_no::Answer;
use domain::count::{Ballot, Rules};
use domain::members::Declaration;
use domain::votes::{Electorate, Eligibility, OptionView, Phase, ShowView};
use leptos::prelude::*;

use crate::components::{ActForm, Choice, Choices, Hidden, More, Time, form_value};
use crate::copy::{common, votes as copy};
use crate::data::use_slug;

/// The viewer's ballot while the vote is open; why they can't vote, or that they will be able to.
pub fn ballot(vote: &ShowView) -> AnyView {
    match vote.eligibility.filter(|_| vote.taken.is_none()) {
        _ if vote.card.may_cast && vote.card.phase == Phase::Grace => late(vote),
        _ if vote.card.may_cast => cast(vote),
        Some(Eligibility::MayVote) => view! { <p class="banner banner--info">{copy::WILL_BE_ABLE}</p> }.into_any(),
        Some(Eligibility::Sealed) => view! { <p class="banner banner--info">{copy::SEALED}</p> }.into_any(),
        Some(eligibility) => may_not(vote, eligibility),
        None => ().into_any(),
    }
}

/// The ballot in a grace, folded away: voting is over. It is offered to all the same, since a ballot that
/// waited on a phone without signal can't be told from one that is filled in now, and both count.
fn late(vote: &ShowView) -> AnyView {
    let (mine, ballot) = (mine(vote), ballot_form(vote));
    view! {
        <section class="stack" aria-labelledby="ballot">
            <h2 id="ballot">{copy::YOUR_VOTE}</h2>
            {mine}
            <More summary=copy::HAD_NO_SIGNAL act="vote.cast">{ballot}</More>
            <p class="muted">{copy::UNTIL_COUNTED}" "{copy::WHEN_COUNTED}</p>
        </section>
    }
    .into_any()
}

/// What the viewer has voted.
fn mine(vote: &ShowView) -> impl IntoView + use<> {
    my_vote(vote).map(|mine| view! { <p class="prose">{copy::MY_VOTE_NOW}" "<strong>{mine}</strong></p> })
}

/// The form to vote, after the warning that so few may.
fn ballot_form(vote: &ShowView) -> AnyView {
    let id = vote.card.id.to_string();
    let (rules, ballot, options) = (vote.rules, vote.my_ballot.clone(), vote.options.clone());
    let button = if vote.card.voted { copy::CHANGE } else { copy::CAST };
    view! {
        {vote.few_may_vote.then(|| view! { <p class="banner banner--warn">{copy::FEW}</p> })}
        <ActForm act="vote.cast">
            <Hidden name="vote" value=id/>
            {match rules {
                Rules::YesNo(_) => view! { <Answers ballot/> }.into_any(),
                Rules::Approval(rules) => view! { <Picks options most=rules.choose_up_to/> }.into_any(),
            }}
            <button class="button button--wide" type="submit">{button}</button>
        </ActForm>
    }
    .into_any()
}

fn cast(vote: &ShowView) -> AnyView {
    let (mine, ballot) = (mine(vote), ballot_form(vote));
    let is_strict = vote.card.counts_until.is_none();
    let (until, after) = match is_strict {
        true => (copy::UNTIL_THE_CLOSE, copy::AFTER_THE_CLOSE),
        false => (copy::UNTIL_COUNTED, copy::WHEN_COUNTED),
    };
    view! {
        <section class="stack" aria-labelledby="ballot">
            <h2 id="ballot">{copy::YOUR_VOTE}</h2>
            {mine}
            {ballot}
            <p class="muted">{copy::CLOSES}" "<Time when=vote.card.closes.clone()/>". "{until}" "{after}</p>
        </section>
    }
    .into_any()
}

/// What the viewer votes now.
fn my_vote(vote: &ShowView) -> Option<String> {
    Some(match vote.my_ballot.as_ref()? {
        Ballot::Answer(answer) => copy::answer(*answer).to_owned(),
        Ballot::Options(_) => {
            let chosen = vote.options.iter().filter(|option| option.chosen);
            chosen.cloned().map(option_words).collect::<Vec<_>>().join(", ")
        }
    })
}

#[component]
fn Answers(ballot: Option<Ballot>) -> impl IntoView {
    let one = move |answer: Answer| {
        let chosen = ballot == Some(Ballot::Answer(answer));
        view! { <Choice name="choice" value=form_value(answer) label=copy::answer(answer) chosen/> }
    };
    view! { <Choices name="choice" legend=copy::CHOOSE_ONE>{Answer::ALL.map(one).into_iter().collect_view()}</Choices> }
}

#[component]
fn Picks(options: Vec<OptionView>, most: u32) -> impl IntoView {
    let one = move |option: OptionView| {
        let OptionView { number, chosen, .. } = option;
        let many = most > 1;
        view! { <Choice name="options" value=number.to_string() label=option_words(option) chosen many/> }
    };
    view! {
        <Choices name="options" legend=copy::choose_up_to(most)>{options.into_iter().map(one).collect_view()}</Choices>
    }
}

fn option_words(option: OptionView) -> String {
    option.text.unwrap_or_else(|| common::TAKEN_AWAY.to_owned())
}

/// Why the viewer can't vote, and what they can do about it.
fn may_not(vote: &ShowView, eligibility: Eligibility) -> AnyView {
    let Electorate { least_age, linked_to_place, .. } = vote.electorate;
    let is_coming = vote.card.phase == Phase::Coming;
    view! {
        <section class="notice">
            <h2>{copy::MAY_NOT}</h2>
            <p>{copy::why_not(eligibility, is_coming)}</p>
            {(eligibility == Eligibility::NotAMember).then(|| view! {
                <p><a class="button" rel="external" href=format!("/join?c={}", use_slug())>{copy::JOIN}</a></p>
            })}
        </section>
        {vote.may_declare.map(|declared| view! { <Declare declared asks_for_place=linked_to_place least_age/> })}
    }
    .into_any()
}

/// The form to say of oneself what the vote asks for; what was said before stays said.
#[component]
fn Declare(declared: Declaration, asks_for_place: bool, least_age: Option<u32>) -> impl IntoView {
    let linked = declared.linked_to_place;
    view! {
        <ActForm act="member.declare">
            <Choices name="at_least_age" legend=copy::DECLARE>
                {asks_for_place.then(|| view! {
                    <Choice name="linked_to_place" value="on" label=copy::DECLARE_PLACE chosen=linked many=true/>
                })}
                {(!asks_for_place && linked).then(|| view! { <Hidden name="linked_to_place" value="on"/> })}
                <Age said=declared.at_least_age asked=least_age/>
            </Choices>
            <button class="button" type="submit">{copy::DECLARE_SEND}</button>
        </ActForm>
    }
}

/// The least age that the vote asks for, or what was said of it before.
#[component]
fn Age(said: u32, asked: Option<u32>) -> impl IntoView {
    match asked {
        Some(least) => {
            let value = said.max(least).to_string();
            let label = copy::declare_age(least);
            let chosen = said >= least;
            view! { <Choice name="at_least_age" value label chosen many=true/> }.into_any()
        }
        None if said > 0 => view! { <Hidden name="at_least_age" value=said.to_string()/> }.into_any(),
        None => ().into_any(),
    }
}
