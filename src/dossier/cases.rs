//! Documents → cases.

use serde::{Deserialize, Serialize};

use super::document::DocumentFacts;
use crate::facts::CaseNumber;
use crate::message::Message;

/// One document of a folder, in the order of the folder.
#[derive(Clone, Copy, Debug)]
pub struct DocIn<'a> {
    /// What it says.
    pub facts: &'a DocumentFacts,
    /// Whether a separator sheet or a cover lies before it.
    pub after_separator: bool,
}

/// The documents of one case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaseGroup {
    /// Indexes into the documents that were given, rising, at least one.
    pub documents: Vec<usize>,
    /// The title (M020): subject, kind of work, year; personal numbers masked.
    pub title: String,
    /// The year of its first document that has one.
    pub year: Option<i16>,
    /// The case number, where the papers name one.
    pub case_number: Option<CaseNumber>,
    /// Why these belong together.
    pub why: Message,
}

/// The cases of one folder.
#[must_use]
pub fn cases(_label: &str, _documents: &[DocIn<'_>]) -> Vec<CaseGroup> {
    Vec::new()
}
