//! The font of the invisible text: no outlines, one square advance for every character.
//!
//! Each distinct character of the document gets the next free CID, and `ToUnicode` tells what
//! it means, so all of Unicode is at hand and a file carries only what it uses. All CIDs are
//! drawn by one empty glyph of a TrueType font that is made here.

use std::collections::BTreeMap;

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Filter, Name, Rect, Ref, Str};

use super::rows;

/// Our font has no letters, so its name says what it is for.
const NAME: Name<'static> = Name(b"ByggarkivUsynlig");
const SYSTEM: SystemInfo<'static> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };
/// Units of the em, and the advance of every glyph: one character is one em wide.
const EM: u16 = 1000;
/// How much of the em the letters are high. Areas of words are as high as letters, which in
/// print is about three quarters of the type size; readers judge gaps between words and
/// lines by the type size, so with 1 they would see columns where there are spaces.
pub(super) const LETTERS: f64 = 0.75;
/// CID 0 is for what is not defined; CIDs go to 65,535 (ISO 19005-2, 6.1.13).
const LAST_CID: usize = 65_535;

/// The characters used so far and their CIDs, given out in the order they are met.
#[derive(Clone, Debug, Default)]
pub(super) struct Glyphs {
    cids: BTreeMap<char, u16>,
    chars: Vec<char>,
}

impl Glyphs {
    /// The CID of a character. Past 65,535 distinct ones all are the last: no document that
    /// was read from paper comes near.
    pub(super) fn cid(&mut self, c: char) -> u16 {
        if let Some(cid) = self.cids.get(&c) {
            return *cid;
        }
        if self.chars.len() >= LAST_CID {
            return LAST_CID as u16;
        }
        self.chars.push(c);
        let cid = self.chars.len() as u16;
        self.cids.insert(c, cid);
        cid
    }
}

/// The references of the objects that make up the font.
#[derive(Clone, Copy, Debug)]
pub(super) struct Refs {
    pub(super) font: Ref,
    pub(super) cid_font: Ref,
    pub(super) descriptor: Ref,
    pub(super) program: Ref,
    pub(super) cid_to_gid: Ref,
    pub(super) to_unicode: Ref,
}

/// One object and its number.
type Object = (Ref, Box<dyn FnOnce(&mut pdf_writer::Chunk)>);

/// The font's objects, to be written when all characters are known.
pub(super) fn objects(refs: Refs, glyphs: &Glyphs) -> Vec<Object> {
    let map = rows::deflate(&[0, 1].repeat(glyphs.chars.len() + 1));
    let unicode = rows::deflate(&to_unicode(glyphs));
    let program = true_type();
    vec![
        (refs.font, Box::new(move |chunk| type0(chunk, refs))),
        (refs.cid_font, Box::new(move |chunk| cid_font(chunk, refs))),
        (refs.descriptor, Box::new(move |chunk| descriptor(chunk, refs))),
        (
            refs.program,
            Box::new(move |chunk| {
                let packed = rows::deflate(&program);
                let length = program.len() as i32;
                let mut stream = chunk.stream(refs.program, &packed);
                stream.filter(Filter::FlateDecode).pair(Name(b"Length1"), length);
            }),
        ),
        (
            refs.cid_to_gid,
            Box::new(move |chunk| {
                chunk.stream(refs.cid_to_gid, &map).filter(Filter::FlateDecode);
            }),
        ),
        (
            refs.to_unicode,
            Box::new(move |chunk| {
                chunk.stream(refs.to_unicode, &unicode).filter(Filter::FlateDecode);
            }),
        ),
    ]
}

fn type0(chunk: &mut pdf_writer::Chunk, refs: Refs) {
    let mut font = chunk.type0_font(refs.font);
    font.base_font(NAME).encoding_predefined(Name(b"Identity-H"));
    font.descendant_font(refs.cid_font).to_unicode(refs.to_unicode);
}

fn cid_font(chunk: &mut pdf_writer::Chunk, refs: Refs) {
    let mut font = chunk.cid_font(refs.cid_font);
    font.subtype(CidFontType::Type2).base_font(NAME).system_info(SYSTEM);
    font.font_descriptor(refs.descriptor).default_width(f32::from(EM));
    font.cid_to_gid_map_stream(refs.cid_to_gid);
}

/// The ascent is the height of the letters and there is next to no descent, so a word's box
/// in a viewer is its area on the page. A descent of 0 is taken by poppler for "not known"
/// and replaced by a third of the em.
fn descriptor(chunk: &mut pdf_writer::Chunk, refs: Refs) {
    let (em, letters) = (f32::from(EM), (f64::from(EM) * LETTERS) as f32);
    let mut font = chunk.font_descriptor(refs.descriptor);
    font.name(NAME).flags(FontFlags::SYMBOLIC).bbox(Rect::new(0.0, 0.0, em, letters));
    font.italic_angle(0.0).ascent(letters).descent(-1.0).cap_height(letters).stem_v(80.0);
    font.font_file2(refs.program);
}

fn to_unicode(glyphs: &Glyphs) -> Vec<u8> {
    let mut cmap = UnicodeCmap::new(NAME, SYSTEM);
    for (cid, c) in (1u16..).zip(&glyphs.chars) {
        cmap.pair(cid, *c);
    }
    cmap.finish().into_vec()
}

