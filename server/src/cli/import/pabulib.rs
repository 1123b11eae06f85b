//! `folkmoot import pabulib`

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::{Context, anyhow, bail};
use app::copy::imported as copy;
use app::copy::money::money;
use clap::Args;
use domain::Timestamp;
use domain::count::Tally;
use domain::count::budget::pabulib::{Election, Entry, File, Order};
use domain::count::budget::{Completion, Merit, Rule, Rules, Start, TieRule, Unaffordable, Utility};
use domain::ids::CommandId;
use domain::text::{Hash, LINE};
use domain::votes::{Import, ImportedProject, Stage};

use crate::cli::{io, town};
use crate::clock::{Clock, System};
use crate::store::Database;

/// What people read of where it is from.
const SOURCE: &str = "Pabulib";

#[derive(Debug, Args)]
pub struct Pabulib {
    /// The community's address, after /c/
    #[arg(long, value_name = "SLUG")]
    community: String,
    /// Publish only ballots that at least so many people cast alike
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    least_group: u32,
    /// The file
    file: PathBuf,
}

impl Pabulib {
    pub async fn run(self, database: &Database) -> anyhow::Result<()> {
        let at = self.file.display().to_string();
        let text = io::text(&self.file)?;
        let file: File = text.parse().map_err(|unreadable| anyhow!("{at}:{unreadable}"))?;
        for doubt in &file.doubts {
            eprintln!("{at}: {doubt}");
        }
        let election = file.election(Order::File);
        let hash = Hash::of(text.as_bytes());
        let import = import(&file, &election, hash, self.least_group).with_context(|| at.clone())?;
        let (hub, live) = town::enter(database, &self.community).await?;
        let vote = import.vote();
        if live.now().state.community.votes.contains_key(&vote) {
            println!("{}", copy::KNOWN);
        } else {
            let id = CommandId::of_source(SOURCE, &hash.to_string());
            let currency = import.currency.clone();
            town::act(&live, id, import).await?;
            let published = live.now();
            if let Some(Stage::Closed { result: Tally::Budget(tally), .. }) =
                published.state.community.votes.get(&vote).map(|vote| &vote.stage)
            {
                let spent = money(tally.total_cost, &currency);
                println!("{}", copy::came_in(tally.rules.projects.len(), tally.cast, tally.winners.len(), &spent));
                println!("{}", compared(&file, &election, &tally.winners));
            } else {
                println!("{}", copy::CAME_IN_FEW);
            }
        }
        println!("/c/{}/votes/{vote}", self.community);
        hub.stop().await;
        Ok(())
    }
}

fn import(file: &File, election: &Election<'_>, key: Hash, least_group: u32) -> anyhow::Result<Import> {
    let currency = file.meta("currency").unwrap_or(copy::MONEY).to_owned();
    let opens = file.meta("date_begin").and_then(day);
    let closes = file.meta("date_end").and_then(day);
    let now = System.now();
    let rules = Rules {
        projects: election.projects(&[]),
        total: file.budget,
        ballots: election.form(),
        rule: rule(file)?,
        minimum_votes: least_votes(file)?,
        ceilings: Vec::new(),
        ties: TieRule::Cheapest,
        quorum: 0,
    };
    let places: Vec<&str> =
        ["country", "unit", "subunit", "instance"].iter().filter_map(|name| file.meta(name)).collect();
    let question = file.meta("description").map_or_else(|| places.join(", "), str::to_owned);
    let numbers = 1..=u32::try_from(file.projects.len()).context("too many projects")?;
    let projects = numbers.filter_map(|number| election.entry(number)).map(|entry| project(file, entry, &currency));
    Ok(Import {
        source: SOURCE.to_owned(),
        key: key.to_string(),
        question: cut(&question),
        details: places.join(", "),
        currency: currency.clone(),
        projects: projects.collect(),
        rules,
        ballots: election.ballots(),
        least_group,
        opens: opens.unwrap_or(now).min(now),
        closes: closes.or(opens).unwrap_or(now).min(now),
    })
}

