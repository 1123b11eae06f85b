//! Three phones and a server, and everything that can go wrong between them.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::replica::{shows_the_same, through_json};
use crate::community::{Kind, Visibility};
use crate::ids::CommandId;
use crate::query::Look;
use crate::sync::{Answer, Entry, Outbox, Overlay, Replica, Reply, Shelf, Standing, Verdict, answer, touched};
use crate::testing::Who;
use crate::tests::{subjects, town::Town};
use crate::text::sha256;
use crate::time::Span;
use crate::viewer::Role;
use crate::{Act, Caller, Command, Moment, Refusal, State, Subject, Timestamp, Viewer, apply, decide};

/// Numbers that look like chance and are the same for the same seed.
struct Dice {
    seed: u64,
    thrown: u64,
}

impl Dice {
    fn throw(&mut self) -> u64 {
        // SplitMix64.
        self.thrown = self.thrown.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.seed ^ self.thrown;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.throw() % n.max(1) as u64).unwrap_or(0)
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn moment(&mut self, now: Timestamp) -> Moment {
        let seed = sha256(&[&self.throw().to_be_bytes()]);
        Moment::new(now, seed)
    }
}

struct Server {
    state: State,
    now: Timestamp,
    outcomes: BTreeMap<(Who, CommandId), Result<(), Refusal>>,
    /// How often a command was carried out.
    done: BTreeMap<CommandId, u32>,
    shelves: BTreeMap<Role, Shelf>,
}

impl Server {
    fn viewer(&self, who: Who) -> Viewer {
        self.state.viewer(Some(who.account()))
    }

    /// As the actor of a community decides.
    fn decide(&mut self, who: Who, command: &Command, dice: &mut Dice) -> Result<(), Refusal> {
        if let Some(outcome) = self.outcomes.get(&(who, command.id)) {
            return outcome.clone();
        }
        let moment = &mut dice.moment(self.now);
        let decided = decide(&self.state, Caller::Account(who.account()), command, moment);
        let outcome = decided.map(|changes| {
            for change in &changes {
                apply(&mut self.state, self.now, change);
            }
            let touched = touched(&self.state, &changes);
            for shelf in self.shelves.values_mut() {
                shelf.update(&self.state, &touched, self.now);
            }
            *self.done.entry(command.id).or_default() += 1;
        });
        if outcome != Err(Refusal::WaitingForApproval) && !command.act.leaves_no_trace() {
            self.outcomes.insert((who, command.id), outcome.clone());
        }
        outcome
    }

    fn receive(&mut self, who: Who, entry: &Entry, dice: &mut Dice) -> Reply {
        if self.viewer(who).member != Some(entry.member) {
            return Reply::Later;
        }
        let decided = Command::from_form(&entry.fields).and_then(|command| self.decide(who, &command, dice));
        decided.map_or_else(|refusal| Reply::Refused { refusal }, |()| Reply::Done)
    }

    /// What it sends a phone; nothing if its holder may not read the book.
    fn answer(&mut self, who: Who, replica: &Replica, opened: &[Subject]) -> Option<String> {
        let viewer = self.viewer(who);
        if !self.state.may_read(&viewer) {
            return None;
        }
        let shelf = self.shelves.entry(viewer.role).or_insert_with(|| Shelf::new(&self.state, viewer.role, self.now));
        let look = Look { state: &self.state, viewer, now: self.now };
        let answer = answer(shelf, &look, &replica.have(opened.to_vec()));
        Some(serde_json::to_string(&answer).expect("plain data"))
    }
}

struct Phone {
    who: Who,
    replica: Replica,
    outbox: Outbox,
    opened: Vec<Subject>,
    /// An answer on its way.
    late: Option<String>,
}

impl Phone {
    fn take(&mut self, answer: Option<String>) {
        match answer {
            Some(json) => self.replica.take(serde_json::from_str::<Answer>(&json).expect("as it was written")),
            None => self.replica = Replica::default(),
        }
    }

    /// Does something without a signal; gives the command if it is kept.
    fn act(&mut self, act: &Act, now: Timestamp, dice: &mut Dice) -> Option<CommandId> {
        let mut overlay = Overlay::new(self.replica.open());
        let member = overlay.viewer.member?;
        for entry in self.outbox.entries() {
            overlay.lay(entry, &mut dice.moment(now));
        }
        let id = CommandId(Uuid::from_u64_pair(dice.throw(), dice.throw()));
        let json = serde_json::to_value(act).expect("plain data");
        let fields = json["with"].as_object().into_iter().flatten().filter(|(_, value)| !value.is_null());
        let fields = serde_html_form::to_string(fields.collect::<Vec<_>>()).expect("a form");
        let fields = format!("id={id}&act={}&{fields}", act.name());
        let command = Command::from_form(&fields).expect("its own form");
        if matches!(overlay.lay_command(&command, &mut dice.moment(now)), Verdict::Blocked(_)) {
            return None;
        }
        let standing = Standing::Waiting;
        self.outbox.keep(Entry {
            id,
            slug: "little".into(),
            member,
            address: "/c/little".into(),
            fields,
            kept: 0,
            standing,
        });
        Some(id)
    }

