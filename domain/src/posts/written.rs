//! Which texts belong to a thing: what erasing it destroys.

use crate::members::Byline;
use crate::state::Community;
use crate::{Subject, TextRef, comments, gatherings, groups, ideas, issues, jobs, votes};

/// The texts that belong to a thing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    /// What its author wrote, every version of it.
    pub own: Vec<TextRef>,
    /// What organisers and others wrote about it, that is no thing of its own.
    pub others: Vec<TextRef>,
    /// The names it shows.
    pub names: Vec<Byline>,
}

impl Written {
    /// Every text of it.
    pub fn texts(&self) -> impl Iterator<Item = TextRef> {
        self.own.iter().chain(&self.others).copied().chain(self.names.iter().map(|by| by.name))
    }
}

impl Community {
    /// The texts that belong to a thing; none if there is no such thing, or none that can be taken away.
    pub fn written(&self, subject: Subject) -> Option<Written> {
        match subject {
            Subject::Issue(id) => self.issues.get(&id).map(|issue| issues::written(issue)),
            Subject::Comment(id) => self.comments.get(&id).map(|comment| comments::written(comment)),
            Subject::Idea(id) => self.ideas.get(&id).map(|idea| {
                let mut written = ideas::written(idea);
                // As an option its title stands there too: an author's words go wherever they are.
                written.own.extend(self.votes.values().filter_map(|vote| vote.option_of(id)));
                written
            }),
            Subject::Vote(id) => self.votes.get(&id).map(|vote| votes::written(vote)),
            Subject::Gathering(id) => self.gatherings.get(&id).map(|gathering| gatherings::written(gathering)),
            Subject::Group(id) => self.groups.get(&id).map(|group| groups::written(group)),
            Subject::Job(id) => self.jobs.get(&id).map(|job| jobs::written(job)),
            Subject::Community => None,
        }
    }

    /// The text that names a thing: its title, or what it says.
    pub fn title(&self, subject: Subject) -> Option<TextRef> {
        match subject {
            Subject::Community => Some(self.profile.name),
            Subject::Issue(id) => self.issues.get(&id).map(|issue| issue.title),
            Subject::Comment(id) => self.comments.get(&id).map(|comment| comment.body),
            Subject::Idea(id) => self.ideas.get(&id).map(|idea| idea.wording.title),
            Subject::Vote(id) => self.votes.get(&id).map(|vote| vote.question),
            Subject::Gathering(id) => self.gatherings.get(&id).map(|gathering| gathering.title),
            Subject::Group(id) => self.groups.get(&id).map(|group| group.name),
            Subject::Job(id) => self.jobs.get(&id).map(|job| job.task.what),
        }
    }

    /// The thing that this one is part of: where one is hidden, so is the other.
    pub fn part_of(&self, subject: Subject) -> Option<Subject> {
        match subject {
            Subject::Comment(id) => self.comments.get(&id).map(|comment| comment.on),
            Subject::Job(id) => self.jobs.get(&id).map(|job| Subject::Group(job.group)),
            _ => None,
        }
    }
}
