use super::*;
use crate::community::{Found, Joining, Kind, Visibility};
use crate::ids::AccountId;
use crate::photos::Chosen;
use crate::testing::{Moot, Who};
use crate::tests::town::photo_of;
use crate::time::{Span, Zone};
use crate::viewer::Role;
use crate::{Act, Caller, Refusal, Subject, Timestamp, Viewer, comments, issues};

fn account(number: u128) -> AccountId {
    AccountId(uuid::Uuid::from_u128(number))
}

const ROSE: Caller = Caller::Account(AccountId(uuid::Uuid::from_u128(0x805e)));
const NEW_PHONE: Caller = Caller::Account(AccountId(uuid::Uuid::from_u128(0xf07e)));

/// A members-only community, founded by Rose.
fn closed(joining: Joining) -> Moot {
    let mut moot = Moot::nowhere(Timestamp::from_seconds(1_700_000_000));
    let found = Found {
        slug: "carers".into(),
        name: "Carers".into(),
        kinds: vec![Kind::Need],
        zone: Zone::utc(),
        visibility: Visibility::Members,
        joining,
        founder: Some("Rose".into()),
        categories: Vec::new(),
        demonstration: false,
    };
    moot.act_as(ROSE, found).expect("anyone may found a community");
    moot
}

fn join(code: &str) -> Join {
    Join { name: "Sam".into(), code: code.into() }
}

fn made_code(moot: &Moot) -> String {
    let made = moot.changes.iter().find_map(|change| match change {
        crate::Change::Put(crate::Row::Member(Row::Code(code))) => Some(code.code.clone()),
        _ => None,
    });
    made.expect("a code was made")
}

fn standing(moot: &Moot, caller: Caller) -> Option<(MemberId, Standing)> {
    let member = moot.state.private.members.of_account(caller.account()?)?;
    Some((member.id, member.standing))
}

fn issue(moot: &mut Moot, who: Who) -> Subject {
    let raise = issues::Raise {
        title: "Broken lamp".into(),
        category: String::new(),
        place: String::new(),
        point: String::new(),
        details: String::new(),
        show_name: true,
        looked: true,
        photos: Chosen::default(),
    };
    Subject::Issue(moot.does(who, raise).into())
}

#[test]
fn a_closed_community_is_found_by_a_code_only() {
    let mut moot = closed(Joining::Approval);
    let sam = Caller::Account(account(1));
    assert_eq!(moot.act_as(sam, join("")), Err(Refusal::NotFound));
    assert_eq!(moot.act_as(sam, join("ABCD-EFGH")), Err(Refusal::NotFound), "a wrong code tells nothing");
    assert_eq!(moot.act_as(sam, Leave {}), Err(Refusal::NotFound));
    moot.act_as(ROSE, MakeCode { opens: Opens::Membership }).expect("an organiser may");
    let code = made_code(&moot);
    assert_eq!(code.len(), 9);
    moot.act_as(sam, join(&code.to_lowercase())).expect("the code is good");
    assert_eq!(standing(&moot, sam).map(|(_, standing)| standing), Some(Standing::Waiting));
    let viewer = moot.state.viewer(sam.account());
    assert!(!moot.state.may_read(&viewer), "who waits does not yet see it");
    let me = crate::query::ask(&Me {}, &moot.state, viewer, moot.now).expect("but may see where they stand");
    assert_eq!((me.name.as_str(), me.standing), ("Sam", Standing::Waiting));
    moot.act_as(ROSE, EndCode { code: code.clone() }).expect("an organiser may");
    assert_eq!(moot.act_as(Caller::Account(account(2)), join(&code)), Err(Refusal::NotFound));
}

