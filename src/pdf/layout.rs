//! Where each word of the invisible text is put, so that it lies on what it says and readers
//! still see lines.
//!
//! The box of a word as the recogniser gives it is as high as its letters: `av` is half as
//! high as `byggherre`, and sits higher or lower. Laid down like that, no reader takes them
//! for one line. So the words of a line share one height (the middle one of their block) and
//! one base line (fitted through their middles, skew and all); left and right stay as they
//! are. On type of common size the boxes so made differ from the recogniser's by at most two
//! points, up or down.

use crate::ocr::{Line, PageText, Word};
use crate::place::Area;

/// A line this much higher or lower than its block is a heading or a note, not the same type.
const SAME_TYPE: std::ops::Range<f64> = 0.8..1.25;
/// Fewer words say too little of the line's slope; the page's is taken.
const ENOUGH_FOR_SLOPE: usize = 4;
/// Steeper than this (6°) is no skew but a line of noise.
const STEEPEST: f64 = 0.1;
/// Readers see a space where a gap is wider than 0.15 of the type size, which is the height
/// of the letters by [`super::font::LETTERS`]; boxes that all but touch are drawn in to this.
const LEAST_GAP: f64 = 0.17;

/// A word and its place, in pixels of the text's page, origin top left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Placed<'a> {
    pub(super) text: &'a str,
    pub(super) left: f64,
    pub(super) width: f64,
    pub(super) bottom: f64,
    pub(super) height: f64,
}

/// The lines of a page in reading order. Words that `fits` refuses are left out, as are lines
/// that have no other.
pub(super) fn lines<'a>(
    text: &'a PageText,
    fits: impl Fn(&str) -> bool,
) -> impl Iterator<Item = Vec<Placed<'a>>> {
    let page_slope = middle(text.lines().filter_map(slope).collect()).unwrap_or(0.0);
    text.blocks.iter().flat_map(move |block| {
        let usual = height(block.lines.iter().flat_map(|line| &line.words));
        let place = |line| place(line, usual, page_slope, &fits);
        let lines = block.lines.iter().map(place).filter(|line| !line.is_empty());
        lines.collect::<Vec<_>>()
    })
}

fn place<'a>(
    line: &'a Line,
    usual: f64,
    page_slope: f64,
    fits: &impl Fn(&str) -> bool,
) -> Vec<Placed<'a>> {
    let own = height(&line.words);
    let height = if SAME_TYPE.contains(&(own / usual)) { usual } else { own };
    let slope = slope(line).unwrap_or(page_slope);
    let at_left = |area: Area| centre(area).1 - slope * centre(area).0;
    let base =
        middle(line.words.iter().map(|w| at_left(w.area)).collect()).unwrap_or(0.0);
    let words: Vec<&Word> = line.words.iter().filter(|word| fits(&word.text)).collect();
    let next = words.iter().skip(1).map(|word| Some(word.area)).chain([None]);
    let put = |(word, next): (&&'a Word, Option<Area>)| Placed {
        text: &word.text,
        left: f64::from(word.area.x),
        width: width(word.area, next, height),
        bottom: base + slope * centre(word.area).0 + height / 2.0,
        height,
    };
    words.iter().zip(next).map(put).collect()
}

/// The word's own width, less where the next word all but touches it, though never under half.
fn width(area: Area, next: Option<Area>, height: f64) -> f64 {
    let own = f64::from(area.width.max(1));
    let Some(next) = next.filter(|next| next.x > area.x) else { return own };
    let gap = LEAST_GAP * height / super::font::LETTERS;
    let room = f64::from(next.x) - f64::from(area.x) - gap;
    own.min(room.max(own / 2.0))
}

