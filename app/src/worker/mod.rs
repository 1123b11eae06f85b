//! What runs behind the phone's pages, in its service worker: what the phone keeps and what it has still
//! to send, as state machines of `domain`, and the same pages that the server renders, from that.
//!
//! `worker.js` beside this binds it to requests, storage and the network; it decides nothing itself.

mod render;
mod waiting;

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::ids::VoteId;
use domain::sync::{Entry, Have, Outbox, Overlay, Replica, Reply, Standing, Verdict};
use domain::text::{Hash, sha256};
use domain::votes::Stage;
use domain::{Command, Moment, Subject, Timestamp};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::components::links::page_of;
use crate::forms::Posted;
use crate::shell::Assets;
use render::Page;

/// Of how many votes the published ballots are kept.
const BALLOTS: usize = 20;

/// What is built into the worker's script.
#[derive(Deserialize)]
struct Settings {
    origin: String,
    assets: Assets,
}

/// What this phone keeps of one community, and how far its clock is off.
#[derive(Default, Serialize, Deserialize)]
struct Kept {
    replica: Replica,
    /// What was opened on this phone, the last first.
    #[serde(default)]
    opened: Vec<Subject>,
    /// By how many milliseconds the server's clock is ahead of the phone's.
    #[serde(default)]
    ahead: i64,
    /// The published ballots of votes that were counted again here, the last first.
    #[serde(default)]
    ballots: Vec<(VoteId, Arc<str>)>,
    /// The state that the replica makes, made when it is first needed.
    #[serde(skip)]
    open: Option<Overlay>,
}

impl Kept {
    fn open(&mut self) -> &Overlay {
        self.open.get_or_insert_with(|| Overlay::new(self.replica.open()))
    }
}

/// All of it.
#[wasm_bindgen]
pub struct Kit {
    settings: Settings,
    seed: [u8; 32],
    drawn: u64,
    outbox: Outbox,
    /// What the server has done and this phone has not been told of yet.
    done: Vec<Done>,
    kept: BTreeMap<String, Kept>,
}

/// An act that the server has done.
struct Done {
    entry: Entry,
    /// Whether the server has been asked for news since: they will tell of it.
    asked: bool,
}

/// What came of keeping an act.
#[derive(Serialize)]
#[serde(tag = "kept", rename_all = "snake_case")]
enum KeepAnswer {
    /// It waits in the outbox.
    Yes { id: String, member: String, slug: String, next: String, first: bool },
    /// What was typed is not right: the page says so.
    Blocked,
    /// It is not for the outbox: the server does it now, or nobody.
    No,
}

#[wasm_bindgen]
impl Kit {
    /// `settings` is JSON; `seed` is 32 random bytes.
    #[wasm_bindgen(constructor)]
    pub fn new(settings: &str, seed: &[u8]) -> Result<Kit, String> {
        let settings = serde_json::from_str(settings).map_err(|error| error.to_string())?;
        let seed = sha256(&[seed]);
        Ok(Kit { settings, seed, drawn: 0, outbox: Outbox::default(), done: Vec::new(), kept: BTreeMap::new() })
    }

    /// Takes in what was stored of a community. What can't be read is asked for anew.
    pub fn load(&mut self, slug: &str, stored: &str) {
        self.kept.insert(slug.to_owned(), serde_json::from_str(stored).unwrap_or_default());
    }

    /// What to store of a community.
    pub fn stored(&self, slug: &str) -> Option<String> {
        serde_json::to_string(self.kept.get(slug)?).ok()
    }

    /// Forgets a community. What waits for it stays.
    pub fn forget(&mut self, slug: &str) {
        self.kept.remove(slug);
        self.done.retain(|done| done.entry.slug != slug);
    }

    /// The communities that this phone keeps, as JSON.
    pub fn slugs(&self) -> String {
        serde_json::to_string(&self.kept.keys().collect::<Vec<_>>()).unwrap_or_default()
    }

    /// Whether this phone keeps a community.
    pub fn keeps(&self, slug: &str) -> bool {
        self.kept.contains_key(slug)
    }

    /// Takes in the outbox as it was stored.
    pub fn load_outbox(&mut self, stored: &str) {
        self.outbox = serde_json::from_str(stored).unwrap_or_default();
    }

    /// The outbox, to be stored.
    pub fn outbox(&self) -> String {
        serde_json::to_string(&self.outbox).unwrap_or_default()
    }

    /// What to tell the server of a community so that it sends what is missing, as JSON.
    pub fn have(&mut self, slug: &str) -> String {
        self.done.iter_mut().filter(|done| done.entry.slug == slug).for_each(|done| done.asked = true);
        let have = match self.kept.get(slug) {
            Some(kept) => kept.replica.have(kept.opened.clone()),
            None => Replica::default().have(Vec::new()),
        };
        serde_json::to_string::<Have>(&have).unwrap_or_default()
    }