    fn next(&self) -> Option<Entry> {
        self.outbox.next(|entry| self.replica.member == Some(entry.member)).cloned()
    }
}

/// What is stored survives the phone being switched off at any moment.
fn restart(phone: &mut Phone) {
    phone.outbox = through_json(&phone.outbox);
    phone.replica = through_json(&phone.replica);
    phone.late = None;
}

/// What members do, and what organisers do to them meanwhile.
struct Acts {
    kept: Vec<Act>,
    settled: Vec<Act>,
}

impl Acts {
    fn of(town: &Town) -> Acts {
        let (kept, mut settled): (Vec<Act>, Vec<Act>) = town.samples().into_iter().partition(Act::may_wait);
        settled.extend(kept.iter().cloned());
        let member = [Who::Ann, Who::Ben, Who::Cal].map(Who::member);
        for member in member {
            settled.push(crate::members::Pause { member, reason: "Rude".into() }.into());
            settled.push(crate::members::Unpause { member }.into());
            settled.push(crate::members::Remove { member, reason: "Very rude".into() }.into());
            settled.push(crate::members::Approve { member }.into());
            settled.push(crate::members::Appoint { member }.into());
        }
        for subject in subjects(&town.moot) {
            settled.push(crate::posts::Hide { subject, reason: "It names somebody".into() }.into());
            settled.push(crate::posts::Unhide { subject }.into());
        }
        // What only the operator brings in is tried with pages alone.
        settled.retain(|act| !matches!(act, Act::Found(_) | Act::ImportVote(_)));
        Acts { kept, settled }
    }
}

struct Schedule<'a> {
    dice: Dice,
    acts: &'a Acts,
    server: Server,
    phones: Vec<Phone>,
    /// Everything that was kept on a phone: on which, and whether it leaves no trace on the server.
    given: BTreeMap<CommandId, (usize, bool)>,
    /// What was sent before and may arrive again.
    in_flight: Vec<(usize, Entry)>,
}

impl Schedule<'_> {
    fn step(&mut self) {
        let Schedule { dice, server, phones, .. } = self;
        let n = dice.below(phones.len());
        match dice.below(14) {
            0..=4 => {
                let act = &self.acts.kept[dice.below(self.acts.kept.len())];
                if let Some(id) = phones[n].act(act, server.now, dice) {
                    self.given.insert(id, (n, act.leaves_no_trace()));
                }
            }
            5..=7 => {
                if let Some(entry) = phones[n].next() {
                    self.in_flight.push((n, entry));
                    if !dice.one_in(4) {
                        self.deliver(self.in_flight.len() - 1);
                    }
                }
            }
            8 if !self.in_flight.is_empty() => {
                let again = dice.below(self.in_flight.len());
                self.deliver(again);
            }
            9 | 10 => {
                let answer = server.answer(phones[n].who, &phones[n].replica, &phones[n].opened);
                match dice.below(4) {
                    // Lost.
                    0 => {}
                    // Overtaken by the next one.
                    1 => phones[n].late = answer,
                    _ => phones[n].take(answer),
                }
                if let Some(late) = phones[n].late.take_if(|_| dice.one_in(3)) {
                    phones[n].take(Some(late));
                }
            }
            11 => restart(&mut phones[n]),
            12 => {
                let act = self.acts.settled[dice.below(self.acts.settled.len())].clone();
                let id = CommandId(Uuid::from_u64_pair(dice.throw(), dice.throw()));
                let who = if dice.one_in(4) { phones[n].who } else { Who::Olive };
                // Whatever the rules say to it.
                let _ = server.decide(who, &Command { id, act }, dice);
            }
            _ => server.now = server.now.plus(Span::MINUTE.times(i64::try_from(dice.below(40)).unwrap_or(0))),
        }
    }

    /// A copy of an act reaches the server; its answer may be lost.
    fn deliver(&mut self, which: usize) {
        let (n, entry) = &self.in_flight[which];
        let reply = self.server.receive(self.phones[*n].who, entry, &mut self.dice);
        if !self.dice.one_in(4) {
            self.phones[*n].outbox.settle(entry.id, &reply);
        }
    }

    /// At last there is a signal: everybody sends and fetches until nothing more comes of it.
    fn settle(&mut self) {
        for n in 0..self.phones.len() {
            self.phones[n].late = None;
            for _ in 0..3 {
                let opened: Vec<Subject> = subjects_of(&self.server.state);
                self.phones[n].opened = opened;
                let answer = self.server.answer(self.phones[n].who, &self.phones[n].replica, &self.phones[n].opened);
                self.phones[n].take(answer);
                while let Some(entry) = self.phones[n].next() {
                    let reply = self.server.receive(self.phones[n].who, &entry, &mut self.dice);
                    self.phones[n].outbox.settle(entry.id, &reply);
                    let held = Reply::Refused { refusal: Refusal::WaitingForApproval };
                    if reply == Reply::Later || reply == held {
                        break;
                    }
                }
            }
        }
        // What the last phone sent is news to the first.
        for phone in &mut self.phones {
            phone.opened = subjects_of(&self.server.state);
            let answer = self.server.answer(phone.who, &phone.replica, &phone.opened);
            phone.take(answer);
        }
    }

    fn check(&mut self, whole: bool, town: &Town) {
        for (id, times) in &self.server.done {
            // What leaves no trace may be done again: twice is the same as once.
            let again = self.given.get(id).is_some_and(|(_, leaves_no_trace)| *leaves_no_trace);
            assert!(again || *times == 1, "{id} was done {times} times");
        }
        for (id, (n, _)) in &self.given {
            let phone = &self.phones[*n];
            let outcome = self.server.outcomes.get(&(phone.who, *id));
            match (phone.outbox.get(*id).map(|entry| &entry.standing), outcome) {
                (None, outcome) => {
                    let done = self.server.done.contains_key(id);
                    assert!(done, "{id} is gone from the phone: {outcome:?}");
                }
                (Some(Standing::Refused { refusal }), Some(outcome)) => assert_eq!(outcome.as_ref(), Err(refusal)),
                // A ballot that was refused leaves no trace.
                (Some(Standing::Refused { .. }), None) => {}
                (Some(Standing::Waiting | Standing::Held), _) => {
                    let may_send = self.server.viewer(phone.who).role > Role::Waiting;
                    let mine =
                        phone.replica.member.is_some() && self.server.viewer(phone.who).member == phone.replica.member;
                    assert!(!(may_send && mine), "{id} waits for nothing");
                }
            }
        }
        for phone in &self.phones {
            let viewer = self.server.viewer(phone.who);
            let mut fresh = Replica::default();
            let shelf = Shelf::new(&self.server.state, viewer.role, self.server.now);
            let look = Look { state: &self.server.state, viewer, now: self.server.now };
            if self.server.state.may_read(&viewer) {
                let sent = answer(&shelf, &look, &fresh.have(phone.opened.clone()));
                fresh.take(sent);
            }
            assert!(fresh == phone.replica, "{:?} does not have what is there to have", phone.who);
            if whole && self.server.state.may_read(&viewer) {
                let mut moot = town.moot.clone();
                moot.state = self.server.state.clone();
                moot.now = self.server.now;
                shows_the_same(&moot, viewer, &phone.replica);
            }
        }
    }
}

