//! Every systemID and every reference to one: settled when all has been read.
//!
//! Nothing is looked up on the way. Ids and references are written down as records of a fixed
//! size; when there are too many for memory they are sorted and put aside in a temporary file,
//! and in the end all such runs are read side by side, each id with what refers to it. Memory
//! is the same for a thousand ids and for a hundred million; the files take 25 bytes a record.

use std::collections::{BTreeMap, BinaryHeap, HashMap};
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};

use uuid::Uuid;

use crate::digest::Digest;

use super::document::{Doc, Node};

/// How many records are held in memory (32 bytes each).
const RECORDS_LIMIT: usize = 1 << 20;
/// The bytes of a record in a file.
const RECORD: usize = 25;
/// How many of a kind are told one by one, those that stand first; the rest is counted.
const TOLD_LIMIT: usize = 10_000;
/// How many ids that are no UUID are remembered in their own words.
const WORDS_LIMIT: usize = 100_000;

/// What an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Unit {
    Arkivdel,
    Klasse,
    Mappe,
    Registrering,
    Journalpost,
    Other,
    /// `arkiv` and `klassifikasjonssystem`.
    Arkiv,
}

impl Unit {
    fn of(node: &Node<'_>) -> Self {
        let Some(parent) = node.parent() else { return Self::Other };
        match parent.name.as_str() {
            "arkiv" | "klassifikasjonssystem" => Self::Arkiv,
            "arkivdel" => Self::Arkivdel,
            "klasse" => Self::Klasse,
            "mappe" => Self::Mappe,
            "registrering" if parent.kind() == "journalpost" => Self::Journalpost,
            "registrering" => Self::Registrering,
            _ => Self::Other,
        }
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// An element that refers to a unit.
#[derive(Debug)]
pub(super) struct Kind {
    pub(super) doc: Doc,
    pub(super) element: &'static str,
    /// The element in which it must stand; none is any.
    parent: &'static str,
    /// The units it may name, as bits.
    units: u8,
}

const REGISTRATIONS: u8 = Unit::Registrering.bit() | Unit::Journalpost.bit();
const ANY: u8 = u8::MAX;

const fn kind(doc: Doc, element: &'static str, units: u8) -> Kind {
    Kind { doc, element, parent: "", units }
}

/// Every element that refers; a reference is known by its place here.
pub(super) const KINDS: [Kind; 13] = [
    kind(Doc::Arkivstruktur, "referanseArkivdel", Unit::Arkivdel.bit()),
    kind(Doc::Arkivstruktur, "referanseSekundaerKlassifikasjon", Unit::Klasse.bit()),
    kind(Doc::Arkivstruktur, "referanseTilKlasse", Unit::Klasse.bit()),
    kind(Doc::Arkivstruktur, "referanseTilMappe", Unit::Mappe.bit()),
    kind(Doc::Arkivstruktur, "referanseTilRegistrering", REGISTRATIONS),
    kind(Doc::Arkivstruktur, "referanseAvskrivesAvJournalpost", REGISTRATIONS),
    kind(Doc::Arkivstruktur, "referanseForrigeMoete", Unit::Mappe.bit()),
    kind(Doc::Arkivstruktur, "referanseNesteMoete", Unit::Mappe.bit()),
    kind(Doc::Arkivstruktur, "referanseTilMoeteregistrering", REGISTRATIONS),
    kind(Doc::Arkivstruktur, "referanseFraMoeteregistrering", REGISTRATIONS),
    kind(Doc::Endringslogg, "referanseArkivenhet", ANY),
    Kind {
        doc: Doc::LoependeJournal,
        element: "systemID",
        parent: "journalpost",
        units: Unit::Journalpost.bit(),
    },
    Kind {
        doc: Doc::OffentligJournal,
        element: "systemID",
        parent: "journalpost",
        units: Unit::Journalpost.bit(),
    },
];

/// The places of the journals' entries in [`KINDS`], the running one first.
pub(super) const ENTRIES: [usize; 2] = [11, 12];

/// Where the tags of references begin; those of units lie below.
const REFERENCES: u8 = 16;
/// Added to a unit's tag where its UUID is spelled in another way than the usual one (capital
/// letters, no hyphens): the same id here, another one to who compares letters.
const ODD: u8 = 8;

/// An id where it stands: what it names, or what refers to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Record {
    key: u128,
    tag: u8,
    line: u64,
}

impl Record {
    fn write(self, out: &mut impl Write) -> io::Result<()> {
        out.write_all(&self.key.to_le_bytes())?;
        out.write_all(&[self.tag])?;
        out.write_all(&self.line.to_le_bytes())
    }

