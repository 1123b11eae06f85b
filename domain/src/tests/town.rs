//! A community with one of everything, and a sample of every act that fits it.

use crate::community::{self, Joining, Kind, Visibility};
use crate::count::yes_no::Answer;
use crate::count::{Ballot, budget};
use crate::ids::{AccountId, GatheringId, GroupId, IdeaId, IssueId, JobId, MemberId, ReportId, VoteId};
use crate::photos::Chosen;
use crate::testing::{Moot, Who};
use crate::text::Hash;
use crate::time::{Span, Zone, to_local_input};
use crate::{
    Act, Caller, Change, Row, Subject, Timestamp, comments, gatherings, groups, ideas, issues, jobs, members, posts,
    votes,
};

/// A community with one of everything. Ann is the author, Ben the coordinator, Cal a member like
/// any other.
#[derive(Debug, Clone)]
pub struct Town {
    /// The community.
    pub moot: Moot,
    /// An open issue that Ann raised.
    pub issue: IssueId,
    /// One that she raised and that is said to be fixed.
    pub fixed: IssueId,
    /// An idea that Ann proposed.
    pub idea: IdeaId,
    /// One that Ben's group has taken up and that a vote agreed to.
    pub agreed: IdeaId,
    /// What Ann said about her issue.
    pub comment: Subject,
    /// What Cal said, hidden by Olive.
    pub hidden: Subject,
    /// Ben's group, joined by request; Ann has asked. Another person coordinates it with him, a third
    /// is in it.
    pub group: GroupId,
    /// That third person.
    pub helper: MemberId,
    /// Another group of his that has closed.
    pub closed: GroupId,
    /// A job of it that Ben has taken on.
    pub job: JobId,
    /// A job that anybody in the group may take on.
    pub free: JobId,
    /// A job that is done.
    pub done: JobId,
    /// A job with private details that Ben has taken on.
    pub sealed: JobId,
    /// A job that Ben had taken on until his claim ran out.
    pub lapsed: JobId,
    /// A vote that is open to all members.
    pub vote: VoteId,
    /// A gathering that is on; Ann is there.
    pub on: GatheringId,
    /// One that begins in an hour.
    pub coming: GatheringId,
    /// What Cal told the organisers.
    pub report: ReportId,
    /// A code to join with.
    pub code: String,
}

/// The private details of a job.
pub const DETAILS: &str = "9 Foxglove Row, the door code is 4711";

/// A photo of something, and what it shows.
pub fn photo_of(what: &str) -> Chosen {
    let name = Hash::of(what.as_bytes()).to_string();
    Chosen { photo: vec![name], photo_words: vec![format!("A photo of {what}")], photo_drop: Vec::new() }
}

/// An issue so called.
pub fn raise(title: &str) -> issues::Raise {
    issues::Raise {
        title: title.into(),
        category: "1".into(),
        place: "By the bridge".into(),
        point: "51.900000,-2.100000".into(),
        details: "For a week now".into(),
        show_name: true,
        looked: true,
        photos: photo_of(title),
    }
}

fn propose(title: &str) -> ideas::Propose {
    ideas::Propose {
        title: title.into(),
        why: "Because".into(),
        takes: "Two of us".into(),
        cost: "250".into(),
        cost_words: "About that".into(),
        issue: String::new(),
        show_name: true,
        photos: photo_of(title),
    }
}

fn add(group: GroupId, what: &str, at: &str) -> jobs::Add {
    jobs::Add {
        group,
        what: what.into(),
        place: "The hall".into(),
        when: at.into(),
        needed: "2".into(),
        details: "Bring gloves".into(),
        issue: String::new(),
        claim_hours: String::new(),
    }
}

/// A vote on this question that is open for an hour from now.
pub fn call(moot: &Moot, question: &str, idea: Option<IdeaId>) -> votes::Call {
    votes::Call {
        question: question.into(),
        details: "More about it".into(),
        share: "1".into(),
        out_of: "2".into(),
        closes: later(moot, Span::HOUR),
        idea: idea.map_or_else(String::new, |idea| idea.to_string()),
        ..votes::Call::default()
    }
}

/// A gathering that begins so much later.
pub fn gather(moot: &Moot, title: &str, span: Span) -> gatherings::Call {
    gatherings::Call {
        title: title.into(),
        place: "The old hall".into(),
        begins: later(moot, span),
        lasts: "120".into(),
        agenda: "Tea\nThe bridge".into(),
    }
}

/// Somebody more joins.
fn newcomer(moot: &mut Moot, account: u128, name: &str, code: &str) -> MemberId {
    let join = members::Join { name: name.into(), code: code.into() };
    let account = AccountId(uuid::Uuid::from_u128(account));
    moot.act_as(Caller::Account(account), join).expect("anyone may join");
    moot.state.viewer(Some(account)).member.expect("they have")
}

