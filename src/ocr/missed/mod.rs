//! What did the recogniser pass over?
//!
//! Its look at the layout of a page loses lines and words that it reads well when they stand
//! alone. Places are found by their ink; where there is a second recogniser it is asked, else
//! the first once more.

mod cuttings;
mod gaps;
mod labels;
mod page_numbers;
mod patch;
mod strips;
mod upright;

pub(super) use gaps::all_places;
pub(super) use page_numbers::{is_page_number, page_numbers};
pub(super) use patch::patched;
pub(super) use upright::{taken_in, upright};

use patch::is_beside;
use strips::SURE;

use super::engine::{Layout, RecognitionEngine};
use super::error::OcrError;
use super::ink::ink;
use super::{Block, Line, Word};
use crate::page::{Grey, Prepared};
use crate::place::Area;

/// A line is believed in which sure words hold so many of 100 letters.
const MOSTLY: usize = 70;

/// What was read before and what was missed, where anything may have been: places beside words
/// that were read, labels of lists, page numbers, and, where much is `unseen`, all rows of marks
/// that look like letters.
pub(super) fn with_missed(
    blocks: &[Block],
    page: &Prepared,
    unseen: bool,
    engine: &dyn RecognitionEngine,
) -> Result<Option<Vec<Block>>, OcrError> {
    let places = gaps::places(page, blocks);
    let found = in_places(blocks.to_vec(), page, &places, Layout::Sparse, engine)?;
    let labels = labels::unread(&page.image, ink(page), &found);
    let found = in_places(found, page, &labels, Layout::Lines, engine)?;
    let strips = if unseen { strips::missed(&page.image, &found) } else { Vec::new() };
    let numbers = page_numbers(page, &found);
    let nothing = places.is_empty() && labels.is_empty() && strips.is_empty();
    if nothing && numbers.is_empty() {
        return Ok(None);
    }
    let lines = read(&page.image, page.dpi, &strips, Layout::Sparse, engine)?;
    let found = lines.into_iter().flatten().filter(is_sure).fold(found, put_in);
    let numerals: Vec<Area> = numbers.iter().map(|number| number.numeral).collect();
    let lines = read(&page.image, page.dpi, &numerals, Layout::Lines, engine)?;
    numbers
        .iter()
        .zip(lines)
        .try_fold(found, |found, (number, lines)| {
            let line = lines.into_iter().find_map(|line| number.with_dashes(line));
            patched(found, number.area(), |_| Ok(line))
        })
        .map(Some)
}

/// What was read before, and what more is read in places where ink stands unread, once the
/// rules that run through them are off: they join letters to one long mark.
fn in_places(
    mut blocks: Vec<Block>,
    page: &Prepared,
    places: &[Area],
    layout: Layout,
    engine: &dyn RecognitionEngine,
) -> Result<Vec<Block>, OcrError> {
    if places.is_empty() {
        return Ok(blocks);
    }
    let image = page.ruling.taken_off(&page.image, places);
    let lines = read(&image, page.dpi, places, layout, engine)?;
    for (place, lines) in places.iter().zip(lines) {
        let mut words: Vec<Word> = lines.into_iter().flat_map(|l| l.words).collect();
        words.sort_by_key(|w| w.area.x);
        let new = Line::of(words).filter(is_sure);
        let more = |old: Line| new.filter(|new| sure_letters(new) > sure_letters(&old));
        blocks = patched(blocks, *place, |old| Ok::<_, OcrError>(more(old)))?;
    }
    Ok(blocks)
}

/// The lines in each of some level strips.
fn read(
    image: &Grey,
    dpi: u32,
    strips: &[Area],
    layout: Layout,
    engine: &dyn RecognitionEngine,
) -> Result<Vec<Vec<Line>>, OcrError> {
    cuttings::read(image, dpi, strips, (0, layout), |_| true, engine)
}

