//! The journals, sorted by year and number, without holding them in memory: only the order is
//! kept, and each case is described again when its turn comes.

use super::Error;
use super::export::Writing;
use super::exporter::Exporter;
use crate::matrikkel::MatrikkelKey;
use crate::noark::tree::{Arkiv, Klasse};
use crate::noark::{self, Counts, JournalEntry, JournalHead};

/// One journalpost's turn: journalaar, journalsekvensnummer, property.
type Turn = (i16, u32, MatrikkelKey);

/// The order of journalposter, noted while arkivstruktur.xml was written.
#[derive(Debug, Default)]
pub(super) struct Journal {
    turns: Vec<Turn>,
}

impl Journal {
    /// Notes the journalposter of a klasse.
    pub(super) fn note(&mut self, key: &MatrikkelKey, klasse: &Klasse) {
        let posts = klasse.saksmapper.iter().flat_map(|mappe| &mappe.registreringer);
        for post in posts.filter_map(|post| post.journalpost()) {
            self.turns.push((post.journalaar, post.journalsekvensnummer, *key));
        }
    }

    /// Writes both journals; `false` where there is no journalpost and so no journal.
    pub(super) fn write(
        mut self,
        exporter: &mut Exporter<'_>,
        arkiv: &Arkiv,
        counts: &Counts,
        written: &mut Writing,
    ) -> Result<bool, Error> {
        let Some(head) = JournalHead::of(counts, arkiv.arkivskaper.clone()) else {
            return Ok(false);
        };
        self.turns.sort_unstable();
        written.put("loependeJournal.xml", |out| {
            let entries = Entries::new(&self.turns, exporter);
            Ok((noark::loepende_journal(out, &head, entries)?, ()))
        })?;
        written.put("offentligJournal.xml", |out| {
            let entries = Entries::new(&self.turns, exporter);
            Ok((noark::offentlig_journal(out, &head, entries)?, ()))
        })?;
        Ok(true)
    }
}

/// The entries in their order; the last property described is kept, since numbers are given
/// property by property.
struct Entries<'a, 'b> {
    turns: std::slice::Iter<'a, Turn>,
    exporter: &'a mut Exporter<'b>,
    last: Option<(MatrikkelKey, Klasse)>,
}

impl<'a, 'b> Entries<'a, 'b> {
    fn new(turns: &'a [Turn], exporter: &'a mut Exporter<'b>) -> Self {
        Self { turns: turns.iter(), exporter, last: None }
    }

    fn entry(&mut self, turn: &Turn) -> Result<Option<JournalEntry>, Error> {
        let (year, number, key) = turn;
        if self.last.as_ref().is_none_or(|(known, _)| known != key) {
            self.last = Some((*key, self.exporter.klasse(key)?));
        }
        let klasse = self.last.as_ref().map(|(_, klasse)| klasse);
        let mut posts = klasse.into_iter().flat_map(|klasse| {
            let mappes = klasse.saksmapper.iter();
            mappes.flat_map(move |mappe| {
                mappe.registreringer.iter().map(move |post| (klasse, mappe, post))
            })
        });
        let found = posts.find(|(_, _, post)| {
            let turn =
                |p: &noark::tree::Journalpost| (p.journalaar, p.journalsekvensnummer);
            post.journalpost().map(turn) == Some((*year, *number))
        });
        Ok(found.and_then(|(klasse, mappe, post)| JournalEntry::of(klasse, mappe, post)))
    }
}

impl Iterator for Entries<'_, '_> {
    type Item = Result<JournalEntry, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let turn = self.turns.next()?;
            if let Some(entry) = self.entry(turn).transpose() {
                return Some(entry);
            }
        }
    }
}
