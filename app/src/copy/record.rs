//! What the Record says: a sentence for everything that can happen.

use std::borrow::Cow;

use domain::community::{Joining, Kind, Visibility};
use domain::count::{Tally, Verdict};
use domain::query::Link;
use domain::record::{About, RecordEntry, What};
use domain::{Subject, comments, community, gatherings, groups, ideas, issues, jobs, members, posts, votes};

use super::{common, count, ideas as ideas_copy, issues as issues_copy};

pub const TITLE: &str = "The Record";
pub const INTRO: &str = "Everything this community has done in public, the newest first. Nobody can change it unseen.";
pub const FILTER: &str = "Show";
pub const NONE: &str = "Nothing like that has happened yet.";
pub const ENTRY: &str = "Entry";
pub const WHOLE: &str = "The whole Record";
pub const EARLIER: &str = "The entry before";
pub const LATER: &str = "The entry after";
pub const FEED_PUBLIC: &str = "Follow the Record with a feed reader";
pub const FEED: &str = "A feed of your own";
pub const FEED_ADDRESS: &str = "Address of the feed";
pub const FEED_MINE: &str = "Your own feed says what members can see, at a secret address for your feed reader. \
                             Anyone with this address can read what members read, so tell nobody.";
pub const FEED_MAKE: &str = "Make my feed";
pub const FEED_RENEW: &str = "Make a new address; the old one stops";
const GONE: &str = "(words taken away)";

/// What the Record can be narrowed to, in the order shown.
pub const ABOUT: [(About, &str); 8] = [
    (About::All, "Everything"),
    (About::Issues, common::ISSUES),
    (About::Ideas, common::IDEAS),
    (About::Groups, common::GROUPS),
    (About::Votes, common::VOTES),
    (About::Gatherings, super::gatherings::TITLE),
    (About::Comments, super::comments::TITLE),
    (About::Organisers, "Organisers"),
];

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Words(String),
    /// A link to a thing, by its title.
    Link(Link, String),
}

/// What happened, as a sentence with links.
pub fn sentence(entry: &RecordEntry) -> Vec<Piece> {
    let template = template(entry);
    let mut pieces = Vec::new();
    // What people typed comes in only after the marks were found, so that it can't make any.
    for (n, part) in template.split(['{', '}']).enumerate() {
        pieces.push(match (n % 2, part) {
            (1, "page") => link(&entry.page),
            (1, "other") => entry.other.as_ref().map_or_else(|| Piece::Words(GONE.to_owned()), link),
            (1, _) => Piece::Words(typed(entry)),
            _ => Piece::Words(part.to_owned()),
        });
    }
    pieces
}

/// The same without links.
pub fn plain(entry: &RecordEntry) -> String {
    let words = sentence(entry).into_iter().map(|piece| match piece {
        Piece::Words(words) | Piece::Link(_, words) => words,
    });
    words.collect()
}

fn link(link: &Link) -> Piece {
    Piece::Link(link.clone(), link.title.clone().unwrap_or_else(|| GONE.to_owned()))
}

/// Where something came from, or who did it.
fn typed(entry: &RecordEntry) -> String {
    if let What::Issue(issues::Happened::Imported { source }) = &entry.what {
        return source.clone();
    }
    let nobody = match entry.what {
        What::Vote(_) | What::Gathering(_) => "An organiser",
        What::Member(_) => "Somebody",
        _ => common::A_MEMBER,
    };
    entry.by.clone().unwrap_or_else(|| nobody.to_owned())
}

/// The sentence with `{page}` for the thing that it is about, `{other}` for the other one and `{by}`
/// for who did it.
fn template(entry: &RecordEntry) -> Cow<'static, str> {
    match &entry.what {
        What::Community(what) => about_community(what),
        What::Member(members::Happened::OrganiserAppointed) => "{by} became an organiser.".into(),
        What::Member(members::Happened::OrganiserStoodDown) => "{by} is no longer an organiser.".into(),
        What::Post(what) => about_post(what, entry.subject),
        What::Comment(comments::Happened::Posted) => {
            format!("{{by}} commented on {}{{page}}.", noun(entry.page.to)).into()
        }
        What::Issue(what) => about_issue(what),
        What::Idea(what) => about_idea(what, entry.other.is_some()),
        What::Group(what) => about_group(what),
        What::Job(what) => about_job(what),
        What::Vote(what) => about_vote(what, entry.other.is_some()),
        What::Gathering(what) => about_gathering(what),
    }
}

