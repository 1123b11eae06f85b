//! What is done to a picture that somebody sent: checked by what it holds, never by what it is called,
//! and painted anew, so that nothing of the file remains but what can be seen.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, ImageFormat, ImageReader, Limits, RgbImage};

use domain::photos::Unfit;

use super::marks;

/// The largest file, in bytes.
pub const BYTES: u64 = 10 * 1024 * 1024;
/// The largest picture, in pixels.
pub const PIXELS: u64 = 40_000_000;
/// The most bytes that a picture may have when unpacked.
const UNPACKED: u64 = PIXELS * 4;
/// The longest side of the two sizes that are kept.
const LARGE: u32 = 1600;
const SMALL: u32 = 480;
/// What the larger should weigh at most, in bytes, and how far its quality may sink for that.
const WEIGHT: usize = 300 * 1024;
const QUALITIES: [u8; 4] = [82, 74, 66, 58];

/// Both sizes of a picture, as JPEG.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sizes {
    /// For looking closely.
    pub large: Vec<u8>,
    /// For lists.
    pub small: Vec<u8>,
}

/// What the head of a picture promises, before anything is unpacked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Promise {
    format: ImageFormat,
    /// Memory that it takes to paint it anew, in megabytes.
    pub megabytes: u32,
}

/// Looks only at the head: whether this is a picture, and one that is not too large to unpack.
pub fn look(bytes: &[u8]) -> Result<Promise, Unfit> {
    if bytes.len() as u64 > BYTES {
        return Err(Unfit::TooLarge);
    }
    let format = marks::format(bytes)?;
    let decoder = open(bytes, format)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels > PIXELS || decoder.total_bytes() > UNPACKED {
        return Err(Unfit::TooLarge);
    }
    if pixels == 0 {
        return Err(Unfit::NotAPicture);
    }
    // The file, the picture, and what it takes to make it smaller; in passes, the whole of it twice as finely.
    let copies = match format {
        ImageFormat::Jpeg => match marks::layout(bytes).ok_or(Unfit::NotAPicture)? {
            marks::Layout::Rows => 2,
            marks::Layout::Passes => 4,
        },
        _ => 3,
    };
    let megabytes = (decoder.total_bytes() * copies).div_ceil(1_000_000);
    Ok(Promise { format, megabytes: u32::try_from(megabytes).unwrap_or(u32::MAX) })
}

/// Paints the picture anew in both sizes, the right way up and on white.
pub fn paint(bytes: &[u8], promise: Promise) -> Result<Sizes, Unfit> {
    let mut decoder = open(bytes, promise.format)?;
    // What can't be read of how it was held is no reason to refuse the picture.
    let held = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let picture = DynamicImage::from_decoder(decoder).map_err(|_| Unfit::NotAPicture)?;
    let mut large = fit(on_white(picture), LARGE);
    large.apply_orientation(held);
    Ok(Sizes { large: light(&large)?, small: encode(&fit(large, SMALL), QUALITIES[0])? })
}

fn open(bytes: &[u8], format: ImageFormat) -> Result<impl ImageDecoder, Unfit> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(UNPACKED);
    reader.limits(limits);
    reader.into_decoder().map_err(|_| Unfit::NotAPicture)
}

fn on_white(picture: DynamicImage) -> DynamicImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8().into();
    }
    let seen = picture.into_rgba8();
    let mut flat = RgbImage::new(seen.width(), seen.height());
    for (to, from) in flat.pixels_mut().zip(seen.pixels()) {
        let [.., opacity] = from.0.map(u16::from);
        for (to, from) in to.0.iter_mut().zip(from.0) {
            // Never more than 255.
            *to = u8::try_from((u16::from(from) * opacity + 255 * (255 - opacity) + 127) / 255).unwrap_or(255);
        }
    }
    flat.into()
}

/// The picture so small that its longest side is at most so long.
fn fit(picture: DynamicImage, longest: u32) -> DynamicImage {
    let (width, height) = (picture.width(), picture.height());
    let side = width.max(height);
    if side <= longest {
        return picture;
    }
    let scaled = |length: u32, to: u32| {
        let scaled = (u64::from(length) * u64::from(to) + u64::from(side) / 2) / u64::from(side);
        u32::try_from(scaled).unwrap_or(to).max(1)
    };
    // Averaging is quick and saves memory; what it leaves rough, the second step smooths.
    let rough = longest * 2;
    let picture = match side > rough * 2 {
        true => picture.thumbnail_exact(scaled(width, rough), scaled(height, rough)),
        false => picture,
    };
    picture.resize_exact(scaled(width, longest), scaled(height, longest), FilterType::CatmullRom)
}

/// As good as it can be without weighing too much.
fn light(picture: &DynamicImage) -> Result<Vec<u8>, Unfit> {
    let mut lightest = Vec::new();
    for quality in QUALITIES {
        lightest = encode(picture, quality)?;
        if lightest.len() <= WEIGHT {
            break;
        }
    }
    Ok(lightest)
}

fn encode(picture: &DynamicImage, quality: u8) -> Result<Vec<u8>, Unfit> {
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, quality)
        .encode(picture.as_bytes(), picture.width(), picture.height(), ExtendedColorType::Rgb8)
        .map_err(|_| Unfit::NotAPicture)?;
    Ok(jpeg)
}

#[cfg(test)]
#[path = "picture_tests.rs"]
mod tests;
