//! Label and value of each cell.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::label::{Known, Label, known};
use super::tick;
use crate::ocr::{PageText, Word};
use crate::page::Boxed;
use crate::place::Area;
use crate::reading::Confidence;

/// What a form asks for, and what was filled in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// The label in its own words.
    pub label: String,
    /// What it asks for, where it is a label that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asks: Option<Label>,
    /// What was filled in, one line a line; empty where nothing was, and for boxes to tick.
    pub value: String,
    /// Whether the box is ticked; `None` where there is no such box, or where it is in doubt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticked: Option<bool>,
    /// Where the label stands, in pixels of the received image.
    pub label_area: Area,
    /// Where the value stands, or the box to be ticked; the rest of the cell where it is empty.
    pub area: Area,
    /// How sure the pair is.
    pub confidence: Confidence,
    /// The label as such forms print it, for comparing; empty where it is not known.
    #[serde(skip)]
    pub phrase: &'static str,
    /// The words of the label, by their number on the page.
    #[serde(skip)]
    pub label_words: Range<usize>,
    /// The words of the value, by their number on the page.
    #[serde(skip)]
    pub value_words: Range<usize>,
}

/// The label and value of every cell that has a label, in reading order, then the boxes to be
/// ticked. The words must come cell by cell, as [`crate::ocr::read`] gives them.
#[must_use]
pub fn fields(text: &PageText, boxes: &[Boxed]) -> Vec<Field> {
    let page = Page::of(text, boxes);
    let mut fields: Vec<Field> = Vec::new();
    for (at, cell) in page.cells.iter().enumerate() {
        match page.beside(at, cell) {
            Some(field) => fields.push(field),
            None => fields.extend(page.within(cell)),
        }
    }
    let ticks = tick::boxes(&page, boxes);
    // The label of a box to be ticked has no other value.
    let is_tick =
        |f: &Field| ticks.iter().any(|t| t.label_words.start == f.label_words.start);
    fields.retain(|f| {
        let empty = f.value.is_empty();
        !f.label.is_empty() && !(empty && (is_tick(f) || page.is_heading(f)))
    });
    fields.extend(ticks);
    fields
}

/// One line of a cell: its words by their number on the page.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) words: Range<usize>,
    pub(super) area: Area,
}

/// A box with words: its lines, from the top.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub(super) area: Area,
    pub(super) rows: Vec<Row>,
}

/// The words and the cells that hold them.
pub(super) struct Page<'a> {
    pub(super) words: Vec<&'a Word>,
    pub(super) cells: Vec<Cell>,
    /// The height of a usual line, in pixels, at least 1.
    pub(super) letter: u32,
}

impl<'a> Page<'a> {
    fn of(text: &'a PageText, boxes: &[Boxed]) -> Self {
        let words: Vec<&Word> = text.words().collect();
        let mut cells: Vec<Cell> = Vec::new();
        let mut at = 0;
        for block in &text.blocks {
            let mut rows: Vec<(Row, Option<Area>)> = Vec::new();
            for line in &block.lines {
                let words = at..at + line.words.len();
                at = words.end;
                if tick::is_in_box(line, boxes) {
                    continue;
                }
                rows.push((Row { words, area: line.area }, holder(line.area, boxes)));
            }
            for (row, holder) in rows {
                let Some(area) = holder else { continue };
                match cells.last_mut().filter(|cell| cell.area == area) {
                    Some(cell) => cell.rows.push(row),
                    None => cells.push(Cell { area, rows: vec![row] }),
                }
            }
        }
        let mut heights: Vec<u32> = words.iter().map(|w| w.area.height).collect();
        heights.sort_unstable();
        let letter = heights.get(heights.len() / 2).copied().unwrap_or(1).max(1);
        Self { words, cells, letter }
    }

    pub(super) fn said(&self, words: &Range<usize>) -> String {
        let said = self.words[words.clone()].iter().map(|w| w.text.as_str());
        said.collect::<Vec<_>>().join(" ")
    }

    pub(super) fn area(&self, words: &Range<usize>) -> Option<Area> {
        Area::around(self.words[words.clone()].iter().map(|w| w.area))
    }

    /// The recogniser's mean confidence, 0–1; 1 where there is no word.
    fn certainty(&self, words: &Range<usize>) -> f32 {
        let words = &self.words[words.clone()];
        let sum: u32 = words.iter().map(|w| u32::from(w.confidence.min(100))).sum();
        if words.is_empty() { 1.0 } else { sum as f32 / (words.len() as f32 * 100.0) }
    }

    /// Whether nothing was to be filled in: the cell is hardly higher than its words.
    fn is_heading(&self, field: &Field) -> bool {
        let at = field.label_words.start;
        let holds = |cell: &&Cell| cell.rows.iter().any(|row| row.words.contains(&at));
        let cell = self.cells.iter().find(holds);
        cell.is_some_and(|cell| cell.area.height * 10 < field.label_area.height * 32)
    }

