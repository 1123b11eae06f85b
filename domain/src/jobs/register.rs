//! Who has taken on a job, whose claim ran out, a job's private details and who read them: private.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::ids::{GroupId, JobId, MemberId};
use crate::members::kept;
use crate::{Map, Set, Timestamp};

/// A row of the private register of jobs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "row", rename_all = "snake_case")]
pub enum Row {
    /// Somebody has taken it on: for good, or until some time unless they say that they are still at it.
    /// `shown` if they have asked to see its private details as these now are.
    Taker {
        group: GroupId,
        job: JobId,
        member: MemberId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Timestamp>,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        shown: bool,
    },
    /// Somebody had taken it on and said nothing more in time. For them alone, until they have seen it.
    Expired { group: GroupId, job: JobId, member: MemberId, at: Timestamp },
    /// What only those who have taken the job on may read, on asking; until it is destroyed, once that is settled.
    Details {
        group: GroupId,
        job: JobId,
        words: Arc<str>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Timestamp>,
    },
    /// Somebody asked to see the private details. For the coordinators.
    Reading { group: GroupId, job: JobId, member: MemberId, at: Timestamp },
}

/// The key of such a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Key {
    /// See [`Row::Taker`].
    Taker(GroupId, JobId, MemberId),
    /// See [`Row::Expired`].
    Expired(GroupId, JobId, MemberId),
    /// See [`Row::Details`].
    Details(GroupId, JobId),
    /// See [`Row::Reading`].
    Reading(GroupId, JobId, MemberId, Timestamp),
}

impl Row {
    /// The key under which the row is kept.
    pub fn key(&self) -> Key {
        match *self {
            Row::Taker { group, job, member, .. } => Key::Taker(group, job, member),
            Row::Expired { group, job, member, .. } => Key::Expired(group, job, member),
            Row::Details { group, job, .. } => Key::Details(group, job),
            Row::Reading { group, job, member, at } => Key::Reading(group, job, member, at),
        }
    }
}

impl Key {
    /// The job whose page, and the group whose page, look different to others when the row changes. Who
    /// reads private details, and whose claim ran out, is news to nobody else.
    pub fn shows_on(&self) -> Option<(GroupId, JobId)> {
        match *self {
            Key::Taker(group, job, _) | Key::Details(group, job) => Some((group, job)),
            Key::Expired(..) | Key::Reading(..) => None,
        }
    }
}

/// That somebody has taken on a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    group: GroupId,
    /// Until when, unless they say that they are still at it.
    pub until: Option<Timestamp>,
    /// Whether they have asked to see its private details as these now are.
    pub shown: bool,
}

impl Claim {
    /// Whether it has not run out, whether or not it has been taken away yet.
    fn holds(&self, now: Timestamp) -> bool {
        self.until.is_none_or(|until| until > now)
    }
}

/// What only those who have taken a job on may read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details {
    group: GroupId,
    /// The words.
    pub words: Arc<str>,
    /// When they are destroyed, once that is settled.
    pub until: Option<Timestamp>,
}

/// What happens by itself to a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Due {
    /// A claim runs out.
    Claim(JobId, MemberId),
    /// The private details are destroyed.
    Details(JobId),
}

/// The private register of jobs.
#[derive(Debug, Clone, Default)]
pub struct Register {
    takers: Map<(JobId, MemberId), Claim>,
    expired: Map<(JobId, MemberId), (GroupId, Timestamp)>,
    details: Map<JobId, Details>,
    readings: Set<(JobId, Timestamp, MemberId, GroupId)>,
    due: Set<(Timestamp, Due)>,
}

impl Register {
    /// Those who have taken it on.
    pub fn takers(&self, job: JobId, now: Timestamp) -> impl Iterator<Item = MemberId> {
        self.claims(job).filter(move |(_, claim)| claim.holds(now)).map(|(member, _)| member)
    }

    /// The claims on it, also such as have run out and still stand.
    pub(super) fn claims(&self, job: JobId) -> impl Iterator<Item = (MemberId, &Claim)> {
        kept(&self.takers, job)
    }

    /// How many have taken it on.
    pub fn count(&self, job: JobId, now: Timestamp) -> u32 {
        u32::try_from(self.takers(job, now).count()).unwrap_or(u32::MAX)
    }

    /// This member's claim, if they have taken it on.
    pub fn claim(&self, job: JobId, member: MemberId, now: Timestamp) -> Option<&Claim> {
        self.takers.get(&(job, member)).filter(|claim| claim.holds(now))
    }

    /// Whether this member has taken it on.
    pub fn has(&self, job: JobId, member: MemberId, now: Timestamp) -> bool {
        self.claim(job, member, now).is_some()
    }

    /// When this member's claim ran out, if it did and they have not seen that yet.
    pub fn ran_out(&self, job: JobId, member: MemberId, now: Timestamp) -> Option<Timestamp> {
        let unsettled = self.takers.get(&(job, member)).filter(|claim| !claim.holds(now));
        let settled = || self.expired.get(&(job, member)).map(|(_, at)| *at);
        unsettled.and_then(|claim| claim.until).or_else(settled)
    }

    /// Those whose claim on it ran out.
    pub(super) fn expired(&self, job: JobId) -> impl Iterator<Item = MemberId> {
        kept(&self.expired, job).map(|(member, _)| member)
    }

    /// Its private details.
    pub fn details(&self, job: JobId, now: Timestamp) -> Option<&Details> {
        self.details.get(&job).filter(|details| details.until.is_none_or(|until| until > now))
    }