    fn read(input: &mut impl Read) -> io::Result<Option<Self>> {
        let mut bytes = [0; RECORD];
        match input.read_exact(&mut bytes) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                return Ok(None);
            }
            Err(error) => return Err(error),
        }
        let (key, rest) = bytes.split_at(16);
        let key = u128::from_le_bytes(key.try_into().expect("sixteen bytes"));
        let line = u64::from_le_bytes(rest[1..].try_into().expect("eight bytes"));
        Ok(Some(Self { key, tag: rest[0], line }))
    }
}

/// What a systemID names, as far as it matters whether it may be delivered again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rank {
    /// `arkiv`, `arkivdel`, classification system and classes: they go on from period to
    /// period, and krav 6.4.13 wants the whole classification in every delivery.
    Frame,
    /// A folder.
    Folder,
    /// A registration or what belongs to it.
    Record,
}

/// A systemID as it is met when all are settled.
pub(super) struct Id<'a> {
    pub(super) key: u128,
    pub(super) rank: Rank,
    /// Where it stands first.
    pub(super) line: u64,
    pub(super) spelled: &'a dyn Fn() -> String,
}

/// Who meets every systemID.
pub(super) type Each<'a> = dyn FnMut(&Id<'_>) + 'a;

/// The ids and references met so far.
#[derive(Debug)]
pub(super) struct Ledger {
    records: Vec<Record>,
    limit: usize,
    runs: Vec<File>,
    /// Ids that are no UUID, as version 3.1 and 4.0 allow, in their own words.
    words: HashMap<u128, String>,
    failed: Option<io::Error>,
}

impl Default for Ledger {
    fn default() -> Self {
        Self::with_limit(RECORDS_LIMIT)
    }
}

impl Ledger {
    /// A ledger that holds so many records in memory.
    pub(super) fn with_limit(limit: usize) -> Self {
        let (records, runs, words) = (Vec::new(), Vec::new(), HashMap::new());
        Self { records, limit, runs, words, failed: None }
    }

    /// Takes note of an element at its end.
    pub(super) fn hear(&mut self, node: &Node<'_>) {
        let name = node.frame().name.as_str();
        if !name.starts_with("referanse") && name != "systemID" || !node.frame().is(name)
        {
            return;
        }
        if node.is(Doc::Arkivstruktur, "systemID") {
            let odd = Uuid::parse_str(node.text())
                .is_ok_and(|uuid| uuid.to_string() != node.text());
            self.put(node, Unit::of(node) as u8 + if odd { ODD } else { 0 });
            return;
        }
        let is = |kind: &Kind| {
            kind.doc == node.doc
                && kind.element == name
                && (kind.parent.is_empty() || node.is_in(kind.parent))
        };
        if let Some(at) = KINDS.iter().position(is)
            && !node.text().is_empty()
        {
            self.put(node, REFERENCES + u8::try_from(at).expect("there are thirteen"));
        }
    }

    fn put(&mut self, node: &Node<'_>, tag: u8) {
        let (id, line) = (node.text(), node.line());
        let key = key(id);
        if Uuid::parse_str(id).is_err() && self.words.len() < WORDS_LIMIT {
            self.words.entry(key).or_insert_with(|| id.chars().take(80).collect());
        }
        self.records.push(Record { key, tag, line });
        if self.records.len() >= self.limit
            && let Err(error) = self.put_aside()
        {
            self.records.clear();
            self.failed.get_or_insert(error);
        }
    }

    /// Writes what is in memory to a run of its own, sorted.
    fn put_aside(&mut self) -> io::Result<()> {
        self.records.sort_unstable();
        let mut out = BufWriter::new(tempfile::tempfile()?);
        for record in self.records.drain(..) {
            record.write(&mut out)?;
        }
        let mut run = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        run.seek(SeekFrom::Start(0))?;
        self.runs.push(run);
        Ok(())
    }

