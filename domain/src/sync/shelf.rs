//! What the server has ready for phones: one shelf for everybody of one role, and beside it what is
//! for one viewer alone.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{SCHEMA, mine, pack};
use crate::query::Look;
use crate::text::sha256;
use crate::viewer::Role;
use crate::{State, Subject, Timestamp, Viewer};

/// Parcels that everybody of one role has alike.
pub(super) const SHARED: usize = 128;
/// Parcels that are for one viewer alone.
pub(super) const OWN: usize = 16;
/// How many of the newest minutes phones keep.
const MINUTES: usize = 60;
/// The most things whose details a phone asks for because they were opened on it.
pub const OPENED: usize = 100;

/// What a parcel holds, in a few bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Digest([u8; 6]);

impl Digest {
    /// Of a parcel as it is sent. An empty one has none.
    pub(super) fn of(parcel: &str) -> Digest {
        if parcel.is_empty() {
            return Digest::default();
        }
        let hash = sha256(&[&SCHEMA.to_be_bytes(), parcel.as_bytes()]);
        Digest([hash[0], hash[1], hash[2], hash[3], hash[4], hash[5]])
    }
}

/// What a phone says that it has.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Have {
    /// The form of what it keeps.
    pub schema: u32,
    /// The digests of its parcels, in hexadecimal; nothing if it has none.
    #[serde(default)]
    pub digests: String,
    /// The things that were opened on it, whose details it wants, the last first.
    #[serde(default)]
    pub opened: Vec<Subject>,
}

impl Have {
    pub(super) fn new(digests: impl Iterator<Item = Digest>, opened: Vec<Subject>) -> Have {
        let digests = digests.flat_map(|digest| digest.0).map(|byte| format!("{byte:02x}")).collect();
        Have { schema: SCHEMA, digests, opened }
    }

    fn digest(&self, n: usize) -> Option<Digest> {
        let mut digest = Digest::default();
        for (k, byte) in digest.0.iter_mut().enumerate() {
            let at = (n * 6 + k) * 2;
            *byte = u8::from_str_radix(self.digests.get(at..at + 2)?, 16).ok()?;
        }
        Some(digest)
    }
}

/// A numbered part of what phones keep: small enough to be sent again for one change, large enough
/// that naming all of them is cheap.
#[derive(Debug, Clone, Default)]
struct Parcel {
    documents: BTreeMap<String, Arc<str>>,
    text: Arc<str>,
    digest: Digest,
}

impl Parcel {
    fn seal(&mut self) {
        let text = match self.documents.is_empty() {
            true => String::new(),
            false => {
                let all = self.documents.iter().map(|(key, document)| format!("[\"{key}\",{document}]"));
                format!("[{}]", all.collect::<Vec<_>>().join(","))
            }
        };
        self.digest = Digest::of(&text);
        self.text = text.into();
    }
}

/// In which of so many parcels a document is.
fn place(key: &str, parcels: usize) -> usize {
    usize::from(sha256(&[key.as_bytes()])[0]) % parcels
}

fn seal_all(documents: impl Iterator<Item = (String, Arc<str>)>, parcels: usize) -> Vec<Parcel> {
    let mut all = vec![Parcel::default(); parcels];
    for (key, document) in documents {
        all[place(&key, parcels)].documents.insert(key, document);
    }
    all.iter_mut().for_each(Parcel::seal);
    all
}

/// What everybody of one role may see, in parcels.
#[derive(Debug, Clone)]
pub struct Shelf {
    role: Role,
    parcels: Vec<Parcel>,
}

impl Shelf {
    /// A shelf for everybody of this role, who must be let in to read the book.
    pub fn new(state: &State, role: Role, now: Timestamp) -> Shelf {
        let look = look(state, role, now);
        let outlines = state.community.things();
        let outlines = outlines.filter_map(|subject| Some((subject.to_string(), pack::outline(&look, subject)?)));
        Shelf { role, parcels: seal_all(outlines.chain(around(&look)), SHARED) }
    }

