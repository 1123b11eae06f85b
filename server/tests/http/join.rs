use axum::http::StatusCode;
use domain::Caller;
use domain::community::{Joining, Kind, Visibility};
use domain::members::{Opens, ReplacePhone};
use domain::time::Span;

use crate::house::House;

#[tokio::test]
async fn a_link_says_what_it_is_asks_a_name_and_gives_a_recovery_code() {
    let house = House::new().await;
    house.found("Town", Kind::Place, Visibility::Public, Joining::Anyone).await;
    let mut phone = house.phone();
    let door = phone.get("/join?c=town").await;
    assert_eq!(door.status, StatusCode::OK);
    for words in ["Town", "Who will see you", "Everybody can read what is posted here", "no e-mail address"] {
        assert!(door.says(words), "{words}");
    }
    let joined = phone.send(&door, "join", &[("name", "Ann")]).await;
    assert_eq!(joined.status, StatusCode::SEE_OTHER);
    let code = phone.get(&joined.location).await;
    assert_eq!(code.code().chars().filter(char::is_ascii_alphanumeric).count(), 24);
    assert!(code.body.contains("href=\"/c/town?done=member.join\""), "{}", code.body);
    assert_eq!(phone.get(&joined.location).await.code(), code.code(), "the same code if the page is loaded again");
    assert_eq!(house.members("town"), ["Ann"]);

    assert_eq!(phone.get("/join?c=town").await.location, "/c/town", "whoever is in goes in");
    let mut thief = house.phone();
    thief.get("/sign-in").await;
    assert_eq!(thief.get(&joined.location).await.location, "/sign-in", "only the phone that joined sees the code");
}

#[tokio::test]
async fn sending_the_join_twice_makes_one_member() {
    let house = House::new().await;
    house.found("Town", Kind::Place, Visibility::Public, Joining::Anyone).await;
    let mut phone = house.phone();
    let door = phone.get("/join?c=town").await;
    let first = phone.clone().send(&door, "join", &[("name", "Ann")]).await;
    let second = phone.send(&door, "join", &[("name", "Ann")]).await;
    assert_eq!(first.location, second.location);
    assert_eq!(phone.get(&second.location).await.code().len(), 24, "the code is there also after the second");
    assert_eq!(house.members("town"), ["Ann"]);
}

#[tokio::test]
async fn without_a_name_nothing_is_lost() {
    let house = House::new().await;
    house.found("Town", Kind::Place, Visibility::Public, Joining::Anyone).await;
    let mut phone = house.phone();
    let door = phone.get("/join?c=town").await;
    let long = "A".repeat(41);
    for (typed, says) in [("", "Please fill this in."), (long.as_str(), "Use 40 letters at most")] {
        let back = phone.send(&door, "join", &[("name", typed)]).await;
        assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(back.says(says) && back.body.contains(&format!("value=\"{typed}\"")), "{}", back.body);
    }
    assert!(house.members("town").is_empty());
    assert_eq!(phone.get("/me").await.location, "/sign-in", "and no account was made");
}

