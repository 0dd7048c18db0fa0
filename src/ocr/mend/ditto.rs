//! Ditto marks: in lists and registers the typist set `"` for what stands above.
//!
//! A recogniser sees two short strokes and says 11, H, 00 or #: a number where none is. What a
//! ditto mark is, the ink tells: two strokes with paper between, hung from the top of the row
//! and only half as high as its letters, with nothing close by.

use crate::ocr::{Block, Line, Word};
use crate::page::Grey;
use crate::place::Area;

/// The longest misreading of a ditto mark, in signs.
const LONGEST: usize = 2;

/// Puts `"` for every ditto mark that was read as something else, which is kept beside it. The
/// areas are places on `image`.
pub(in crate::ocr) fn with_dittos(mut blocks: Vec<Block>, image: &Grey) -> Vec<Block> {
    for line in blocks.iter_mut().flat_map(|b| &mut b.lines) {
        let Some(row) = row(line) else { continue };
        let areas: Vec<Area> = line.words.iter().map(|w| w.area).collect();
        for (at, word) in line.words.iter_mut().enumerate() {
            let short = word.text.chars().count() <= LONGEST && word.text != DITTO;
            if short && stands_alone(&areas, at, row) && is_ditto(image, word.area, row) {
                word.rival = Some(std::mem::replace(&mut word.text, DITTO.to_owned()));
            }
        }
    }
    blocks
}

const DITTO: &str = "\"";

/// The rows that the longer words of a line stand in; `None` where there are none.
fn row(line: &Line) -> Option<Area> {
    let long = |w: &&Word| w.text.chars().filter(|c| c.is_alphanumeric()).count() >= 3;
    let mut areas: Vec<Area> = line.words.iter().filter(long).map(|w| w.area).collect();
    areas.sort_by_key(|a| a.height);
    areas.get(areas.len() / 2).copied()
}

/// Whether no other word stands closer than the row is high.
fn stands_alone(areas: &[Area], at: usize, row: Area) -> bool {
    let word = areas[at];
    let gap = |other: &Area| {
        let left = word.x.saturating_sub(other.x + other.width);
        left + other.x.saturating_sub(word.x + word.width)
    };
    (0..areas.len()).all(|other| other == at || gap(&areas[other]) >= row.height)
}

/// Whether the ink in this area is two strokes that hang from the top of the row.
fn is_ditto(image: &Grey, area: Area, row: Area) -> bool {
    // Nothing else stands near, and the place may be a little beside the ink.
    let by = row.height / 3;
    let (x, width) = (area.x.saturating_sub(by), area.width + by * 2);
    let ink = strokes(image, Area { x, width, ..area.rows_of(row) });
    let Some(ink) = Area::around(ink) else { return false };
    let hangs = (ink.y + ink.height) * 10 <= row.y * 10 + row.height * 7;
    let high = ink.height * 100 >= row.height * 20 && ink.height * 100 <= row.height * 62;
    // Above, worn type may run together.
    let half = ink.height / 2;
    let lower = Area { y: ink.y + half, height: ink.height - half, ..ink };
    let low = lower.y + lower.height * 2 / 3;
    match strokes(image, lower).as_slice() {
        [left, right] => {
            let gap = right.x - (left.x + left.width);
            let both = [left, right].iter().all(|s| s.y + s.height >= low);
            hangs && high && both && ink.width <= row.height && gap * 2 <= ink.width
        }
        _ => false,
    }
}

/// Stretches of columns with ink in an area, each with the rows that its ink takes up; none
/// where there is too little difference between ink and paper.
fn strokes(image: &Grey, area: Area) -> Vec<Area> {
    let right = (area.x + area.width).min(image.width);
    let bottom = (area.y + area.height).min(image.height);
    let rows = || (area.y..bottom).map(|y| (y, image.row(y)));
    let levels =
        || rows().flat_map(|(_, row)| &row[area.x.min(right) as usize..right as usize]);
    let (dark, light) = (levels().min().copied(), levels().max().copied());
    let (Some(dark), Some(light)) = (dark, light) else { return Vec::new() };
    if light - dark < 60 {
        return Vec::new();
    }
    let ink = dark + (light - dark) / 2;
    let mut strokes: Vec<Area> = Vec::new();
    for x in area.x..right {
        let mut inked = rows().filter(|(_, row)| row[x as usize] < ink).map(|(y, _)| y);
        let Some(top) = inked.next() else { continue };
        let low = inked.next_back().unwrap_or(top);
        let column = Area { x, y: top, width: 1, height: low - top + 1 };
        match strokes.last_mut().filter(|s| s.x + s.width == x) {
            Some(stroke) => *stroke = stroke.union(column),
            None => strokes.push(column),
        }
    }
    strokes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line with a long word and, far to its right, these strokes: x, y, width and height.
    fn check(text: &str, strokes: &[(u32, u32, u32, u32)], expected: &str) {
        let mut image = Grey::sheet(400, 40, 230);
        for (x, y, width, height) in strokes {
            for row in *y..y + height {
                let from = (row * image.width + 300 + x) as usize;
                image.pixels[from..from + *width as usize].fill(20);
            }
        }
        let area = |x, width| Area { x, y: 8, width, height: 22 };
        let words = vec![
            Word::new("gigue", area(20, 100), 90),
            Word::new(text, area(295, 30), 80),
        ];
        let line = Line { area: area(20, 310), words };
        let blocks = vec![Block { area: line.area, lines: vec![line] }];
        let found = with_dittos(blocks, &image);
        let word = &found[0].lines[0].words[1];
        assert_eq!(word.text, expected);
        assert_eq!(word.rival.is_some(), text != expected);
    }

    #[test]
    fn two_short_strokes_from_the_top_are_a_ditto_mark_whatever_was_read() {
        for text in ["11", "H", "#", "00"] {
            check(text, &[(0, 9, 4, 10), (8, 9, 4, 10)], "\"");
        }
        check("#", &[(0, 9, 12, 3), (0, 9, 4, 10), (8, 9, 4, 10)], "\"");
    }

    #[test]
    fn letters_and_numbers_of_full_height_or_in_one_stroke_stay() {
        check("11", &[(0, 9, 4, 20), (8, 9, 4, 20)], "11");
        check("2", &[(0, 9, 10, 11)], "2");
        check("=", &[(0, 14, 12, 3)], "=");
        check(",,", &[(0, 24, 3, 8), (6, 24, 3, 8)], ",,");
        check("id.", &[(0, 9, 4, 10), (8, 9, 4, 10)], "id.");
    }
}
