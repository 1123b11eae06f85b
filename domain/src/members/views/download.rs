//! All that is kept of one person here, for them to take away.

use serde::Serialize;

use crate::ids::AccountId;
use crate::members::{self, Declaration, Standing};
use crate::posts::Report;
use crate::time::rfc3339;
use crate::{Key, State, Subject};

/// All that is kept of one membership.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Download {
    /// The name of the community.
    pub community: String,
    /// What they are known by here.
    pub name: String,
    /// Where the membership stands.
    pub standing: Standing,
    /// Since when, RFC 3339.
    pub since: String,
    /// Whether they are an organiser.
    pub organiser: bool,
    /// Whether an organiser has confirmed them.
    pub confirmed: bool,
    /// What they say of themselves.
    pub declaration: Option<Declaration>,
    /// Why they were paused or removed.
    pub note: Option<String>,
    /// All that they wrote, also without a name.
    pub posts: Vec<Post>,
    /// What they told organisers.
    pub reports: Vec<Report>,
    /// What they are noted for in the private registers: "me too", support, groups and the like.
    pub noted: Vec<Key>,
}

/// Something that they wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Post {
    /// What.
    pub subject: Subject,
    /// Its words, every version of them, and the name it shows.
    pub words: Vec<String>,
    /// Where its photos are, as long as it is there to be seen.
    pub photos: Vec<String>,
}

/// All that is kept of the memberships of an account, also after leaving.
pub fn download(state: &State, account: AccountId) -> Vec<Download> {
    let profile = &state.community.profile;
    let community = state.text(profile.name).unwrap_or(&profile.slug);
    let register = &state.private.members;
    let all = register.all_of_account(account).map(|member| Download {
        community: community.to_owned(),
        name: member.name.clone(),
        standing: member.standing,
        since: rfc3339(member.since),
        organiser: member.organiser,
        confirmed: member.confirmed,
        declaration: member.declaration,
        note: member.note.clone(),
        posts: register.written_by(member.id).map(|subject| post(state, subject)).collect(),
        reports: state.private.posts.reports().filter(|report| report.by == member.id).cloned().collect(),
        noted: noted(state, member.id),
    });
    all.collect()
}

fn post(state: &State, subject: Subject) -> Post {
    let written = state.community.written(subject).unwrap_or_default();
    let photos = state.community.photos(subject);
    let names: Vec<_> = photos.iter().filter_map(|photo| state.text(photo.name)).collect();
    let texts = written.own.into_iter().chain(written.names.into_iter().map(|by| by.name));
    let words = texts.filter_map(|text| state.text(text)).filter(|words| !names.contains(words));
    let slug = &state.community.profile.slug;
    Post {
        subject,
        words: words.map(str::to_owned).collect(),
        photos: names.iter().map(|name| format!("/c/{slug}/photos/{subject}/{name}/large.jpg")).collect(),
    }
}

fn noted(state: &State, member: crate::ids::MemberId) -> Vec<Key> {
    let mut rows = state.private.rows_of(member);
    // The rest of the download says these in full; a code to move the membership is for organisers only.
    let said = |key: &Key| matches!(key, Key::Post(_) | Key::Member(members::Key::Author(_) | members::Key::Code(_)));
    rows.retain(|key| !said(key));
    rows
}
