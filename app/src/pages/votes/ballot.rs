//! The ballot, or why there is none.

use domain::count::Rules;
use domain::count::yes_no::Answer;
use domain::ids::VoteId;
use domain::members::Declaration;
use domain::votes::{Eligibility, OptionView, Phase, ShowView};
use leptos::prelude::*;

use crate::components::{ActForm, Choice, Choices, Hidden, Time, form_value};
use crate::copy::{common, votes as copy};
use crate::data::{Shown, use_slug};

/// The viewer's ballot while the vote is open; why they can't vote, or that they will be able to.
#[component]
pub fn Ballot(
    /// The vote.
    shown: Shown<ShowView>,
    /// Its id.
    id: VoteId,
) -> impl IntoView {
    let may_cast = shown.read(|vote| vote.card.may_cast);
    let standing = Memo::new(move |_| {
        shown.with(|vote| {
            let eligibility = vote.eligibility.filter(|_| vote.taken.is_none() && !vote.card.may_cast)?;
            Some((eligibility, vote.card.phase == Phase::Coming))
        })
    });
    view! {
        <Show when=move || may_cast.get()><Cast shown id/></Show>
        {move || standing.get().map(|(eligibility, coming)| match eligibility {
            Eligibility::MayVote => view! { <p class="banner banner--info">{copy::WILL_BE_ABLE}</p> }.into_any(),
            Eligibility::Sealed => view! { <p class="banner banner--info">{copy::SEALED}</p> }.into_any(),
            _ => view! { <MayNot shown eligibility coming/> }.into_any(),
        })}
    }
}

#[component]
fn Cast(shown: Shown<ShowView>, id: VoteId) -> impl IntoView {
    let few = shown.read(|vote| vote.few_may_vote);
    let voted = shown.read(|vote| vote.card.voted);
    let closes = shown.read(|vote| vote.card.closes.clone());
    let rules = shown.with(|vote| vote.rules);
    view! {
        <section class="stack" aria-labelledby="ballot">
            <h2 id="ballot">{copy::YOUR_VOTE}</h2>
            <Show when=move || few.get()><p class="banner banner--warn">{copy::FEW}</p></Show>
            <MyVote shown/>
            <ActForm act="vote.cast">
                <Hidden name="vote" value=id.to_string()/>
                {match rules {
                    Rules::YesNo(_) => view! { <Answers shown/> }.into_any(),
                    Rules::Approval(rules) => view! { <Picks shown most=rules.choose_up_to/> }.into_any(),
                }}
                <button class="button button--wide" type="submit">
                    {move || if voted.get() { copy::CHANGE } else { copy::CAST }}
                </button>
            </ActForm>
            <p class="muted">
                {copy::CLOSES}" "{move || view! { <Time when=closes.get()/> }}". "{copy::UNTIL_THE_CLOSE}" "{copy::AFTER_THE_CLOSE}
            </p>
        </section>
    }
}

/// What the viewer votes now.
#[component]
fn MyVote(shown: Shown<ShowView>) -> impl IntoView {
    let mine = Memo::new(move |_| {
        shown.with(|vote| {
            Some(match vote.my_ballot.as_ref()? {
                domain::count::Ballot::Answer(answer) => copy::answer(*answer).to_owned(),
                domain::count::Ballot::Options(_) => {
                    let chosen = vote.options.iter().filter(|option| option.chosen);
                    chosen.cloned().map(option_words).collect::<Vec<_>>().join(", ")
                }
            })
        })
    });
    move || mine.get().map(|mine| view! { <p class="prose">{copy::MY_VOTE_NOW}" "<strong>{mine}</strong></p> })
}

#[component]
fn Answers(shown: Shown<ShowView>) -> impl IntoView {
    let one = move |answer: Answer| {
        let chosen =
            shown.read(move |vote| vote.my_ballot == Some(domain::count::Ballot::Answer(answer))).get_untracked();
        view! { <Choice name="choice" value=form_value(answer) label=copy::answer(answer) chosen/> }
    };
    view! { <Choices name="choice" legend=copy::CHOOSE_ONE>{Answer::ALL.map(one).into_iter().collect_view()}</Choices> }
}

#[component]
fn Picks(shown: Shown<ShowView>, most: u32) -> impl IntoView {
    let one = move |option: OptionView| {
        let number = option.number;
        let chosen = shown
            .read(move |vote| vote.options.iter().any(|option| option.number == number && option.chosen))
            .get_untracked();
        let many = most > 1;
        view! { <Choice name="options" value=number.to_string() label=option_words(option) chosen many/> }
    };
    let options = shown.with(|vote| vote.options.clone());
    view! {
        <Choices name="options" legend=copy::choose_up_to(most)>{options.into_iter().map(one).collect_view()}</Choices>
    }
}

fn option_words(option: OptionView) -> String {
    option.text.unwrap_or_else(|| common::TAKEN_AWAY.to_owned())
}

/// Why the viewer can't vote, and what they can do about it.
#[component]
fn MayNot(shown: Shown<ShowView>, eligibility: Eligibility, coming: bool) -> impl IntoView {
    let slug = use_slug();
    let least_age = shown.with(|vote| vote.electorate.least_age);
    let asks_for_place = shown.with(|vote| vote.electorate.linked_to_place);
    let declared = shown.with(|vote| vote.may_declare);
    view! {
        <section class="notice">
            <h2>{copy::MAY_NOT}</h2>
            <p>{copy::why_not(eligibility, coming)}</p>
            {(eligibility == Eligibility::NotAMember).then(|| view! {
                <p><a class="button" rel="external" href=move || format!("/join?c={}", slug.get())>{copy::JOIN}</a></p>
            })}
        </section>
        {declared.map(|declared| view! { <Declare declared asks_for_place least_age/> })}
    }
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
