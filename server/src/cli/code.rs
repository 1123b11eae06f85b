//! `folkmoot steward code` and `folkmoot code create`

use std::collections::BTreeSet;

use anyhow::Context;
use clap::Subcommand;
use domain::members::{MakeCode, Opens};

use super::town;
use crate::clock::{Clock, System};
use crate::live::Live;
use crate::store::Database;

#[derive(Debug, Subcommand)]
pub enum Steward {
    /// Print a code that makes one person an organiser, once
    Code {
        /// The community's address, after /c/
        #[arg(long, value_name = "SLUG")]
        community: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum Code {
    /// Print a new code to join with, for as many people as have it
    Create {
        /// The community's address, after /c/
        #[arg(long, value_name = "SLUG")]
        community: String,
    },
}

impl Steward {
    pub async fn run(self, database: &Database) -> anyhow::Result<()> {
        let Steward::Code { community } = self;
        print(database, &community, Opens::Organiser).await
    }
}

impl Code {
    pub async fn run(self, database: &Database) -> anyhow::Result<()> {
        let Code::Create { community } = self;
        print(database, &community, Opens::Membership).await
    }
}

async fn print(database: &Database, slug: &str, opens: Opens) -> anyhow::Result<()> {
    let (hub, live) = town::enter(database, slug).await?;
    let code = make(&live, opens).await?;
    hub.stop().await;
    println!("{code}");
    Ok(())
}

/// Makes a code as the operator.
pub async fn make(live: &Live, opens: Opens) -> anyhow::Result<String> {
    let codes = |live: &Live| -> BTreeSet<String> {
        live.now()
            .state
            .private
            .members
            .codes()
            .filter(|code| code.opens == opens)
            .map(|code| code.code.clone())
            .collect()
    };
    let before = codes(live);
    town::act(live, System.moment().command_id(), MakeCode { opens }).await?;
    codes(live).difference(&before).next().cloned().context("the code was used or ended at once")
}
