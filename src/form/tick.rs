//! Boxes to be ticked, and what they stand for.

use std::ops::Range;

use super::field::{Field, Page, holder};
use super::label::known;
use crate::ocr::{Line, to_be_ticked};
use crate::page::Boxed;
use crate::place::Area;
use crate::reading::Confidence;

/// The boxes to be ticked that words name: those right of the box in its row, else the label
/// of the cell where it is the only one.
pub(super) fn boxes(page: &Page<'_>, boxes: &[Boxed]) -> Vec<Field> {
    let small = to_be_ticked(boxes, &page.words);
    small
        .iter()
        .filter_map(|choice| {
            let area = choice.area;
            let cell = holder(area, boxes)?;
            let alone =
                small.iter().filter(|other| cell.holds_middle_of(other.area)).count()
                    == 1;
            let beside = right_of(area, cell, &small, page);
            let label = beside.or_else(|| over(area, cell, page).filter(|_| alone))?;
            field(choice, label, page)
        })
        .collect()
}

fn field(choice: &Boxed, label: Range<usize>, page: &Page<'_>) -> Option<Field> {
    let said = page.said(&label);
    let said = said.trim_matches(|c: char| !c.is_alphanumeric());
    if said.chars().filter(|c| c.is_alphabetic()).count() < 2 {
        return None;
    }
    let ticked = choice.ticked();
    Some(Field {
        label: said.to_owned(),
        asks: known(said).map(|k| k.label),
        value: String::new(),
        ticked,
        label_area: page.area(&label)?,
        area: choice.area,
        confidence: Confidence::new(if ticked.is_some() { 0.9 } else { 0.5 }),
        phrase: known(said).map_or("", |k| k.phrase),
        value_words: label.end..label.end,
        label_words: label,
    })
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
    small: &[Boxed],
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
            let next_box = small.iter().any(|other| {
                let other = other.area;
                level(other) && (end..word.x + word.width).contains(&other.middle().0)
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