    /// The label that a row begins with: its words, and what it is.
    fn beginning(&self, row: &Row) -> Option<(Range<usize>, Known)> {
        let longest = row.words.len().min(LONGEST);
        (1..=longest).rev().find_map(|count| {
            let words = row.words.start..row.words.start + count;
            let said = self.said(&words);
            let found = known(&said)?;
            if said.trim_end_matches(':').contains(':') {
                return None;
            }
            let whole = count == row.words.len();
            let parted = said.ends_with([':', '.']) || self.gap_after(&words, row);
            // `Sted` in the middle of a sentence is no label.
            (whole || parted || found.misread == 0 && count > 1).then_some((words, found))
        })
    }

    /// Whether more than a usual space follows these words in their row.
    fn gap_after(&self, words: &Range<usize>, row: &Row) -> bool {
        if words.end >= row.words.end {
            return true;
        }
        let (last, next) = (self.words[words.end - 1].area, self.words[words.end].area);
        let taller = next.height.max(last.height) * 5 >= next.height.min(last.height) * 6;
        next.x.saturating_sub(last.x + last.width) > self.letter || taller
    }

    /// The labels within a cell, each with what stands after it there.
    fn within(&self, cell: &Cell) -> Vec<Field> {
        let end = cell.rows.last().map_or(0, |row| row.words.end);
        let mut starts: Vec<(Range<usize>, Option<Known>)> = Vec::new();
        for (at, row) in cell.rows.iter().enumerate() {
            let label = self.beginning(row);
            let from = match label {
                Some((words, found)) if at == 0 || self.opens(&words, row) => {
                    starts.push((words.clone(), Some(found)));
                    words.end
                }
                _ if at == 0 && self.is_small_print(cell) => {
                    starts.push((row.words.clone(), None));
                    row.words.end
                }
                _ => row.words.start + 1,
            };
            starts.extend(self.further(from..row.words.end));
        }
        let ends = starts.iter().skip(1).map(|(words, _)| words.start).chain([end]);
        let ends: Vec<usize> = ends.collect();
        starts
            .into_iter()
            .zip(ends)
            .map(|((label, known), end)| {
                let value = label.end..end;
                self.field(cell, &label, known, value, 1.0)
            })
            .collect()
    }

    /// Labels with their numbers in the middle of a row: `GNR. 12 BNR. 34`.
    fn further(&self, words: Range<usize>) -> Vec<(Range<usize>, Option<Known>)> {
        let mut found = Vec::new();
        let mut at = words.start;
        while at < words.end {
            let label = (1..=2usize).rev().find_map(|count| {
                let label = at..at + count;
                let number =
                    self.words.get(label.end).filter(|_| label.end < words.end)?;
                let first = self.words[at].text.chars().next();
                first.filter(|c| c.is_alphabetic())?;
                let is_number = number.text.starts_with(|c: char| c.is_ascii_digit());
                let known = known(&self.said(&label)).filter(|k| {
                    // `M` alone is a scale's only at the beginning.
                    let telling = k.phrase.len() > 1;
                    is_number && telling && k.misread == 0 && k.label.asks_for_a_number()
                })?;
                Some((label, Some(known)))
            });
            at = label.as_ref().map_or(at + 1, |(label, _)| label.end + 1);
            found.extend(label);
        }
        found
    }

    /// Whether a label further down in a cell begins a field of its own: it ends with a colon,
    /// or stands alone in smaller print than what follows.
    fn opens(&self, words: &Range<usize>, row: &Row) -> bool {
        self.said(words).ends_with(':') && words.end < row.words.end
    }

    /// Whether a cell's first row is small print over what is filled in larger.
    fn is_small_print(&self, cell: &Cell) -> bool {
        let [first, second, ..] = cell.rows.as_slice() else { return false };
        let said = self.said(&first.words);
        let letters = said.chars().filter(|c| c.is_alphabetic()).count();
        let digits = said.chars().filter(char::is_ascii_digit).count();
        first.area.height * 100 <= second.area.height * 88
            && letters >= 3
            && digits * 4 <= letters
            && first.words.len() <= LONGEST
            && first.area.y.saturating_sub(cell.area.y) <= self.letter * 2
    }

    fn field(
        &self,
        cell: &Cell,
        label: &Range<usize>,
        known: Option<Known>,
        value: Range<usize>,
        sure: f32,
    ) -> Field {
        let label_area = self.area(label).unwrap_or(cell.area);
        let value = self.without_specks(value);
        let rows = self.rows_of(&value);
        let misread = known.map_or(0, |k| k.misread) as f32;
        let rule = if known.is_some() { 0.97 - 0.04 * misread } else { 0.75 };
        let certainty = 0.6 + 0.4 * self.certainty(&value);
        Field {
            label: self.said(label).trim_matches([':', '|', ' ', '_']).to_owned(),
            asks: known.map(|k| k.label),
            value: rows.join("\n"),
            ticked: None,
            label_area,
            area: self.area(&value).unwrap_or_else(|| under(cell.area, label_area)),
            confidence: Confidence::new(rule * sure * certainty),
            phrase: known.map_or("", |k| k.phrase),
            label_words: label.clone(),
            value_words: value,
        }
    }

