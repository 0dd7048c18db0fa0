//! One line: its strip of the page as numbers, and letters out of the steps that come back.

use ort::session::Session;

use super::picture;
use super::session::{Tensor, failed};
use crate::ocr::error::OcrError;
use crate::ocr::{Line, Track, Word};
use crate::page::{Grey, resized};
use crate::place::Area;

/// The height of a line that the model takes, in pixels.
const HEIGHT: u32 = 48;

/// How wide a line is made, of what its height would ask. Measured on typewritten pages: as
/// many letters right as at full width or more, for a sixth less work; at 0.75 fewer.
const NARROW: f64 = 0.85;

/// The widest line it is given, in pixels at that height: a whole sheet of the smallest print.
const WIDEST: u32 = 4800;

/// The letters that the model tells apart, by number; the first number (0) is "no letter".
pub(super) fn characters(reader: &Session) -> Result<Vec<char>, OcrError> {
    let list = reader.metadata().ok().and_then(|m| m.custom("character"));
    let list = list.ok_or_else(|| failed("model", &"no list of characters"))?;
    // Some entries hold more than one character; none of them is a letter of ours.
    let first = |entry: &str| entry.chars().next().unwrap_or(' ');
    Ok(list.lines().map(first).chain([' ']).collect())
}

/// The strip of the page, set level and at the model's height; `None` where nothing is left of
/// it.
pub(super) fn tensor(image: &Grey, track: Track) -> Option<Tensor> {
    if let Some(level) = track.levelled(image) {
        let (width, height) = level.size();
        return tensor(&level, Area { x: 0, y: 0, width, height }.into());
    }
    let area = track.area;
    let height = area.height.min(image.height.saturating_sub(area.y));
    let width = area.width.min(image.width.saturating_sub(area.x));
    if height < 4 || width < 4 {
        return None;
    }
    let scale = f64::from(HEIGHT) / f64::from(height);
    let wide = ((f64::from(width) * scale * NARROW).round() as u32).clamp(16, WIDEST);
    let strip = resized(image, Area { width, height, ..area }, (wide, HEIGHT))?;
    Some(picture::tensor(&strip, wide, HEIGHT))
}

/// A letter and where it was seen.
struct Letter {
    letter: char,
    chance: f32,
    /// First step, and one past the last.
    steps: (usize, usize),
}

/// The words of a line; `None` where there are none.
pub(super) fn decode(steps: &Tensor, characters: &[char], track: Track) -> Option<Line> {
    let classes = *steps.shape.last()?;
    let count = steps.values.len() / classes.max(1);
    let letters = letters(&steps.values, classes, characters);
    let area = track.area;
    let at = |step: usize| {
        area.x + (u64::from(area.width) * step as u64 / count.max(1) as u64) as u32
    };
    let words: Vec<Word> = letters
        .chunk_by(|before, after| !is_apart(before, after))
        .filter(|word| !word[0].letter.is_whitespace())
        .map(|word| {
            let from = at(word.first().map_or(0, |l| l.steps.0));
            let to = at(word.last().map_or(0, |l| l.steps.1));
            let sure = word.iter().map(|l| l.chance).sum::<f32>() / word.len() as f32;
            let area = track.part(from, (to - from).max(1));
            let text: String = word.iter().map(|l| l.letter).collect();
            Word::new(text, area, (sure * 100.0).round() as u8)
        })
        .collect();
    Line::of(words)
}

/// Whether two letters that follow one another belong to two words: at a space, and where so
/// much paper lies between them that they stand in two fields of a form, which the model, used
/// to running text, writes as one word.
fn is_apart(before: &Letter, after: &Letter) -> bool {
    before.letter.is_whitespace() != after.letter.is_whitespace()
        || after.steps.0.saturating_sub(before.steps.1) >= FIELDS
}

/// Steps without a letter that part two fields: about the height of a line.
const FIELDS: usize = 7;

/// The likeliest letter of each step; the same one in steps that follow is one letter.
fn letters(values: &[f32], classes: usize, characters: &[char]) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    let mut before = 0;
    for (step, chances) in values.chunks_exact(classes.max(1)).enumerate() {
        let (best, chance) = likeliest(chances);
        match letters.last_mut() {
            Some(last) if best == before && best != 0 => {
                last.chance = last.chance.max(chance);
                last.steps.1 = step + 1;
            }
            _ if best != 0 => {
                let letter = characters.get(best - 1).copied().unwrap_or(' ');
                letters.push(Letter { letter, chance, steps: (step, step + 1) });
            }
            _ => {}
        }
        before = best;
    }
    letters
}

fn likeliest(chances: &[f32]) -> (usize, f32) {
    let first = (0, f32::NEG_INFINITY);
    let take = |best: (usize, f32), (at, chance): (usize, &f32)| {
        if *chance > best.1 { (at, *chance) } else { best }
    };
    chances.iter().enumerate().fold(first, take)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Decodes a line of 100 × 30 pixels, told step by step: `.` is no letter.
    fn check(steps: &str, expected: &[(&str, u32)]) {
        let characters = ['a', 'b', 'æ', ' '];
        let classes = characters.len() + 1;
        let mut values = Vec::new();
        for letter in steps.chars() {
            let class =
                characters.iter().position(|c| *c == letter).map_or(0, |at| at + 1);
            values.extend((0..classes).map(|at| if at == class { 0.9 } else { 0.02 }));
        }
        let shape = vec![1, steps.chars().count(), classes];
        let area = Area { x: 50, y: 0, width: 100, height: 30 };
        let line = decode(&Tensor { shape, values }, &characters, area.into());
        let words = line.map_or_else(Vec::new, |line| line.words);
        let found: Vec<(&str, u32)> =
            words.iter().map(|w| (w.text.as_str(), w.area.x)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_same_letter_in_steps_that_follow_is_one_letter() {
        check("aa.a.bb..æ", &[("aabæ", 50)]);
        check("..........", &[]);
    }

    #[test]
    fn words_are_apart_at_spaces_and_at_wide_gaps_and_stand_where_they_were_seen() {
        check("a.b. .b..a", &[("ab", 50), ("ba", 110)]);
        check("ab........a.b.......", &[("ab", 50), ("ab", 100)]);
        check("a. .", &[("a", 50)]);
    }
}
