//! What a phone keeps of one community: parcels as they were sent, and the state they make.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::shelf::{Answer, Digest, Have, OWN, SHARED};
use super::{Counted, Document, Thing};
use crate::change::{Change, Row};
use crate::ids::{AccountId, MemberId};
use crate::members::{self, Member, PHONE};
use crate::{State, Subject, Timestamp, Viewer, apply};

/// What a phone keeps of one community.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replica {
    /// The holder's membership.
    pub member: Option<MemberId>,
    parcels: Vec<String>,
}

impl Default for Replica {
    fn default() -> Self {
        Self { member: None, parcels: vec![String::new(); SHARED + OWN] }
    }
}

impl Replica {
    /// What to tell the server, so that it sends what is missing.
    pub fn have(&self, opened: Vec<Subject>) -> Have {
        Have::new(self.parcels.iter().map(|parcel| Digest::of(parcel)), opened)
    }

    /// Takes in what the server sent.
    pub fn take(&mut self, answer: Answer) {
        self.member = answer.member;
        for (n, parcel) in answer.parcels {
            if let Some(kept) = self.parcels.get_mut(n) {
                let sent = parcel.get();
                sent.clone_into(kept);
                if sent == "[]" {
                    kept.clear();
                }
            }
        }
    }

    /// The state as far as it is here, and who holds the phone.
    pub fn open(&self) -> (State, Viewer) {
        let mut opening = Opening::default();
        for parcel in self.parcels.iter().filter(|parcel| !parcel.is_empty()) {
            match serde_json::from_str::<Vec<(String, Document)>>(parcel) {
                Ok(documents) => documents.into_iter().for_each(|(key, document)| opening.lay(&key, document)),
                // Something in it is of a kind that this version does not know: the rest is not lost for it.
                Err(_) => lenient(parcel).into_iter().for_each(|(key, document)| opening.lay(&key, document)),
            }
        }
        let state = opening.finish();
        let viewer = match self.member {
            Some(_) => state.viewer(Some(PHONE)),
            None => Viewer::STRANGER,
        };
        (state, viewer)
    }
}

fn lenient(parcel: &str) -> Vec<(String, Document)> {
    let documents: Vec<(String, serde_json::Value)> = serde_json::from_str(parcel).unwrap_or_default();
    let known = |mut document: serde_json::Value| {
        let things = document["t"].as_array_mut().map(std::mem::take).unwrap_or_default();
        let things = things.into_iter().filter_map(|thing| serde_json::from_value(thing).ok()).collect();
        let words = serde_json::from_value(document["w"].take()).unwrap_or_default();
        Document { things, words }
    };
    documents.into_iter().map(|(key, document)| (key, known(document))).collect()
}

/// A state in the making. What is kept of a thing in several documents is laid the fuller over the less.
#[derive(Default)]
struct Opening {
    state: State,
    minutes: Vec<(u32, Arc<crate::book::Entry>)>,
    comments: Vec<Arc<crate::comments::Comment>>,
    counts: Vec<(Subject, Counted, u32)>,
    fuller: Vec<Thing>,
    rows: Vec<Row>,
    mine: Vec<Row>,
}

impl Opening {
    fn lay(&mut self, key: &str, document: Document) {
        for (text, words) in document.words {
            self.state.community.texts.insert(text, words.into());
        }
        for thing in document.things {
            match thing {
                Thing::Row(row) if key == "mine" => self.mine.push(*row),
                Thing::Issue(_) | Thing::Idea(_) | Thing::Group(_) | Thing::Job(_) if key.starts_with("more/") => {
                    self.fuller.push(thing);
                }
                other => self.put(other),
            }
        }
    }

    fn put(&mut self, thing: Thing) {
        let State { community, elsewhere, .. } = &mut self.state;
        match thing {
            Thing::Community { id, founded, profile, organisers } => {
                community.id = id;
                community.profile = Arc::from(profile);
                community.organisers = organisers.into_iter().collect();
                elsewhere.founded = Some(founded);
            }
            Thing::Issue(issue) => _ = community.issues.insert(issue.id, Arc::from(issue)),
            Thing::Idea(idea) => _ = community.ideas.insert(idea.id, Arc::from(idea)),
            Thing::Group(group) => _ = community.groups.insert(group.id, Arc::from(group)),
            Thing::Job(job) => _ = community.jobs.insert(job.id, Arc::from(job)),
            Thing::Comment(comment) => self.comments.push(Arc::new(comment)),
            Thing::Vote(vote) => {
                if let Some(due) = vote.next_due() {
                    community.agenda.insert((due, vote.id));
                }
                community.votes.insert(vote.id, Arc::from(vote));
            }
            Thing::Gathering(gathering) => {
                if let Some(due) = gathering.next_due() {
                    community.calendar.insert((due, gathering.id));
                }
                community.gatherings.insert(gathering.id, Arc::from(gathering));
            }
            Thing::Minute(index, entry) => self.minutes.push((index, Arc::from(entry))),
            Thing::Hidden(subject, reason) => _ = community.hidden.insert(subject, reason),
            Thing::Gone(subject, gone) => _ = community.gone.insert(subject, gone),
            Thing::Outline(subject) => elsewhere.outline(subject),
            Thing::Count(of, counted, n) => self.counts.push((of, counted, n)),
            Thing::Person(id, name, standing) => {
                let person = Member {
                    id,
                    account: AccountId(id.0),
                    name,
                    standing,
                    organiser: false,
                    since: Timestamp::from_millis(0),
                    confirmed: false,
                    declaration: None,
                    barred: false,
                    note: None,
                };
                self.rows.push(Row::Member(members::Row::Member(person)));
            }
            Thing::Row(row) => self.rows.push(*row),
        }
    }

    fn finish(mut self) -> State {
        for thing in std::mem::take(&mut self.fuller) {
            let subject = match &thing {
                Thing::Issue(issue) => Subject::Issue(issue.id),
                Thing::Idea(idea) => Subject::Idea(idea.id),
                Thing::Group(group) => Subject::Group(group.id),
                Thing::Job(job) => Subject::Job(job.id),
                _ => continue,
            };
            self.state.elsewhere.complete(subject);
            self.put(thing);
        }
        let Opening { mut state, mut minutes, mut comments, counts, rows, mine, .. } = self;
        minutes.sort_unstable_by_key(|(index, _)| *index);
        if let Some((first, _)) = minutes.first() {
            state.elsewhere.set(Subject::Community, Counted::Minutes, *first);
        }
        state.community.minutes.extend(minutes.into_iter().map(|(_, entry)| entry));
        comments.sort_by_key(|comment| comment.posted);
        for comment in comments {
            state.community.threads.entry(comment.on).or_default().push_back(comment.id);
            state.community.comments.insert(comment.id, comment);
        }
        // The holder's own membership last: it is more than a name.
        for row in rows.into_iter().chain(mine) {
            apply(&mut state, Timestamp::from_millis(0), &Change::Put(row));
        }
        for (of, counted, n) in counts {
            let more = n.saturating_sub(state.count_here(of, counted, Timestamp::from_millis(0)));
            state.elsewhere.set(of, counted, more);
        }
        state
    }
}
