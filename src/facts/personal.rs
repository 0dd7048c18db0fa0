//! Numbers that identify persons, accounts and firms: found, placed, masked, never kept.
//!
//! When in doubt a number is masked: a date in front and one check digit right is enough, and
//! beside a label such as `personnr.` the check digits need not agree at all (the recogniser
//! may have misread one). What is masked too much costs a search; too little, a person.

mod find;
mod rival;

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use self::find::{Found, find};
use self::rival::rival_numbers;
use super::digits::digit;
use super::sheet::{Sheet, Spot};
use crate::ocr::{PageText, Word};
use crate::place::Place;
use crate::reading::Reading;

/// The kind of a number. The digits are never in the type.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum NumberKind {
    /// Fødselsnummer, today's rule or that of 2032; synthetic ones too.
    Fodselsnummer,
    /// D-nummer: day + 40.
    DNummer,
    /// H-nummer: month + 40, or first digit 8 or 9.
    HNummer,
    /// Bank account.
    Kontonummer,
    /// Firm or other unit.
    Organisasjonsnummer,
    /// Telephone.
    Telefonnummer,
}

impl NumberKind {
    /// Whether it identifies a person (offentleglova § 26 femte ledd), so that a document
    /// that holds it is screened.
    #[must_use]
    pub fn identifies_person(self) -> bool {
        matches!(self, Self::Fodselsnummer | Self::DNummer | Self::HNummer)
    }

    /// Whether its digits may not reach index, snippets, titles and logs.
    #[must_use]
    pub fn is_masked(self) -> bool {
        self.identifies_person() || self == Self::Kontonummer
    }

    /// The Norwegian word: `fødselsnummer`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Fodselsnummer => "fødselsnummer",
            Self::DNummer => "D-nummer",
            Self::HNummer => "H-nummer",
            Self::Kontonummer => "kontonummer",
            Self::Organisasjonsnummer => "organisasjonsnummer",
            Self::Telefonnummer => "telefonnummer",
        }
    }
}

/// What stands for a masked digit.
pub const MASK: char = '•';

/// The numbers of a page, in reading order. `basis.words` is masked; a number that stands on
/// two lines has one reading with the area around both. A number to be masked that only the
/// rival reading of the page has is among them, last.
#[must_use]
pub fn numbers(text: &PageText, place: &Place) -> Vec<Reading<NumberKind>> {
    let bare = Sheet::new(text, place);
    let veiled = masked(text);
    // The same words, but other bytes.
    let veiled = Sheet::new(&veiled, place);
    let mut seen: Vec<(Found, Range<usize>)> = Vec::new();
    for found in find(&bare.text) {
        let range = found.range();
        let touches =
            |spot: &Spot| spot.range.start < range.end && range.start < spot.range.end;
        let first = bare.words.iter().position(touches);
        let last = bare.words.iter().rposition(touches);
        if let (Some(first), Some(last)) = (first, last) {
            seen.push((found, first..last + 1));
        }
    }
    for (found, words) in rival_numbers(text) {
        let is_new = seen.iter().all(|(before, of)| {
            !before.kind.is_masked() || of.end <= words.start || words.end <= of.start
        });
        if is_new {
            seen.push((found, words));
        }
    }
    let reading = |(found, words): (Found, Range<usize>)| {
        let (first, last) = (&veiled.words[words.start], &veiled.words[words.end - 1]);
        let span = first.range.start..last.range.end;
        veiled.reading(found.kind, span, found.how, found.certainty)
    };
    seen.into_iter().map(reading).collect()
}

/// The page with every digit of fødselsnummer, D-, H- and kontonummer as `•`, one for one, so
/// that words, places and areas stay. Where such a number stands in the rival reading, all
/// that is or looks like a digit in the words that it stands for goes; no rival is kept.
#[must_use]
pub fn masked(text: &PageText) -> PageText {
    let place = Place::default();
    let sheet = Sheet::new(text, &place);
    let mut page = text.clone();
    // White space is never masked, so the words come out in the same order.
    let veiled = mask(&sheet.text);
    let mut pieces = veiled.split_whitespace();
    let mut words: Vec<&mut Word> = page
        .blocks
        .iter_mut()
        .flat_map(|b| &mut b.lines)
        .flat_map(|l| &mut l.words)
        .collect();
    for word in &mut words {
        let count = word.text.split_whitespace().count();
        word.text = pieces.by_ref().take(count).collect::<Vec<_>>().join(" ");
        word.rival = None;
    }
    for (_, touched) in rival_numbers(text) {
        for word in &mut words[touched] {
            let veil = |c: char| if digit(c).is_some() { MASK } else { c };
            word.text = word.text.chars().map(veil).collect();
        }
    }
    page
}

/// The text with every digit of fødselsnummer, D-, H- and kontonummer as `•`, one for one.
#[must_use]
pub fn mask(text: &str) -> Cow<'_, str> {
    let mut places: Vec<(usize, usize)> = find(text)
        .into_iter()
        .filter(|found| found.kind.is_masked())
        .flat_map(|found| found.places)
        .collect();
    if places.is_empty() {
        return Cow::Borrowed(text);
    }
    places.sort_unstable();
    places.dedup();
    let mut veiled = String::with_capacity(text.len() + places.len() * 2);
    let mut from = 0;
    for (at, length) in places {
        veiled.push_str(&text[from..at]);
        veiled.push(MASK);
        from = at + length;
    }
    veiled.push_str(&text[from..]);
    Cow::Owned(veiled)
}

#[cfg(test)]
mod tests;
