//! Black and white as JBIG2 (ITU-T T.88), one lossless generic region, believed only after it
//! was read back. No symbols: two letters that look alike never become one.

use hayro_jbig2::{DecodeSettings, Decoder, Page};
use jbig2enc_rust::Jbig2ArithCoder;
use jbig2enc_rust::jbig2sym::BitImage;

/// Segment types (T.88, 7.3): page information, immediate lossless generic region.
const PAGE_INFORMATION: u8 = 48;
const LOSSLESS_REGION: u8 = 39;
/// The neighbours of template 0 that may be moved, where they stand by default (6.2.5.4).
const NEIGHBOURS: [(i8, i8); 4] = [(3, -1), (-3, -1), (2, -2), (-2, -2)];

/// Rows of one bit a pixel, 1 = black, as the two segments that a PDF takes (ISO 32000-1,
/// 7.4.7): no file header, no end of page.
///
/// The stream is decoded again by another library and must give the same pixels; `None`
/// where it does not, or where `bits` is not `height` rows of whole bytes.
pub(super) fn encode(width: u32, height: u32, bits: &[u8]) -> Option<Vec<u8>> {
    let row_bytes = width.div_ceil(8) as usize;
    if width == 0 || bits.len() != row_bytes * height as usize {
        return None;
    }
    let picture = picture(width, height, bits)?;
    let coded = Jbig2ArithCoder::encode_generic_payload(&picture, 0, &NEIGHBOURS).ok()?;
    let stream = segments(width, height, &ended(coded));
    says(&stream, width, height, bits).then_some(stream)
}

/// The pixels as the encoder holds them, eight to a byte as here.
fn picture(width: u32, height: u32, bits: &[u8]) -> Option<BitImage> {
    let mut picture = BitImage::new(width, height).ok()?;
    for (y, row) in (0..).zip(bits.chunks_exact(width.div_ceil(8) as usize)) {
        for (start, &byte) in (0..).step_by(8).zip(row) {
            let mut left = byte;
            while left != 0 {
                let bit = left.leading_zeros();
                left &= !(0x80 >> bit);
                // Bits past the last column are padding; the encoder leaves them out.
                picture.set(start + bit, y, true);
            }
        }
    }
    Some(picture)
}

/// The data ends with the marker FF AC (Annex E), and a last byte FF is the marker's own. The
/// encoder writes that byte twice, which poppler calls an extraneous byte; without the marker
/// poppler reads too far and Ghostscript misses it.
fn ended(mut coded: Vec<u8>) -> Vec<u8> {
    if coded.ends_with(&[0xFF, 0xFF, 0xAC]) {
        coded.remove(coded.len() - 3);
    }
    coded
}

fn segments(width: u32, height: u32, coded: &[u8]) -> Vec<u8> {
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    // No resolution; the page will be lossless, is white before, is not striped (7.4.8).
    let page = [&size[..], &[0; 8], &[1, 0, 0]].concat();
    let neighbours: Vec<u8> =
        NEIGHBOURS.iter().flat_map(|(x, y)| [*x as u8, *y as u8]).collect();
    // At 0, 0, drawn over what is there; arithmetic coding, template 0 (7.4.1, 7.4.6).
    let region = [&size[..], &[0; 8], &[0, 0], &neighbours, coded].concat();
    let segment = |number: u8, kind: u8, data: &[u8]| {
        let length = (data.len() as u32).to_be_bytes();
        [&[0, 0, 0, number, kind, 0, 1][..], &length, data].concat()
    };
    [segment(0, PAGE_INFORMATION, &page), segment(1, LOSSLESS_REGION, &region)].concat()
}

/// Whether the stream decodes to exactly these pixels.
fn says(stream: &[u8], width: u32, height: u32, bits: &[u8]) -> bool {
    let Ok(page) = Page::new_embedded(stream, None, &DecodeSettings { strict: true })
    else {
        return false;
    };
    let rows = bits.chunks_exact(width.div_ceil(8) as usize);
    let mut proof = Proof { width, rows, row: Vec::new(), last: 0, bits: 0, equal: true };
    (page.width(), page.height()) == (width, height)
        && page.decode(&mut proof).is_ok()
        && proof.equal
        && proof.rows.next().is_none()
}

