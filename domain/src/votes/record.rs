//! What the Record says of votes.

use serde::{Deserialize, Serialize};

use super::Event;
use crate::Subject;
use crate::count::Tally;
use crate::record::{Told, What};
use crate::state::Community;
use crate::text::Hash;

/// What happened to a vote; the other thing is the idea it decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Happened {
    /// An organiser called it,
    /// and for how many hours after the close ballots still count.
    Called { show_of_hands: bool, grace: u32 },
    /// It opened, with so many on the roll.
    Opened { roll: u32, show_of_hands: bool },
    /// It closed: the result, and the hash of the published file of its ballots.
    Closed {
        #[serde(with = "crate::plain")]
        result: Tally,
        ballots: Hash,
        show_of_hands: bool,
    },
    /// An organiser called it off.
    Cancelled,
}

/// What an event says.
pub fn told(community: &Community, event: &Event) -> Told {
    let told = |what| Told::new(What::Vote(what), Subject::Vote(event.vote()));
    match event.clone() {
        Event::Called { electorate, grace, idea, by, .. } => {
            let what = Happened::Called { show_of_hands: electorate.is_show_of_hands(), grace };
            told(what).other(idea.map(Subject::Idea)).by(by.map(|by| by.name))
        }
        Event::Opened { roll, electorate, .. } => {
            told(Happened::Opened { roll, show_of_hands: electorate.is_show_of_hands() })
        }
        Event::Closed { id, result, ballots, .. } => {
            let show_of_hands = community.votes.get(&id).is_some_and(|vote| vote.electorate.is_show_of_hands());
            told(Happened::Closed { result, ballots, show_of_hands })
        }
        Event::Cancelled { reason, .. } => told(Happened::Cancelled).words(Some(reason)),
    }
}
