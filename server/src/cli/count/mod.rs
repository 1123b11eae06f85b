//! `folkmoot count`: counts a file, without any community or database.

mod ballots;
mod blt;
mod pabulib;

use clap::Subcommand;
use domain::text::Hash;

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

/// What lots are drawn from.
fn seed(text: &str) -> Result<Hash, &'static str> {
    text.parse().map_err(|_| "a seed is 64 hexadecimal digits")
}
