//! Page numbers that stand alone over the first line of a page or under its last: a recogniser
//! that looks for lines of words passes over `- 2 -`.

use std::ops::RangeInclusive;

use super::strips::SURE;
use crate::ocr::ink::ink;
use crate::ocr::text::usual_height;
use crate::ocr::{Block, Line, Word};
use crate::page::{self, Prepared};
use crate::place::Area;

/// A numeral is so many tenths of a usual word as high …
const HIGH: RangeInclusive<u32> = 5..=15;

/// … and a dash beside it at most so many.
const FLAT: u32 = 4;

/// Nothing else stands nearer than so many heights of a word.
const ALONE: u32 = 3;

/// A line of more letters is text, and of no more may be a number that was misread.
const SHORT: usize = 6;

/// More places than this are specks.
const MOST: usize = 4;

/// Where a page number stands that nobody read.
pub(in crate::ocr) struct Unnumbered {
    /// Its numeral, with some paper around it.
    pub(super) numeral: Area,
    /// The dashes before and after it.
    dashes: Vec<Area>,
}

impl Unnumbered {
    /// The numeral and its dashes.
    pub(in crate::ocr) fn area(&self) -> Area {
        self.dashes.iter().fold(self.numeral, |all, dash| all.union(*dash))
    }

    /// A numeral that was read here, between its dashes; `None` if it is no page number. They
    /// are told by their ink: of `- 2 -` the first recogniser makes words, of the 2 alone a 2.
    pub(super) fn with_dashes(&self, line: Line) -> Option<Line> {
        let sure = line.words.iter().map(|w| w.confidence).min()?;
        let mut words = Some(line).filter(is_page_number)?.words;
        words.extend(self.dashes.iter().map(|dash| Word::new("-", *dash, sure)));
        words.sort_by_key(|w| w.area.x);
        Line::of(words)
    }
}

/// The places over and under the lines that were read of a text where one to three marks of a numeral's
/// size stand alone, dashes beside them aside.
pub(in crate::ocr) fn page_numbers(page: &Prepared, blocks: &[Block]) -> Vec<Unnumbered> {
    let lines = || blocks.iter().flat_map(|b| &b.lines);
    let words =
        lines().filter(|l| l.text().chars().count() > SHORT).flat_map(|l| &l.words);
    let words: Vec<&Word> = words.collect();
    let Some(high) = usual_height(words.iter().copied()).filter(|high| *high > 5) else {
        return Vec::new();
    };
    let Some(read) = Area::around(words.iter().map(|w| w.area)) else {
        return Vec::new();
    };
    let (width, height) = page.image.size();
    let over = Area { x: 0, y: 0, width, height: read.y.saturating_sub(high / 3) };
    let end = (read.y + read.height + high / 3).min(height);
    let under = Area { x: 0, y: end, width, height: height - end };
    let bands = [over, under].into_iter().filter(|band| band.height > high * 2);
    let numbers: Vec<&Line> = lines().filter(|line| is_page_number(line)).collect();
    let is_known =
        |place: Area| numbers.iter().any(|known| place.holds_middle_of(known.area));
    let found = bands.flat_map(|band| alone(page, band, high));
    let found: Vec<Unnumbered> = found.filter(|n| !is_known(n.area())).collect();
    if found.len() > MOST { Vec::new() } else { found }
}

/// Whether a line says nothing but a page's number.
pub(in crate::ocr) fn is_page_number(line: &Line) -> bool {
    let text = line.text();
    let number = text.trim_matches(|c: char| " -–—=_.".contains(c));
    let is_number = (1..=3).contains(&number.len())
        && number.bytes().all(|b| b.is_ascii_digit())
        && !number.starts_with('0');
    let has_digit = |text: &str| text.bytes().any(|b| b.is_ascii_digit());
    let of_number = line.words.iter().filter(|w| has_digit(&w.text));
    is_number && of_number.map(|w| w.confidence).min() >= Some(SURE)
}