#[test]
fn an_organiser_lets_in_or_does_not() {
    let mut moot = Moot::new();
    let member = Who::Waiting.member();
    assert_eq!(moot.who_may(Approve { member }), [Who::Olive]);
    assert_eq!(moot.who_may(Decline { member }), [Who::Olive]);
    let mut other = moot.clone();
    other.does(Who::Olive, Decline { member });
    assert!(other.state.private.members.get(member).is_none(), "nothing is kept of who was never here");
    moot.does(Who::Olive, Approve { member });
    assert_eq!(moot.refused(Who::Olive, Approve { member }), Refusal::NoLongerApplies);
    issue(&mut moot, Who::Waiting);
}

#[test]
fn whoever_comes_back_is_the_same_member() {
    let mut moot = Moot::new();
    let ann = Caller::Account(Who::Ann.account());
    moot.does(Who::Ann, Leave {});
    assert_eq!(moot.refused(Who::Ann, Leave {}), Refusal::MembersOnly);
    assert_eq!(moot.state.viewer(ann.account()), crate::Viewer::STRANGER);
    moot.does(Who::Ann, join(""));
    assert_eq!(standing(&moot, ann), Some((Who::Ann.member(), Standing::Active)));
    assert_eq!(moot.refused(Who::Ann, join("")), Refusal::AlreadyMember);
}

#[test]
fn neither_pause_nor_removal_ends_by_coming_back() {
    let mut moot = Moot::new();
    let (ann, ben) = (Who::Ann.member(), Who::Ben.member());
    assert_eq!(moot.who_may(Pause { member: ann, reason: String::new() }), [Who::Olive]);
    assert_eq!(moot.who_may(Remove { member: ann, reason: String::new() }), [Who::Olive]);
    moot.does(Who::Olive, Pause { member: ann, reason: "shouting".into() });
    moot.does(Who::Olive, Remove { member: ben, reason: String::new() });
    assert_eq!(moot.view(Who::Ann, Me {}).note.as_deref(), Some("shouting"));
    let rename = Rename { name: "Anna".into() };
    assert_eq!(moot.refused(Who::Ann, rename), Refusal::Paused);
    moot.does(Who::Ann, Leave {});
    for (who, member) in [(Who::Ann, ann), (Who::Ben, ben)] {
        moot.does(who, join(""));
        assert_eq!(standing(&moot, Caller::Account(who.account())), Some((member, Standing::Waiting)));
        let posts = Posts::Erase;
        let mut other = moot.clone();
        other.does(who, EraseMe { posts });
        assert!(!format!("{:?}", other.rows).contains(&who.name()), "no name is kept");
        other.does(who, join(""));
        assert_eq!(standing(&other, Caller::Account(who.account())), Some((member, Standing::Waiting)));
        moot.does(Who::Olive, Approve { member });
        moot.does(who, Leave {});
        moot.does(who, join(""));
        assert_eq!(standing(&moot, Caller::Account(who.account())), Some((member, Standing::Active)));
    }
}

#[test]
fn organisers_come_and_go_in_public_and_one_always_stays() {
    let mut moot = Moot::new();
    let (olive, ann) = (Who::Olive.member(), Who::Ann.member());
    assert_eq!(moot.refused(Who::Olive, StandDown { member: olive }), Refusal::LastOrganiser);
    assert_eq!(moot.refused(Who::Olive, Leave {}), Refusal::LastOrganiser);
    assert_eq!(moot.refused(Who::Olive, EraseMe { posts: Posts::Erase }), Refusal::LastOrganiser);
    assert!(moot.view(Who::Olive, Me {}).last_organiser);
    assert_eq!(moot.who_may(Appoint { member: ann }), [Who::Olive]);
    moot.does(Who::Olive, Appoint { member: ann });
    assert_eq!(moot.state.community.organisers.len(), 2);
    assert_eq!(moot.refused(Who::Ann, Pause { member: olive, reason: String::new() }), Refusal::StandDownFirst);
    moot.does(Who::Ann, StandDown { member: olive });
    assert_eq!(moot.refused(Who::Olive, Appoint { member: olive }), Refusal::OrganisersOnly);
    moot.does(Who::Olive, EraseMe { posts: Posts::KeepWithoutName });
    assert!(!format!("{:?}", moot.rows).contains(&Who::Olive.name()), "the name in old minutes goes too");
}