fn noun(subject: Subject) -> &'static str {
    match subject {
        Subject::Community => "the community ",
        Subject::Issue(_) => "the issue ",
        Subject::Idea(_) => "the idea ",
        Subject::Comment(_) => "a comment on ",
        Subject::Group(_) => "the group ",
        Subject::Job(_) => "the job ",
        Subject::Vote(_) => "the vote ",
        Subject::Gathering(_) => "the meeting ",
    }
}

/// What holds a community together.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Place => "a place",
        Kind::Need => "a shared need",
        Kind::Interest => "a shared interest",
    }
}

/// `a place and a shared interest`.
pub fn kinds(kinds: &[Kind]) -> String {
    let words: Vec<&str> = kinds.iter().map(|known| kind(*known)).collect();
    words.join(" and ")
}

/// Who may see the community.
pub fn visibility(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Public => "Everybody can see it.",
        Visibility::Members => "Only members can see it.",
    }
}

/// Who may join.
pub fn joining(joining: Joining) -> &'static str {
    match joining {
        Joining::Anyone => "Anyone can join.",
        Joining::Code => "People join with a code.",
        Joining::Approval => "People join when an organiser says yes.",
    }
}

fn about_community(what: &community::Happened) -> Cow<'static, str> {
    match what {
        community::Happened::Founded { kinds: held, visibility: seen, joining: joined } => {
            ["The community began. It is about ", &kinds(held), ". ", visibility(*seen), " ", joining(*joined)]
                .concat()
                .into()
        }
        community::Happened::CategoriesSet => "Organisers changed the categories of issues.".into(),
        community::Happened::Described => "Organisers changed what the community says of itself.".into(),
        community::Happened::AccessSet { visibility: seen, joining: joined } => [
            "Organisers changed who may see the community and who may join. ",
            visibility(*seen),
            " ",
            joining(*joined),
        ]
        .concat()
        .into(),
        community::Happened::KindsSet { kinds: held } => {
            format!("Organisers said that the community is about {}.", kinds(held)).into()
        }
    }
}

fn about_post(what: &posts::Happened, subject: Subject) -> Cow<'static, str> {
    let (before, after) = match what {
        posts::Happened::NameErased if subject == Subject::Community => {
            return "A name was erased from what the Record says of organisers.".into();
        }
        posts::Happened::Hidden => ("An organiser hid ", "{page}."),
        posts::Happened::Unhidden => ("An organiser showed again ", "{page}."),
        posts::Happened::Withdrawn => ("The author took back ", "{page}."),
        posts::Happened::Erased => ("The words were erased of ", "{page}."),
        posts::Happened::NameErased => ("A name was erased from ", "{page}."),
    };
    [before, noun(subject), after].concat().into()
}

fn about_issue(what: &issues::Happened) -> Cow<'static, str> {
    match what {
        issues::Happened::Raised => "{by} raised the issue {page}.".into(),
        issues::Happened::Imported { .. } => "The issue {page} was brought in from {by}.".into(),
        issues::Happened::StatusSet { status } => {
            format!("An organiser said of the issue {{page}}: {}.", issues_copy::status(*status)).into()
        }
        issues::Happened::Answered { fixed: true } => "Whoever raised the issue {page} said that it is fixed.".into(),
        issues::Happened::Answered { fixed: false } => "Whoever raised the issue {page} opened it again.".into(),
    }
}

fn about_idea(what: &ideas::Happened, has_other: bool) -> Cow<'static, str> {
    match what {
        ideas::Happened::Proposed => "{by} proposed the idea {page}.".into(),
        ideas::Happened::Edited { by_organiser: true } => "An organiser changed the words of the idea {page}.".into(),
        ideas::Happened::Edited { by_organiser: false } => "The author changed the words of the idea {page}.".into(),
        ideas::Happened::IssueLinked => "The idea {page} would help with the issue {other}.".into(),
        ideas::Happened::IssueUnlinked => "The issue {other} was taken off the idea {page}.".into(),
        ideas::Happened::TakenUp => "The group {other} took up the idea {page}.".into(),
        ideas::Happened::StageSet { stage, support } => {
            let by_vote = if has_other { ", by the vote {other}." } else { "." };
            let support = support.map_or_else(String::new, |n| format!(" {}.", ideas_copy::settled(n)));
            format!("The idea {{page}} is now: {}{by_vote}{support}", ideas_copy::stage(*stage)).into()
        }
    }
}

