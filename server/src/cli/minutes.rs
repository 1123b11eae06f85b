//! `folkmoot minutes export | verify`

use std::io::Write;

use anyhow::{Context, bail};
use clap::Subcommand;
use domain::book::Broken;

use super::town;
use crate::store::{Database, Kept, StoreError, Stored, verify};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print the minute book, one minute a line, as it was hashed
    Export {
        /// The community's address, after /c/
        #[arg(long, value_name = "SLUG")]
        community: String,
    },
    /// Check that every minute is as it was written
    Verify {
        /// The community's address, after /c/
        #[arg(long, value_name = "SLUG")]
        community: String,
        /// The end of the book as noted down elsewhere: shows, too, if it was cut off or written anew
        #[arg(long, value_name = "SEQ:HASH")]
        head: Option<Kept>,
    },
}

impl Command {
    pub async fn run(self, database: &Database) -> anyhow::Result<()> {
        match self {
            Command::Export { community } => export(database, &community).await,
            Command::Verify { community, head } => check(database, &community, head).await,
        }
    }
}

async fn export(database: &Database, slug: &str) -> anyhow::Result<()> {
    let store = town::open(database).await?;
    let community = town::find(&store, slug).await?.id;
    let mut book = Vec::new();
    let mut keep = |stored: Stored<'_>| {
        if let Stored::Minute { bytes, .. } = stored {
            book.extend_from_slice(bytes);
            book.push(b'\n');
        }
        Ok(())
    };
    store.read(community, &mut keep).await?;
    store.close().await;
    match std::io::stdout().lock().write_all(&book) {
        // Whoever read it had enough.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        written => written.context("can't write the minutes"),
    }
}

async fn check(database: &Database, slug: &str, kept: Option<Kept>) -> anyhow::Result<()> {
    let store = town::open(database).await?;
    let community = town::find(&store, slug).await?.id;
    let checked = verify(&store, community, kept).await;
    store.close().await;
    match checked {
        Ok(head) => {
            let head = head.context("the community is gone")?;
            println!("Sound: {} minutes.", head.seq);
            println!("Head: {head}");
            Ok(())
        }
        Err(StoreError::Damaged(broken)) => bail!(said(broken)),
        Err(error) => Err(error.into()),
    }
}

/// What is wrong with a book, for people.
fn said(broken: Broken) -> String {
    match broken {
        Broken::Unreadable { seq } => format!("minute {seq} can't be read: it was changed"),
        Broken::Missing { seq } => format!("minute {seq} is missing"),
        Broken::NotLinked { seq } => {
            format!("minute {seq} does not follow from minute {}: one of the two was changed", seq.saturating_sub(1))
        }
        Broken::TimeRunsBack { seq } => format!("minute {seq} is dated before the one before it"),
        Broken::Changed { seq } => format!("minute {seq} was changed"),
        Broken::CutOff { seq } => format!("the book was cut off: minute {seq} is missing"),
        Broken::Rewritten { seq } => format!("the book was written anew: minute {seq} is not the one noted down"),
        Broken::TextChanged { text } => format!("the text {} was changed", text.0),
    }
}
