//! Real scans: what the whole run reads of them, held against their ground truth.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot go on fails, and reads what it likes"
)]

mod common;

use std::path::Path;

use common::byggarkiv;

/// The share of the truth's words that were read, each as often as it stands there.
fn recall(truth: &str, read: &str) -> f64 {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().count() > 2)
            .map(str::to_lowercase)
            .collect()
    };
    let mut read = words(read);
    let wanted = words(truth);
    let found = wanted
        .iter()
        .filter(|word| {
            let at = read.iter().position(|other| other == *word);
            at.map(|at| read.swap_remove(at)).is_some()
        })
        .count();
    found as f64 / wanted.len().max(1) as f64
}

#[test]
fn real_pages_are_read_and_every_one_is_accounted_for() {
    let real = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/real");
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("arkiv");
    let run = byggarkiv(&[
        "run",
        real.to_str().unwrap(),
        "--archive",
        archive.to_str().unwrap(),
        "--json",
    ]);
    assert!(matches!(run.status.code(), Some(0 | 1)), "{run:?}");
    let catalogue = rusqlite::Connection::open(archive.join("catalogue.sqlite")).unwrap();
    let mut statement = catalogue
        .prepare(
            "SELECT r.path, p.alto FROM page p JOIN received r ON r.id = p.received_id
             WHERE p.alto IS NOT NULL ORDER BY r.path",
        )
        .unwrap();
    let pages: Vec<(String, String)> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let mut judged = 0;
    for (path, alto) in pages {
        let file = real.join(&path);
        let truth = ["gt.txt", "txt", "gold.txt"]
            .iter()
            .map(|ending| file.with_extension(ending))
            .find(|truth| truth.is_file());
        let Some(truth) = truth else { continue };
        let truth = String::from_utf8_lossy(&std::fs::read(truth).unwrap()).into_owned();
        let bytes =
            std::fs::read(archive.join("store").join(&alto[..2]).join(&alto)).unwrap();
        let read = byggarkiv::ocr::alto::read(&bytes).unwrap().text();
        let recall = recall(&truth, &read);
        assert!(recall > 0.75, "{path}: {:.0} % of the words were read", recall * 100.0);
        judged += 1;
    }
    assert!(judged >= 4, "only {judged} pages have a ground truth beside them");
}
