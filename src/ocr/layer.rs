//! The text that a received PDF brought along: another's reading of the page, kept as evidence
//! beside ours and never taken for it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Block, Line, PageText, Word};
use crate::digest::Digest;
use crate::finding::Finding;
use crate::msg;
use crate::page::Written;
use crate::place::{Area, Place};

/// A text layer, kept as JSON ([`PageText`]) in the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextLayer {
    /// The layer in the store.
    pub kept: Digest,
    /// How many words it has.
    pub words: u32,
    /// How far its words are those that were read, 0–100.
    pub agreement: u8,
}

/// Fewer words than this say little of a page.
const FEW: usize = 10;

/// A layer that agrees less than this is told about.
const APART: u8 = 50;

/// The layer of a page of so many pixels as a reading; nothing is known of its confidence,
/// which is 0. `None` where there is no word.
#[must_use]
pub fn layer_text(
    lines: Vec<Vec<Written>>,
    (width, height): (u32, u32),
) -> Option<PageText> {
    let word = |w: Written| Word::new(w.text, w.area, 0);
    let lines = lines.into_iter().filter_map(|words| {
        let words: Vec<Word> = words.into_iter().map(word).collect();
        let area = around(words.iter().map(|w| w.area))?;
        Some(Line { area, words })
    });
    let lines: Vec<Line> = lines.collect();
    let area = around(lines.iter().map(|l| l.area))?;
    Some(PageText { width, height, blocks: vec![Block { area, lines }] })
}

/// How far two texts have the same words, 0–100, wherever they stand: twice the words in
/// common against all. Case and signs do not count.
#[must_use]
pub fn agreement(one: &PageText, other: &PageText) -> u8 {
    let (one, other) = (counts(one), counts(other));
    let all: u64 = one.values().chain(other.values()).sum();
    let both: u64 = one
        .iter()
        .map(|(word, count)| (*count).min(other.get(word).copied().unwrap_or(0)))
        .sum();
    // Two empty texts are the same.
    (both * 200).checked_div(all).map_or(100, |share| share as u8)
}

/// A note where a layer says something else than was read.
#[must_use]
pub fn layer_finding(
    layer: &TextLayer,
    read: &PageText,
    place: &Place,
) -> Option<Finding> {
    let words = read.words().count();
    let enough = layer.words as usize >= FEW && words >= FEW;
    let told = || {
        msg!(
            "ocr-layer-apart",
            words = layer.words,
            read = words,
            percent = layer.agreement
        )
    };
    (enough && layer.agreement < APART)
        .then(|| Finding::note(place.clone(), told()).hint(msg!("ocr-hint-layer-apart")))
}

fn counts(text: &PageText) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for word in text.words() {
        let plain: String = word
            .text
            .chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect();
        if !plain.is_empty() {
            *counts.entry(plain).or_insert(0) += 1;
        }
    }
    counts
}

/// The smallest area around all of these.
fn around(mut areas: impl Iterator<Item = Area>) -> Option<Area> {
    let first = areas.next()?;
    Some(areas.fold(first, |a, b| {
        let (x, y) = (a.x.min(b.x), a.y.min(b.y));
        let right = (a.x + a.width).max(b.x + b.width);
        let bottom = (a.y + a.height).max(b.y + b.height);
        Area { x, y, width: right - x, height: bottom - y }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(lines: &[&str]) -> PageText {
        let words = |y: usize, line: &str| {
            let at = |(x, text): (usize, &str)| Written {
                text: text.to_owned(),
                area: Area { x: x as u32 * 50, y: y as u32 * 30, width: 40, height: 20 },
            };
            line.split(' ').enumerate().map(at).collect()
        };
        let lines = lines.iter().enumerate().map(|(y, line)| words(y, line)).collect();
        layer_text(lines, (1000, 1000)).unwrap()
    }

    #[test]
    fn lines_and_their_block_stand_around_their_words() {
        let text = page(&["Til bygningsrådet", "Søknad om bod"]);
        assert_eq!(text.text(), "Til bygningsrådet\nSøknad om bod");
        assert_eq!(text.blocks[0].area, Area { x: 0, y: 0, width: 140, height: 50 });
        assert_eq!(layer_text(vec![Vec::new()], (10, 10)), None);
    }

    #[test]
    fn agreement_counts_words_and_not_their_case_or_signs() {
        let check = |one: &[&str], other: &[&str], expected| {
            assert_eq!(agreement(&page(one), &page(other)), expected);
        };
        check(&["Søknad om bod."], &["SØKNAD om", "bod"], 100);
        check(&["om om om bod"], &["om bod bod bod"], 50);
        check(&["en to"], &["tre fire"], 0);
        check(&["en to tre"], &["en"], 50);
    }

    #[test]
    fn only_a_layer_that_says_something_else_is_told_about() {
        let check = |agreement, words, expected: bool| {
            let layer = TextLayer { kept: Digest::of(b""), words, agreement };
            let read = page(&["a b c d e f g h i j k"]);
            let told = layer_finding(&layer, &read, &Place::file("0001.pdf"));
            assert_eq!(told.is_some(), expected, "{layer:?}");
        };
        check(49, 40, true);
        check(50, 40, false);
        check(0, 9, false);
    }
}
