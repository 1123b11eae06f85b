//! A count in rounds: what happened in each, in sentences and as bars, and all figures in one table.

use std::sync::Arc;

use domain::count::ranked::{Round, Tally, Votes};
use leptos::prelude::*;

use crate::copy::ranked as copy;
use crate::html::IntoHtml;

/// How wide a picture is, in its own units: about a phone's page.
const WIDTH: u64 = 360;
/// How high a bar is with the words above it.
const ROW: usize = 38;
/// The room above the bars, for the votes needed.
const HEAD: usize = 20;
/// Longer names are cut in the picture; the table has them whole.
const NAME: usize = 28;
/// More rounds than these are folded away: they would be as long as a book.
const OPEN: usize = 8;

/// How it is counted and every round of it. The heading above is the page's.
#[component]
pub fn Rounds(
    /// The count.
    tally: Tally,
    /// What the options are called, from the first.
    names: Vec<String>,
    /// What the ids within begin with, so that a page can show several counts.
    id: &'static str,
) -> impl IntoView {
    let (tally, names) = (Arc::new(tally), Arc::new(names));
    let scale = scale(&tally);
    let rounds = tally.account.rounds.iter().enumerate().map(|(at, round)| {
        let before = at.checked_sub(1).and_then(|before| tally.account.rounds.get(before));
        let picture = Picture { tally: &tally, names: &names, before, round, number: at + 1, scale, id };
        view! {
            <li class="rounds__round">
                <h3>{copy::round_title(at + 1)}</h3>
                <p>{copy::happened(&tally, round, &names).join(" ")}</p>
                {picture.draw()}
            </li>
        }
    });
    let many = tally.account.rounds.len();
    let list = view! { <Legend/> <ol class="rounds__list">{rounds.collect_view()}</ol> };
    view! {
        <div class="rounds stack">
            {copy::how(&tally, &names).into_iter().map(|said| view! { <p>{said}</p> }).collect_view()}
            {if many > OPEN {
                view! { <details><summary>{copy::all_rounds(many)}</summary>{list}</details> }.into_html()
            } else {
                list.into_html()
            }}
            <details>
                <summary>{copy::TABLE}</summary>
                <Table tally=Arc::clone(&tally) names=Arc::clone(&names)/>
            </details>
        </div>
    }
}

#[component]
fn Legend() -> impl IntoView {
    let kinds = [
        ("held", copy::LEGEND_HELD),
        ("gained", copy::LEGEND_GAINED),
        ("given", copy::LEGEND_GIVEN),
        ("needed", copy::LEGEND_NEEDED),
    ];
    let items = kinds.map(|(kind, words)| {
        let sign = match kind {
            "needed" => view! { <path class="rounds__needed" d="M9 0v12"></path> }.into_html(),
            kind => {
                view! { <rect class=format!("rounds__{kind}") x="1" y="1" width="16" height="10"></rect> }.into_html()
            }
        };
        view! { <li><svg viewBox="0 0 18 12" width="18" height="12" aria-hidden="true">{sign}</svg>" "{words}</li> }
    });
    view! { <ul class="rounds__legend">{items.into_iter().collect::<Vec<_>>()}</ul> }
}

/// The votes that are as wide as a picture: the same in all rounds, so that they can be compared.
fn scale(tally: &Tally) -> Votes {
    let rounds = &tally.account.rounds;
    let most = rounds.iter().flat_map(|round| round.votes.iter().chain([&round.needed, &round.non_transferable]));
    most.copied().max().unwrap_or_default().max(Votes::ONE)
}

/// One round, drawn.
struct Picture<'a> {
    tally: &'a Tally,
    names: &'a [String],
    before: Option<&'a Round>,
    round: &'a Round,
    number: usize,
    scale: Votes,
    id: &'static str,
}

/// One bar.
struct Bar {
    name: String,
    before: Votes,
    after: Votes,
    standing: Option<&'static str>,
    /// `held`, or `nobody`.
    kind: &'static str,
}