    /// Takes in what the server sent. `server` and `phone` are the times of their clocks, in milliseconds.
    /// Gives whether anything has changed.
    pub fn take(&mut self, slug: &str, answer: &str, server: f64, phone: f64) -> Result<bool, String> {
        let answer: domain::sync::Answer = serde_json::from_str(answer).map_err(|error| error.to_string())?;
        if answer.schema != domain::sync::SCHEMA {
            // The server is newer: what is here stays as it is until this worker is replaced.
            return Ok(false);
        }
        self.done.retain(|done| !(done.asked && done.entry.slug == slug));
        let kept = self.kept.entry(slug.to_owned()).or_default();
        let ahead = whole(server - phone);
        let same = answer.parcels.is_empty() && kept.replica.member == answer.member;
        let moved = (kept.ahead - ahead).abs() > 60_000;
        kept.ahead = ahead;
        if !same {
            kept.replica.take(answer);
            kept.open = None;
        }
        Ok(!same || moved)
    }

    /// Notes that a page was opened, so that its details are kept. Gives whether that is news.
    pub fn note_opened(&mut self, slug: &str, path: &str) -> bool {
        let (Some(kept), Some(subject)) = (self.kept.get_mut(slug), page_of(slug, path)) else { return false };
        if kept.opened.first() == Some(&subject) {
            return false;
        }
        kept.opened.retain(|known| *known != subject);
        kept.opened.insert(0, subject);
        kept.opened.truncate(domain::sync::OPENED);
        true
    }

    /// Whether the published ballots of a vote are here.
    pub fn has_ballots(&self, slug: &str, vote: &str) -> bool {
        let kept = self.kept.get(slug).zip(vote.parse::<VoteId>().ok());
        kept.is_some_and(|(kept, vote)| kept.ballots.iter().any(|(of, _)| *of == vote))
    }

    /// Keeps the published ballots of a vote, if they are those that were minuted. Gives whether they are.
    pub fn take_ballots(&mut self, slug: &str, vote: &str, text: &str) -> bool {
        let (Some(kept), Ok(vote)) = (self.kept.get_mut(slug), vote.parse::<VoteId>()) else { return false };
        let known = kept.open().state.community.votes.get(&vote).map(|vote| vote.stage.clone());
        if !matches!(known, Some(Stage::Closed { ballots, .. }) if ballots == Hash::of(text.as_bytes())) {
            return false;
        }
        kept.ballots.retain(|(of, _)| *of != vote);
        kept.ballots.insert(0, (vote, text.into()));
        kept.ballots.truncate(BALLOTS);
        true
    }

    /// Keeps the act of a form that was posted to `address`, if it may wait. JSON says what came of it.
    pub fn keep(&mut self, slug: &str, address: &str, fields: &str, phone: f64) -> String {
        let kept = self.try_to_keep(slug, address, fields, whole(phone));
        serde_json::to_string(&kept).unwrap_or_default()
    }

    /// The next act to send, as JSON; `stalled` names the communities to leave out.
    pub fn next(&self, stalled: &str) -> Option<String> {
        let stalled: Vec<String> = serde_json::from_str(stalled).unwrap_or_default();
        let may_be_sent = |entry: &Entry| {
            !stalled.contains(&entry.slug)
                && self.kept.get(&entry.slug).is_some_and(|kept| kept.replica.member == Some(entry.member))
        };
        serde_json::to_string(self.outbox.next(may_be_sent)?).ok()
    }

    /// Notes what came of sending an act: `reply` as JSON. Gives whether the outbox has changed.
    pub fn settle(&mut self, id: &str, reply: &str) -> bool {
        let (Ok(id), Ok(reply)) = (id.parse(), serde_json::from_str::<Reply>(reply)) else { return false };
        if reply == Reply::Done {
            self.done.extend(self.outbox.get(id).map(|entry| Done { entry: entry.clone(), asked: false }));
        }
        self.outbox.settle(id, &reply)
    }

    /// Drops an act. Gives whether it was there.
    pub fn drop_act(&mut self, id: &str) -> bool {
        id.parse().is_ok_and(|id| self.outbox.drop(id))
    }

    /// Drops everything that waits.
    pub fn drop_all(&mut self) {
        self.outbox = Outbox::default();
    }

    /// How much waits, as JSON.
    pub fn waiting(&self) -> String {
        serde_json::to_string(&self.outbox.waiting()).unwrap_or_default()
    }

