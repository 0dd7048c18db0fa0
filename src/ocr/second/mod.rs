//! The second opinion: doubtful words, or the whole page, read by the second recogniser too.

mod merge;
mod rows;

use std::ops::Range;

pub use merge::{Choice, Part, SIGNS, parts};

use merge::merged;
use rows::Rows;

use super::engine::RecognitionEngine;
use super::error::OcrError;
use super::lexicon::{Lexicon, STRANGE};
use super::mend::put_right;
use super::missed::{all_places, is_page_number, page_numbers, patched};
use super::order::by_rows;
use super::text::usual_height;
use super::{Block, Line, ReadBy, Track, Word};
use crate::page::{Grey, Prepared};
use crate::place::Area;

/// A second recogniser, and the words by which the two are judged.
#[derive(Clone, Copy)]
pub struct Second<'a> {
    /// The recogniser.
    pub(super) engine: &'a dyn RecognitionEngine,
    /// Which words are words.
    pub(super) lexicon: &'a Lexicon,
    /// Whether it looks more closely where the two do not agree.
    care: bool,
}

impl std::fmt::Debug for Second<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Second").field("engine", &self.engine.version()).finish()
    }
}

/// What a page says after a second look, and how many lines were looked at.
pub(super) struct Again {
    pub(super) blocks: Vec<Block>,
    pub(super) lines: u32,
}

impl<'a> Second<'a> {
    /// A recogniser, and the words by which it and the first are judged.
    #[must_use]
    pub fn new(engine: &'a dyn RecognitionEngine, lexicon: &'a Lexicon) -> Self {
        Self { engine, lexicon, care: false }
    }

    /// Whether it is to look more closely where the two do not agree: a twentieth of the
    /// errors fewer on French typewriting, a hundredth on Danish, none on clean letters.
    pub(super) fn careful(self, care: bool) -> Self {
        Self { care, ..self }
    }

    /// Reads the words of each line again that `asked` picks, where the first recogniser
    /// found them.
    pub(super) fn lines(
        &self,
        blocks: Vec<Block>,
        page: &Prepared,
        asked: impl Fn(&Line) -> Range<usize>,
    ) -> Result<Again, OcrError> {
        let mut again = Again { blocks: Vec::new(), lines: 0 };
        for block in blocks {
            let mut kept = Vec::new();
            for line in block.lines {
                let picked = asked(&line);
                kept.extend(self.words(line, picked, page, &mut again.lines)?);
            }
            again.blocks.extend(Block::of(kept));
        }
        Ok(again)
    }

    /// A line with some of its words held against what the second recogniser reads there.
    fn words(
        &self,
        line: Line,
        picked: Range<usize>,
        page: &Prepared,
        count: &mut u32,
    ) -> Result<Option<Line>, OcrError> {
        if picked.is_empty() {
            return Ok(Some(line));
        }
        let area = stretch(&line, &picked, &page.image);
        let mut before = line.words;
        let after = before.split_off(picked.end);
        let part = Line { area, words: before.split_off(picked.start) };
        let read = self.line(part, Some(area.into()), page, count)?;
        before.extend(read.map_or_else(Vec::new, |line| line.words));
        before.extend(after);
        Ok(Line::of(before))
    }

    /// As [`Self::lines`], on a page where the first recogniser may have seen lines wrongly:
    /// what counts is where the second sees them, which may be longer, two where the first
    /// saw one, or where it saw none.
    pub(super) fn page(
        &self,
        blocks: Vec<Block>,
        page: &Prepared,
        asked: impl Fn(&Line) -> bool,
    ) -> Result<Again, OcrError> {
        let lines: Vec<&Line> = blocks.iter().flat_map(|b| &b.lines).collect();
        let mut rows = Rows::of(&lines, &self.engine.tracks(&page.image)?);
        let mut again = Again { blocks: Vec::new(), lines: 0 };
        let mut at = 0;
        for block in &blocks {
            let mut kept = Vec::new();
            for _ in &block.lines {
                for (line, seen) in rows.of_line(at) {
                    let near = line_area(level(&line), &page.image);
                    let track = seen.unwrap_or_else(|| near.into());
                    let is_asked = asked(&line) || is_longer(track.area, line.area);
                    let track = is_asked.then_some(track);
                    kept.extend(self.line(line, track, page, &mut again.lines)?);
                }
                at += 1;
            }
            again.blocks.extend(Block::of(kept));
        }
        for track in rows.unread() {
            let nothing = Line { area: track.bounds(), words: Vec::new() };
            let line = self.line(nothing, Some(track), page, &mut again.lines)?;
            again.blocks.extend(line.and_then(|line| Block::of(vec![line])));
        }
        Ok(again)
    }

