//! What a file is, by the marks that its bytes bear.

use image::ImageFormat;

use domain::photos::Unfit;

/// The kind of picture, if it is one that is taken here.
pub fn format(bytes: &[u8]) -> Result<ImageFormat, Unfit> {
    match image::guess_format(bytes) {
        Ok(known @ (ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP | ImageFormat::Gif)) => Ok(known),
        Ok(ImageFormat::Avif | ImageFormat::Tiff | ImageFormat::Bmp) => Err(Unfit::Unknown),
        _ if is_other_picture(bytes) => Err(Unfit::Unknown),
        _ => Err(Unfit::NotAPicture),
    }
}

/// Whether it is a picture of a kind that can't be read here: what iPhones make, or cameras.
fn is_other_picture(bytes: &[u8]) -> bool {
    const MARKS: [&[u8]; 7] = [
        // TIFF, and what most cameras call raw.
        b"II*\0",
        b"MM\0*",
        b"II+\0",
        b"IIU\0",
        b"FUJIFILMCCD-RAW",
        // JPEG XL, bare and boxed.
        b"\xff\x0a",
        b"\0\0\0\x0cJXL ",
    ];
    const BRANDS: [&[u8]; 11] =
        [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis", b"crx "];
    let brand = bytes.get(4..8).filter(|mark| *mark == b"ftyp").and(bytes.get(8..12));
    MARKS.iter().any(|mark| bytes.starts_with(mark)) || brand.is_some_and(|brand| BRANDS.contains(&brand))
}

/// How a JPEG is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// From above to below.
    Rows,
    /// The whole picture several times, each better than before: what reads it must hold all of it.
    Passes,
}

/// The layout of a JPEG that goes on to its end; none if it was cut off. What reads them would paint grey from
/// there on, and say nothing.
pub fn layout(bytes: &[u8]) -> Option<Layout> {
    /// Marks that have nothing after them: 0x01 and those that part a picture.
    const BARE: [u8; 9] = [0x01, 0xd0, 0xd1, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7];
    const BEGIN: u8 = 0xd8;
    const END: u8 = 0xd9;
    const PIXELS: u8 = 0xda;
    /// Frames whose pixels come from above to below.
    const ROWS: [u8; 2] = [0xc0, 0xc1];
    let (mut seen_pixels, mut layout) = (false, Layout::Passes);
    let mut at = 0;
    loop {
        let (mark, after) = next_mark(bytes, at)?;
        match mark {
            END => return seen_pixels.then_some(layout),
            BEGIN => at = after,
            bare if BARE.contains(&bare) => at = after,
            _ => {
                seen_pixels |= mark == PIXELS;
                if ROWS.contains(&mark) {
                    layout = Layout::Rows;
                }
                let [high, low] = *bytes.get(after..after + 2)?.first_chunk()?;
                at = after + usize::from(u16::from_be_bytes([high, low])).max(2);
            }
        }
    }
}

/// The next mark and where what follows it begins. Among pixels, 0xff 0x00 is no mark.
fn next_mark(bytes: &[u8], from: usize) -> Option<(u8, usize)> {
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == 0xff)?;
        while *bytes.get(at)? == 0xff {
            at += 1;
        }
        if bytes[at] != 0 {
            return Some((bytes[at], at + 1));
        }
    }
}
