//! The page as the other recogniser read it. A number that only the rival reading has right
//! is a number all the same: its words are on the page, and a person may make them out.

use std::ops::Range;

use super::find::{Found, find};
use crate::facts::sheet::Sheet;
use crate::ocr::{Line, PageText, Word};
use crate::place::Place;

/// Numbers to be masked that stand in the rival reading, each with the words of the page (by
/// their order) that it stands for; those that touch no word on which the readings differ are
/// left out.
pub(super) fn rival_numbers(text: &PageText) -> Vec<(Found, Range<usize>)> {
    let has_digits = |w: &Word| {
        w.rival.as_ref().is_some_and(|r| r.chars().any(|c| c.is_ascii_digit()))
    };
    if !text.words().any(has_digits) {
        return Vec::new();
    }
    let (rival, origins) = as_rival(text);
    let place = Place::default();
    let sheet = Sheet::new(&rival, &place);
    let mut numbers = Vec::new();
    for found in find(&sheet.text).into_iter().filter(|f| f.kind.is_masked()) {
        let range = found.range();
        let touched = sheet.words.iter().zip(&origins).filter(|(spot, _)| {
            spot.range.start < range.end && range.start < spot.range.end
        });
        let touched: Vec<&Origin> = touched.map(|(_, origin)| origin).collect();
        if touched.iter().any(|origin| origin.differs)
            && let (Some(first), Some(last)) = (touched.first(), touched.last())
        {
            numbers.push((found, first.words.start..last.words.end));
        }
    }
    numbers
}

/// Where a word of the rival page comes from.
struct Origin {
    /// The words of the page that it stands for, by their order.
    words: Range<usize>,
    differs: bool,
}

/// The page with each stretch on which the readings differ as the rival has it.
fn as_rival(text: &PageText) -> (PageText, Vec<Origin>) {
    let (mut page, mut origins) = (text.clone(), Vec::new());
    let mut at = 0;
    for line in page.blocks.iter_mut().flat_map(|b| &mut b.lines) {
        let mut words = Vec::new();
        for stretch in line.words.chunk_by(|a, b| a.rival.is_some() && a.rival == b.rival)
        {
            let of = at..at + stretch.len();
            at = of.end;
            let Some(rival) = &stretch[0].rival else {
                words.push(stretch[0].clone());
                origins.push(Origin { words: of, differs: false });
                continue;
            };
            let area = Line::of(stretch.to_vec()).map_or(stretch[0].area, |l| l.area);
            for part in rival.split_whitespace() {
                words.push(Word { text: part.to_owned(), area, ..stretch[0].clone() });
                origins.push(Origin { words: of.clone(), differs: true });
            }
        }
        line.words = words;
    }
    (page, origins)
}