impl Picture<'_> {
    fn draw(&self) -> impl IntoView + use<> {
        let bars = self.bars();
        let (title, desc) = (format!("{}-{}-title", self.id, self.number), format!("{}-{}-desc", self.id, self.number));
        let height = HEAD + bars.len() * ROW;
        let said = bars.iter().map(|bar| copy::bar(&bar.name, bar.after, bar.standing)).collect::<Vec<_>>().join(" ");
        let needed = self.across(self.round.needed);
        let words = format!("{} {}", copy::NEEDED, copy::figure(self.round.needed));
        // Beside the line, on the side that has more room.
        let (anchor, dx) =
            if self.round.needed.units() > self.scale.units() / 2 { ("end", "-5") } else { ("start", "5") };
        let rows = bars.iter().enumerate().map(|(at, bar)| self.row(bar, HEAD + at * ROW)).collect_view();
        // Across the bars alone, so that it strikes no figure out.
        let held = bars.iter().enumerate().filter(|(_, bar)| bar.kind == "held");
        let line = held.map(|(at, _)| format!("M{needed} {}v18", HEAD + at * ROW + 16)).collect::<String>();
        view! {
            <svg class="rounds__picture" viewBox=format!("0 0 {WIDTH} {height}") role="img"
                aria-labelledby=title aria-describedby=desc>
                <title id=title.clone()>{copy::picture(self.number)}</title>
                <desc id=desc.clone()>{said}</desc>
                {rows}
                <path class="rounds__needed" d=line></path>
                <text class="rounds__note" x=needed y="12" dx=dx text-anchor=anchor>{words}</text>
            </svg>
        }
    }

    /// A bar for everybody who was still there in this round, and one for what nobody has.
    fn bars(&self) -> Vec<Bar> {
        let account = &self.tally.account;
        let gone = |option: &u32| {
            account.withdrawn.contains(option) || self.before.is_some_and(|before| before.excluded.contains(option))
        };
        let bar = |option: u32| {
            let after = copy::votes_of(self.round, option);
            Bar {
                name: copy::name(self.names, option),
                before: self.before.map_or(after, |before| copy::votes_of(before, option)),
                after,
                standing: standing(self.round, option),
                kind: "held",
            }
        };
        let mut bars: Vec<Bar> = (1..=self.tally.rules.options).filter(|option| !gone(option)).map(bar).collect();
        let after = self.round.non_transferable;
        if !after.is_none() {
            let before = self.before.map_or(after, |before| before.non_transferable);
            bars.push(Bar { name: copy::NOBODY.to_owned(), before, after, standing: None, kind: "nobody" });
        }
        bars
    }

    fn row(&self, bar: &Bar, y: usize) -> impl IntoView + use<> {
        let kept = bar.before.min(bar.after);
        let parts = [
            (bar.kind, Votes::NONE, kept),
            ("gained", bar.before, bar.after.max(bar.before)),
            ("given", bar.after, bar.before.max(bar.after)),
        ];
        let part = |(kind, from, to): (&str, Votes, Votes)| {
            (to > from).then(|| {
                let (x, width) = (self.across(from), self.across(to.minus(from)));
                view! { <rect class=format!("rounds__{kind}") x=x y=y + 20 width=width height="10"></rect> }
            })
        };
        let figure = match bar.standing {
            Some(standing) => format!("{} · {standing}", copy::figure(bar.after)),
            None => copy::figure(bar.after),
        };
        view! {
            <text class="rounds__name" x="0" y=y + 14>{cut(&bar.name)}</text>
            <text class="rounds__figure" x=WIDTH y=y + 14 text-anchor="end">{figure}</text>
            <rect class="rounds__track" x="0" y=y + 20 width=WIDTH height="10"></rect>
            {parts.map(part).into_iter().collect::<Vec<_>>()}
        }
    }

    /// How far across the picture so many votes reach, to a hundredth.
    fn across(&self, votes: Votes) -> String {
        let hundredths = u128::from(votes.units()) * u128::from(WIDTH) * 100 / u128::from(self.scale.units().max(1));
        format!("{}.{:02}", hundredths / 100, hundredths % 100)
    }
}

fn standing(round: &Round, option: u32) -> Option<&'static str> {
    if round.elected.contains(&option) {
        Some(copy::ELECTED)
    } else if round.excluded.contains(&option) {
        Some(copy::OUT)
    } else {
        None
    }
}

fn cut(name: &str) -> String {
    if name.chars().count() <= NAME {
        return name.to_owned();
    }
    let cut: String = name.chars().take(NAME - 1).collect();
    format!("{}…", cut.trim_end())
}

