//! PNG: what its chunks say, and its pixels.

use std::io::{Cursor, Read as _};

use flate2::read::ZlibDecoder;
use image::codecs::png::PngDecoder;

use super::bilevel::Rows;
use super::{Colour, DecodeError, Limits, Probed, Stated, profile};
use crate::page::image::{Dpi, PageImage, PageSource, Pixels};

/// Bytes that a PNG's colour profile may have, beside twice the file's length.
const BESIDE: u64 = 16 << 20;

pub(super) fn probe(bytes: &[u8], limits: &Limits) -> Result<Probed, DecodeError> {
    let mut facts: Option<Probed> = None;
    let mut at = 8;
    loop {
        let Some((name, data)) = chunk(bytes, at) else {
            return Err(DecodeError::truncated("PNG without its last chunk (IEND)"));
        };
        match (name, &mut facts) {
            (b"IHDR", None) => facts = Some(header(data, limits)?),
            (b"pHYs", Some(facts)) => facts.stated = density(data),
            (b"iCCP", Some(facts)) => {
                let components = if facts.colour == Colour::Colour { 3 } else { 1 };
                facts.strange_colours =
                    !profile::is_followed(&unpacked(data), components);
            }
            (b"IEND", Some(_)) => break,
            (_, Some(_)) => {}
            (_, None) => return Err(DecodeError::damaged("PNG without a header (IHDR)")),
        }
        at += 12 + data.len();
    }
    Ok(facts.expect("the loop ends only where there are facts"))
}

pub(super) fn source(
    bytes: &[u8],
    dpi: Dpi,
    limits: &Limits,
) -> Result<PageSource, DecodeError> {
    let facts = probe(bytes, limits)?;
    // What stands beside the pixels, such as a packed colour profile.
    let mut beside = image::Limits::no_limits();
    beside.max_alloc = Some(BESIDE + 2 * bytes.len() as u64);
    let decoder = PngDecoder::with_limits(Cursor::new(bytes), beside)
        .map_err(DecodeError::damaged)?;
    let image = super::pixels::from_image(decoder, dpi)?;
    Ok(PageSource::Pixels(match (facts.colour, image) {
        (
            Colour::Bilevel,
            PageImage { pixels: Pixels::Grey(grey), width, height, .. },
        ) => Rows::from_grey(&grey, width, height).into_image(dpi),
        (_, image) => image,
    }))
}

/// Name and data of the chunk at `at`; `None` where bytes are missing.
fn chunk(bytes: &[u8], at: usize) -> Option<(&[u8; 4], &[u8])> {
    let length = u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize;
    let name = bytes.get(at + 4..at + 8)?.try_into().ok()?;
    let data = bytes.get(at + 8..(at + 8).checked_add(length)?)?;
    bytes.get(at + 8 + length..at + 12 + length)?;
    Some((name, data))
}

/// The profile of an iCCP chunk: a name, 0, the way it is packed, and Flate bytes.
fn unpacked(data: &[u8]) -> Vec<u8> {
    let mut icc = Vec::new();
    if let Some([_, _, packed @ ..]) =
        data.iter().position(|byte| *byte == 0).map(|end| &data[end..])
    {
        // A damaged profile is told about by what it lacks.
        let _ = ZlibDecoder::new(packed).take(BESIDE).read_to_end(&mut icc);
    }
    icc
}

fn header(data: &[u8], limits: &Limits) -> Result<Probed, DecodeError> {
    let &[w3, w2, w1, w0, h3, h2, h1, h0, bits, kind, ..] = data else {
        return Err(DecodeError::damaged("PNG header"));
    };
    let width = u32::from_be_bytes([w3, w2, w1, w0]);
    let height = u32::from_be_bytes([h3, h2, h1, h0]);
    // Decoded with up to four samples of up to 16 bits before it is made ours.
    let decoded = if matches!(kind, 0) { u64::from(bits.max(8)) } else { 32 };
    limits.check(width.into(), height.into(), decoded)?;
    let colour = match (kind, bits) {
        (0, 1) => Colour::Bilevel,
        (0 | 4, _) => Colour::Grey,
        _ => Colour::Colour,
    };
    Ok(Probed {
        width,
        height,
        stated: None,
        colour,
        bits,
        orientation: None,
        rendered: false,
        lowered: false,
        strange_colours: false,
    })
}

