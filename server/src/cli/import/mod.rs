//! `folkmoot import`: brings in what other systems hold.

mod pabulib;
mod reports;

use clap::Subcommand;

use crate::store::Database;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make issues of a file of reports: one JSON object a line, with service_request_id, title,
    /// category, requested_datetime and, where known, lat and long. All of it comes in, or nothing;
    /// what came in before is passed over
    Reports(reports::Reports),
    /// Make ideas and a closed vote of a participatory budget (a Pabulib file): its projects become ideas
    /// with costs, its ballots are counted by the rule that the file names, and what comes out is compared
    /// with what the file says. What came in before is passed over
    Pabulib(pabulib::Pabulib),
}

impl Command {
    pub async fn run(self, database: &Database) -> anyhow::Result<()> {
        match self {
            Command::Reports(reports) => reports.run(database).await,
            Command::Pabulib(pabulib) => pabulib.run(database).await,
        }
    }
}
