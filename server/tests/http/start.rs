use axum::http::StatusCode;
use domain::community::{Joining, Kind, Visibility};
use domain::viewer::Role;

use crate::house::{House, Page, Phone};

/// Fills in the form of a question and goes on to the next, as a browser does with a form that asks.
async fn answer(phone: &mut Phone<'_>, page: &Page, step: &str, typed: &[(&str, &str)]) -> Page {
    let (action, mut fields) = page.form(step);
    fields.extend(typed.iter().map(|(name, value)| (name.to_string(), value.to_string())));
    phone.get(&format!("{action}?{}", serde_html_form::to_string(&fields).expect("a query"))).await
}

#[tokio::test]
async fn one_question_after_another_founds_a_community() {
    let house = House::new().await;
    let mut phone = house.phone();
    let page = phone.get("/start").await;
    let page = answer(&mut phone, &page, "name", &[("name", "Mill Lane Neighbours")]).await;
    assert!(page.says("Question 2 of 7"), "{}", page.body);
    let page = answer(&mut phone, &page, "kinds", &[("kinds", "place"), ("kinds", "interest")]).await;
    assert!(page.body.contains("value=\"mill-lane-neighbours\""), "an address is suggested: {}", page.body);
    let page = answer(&mut phone, &page, "address", &[("slug", "mill-lane")]).await;
    assert!(page.body.contains("<option value=\"Europe/London\" selected"), "{}", page.body);
    let page = answer(&mut phone, &page, "zone", &[("zone", "Europe/Paris")]).await;
    let page = answer(&mut phone, &page, "see", &[("visibility", "members")]).await;
    assert!(!page.body.contains("value=\"anyone\""), "whoever can't see it can't find it");
    let page = answer(&mut phone, &page, "join", &[("joining", "code")]).await;
    let review = answer(&mut phone, &page, "you", &[("founder", "Ann")]).await;
    for words in [
        "Is this right?",
        "Mill Lane Neighbours",
        "A place · A shared interest",
        "/c/mill-lane",
        "Europe / Paris",
        "Ann",
    ] {
        assert!(review.says(words), "{words}: {}", review.body);
    }
    let key = phone.follow(&review, "review", &[]).await;
    assert_eq!(key.code().len(), 24);
    assert!(key.body.contains("href=\"/c/mill-lane/organise?done=community.found\""), "{}", key.body);

    let now = house.hub.by_slug("mill-lane").expect("a community").now();
    let profile = &now.state.community.profile;
    assert_eq!(
        (profile.kinds.as_slice(), profile.zone.name.as_str()),
        (&[Kind::Place, Kind::Interest][..], "Europe/Paris")
    );
    assert_eq!((profile.visibility, profile.joining), (Visibility::Members, Joining::Code));
    assert!(!profile.zone.changes.is_empty() && !profile.categories.is_empty());
    let founder = now.state.private.members.active().next().expect("a founder").account;
    assert_eq!(now.state.viewer(Some(founder)).role, Role::Organiser);

    let mut other = house.phone();
    let all = "name=Other&kinds=place&slug=mill-lane&zone=UTC&visibility=public&joining=anyone&founder=Bo";
    let review = other.get(&format!("/start?form=you&{all}")).await;
    let late = other.send(&review, "review", &[]).await;
    assert!(late.status == StatusCode::UNPROCESSABLE_ENTITY && late.says("Somebody has taken this"), "{}", late.body);
    assert!(late.form("address").1.contains(&("founder".to_owned(), "Bo".to_owned())), "nothing is lost");
    assert_eq!(house.hub.all().len(), 1);
}

