//! Pictures made for tests, with all that phones put into them.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, GenericImageView, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

pub const RED: [u8; 3] = [220, 30, 30];
pub const GREEN: [u8; 3] = [30, 200, 30];
pub const BLUE: [u8; 3] = [30, 30, 220];
pub const YELLOW: [u8; 3] = [220, 220, 30];

/// Red and green above, blue and yellow below.
pub fn corners(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        Rgb(match (x < width / 2, y < height / 2) {
            (true, true) => RED,
            (false, true) => GREEN,
            (true, false) => BLUE,
            (false, false) => YELLOW,
        })
    })
}

/// What its corners look like: above, left to right, then below.
pub fn colours(bytes: &[u8]) -> [[u8; 3]; 4] {
    let seen = image::load_from_memory(bytes).expect("a picture");
    let (width, height) = seen.dimensions();
    let near = |x: u32, y: u32| {
        let Rgba([red, green, blue, _]) = seen.get_pixel(x * (width - 1) / 8, y * (height - 1) / 8);
        let found = [red, green, blue];
        let distance = |known: &[u8; 3]| -> u32 {
            known.iter().zip(found).map(|(one, other)| u32::from(one.abs_diff(other)).pow(2)).sum()
        };
        [RED, GREEN, BLUE, YELLOW, [255; 3]].into_iter().min_by_key(distance).expect("some")
    };
    [near(1, 1), near(7, 1), near(1, 7), near(7, 7)]
}

pub fn size(bytes: &[u8]) -> (u32, u32) {
    image::load_from_memory(bytes).expect("a picture").dimensions()
}

pub fn jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 90).encode_image(picture).expect("a picture");
    bytes
}

pub fn in_format(picture: &RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(picture.clone()).write_to(&mut bytes, format).expect("a picture");
    bytes.into_inner()
}

/// A PNG whose right half can be seen through.
pub fn half_clear(width: u32, height: u32) -> Vec<u8> {
    let picture = RgbaImage::from_fn(width, height, |x, _| Rgba([220, 30, 30, if x < width / 2 { 255 } else { 0 }]));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgba8(picture).write_to(&mut bytes, ImageFormat::Png).expect("a picture");
    bytes.into_inner()
}

/// A GIF that moves: first the corners, then nothing but blue.
pub fn moving_gif(width: u32, height: u32) -> Vec<u8> {
    let first = DynamicImage::ImageRgb8(corners(width, height)).into_rgba8();
    let then = RgbaImage::from_pixel(width, height, Rgba([30, 30, 220, 255]));
    let mut bytes = Vec::new();
    let frames = [first, then].map(image::Frame::new);
    image::codecs::gif::GifEncoder::new(&mut bytes).encode_frames(frames).expect("a picture");
    bytes
}

/// A JPEG with more segments, right after its beginning.
pub fn with_segments(jpeg: &[u8], segments: &[(u8, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = jpeg[..2].to_vec();
    for (mark, what) in segments {
        let length = u16::try_from(what.len() + 2).expect("short");
        bytes.extend([0xff, *mark]);
        bytes.extend(length.to_be_bytes());
        bytes.extend(what);
    }
    bytes.extend(&jpeg[2..]);
    bytes
}

/// What a phone notes in a photo: how it was held, which phone it is, and where it was.
pub fn exif(orientation: u16) -> (u8, Vec<u8>) {
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value].concat()
    };
    let [low, high] = orientation.to_le_bytes();
    tiff.extend(3_u16.to_le_bytes());
    tiff.extend(entry(0x010f, 2, 4, *b"Mob\0"));
    tiff.extend(entry(0x0112, 3, 1, [low, high, 0, 0]));
    let gps = u32::try_from(8 + 2 + 3 * 12 + 4).expect("small");
    tiff.extend(entry(0x8825, 4, 1, gps.to_le_bytes()));
    tiff.extend([0; 4]);
    tiff.extend(2_u16.to_le_bytes());
    tiff.extend(entry(1, 2, 2, *b"N\0\0\0"));
    let degrees = gps + 2 + 2 * 12 + 4;
    tiff.extend(entry(2, 5, 3, degrees.to_le_bytes()));
    tiff.extend([0; 4]);
    for number in [51_u32, 1, 54, 1, 12, 1] {
        tiff.extend(number.to_le_bytes());
    }
    (0xe1, [b"Exif\0\0".to_vec(), tiff].concat())
}

/// A photo as a phone makes it, with everything that must not be passed on.
pub fn telling(picture: &RgbImage, orientation: u16) -> Vec<u8> {
    let xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'>Ann's phone</x:xmpmeta>".to_vec();
    let icc = [b"ICC_PROFILE\0\x01\x01".to_vec(), vec![7; 200]].concat();
    let iptc = b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x08Mill Lane".to_vec();
    with_segments(
        &jpeg(picture),
        &[exif(orientation), (0xe1, xmp), (0xe2, icc), (0xed, iptc), (0xfe, b"made by Ann at 12 Mill Lane".to_vec())],
    )
}

/// A PNG that says something besides.
pub fn png_with_text(picture: &RgbImage) -> Vec<u8> {
    let png = in_format(picture, ImageFormat::Png);
    // The head: eight bytes, and a chunk of 25.
    let (head, rest) = png.split_at(33);
    [head, &chunk(b"tEXt", b"Author\0Ann of Mill Lane"), &chunk(b"eXIf", &exif(6).1[6..]), rest].concat()
}

/// A PNG that says it is this large and has next to nothing in it.
pub fn hollow_png(width: u32, height: u32) -> Vec<u8> {
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    let empty = [0x78, 0x9c, 0x03, 0, 0, 0, 0, 1];
    [&b"\x89PNG\r\n\x1a\n"[..], &chunk(b"IHDR", &head), &chunk(b"IDAT", &empty), &chunk(b"IEND", b"")].concat()
}

fn chunk(kind: &[u8; 4], what: &[u8]) -> Vec<u8> {
    let length = u32::try_from(what.len()).expect("short");
    let checked = [&kind[..], what].concat();
    let sum = checked.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg()))
    });
    [&length.to_be_bytes()[..], &checked, &(!sum).to_be_bytes()].concat()
}

/// A JPEG whose head says it is this large.
pub fn hollow_jpeg(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = jpeg(&corners(16, 16));
    let at = bytes.windows(2).position(|mark| mark == [0xff, 0xc0]).expect("a frame") + 5;
    bytes[at..at + 2].copy_from_slice(&height.to_be_bytes());
    bytes[at + 2..at + 4].copy_from_slice(&width.to_be_bytes());
    bytes
}

/// Whether nothing is in a JPEG but the picture.
pub fn says_nothing(jpeg: &[u8]) -> bool {
    let mut at = 2;
    let mut marks = Vec::new();
    while let [0xff, mark, high, low] = jpeg[at..at + 4] {
        marks.push(mark);
        at += 2 + usize::from(u16::from_be_bytes([high, low]));
        if mark == 0xda {
            break;
        }
    }
    let has = |words: &[u8]| jpeg.windows(words.len()).any(|found| found == words);
    let telling =
        [&b"Exif"[..], b"GPS", b"xmp", b"http", b"ICC", b"Mill Lane", b"Photoshop", b"Mob", b"Ann", b"<script"];
    // The frame, tables and the first bytes of every JPEG: no other segments, no comments.
    marks.iter().all(|mark| matches!(mark, 0xe0 | 0xc0 | 0xc4 | 0xda | 0xdb))
        && !telling.iter().any(|words| has(words))
        && jpeg.ends_with(&[0xff, 0xd9])
}
