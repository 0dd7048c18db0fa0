//! A reading as it is kept: ALTO, and a small JSON beside it for what ALTO has no place for.

use super::alto::{self, AltoError, Meta};
use super::reading::{PageReading, ReadingFacts};

/// A reading as the store keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredReading {
    /// ALTO 4.4: the words and where they stand.
    pub alto: Vec<u8>,
    /// JSON: all else about the reading.
    pub facts: Vec<u8>,
}

/// A stored reading that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum StoredError {
    /// The words.
    #[error("ALTO: {0}")]
    Alto(#[from] AltoError),
    /// All else.
    #[error("reading facts: {0}")]
    Facts(#[from] serde_json::Error),
}

impl StoredReading {
    /// A reading in the form it is kept. The same values give the same bytes.
    #[must_use]
    pub fn of(reading: &PageReading, meta: &Meta) -> Self {
        let mut facts =
            serde_json::to_vec_pretty(&reading.facts).expect("plain facts become JSON");
        facts.push(b'\n');
        Self { alto: alto::write(reading, meta), facts }
    }

    /// The reading as it was.
    ///
    /// # Errors
    /// [`StoredError`] where either part is damaged.
    pub fn reading(&self) -> Result<PageReading, StoredError> {
        let facts: ReadingFacts = serde_json::from_slice(&self.facts)?;
        Ok(PageReading { text: alto::read(&self.alto)?, facts })
    }
}
