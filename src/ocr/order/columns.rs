//! Columns: what stands side by side and is read one after the other, not row by row.
//!
//! A form has gutters too, between its labels and what is filled in; but there every line stands
//! in a row with one beside it. Lines of two columns stand as it happens, or are running text.

use std::ops::Range;

use crate::ocr::text::usual_height;
use crate::ocr::{Block, Line, Word};
use crate::place::Area;

/// A column has at least so many lines beside those of the other: stamps, and addresses beside
/// dates, have fewer.
const LINES: usize = 8;

/// Fewer letters are a scribble, or a number beside a line.
const LETTERS: usize = 3;

/// Lines part at gaps from so many tenths of a word's height on.
const GAP: u32 = 15;

/// A column ends where nothing of it stands for so many heights of a word.
const END: u32 = 5;

/// So much of a column's height, in hundredths, has lines on it: notes in a margin have fewer.
const COVER: u32 = 28;

/// Lines stand in rows where from so many in a hundred on lie off one another alike, …
const ALIKE: usize = 60;

/// … to so many hundredths of a word's height.
const LEVEL: i64 = 40;

/// So many words make a line of running text.
const WORDS: usize = 4;

/// Running text on both sides of a gutter has so many such lines.
const RUNNING: usize = 8;

/// Words of running text that is spaced out to a column's width stand at most so many tenths of
/// their height apart.
const SPACED: u32 = 30;

/// More lines than this are no page of text.
const MOST: usize = 2_000;

/// A piece of a line that no wide gap parts.
struct Piece {
    /// Which line of the page it is of.
    line: usize,
    area: Area,
    words: usize,
    /// How many letters and numerals it has.
    letters: usize,
}

impl Piece {
    fn end(&self) -> u32 {
        self.area.x + self.area.width
    }

    fn middle(&self) -> u32 {
        self.area.y + self.area.height / 2
    }

    fn bottom(&self) -> u32 {
        self.area.y + self.area.height
    }
}

/// Two columns: where the right one begins, and the rows that both stand in.
#[derive(Debug, PartialEq)]
struct Gutter {
    x: u32,
    rows: Range<u32>,
}

/// What stands over two columns, in the left one, in the right one and under both, where a page
/// has such; lines that were read across both are parted.
pub(super) fn parts(blocks: &[Block]) -> Option<[Vec<Block>; 4]> {
    let gutter = gutter(blocks)?;
    let mut parts = [const { Vec::new() }; 4];
    for block in blocks {
        let mut lines = [const { Vec::new() }; 4];
        for line in &block.lines {
            let middle = line.area.middle().1;
            if middle < gutter.rows.start {
                lines[0].push(line.clone());
            } else if middle >= gutter.rows.end {
                lines[3].push(line.clone());
            } else {
                let is_left = |w: &Word| w.area.middle().0 < gutter.x;
                let (left, right): (Vec<Word>, Vec<Word>) =
                    line.words.iter().cloned().partition(is_left);
                lines[1].extend(part(line, left));
                lines[2].extend(part(line, right));
            }
        }
        for (part, lines) in parts.iter_mut().zip(lines) {
            part.extend(Block::of(lines));
        }
    }
    Some(parts)
}

/// Some words of a line; the line itself where it is all of them.
fn part(line: &Line, words: Vec<Word>) -> Option<Line> {
    if words.len() == line.words.len() { Some(line.clone()) } else { Line::of(words) }
}

/// The leftmost gutter between columns of a page.
fn gutter(blocks: &[Block]) -> Option<Gutter> {
    let lines = || blocks.iter().flat_map(|b| &b.lines);
    if lines().count() > MOST {
        return None;
    }
    let high = usual_height(lines().flat_map(|l| &l.words)).filter(|high| *high > 0)?;
    let pieces = lines().enumerate().flat_map(|(at, line)| pieces(at, line, high));
    let mut pieces: Vec<Piece> = pieces.collect();
    pieces.sort_by_key(|piece| (piece.middle(), piece.area.x));
    beginnings(&pieces, high).into_iter().find_map(|x| columns(&pieces, x, high))
}

fn pieces(at: usize, line: &Line, high: u32) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for word in &line.words {
        let letters = word.text.chars().filter(|c| c.is_alphanumeric()).count();
        match pieces.last_mut() {
            Some(last) if word.area.x * 10 < last.end() * 10 + high * GAP => {
                last.area = last.area.union(word.area);
                last.words += 1;
                last.letters += letters;
            }
            _ => pieces.push(Piece { line: at, area: word.area, words: 1, letters }),
        }
    }
    pieces
}