#[tokio::test]
async fn where_people_share_a_need_it_starts_private() {
    let house = House::new().await;
    let mut phone = house.phone();
    let page = phone.get("/start?form=name&name=Sober+in+Town").await;
    let page = answer(&mut phone, &page, "kinds", &[("kinds", "need"), ("kinds", "place")]).await;
    let (_, fields) = page.form("address");
    assert!(fields.iter().all(|(_, value)| !value.contains("sober-in")));
    assert!(page.body.contains("value=\"our-") && !page.body.contains("value=\"sober"), "{}", page.body);
    let page = answer(&mut phone, &page, "address", &[("slug", "our-place")]).await;
    let page = answer(&mut phone, &page, "zone", &[("zone", "Europe/London")]).await;
    assert!(page.says("It starts as private as can be"), "{}", page.body);
    let page = answer(&mut phone, &page, "private", &[]).await;
    let review = answer(&mut phone, &page, "you", &[("founder", "Ann")]).await;
    // Whatever a tampered form says.
    phone.send(&review, "review", &[("visibility", "public"), ("joining", "anyone")]).await;
    let now = house.hub.by_slug("our-place").expect("a community").now();
    let profile = &now.state.community.profile;
    assert_eq!((profile.visibility, profile.joining), (Visibility::Members, Joining::Approval));
    assert!(
        !phone.get("/").await.body.contains("/c/our-place\">Sober in Town</a></h3><p class=\"card__meta\">A place")
    );
    assert!(!house.phone().get("/").await.says("Sober in Town"));
}

#[tokio::test]
async fn a_wrong_answer_keeps_its_question_and_all_the_others() {
    let house = House::new().await;
    house.found("Town", Kind::Place, Visibility::Public, Joining::Anyone).await;
    let mut phone = house.phone();
    for (query, step, says) in [
        ("form=name&name=", "name", "Please fill this in."),
        ("form=kinds&name=Lane", "kinds", "Please choose one of those offered."),
        ("form=address&name=Lane&kinds=place&slug=town", "address", "Somebody has taken this already."),
        ("form=address&name=Lane&kinds=place&slug=No+Way", "address", "This is not in the right form."),
        ("form=zone&name=Lane&kinds=place&slug=lane&zone=Mars", "zone", "Please choose one of those offered."),
        ("form=see&name=Lane&kinds=place&slug=lane", "see", "Please choose one of those offered."),
        ("form=join&name=Lane&visibility=members&joining=anyone", "join", "Please choose one of those offered."),
        ("form=you&name=Lane&kinds=place&slug=lane&founder=", "you", "Please fill this in."),
    ] {
        let page = phone.get(&format!("/start?{query}")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        assert!(page.says(says), "{query}: {}", page.body);
        let (_, fields) = page.form(step);
        let kept = |name: &str, value: &str| fields.iter().any(|(known, held)| known == name && held == value);
        assert!(step == "name" || kept("name", "Lane"), "{query}");
        assert!(!query.contains("kinds=place") || kept("kinds", "place"), "{query}");
    }
}

#[tokio::test]
async fn going_back_and_changing_one_answer_leads_to_the_end_again() {
    let house = House::new().await;
    let mut phone = house.phone();
    let all = "name=Lane&kinds=place&slug=lane&zone=UTC&visibility=public&joining=anyone&founder=Ann";
    let zone = phone.get(&format!("/start?form=review&back=zone&{all}")).await;
    assert!(zone.body.contains("<option value=\"UTC\" selected"), "{}", zone.body);
    let review = answer(&mut phone, &zone, "zone", &[("zone", "Europe/Kyiv")]).await;
    assert!(review.says("Is this right?") && review.says("Europe / Kyiv") && review.says("Ann"), "{}", review.body);
    let see = phone.get(&format!("/start?form=review&back=see&{all}")).await;
    let join = answer(&mut phone, &see, "see", &[("visibility", "members")]).await;
    assert!(join.says("Who may join?"), "what no longer fits is asked again: {}", join.body);
}

#[tokio::test]
async fn a_form_sent_twice_founds_once() {
    let house = House::new().await;
    let mut phone = house.phone();
    let all = "name=Lane&kinds=place&slug=lane&zone=UTC&visibility=public&joining=anyone";
    let review = phone.get(&format!("/start?form=you&{all}&founder=Ann")).await;
    let first = phone.clone().send(&review, "review", &[]).await;
    let second = phone.send(&review, "review", &[]).await;
    assert_eq!((first.status, &first.location), (second.status, &second.location));
    assert_eq!(phone.get(&second.location).await.code().len(), 24);
    assert_eq!(house.hub.all().len(), 1);
}
