//! Boxes to be ticked, and what they stand for.

use std::ops::Range;

use super::field::{Field, Page, holder};
use super::label::known;
use crate::ocr::{Line, Word};
use crate::page::Boxed;
use crate::place::Area;
use crate::reading::Confidence;

/// From this share of ink on, in thousandths, a box is ticked.
const TICKED: u16 = 40;

/// Up to this share it is empty; between the two it is in doubt.
const EMPTY: u16 = 12;

/// The boxes to be ticked that words name: those right of the box in its row, else the label
/// of the cell where it is the only one.
pub(super) fn boxes(page: &Page<'_>, boxes: &[Boxed]) -> Vec<Field> {
    let small: Vec<(Area, u16)> =
        boxes.iter().filter_map(|b| Some((b.area, b.ink?))).collect();
    small
        .iter()
        .filter(|(area, ink)| *ink <= EMPTY || !holds_digit(*area, &page.words))
        .filter(|(area, _)| has_sibling(*area, &small))
        .filter(|(area, _)| !is_in_word(*area, &page.words))
        .filter_map(|(area, ink)| {
            let cell = holder(*area, boxes)?;
            let alone =
                small.iter().filter(|(other, _)| cell.holds_middle_of(*other)).count()
                    == 1;
            let beside = right_of(*area, cell, &small, page);
            let label = beside.or_else(|| over(*area, cell, page).filter(|_| alone))?;
            field(*area, *ink, label, page)
        })
        .collect()
}

fn field(area: Area, ink: u16, label: Range<usize>, page: &Page<'_>) -> Option<Field> {
    let said = page.said(&label);
    let said = said.trim_matches(|c: char| !c.is_alphanumeric());
    if said.chars().filter(|c| c.is_alphabetic()).count() < 2 {
        return None;
    }
    let ticked = match ink {
        ..=EMPTY => Some(false),
        TICKED.. => Some(true),
        _ => None,
    };
    Some(Field {
        label: said.to_owned(),
        asks: known(said).map(|k| k.label),
        value: String::new(),
        ticked,
        label_area: page.area(&label)?,
        area,
        confidence: Confidence::new(if ticked.is_some() { 0.9 } else { 0.5 }),
        phrase: known(said).map_or("", |k| k.phrase),
        value_words: label.end..label.end,
        label_words: label,
    })
}

/// Whether a digit stands in the box: it is a field for one sign, not to be ticked.
fn holds_digit(area: Area, words: &[&Word]) -> bool {
    let digit = |w: &Word| w.text.chars().any(|c| ('1'..='9').contains(&c));
    words.iter().any(|w| area.holds_middle_of(w.area) && digit(w) && w.confidence >= 80)
}

/// Whether a box is the inside of a letter, or strokes of several: it lies within a word.
fn is_in_word(area: Area, words: &[&Word]) -> bool {
    let is_word = |w: &Word| w.text.chars().filter(|c| c.is_alphanumeric()).count() > 1;
    words
        .iter()
        .filter(|w| w.confidence >= 60 && is_word(w))
        .any(|w| w.area.common(area).is_some_and(|c| c.pixels() * 3 >= area.pixels() * 2))
}

/// Whether there is another box of the same size: boxes to be ticked are a choice.
fn has_sibling(area: Area, small: &[(Area, u16)]) -> bool {
    let alike = |a: u32, b: u32| a.abs_diff(b) * 8 <= a.max(b);
    let same = |other: &&(Area, u16)| {
        alike(other.0.width, area.width) && alike(other.0.height, area.height)
    };
    small.iter().filter(same).count() > 1
}

/// Whether a line is nothing but what was read of boxes to be ticked.
pub(super) fn is_in_box(line: &Line, boxes: &[Boxed]) -> bool {
    let small = || boxes.iter().filter(|b| b.ink.is_some());
    line.words.iter().all(|w| small().any(|b| b.area.holds_middle_of(w.area)))
}

/// The words right of a box, up to a wide gap or the next box.
fn right_of(
    area: Area,
    cell: Area,
    small: &[(Area, u16)],
    page: &Page<'_>,
) -> Option<Range<usize>> {
    let level = |w: Area| {
        let (_, y) = w.middle();
        (area.y..area.y + area.height).contains(&y)
    };
    let rows = page.cells.iter().filter(|c| c.area == cell).flat_map(|c| &c.rows);
    for row in rows {
        let mut end = area.x + area.width;
        let mut label: Option<Range<usize>> = None;
        for at in row.words.clone() {
            let word = page.words[at].area;
            if !level(word) || word.x + word.width / 2 < area.x + area.width {
                continue;
            }
            let next_box = small.iter().any(|(other, _)| {
                level(*other) && (end..word.x + word.width).contains(&other.middle().0)
            });
            if next_box || word.x.saturating_sub(end) > area.width * 2 {
                break;
            }
            end = word.x + word.width;
            label.get_or_insert(at..at).end = at + 1;
        }
        if label.is_some() {
            return label;
        }
    }
    None
}

/// The first row of the cell, where it stands over the box.
fn over(area: Area, cell: Area, page: &Page<'_>) -> Option<Range<usize>> {
    let cell = page.cells.iter().find(|c| c.area == cell)?;
    let row = cell.rows.first()?;
    (row.area.y + row.area.height <= area.y + area.height / 2).then(|| row.words.clone())
}