/// Where several pieces begin under one another, from the left.
fn beginnings(pieces: &[Piece], high: u32) -> Vec<u32> {
    let mut lefts: Vec<u32> = pieces.iter().map(|piece| piece.area.x).collect();
    lefts.sort_unstable();
    let mut found: Vec<u32> = Vec::new();
    for (at, x) in lefts.iter().enumerate() {
        let together = lefts[at..].partition_point(|other| *other <= x + high);
        if together >= LINES && found.last().is_none_or(|last| *x > last + high) {
            found.push(*x);
        }
    }
    found
}

/// The columns of which the right one begins at `x`, if that is what stands there.
fn columns(pieces: &[Piece], x: u32, high: u32) -> Option<Gutter> {
    let is_right = |piece: &Piece| piece.area.x + high > x;
    let goes_across = |piece: &Piece| !is_right(piece) && piece.end() + high / 2 > x;
    let runs = pieces.split(goes_across);
    runs.filter_map(|run| {
        let (right, left): (Vec<&Piece>, Vec<&Piece>) =
            run.iter().partition(|piece| is_right(piece));
        let [left, right] = [left, right].map(|side| column(&side, high));
        if !are_columns(&left, &right, high) {
            return None;
        }
        let all = || left.iter().chain(&right);
        let rows = all().map(|p| p.area.y).min()?..all().map(|p| p.bottom()).max()?;
        Some(Gutter { x: x.saturating_sub(high / 2), rows })
    })
    .next()
}

/// The rows that stand on both sides.
fn common(left: &[&Piece], right: &[&Piece]) -> Option<Range<u32>> {
    let top = |side: &[&Piece]| side.iter().map(|piece| piece.area.y).min();
    let bottom = |side: &[&Piece]| side.iter().map(|piece| piece.bottom()).max();
    let rows = top(left)?.max(top(right)?)..bottom(left)?.min(bottom(right)?);
    (!rows.is_empty()).then_some(rows)
}

/// The most pieces of a side that follow one another.
fn column<'a>(side: &[&'a Piece], high: u32) -> Vec<&'a Piece> {
    let follows = |one: &&Piece, next: &&Piece| next.area.y <= one.bottom() + high * END;
    let longest = side.chunk_by(follows).max_by_key(|chain| chain.len());
    longest.unwrap_or_default().to_vec()
}

/// Whether two sides are read one after the other.
fn are_columns(left: &[&Piece], right: &[&Piece], high: u32) -> bool {
    let Some(rows) = common(left, right) else { return false };
    let [left, right] = [left, right].map(|side| {
        let is_line =
            |piece: &&&Piece| piece.letters >= LETTERS && rows.contains(&piece.middle());
        side.iter().filter(is_line).copied().collect::<Vec<_>>()
    });
    let covers = |side: &[&Piece]| {
        let lines: u32 = side.iter().map(|piece| piece.area.height).sum();
        side.len() >= LINES && lines * 100 >= rows.len() as u32 * COVER
    };
    if !covers(&left) || !covers(&right) {
        return false;
    }
    let are_running = is_running(&left, high) && is_running(&right, high);
    are_running || !stand_in_rows(&left, &right, high)
}

/// Whether most lines of a side have several words.
fn is_running(side: &[&Piece], high: u32) -> bool {
    let mut pieces = side.to_vec();
    pieces.sort_by_key(|piece| (piece.line, piece.area.x));
    let follows = |one: &&Piece, next: &&Piece| {
        one.line == next.line && next.area.x * 10 <= one.end() * 10 + high * SPACED
    };
    let lines = || pieces.chunk_by(follows);
    let words = |line: &[&Piece]| line.iter().map(|piece| piece.words).sum::<usize>();
    let long = lines().filter(|line| words(line) >= WORDS).count();
    long >= RUNNING && long * 2 >= lines().count()
}

