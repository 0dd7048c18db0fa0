//! Walls of cells within words: read as letters, or passed over, so that what stands in two cells
//! became one word.

use std::ops::Range;

use crate::ocr::Word;
use crate::place::Area;

/// What a wall is read as beside letters.
const WALL: [char; 3] = ['|', '¦', '‖'];

/// Beside a wall within a word so much paper is seen, in tenths of a letter, where it parts two.
const PAPER: u32 = 7;

/// Whether any ink stands in a column of a page, in these rows.
pub(super) type Inked<'a> = &'a dyn Fn(u32, &Range<u32>) -> bool;

/// What stands of a word between the walls of these cells; nothing where it is a wall itself.
pub(super) fn between(word: &Word, cells: &[Area], inked: Inked<'_>) -> Vec<Word> {
    if is_wall(word, cells) {
        return Vec::new();
    }
    let word = without_walls(word.clone(), cells);
    parted(&word, cells, inked).map_or_else(|| vec![word], Vec::from)
}

/// The walls that stand beside a word, in its rows.
fn walls(word: &Word, cells: &[Area]) -> impl Iterator<Item = u32> {
    let middle = word.area.middle().1;
    let beside = move |cell: &&Area| (cell.y..cell.y + cell.height).contains(&middle);
    cells.iter().filter(beside).flat_map(|cell| [cell.x, cell.x + cell.width])
}

/// Whether a word is a cell's wall, read as a letter.
fn is_wall(word: &Word, cells: &[Area]) -> bool {
    let looks = word.text.chars().all(|c| "|Il!1[](){}/\\¦‖".contains(c));
    let (from, to) = (word.area.x, word.area.x + word.area.width);
    looks
        && word.text.chars().count() <= 2
        && walls(word, cells).any(|wall| (from..=to).contains(&wall))
}

/// A word without the walls at its ends.
fn without_walls(mut word: Word, cells: &[Area]) -> Word {
    let letter = letter(&word);
    let (from, to) = (word.area.x, word.area.x + word.area.width);
    let stands = |at: u32| walls(&word, cells).any(|wall| wall.abs_diff(at) <= letter);
    let text = word.text.as_str();
    let begun = if stands(from) { text.trim_start_matches(WALL) } else { text };
    let kept = if stands(to) { begun.trim_end_matches(WALL) } else { begun };
    if !kept.is_empty() && kept.len() < word.text.len() {
        let cut = |sides: usize| letter * sides as u32;
        let before = cut(text.chars().count() - begun.chars().count());
        let after = cut(begun.chars().count() - kept.chars().count());
        word.area.x += before;
        word.area.width = word.area.width.saturating_sub(before + after).max(1);
        word.text = kept.to_owned();
    }
    word
}

/// The two numbers of a word that a wall with paper beside it goes through.
fn parted(word: &Word, cells: &[Area], inked: Inked<'_>) -> Option<[Word; 2]> {
    let count = word.text.chars().count() as u32;
    let letter = letter(word);
    let area = word.area;
    let number = word.text.chars().all(|c| c.is_ascii_digit());
    let inner = area.x + letter..(area.x + area.width).saturating_sub(letter);
    let wall = walls(word, cells).filter(|_| number).find(|at| inner.contains(at))?;
    let rows = area.y + area.height / 5..area.y + area.height * 4 / 5;
    // What is left of the wall itself is no letter.
    let near = letter / 5 + 1;
    let paper = |columns: &mut dyn Iterator<Item = u32>| {
        columns.take_while(|x| !inked(*x, &rows)).count() as u32
    };
    let left = paper(&mut (area.x..wall.saturating_sub(near)).rev());
    let right = paper(&mut (wall + near..area.x + area.width));
    if (left + right) * 10 < letter * PAPER {
        return None;
    }
    let before = (((wall - area.x) * count + area.width / 2) / area.width.max(1))
        .clamp(1, count.max(2) - 1);
    let (first, second) = word.text.split_at_checked(before as usize)?;
    let width = wall - area.x;
    let one = Area { width, ..area };
    let two = Area { x: wall, width: area.width - width, ..area };
    let part = |text: &str, area| Word {
        text: text.to_owned(),
        area,
        rival: None,
        ..word.clone()
    };
    Some([part(first, one), part(second, two)])
}

/// How wide a letter of a word is, in pixels.
fn letter(word: &Word) -> u32 {
    word.area.width / (word.text.chars().count() as u32).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left of a word from column 40 to 110, over cells parted at columns 30 and 72,
    /// with ink everywhere but in these columns.
    fn left(text: &str, paper: Range<u32>) -> Vec<(String, u32, u32)> {
        let cell = |x: u32, width: u32| Area { x, y: 0, width, height: 50 };
        let cells = [cell(30, 42), cell(72, 90)];
        let word = Word::new(text, Area { x: 40, y: 10, width: 70, height: 20 }, 90);
        let found = between(&word, &cells, &|x, _| !paper.contains(&x));
        found.into_iter().map(|w| (w.text, w.area.x, w.area.width)).collect()
    }

    #[test]
    fn numbers_of_two_cells_read_as_one_are_two() {
        let two = [("103".to_owned(), 40, 32), ("437".to_owned(), 72, 38)];
        assert_eq!(left("103437", 66..80), two);
        assert_eq!(left("103437", 0..0), [("103437".to_owned(), 40, 70)]);
        assert_eq!(left("Åsgata", 66..80), [("Åsgata".to_owned(), 40, 70)]);
    }

    #[test]
    fn a_wall_read_as_a_sign_goes_and_a_stroke_elsewhere_stays() {
        assert_eq!(left("|84", 0..0), [("84".to_owned(), 63, 47)]);
        assert_eq!(left("84|", 0..0), [("84|".to_owned(), 40, 70)]);
        assert_eq!(left("|", 0..0), []);
    }
}
