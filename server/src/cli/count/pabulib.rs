//! `folkmoot count pabulib`

use std::path::PathBuf;

use anyhow::{anyhow, bail};
use app::copy::budgets as words;
use app::copy::money::figure;
use clap::{ArgAction, Args, ValueEnum};
use domain::count::budget::pabulib::{Election, File, Order};
use domain::count::budget::{
    Amount, Ceiling, Completion, Form, Merit, Patience, Rule, Rules, Start, Stopped, Tally, TieRule, Unaffordable,
    Utility,
};
use domain::count::lot::{Seed, Ties};
use serde_json::{Value, json};

use crate::cli::io;

#[derive(Debug, Args)]
pub struct Pabulib {
    /// The file
    file: PathBuf,
    /// What is counted
    #[arg(long)]
    rule: RuleName,
    /// Equal shares: what is done with money left over
    #[arg(long, default_value = "none")]
    completion: CompletionName,
    /// Equal shares with add1: whether it stops as soon as nothing else fits
    #[arg(long, default_value_t = true, action = ArgAction::Set, value_name = "true|false")]
    exhaustive_stop: bool,
    /// What a project is worth to those who vote for it: its cost, one, or the points they gave. With greedy, the
    /// order is then by votes, by votes for its cost, or by points for its cost
    #[arg(long)]
    utility: Option<UtilityName>,
    /// Greedy: by what projects are put in order [default: votes where a ballot just names projects, else points]
    #[arg(long, conflicts_with = "utility")]
    by: Option<MeritName>,
    /// Greedy: what happens at a project that costs more than is left
    #[arg(long, default_value = "skip")]
    on_unaffordable: UnaffordableName,
    /// Equal shares: what everyone has at the beginning, exactly or rounded down to a whole unit of money
    #[arg(long, default_value = "exact")]
    endowment: EndowmentName,
    /// Equal shares: take greedy's outcome if more voters prefer it
    #[arg(long)]
    comparison: bool,
    /// How ties are broken: by the letters of the ids; by the order of the file; by the least cost, then the most
    /// votes, then one of these
    #[arg(long, default_value = "lexicographic")]
    ties: TiesName,
    /// Break by lots drawn from this seed, a number of up to 64 hexadecimal digits, what ties leave to ids or to the file
    #[arg(long, value_name = "HEX", value_parser = io::seed)]
    seed: Option<Seed>,
    /// How many votes a project needs
    #[arg(long, default_value_t = 0, value_name = "N")]
    minimum_votes: u32,
    /// The most for the projects of a category; may be given several times
    #[arg(long = "ceiling", value_name = "CATEGORY=AMOUNT", value_parser = ceiling)]
    ceilings: Vec<(String, Amount)>,
    /// Rankings: the points of the last that a ballot names, one more for each before it
    #[arg(long, default_value_t = 1, value_name = "POINTS", value_parser = clap::value_parser!(u32).range(0..=1))]
    last_gets: u32,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum RuleName {
    Greedy,
    EqualShares,
    Phragmen,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum CompletionName {
    None,
    Add1,
    Add1Greedy,
    Greedy,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum UtilityName {
    Cost,
    Cardinality,
    Points,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum MeritName {
    Votes,
    Points,
    VotesForCost,
    PointsForCost,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum UnaffordableName {
    Skip,
    Stop,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum EndowmentName {
    Exact,
    Floored,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum TiesName {
    Lexicographic,
    Listed,
    Cheapest,
    CheapestListed,
}

fn ceiling(text: &str) -> Result<(String, Amount), String> {
    let (category, amount) = text.rsplit_once('=').ok_or("a category, = and an amount")?;
    let amount = amount.parse().map_err(|expected| format!("{expected}"))?;
    Ok((category.to_owned(), amount))
}

impl Pabulib {
    pub fn run(self) -> anyhow::Result<()> {
        let path = self.file.display();
        let file: File = io::text(&self.file)?.parse().map_err(|unreadable| anyhow!("{path}:{unreadable}"))?;
        let order = match self.ties {
            TiesName::Lexicographic | TiesName::Cheapest => Order::Lexicographic,
            TiesName::Listed | TiesName::CheapestListed => Order::File,
        };
        let election = file.election(order);
        let categories: Vec<&str> = self.ceilings.iter().map(|(category, _)| category.as_str()).collect();
        if let Some(unknown) = categories.iter().find(|category| !election.has_category(category)) {
            bail!("no project of {path} is of the category {unknown}");
        }
        if let Some(twice) = (1..categories.len()).find(|at| categories[..*at].contains(&categories[*at])) {
            bail!("the category {} is given two ceilings", categories[twice]);
        }
        let rules = self.rules(&file, &election, &categories);
        if rules.rule == Rule::Phragmen && rules.ballots.gives_points() {
            bail!("phragmen needs ballots that just name projects, and those of {path} do more");
        }
        let ties = self.seed.map_or(Ties::FirstListed, |seed| Ties::Lot { seed });
        for doubt in &file.doubts {
            eprintln!("{path}: {doubt}");
        }
        let tally = election.count_with(&rules, &ties, Patience::LONG);
        let said = if self.json {
            format!("{:#}\n", self.json(&election, &tally)?)
        } else {
            tell(&file, &election, &tally, &ties, order)
        };
        io::print(&said)?;
        // What was printed is a whole count, but perhaps not the one that was asked for.
        match &tally.account.shares {
            Some(shares) if shares.stopped == Stopped::TooMany => bail!(
                "{path}: given up after adding 1 to everybody's share {} times, because it takes too long: \
                 what is printed is the count with that share, and more might have been added",
                shares.added
            ),
            _ => Ok(()),
        }
    }

    fn rules(&self, file: &File, election: &Election<'_>, categories: &[&str]) -> Rules {
        let ballots = match election.form() {
            Form::Ranking { up_to, .. } => Form::Ranking { up_to, last: self.last_gets },
            form => form,
        };
        let rule = match self.rule {
            RuleName::Phragmen => Rule::Phragmen,
            RuleName::Greedy => Rule::Greedy {
                by: match (self.by, self.utility) {
                    (Some(MeritName::Votes), _) | (None, Some(UtilityName::Cost)) => Merit::Votes,
                    (Some(MeritName::VotesForCost), _) | (None, Some(UtilityName::Cardinality)) => Merit::VotesForCost,
                    (Some(MeritName::PointsForCost), _) | (None, Some(UtilityName::Points)) => Merit::PointsForCost,
                    (Some(MeritName::Points), _) => Merit::Points,
                    (None, None) => {
                        if ballots.gives_points() {
                            Merit::Points
                        } else {
                            Merit::Votes
                        }
                    }
                },
                unaffordable: match self.on_unaffordable {
                    UnaffordableName::Skip => Unaffordable::Skip,
                    UnaffordableName::Stop => Unaffordable::Stop,
                },
            },
            RuleName::EqualShares => Rule::EqualShares {
                utility: match self.utility {
                    None | Some(UtilityName::Cost) => Utility::Cost,
                    Some(UtilityName::Cardinality) => Utility::Cardinality,
                    Some(UtilityName::Points) => Utility::Points,
                },
                completion: match self.completion {
                    CompletionName::None => Completion::None,
                    CompletionName::Add1 => Completion::Add1,
                    CompletionName::Add1Greedy => Completion::Add1Greedy,
                    CompletionName::Greedy => Completion::Greedy,
                },
                exhaustive_stop: self.exhaustive_stop,
                start: match self.endowment {
                    EndowmentName::Exact => Start::Exact,
                    EndowmentName::Floored => Start::Floored,
                },
                comparison: self.comparison,
            },
        };
        let numbered = (0..).zip(&self.ceilings);
        Rules {
            projects: election.projects(categories),
            total: file.budget,
            ballots,
            rule,
            minimum_votes: self.minimum_votes,
            ceilings: numbered.map(|(category, (_, at_most))| Ceiling { category, at_most: *at_most }).collect(),
            ties: match self.ties {
                TiesName::Lexicographic | TiesName::Listed => TieRule::AsListed,
                TiesName::Cheapest | TiesName::CheapestListed => TieRule::Cheapest,
            },
            quorum: 0,
        }
    }

    fn json(&self, election: &Election<'_>, tally: &Tally) -> anyhow::Result<Value> {
        let name = |value: &dyn Fn() -> Option<clap::builder::PossibleValue>| {
            value().map(|value| value.get_name().to_owned()).unwrap_or_default()
        };
        // What the rule itself is set to, under its own names.
        let mut parameters = serde_json::to_value(tally.rules.rule)?;
        if let Some(parameters) = parameters.as_object_mut() {
            parameters.remove("kind");
            parameters.insert("budget".into(), json!(tally.rules.total));
            parameters.insert("ties".into(), json!(name(&|| self.ties.to_possible_value())));
            parameters.insert("minimum_votes".into(), json!(self.minimum_votes));
            let ceilings = self.ceilings.iter().map(|(name, most)| (name.clone(), json!(most)));
            parameters.insert("ceilings".into(), Value::Object(ceilings.collect()));
            if let Some(seed) = &self.seed {
                parameters.insert("seed".into(), json!(seed));
            }
            if let Form::Ranking { last, .. } = tally.rules.ballots {
                parameters.insert("last_gets".into(), json!(last));
            }
            if let Some(shares) = &tally.account.shares {
                parameters.insert("shares".into(), serde_json::to_value(shares)?);
            }
        }
        let mut rounds = serde_json::to_value(&tally.account.rounds)?;
        for round in rounds.as_array_mut().into_iter().flatten() {
            round["project"] = id(election, &round["project"]);
            for number in round.pointer_mut("/tie/first").and_then(Value::as_array_mut).into_iter().flatten() {
                *number = id(election, number);
            }
        }
        let ids = |numbers: &[u32]| numbers.iter().map(|number| id(election, &json!(number))).collect::<Vec<_>>();
        let mut projects = serde_json::to_value(&tally.account.projects)?;
        for (number, project) in (1_u32..).zip(projects.as_array_mut().into_iter().flatten()) {
            project["project"] = id(election, &json!(number));
        }
        let mut counted = json!({
            "rule": name(&|| self.rule.to_possible_value()),
            "parameters": parameters,
            "winners": ids(&tally.winners),
            "total_cost": tally.total_cost,
            "rounds": rounds,
            "projects": projects,
        });
        if let Some(compared) = &tally.account.comparison {
            counted["compared"] = json!({
                "shares": compared.shares,
                "shares_winners": ids(&compared.shares_winners),
                "greedy": compared.greedy,
                "greedy_winners": ids(&compared.greedy_winners),
                "greedy_taken": compared.greedy_taken,
            });
        }
        Ok(counted)
    }
}

/// The id of the project of this number.
fn id(election: &Election<'_>, number: &Value) -> Value {
    let entry = number.as_u64().and_then(|number| election.entry(u32::try_from(number).ok()?));
    entry.map_or(Value::Null, |entry| json!(entry.id))
}

fn tell(file: &File, election: &Election<'_>, tally: &Tally, ties: &Ties, order: Order) -> String {
    let mut said: Vec<String> = Vec::new();
    said.extend(file.meta("description").map(str::to_owned));
    let (total, cost) = (figure(file.budget), figure(tally.total_cost));
    said.push(words::size(tally.cast, tally.rules.projects.len(), &total));
    said.push(String::new());
    said.push(words::form(&tally.rules.ballots).to_owned());
    said.extend(words::rule(&tally.rules.rule));
    let listed = match order {
        Order::File => words::LISTED_IN_FILE,
        Order::Lexicographic => words::LISTED_BY_ID,
    };
    said.push(words::ties(tally.rules.ties, matches!(ties, Ties::Lot { .. }), listed));
    said.extend(tally.account.shares.iter().flat_map(words::shares));
    said.extend(tally.account.comparison.iter().map(words::compared));
    said.extend([String::new(), format!("{}: {}", words::FUNDED, words::funded(tally.winners.len(), &cost, &total))]);
    let name = |number: u32| {
        let Some(entry) = election.entry(number) else { return String::new() };
        file.cell(entry, "name").map_or_else(|| entry.id.clone(), |name| format!("{} {name}", entry.id))
    };
    let standing = |number: u32| tally.account.projects.get((number as usize).checked_sub(1)?);
    let row = |number: u32, why: String| {
        let (cost, votes) = (election.entry(number)?.cost, standing(number)?.votes);
        Some([name(number), figure(cost), votes.to_string(), why])
    };
    let headings = |last: &str| [words::PROJECT, words::COST, words::VOTES, last].map(str::to_owned);
    let funded = tally.winners.iter().filter_map(|number| row(*number, String::new()));
    said.extend(table(std::iter::once(headings("")).chain(funded).collect()));
    let numbers = (1..).zip(&tally.account.projects);
    let mut rest: Vec<_> =
        numbers.filter_map(|(n, standing)| Some((standing.votes, n, words::why_not(standing)?))).collect();
    rest.sort_by_key(|(votes, number, _)| (std::cmp::Reverse(*votes), *number));
    if !rest.is_empty() {
        said.extend([String::new(), format!("{}:", words::NOT_FUNDED)]);
        let rest = rest.into_iter().filter_map(|(_, number, why)| row(number, why));
        said.extend(table(std::iter::once(headings(words::WHY)).chain(rest).collect()));
    }
    said.extend([String::new(), format!("{}:", words::STEP_BY_STEP)]);
    let rounds = (1..)
        .zip(&tally.account.rounds)
        .map(|(number, round): (u32, _)| format!("{number}. {}", words::round(round, &name)));
    said.extend(rounds);
    said.push(String::new());
    said.join("\n")
}

/// As many letters of a name as fit beside the figures.
const WIDEST: usize = 60;

/// Columns below each other, figures to the right.
fn table(rows: Vec<[String; 4]>) -> Vec<String> {
    let short = |name: &str| match name.char_indices().nth(WIDEST) {
        Some((at, _)) => format!("{}…", &name[..at]),
        None => name.to_owned(),
    };
    let rows: Vec<[String; 4]> = rows.into_iter().map(|[name, b, c, d]| [short(&name), b, c, d]).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let (name, cost, votes) = (width(0), width(1), width(2));
    let line = |[a, b, c, d]: &[String; 4]| format!("  {a:name$}  {b:>cost$}  {c:>votes$}  {d}").trim_end().to_owned();
    rows.iter().map(line).collect()
}
