//! Quality reports as they were made, confirmations of their samples, and signatures.

use rusqlite::params;
use serde::{Deserialize, Serialize};

use super::{Catalogue, Error, from_json, to_json};
use crate::digest::Digest;
use crate::finding::Finding;

/// A report that was made: what was asked for, so that it can be made again, and what came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QualityRow {
    /// Its files' name in `reports/`, without an ending.
    pub stem: String,
    /// The box it is about; `None` is all of them.
    pub batch: Option<String>,
    /// The folder it is about; `None` is all of them.
    pub folder: Option<String>,
    /// How many pages were asked for in the sample; `None` is the profile's share.
    pub size: Option<usize>,
    /// The seed asked for; `None` is the batch's own.
    pub seed: Option<String>,
    /// The profile's text; `None` is the built-in one.
    pub profile: Option<String>,
    /// The language, as BCP 47 has it.
    pub lang: String,
    /// The sample's name.
    pub sample: String,
    /// The digest of the HTML file.
    pub html: Digest,
    /// The digest of the JSON file.
    pub json: Digest,
}

/// A signed report. Both files lie in the store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignatureRow {
    /// The report's name in `reports/`, without an ending.
    pub stem: String,
    /// Who signed.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
    /// The digest of the HTML file: what was signed.
    pub html: Digest,
    /// The digest of the JSON file with the same content.
    pub json: Digest,
}

impl Catalogue {
    /// Keeps a report; where the last one of its name is the same, nothing is touched.
    ///
    /// # Errors
    /// [`Error::Sqlite`], [`Error::Kept`].
    pub fn keep_quality(&mut self, row: &QualityRow) -> Result<(), Error> {
        if self.quality(&row.stem)?.as_ref() == Some(row) {
            return Ok(());
        }
        self.execute(
            "INSERT INTO quality_report (stem, facts) VALUES (?1, ?2)",
            params![row.stem, to_json(row)],
        )
    }

    /// The last report of a name.
    ///
    /// # Errors
    /// [`Error::Sqlite`], [`Error::Kept`].
    pub fn quality(&self, stem: &str) -> Result<Option<QualityRow>, Error> {
        self.maybe(
            "SELECT facts FROM quality_report WHERE stem = ?1 ORDER BY id DESC LIMIT 1",
            [stem],
            |row| from_json("quality report", &row.get::<_, String>(0)?),
        )
    }

    /// Every report, in the order they were made.
    ///
    /// # Errors
    /// [`Error::Sqlite`], [`Error::Kept`].
    pub fn qualities(&self) -> Result<Vec<QualityRow>, Error> {
        self.rows("SELECT facts FROM quality_report ORDER BY id", [], |row| {
            from_json("quality report", &row.get::<_, String>(0)?)
        })
    }

    /// Keeps what a person said of a sample. `C` is the quality room's own description.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn keep_confirmation(
        &mut self,
        sample: &str,
        confirmation: &impl Serialize,
    ) -> Result<(), Error> {
        self.execute(
            "INSERT INTO quality_confirmation (sample, facts) VALUES (?1, ?2)",
            [sample, &to_json(confirmation)],
        )
    }

    /// Everything that was said of samples, in the order it was said.
    ///
    /// # Errors
    /// [`Error::Sqlite`], [`Error::Kept`].
    pub fn confirmations<C: serde::de::DeserializeOwned>(&self) -> Result<Vec<C>, Error> {
        self.rows("SELECT facts FROM quality_confirmation ORDER BY id", [], |row| {
            from_json("confirmation", &row.get::<_, String>(0)?)
        })
    }

    /// Keeps a signature.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn keep_signature(&mut self, row: &SignatureRow) -> Result<(), Error> {
        self.execute(
            "INSERT INTO quality_signature (stem, facts) VALUES (?1, ?2)",
            params![row.stem, to_json(row)],
        )
    }

    /// Every signature, in the order they were given.
    ///
    /// # Errors
    /// [`Error::Sqlite`], [`Error::Kept`].
    pub fn signatures(&self) -> Result<Vec<SignatureRow>, Error> {
        self.rows("SELECT facts FROM quality_signature ORDER BY id", [], |row| {
            from_json("signature", &row.get::<_, String>(0)?)
        })
    }

    /// What a stage said, each with its subject: where findings of pages name no box.
    ///
    /// # Errors
    /// [`Error::Sqlite`], [`Error::Kept`].
    pub fn stage_findings(&self, stage: &str) -> Result<Vec<(String, Finding)>, Error> {
        self.rows(
            "SELECT subject, finding FROM finding WHERE stage = ?1 ORDER BY id",
            [stage],
            |row| Ok((row.get(0)?, from_json("finding", &row.get::<_, String>(1)?)?)),
        )
    }
}
