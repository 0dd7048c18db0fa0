//! JPEG: what its markers say, and its pixels.

use std::io::Cursor;

use image::codecs::jpeg::JpegDecoder;

use super::ifd::Tiff;
use super::{Colour, DecodeError, Limits, Probed, Stated, profile};
use crate::page::image::{Dpi, PageImage, PageSource};

/// What the markers of a JPEG say (ISO 10918-1 annex B).
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Header {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) components: u8,
    /// Bits a sample.
    precision: u8,
    /// The SOF marker: 0xC0 baseline … 0xCF.
    process: u8,
    stated: Option<Stated>,
    orientation: Option<u16>,
    /// The colour profile, as far as it is there.
    icc: Option<Vec<u8>>,
    /// Length up to and with the end marker; `None` where there is none.
    pub(super) end: Option<usize>,
}

pub(super) fn probe(bytes: &[u8], limits: &Limits) -> Result<Probed, DecodeError> {
    let header = checked(bytes, limits)?;
    Ok(Probed {
        width: header.width,
        height: header.height,
        stated: header.stated,
        colour: if header.components == 1 { Colour::Grey } else { Colour::Colour },
        bits: header.precision,
        orientation: header.orientation,
        rendered: false,
        lowered: false,
        // The decoder gives inks as colours already: their profile comes too late.
        strange_colours: header.icc.is_some_and(|icc| {
            header.components == 4 || !profile::is_followed(&icc, header.components)
        }),
    })
}

pub(super) fn source(
    bytes: &[u8],
    dpi: Dpi,
    limits: &Limits,
) -> Result<PageSource, DecodeError> {
    let header = checked(bytes, limits)?;
    let end = header.end.expect("checked: a JPEG without an end is an error");
    Ok(PageSource::Jpeg {
        bytes: bytes[..end].to_vec(),
        width: header.width,
        height: header.height,
        components: header.components,
        dpi,
    })
}

pub(super) fn decode(
    bytes: &[u8],
    dpi: Dpi,
    limits: &Limits,
) -> Result<PageImage, DecodeError> {
    checked(bytes, limits)?;
    let decoder = JpegDecoder::new(Cursor::new(bytes)).map_err(DecodeError::damaged)?;
    super::pixels::from_image(decoder, dpi)
}

/// The header of a JPEG that can be decoded whole.
pub(super) fn checked(bytes: &[u8], limits: &Limits) -> Result<Header, DecodeError> {
    let header = header(bytes)?;
    limits.check(
        header.width.into(),
        header.height.into(),
        8 * u64::from(header.components),
    )?;
    // Baseline, extended and progressive Huffman are what decoders and PDF readers know.
    if !matches!(header.process, 0xc0..=0xc2) || header.precision != 8 {
        let what =
            format!("JPEG SOF{}, {} bits", header.process - 0xc0, header.precision);
        return Err(DecodeError::unsupported(what));
    }
    if !matches!(header.components, 1 | 3 | 4) {
        let what = format!("JPEG, {} components", header.components);
        return Err(DecodeError::unsupported(what));
    }
    if header.end.is_none() {
        return Err(DecodeError::truncated("JPEG without an end marker (EOI)"));
    }
    Ok(header)
}

/// Walks the markers. Density is taken from JFIF, else from EXIF.
pub(super) fn header(bytes: &[u8]) -> Result<Header, DecodeError> {
    let mut header: Option<Header> = None;
    let (mut jfif, mut exif, mut orientation) = (None, None, None);
    let (mut end, mut icc) = (None, None);
    let mut at = 2;
    while let Some((marker, after)) = next_marker(bytes, at) {
        at = after;
        if marker == 0xd9 {
            end = Some(after);
            break;
        }
        if matches!(marker, 0x01 | 0xd0..=0xd7) {
            continue;
        }
        let Some(segment) = segment(bytes, after) else { break };
        at = after + 2 + segment.len();
        match marker {
            0xc4 | 0xc8 | 0xcc => {}
            0xc0..=0xcf if header.is_none() => header = Some(frame(marker, segment)?),
            // A decoder may go by the second, whose size would not have been checked.
            0xc0..=0xcf => return Err(DecodeError::damaged("JPEG of two frames")),
            0xe0 if jfif.is_none() => jfif = jfif_density(segment),
            0xe1 if exif.is_none() && orientation.is_none() => {
                (exif, orientation) = exif_facts(segment);
            }
            // The parts of a profile stand in order (ICC.1:2010, B.4).
            0xe2 => {
                if let Some([_, _, part @ ..]) = segment.strip_prefix(b"ICC_PROFILE\0") {
                    icc.get_or_insert_with(Vec::new).extend_from_slice(part);
                }
            }
            // The first scan: what follows up to the next real marker is coded data.
            0xda => at = after_scan(bytes, at),
            _ => {}
        }
    }
    let header =
        header.ok_or_else(|| DecodeError::truncated("JPEG without a frame header"))?;
    Ok(Header { stated: jfif.or(exif), orientation, icc, end, ..header })
}

/// The next marker from `at` and the position behind it; bytes that are no marker are passed.
fn next_marker(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    let mut at = at + bytes.get(at..)?.iter().position(|byte| *byte == 0xff)?;
    while *bytes.get(at)? == 0xff {
        at += 1;
    }
    Some((*bytes.get(at)?, at + 1))
}

