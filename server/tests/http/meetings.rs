//! A room full of phones, all behind one address.

use axum::http::StatusCode;
use domain::community::{Joining, Kind, Visibility};
use domain::members::Opens;
use domain::moment::normal_code;
use domain::time::Span;

use crate::house::{House, Phone};

/// When the clock of the house stands, as a form gives it.
const NOW: &str = "2026-01-01T00:00";

/// A phone whose owner is an organiser.
async fn organiser<'a>(house: &'a House, slug: &str) -> Phone<'a> {
    let code = house.code(slug, Opens::Organiser).await;
    let mut olive = house.phone();
    olive.peer = [198, 51, 100, 7];
    let door = olive.get(&format!("/join/{code}")).await;
    assert_eq!(olive.send(&door, "join", &[("name", "Olive")]).await.status, StatusCode::SEE_OTHER);
    olive
}

/// A meeting that is on: its id and its code.
async fn meeting(house: &House, olive: &mut Phone<'_>, slug: &str) -> (String, String) {
    let fields = [("title", "Spring meeting"), ("place", "The hall"), ("begins", NOW), ("lasts", "120")];
    let id = olive.does(slug, "gathering.call", &fields).await;
    let sheet = olive.get(&format!("/c/{slug}/print/meeting/{id}")).await;
    assert!(sheet.body.contains("class=\"poster__qr\""), "{}", sheet.body);
    let code = normal_code(&sheet.code());
    assert!(house.hub.by_slug(slug).is_some());
    (id, code)
}

/// The id of another command.
fn fresh_id(house: &House) -> String {
    house.command(domain::community::Tick {}.into()).id.to_string()
}

fn here(house: &House, slug: &str, id: &str) -> u32 {
    let now = house.hub.by_slug(slug).expect("a community").now();
    now.state.private.gatherings.count(id.parse().expect("an id"))
}

#[tokio::test]
async fn a_stranger_gives_a_name_and_is_a_member_and_checked_in() {
    for (visibility, kind, joining) in [
        (Visibility::Public, Kind::Place, Joining::Anyone),
        (Visibility::Members, Kind::Place, Joining::Code),
        (Visibility::Members, Kind::Need, Joining::Approval),
    ] {
        let house = House::new().await;
        house.found("Town", kind, visibility, joining).await;
        let mut olive = organiser(&house, "town").await;
        let (id, code) = meeting(&house, &mut olive, "town").await;
        let mut phone = house.phone();
        let door = phone.get(&format!("/join/{code}")).await;
        assert!(door.says("Spring meeting") && door.says("Who will see you"), "{}", door.body);
        if kind == Kind::Need {
            assert!(door.says("Nobody outside can see that this community exists"), "{}", door.body);
        }
        let joined = phone.send(&door, "join", &[("name", "Rosa")]).await;
        assert_eq!(joined.status, StatusCode::SEE_OTHER, "{}", joined.body);
        assert_eq!(here(&house, "town", &id), 1, "already, before the recovery code is put away");
        let recovery = phone.get(&joined.location).await;
        assert!(recovery.body.contains(&format!("/c/town/meetings/{id}?done=gathering.joined")), "{}", recovery.body);
        let page = phone.get(&format!("/c/town/meetings/{id}?done=gathering.joined")).await;
        assert!(page.says("You are a member and checked in") && page.says("1 person"), "{}", page.body);
        let raise = [("title", "Broken lamp"), ("looked", "on")];
        phone.does("town", "issue.raise", &raise).await;
    }
}

