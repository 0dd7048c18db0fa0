//! Whether one threshold parts the ink of a page from its paper: not under a lamp, on stained
//! or taped paper, or across a pale stamp as large as the page.

use super::Grey;
use super::border::Border;
use super::marks::Mark;

/// One threshold that takes more of the paper for ink than this, as a share of the page,
/// swallows lines: of 25 such pages among 282 of many kinds, Tesseract alone read twelve far
/// better by local thresholds and two worse. On the others they lose more lines than
/// they find.
const SWALLOWED: f64 = 0.006;

/// Every so many rows and columns are looked at.
const ROWS: usize = 4;
const COLUMNS: usize = 2;

/// Whether the threshold that a page's levels ask for takes paper for ink. `marks` are all marks
/// of ink on the image, told by the paper around them.
pub(super) fn is_uneven(image: &Grey, border: &Border, marks: &[Mark]) -> bool {
    let mut counts = [0u64; 256];
    for y in (0..image.height).step_by(ROWS) {
        for (x, level) in (0u32..).zip(image.row(y)).step_by(COLUMNS) {
            if border.is_paper(x, y) {
                counts[usize::from(*level)] += 1;
            }
        }
    }
    let seen: u64 = counts.iter().sum();
    let black: u64 = counts[..=usize::from(threshold(&counts))].iter().sum();
    let ink: u64 = marks.iter().map(|mark| u64::from(mark.ink)).sum();
    black as f64 - ink as f64 / (ROWS * COLUMNS) as f64 > SWALLOWED * seen as f64
}

/// The last level of the darker of two classes that lie furthest apart for how wide they are
/// (Otsu 1979).
fn threshold(counts: &[u64; 256]) -> u8 {
    let levels = || counts.iter().zip(0u64..);
    let all: u64 = counts.iter().sum();
    let sum: u64 = levels().map(|(count, level)| count * level).sum();
    let mean = sum as f64 / all.max(1) as f64;
    let (mut dark, mut dark_sum) = (0u64, 0u64);
    let mut best = (0.0, 0);
    for (count, level) in levels() {
        dark += count;
        dark_sum += count * level;
        let apart = mean * dark as f64 - dark_sum as f64;
        let between = apart * apart / (dark as f64 * (all - dark) as f64).max(1.0);
        if between > best.0 {
            best = (between, level as u8);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::marks;
    use crate::page::paper::Paper;

    /// A sheet whose paper has this level at each place, with rows of letters a fifth as light.
    fn is_so(paper: impl Fn(u32, u32) -> u8) -> bool {
        let mut image = Grey::sheet(800, 1000, 0);
        for y in 0..image.height {
            for x in 0..image.width {
                let inked = y % 123 < 12 && x % 13 < 5 && (x / 13 + y / 123) % 5 > 0;
                let level = paper(x, y) / if inked { 5 } else { 1 };
                image.pixels[(y * image.width + x) as usize] = level;
            }
        }
        let border = Border::default();
        let paper = Paper::measure(&image, 230, &border);
        let marks = marks::find(&image, &paper, &border, 66);
        is_uneven(&image, &border, &marks)
    }

    #[test]
    fn a_lamp_and_a_pale_stamp_swallow_letters_and_even_paper_does_not() {
        assert!(!is_so(|_, _| 230));
        assert!(!is_so(|x, y| 230 - (x / 40 + y / 50) as u8));
        assert!(is_so(|x, y| 230 - (x / 6 + y / 25) as u8), "under a lamp");
        assert!(is_so(|x, y| if (x + y) / 60 % 4 == 0 { 170 } else { 230 }), "stamped");
    }

    #[test]
    fn the_threshold_lies_between_two_heaps_of_levels() {
        let mut counts = [0; 256];
        (counts[20], counts[30], counts[200], counts[210]) = (5, 5, 50, 60);
        assert_eq!(threshold(&counts), 30);
        assert_eq!(threshold(&[0; 256]), 0);
    }
}
