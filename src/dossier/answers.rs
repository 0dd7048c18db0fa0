//! Which letter answers which: evidence for avskrivning (M617–M619), never a guess.

use jiff::civil::Date;

use super::document::DocumentFacts;
use crate::reading::Reading;

/// An incoming letter and the outgoing one that names it.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Index of the letter that was answered.
    pub incoming: usize,
    /// Index of the answer.
    pub outgoing: usize,
    /// The words that say so, with the date they name.
    pub evidence: Reading<Date>,
}

/// The answers among the documents of one case, by outgoing letter.
#[must_use]
pub fn answers(_documents: &[&DocumentFacts]) -> Vec<Answer> {
    Vec::new()
}
