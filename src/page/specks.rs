//! Pepper: specks that dust and worn copiers leave, taken off where there are very many.
//!
//! A few specks harm no reading, and taking them off may take a dot or a comma along; so only
//! what is smaller than any dot of the page's own letters goes, and only from strewn pages.

use super::Grey;
use super::border::Border;
use super::marks::{self, Mark};
use super::paper::Paper;

/// So many specks make a page strewn, …
const MANY: usize = 1_500;

/// … if they are also so many times as many as its letters.
const TO_LETTERS: usize = 3;

/// A speck's longer side is at most this part of 100 of the height of small letters: their
/// dots are a quarter of it and more.
const SIDE: u32 = 19;

/// Letters whose height is not known are taken for so high, in pixels.
const USUAL: u32 = 18;

/// Takes the specks off a strewn page; tells whether it was. `x_height` is the height of small
/// letters in this image, `level` its paper's, `depth` the levels under it at which ink begins.
pub(super) fn take_off(
    grey: &mut Grey,
    x_height: Option<f64>,
    level: u8,
    depth: u8,
) -> bool {
    let high = x_height.map_or(USUAL, |h| h.round() as u32);
    let side = (high * SIDE / 100).max(1);
    let found = marks::find(grey, &Paper::even(level), &Border::default(), depth);
    let is_speck = |m: &&Mark| m.width().max(m.height()) <= side;
    let specks: Vec<&Mark> = found.iter().filter(is_speck).collect();
    let letters = found.iter().filter(|m| m.is_letter_like()).count();
    if specks.len() < MANY || specks.len() < letters * TO_LETTERS {
        return false;
    }
    specks.iter().for_each(|speck| grey.paint_over(speck.area(), 0, level));
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page with letters that have dots, and so many specks.
    fn page(specks: u32) -> Grey {
        let mut page = Grey::sheet(1000, 1000, 255);
        let mut dot = |x: u32, y: u32, size: u32| {
            for (dx, dy) in (0..size * size).map(|n| (n % size, n / size)) {
                page.pixels[((y + dy) * 1000 + x + dx) as usize] = 0;
            }
        };
        for (line, letter) in (0..10).flat_map(|l| (0..30u32).map(move |n| (l, n))) {
            let (x, y) = (20 + letter * 30, 40 + line * 90);
            (0..6).for_each(|n| dot(x, y + n * 3, 4));
            dot(x, y - 9, 5);
        }
        let mut random = 7u32;
        for _ in 0..specks {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let (x, y) = ((random >> 8) % 990, (random >> 20) % 990);
            dot(x, y, 1 + random % 3);
        }
        page
    }

    #[test]
    fn specks_go_from_a_strewn_page_and_the_dots_of_letters_stay() {
        let mut strewn = page(4_000);
        let ink = |grey: &Grey| grey.pixels.iter().filter(|p| **p == 0).count();
        let before = ink(&strewn);
        assert!(take_off(&mut strewn, Some(20.0), 255, 100));
        assert!(ink(&strewn) < before, "specks are gone");
        let clean = page(0);
        let kept = clean.pixels.iter().zip(&strewn.pixels);
        assert!(kept.filter(|(ink, _)| **ink == 0).all(|(_, now)| *now == 0));
    }

    #[test]
    fn a_page_with_some_specks_is_left_as_it_is() {
        let mut page = page(300);
        let before = page.clone();
        assert!(!take_off(&mut page, Some(20.0), 255, 100));
        assert_eq!(page, before);
    }
}