    /// Reads places of a text in which ink stands that nobody read, and the words beside it, and
    /// page numbers.
    pub(super) fn places(
        &self,
        again: Again,
        page: &Prepared,
    ) -> Result<Again, OcrError> {
        let places = all_places(page, &again.blocks);
        let numbers = page_numbers(page, &again.blocks);
        if places.is_empty() && numbers.is_empty() {
            return Ok(again);
        }
        let Again { mut blocks, lines } = again;
        let count = (places.len() + numbers.len()) as u32;
        for place in places {
            blocks = patched(blocks, place, |line| {
                let other = self.asked(&line, place.into(), page)?;
                let is_believed = |other: &Line| {
                    !line.words.is_empty()
                        || other.words.iter().all(|w| w.confidence >= UNKNOWN)
                };
                let other = other.filter(is_believed);
                Ok(other.and_then(|other| merged(&line, &other, self.lexicon)))
            })?;
        }
        for number in numbers {
            let place = line_area(number.area(), &page.image);
            let number = self.engine.line(&page.image, place.into())?;
            let number = number.filter(is_page_number);
            blocks = patched(blocks, place, |_| Ok::<_, OcrError>(number))?;
        }
        Ok(Again { blocks: by_rows(blocks, page.image.size()), lines: lines + count })
    }

    /// A line held against what the second recogniser reads here, if it is asked.
    fn line(
        &self,
        line: Line,
        track: Option<Track>,
        page: &Prepared,
        count: &mut u32,
    ) -> Result<Option<Line>, OcrError> {
        let Some(track) = track else { return Ok(Some(line)) };
        *count += 1;
        let other = self.asked(&line, track, page)?;
        let nothing = || Line { area: track.bounds(), words: Vec::new() };
        Ok(merged(&line, &other.unwrap_or_else(nothing), self.lexicon))
    }

    /// What the second recogniser reads here, where the first read a line.
    fn asked(
        &self,
        line: &Line,
        track: Track,
        page: &Prepared,
    ) -> Result<Option<Line>, OcrError> {
        let mut other = self.engine.line(&page.image, track)?;
        if self.care && other.as_ref().map(Line::text) != Some(line.text()) {
            other = self.engine.line_with_care(&page.image, track)?;
        }
        // Before the two are held together, so that it is no doubt to either.
        other.iter_mut().for_each(put_right);
        Ok(other)
    }
}

/// Whether a line goes on so far beyond what was read of it that a word was passed over: its
/// own margin is a third of its height.
fn is_longer(seen: Area, read: Area) -> bool {
    let left = read.x.saturating_sub(seen.x);
    let right = (seen.x + seen.width).saturating_sub(read.x + read.width);
    left.max(right) * 5 > seen.height * 4
}

/// What is taken above and below the letters, in hundredths of their height. Measured on
/// typewritten pages: 5 to 30 are all good, 20 the best.
const MARGIN: u32 = 20;

/// The strip of the page that a line as Tesseract found it is read from: a little more than
/// the letters on every side, as the model is used to.
#[must_use]
pub fn line_area(area: Area, image: &Grey) -> Area {
    let by = area.height * MARGIN / 100 + 1;
    area.with_margin(by * 2, by, image.size())
}

/// The strip of the page that some words of a line are read from: half way to the words before
/// and after them at most.
fn stretch(line: &Line, picked: &Range<usize>, image: &Grey) -> Area {
    let level = level(line);
    let whole = line_area(level, image);
    let words = line.words.get(picked.clone()).unwrap_or_default();
    let Some(part) = Area::around(words.iter().map(|w| w.area)) else { return whole };
    let strip = line_area(part.rows_of(level), image);
    let end = |a: Area| a.x + a.width;
    let neighbour =
        |at: Option<usize>| at.and_then(|at| line.words.get(at)).map(|w| w.area);
    let left = neighbour(picked.start.checked_sub(1))
        .map_or(strip.x, |before| strip.x.max((end(before).min(part.x) + part.x) / 2));
    let right = neighbour(Some(picked.end)).map_or(end(strip), |after| {
        end(strip).min((end(part) + after.x.max(end(part))) / 2)
    });
    Area { x: left, width: right.saturating_sub(left), ..strip }
}

