//! Is there anything on the page at all?
//!
//! A page called blank is left out of what people read, so the doubt goes the other way: what
//! may be faint writing is never blank. Only show-through is told from it by its soft edges,
//! and even then reading has the last word.

use serde::{Deserialize, Serialize};

use super::Grey;
use super::marks::{self, Mark};
use super::paper::Paper;
use crate::place::Area;

/// What the marks on a page amount to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ink {
    /// Nothing but paper, edges, holes and specks.
    None,
    /// Only soft, weak marks: show-through from the other side, or very faint writing.
    Weak,
    /// Writing, print or drawing.
    #[default]
    Clear,
}

/// Judges the marks on a page, found at the faint depth where there are few.
pub(super) fn judge(image: &Grey, paper: &Paper, faint: &[Mark]) -> Ink {
    let seen: Vec<&Mark> = faint
        .iter()
        .filter(|m| is_of_size(m) && !is_edge(image, m) && !is_hole(image, m))
        .collect();
    let strong = (paper.noise * 6.0).max(24.0) as u8;
    // Two levels of sharpness: a soft edge may still be deep, as in carbon copies.
    let is_clear =
        |m: &&&Mark| m.depth >= 90 || (m.depth >= strong && sharpness(m) >= 38);
    if seen.iter().filter(is_clear).count() > 0 {
        Ink::Clear
    } else if seen.len() >= 12 {
        Ink::Weak
    } else {
        Ink::None
    }
}

/// The steepest step as a part of 100 of the depth: about 30 for show-through, 45 and more
/// for what was put on this side.
fn sharpness(mark: &Mark) -> u32 {
    u32::from(mark.step) * 100 / u32::from(mark.depth).max(1)
}

/// Large enough to be a letter or part of a drawing: specks are not.
fn is_of_size(mark: &Mark) -> bool {
    mark.width().max(mark.height()) >= 8 && mark.ink >= 20
}

/// At the very edge of the sheet: shadows and what is left of a border.
fn is_edge(image: &Grey, mark: &Mark) -> bool {
    let (mx, my) = (image.width / 64 + 2, image.height / 64 + 2);
    mark.left < mx
        || mark.top < my
        || mark.right + mx > image.width
        || mark.bottom + my > image.height
}

/// Round, filled and near an edge: where a binder's hole was punched.
fn is_hole(image: &Grey, mark: &Mark) -> bool {
    let (w, h) = (mark.width(), mark.height());
    let round = w.abs_diff(h) * 4 <= w.max(h) && w.min(h) >= 12;
    // A disc fills 79 of 100 of its square; dirt at its rim is allowed for.
    let filled = mark.ink * 100 >= w * h * 62;
    let side = image.width / 6;
    let end = image.height / 10;
    let outside = mark.right < side
        || mark.left + side > image.width
        || mark.bottom < end
        || mark.top + end > image.height;
    round && filled && outside && w * 12 < image.width
}

/// Where marks stand on the received image that may be letters, or letters run together; the
/// reduced image is `by` times as small.
pub(super) fn writing(image: &Grey, marks: &[Mark], by: u32) -> Vec<Area> {
    let seen = marks.iter().filter(|m| m.is_text_like() && !is_hole(image, m));
    seen.map(|m| m.area().times(by)).collect()
}

/// Ink on the page in millionths of its pixels, holes and edges left out.
pub(super) fn share(image: &Grey, marks: &[Mark]) -> u32 {
    let counted = marks.iter().filter(|m| !is_hole(image, m) && !is_edge(image, m));
    let ink: u64 = counted.map(|m| u64::from(m.ink)).sum();
    let all = u64::from(image.width) * u64::from(image.height);
    (ink * 1_000_000 / all.max(1)) as u32
}

/// The most marks of a letter's size that a drawing has: figures, names, pieces of hatching.
const DRAWN_LETTERS: u32 = 260;

/// Whether the page is drawn rather than written: most ink lies in long lines, and there are
/// few letters.
pub(super) fn is_drawing(image: &Grey, marks: &[Mark]) -> bool {
    let long = image.width.max(image.height) / 8;
    let (mut lines, mut ink, mut letters) = (0u64, 0u64, 0u32);
    for mark in marks.iter().filter(|m| !is_hole(image, m)) {
        ink += u64::from(mark.ink);
        if mark.width().max(mark.height()) >= long {
            lines += u64::from(mark.ink);
        } else if mark.is_letter_like() {
            letters += 1;
        }
    }
    lines * 100 > ink * 66 && letters < DRAWN_LETTERS
}

/// The marks to judge by: those at the usual depth, or, where these are few, those that the
/// paper's grain just lets stand out.
pub(super) fn faint_marks(
    image: &Grey,
    paper: &Paper,
    border: &super::border::Border,
    usual: &[Mark],
) -> Option<Vec<Mark>> {
    let letters = usual.iter().filter(|m| m.is_letter_like()).take(30).count();
    (letters < 30).then(|| marks::find(image, paper, border, marks::faint_depth(paper)))
}