fn about_group(what: &groups::Happened) -> Cow<'static, str> {
    match what {
        groups::Happened::Formed { .. } => "The group {page} was started.".into(),
        groups::Happened::Described { .. } => "The group {page} changed what it says of itself.".into(),
        groups::Happened::CoordinatorMade => "{by} became a coordinator of the group {page}.".into(),
        groups::Happened::CoordinatorStoodDown => "{by} is no longer a coordinator of the group {page}.".into(),
        groups::Happened::Closed => "The group {page} closed.".into(),
        groups::Happened::Reopened => "The group {page} opened again.".into(),
    }
}

fn about_job(what: &jobs::Happened) -> Cow<'static, str> {
    match what {
        jobs::Happened::Added { needed, claim_hours } => {
            let needed = count(*needed, "person", "people");
            let claim = claim_hours.map_or_else(String::new, |hours| format!(" {}", super::jobs::claim(hours)));
            format!("The group {{other}} has a job: {{page}}. It needs {needed}.{claim}").into()
        }
        jobs::Happened::Described => "The job {page} of the group {other} was changed.".into(),
        jobs::Happened::Finished { people: 0 } => "The job {page} of the group {other} is done.".into(),
        jobs::Happened::Finished { people } => {
            format!("{} did the job {{page}} of the group {{other}}.", count(*people, "person", "people")).into()
        }
        jobs::Happened::Cancelled => "The group {other} dropped the job {page}.".into(),
        jobs::Happened::Reopened => "The job {page} of the group {other} is to be done again.".into(),
    }
}

fn about_vote(what: &votes::Happened, has_other: bool) -> Cow<'static, str> {
    let name = |show_of_hands| if show_of_hands { "show of hands" } else { "vote" };
    match what {
        votes::Happened::Called { show_of_hands, grace } => {
            let on = if has_other { " (on the idea {other})" } else { "" };
            let late = super::votes::grace(*grace).map_or_else(String::new, |late| format!(" ({late})"));
            format!("{{by}} called a {}: {{page}}{on}{late}", name(*show_of_hands)).into()
        }
        votes::Happened::Opened { roll, show_of_hands } => {
            let people = count(*roll, "person", "people");
            format!("The {} {{page}} opened. {people} can vote.", name(*show_of_hands)).into()
        }
        votes::Happened::Closed { result, show_of_hands, .. } => {
            format!("The {} {{page}} closed: {}", name(*show_of_hands), tally(result)).into()
        }
        votes::Happened::Cancelled => "The vote {page} was called off.".into(),
    }
}

fn about_gathering(what: &gatherings::Happened) -> Cow<'static, str> {
    match what {
        gatherings::Happened::Called => "{by} called a meeting: {page}".into(),
        gatherings::Happened::Opened => "The meeting {page} began.".into(),
        gatherings::Happened::Closed { there } => {
            format!("The meeting {{page}} closed. {}.", super::gatherings::there(*there)).into()
        }
        gatherings::Happened::Cancelled => "The meeting {page} was called off.".into(),
    }
}

fn tally(tally: &Tally) -> String {
    let turnout = match (tally.cast(), tally) {
        _ if tally.verdict() == Verdict::NobodyVoted => return "nobody voted.".to_owned(),
        (Some(cast), _) => format!("{cast} of {} voted", count(tally.roll(), "person", "people")),
        (None, Tally::Few(few)) => format!("Fewer than {} people voted", few.least_group),
        (None, _) => return String::new(),
    };
    if let Tally::YesNo(tally) = tally {
        let (yes, no, abstain) = (tally.yes, tally.no, tally.abstain);
        return format!("{}{yes} yes, {no} no, {abstain} abstained; {turnout}.", came(&Tally::YesNo(*tally).verdict()));
    }
    format!("{}{turnout}.", came(&tally.verdict()))
}

fn came(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Agreed => "agreed. ".to_owned(),
        Verdict::NotAgreed => "not agreed. ".to_owned(),
        Verdict::Chosen { options } => match options.len() {
            1 => "one was chosen. ".to_owned(),
            n => format!("{n} were chosen. "),
        },
        Verdict::Tied { .. } => "several came out on top together. ".to_owned(),
        Verdict::NothingChosen => "nothing could be paid for. ".to_owned(),
        Verdict::TooFewVoted => "too few voted. ".to_owned(),
        Verdict::NobodyVoted => "nobody voted. ".to_owned(),
    }
}
