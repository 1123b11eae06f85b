#[path = "../../tests/http/photos/pictures.rs"]
#[allow(dead_code)]
mod pictures;

use image::{ImageFormat, RgbImage};
use pictures::*;

use super::*;

fn painted(bytes: &[u8]) -> Result<Sizes, Unfit> {
    look(bytes).and_then(|promise| paint(bytes, promise))
}

fn refused(bytes: &[u8]) -> Option<Unfit> {
    painted(bytes).err()
}

#[test]
fn however_a_phone_was_held_its_photo_stands_upright() {
    // How a camera stores the corners so that, turned as its note says, they stand as they should.
    let upright = corners(64, 48);
    for orientation in 1..=8 {
        let mut stored = DynamicImage::ImageRgb8(upright.clone());
        let back = match orientation {
            6 => 8,
            8 => 6,
            other => other,
        };
        stored.apply_orientation(Orientation::from_exif(back).expect("one of eight"));
        let sent = telling(&stored.into_rgb8(), u16::from(orientation));
        let sizes = painted(&sent).expect("a photo");
        for jpeg in [&sizes.large, &sizes.small] {
            assert_eq!(colours(jpeg), [RED, GREEN, BLUE, YELLOW], "{orientation}");
            assert_eq!(size(jpeg), (64, 48), "{orientation}");
            assert!(says_nothing(jpeg), "{orientation}");
        }
        assert!(!says_nothing(&sent));
    }
}

#[test]
fn every_kind_that_phones_send_becomes_a_jpeg_that_says_nothing() {
    let picture = corners(200, 100);
    for sent in [
        png_with_text(&picture),
        in_format(&picture, ImageFormat::Png),
        in_format(&picture, ImageFormat::WebP),
        in_format(&picture, ImageFormat::Gif),
        jpeg(&picture),
    ] {
        let sizes = painted(&sent).expect("a photo");
        assert!(sizes.large.starts_with(&[0xff, 0xd8, 0xff]) && says_nothing(&sizes.large));
        assert!(says_nothing(&sizes.small));
    }
    let upright = painted(&png_with_text(&picture)).expect("a photo");
    assert_eq!(size(&upright.large), (100, 200), "PNG says how it was held, too");
}

#[test]
fn what_can_be_seen_through_is_laid_on_white() {
    let sizes = painted(&half_clear(80, 40)).expect("a photo");
    assert_eq!(colours(&sizes.large), [RED, [255; 3], RED, [255; 3]]);
}

#[test]
fn of_what_moves_the_first_picture_is_taken() {
    let sizes = painted(&moving_gif(120, 80)).expect("a photo");
    assert_eq!(colours(&sizes.large), [RED, GREEN, BLUE, YELLOW]);
}

#[test]
fn photos_are_made_small_enough_and_no_larger_than_they_were() {
    // As restless as a picture can be without being noise.
    let busy = RgbImage::from_fn(2000, 1500, |x, y| {
        let wave = |by: u32| u8::try_from((x * by / 4 + y * y / 300 + x * y / 2500) % 251).unwrap_or(0);
        image::Rgb([wave(1), wave(2) / 2, wave(3) / 3 + 60])
    });
    let sizes = painted(&jpeg(&busy)).expect("a photo");
    assert_eq!((size(&sizes.large), size(&sizes.small)), ((1600, 1200), (480, 360)));
    assert!(sizes.large.len() < 400_000, "{}", sizes.large.len());
    let tall = painted(&jpeg(&corners(100, 9000))).expect("a photo");
    assert_eq!((size(&tall.large), size(&tall.small)), ((18, 1600), (5, 480)));
    let tiny = painted(&jpeg(&corners(8, 8))).expect("a photo");
    assert_eq!((size(&tiny.large), size(&tiny.small)), ((8, 8), (8, 8)));
}

#[test]
fn what_is_cut_off_is_no_picture() {
    let picture = corners(300, 200);
    let kinds = [
        telling(&picture, 1),
        in_format(&picture, ImageFormat::Png),
        in_format(&picture, ImageFormat::WebP),
        in_format(&picture, ImageFormat::Gif),
    ];
    for whole in kinds {
        for tenth in 0..10 {
            let part = &whole[..whole.len() * tenth / 10];
            assert_eq!(refused(part), Some(Unfit::NotAPicture), "{tenth} tenths of {:?}", &whole[..4]);
        }
        assert!(painted(&whole).is_ok());
    }
    let whole = jpeg(&picture);
    assert_eq!(refused(&whole[..whole.len() - 2]), Some(Unfit::NotAPicture), "all but its end");
}

#[test]
fn what_claims_to_be_huge_is_not_unpacked() {
    assert_eq!(refused(&hollow_png(30_000, 30_000)), Some(Unfit::TooLarge));
    assert!(refused(&hollow_png(u32::MAX >> 1, u32::MAX >> 1)).is_some());
    assert_eq!(refused(&hollow_jpeg(8000, 5200)), Some(Unfit::TooLarge));
    assert_eq!(refused(&hollow_png(6000, 6000)), Some(Unfit::NotAPicture), "it promised more than it has");
    assert_eq!(refused(&vec![0xff; 10 * 1024 * 1024 + 1]), Some(Unfit::TooLarge));
}

#[test]
fn what_else_comes_is_refused_by_what_it_holds() {
    let jpeg = jpeg(&corners(20, 20));
    for (other, unfit) in [
        (&b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"[..], Unfit::Unknown),
        (b"\0\0\0\x1cftypavif\0\0\0\0mif1avif", Unfit::Unknown),
        (b"II*\0\x08\0\0\0", Unfit::Unknown),
        (b"BM\x36\0\0\0\0\0\0\0", Unfit::Unknown),
        (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", Unfit::NotAPicture),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", Unfit::NotAPicture),
        (b"<!doctype html><script>alert(1)</script>", Unfit::NotAPicture),
        (b"%PDF-1.7\n", Unfit::NotAPicture),
        (b"PK\x03\x04", Unfit::NotAPicture),
        (b"", Unfit::NotAPicture),
        (&jpeg[2..], Unfit::NotAPicture),
        (b"\xff\xd8\xff\xe0 and then nothing of the kind", Unfit::NotAPicture),
        (b"GIF89a<script>alert(1)</script>", Unfit::TooLarge),
    ] {
        assert_eq!(refused(other), Some(unfit), "{}", String::from_utf8_lossy(other));
    }
}

#[test]
fn what_hangs_on_a_picture_is_left_behind() {
    let picture = jpeg(&corners(20, 20));
    for tail in [&b"<script>alert(1)</script>"[..], b"PK\x03\x04Mill Lane", &picture] {
        let sizes = painted(&[&picture, tail].concat()).expect("a photo");
        assert!(says_nothing(&sizes.large) && says_nothing(&sizes.small));
        assert_eq!(sizes, painted(&picture).expect("a photo"));
    }
}
