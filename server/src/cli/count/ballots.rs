//! `folkmoot count ballots`

use std::path::PathBuf;

use anyhow::{anyhow, bail};
use app::copy::{budgets, spending, votes as copy};
use clap::Args;
use domain::count::consent::Answer;
use domain::count::{BallotFile, Tally};
use domain::text::Hash;

use super::blt;
use crate::cli::io;

#[derive(Debug, Args)]
pub struct Ballots {
    /// The file that a vote's page offers, ballots.txt
    file: PathBuf,
    /// Print the whole result as JSON
    #[arg(long)]
    json: bool,
}

impl Ballots {
    pub fn run(self) -> anyhow::Result<()> {
        let at = self.file.display();
        let text = io::text(&self.file)?;
        let read = text.parse::<BallotFile>();
        let file = read.map_err(|wrong| anyhow!("{at}:{}:1: this line is not as it was published", wrong.line))?;
        if !file.is_complete() {
            let published = u32::try_from(file.ballots().len()).unwrap_or(u32::MAX);
            bail!("{at}: {}", copy::not_all(published, file.cast(), file.least_group));
        }
        let tally = file.tally();
        if self.json {
            return io::print(&format!("{}\n", serde_json::to_string_pretty(&tally)?));
        }
        let name = |number: &u32| file.options.get(usize::try_from(*number).ok()?.checked_sub(1)?).cloned();
        let verdict = tally.verdict();
        let options: Vec<String> = verdict.options().iter().filter_map(name).collect();
        let mut said = vec![
            file.question.clone(),
            copy::verdict(&verdict, &options),
            format!("{}: {}", copy::VOTED, copy::turnout(tally.cast().unwrap_or(0), tally.roll())),
            String::new(),
        ];
        said.extend(figures(&tally, &file.options));
        said.extend([String::new(), format!("{}: {}\n", copy::FINGERPRINT, Hash::of(text.as_bytes()))]);
        io::print(&said.join("\n"))
    }
}

/// Every figure of a result, and every round.
fn figures(tally: &Tally, options: &[String]) -> Vec<String> {
    let each = |sums: &[u64], said: fn(u64) -> String| {
        options.iter().zip(sums).map(|(option, sum)| format!("{option}: {}", said(*sum))).collect()
    };
    match tally {
        Tally::YesNo(tally) => vec![copy::figures(tally), copy::said_yes(tally)],
        Tally::Consent(tally) => {
            let figures =
                [(Answer::Agree, tally.agree), (Answer::StandAside, tally.stand_aside), (Answer::Block, tally.block)];
            let figures = figures.map(|(answer, n)| format!("{}: {}", copy::consented(answer), copy::votes(n)));
            figures.into_iter().chain([copy::consent_came(tally.outcome).to_owned()]).collect()
        }
        Tally::Approval(tally) => {
            let votes = tally.approvals.iter().map(|votes| copy::approvals(*votes, tally.cast));
            options.iter().zip(votes).map(|(option, votes)| format!("{option}: {votes}")).collect()
        }
        Tally::Score(tally) => each(&tally.sums, copy::points),
        Tally::Borda(tally) if tally.rules.form.parts() == 2 => each(&tally.sums, copy::half_points),
        Tally::Borda(tally) => each(&tally.sums, copy::points),
        Tally::Ranked(tally) => blt::rounds(tally, options),
        Tally::Budget(tally) => {
            let name = |number: u32| spending::called(options, number);
            let account = &tally.account;
            let rounds = account.rounds.iter().map(|round| budgets::round(round, &name));
            account.shares.iter().flat_map(budgets::shares).chain(rounds).collect()
        }
        // A file that is whole is of no such vote.
        Tally::Few(_) => Vec::new(),
    }
}
