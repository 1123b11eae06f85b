//! Voting.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::vote;
use crate::act::Rule;
use crate::context::Context;
use crate::count::budget::Form;
use crate::count::yes_no::Answer;
use crate::count::{Ballot, Rules, budget, consent};
use crate::ids::VoteId;
use crate::refusal::{Fault, Refusal};
use crate::text::{choice, optional_number};
use crate::votes::{Phase, Row};
use crate::{Subject, change};

/// Votes, or votes otherwise than before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cast {
    /// In which vote.
    pub vote: VoteId,
    /// Yes, no or abstain.
    #[serde(default)]
    pub choice: Option<Answer>,
    /// The numbers of the options approved of.
    #[serde(default)]
    pub options: Vec<u32>,
    /// Agree, stand aside or block.
    #[serde(default, deserialize_with = "choice")]
    pub consent: Option<consent::Answer>,
    /// The place given to each option, from the first, or nothing.
    #[serde(default)]
    pub ranks: Vec<String>,
    /// The points given to each option, from the first, or nothing.
    #[serde(default)]
    pub points: Vec<String>,
}

impl Rule for Cast {
    const NAME: &'static str = "vote.cast";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        // Whoever is on the roll may vote, also if paused since: no organiser silences an opponent.
        let member = ctx.member_or_paused()?.id;
        let vote = vote(ctx, self.vote)?;
        ctx.present(Subject::Vote(vote.id))?;
        match vote.phase(ctx.now()) {
            Phase::Open | Phase::Grace => {}
            Phase::Coming => return Err(Refusal::VoteNotOpen),
            Phase::Closed => return Err(Refusal::VoteClosed),
            Phase::Cancelled => return Err(Refusal::NoLongerApplies),
        }
        let register = &ctx.state.private.votes;
        if !register.on_roll(vote.id, member) {
            ctx.member()?;
            return Err(Refusal::NotOnRoll);
        }
        if register.is_sealed(vote.id, member) {
            return Err(Refusal::BallotSealed);
        }
        let ballot = self.ballot(&vote.rules)?;
        if register.ballot(vote.id, member) != Some(&ballot) {
            ctx.put(change::Row::Vote(Row::Ballot { vote: vote.id, member, ballot, sealed: false }));
        }
        Ok(())
    }
}

impl Cast {
    /// A ballot paper with nothing on it.
    pub fn blank(vote: VoteId) -> Self {
        let (ranks, points) = (Vec::new(), Vec::new());
        Self { vote, choice: None, options: Vec::new(), consent: None, ranks, points }
    }

    /// What was filled in, as a ballot of the kind that the rules ask for.
    fn ballot(&self, rules: &Rules) -> Result<Ballot, Refusal> {
        match rules {
            Rules::YesNo(_) => {
                self.choice.map(Ballot::Answer).ok_or_else(|| Refusal::invalid("choice", Fault::Missing))
            }
            Rules::Consent(_) => {
                self.consent.map(Ballot::Consent).ok_or_else(|| Refusal::invalid("consent", Fault::Missing))
            }
            Rules::Approval(rules) => self.chosen(rules.options, rules.choose_up_to).map(Ballot::Options),
            Rules::Score(rules) => self.points(rules.options, rules.highest).map(Ballot::Points),
            Rules::Borda(rules) => self.ranking(rules.options, rules.rank_up_to()).map(Ballot::Ranking),
            Rules::Ranked(rules) => self.ranking(rules.options, rules.options).map(Ballot::Ranking),
            Rules::Budget(rules) => self.on_budget(rules),
        }
    }

    fn on_budget(&self, rules: &budget::Rules) -> Result<Ballot, Refusal> {
        // As many as memory holds are fewer.
        let projects = u32::try_from(rules.projects.len()).unwrap_or(u32::MAX);
        match rules.ballots {
            Form::Approval { up_to } => self.chosen(projects, up_to.unwrap_or(projects)).map(Ballot::Options),
            Form::Ranking { up_to, .. } => self.ranking(projects, up_to.unwrap_or(projects)).map(Ballot::Ranking),
            Form::Knapsack => {
                let chosen = self.chosen(projects, projects)?;
                let costs = (1..).zip(&rules.projects).filter(|(number, _)| chosen.contains(number));
                let sum: budget::Amount = costs.map(|(_, project)| project.cost).sum();
                if sum > rules.total {
                    let (sum, most) = (sum.to_string(), rules.total.to_string());
                    return Err(Refusal::invalid("options", Fault::TooDear { sum, most }));
                }
                Ok(Ballot::Options(chosen))
            }
            Form::Points { in_all, each_up_to } => {
                let most = in_all.unwrap_or(u32::MAX);
                let mut points = self.points(projects, each_up_to.unwrap_or(most))?;
                points.retain(|_, points| *points > 0);
                let fault = match points.values().try_fold(0_u32, |sum, points| sum.checked_add(*points)) {
                    Some(0) => Fault::Missing,
                    Some(given) if given <= most => return Ok(Ballot::Points(points)),
                    _ => Fault::TooManyPoints { most },
                };
                Err(Refusal::invalid("points", fault))
            }
        }
    }

    fn chosen(&self, options: u32, most: u32) -> Result<BTreeSet<u32>, Refusal> {
        let chosen: BTreeSet<u32> = self.options.iter().copied().collect();
        let fault = if chosen.is_empty() {
            Fault::Missing
        } else if chosen.iter().any(|number| !(1..=options).contains(number)) {
            Fault::NotAChoice
        } else if u32::try_from(chosen.len()).unwrap_or(u32::MAX) > most {
            Fault::TooMany { max: usize::try_from(most).unwrap_or(usize::MAX) }
        } else {
            return Ok(chosen);
        };
        Err(Refusal::invalid("options", fault))
    }

    /// The options in the order of the places typed for them. Places left out are closed up: 1, 2 and 4 is an
    /// order as good as 1, 2 and 3.
    fn ranking(&self, options: u32, most: u32) -> Result<Vec<u32>, Refusal> {
        let mut places = BTreeMap::new();
        for (option, place) in numbers("ranks", &self.ranks, options, 1, options)? {
            if places.insert(place, option).is_some() {
                return Err(Refusal::invalid("ranks", Fault::SamePlace { place }));
            }
        }
        let fault = match u32::try_from(places.len()).unwrap_or(u32::MAX) {
            0 => Fault::Missing,
            n if n > most => Fault::TooMany { max: usize::try_from(most).unwrap_or(usize::MAX) },
            _ => return Ok(places.into_values().collect()),
        };
        Err(Refusal::invalid("ranks", fault))
    }

    fn points(&self, options: u32, most: u32) -> Result<BTreeMap<u32, u32>, Refusal> {
        let points: BTreeMap<u32, u32> = numbers("points", &self.points, options, 0, most)?.into_iter().collect();
        if points.is_empty() { Err(Refusal::invalid("points", Fault::Missing)) } else { Ok(points) }
    }
}

/// The number typed for each option, where one was; the fields stand in the order of the options.
fn numbers(
    field: &'static str,
    typed: &[String],
    options: u32,
    min: u32,
    max: u32,
) -> Result<Vec<(u32, u32)>, Refusal> {
    let mut numbers = Vec::new();
    for (option, typed) in (1..).zip(typed) {
        if let Some(number) = optional_number(field, typed, min, max)? {
            if option > options {
                return Err(Refusal::invalid(field, Fault::NotAChoice));
            }
            numbers.push((option, number));
        }
    }
    Ok(numbers)
}
