//! What waits, as pages list it.

use domain::sync::Entry;

use super::Kit;
use crate::forms::Posted;
use crate::pages::phone::outbox::WaitingAct;

/// The fields that say in their own words what somebody did, the most telling first.
const TELLING: [&str; 6] = ["title", "what", "name", "question", "body", "words"];

/// Everything that waits, the oldest first.
pub fn acts(kit: &mut Kit) -> Vec<WaitingAct> {
    let entries: Vec<Entry> = kit.outbox.entries().to_vec();
    entries.into_iter().map(|entry| act(kit, entry)).collect()
}

fn act(kit: &mut Kit, entry: Entry) -> WaitingAct {
    let posted = Posted::read(&entry.fields);
    let words = TELLING.iter().map(|name| posted.get(name).trim()).find(|words| !words.is_empty());
    let mine = kit.kept.get(&entry.slug).is_some_and(|kept| kept.replica.member == Some(entry.member));
    WaitingAct {
        id: entry.id.to_string(),
        act: posted.get("act").to_owned(),
        // What somebody else wrote is not for whoever holds the phone now.
        words: words.filter(|_| mine).map(str::to_owned),
        community: if mine { name(kit, &entry.slug) } else { String::new() },
        address: if mine { entry.address.clone() } else { "/outbox".to_owned() },
        standing: entry.standing,
        mine,
    }
}

/// What a community is called.
pub fn name(kit: &mut Kit, slug: &str) -> String {
    let open = kit.kept.get_mut(slug).map(super::Kept::open);
    let name = open.and_then(|open| open.state.text(open.state.community.profile.name).map(str::to_owned));
    name.unwrap_or_else(|| slug.to_owned())
}
