//! What nobody wants is destroyed, and nothing that somebody does.

use std::collections::BTreeSet;

use domain::time::Span;
use server::photos::uploads::Upload;

use super::{id, is_kept, issue, name, photo};
use crate::house::{House, Phone};

async fn raise(house: &House, phone: &mut Phone<'_>, sent: &str) -> String {
    let act = id(house);
    // Each is about something else.
    let answer = phone.acts("town", &act, "issue.raise", &issue(&act, &[sent])).await;
    assert_eq!(answer.body, "{\"refusal\":null}");
    format!("issue/{act}")
}

async fn sweep(house: &House) {
    house.photos.sweep_all(&house.hub).await;
}

#[tokio::test]
async fn a_photo_goes_with_the_last_post_that_shows_it() {
    let house = House::town().await;
    let (mut ann, mut ben) = (house.member("town", "Ann").await, house.member("town", "Ben").await);
    let file = photo(1);
    let sent = ann.sends("town", &file).await;
    let mine = raise(&house, &mut ann, &sent).await;
    let again = raise(&house, &mut ann, &sent).await;
    ben.sends("town", &file).await;
    let live = house.hub.by_slug("town").expect("a community");
    let mut stood = live.now().state.photos();
    assert_eq!(stood.len(), 1);

    ann.does("town", "post.withdraw", &[("subject", &mine)]).await;
    house.photos.catch_up(&live, &mut stood).await.expect("swept");
    assert!(is_kept(&house, "town", &sent).await, "another post shows it");
    ann.does("town", "post.withdraw", &[("subject", &again)]).await;
    house.photos.catch_up(&live, &mut stood).await.expect("swept");
    assert!(is_kept(&house, "town", &sent).await, "Ben is about to show it");
    let bens = raise(&house, &mut ben, &sent).await;
    ben.does("town", "post.withdraw", &[("subject", &bens)]).await;
    house.photos.catch_up(&live, &mut stood).await.expect("swept");
    assert!(!is_kept(&house, "town", &sent).await, "also where it came and went between two looks");
    assert!(!ann.stands("town", &sent).await.2, "whoever wants it again sends it again");
    ann.sends("town", &file).await;
    assert!(is_kept(&house, "town", &sent).await);
}

#[tokio::test]
async fn what_comes_to_nothing_is_kept_a_week_and_a_file_on_its_way_two_days() {
    let house = House::town().await;
    let mut ann = house.member("town", "Ann").await;
    let (unused, used) = (ann.sends("town", &photo(1)).await, ann.sends("town", &photo(2)).await);
    raise(&house, &mut ann, &used).await;
    let on_its_way = photo(3);
    ann.sends_piece("town", &on_its_way, 0..100).await;
    sweep(&house).await;
    assert!(is_kept(&house, "town", &unused).await && is_kept(&house, "town", &used).await);
    assert_eq!(ann.stands("town", &name(&on_its_way)).await.1, "100");

    house.clock.advance(Span::DAY.times(7));
    sweep(&house).await;
    assert!(!is_kept(&house, "town", &unused).await, "nobody has wanted it");
    assert!(is_kept(&house, "town", &used).await);
    assert!(!ann.stands("town", &used).await.2, "it belongs to the post alone by now");
    // Files bear the machine's own time.
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("later");
    let now = i64::try_from(now.as_millis()).expect("not for long");
    let ahead = now - server::clock::Clock::now(&*house.clock).millis();
    house.clock.advance(Span::from_millis(ahead + Span::DAY.times(2).millis() + Span::MINUTE.millis()));
    sweep(&house).await;
    assert_eq!(ann.stands("town", &name(&on_its_way)).await.1, "0");
    assert_eq!(std::fs::read_dir(house.dir.path().join("uploads")).expect("a folder").count(), 0);
}

