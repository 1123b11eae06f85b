//! From rules and ballots to a tally.

use super::poll::Poll;
use super::shares::{self, Settings};
use super::spending::{Spending, number};
use super::{
    Account, Amount, Ballot, Form, Merit, Outcome, Patience, Rule, Rules, Standing, Tally, Unaffordable, greedy,
    phragmen,
};
use crate::count::lot::Ties;

impl Rules {
    /// Whether such a ballot may be cast under these rules: of the form, naming at least one project, none unknown or twice,
    /// not too many, with no more points and at no more cost than there is.
    pub fn admit(&self, ballot: Ballot<'_>) -> bool {
        let within = |number: usize, most: Option<u32>| most.is_none_or(|most| number as u64 <= u64::from(most));
        let known = |number: &u32| self.project(*number).is_some();
        match (self.ballots, ballot) {
            (Form::Approval { up_to }, Ballot::Chosen(chosen)) => {
                !chosen.is_empty() && chosen.iter().all(known) && within(chosen.len(), up_to)
            }
            (Form::Knapsack, Ballot::Chosen(chosen)) => {
                let cost: Amount = chosen.iter().filter_map(|number| self.project(*number)).map(|p| p.cost).sum();
                !chosen.is_empty() && chosen.iter().all(known) && cost <= self.total
            }
            (Form::Points { in_all, each_up_to }, Ballot::Points(points)) => {
                let sum: u64 = points.values().copied().map(u64::from).sum();
                let within = |points: u64, most: Option<u32>| most.is_none_or(|most| points <= u64::from(most));
                let each = |points: &u32| *points > 0 && within(u64::from(*points), each_up_to);
                !points.is_empty() && points.keys().all(known) && points.values().all(each) && within(sum, in_all)
            }
            (Form::Ranking { up_to, .. }, Ballot::Ranked(ranked)) => {
                let mut once = ranked.to_vec();
                once.sort_unstable();
                once.dedup();
                let distinct = once.len() == ranked.len();
                !ranked.is_empty() && distinct && ranked.iter().all(known) && within(ranked.len(), up_to)
            }
            _ => false,
        }
    }

    /// Counts the ballots of a roll of so many people. What is not admitted counts for nothing. `ties` decide what
    /// [`TieRule`](super::TieRule) leaves open: one lot orders all projects, drawn under the label `budget`.
    pub fn count<'a>(&self, roll: u32, ballots: impl IntoIterator<Item = Ballot<'a>>, ties: &Ties) -> Tally {
        self.count_as_cast(roll, ballots.into_iter().filter(|ballot| self.admit(*ballot)), ties)
    }

    /// Counts ballots as they were cast elsewhere, be they admitted by these rules or not.
    pub fn count_as_cast<'a>(&self, roll: u32, ballots: impl Iterator<Item = Ballot<'a>>, ties: &Ties) -> Tally {
        self.count_with(roll, ballots, ties, Patience::USUAL)
    }

    /// The same, with as much patience. Without ballots nothing is funded, whatever the rule: nothing comes before anything
    /// else. That is a choice: pabutools' greedy then funds by the order of ids.
    pub fn count_with<'a>(
        &self,
        roll: u32,
        ballots: impl Iterator<Item = Ballot<'a>>,
        ties: &Ties,
        patience: Patience,
    ) -> Tally {
        let poll = Poll::gather(self, ballots, ties);
        let mut spending = Spending::new(&poll, self, ties);
        let (mut shares, mut comparison) = (None, None);
        match self.rule {
            _ if poll.cast == 0 => {}
            Rule::Greedy { by, unaffordable } => greedy::count(&mut spending, by, unaffordable),
            Rule::Phragmen => phragmen::count(&mut spending),
            Rule::EqualShares { utility, completion, exhaustive_stop, start, comparison: compares } => {
                shares =
                    shares::count(&mut spending, Settings { utility, completion, exhaustive_stop, start, patience });
                if compares {
                    let mut greedy = Spending::new(&poll, self, ties);
                    greedy::count(&mut greedy, Merit::Votes, Unaffordable::Skip);
                    let compared = shares::compare(&spending, &greedy);
                    if compared.greedy_taken {
                        let lacking = std::mem::take(&mut spending.lacking);
                        spending = Spending { lacking, ..greedy };
                    }
                    comparison = Some(compared);
                }
            }
        }
        let quorum_met = poll.cast >= self.quorum;
        let outcome = match (quorum_met, poll.cast, spending.winners.is_empty()) {
            (false, ..) => Outcome::TooFewVoted,
            (true, 0, _) => Outcome::NobodyVoted,
            (true, _, true) => Outcome::NothingFunded,
            (true, _, false) => Outcome::Funded,
        };
        let total_cost = spending.winners.iter().map(|place| self.projects[*place].cost).sum();
        let winners = spending.winners.iter().copied().map(number).collect();
        let standing = |(place, (fate, lacking))| {
            let place: usize = place;
            Standing { votes: poll.votes[place], points: Some(poll.points[place]), lacking, fate }
        };
        let projects = spending.fates.into_iter().zip(spending.lacking).enumerate().map(standing).collect();
        let account = Account { projects, rounds: spending.rounds, shares, comparison };
        Tally { rules: self.clone(), roll, cast: poll.cast, quorum_met, outcome, winners, total_cost, account }
    }

    fn project(&self, number: u32) -> Option<&super::Project> {
        self.projects.get((number as usize).checked_sub(1)?)
    }
}
