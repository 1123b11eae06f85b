//! What came of a vote: every figure, every rule, and where to count it again.

use domain::count::yes_no::{self, Answer, Outcome};
use domain::count::{Tally, approval};
use domain::votes::{BallotsView, OptionView, Phase, ShowView};
use leptos::prelude::*;

use crate::copy::{common, votes as copy};

/// The result once the vote has closed.
pub fn result_of(vote: &ShowView) -> AnyView {
    let hands = vote.card.show_of_hands;
    let is_awaited = vote.card.phase == Phase::Closed && vote.card.result.is_none() && vote.taken.is_none();
    view! {
        {is_awaited.then(|| view! { <p class="banner banner--info">{copy::COUNTING}</p> })}
        {vote.card.result.clone().map(|result| match result {
            Tally::YesNo(tally) => view! { <YesNo tally hands/> }.into_any(),
            Tally::Approval(tally) => {
                let verdict = copy::chosen(tally.outcome, &vote.card.leaders);
                view! { <Approval tally verdict options=vote.options.clone() hands/> }.into_any()
            }
        })}
        {vote.ballots.clone().map(|ballots| view! { <Check ballots/> })}
    }
    .into_any()
}

/// The verdict and the bars, then the figures as a list.
#[component]
fn Frame(agreed: Option<bool>, hands: bool, verdict: String, children: Children) -> impl IntoView {
    let class = match agreed {
        Some(true) => "result result--agreed stack",
        Some(false) => "result result--not-agreed stack",
        None => "result stack",
    };
    view! {
        <section class=class>
            <h2>{if hands { copy::RESULT_OF_HANDS } else { copy::RESULT }}</h2>
            <p class="result__verdict prose">{verdict}</p>
            {children()}
        </section>
    }
}

#[component]
fn YesNo(tally: yes_no::Tally, hands: bool) -> impl IntoView {
    let agreed = match tally.outcome {
        Outcome::Agreed => Some(true),
        Outcome::NotAgreed => Some(false),
        Outcome::TooFewVoted => None,
    };
    let bars =
        [(Answer::Yes, tally.yes), (Answer::No, tally.no), (Answer::Abstain, tally.abstain)].map(|(answer, votes)| {
            let label = copy::answered(answer).to_owned();
            view! { <Bar label value=copy::votes(votes) part=votes whole=tally.cast class=copy::bar_style(answer)/> }
        });
    view! {
        <Frame agreed hands verdict=copy::outcome(tally.outcome).to_owned()>
            <p>{copy::said_yes(&tally)}</p>
            <ul class="progress">{bars.into_iter().collect_view()}</ul>
            <dl class="facts">
                <Fact name=copy::HAD_TO_SAY_YES value=copy::had_to_say_yes(&tally)/>
                <Turnout cast=tally.cast roll=tally.roll quorum=tally.rules.quorum/>
            </dl>
        </Frame>
    }
}

#[component]
fn Approval(tally: approval::Tally, verdict: String, options: Vec<OptionView>, hands: bool) -> impl IntoView {
    let agreed = (tally.outcome == approval::Outcome::Won).then_some(true);
    let cast = tally.cast;
    let bars = options.into_iter().map(move |option| {
        let label = option.text.unwrap_or_else(|| common::TAKEN_AWAY.to_owned());
        let votes = option.approvals.unwrap_or_default();
        let class = if option.leads { "bar bar--yes" } else { "bar bar--abstain" };
        view! { <Bar label value=copy::approvals(votes, cast) part=votes whole=cast class/> }
    });
    view! {
        <Frame agreed hands verdict>
            <ul class="progress">{bars.collect_view()}</ul>
            <dl class="facts"><Turnout cast roll=tally.roll quorum=tally.rules.quorum/></dl>
        </Frame>
    }
}

/// A figure as a bar, and in words.
#[component]
fn Bar(label: String, value: String, part: u32, whole: u32, class: &'static str) -> impl IntoView {
    view! {
        <li>
            <span class="progress__label prose">{label.clone()}</span>
            <span class="progress__value">{value}</span>
            <progress class=class value=part max=whole.max(1) aria-label=label></progress>
        </li>
    }
}

#[component]
fn Turnout(cast: u32, roll: u32, quorum: u32) -> impl IntoView {
    view! {
        <Fact name=copy::VOTED value=copy::turnout(cast, roll)/>
        <Fact name=copy::COULD_VOTE value=copy::people(roll)/>
        <Fact name=copy::HAD_TO_VOTE value=copy::had_to_vote(quorum)/>
    }
}

#[component]
fn Fact(name: &'static str, value: String) -> impl IntoView {
    view! { <div><dt>{name}</dt><dd>{value}</dd></div> }
}

/// Where the published votes are, and how to be sure that they are those that were counted.
#[component]
fn Check(ballots: BallotsView) -> impl IntoView {
    view! {
        <section class="stack">
            <h2>{copy::CHECK}</h2>
            <p>{copy::CHECK_HINT}</p>
            <dl class="facts">
                <div><dt>{copy::FILE}</dt><dd><a rel="external" href=ballots.address>"ballots.txt"</a></dd></div>
                <Fact name=copy::FINGERPRINT value=ballots.hash.to_string()/>
            </dl>
        </section>
    }
}
