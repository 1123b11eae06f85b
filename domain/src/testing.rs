//! A little community to try the rules on: shared by the tests of every noun. It keeps minutes and
//! rows as a server would, and after every command checks that they fold into the very same state.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::book::Head;
use crate::community::{Found, Joining, Kind, Visibility};
use crate::ids::{AccountId, CommandId, MemberId};
use crate::members::{Member, Row, Standing};
use crate::query::{Look, Query};
use crate::text::Hash;
use crate::time::{Span, Zone};
use crate::{
    Act, Caller, Change, Command, Event, Key, Moment, Refusal, State, Subject, Timestamp, Viewer, apply, change,
    decide, members, posts,
};

/// The people around the little community, one of each kind and a few members more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Who {
    /// Has an account and nothing to do with it.
    Stranger,
    /// Has asked to join.
    Waiting,
    /// Was paused.
    Paused,
    /// A member.
    Ann,
    /// A member.
    Ben,
    /// A member.
    Cal,
    /// The organiser.
    Olive,
}

impl Who {
    /// Everybody.
    pub const ALL: [Who; 7] = [Who::Stranger, Who::Waiting, Who::Paused, Who::Ann, Who::Ben, Who::Cal, Who::Olive];

    /// The account.
    pub fn account(self) -> AccountId {
        AccountId(Uuid::from_u128(0xacc0 + self as u128))
    }

    /// The membership. The stranger has none.
    pub fn member(self) -> MemberId {
        MemberId(Uuid::from_u128(0x3e30 + self as u128))
    }

    /// The name they are known by: found nowhere else, so that a leak can be looked for.
    pub fn name(self) -> String {
        format!("Known-As-{self:?}")
    }

    fn standing(self) -> Standing {
        match self {
            Who::Waiting => Standing::Waiting,
            Who::Paused => Standing::Paused,
            _ => Standing::Active,
        }
    }
}

/// A community, its clock and everything that happened in it.
#[derive(Debug, Clone)]
pub struct Moot {
    /// As it now is.
    pub state: State,
    /// What time it is.
    pub now: Timestamp,
    /// The end of the book.
    pub head: Head,
    /// Every minute as stored.
    pub minutes: Vec<Vec<u8>>,
    /// Every row as stored, texts among them.
    pub rows: BTreeMap<Key, change::Row>,
    /// What the last command changed.
    pub changes: Vec<Change>,
    commands: u64,
}

impl Moot {
    #[expect(clippy::new_without_default, reason = "a test asks for it by name")]
    /// A community of a place that everybody may see, with everybody of [`Who`] as they should be.
    pub fn new() -> Moot {
        Moot::with(Kind::Place, Visibility::Public)
    }

    /// As [`Moot::new`] with another kind and visibility.
    pub fn with(kind: Kind, visibility: Visibility) -> Moot {
        // 14 November 2023, in the evening.
        let mut moot = Moot::nowhere(Timestamp::from_seconds(1_700_000_000));
        let found = Found {
            slug: "little".into(),
            name: "Little".into(),
            kinds: vec![kind],
            zone: Zone::utc(),
            visibility,
            joining: Joining::Anyone,
            founder: None,
            categories: vec!["Roads".into()],
            demonstration: false,
        };
        moot.act_as(Caller::System, found).expect("the system may found a community");
        let olive = crate::text::SaltedText { salt: Hash::of(b"Olive"), body: Who::Olive.name() };
        let appointed = members::Event::OrganiserAppointed { member: Who::Olive.member(), name: olive.commitment() };
        moot.keep(vec![Change::Put(change::Row::Text(olive)), Change::Event(Event::Member(appointed))]);
        for who in &Who::ALL[1..] {
            let member = Member {
                id: who.member(),
                account: who.account(),
                name: who.name(),
                standing: who.standing(),
                organiser: *who == Who::Olive,
                since: moot.now,
                confirmed: false,
                declaration: None,
                barred: false,
                note: None,
            };
            moot.keep(vec![Change::Put(change::Row::Member(Row::Member(member)))]);
        }
        moot
    }

    /// Before any community was founded.
    pub fn nowhere(now: Timestamp) -> Moot {
        Moot {
            state: State::default(),
            now,
            head: Head::default(),
            minutes: Vec::new(),
            rows: BTreeMap::new(),
            changes: Vec::new(),
            commands: 0,
        }
    }

    /// Somebody does something; gives the command's id, which is that of the thing it made.
    pub fn act(&mut self, who: Who, act: impl Into<Act>) -> Result<CommandId, Refusal> {
        self.act_as(Caller::Account(who.account()), act)
    }

    /// As [`Moot::act`] for what must be allowed.
    pub fn does(&mut self, who: Who, act: impl Into<Act>) -> CommandId {
        let act = act.into();
        self.act(who, act.clone()).unwrap_or_else(|refusal| panic!("{who:?} was refused {act:?}: {refusal:?}"))
    }

    /// As [`Moot::act`] for what must be refused: why.
    pub fn refused(&mut self, who: Who, act: impl Into<Act>) -> Refusal {
        let act = act.into();
        match self.act(who, act.clone()) {
            Ok(_) => panic!("{who:?} was allowed {act:?}"),
            Err(refusal) => refusal,
        }
    }

    /// As [`Moot::act`] on anybody's behalf.
    pub fn act_as(&mut self, caller: Caller, act: impl Into<Act>) -> Result<CommandId, Refusal> {
        self.commands += 1;
        let id = CommandId(Uuid::from_u128(0xc0de_0000 + u128::from(self.commands)));
        self.send(caller, &Command { id, act: act.into() }).map(|()| id)
    }

