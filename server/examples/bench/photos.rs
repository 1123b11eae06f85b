//! How quickly photos are painted anew, and how much memory it takes when many come at once.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use domain::ids::{AccountId, CommunityId};
use domain::text::Hash;
use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};
use server::clock::System;
use server::photos::Photos;
use server::photos::files::Place;
use server::photos::picture::{look, paint};
use server::photos::uploads::Upload;
use uuid::Uuid;

use crate::disk::Disk;
use crate::say;
use crate::town;

/// Pixels of a photo as phones make them.
const WIDE: u32 = 4000;
const HIGH: u32 = 3000;
const LASTS: Duration = Duration::from_secs(5);
const AT_ONCE: u32 = 16;

pub async fn measure() -> anyhow::Result<()> {
    let photo = photo()?;
    say("a photo of 12 megapixels, MB as it comes", &format!("{:.1}", megabytes(photo.len())), None);
    let sizes = look(&photo).and_then(|promise| paint(&photo, promise));
    let sizes = sizes.map_err(|unfit| anyhow::anyhow!("refused: {}", unfit.word()))?;
    say("  and as it is shown large, kB", &format!("{}", sizes.large.len() / 1000), None);
    say("  and small, kB", &format!("{}", sizes.small.len() / 1000), None);
    let one = rate(&photo, 1);
    say("megapixels a second painted anew, on one core", &format!("{one:.0}"), None);
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    say(&format!("  and on all {cores}"), &format!("{:.0}", rate(&photo, cores)), None);
    many(&photo).await
}

/// Megapixels a second on so many threads.
fn rate(photo: &[u8], threads: usize) -> f64 {
    let start = Instant::now();
    let painted: u32 = std::thread::scope(|scope| {
        let paint_all = || {
            let mut painted = 0;
            while start.elapsed() < LASTS {
                painted += u32::from(look(photo).and_then(|promise| paint(photo, promise)).is_ok());
            }
            painted
        };
        let threads: Vec<_> = (0..threads).map(|_| scope.spawn(paint_all)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap_or_default()).sum()
    });
    f64::from(painted) * f64::from(WIDE * HIGH) / 1e6 / start.elapsed().as_secs_f64()
}

/// Sixteen people's photos, all whole at the same moment.
async fn many(photo: &[u8]) -> anyhow::Result<()> {
    let disk = Disk::new()?;
    let store = disk.store().await?;
    let place = Place::Folder(disk.path("photos"));
    let photos = Photos::open(&place, &disk.path("uploads"), &store, Arc::new(System))?;
    let (hub, live) = town::found(store).await?;
    let mut waiting = Vec::new();
    for number in 0..AT_ONCE {
        waiting.push(arrived(&photos, live.id(), photo, number).await?);
    }
    let before = memory("VmRSS:")?;
    // Forgets what was the most until now.
    std::fs::write("/proc/self/clear_refs", "5")?;
    let start = Instant::now();
    let mut painters = tokio::task::JoinSet::new();
    for upload in waiting {
        let photos = photos.clone();
        painters.spawn(async move {
            let writer = photos.partials().writer(upload).await?;
            photos.finish(upload, &writer).await
        });
    }
    while let Some(done) = painters.join_next().await {
        done??;
    }
    let taken = start.elapsed().as_secs_f64();
    let more = memory("VmHWM:")? - before;
    say("MB of memory for 16 photos of 12 megapixels at once", &format!("{more:.0}"), Some(("≤ 300", more <= 300.0)));
    say("  and seconds until all are there", &format!("{taken:.1}"), None);
    hub.stop().await;
    Ok(())
}

/// A photo of one person's that has come whole, unlike all others by what hangs on its end.
async fn arrived(photos: &Photos, community: CommunityId, photo: &[u8], number: u32) -> anyhow::Result<Upload> {
    let file = [photo, &number.to_be_bytes()].concat();
    let account = AccountId(Uuid::from_u128(u128::from(number) + 1));
    let upload = Upload { community, account, name: Hash::of(&file) };
    let writer = photos.partials().writer(upload).await?;
    drop(writer.open().await?);
    let path: &Path = writer.path();
    ensure!(path.is_file(), "a file on its way is not there");
    tokio::fs::write(path, file).await?;
    Ok(upload)
}

/// A picture as restless as the world is.
fn photo() -> anyhow::Result<Vec<u8>> {
    let mut seed = 1_u32;
    let picture = RgbImage::from_fn(WIDE, HIGH, |x, y| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let grain = (seed >> 28) as f32;
        let wave = |by: f32| ((x as f32 / by).sin() + (y as f32 / by / 1.3).cos()) * 40.0 + 110.0 + grain;
        Rgb([wave(37.0) as u8, wave(59.0) as u8, wave(17.0) as u8])
    });
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 88).encode_image(&picture)?;
    Ok(bytes)
}

fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

/// What the machine says of this process's memory, in megabytes.
fn memory(which: &str) -> anyhow::Result<f64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix(which)).context("the machine does not say")?;
    let kilobytes: f64 = line.trim().trim_end_matches(" kB").parse()?;
    Ok(kilobytes * 1024.0 / 1e6)
}
