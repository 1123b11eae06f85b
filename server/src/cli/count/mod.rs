//! `folkmoot count`: counts a file, without any database.

mod pabulib;

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// A participatory budget in Pabulib's format
    Pabulib(pabulib::Pabulib),
}

impl Command {
    pub fn run(self) -> anyhow::Result<()> {
        match self {
            Command::Pabulib(command) => command.run(),
        }
    }
}
