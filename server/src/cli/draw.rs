//! `folkmoot draw`: panels drawn by lot.

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use app::copy::lots as copy;
use clap::{Args, Subcommand, ValueEnum};
use domain::count::lot::Seed;
use domain::count::lots::{
    Account, Columns, Commitment, Fairness, Fault, IDS, Lottery, Plan, Quota, Recipe, Respondents, draw_simple,
    read_pool, read_quotas,
};
use domain::text::Hash;
use serde_json::{Value, json};

use crate::cli::io;

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Draw {
    #[command(subcommand)]
    help: Option<Help>,
    #[command(flatten)]
    lottery: Option<LotteryOptions>,
    #[command(flatten)]
    seed: Option<SeedOptions>,
    /// Print the whole account as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Subcommand)]
enum Help {
    /// Before the pool closes: make a secret and the commitment to publish
    Commit {
        /// A secret of your own, 64 hexadecimal digits
        #[arg(long, value_name = "HEX")]
        secret: Option<Hash>,
    },
    /// When the pool is closed: the hash to publish of everything that will be drawn by
    Close(LotteryOptions),
}

#[derive(Debug, Args)]
struct LotteryOptions {
    /// Who may be drawn: a line each, with headings
    #[arg(long, value_name = "FILE")]
    respondents: PathBuf,
    /// The quotas: category,feature,min,max or feature,value,min,max. Without it, everybody has the same chance
    #[arg(long, value_name = "FILE")]
    categories: Option<PathBuf>,
    /// How many to draw
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    seats: u32,
    /// How chances are shared out
    #[arg(long, default_value = "leximin")]
    fairness: Fair,
    /// What people are called: `id`, `nationbuilder_id` or the like, if not said
    #[arg(long, value_name = "COLUMN")]
    id: Option<String>,
    /// Draw at most one of those who have the same in this column
    #[arg(long, value_name = "COLUMN")]
    household: Option<String>,
}

#[derive(Debug, Args)]
struct SeedOptions {
    /// What to draw from: a number of up to 64 hexadecimal digits
    #[arg(long, value_name = "HEX", value_parser = io::seed, required_unless_present = "secret", conflicts_with_all = ["secret", "public"])]
    seed: Option<Seed>,
    /// In place of a seed: the secret that was committed to
    #[arg(long, value_name = "HEX", requires = "public")]
    secret: Option<Hash>,
    /// The public value that nobody could know when the pool was closed
    #[arg(long, value_name = "TEXT", requires = "secret")]
    public: Option<String>,
    /// Check the secret against what was published
    #[arg(long, value_name = "HEX", requires = "secret")]
    commitment: Option<Hash>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Fair {
    Maximin,
    Leximin,
}

impl Draw {
    pub fn run(self) -> anyhow::Result<()> {
        match (self.help, self.lottery, self.seed) {
            (Some(Help::Commit { secret }), ..) => commit(secret),
            (Some(Help::Close(options)), ..) => io::print(&format!("{}\n", options.read()?.hash())),
            (None, Some(lottery), Some(seed)) => draw(&lottery, &seed, self.json),
            // clap asks for both without a subcommand.
            (None, ..) => bail!("what to draw from is missing"),
        }
    }
}

fn commit(secret: Option<Hash>) -> anyhow::Result<()> {
    let secret = secret.unwrap_or_else(|| Hash(rand::random()));
    let commitment = Commitment::to(&secret, String::new());
    io::print(&format!(
        "Keep this secret until the draw:  {secret}\n\
         Publish this before the pool closes, with the name of the public value you will take:\n{}\n",
        commitment.secret
    ))
}

fn draw(options: &LotteryOptions, seed: &SeedOptions, as_json: bool) -> anyhow::Result<()> {
    let lottery = options.read()?;
    let recipe = match (&seed.secret, &seed.public) {
        (Some(secret), Some(public)) => {
            Some(Recipe { secret: *secret, lottery: lottery.hash(), public: public.trim().to_owned() })
        }
        _ => None,
    };
    let seeded = match (&recipe, seed.seed) {
        (Some(recipe), _) => recipe.seed(),
        (None, Some(seed)) => seed,
        (None, None) => bail!("what to draw from is missing"),
    };
    if let (Some(recipe), Some(secret)) = (&recipe, seed.commitment) {
        let commitment = Commitment { secret, public_name: String::new() };
        recipe.check(&commitment, &lottery.hash(), &seeded).map_err(|wrong| anyhow::anyhow!(copy::wrong(wrong)))?;
    }
    let (said, mut shown) = if options.is_simple() {
        simple(&lottery, &seeded)?
    } else {
        let plan =
            with_news(&lottery, || Plan::new(&lottery)).map_err(|why| anyhow::anyhow!(copy::impossible(&why)))?;
        let account = plan.draw(&seeded);
        (copy::account(&account), told(&account)?)
    };
    if let (Some(recipe), Some(shown)) = (recipe, shown.as_object_mut()) {
        shown.insert("recipe".to_owned(), serde_json::to_value(recipe)?);
    }
    io::print(&if as_json { format!("{shown}\n") } else { said })
}

/// Does what may take minutes, and says on the standard error output, from time to time, that it is still at work.
fn with_news<T>(lottery: &Lottery, work: impl FnOnce() -> T) -> T {
    let (done, waiting) = mpsc::channel::<()>();
    let (people, seats, quotas) = (lottery.pool.people.len(), lottery.seats, lottery.quotas.len());
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let begun = Instant::now();
            let mut pause = Duration::from_secs(3);
            while waiting.recv_timeout(pause) == Err(mpsc::RecvTimeoutError::Timeout) {
                eprintln!(
                    "Still looking for panels that share out chances fairly ({people} people, {seats} seats, \
                     {quotas} quotas): {} seconds.",
                    begun.elapsed().as_secs()
                );
                pause = Duration::from_secs(15);
            }
        });
        let found = work();
        drop(done);
        found
    })
}

