//! Ink on a page that is being read.

use std::ops::Range;

use crate::page::{self, Grey, Prepared};

/// The level that a page's ink is darker than.
pub(super) fn ink(page: &Prepared) -> u8 {
    page::paper_level(&page.image).saturating_sub(page.facts.letter_depth / 2)
}

/// Whether a column has ink in these rows.
pub(super) fn has_ink(image: &Grey, x: u32, rows: &Range<u32>, ink: u8) -> bool {
    let mut rows = rows.start..rows.end.min(image.height);
    rows.any(|y| image.row(y).get(x as usize).is_some_and(|level| *level <= ink))
}