fn newest_code(moot: &Moot) -> String {
    moot.changes
        .iter()
        .find_map(|change| match change {
            Change::Put(Row::Member(members::Row::Code(code))) => Some(code.code.clone()),
            _ => None,
        })
        .expect("a code was made")
}

fn later(moot: &Moot, span: Span) -> String {
    to_local_input(moot.now.plus(span), &moot.state.community.profile.zone)
}

impl Town {
    /// A public one of a place. Olive is not its only organiser.
    pub fn new() -> Town {
        Town::of(Kind::Place, Visibility::Public)
    }

    /// One of this kind.
    pub fn of(kind: Kind, visibility: Visibility) -> Town {
        let mut moot = Moot::with(kind, visibility);
        let issue = moot.does(Who::Ann, raise("Broken lamp")).into();
        let fixed = moot.does(Who::Ann, raise("Deep hole")).into();
        let status = issues::Status::Fixed;
        moot.does(Who::Olive, issues::SetStatus { issue: fixed, status, reason: "Filled".into() });
        let on = Subject::Issue(issue);
        let say = |body: &str| comments::Post { on, body: body.into(), show_name: true, photos: photo_of(body) };
        let comment = Subject::Comment(moot.does(Who::Ann, say("Still dark")).into());
        let hidden = Subject::Comment(moot.does(Who::Cal, say("Rude words")).into());
        moot.does(Who::Olive, posts::Hide { subject: hidden, reason: "Rude".into() });
        let idea = moot.does(Who::Ann, propose("Plant trees")).into();
        let agreed = moot.does(Who::Ann, propose("Paint the hall")).into();

        let form = |name: &str, joining| groups::Form { name: name.into(), purpose: "To help".into(), joining };
        let group = moot.does(Who::Ben, form("Wardens", groups::Joining::ByRequest)).into();
        moot.does(Who::Olive, members::MakeCode { opens: members::Opens::Membership });
        let code = newest_code(&moot);
        let mut in_it = |number, name: &str| {
            let member = newcomer(&mut moot, number, name, &code);
            let person = Caller::Account(AccountId(uuid::Uuid::from_u128(number)));
            moot.act_as(person, groups::Join { group, show_me: true }).expect("members may ask");
            moot.does(Who::Ben, groups::AnswerRequest { group, member, yes: true });
            member
        };
        let (helper, second) = (in_it(0xfa1, "Fay"), in_it(0xe11, "Eli"));
        moot.does(Who::Ben, groups::MakeCoordinator { group, member: second });
        moot.does(Who::Ann, groups::Join { group, show_me: false });
        let closed = moot.does(Who::Ben, form("Gritters", groups::Joining::Open)).into();
        moot.does(Who::Ben, groups::Close { group: closed, reason: "It thawed".into() });
        let at = later(&moot, Span::DAY);
        let job: JobId = moot.does(Who::Ben, add(group, "Rake the leaves", &at)).into();
        let free = moot.does(Who::Ben, add(group, "Sweep", "")).into();
        let done: JobId = moot.does(Who::Ben, add(group, "Paint the gate", "")).into();
        moot.does(Who::Ben, jobs::Take { job });
        let sealed: JobId = moot.does(Who::Ben, add(group, "Carry the shopping up", "")).into();
        moot.does(Who::Ben, jobs::WriteDetails { job: sealed, words: DETAILS.into() });
        moot.does(Who::Ben, jobs::Take { job: sealed });
        moot.does(Who::Ben, groups::Trust { group, member: helper, yes: true });
        let for_an_hour = jobs::Add { claim_hours: "1".into(), ..add(group, "Open the hall", "") };
        let lapsed: JobId = moot.does(Who::Ben, for_an_hour).into();
        moot.does(Who::Ben, jobs::Take { job: lapsed });
        moot.does(Who::Ben, jobs::Finish { job: done, words: "Green".into(), photos: photo_of("a green gate") });
        moot.does(Who::Ben, ideas::TakeUp { idea: agreed, group });
        let on_it = call(&moot, "Paint the hall?", Some(agreed));
        let decided: VoteId = moot.does(Who::Olive, on_it).into();
        moot.does(Who::Ann, votes::Cast { choice: Some(Answer::Yes), ..votes::Cast::blank(decided) });
        moot.wait(Span::HOUR);
        // Who is paused now was a member when this one opened.
        let paused = Who::Paused.member();
        moot.does(Who::Olive, members::Unpause { member: paused });
        let open = call(&moot, "Close Mill Lane on Sundays?", None);
        let vote = moot.does(Who::Olive, open).into();
        moot.does(Who::Olive, members::Pause { member: paused, reason: String::new() });

        let now = gather(&moot, "Spring gathering", Span::default());
        let on: GatheringId = moot.does(Who::Olive, now).into();
        let soon = gather(&moot, "Summer gathering", Span::HOUR);
        let coming = moot.does(Who::Olive, soon).into();
        let code_there = moot.state.private.gatherings.code(on).expect("it has one").to_owned();
        moot.does(Who::Ann, gatherings::CheckIn { gathering: on, code: code_there });

        let report = posts::TellOrganiser { subject: comment, words: "Not true".into() };
        let report = moot.does(Who::Cal, report).into();
        moot.does(Who::Olive, members::MakeCode { opens: members::Opens::Organiser });
        let for_organisers = newest_code(&moot);
        newcomer(&mut moot, 0xd07, "Dot", &for_organisers);
        Town {
            moot,
            issue,
            fixed,
            idea,
            agreed,
            comment,
            hidden,
            group,
            helper,
            closed,
            job,
            free,
            done,
            sealed,
            lapsed,
            vote,
            on,
            coming,
            report,
            code,
        }
    }

