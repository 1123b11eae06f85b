//! Bringing in a vote on a budget that was held elsewhere.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::act::Rule;
use crate::context::Context;
use crate::count::lot::Seed;
use crate::count::{Ballot, BallotFile, Rules, Verdict, budget};
use crate::ids::{CommandId, IdeaId, VoteId};
use crate::refusal::{Fault, Refusal};
use crate::text::{LINE, NAME, PROSE, line, optional_line, optional_prose, prose};
use crate::votes::{Electorate, Event, Row};
use crate::{Change, TextRef, Timestamp, change, ideas};

/// Brings in a vote on a budget that was held elsewhere: its projects become ideas, and its ballots a vote
/// that has closed, counted here by the rules given. What came in before is passed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// Where it is from, as people will read it.
    pub source: String,
    /// What it is known by there.
    pub key: String,
    /// What was asked, in one line.
    pub question: String,
    /// More about it.
    pub details: String,
    /// What money was counted in.
    pub currency: String,
    /// The projects, in the order of their numbers.
    #[serde(with = "crate::plain")]
    pub projects: Vec<ImportedProject>,
    /// How it is counted.
    #[serde(with = "crate::plain")]
    pub rules: budget::Rules,
    /// The ballots.
    #[serde(with = "crate::plain")]
    pub ballots: Vec<Ballot>,
    /// The fewest who must have cast a ballot alike for it to be published here.
    pub least_group: u32,
    /// When voting began.
    pub opens: Timestamp,
    /// When voting ended.
    pub closes: Timestamp,
}

/// A project of such a vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedProject {
    /// What it is known by there.
    pub key: String,
    /// What it is, in one line.
    pub name: String,
    /// Why, or more about it.
    pub why: String,
    /// What it costs, where that is a whole number of pounds.
    pub cost: Option<u32>,
    /// What it costs exactly, in words, or nothing.
    pub cost_words: String,
}

impl Import {
    /// The vote it becomes: always the same.
    pub fn vote(&self) -> VoteId {
        CommandId::of_source(&self.source, &self.key).into()
    }

    /// The idea that a project becomes: always the same.
    fn idea(&self, project: &ImportedProject) -> IdeaId {
        CommandId::of_source(&self.source, &[&self.key, "/", &project.key].concat()).into()
    }
}

impl Rule for Import {
    const NAME: &'static str = "vote.import";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        ctx.system()?;
        let id = self.vote();
        if ctx.state.community.votes.contains_key(&id) {
            return Ok(());
        }
        let rules = Rules::Budget(self.rules.clone());
        if self.projects.len() != self.rules.projects.len() || !self.ballots.iter().all(|ballot| rules.admit(ballot)) {
            return Err(Refusal::invalid("projects", Fault::NotThatForm));
        }
        let source = line("source", &self.source, NAME)?;
        let currency = line("currency", &self.currency, NAME)?;
        let question = line("question", &self.question, LINE * 4)?;
        let names = self.projects.iter().map(|project| line("projects", &project.name, LINE * 4));
        let names: Vec<String> = names.collect::<Result<_, _>>()?;
        let options: Vec<TextRef> = names.iter().map(|name| ctx.text(name.clone())).collect();
        let ideas: Vec<IdeaId> = self.projects.iter().map(|project| self.idea(project)).collect();
        if ideas.iter().collect::<BTreeSet<_>>().len() < ideas.len() {
            return Err(Refusal::invalid("projects", Fault::Twice));
        }
        self.propose(ctx, &names)?;

        let roll = u32::try_from(self.ballots.len()).unwrap_or(u32::MAX);
        let all = BallotFile::new(question.clone(), names, rules.clone(), roll, self.ballots.clone());
        let (result, file) = all.close(self.least_group, Seed(ctx.moment.draw()));
        let details = optional_prose("details", &self.details, PROSE)?;
        let called = Event::Called {
            id,
            question: ctx.text(question),
            details: ctx.optional_text(details),
            options,
            rules,
            electorate: Electorate::default(),
            opens: self.opens,
            closes: self.closes,
            grace: 0,
            least_group: self.least_group,
            idea: None,
            ideas: ideas.clone(),
            currency,
            source: Some(source),
            by: None,
        };
        ctx.minute(change::Event::Vote(called));
        move_all(ctx, id, ideas.iter().map(|idea| (*idea, ideas::Stage::PutToVote)));
        ctx.minute(change::Event::Vote(Event::Opened { id, roll, electorate: Electorate::default() }));
        let verdict = result.verdict();
        let (ballots, kept_back) = (file.hash(), file.kept_back());
        ctx.minute(change::Event::Vote(Event::Closed { id, result, ballots, kept_back }));
        ctx.put(change::Row::Vote(Row::File { vote: id, text: file.to_string().into() }));
        if matches!(verdict, Verdict::Chosen { .. } | Verdict::NothingChosen) {
            move_all(ctx, id, (1..).zip(&ideas).map(|(number, idea)| (*idea, settled(&verdict, number))));
        } else {
            move_all(ctx, id, ideas.iter().map(|idea| (*idea, ideas::Stage::Proposed)));
        }
        Ok(())
    }
}

impl Import {
    fn propose(&self, ctx: &mut Context<'_>, names: &[String]) -> Result<(), Refusal> {
        for (project, name) in self.projects.iter().zip(names) {
            let why = prose("why", &project.why, PROSE)?;
            let cost_words = optional_line("cost_words", &project.cost_words, LINE)?;
            let wording = ideas::Wording {
                title: ctx.text(name.clone()),
                why: ctx.text(why),
                takes: None,
                cost: project.cost,
                cost_words: ctx.optional_text(cost_words),
            };
            let (id, photos, issue, by) = (self.idea(project), Vec::new(), None, None);
            ctx.minute(change::Event::Idea(ideas::Event::Proposed { id, wording, photos, issue, by }));
        }
        Ok(())
    }
}

/// What becomes of the idea of this number.
fn settled(verdict: &Verdict, number: u32) -> ideas::Stage {
    if verdict.options().contains(&number) { ideas::Stage::Agreed } else { ideas::Stage::NotAgreed }
}

fn move_all(ctx: &mut Context<'_>, vote: VoteId, ideas: impl Iterator<Item = (IdeaId, ideas::Stage)>) {
    for (id, stage) in ideas {
        let event = ideas::Event::StageSet { id, stage, reason: None, vote: Some(vote), support: None };
        ctx.changes.push(Change::Event(change::Event::Idea(event)));
    }
}