/// Where a line stands, without what an initial or a bracket reaches over and under its rows:
/// squeezed into the height of a line, nothing of it could be read.
fn level(line: &Line) -> Area {
    let usual = usual_height(&line.words).map_or(line.area.height, |high| high * 2);
    let even = line.words.iter().map(|w| w.area).filter(|a| a.height <= usual);
    Area::around(even).map_or(line.area, |rows| line.area.rows_of(rows))
}

/// Whether the page is in a language that the word lists hardly know, so that the first
/// recogniser's confidence says little of it.
pub(super) fn is_strange(blocks: &[Block], lexicon: &Lexicon) -> bool {
    let words = || blocks.iter().flat_map(|b| &b.lines).flat_map(|l| &l.words);
    let share = lexicon.share(words().map(|w| w.text.as_str()));
    words().count() >= STRANGE_WORDS && share.is_some_and(|share| share < STRANGE)
}

/// Fewer words tell no language.
const STRANGE_WORDS: usize = 40;

/// Whether a word as the first recogniser read it should be read again: it was not sure of it,
/// or it is none.
fn is_doubtful(word: &Word, lexicon: &Lexicon) -> bool {
    let letters = word.text.chars().filter(|c| c.is_alphabetic()).count();
    let least = if letters >= 3 && lexicon.has(&word.text) { KNOWN } else { UNKNOWN };
    word.by == ReadBy::First && word.confidence < least
}

/// The words of a line that should be read again: from the first doubtful one to the last, and
/// one on either side to hold them by; none where there is no doubt.
pub(super) fn doubtful(line: &Line, lexicon: &Lexicon) -> Range<usize> {
    let doubt = |word: &Word| is_doubtful(word, lexicon);
    let Some(first) = line.words.iter().position(doubt) else { return 0..0 };
    let last = line.words.iter().rposition(doubt).unwrap_or(first);
    let (from, to) = (first.saturating_sub(1), (last + 2).min(line.words.len()));
    let letters =
        |words: &[Word]| words.iter().map(|w| w.text.chars().count()).sum::<usize>();
    if letters(&line.words[from..to]) * 5 > letters(&line.words) * 4 {
        return 0..line.words.len();
    }
    from..to
}

/// A known word is believed from here on, 0–100. With 80 (and 93 below) half as many lines more
/// are read again and hardly an error fewer is left; with 50 (and 80) half as many errors more.
const KNOWN: u8 = 60;

/// A word or number that no list has is believed from here on, 0–100.
const UNKNOWN: u8 = 85;

#[cfg(test)]
mod tests {
    use super::*;

    /// A line of words of 100 pixels, 20 apart, and 30 high.
    fn line(words: &[(&str, u8)]) -> Line {
        let word = |(at, (text, sure)): (u32, &(&str, u8))| {
            let area = Area { x: 50 + at * 120, y: 40, width: 100, height: 30 };
            Word::new(*text, area, *sure)
        };
        Line::of((0..).zip(words).map(word).collect()).unwrap()
    }

    /// The words that are read again, and the columns of the page that they are read from.
    fn check(words: &[(&str, u8)], expected: &str, columns: Range<u32>) {
        let folder = std::path::Path::new("/usr/share/tesseract-ocr/5/tessdata");
        let lexicon = Lexicon::open(folder, &["nor".to_owned()]);
        let line = line(words);
        let picked = doubtful(&line, &lexicon);
        let asked: Vec<&str> =
            line.words[picked.clone()].iter().map(|w| w.text.as_str()).collect();
        assert_eq!(asked.join(" "), expected);
        let image = Grey { width: 900, height: 100, pixels: vec![255; 90_000] };
        let area = stretch(&line, &picked, &image);
        assert_eq!(area.x..area.x + area.width, columns);
        assert_eq!((area.y, area.height), (33, 44));
    }

    #[test]
    fn only_the_doubtful_stretch_of_a_line_is_read_again_with_a_word_on_either_side() {
        let words = [("det", 96), ("søkes", 96), ("om", 95), ("å", 96), ("oppfpre", 51)];
        let rest = [("en", 96), ("ny", 96), ("garasje", 96)];
        let all = [&words[..], &rest[..]].concat();
        // Half way into the gaps before `å` and after `en`.
        check(&all, "å oppfpre en", 400..760);
    }

    #[test]
    fn a_line_that_is_sure_is_left_alone_and_one_that_is_mostly_doubtful_is_read_whole() {
        check(&[("søkes", 96), ("om", 95)], "", 36..284);
        check(&[("s9kes", 40), ("om", 95), ("bvgge", 30)], "s9kes om bvgge", 36..404);
    }
}
