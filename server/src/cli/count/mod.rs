//! `folkmoot count`: counts a file, without any community or database.

mod ballots;
mod blt;
mod pabulib;

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// The published ballots of a vote, its ballots.txt
    Ballots(ballots::Ballots),
    /// Ballots by ranking, in a BLT file
    Blt(blt::Blt),
    /// A participatory budget in Pabulib's format
    Pabulib(pabulib::Pabulib),
}

impl Command {
    pub fn run(self) -> anyhow::Result<()> {
        match self {
            Command::Ballots(ballots) => ballots.run(),
            Command::Blt(blt) => blt.run(),
            Command::Pabulib(pabulib) => pabulib.run(),
        }
    }
}
