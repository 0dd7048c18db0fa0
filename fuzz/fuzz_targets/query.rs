//! What somebody types to search for.
#![no_main]

use std::sync::LazyLock;

use byggarkiv::index::{Index, PageEntry, Query};
use libfuzzer_sys::fuzz_target;

static INDEX: LazyLock<(tempfile::TempDir, Index)> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let index = Index::create(folder.path()).expect("an index");
    let mut writer = index.writer().expect("a writer");
    for (id, text) in ["Ferdigattest for garasje\nGnr 12 Bnr 34", "Søknad om tilbygg"]
        .into_iter()
        .enumerate()
    {
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
});

fuzz_target!(|text: &str| {
    let (words, property) = text.split_once('\n').unwrap_or((text, ""));
    let eiendom = (!property.is_empty()).then(|| property.to_owned());
    let query = Query { words: words.to_owned(), eiendom, ..Query::default() };
    INDEX.1.search(&query, 0, 10).expect("the index is sound").ok();
    let _ = byggarkiv::index::first_day(text);
    let _ = byggarkiv::index::last_day(text);
});