    /// Who asked to see them, and when; the first first.
    pub(super) fn readings(&self, job: JobId) -> impl Iterator<Item = (MemberId, Timestamp)> {
        let of = self.readings.iter().filter(move |reading| reading.0 == job);
        of.map(|(_, at, member, _)| (*member, *at))
    }

    /// The keys of a job's private details, and of who read them.
    pub(super) fn sealed(&self, job: JobId) -> impl Iterator<Item = Key> {
        let details = self.details.get(&job).map(|details| Key::Details(details.group, job));
        let readings = self.readings.iter().filter(move |reading| reading.0 == job);
        details.into_iter().chain(readings.map(|(job, at, member, group)| Key::Reading(*group, *job, *member, *at)))
    }

    /// What next happens by itself.
    pub(super) fn next_due(&self) -> Option<(Timestamp, Due)> {
        self.due.get_min().copied()
    }

    /// The jobs that this member has taken on.
    pub fn taken_by(&self, member: MemberId, now: Timestamp) -> impl Iterator<Item = JobId> {
        let mine = self.takers.iter().filter(move |((_, taker), claim)| *taker == member && claim.holds(now));
        mine.map(|((job, _), _)| *job)
    }

    /// What this member's own phone keeps: their claims and those that ran out, and the private details
    /// that they have asked to see, for as long as they hold the job and `may_see` them.
    pub fn rows_of(
        &self,
        member: MemberId,
        now: Timestamp,
        may_see: impl Fn(JobId, GroupId) -> bool,
    ) -> impl Iterator<Item = Row> {
        let claims = self.takers.iter().filter(move |((_, taker), claim)| *taker == member && claim.holds(now));
        let rows = claims.flat_map(move |((job, member), claim)| {
            let Claim { group, until, shown } = *claim;
            let details = self.details(*job, now).filter(|_| shown && may_see(*job, group));
            let details = details.map(|details| Row::Details {
                group,
                job: *job,
                words: details.words.clone(),
                until: details.until,
            });
            details.into_iter().chain([Row::Taker { group, job: *job, member: *member, until, shown }])
        });
        let over = self.takers.iter().filter(move |((_, taker), claim)| *taker == member && !claim.holds(now));
        let over = over.filter_map(|((job, member), claim)| Some((*job, *member, claim.group, claim.until?)));
        let settled = self.expired.iter().filter(move |((_, taker), _)| *taker == member);
        let settled = settled.map(|((job, member), (group, at))| (*job, *member, *group, *at));
        rows.chain(over.chain(settled).map(|(job, member, group, at)| Row::Expired { group, job, member, at }))
    }

    /// What its coordinators' phones keep of a job's private details: until when they are, and who read them.
    pub fn rows_for_coordinators(&self, job: JobId, now: Timestamp) -> impl Iterator<Item = Row> {
        let details = self.details(job, now);
        let sealed = details.map(|it| Row::Details { group: it.group, job, words: "".into(), until: it.until });
        let readings = self.readings.iter().filter(move |reading| reading.0 == job);
        let readings = readings.map(|(job, at, member, group)| Row::Reading {
            group: *group,
            job: *job,
            member: *member,
            at: *at,
        });
        sealed.into_iter().chain(readings)
    }

    /// That a job has private details, and nothing of what they say.
    pub fn seal(&self, job: JobId, now: Timestamp) -> Option<Row> {
        let Details { group, .. } = *self.details(job, now)?;
        Some(Row::Details { group, job, words: "".into(), until: None })
    }

    /// The keys of every row of one member.
    pub fn of_member(&self, member: MemberId) -> impl Iterator<Item = Key> {
        let takers = self.takers.iter().filter(move |((_, taker), _)| *taker == member);
        let takers = takers.map(|((job, member), claim)| Key::Taker(claim.group, *job, *member));
        let expired = self.expired.iter().filter(move |((_, taker), _)| *taker == member);
        let expired = expired.map(|((job, member), (group, _))| Key::Expired(*group, *job, *member));
        let readings = self.readings.iter().filter(move |reading| reading.2 == member);
        let readings = readings.map(|(job, at, member, group)| Key::Reading(*group, *job, *member, *at));
        takers.chain(expired).chain(readings)
    }
}

/// Writes a row.
pub fn put(private: &mut crate::state::Private, row: &Row) {
    // What is written anew is due at its new time only.
    erase(private, &row.key());
    let register = &mut private.jobs;
    match row.clone() {
        Row::Taker { group, job, member, until, shown } => {
            register.due.extend(until.map(|until| (until, Due::Claim(job, member))));
            register.takers.insert((job, member), Claim { group, until, shown });
        }
        Row::Expired { group, job, member, at } => {
            register.expired.insert((job, member), (group, at));
        }
        Row::Details { group, job, words, until } => {
            register.due.extend(until.map(|until| (until, Due::Details(job))));
            register.details.insert(job, Details { group, words, until });
        }
        Row::Reading { group, job, member, at } => {
            register.readings.insert((job, at, member, group));
        }
    }
}

/// Destroys a row.
pub fn erase(private: &mut crate::state::Private, key: &Key) {
    let register = &mut private.jobs;
    match *key {
        Key::Taker(_, job, member) => {
            let claim = register.takers.remove(&(job, member));
            if let Some(until) = claim.and_then(|claim| claim.until) {
                register.due.remove(&(until, Due::Claim(job, member)));
            }
        }
        Key::Expired(_, job, member) => {
            register.expired.remove(&(job, member));
        }
        Key::Details(_, job) => {
            let details = register.details.remove(&job);
            if let Some(until) = details.and_then(|details| details.until) {
                register.due.remove(&(until, Due::Details(job)));
            }
        }
        Key::Reading(group, job, member, at) => {
            register.readings.remove(&(job, at, member, group));
        }
    }
}