/// Holds each decoded row against the row that it must be.
struct Proof<'a> {
    width: u32,
    rows: std::slice::ChunksExact<'a, u8>,
    /// The whole bytes of the row so far.
    row: Vec<u8>,
    /// The pixels after them, the newest lowest.
    last: u8,
    /// Pixels of the row so far.
    bits: u32,
    equal: bool,
}

impl Decoder for Proof<'_> {
    fn push_pixel(&mut self, black: bool) {
        self.last = self.last << 1 | u8::from(black);
        self.bits += 1;
        if self.bits.is_multiple_of(8) {
            self.row.push(self.last);
        }
    }

    fn push_pixel_chunk(&mut self, black: bool, chunk_count: u32) {
        let byte = if black { 0xFF } else { 0 };
        self.row.extend(std::iter::repeat_n(byte, chunk_count as usize));
        self.bits += chunk_count * 8;
    }

    fn next_line(&mut self) {
        if !self.bits.is_multiple_of(8) {
            self.row.push(self.last << (8 - self.bits % 8));
        }
        let same = self.rows.next().is_some_and(|row| same(row, &self.row, self.width));
        self.equal &= same && self.bits == self.width;
        self.row.clear();
        self.bits = 0;
    }
}

/// Whether two rows have the same pixels; padding bits do not count.
fn same(a: &[u8], b: &[u8], width: u32) -> bool {
    let (Some((last_a, a)), Some((last_b, b))) = (a.split_last(), b.split_last()) else {
        return false;
    };
    let padding = a.len() as u32 * 8 + 8 - width;
    a == b && last_a >> padding == last_b >> padding
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn padding_bits_are_no_pixels() {
        assert_eq!(encode(4, 1, &[0b0011_1111]), encode(4, 1, &[0b0011_0000]));
        assert!(same(&[1, 0b0011_1111], &[1, 0b0011_0000], 12));
        assert!(!same(&[1, 0b0011_1111], &[1, 0b0010_0000], 12));
    }

    #[test]
    fn a_stream_that_says_something_else_is_not_believed() {
        let stream = encode(16, 2, &[0, 0xF0, 0x0F, 0]).unwrap();
        assert!(says(&stream, 16, 2, &[0, 0xF0, 0x0F, 0]));
        assert!(!says(&stream, 16, 2, &[0, 0xF0, 0x0F, 1]));
        assert!(!says(&stream, 16, 3, &[0, 0xF0, 0x0F, 0, 0, 0]));
        assert!(!says(&stream, 8, 2, &[0, 0xF0]));
        assert!(!says(&stream[..40], 16, 2, &[0, 0xF0, 0x0F, 0]));
    }

    #[test]
    fn what_is_no_picture_has_no_stream() {
        assert_eq!(encode(16, 2, &[0; 3]), None);
        assert_eq!(encode(0, 0, &[]), None);
    }

    #[test]
    fn a_stream_is_two_segments_that_end_with_one_marker() {
        let stream = encode(16, 2, &[0, 0xF0, 0x0F, 0]).unwrap();
        assert_eq!(stream[..7], [0, 0, 0, 0, 48, 0, 1]);
        assert_eq!(stream[30..37], [0, 0, 0, 1, 39, 0, 1]);
        let length = u32::from_be_bytes(*stream[37..].first_chunk().unwrap());
        assert_eq!(stream.len(), 41 + length as usize);
        assert_eq!(ended(vec![7, 0xFF, 0xFF, 0xAC]), [7, 0xFF, 0xAC]);
        assert_eq!(ended(vec![0xFF, 7, 0xFF, 0xAC]), [0xFF, 7, 0xFF, 0xAC]);
        assert!(stream.ends_with(&[0xFF, 0xAC]));
    }

    proptest! {
        #[test]
        fn any_rows_survive(
            width in 1u32..70, rows in prop::collection::vec(any::<u64>(), 1..20)
        ) {
            let row_bytes = width.div_ceil(8) as usize;
            let mut bits = Vec::new();
            for row in &rows {
                bits.extend((0..row_bytes).map(|i| row.rotate_left(i as u32 * 13) as u8));
            }
            prop_assert!(encode(width, rows.len() as u32, &bits).is_some());
        }
    }
}