#[test]
fn a_founder_whom_nobody_joined_can_go() {
    for act in [Act::from(Leave {}), EraseMe { posts: Posts::Erase }.into()] {
        let mut moot = closed(Joining::Code);
        moot.act_as(ROSE, act).expect("nobody is left without an organiser");
        assert!(moot.state.community.organisers.is_empty());
        assert_eq!(moot.state.private.members.active().count(), 0);
    }
}

#[test]
fn an_organisers_code_works_once_and_not_for_ever() {
    let mut moot = closed(Joining::Code);
    for caller in [ROSE, Caller::System] {
        moot.act_as(caller, MakeCode { opens: Opens::Organiser }).expect("organisers and the operator may");
        let code = made_code(&moot);
        let mut late = moot.clone();
        late.wait(Span::DAY.times(7));
        assert_eq!(late.act_as(Caller::Account(account(9)), join(&code)), Err(Refusal::NotFound));
        let sam = Caller::Account(account(if caller == ROSE { 1 } else { 2 }));
        moot.act_as(sam, join(&code)).expect("the code is good");
        assert!(moot.state.viewer(sam.account()).is_organiser());
        assert_eq!(moot.act_as(Caller::Account(account(9)), join(&code)), Err(Refusal::NotFound));
    }
    let opens = Opens::Replacement { member: MemberId(uuid::Uuid::max()) };
    assert!(moot.act_as(ROSE, MakeCode { opens }).is_err_and(|refusal| refusal.field() == Some("opens")));
}

#[test]
fn a_lost_phone_is_replaced_and_nothing_else_moves() {
    let mut moot = Moot::new();
    let member = Who::Ann.member();
    let subject = issue(&mut moot, Who::Ann);
    assert_eq!(moot.who_may(ReplacePhone { member }), [Who::Olive]);
    moot.does(Who::Olive, ReplacePhone { member });
    let first = made_code(&moot);
    moot.does(Who::Olive, ReplacePhone { member });
    let code = made_code(&moot);
    moot.act_as(NEW_PHONE, join("")).expect("anyone may join");
    let (other, _) = standing(&moot, NEW_PHONE).expect("a member");
    assert_eq!(moot.act_as(NEW_PHONE, join(&first)), Err(Refusal::CodeNotKnown));
    moot.act_as(NEW_PHONE, Join { name: String::new(), code: code.clone() }).expect("the code is good");
    assert_eq!(standing(&moot, NEW_PHONE), Some((member, Standing::Active)));
    assert_eq!(moot.state.private.members.get(other).map(|other| other.standing), Some(Standing::Left));
    assert_eq!(moot.state.viewer(Some(Who::Ann.account())), crate::Viewer::STRANGER, "the old phone opens nothing");
    assert!(moot.state.may_see(&moot.state.viewer(NEW_PHONE.account()), subject));
    assert_eq!(moot.act_as(NEW_PHONE, join(&code)), Err(Refusal::CodeNotKnown));
}

#[test]
fn whoever_is_erased_leaves_what_they_chose_to_leave() {
    for (posts, kept) in [(Posts::KeepWithoutName, true), (Posts::Erase, false)] {
        let mut moot = Moot::new();
        let subject = issue(&mut moot, Who::Ann);
        let on = issue(&mut moot, Who::Ben);
        moot.does(Who::Ann, comments::Post { on, body: "Me again".into(), show_name: true, photos: Chosen::default() });
        moot.does(Who::Ann, RenewFeed {});
        moot.does(Who::Ann, EraseMe { posts });
        let stored = format!("{:?}", moot.rows);
        assert!(!stored.contains(&Who::Ann.name()));
        assert!(!moot.state.private.rows_of(Who::Ann.member()).iter().any(|key| moot.rows.contains_key(key)));
        assert_eq!(stored.contains("Me again"), kept);
        assert_eq!(moot.look(Who::Ben).title(subject).is_some(), kept);
        moot.does(Who::Ann, join(""));
        assert_ne!(moot.state.viewer(Some(Who::Ann.account())).member, Some(Who::Ann.member()));
    }
}

