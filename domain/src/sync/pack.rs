//! Packing what one viewer may see into documents.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Counted, Thing};
use crate::change::Row;
use crate::groups::Group;
use crate::ideas::Idea;
use crate::ids::{JobId, MemberId};
use crate::issues::Issue;
use crate::jobs::Job;
use crate::members::kept_on_phone;
use crate::query::Look;
use crate::text::{Hash, SHORT};
use crate::time::{Span, Timestamp};
use crate::viewer::Role;
use crate::{Subject, TextRef, comments, gatherings, groups, ideas, jobs, votes};

/// How long what is over stays on phones.
const RECENT: Span = Span::DAY.times(90);

/// A document in the making.
pub(super) struct Packer<'a> {
    look: &'a Look<'a>,
    things: Vec<String>,
    words: BTreeMap<String, &'a str>,
}

impl<'a> Packer<'a> {
    pub(super) fn new(look: &'a Look<'a>) -> Self {
        Self { look, things: Vec::new(), words: BTreeMap::new() }
    }

    /// Adds a thing and those of its words that `shown` lets through.
    pub(super) fn put(&mut self, thing: &Thing, shown: impl Fn(TextRef) -> bool) {
        // Things are plain data with string keys: writing them as JSON cannot fail.
        let json = serde_json::to_string(thing).expect("a thing is plain data");
        let mut short = String::with_capacity(json.len());
        for (n, part) in json.split('"').enumerate() {
            if n > 0 {
                short.push('"');
            }
            match part.parse::<Hash>().map(TextRef) {
                // What is no text of this book, such as the hash of a file of ballots, stays as it is.
                Ok(text) if self.look.state.community.texts.contains_key(&text) => {
                    short.push_str(&part[..SHORT]);
                    if shown(text)
                        && let Some(words) = self.look.state.text(text)
                    {
                        self.words.insert(part[..SHORT].to_owned(), words);
                    }
                }
                _ => short.push_str(part),
            }
        }
        self.things.push(short);
    }

    /// Adds a thing with all its words.
    pub(super) fn put_all(&mut self, thing: &Thing) {
        self.put(thing, |_| true);
    }

    fn count(&mut self, of: Subject, counted: &[Counted]) {
        for counted in counted {
            match self.look.state.count(of, *counted, self.look.now) {
                0 => {}
                n => self.put_all(&Thing::Count(of, *counted, n)),
            }
        }
    }

    /// Adds that a job has private details, for members; what they say is for its holder alone.
    fn seal(&mut self, job: JobId) {
        let seal = self.look.state.private.jobs.seal(job, self.look.now).filter(|_| self.look.viewer.is_member());
        if let Some(seal) = seal {
            self.put_all(&Thing::Row(Box::new(Row::Job(seal))));
        }
    }

    /// Adds how a thing was taken away, if it was.
    fn taken(&mut self, subject: Subject) {
        let community = &self.look.state.community;
        if let Some(reason) = community.hidden.get(&subject) {
            self.put_all(&Thing::Hidden(subject, *reason));
        }
        if let Some(gone) = community.gone.get(&subject) {
            self.put_all(&Thing::Gone(subject, *gone));
        }
    }

    pub(super) fn finish(self) -> Arc<str> {
        // As above.
        let words = serde_json::to_string(&self.words).expect("words are plain data");
        format!("{{\"t\":[{}],\"w\":{words}}}", self.things.join(",")).into()
    }
}

