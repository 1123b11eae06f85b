//! Counting a vote again from its published ballots.

use serde::{Deserialize, Serialize};

use super::Published;
use super::views::{BallotsView, Card, ballots, card, option_texts, published};
use crate::Refusal;
use crate::count::Tally;
use crate::ids::VoteId;
use crate::query::{Look, Query, Words};
use crate::text::Hash;

/// Asks for one vote to be counted again, wherever this is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recount {
    /// Which.
    pub id: VoteId,
}

/// A vote counted again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecountView {
    /// The vote with its result as minuted.
    pub card: Card,
    /// The options in their order; none when answered by one word.
    pub options: Vec<Words>,
    /// What money is counted in.
    pub currency: String,
    /// The published ballots.
    pub ballots: BallotsView,
    /// What came of counting them.
    pub again: Again,
}

/// What came of counting again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "again", rename_all = "snake_case")]
pub enum Again {
    /// The ballots are not here.
    NotHere,
    /// What is here is not what was minuted: its hash is another, or it can't be read.
    Changed { hash: Hash },
    /// Not all ballots are published, so the whole can't be counted again.
    NotAll { published: u32, cast: Option<u32>, least_group: u32 },
    /// All were counted again: whether the result is the same, and what it is.
    Counted {
        same: bool,
        #[serde(with = "crate::plain")]
        result: Box<Tally>,
    },
}

impl Query for Recount {
    const NAME: &'static str = "votes.recount";
    type View = RecountView;

    fn view(&self, look: &Look<'_>) -> Result<RecountView, Refusal> {
        let vote = look.state.community.votes.get(&self.id).ok_or(Refusal::NotFound)?;
        let ballots = ballots(look, vote).ok_or(Refusal::NotFound)?;
        let card = card(look, vote);
        let file = published(look.state, &look.viewer, vote.id).ok_or(Refusal::NotFound)?;
        let again = count_again(&file, ballots.hash, card.result.as_ref());
        let (options, currency) = (option_texts(look, vote), vote.currency.clone());
        Ok(RecountView { card, options, currency, ballots, again })
    }
}

fn count_again(file: &Published, minuted: Hash, result: Option<&Tally>) -> Again {
    if file.text.is_empty() {
        return Again::NotHere;
    }
    let counted = file.counted();
    match counted.found.as_ref().filter(|_| counted.hash == minuted) {
        None => Again::Changed { hash: counted.hash },
        Some(found) => match &found.result {
            Some(again) => Again::Counted { same: result == Some(again), result: Box::new(again.clone()) },
            None => Again::NotAll { published: found.published, cast: found.cast, least_group: found.least_group },
        },
    }
}