    /// As [`Moot::act_as`] with an id of one's own.
    pub fn send(&mut self, caller: Caller, command: &Command) -> Result<(), Refusal> {
        survives_storing(command);
        let mut seed = [0; 32];
        seed[..8].copy_from_slice(&self.commands.to_be_bytes());
        let mut moment = Moment::new(self.now, seed);
        let decided = decide(&self.state, caller, command, &mut moment.clone());
        assert_eq!(decided, decide(&self.state, caller, command, &mut moment), "a decision is a pure function");
        self.keep(decided?);
        Ok(())
    }

    /// Stores and applies changes as if a command had decided them.
    pub fn keep(&mut self, changes: Vec<Change>) {
        for change in &changes {
            survives_storing(change);
            match change {
                Change::Event(event) => {
                    let (bytes, head) = self.head.seal(self.now, event);
                    self.minutes.push(bytes);
                    self.head = head;
                }
                Change::Put(row) => {
                    self.rows.insert(row.key(), row.clone());
                }
                Change::Erase(key) => {
                    self.rows.remove(key);
                }
            }
            apply(&mut self.state, self.head.at.max(self.now), change);
        }
        self.changes = changes;
        self.is_what_was_stored();
    }

    fn is_what_was_stored(&self) {
        let (live, folded) = (format!("{:?}", self.state), format!("{:?}", self.refolded().state));
        if live != folded {
            let at = live.bytes().zip(folded.bytes()).take_while(|(a, b)| a == b).count();
            let near = |text: &str| {
                let near = &text.as_bytes()[at.saturating_sub(200)..text.len().min(at + 300)];
                String::from_utf8_lossy(near).into_owned()
            };
            panic!("not the state that was stored.\nlive: …{}…\nfolded: …{}…", near(&live), near(&folded));
        }
    }

    /// The organiser hides something.
    pub fn hide(&mut self, subject: Subject) {
        self.does(Who::Olive, posts::Hide { subject, reason: "It names a neighbour.".into() });
    }

    /// Who of everybody would be allowed this now.
    pub fn who_may(&self, act: impl Into<Act>) -> Vec<Who> {
        let act = act.into();
        Who::ALL.into_iter().filter(|who| self.clone().act(*who, act.clone()).is_ok()).collect()
    }

    /// Time passes.
    pub fn wait(&mut self, span: Span) {
        self.now = self.now.plus(span);
    }

    /// Through somebody's eyes.
    pub fn look(&self, who: Who) -> Look<'_> {
        self.look_as(self.state.viewer(Some(who.account())))
    }

    /// Through the eyes of somebody without an account.
    pub fn look_as(&self, viewer: Viewer) -> Look<'_> {
        Look { state: &self.state, viewer, now: self.now }
    }

    /// Asks a question on somebody's behalf.
    pub fn ask<Q: Query>(&self, who: Who, query: Q) -> Result<Q::View, Refusal> {
        crate::query::ask(&query, &self.state, self.state.viewer(Some(who.account())), self.now)
    }

    /// What a page shows to somebody.
    pub fn view<Q: Query>(&self, who: Who, query: Q) -> Q::View {
        self.ask(who, query).unwrap_or_else(|refusal| panic!("{} refused {who:?}: {refusal:?}", Q::NAME))
    }

    /// As [`Moot::view`] for what must be refused: why.
    pub fn refused_to_see<Q: Query>(&self, who: Who, query: Q) -> Refusal {
        match self.ask(who, query) {
            Ok(_) => panic!("{who:?} was shown {}", Q::NAME),
            Err(refusal) => refusal,
        }
    }

    /// Whether a page names `named` to `who`.
    pub fn names<Q: Query>(&self, who: Who, query: Q, named: Who) -> bool {
        let view = self.view(who, query);
        serde_json::to_string(&view).expect("views are plain data").contains(&named.name())
    }

    /// Every event so far, oldest first.
    pub fn events(&self) -> impl Iterator<Item = &Event> {
        self.state.community.minutes.iter().map(|entry| &entry.event)
    }

    /// The minutes as one text, to look for what must not be in them.
    pub fn book(&self) -> String {
        self.events().map(|event| serde_json::to_string(event).expect("events are plain data")).collect()
    }

    /// As a server that starts now would fold it from what is stored.
    pub fn refolded(&self) -> Moot {
        let mut state = State::default();
        let mut head = Head::default();
        for bytes in &self.minutes {
            let (entry, next) = head.open(bytes).expect("the chain holds");
            apply(&mut state, entry.at, &Change::Event(entry.event));
            head = next;
        }
        for row in self.rows.values() {
            apply(&mut state, self.now, &Change::Put(row.clone()));
        }
        Moot { state, ..self.clone() }
    }
}

fn survives_storing<T>(value: &T)
where
    T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + std::fmt::Debug,
{
    let written = serde_json::to_string(value).expect("it is plain data");
    let read: T = serde_json::from_str(&written).expect("what was written can be read");
    assert_eq!(&read, value, "{written}");
}

/// A page asked for by its name and its fields, as JSON: what two states are compared by.
pub fn answered(moot: &Moot, who: Who, name: &str, fields: &str) -> Result<String, Refusal> {
    crate::query::answer(name, fields, &moot.state, moot.state.viewer(Some(who.account())), moot.now)
}
