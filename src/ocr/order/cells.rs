//! Reading order of boxed forms and tables: cell by cell, row by row.
//!
//! A recogniser sees lines of words that run through the walls of cells; what stands in one
//! cell belongs together, and is a block of its own, but for the rows of a table. What stands
//! outside keeps its order.

use std::collections::BTreeMap;

use super::same_row;
use super::tables::by_table_rows;
use super::walls::{Inked, between};
use crate::ocr::text::usual_height;
use crate::ocr::{Block, Line, Word};
use crate::page::Boxed;
use crate::place::Area;

/// Fewer cells with words than this are no form: a frame, a stamp, a heading in a box.
const LEAST: usize = 3;

/// The same words, those in cells gathered; for an upright, level page. Walls that were read
/// as letters are gone, and those that were passed over part the words that they go through.
pub(in crate::ocr) fn by_cells(
    blocks: Vec<Block>,
    boxes: &[Boxed],
    inked: Inked<'_>,
) -> Vec<Block> {
    let cells = Cells::of(boxes, &blocks);
    let mut held: BTreeMap<usize, Vec<Line>> = BTreeMap::new();
    let mut rest: Vec<Block> = Vec::new();
    for block in &blocks {
        let mut left = Vec::new();
        for line in &block.lines {
            left.extend(cells.part(line, inked, &mut held));
        }
        rest.extend(Block::of(left));
    }
    if held.len() < LEAST {
        return blocks;
    }
    let cells: Vec<Block> = held
        .into_iter()
        .filter_map(|(at, lines)| {
            Some((cells.areas[at], Block::of(put_together(singly(lines)))?))
        })
        .map(|(area, block)| Block { area: area.union(block.area), ..block })
        .collect();
    let cells = by_table_rows(cells, &mut rest);
    woven(rest, in_rows(cells))
}

/// The boxes that hold words and no smaller cells.
struct Cells {
    areas: Vec<Area>,
}

impl Cells {
    fn of(boxes: &[Boxed], blocks: &[Block]) -> Self {
        let words = blocks.iter().flat_map(|b| &b.lines).flat_map(|l| &l.words);
        let letter = usual_height(words).unwrap_or(0);
        // A box to be ticked is no cell; nor is one too low for a line, or one as narrow as the
        // strokes of a large letter make.
        let roomy = |b: &&Boxed| {
            b.ink.is_none()
                && b.area.height * 10 >= letter * 9
                && b.area.width >= letter * 2
        };
        let areas: Vec<Area> = boxes.iter().filter(roomy).map(|b| b.area).collect();
        let holds_cells = |area: &Area| {
            areas.iter().any(|other| other != area && is_within(*other, *area))
        };
        let leaves = areas.iter().filter(|a| !holds_cells(a) && !cuts_words(**a, blocks));
        Self { areas: leaves.copied().collect() }
    }

    /// The cell that a word stands in.
    fn of_word(&self, word: &Word) -> Option<usize> {
        self.areas.iter().position(|cell| cell.holds_middle_of(word.area))
    }

    /// Gives each cell its words of a line; what stands outside is left over.
    fn part(
        &self,
        line: &Line,
        inked: Inked<'_>,
        held: &mut BTreeMap<usize, Vec<Line>>,
    ) -> Option<Line> {
        let mut outside = Vec::new();
        let mut inside: BTreeMap<usize, Vec<Word>> = BTreeMap::new();
        for word in line.words.iter().flat_map(|w| between(w, &self.areas, inked)) {
            match self.of_word(&word) {
                Some(cell) => inside.entry(cell).or_default().push(word),
                None => outside.push(word),
            }
        }
        for (cell, words) in inside {
            held.entry(cell).or_default().extend(Line::of(words));
        }
        if outside == line.words { Some(line.clone()) } else { Line::of(outside) }
    }
}

