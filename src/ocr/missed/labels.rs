//! Numbers and letters that stand before the lines of a list, in a column of their own: a
//! recogniser that looks at a page small passes over them.

use std::ops::{Range, RangeInclusive};

use crate::ocr::ink::has_ink;
use crate::ocr::text::usual_height;
use crate::ocr::{Block, Line};
use crate::page::Grey;
use crate::place::Area;

/// A label stands before its line by so many tenths of the height of its letters at least …
const NEAR: u32 = 5;

/// … and at most.
const FAR: u32 = 80;

/// A label is so many tenths of a letter's height wide.
const WIDE: RangeInclusive<u32> = 5..=45;

/// So many labels under one another are a column.
const LEAST: usize = 3;

/// The places of labels that nobody read, each with the word after it.
pub(super) fn unread(image: &Grey, ink: u8, blocks: &[Block]) -> Vec<Area> {
    let lines: Vec<&Line> = blocks.iter().flat_map(|b| &b.lines).collect();
    let found: Vec<(Area, Area)> =
        lines.iter().filter_map(|line| before(line, &lines, image, ink)).collect();
    let under = |one: Area, other: Area| one.x.abs_diff(other.x) * 2 <= one.height;
    let in_column = |(label, _): &&(Area, Area)| {
        found.iter().filter(|(other, _)| under(*label, *other)).count() >= LEAST
    };
    let place = |(label, first): &(Area, Area)| {
        let both = label.union(first.rows_of(*label));
        let by = label.height / 5 + 1;
        both.with_margin(by, by, image.size())
    };
    found.iter().filter(in_column).map(place).collect()
}

/// The ink that stands alone before a line, in its rows and as high as letters, and the line's
/// first word.
fn before(line: &Line, lines: &[&Line], image: &Grey, ink: u8) -> Option<(Area, Area)> {
    let first = line.words.first().filter(|_| line.words.len() > 1)?.area;
    let high = usual_height(&line.words)?.max(1);
    let rows = first.y..first.y + high;
    let inked = |x: &u32| has_ink(image, *x, &rows, ink);
    let from = first.x.saturating_sub(high * FAR / 10);
    let mut columns = (from..first.x.saturating_sub(high / 5)).rev();
    let end = columns.find(inked)? + 1;
    // It goes on over gaps as wide as those between letters.
    let mut start = end - 1;
    for x in columns {
        if inked(&x) {
            start = x;
        } else if start - x > high * 6 / 10 {
            break;
        }
    }
    let label = Area { x: start, y: rows.start, width: end - start, height: high };
    let gap = first.x - end;
    let is_read = |area: Area| {
        let words = lines.iter().flat_map(|l| &l.words);
        words.map(|w| w.area).any(|w| w.common(area).is_some())
    };
    let beyond = |rows: Range<u32>| (start..end).any(|x| has_ink(image, x, &rows, ink));
    let slack = high / 3;
    let fits = (high * NEAR / 10..=high * FAR / 10).contains(&gap)
        && WIDE.contains(&(label.width * 10 / high))
        && start > from
        && !is_read(label)
        && !beyond(
            rows.start.saturating_sub(slack * 2)..rows.start.saturating_sub(slack),
        )
        && !beyond(rows.end + slack..rows.end + slack * 2);
    fits.then_some((label, first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ocr::Word;

    /// The places that are found before four lines 40 under one another, each of two words, with
    /// this ink (left, width, rows over and under the letters) before each of them.
    fn places(marks: &[(u32, u32, u32)], lines: u32) -> Vec<Area> {
        let mut image = Grey::sheet(600, 300, 230);
        let mut read = Vec::new();
        for line in 0..lines {
            let y = 40 + line * 40;
            for (x, width, over) in marks {
                for row in y - over..y + 20 + over {
                    let from = (row * 600 + x) as usize;
                    image.pixels[from..from + *width as usize].fill(30);
                }
            }
            let word =
                |x: u32| Word::new("ord", Area { x, y, width: 60, height: 20 }, 90);
            read.extend(Line::of(vec![word(200), word(270)]));
        }
        unread(&image, 120, &[Block::of(read).unwrap()])
    }

    #[test]
    fn unread_numbers_before_lines_are_places_with_the_word_after_them() {
        let at = |line: u32| Area { x: 145, y: 35 + line * 40, width: 120, height: 30 };
        assert_eq!(places(&[(150, 12, 0), (166, 4, 0)], 4), [at(0), at(1), at(2), at(3)]);
        assert_eq!(places(&[(150, 12, 0), (166, 4, 0)], 2), [], "too few");
    }

    #[test]
    fn rules_dust_and_what_stands_far_off_are_no_labels() {
        for marks in [[(150, 4, 14)], [(150, 3, 0)], [(20, 12, 0)], [(186, 8, 0)]] {
            assert_eq!(places(&marks, 4), [], "{marks:?}");
        }
    }
}
