//! `folkmoot count ballots`

use std::path::PathBuf;

use anyhow::{Context, anyhow, bail};
use app::copy::votes as copy;
use clap::Args;
use domain::count::BallotFile;
use domain::text::Hash;

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
        let text = std::fs::read_to_string(&self.file).with_context(|| format!("{at} can't be read"))?;
        let read = text.parse::<BallotFile>();
        let file = read.map_err(|wrong| anyhow!("{at}:{}:1: this line is not as it was published", wrong.line))?;
        if !file.is_complete() {
            let published = u32::try_from(file.ballots().len()).unwrap_or(u32::MAX);
            bail!("{at}: {}", copy::not_all(published, file.cast(), file.least_group));
        }
        let tally = file.tally();
        if self.json {
            println!("{}", serde_json::to_string_pretty(&tally)?);
            return Ok(());
        }
        let name = |number: &u32| file.options.get(usize::try_from(*number).ok()?.checked_sub(1)?).cloned();
        let verdict = tally.verdict();
        let options: Vec<String> = verdict.options().iter().filter_map(name).collect();
        println!("{}", file.question);
        println!("{}", copy::verdict(&verdict, &options));
        println!("{}: {}", copy::VOTED, copy::turnout(tally.cast().unwrap_or(0), tally.roll()));
        println!("{}: {}", copy::FINGERPRINT, Hash::of(text.as_bytes()));
        Ok(())
    }
}