/// Whether the walls of a box go through the words in it: strokes of letters, not rules.
fn cuts_words(cell: Area, blocks: &[Block]) -> bool {
    let words = blocks.iter().flat_map(|b| &b.lines).flat_map(|l| &l.words);
    let (mut whole, mut cut) = (0, 0);
    // Numbers of two cells are at times read as one.
    let is_word = |w: &&Word| {
        w.text.chars().count() > 1 && !w.text.chars().all(|c| c.is_ascii_digit())
    };
    for word in words.filter(is_word) {
        let Some(common) = cell.common(word.area) else { continue };
        // A word's own box often reaches over the line above it.
        if common.height * 2 < word.area.height {
            continue;
        }
        let share = common.width * 100 / word.area.width.max(1);
        whole += u32::from(share >= 80);
        cut += u32::from((5..80).contains(&share));
    }
    cut > whole / 2
}

/// Whether all of an area, but for its edges, lies within another that is larger.
fn is_within(inner: Area, outer: Area) -> bool {
    let slack = 6;
    inner.pixels() < outer.pixels()
        && inner.x + slack >= outer.x
        && inner.y + slack >= outer.y
        && inner.x + inner.width <= outer.x + outer.width + slack
        && inner.y + inner.height <= outer.y + outer.height + slack
}

/// Without the words that stand where a clearly surer one does, or an earlier one that is as
/// sure: two recognisers read them both.
fn singly(pieces: Vec<Line>) -> Vec<Line> {
    let words: Vec<Word> = pieces.iter().flat_map(|l| &l.words).cloned().collect();
    let beaten = |at: usize, word: &Word| {
        words.iter().enumerate().any(|(before, other)| {
            let (one, two) = (other.confidence, word.confidence);
            (one > two + 5 || one + 5 >= two && before < at)
                && covers(other.area, word.area)
                && are_alike(&other.text, &word.text)
        })
    };
    let mut at = 0;
    let mut line = |l: Line| {
        let kept = l.words.into_iter().filter(|word| {
            at += 1;
            !beaten(at - 1, word)
        });
        Line::of(kept.collect())
    };
    pieces.into_iter().filter_map(&mut line).collect()
}

/// Whether two words have at least half of their letters in common, whichever way they stand.
fn are_alike(a: &str, b: &str) -> bool {
    let letters = |text: &str| text.to_lowercase().chars().collect::<Vec<char>>();
    let (a, mut b) = (letters(a), letters(b));
    let longer = a.len().max(b.len());
    let common = a.iter().filter(|c| {
        b.iter().position(|other| other == *c).map(|at| b.swap_remove(at)).is_some()
    });
    common.count() * 2 >= longer
}

/// Whether an area covers most of the smaller of the two.
fn covers(a: Area, b: Area) -> bool {
    let least = a.pixels().min(b.pixels());
    a.common(b).is_some_and(|both| both.pixels() * 5 >= least * 3)
}

/// Lines of one cell from the top; pieces that stand in one row are one line.
fn put_together(mut pieces: Vec<Line>) -> Vec<Line> {
    pieces.sort_by_key(|l| (l.area.y * 2 + l.area.height, l.area.x));
    let mut lines: Vec<Line> = Vec::new();
    for piece in pieces {
        match lines.last_mut().filter(|line| same_row(line.area, piece.area)) {
            Some(line) => {
                line.area = line.area.union(piece.area);
                line.words.extend(piece.words);
                line.words.sort_by_key(|w| w.area.x);
            }
            None => lines.push(piece),
        }
    }
    lines
}

/// Cells in rows, from the top, each row from the left, with the row's upper edge.
fn in_rows(mut cells: Vec<Block>) -> Vec<(u32, Block)> {
    cells.sort_by_key(|c| (c.area.y, c.area.x));
    let mut rows: Vec<(u32, Block)> = Vec::new();
    let mut top = 0;
    let mut height = 0;
    for cell in cells {
        if rows.is_empty() || cell.area.y > top + height.min(cell.area.height) / 3 {
            (top, height) = (cell.area.y, cell.area.height);
        }
        rows.push((top, cell));
    }
    rows.sort_by_key(|(top, cell)| (*top, cell.area.x));
    rows
}

