//! `folkmoot count ballots`

use std::path::PathBuf;

use anyhow::{anyhow, bail};
use app::copy::votes as copy;
use clap::Args;
use domain::count::BallotFile;
use domain::text::Hash;

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
        io::print(&format!(
            "{}\n{}\n{}: {}\n{}: {}\n",
            file.question,
            copy::verdict(&verdict, &options),
            copy::VOTED,
            copy::turnout(tally.cast().unwrap_or(0), tally.roll()),
            copy::FINGERPRINT,
            Hash::of(text.as_bytes())
        ))
    }
}