    /// Brings it up to date after changes that [`super::touched`] these things.
    pub fn update(&mut self, state: &State, touched: &[Subject], now: Timestamp) {
        if touched.contains(&Subject::Community) {
            // Where anything may look different, so may everything.
            *self = Shelf::new(state, self.role, now);
            return;
        }
        let look = look(state, self.role, now);
        let mut changed = vec![false; SHARED];
        let parts = touched.iter().filter_map(|subject| match subject {
            // What hides a group hides its jobs.
            Subject::Group(id) => state.community.groups.get(id).map(|group| &group.jobs),
            _ => None,
        });
        let parts = parts.flatten().map(|job| Subject::Job(*job));
        for subject in touched.iter().copied().chain(parts) {
            self.put(subject.to_string(), pack::outline(&look, subject), &mut changed);
        }
        let first = state.community.minutes.len().saturating_sub(MINUTES);
        let mut gone: Vec<String> = Vec::new();
        for parcel in &self.parcels {
            let minutes = parcel.documents.keys().filter_map(|key| Some((key, key.strip_prefix("minute/")?)));
            let old = minutes.filter(|(_, index)| index.parse().is_ok_and(|index: usize| index < first));
            gone.extend(old.map(|(key, _)| key.clone()));
        }
        gone.into_iter().for_each(|key| self.put(key, None, &mut changed));
        for (key, document) in around(&look) {
            self.put(key, Some(document), &mut changed);
        }
        for (parcel, _) in self.parcels.iter_mut().zip(changed).filter(|(_, changed)| *changed) {
            parcel.seal();
        }
    }

    fn put(&mut self, key: String, document: Option<Arc<str>>, changed: &mut [bool]) {
        let n = place(&key, SHARED);
        let documents = &mut self.parcels[n].documents;
        if documents.get(&key) != document.as_ref() {
            changed[n] = true;
            match document {
                Some(document) => documents.insert(key, document),
                None => documents.remove(&key),
            };
        }
    }
}

fn look(state: &State, role: Role, now: Timestamp) -> Look<'_> {
    Look { state, viewer: Viewer { member: None, role }, now }
}

/// The community itself and its newest minutes.
fn around<'a>(look: &'a Look<'a>) -> impl Iterator<Item = (String, Arc<str>)> + 'a {
    let minutes = look.state.community.minutes.len();
    let newest = minutes.saturating_sub(MINUTES)..minutes;
    let newest = newest.filter_map(|index| Some((format!("minute/{index}"), pack::minute(look, index)?)));
    newest.chain([("community".to_owned(), pack::community(look))])
}

/// The parcels that a phone does not have as they are, and for whom.
#[derive(Debug, Serialize, Deserialize)]
pub struct Answer {
    /// The form of what is sent.
    pub schema: u32,
    /// Their membership.
    pub member: Option<crate::ids::MemberId>,
    /// The parcels by number, each as it is to be kept.
    pub parcels: BTreeMap<usize, Box<serde_json::value::RawValue>>,
}

/// What to send to a viewer who may read the book and whose phone says that it has this. `shelf` is
/// that of the viewer's role.
pub fn answer(shelf: &Shelf, look: &Look<'_>, have: &Have) -> Answer {
    let opened = &have.opened[..have.opened.len().min(OPENED)];
    let own = seal_all(mine::documents(look, opened).into_iter(), OWN);
    let all = shelf.parcels.iter().chain(&own).enumerate();
    let known = |n| if have.schema == SCHEMA { have.digest(n) } else { None };
    let other = all.filter(|(n, parcel)| known(*n).unwrap_or_default() != parcel.digest);
    let raw = |parcel: &Parcel| {
        let text = if parcel.text.is_empty() { "[]" } else { &*parcel.text };
        // Written as JSON above.
        serde_json::value::RawValue::from_string(text.to_owned()).unwrap_or_default()
    };
    let parcels = other.map(|(n, parcel)| (n, raw(parcel))).collect();
    Answer { schema: SCHEMA, member: look.viewer.member, parcels }
}
