//! The paper that a vote is cast on: the fields of a ballot of each kind.

use domain::count::budget::{self, Amount, Form};
use domain::count::yes_no::Answer;
use domain::count::{Ballot, Rules, consent};
use domain::votes::{OptionView, ShowView};
use leptos::prelude::*;

use crate::components::meter::{Measured, Meter};
use crate::components::{Choice, Choices, NumberOf, form_value};
use crate::copy::money::money;
use crate::copy::{common, votes as copy};
use crate::html::{Html, IntoHtml};

/// The highest number that is chosen from a list.
const LISTED: u32 = 12;

/// The fields of the viewer's ballot.
pub fn paper(vote: &ShowView) -> Html {
    let (ballot, options) = (vote.my_ballot.clone(), vote.options.clone());
    match &vote.rules {
        Rules::YesNo(_) => view! { <Answers ballot/> }.into_html(),
        Rules::Consent(_) => view! { <Consent ballot/> }.into_html(),
        Rules::Approval(rules) => {
            let legend = copy::choose_up_to(rules.choose_up_to);
            view! { <Picks options legend many=rules.choose_up_to != 1/> }.into_html()
        }
        Rules::Score(rules) => {
            view! { <Points options legend=copy::give_each(rules.highest) highest=rules.highest/> }.into_html()
        }
        Rules::Borda(rules) => view! { <Places options most=rules.rank_up_to()/> }.into_html(),
        Rules::Ranked(rules) => view! { <Places options most=rules.options/> }.into_html(),
        Rules::Budget(rules) => on_budget(rules, options, &vote.currency),
    }
}

fn on_budget(rules: &budget::Rules, options: Vec<OptionView>, currency: &str) -> Html {
    let money = |amount: Amount| money(amount, currency);
    let options: Vec<OptionView> = options
        .into_iter()
        .map(|option| {
            let cost = option.cost.map(money).unwrap_or_default();
            OptionView { text: option.text.map(|name| copy::with_cost(&name, &cost)), ..option }
        })
        .collect();
    let all = u32::try_from(options.len()).unwrap_or(u32::MAX);
    match rules.ballots {
        Form::Approval { up_to } => {
            view! { <Picks options legend=copy::tick_up_to(up_to) many=up_to != Some(1)/> }.into_html()
        }
        Form::Ranking { up_to, .. } => view! { <Places options most=up_to.unwrap_or(all)/> }.into_html(),
        Form::Knapsack => {
            let total = money(rules.total);
            view! {
                <Picks options legend=copy::spend(&total) many=true/>
                <Meter of=Measured::Cost most=hundredths(rules.total) said=total currency=currency.to_owned()/>
            }
            .into_html()
        }
        Form::Points { in_all, each_up_to } => {
            let highest = each_up_to.or(in_all).unwrap_or(u32::MAX);
            let meter = in_all.map(|most| {
                let said = copy::points(most.into());
                view! { <Meter of=Measured::Points most=u64::from(most) * 100 said/> }
            });
            view! { <Points options legend=copy::give_out(in_all) highest/>{meter} }.into_html()
        }
    }
}

/// An amount in hundredths, for the meter; whatever is smaller is left out there.
fn hundredths(amount: Amount) -> u64 {
    let text = amount.to_string();
    let (whole, places) = text.split_once('.').unwrap_or((&text, ""));
    let places: String = places.chars().chain("00".chars()).take(2).collect();
    [whole, &places].concat().parse().unwrap_or(u64::MAX)
}

#[component]
fn Answers(ballot: Option<Ballot>) -> impl IntoView {
    let one = move |answer: Answer| {
        let chosen = ballot == Some(Ballot::Answer(answer));
        view! { <Choice name="choice" value=form_value(answer) label=copy::answer(answer) chosen/> }.into_html()
    };
    view! { <Choices name="choice" legend=copy::CHOOSE_ONE>{Answer::ALL.map(one).into_iter().collect_view()}</Choices> }
}

#[component]
fn Consent(ballot: Option<Ballot>) -> impl IntoView {
    let one = move |answer: consent::Answer| {
        let (label, hint) = copy::consent(answer);
        let chosen = ballot == Some(Ballot::Consent(answer));
        view! { <Choice name="consent" value=form_value(answer) label hint chosen/> }.into_html()
    };
    view! { <Choices name="consent" legend=copy::CHOOSE_ONE>{consent::Answer::ALL.map(one).into_iter().collect_view()}</Choices> }
}

/// Options to tick.
#[component]
fn Picks(options: Vec<OptionView>, legend: String, many: bool) -> impl IntoView {
    let one = move |option: OptionView| {
        let OptionView { number, chosen, cost, .. } = option;
        let cost = cost.map(hundredths);
        view! { <Choice name="options" value=number.to_string() label=option_words(option) chosen many cost/> }
            .into_html()
    };
    view! { <Choices name="options" legend>{options.into_iter().map(one).collect_view()}</Choices> }
}

/// Options to put in order.
#[component]
fn Places(options: Vec<OptionView>, most: u32) -> impl IntoView {
    let all = u32::try_from(options.len()).unwrap_or(u32::MAX);
    let one = move |(nth, option): (usize, OptionView)| {
        let value = option.place;
        // A short list of numbers is chosen from; others are typed.
        match most {
            ..=LISTED => view! { <NumberOf name="ranks" nth label=option_words(option) value up_to=most/> }.into_html(),
            _ => view! { <NumberOf name="ranks" nth label=option_words(option) value/> }.into_html(),
        }
    };
    view! {
        <Choices name="ranks" legend=copy::YOUR_ORDER hint=copy::rank(most, all)>
            {options.into_iter().enumerate().map(one).collect_view()}
        </Choices>
    }
}

/// Options to give points to.
#[component]
fn Points(options: Vec<OptionView>, legend: String, highest: u32) -> impl IntoView {
    let one = move |(nth, option): (usize, OptionView)| {
        let value = option.points;
        // A short list of numbers is chosen from; others are typed.
        match highest {
            ..=10 => view! { <NumberOf name="points" nth label=option_words(option) value from=0 up_to=highest/> }
                .into_html(),
            _ => view! { <NumberOf name="points" nth label=option_words(option) value/> }.into_html(),
        }
    };
    view! { <Choices name="points" legend>{options.into_iter().enumerate().map(one).collect_view()}</Choices> }
}

/// What an option is.
pub fn option_words(option: OptionView) -> String {
    option.text.unwrap_or_else(|| common::TAKEN_AWAY.to_owned())
}
