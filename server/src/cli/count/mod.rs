//! `folkmoot count`: counts the ballots of a file, without any community.

mod blt;

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Count ballots by ranking (a BLT file)
    Blt(blt::Blt),
}

impl Command {
    pub fn run(self) -> anyhow::Result<()> {
        match self {
            Command::Blt(blt) => blt.run(),
        }
    }
}
