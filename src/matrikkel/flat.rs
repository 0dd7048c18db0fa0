//! A page's words as one string, and the way back from a place in it to the words.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::ocr::{PageText, Word};
use crate::place::Area;

/// The words of a page with one space between, a line break where the line ends; a word
/// divided at a line's end is whole again.
pub(super) struct Flat<'t> {
    pub(super) text: String,
    words: Vec<(Range<usize>, &'t Word)>,
}

impl<'t> Flat<'t> {
    pub(super) fn of(page: &'t PageText) -> Self {
        let mut flat = Self { text: String::new(), words: Vec::new() };
        for line in page.lines() {
            for (at, word) in line.words.iter().enumerate() {
                let separator = if at == 0 { '\n' } else { ' ' };
                flat.push(word, separator);
            }
        }
        flat
    }

    fn push(&mut self, word: &'t Word, separator: char) {
        let text = plain(&word.text);
        let divided = separator == '\n'
            && text.starts_with(char::is_lowercase)
            && self.ends_divided();
        if divided {
            self.text.pop();
            if let Some((range, _)) = self.words.last_mut() {
                range.end -= 1;
            }
        } else if !self.text.is_empty() {
            self.text.push(separator);
        }
        let start = self.text.len();
        self.text.push_str(&text);
        self.words.push((start..self.text.len(), word));
    }

    fn ends_divided(&self) -> bool {
        let mut end = self.text.chars().rev();
        end.next() == Some('-') && end.next().is_some_and(char::is_alphabetic)
    }

    /// The words that stand, wholly or in part, within this range of the text.
    pub(super) fn words_in(&self, range: &Range<usize>) -> Vec<&'t Word> {
        let from = self.words.partition_point(|(r, _)| r.end <= range.start);
        let within = self.words[from..].iter().take_while(|(r, _)| r.start < range.end);
        within.map(|(_, word)| *word).collect()
    }

    /// The place on the page of this range of the text.
    pub(super) fn area(&self, range: &Range<usize>) -> Option<Area> {
        Area::around(self.words_in(range).iter().map(|w| w.area))
    }

    /// The words as they were read, without the mending of divided words.
    pub(super) fn raw(&self, range: &Range<usize>) -> String {
        let words = self.words_in(range);
        words.iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// How sure the recogniser is of the least sure word with a digit there, 0–1; of the
    /// least sure word where none has a digit.
    pub(super) fn certainty(&self, range: &Range<usize>) -> f32 {
        let words = self.words_in(range);
        let digit = |w: &&&Word| w.text.contains(|c: char| c.is_ascii_digit());
        let numbers = words.iter().filter(digit).map(|w| w.confidence).min();
        let least = numbers.or_else(|| words.iter().map(|w| w.confidence).min());
        f32::from(least.unwrap_or(0).min(100)) / 100.0
    }
}

/// Composed characters (NFC), one kind of slash, one kind of hyphen.
pub(super) fn plain(text: &str) -> String {
    let one_kind = |c| match c {
        '\u{2044}' | '\u{2215}' | '\u{ff0f}' => '/',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => other,
    };
    text.nfc().map(one_kind).collect()
}
