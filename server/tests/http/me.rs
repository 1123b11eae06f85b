use axum::http::StatusCode;
use domain::community::{Joining, Kind, Visibility};
use domain::members::Opens;

use crate::house::House;

#[tokio::test]
async fn strangers_are_asked_to_sign_in() {
    let house = House::town().await;
    let mut phone = house.phone();
    for path in ["/me", "/me/download", "/me/email", "/me/erase", "/me/move", "/me/recovery-code?form=x&next=/"] {
        assert_eq!(phone.get(path).await.location, "/sign-in", "{path}");
    }
}

#[tokio::test]
async fn one_is_known_by_another_name_from_now_on() {
    let house = House::town().await;
    let mut phone = house.member("town", "Ann").await;
    let page = phone.get("/me/c/town").await;
    let back = phone.send(&page, "name", &[("name", " ")]).await;
    assert!(back.status == StatusCode::UNPROCESSABLE_ENTITY && back.says("Please fill this in."), "{}", back.body);
    let saved = phone.follow(&back, "name", &[("name", "Anna")]).await;
    assert!(saved.says("Saved ✓") && saved.says("Anna"), "{}", saved.body);
    assert_eq!(house.members("town"), ["Anna"]);
    let declared = phone.follow(&page, "declare", &[("linked_to_place", "on"), ("at_least_age", "16")]).await;
    assert!(declared.body.contains("value=\"16\""), "{}", declared.body);
}

#[tokio::test]
async fn one_can_leave_but_not_the_last_organiser() {
    let house = House::town().await;
    let mut ann = house.member("town", "Ann").await;
    let page = ann.get("/me/c/town").await;
    assert_eq!(ann.send(&page, "leave", &[]).await.location, "/me?done=leave");
    assert!(house.members("town").is_empty());
    assert_eq!(ann.get("/me/c/town").await.location, "/me");

    let mut bo = house.member("town", "Bo").await;
    let code = house.code("town", Opens::Organiser).await;
    house.member("town", "Cy").await;
    let before = bo.get("/me/c/town").await;
    let door = bo.get(&format!("/join/{code}")).await;
    bo.send(&door, "join", &[("name", "Bo")]).await;
    let kept = bo.send(&before, "leave", &[]).await;
    assert!(kept.status == StatusCode::UNPROCESSABLE_ENTITY && kept.says("only organiser"), "{}", kept.body);
    let erase = bo.get("/me/erase").await;
    let kept = bo.send(&erase, "erase", &[("posts", "erase")]).await;
    assert!(kept.says("You are the only organiser of Town"), "{}", kept.body);
    assert_eq!(house.members("town").len(), 2);
}

#[tokio::test]
async fn a_new_recovery_code_ends_the_one_before() {
    let house = House::town().await;
    let mut phone = house.member("town", "Ann").await;
    let me = phone.get("/me").await;
    assert!(me.says("You have a recovery code, made on"), "{}", me.body);
    let first = phone.follow(&me, "recovery", &[]).await.code();
    let me = phone.get("/me").await;
    let second = phone.follow(&me, "recovery", &[]).await.code();
    assert_ne!(first, second);
    let mut new = house.phone();
    let page = new.get("/sign-in").await;
    assert_eq!(new.send(&page, "code", &[("code", &first)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(new.send(&page, "code", &[("code", &second)]).await.location, "/c/town");
    let elsewhere = phone.get("/me/recovery-code?form=x&next=//evil.example").await;
    assert!(elsewhere.body.contains("href=\"/\"") && !elsewhere.body.contains("evil"), "{}", elsewhere.body);
}

#[tokio::test]
async fn phones_are_signed_out_one_or_all() {
    let house = House::town().await;
    let mut old = house.member("town", "Ann").await;
    let mut others = Vec::new();
    for _ in 0..2 {
        let page = old.get("/me/move").await;
        let code = old.send(&page, "move", &[]).await.code();
        let mut new = house.phone();
        let page = new.get("/sign-in").await;
        new.send(&page, "code", &[("code", &code)]).await;
        others.push(new);
    }
    let me = old.get("/me").await;
    assert_eq!(me.body.matches("<h3>Android phone").count(), 3, "{}", me.body);
    old.send(&me, "phone-out", &[]).await;
    let me = old.get("/me").await;
    old.send(&me, "others-out", &[]).await;
    for mut other in others {
        assert_eq!(other.get("/me").await.location, "/sign-in");
    }
    let me = old.get("/me").await;
    assert_eq!(old.send(&me, "sign-out", &[]).await.location, "/");
    assert_eq!(old.get("/me").await.location, "/sign-in");
}

#[tokio::test]
async fn all_that_is_kept_can_be_taken_away_and_destroyed() {
    let house = House::town().await;
    house.found("Haven", Kind::Need, Visibility::Members, Joining::Code).await;
    let code = house.code("haven", Opens::Membership).await;
    let mut phone = house.member("town", "Ann").await;
    let door = phone.get(&format!("/join/{code}")).await;
    phone.send(&door, "join", &[("name", "Robin")]).await;

    let file = phone.get("/me/download").await;
    let json: serde_json::Value = serde_json::from_str(&file.body).expect("JSON");
    let names: Vec<_> =
        json["communities"].as_array().expect("communities").iter().map(|c| c["name"].clone()).collect();
    assert!(names.contains(&"Ann".into()) && names.contains(&"Robin".into()), "{}", file.body);
    assert_eq!(json["account"]["devices"][0]["device"], "android");

    let page = phone.get("/me/erase").await;
    assert!(page.says("Town") && page.says("Haven"));
    let back = phone.send(&page, "erase", &[]).await;
    assert!(back.status == StatusCode::UNPROCESSABLE_ENTITY && back.says("Please choose one"), "{}", back.body);
    let done = phone.follow(&page, "erase", &[("posts", "keep_without_name")]).await;
    assert!(done.says("What was kept of you here is destroyed."), "{}", done.body);
    assert!(house.members("town").is_empty() && house.members("haven").is_empty());
    assert_eq!(phone.get("/me").await.location, "/sign-in");
}

#[tokio::test]
async fn the_first_page_lists_only_what_everybody_may_see() {
    let house = House::town().await;
    house.found("Haven", Kind::Need, Visibility::Members, Joining::Approval).await;
    house.found("Closed", Kind::Place, Visibility::Members, Joining::Code).await;
    let code = house.code("closed", Opens::Membership).await;
    let front = house.phone().get("/").await;
    assert!(front.says("Town") && front.says("Settle things together"), "{}", front.body);
    assert!(!front.says("Haven") && !front.says("Closed"), "{}", front.body);

    let mut phone = house.phone();
    let door = phone.get(&format!("/join/{code}")).await;
    phone.send(&door, "join", &[("name", "Ann")]).await;
    let mine = phone.get("/").await;
    assert!(
        !front.body.contains("noindex") && mine.says("Your communities") && mine.says("Closed") && !mine.says("Haven"),
        "{}",
        mine.body
    );
}
