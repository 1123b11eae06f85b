//! `folkmoot count`: counts the ballots of a file, without any community.

mod ballots;
mod blt;

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Count the published ballots of a vote again (its ballots.txt)
    Ballots(ballots::Ballots),
    /// Count ballots by ranking (a BLT file)
    Blt(blt::Blt),
}

impl Command {
    pub fn run(self) -> anyhow::Result<()> {
        match self {
            Command::Ballots(ballots) => ballots.run(),
            Command::Blt(blt) => blt.run(),
        }
    }
}