/// Whether the lines of one side lie off those of the other all alike: in one row with them, or
/// as much higher or lower as the rest.
fn stand_in_rows(left: &[&Piece], right: &[&Piece], high: u32) -> bool {
    let within = i64::from(high) * LEVEL / 100;
    // A number and a date beside it are one row.
    let rows = |side: &[&Piece]| {
        let mut rows: Vec<i64> = side.iter().map(|p| i64::from(p.middle())).collect();
        rows.sort_unstable();
        rows.dedup_by(|next, row| *next <= *row + within);
        rows
    };
    let (left, right) = (rows(left), rows(right));
    let (few, many) =
        if left.len() <= right.len() { (left, right) } else { (right, left) };
    let off =
        |one: &i64| many.iter().map(|other| other - one).min_by_key(|off| off.abs());
    let mut offs: Vec<i64> = few.iter().filter_map(off).collect();
    offs.sort_unstable();
    let alike =
        |at: usize| offs[at..].partition_point(|other| *other <= offs[at] + within);
    let most = (0..offs.len()).map(alike).max().unwrap_or(0);
    most * 100 >= offs.len() * ALIKE
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines of so many words, 20 high and `step` under one another, from this place on.
    fn lines((x, y): (u32, u32), step: u32, count: u32, words: &[&str]) -> Vec<Line> {
        let line = |n: u32| {
            let word = |(at, text): (u32, &&str)| {
                let area =
                    Area { x: x + at * 70, y: y + n * step, width: 60, height: 20 };
                Word::new(*text, area, 90)
            };
            Line::of((0..).zip(words).map(word).collect()).unwrap()
        };
        (0..count).map(line).collect()
    }

    /// The words that begin each part's lines, where these lines make columns.
    fn read(blocks: &[Vec<Line>]) -> Option<[String; 4]> {
        let blocks: Vec<Block> = blocks.iter().cloned().filter_map(Block::of).collect();
        let parts = parts(&blocks)?;
        Some(parts.map(|part| {
            let lines = part.iter().flat_map(|b| &b.lines);
            lines.map(|line| line.words[0].text.as_str()).collect::<Vec<_>>().join(" ")
        }))
    }

    #[test]
    fn a_list_of_names_beside_a_letter_is_a_column_between_headline_and_foot() {
        let list = lines((0, 100), 31, 14, &["navn"]);
        let letter = lines((200, 104), 44, 12, &["Vi", "søker", "om"]);
        let head = lines((0, 20), 30, 1, &["Over", "to", "tre", "fire", "fem"]);
        let foot = lines((0, 800), 30, 1, &["Under"]);
        let expected = ["Over", &["navn"; 14].join(" "), &["Vi"; 12].join(" "), "Under"];
        let found = read(&[head, list, letter, foot]);
        assert_eq!(found, Some(expected.map(str::to_owned)));
    }

    #[test]
    fn what_is_filled_in_beside_labels_stands_in_rows_however_much_higher() {
        let labels = lines((0, 100), 40, 12, &["Byggherre"]);
        for higher in [0, 9, 16] {
            let filled = lines((200, 100 - higher), 40, 12, &["Ola", "Nordmann"]);
            assert_eq!(read(&[labels.clone(), filled]), None, "{higher}");
        }
    }

    #[test]
    fn a_number_and_a_date_before_each_entry_stand_in_rows_with_it() {
        let numbers = lines((0, 100), 60, 9, &["1909/1"]);
        let dates = lines((90, 101), 60, 9, &["6.8.09"]);
        let entries = lines((300, 100), 30, 17, &["Rett", "til", "båt"]);
        assert_eq!(read(&[numbers, dates, entries]), None);
    }

    #[test]
    fn running_text_side_by_side_is_columns_even_in_rows_and_read_across() {
        let both = ["Vi", "har", "søkt", "om"];
        let left = lines((0, 100), 30, 10, &both);
        let right = lines((340, 100), 30, 10, &both);
        // One line was read across the gutter.
        let mut read_across = left[9].clone();
        read_across.words.extend(right[9].words.clone());
        let blocks = [left[..9].to_vec(), vec![read_across], right[..9].to_vec()];
        let ten = ["Vi"; 10].join(" ");
        assert_eq!(read(&blocks), Some(["", &ten, &ten, ""].map(str::to_owned)));
    }

    #[test]
    fn notes_in_a_margin_and_an_address_beside_a_date_are_no_columns() {
        let text = lines((200, 100), 31, 24, &["Vi", "søker", "om"]);
        let notes = lines((0, 105), 97, 8, &["Vei"]);
        assert_eq!(read(&[notes, text.clone()]), None);
        assert_eq!(read(&[lines((0, 100), 40, 4, &["navn"]), text]), None);
    }
}
