//! Black and white pixels, eight to a byte, built run by run.

use crate::page::image::{Dpi, PageImage, Pixels};

/// Rows of bits, 1 = black, most significant bit first, each row whole bytes; the bits past
/// the width are always 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rows {
    pub(super) width: u32,
    pub(super) height: u32,
    bits: Vec<u8>,
}

impl Rows {
    /// All white.
    pub(super) fn white(width: u32, height: u32) -> Self {
        Self { width, height, bits: vec![0; stride(width) * height as usize] }
    }

    /// From packed rows of which 1 is white where `white_is_one`. `None` if bytes are missing.
    pub(super) fn from_packed(
        mut bits: Vec<u8>,
        width: u32,
        height: u32,
        white_is_one: bool,
    ) -> Option<Self> {
        let length = stride(width) * height as usize;
        if bits.len() < length {
            return None;
        }
        bits.truncate(length);
        let mut rows = Self { width, height, bits };
        if white_is_one {
            rows.bits.iter_mut().for_each(|byte| *byte = !*byte);
        }
        rows.clear_padding();
        Some(rows)
    }

    /// From one byte a pixel, in order; black is what is darker than the middle.
    pub(super) fn from_grey(grey: &[u8], width: u32, height: u32) -> Self {
        let mut rows = Self::white(width, height);
        let lines = grey.chunks_exact(width as usize);
        for (line, row) in lines.zip(rows.bits.chunks_exact_mut(stride(width))) {
            for (pixels, byte) in line.chunks(8).zip(row) {
                *byte = pixels.iter().enumerate().fold(0, |byte, (at, grey)| {
                    byte | (u8::from(*grey < 128) << (7 - at))
                });
            }
        }
        rows
    }

    /// Blackens the pixels `from..to` of a row; what lies outside is left alone.
    pub(super) fn blacken(&mut self, row: u32, from: u32, to: u32) {
        let to = to.min(self.width);
        if row >= self.height || from >= to {
            return;
        }
        let start = row as usize * stride(self.width);
        let line = &mut self.bits[start..start + stride(self.width)];
        let (first, last) = (from as usize / 8, (to as usize - 1) / 8);
        let head = 0xff_u8 >> (from % 8);
        let tail = 0xff_u8 << (7 - (to - 1) % 8);
        if first == last {
            line[first] |= head & tail;
        } else {
            line[first] |= head;
            line[first + 1..last].fill(0xff);
            line[last] |= tail;
        }
    }

    /// Black for white.
    pub(super) fn inverted(mut self) -> Self {
        self.bits.iter_mut().for_each(|byte| *byte = !*byte);
        self.clear_padding();
        self
    }

    /// Puts rows at a place whose `left` is a multiple of 8; what reaches out is cut off.
    pub(super) fn put(&mut self, part: &Self, left: u32, top: u32) {
        debug_assert_eq!(left % 8, 0, "bytes are put on bytes");
        let (own, theirs) = (stride(self.width), stride(part.width));
        let rows = self.bits.chunks_exact_mut(own).skip(top as usize);
        for (row, part) in rows.zip(part.bits.chunks_exact(theirs)) {
            let row = row.get_mut(left as usize / 8..).unwrap_or_default();
            row.iter_mut().zip(part).for_each(|(byte, new)| *byte = *new);
        }
        self.clear_padding();
    }

    /// Whether a pixel is black.
    pub(super) fn is_black(&self, x: u32, y: u32) -> bool {
        let byte = self.bits[y as usize * stride(self.width) + x as usize / 8];
        byte >> (7 - x % 8) & 1 == 1
    }

    /// As a page.
    pub(super) fn into_image(self, dpi: Dpi) -> PageImage {
        let pixels = Pixels::Bilevel(self.bits);
        PageImage { width: self.width, height: self.height, dpi, pixels }
    }

    fn clear_padding(&mut self) {
        let used = self.width % 8;
        if used != 0 {
            let mask = 0xff_u8 << (8 - used);
            for row in self.bits.chunks_exact_mut(stride(self.width)) {
                row[row.len() - 1] &= mask;
            }
        }
    }
}

/// Bytes of a row.
pub(super) fn stride(width: u32) -> usize {
    (width as usize).div_ceil(8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_blacken_exactly_their_pixels() {
        let mut rows = Rows::white(20, 2);
        rows.blacken(1, 3, 18);
        rows.blacken(0, 19, 400);
        rows.blacken(7, 0, 1);
        let black = |y: u32| (0..20).filter(|x| rows.is_black(*x, y)).collect::<Vec<_>>();
        assert_eq!(black(0), [19]);
        assert_eq!(black(1), (3..18).collect::<Vec<_>>());
    }

    #[test]
    fn padding_stays_white_whichever_way_the_bits_come() {
        let rows = Rows::from_packed(vec![0x00, 0xff], 3, 2, true).unwrap();
        let image = rows.clone().into_image(Dpi::new(300).unwrap());
        assert_eq!(image.pixels, Pixels::Bilevel(vec![0xe0, 0x00]));
        assert_eq!(
            rows.inverted(),
            Rows::from_packed(vec![0x1f, 0xff], 3, 2, false).unwrap()
        );
        assert_eq!(Rows::from_packed(vec![0], 3, 2, true), None);
    }

    #[test]
    fn a_part_is_put_in_its_place_and_cut_at_the_edge() {
        let mut rows = Rows::white(12, 3);
        let part = Rows::from_packed(vec![0xff, 0x81], 8, 2, false).unwrap();
        rows.put(&part, 8, 1);
        rows.put(&part, 0, 2);
        let expected = vec![0, 0, 0, 0xf0, 0xff, 0x80];
        assert_eq!(rows, Rows::from_packed(expected, 12, 3, false).unwrap());
    }

    #[test]
    fn grey_is_packed_row_by_row() {
        let rows = Rows::from_grey(&[0, 255, 127, 128, 255, 0], 3, 2);
        assert_eq!(rows, Rows::from_packed(vec![0xa0, 0x20], 3, 2, false).unwrap());
    }
}