    /// Brings ids and references together; `each` meets every id once, in order.
    ///
    /// # Errors
    /// What a temporary file fails with.
    pub(super) fn settle(mut self, each: &mut Each<'_>) -> io::Result<Settled> {
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        self.records.sort_unstable();
        let mut settled = Settled::default();
        let mut open = Open::default();
        let words = std::mem::take(&mut self.words);
        self.merge(&mut |record| {
            if record.key != open.key {
                open.close(&mut settled, each, &words);
                open = Open { key: record.key, ..Open::default() };
            }
            open.take(record, &mut settled, &words);
        })?;
        open.close(&mut settled, each, &words);
        Ok(settled)
    }

    /// Every record in order: the runs side by side, and what is still in memory.
    fn merge(self, each: &mut dyn FnMut(Record)) -> io::Result<()> {
        let mut rest = self.records.into_iter();
        let mut runs: Vec<_> = self.runs.into_iter().map(BufReader::new).collect();
        let memory = runs.len();
        let mut heads = BinaryHeap::new();
        for at in 0..=memory {
            let head = match runs.get_mut(at) {
                Some(run) => Record::read(run)?,
                None => rest.next(),
            };
            heads.extend(head.map(|head| std::cmp::Reverse((head, at))));
        }
        while let Some(std::cmp::Reverse((record, at))) = heads.pop() {
            each(record);
            let next = match runs.get_mut(at) {
                Some(run) => Record::read(run)?,
                None => rest.next(),
            };
            heads.extend(next.map(|next| std::cmp::Reverse((next, at))));
        }
        Ok(())
    }
}

/// The id that is being settled; what it names comes before what refers to it.
#[derive(Default)]
struct Open {
    key: u128,
    /// Where it stands first, and whether it is spelled oddly there.
    first: Option<(u64, bool)>,
    /// What it names, as bits.
    units: u8,
    /// Where it stands as a journalpost.
    post: Option<u64>,
    /// The journals in which it stands.
    in_journals: [bool; 2],
}

impl Open {
    fn take(
        &mut self,
        record: Record,
        settled: &mut Settled,
        words: &HashMap<u128, String>,
    ) {
        let line = record.line;
        let Some(at) = record.tag.checked_sub(REFERENCES) else {
            let (unit, odd) = (record.tag & !ODD, record.tag & ODD != 0);
            self.units |= 1 << unit;
            if unit == Unit::Journalpost as u8 {
                self.post.get_or_insert(line);
            }
            let this = (line, odd);
            let Some(first) = self.first else {
                self.first = Some(this);
                return;
            };
            let (first, this) = (first.min(this), first.max(this));
            self.first = Some(first);
            let id = spelled(record.key, words);
            let ((line, odd), (first, first_odd)) = (this, first);
            settled.repeats.add(Repeat { line, first, id, odd: [odd, first_odd] });
            return;
        };
        let at = usize::from(at);
        if let Some(journal) = ENTRIES.iter().position(|entry| *entry == at) {
            self.in_journals[journal] = true;
        }
        if self.units & KINDS[at].units == 0 {
            let id = spelled(record.key, words);
            settled.dangling.entry(at).or_default().add(Dangling { line, id });
        }
    }

    fn close(
        &self,
        settled: &mut Settled,
        each: &mut Each<'_>,
        words: &HashMap<u128, String>,
    ) {
        if let Some((line, _)) = self.first {
            let (key, rank) = (self.key, self.rank());
            each(&Id { key, rank, line, spelled: &|| spelled(key, words) });
        }
        let Some(line) = self.post else { return };
        for (missing, there) in settled.not_in_journals.iter_mut().zip(self.in_journals) {
            if !there {
                missing.add(Dangling { line, id: spelled(self.key, words) });
            }
        }
    }
}

impl Open {
    /// Whether what it names may be delivered again.
    fn rank(&self) -> Rank {
        let frame = Unit::Arkiv.bit() | Unit::Arkivdel.bit() | Unit::Klasse.bit();
        match self.units {
            units if units & !frame == 0 => Rank::Frame,
            units if units & !(frame | Unit::Mappe.bit()) == 0 => Rank::Folder,
            _ => Rank::Record,
        }
    }
}

/// An id that stands where it has stood before.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Repeat {
    pub(super) line: u64,
    pub(super) first: u64,
    pub(super) id: String,
    /// Whether it is spelled oddly here, and where it stands first.
    pub(super) odd: [bool; 2],
}

/// A reference that leads nowhere, or a unit that nothing leads to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Dangling {
    pub(super) line: u64,
    pub(super) id: String,
}

