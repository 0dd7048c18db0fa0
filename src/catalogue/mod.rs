//! What do we know so far, and who decided it?
//!
//! One SQLite file, one writer. Rooms return values; the pipeline keeps them here. Facts whose
//! shape belongs to a room are kept as JSON of that room's type; what is asked for by SQL has
//! columns. Files themselves (scans, ALTO, PDFs) lie in the store, named by their digest.

/// A coded column: its words in SQL, and the way back.
macro_rules! coded {
    ($(#[$doc:meta])* $name:ident, $what:literal { $($(#[$vdoc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $text)] $variant),+
        }
        impl $name {
            /// Every value, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word that stands in the catalogue.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }
        impl std::str::FromStr for $name {
            type Err = $crate::catalogue::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($text => Ok(Self::$variant),)+
                    _ => Err($crate::catalogue::Error::Unknown { what: $what, value: text.to_owned() }),
                }
            }
        }
    };
}

mod cases;
mod deliveries;
mod dump;
mod events;
mod findings;
mod ids;
mod pages;
mod quality;
mod questions;
mod received;
mod register;

use std::path::Path;

use rusqlite::Connection;
use serde::Serialize;
use serde::de::DeserializeOwned;

pub use cases::{CaseRow, DocumentRow, NewCase, NewDocument, PdfRow};
pub use deliveries::{DeliveryRow, DeliveryStatus};
pub use dump::dump;
pub use events::{Agent, Event, EventType, Outcome};
pub use pages::{NewPage, PageRow, ReadingMade, Recipe, Role};
pub use quality::{QualityRow, SignatureRow};
pub use questions::{Decision, Field, NewQuestion, Question, QuestionRow, Verdict};
pub use received::{Fate, FolderRow, IntakeRow, NewReceived, ReceivedRow};

/// Each is applied once, in order; the number applied is kept in `user_version`.
const MIGRATIONS: &[&str] = &[include_str!("schema.sql"), include_str!("quality.sql")];

/// The catalogue failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The archive was made by a newer program.
    #[error(
        "the catalogue has schema {found}, this program knows {known}: use a newer byggarkiv"
    )]
    Newer {
        /// Its schema number.
        found: usize,
        /// The newest that this program knows.
        known: usize,
    },
    /// What was kept cannot be read back.
    #[error("the catalogue holds {what} that cannot be read: {source}")]
    Kept {
        /// Which kind of value.
        what: &'static str,
        /// What the reader said.
        source: serde_json::Error,
    },
    /// A coded value that this program does not know.
    #[error("the catalogue holds an unknown {what}: {value:?}")]
    Unknown {
        /// Which kind of value.
        what: &'static str,
        /// The value.
        value: String,
    },
    /// SQLite failed.
    #[error("the catalogue: {0}")]
    Sqlite(#[from] rusqlite::Error),
}

/// The open catalogue.
#[derive(Debug)]
pub struct Catalogue {
    connection: Connection,
}

impl Catalogue {
    /// Opens the catalogue, makes it where it is missing, and brings its schema up to date.
    ///
    /// # Errors
    /// [`Error::Newer`], [`Error::Sqlite`].
    pub fn open(path: &Path) -> Result<Self, Error> {
        Self::with(Connection::open(path)?)
    }

    /// A catalogue in memory, for tests.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn in_memory() -> Result<Self, Error> {
        Self::with(Connection::open_in_memory()?)
    }

    fn with(mut connection: Connection) -> Result<Self, Error> {
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "NORMAL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.set_prepared_statement_cache_capacity(64);
        let found: usize = connection
            .query_row("PRAGMA user_version", [], |row| row.get::<_, u32>(0))?
            as usize;
        if found > MIGRATIONS.len() {
            return Err(Error::Newer { found, known: MIGRATIONS.len() });
        }
        for (number, migration) in MIGRATIONS.iter().enumerate().skip(found) {
            let step = connection.transaction()?;
            step.execute_batch(migration)?;
            step.pragma_update(None, "user_version", number as u32 + 1)?;
            step.commit()?;
        }
        Ok(Self { connection })
    }

    /// All of `work` is kept, or none of it.
    ///
    /// # Errors
    /// What `work` fails with, and [`Error::Sqlite`].
    pub fn together<T, E: From<Error>>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<T, E> {
        let run =
            |c: &Connection, sql| c.execute_batch(sql).map_err(|e| E::from(e.into()));
        run(&self.connection, "BEGIN IMMEDIATE")?;
        match work(self) {
            Ok(value) => {
                run(&self.connection, "COMMIT")?;
                Ok(value)
            }
            Err(error) => {
                run(&self.connection, "ROLLBACK")?;
                Err(error)
            }
        }
    }

    /// A named value of the archive itself, such as when it was made.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn value(&self, name: &str) -> Result<Option<String>, Error> {
        self.maybe("SELECT value FROM archive WHERE name = ?1", [name], |row| {
            Ok(row.get(0)?)
        })
    }

    /// Keeps a named value of the archive.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn set_value(&mut self, name: &str, value: &str) -> Result<(), Error> {
        self.execute(
            "INSERT INTO archive (name, value) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [name, value],
        )
    }

    fn execute(&self, sql: &str, args: impl rusqlite::Params) -> Result<(), Error> {
        self.connection.prepare_cached(sql)?.execute(args)?;
        Ok(())
    }

    fn insert(&self, sql: &str, args: impl rusqlite::Params) -> Result<i64, Error> {
        Ok(self.connection.prepare_cached(sql)?.insert(args)?)
    }

    fn rows<T>(
        &self,
        sql: &str,
        args: impl rusqlite::Params,
        mut read: impl FnMut(&rusqlite::Row<'_>) -> Result<T, Error>,
    ) -> Result<Vec<T>, Error> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(args)?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(read(row)?);
        }
        Ok(all)
    }

    fn maybe<T>(
        &self,
        sql: &str,
        args: impl rusqlite::Params,
        read: impl FnMut(&rusqlite::Row<'_>) -> Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        Ok(self.rows(sql, args, read)?.into_iter().next())
    }

    fn number(&self, sql: &str, args: impl rusqlite::Params) -> Result<u64, Error> {
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_row(args, |row| row.get::<_, i64>(0))?.unsigned_abs())
    }
}

fn to_json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("our own types have a JSON form")
}

fn from_json<T: DeserializeOwned>(what: &'static str, text: &str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|source| Error::Kept { what, source })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fails_together_leaves_nothing() {
        let mut catalogue = Catalogue::in_memory().unwrap();
        let failed: Result<(), Error> = catalogue.together(|c| {
            c.set_value("a", "1")?;
            Err(Error::Newer { found: 2, known: 1 })
        });
        assert!(failed.is_err());
        assert_eq!(catalogue.value("a").unwrap(), None);
        catalogue.together(|c| c.set_value("a", "2")).unwrap();
        assert_eq!(catalogue.value("a").unwrap().as_deref(), Some("2"));
    }

    #[test]
    fn a_catalogue_from_a_newer_program_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("catalogue.sqlite");
        let catalogue = Catalogue::open(&path).unwrap();
        catalogue.connection.pragma_update(None, "user_version", 99).unwrap();
        drop(catalogue);
        assert!(matches!(
            Catalogue::open(&path),
            Err(Error::Newer { found: 99, known: 2 })
        ));
    }
}