/// A TrueType font of two empty glyphs, both one em wide, with the tables that a `CIDFont` of
/// type 2 must have (ISO 32000-1, 9.9) and no other.
fn true_type() -> Vec<u8> {
    let em = EM.to_be_bytes();
    let head = [
        &[0, 1, 0, 0, 0, 1, 0, 0][..], // version 1.0, revision 1.0
        &[0; 4],                       // checkSumAdjustment, set below
        &[0x5F, 0x0F, 0x3C, 0xF5, 0, 0x0B], // magic; baseline at 0, sidebearing at 0
        &em,
        &[0; 16],            // made and changed: no clock here
        &[0, 0, 0, 0],       // xMin, yMin
        &em,                 // xMax
        &em,                 // yMax
        &[0, 0, 0, 8, 0, 2], // no style, 8 pixels at least, left to right
        &[0, 0, 0, 0],       // short offsets in loca; glyph data format
    ];
    let hhea = [
        &[0, 1, 0, 0][..],
        &em,      // ascender
        &[0; 4],  // descender, line gap
        &em,      // widest advance
        &[0; 6],  // least sidebearings, extent
        &[0, 1],  // the caret stands upright
        &[0; 14], // caret run and offset, reserved, metric format
        &[0, 1],  // one entry in hmtx, for both glyphs
    ];
    let maxp = [&[0, 1, 0, 0, 0, 2][..], &[0; 8], &[0, 2], &[0; 16]];
    let hmtx = [&em[..], &[0; 4]];
    let tables: [(&[u8; 4], Vec<u8>); 6] = [
        (b"glyf", vec![0; 4]), // no glyph lies here; some readers want the table non-empty
        (b"head", head.concat()),
        (b"hhea", hhea.concat()),
        (b"hmtx", hmtx.concat()),
        (b"loca", vec![0; 6]),
        (b"maxp", maxp.concat()),
    ];
    assemble(&tables)
}

/// The table directory and the tables, each padded to four bytes, with their checksums.
fn assemble(tables: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    // Six tables: searchRange 64, entrySelector 2, rangeShift 32.
    let mut font = vec![0, 1, 0, 0, 0, 6, 0, 64, 0, 2, 0, 32];
    let mut data: Vec<u8> = Vec::new();
    let start = 12 + 16 * tables.len();
    let mut head = 0;
    for (name, bytes) in tables {
        let place = start + data.len();
        if *name == b"head" {
            head = place;
        }
        font.extend(*name);
        font.extend(checksum(bytes).to_be_bytes());
        font.extend((place as u32).to_be_bytes());
        font.extend((bytes.len() as u32).to_be_bytes());
        data.extend(bytes);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    font.extend(data);
    let adjustment = 0xB1B0_AFBA_u32.wrapping_sub(checksum(&font));
    font[head + 8..head + 12].copy_from_slice(&adjustment.to_be_bytes());
    font
}

fn checksum(bytes: &[u8]) -> u32 {
    let word = |chunk: &[u8]| {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        u32::from_be_bytes(word)
    };
    bytes.chunks(4).fold(0, |sum: u32, chunk| sum.wrapping_add(word(chunk)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_character_has_one_cid_in_the_order_met() {
        let mut glyphs = Glyphs::default();
        let cids: Vec<u16> = "åbå𝔄".chars().map(|c| glyphs.cid(c)).collect();
        assert_eq!(cids, [1, 2, 1, 3]);
    }

    #[test]
    fn characters_past_the_last_cid_share_it() {
        let mut glyphs = Glyphs::default();
        for c in (1..0x2_0000).filter_map(char::from_u32) {
            glyphs.cid(c);
        }
        assert_eq!(glyphs.chars.len(), LAST_CID);
        assert_eq!(glyphs.cid('\u{10FFFF}'), u16::MAX);
    }

    #[test]
    fn to_unicode_tells_every_character_also_beyond_the_first_plane() {
        let mut glyphs = Glyphs::default();
        "ſ𝔄ﬁ".chars().for_each(|c| _ = glyphs.cid(c));
        let cmap = String::from_utf8(to_unicode(&glyphs)).unwrap();
        for line in ["<0001> <017F>", "<0002> <D835DD04>", "<0003> <FB01>"] {
            assert!(cmap.contains(line), "{line} in {cmap}");
        }
    }

    #[test]
    fn the_font_s_tables_have_their_standard_lengths_and_its_sum_is_right() {
        let font = true_type();
        let lengths: Vec<(String, u32)> = font[12..12 + 96]
            .chunks_exact(16)
            .map(|entry| {
                let name = String::from_utf8_lossy(&entry[..4]).into_owned();
                (name, u32::from_be_bytes(*entry[12..].first_chunk().unwrap()))
            })
            .collect();
        let expected = [
            ("glyf", 4),
            ("head", 54),
            ("hhea", 36),
            ("hmtx", 6),
            ("loca", 6),
            ("maxp", 32),
        ];
        assert_eq!(lengths, expected.map(|(name, length)| (name.to_owned(), length)));
        assert_eq!(checksum(&font), 0xB1B0_AFBA);
    }
}