#[tokio::test]
async fn a_code_opens_what_strangers_can_not_see() {
    let house = House::new().await;
    house.found("Haven", Kind::Need, Visibility::Members, Joining::Code).await;
    let code = house.code("haven", Opens::Membership).await;
    let mut phone = house.phone();

    let hidden = phone.get("/join?c=haven").await;
    let missing = phone.get("/join?c=heaven").await;
    let blind = |page: &crate::house::Page| (page.status, page.body.replace("haven", "").replace("heaven", "").len());
    assert_eq!(blind(&hidden).0, StatusCode::NOT_FOUND);
    assert_eq!(blind(&hidden), blind(&missing), "a hidden community and a missing one look the same");

    let codes = phone.get("/join").await;
    let wrong = phone.send(&codes, "code", &[("code", "AAAA-AAAA")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.says("We don't know this code") && wrong.body.contains("AAAA-AAAA"), "{}", wrong.body);
    let typed = code.to_lowercase().replace('-', " ");
    let door = phone.follow(&codes, "code", &[("code", &typed)]).await;
    assert!(door.says("Nobody outside can see that this community exists"), "{}", door.body);
    phone.send(&door, "join", &[("name", "Bo")]).await;
    assert_eq!(house.members("haven"), ["Bo"]);
}

#[tokio::test]
async fn codes_can_not_be_guessed_at_leisure() {
    let house = House::new().await;
    house.found("Haven", Kind::Place, Visibility::Members, Joining::Code).await;
    let mut phone = house.phone();
    let codes = phone.get("/join").await;
    for _ in 0..10 {
        phone.send(&codes, "code", &[("code", "AAAA-AAAA")]).await;
    }
    let last = phone.send(&codes, "code", &[("code", "AAAA-AAAA")]).await;
    assert_eq!((last.status, last.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "120"));
    assert!(last.body.contains("value=\"AAAA-AAAA\""), "{}", last.body);
    house.clock.advance(Span::MINUTE.times(2));
    assert_eq!(phone.send(&codes, "code", &[("code", "AAAA-AAAA")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn whoever_must_wait_is_told_so_and_may_stop_asking() {
    let house = House::new().await;
    house.found("Haven", Kind::Need, Visibility::Members, Joining::Approval).await;
    let code = house.code("haven", Opens::Membership).await;
    let mut phone = house.phone();
    let door = phone.get(&format!("/join/{code}")).await;
    assert!(door.says("An organiser says yes or no"), "{}", door.body);
    let joined = phone.send(&door, "join", &[("name", "Bo")]).await;
    assert!(phone.get(&joined.location).await.body.contains("/join?c=haven"));
    let waiting = phone.get("/join?c=haven").await;
    assert!(waiting.says("You have asked to join"), "{}", waiting.body);
    assert!(phone.get("/").await.says("Haven"), "the first page knows it too");
    assert_eq!(phone.get("/c/haven").await.status, StatusCode::NOT_FOUND);

    let gone = phone.send(&waiting, "no-more", &[]).await;
    assert_eq!(gone.location, "/");
    assert_eq!(phone.get("/join?c=haven").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_organisers_code_makes_a_member_an_organiser() {
    let house = House::new().await;
    house.found("Town", Kind::Place, Visibility::Public, Joining::Anyone).await;
    let mut phone = house.member("town", "Ann").await;
    let code = house.code("town", Opens::Organiser).await;
    let door = phone.get(&format!("/join/{code}")).await;
    assert!(door.says("makes you an organiser") && door.body.contains("value=\"Ann\""), "{}", door.body);
    phone.send(&door, "join", &[("name", "Ann")]).await;
    let now = house.hub.by_slug("town").expect("a community").now();
    assert!(now.state.private.members.active().all(|member| member.organiser));
    assert_eq!(phone.get(&format!("/join/{code}")).await.status, StatusCode::UNPROCESSABLE_ENTITY, "it works once");
}

#[tokio::test]
async fn a_code_for_a_lost_phone_brings_the_membership_and_makes_no_second() {
    let house = town_with_ann().await;
    let live = house.hub.by_slug("town").expect("a community");
    let ann = live.now().state.private.members.active().next().expect("Ann").id;
    let mut olive = house.phone();
    let code = house.code("town", Opens::Organiser).await;
    let door = olive.get(&format!("/join/{code}")).await;
    olive.send(&door, "join", &[("name", "Olive")]).await;
    let organiser = live.now().state.private.members.active().find(|member| member.organiser).expect("Olive").account;
    let replace = house.command(ReplacePhone { member: ann }.into());
    assert_eq!(live.submit(Caller::Account(organiser), replace).await.expect("an answer").outcome, Ok(()));
    let now = live.now();
    let code = now.state.private.members.codes().find(|code| matches!(code.opens, Opens::Replacement { .. }));
    let code = code.expect("a code").code.clone();

    let mut new = house.phone();
    let page = new.get("/sign-in").await;
    let door = new.follow(&page, "code", &[("code", &code)]).await;
    assert!(door.says("moves your membership to this phone") && !door.says("What shall we call you"), "{}", door.body);
    let key = new.follow(&door, "join", &[]).await;
    assert_eq!(key.code().len(), 24, "with a recovery code of its own");
    assert!(new.get("/me").await.says("You are known here as Ann"));
    assert_eq!(house.members("town").len(), 2);
}

async fn town_with_ann() -> House {
    let house = House::town().await;
    house.member("town", "Ann").await;
    house
}
