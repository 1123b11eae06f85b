//! Ten thousand phones find their signal at the same moment, each with five acts to send and a community to
//! catch up with: through the whole of the server but the sockets.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode, header};
use domain::ids::IssueId;
use domain::sync::{Answer, Replica};
use domain::{Caller, groups, ideas, members};
use server::accounts::{Accounts, Device, Token};
use server::clock::{Clock, System};
use server::http::{Settings, Web, assets, rate, router};
use server::mail::Mailer;
use server::photos::Photos;
use server::photos::files::Place;
use tower::ServiceExt;

use crate::disk::Disk;
use crate::say;
use crate::town;

const PHONES: usize = 10_000;
const ISSUES: usize = 2000;
const IDEAS: usize = 400;
const GROUPS: usize = 60;
/// One phone in so many raises an issue.
const RAISES: usize = 10;

pub async fn measure() -> anyhow::Result<()> {
    let disk = Disk::new()?;
    let store = disk.store().await?;
    let accounts = Accounts::new(&store, Arc::new(System), Mailer::Log);
    let clock: Arc<dyn Clock> = Arc::new(System);
    let photos = Photos::open(&Place::Folder(disk.path("photos")), &disk.path("uploads"), &store, clock.clone())?;
    let (hub, live) = town::found(store).await?;
    let imported = live.submit(Caller::System, town::command(town::import(ISSUES))).await?;
    ensure!(imported.outcome.is_ok(), "the issues were refused");
    let web = Web {
        hub: hub.clone(),
        photos,
        accounts: accounts.clone(),
        clock: clock.clone(),
        site: Arc::new(assets::Site { root: disk.path("site"), assets: Default::default() }),
        limits: rate::Limits::new(clock),
        settings: Arc::new(Settings {
            origin: "https://moot.example".parse().map_err(anyhow::Error::msg)?,
            trusted_proxies: Vec::new(),
            dev: false,
        }),
    };
    let router = router(web);
    for n in 0..IDEAS {
        let why = "The children walk there twice a day, and there is nothing between them and the cars.".to_owned();
        let idea = ideas::Propose {
            title: format!("A crossing by the school, number {n}"),
            why,
            takes: String::new(),
            cost: "2500".into(),
            cost_words: String::new(),
            issue: String::new(),
            show_name: true,
            photos: domain::photos::Chosen::default(),
        };
        town::does(&live, town::OLIVE, idea).await?;
    }
    for n in 0..GROUPS {
        let purpose = "Keep the paths clear and the neighbours safe, all winter long.".to_owned();
        let group = groups::Form { name: format!("Snow wardens of ward {n}"), purpose, joining: groups::Joining::Open };
        town::does(&live, town::OLIVE, group).await?;
    }
    let issues: Arc<[IssueId]> = live.now().state.community.issues.keys().copied().collect();
    let mut phones = Vec::with_capacity(PHONES);
    for n in 0..PHONES {
        let token = accounts.new_visitor();
        let account = accounts.begin(&token, Device::Android).await?.account;
        town::does(&live, account, members::Join { name: format!("Ann {n}"), code: String::new() }).await?;
        phones.push(Phone { router: router.clone(), issues: issues.clone(), token, n });
    }
    let first = phones.first().context("there are phones")?.weigh().await?;
    let kilobytes = format!("{:.0}", first as f64 / 1000.0);
    say("sent to a new phone: 2,000 issues, 400 ideas, 60 groups, KB", &kilobytes, Some(("≤ 300", first <= 300_000)));
    let before = live.now().state.community.issues.len();
    let memory = resident()?;
    let start = Instant::now();
    let mut running = tokio::task::JoinSet::new();
    for phone in phones {
        running.spawn(phone.reconnect());
    }
    let (mut slowest, mut again) = (Duration::ZERO, 0);
    while let Some(done) = running.join_next().await {
        let (waited, tries) = done??;
        slowest = slowest.max(waited);
        again += tries;
    }
    let taken = start.elapsed();
    let state = &live.now().state;
    let raised = state.community.issues.len() - before;
    let comments = state.community.comments.len();
    ensure!(raised == PHONES / RAISES, "{raised} issues arrived");
    ensure!(comments == 2 * PHONES - raised, "{comments} comments arrived");
    let seconds = |it: Duration| format!("{:.1}", it.as_secs_f64());
    say("10,000 phones with 5 acts each: nothing lost or doubled, s", &seconds(taken), None);
    say("  the slowest phone waited, s", &seconds(slowest), None);
    say("  told to try again, times", &again.to_string(), None);
    say("  resident memory before, MB", &format!("{memory:.0}"), None);
    say("  and after, MB", &format!("{:.0}", resident()?), None);
    hub.stop().await;
    Ok(())
}