/// As much of a text as an imported line may hold.
fn cut(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= 4 * LINE { line } else { line.chars().take(4 * LINE - 1).chain(['…']).collect() }
}

fn project(file: &File, entry: &Entry, currency: &str) -> ImportedProject {
    let name = file.cell(entry, "name").map(str::trim).filter(|name| !name.is_empty()).unwrap_or(&entry.id);
    let more = file.cell(entry, "description").map(str::trim).filter(|more| !more.is_empty());
    ImportedProject {
        key: entry.id.clone(),
        name: cut(name),
        why: more.map_or_else(|| copy::why(&entry.id), |more| more.chars().take(domain::text::PROSE).collect()),
        cost: entry.cost.to_string().parse().ok().filter(|_| currency == domain::votes::POUNDS),
        cost_words: money(entry.cost, currency),
    }
}

/// How many votes a project needs, where the file says so.
fn least_votes(file: &File) -> anyhow::Result<u32> {
    let Some(said) = file.meta("min_project_score_threshold") else { return Ok(0) };
    let is_votes = file.vote_type.just_names();
    let votes = said.trim().parse().ok().filter(|_| is_votes);
    votes.with_context(|| format!("projects need a score of {said}, which is not known here for such ballots"))
}

/// The rule that the file names.
fn rule(file: &File) -> anyhow::Result<Rule> {
    let points = !file.vote_type.just_names();
    let by = if points { Merit::Points } else { Merit::Votes };
    let utility = if points { Utility::Points } else { Utility::Cost };
    let shares = |completion| Rule::EqualShares {
        utility,
        completion,
        exhaustive_stop: false,
        start: Start::Exact,
        comparison: false,
    };
    match file.meta("rule").unwrap_or_default() {
        "greedy" | "greedy-threshold" | "greedy-custom" => Ok(Rule::Greedy { by, unaffordable: Unaffordable::Skip }),
        "greedy-no-skip" => Ok(Rule::Greedy { by, unaffordable: Unaffordable::Stop }),
        "equalshares" => Ok(shares(Completion::None)),
        "equalshares/add1" => Ok(shares(Completion::Add1)),
        "equalshares/add1u" | "equalshares/add1/greedy" => Ok(shares(Completion::Add1Greedy)),
        other => bail!("it is counted by “{other}”, which is not known here"),
    }
}

/// A day as files write it, `21.04.2023`, at its end in UTC; of a year alone its last.
fn day(text: &str) -> Option<Timestamp> {
    let parts: Vec<i16> = text.split('.').map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
    let date = match *parts.as_slice() {
        [day, month, year] => jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?,
        [year] => jiff::civil::Date::new(year, 12, 31).ok()?,
        _ => return None,
    };
    let end = date.at(23, 59, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).ok()?;
    Some(Timestamp::from_seconds(end.timestamp().as_second()))
}

/// What came out beside what the file says.
fn compared(file: &File, election: &Election<'_>, winners: &[u32]) -> String {
    let said: BTreeSet<&str> = file
        .projects
        .iter()
        .filter(|entry| file.is_selected(entry) == Some(true))
        .map(|entry| entry.id.as_str())
        .collect();
    if file.projects.iter().all(|entry| file.is_selected(entry).is_none()) {
        return copy::FILE_SAYS_NOTHING.to_owned();
    }
    let found: BTreeSet<&str> =
        winners.iter().filter_map(|number| election.entry(*number)).map(|entry| entry.id.as_str()).collect();
    if said == found {
        return copy::FILE_SAYS_THE_SAME.to_owned();
    }
    let only = |a: &BTreeSet<&str>, b: &BTreeSet<&str>| a.difference(b).copied().collect::<Vec<_>>().join(", ");
    copy::file_differs(&only(&said, &found), &only(&found, &said))
}
