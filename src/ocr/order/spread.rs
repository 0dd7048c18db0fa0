//! A spread: two pages of a book or an open folder side by side on one image.

use crate::ocr::{Block, Line, Word};
use crate::place::Area;

/// The sides of a spread, as parts of ten of its height: it is at least so wide.
const WIDE: u32 = 12;

/// No word stands in so much of the width, in hundredths: two margins.
const GUTTER: u32 = 4;

/// A page holds at least so many lines of [`WORDS`] words.
const LINES: usize = 3;

/// So many words make a line of running text.
const WORDS: usize = 4;

/// The blocks of the left and of the right page, where an image of this size holds two; lines
/// that were read across both are parted. Else all blocks, as they came.
pub(super) fn pages(blocks: Vec<Block>, (width, height): (u32, u32)) -> Vec<Vec<Block>> {
    if width * 10 < height * WIDE {
        return vec![blocks];
    }
    let Some(middle) = gutter(&blocks, width) else { return vec![blocks] };
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for block in &blocks {
        left.extend(part(block, |word| centre(word.area) < middle));
        right.extend(part(block, |word| centre(word.area) >= middle));
    }
    let has_text = |page: &[Block]| {
        let lines = page.iter().flat_map(|b| &b.lines);
        lines.filter(|l| l.words.len() >= WORDS).count() >= LINES
    };
    if has_text(&left) && has_text(&right) { vec![left, right] } else { vec![blocks] }
}

/// The middle of the widest upright strip near the middle of the text that no word stands in.
fn gutter(blocks: &[Block], width: u32) -> Option<u32> {
    let words = blocks.iter().flat_map(|b| &b.lines).flat_map(|l| &l.words);
    // The shadow of the fold is read as strokes.
    let words =
        words.filter(|w| w.text.chars().filter(|c| c.is_alphanumeric()).count() > 1);
    let mut sides: Vec<(u32, u32)> =
        words.map(|w| (w.area.x, w.area.x + w.area.width)).collect();
    sides.sort_unstable();
    let (from, to) = (width * 35 / 100, width * 65 / 100);
    let mut reached = sides.first()?.1;
    let mut widest = None;
    for (start, end) in sides {
        let (middle, gap) = (reached.midpoint(start), start.saturating_sub(reached));
        if (from..to).contains(&middle) && gap * 100 >= width * GUTTER {
            widest = widest.max(Some((gap, middle)));
        }
        reached = reached.max(end);
    }
    widest.map(|(_, middle)| middle)
}

/// What a block holds of these words.
fn part(block: &Block, is_in: impl Fn(&Word) -> bool) -> Option<Block> {
    let lines = block.lines.iter().filter_map(|line| {
        let words: Vec<Word> = line.words.iter().filter(|w| is_in(w)).cloned().collect();
        let area = if words.len() == line.words.len() {
            line.area
        } else {
            Area::around(words.iter().map(|w| w.area))?
        };
        (!words.is_empty()).then_some(Line { area, words })
    });
    let lines: Vec<Line> = lines.collect();
    let area = Area::around(lines.iter().map(|l| l.area))?;
    Some(Block { area, lines })
}

fn centre(area: Area) -> u32 {
    area.x + area.width / 2
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPREAD: (u32, u32) = (1400, 1000);

    /// Lines of words, each given by where it begins and ends.
    fn block(y: u32, lines: u32, words: &[(u32, u32, &str)]) -> Block {
        let line = |n: u32| {
            let at =
                |x: u32, to: u32| Area { x, y: y + n * 40, width: to - x, height: 20 };
            let words: Vec<Word> = words
                .iter()
                .map(|(x, to, text)| Word::new(*text, at(*x, *to), 90))
                .collect();
            Line { area: Area::around(words.iter().map(|w| w.area)).unwrap(), words }
        };
        let lines: Vec<Line> = (0..lines).map(line).collect();
        Block { area: Area::around(lines.iter().map(|l| l.area)).unwrap(), lines }
    }

    const LEFT: [(u32, u32, &str); 4] =
        [(100, 200, "Det"), (220, 300, "er"), (320, 460, "gitt"), (480, 600, "lov")];
    const RIGHT: [(u32, u32, &str); 4] = [
        (800, 900, "Huset"),
        (920, 1000, "skal"),
        (1020, 1160, "flyttes"),
        (1180, 1300, "nå"),
    ];

    fn texts(pages: &[Vec<Block>]) -> Vec<String> {
        let text = |page: &Vec<Block>| {
            let words = page.iter().flat_map(|b| &b.lines).flat_map(|l| &l.words);
            words.map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ")
        };
        pages.iter().map(text).collect()
    }

    #[test]
    fn lines_read_across_both_pages_of_a_spread_are_parted() {
        let across = block(100, 3, &[LEFT, RIGHT].concat());
        let whole = across.clone();
        let both = pages(vec![across], SPREAD);
        let left = "Det er gitt lov";
        let right = "Huset skal flyttes nå";
        assert_eq!(texts(&both), [[left; 3].join(" "), [right; 3].join(" ")]);
        assert_eq!(both[1][0].area, Area { x: 800, y: 100, width: 500, height: 100 });
        assert_eq!(pages(vec![whole.clone()], (1100, 1000)), [[whole]], "no wide image");
    }

    #[test]
    fn strokes_in_the_fold_do_not_hold_two_pages_together() {
        let fold = block(100, 9, &[(690, 700, "|")]);
        let both = pages(vec![block(100, 4, &LEFT), fold, block(100, 4, &RIGHT)], SPREAD);
        assert_eq!(both.len(), 2);
    }

    #[test]
    fn a_heading_across_or_a_side_without_text_makes_one_page() {
        let (left, right) = (block(200, 4, &LEFT), block(200, 4, &RIGHT));
        let heading = block(100, 1, &[(500, 900, "Byggeforskrifter")]);
        let headed = vec![heading, left.clone(), right];
        assert_eq!(pages(headed.clone(), SPREAD), [headed]);
        let numbers = block(200, 4, &[(800, 860, "12")]);
        let table = vec![left, numbers];
        assert_eq!(pages(table.clone(), SPREAD), [table]);
        assert_eq!(pages(Vec::new(), SPREAD), [[]]);
    }
}
