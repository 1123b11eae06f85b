//! `folkmoot count blt`

use std::path::PathBuf;

use anyhow::{anyhow, bail};
use app::copy::ranked as copy;
use clap::{Args, ValueEnum};
use domain::count::lot::{Seed, Ties};
use domain::count::ranked::blt::File;
use domain::count::ranked::{Method, Round, Tally, Votes};
use serde::Serialize;

use crate::cli::io;

#[derive(Debug, Args)]
pub struct Blt {
    /// The file of ballots
    file: PathBuf,
    /// How they are counted
    #[arg(long, value_enum)]
    rule: Rule,
    /// For how many places, instead of what the file says. Instant runoff fills one
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    seats: Option<u32>,
    /// What breaks a tie that no earlier round does [default: lot if there is a seed, else first-listed]
    #[arg(long, value_enum)]
    ties: Option<Breaking>,
    /// What lots are drawn from: a number of up to 64 hexadecimal digits
    #[arg(long, value_name = "HEX", value_parser = io::seed, required_if_eq("ties", "lot"))]
    seed: Option<Seed>,
    /// Print the whole account as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Rule {
    /// The single transferable vote of the Scottish Local Government Elections Order 2007
    ScottishStv,
    /// Instant runoff
    Irv,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Breaking {
    /// It falls on whoever is listed first
    FirstListed,
    /// It falls on whoever is drawn first
    Lot,
}

/// What is printed as JSON.
#[derive(Debug, Serialize)]
struct Counted<'a> {
    rule: Method,
    seats: u32,
    ties: Ties,
    ballots: u32,
    elected: &'a [u32],
    quota: Votes,
    withdrawn: &'a [u32],
    rounds: &'a [Round],
}

impl Blt {
    pub fn run(self) -> anyhow::Result<()> {
        let at = self.file.display();
        let file: File = io::text(&self.file)?.parse().map_err(|malformed| anyhow!("{at}:{malformed}"))?;
        let method = match self.rule {
            Rule::ScottishStv => Method::ScottishStv,
            Rule::Irv => Method::Irv,
        };
        let ties = match (self.ties, self.seed) {
            (Some(Breaking::FirstListed), Some(_)) => bail!("nothing is drawn from a seed when ties are first-listed"),
            (_, Some(seed)) => Ties::Lot { seed },
            // clap asks for the seed that lots need.
            (_, None) => Ties::FirstListed,
        };
        let tally = file.tally(method, self.seats.unwrap_or(file.seats), &ties);
        if self.json {
            let account = &tally.account;
            let counted = Counted {
                rule: method,
                seats: account.seats,
                ties,
                ballots: account.valid,
                elected: tally.winners(),
                quota: account.quota,
                withdrawn: &account.withdrawn,
                rounds: &account.rounds,
            };
            io::print(&format!("{}\n", serde_json::to_string_pretty(&counted)?))
        } else {
            io::print(&told(&file, &tally))
        }
    }
}

/// The whole count for people to read.
fn told(file: &File, tally: &Tally) -> String {
    let names = &file.candidates;
    let title = (!file.title.is_empty()).then(|| format!("{}\n", file.title));
    let mut lines: Vec<String> = title.into_iter().chain([copy::result(tally, names)]).collect();
    lines.extend(rounds(tally, names));
    lines.join("\n") + "\n"
}

/// Every round in sentences, and then all in one table.
pub fn rounds(tally: &Tally, names: &[String]) -> Vec<String> {
    let mut lines = copy::how(tally, names);
    for (number, round) in (1..).zip(&tally.account.rounds) {
        lines.push(format!("\n{}", copy::round_title(number)));
        lines.extend(copy::happened(tally, round, names).into_iter().map(|sentence| format!("  {sentence}")));
    }
    lines.push(format!("\n{}", copy::TABLE));
    lines.extend(table(tally, names));
    lines
}

/// A line for each option, a column for each round.
fn table(tally: &Tally, names: &[String]) -> Vec<String> {
    let rounds = &tally.account.rounds;
    let mut rows = vec![row(copy::OPTION, rounds, |number, _| copy::round_title(number))];
    for option in 1..=tally.rules.options {
        rows.push(row(&copy::name(names, option), rounds, |_, round| cell(tally, round, option)));
    }
    rows.push(row(copy::NOBODY, rounds, |_, round| copy::figure(round.non_transferable)));
    if rounds.iter().any(|round| !round.lost.is_none()) {
        rows.push(row(copy::LOST, rounds, |_, round| copy::figure(round.lost)));
    }
    rows.push(row(copy::NEEDED, rounds, |_, round| copy::figure(round.needed)));
    let columns = rows.first().map_or(0, Vec::len);
    let width = |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.chars().count()).max();
    let widths: Vec<usize> = (0..columns).map(|at| width(at).unwrap_or(0)).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).enumerate().map(|(at, (cell, width))| match at {
            0 => format!("{cell:width$}"),
            _ => format!("{cell:>width$}"),
        });
        cells.collect::<Vec<_>>().join("  ")
    };
    rows.iter().map(line).collect()
}

fn row(head: &str, rounds: &[Round], cell: impl Fn(usize, &Round) -> String) -> Vec<String> {
    std::iter::once(head.to_owned()).chain((1..).zip(rounds).map(|(number, round)| cell(number, round))).collect()
}

fn cell(tally: &Tally, round: &Round, option: u32) -> String {
    if tally.account.withdrawn.contains(&option) {
        return copy::WITHDRAWN.to_owned();
    }
    if round.excluded.contains(&option) {
        return copy::OUT.to_owned();
    }
    let votes = copy::figure(copy::votes_of(round, option));
    if round.elected.contains(&option) { format!("{votes} {}", copy::ELECTED) } else { votes }
}
