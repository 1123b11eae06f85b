//! `folkmoot community create | list`

use anyhow::{Context, bail};
use clap::{Args, Subcommand, ValueEnum};
use domain::community::{Found, Joining, Kind, Visibility};
use domain::members::Opens;
use domain::{Act, Caller, Refusal};

use super::{code, town};
use crate::clock::{Clock, System};
use crate::store::{Database, Store};
use crate::zones;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Start a community, and print the code that makes its first organiser
    Create(Create),
    /// List every community: address, number of minutes, members and name
    List,
}

#[derive(Debug, Args)]
pub struct Create {
    /// Its address, after /c/: small letters, digits and dashes
    #[arg(long)]
    slug: String,
    /// Its name
    #[arg(long)]
    name: String,
    /// What holds it together; may be given several times
    #[arg(long, required = true)]
    kind: Vec<KindName>,
    /// Its time zone
    #[arg(long, default_value = "Europe/London")]
    zone: String,
    /// Who may see it [default: public, but members where people share a need]
    #[arg(long)]
    visibility: Option<VisibilityName>,
    /// Who may join [default: anyone, but approval where people share a need]
    #[arg(long)]
    joining: Option<JoiningName>,
    /// A category of issues; may be given several times
    #[arg(long)]
    category: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum KindName {
    /// People of a place
    Place,
    /// People who share a need
    Need,
    /// People who share an interest
    Interest,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum VisibilityName {
    /// Everybody
    Public,
    /// Members only
    Members,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum JoiningName {
    /// Anyone
    Anyone,
    /// Anyone with a code
    Code,
    /// Whoever an organiser says yes to
    Approval,
}

impl Command {
    pub async fn run(self, database: &Database) -> anyhow::Result<()> {
        match self {
            Command::Create(create) => create.run(database).await,
            Command::List => list(database).await,
        }
    }
}

impl Create {
    async fn run(self, database: &Database) -> anyhow::Result<()> {
        let of_need = self.kind.contains(&KindName::Need);
        let found = Found {
            zone: zones::zone(&self.zone)
                .with_context(|| format!("there is no time zone {}: one is Europe/London", self.zone))?,
            kinds: self.kind.iter().map(|kind| kind.meant()).collect(),
            visibility: match self.visibility {
                Some(VisibilityName::Public) => Visibility::Public,
                Some(VisibilityName::Members) => Visibility::Members,
                None if of_need => Visibility::Members,
                None => Visibility::Public,
            },
            joining: match self.joining {
                Some(JoiningName::Anyone) => Joining::Anyone,
                Some(JoiningName::Code) => Joining::Code,
                Some(JoiningName::Approval) => Joining::Approval,
                None if of_need => Joining::Approval,
                None => Joining::Anyone,
            },
            slug: self.slug.clone(),
            name: self.name,
            founder: None,
            categories: self.category,
            demonstration: false,
        };
        let hub = town::hub(Store::open(database).await?).await?;
        let command = domain::Command { id: System.moment().command_id(), act: Act::from(found) };
        match hub.found(Caller::System, command).await?.outcome {
            Ok(()) => {}
            Err(Refusal::Invalid { field, fault }) => {
                let refusal = Refusal::Invalid { field: field.clone(), fault };
                bail!("--{field}: {}", app::copy::refusals::sentence(&refusal));
            }
            Err(refusal) => bail!(app::copy::refusals::sentence(&refusal)),
        }
        let live = hub.by_slug(&self.slug).context("the community was founded under another address")?;
        let code = code::make(&live, Opens::Organiser).await?;
        hub.stop().await;
        println!("Started /c/{}.", self.slug);
        println!("Code for its first organiser (works once): {code}");
        println!("They type it at /join.");
        Ok(())
    }
}

impl KindName {
    fn meant(self) -> Kind {
        match self {
            KindName::Place => Kind::Place,
            KindName::Need => Kind::Need,
            KindName::Interest => Kind::Interest,
        }
    }
}

async fn list(database: &Database) -> anyhow::Result<()> {
    let hub = town::hub(town::open(database).await?).await?;
    let mut all: Vec<_> = hub.all().iter().map(|live| live.now()).collect();
    all.sort_by(|a, b| a.state.community.profile.slug.cmp(&b.state.community.profile.slug));
    for published in all {
        let state = &published.state;
        let profile = &state.community.profile;
        let (minutes, members) = (published.head.seq, state.private.members.active().count());
        println!("{}\t{minutes}\t{members}\t{}", profile.slug, state.text(profile.name).unwrap_or_default());
    }
    hub.stop().await;
    Ok(())
}
