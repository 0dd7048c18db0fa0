//! What a JPEG stream says about itself: enough to know whether PDF can carry it as it is.

use crate::message::Message;
use crate::msg;

/// How the colours of a JPEG are to be read (ISO 10918-1; Adobe's marker APP14).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// Width in pixels.
    pub(super) width: u32,
    /// Height in pixels.
    pub(super) height: u32,
    /// 1 (grey), 3 (colour) or 4 (printing inks).
    pub(super) components: u8,
    /// Three components named R, G, B without Adobe's marker: no conversion from YCbCr.
    pub(super) plain_rgb: bool,
    /// Adobe's marker stands in the stream: inks are stored inverted.
    pub(super) adobe: bool,
    /// The ICC profile, where one is whole and fits the components.
    pub(super) profile: Option<Vec<u8>>,
}

/// Start of frame: baseline, extended and progressive Huffman, which PDF's `DCTDecode` knows.
const FRAMES_OF_PDF: [u8; 3] = [0xC0, 0xC1, 0xC2];
/// Lossless, hierarchical and arithmetic frames, which it does not.
const OTHER_FRAMES: [u8; 10] =
    [0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF];
/// A profile beyond this is taken for damage; the largest in use are about 3 MB.
const LARGEST_PROFILE: usize = 16 << 20;

/// Reads the segments up to the first scan.
///
/// # Errors
/// A message telling why PDF cannot carry the stream.
pub(super) fn read(bytes: &[u8]) -> Result<Header, Message> {
    if !bytes.starts_with(&[0xFF, 0xD8]) {
        return Err(msg!("pdf-jpeg-damaged"));
    }
    let mut frame = None;
    let mut adobe = false;
    let mut profile = Profile::default();
    let mut rest = &bytes[2..];
    loop {
        let (marker, body, after) =
            segment(rest).ok_or_else(|| msg!("pdf-jpeg-damaged"))?;
        rest = after;
        match marker {
            0xDA => break,
            0xE2 => profile.take(body),
            0xEE => adobe |= body.starts_with(b"Adobe"),
            sof if FRAMES_OF_PDF.contains(&sof) => frame = Some(read_frame(body)?),
            sof if OTHER_FRAMES.contains(&sof) => {
                let frame = format!("SOF{}", sof - 0xC0);
                return Err(msg!("pdf-jpeg-unusual", found = frame));
            }
            _ => {}
        }
    }
    let (width, height, ids) = frame.ok_or_else(|| msg!("pdf-jpeg-damaged"))?;
    let components = ids.len() as u8;
    Ok(Header {
        width,
        height,
        components,
        plain_rgb: !adobe && ids == *b"RGB",
        adobe,
        profile: profile.whole(components),
    })
}

/// The next marker, its body, and what follows. Fill bytes are passed over.
fn segment(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let rest = bytes.strip_prefix(&[0xFF])?;
    let start = rest.iter().position(|byte| *byte != 0xFF)?;
    let (marker, rest) = rest[start..].split_first()?;
    if matches!(marker, 0x01 | 0xD0..=0xD7) {
        return Some((*marker, &[], rest)); // stand alone, without a length
    }
    let length = usize::from(u16::from_be_bytes(*rest.first_chunk::<2>()?));
    let body = rest.get(2..length)?;
    Some((*marker, body, &rest[length..]))
}

/// Precision, height, width, and the components' names.
fn read_frame(body: &[u8]) -> Result<(u32, u32, Vec<u8>), Message> {
    let Some([precision, h1, h0, w1, w0, count]) = body.first_chunk::<6>() else {
        return Err(msg!("pdf-jpeg-damaged"));
    };
    if *precision != 8 {
        return Err(msg!("pdf-jpeg-unusual", found = format!("{precision} bit")));
    }
    let height = u32::from(u16::from_be_bytes([*h1, *h0]));
    let width = u32::from(u16::from_be_bytes([*w1, *w0]));
    let ids: Vec<u8> = body[6..].chunks_exact(3).map(|c| c[0]).collect();
    // Height 0 means that a DNL segment tells it after the scan: not read by PDF viewers.
    if width == 0 || height == 0 || ids.len() != usize::from(*count) {
        return Err(msg!("pdf-jpeg-damaged"));
    }
    if !matches!(ids.len(), 1 | 3 | 4) {
        let found = format!("{} components", ids.len());
        return Err(msg!("pdf-jpeg-unusual", found = found));
    }
    Ok((width, height, ids))
}

/// An ICC profile cut into APP2 segments (ICC.1:2010, B.4).
#[derive(Default)]
struct Profile {
    parts: Vec<u8>,
    seen: u8,
    count: u8,
    spoilt: bool,
}

impl Profile {
    fn take(&mut self, body: &[u8]) {
        let Some([number, count, part @ ..]) = body.strip_prefix(b"ICC_PROFILE\0") else {
            return;
        };
        self.seen = self.seen.saturating_add(1);
        // Segments out of order are allowed by no one and written by no one.
        self.spoilt |= *number != self.seen || (self.seen > 1 && *count != self.count);
        self.count = *count;
        if self.parts.len() + part.len() <= LARGEST_PROFILE {
            self.parts.extend_from_slice(part);
        } else {
            self.spoilt = true;
        }
    }

    /// The profile if it is whole, of version 2 to 4, and for as many components (6.2.4.2).
    fn whole(self, components: u8) -> Option<Vec<u8>> {
        let whole = !self.spoilt && self.count > 0 && self.seen == self.count;
        (whole && profile_fits(&self.parts, components)).then_some(self.parts)
    }
}