    /// Whether a page must be shown from what is here, because something waits for that community, or was
    /// refused on that page.
    pub fn shows_own(&self, slug: &str, path: &str) -> bool {
        let Some(member) = self.kept.get(slug).and_then(|kept| kept.replica.member) else { return false };
        let waits = |entry: &Entry| {
            entry.slug == slug && entry.member == member && !matches!(entry.standing, Standing::Refused { .. })
        };
        self.outbox.entries().iter().any(waits) || self.outbox.refused_at(member, path).next().is_some()
    }

    /// The page at an address (path and query) of a community that this phone keeps.
    pub fn page(&mut self, slug: &str, address: &str, phone: f64) -> Page {
        render::community(self, slug, address, whole(phone), None)
    }

    /// The same, with a form that was refused.
    pub fn returned(&mut self, slug: &str, address: &str, fields: &str, phone: f64) -> Page {
        render::community(self, slug, address, whole(phone), Some(fields))
    }

    /// What stands in place of a page that is not here; `sent` if something was to be done.
    pub fn no_signal(&mut self, sent: bool, phone: f64) -> Page {
        render::no_signal(self, sent, whole(phone))
    }

    /// The question in which of the communities that are kept to go to a page: its path within one, and its query.
    pub fn choose_page(&mut self, rest: &str, phone: f64) -> Page {
        render::choose(self, rest.to_owned(), whole(phone))
    }

    /// What waits on this phone.
    pub fn outbox_page(&mut self, phone: f64) -> Page {
        render::outbox(self, whole(phone))
    }

    /// The question what shall become of what waits; `tried` if it was tried to send it.
    pub fn sign_out_page(&mut self, tried: bool, phone: f64) -> Page {
        render::sign_out(self, tried, whole(phone))
    }
}

impl Kit {
    fn moment(&mut self, now: Timestamp) -> Moment {
        self.drawn += 1;
        Moment::new(now, sha256(&[&self.seed, &self.drawn.to_be_bytes()]))
    }

    /// The server's time, as far as this phone knows.
    fn now(&self, slug: &str, phone: i64) -> Timestamp {
        Timestamp::from_millis(phone + self.kept.get(slug).map_or(0, |kept| kept.ahead))
    }

    /// A community as it will be if all that waits goes well.
    fn overlay(&mut self, slug: &str, now: Timestamp) -> Option<Overlay> {
        let mut overlay = self.kept.get_mut(slug)?.open().clone();
        let done = self.done.iter().map(|done| &done.entry).filter(|entry| entry.slug == slug).cloned();
        for entry in done.collect::<Vec<_>>() {
            overlay.lay_done(&entry, &mut self.moment(now));
        }
        let waiting: Vec<Entry> = self.outbox.entries().iter().filter(|entry| entry.slug == slug).cloned().collect();
        for entry in waiting {
            overlay.lay(&entry, &mut self.moment(now));
        }
        for (vote, text) in self.kept.get(slug).into_iter().flat_map(|kept| &kept.ballots) {
            overlay.lay_ballots(*vote, text);
        }
        Some(overlay)
    }

    fn try_to_keep(&mut self, slug: &str, address: &str, fields: &str, phone: i64) -> KeepAnswer {
        let Some(member) = self.kept.get(slug).and_then(|kept| kept.replica.member) else { return KeepAnswer::No };
        let Ok(command) = Command::from_form(fields) else { return KeepAnswer::No };
        if !command.act.may_wait() {
            return KeepAnswer::No;
        }
        let now = self.now(slug, phone);
        let Some(mut overlay) = self.overlay(slug, now) else { return KeepAnswer::No };
        let how = match overlay.lay_command(&command, &mut self.moment(now)) {
            Verdict::Blocked(_) => return KeepAnswer::Blocked,
            // Sent again: it waits already.
            Verdict::Doubtful(domain::Refusal::IdReused) if self.outbox.get(command.id).is_some() => "yes",
            Verdict::Doubtful(_) => "doubtful",
            Verdict::Shown => "yes",
        };
        self.outbox.keep(Entry {
            id: command.id,
            slug: slug.to_owned(),
            member,
            address: address.to_owned(),
            fields: fields.to_owned(),
            kept: phone,
            standing: Standing::Waiting,
        });
        let mine = |entry: &Entry| entry.slug == slug && entry.member == member;
        let first = self.outbox.next(mine).is_some_and(|next| next.id == command.id);
        KeepAnswer::Yes {
            id: command.id.to_string(),
            member: member.to_string(),
            slug: slug.to_owned(),
            next: Posted::read(fields).next(address, "saved", how),
            first,
        }
    }
}

/// Milliseconds as JavaScript has them.
fn whole(millis: f64) -> i64 {
    // A time in milliseconds is far below where a float loses whole numbers; what is not a time becomes 0.
    #[allow(clippy::cast_possible_truncation)]
    let whole = millis as i64;
    whole
}
