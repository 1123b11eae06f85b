//! Votes, as browsers without JavaScript meet them.

use axum::http::StatusCode;
use domain::members::Opens;
use domain::time::Span;

use crate::house::{House, Phone};

async fn organiser(house: &House) -> Phone<'_> {
    let code = house.code("town", Opens::Organiser).await;
    let mut phone = house.phone();
    let door = phone.get(&format!("/join/{code}")).await;
    phone.send(&door, "join", &[("name", "Olive")]).await;
    phone
}

fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect()
}

/// What organisers and the page say of a vote that counts what phones without signal send late.
#[tokio::test]
async fn the_page_says_until_when_late_votes_count_and_shows_no_numbers_before() {
    let house = House::town().await;
    let mut olive = organiser(&house).await;
    let mut ann = house.member("town", "Ann").await;
    let new = olive.get("/c/town/organise/votes/new").await;
    assert!(new.says("They count for 24 hours after the close: for a vote held at a meeting"), "{}", new.body);
    let call = [
        ("question", "Plant trees?"),
        ("share", "1"),
        ("out_of", "2"),
        // The clock of the house stands at 1 January 2026, midnight.
        ("closes", "2026-01-01T02:00"),
        ("grace", "24"),
    ];
    let id = uuid::Uuid::from_u128(77).to_string();
    let looked = [&[("act", "vote.call"), ("id", &id), ("look_over", "on")], &call[..]].concat();
    let review = olive.post("/c/town/organise/votes/new", &fields(&looked)).await;
    assert_eq!(review.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(review.says("still count if they get here within 24 hours of the close."), "{}", review.body);
    let vote = olive.does("town", "vote.call", &call).await;
    let address = format!("/c/town/votes/{vote}");
    ann.does("town", "vote.cast", &[("vote", &vote), ("choice", "yes")]).await;
    assert!(olive.get("/c/town/record").await.says("within 24 hours of the close."));

    house.clock.advance(Span::HOUR.times(2));
    let page = olive.get(&address).await;
    assert!(page.says("Voting is over, late votes still count") && page.says("Voting closed"), "{}", page.body);
    assert!(page.says("Nobody is shown any numbers before that.") && !page.says("<progress"), "{}", page.body);
    assert!(page.says("I had no signal: send my vote now") && !page.says("Call this vote off"), "{}", page.body);
    olive.does("town", "vote.cast", &[("vote", &vote), ("choice", "yes")]).await;

    house.clock.advance(Span::DAY);
    let id = uuid::Uuid::from_u128(78).to_string();
    let late = [("act", "vote.cast"), ("id", &*id), ("vote", &vote), ("choice", "no")];
    assert_eq!(ann.post(&address, &fields(&late)).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    house.hub.beat().await;
    let page = ann.get(&address).await;
    assert!(page.says("2 of the 2 who said yes or no said yes"), "{}", page.body);
    let file = ann.get(&format!("{address}/ballots.txt")).await;
    assert!(file.says("hours after the close: 24\n"), "{}", file.body);
}

/// An account would tell of winners where there are none, and of single votes where these are kept back.
#[tokio::test]
async fn the_account_is_shown_only_where_something_is_decided_and_nobody_is_given_away() {
    let house = House::town().await;
    let mut olive = organiser(&house).await;
    let mut voters = Vec::new();
    for name in ["Ann", "Ben", "Cal", "Dot", "Eve", "Fay"] {
        voters.push(house.member("town", name).await);
    }
    let closes = ("closes", "2026-01-01T02:00");
    let budget = [
        ("kind", "budget"),
        ("total", "800"),
        ("options", "Benches 450\nTrees 300\nPaint 500"),
        ("paper", "order"),
        ("least_group", "5"),
        closes,
    ];
    let few = [&[("question", "What first?"), ("quorum", "20")], &budget[..]].concat();
    let few = olive.does("town", "vote.call", &few).await;
    let kept_back = [&[("question", "What next?")], &budget[..]].concat();
    let kept_back = olive.does("town", "vote.call", &kept_back).await;
    for (number, phone) in voters.iter_mut().enumerate() {
        for vote in [&few, &kept_back] {
            let places = if number == 0 { ["", "1", "2"] } else { ["1", "2", ""] };
            let cast: Vec<_> = places.into_iter().map(|place| ("ranks", place)).chain([("vote", &**vote)]).collect();
            phone.does("town", "vote.cast", &cast).await;
        }
    }
    house.clock.advance(Span::HOUR.times(2));
    house.hub.beat().await;

    let page = olive.get(&format!("/c/town/votes/{few}")).await;
    assert!(page.says("Nothing decided: too few voted"), "{}", page.body);
    for words in ["How it was counted", "Goes to what was chosen", "paid by"] {
        assert!(!page.says(words), "{words}: {}", page.body);
    }
    let page = olive.get(&format!("/c/town/votes/{kept_back}")).await;
    assert!(page.says("How it was counted") && page.says("What is published"), "{}", page.body);
    for words in ["Count it yourself", "those for it lacked", "paid by", "6 votes, ", "Step by step"] {
        assert!(!page.says(words), "{words}: {}", page.body);
    }
    let page = olive.get(&format!("/c/town/votes/{kept_back}/recount")).await;
    assert!(page.says("None of 6 votes are published."), "{}", page.body);
}