/// Whether an ICC profile may stand in an `ICCBased` colour space of so many components:
/// a class and a version that PDF 1.7 knows, and a whole table of tags.
pub(super) fn profile_fits(profile: &[u8], components: u8) -> bool {
    let space: &[u8] = match components {
        1 => b"GRAY",
        3 => b"RGB ",
        _ => return false,
    };
    let classes: [&[u8]; 4] = [b"scnr", b"mntr", b"prtr", b"spac"];
    let size = profile.first_chunk::<4>().map_or(0, |s| u32::from_be_bytes(*s)) as usize;
    profile.len() > 132
        && size == profile.len()
        && (2..=4).contains(&profile[8])
        && classes.contains(&&profile[12..16])
        && &profile[16..20] == space
        && [&b"XYZ "[..], b"Lab "].contains(&&profile[20..24])
        && &profile[36..40] == b"acsp"
        && tags_are_inside(profile)
}

fn tags_are_inside(profile: &[u8]) -> bool {
    let word = |at: usize| {
        let bytes = profile.get(at..)?.first_chunk::<4>()?;
        Some(u32::from_be_bytes(*bytes) as usize)
    };
    let inside = |tag: usize| {
        let (start, length) = (word(136 + tag * 12)?, word(140 + tag * 12)?);
        (start.checked_add(length)? <= profile.len()).then_some(())
    };
    let count = word(128).unwrap_or(0);
    (1..=100).contains(&count) && (0..count).all(|tag| inside(tag).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Lang;

    /// A stream of the given segments; the scan begins and nothing follows.
    fn jpeg(segments: &[(u8, &[u8])]) -> Vec<u8> {
        let mut bytes = vec![0xFF, 0xD8];
        for (marker, body) in segments.iter().chain(&[(0xDA, &[0u8; 8][..])]) {
            bytes.extend([0xFF, *marker]);
            bytes.extend((body.len() as u16 + 2).to_be_bytes());
            bytes.extend(*body);
        }
        bytes
    }

    fn frame(ids: &[u8]) -> Vec<u8> {
        let mut body = vec![8, 0, 20, 0, 10, ids.len() as u8];
        ids.iter().for_each(|id| body.extend([*id, 0x11, 0]));
        body
    }

    fn check(bytes: &[u8], expected: Result<(u32, u32, u8), &str>) {
        let found = read(bytes).map(|h| (h.width, h.height, h.components));
        let expected = expected.map_err(str::to_owned);
        assert_eq!(found.map_err(|message| message.key), expected);
    }

    #[test]
    fn grey_colour_and_inks_are_told_apart() {
        check(&jpeg(&[(0xC0, &frame(&[1]))]), Ok((10, 20, 1)));
        check(&jpeg(&[(0xC2, &frame(&[1, 2, 3]))]), Ok((10, 20, 3)));
        check(&jpeg(&[(0xC1, &frame(b"CMYK"))]), Ok((10, 20, 4)));
    }

    #[test]
    fn what_pdf_cannot_carry_is_named() {
        check(&jpeg(&[(0xC3, &frame(&[1]))]), Err("pdf-jpeg-unusual"));
        check(&jpeg(&[(0xC9, &frame(&[1]))]), Err("pdf-jpeg-unusual"));
        check(&jpeg(&[(0xC0, &frame(&[1, 2]))]), Err("pdf-jpeg-unusual"));
        let mut deep = frame(&[1]);
        deep[0] = 12;
        let deep = read(&jpeg(&[(0xC1, &deep)])).unwrap_err();
        assert!(deep.text(Lang::En).contains("12 bit"));
    }

    #[test]
    fn a_cut_or_foreign_stream_is_damaged() {
        let whole = jpeg(&[(0xC0, &frame(&[1]))]);
        for length in 0..whole.len() - 8 {
            check(&whole[..length], Err("pdf-jpeg-damaged"));
        }
        check(b"GIF89a", Err("pdf-jpeg-damaged"));
        check(&jpeg(&[]), Err("pdf-jpeg-damaged"));
    }

    #[test]
    fn components_named_rgb_are_rgb_unless_adobe_says_otherwise() {
        let plain = read(&jpeg(&[(0xC0, &frame(b"RGB"))])).unwrap();
        assert!(plain.plain_rgb && !plain.adobe);
        let adobe = [(0xEE, &b"Adobe\0\x64\0\0\0\0\x01"[..]), (0xC0, &frame(b"RGB"))];
        let adobe = read(&jpeg(&adobe)).unwrap();
        assert!(!adobe.plain_rgb && adobe.adobe);
    }

    #[test]
    fn a_profile_is_kept_only_when_it_is_whole_and_fits() {
        let srgb = super::super::srgb::profile();
        let with = |number: u8, count: u8, ids: &[u8]| {
            let body = [b"ICC_PROFILE\0", &[number, count][..], &srgb].concat();
            read(&jpeg(&[(0xE2, &body), (0xC0, &frame(ids))])).unwrap().profile
        };
        assert_eq!(with(1, 1, &[1, 2, 3]), Some(srgb.clone()));
        assert_eq!(with(1, 1, &[1]), None, "an RGB profile on a grey image");
        assert_eq!(with(1, 2, &[1, 2, 3]), None, "the second half is missing");
        assert_eq!(with(2, 2, &[1, 2, 3]), None, "the first half is missing");
    }
}
