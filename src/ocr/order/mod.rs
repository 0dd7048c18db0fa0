//! Reading order: forms and tables are read row by row.
//!
//! Tesseract takes the labels of a form for one column and what is filled in for another, and
//! reads first all of the one, then all of the other; which it does hangs on single pixels.
//! Papers of a building case are written across the sheet, so rows are put together again,
//! except on pages where columns of running text stand side by side. A paragraph is never
//! torn apart by what stands beside it.

mod cells;
mod columns;
mod margins;
mod spread;
mod tables;
mod walls;

pub(super) use cells::by_cells;

use super::{Block, Line, Word};
use crate::place::Area;

/// The same words in rows, for words of an upright, level page of this size in pixels; the
/// left page of a spread before the right one, and last what runs up or down a margin.
pub(super) fn by_rows(mut blocks: Vec<Block>, size: (u32, u32)) -> Vec<Block> {
    let margins: Vec<Block> = blocks.iter_mut().filter_map(margins::upright).collect();
    blocks.retain(|block| !block.lines.is_empty());
    let pages = spread::pages(blocks, size).into_iter();
    pages.flat_map(of_page).chain(margins).collect()
}

fn of_page(blocks: Vec<Block>) -> Vec<Block> {
    if let Some(parts) = columns::parts(&blocks) {
        return parts.into_iter().flat_map(of_page).collect();
    }
    if has_columns(&blocks) {
        return parted(blocks);
    }
    let mut units: Vec<Block> = Vec::new();
    for block in labelled(blocks) {
        if is_running(&block) {
            units.push(block);
        } else {
            units.extend(
                block.lines.into_iter().map(|l| Block { area: l.area, lines: vec![l] }),
            );
        }
    }
    units.sort_by_key(|unit| (middle(unit.lines[0].area), unit.area.x));
    gathered(rows(margins::notes_first(units)))
}

/// Running text: several lines, most of them as wide as the block and of several words.
fn is_running(block: &Block) -> bool {
    let full =
        |l: &&Line| l.area.width * 20 >= block.area.width * 17 && l.words.len() >= 3;
    block.lines.len() >= 3
        && block.lines.iter().filter(full).count() * 2 >= block.lines.len()
}

/// Numbers and letters that stand before the lines of running text, in a column of their own,
/// put where they belong: at the beginning of those lines.
fn labelled(mut blocks: Vec<Block>) -> Vec<Block> {
    let (running, others): (Vec<Block>, Vec<Block>) =
        blocks.drain(..).partition(is_running);
    blocks = running;
    let mut rest = Vec::new();
    for mut block in others {
        block.lines.retain(|label| {
            let line = before(&mut blocks, label);
            let Some(line) = line else { return true };
            line.area = line.area.union(label.area);
            line.words.splice(0..0, label.words.iter().cloned());
            false
        });
        if !block.lines.is_empty() {
            rest.push(block);
        }
    }
    blocks.extend(rest);
    blocks
}

/// The line of running text that a short label stands before, on its left, close by.
fn before<'a>(blocks: &'a mut [Block], label: &Line) -> Option<&'a mut Line> {
    let length: usize = label.words.iter().map(|w| w.text.chars().count()).sum();
    let end = label.area.x + label.area.width;
    let lines = blocks.iter_mut().flat_map(|b| &mut b.lines);
    lines.filter(|_| length <= LABEL).find(|line| {
        let near = label.area.height * 6;
        same_row(label.area, line.area)
            && (end..end + near).contains(&(line.area.x + label.area.height / 2))
    })
}

/// The longest label before a line, in letters: "10)", "§ 12.".
const LABEL: usize = 5;