/// Whether a thing is part of what phones work with: still open, or changed of late.
pub(super) fn is_current(look: &Look<'_>, subject: Subject) -> bool {
    let community = &look.state.community;
    let recent = |at: Timestamp| at.plus(RECENT) > look.now;
    match subject {
        Subject::Issue(id) => community.issues.get(&id).is_some_and(|issue| {
            issue.status.is_open() || recent(issue.steps.last().map_or(issue.raised, |step| step.at))
        }),
        Subject::Idea(id) => community.ideas.get(&id).is_some_and(|idea| {
            let is_over = matches!(idea.stage, ideas::Stage::NotAgreed | ideas::Stage::Done);
            !is_over || recent(idea.steps.last().map_or(idea.proposed, |step| step.at))
        }),
        Subject::Group(id) => {
            community.groups.get(&id).is_some_and(|group| group.closed.is_none_or(|closed| recent(closed.at)))
        }
        Subject::Job(id) => community.jobs.get(&id).is_some_and(|job| {
            let current = job.ended.as_ref().is_none_or(|ended| recent(ended.at));
            current && is_current(look, Subject::Group(job.group))
        }),
        Subject::Vote(id) => community.votes.get(&id).is_some_and(|vote| recent(vote.closes.max(vote.called))),
        Subject::Gathering(id) => community.gatherings.get(&id).is_some_and(|gathering| recent(gathering.closes())),
        Subject::Community | Subject::Comment(_) => false,
    }
}

/// What lists show of a thing; none if it is not part of what phones work with.
pub(super) fn outline(look: &Look<'_>, subject: Subject) -> Option<Arc<str>> {
    if !is_current(look, subject) {
        return None;
    }
    let community = &look.state.community;
    let shown = look.may_see(subject);
    let mut packer = Packer::new(look);
    packer.taken(subject);
    let is_all = match subject {
        Subject::Issue(id) => {
            let issue = community.issues.get(&id)?;
            let outline = outline_of_issue(issue);
            packer.count(subject, &[Counted::MeToo, Counted::Help, Counted::Comments]);
            let is_all = outline == **issue && look.state.count(subject, Counted::Comments, look.now) == 0;
            packer.put(&Thing::Issue(Box::new(outline)), |_| shown);
            is_all
        }
        Subject::Idea(id) => {
            let idea = community.ideas.get(&id)?;
            packer.count(subject, &[Counted::Support, Counted::Comments]);
            let title = idea.wording.title;
            packer.put(&Thing::Idea(Box::new(outline_of_idea(idea))), |text| shown && text == title);
            false
        }
        Subject::Group(id) => {
            let group = community.groups.get(&id)?;
            packer.count(subject, &[Counted::Members]);
            packer.put(&Thing::Group(Box::new(outline_of_group(group))), |_| shown);
            // Strangers are shown no more of its people than its coordinators.
            look.viewer.role < Role::Paused
        }
        Subject::Job(id) => {
            let job = community.jobs.get(&id)?;
            packer.count(subject, &[Counted::Takers]);
            let outline = outline_of_job(job);
            let is_all = outline == **job;
            packer.put(&Thing::Job(Box::new(outline)), |_| shown && look.may_see(Subject::Group(job.group)));
            packer.seal(id);
            is_all
        }
        Subject::Vote(id) => {
            let vote = community.votes.get(&id)?;
            packer.put(&Thing::Vote(vote.as_ref().clone().into()), |_| shown);
            if votes::published(look.state, &look.viewer, id).is_some() {
                // That there is a file; what is in it is fetched by those who want it.
                let file = votes::Row::File { vote: id, text: "".into() };
                packer.put_all(&Thing::Row(Box::new(Row::Vote(file))));
            }
            true
        }
        Subject::Gathering(id) => {
            let gathering = community.gatherings.get(&id)?;
            // Nobody's phone is told who is there, and strangers' not even how many.
            if look.viewer.role >= Role::Paused && gathering.phase(look.now) == gatherings::Phase::Open {
                packer.count(subject, &[Counted::Here]);
            }
            packer.put(&Thing::Gathering(gathering.as_ref().clone().into()), |_| shown);
            true
        }
        Subject::Community | Subject::Comment(_) => return None,
    };
    if !is_all {
        packer.put_all(&Thing::Outline(subject));
    }
    Some(packer.finish())
}

fn outline_of_issue(issue: &Issue) -> Issue {
    Issue { details: None, point: None, by: None, source: None, steps: Vec::new(), ..issue.clone() }
}

fn outline_of_idea(idea: &Idea) -> Idea {
    let wording = ideas::Wording { takes: None, cost_words: None, ..idea.wording };
    Idea { wording, versions: Vec::new(), steps: Vec::new(), by: None, ..idea.clone() }
}