/// A row for each option, a column for each round.
#[component]
fn Table(tally: Arc<Tally>, names: Arc<Vec<String>>) -> impl IntoView {
    let account = &tally.account;
    let heads = (1..=account.rounds.len()).map(|number| view! { <th scope="col">{copy::round_title(number)}</th> });
    let rows = (1..=tally.rules.options).map(|option| {
        let cells = account.rounds.iter().map(|round| cell(&tally, round, option));
        view! { <tr><th scope="row" class="prose">{copy::name(&names, option)}</th>{cells.collect_view()}</tr> }
    });
    let sums = [
        (copy::NOBODY, account.rounds.iter().map(|round| round.non_transferable).collect::<Vec<_>>()),
        (copy::LOST, account.rounds.iter().map(|round| round.lost).collect()),
        (copy::NEEDED, account.rounds.iter().map(|round| round.needed).collect()),
    ];
    let sums =
        sums.into_iter().filter(|(_, votes)| votes.iter().any(|votes| !votes.is_none())).map(|(words, votes)| {
            let cells = votes.into_iter().map(|votes| view! { <td>{copy::figure(votes)}</td> });
            view! { <tr><th scope="row">{words}</th>{cells.collect_view()}</tr> }
        });
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=copy::TABLE>
            <table class="rounds__table">
                <thead><tr><th scope="col">{copy::OPTION}</th>{heads.collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}{sums.collect_view()}</tbody>
            </table>
        </div>
    }
}

fn cell(tally: &Tally, round: &Round, option: u32) -> impl IntoView + use<> {
    let words = match (tally.account.withdrawn.contains(&option), standing(round, option)) {
        (true, _) => copy::WITHDRAWN.to_owned(),
        (false, Some(copy::OUT)) => copy::OUT.to_owned(),
        (false, Some(standing)) => format!("{} {standing}", copy::figure(copy::votes_of(round, option))),
        (false, None) => copy::figure(copy::votes_of(round, option)),
    };
    view! { <td>{words}</td> }
}

#[cfg(test)]
mod tests {
    use domain::count::lot::Ties;
    use domain::count::ranked::{Method, Rules};
    use leptos::prelude::*;

    use super::Rounds;

    fn html(method: Method, names: &[&str], papers: &[(u32, &[u32])]) -> String {
        let options = u32::try_from(names.len()).expect("a few");
        let rules = Rules { options, seats: 2, method, quorum: 0 };
        let papers = papers.iter().map(|(n, ranking)| (*ranking, *n));
        let tally = rules.count_papers(100, papers, &[].into(), &Ties::FirstListed);
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        Owner::new().with(|| view! { <Rounds tally=tally names=names id="count"/> }.to_html())
    }

    #[test]
    fn every_round_is_drawn_and_can_be_heard() {
        let papers: &[(u32, &[u32])] = &[(8, &[1, 2]), (2, &[1]), (1, &[1, 3]), (5, &[3]), (4, &[4])];
        let html =
            html(Method::ScottishStv, &["Ann", "Bo", "Cy <b>", "A name that is much too long for a picture"], papers);
        assert_eq!(html.matches("role=\"img\"").count(), 4, "{html}");
        assert!(html.contains("<title id=\"count-2-title\">Bars of the votes in round 2</title>"), "{html}");
        assert!(html.contains("Ann: 7 votes, elected. Bo: 2.90904 votes. Cy &lt;b&gt;: 5.36363 votes."), "{html}");
        // 2.90904 of the 11 votes that are 360 wide.
        assert!(html.contains("x=\"0.00\" y=\"78\" width=\"95.20\" height=\"10\" class=\"rounds__gained\""), "{html}");
        assert!(
            html.contains("x=\"229.09\" y=\"40\" width=\"130.90\" height=\"10\" class=\"rounds__given\""),
            "{html}"
        );
        assert!(html.contains("A name that is much too lon…"), "{html}");
        assert!(
            html.contains("<th scope=\"row\" class=\"prose\">A name that is much too long for a picture</th>"),
            "{html}"
        );
        assert!(html.contains("<td>2.90904</td>") && html.contains("<td>out</td>"), "{html}");
    }

    #[test]
    fn nobody_voting_is_drawn_too() {
        let html = html(Method::Irv, &["Ann", "Bo"], &[]);
        assert!(html.contains("Ann: 0 votes. Bo: 0 votes."), "{html}");
    }
}
