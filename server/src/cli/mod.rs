//! The command line, `folkmoot`: one file for every command.

mod backup;
mod code;
mod community;
mod count;
mod draw;
mod import;
mod io;
mod log;
mod minutes;
mod restore;
pub mod serve;
mod town;

use clap::{Parser, Subcommand};

use crate::photos::files::{self, Place};
use crate::store::Database;

/// A moot for phones: communities raise issues, propose ideas, work together and vote.
#[derive(Debug, Parser)]
#[command(name = "folkmoot", version, max_term_width = 100)]
struct Cli {
    /// Where everything is kept.
    #[arg(
        long,
        global = true,
        env = "FOLKMOOT_DATABASE",
        default_value = "sqlite:./data/folkmoot.db",
        value_name = "sqlite:PATH"
    )]
    database: Database,
    /// Where photos are kept: a folder, or a bucket that is reached as the usual AWS_* variables say
    /// [default: the folder `photos` beside the database]
    #[arg(long, global = true, env = "FOLKMOOT_PHOTOS", value_name = "file:PATH|s3://BUCKET/PREFIX")]
    photos: Option<Place>,
    /// How to write the log. What it says is set by RUST_LOG.
    #[arg(long, global = true, env = "FOLKMOOT_LOG_FORMAT", default_value = "text", value_name = "FORMAT")]
    log_format: log::Format,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the web pages until told to stop
    Serve(serve::ServeOptions),
    /// Start communities, and list them
    #[command(subcommand)]
    Community(community::Command),
    /// For communities that have lost their organisers
    #[command(subcommand)]
    Steward(code::Steward),
    /// Codes to join with
    #[command(subcommand)]
    Code(code::Code),
    /// Count the ballots of a file, and show every step
    #[command(subcommand)]
    Count(count::Command),
    /// Bring in what other systems hold
    #[command(subcommand)]
    Import(import::Command),
    /// Draw a panel by lot, so that anyone can draw it again
    Draw(Box<draw::Draw>),
    /// The minute book: copy it out, or check that nobody changed it
    #[command(subcommand)]
    Minutes(minutes::Command),
    /// Copy everything into a file and a folder beside it, while the server runs
    Backup(backup::Backup),
    /// Put a backup in the place of the database and its photos; stop the server first
    Restore(restore::Restore),
}

/// Does what the command line says.
pub async fn run() -> anyhow::Result<()> {
    let cli = Cli::parse();
    log::start(cli.log_format);
    let database = &cli.database;
    let Database::Sqlite(path) = database;
    let photos = &cli.photos.unwrap_or_else(|| files::beside(path));
    match cli.command {
        Command::Serve(options) => serve::run(database, photos, options).await,
        Command::Community(command) => command.run(database).await,
        Command::Steward(command) => command.run(database).await,
        Command::Code(command) => command.run(database).await,
        Command::Count(command) => command.run(),
        Command::Import(command) => command.run(database).await,
        Command::Draw(draw) => draw.run(),
        Command::Minutes(command) => command.run(database).await,
        Command::Backup(command) => command.run(database, photos).await,
        Command::Restore(command) => command.run(database, photos).await,
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        super::Cli::command().debug_assert();
    }
}
