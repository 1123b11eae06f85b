use axum::http::StatusCode;
use domain::community::{Joining, Kind, Visibility};

use crate::house::{House, Page};

fn digits(house: &House) -> String {
    let letters = house.letters.lock().expect("letters");
    letters.last().expect("a letter").gist.replace("code ", "")
}

#[tokio::test]
async fn a_recovery_code_brings_one_back_to_ones_community() {
    let house = House::town().await;
    let mut old = house.phone();
    let door = old.get("/join?c=town").await;
    let code = old.follow(&door, "join", &[("name", "Ann")]).await.code();
    let mut new = house.phone();
    let page = new.get("/sign-in").await;
    let wrong = new.send(&page, "code", &[("code", &code.replace(&code[..4], "ZZZZ"))]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.says("We don't know this code"), "{}", wrong.body);
    let back = new.send(&page, "code", &[("code", &code.to_lowercase())]).await;
    assert_eq!((back.status, back.location.as_str()), (StatusCode::SEE_OTHER, "/c/town"));
    assert!(new.get("/me").await.says("You are known here as Ann"));
    assert_eq!(house.members("town"), ["Ann"]);
}

#[tokio::test]
async fn a_code_from_the_old_phone_moves_to_the_new_one_once() {
    let house = House::town().await;
    let mut old = house.member("town", "Ann").await;
    let page = old.get("/me/move").await;
    let code = old.send(&page, "move", &[]).await.code();
    let mut new = house.phone();
    let page = new.get("/sign-in").await;
    assert_eq!(new.send(&page, "code", &[("code", &code)]).await.location, "/c/town");
    let mut thief = house.phone();
    let page = thief.get("/sign-in").await;
    assert_eq!(thief.send(&page, "code", &[("code", &code)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_phone_that_is_a_member_does_not_lose_that() {
    let house = House::town().await;
    let mut ann = house.member("town", "Ann").await;
    let mut bo = house.member("town", "Bo").await;
    let page = ann.get("/me/move").await;
    let code = ann.send(&page, "move", &[]).await.code();
    let page = bo.get("/sign-in").await;
    let kept = bo.send(&page, "code", &[("code", &code)]).await;
    assert!(kept.status == StatusCode::UNPROCESSABLE_ENTITY && kept.says("would lose that"), "{}", kept.body);
    assert!(bo.get("/me").await.says("You are known here as Bo"));
}

#[tokio::test]
async fn a_join_code_typed_here_leads_to_its_door() {
    let house = House::town().await;
    let code = house.code("town", domain::members::Opens::Membership).await;
    let mut phone = house.phone();
    let page = phone.get("/sign-in").await;
    assert_eq!(phone.send(&page, "code", &[("code", &code)]).await.location, format!("/join/{code}"));
}

#[tokio::test]
async fn six_digits_by_e_mail_sign_in_and_nobody_learns_who_has_an_address() {
    let house = House::town().await;
    let mut ann = house.member("town", "Ann").await;
    let me = ann.get("/me").await;
    let typed = ann.send(&me, "email", &[("email", "nonsense")]).await;
    assert!(typed.status == StatusCode::UNPROCESSABLE_ENTITY && typed.body.contains("nonsense"), "{}", typed.body);
    let numbers = ann.follow(&me, "email", &[("email", "Ann@Example.org")]).await;
    let added = ann.follow(&numbers, "digits", &[("digits", &digits(&house))]).await;
    assert!(added.says("ann@example.org"), "{}", added.body);

    let mut new = house.phone();
    let page = new.get("/sign-in").await;
    let strip = |page: Page| (page.status, page.location);
    let unknown = strip(new.send(&page, "email", &[("email", "nobody@example.org")]).await);
    assert_eq!(house.letters.lock().expect("letters").len(), 1, "nobody is written to who has no account");
    let known = strip(new.send(&page, "email", &[("email", "ann@example.org")]).await);
    assert_eq!(unknown, known);
    let numbers = new.get(&known.1).await;
    let wrong = new.send(&numbers, "digits", &[("digits", "000 000")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut thief = house.phone();
    thief.get("/sign-in").await;
    let stolen = thief.send(&numbers, "digits", &[("digits", &digits(&house))]).await;
    assert_eq!(stolen.status, StatusCode::UNPROCESSABLE_ENTITY, "they are for the phone that asked");
    let right = new.send(&numbers, "digits", &[("digits", &digits(&house))]).await;
    assert_eq!(right.location, "/c/town");
}

#[tokio::test]
async fn the_demonstration_is_tried_only_at_the_computer_that_runs_it() {
    let house = House::town().await;
    house.found_as("Demo", Kind::Place, Visibility::Public, Joining::Anyone, true).await;
    let try_it =
        |slug: &str, whom: &str| vec![("community".to_owned(), slug.to_owned()), ("as".to_owned(), whom.to_owned())];
    let mut here = house.phone();
    here.peer = [127, 0, 0, 1];
    let page = here.get("/sign-in").await;
    assert!(page.says("Sign in as an organiser") && page.says("Demo"), "{}", page.body);
    let real = here.post("/sign-in/demonstration", &try_it("town", "organiser")).await;
    assert_eq!(real.status, StatusCode::NOT_FOUND, "not into a community of real people");
    let signed_in = here.post("/sign-in/demonstration", &try_it("demo", "organiser")).await;
    assert_eq!((signed_in.status, signed_in.location.as_str()), (StatusCode::SEE_OTHER, "/c/demo"));
    let other = here.post("/sign-in/demonstration", &try_it("demo", "resident")).await;
    assert_eq!(other.location, "/c/demo", "and as the other at once");

    for (peer, headers) in [
        ([203, 0, 113, 9], vec![]),
        ([127, 0, 0, 1], vec![("x-forwarded-for", "127.0.0.1")]),
        ([127, 0, 0, 1], vec![("forwarded", "for=203.0.113.9")]),
    ] {
        let mut away = house.phone();
        away.peer = peer;
        away.headers = headers.into_iter().map(|(name, value): (_, &str)| (name, value.to_owned())).collect();
        assert!(!away.get("/sign-in").await.says("Sign in as an organiser"));
        let tried = away.post("/sign-in/demonstration", &try_it("demo", "organiser")).await;
        assert_eq!(tried.status, StatusCode::NOT_FOUND);
        assert_eq!(away.get("/me").await.location, "/sign-in");
    }
}
