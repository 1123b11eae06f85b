//! Votes on a budget: what a sum of money is spent on.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Call;
use super::questions::Asked;
use crate::count::Rules;
use crate::count::budget::{
    self, Amount, Completion, Form, Merit, Project, Rule, Start, TieRule, Unaffordable, Utility,
};
use crate::ids::IdeaId;
use crate::refusal::{Fault, Refusal};
use crate::text::{LINE, line, optional_number};
use crate::{State, Subject, ideas};

/// The most projects that one budget is voted on.
pub const PROJECTS: usize = 100;
/// The most points that one ballot may give out.
const POINTS: u32 = 1000;
/// What money is counted in where nothing else is said.
pub const POUNDS: &str = "£";

/// How people answer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// They choose what they are for.
    #[default]
    Choose,
    /// They choose what they would spend the money on: together no more than there is.
    Spend,
    /// They give out points.
    Points,
    /// They put in order what they are for.
    Order,
}

/// How what is funded follows from the ballots.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counting {
    /// Equal shares: every voter has the same part of the money.
    #[default]
    EqualShares,
    /// What has most first.
    Greedy,
    /// Phragmén's rule.
    Phragmen,
}

/// What money may be spent on: what each project is and what it costs; the first are ideas.
#[derive(Default)]
struct Projects {
    ideas: Vec<IdeaId>,
    names: Vec<String>,
    costs: Vec<Amount>,
}

impl Call {
    pub(super) fn budget(&self, state: &State, quorum: u32) -> Result<Asked, Refusal> {
        let total = amount(&self.total).ok_or_else(|| Refusal::invalid("total", Fault::NotAnAmount))?;
        if total.is_zero() {
            return Err(Refusal::invalid("total", Fault::BuysNothing));
        }
        let Projects { ideas, mut names, mut costs } = self.ideas_with_costs(state)?;
        for (number, typed) in (1..).zip(self.options.lines()).filter(|(_, typed)| !typed.trim().is_empty()) {
            let (name, cost) = name_and_cost(typed).ok_or_else(|| no_cost(number))?;
            names.push(line("options", &name, LINE)?);
            costs.push(cost);
        }
        let known: BTreeSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
        let fault = if known.len() < names.len() {
            Fault::Twice
        } else if names.len() < 2 {
            Fault::TooFew { min: 2 }
        } else if names.len() > PROJECTS {
            Fault::TooMany { max: PROJECTS }
        } else if costs.iter().all(|cost| *cost > total) {
            return Err(Refusal::invalid("total", Fault::BuysNothing));
        } else {
            let rules = self.budget_rules(total, costs, quorum)?;
            return Ok(Asked { options: names, ideas, rules: Rules::Budget(rules) });
        };
        Err(Refusal::invalid("options", fault))
    }

    fn budget_rules(&self, total: Amount, costs: Vec<Amount>, quorum: u32) -> Result<budget::Rules, Refusal> {
        // At most `PROJECTS`, so nothing is cut off.
        let most = u32::try_from(costs.len()).unwrap_or(u32::MAX);
        let up_to = optional_number("choose_up_to", &self.choose_up_to, 1, most)?;
        let in_all = optional_number("points_in_all", &self.points_in_all, 1, POINTS)?;
        let ballots = match self.paper {
            Paper::Choose => Form::Approval { up_to },
            Paper::Spend => Form::Knapsack,
            Paper::Order => Form::Ranking { up_to, last: 1 },
            Paper::Points if in_all.is_none() => return Err(Refusal::invalid("points_in_all", Fault::Missing)),
            Paper::Points => Form::Points { in_all, each_up_to: None },
        };
        let has_points = matches!(self.paper, Paper::Points | Paper::Order);
        let rule = match self.counting {
            Counting::EqualShares => Rule::EqualShares {
                utility: if has_points { Utility::Points } else { Utility::Cost },
                completion: Completion::Add1Greedy,
                exhaustive_stop: false,
                start: Start::Exact,
                comparison: false,
            },
            Counting::Greedy => Rule::Greedy {
                by: if has_points { Merit::Points } else { Merit::Votes },
                unaffordable: Unaffordable::Skip,
            },
            Counting::Phragmen if has_points => return Err(Refusal::invalid("counting", Fault::OnlyForTicks)),
            Counting::Phragmen => Rule::Phragmen,
        };
        // What nobody is for is not paid either, however much is left.
        let minimum_votes = optional_number("minimum_votes", &self.minimum_votes, 1, 1_000_000)?.unwrap_or(1);
        let projects = costs.into_iter().map(Project::of_cost).collect();
        let (ceilings, ties) = (Vec::new(), TieRule::Cheapest);
        Ok(budget::Rules { projects, total, ballots, rule, minimum_votes, ceilings, ties, quorum })
    }

