//! Light letters on dark ground: blueprints, film, photostats.

use super::Grey;
use super::border::Border;
use super::marks;
use super::paper::{self, Paper};

/// The middle level of a negative page is darker than this.
const DARK: u8 = 120;

/// So many letters must show when light and dark are changed, …
const LETTERS: usize = 40;

/// … and so many for every two without: what lies between dense letters looks like some.
const FOR_TWO: usize = 3;

/// … but for letters of so many times the depth: beside them all else is grain.
const DEEPER: u32 = 2;

/// Whether a reduced page shows letters only when light and dark are changed. Pages of light
/// paper are told at once.
pub(super) fn is_negative(small: &Grey) -> bool {
    if middle(small) >= DARK {
        return false;
    }
    let inverted =
        Grey { pixels: small.pixels.iter().map(|level| 255 - level).collect(), ..*small };
    let (changed, deep) = letters(&inverted);
    if changed < LETTERS {
        return false;
    }
    let (plain, shallow) = letters(small);
    changed * 2 >= plain * FOR_TWO || u32::from(deep) >= u32::from(shallow) * DEEPER
}

/// The middle level, from every fifth row.
fn middle(image: &Grey) -> u8 {
    let mut levels: Vec<u8> =
        (0..image.height).step_by(5).flat_map(|y| image.row(y).iter().copied()).collect();
    let at = levels.len() / 2;
    if levels.is_empty() { 255 } else { *levels.select_nth_unstable(at).1 }
}

/// How many marks look like letters, and the depth of the usual one.
fn letters(image: &Grey) -> (usize, u8) {
    let level = paper::sheet_level(image);
    let border = Border::find(image, level);
    let paper = Paper::measure(image, level, &border);
    let depth = marks::ink_depth(image, &paper, &border);
    let found = marks::find(image, &paper, &border, depth);
    let count = found.iter().filter(|m| m.is_letter_like()).count();
    (count, marks::letter_depth(&found))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page of small crosses.
    fn page(paper: u8, ink: u8, rows: u32) -> Grey {
        let mut page = Grey::sheet(600, 800, paper);
        for y in (40..40 + rows * 30).filter(|y| y % 30 < 12) {
            for x in (40..560).filter(|x| x % 16 < 9) {
                if x % 16 == 4 || y % 30 == 5 {
                    page.pixels[(y * 600 + x) as usize] = ink;
                }
            }
        }
        page
    }

    #[test]
    fn only_light_letters_on_dark_ground_make_a_negative() {
        assert!(is_negative(&page(60, 220, 20)));
        assert!(!is_negative(&page(220, 60, 20)));
        assert!(!is_negative(&page(90, 20, 20)), "dark paper with darker letters");
        assert!(!is_negative(&page(60, 220, 0)), "a dark sheet");
        assert!(!is_negative(&Grey::default()));
    }

    #[test]
    fn grain_on_black_film_is_no_letters_beside_real_ones() {
        let mut film = page(16, 130, 4);
        // Islands of grain, a little darker than the film, of a letter's size.
        for y in (200..780).filter(|y| y % 20 < 10) {
            for x in (40..560).filter(|x| x % 14 < 7 && (x % 14 == 3 || y % 20 == 4)) {
                film.pixels[(y * 600 + x) as usize] = 0;
            }
        }
        assert!(is_negative(&film));
    }
}
