//! Paper that a scanner's threshold cut to dots: about as many black as white, all over the
//! page. The eye sees type through them since it takes their mean; so does this.

use super::grey::grey_row;
use super::{PageImage, Pixels};

/// Tiles of so many pixels are looked at one by one.
const TILE: usize = 128;

/// A tile is grainy where so many of 100 pixels are of another tone than the one before. Text
/// has 1–6, worn or halftoned type up to 15; cut paper 30–45.
const CHANGES: usize = 20;

/// The least part of 100 of a page's tiles that are grainy: a halftone is but part of a page.
const TILES: usize = 75;

/// Dots of a grainy page are taken together over this part of an inch: 6 pixels at 300 dpi,
/// a stroke and a half of typewriting.
const REACH: u32 = 50;

/// The level of the paper after it.
const PAPER: u32 = 235;

/// Between the middle and the upper quartile of the paper's levels lie 0.67 standard deviations
/// of them; so many tenths of that darker, 5 of 100 of its pixels are left that are no white.
/// Of a typewritten page, 29 of 100 letters were read wrong where 25 were left, and 8 so.
const SPREAD: u32 = 24;

/// The page in grey, each pixel the mean of those around it; `None` where it is not grainy.
pub(super) fn softened(image: &PageImage) -> Option<PageImage> {
    let Pixels::Bilevel(bits) = &image.pixels else { return None };
    if !is_grainy(bits, image.width as usize) {
        return None;
    }
    let reach = (image.dpi.get() / REACH).clamp(2, 12) as usize / 2;
    let (width, height) = (image.width as usize, image.height as usize);
    let side = 2 * reach + 1;
    let mut means = Vec::with_capacity(width * height);
    // The sums of each column over the rows around, and the rows that are in them.
    let mut columns = vec![0u32; width];
    let mut row = vec![0; width];
    let mut add = |columns: &mut [u32], y: usize, sign: bool| {
        grey_row(image, y.min(height - 1) as u32, &mut row);
        for (sum, level) in columns.iter_mut().zip(&row) {
            *sum = if sign { *sum + u32::from(*level) } else { *sum - u32::from(*level) };
        }
    };
    (0..side).for_each(|n| add(&mut columns, n.saturating_sub(reach), true));
    for y in 0..height {
        let mut sum: u32 = (0..side).map(|n| column(&columns, n, reach)).sum();
        for x in 0..width {
            means.push((sum / (side * side) as u32) as u8);
            sum += column(&columns, x + side, reach);
            sum -= column(&columns, x, reach);
        }
        add(&mut columns, y.saturating_sub(reach), false);
        add(&mut columns, y + reach + 1, true);
    }
    stretch(&mut means);
    Some(PageImage { pixels: Pixels::Grey(means), ..*image })
}

/// The column so many before this one; the outermost go on outside.
fn column(columns: &[u32], at: usize, before: usize) -> u32 {
    columns[at.saturating_sub(before).min(columns.len() - 1)]
}

/// Makes nearly all of the paper white.
fn stretch(means: &mut [u8]) {
    let mut counts = [0usize; 256];
    means.iter().for_each(|level| counts[usize::from(*level)] += 1);
    let quantile = |of_four: usize| {
        let mut below = 0;
        let level = counts.iter().position(|count| {
            below += count;
            below * 4 > means.len() * of_four
        });
        level.unwrap_or(255) as u32
    };
    let (paper, lighter) = (quantile(2), quantile(3));
    let spread = (lighter - paper) * SPREAD / 10;
    let white = paper.saturating_sub(spread).max(paper / 2).max(1);
    let stretched = |level: u8| (u32::from(level) * PAPER / white).min(PAPER) as u8;
    means.iter_mut().for_each(|level| *level = stretched(*level));
}

/// Whether most of a page is cut to dots.
fn is_grainy(bits: &[u8], width: usize) -> bool {
    let stride = width.div_ceil(8).max(1);
    let across = TILE / 8;
    let (mut grainy, mut all) = (0, 0);
    for rows in bits.chunks_exact(stride * TILE) {
        for left in (0..stride.saturating_sub(across)).step_by(across) {
            // Every fourth row tells enough.
            let changes: u32 = rows
                .chunks_exact(stride)
                .step_by(4)
                .flat_map(|row| &row[left..left + across])
                .map(|byte| ((byte ^ byte << 1) & 0xfe).count_ones())
                .sum();
            // Seven changes are seen in eight pixels.
            let pixels = TILE / 4 * across * 7;
            grainy += usize::from(changes as usize * 100 >= pixels * CHANGES);
            all += 1;
        }
    }
    all > 0 && grainy * 100 >= all * TILES
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Dpi;

    /// A page of 1024 × 768 with a black bar, and dots everywhere left of a column.
    fn page(dots: usize) -> PageImage {
        let mut random = 1u32;
        let mut bits = vec![0u8; 128 * 768];
        for (at, byte) in bits.iter_mut().enumerate() {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let (x, y) = (at % 128, at / 128);
            let is_bar = (300..340).contains(&y) && (20..60).contains(&x);
            *byte = match x < dots {
                _ if is_bar => 0xff,
                true => (random >> 16) as u8,
                false => 0,
            };
        }
        let dpi = Dpi::new(300).unwrap();
        PageImage { width: 1024, height: 768, dpi, pixels: Pixels::Bilevel(bits) }
    }

    #[test]
    fn paper_cut_to_dots_becomes_light_and_what_stands_on_it_dark() {
        let soft = softened(&page(128)).unwrap();
        let Pixels::Grey(levels) = &soft.pixels else { panic!("not grey") };
        assert_eq!(levels.len(), 1024 * 768);
        let mean = |x: usize, y: usize| {
            let square = (y..y + 16).flat_map(|y| (x..x + 16).map(move |x| (x, y)));
            square.map(|(x, y)| usize::from(levels[y * 1024 + x])).sum::<usize>() / 256
        };
        for (x, y) in [(600, 100), (0, 0), (1008, 752)] {
            assert!((225..=235).contains(&mean(x, y)), "{}", mean(x, y));
        }
        assert_eq!(mean(300, 312), 0);
    }

    #[test]
    fn a_page_that_is_grainy_in_part_or_not_at_all_stays_as_it_is() {
        assert_eq!(softened(&page(64)), None);
        assert_eq!(softened(&page(0)), None);
        let dpi = Dpi::new(300).unwrap();
        let grey = PageImage { width: 1, height: 1, dpi, pixels: Pixels::Grey(vec![9]) };
        assert_eq!(softened(&grey), None);
    }
}
