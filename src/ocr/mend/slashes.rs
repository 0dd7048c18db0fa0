//! A slash that was read as a numeral one or a letter like it: `87137` for `87/37`.
//!
//! What is a gårdsnummer and a bruksnummer on a map is one number then, which nobody finds. A
//! slash leans and a one does not, so the ink tells.

use crate::ocr::{Block, Word};
use crate::page::{self, Grey};

/// What a slash is read as between numerals.
const UPRIGHT: [char; 5] = ['1', 'l', 'I', '|', '!'];

/// A slash leans to the right by so many hundredths of its height; italics by less than 25.
const LEAN: f32 = 26.0;

/// And is at most so many hundredths of its height thick, along a row.
const THICK: f32 = 30.0;

/// Puts slashes for strokes that lean within numbers, on an image whose ink is darker than a
/// level; what was read is kept beside them.
pub(in crate::ocr) fn with_slashes(
    mut blocks: Vec<Block>,
    image: &Grey,
    ink: u8,
) -> Vec<Block> {
    let words = blocks.iter_mut().flat_map(|b| &mut b.lines).flat_map(|l| &mut l.words);
    for word in words.filter(|word| may_have_slash(&word.text)) {
        let Some(text) = mended(word, image, ink) else { continue };
        let read = std::mem::replace(&mut word.text, text);
        word.rival.get_or_insert(read);
    }
    blocks
}

/// Whether a word is of numerals with a stroke among them.
fn may_have_slash(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let is_of_number = |c: &char| c.is_ascii_digit() || UPRIGHT.contains(c);
    let [first, inner @ .., last] = letters.as_slice() else { return false };
    (3..=9).contains(&letters.len())
        && first.is_ascii_digit()
        && last.is_ascii_digit()
        && inner.iter().all(is_of_number)
        && inner.iter().any(|c| UPRIGHT.contains(c))
}

/// The word with a slash for the one stroke in it that leans; `None` where none does, or where
/// its letters are not as many marks.
fn mended(word: &Word, image: &Grey, ink: u8) -> Option<String> {
    let by = word.area.height / 6;
    let part = image.part(word.area.with_margin(by, by, image.size()));
    let mut marks = page::spots(&part, 255 - ink);
    marks.retain(|mark| mark.height * 2 >= word.area.height);
    marks.sort_by_key(|mark| mark.x);
    let mut letters: Vec<char> = word.text.chars().collect();
    if marks.len() != letters.len() {
        return None;
    }
    let lies = |at: usize| leans(&part.part(marks[at]), ink);
    let inner = 1..letters.len() - 1;
    let mut leaning =
        inner.filter(|at| UPRIGHT.contains(&letters[*at])).filter(|at| lies(*at));
    let (slash, others) = (leaning.next()?, leaning.count());
    letters[slash] = '/';
    (others == 0 && !lies(0) && !lies(letters.len() - 1))
        .then(|| letters.into_iter().collect())
}

/// Whether a mark is a thin stroke that leans to the right.
fn leans(mark: &Grey, ink: u8) -> bool {
    let (width, height) = (mark.width as usize, mark.height as usize);
    let rows = |rows: std::ops::Range<usize>| {
        let pixels = mark.pixels[rows.start * width..rows.end * width].iter().enumerate();
        let dark = pixels.filter(|(_, level)| **level <= ink).map(|(at, _)| at % width);
        let (sum, count) = dark.fold((0, 0), |(sum, count), x| (sum + x, count + 1));
        (count > 0).then(|| (sum as f32 / count as f32, count as f32))
    };
    let part = (height / 5).max(1);
    let ends = rows(0..part).zip(rows(height - part..height));
    let (Some(((top, _), (bottom, _))), Some((_, all))) = (ends, rows(0..height)) else {
        return false;
    };
    let height = height as f32;
    // From the middle of one end to that of the other.
    let lean = (top - bottom) / (height - part as f32) * 100.0;
    lean >= LEAN && all / height <= height * THICK / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ocr::Line;
    use crate::place::Area;

    /// The text of a word of five letters 20 high, the third of which leans by so many pixels.
    fn check(text: &str, lean: u32, expected: (&str, Option<&str>)) {
        let mut image = Grey::sheet(120, 40, 230);
        for (letter, x) in (0u32..5).map(|n| (n, 10 + n * 18)) {
            for y in 0..20 {
                let aside = if letter == 2 { lean * (19 - y) / 20 } else { 0 };
                for x in x + aside..x + aside + 3 {
                    image.pixels[((10 + y) * 120 + x) as usize] = 20;
                }
            }
        }
        let area = Area { x: 10, y: 10, width: 76, height: 20 };
        let line = Line::of(vec![Word::new(text, area, 98)]).unwrap();
        let blocks =
            with_slashes(Block::of(vec![line]).into_iter().collect(), &image, 120);
        let word = &blocks[0].lines[0].words[0];
        assert_eq!((word.text.as_str(), word.rival.as_deref()), expected);
    }

    #[test]
    fn a_one_within_a_number_that_leans_is_a_slash() {
        check("87137", 7, ("87/37", Some("87137")));
        check("87l37", 7, ("87/37", Some("87l37")));
        check("87137", 0, ("87137", None));
        check("87137", 4, ("87137", None));
    }

    #[test]
    fn other_words_and_other_numbers_of_marks_are_left_alone() {
        check("87537", 7, ("87537", None));
        check("8713", 7, ("8713", None));
        check("ab1de", 7, ("ab1de", None));
    }
}