    /// The ideas that were ticked, with the words and the costs that they have now.
    fn ideas_with_costs(&self, state: &State) -> Result<Projects, Refusal> {
        let not_a_choice = || Refusal::invalid("ideas", Fault::NotAChoice);
        let mut projects = Projects::default();
        for id in &self.ideas {
            let idea = state.community.ideas.get(id).filter(|idea| idea.stage.is_forming()).ok_or_else(not_a_choice)?;
            let cost = idea.wording.cost.filter(|_| is_there(state, *id)).ok_or_else(not_a_choice)?;
            if !projects.ideas.contains(id) {
                projects.ideas.push(*id);
                projects.names.push(state.text(idea.wording.title).ok_or_else(not_a_choice)?.to_owned());
                projects.costs.push(Amount::whole(cost.into()));
            }
        }
        Ok(projects)
    }
}

/// The ideas that may be projects of a budget: those that still form and have a cost.
pub fn fundable(state: &State) -> impl Iterator<Item = &ideas::Idea> {
    let ideas = state.community.ideas.values().map(AsRef::as_ref);
    ideas.filter(|idea: &&ideas::Idea| {
        idea.stage.is_forming() && idea.wording.cost.is_some() && is_there(state, idea.id)
    })
}

fn is_there(state: &State, idea: IdeaId) -> bool {
    let subject = Subject::Idea(idea);
    !state.community.hidden.contains_key(&subject) && !state.community.gone.contains_key(&subject)
}

fn no_cost(number: u32) -> Refusal {
    Refusal::invalid("options", Fault::NoCost { line: number })
}

/// `New bench £1,200` is a new bench that costs 1200: what stands last is the cost. Behind a sign of money there may be
/// spaces between its thousands. Without one, `42 450` could be either, and is none.
fn name_and_cost(typed: &str) -> Option<(String, Amount)> {
    let words: Vec<&str> = typed.split_whitespace().collect();
    let (last, before) = words.split_last()?;
    let signed = words.iter().rposition(|word| word.starts_with(MONEY));
    let begins = signed.filter(|at| words.iter().skip(at + 1).all(|word| is_thousand(word))).unwrap_or(before.len());
    let is_group = |word: &&&str| word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    if begins == before.len() && is_thousand(last) && before.last().filter(is_group).is_some() {
        return None;
    }
    let (name, cost) = words.split_at(begins);
    let name = name.join(" ");
    let name = name.trim_end_matches([' ', ':', ';', ',', '-', '–', '=', '£', '€', '$']);
    let cost = amount(&cost.join(" ")).filter(|cost| !cost.is_zero())?;
    (!name.is_empty()).then(|| (name.to_owned(), cost))
}

const MONEY: [char; 3] = ['£', '€', '$'];

/// Whether this may be the end of a number: three digits, perhaps with pence.
fn is_thousand(part: &str) -> bool {
    let whole = part.split('.').next().unwrap_or_default();
    whole.len() == 3 && whole.bytes().all(|byte| byte.is_ascii_digit())
}

/// An amount as people type it: `£1,200.50`, `1 200`. None for nothing, for more places than pence have, and where
/// commas or spaces don't stand between thousands.
fn amount(typed: &str) -> Option<Amount> {
    let typed = typed.trim().trim_start_matches(['£', '€', '$']).trim_start();
    let (whole, pence) = typed.split_once('.').unwrap_or((typed, ""));
    let mut groups = whole.split([',', ' ']);
    let first = groups.next()?;
    let parted = groups.clone().next().is_some();
    if pence.len() > 2 || (parted && first.len() > 3) || !groups.all(|group| group.len() == 3) {
        return None;
    }
    typed.replace([',', ' '], "").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costs_are_read_as_people_type_them() {
        let read = |typed| name_and_cost(typed).map(|(name, cost)| (name, cost.to_string()));
        let is = |name: &str, cost: &str| Some((name.to_owned(), cost.to_owned()));
        assert_eq!(read("New bench £1,200"), is("New bench", "1200"));
        assert_eq!(read("New bench £1 200"), is("New bench", "1200"));
        assert_eq!(read("New bench: £1 200 000.50"), is("New bench", "1200000.5"));
        assert_eq!(read("Bus 42: 450"), is("Bus 42", "450"));
        assert_eq!(read("New bench 450"), is("New bench", "450"));
        assert_eq!(read("Platform 9 75"), is("Platform 9", "75"));
        for typed in [
            "New bench",
            "New bench £4,50",
            "New bench 0",
            "450",
            "New bench 1.005",
            "New bench -4",
            "Bus 42 450",
            "New bench 1 200",
        ] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }
}
