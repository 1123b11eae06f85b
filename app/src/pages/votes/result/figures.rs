//! The figures of a result of each kind.

use domain::count::yes_no::{self, Answer};
use domain::count::{Few, Tally, Verdict, approval, borda, budget, consent, ranked, score};
use domain::query::Words;
use leptos::prelude::*;

use super::{Bar, Fact, Turnout};
use crate::copy::money::money;
use crate::copy::{common, votes as copy};
use crate::html::{Html, IntoHtml};

/// Every figure of a result. `options` are the words of the options, in their order.
pub fn figures(tally: &Tally, options: &[Words], currency: &str) -> Html {
    match tally {
        Tally::YesNo(tally) => yes_no(tally),
        Tally::Consent(tally) => consent(tally),
        Tally::Approval(tally) => approval(tally, options),
        Tally::Score(tally) => score(tally, options),
        Tally::Borda(tally) => borda(tally, options),
        Tally::Ranked(tally) => ranked(tally),
        Tally::Budget(tally) => budget(tally, currency),
        Tally::Few(few) => few_voted(few),
    }
}

fn words(options: &[Words], nth: usize) -> String {
    options.get(nth).cloned().flatten().unwrap_or_else(|| common::TAKEN_AWAY.to_owned())
}

fn yes_no(tally: &yes_no::Tally) -> Html {
    let cast = tally.cast;
    let bars =
        [(Answer::Yes, tally.yes), (Answer::No, tally.no), (Answer::Abstain, tally.abstain)].map(|(answer, votes)| {
            let label = copy::answered(answer).to_owned();
            view! { <Bar label value=copy::votes(votes) part=votes.into() whole=cast.into() class=copy::bar_style(answer)/> }.into_html()
        });
    view! {
        <p>{copy::said_yes(tally)}</p>
        <ul class="progress">{bars.into_iter().collect_view()}</ul>
        <dl class="facts">
            <Fact name=copy::HAD_TO_SAY_YES value=copy::had_to_say_yes(tally)/>
            <Turnout cast roll=tally.roll quorum=tally.rules.quorum/>
        </dl>
    }
    .into_html()
}

fn consent(tally: &consent::Tally) -> Html {
    let cast = tally.cast;
    let figures = [
        (consent::Answer::Agree, tally.agree, "bar bar--yes"),
        (consent::Answer::StandAside, tally.stand_aside, "bar bar--abstain"),
        (consent::Answer::Block, tally.block, "bar bar--no"),
    ];
    let bars = figures.map(|(answer, votes, class)| {
        let label = copy::consented(answer).to_owned();
        view! { <Bar label value=copy::votes(votes) part=votes.into() whole=cast.into() class/> }.into_html()
    });
    view! {
        <p>{copy::consent_came(tally.outcome)}</p>
        <ul class="progress">{bars.into_iter().collect_view()}</ul>
        <dl class="facts"><Turnout cast roll=tally.roll quorum=tally.rules.quorum/></dl>
    }
    .into_html()
}

fn approval(tally: &approval::Tally, options: &[Words]) -> Html {
    let cast = tally.cast;
    let bars = (1..).zip(&tally.approvals).enumerate().map(|(nth, (number, votes))| {
        let class = bar_of(tally.leaders.contains(&number));
        view! { <Bar label=words(options, nth) value=copy::approvals(*votes, cast) part=(*votes).into() whole=cast.into() class/> }.into_html()
    });
    view! {
        <ul class="progress">{bars.collect_view()}</ul>
        <dl class="facts"><Turnout cast roll=tally.roll quorum=tally.rules.quorum/></dl>
    }
    .into_html()
}

fn score(tally: &score::Tally, options: &[Words]) -> Html {
    let most = u64::from(tally.cast) * u64::from(tally.rules.highest);
    points(&tally.sums, &tally.leaders, most, copy::points, options, (tally.cast, tally.roll, tally.rules.quorum))
}

fn borda(tally: &borda::Tally, options: &[Words]) -> Html {
    let said = if tally.rules.form.parts() == 2 { copy::half_points } else { copy::points };
    let most = tally.sums.iter().copied().max().unwrap_or(0);
    points(&tally.sums, &tally.leaders, most, said, options, (tally.cast, tally.roll, tally.rules.quorum))
}

fn points(
    sums: &[u64],
    leaders: &[u32],
    most: u64,
    said: fn(u64) -> String,
    options: &[Words],
    (cast, roll, quorum): (u32, u32, u32),
) -> Html {
    let bars = (1..).zip(sums).enumerate().map(|(nth, (number, sum))| {
        let class = bar_of(leaders.contains(&number));
        view! { <Bar label=words(options, nth) value=said(*sum) part=*sum whole=most class/> }.into_html()
    });
    view! {
        <ul class="progress">{bars.collect_view()}</ul>
        <dl class="facts"><Turnout cast roll quorum/></dl>
    }
    .into_html()
}

fn bar_of(leads: bool) -> &'static str {
    if leads { "bar bar--yes" } else { "bar bar--abstain" }
}

fn ranked(tally: &ranked::Tally) -> Html {
    view! { <dl class="facts"><Turnout cast=tally.cast roll=tally.roll quorum=tally.rules.quorum/></dl> }.into_html()
}

fn budget(tally: &budget::Tally, currency: &str) -> Html {
    let left = tally.rules.total.minus(tally.total_cost);
    let is_decided = !matches!(tally.outcome, budget::Outcome::TooFewVoted | budget::Outcome::NobodyVoted);
    let spent = is_decided.then(|| {
        view! {
            <Fact name=copy::SPENT value=money(tally.total_cost, currency)/>
            <Fact name=copy::LEFT_OVER value=money(left, currency)/>
        }
    });
    view! {
        <dl class="facts">
            <Fact name=copy::THERE_WAS value=money(tally.rules.total, currency)/>
            {spent}
            <Turnout cast=tally.cast roll=tally.roll quorum=tally.rules.quorum/>
        </dl>
    }
    .into_html()
}

fn few_voted(few: &Few) -> Html {
    let somebody = few.verdict != Verdict::NobodyVoted;
    view! {
        {somebody.then(|| view! { <p>{copy::few(few.least_group)}</p> })}
        <dl class="facts"><Fact name=copy::COULD_VOTE value=copy::people(few.roll)/></dl>
    }
    .into_html()
}