#[tokio::test]
async fn a_member_who_scans_it_is_checked_in_with_one_tap() {
    let house = House::town().await;
    let mut olive = organiser(&house, "town").await;
    let (id, code) = meeting(&house, &mut olive, "town").await;
    let mut ann = house.member("town", "Ann").await;
    let scanned = ann.get(&format!("/join/{code}")).await;
    assert_eq!(scanned.location, format!("/c/town/meetings/{id}/check-in?code={code}"));
    assert_eq!(here(&house, "town", &id), 0, "looking at a page does nothing");
    let page = ann.get(&scanned.location).await;
    assert!(page.body.contains("Check in</button>") && !page.body.contains("type=\"text\""), "{}", page.body);
    let fields = [("gathering", id.as_str()), ("code", code.as_str())];
    for n in 0..11 {
        let (id_of_try, wrong) = (fresh_id(&house), "AAAA-AAAA".to_owned());
        let guess =
            [("id", id_of_try), ("act", "gathering.check_in".into()), ("gathering", id.clone()), ("code", wrong)];
        let guess = guess.map(|(name, value)| (name.to_owned(), value));
        let answer = ann.post("/c/town/commands", &guess).await;
        let expected = if n < 10 { StatusCode::OK } else { StatusCode::TOO_MANY_REQUESTS };
        assert_eq!(answer.status, expected, "guess {n}");
    }
    house.clock.advance(Span::MINUTE.times(2));
    ann.does("town", "gathering.check_in", &fields).await;
    assert_eq!(here(&house, "town", &id), 1);
    ann.does("town", "gathering.check_out", &fields[..1]).await;
    assert_eq!(here(&house, "town", &id), 0);

    olive.does("town", "gathering.close", &[("gathering", &id)]).await;
    let late = ann.get(&scanned.location).await;
    assert!(late.says("This meeting is over"), "{}", late.body);
    let mut stranger = house.phone();
    let gone = stranger.get(&format!("/join/{code}")).await;
    assert_eq!(gone.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(gone.says("A meeting's code works while the meeting is on"), "{}", gone.body);
}

#[tokio::test]
async fn to_strangers_a_hidden_community_with_a_meeting_and_a_missing_one_look_the_same() {
    let house = House::new().await;
    house.found("Haven", Kind::Need, Visibility::Members, Joining::Approval).await;
    let mut olive = organiser(&house, "haven").await;
    let (id, code) = meeting(&house, &mut olive, "haven").await;
    let mut phone = house.phone();
    for rest in ["meetings", &format!("meetings/{id}"), &format!("meetings/{id}/check-in?code={code}")] {
        let hidden = phone.get(&format!("/c/haven/{rest}")).await;
        let missing = phone.get(&format!("/c/heaven/{rest}")).await;
        assert_eq!((hidden.status, missing.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
        assert_eq!(hidden.body.len(), missing.body.len(), "{rest}");
    }
    olive.does("haven", "gathering.close", &[("gathering", &id)]).await;
    let ended = phone.get(&format!("/join/{code}")).await;
    let wrong = phone.get("/join/AAAA-AAAA").await;
    assert_eq!(
        (ended.status, ended.body.len()),
        (wrong.status, wrong.body.len()),
        "an ended code tells nothing either"
    );
}

/// 200 people who have never been here scan the code at the same venue: every third mistypes it first, all join,
/// are checked in and say what is wrong, within five minutes.
#[tokio::test]
async fn two_hundred_phones_behind_one_address_are_not_locked_out_and_guessing_is_still_bounded() {
    let house = House::new().await;
    house.found("Haven", Kind::Place, Visibility::Members, Joining::Approval).await;
    let mut olive = organiser(&house, "haven").await;
    let (id, code) = meeting(&house, &mut olive, "haven").await;
    for n in 0..200 {
        house.clock.advance(Span::SECOND);
        let mut phone = house.phone();
        if n % 3 == 0 {
            let mistyped = phone.get("/join/AAAA-AAAA").await;
            assert_eq!(mistyped.status, StatusCode::UNPROCESSABLE_ENTITY, "phone {n}");
        }
        let door = phone.get(&format!("/join/{code}")).await;
        assert_eq!(door.status, StatusCode::OK, "phone {n}: {}", door.body);
        let joined = phone.send(&door, "join", &[("name", &format!("Guest {n}"))]).await;
        assert_eq!(joined.status, StatusCode::SEE_OTHER, "phone {n}: {}", joined.body);
        phone.does("haven", "issue.raise", &[("title", &format!("Lamp {n} is out")), ("looked", "on")]).await;
    }
    assert_eq!(here(&house, "haven", &id), 200);

    // Somebody else in the room guesses, throwing the cookie away each time.
    let mut taken = 0;
    for _ in 0..1200 {
        let guess = fresh_id(&house);
        let fields = [("id", guess.as_str()), ("act", "member.join"), ("name", "Eve"), ("code", "ABCD-EFGH")];
        let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let answer = house.phone().post("/c/haven/commands", &fields).await;
        taken += u32::from(answer.status == StatusCode::OK);
    }
    assert!((900..=1000).contains(&taken), "{taken} guesses were looked at");
    assert_eq!(house.members("haven").len(), 201);
}

#[tokio::test]
async fn an_evening_of_newcomers_does_not_use_up_the_accounts_of_an_address() {
    let house = House::new().await;
    house.found("Haven", Kind::Place, Visibility::Members, Joining::Approval).await;
    let mut olive = organiser(&house, "haven").await;
    let (_, code) = meeting(&house, &mut olive, "haven").await;
    let make = |n: u32| {
        let (house, code) = (&house, code.clone());
        async move {
            let id = fresh_id(house);
            let name = format!("Guest {n}");
            let fields =
                [("id", id.as_str()), ("act", "member.join"), ("name", name.as_str()), ("code", code.as_str())];
            let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
            house.phone().post("/c/haven/commands", &fields).await.body
        }
    };
    for n in 0..1100 {
        assert_eq!(make(n).await, "{\"refusal\":null}", "newcomer {n}");
    }
    assert_eq!(house.members("haven").len(), 1101);
}
