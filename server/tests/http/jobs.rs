//! Jobs, as browsers without JavaScript meet them.

use std::sync::atomic::{AtomicU64, Ordering};

use axum::http::StatusCode;
use domain::time::Span;

use crate::house::{House, Page, Phone};

/// The id of a command that nobody has given yet.
fn fresh() -> String {
    static LAST: AtomicU64 = AtomicU64::new(1);
    uuid::Uuid::from_u64_pair(7, LAST.fetch_add(1, Ordering::Relaxed)).to_string()
}

/// Presses a button of a page that does something with a job.
async fn press(phone: &mut Phone<'_>, page: &str, act: &str, job: &str) -> Page {
    let id = fresh();
    phone.post(page, &typed(&[("act", act), ("about", job), ("id", &*id), ("job", job)])).await
}

fn typed(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    fields.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect()
}

async fn form_group(ann: &mut Phone<'_>) -> String {
    ann.does("town", "group.form", &[("name", "Wardens"), ("purpose", "Help"), ("joining", "open")]).await
}

#[tokio::test]
async fn whoever_comes_second_is_told_who_was_first_if_they_may_know_and_offered_the_next_job() {
    let house = House::town().await;
    let (mut ann, mut bo, mut cy) =
        (house.member("town", "Ann").await, house.member("town", "Bogdan").await, house.member("town", "Cy").await);
    let group = form_group(&mut ann).await;
    let job = ann.does("town", "job.add", &[("group", &group), ("what", "Open the hall")]).await;
    let next = ann.does("town", "job.add", &[("group", &group), ("what", "Sweep the steps")]).await;
    bo.does("town", "job.take", &[("job", &job)]).await;
    for page in [format!("/c/town/jobs/{job}"), format!("/c/town/groups/{group}")] {
        let refused = press(&mut cy, &page, "job.take", &job).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.says("Somebody else has just taken this job, before you could."), "{}", refused.body);
        assert!(refused.says("Sweep the steps") && refused.says("I'll do this one instead"), "{}", refused.body);
        assert!(!refused.says("Bogdan"), "Cy is not in the group: {}", refused.body);
    }
    cy.does("town", "group.join", &[("group", &group)]).await;
    let refused = press(&mut cy, &format!("/c/town/jobs/{job}"), "job.take", &job).await;
    assert!(refused.says("Bogdan has just taken this job, before you could."), "{}", refused.body);
    // The next one goes too, before Cy takes it.
    let last = ann.does("town", "job.add", &[("group", &group), ("what", "Fetch the grit")]).await;
    bo.does("town", "job.take", &[("job", &next)]).await;
    let id = fresh();
    let about = format!("next-{next}");
    let fields = [("act", "job.take"), ("about", &*about), ("id", &*id), ("job", &*next)];
    let refused = cy.post(&format!("/c/town/jobs/{job}"), &typed(&fields)).await;
    assert!(refused.says("Sweep the steps") && refused.says("Fetch the grit"), "{}", refused.body);
    assert!(refused.says(&format!("/c/town/jobs/{last}")), "{}", refused.body);
}

#[tokio::test]
async fn a_claim_runs_out_and_says_so_to_whoever_had_it() {
    let house = House::town().await;
    let (mut ann, mut bo) = (house.member("town", "Ann").await, house.member("town", "Bogdan").await);
    let group = form_group(&mut ann).await;
    let fields = [("group", &*group), ("what", "Open the hall"), ("claim_hours", "2")];
    let job = ann.does("town", "job.add", &fields).await;
    let page = format!("/c/town/jobs/{job}");
    assert!(bo.get(&page).await.says("Whoever takes it has 2 hours to do it"));
    assert!(bo.get("/c/town/record").await.says("Whoever takes it has 2 hours to do it"));
    bo.does("town", "job.take", &[("job", &job)]).await;
    assert!(bo.get(&page).await.says("It is yours until"));
    house.clock.advance(Span::HOUR);
    assert_eq!(press(&mut bo, &page, "job.renew", &job).await.status, StatusCode::SEE_OTHER);
    house.clock.advance(Span::HOUR.times(2));
    house.hub.beat().await;
    let refused = press(&mut bo, &page, "job.renew", &job).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("it was given back. If nobody else has it yet, you can take it again."), "{}", refused.body);
    for page in ["/c/town", "/c/town/jobs"] {
        assert!(bo.get(page).await.says("Your time for this job ran out"), "{page}");
        assert!(!ann.get(page).await.says("Your time for this job ran out"), "{page}");
    }
    assert_eq!(press(&mut bo, "/c/town/jobs", "job.dismiss", &job).await.status, StatusCode::SEE_OTHER);
    assert!(!bo.get("/c/town/jobs").await.says("Open the hall"));
}

