//! Strokes that were read as letters: what is left of broken and thin rules between the rows of
//! a table, and pieces of what a copier draws down a page.

use crate::ocr::text::usual_height;
use crate::ocr::{Block, Line, Word};
use crate::page::Rule;
use crate::place::Area;

/// No letter is lower than so many hundredths of a usual word.
const LOW: u32 = 34;

/// A dash is at most so many times as long as it is thick, unless so sure, 0–100.
const DASH: u32 = 3;
const SURE: u8 = 60;

/// Fewer dashes on a page are such, or dots that were misread.
const MANY: usize = 5;

/// What a piece of an upright rule is read as.
const UPRIGHT: &str = "|¦‖Iil!1[](){}/\\'‘’.:;,";

/// Letters that look like one are believed from here on, 0–100.
const LETTER: u8 = 85;

/// A rule is so many times as long as a piece of it that was read.
const LONGER: f32 = 3.0;

/// Without words as low as a rule that are said to have letters, and dashes that are long and
/// unsure.
pub(in crate::ocr) fn without_strokes(
    mut blocks: Vec<Block>,
    down: &[Rule],
) -> Vec<Block> {
    let words = blocks.iter().flat_map(|b| &b.lines).flat_map(|l| &l.words);
    let Some(usual) = usual_height(words) else { return blocks };
    let is_low = |word: &Word| word.area.height * 100 <= usual * LOW;
    let has_letters = |word: &Word| word.text.chars().any(char::is_alphanumeric);
    let is_long =
        |word: &Word| word.area.width > word.area.height * DASH && word.confidence < SURE;
    let words = || blocks.iter().flat_map(|b| &b.lines).flat_map(|l| &l.words);
    let of_rules = |word: &Word| is_low(word) && (has_letters(word) || is_long(word));
    let many = words().filter(|word| of_rules(word)).count() >= MANY;
    let is_stroke = |word: &Word| {
        is_low(word) && (has_letters(word) || many && is_long(word)) || is_of(word, down)
    };
    let has_strokes = |line: &Line| line.words.iter().any(is_stroke);
    for block in blocks.iter_mut().filter(|b| b.lines.iter().any(has_strokes)) {
        let lines = std::mem::take(&mut block.lines).into_iter();
        let kept = |line: Line| {
            Line::of(line.words.into_iter().filter(|w| !is_stroke(w)).collect())
        };
        let cleaned =
            |line: Line| if has_strokes(&line) { kept(line) } else { Some(line) };
        block.lines = lines.filter_map(cleaned).collect();
    }
    blocks.retain(|block| !block.lines.is_empty());
    blocks
}

/// Whether a word looks like a stroke and stands on one of these upright rules.
fn is_of(word: &Word, down: &[Rule]) -> bool {
    let Area { x, y, width, height } = word.area;
    let (x, y, width, height) = (x as f32, y as f32, width as f32, height as f32);
    let holds = |rule: &Rule| {
        let at = rule.at(y + height / 2.0);
        rule.from <= y
            && y + height <= rule.to
            && rule.to - rule.from >= height * LONGER
            && (x - rule.thickness..=x + width + rule.thickness).contains(&at)
    };
    let is_letter = word.text.chars().any(char::is_alphanumeric);
    word.text.chars().count() <= 2
        && (!is_letter || word.confidence < LETTER)
        && word.text.chars().all(|c| UPRIGHT.contains(c))
        && width <= height
        && down.iter().any(holds)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(words: &[Word], times: usize) -> Vec<Block> {
        let line = || Line::of(words.to_vec()).and_then(|l| Block::of(vec![l]));
        (0..times).filter_map(|_| line()).collect()
    }

    fn texts(blocks: &[Block]) -> Vec<String> {
        blocks.iter().flat_map(|b| &b.lines).map(Line::text).collect()
    }

    #[test]
    fn letters_as_low_as_a_rule_go_and_so_do_long_dashes_where_there_are_many() {
        let word = |(text, height, sure): (&str, u32, u8)| {
            Word::new(text, Area { x: 0, y: 0, width: 90, height }, sure)
        };
        let words = [
            ("Topphengslet", 30, 95),
            ("vindu", 31, 96),
            ("av", 30, 96),
            ("furu", 30, 95),
            ("med", 30, 96),
            ("EN", 6, 40),
            ("96,-", 31, 90),
            ("-", 7, 88),
            ("__", 5, 40),
            ("Skjema", 12, 80),
        ];
        let words = words.map(word);
        let strokes = blocks(&[word(("SE", 4, 11))], 2);
        let many = [blocks(&words, 2), strokes.clone()].concat();
        assert_eq!(
            texts(&without_strokes(many, &[])),
            ["Topphengslet vindu av furu med 96,- - Skjema"; 2]
        );
        let few = [blocks(&words, 1), strokes].concat();
        assert_eq!(
            texts(&without_strokes(few, &[])),
            ["Topphengslet vindu av furu med 96,- - __ Skjema"]
        );
    }

    #[test]
    fn pieces_of_a_long_upright_rule_go_and_a_letter_beside_it_stays() {
        let rule = |from: f32, to: f32| Rule {
            from,
            to,
            at: 204.0,
            lean: 0.0,
            thickness: 3.0,
            dotted: false,
        };
        let word = |text: &str, x: u32, width: u32| {
            Word::new(text, Area { x, y: 100, width, height: 30 }, 80)
        };
        let words = [word("Hvem", 100, 90), word("|", 202, 5), word("i", 240, 6)];
        let read = |down: &[Rule]| texts(&without_strokes(blocks(&words, 5), down));
        assert_eq!(read(&[rule(20.0, 900.0)]), ["Hvem i"; 5]);
        assert_eq!(read(&[rule(90.0, 140.0)]), ["Hvem | i"; 5]);
    }
}