/// Whether columns of text stand side by side: many lines of several words have another such
/// line of another block beside them.
fn has_columns(blocks: &[Block]) -> bool {
    let is_text = |l: &&Line| l.words.len() >= 4;
    let lines: Vec<(usize, &Line)> = (0..)
        .zip(blocks)
        .flat_map(|(at, b)| b.lines.iter().filter(is_text).map(move |l| (at, l)))
        .collect();
    let has_partner = |(block, line): &&(usize, &Line)| {
        lines.iter().any(|(other, beside)| {
            other != block
                && same_row(line.area, beside.area)
                && apart(line.area, beside.area)
                && is_gutter(line, beside)
        })
    };
    let paired = lines.iter().filter(has_partner).count();
    paired >= 8 && paired * 5 >= lines.len()
}

/// Whether two lines stand further from one another than their words do. A line that was cut in
/// two by a table over it is no two columns.
fn is_gutter(line: &Line, beside: &Line) -> bool {
    let end = |a: Area| a.x + a.width;
    let gap =
        |a: Area, b: Area| b.x.saturating_sub(end(a)).max(a.x.saturating_sub(end(b)));
    let usual = |line: &Line| {
        let pairs = line.words.windows(2);
        let mut gaps: Vec<u32> = pairs.map(|w| gap(w[0].area, w[1].area)).collect();
        gaps.sort_unstable();
        gaps.get(gaps.len() / 2).copied().unwrap_or(0)
    };
    gap(line.area, beside.area) * 2 > usual(line).min(usual(beside)) * 3
}

/// Columns as they came, but for a headline across several of them: what stands over it is
/// read before it, and what stands under it after.
fn parted(mut blocks: Vec<Block>) -> Vec<Block> {
    let across = (0..blocks.len()).find(|at| goes_across(&blocks[*at], &blocks));
    let Some(across) = across.map(|at| blocks.remove(at)) else { return blocks };
    let over = |b: &Block| middle(b.area) < middle(across.area);
    let (over, under): (Vec<Block>, Vec<Block>) = blocks.into_iter().partition(over);
    [parted(over), vec![across], parted(under)].concat()
}

/// Whether a few lines stand alone in their rows, across two columns of text.
fn goes_across(block: &Block, blocks: &[Block]) -> bool {
    let area = block.area;
    let slack = area.height / 4;
    let alone = |b: &Block| {
        b.area.y + b.area.height <= area.y + slack
            || area.y + area.height <= b.area.y + slack
    };
    let crossed = |b: &&Block| {
        let right = (b.area.x + b.area.width).min(area.x + area.width);
        b.lines.len() >= 4
            && right.saturating_sub(b.area.x.max(area.x)) * 2 >= b.area.width
    };
    let others = || blocks.iter().filter(|b| *b != block);
    let columns: Vec<&Block> = others().filter(crossed).collect();
    let beside = |a: &&Block| columns.iter().any(|b| apart(a.area, b.area));
    block.lines.len() <= 3 && others().all(alone) && columns.iter().any(beside)
}

/// Twice the middle of the height, so that it is a whole number.
fn middle(area: Area) -> u32 {
    area.y * 2 + area.height
}

/// Single lines that stand in one row become one line; `units` come from top to bottom.
fn rows(units: Vec<Block>) -> Vec<Block> {
    let mut rows: Vec<Block> = Vec::new();
    for unit in units {
        let fits = |row: &&mut Block| {
            row.lines.len() == 1
                && unit.lines.len() == 1
                && same_row(row.area, unit.area)
                && row.lines[0].words.iter().all(|w| apart(w.area, unit.area))
        };
        match rows.iter_mut().rev().take(3).find(fits) {
            Some(row) => {
                row.area = row.area.union(unit.area);
                let line = &mut row.lines[0];
                line.area = row.area;
                line.words.extend(unit.lines.into_iter().flat_map(|l| l.words));
            }
            None => rows.push(unit),
        }
    }
    for line in rows.iter_mut().filter(|r| r.lines.len() == 1).flat_map(|r| &mut r.lines)
    {
        line.words.sort_by_key(|w: &Word| w.area.x);
    }
    rows
}

/// Each middle lies within the other's height, and neither is much the higher.
fn same_row(a: Area, b: Area) -> bool {
    let holds = |outer: Area, inner: Area| {
        (outer.y * 2..(outer.y + outer.height) * 2).contains(&middle(inner))
    };
    let alike = a.height.max(b.height) <= a.height.min(b.height) * 2 + 4;
    alike && holds(a, b) && holds(b, a)
}

