//! Numbers that identify persons, accounts and firms: found, placed, masked, never kept.
//!
//! When in doubt a number is masked: a date in front and one check digit right is enough, and
//! beside a label such as `personnr.` the check digits need not agree at all (the recogniser
//! may have misread one). What is masked too much costs a search; too little, a person.

mod find;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use self::find::find;
use super::sheet::Sheet;
use crate::ocr::PageText;
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
/// two lines has one reading with the area around both.
#[must_use]
pub fn numbers(text: &PageText, place: &Place) -> Vec<Reading<NumberKind>> {
    let bare = Sheet::new(text, place);
    let veiled = masked(text);
    let veiled = Sheet::new(&veiled, place);
    let mut readings = Vec::new();
    for found in find(&bare.text) {
        let range = found.range();
        // The veiled sheet has the same words, but its bytes are others.
        let touched = bare.words.iter().zip(&veiled.words).filter(|(spot, _)| {
            spot.range.start < range.end && range.start < spot.range.end
        });
        let spans: Vec<_> = touched.map(|(_, spot)| spot.range.clone()).collect();
        if let (Some(first), Some(last)) = (spans.first(), spans.last()) {
            let span = first.start..last.end;
            readings.push(veiled.reading(found.kind, span, found.how, found.certainty));
        }
    }
    readings
}

/// The page with every digit of fødselsnummer, D-, H- and kontonummer as `•`, one for one, so
/// that words, places and areas stay.
#[must_use]
pub fn masked(text: &PageText) -> PageText {
    let place = Place::default();
    let sheet = Sheet::new(text, &place);
    let veiled = mask(&sheet.text);
    let mut page = text.clone();
    if matches!(veiled, Cow::Borrowed(_)) {
        return page;
    }
    // White space is never masked, so the words come out in the same order.
    let mut pieces = veiled.split_whitespace();
    let words =
        page.blocks.iter_mut().flat_map(|b| &mut b.lines).flat_map(|l| &mut l.words);
    for word in words {
        let count = word.text.split_whitespace().count();
        word.text = pieces.by_ref().take(count).collect::<Vec<_>>().join(" ");
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