/// Pixels per metre; `None` where only a shape is stated.
fn density(data: &[u8]) -> Option<Stated> {
    let &[x3, x2, x1, x0, y3, y2, y1, y0, 1] = data else { return None };
    let inch = |bytes| f64::from(u32::from_be_bytes(bytes)) * 0.0254;
    Stated::new(inch([x3, x2, x1, x0]), inch([y3, y2, y1, y0]))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A grey PNG.
    pub(crate) fn encode(width: u32, height: u32) -> Vec<u8> {
        let grey =
            image::GrayImage::from_fn(width, height, |x, y| image::Luma([(x ^ y) as u8]));
        let mut bytes = Cursor::new(Vec::new());
        grey.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    /// The PNG with a colour profile before all else.
    pub(crate) fn with_profile(png: &[u8], icc: &[u8]) -> Vec<u8> {
        let mut data = b"iCCPnavn\0\0".to_vec();
        let mut packed =
            flate2::write::ZlibEncoder::new(&mut data, flate2::Compression::best());
        std::io::Write::write_all(&mut packed, icc).unwrap();
        packed.finish().unwrap();
        let mut crc = flate2::Crc::new();
        crc.update(&data);
        let length = (data.len() as u32 - 4).to_be_bytes();
        [&png[..33], &length, &data, &crc.sum().to_be_bytes(), &png[33..]].concat()
    }

    fn with_size(mut bytes: Vec<u8>, side: u32) -> Vec<u8> {
        bytes[16..20].copy_from_slice(&side.to_be_bytes());
        bytes[20..24].copy_from_slice(&side.to_be_bytes());
        bytes
    }

    #[test]
    fn a_png_tells_its_size_and_gives_its_pixels() {
        let bytes = encode(20, 10);
        let facts = probe(&bytes, &Limits::default()).unwrap();
        assert_eq!((facts.width, facts.height, facts.bits), (20, 10, 8));
        assert_eq!((facts.colour, facts.stated), (Colour::Grey, None));
        let dpi = Dpi::new(300).unwrap();
        let PageSource::Pixels(image) = source(&bytes, dpi, &Limits::default()).unwrap()
        else {
            panic!("a PNG is pixels")
        };
        assert!(matches!(image.pixels, Pixels::Grey(grey) if grey[21] == (1 ^ 1)));
    }

    #[test]
    fn density_is_told_per_inch() {
        let metre = [0, 0, 0x2e, 0x23, 0, 0, 0x2e, 0x23, 1];
        let stated = density(&metre).unwrap();
        assert!((stated.x - 300.0).abs() < 0.01 && stated.is_even());
        assert_eq!(density(&[0, 0, 0, 1, 0, 0, 0, 1, 0]), None);
    }

    #[test]
    fn a_bomb_is_refused_before_it_is_decoded() {
        let bytes = with_size(encode(8, 8), 60_000);
        let refused = probe(&bytes, &Limits::default());
        assert!(matches!(refused, Err(DecodeError::TooLarge { .. })), "{refused:?}");
    }

    #[test]
    fn a_png_without_its_last_chunk_is_cut_short() {
        let bytes = encode(50, 50);
        for keep in [bytes.len() - 1, bytes.len() / 2, 9] {
            let cut = probe(&bytes[..keep], &Limits::default());
            assert!(matches!(cut, Err(DecodeError::Truncated { .. })), "{keep}: {cut:?}");
        }
    }
}