#[tokio::test]
async fn an_address_is_on_no_page_until_whoever_has_the_job_asks_for_it() {
    let house = House::town().await;
    let (mut ann, mut bo, mut cy) =
        (house.member("town", "Ann").await, house.member("town", "Bogdan").await, house.member("town", "Cy").await);
    let group = form_group(&mut ann).await;
    let job =
        ann.does("town", "job.add", &[("group", &group), ("what", "Carry the shopping up"), ("needed", "2")]).await;
    let words = "9 Foxglove Row";
    ann.does("town", "job.write_details", &[("job", &job), ("words", words)]).await;
    for phone in [&mut bo, &mut cy] {
        phone.does("town", "group.join", &[("group", &group)]).await;
    }
    let page = format!("/c/town/jobs/{job}");
    let told = bo.get(&page).await;
    assert!(
        told.says("Only people who may be given addresses can take it.") && !told.says("I'll do it"),
        "{}",
        told.body
    );
    let refused = press(&mut bo, &page, "job.take", &job).await;
    assert!(refused.says("Ask a coordinator of the group."), "{}", refused.body);

    let people = ann.get(&format!("/c/town/groups/{group}")).await;
    assert!(people.says("Let them be given addresses"), "{}", people.body);
    let member = |name: &str| {
        let now = house.hub.by_slug("town").expect("a community").now();
        let found = now.state.private.members.active().find(|member| member.name == name).expect("a member").id;
        found.to_string()
    };
    ann.does("town", "group.trust", &[("group", &group), ("member", &member("Bogdan")), ("yes", "yes")]).await;
    bo.does("town", "job.take", &[("job", &job)]).await;
    let before = bo.get(&page).await;
    assert!(before.says("Show the address") && !before.says(words), "{}", before.body);
    assert_eq!(press(&mut bo, &page, "job.read_details", &job).await.status, StatusCode::SEE_OTHER);
    let shown = bo.get(&page).await;
    assert!(shown.says(words) && shown.header("cache-control").contains("no-store"), "{}", shown.body);

    let pages = [
        page.clone(),
        format!("{page}?private=on"),
        format!("/c/town/groups/{group}"),
        format!("/c/town/print/groups/{group}/call-sheet"),
        "/c/town".to_owned(),
        "/c/town/jobs".to_owned(),
        "/c/town/record".to_owned(),
        "/c/town/search?q=Foxglove".to_owned(),
        "/c/town/feeds/record.atom".to_owned(),
        "/me/c/town".to_owned(),
    ];
    let mut stranger = house.phone();
    for asked in &pages {
        for phone in [&mut cy, &mut stranger] {
            assert!(!phone.get(asked).await.says(words), "{asked}");
        }
        if !asked.starts_with(&page) {
            assert!(!bo.get(asked).await.says(words) && !ann.get(asked).await.says(words), "{asked}");
        }
    }
    let coordinates = ann.get(&page).await;
    assert!(
        coordinates.says("Who looked at the private details") && coordinates.says("Bogdan"),
        "{}",
        coordinates.body
    );
    assert!(!coordinates.says(words) && ann.get(&pages[1]).await.says(words), "when she asks");

    bo.does("town", "job.hand_back", &[("job", &job)]).await;
    assert!(!bo.get(&page).await.says(words));
}