/// The rest in its own order, each row of cells before what begins below its upper edge.
fn woven(rest: Vec<Block>, cells: Vec<(u32, Block)>) -> Vec<Block> {
    let mut cells = cells.into_iter().peekable();
    let mut blocks = Vec::new();
    for block in rest {
        let mut lines = Vec::new();
        for line in block.lines {
            while let Some((_, cell)) = cells.next_if(|(top, _)| *top <= line.area.y) {
                blocks.extend(Block::of(std::mem::take(&mut lines)));
                blocks.push(cell);
            }
            lines.push(line);
        }
        blocks.extend(Block::of(lines));
    }
    blocks.extend(cells.map(|(_, cell)| cell));
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Cells 300 × 100 in three columns and two rows from (0, 100).
    fn boxes() -> Vec<Boxed> {
        let at = |n: u32| Area {
            x: n % 3 * 300,
            y: 100 + n / 3 * 100,
            width: 300,
            height: 100,
        };
        let mut boxes: Vec<Boxed> =
            (0..6).map(|n| Boxed { area: at(n), ink: None }).collect();
        boxes.push(Boxed {
            area: Area { x: 0, y: 100, width: 900, height: 200 },
            ink: None,
        });
        boxes
    }

    /// A line of words given as x and text, each letter 10 wide and 30 high.
    fn line(y: u32, words: &[(u32, &str)]) -> Line {
        let word = |(x, text): &(u32, &str)| {
            let width = text.chars().count() as u32 * 10;
            Word::new(*text, Area { x: *x, y, width, height: 30 }, 90)
        };
        Line::of(words.iter().map(word).collect()).unwrap()
    }

    fn check(lines: &[Line], expected: &str) {
        let block = Block::of(lines.to_vec()).unwrap();
        let blocks = by_cells(vec![block], &boxes(), &|_, _| true);
        let text = crate::ocr::PageText { blocks, ..Default::default() };
        assert_eq!(text.text(), expected);
    }

    #[test]
    fn a_label_and_its_value_stand_together() {
        let lines = [
            line(20, &[(20, "BYGGEMELDING")]),
            line(110, &[(10, "Gnr."), (310, "Bnr."), (610, "Adresse")]),
            line(150, &[(20, "12"), (320, "34"), (620, "Storgata"), (720, "7")]),
            line(
                210,
                &[(10, "Byggherrens"), (130, "navn"), (297, "|"), (610, "Telefon")],
            ),
            line(250, &[(20, "Ola"), (60, "Vik"), (620, "25"), (650, "411")]),
            line(400, &[(20, "Underskrift")]),
        ];
        check(
            &lines,
            "BYGGEMELDING\n\nGnr.\n12\n\nBnr.\n34\n\nAdresse\nStorgata 7\n\n\
             Byggherrens navn\nOla Vik\n\nTelefon\n25 411\n\nUnderskrift",
        );
    }

    #[test]
    fn a_word_read_twice_is_kept_once_and_another_over_it_stays() {
        let mut lines = vec![
            line(110, &[(10, "Gnr."), (310, "Bnr."), (610, "Dato")]),
            line(112, &[(310, "Brir.")]),
            line(150, &[(620, "1968")]),
        ];
        lines[1].words[0].confidence = 70;
        let tall = Area { x: 600, y: 140, width: 120, height: 50 };
        lines.push(Line::of(vec![Word::new("MOTTEKE", tall, 60)]).unwrap());
        check(&lines, "Gnr.\n\nBnr.\n\nDato\nMOTTEKE 1968");
    }

    #[test]
    fn words_in_fewer_cells_stay_as_they_are() {
        let lines = [line(20, &[(20, "over")]), line(110, &[(10, "I"), (310, "to")])];
        check(&lines, "over\nI to");
    }
}