/// The numbers that stand alone in a band of the page, with the dashes and points beside them.
fn alone(page: &Prepared, band: Area, high: u32) -> Vec<Unnumbered> {
    let size = page.image.size();
    let mut marks = page::spots(&page.image.part(band), 255 - ink(page));
    marks.retain(|m| m.width.max(m.height) * 5 >= high);
    marks.iter_mut().for_each(|m| m.y += band.y);
    marks.sort_by_key(|m| (m.x, m.y));
    let is_digit = |m: &&Area| HIGH.contains(&(m.height * 10 / high)) && m.width <= high;
    let mut numerals: Vec<(Area, u32)> = Vec::new();
    for digit in marks.iter().filter(is_digit) {
        let goes_on = |(numeral, _): &&mut (Area, u32)| {
            let rows = numeral.y..numeral.y + numeral.height;
            let end = numeral.x + numeral.width;
            rows.contains(&digit.middle().1) && digit.x <= end + high
        };
        match numerals.iter_mut().find(goes_on) {
            Some((numeral, digits)) => {
                (*numeral, *digits) = (numeral.union(*digit), *digits + 1);
            }
            None => numerals.push((*digit, 1)),
        }
    }
    let stands_alone = |(numeral, digits): (Area, u32)| {
        let rows = numeral.y..numeral.y + numeral.height;
        let near = numeral.with_margin(high * ALONE, high, size);
        let is_beside =
            |m: &&Area| m.common(near).is_some() && m.common(numeral).is_none();
        let is_point = |m: &Area| {
            let small = m.width.max(m.height) * 10 <= high * FLAT;
            small
                && m.x < numeral.x + numeral.width + high
                && m.y >= rows.start + high / 3
        };
        let is_dash = |m: &Area| {
            let flat = m.height * 10 <= high * FLAT && m.width <= high * 2;
            flat && m.width >= m.height * 2 && rows.contains(&m.middle().1)
        };
        let beside = marks.iter().filter(is_beside).copied();
        let (dashes, others): (Vec<Area>, Vec<Area>) = beside.partition(is_dash);
        let on_paper = near.width == numeral.width + 2 * high * ALONE;
        let is_alone = digits <= 3 && on_paper && others.iter().all(is_point);
        let numeral = others.into_iter().fold(numeral, Area::union);
        let numeral = numeral.with_margin(high / 3, high / 3, size);
        is_alone.then_some(Unnumbered { numeral, dashes })
    };
    numerals.into_iter().filter_map(stands_alone).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ocr::missed::gaps::tests::page;

    /// A page with black marks `x, y, width, height`, and a line of text that was read at 200.
    fn numbers(marks: &[(u32, u32, u32, u32)], read: &[Line]) -> Vec<(Area, usize)> {
        let text = line(&[("Huset", 95), ("har", 95), ("loft", 95)], 200);
        let lines = read.iter().cloned().chain([text]);
        let blocks: Vec<Block> = lines.filter_map(|l| Block::of(vec![l])).collect();
        let found = page_numbers(&page(marks), &blocks);
        found.iter().map(|n| (n.numeral, n.dashes.len())).collect()
    }

    fn line(words: &[(&str, u8)], y: u32) -> Line {
        let word = |(at, (text, sure)): (u32, &(&str, u8))| {
            Word::new(*text, Area { x: 250 + at * 60, y, width: 50, height: 20 }, *sure)
        };
        Line::of((0..).zip(words).map(word).collect()).unwrap()
    }

    fn area(x: u32, y: u32, width: u32, height: u32) -> Area {
        Area { x, y, width, height }
    }

    #[test]
    fn a_numeral_alone_over_the_text_is_asked_of_with_its_dashes_or_point() {
        let two = (290, 60, 14, 20);
        let dashes = [(260, 69, 12, 3), (322, 69, 12, 3)];
        let numeral = area(284, 54, 26, 32);
        assert_eq!(numbers(&[&dashes[..], &[two]].concat(), &[]), [(numeral, 2)]);
        let point = (308, 77, 4, 4);
        assert_eq!(numbers(&[two, point], &[]), [(area(284, 54, 34, 33), 0)]);
        let fourteen = [two, (308, 60, 14, 20)];
        assert_eq!(numbers(&fourteen, &[]), [(area(284, 54, 44, 32), 0)]);
    }

    #[test]
    fn words_marks_beside_others_and_a_number_that_was_read_are_left_alone() {
        let word: Vec<_> = (0..4).map(|n| (290 + n * 18, 60, 14, 20)).collect();
        assert_eq!(numbers(&word, &[]), []);
        assert_eq!(numbers(&[(290, 60, 14, 20), (340, 40, 30, 60)], &[]), []);
        let known = line(&[("2", 90)], 60);
        assert_eq!(numbers(&[(260, 60, 14, 20)], &[known]), []);
        let misread = line(&[("2e", 30)], 60);
        assert_eq!(numbers(&[(260, 60, 14, 20)], &[misread]).len(), 1);
    }

    #[test]
    fn a_page_number_is_one_to_three_digits_that_are_sure_between_dashes_or_not() {
        let check = |words: &[(&str, u8)], expected: bool| {
            assert_eq!(is_page_number(&line(words, 60)), expected, "{words:?}");
        };
        check(&[("-", 20), ("14", 90), ("-", 30)], true);
        check(&[("3.", 80)], true);
        check(&[("14", 40)], false);
        check(&[("14a", 90)], false);
        check(&[("07", 90)], false);
        check(&[("1968", 90)], false);
    }

    #[test]
    fn the_dashes_beside_a_numeral_that_was_read_are_words_too() {
        let dash = |x: u32| area(x, 69, 12, 3);
        let place = Unnumbered {
            numeral: area(284, 54, 26, 32),
            dashes: vec![dash(322), dash(240)],
        };
        let read = place.with_dashes(line(&[("2", 90)], 60));
        assert_eq!(read.map(|l| l.text()), Some("- 2 -".to_owned()));
        assert_eq!(place.with_dashes(line(&[("z", 90)], 60)), None);
    }
}
