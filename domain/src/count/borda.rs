//! Borda: options are ranked, each place is worth points, and the option with the most points wins.

use serde::{Deserialize, Serialize};

use super::most::{Outcome, leaders};

/// What a place is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// Of n options the first gets n − 1 points, the next n − 2, and so on to 0 (J.-C. de Borda, "Mémoire sur
    /// les élections au scrutin", 1781). Options left out share equally the points of the places left over:
    /// the mean of those places (D. Black, "The Theory of Committees and Elections", 1958), so that every ballot
    /// gives as many points as any other. That can be half a point, so sums are in half points.
    Full,
    /// Up to three are ranked, for 3, 2 and 1 points; all others get none (as Kraków's participatory budget
    /// counts). Sums are in whole points.
    TopThree,
}

impl Form {
    /// In how many parts a point of the sums is divided.
    pub fn parts(self) -> u32 {
        match self {
            Form::Full => 2,
            Form::TopThree => 1,
        }
    }
}

/// How the question is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Rules {
    /// How many options there are, numbered from 1.
    pub options: u32,
    /// What a place is worth.
    pub form: Form,
    /// How many must vote; 0 when any number will do.
    pub quorum: u32,
}

/// A result: every figure, and the rules that were kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// The rules.
    pub rules: Rules,
    /// How many might have voted.
    pub roll: u32,
    /// How many ballots were cast.
    pub cast: u32,
    /// The points of each option, from the first, in parts of a point: see [`Form::parts`].
    pub sums: Vec<u64>,
    /// The numbers of the options with the most points; none when nobody voted.
    pub leaders: Vec<u32>,
    /// Whether enough voted.
    pub quorum_met: bool,
    /// What came of it.
    pub outcome: Outcome,
}

impl Rules {
    /// The most options that one ballot may rank.
    pub fn rank_up_to(&self) -> u32 {
        match self.form {
            Form::Full => self.options,
            Form::TopThree => self.options.min(3),
        }
    }

    /// Whether so may be ranked, best first: at least one option, none unknown, none twice, not too many.
    pub fn admit(&self, ranking: &[u32]) -> bool {
        !ranking.is_empty()
            && u32::try_from(ranking.len()).is_ok_and(|n| n <= self.rank_up_to())
            && (0..).zip(ranking).all(|(place, number)| {
                (1..=self.options).contains(number) && !ranking.iter().take(place).any(|better| better == number)
            })
    }

    /// Counts the rankings, best first, of a roll of so many people. Those not admitted count for nothing.
    pub fn count<'a>(self, roll: u32, ballots: impl IntoIterator<Item = &'a [u32]>) -> Tally {
        let mut cast = 0_u32;
        let mut sums: Vec<u64> = (0..self.options).map(|_| 0).collect();
        for ranking in ballots.into_iter().filter(|ranking| self.admit(ranking)) {
            cast = cast.saturating_add(1);
            let (first, step, left_out) = match self.form {
                Form::Full => {
                    // The places left over are worth 0 to `left` − 1 points: in the mean (`left` − 1) half points.
                    let left = u64::from(self.options).saturating_sub(ranking.len() as u64);
                    (2 * u64::from(self.options.saturating_sub(1)), 2, left.saturating_sub(1))
                }
                Form::TopThree => (3, 1, 0),
            };
            for (number, sum) in (1..).zip(&mut sums) {
                let place = (0_u64..).zip(ranking).find(|(_, ranked)| **ranked == number).map(|(place, _)| place);
                let points = place.map_or(left_out, |place| first.saturating_sub(step * place));
                *sum = sum.saturating_add(points);
            }
        }
        let leaders = leaders(cast, &sums);
        let quorum_met = cast >= self.quorum;
        let outcome = Outcome::of(quorum_met, &leaders);
        Tally { rules: self, roll, cast, sums, leaders, quorum_met, outcome }
    }
}
