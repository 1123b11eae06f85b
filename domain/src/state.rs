//! A community as it now is: what its book says, and its private registers.

use std::sync::Arc;

use crate::change::Key;
use crate::ids::{CommandId, CommentId, CommunityId, GatheringId, GroupId, IdeaId, IssueId, JobId, MemberId, VoteId};
use crate::text::TextRef;
use crate::{
    Map, Set, Subject, Timestamp, book, comments, community, gatherings, groups, ideas, issues, jobs, members, posts,
    votes,
};

/// All that is known of one community.
#[derive(Debug, Clone, Default)]
pub struct State {
    /// The fold of the minutes: what the book says.
    pub community: Community,
    /// The private registers.
    pub private: Private,
    /// On a phone, what is not there; empty on the server.
    pub elsewhere: crate::sync::Elsewhere,
}

/// The fold of the minutes.
#[derive(Debug, Clone)]
pub struct Community {
    /// Its id.
    pub id: CommunityId,
    /// Its name, words and settings.
    pub profile: Arc<community::Profile>,
    /// Every minute so far, oldest first; the first has number 1.
    pub minutes: imbl::Vector<Arc<book::Entry>>,
    /// The texts that have not been erased.
    pub texts: Map<TextRef, Arc<str>>,
    /// Why organisers have hidden what they have hidden.
    pub hidden: Map<Subject, TextRef>,
    /// What is gone for good, and how.
    pub gone: Map<Subject, posts::Gone>,
    /// The organisers and the names they go by.
    pub organisers: Map<MemberId, TextRef>,
    /// Issues.
    pub issues: Map<IssueId, Arc<issues::Issue>>,
    /// Ideas.
    pub ideas: Map<IdeaId, Arc<ideas::Idea>>,
    /// Working groups.
    pub groups: Map<GroupId, Arc<groups::Group>>,
    /// Jobs of working groups.
    pub jobs: Map<JobId, Arc<jobs::Job>>,
    /// Comments.
    pub comments: Map<CommentId, Arc<comments::Comment>>,
    /// The comments on each thing, oldest first.
    pub threads: Map<Subject, imbl::Vector<CommentId>>,
    /// Votes.
    pub votes: Map<VoteId, Arc<votes::Vote>>,
    /// When each vote next opens or is counted by itself, the first first.
    pub agenda: Set<(Timestamp, VoteId)>,
    /// Gatherings.
    pub gatherings: Map<GatheringId, Arc<gatherings::Gathering>>,
    /// When each gathering next opens or closes by itself, the first first.
    pub calendar: Set<(Timestamp, GatheringId)>,
}

impl Default for Community {
    fn default() -> Self {
        Self {
            id: CommunityId(uuid::Uuid::nil()),
            profile: Arc::default(),
            minutes: imbl::Vector::new(),
            texts: Map::new(),
            hidden: Map::new(),
            gone: Map::new(),
            organisers: Map::new(),
            issues: Map::new(),
            ideas: Map::new(),
            groups: Map::new(),
            jobs: Map::new(),
            comments: Map::new(),
            threads: Map::new(),
            votes: Map::new(),
            agenda: Set::new(),
            gatherings: Map::new(),
            calendar: Set::new(),
        }
    }
}

/// The private registers.
#[derive(Debug, Clone, Default)]
pub struct Private {
    /// What organisers have done to get going.
    pub community: community::Register,
    /// Members, their accounts and codes, and who wrote what.
    pub members: members::Register,
    /// Who said "me too" and who offered help.
    pub issues: issues::Register,
    /// Who is for which idea.
    pub ideas: ideas::Register,
    /// What organisers were told.
    pub posts: posts::Register,
    /// Who is on the roll of open votes, their ballots, and the published files.
    pub votes: votes::Register,
    /// Who is in which group.
    pub groups: groups::Register,
    /// Who has taken on which job.
    pub jobs: jobs::Register,
    /// The codes of gatherings, and who is there.
    pub gatherings: gatherings::Register,
}

impl Private {
    /// The keys of every row that is about one member.
    pub fn rows_of(&self, member: MemberId) -> Vec<Key> {
        let members = self.members.of_member(member).map(Key::Member);
        let issues = self.issues.of_member(member).map(Key::Issue);
        let ideas = self.ideas.of_member(member).map(Key::Idea);
        let groups = self.groups.of_member(member).map(Key::Group);
        let jobs = self.jobs.of_member(member).map(Key::Job);
        let posts = self.posts.of_member(member).map(Key::Post);
        let votes = self.votes.of_member(member).map(Key::Vote);
        let gatherings = self.gatherings.of_member(member).map(Key::Gathering);
        let rows = members.chain(issues).chain(ideas).chain(groups).chain(jobs).chain(posts);
        rows.chain(votes).chain(gatherings).collect()
    }
}

impl Community {
    /// Everything that has a page of its own.
    pub fn things(&self) -> impl Iterator<Item = Subject> {
        let issues = self.issues.keys().copied().map(Subject::Issue);
        let ideas = self.ideas.keys().copied().map(Subject::Idea);
        let groups = self.groups.keys().copied().map(Subject::Group);
        let jobs = self.jobs.keys().copied().map(Subject::Job);
        let votes = self.votes.keys().copied().map(Subject::Vote);
        let gatherings = self.gatherings.keys().copied().map(Subject::Gathering);
        issues.chain(ideas).chain(groups).chain(jobs).chain(votes).chain(gatherings)
    }
}

impl State {
    /// The text, or none if it has been erased.
    pub fn text(&self, text: TextRef) -> Option<&str> {
        self.community.texts.get(&text).map(AsRef::as_ref)
    }

    /// Whether the book has begun.
    pub fn is_founded(&self) -> bool {
        !self.community.minutes.is_empty()
    }

    /// The thing that a command made, of whatever kind.
    pub fn made_by(&self, id: CommandId) -> Option<Subject> {
        let community = &self.community;
        let all = [
            (community.issues.contains_key::<IssueId>(&id.into()), Subject::Issue(id.into())),
            (community.ideas.contains_key::<IdeaId>(&id.into()), Subject::Idea(id.into())),
            (community.groups.contains_key::<GroupId>(&id.into()), Subject::Group(id.into())),
            (community.jobs.contains_key::<JobId>(&id.into()), Subject::Job(id.into())),
            (community.comments.contains_key::<CommentId>(&id.into()), Subject::Comment(id.into())),
            (community.votes.contains_key::<VoteId>(&id.into()), Subject::Vote(id.into())),
            (community.gatherings.contains_key::<GatheringId>(&id.into()), Subject::Gathering(id.into())),
        ];
        all.into_iter().find_map(|(is_made, subject)| is_made.then_some(subject))
    }

    /// Whether a thing with this id exists already, of whatever kind.
    pub fn is_taken(&self, id: CommandId) -> bool {
        self.made_by(id).is_some()
    }
}
