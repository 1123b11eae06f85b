//! A budget: what was funded, what its supporters paid, and what nearly made it.

use domain::count::budget::{Amount, Fate, Step, Tally};
use leptos::prelude::*;

use crate::copy::money::money;
use crate::copy::{budgets, spending as copy};
use crate::html::{Html, IntoHtml};

/// How wide the picture is, in its own units: about a phone's page.
const WIDTH: u64 = 360;
/// How high a bar is with the words above it.
const ROW: usize = 56;
/// Longer names are cut in the picture; the table has them whole.
const NAME: usize = 44;
/// How many of those that were not funded are drawn: the nearest.
const MISSED: usize = 8;

/// What became of every project: the funded in their order, then the others, the nearest first.
#[component]
pub fn Spending(
    /// The count.
    tally: Tally,
    /// What the projects are called, from the first.
    names: Vec<String>,
    /// What money is counted in.
    currency: String,
    /// What the ids within begin with, so that a page can show several counts.
    id: &'static str,
) -> impl IntoView {
    let lines = lines(&tally, &names, &currency);
    let funded = lines.iter().filter(|line| line.funded).count();
    let drawn: Vec<&Line> = lines.iter().take(funded + MISSED).collect();
    let (title, desc) = (format!("{id}-title"), format!("{id}-desc"));
    let most = drawn.iter().map(|line| hundredths(line.cost)).max().unwrap_or(1).max(1);
    let said = drawn.iter().map(|line| copy::line(&line.name, &line.price, &line.words)).collect::<Vec<_>>().join(" ");
    let rows = drawn.iter().enumerate().map(|(at, line)| row(line, at * ROW, most)).collect_view();
    let height = drawn.len() * ROW;
    let hidden = lines.len() - drawn.len();
    let cells = lines.iter().map(|line| {
        view! {
            <tr>
                <th scope="row" class="prose">{line.name.clone()}</th>
                <td>{line.price.clone()}</td><td>{line.votes.clone()}</td><td>{line.words.clone()}</td>
            </tr>
        }
        .into_html()
    });
    let called = |number: u32| copy::called(&names, number);
    let account = &tally.account;
    let shares = account.shares.iter().flat_map(budgets::shares);
    let compared = account.comparison.iter().map(budgets::compared);
    let around = shares.chain(compared).map(|said| view! { <p>{said}</p> }.into_html()).collect_view();
    let has_steps = !account.rounds.is_empty() || account.shares.is_some();
    let steps = account
        .rounds
        .iter()
        .map(|round| view! { <li class="prose">{budgets::round(round, &called)}</li> }.into_html());
    let steps = steps.collect_view();
    let heads = [copy::PROJECT, copy::COST, copy::VOTES, copy::CAME]
        .map(|head| view! { <th scope="col">{head}</th> }.into_html());
    view! {
        <div class="rounds stack">
            <ul class="rounds__legend">
                <li><Sign class="rounds__held"/>" "{copy::LEGEND_FUNDED}</li>
                <li><Sign class="rounds__gained"/>" "{copy::LEGEND_HAD}</li>
                <li><Sign class="rounds__given"/>" "{copy::LEGEND_LACKED}</li>
            </ul>
            <svg class="rounds__picture" viewBox=format!("0 0 {WIDTH} {height}") role="img" aria-labelledby=title aria-describedby=desc>
                <title id=title.clone()>{copy::PICTURE}</title>
                <desc id=desc.clone()>{said}</desc>
                {rows}
            </svg>
            {(hidden > 0).then(|| view! { <p class="muted">{copy::more(hidden)}</p> })}
            {has_steps.then(|| view! {
                <details>
                    <summary>{budgets::STEP_BY_STEP}</summary>
                    <p class="muted">{copy::amounts_in(&currency)}</p>
                    {around}
                    <ol>{steps}</ol>
                </details>
            })}
            <details>
                <summary>{copy::TABLE}</summary>
                <div class="table-scroll" tabindex="0" role="region" aria-label=copy::TABLE>
                    <table class="rounds__table">
                        <thead><tr>{heads.into_iter().collect_view()}</tr></thead>
                        <tbody>{cells.collect_view()}</tbody>
                    </table>
                </div>
            </details>
        </div>
    }
}

