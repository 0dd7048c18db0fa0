//! Which kind of paper, from when, between whom, and what must be shielded?
//!
//! Words in, readings out: [`page`] takes the words of one page and tells what they say, each
//! value with its words and place. It reads the page *masked*, so that no fødselsnummer can
//! reach a title, a name or the words of a basis. [`numbers`] tells which were there.

mod casing;
mod checkdigit;
mod date;
mod dateline;
mod digits;
mod fact;
mod kind;
mod kind_rules;
mod language;
mod mark;
mod month;
mod patterns;
mod personal;
mod role;
mod sheet;
#[cfg(test)]
pub(crate) mod testing;
mod tiltak;
mod tiltak_rules;
mod title;

pub use fact::{
    CaseNumber, Context, Direction, Language, PageFacts, Party, Series, Shape, SheetRole,
};
pub use kind::Kind;
pub use personal::{MASK, NumberKind, mask, masked, numbers};
pub use tiltak::Tiltak;

use crate::ocr::PageText;
use crate::place::Place;

/// What the words of a page tell. `place` is the page (file and page number); `shape` the size
/// of the sheet, where the resolution is known.
#[must_use]
pub fn page(
    text: &PageText,
    place: &Place,
    shape: Option<Shape>,
    context: &Context,
) -> PageFacts {
    let _ = (shape, context);
    PageFacts { numbers: numbers(text, place), ..PageFacts::default() }
}
