//! The same box at the same stated time gives the same bytes, with one hand or two; and work
//! done once is not done again.

use std::collections::BTreeMap;
use std::path::Path;

use crate::archive::{Archive, NOW, box_of, run};

/// Every file below a folder, by its path within it.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut wanted = vec![folder.to_owned()];
    while let Some(next) = wanted.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                wanted.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().display().to_string();
                all.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    all
}

fn catalogue(archive: &Archive) -> Vec<String> {
    let path = archive.root().join("catalogue.sqlite");
    byggarkiv::catalogue::dump(&byggarkiv::catalogue::Catalogue::open(&path).unwrap())
        .unwrap()
}

fn index(archive: &Archive) -> Vec<String> {
    byggarkiv::index::Index::open(&archive.root().join("index")).unwrap().dump().unwrap()
}

#[test]
fn one_hand_and_two_make_the_same_archive() {
    let intake = box_of(&["gnr. 7 bnr. 12 og 13", "Mappe 10 - Fjellveien"]);
    let eske = intake.path().join("eske");
    let (one, two) = (Archive::run(&eske, 1), Archive::run(&eske, 2));
    for folder in ["store", "deliveries", "reports"] {
        let (a, b) = (tree(&one.root().join(folder)), tree(&two.root().join(folder)));
        assert!(!a.is_empty());
        assert_eq!(
            a.keys().collect::<Vec<_>>(),
            b.keys().collect::<Vec<_>>(),
            "{folder}"
        );
        for (name, bytes) in &a {
            assert!(bytes == &b[name], "{folder}/{name} differs");
        }
    }
    assert_eq!(catalogue(&one), catalogue(&two));
    assert_eq!(index(&one), index(&two));
}

#[test]
fn a_second_run_reads_nothing_again_and_makes_no_new_delivery() {
    let intake = box_of(&["Ukjent eiendom - Strandgata"]);
    let eske = intake.path().join("eske");
    let archive = Archive::run(&eske, 2);
    let (catalogue_before, files) = (catalogue(&archive), tree(archive.root()).len());
    let again = run(&eske, archive.root(), 2, "2027-07-01T00:00:00Z");
    assert_eq!(again.status.code(), Some(0), "{again:?}");
    let after = catalogue(&archive);
    let changed: Vec<_> =
        after.iter().filter(|line| !catalogue_before.contains(line)).collect();
    assert_eq!(changed, Vec::<&String>::new());
    assert_eq!(after.len(), catalogue_before.len());
    assert_eq!(tree(archive.root()).len(), files);
}

#[test]
fn an_archive_can_be_moved_and_opened_elsewhere() {
    let intake = box_of(&["gnr. 7 bnr. 12 og 13"]);
    let eske = intake.path().join("eske");
    let archive = Archive::run(&eske, 2);
    let elsewhere = tempfile::tempdir().unwrap();
    let moved = elsewhere.path().join("flyttet");
    std::fs::rename(archive.root(), &moved).unwrap();
    let again = run(&eske, &moved, 1, NOW);
    assert_eq!(again.status.code(), Some(0), "{again:?}");
    let path = moved.join("catalogue.sqlite");
    let lines = byggarkiv::catalogue::dump(
        &byggarkiv::catalogue::Catalogue::open(&path).unwrap(),
    )
    .unwrap();
    let here = archive.root().parent().unwrap().display().to_string();
    assert!(
        lines.iter().all(|line| !line.contains(&here)),
        "the archive names where it lay"
    );
}
