//! The pictures of the demonstration: drawn, since the place is made up, too.

use anyhow::Context;
use domain::ids::CommunityId;
use domain::text::Hash;

use crate::photos::files::Files;
use crate::photos::picture::{look, paint};

const PICTURES: &[(&str, &[u8])] = &[
    ("pothole", include_bytes!("pictures/pothole.jpg")),
    ("brambles", include_bytes!("pictures/brambles.jpg")),
    ("gritted", include_bytes!("pictures/gritted.jpg")),
];

/// The name under which posts show the picture that the story calls so.
pub fn name(label: &str) -> anyhow::Result<Hash> {
    let found = PICTURES.iter().find(|(known, _)| *known == label);
    let (_, bytes) = found.with_context(|| format!("there is no picture {label}"))?;
    Ok(Hash::of(bytes))
}

/// Keeps all of them for a community, before its posts show them.
pub async fn keep(files: &Files, community: CommunityId) -> anyhow::Result<()> {
    for (label, bytes) in PICTURES {
        let painted = look(bytes).and_then(|promise| paint(bytes, promise));
        let sizes = painted.map_err(|unfit| anyhow::anyhow!("the picture {label}: {}", unfit.word()))?;
        files.put(community, Hash::of(bytes), sizes).await?;
    }
    Ok(())
}