    /// The code shown at the gathering that is on.
    pub fn code_there(&self) -> String {
        self.moot.state.private.gatherings.code(self.on).expect("it is on").to_owned()
    }

    /// A sample of every act, each of which somebody may do here; the founding elsewhere.
    pub fn samples(&self) -> Vec<Act> {
        let Town { issue, idea, group, job, vote, on: gathering, coming, report, .. } = *self;
        let on = Subject::Issue(issue);
        let subject = self.comment;
        let member = Who::Ann.member();
        let words = || "Some words".to_owned();
        vec![
            found().into(),
            community::Tick {}.into(),
            describe().into(),
            community::SetAccess { visibility: Visibility::Members, joining: Joining::Code }.into(),
            community::SetKinds { kinds: vec![Kind::Place, Kind::Interest] }.into(),
            community::SetCategories { categories: "Lamps\nRoads".into() }.into(),
            community::PosterPrinted {}.into(),
            members::Join { name: "Sam".into(), code: String::new() }.into(),
            members::Leave {}.into(),
            members::Approve { member: Who::Waiting.member() }.into(),
            members::Decline { member: Who::Waiting.member() }.into(),
            members::Rename { name: "Sam".into() }.into(),
            members::Pause { member, reason: words() }.into(),
            members::Unpause { member: Who::Paused.member() }.into(),
            members::Remove { member, reason: words() }.into(),
            members::Appoint { member }.into(),
            members::StandDown { member: Who::Olive.member() }.into(),
            members::MakeCode { opens: members::Opens::Membership }.into(),
            members::EndCode { code: self.code.clone() }.into(),
            members::ReplacePhone { member }.into(),
            members::RenewFeed {}.into(),
            members::EraseMe { posts: members::Posts::KeepWithoutName }.into(),
            members::Confirm { member, yes: true }.into(),
            members::Declare { linked_to_place: true, at_least_age: "18".into() }.into(),
            raise("Loose stone").into(),
            issues::MeToo { issue, yes: true }.into(),
            issues::OfferHelp { issue, yes: true }.into(),
            issues::SetStatus { issue, status: issues::Status::WontBeDone, reason: words() }.into(),
            issues::Answer { issue: self.fixed, fixed: true, words: words() }.into(),
            import().into(),
            import_vote().into(),
            propose("A bench").into(),
            ideas::Support { idea, yes: true }.into(),
            edit(idea).into(),
            ideas::LinkIssue { idea, issue: issue.to_string(), yes: true }.into(),
            ideas::TakeUp { idea, group }.into(),
            ideas::SetStage { idea: self.agreed, stage: ideas::Stage::UnderWay, reason: words() }.into(),
            posts::Hide { subject, reason: words() }.into(),
            posts::Unhide { subject: self.hidden }.into(),
            posts::Withdraw { subject }.into(),
            posts::Erase { subject, reason: words() }.into(),
            posts::TellOrganiser { subject, words: words() }.into(),
            posts::SettleReport { report, words: words() }.into(),
            groups::Form { name: "Singers".into(), purpose: words(), joining: groups::Joining::Open }.into(),
            groups::Join { group, show_me: true }.into(),
            groups::AnswerRequest { group, member, yes: true }.into(),
            groups::Leave { group }.into(),
            groups::ShowMe { group, yes: true }.into(),
            groups::Trust { group, member: self.helper, yes: true }.into(),
            groups::MakeCoordinator { group, member: self.helper }.into(),
            groups::StandDown { group, member: None }.into(),
            groups::Describe { group, name: "Wardens".into(), purpose: words(), joining: groups::Joining::Open }.into(),
            groups::Close { group, reason: words() }.into(),
            groups::Reopen { group: self.closed }.into(),
            add(group, "Mend the fence", "").into(),
            jobs::AddList { group, list: "Fetch paint\nFetch brushes".into() }.into(),
            job_again(job).into(),
            jobs::Take { job: self.free }.into(),
            jobs::Renew { job }.into(),
            jobs::Dismiss { job: self.lapsed }.into(),
            jobs::HandBack { job }.into(),
            jobs::Finish { job, words: words(), photos: photo_of("clean steps") }.into(),
            jobs::Cancel { job, reason: words() }.into(),
            jobs::Reopen { job: self.done }.into(),
            jobs::WriteDetails { job: self.sealed, words: words() }.into(),
            jobs::ReadDetails { job: self.sealed }.into(),
            comments::Post { on, body: words(), show_name: false, photos: photo_of("a comment") }.into(),
            call(&self.moot, "A new bench?", None).into(),
            votes::Cancel { vote, reason: words() }.into(),
            votes::Cast { choice: Some(Answer::No), ..votes::Cast::blank(vote) }.into(),
            gather(&self.moot, "Autumn gathering", Span::default()).into(),
            gatherings::Open { gathering: coming }.into(),
            gatherings::Close { gathering }.into(),
            gatherings::Cancel { gathering: coming, reason: words() }.into(),
            gatherings::RenewCode { gathering }.into(),
            gatherings::CheckIn { gathering, code: self.code_there() }.into(),
            gatherings::CheckOut { gathering }.into(),
        ]
    }
}