/// An account as JSON: as it is, but for chances by id.
fn told(account: &Account) -> anyhow::Result<Value> {
    let mut told = serde_json::to_value(account)?;
    if let Some(told) = told.as_object_mut() {
        told.remove("people");
        let chances = account.people.iter().map(|person| (person.id.clone(), json!(person.chance)));
        told.insert("probabilities".to_owned(), Value::Object(chances.collect()));
    }
    Ok(told)
}

fn simple(lottery: &Lottery, seed: &Seed) -> anyhow::Result<(String, Value)> {
    let ids: Vec<String> = lottery.pool.people.iter().map(|person| person.id.clone()).collect();
    let pool = u32::try_from(ids.len()).context("too many people")?;
    if pool < lottery.seats {
        bail!("there are fewer people than seats");
    }
    let panel = draw_simple(&ids, lottery.seats, seed);
    // To the nearest billionth, as in accounts.
    let billionths = (u64::from(lottery.seats) * 2_000_000_000 + u64::from(pool)) / (2 * u64::from(pool));
    let chance = format!("{}.{:09}", billionths / 1_000_000_000, billionths % 1_000_000_000);
    let chances = ids.into_iter().map(|id| (id, json!(chance)));
    let shown = json!({
        "fairness": "equal", "seats": lottery.seats, "pool": pool, "lottery": lottery.hash(), "seed": seed,
        "panel": panel, "probabilities": Value::Object(chances.collect()),
    });
    Ok((copy::simple(&panel, pool), shown))
}

impl LotteryOptions {
    fn is_simple(&self) -> bool {
        self.categories.is_none() && self.household.is_none()
    }

    fn read(&self) -> anyhow::Result<Lottery> {
        let quotas: Vec<Quota> = match &self.categories {
            Some(path) => parsed(path, read_quotas)?,
            None => Vec::new(),
        };
        let columns = Columns { id: self.id.as_deref(), household: self.household.as_deref() };
        let Respondents { pool, numbered } = parsed(&self.respondents, |text| read_pool(text, &quotas, columns))?;
        if numbered {
            eprintln!(
                "{} has no column {}, so people are called by the number of their row. --id COLUMN names another.",
                self.respondents.display(),
                IDS.join(", ")
            );
        }
        let fairness = match self.fairness {
            Fair::Maximin => Fairness::Maximin,
            Fair::Leximin => Fairness::Leximin,
        };
        Ok(Lottery { pool, quotas, seats: self.seats, fairness })
    }
}

fn parsed<T>(path: &Path, read: impl FnOnce(&str) -> Result<T, Fault>) -> anyhow::Result<T> {
    read(&io::text(path)?)
        .map_err(|fault| anyhow::anyhow!("{}:{}:{}: {}", path.display(), fault.line, fault.column, copy::fault(&fault)))
}
