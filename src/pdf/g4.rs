//! Black and white as CCITT Group 4 (ITU-T T.6), believed only after it was read back.

use fax::encoder::Encoder;
use fax::{VecWriter, decoder};

/// The encoder counts columns in 16 bits with a sign; wider strips go as Flate.
const WIDEST: u32 = 32_767;

/// Rows of one bit a pixel, 1 = black, as one G4 stream with its end mark.
///
/// The stream is decoded again and must give the same pixels; `None` where it does not, where
/// the rows are too wide, or where `bits` is not `height` rows of whole bytes.
pub(super) fn encode(width: u32, height: u32, bits: &[u8]) -> Option<Vec<u8>> {
    let row_bytes = width.div_ceil(8) as usize;
    if width == 0 || width > WIDEST || bits.len() != row_bytes * height as usize {
        return None;
    }
    let mut encoder = Encoder::new(VecWriter::new());
    let mut edges = Vec::new();
    for row in bits.chunks_exact(row_bytes) {
        find_edges(row, width, &mut edges);
        let Ok(()) = encoder.encode_line(decoder::pels(&edges, width), width);
    }
    let Ok(writer) = encoder.finish();
    let stream = writer.finish();
    says(&stream, width, height, bits).then_some(stream)
}

/// Whether the stream decodes to exactly these pixels.
fn says(stream: &[u8], width: u32, height: u32, bits: &[u8]) -> bool {
    let row_bytes = width.div_ceil(8) as usize;
    let mut rows = bits.chunks_exact(row_bytes);
    let mut edges = Vec::new();
    let mut equal = true;
    let read = decoder::decode_g4(stream.iter().copied(), width, Some(height), |found| {
        equal &= rows.next().is_some_and(|row| {
            find_edges(row, width, &mut edges);
            edges == found
        });
    });
    read.is_some() && equal && rows.next().is_none()
}

/// The columns where the colour changes, beginning with white; padding bits do not count.
fn find_edges(row: &[u8], width: u32, edges: &mut Vec<u32>) {
    edges.clear();
    let mut ink = false;
    for (start, &byte) in (0u32..).step_by(8).zip(row) {
        // Most bytes of a page are all white or all black: no edge within.
        if byte == if ink { 0xFF } else { 0 } {
            continue;
        }
        for bit in 0..8.min(width - start) {
            if (byte >> (7 - bit) & 1 == 1) != ink {
                ink = !ink;
                edges.push(start + bit);
            }
        }
    }
}

/// Whether the stream closes with an end-of-block mark (two EOL codes, then zero padding).
/// Without one the PDF must say so, or readers look for more rows.
pub(super) fn has_end_mark(stream: &[u8]) -> bool {
    const END_OF_BLOCK: u64 = 0x00_1001;
    let tail = stream.iter().rev().skip_while(|byte| **byte == 0).take(5);
    let bits =
        tail.enumerate().fold(0u64, |bits, (i, byte)| bits | u64::from(*byte) << (8 * i));
    (0..8).any(|shift| bits >> shift & 0xFF_FFFF == END_OF_BLOCK)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn padding_bits_are_no_pixels() {
        let mut edges = Vec::new();
        find_edges(&[0b0011_1111], 4, &mut edges);
        assert_eq!(edges, [2]);
        assert_eq!(encode(4, 1, &[0b0011_1111]), encode(4, 1, &[0b0011_0000]));
    }

    #[test]
    fn a_stream_that_says_something_else_is_not_believed() {
        let stream = encode(16, 2, &[0, 0xF0, 0x0F, 0]).unwrap();
        assert!(says(&stream, 16, 2, &[0, 0xF0, 0x0F, 0]));
        assert!(!says(&stream, 16, 2, &[0, 0xF0, 0x0F, 1]));
    }

    #[test]
    fn what_does_not_fit_is_left_to_flate() {
        assert_eq!(encode(40_000, 1, &[0; 5000]), None);
        assert_eq!(encode(16, 2, &[0; 3]), None);
        assert_eq!(encode(0, 0, &[]), None);
    }

    #[test]
    fn the_end_mark_is_seen_at_any_bit() {
        let stream = encode(16, 2, &[0, 0xF0, 0x0F, 0]).unwrap();
        assert!(has_end_mark(&stream));
        assert!(!has_end_mark(&stream[..1]));
        assert!(!has_end_mark(&[]));
    }

    proptest! {
        #[test]
        fn any_rows_survive(width in 1u32..70, rows in prop::collection::vec(any::<u64>(), 1..20)) {
            let row_bytes = width.div_ceil(8) as usize;
            let mut bits = Vec::new();
            for row in &rows {
                bits.extend((0..row_bytes).map(|i| row.rotate_left(i as u32 * 13) as u8));
            }
            let stream = encode(width, rows.len() as u32, &bits);
            prop_assert!(stream.is_some_and(|s| has_end_mark(&s)));
        }
    }
}