#[tokio::test]
async fn a_server_that_was_stopped_half_way_knows_again_what_posts_show() {
    let house = House::town().await;
    let mut ann = house.member("town", "Ann").await;
    let sent = ann.sends("town", &photo(1)).await;
    let subject = raise(&house, &mut ann, &sent).await;
    let live = house.hub.by_slug("town").expect("a community");
    // As it is when it was stopped after the post and before that was noted.
    let known = house.photos.uploads().of(live.id()).await.expect("rows")[0];
    let upload = Upload { community: live.id(), account: known.account, name: known.name };
    house.photos.uploads().note(upload, 1, known.at).await.expect("noted");
    house.photos.settle_used(&house.hub).await.expect("noted");
    assert!(house.photos.uploads().of(live.id()).await.expect("rows")[0].used);
    ann.does("town", "post.withdraw", &[("subject", &subject)]).await;
    house.photos.catch_up(&live, &mut BTreeSet::new()).await.expect("swept");
    assert!(!is_kept(&house, "town", &sent).await);
}

#[tokio::test]
async fn with_somebody_goes_what_they_sent() {
    let house = House::town().await;
    let mut ann = house.member("town", "Ann").await;
    let (unused, shown) = (ann.sends("town", &photo(1)).await, ann.sends("town", &photo(2)).await);
    raise(&house, &mut ann, &shown).await;
    ann.sends_piece("town", &photo(3), 0..100).await;
    let page = ann.get("/me/erase").await;
    let gone = ann.send(&page, "erase", &[("posts", "keep_without_name")]).await;
    assert_eq!(gone.location, "/?done=erased", "{}", gone.body);
    let live = house.hub.by_slug("town").expect("a community");
    house.photos.catch_up(&live, &mut BTreeSet::new()).await.expect("swept");
    sweep(&house).await;
    assert_eq!(house.photos.uploads().of(live.id()).await.expect("rows"), [], "nothing says who sent what");
    assert!(!is_kept(&house, "town", &unused).await);
    assert!(is_kept(&house, "town", &shown).await, "the post has stayed");
    assert_eq!(std::fs::read_dir(house.dir.path().join("uploads")).expect("a folder").count(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nothing_is_destroyed_that_somebody_is_just_using() {
    let house = House::town().await;
    let mut ann = house.member("town", "Ann").await;
    let live = house.hub.by_slug("town").expect("a community");
    for number in 0..30 {
        let sent = ann.sends("town", &photo(number)).await;
        // It has lain here for a week: the very moment that it is put into a post, it is to be swept.
        house.clock.advance(Span::DAY.times(7));
        let act = id(&house);
        let fields = issue("A hole", &[&sent]);
        let (raised, swept) = tokio::join!(ann.acts("town", &act, "issue.raise", &fields), house.photos.sweep(&live),);
        swept.expect("swept");
        let shows = live.now().state.photos().iter().any(|name| name.to_string() == sent);
        assert_eq!(shows, raised.body == "{\"refusal\":null}", "{}", raised.body);
        assert_eq!(is_kept(&house, "town", &sent).await, shows, "{number}");
        let subject = format!("issue/{act}");
        if shows {
            ann.does("town", "post.withdraw", &[("subject", &subject)]).await;
        }
    }
    house.photos.sweep(&live).await.expect("swept");
    for number in 0..30 {
        assert!(!is_kept(&house, "town", &name(&photo(number))).await);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_erased_photo_is_gone_within_seconds_and_without_being_asked() {
    let house = House::town().await;
    let mut ann = house.member("town", "Ann").await;
    let (photos, hub) = (house.photos.clone(), house.hub.clone());
    let sweeping = tokio::spawn(async move { photos.keep_swept(&hub).await });
    let sent = ann.sends("town", &photo(1)).await;
    let subject = raise(&house, &mut ann, &sent).await;
    ann.does("town", "post.withdraw", &[("subject", &subject)]).await;
    let live = house.hub.by_slug("town").expect("a community");
    let hash = sent.parse().expect("a name");
    let gone = async {
        // Not `is_kept`: it may be looking while half of it is gone.
        while house.photos.files().has(live.id(), hash).await.expect("an answer") {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(20), gone).await.expect("gone");
    house.hub.say_goodbye();
    sweeping.await.expect("it ends with the server");
}