/// Whether most of a line's letters stand in words that are believed.
fn is_sure(line: &Line) -> bool {
    let sure = sure_letters(line);
    let all: usize = line.words.iter().map(|w| w.text.chars().count()).sum();
    sure >= 3 && sure * 100 >= all * MOSTLY
}

/// How many letters and digits stand in words that are believed.
fn sure_letters(line: &Line) -> usize {
    let letters = |word: &Word| word.text.chars().filter(|c| c.is_alphanumeric()).count();
    line.words.iter().filter(|w| w.confidence >= SURE).map(letters).sum()
}

/// Takes in the words of a line that stand where nobody read a word: into the line that they
/// belong to, or as a line of their own.
fn put_in(mut blocks: Vec<Block>, line: Line) -> Vec<Block> {
    let told: Vec<Area> = blocks
        .iter()
        .flat_map(|b| &b.lines)
        .flat_map(|l| &l.words)
        .filter_map(|old| old.area.common(line.area).map(|_| old.area))
        .collect();
    let is_new = |word: &Word| {
        word.confidence >= SURE && !told.iter().any(|old| overlap(*old, word.area))
    };
    let mut own = Vec::new();
    for word in line.words.into_iter().filter(is_new) {
        let mut blocks = blocks.iter_mut();
        let host = blocks.find_map(|block| {
            let at = block.lines.iter().position(|l| is_beside(l, word.area))?;
            Some((block, at))
        });
        match host {
            Some((block, at)) => {
                let line = &mut block.lines[at];
                block.area = block.area.union(word.area);
                line.area = line.area.union(word.area);
                line.words.push(word);
                line.words.sort_by_key(|w| w.area.x);
            }
            None => own.push(word),
        }
    }
    blocks.extend(Line::of(own).and_then(|line| Block::of(vec![line])));
    blocks
}

/// Whether two areas are for the most part the same, or one lies in the other.
fn overlap(a: Area, b: Area) -> bool {
    let common = a.common(b).map_or(0, Area::pixels);
    common * 5 >= a.pixels().min(b.pixels()) * 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(words: &[(&str, u32, u8)], y: u32) -> Line {
        let word = |(text, x, sure): &(&str, u32, u8)| {
            let width = text.chars().count() as u32 * 12;
            Word::new(*text, Area { x: *x, y, width, height: 24 }, *sure)
        };
        Line::of(words.iter().map(word).collect()).unwrap()
    }

    /// The lines of a page after another was found.
    fn check(before: &[Line], found: Line, expected: &[&str]) {
        let blocks: Vec<Block> =
            before.iter().cloned().filter_map(|line| Block::of(vec![line])).collect();
        let after = put_in(blocks, found);
        let texts: Vec<String> =
            after.iter().flat_map(|b| &b.lines).map(Line::text).collect();
        assert_eq!(texts, expected);
    }

    #[test]
    fn a_missed_word_is_taken_into_its_line_and_a_line_stands_for_itself() {
        let before = [line(&[("Huset", 100, 95), ("loft", 400, 95)], 200)];
        check(&before, line(&[("har", 300, 90)], 202), &["Huset har loft"]);
        let far = line(&[("Vår", 100, 90), ("ref.", 150, 90)], 300);
        check(&before, far, &["Huset loft", "Vår ref."]);
    }

    #[test]
    fn what_was_read_stays_and_what_is_unsure_is_not_taken_in() {
        let before = [line(&[("Huset", 100, 95), ("lcft", 400, 40)], 200)];
        let found = line(&[("Hus", 110, 90), ("loft", 402, 90)], 201);
        check(&before, found, &["Huset lcft"]);
        let unsure = line(&[("har", 300, 50)], 201);
        check(&before, unsure, &["Huset lcft"]);
    }

    #[test]
    fn a_line_is_sure_by_its_letters() {
        assert!(is_sure(&line(&[("Naboene", 0, 90), ("er", 90, 40)], 0)));
        assert!(!is_sure(&line(&[("Naboene", 0, 50), ("er", 90, 90)], 0)));
        assert!(!is_sure(&line(&[("er", 0, 90)], 0)));
    }
}