#[test]
fn a_feed_shows_what_its_member_may_see_until_renewed() {
    let mut moot = Moot::new();
    moot.does(Who::Ann, RenewFeed {});
    let secret = moot.view(Who::Ann, Me {}).feed.expect("a feed");
    let a_member = Some(Viewer { member: None, role: Role::Member });
    assert_eq!(moot.state.viewer_of_feed(&secret), a_member);
    // An organiser's feed shows no more than a member's.
    moot.does(Who::Olive, RenewFeed {});
    let organisers = moot.view(Who::Olive, Me {}).feed.expect("a feed");
    assert_eq!(moot.state.viewer_of_feed(&organisers), a_member);
    moot.does(Who::Ann, RenewFeed {});
    assert_eq!(moot.state.viewer_of_feed(&secret), None);
    let secret = moot.view(Who::Ann, Me {}).feed.expect("a feed");
    moot.does(Who::Ann, Leave {});
    assert_eq!(moot.state.viewer_of_feed(&secret), None);
}

#[test]
fn a_new_name_leaves_old_posts_alone() {
    let mut moot = Moot::new();
    let Subject::Issue(id) = issue(&mut moot, Who::Ann) else { unreachable!("it is an issue") };
    moot.does(Who::Ann, Rename { name: "Annabel".into() });
    assert_eq!(moot.view(Who::Ben, issues::Show { id }).by, Some(Who::Ann.name()));
    assert_eq!(moot.view(Who::Ann, Me {}).name, "Annabel");
}

#[test]
fn only_organisers_see_members_and_codes() {
    let mut moot = Moot::new();
    moot.does(Who::Olive, MakeCode { opens: Opens::Membership });
    for who in Who::ALL {
        assert_eq!(moot.ask(who, List::default()).is_ok(), who == Who::Olive);
        assert_eq!(moot.ask(who, Codes {}).is_ok(), who == Who::Olive);
    }
    let list = moot.view(Who::Olive, List::default());
    assert_eq!(list.members[0].id, Who::Waiting.member());
    assert_eq!((list.members.len(), list.waiting, list.organisers), (6, 1, 1));
    assert_eq!(moot.view(Who::Olive, Codes {}).codes.len(), 1);
}

#[test]
fn a_download_holds_all_of_one_person_and_nobody_else() {
    let mut moot = Moot::new();
    let on = issue(&mut moot, Who::Ben);
    moot.does(
        Who::Ann,
        comments::Post { on, body: "Without my name".into(), show_name: false, photos: photo_of("a lamp") },
    );
    moot.does(
        Who::Ann,
        issues::MeToo {
            issue: match on {
                Subject::Issue(id) => id,
                _ => unreachable!(),
            },
            yes: true,
        },
    );
    moot.does(Who::Ann, Leave {});
    let downloads = download(&moot.state, Who::Ann.account());
    let json = serde_json::to_string(&downloads).expect("downloads are plain data");
    assert!(json.contains("Without my name") && json.contains("me_too") && json.contains(&Who::Ann.name()));
    assert!(!json.contains(&Who::Ben.name()) && !json.contains(&Who::Ann.account().to_string()));
    let [post] = &downloads[0].posts[..] else { panic!("{json}") };
    assert_eq!(post.words, ["Without my name", "A photo of a lamp"]);
    assert!(post.photos.len() == 1 && post.photos[0].contains("/photos/comment/"), "{:?}", post.photos);
    assert!(download(&moot.state, Who::Stranger.account()).is_empty());
}
