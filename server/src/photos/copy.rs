//! Copying photos out, and bringing them back.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use domain::ids::CommunityId;
use domain::text::Hash;

use super::files::{Files, Place, Size};
use crate::store::Store;

/// The folder that stands beside a backup and holds its photos.
pub fn beside(backup: &Path) -> PathBuf {
    let mut name = backup.as_os_str().to_owned();
    name.push(".photos");
    PathBuf::from(name)
}

/// How many photos were copied.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Copied {
    /// Those that are there now.
    pub there: usize,
    /// Those that posts show, but that are not where photos are kept.
    pub lost: usize,
}

impl Copied {
    fn add(&mut self, is_there: bool) {
        if is_there { self.there += 1 } else { self.lost += 1 }
    }
}

impl std::fmt::Display for Copied {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.there, if self.there == 1 { "photo" } else { "photos" })?;
        if self.lost > 0 {
            write!(f, " (posts show {} more, which could not be found)", self.lost)?;
        }
        Ok(())
    }
}

/// Copies the photos that posts show now into a new folder, while the server may go on.
///
/// It is to be called after the database was copied: what was erased in between is then in neither.
pub async fn backup(store: &Store, from: &Files, to: &Path) -> anyhow::Result<Copied> {
    std::fs::create_dir(to).with_context(|| format!("can't make the folder {}", to.display()))?;
    let copied = async {
        let kept = Files::open(&Place::Folder(to.to_owned()))?;
        let mut copied = Copied::default();
        for (community, names) in stand(store).await? {
            for name in names {
                copied.add(copy(from, &kept, community, name).await?);
            }
        }
        Ok(copied)
    };
    let copied = copied.await;
    if copied.is_err() {
        // Half a backup is worse than none. That it can't be removed is the lesser trouble.
        let _ = std::fs::remove_dir_all(to);
    }
    copied
}

/// Brings back the photos of a backup that posts show, now that its database is in its place.
pub async fn restore(store: &Store, from: &Path, to: &Files) -> anyhow::Result<Copied> {
    let kept = if from.is_dir() { Some(Files::open(&Place::Folder(from.to_owned()))?) } else { None };
    let mut copied = Copied::default();
    for (community, names) in stand(store).await? {
        for name in names {
            let is_there = match &kept {
                _ if to.has(community, name).await? => true,
                Some(kept) => copy(kept, to, community, name).await?,
                None => false,
            };
            copied.add(is_there);
        }
    }
    Ok(copied)
}

/// Which photos stand in which community.
async fn stand(store: &Store) -> anyhow::Result<Vec<(CommunityId, BTreeSet<Hash>)>> {
    let mut all = Vec::new();
    for listed in store.list().await? {
        let loaded = store.load(listed.id).await?;
        all.push((listed.id, loaded.map(|loaded| loaded.state.photos()).unwrap_or_default()));
    }
    Ok(all)
}

/// Copies a photo, in both sizes; it may have been destroyed meanwhile.
async fn copy(from: &Files, to: &Files, community: CommunityId, name: Hash) -> anyhow::Result<bool> {
    let mut found = Vec::new();
    for size in Size::ALL {
        let Some(bytes) = from.get(community, name, size).await? else { return Ok(false) };
        ensure!(bytes.starts_with(&[0xff, 0xd8]) && bytes.ends_with(&[0xff, 0xd9]), "the photo {name} is damaged");
        found.push((size, bytes));
    }
    for (size, bytes) in found {
        to.put_one(community, name, size, bytes).await?;
    }
    Ok(true)
}