/// How much the line falls a pixel to the right: the middle of the slopes between words half
/// a line apart, which one word set wrong does not turn.
fn slope(line: &Line) -> Option<f64> {
    let half = line.words.len() / 2;
    if line.words.len() < ENOUGH_FOR_SLOPE {
        return None;
    }
    let between = |(a, b): (&Word, &Word)| {
        let ((ax, ay), (bx, by)) = (centre(a.area), centre(b.area));
        (bx - ax >= 1.0).then(|| (by - ay) / (bx - ax))
    };
    let slopes = line.words.iter().zip(&line.words[half..]).filter_map(between);
    middle(slopes.collect()).filter(|slope| slope.abs() <= STEEPEST)
}

/// The middle height of the words, at least a pixel.
fn height<'a>(words: impl IntoIterator<Item = &'a Word>) -> f64 {
    let heights = words.into_iter().map(|word| f64::from(word.area.height));
    middle(heights.collect()).unwrap_or(0.0).max(1.0)
}

fn centre(area: Area) -> (f64, f64) {
    let middle = |start: u32, length: u32| f64::from(start) + f64::from(length) / 2.0;
    (middle(area.x, area.width), middle(area.y, area.height))
}

fn middle(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let half = values.len() / 2;
    match values.len() {
        0 => None,
        n if n % 2 == 0 => Some((values[half - 1] + values[half]) / 2.0),
        _ => Some(values[half]),
    }
}

/// The block as one line set by hand would be; for tests of the rooms that draw.
#[cfg(test)]
pub(super) fn page(width: u32, height: u32, words: &[(&str, Area)]) -> PageText {
    let words: Vec<_> =
        words.iter().map(|(text, area)| Word::new(*text, *area, 90)).collect();
    let area = Area::around(words.iter().map(|w| w.area)).unwrap_or_default();
    let lines = if words.is_empty() { vec![] } else { vec![Line { area, words }] };
    PageText { width, height, blocks: vec![crate::ocr::Block { area, lines }] }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(x: u32, y: u32, width: u32, height: u32) -> Area {
        Area { x, y, width, height }
    }

    /// Left, width, bottom, height of each word.
    fn check(words: &[Area], expected: &[[f64; 4]]) {
        let words: Vec<_> = words.iter().map(|area| ("ord", *area)).collect();
        let page = page(1000, 1000, &words);
        let found: Vec<_> = lines(&page, |_| true).flatten().collect();
        let found: Vec<_> =
            found.iter().map(|w| [w.left, w.width, w.bottom, w.height]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn low_and_high_words_share_one_line() {
        check(
            &[area(0, 100, 50, 20), area(80, 105, 50, 14), area(160, 100, 50, 30)],
            &[
                [0.0, 50.0, 122.0, 20.0],
                [80.0, 50.0, 122.0, 20.0],
                [160.0, 50.0, 122.0, 20.0],
            ],
        );
    }

    #[test]
    fn a_skew_line_stays_skew() {
        let words: Vec<_> = (0..5).map(|i| area(i * 100, 100 + i * 2, 50, 20)).collect();
        let bottoms = [120.0, 122.0, 124.0, 126.0, 128.0];
        let expected: Vec<_> = (0..5)
            .map(|i| [f64::from(i) * 100.0, 50.0, bottoms[i as usize], 20.0])
            .collect();
        check(&words, &expected);
    }

    #[test]
    fn words_that_touch_are_drawn_apart() {
        let gap = LEAST_GAP * 20.0 / super::super::font::LETTERS;
        check(
            &[area(0, 100, 50, 20), area(51, 100, 50, 20)],
            &[[0.0, 51.0 - gap, 120.0, 20.0], [51.0, 50.0, 120.0, 20.0]],
        );
    }

    #[test]
    fn words_on_top_of_each_other_keep_half_their_width() {
        check(
            &[area(0, 0, 40, 10), area(1, 0, 40, 10), area(0, 0, 40, 10)],
            &[[0.0, 20.0, 10.0, 10.0], [1.0, 40.0, 10.0, 10.0], [0.0, 40.0, 10.0, 10.0]],
        );
    }
}
