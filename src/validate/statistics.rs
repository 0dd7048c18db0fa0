//! What the delivery holds, counted while it is read.

use std::collections::BTreeMap;

use serde::Serialize;

use super::document::{Doc, Node};
use super::package::Package;

/// How many different words one count may hold; a stranger's may be endless.
const WORDS_LIMIT: usize = 500;

/// Counts from arkivstruktur.xml and the container.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Statistics {
    /// Files in the package.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Document files in the extraction.
    pub document_files: u64,
    /// Their bytes.
    pub document_bytes: u64,
    /// `arkivdel`.
    pub arkivdeler: u64,
    /// `klasse`.
    pub klasser: u64,
    /// `mappe` by type.
    pub mapper: BTreeMap<String, u64>,
    /// `registrering` by type.
    pub registreringer: BTreeMap<String, u64>,
    /// `dokumentbeskrivelse`.
    pub dokumentbeskrivelser: u64,
    /// `dokumentobjekt`.
    pub dokumentobjekter: u64,
    /// `dokumentobjekt` by format.
    pub formats: BTreeMap<String, u64>,
    /// Document files by what their bytes show them to be: PRONOM id and name.
    pub signatures: BTreeMap<String, u64>,
    /// Pages that PDFs say they have, where that could be seen.
    pub pdf_pages: u64,
    /// Document files by size: how many are smaller than so many bytes, in tens.
    pub sizes: BTreeMap<u64, u64>,
    /// `registrering` by the year of `dokumentetsDato`, else of `journaldato`.
    pub years: BTreeMap<String, u64>,
    /// `skjerming`.
    pub skjerminger: u64,
    /// `konvertering`.
    pub konverteringer: u64,
    /// `sletting`.
    pub slettinger: u64,
    /// Entries of the running journal that screen something.
    pub skjermede_poster: u64,
    /// `korrespondansepart`.
    pub korrespondanseparter: u64,
    /// `endring` in the change log.
    pub endringer: u64,
}

impl Statistics {
    /// Counts an element at its end.
    pub(super) fn hear(&mut self, node: &Node<'_>) {
        let frame = node.frame();
        match (node.doc, frame.name.as_str()) {
            (Doc::Endringslogg, "endring") => self.endringer += 1,
            (Doc::LoependeJournal, "journalpost") => {
                let screened = !frame.value("skjermingMetadata").is_empty();
                self.skjermede_poster += u64::from(screened);
            }
            (Doc::Arkivstruktur, name) if frame.is(name) => {
                self.hear_structure(node, name);
            }
            _ => {}
        }
    }

    fn hear_structure(&mut self, node: &Node<'_>, name: &str) {
        let frame = node.frame();
        match name {
            "arkivdel" => self.arkivdeler += 1,
            "klasse" => self.klasser += 1,
            "mappe" => count(&mut self.mapper, frame.kind()),
            "registrering" => {
                count(&mut self.registreringer, frame.kind());
                let dates =
                    ["dokumentetsDato", "journaldato"].map(|date| frame.value(date));
                if let Some(year) = dates.iter().find_map(|date| date.get(..4)) {
                    count(&mut self.years, year);
                }
            }
            "dokumentbeskrivelse" => self.dokumentbeskrivelser += 1,
            "dokumentobjekt" => {
                self.dokumentobjekter += 1;
                count(&mut self.formats, &frame.value("format").to_lowercase());
            }
            "skjerming" => self.skjerminger += 1,
            "sletting" => self.slettinger += 1,
            "konvertering" => self.konverteringer += 1,
            "korrespondansepart" => self.korrespondanseparter += 1,
            _ => {}
        }
    }

    /// Counts the files.
    pub(super) fn count_files(&mut self, package: &Package) {
        self.files = package.members.len() as u64;
        self.bytes = package.members.iter().map(|m| m.size).sum();
        for number in package.documents() {
            let member = package.member(number);
            let signature = member.signature;
            let word = match signature.puid().zip(signature.name()) {
                Some((puid, name)) => format!("{puid} {name}"),
                None => "?".to_owned(),
            };
            count(&mut self.signatures, &word);
            self.pdf_pages += u64::from(signature.pages.unwrap_or(0));
            let digits = member.size.checked_ilog10().map_or(0, |tens| tens + 1);
            *self.sizes.entry(10_u64.saturating_pow(digits)).or_default() += 1;
        }
        self.document_files = package.documents().count() as u64;
        self.document_bytes = package.documents().map(|n| package.member(n).size).sum();
    }
}

fn count(words: &mut BTreeMap<String, u64>, word: &str) {
    if let Some(known) = words.get_mut(word) {
        *known += 1;
    } else if words.len() < WORDS_LIMIT {
        words.insert(word.to_owned(), 1);
    } else {
        *words.entry("…".to_owned()).or_default() += 1;
    }
}
