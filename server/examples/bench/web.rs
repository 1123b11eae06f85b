//! What a visit weighs, how many pages a second there are, and how much memory that takes: of the
//! real program, with 2,000 issues.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, ensure};
use domain::{Caller, members};
use server::accounts::{Accounts, Device};
use server::clock::System;
use server::mail::Mailer;

use crate::disk::Disk;
use crate::say;
use crate::town;
use crate::visit::{get, rate};

const ISSUES: usize = 2000;
const CONNECTIONS: usize = 32;
const LASTS: Duration = Duration::from_secs(4);
const HOME: &str = "/c/bench";
const LIST: &str = "/c/bench/issues";
const STATIC: &str = "/assets/bench.html";

pub async fn measure() -> anyhow::Result<()> {
    let disk = Disk::new()?;
    let cookie = fill(&disk).await?;
    let site = copy_of_site(&disk)?;
    let server = Running::start(&disk, &site)?;
    say("resident memory with 2,000 issues, MB", &format!("{:.0}", server.memory()?), None);
    first_visit(server.at, &site).await?;
    pages(&server, &site, &cookie).await?;
    let memory = server.memory()?;
    say("  and after serving pages, MB", &format!("{memory:.0}"), Some(("≤ 60", memory <= 60.0)));
    Ok(())
}

/// A community with 2,000 issues, and the cookie of one of its members.
async fn fill(disk: &Disk) -> anyhow::Result<String> {
    let store = disk.store().await?;
    let accounts = Accounts::new(&store, Arc::new(System), Mailer::Log);
    let (hub, live) = town::found(store).await?;
    let imported = live.submit(Caller::System, town::command(town::import(ISSUES))).await?;
    ensure!(imported.outcome.is_ok(), "the issues were refused");
    let token = accounts.new_visitor();
    let account = accounts.begin(&token, Device::Android).await?.account;
    town::does(&live, account, members::Join { name: "Ann".into(), code: String::new() }).await?;
    hub.stop().await;
    Ok(format!("Cookie: session={}\r\n", token.reveal()))
}

/// What a browser fetches when somebody first comes to Home.
async fn first_visit(at: SocketAddr, site: &Path) -> anyhow::Result<()> {
    const BROTLI: &str = "Accept-Encoding: br\r\n";
    let page = get(at, HOME, BROTLI).await?;
    // The links are read from the page as it is without compression.
    let plain = get(at, HOME, "").await?;
    let html = String::from_utf8_lossy(&plain.body);
    let mut files = links(&html);
    let names: serde_json::Value = serde_json::from_slice(&std::fs::read(site.join("manifest.json"))?)?;
    let named = |key| names.get(key).and_then(serde_json::Value::as_str).map(|name| format!("/{name}"));
    files.extend(["app_js", "app_wasm", "style"].into_iter().filter_map(named));
    let (mut all, mut program) = (page.bytes, 0);
    for file in &files {
        let bytes = get(at, file, BROTLI).await?.bytes;
        all += bytes;
        if file.ends_with(".js") || file.ends_with(".wasm") {
            program += bytes;
        }
    }
    let kilobytes = |bytes: usize| format!("{:.0}", bytes as f64 / 1000.0);
    say("first visit to Home, KB over the wire", &kilobytes(all), Some(("≤ 250", all <= 250_000)));
    say("  of which wasm and JS, KB", &kilobytes(program), Some(("≤ 200", program <= 200_000)));
    Ok(())
}

/// The addresses on this server that the head of a page has a browser fetch.
fn links(html: &str) -> BTreeSet<String> {
    let head = html.split("</head>").next().unwrap_or_default();
    let after = |mark: &'static str| head.split(mark).skip(1).filter_map(|rest| rest.split('"').next());
    after("href=\"/").chain(after("src=\"/")).map(|name| format!("/{name}")).collect()
}

/// Page one of the list for a signed-in member, beside a file of the same size.
async fn pages(server: &Running, site: &Path, cookie: &str) -> anyhow::Result<()> {
    let page = get(server.at, LIST, cookie).await?;
    let rows = String::from_utf8_lossy(&page.body).matches("/c/bench/issues/").count();
    ensure!(rows >= 50, "page one shows {rows} rows");
    std::fs::write(site.join(STATIC.trim_start_matches('/')), &page.body)?;
    for path in [LIST, STATIC] {
        rate(server.at, path, cookie, CONNECTIONS, LASTS / 4).await?;
    }
    let dynamic = rate(server.at, LIST, cookie, CONNECTIONS, LASTS).await?;
    let plain = rate(server.at, STATIC, cookie, CONNECTIONS, LASTS).await?;
    say("page one of 2,000 issues, KB", &format!("{:.0}", page.body.len() as f64 / 1000.0), None);
    say("  requests a second, for a member", &format!("{dynamic:.0}"), None);
    say("  requests a second for a file of the same size", &format!("{plain:.0}"), None);
    let ratio = dynamic / plain;
    say("  as a ratio", &format!("{ratio:.2}"), Some(("≥ 0.25", ratio >= 0.25)));
    Ok(())
}

/// A copy of the built web files, to which one more may be added.
fn copy_of_site(disk: &Disk) -> anyhow::Result<PathBuf> {
    let from = server::http::assets::Site::find().or_else(|_| {
        let folder = folder_of_program()?.join("../site");
        server::http::assets::Site::at(&folder)
    })?;
    let to = disk.path("site");
    copy_all(&from.root, &to)?;
    Ok(to)
}

fn copy_all(from: &Path, to: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_all(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// Where `folkmoot` is: examples are one folder down.
fn folder_of_program() -> anyhow::Result<PathBuf> {
    let program = std::env::current_exe()?;
    Ok(program.parent().and_then(Path::parent).context("the program is in a folder")?.to_owned())
}

/// The real server, stopped with this.
struct Running {
    process: Child,
    at: SocketAddr,
}

impl Running {
    fn start(disk: &Disk, site: &Path) -> anyhow::Result<Running> {
        let program = folder_of_program()?.join("folkmoot");
        let mut process = Command::new(&program)
            .args(["--database", &disk.database().to_string(), "serve", "--listen", "127.0.0.1:0"])
            .env("FOLKMOOT_SITE", site)
            .env("RUST_LOG", "warn")
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("can't start {}: build it first", program.display()))?;
        let mut said = BufReader::new(process.stdout.take().context("piped")?).lines();
        let at = said.find_map(|line| {
            let line = line.ok()?;
            let address = line.split("listening on ").nth(1)?;
            address.split(')').next()?.parse().ok()
        });
        // Whatever it says later must have somewhere to go.
        std::thread::spawn(move || said.for_each(drop));
        Ok(Running { process, at: at.context("the server did not say where it listens")? })
    }

    /// Megabytes in memory.
    fn memory(&self) -> anyhow::Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id()))?;
        let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes: f64 = resident.context("it runs")?.trim().trim_end_matches(" kB").parse()?;
        Ok(kilobytes * 1024.0 / 1e6)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