#[component]
fn Sign(class: &'static str) -> impl IntoView {
    view! { <svg viewBox="0 0 18 12" width="18" height="12" aria-hidden="true"><rect class=class x="1" y="1" width="16" height="10"></rect></svg> }
}

/// What became of one project.
struct Line {
    name: String,
    cost: Amount,
    /// What there was for it; all that it costs when it is funded.
    had: Amount,
    funded: bool,
    price: String,
    votes: String,
    /// What became of it, in words.
    words: String,
}

fn lines(tally: &Tally, names: &[String], currency: &str) -> Vec<Line> {
    let gives_points = tally.rules.ballots.gives_points();
    let line = |number: u32| {
        let at = usize::try_from(number).ok()?.checked_sub(1)?;
        let (project, standing) = (tally.rules.projects.get(at)?, tally.account.projects.get(at)?);
        let funded = tally.winners.contains(&number);
        let bought = tally.account.rounds.iter().find_map(|round| match &round.step {
            Step::Bought { paid, most, .. } if round.project == number => Some((*paid, most.rounded_up(2))),
            _ => None,
        });
        let (had, words) = match (&standing.fate, standing.lacking) {
            _ if funded => (project.cost, copy::funded(bought, currency)),
            (Fate::TooFewVotes, _) => (Amount::ZERO, copy::TOO_FEW_VOTES.to_owned()),
            (Fate::CategoryFull { left }, _) => (*left, copy::category_full(*left, currency)),
            // Its supporters may have lacked little, but that is no matter where the money itself was gone.
            (Fate::TooDear { left }, _) => (*left, copy::too_dear(*left, currency)),
            (_, Some(lacking)) => (project.cost.minus(lacking), copy::lacked(lacking, currency)),
            (Fate::Funded | Fate::Lacked | Fate::NotReached, None) => (Amount::ZERO, copy::NOT_REACHED.to_owned()),
        };
        Some(Line {
            name: names.get(at).cloned().unwrap_or_default(),
            cost: project.cost,
            had,
            funded,
            price: money(project.cost, currency),
            votes: copy::votes(standing.votes, standing.points.filter(|_| gives_points)),
            words,
        })
    };
    let numbers = 1..=u32::try_from(tally.rules.projects.len()).unwrap_or(u32::MAX);
    let mut missed: Vec<Line> = numbers.filter(|number| !tally.winners.contains(number)).filter_map(line).collect();
    missed.sort_by_key(|line| line.cost.minus(line.had));
    tally.winners.iter().copied().filter_map(line).chain(missed).collect()
}

fn row(line: &Line, y: usize, most: u128) -> Html {
    let across = |amount: Amount| {
        let parts = hundredths(amount) * u128::from(WIDTH) * 100 / most;
        format!("{}.{:02}", parts / 100, parts % 100)
    };
    let had = across(line.had);
    let class = if line.funded { "rounds__held" } else { "rounds__gained" };
    view! {
        <text class="rounds__name" x="0" y=y + 14>{cut(&line.name)}</text>
        <rect class="rounds__track" x="0" y=y + 20 width=WIDTH height="10"></rect>
        <rect class=class x="0" y=y + 20 width=had height="10"></rect>
        {(!line.funded).then(|| view! { <rect class="rounds__given" x="0" y=y + 20 width=across(line.cost) height="10"></rect> })}
        <text class="rounds__note" x="0" y=y + 44>{format!("{} · {}", line.price, line.words)}</text>
    }
    .into_html()
}

fn hundredths(amount: Amount) -> u128 {
    let text = amount.to_string();
    let (whole, places) = text.split_once('.').unwrap_or((&text, ""));
    let places: String = places.chars().chain("00".chars()).take(2).collect();
    [whole, &places].concat().parse().unwrap_or(0)
}

fn cut(name: &str) -> String {
    if name.chars().count() <= NAME {
        return name.to_owned();
    }
    let cut: String = name.chars().take(NAME - 1).collect();
    format!("{}…", cut.trim_end())
}