/// Everything in a community that has a page of its own, and every comment.
pub fn subjects(moot: &Moot) -> Vec<Subject> {
    let community = &moot.state.community;
    community.things().chain(community.comments.keys().copied().map(Subject::Comment)).collect()
}

fn found() -> community::Found {
    community::Found {
        slug: "elsewhere".into(),
        name: "Elsewhere".into(),
        kinds: vec![Kind::Interest],
        zone: Zone::utc(),
        visibility: Visibility::Public,
        joining: Joining::Anyone,
        founder: Some("Flora".into()),
        categories: vec!["Lamps".into()],
        demonstration: false,
    }
}

fn describe() -> community::Describe {
    community::Describe {
        name: "Little Moot".into(),
        welcome: "Come in".into(),
        contact_name: "Kate".into(),
        contact_telephone: "01234 567890".into(),
        contact_place: "The hall".into(),
        contact_times: "Mondays".into(),
        issue_notice: "This is not the council".into(),
    }
}

/// A vote on a budget that was held elsewhere.
fn import_vote() -> votes::Import {
    let amount = |text: &str| text.parse().expect("an amount");
    let project = |key: &str| votes::ImportedProject {
        key: key.into(),
        name: format!("Project {key}"),
        why: "It was asked for.".into(),
        cost: None,
        cost_words: "450.50 PLN".into(),
    };
    let rules = budget::Rules {
        projects: ["450.5", "300"].map(|cost| budget::Project::of_cost(amount(cost))).into(),
        total: amount("500"),
        ballots: budget::Form::Approval { up_to: None },
        rule: budget::Rule::Greedy { by: budget::Merit::Votes, unaffordable: budget::Unaffordable::Skip },
        minimum_votes: 0,
        ceilings: vec![],
        ties: budget::TieRule::Cheapest,
        quorum: 0,
    };
    votes::Import {
        source: "Elsewhere".into(),
        key: "2023".into(),
        question: "What shall it be?".into(),
        details: "It was a warm day.".into(),
        currency: "PLN".into(),
        projects: vec![project("a"), project("b")],
        rules,
        ballots: vec![Ballot::Options([1].into()), Ballot::Options([1, 2].into())],
        least_group: 1,
        opens: Timestamp::from_seconds(1_600_000_000),
        closes: Timestamp::from_seconds(1_600_100_000),
    }
}

fn import() -> issues::Import {
    let report = issues::Report {
        key: "77".into(),
        title: "Pothole".into(),
        category: "Roads".into(),
        reported: Timestamp::from_seconds(1_600_000_000),
        point: issues::Point::from_degrees(51.9, -2.1),
    };
    issues::Import { source: "elsewhere".into(), reports: vec![report] }
}

fn edit(idea: IdeaId) -> ideas::Edit {
    ideas::Edit {
        idea,
        title: "Plant more trees".into(),
        why: "Shade".into(),
        takes: String::new(),
        cost: String::new(),
        cost_words: String::new(),
    }
}

fn job_again(job: JobId) -> jobs::Describe {
    jobs::Describe {
        job,
        what: "Rake all the leaves".into(),
        place: String::new(),
        when: String::new(),
        needed: "3".into(),
        details: String::new(),
        issue: String::new(),
        claim_hours: "48".into(),
    }
}

#[test]
fn there_is_a_sample_of_every_act() {
    let named: Vec<&str> = Town::new().samples().iter().map(Act::name).collect();
    assert_eq!(named, Act::NAMES);
}