/// The first of many, and how many there are.
#[derive(Debug)]
pub(super) struct First<T> {
    heap: BinaryHeap<T>,
    pub(super) count: u64,
}

impl<T: Ord> Default for First<T> {
    fn default() -> Self {
        Self { heap: BinaryHeap::new(), count: 0 }
    }
}

impl<T: Ord + Clone> First<T> {
    pub(super) fn add(&mut self, item: T) {
        self.count += 1;
        self.heap.push(item);
        if self.heap.len() > TOLD_LIMIT {
            self.heap.pop();
        }
    }

    /// Those that are told, in their order.
    pub(super) fn told(&self) -> Vec<T> {
        self.heap.clone().into_sorted_vec()
    }

    /// How many are only counted.
    pub(super) fn untold(&self) -> u64 {
        self.count - self.heap.len() as u64
    }
}

/// What came of it.
#[derive(Debug, Default)]
pub(super) struct Settled {
    pub(super) repeats: First<Repeat>,
    dangling: BTreeMap<usize, First<Dangling>>,
    /// Journalposter of arkivstruktur.xml that the running, and the public journal, lacks.
    pub(super) not_in_journals: [First<Dangling>; 2],
}

impl Settled {
    /// The references of this kind that lead nowhere.
    pub(super) fn dangling(&self, kind: usize) -> Option<&First<Dangling>> {
        self.dangling.get(&kind)
    }
}

/// A UUID is its own key; of free text a digest is kept.
pub(super) fn key(id: &str) -> u128 {
    Uuid::parse_str(id).map_or_else(
        |_| {
            let mut half = [0; 16];
            half.copy_from_slice(&Digest::of(id.as_bytes()).bytes()[..16]);
            u128::from_be_bytes(half)
        },
        |uuid| uuid.as_u128(),
    )
}

fn spelled(key: u128, words: &HashMap<u128, String>) -> String {
    words.get(&key).cloned().unwrap_or_else(|| Uuid::from_u128(key).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(key: u128, tag: u8, line: u64) -> Record {
        Record { key, tag, line }
    }

    fn settle(limit: usize, records: &[Record]) -> Settled {
        let mut ledger = Ledger::with_limit(limit);
        for record in records {
            ledger.records.push(*record);
            if ledger.records.len() >= limit {
                ledger.put_aside().unwrap();
            }
        }
        ledger.settle(&mut |_| {}).unwrap()
    }

    #[test]
    fn what_is_settled_does_not_depend_on_how_much_memory_there_is() {
        let (post, klasse) = (Unit::Journalpost as u8, Unit::Klasse as u8);
        let refers = |kind: usize| REFERENCES + u8::try_from(kind).unwrap();
        let records = [
            record(7, post, 10),
            record(8, klasse, 20),
            record(7, klasse, 30),
            record(7, post, 5),
            record(7, refers(ENTRIES[0]), 1),
            record(9, refers(2), 40),
            record(8, refers(2), 41),
            record(8, refers(3), 42),
        ];
        for limit in [1, 2, 3, 100] {
            let settled = settle(limit, &records);
            let repeats = settled.repeats.told();
            let repeats: Vec<_> = repeats.iter().map(|r| (r.line, r.first)).collect();
            assert_eq!(repeats, [(10, 5), (30, 5)], "{limit}");
            let lines = |kind| {
                let found = settled.dangling(kind).map(First::told).unwrap_or_default();
                found.iter().map(|d| d.line).collect::<Vec<_>>()
            };
            assert_eq!((lines(2), lines(3)), (vec![40], vec![42]), "{limit}");
            assert_eq!(lines(ENTRIES[0]), Vec::<u64>::new());
            let [running, public] = &settled.not_in_journals;
            assert_eq!((running.count, public.count), (0, 1), "{limit}");
        }
    }

    #[test]
    fn the_first_are_told_and_all_are_counted() {
        let mut first = First::default();
        (0..TOLD_LIMIT as u64 + 5).rev().for_each(|line| {
            first.add(Dangling { line, id: String::new() });
        });
        assert_eq!((first.told()[0].line, first.untold()), (0, 5));
    }

    #[test]
    fn free_text_has_a_key_of_its_own() {
        assert_eq!(
            key("00000000-0000-4000-8000-00000000000A"),
            key("00000000-0000-4000-8000-00000000000a")
        );
        assert_ne!(key("2010/1"), key("2010/2"));
    }
}
