//! The journals, sorted by year and number, without holding them in memory: the journalposter
//! are met property by property while arkivstruktur.xml is written, and wait on disk.

use rusqlite::{CachedStatement, Connection, Rows, params};

use super::Error;
use super::export::Writing;
use crate::noark::tree::{Arkiv, Klasse};
use crate::noark::{self, Counts, JournalEntry, JournalHead};

/// The journalposter of an extraction, by journalaar and journalsekvensnummer.
pub(super) struct Journal {
    spool: Connection,
}

impl Journal {
    /// An empty journal.
    pub(super) fn new() -> Result<Self, Error> {
        // A database without a name is a file of SQLite's own that nobody else can open.
        let spool = Connection::open("")?;
        spool.execute_batch(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;
             CREATE TABLE entry (year INTEGER NOT NULL, number INTEGER NOT NULL,
               entry TEXT NOT NULL, PRIMARY KEY (year, number)) WITHOUT ROWID;",
        )?;
        Ok(Self { spool })
    }

    /// Lays the journalposter of a klasse aside.
    pub(super) fn note(&self, klasse: &Klasse) -> Result<(), Error> {
        let mut insert =
            self.spool.prepare_cached("INSERT INTO entry VALUES (?1, ?2, ?3)")?;
        for mappe in &klasse.saksmapper {
            for post in &mappe.registreringer {
                let Some(entry) = JournalEntry::of(klasse, mappe, post) else { continue };
                let (year, number) = entry.order();
                let json = serde_json::to_string(&entry)
                    .expect("our own types have a JSON form");
                insert.execute(params![year, number, json])?;
            }
        }
        Ok(())
    }

    /// Writes both journals; `false` where there is no journalpost and so no journal.
    pub(super) fn write(
        &self,
        arkiv: &Arkiv,
        counts: &Counts,
        written: &mut Writing,
    ) -> Result<bool, Error> {
        let Some(head) = JournalHead::of(counts, arkiv.arkivskaper.clone()) else {
            return Ok(false);
        };
        written.put("loependeJournal.xml", |out| {
            let mut entries = self.entries()?;
            Ok((noark::loepende_journal(out, &head, Entries(entries.query([])?))?, ()))
        })?;
        written.put("offentligJournal.xml", |out| {
            let mut entries = self.entries()?;
            Ok((noark::offentlig_journal(out, &head, Entries(entries.query([])?))?, ()))
        })?;
        Ok(true)
    }

    fn entries(&self) -> Result<CachedStatement<'_>, Error> {
        let sql = "SELECT entry FROM entry ORDER BY year, number";
        Ok(self.spool.prepare_cached(sql)?)
    }
}

/// The entries in their order.
struct Entries<'a>(Rows<'a>);

impl Iterator for Entries<'_> {
    type Item = Result<JournalEntry, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut entry = || -> Result<Option<JournalEntry>, Error> {
            let Some(row) = self.0.next()? else { return Ok(None) };
            let json: String = row.get(0)?;
            Ok(Some(serde_json::from_str(&json).expect("it was written by `note`")))
        };
        entry().transpose()
    }
}