/// Not over or under one another, but for a little.
fn apart(a: Area, b: Area) -> bool {
    let slack = a.height.min(b.height) / 2;
    a.x + a.width <= b.x + slack || b.x + b.width <= a.x + slack
}

/// Rows that follow closely become blocks; running text stays a block of its own.
fn gathered(rows: Vec<Block>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut last_is_rows = false;
    for row in rows {
        let is_row = row.lines.len() == 1;
        let close = |block: &Block| {
            let last = block.lines.last().map_or(block.area, |l| l.area);
            row.area.y < last.y + last.height + last.height.min(row.area.height) * 3 / 2
        };
        match blocks.last_mut().filter(|b| is_row && last_is_rows && close(b)) {
            Some(block) => {
                block.area = block.area.union(row.area);
                block.lines.extend(row.lines);
            }
            None => blocks.push(row),
        }
        last_is_rows = is_row;
    }
    blocks
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PAGE: (u32, u32) = (700, 1000);

    /// A block of lines given as x, y, width and words; lines are 20 high.
    fn block(lines: &[(u32, u32, u32, &str)]) -> Block {
        let line = |(x, y, width, text): &(u32, u32, u32, &str)| {
            let area = Area { x: *x, y: *y, width: *width, height: 20 };
            let words: Vec<&str> = text.split(' ').collect();
            let each = width / words.len() as u32;
            let word = |(at, text): (u32, &&str)| {
                Word::new(*text, Area { x: x + at * each, width: each, ..area }, 90)
            };
            Line { area, words: (0u32..).zip(&words).map(word).collect() }
        };
        let lines: Vec<Line> = lines.iter().map(line).collect();
        let area = Area::around(lines.iter().map(|l| l.area)).unwrap();
        Block { area, lines }
    }

    fn check(blocks: &[Block], expected: &str) {
        let blocks = by_rows(blocks.to_vec(), PAGE);
        let text = crate::ocr::PageText { blocks, ..Default::default() };
        assert_eq!(text.text(), expected);
    }

    fn paragraph(x: u32, y: u32) -> Block {
        let rows: Vec<_> = (0..6).map(|n| (x, y + n * 30, 300, "to be or not")).collect();
        block(&rows)
    }

    #[test]
    fn labels_and_what_is_filled_in_are_read_row_by_row() {
        let labels =
            block(&[(0, 0, 90, "Gnr:"), (0, 40, 90, "Byggherre:"), (0, 80, 90, "Dato:")]);
        let values = block(&[
            (120, 2, 40, "12"),
            (120, 41, 90, "Ola Nordmann"),
            (120, 81, 80, "3. mai"),
        ]);
        check(&[labels, values], "Gnr: 12\nByggherre: Ola Nordmann\nDato: 3. mai");
    }

    #[test]
    fn letters_before_the_lines_of_a_paragraph_belong_to_them() {
        let labels = block(&[(0, 30, 20, "A."), (0, 91, 20, "B.")]);
        let text = "to be or not\nA. to be or not\nto be or not\nB. to be or not\n\
                    to be or not\nto be or not";
        check(&[paragraph(40, 0), labels], text);
    }

    #[test]
    fn columns_of_running_text_stay_columns() {
        let both = [paragraph(0, 0), paragraph(340, 10)];
        assert_eq!(by_rows(both.to_vec(), PAGE), both);
    }

    #[test]
    fn lines_cut_in_two_under_a_table_are_no_columns() {
        let half = |x: u32, cell: &'static str| {
            let cells = (0..6).map(move |n| (x, n * 30, 60, cell));
            let text = (6..10).map(move |n| (x, n * 30, 300, "to be or not"));
            block(&cells.chain(text).collect::<Vec<_>>())
        };
        let rows = ["Tak 12"; 6].join("\n");
        let text = ["to be or not to be or not"; 4].join("\n");
        check(&[half(0, "Tak"), half(300, "12")], &format!("{rows}\n{text}"));
    }

    #[test]
    fn a_headline_across_columns_parts_what_stands_over_and_under_it() {
        let columns = || [paragraph(0, 0), paragraph(340, 4)];
        let headline = || block(&[(100, 250, 450, "to be")]);
        let byline = || block(&[(100, 290, 90, "By Hamlet")]);
        let [left, right] = columns();
        let found =
            by_rows(vec![left.clone(), byline(), headline(), right.clone()], PAGE);
        assert_eq!(found, [left, right, headline(), byline()]);
    }

    #[test]
    fn what_runs_up_the_margin_is_read_last_and_as_it_came() {
        let up = |x: u32, text: [&str; 2]| {
            let word = |text: &str, y: u32| {
                Word::new(text, Area { x, y, width: 20, height: 80 }, 90)
            };
            let words = vec![word(text[0], 100), word(text[1], 10)];
            let area = Area { x, y: 10, width: 20, height: 170 };
            Line { area, words }
        };
        let lines = vec![up(5, ["Gjenpart", "sendt"]), up(30, ["til", "naboen"])];
        let area = Area { x: 5, y: 10, width: 45, height: 170 };
        let note = Block { area, lines };
        let text = ["to be or not"; 6].join("\n");
        check(
            &[note, paragraph(100, 0)],
            &format!("{text}\n\nGjenpart sendt\ntil naboen"),
        );
    }

    #[test]
    fn a_note_left_of_a_paragraph_is_read_before_it() {
        let text = ["to be or not"; 6].join("\n");
        check(
            &[paragraph(200, 0), block(&[(0, 8, 80, "Hamlet")])],
            &format!("Hamlet\n\n{text}"),
        );
    }

    #[test]
    fn a_stamp_beside_a_paragraph_does_not_tear_it() {
        let stamp = block(&[(400, 30, 80, "MOTTATT"), (400, 62, 80, "5.3.1968")]);
        let text = ["to be or not"; 6].join("\n");
        check(&[stamp, paragraph(0, 0)], &format!("{text}\n\nMOTTATT\n5.3.1968"));
    }

    #[test]
    fn what_is_already_in_order_stays_as_it_is() {
        let both = [block(&[(0, 0, 90, "over")]), block(&[(0, 90, 90, "under")])];
        assert_eq!(by_rows(both.to_vec(), PAGE), both);
    }

    /// Lines of one to seven words anywhere on a page, each word with a number of its own.
    fn lines() -> impl Strategy<Value = Vec<Block>> {
        let x = prop_oneof![0u32..600, 0u32..20, 300u32..320];
        let line = (x, 0u32..1000, 5u32..60, 1u32..8, 5u32..90);
        prop::collection::vec(prop::collection::vec(line, 1..30), 0..9).prop_map(
            |blocks| {
                let mut count = 0;
                let line = |(x, y, height, words, step): &(u32, u32, u32, u32, u32)| {
                    let word = |at: u32| {
                        count += 1;
                        let area = Area {
                            x: x + at * step,
                            y: *y,
                            width: step - 3,
                            height: *height,
                        };
                        Word::new(format!("ord{count}"), area, 90)
                    };
                    Line::of((0..*words).map(word).collect()).unwrap()
                };
                let mut line = line;
                blocks
                    .iter()
                    .filter_map(|lines| Block::of(lines.iter().map(&mut line).collect()))
                    .collect()
            },
        )
    }

    proptest! {
        #[test]
        fn no_word_is_lost_or_told_twice_whatever_stands_where(blocks in lines()) {
            let words = |blocks: &[Block]| {
                let lines = blocks.iter().flat_map(|b| &b.lines);
                let mut words: Vec<Word> = lines.flat_map(|l| &l.words).cloned().collect();
                words.sort_by_key(|w| w.text[3..].parse::<u32>().unwrap());
                words
            };
            let expected = words(&blocks);
            prop_assert_eq!(words(&by_rows(blocks, PAGE)), expected);
        }
    }
}
