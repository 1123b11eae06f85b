//! What phones keep, and the acts that they send later.

use axum::http::StatusCode;
use domain::community::{Joining, Kind, Visibility};
use domain::members::Opens;
use domain::sync::{Answer, Replica};
use domain::viewer::Role;

use crate::house::{House, Phone};

/// Asks for what is missing of a community; none if it is not there.
async fn pull(phone: &mut Phone<'_>, slug: &str, replica: &Replica) -> Option<Answer> {
    let have = serde_json::to_string(&replica.have(Vec::new())).expect("plain data");
    let mut asking = phone.clone();
    asking.headers.push(("content-type", "application/json".to_owned()));
    let answer = asking.post_body(&format!("/c/{slug}/sync"), have).await;
    match answer.status {
        StatusCode::OK => Some(serde_json::from_str(&answer.body).expect("an answer")),
        StatusCode::NOT_FOUND => None,
        other => panic!("{other}: {}", answer.body),
    }
}

#[tokio::test]
async fn a_phone_is_sent_what_it_lacks_and_nothing_twice() {
    let house = House::town().await;
    let mut ann = house.member("town", "Ann").await;
    let mut bo = house.member("town", "Bo").await;
    bo.does("town", "issue.raise", &[("title", "Lamp out")]).await;
    let mut replica = Replica::default();
    replica.take(pull(&mut ann, "town", &replica).await.expect("a community"));
    let (state, viewer) = replica.open();
    assert_eq!(viewer.role, Role::Member);
    assert_eq!(state.community.issues.len(), 1);
    assert!(pull(&mut ann, "town", &replica).await.expect("a community").parcels.is_empty());
    bo.does("town", "idea.propose", &[("title", "Plant trees"), ("why", "Shade")]).await;
    let news = pull(&mut ann, "town", &replica).await.expect("a community");
    assert!((1..=4).contains(&news.parcels.len()), "the idea, its minute and what surrounds them: {news:?}");
    replica.take(news);
    assert_eq!(replica.open().0.community.ideas.len(), 1);
}

#[tokio::test]
async fn what_one_may_not_read_looks_like_what_is_not_there() {
    let house = House::new().await;
    house.found("Carers", Kind::Need, Visibility::Members, Joining::Code).await;
    let mut stranger = house.phone();
    assert!(pull(&mut stranger, "carers", &Replica::default()).await.is_none());
    assert!(pull(&mut stranger, "nowhere", &Replica::default()).await.is_none());
    let code = house.code("carers", Opens::Membership).await;
    let mut ann = house.phone();
    let door = ann.get(&format!("/join/{code}")).await;
    ann.send(&door, "join", &[("name", "Ann")]).await;
    assert!(pull(&mut ann, "carers", &Replica::default()).await.is_some());
    let mine = ann.get("/me/memberships").await;
    assert_eq!(mine.body, "[\"carers\"]");
    assert_eq!(stranger.get("/me/memberships").await.body, "[]");
    ann.does("carers", "member.leave", &[]).await;
    assert!(pull(&mut ann, "carers", &Replica::default()).await.is_none(), "gone with the membership");
    assert_eq!(ann.get("/me/memberships").await.body, "[]");
}

#[tokio::test]
async fn an_act_is_never_done_as_anybody_but_whoever_it_was_kept_for() {
    let house = House::town().await;
    let mut ann = house.member("town", "Ann").await;
    let bo = house.member("town", "Bo").await;
    let mut replica = Replica::default();
    replica.take(pull(&mut ann, "town", &replica).await.expect("a community"));
    let member = replica.member.expect("a membership").to_string();
    let raise = |id: u128| format!("id={}&act=issue.raise&title=Lamp+out", uuid::Uuid::from_u128(id));

    // The same phone, with somebody else signed in by now.
    let mut as_bo = bo.clone();
    as_bo.headers.push(("x-folkmoot-member", member.clone()));
    for path in ["/c/town/commands", "/c/town/issues/new"] {
        assert_eq!(as_bo.post_body(path, raise(1)).await.status, StatusCode::CONFLICT, "{path}");
    }
    let trouble = as_bo.post_body("/c/town/commands", raise(1)).await;
    assert_eq!(trouble.body, "{\"trouble\":\"somebody_else\"}");

    let mut as_ann = ann.clone();
    as_ann.headers.push(("x-folkmoot-member", member));
    assert_eq!(as_ann.post_body("/c/town/commands", raise(1)).await.body, "{\"refusal\":null}");
    assert_eq!(
        as_ann.post_body("/c/town/issues/new", raise(1)).await.status,
        StatusCode::SEE_OTHER,
        "again, done once"
    );
    assert_eq!(house.hub.by_slug("town").expect("a town").now().state.community.issues.len(), 1);
}

#[tokio::test]
async fn what_was_sent_while_waiting_for_a_yes_is_done_after_it() {
    let house = House::new().await;
    house.found("Hill", Kind::Place, Visibility::Members, Joining::Approval).await;
    let mut ann = house.member_who_waits("hill", "Ann").await;
    let raise = format!("id={}&act=issue.raise&title=Lamp+out", uuid::Uuid::from_u128(7));
    let held = ann.post_body("/c/hill/commands", raise.clone()).await;
    assert_eq!(held.body, "{\"refusal\":{\"refusal\":\"waiting_for_approval\"}}");
    house.approve_all("hill").await;
    assert_eq!(ann.post_body("/c/hill/commands", raise).await.body, "{\"refusal\":null}");
}

#[tokio::test]
async fn nonsense_about_what_a_phone_has_is_answered_kindly() {
    let house = House::town().await;
    let mut ann = house.member("town", "Ann").await;
    ann.headers.push(("content-type", "application/json".to_owned()));
    let whole = ann.post_body("/c/town/sync", "{\"schema\":9,\"digests\":\"zz\\u00e9\",\"opened\":[]}".into()).await;
    assert_eq!(whole.status, StatusCode::OK, "it is sent everything");
    for nonsense in ["", "{}", "[]", "{\"schema\":1,\"opened\":[\"nothing\"]}"] {
        let answer = ann.post_body("/c/town/sync", nonsense.into()).await;
        assert_eq!(answer.body, "{\"trouble\":\"not_that_form\"}", "{nonsense}");
    }
}
