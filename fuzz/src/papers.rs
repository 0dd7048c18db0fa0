//! What comes with the scans, and what people bring or type: lists, registers, names, words.

use std::sync::LazyLock;

use byggarkiv::index::{Index, PageEntry, Query};
use byggarkiv::intake::{ChecksumList, Oppdrag, Source};
use byggarkiv::matrikkel::{self, Context, History, Kommunenummer, Register};
use byggarkiv::models::{latin, without_subnormals};
use byggarkiv::place::Place;

use super::delivery::folder;
use super::pages::intake_limits;

/// The address register as CSV.
pub(super) fn addresses(bytes: &[u8]) {
    let _ = matrikkel::read_addresses(bytes, "adresser.csv", |_| {});
}

/// The building register as GeoJSON.
pub(super) fn buildings(bytes: &[u8]) {
    let _ = matrikkel::read_buildings(bytes, "bygninger.geojson", |_| {});
}

/// ALTO out of a store that somebody else may have touched.
pub(super) fn alto(bytes: &[u8]) {
    let _ = byggarkiv::ocr::alto::read(bytes);
}

/// A received PDF that may be PDF/A already.
pub(super) fn received_pdf(bytes: &[u8]) {
    let _ = byggarkiv::pdf::accept_received(bytes);
}

/// A checksum list, as any of the programs that write them.
pub(super) fn checksums(bytes: &[u8]) {
    for name in ["mappe/SHA256SUMS", "sjekksum.md5", "sha512.txt"] {
        let _ = ChecksumList::parse(name, bytes);
    }
}

/// The description of the job.
pub(super) fn oppdrag(bytes: &[u8]) {
    let _ = Oppdrag::parse(bytes, Oppdrag::FILE);
}

/// A model that somebody brought: cut or refused, never swelling, and cut to itself again.
pub(super) fn onnx(bytes: &[u8]) {
    /// What the cut may add: a note that the model was changed.
    const NOTE: usize = 200;
    let mended = without_subnormals(bytes);
    assert!(mended.len() <= bytes.len());
    assert_eq!(without_subnormals(&mended), mended);
    let Ok(once) = latin::cut(bytes) else { return };
    assert!(once.len() <= bytes.len() + NOTE);
    assert_eq!(latin::cut(&once).as_ref(), Ok(&once));
}

/// A zip as an intake: nothing larger than the limits, no name that leads out.
pub(super) fn zip(bytes: &[u8]) {
    let folder = folder(&[("inn.zip", bytes)]);
    let limits = intake_limits();
    let Ok(source) = Source::open(&folder.path().join("inn.zip")) else { return };
    let Ok(listing) = source.list(&limits) else { return };
    for entry in &listing.value.files {
        assert!(!entry.path.split('/').any(|part| part == ".."), "{}", entry.path);
        assert!(!entry.path.starts_with('/'), "{}", entry.path);
        if let Ok(read) = source.read(entry, &limits) {
            assert!(read.len() as u64 <= limits.file_bytes);
        }
    }
}

/// What stands on a folder.
pub(super) fn label(bytes: &[u8]) {
    static READ: LazyLock<(History, Register)> =
        LazyLock::new(|| (History::builtin(), Register::default()));
    let Ok(name) = std::str::from_utf8(bytes) else { return };
    let home = "4699".parse::<Kommunenummer>().expect("four digits");
    let context = Context { home, history: &READ.0, register: &READ.1, year: Some(1970) };
    let _ = matrikkel::label(name, &Place::file(name), &context);
}

/// What somebody types to search for; an index that is sound never fails.
pub(super) fn query(bytes: &[u8]) {
    static INDEX: LazyLock<(tempfile::TempDir, Index)> = LazyLock::new(small_index);
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let (words, property) = text.split_once('\n').unwrap_or((text, ""));
    let eiendom = (!property.is_empty()).then(|| property.to_owned());
    let query = Query { words: words.to_owned(), eiendom, ..Query::default() };
    INDEX.1.search(&query, 0, 10).expect("the index is sound").ok();
    let _ = byggarkiv::index::first_day(text);
    let _ = byggarkiv::index::last_day(text);
}

/// Two pages that can be found.
fn small_index() -> (tempfile::TempDir, Index) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let index = Index::create(folder.path()).expect("an index");
    let mut writer = index.writer().expect("a writer");
    let texts = ["Ferdigattest for garasje\nGnr 12 Bnr 34", "Søknad om tilbygg"];
    for (id, text) in texts.into_iter().enumerate() {
        let page = PageEntry {
            page_id: id.to_string(),
            document_id: id.to_string(),
            keys: vec!["4699-12/34".to_owned()],
            text: text.to_owned(),
            ..PageEntry::default()
        };
        writer.add(&page).expect("a page");
    }
    writer.commit().expect("a commit");
    drop(writer);
    (folder, index)
}