/// The segment whose length field stands at `at`, without that field.
fn segment(bytes: &[u8], at: usize) -> Option<&[u8]> {
    let length = u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?);
    bytes.get(at + 2..at + usize::from(length).max(2))
}

/// Where the coded data of a scan ends: at a marker that is neither stuffing nor a restart.
fn after_scan(bytes: &[u8], mut at: usize) -> usize {
    while let Some(step) = bytes.get(at..).and_then(|b| b.iter().position(|b| *b == 0xff))
    {
        at += step;
        match bytes.get(at + 1) {
            Some(0x00 | 0xd0..=0xd7) => at += 2,
            Some(0xff) => at += 1,
            _ => return at,
        }
    }
    bytes.len()
}

fn frame(marker: u8, segment: &[u8]) -> Result<Header, DecodeError> {
    let &[precision, h1, h0, w1, w0, components, ..] = segment else {
        return Err(DecodeError::truncated("JPEG frame header"));
    };
    Ok(Header {
        width: u16::from_be_bytes([w1, w0]).into(),
        height: u16::from_be_bytes([h1, h0]).into(),
        components,
        precision,
        process: marker,
        stated: None,
        orientation: None,
        icc: None,
        end: None,
    })
}

/// `None` where JFIF states a shape only (units 0).
fn jfif_density(segment: &[u8]) -> Option<Stated> {
    let rest = segment.strip_prefix(b"JFIF\0")?;
    let &[_, _, units, x1, x0, y1, y0, ..] = rest else { return None };
    let scale = match units {
        1 => 1.0,
        2 => 2.54,
        _ => return None,
    };
    let number = |high, low| f64::from(u16::from_be_bytes([high, low])) * scale;
    Stated::new(number(x1, x0), number(y1, y0))
}

/// Density and orientation of an EXIF segment.
fn exif_facts(segment: &[u8]) -> (Option<Stated>, Option<u16>) {
    let Some(tiff) = segment.strip_prefix(b"Exif\0\0").and_then(|b| Tiff::open(b).ok())
    else {
        return (None, None);
    };
    let (directories, _) = tiff.directories(1);
    let Some(ifd) = directories.first() else { return (None, None) };
    (super::tiff::stated(&tiff, ifd), super::tiff::orientation(&tiff, ifd))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::page::image::Pixels;

    /// A grey or colour JPEG with a gradient, stating a density in its JFIF header.
    pub(crate) fn encode(width: u32, height: u32, colour: bool, dpi: u16) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder =
            image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 80);
        encoder.set_pixel_density(image::codecs::jpeg::PixelDensity::dpi(dpi));
        let samples = if colour { 3 } else { 1 };
        let pixels: Vec<u8> =
            (0..width * height * samples).map(|i| (i % 251) as u8).collect();
        let kind = match colour {
            true => image::ExtendedColorType::Rgb8,
            false => image::ExtendedColorType::L8,
        };
        encoder.encode(&pixels, width, height, kind).unwrap();
        bytes
    }

    #[test]
    fn the_markers_tell_size_density_and_end() {
        let bytes = encode(40, 30, true, 200);
        let header = header(&bytes).unwrap();
        assert_eq!((header.width, header.height, header.components), (40, 30, 3));
        assert_eq!(header.stated, Stated::new(200.0, 200.0));
        assert_eq!(header.end, Some(bytes.len()));
    }

    #[test]
    fn a_jpeg_is_passed_on_untouched_and_decodes_to_its_colours() {
        let bytes = encode(40, 30, false, 300);
        let dpi = Dpi::new(300).unwrap();
        let mut trailing = bytes.clone();
        trailing.extend_from_slice(b"scanner's own notes");
        let source = source(&trailing, dpi, &Limits::default()).unwrap();
        let expected =
            PageSource::Jpeg { bytes, width: 40, height: 30, components: 1, dpi };
        assert_eq!(source, expected);
        let image = source.decode(&Limits::default()).unwrap();
        assert!(matches!(image.pixels, Pixels::Grey(grey) if grey.len() == 1200));
    }

    #[test]
    fn a_jpeg_without_its_end_is_cut_short() {
        let bytes = encode(64, 64, true, 300);
        for keep in [bytes.len() - 2, bytes.len() / 2, 30, 3] {
            let cut = probe(&bytes[..keep], &Limits::default());
            assert!(matches!(cut, Err(DecodeError::Truncated { .. })), "{keep}: {cut:?}");
        }
    }

    #[test]
    fn exif_orientation_is_told_and_the_image_left_as_it_is() {
        let plain = encode(16, 8, false, 300);
        let mut exif =
            b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0".to_vec();
        exif.extend_from_slice(&[0; 4]);
        let mut bytes = b"\xff\xd8\xff\xe1".to_vec();
        bytes.extend_from_slice(&((exif.len() + 2) as u16).to_be_bytes());
        bytes.extend_from_slice(&exif);
        bytes.extend_from_slice(&plain[2..]);
        let facts = probe(&bytes, &Limits::default()).unwrap();
        assert_eq!((facts.orientation, facts.width, facts.height), (Some(6), 16, 8));
    }
}