struct Phone {
    router: Router,
    issues: Arc<[IssueId]>,
    token: Token,
    n: usize,
}

impl Phone {
    /// Sends what waits, in order, and some of it twice, as when an answer was lost; then catches up. Gives how
    /// long that took and how often the server said to try again.
    async fn reconnect(self) -> anyhow::Result<(Duration, usize)> {
        let start = Instant::now();
        let mut again = 0;
        let issue = self.issues[self.n % self.issues.len()];
        let id = || System.moment().command_id();
        let comment = format!("act=comment.post&on=issue%2F{issue}&body=Since+Monday");
        // One in ten raises an issue; the others have more to say.
        let fifth = if self.n.is_multiple_of(RAISES) {
            format!("act=issue.raise&looked=on&title=Deep+pothole+{}", self.n)
        } else {
            comment.clone()
        };
        let acts = [
            (id(), format!("act=issue.me_too&issue={issue}&yes=on")),
            (id(), format!("act=issue.offer_help&issue={issue}&yes=on")),
            (id(), comment),
            (id(), "act=member.rename&name=Annie".to_owned()),
            (id(), fifth),
        ];
        for (turn, (id, fields)) in acts.into_iter().enumerate() {
            let times = if (self.n + turn).is_multiple_of(10) { 2 } else { 1 };
            for _ in 0..times {
                again += self.send(&format!("id={id}&{fields}")).await?;
            }
        }
        let have = serde_json::to_string(&Replica::default().have(Vec::new()))?;
        let (status, body) = self.post("/c/bench/sync", "application/json", have).await?;
        ensure!(status == StatusCode::OK, "{status}");
        let mut replica = Replica::default();
        replica.take(serde_json::from_str::<Answer>(&body)?);
        ensure!(replica.member.is_some(), "it is somebody's");
        Ok((start.elapsed(), again))
    }

    /// Until the server has an answer; as a phone does, it waits longer each time.
    async fn send(&self, fields: &str) -> anyhow::Result<usize> {
        for tries in 0..60 {
            let form = "application/x-www-form-urlencoded";
            let (status, body) = self.post("/c/bench/commands", form, fields.to_owned()).await?;
            if status == StatusCode::OK {
                ensure!(body == "{\"refusal\":null}", "{body}");
                return Ok(tries);
            }
            tokio::time::sleep(Duration::from_millis(50 * (tries as u64 + 1))).await;
        }
        anyhow::bail!("never an answer")
    }

    /// How many bytes a phone with nothing on it is sent, compressed.
    async fn weigh(&self) -> anyhow::Result<usize> {
        let have = serde_json::to_string(&Replica::default().have(Vec::new()))?;
        let mut request = self.request("/c/bench/sync", "application/json", have)?;
        request.headers_mut().insert(header::ACCEPT_ENCODING, "br".parse()?);
        let answer = self.router.clone().oneshot(request).await?;
        ensure!(answer.headers().contains_key(header::CONTENT_ENCODING), "it is compressed");
        Ok(axum::body::to_bytes(answer.into_body(), 64 << 20).await?.len())
    }

    async fn post(&self, path: &str, kind: &str, body: String) -> anyhow::Result<(StatusCode, String)> {
        let answer = self.router.clone().oneshot(self.request(path, kind, body)?).await?;
        let status = answer.status();
        let body = axum::body::to_bytes(answer.into_body(), 64 << 20).await?;
        Ok((status, String::from_utf8_lossy(&body).into_owned()))
    }

    fn request(&self, path: &str, kind: &str, body: String) -> anyhow::Result<Request<Body>> {
        let [high, low] = u16::try_from(self.n)?.to_be_bytes();
        let request = Request::post(path)
            .extension(ConnectInfo(SocketAddr::from(([10, 0, high, low], 9))))
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, kind)
            .header(header::COOKIE, format!("__Host-session={}", self.token.reveal()));
        Ok(request.body(Body::from(body))?)
    }
}

/// Megabytes of this process in memory.
fn resident() -> anyhow::Result<f64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("it runs")?;
    Ok(line.trim().trim_end_matches(" kB").parse::<f64>()? * 1024.0 / 1e6)
}
