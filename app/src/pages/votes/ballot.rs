//! The ballot, or why there is none.

use domain::count::budget::Form;
use domain::count::{Ballot, Rules};
use domain::members::Declaration;
use domain::votes::{Electorate, Eligibility, Phase, ShowView};
use leptos::prelude::*;

use super::paper::{option_words, paper};
use crate::components::{ActForm, Choice, Choices, Hidden, More, Time};
use crate::copy::money::money;
use crate::copy::{listed, votes as copy};
use crate::data::use_slug;
use crate::html::{Html, IntoHtml};

/// The viewer's ballot while the vote is open; why they can't vote, or that they will be able to.
pub fn ballot(vote: &ShowView) -> Html {
    match vote.eligibility.filter(|_| vote.taken.is_none()) {
        _ if vote.card.may_cast && vote.card.phase == Phase::Grace => late(vote),
        _ if vote.card.may_cast => cast(vote),
        Some(Eligibility::MayVote) => view! { <p class="banner banner--info">{copy::WILL_BE_ABLE}</p> }.into_html(),
        Some(Eligibility::Sealed) => view! { <p class="banner banner--info">{copy::SEALED}</p> }.into_html(),
        Some(eligibility) => may_not(vote, eligibility),
        None => ().into_html(),
    }
}

/// The ballot in a grace, folded away: voting is over. It is offered to all the same, since a ballot that
/// waited on a phone without signal can't be told from one that is filled in now, and both count.
fn late(vote: &ShowView) -> Html {
    let (mine, ballot) = (mine(vote), ballot_form(vote));
    view! {
        <section class="stack" aria-labelledby="ballot">
            <h2 id="ballot">{copy::YOUR_VOTE}</h2>
            {mine}
            <More summary=copy::HAD_NO_SIGNAL act="vote.cast">{ballot}</More>
            <p class="muted">{copy::UNTIL_COUNTED}" "{copy::after_the_close(vote.least_group, vote.rules.figures_tell_all())}</p>
        </section>
    }
    .into_html()
}

/// What the viewer has voted.
fn mine(vote: &ShowView) -> impl IntoView + use<> {
    let spent = my_spending(vote).map(|(sum, total)| copy::spent(&sum, &total));
    my_vote(vote).map(|mine| view! { <p class="prose">{copy::MY_VOTE_NOW}" "<strong>{mine}</strong>{spent}</p> })
}

/// The form to vote, after the warning that so few may.
fn ballot_form(vote: &ShowView) -> Html {
    let id = vote.card.id.to_string();
    let asked = vote.clone();
    let button = if vote.card.voted { copy::CHANGE } else { copy::CAST };
    view! {
        {vote.few_may_vote.then(|| view! { <p class="banner banner--warn">{copy::FEW}</p> })}
        <ActForm act="vote.cast">
            <Hidden name="vote" value=id/>
            {paper(&asked)}
            <button class="button button--wide" type="submit">{button}</button>
        </ActForm>
    }
    .into_html()
}

fn cast(vote: &ShowView) -> Html {
    let (mine, ballot) = (mine(vote), ballot_form(vote));
    let is_strict = vote.card.counts_until.is_none();
    let until = if is_strict { copy::UNTIL_THE_CLOSE } else { copy::UNTIL_COUNTED };
    let after = copy::after_the_close(vote.least_group, vote.rules.figures_tell_all());
    view! {
        <section class="stack" aria-labelledby="ballot">
            <h2 id="ballot">{copy::YOUR_VOTE}</h2>
            {mine}
            {ballot}
            <p class="muted">{copy::CLOSES}" "<Time when=vote.card.closes.clone()/>". "{until}" "{after}</p>
        </section>
    }
    .into_html()
}

/// What it costs all together, and what there is, where people spend the money.
fn my_spending(vote: &ShowView) -> Option<(String, String)> {
    let (Rules::Budget(rules), Some(Ballot::Options(chosen))) = (&vote.rules, &vote.my_ballot) else { return None };
    let costs = (1..).zip(&rules.projects).filter(|(number, _)| chosen.contains(number));
    let sum = costs.map(|(_, project)| project.cost).sum();
    (rules.ballots == Form::Knapsack).then(|| (money(sum, &vote.currency), money(rules.total, &vote.currency)))
}

/// What the viewer votes now.
fn my_vote(vote: &ShowView) -> Option<String> {
    let words = |number: &u32| vote.options.iter().find(|option| option.number == *number).cloned().map(option_words);
    Some(match vote.my_ballot.as_ref()? {
        Ballot::Answer(answer) => copy::answer(*answer).to_owned(),
        Ballot::Consent(answer) => copy::consented(*answer).to_owned(),
        Ballot::Options(chosen) => listed(chosen.iter().filter_map(words)),
        Ballot::Ranking(ranking) => {
            let placed = (1..).zip(ranking).filter_map(|(place, number)| Some(copy::placed_as(place, &words(number)?)));
            placed.collect::<Vec<_>>().join(", ")
        }
        Ballot::Points(points) => {
            let given = points.iter().filter_map(|(number, points)| Some(copy::given(&words(number)?, *points)));
            given.collect::<Vec<_>>().join(", ")
        }
    })
}

/// Why the viewer can't vote, and what they can do about it.
fn may_not(vote: &ShowView, eligibility: Eligibility) -> Html {
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
    .into_html()
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
            view! { <Choice name="at_least_age" value label chosen many=true/> }.into_html()
        }
        None if said > 0 => view! { <Hidden name="at_least_age" value=said.to_string()/> }.into_html(),
        None => ().into_html(),
    }
}