fn outline_of_group(group: &Group) -> Group {
    Group { named: Vec::new(), past: Vec::new(), ..group.clone() }
}

fn outline_of_job(job: &Job) -> Job {
    let task = jobs::Task { details: None, ..job.task };
    Job { task, past: Vec::new(), ..job.clone() }
}

/// All that this viewer may see of a thing; none if there is no more than its outline for them.
pub(super) fn details(look: &Look<'_>, subject: Subject) -> Option<Arc<str>> {
    let community = &look.state.community;
    if !look.may_see(subject) {
        return None;
    }
    let mut packer = Packer::new(look);
    packer.taken(subject);
    match subject {
        Subject::Issue(id) => {
            packer.put_all(&Thing::Issue(Box::new(community.issues.get(&id)?.as_ref().clone())));
            packer.count(subject, &[Counted::MeToo, Counted::Help]);
            thread(&mut packer, subject);
        }
        Subject::Idea(id) => {
            packer.put_all(&Thing::Idea(Box::new(community.ideas.get(&id)?.as_ref().clone())));
            packer.count(subject, &[Counted::Support]);
            thread(&mut packer, subject);
        }
        Subject::Group(id) => {
            let group = community.groups.get(&id)?;
            packer.put_all(&Thing::Group(Box::new(Group { past: Vec::new(), ..group.as_ref().clone() })));
            packer.count(subject, &[Counted::Members]);
            people(&mut packer, group);
            for job in group.jobs.iter().filter(|job| is_current(look, Subject::Job(**job))) {
                self::job(&mut packer, community.jobs.get(job)?);
            }
        }
        Subject::Job(id) => job(&mut packer, community.jobs.get(&id)?),
        Subject::Vote(_) | Subject::Gathering(_) | Subject::Community | Subject::Comment(_) => return None,
    }
    Some(packer.finish())
}

fn thread(packer: &mut Packer<'_>, on: Subject) {
    let look = packer.look;
    for id in look.state.community.threads.get(&on).into_iter().flatten() {
        let Some(comment) = look.state.community.comments.get(id) else { continue };
        let subject = Subject::Comment(*id);
        let shown = look.may_see(subject);
        let by = comment.by.filter(|_| shown);
        packer.put(&Thing::Comment(comments::Comment { by, ..comment.as_ref().clone() }), |_| shown);
        packer.taken(subject);
    }
}

fn job(packer: &mut Packer<'_>, job: &Job) {
    let look = packer.look;
    let subject = Subject::Job(job.id);
    if !look.may_see(subject) {
        return;
    }
    packer.put_all(&Thing::Job(Box::new(Job { past: Vec::new(), ..job.clone() })));
    packer.count(subject, &[Counted::Takers]);
    packer.taken(subject);
    if look.state.is_in(&look.viewer, job.group) || look.state.runs(&look.viewer, job.group) {
        for member in look.state.private.jobs.takers(job.id, look.now) {
            // Until when is between each of them and the coordinators.
            let row = jobs::Row::Taker { group: job.group, job: job.id, member, until: None, shown: false };
            packer.put_all(&Thing::Row(Box::new(Row::Job(row))));
            person(packer, member);
        }
    }
    if !look.state.coordinates(&look.viewer, job.group) {
        return packer.seal(job.id);
    }
    for row in look.state.private.jobs.rows_for_coordinators(job.id, look.now) {
        if let jobs::Row::Reading { member, .. } = row {
            person(packer, member);
        }
        packer.put_all(&Thing::Row(Box::new(Row::Job(row))));
    }
}

/// Those in a group whom the viewer may see, and, for its coordinators, those who ask to be.
fn people(packer: &mut Packer<'_>, group: &Group) {
    let look = packer.look;
    let (state, id) = (look.state, group.id);
    if look.viewer.role < Role::Paused {
        return;
    }
    let coordinates = state.coordinates(&look.viewer, id);
    for (member, shown) in state.private.groups.members(id).filter(|(_, shown)| *shown || coordinates) {
        packer.put_all(&Thing::Row(Box::new(Row::Group(groups::Row::Member { group: id, member, shown }))));
        person(packer, member);
        if coordinates && state.private.groups.trusts(id, member) {
            packer.put_all(&Thing::Row(Box::new(Row::Group(groups::Row::Trusted { group: id, member }))));
        }
    }
    for (member, request) in state.private.groups.requests(id).filter(|_| coordinates) {
        packer.put_all(&Thing::Row(Box::new(Row::Group(groups::Row::Request { group: id, member, request }))));
        person(packer, member);
    }
}

