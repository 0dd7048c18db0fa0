//! Events as PREMIS 2.0 names them. The log only grows.

use super::{Catalogue, Error};

coded! {
    /// What happened (PREMIS event types, Library of Congress vocabulary).
    EventType, "event type" {
        /// A file came in.
        Ingestion = "ingestion",
        /// Its digest was made.
        MessageDigest = "message digest calculation",
        /// Its digest was held against a list.
        FixityCheck = "fixity check",
        /// A page was cleaned for reading.
        ImageProcessing = "image processing",
        /// A page was read.
        TextRecognition = "text recognition",
        /// Keys, dates and other facts were found.
        MetadataExtraction = "metadata extraction",
        /// A person decided.
        Review = "review",
        /// An archive PDF was made.
        Conversion = "conversion",
        /// A person looked at a sample of the pages.
        QualityReview = "quality review",
        /// A person signed a quality report.
        Signing = "quality report signing",
        /// A delivery was made.
        Packaging = "information package creation",
        /// A delivery was checked.
        Validation = "validation",
    }
}

coded! {
    /// How it went.
    Outcome, "outcome" {
        /// As it should.
        Success = "success",
        /// Done, with remarks.
        Warning = "warning",
        /// It could not be done.
        Failure = "failure",
    }
}

/// Who or what did it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Agent {
    /// A program's or person's name.
    pub name: String,
    /// The program's version; empty for a person.
    pub version: String,
}

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What happened.
    pub kind: EventType,
    /// When, RFC 3339.
    pub at: String,
    /// Who did it.
    pub agent: Agent,
    /// How it went.
    pub outcome: Outcome,
    /// More about it; never a personal number.
    pub detail: String,
    /// The digest of a file in the store, or the stable name of a unit.
    pub object: String,
}

impl Catalogue {
    /// Adds an event to the log.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn log(&mut self, event: &Event) -> Result<(), Error> {
        self.execute(
            "INSERT INTO event (type, at, agent, agent_version, outcome, detail, object)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            [
                event.kind.code(),
                &event.at,
                &event.agent.name,
                &event.agent.version,
                event.outcome.code(),
                &event.detail,
                &event.object,
            ],
        )
    }

    /// Gives every event in the order logged, with its number, to `take`.
    ///
    /// # Errors
    /// [`Error::Sqlite`], [`Error::Unknown`], and what `take` fails with.
    pub fn each_event<E: From<Error>>(
        &self,
        mut take: impl FnMut(i64, Event) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT id, type, at, agent, agent_version, outcome, detail, object
                 FROM event ORDER BY id",
            )
            .map_err(Error::from)?;
        let mut rows = statement.query([]).map_err(Error::from)?;
        while let Some(row) = rows.next().map_err(Error::from)? {
            let (id, event) = read(row)?;
            take(id, event)?;
        }
        Ok(())
    }
}

fn read(row: &rusqlite::Row<'_>) -> Result<(i64, Event), Error> {
    let event = Event {
        kind: row.get::<_, String>(1)?.parse()?,
        at: row.get(2)?,
        agent: Agent { name: row.get(3)?, version: row.get(4)? },
        outcome: row.get::<_, String>(5)?.parse()?,
        detail: row.get(6)?,
        object: row.get(7)?,
    };
    Ok((row.get(0)?, event))
}
