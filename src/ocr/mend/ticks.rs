//! Boxes to be ticked: recognisers take them for brackets, letters and digits. What such a box
//! says, its ink tells: nothing, or a cross.

use crate::ocr::{Block, Line, Word};
use crate::page::{Boxed, Ruling};
use crate::place::Area;

/// What is put for a box that is ticked.
const CROSS: &str = "X";

/// How far its ink is trusted, 0–100.
const TRUST: u8 = 80;

/// The longest misreading of a box, in signs.
const LONGEST: usize = 3;

/// The boxes that are there to be ticked, among all small ones: a choice of several that are no
/// strokes of letters and not there for one sign each.
pub fn to_be_ticked(boxes: &[Boxed], words: &[&Word]) -> Vec<Boxed> {
    let small: Vec<Area> =
        boxes.iter().filter(|b| b.ink.is_some()).map(|b| b.area).collect();
    let is_choice = |b: &&Boxed| {
        b.ink.is_some()
            && (b.ticked() == Some(false) || !holds_digit(b.area, words))
            && has_sibling(b.area, &small)
            && !is_in_word(b.area, words)
    };
    boxes.iter().filter(is_choice).copied().collect()
}

/// Takes out what was read of empty boxes, and puts a cross for those that are ticked, in the
/// lines that name them. The areas of both are places on one image.
pub(in crate::ocr) fn with_ticks(
    mut blocks: Vec<Block>,
    boxes: &[Boxed],
    ruling: &Ruling,
) -> Vec<Block> {
    let words: Vec<&Word> =
        blocks.iter().flat_map(|b| &b.lines).flat_map(|l| &l.words).collect();
    let mut choices = to_be_ticked(boxes, &words);
    choices
        .retain(|c| ruling.end_at(c.area) && !words.iter().any(|w| lies_in(c.area, w)));
    for choice in choices {
        match choice.ticked() {
            Some(false) => blocks = without(blocks, choice.area),
            Some(true) => cross(&mut blocks, choice.area),
            None => {}
        }
    }
    blocks
}

/// The blocks without what was read of an empty box.
fn without(blocks: Vec<Block>, choice: Area) -> Vec<Block> {
    let is_text = |word: &Word| !is_of(word, choice);
    let line = |line: Line| {
        if line.words.iter().all(is_text) {
            return Some(line);
        }
        Line::of(line.words.into_iter().filter(is_text).collect())
    };
    let block = |block: Block| {
        let lines: Vec<Line> = block.lines.into_iter().filter_map(line).collect();
        (!lines.is_empty()).then_some(Block { lines, ..block })
    };
    blocks.into_iter().filter_map(block).collect()
}

/// Puts a cross for what was read of a ticked box, else before or after the words that name it.
fn cross(blocks: &mut [Block], choice: Area) {
    let mut lines = blocks.iter_mut().flat_map(|b| &mut b.lines);
    if let Some(line) = lines.find(|l| l.words.iter().any(|w| is_of(w, choice))) {
        let found = line.words.iter_mut().find(|w| is_of(w, choice));
        let unsure = |w: &&mut Word| w.text != CROSS && !is_sure(w);
        if let Some(word) = found.filter(unsure) {
            word.rival = Some(std::mem::replace(&mut word.text, CROSS.to_owned()));
        }
        return;
    }
    let lines = blocks.iter_mut().flat_map(|b| &mut b.lines);
    let named = lines.filter_map(|line| {
        let (gap, at) = beside(line, choice)?;
        (gap <= choice.width * 2).then_some((gap, at, line))
    });
    let Some((_, at, line)) = named.min_by_key(|(gap, ..)| *gap) else { return };
    line.words.insert(at, Word::new(CROSS, choice, TRUST));
    line.area = line.area.union(choice);
}

/// How far off the nearest word of a line in the row of a box stands, and where among the words
/// of the line the box belongs; names stand right of their boxes, unless nothing does.
fn beside(line: &Line, choice: Area) -> Option<(u32, usize)> {
    let level = |w: &Word| {
        let row = choice.y..choice.y + choice.height;
        row.contains(&w.area.middle().1)
    };
    let end = choice.x + choice.width;
    let words = || line.words.iter().enumerate().filter(|(_, w)| level(w));
    let right = words()
        .filter(|(_, w)| w.area.middle().0 >= end)
        .map(|(at, w)| (w.area.x.saturating_sub(end), at))
        .min();
    right.or_else(|| {
        words()
            .filter(|(_, w)| w.area.middle().0 < choice.x)
            .map(|(at, w)| (choice.x.saturating_sub(w.area.x + w.area.width), at + 1))
            .min()
    })
}

