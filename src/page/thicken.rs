//! Broken type in black and white made whole: strokes as thin as a pixel, of which the
//! scanner's threshold has left dots, grow together.

use super::{PageImage, Pixels};

/// Parts of an inch by which ink grows to each side where no letters tell: two pixels at 300
/// dpi. Measured on typewriting worn to dots: with one pixel a fifth more letters are read
/// wrong.
const GROWTH: u32 = 150;

/// The same as parts of the height of small letters, whose usual height at 300 dpi is 22 to 25
/// pixels.
const OF_LETTERS: f64 = 11.0;

/// The most pixels that it grows by.
const MOST: u32 = 4;

/// The image with its ink grown to all sides; `None` where it is not in black and white.
/// `x_height` is the height of its small letters in pixels, where it is known.
pub(super) fn thickened(image: &PageImage, x_height: Option<f64>) -> Option<PageImage> {
    let Pixels::Bilevel(bits) = &image.pixels else { return None };
    let by =
        x_height.map_or(image.dpi.get() / GROWTH, |h| (h / OF_LETTERS).round() as u32);
    let by = by.clamp(1, MOST);
    let stride = (image.width as usize).div_ceil(8).max(1);
    let mut wide = bits.clone();
    for (row, out) in bits.chunks(stride).zip(wide.chunks_mut(stride)) {
        for shift in 1..=by {
            for (at, byte) in row.iter().enumerate() {
                out[at] |= byte >> shift | byte << shift;
                if let Some(next) = out.get_mut(at + 1) {
                    *next |= byte << (8 - shift);
                }
                if let Some(before) = at.checked_sub(1) {
                    out[before] |= byte >> (8 - shift);
                }
            }
        }
        // Nothing past the last column.
        if let Some(last) = out.last_mut() {
            *last &= 0xff << ((stride as u32 * 8 - image.width) % 8);
        }
    }
    let mut high = wide.clone();
    let down = by as usize * stride;
    for distance in (stride..=down).step_by(stride) {
        let Some(above) = wide.get(distance..) else { break };
        high.iter_mut().zip(above).for_each(|(out, bits)| *out |= bits);
        high[distance..].iter_mut().zip(&wide).for_each(|(out, bits)| *out |= bits);
    }
    Some(PageImage { pixels: Pixels::Bilevel(high), ..*image })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Dpi;

    /// Rows of `#` and `.` as an image of black and white.
    fn image(rows: &[&str], dpi: u32) -> PageImage {
        let width = rows[0].len();
        let mut bits = vec![0u8; width.div_ceil(8) * rows.len()];
        for (y, row) in rows.iter().enumerate() {
            for (x, _) in row.bytes().enumerate().filter(|(_, mark)| *mark == b'#') {
                bits[y * width.div_ceil(8) + x / 8] |= 0x80 >> (x % 8);
            }
        }
        let (width, height) = (width as u32, rows.len() as u32);
        let dpi = Dpi::new(dpi).unwrap();
        PageImage { width, height, dpi, pixels: Pixels::Bilevel(bits) }
    }

    #[test]
    fn ink_grows_to_all_sides_by_the_resolution_and_over_bytes() {
        let check = |x_height: Option<f64>, expected: &[&str]| {
            let dots = [
                "..................",
                "..................",
                ".......#..........",
                "..................",
                "..................",
                "................#.",
            ];
            assert_eq!(
                thickened(&image(&dots, 300), x_height),
                Some(image(expected, 300))
            );
        };
        check(
            Some(12.0),
            &[
                "..................",
                "......###.........",
                "......###.........",
                "......###.........",
                "...............###",
                "...............###",
            ],
        );
        check(
            None,
            &[
                ".....#####........",
                ".....#####........",
                ".....#####........",
                ".....#####....####",
                ".....#####....####",
                "..............####",
            ],
        );
    }

    #[test]
    fn grey_stays_as_it_is() {
        let dpi = Dpi::new(300).unwrap();
        let grey = PageImage { width: 1, height: 1, dpi, pixels: Pixels::Grey(vec![9]) };
        assert_eq!(thickened(&grey, None), None);
    }
}