fn person(packer: &mut Packer<'_>, member: MemberId) {
    if let Some(person) = packer.look.state.private.members.get(member) {
        packer.put_all(&Thing::Person(member, person.name.clone(), person.standing));
    }
}

/// The community itself and its people, as far as everybody of this role may know.
pub(super) fn community(look: &Look<'_>) -> Arc<str> {
    let community = &look.state.community;
    let mut packer = Packer::new(look);
    packer.put_all(&Thing::Community {
        id: community.id,
        founded: look.state.founded().unwrap_or(look.now),
        profile: Box::new(community.profile.as_ref().clone()),
        organisers: community.organisers.iter().map(|(member, name)| (*member, *name)).collect(),
    });
    if look.viewer.is_member() || !community.profile.is_of_need() {
        packer.count(Subject::Community, &[Counted::Members]);
    }
    if look.viewer.is_organiser() {
        packer.count(Subject::Community, &[Counted::Waiting, Counted::Reports]);
        if let Some(at) = look.state.private.community.poster_printed {
            let row = crate::community::Row::PosterPrinted { at };
            packer.put_all(&Thing::Row(Box::new(Row::Community(row))));
        }
    }
    packer.finish()
}

/// A minute, with no more words than the Record shows of it.
pub(super) fn minute(look: &Look<'_>, index: usize) -> Option<Arc<str>> {
    let entry = look.state.community.minutes.get(index)?;
    let told = crate::record::told(&look.state.community, &entry.event);
    let shown = told.stands_alone || look.may_see(told.subject);
    let mut packer = Packer::new(look);
    let words = [told.words, told.by];
    let number = u32::try_from(index).ok()?;
    packer.put(&Thing::Minute(number, Box::new(entry.as_ref().clone())), |text| shown && words.contains(&Some(text)));
    if matches!(told.subject, Subject::Comment(_)) {
        // What it is about may not be there; the Record says even so that it was taken away.
        packer.taken(told.subject);
    }
    Some(packer.finish())
}

/// The rows that are about the viewer.
pub(super) fn own_rows(look: &Look<'_>, member: MemberId) -> Arc<str> {
    let private = &look.state.private;
    let mut packer = Packer::new(look);
    let may_see = |job, group| {
        let is_there = [Subject::Job(job), Subject::Group(group)].iter().all(|it| look.taken(*it).is_none());
        is_there && look.viewer.is_member() && look.state.is_trusted(member, group)
    };
    let mut put = |row: Row| packer.put_all(&Thing::Row(Box::new(row)));
    if let Some(mine) = private.members.get(member) {
        put(Row::Member(kept_on_phone(mine)));
    }
    private.members.signed_by(member).map(Row::Member).for_each(&mut put);
    private.issues.rows_of(member).map(Row::Issue).for_each(&mut put);
    private.ideas.rows_of(member).map(Row::Idea).for_each(&mut put);
    private.groups.rows_of(member).map(Row::Group).for_each(&mut put);
    private.jobs.rows_of(member, look.now, may_see).map(Row::Job).for_each(&mut put);
    private.votes.rows_of(member).map(Row::Vote).for_each(&mut put);
    private.gatherings.rows_of(member).map(Row::Gathering).for_each(&mut put);
    packer.finish()
}

/// The issue, idea, group or job on whose page a thing is shown, for what has details.
pub(super) fn page_of(look: &Look<'_>, subject: Subject) -> Option<Subject> {
    let page = match subject {
        Subject::Comment(_) => look.state.community.part_of(subject)?,
        other => other,
    };
    (!matches!(page, Subject::Community | Subject::Vote(_) | Subject::Gathering(_))).then_some(page)
}