/// Whether a word is what was read of a box.
fn is_of(word: &Word, choice: Area) -> bool {
    word.text.chars().count() <= LONGEST
        && (choice.holds_middle_of(word.area) || word.area.holds_middle_of(choice))
}

/// Whether a sign in a box was surely read.
fn is_sure(word: &Word) -> bool {
    word.confidence >= TRUST && word.text.chars().all(char::is_alphanumeric)
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
        .any(|w| overlap(area, w) * 3 >= area.pixels() * 2)
}

/// Whether a box lies, at least in part, in a word that is too long to be a misread box, however
/// unsure it is: bold letters over others that shine through make boxes too.
fn lies_in(area: Area, word: &Word) -> bool {
    word.text.chars().count() > LONGEST && overlap(area, word) * 3 >= area.pixels()
}

/// How many pixels of a box lie in a word.
fn overlap(area: Area, word: &Word) -> u64 {
    word.area.common(area).map_or(0, Area::pixels)
}

/// Whether there is another box of the same size: boxes to be ticked are a choice.
fn has_sibling(area: Area, small: &[Area]) -> bool {
    let same = |other: &&Area| {
        alike(other.width, area.width) && alike(other.height, area.height)
    };
    small.iter().filter(same).count() > 1
}

fn alike(a: u32, b: u32) -> bool {
    a.abs_diff(b) * 8 <= a.max(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(x: u32, y: u32, width: u32) -> Area {
        Area { x, y, width, height: 20 }
    }

    /// Reads two lines, `Nybygg` and `Riving`, each with a box before it that was read as told
    /// or not at all.
    fn read(boxes: [(u32, &str, u8); 2]) -> Vec<String> {
        let boxed = |y: u32, ink: u16| Boxed { area: area(100, y, 20), ink: Some(ink) };
        let [first, second] = boxes;
        let line = |y: u32, (_, text, trust): (u32, &str, u8), name: &str| {
            let box_ =
                (!text.is_empty()).then(|| Word::new(text, area(100, y, 22), trust));
            let name = Word::new(name, area(130, y, 80), 92);
            Line::of(box_.into_iter().chain([name]).collect()).unwrap()
        };
        let lines = vec![line(50, first, "Nybygg"), line(100, second, "Riving")];
        let boxes = [boxed(50, first.0 as u16), boxed(100, second.0 as u16)];
        let found =
            with_ticks(vec![Block::of(lines).unwrap()], &boxes, &Ruling::default());
        found.iter().flat_map(|b| &b.lines).map(Line::text).collect()
    }

    #[test]
    fn nothing_is_read_of_an_empty_box_and_a_cross_of_a_ticked_one() {
        assert_eq!(read([(0, "[1", 90), (300, "EE]", 40)]), ["Nybygg", "X Riving"]);
        assert_eq!(read([(0, "", 0), (300, "", 0)]), ["Nybygg", "X Riving"]);
        assert_eq!(read([(0, "O", 95), (0, "OJ", 50)]), ["Nybygg", "Riving"]);
    }

    #[test]
    fn boxes_that_the_strokes_of_a_word_make_are_none_however_unsure_it_is() {
        let words = [50, 100].map(|y| Word::new("KOMMUNE", area(90, y, 90), 30));
        let lines = words.map(|word| Line::of(vec![word]).unwrap()).to_vec();
        let boxes = [50, 100].map(|y| Boxed { area: area(100, y, 20), ink: Some(300) });
        let blocks = vec![Block::of(lines).unwrap()];
        assert_eq!(with_ticks(blocks.clone(), &boxes, &Ruling::default()), blocks);
    }

    #[test]
    fn a_box_in_doubt_and_a_sign_surely_read_stay() {
        assert_eq!(read([(20, "[]", 60), (300, "J", 90)]), ["[] Nybygg", "J Riving"]);
        assert_eq!(read([(300, "3", 90), (300, "XJ", 50)]), ["3 Nybygg", "X Riving"]);
    }
}