fn subjects_of(state: &State) -> Vec<Subject> {
    let community = &state.community;
    let issues = community.issues.keys().copied().map(Subject::Issue);
    let ideas = community.ideas.keys().copied().map(Subject::Idea);
    let groups = community.groups.keys().copied().map(Subject::Group);
    issues.chain(ideas).chain(groups).collect()
}

fn run(town: &Town, acts: &Acts, seed: u64) {
    let moot = &town.moot;
    let phone =
        |who| Phone { who, replica: Replica::default(), outbox: Outbox::default(), opened: Vec::new(), late: None };
    let server = Server {
        state: moot.state.clone(),
        now: moot.now,
        outcomes: BTreeMap::new(),
        done: BTreeMap::new(),
        shelves: BTreeMap::new(),
    };
    let phones = [Who::Ann, Who::Ben, Who::Cal].map(phone).into();
    let (given, in_flight) = (BTreeMap::new(), Vec::new());
    let mut schedule = Schedule { dice: Dice { seed, thrown: 0 }, acts, server, phones, given, in_flight };
    for n in 0..3 {
        let answer = schedule.server.answer(schedule.phones[n].who, &Replica::default(), &[]);
        schedule.phones[n].take(answer);
    }
    for _ in 0..schedule.dice.below(40) + 5 {
        schedule.step();
    }
    schedule.settle();
    schedule.check(seed.is_multiple_of(100), town);
}

/// As many schedules as there are to be in all, and on as many threads as there are processors.
const SCHEDULES: u64 = 10_000;

#[test]
fn whatever_goes_wrong_on_the_way_all_end_equal_and_nothing_is_lost_or_doubled() {
    let towns = [Town::new(), Town::of(Kind::Need, Visibility::Members)];
    let acts = [Acts::of(&towns[0]), Acts::of(&towns[1])];
    let threads = std::thread::available_parallelism().map_or(2, |n| n.get() as u64);
    std::thread::scope(|scope| {
        for thread in 0..threads {
            let (towns, acts) = (&towns, &acts);
            scope.spawn(move || {
                for seed in (thread..SCHEDULES).step_by(usize::try_from(threads).unwrap_or(1)) {
                    let which = usize::from(seed % 2 == 1);
                    let run = std::panic::AssertUnwindSafe(|| run(&towns[which], &acts[which], seed));
                    if let Err(why) = std::panic::catch_unwind(run) {
                        eprintln!("the schedule with seed {seed} failed");
                        std::panic::resume_unwind(why);
                    }
                }
            });
        }
    });
}