    /// What these words say, row by row.
    fn rows_of(&self, words: &Range<usize>) -> Vec<String> {
        let rows = self.parts(words).into_iter().map(|part| self.said(&part));
        rows.map(|said| said.trim_matches([':', '|', ' ', '_']).to_owned()).collect()
    }

    /// The rows of these words, each cut to them.
    fn parts(&self, words: &Range<usize>) -> Vec<Range<usize>> {
        let within =
            |row: &Row| row.words.start.max(words.start)..row.words.end.min(words.end);
        let rows = self.cells.iter().flat_map(|cell| &cell.rows).map(within);
        rows.filter(|part| part.start < part.end).collect()
    }

    /// These words without the rows at either end that are nothing but a speck.
    fn without_specks(&self, words: Range<usize>) -> Range<usize> {
        let mut parts = self.parts(&words);
        let mut all = parts.len();
        let is_speck = |part: &Range<usize>, all: usize| {
            let said = self.said(part);
            let signs = said.chars().filter(|c| c.is_alphanumeric()).count();
            let low = self.area(part).is_some_and(|a| a.height * 2 <= self.letter);
            let doubtful = self.certainty(part) < 0.7;
            signs == 0 || (signs == 1 && all > 1 && (low || doubtful))
        };
        while parts.last().is_some_and(|part| is_speck(part, all)) {
            parts.pop();
            all -= 1;
        }
        while parts.first().is_some_and(|part| is_speck(part, all)) {
            parts.remove(0);
            all -= 1;
        }
        match (parts.first(), parts.last()) {
            (Some(first), Some(last)) => first.start..last.end,
            _ => words.start..words.start,
        }
    }

    /// A cell that is nothing but a label, with what stands in the cell to the right of it,
    /// else in the one under it.
    fn beside(&self, at: usize, cell: &Cell) -> Option<Field> {
        let only = cell.rows.iter().map(|row| row.words.end).max()?;
        let first = cell.rows.first()?;
        let all = first.words.start..only;
        let found = known(&self.said(&all))?;
        let value = |other: &&Cell| {
            let row = other.rows.first();
            row.is_some_and(|row| self.beginning(row).is_none())
                && !self.is_small_print(other)
        };
        let others = || {
            let before = self.cells[..at].iter();
            before.chain(&self.cells[at + 1..])
        };
        let right =
            others().filter(|c| is_right_of(c.area, cell.area, self.letter)).find(value);
        let next = right.or_else(|| {
            others().filter(|c| is_under(c.area, cell.area, self.letter)).find(value)
        })?;
        let words = next.rows.first()?.words.start..next.rows.last()?.words.end;
        Some(self.field(cell, &all, Some(found), words, 0.92))
    }
}

/// The longest label, in words.
const LONGEST: usize = 7;

/// The smallest cell that a line, or a box to be ticked, stands in; none for a table's row.
pub(super) fn holder(area: Area, boxes: &[Boxed]) -> Option<Area> {
    let cells = || boxes.iter().filter(|b| b.ink.is_none()).map(|b| b.area);
    let holds = |cell: &Area| cell.holds_middle_of(area);
    let cell = cells().filter(holds).min_by_key(|cell| cell.pixels())?;
    let reached = |other: &Area| {
        let common = other.common(area).map_or(0, |common| common.width);
        common * 2 > other.width.min(area.width) && other.width * 2 < area.width
    };
    (cells().filter(reached).count() < 2).then_some(cell)
}

/// What is left of a cell under its label.
fn under(cell: Area, label: Area) -> Area {
    let top = (label.y + label.height).clamp(cell.y, cell.y + cell.height);
    Area { y: top, height: cell.y + cell.height - top, ..cell }
}

/// Whether a cell begins where another ends, in the same row.
fn is_right_of(other: Area, cell: Area, slack: u32) -> bool {
    let common = (other.y + other.height).min(cell.y + cell.height);
    let common = common.saturating_sub(other.y.max(cell.y));
    other.x.abs_diff(cell.x + cell.width) <= slack
        && common * 10 >= other.height.min(cell.height) * 7
}

/// Whether a cell begins under another, in the same column.
fn is_under(other: Area, cell: Area, slack: u32) -> bool {
    let common = (other.x + other.width).min(cell.x + cell.width);
    let common = common.saturating_sub(other.x.max(cell.x));
    other.y.abs_diff(cell.y + cell.height) <= slack
        && common * 10 >= other.width.max(cell.width) * 7
}
