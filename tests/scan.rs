//! A scanner as the source, with SANE's own test device.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::byggarkiv;

#[test]
fn pages_from_the_scanner_go_through_the_whole_job() {
    let folder = tempfile::tempdir().unwrap();
    let into = folder.path().join("eske").join("Gnr 12 Bnr 34");
    let scanned = byggarkiv(&[
        "scan",
        "--device",
        "test",
        "--into",
        into.to_str().unwrap(),
        "--mode",
        "Gray",
        "--resolution",
        "150",
        "--source",
        "Automatic Document Feeder",
        "--pages",
        "2",
        "--",
        "--test-picture",
        "Grid",
    ]);
    assert_eq!(scanned.status.code(), Some(0), "{scanned:?}");
    for page in ["0001.tif", "0002.tif"] {
        assert!(into.join(page).is_file(), "{page}");
    }
    let archive = folder.path().join("arkiv").display().to_string();
    let eske = folder.path().join("eske").display().to_string();
    let run = byggarkiv(&["run", &eske, "--archive", &archive, "--json"]);
    assert_eq!(run.status.code(), Some(0), "{run:?}");
    let status: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    let pages: u64 = status["pages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row[1].as_u64().unwrap())
        .sum();
    assert_eq!(pages, 2, "{status}");
}
