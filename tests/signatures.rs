//! What a file is by its bytes: the judge and opf-fido, with PRONOM's signatures, agree on a file
//! of every format that the regulation lists and PRONOM can tell, and on all other fixtures.
//!
//! What fido says is committed (`fixtures/signatures/expected.tsv`, made by
//! `tests/signatures/make.py`), so that the test needs no other program.

#![allow(clippy::disallowed_methods, reason = "files of a test, written once")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use byggarkiv::validate::{Settings, delivery};

/// A fixture, what fido says it is, and what is said here instead (`-` is nothing) where the table
/// says why.
struct Row {
    path: String,
    fido: Vec<String>,
    here: Option<String>,
}

fn rows() -> Vec<Row> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let table = fs::read_to_string(root.join("fixtures/signatures/expected.tsv"));
    let table = table.expect("the table is there");
    let row = |line: &str| {
        let mut fields = line.split('\t');
        let path = fields.next().unwrap_or_default().to_owned();
        let fido = fields.next().unwrap_or_default().split(' ').map(str::to_owned);
        let fido = fido.filter(|puid| !puid.is_empty()).collect();
        let here = fields.next().filter(|here| !here.is_empty()).map(str::to_owned);
        assert_eq!(here.is_some(), fields.next().is_some(), "{path}: say why");
        Row { path, fido, here }
    };
    table.lines().skip(1).map(row).collect()
}

/// What the judge says of these files, by their place in the list.
fn judged(rows: &[Row]) -> BTreeMap<String, Option<&'static str>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::create_dir(folder.path().join("DOKUMENT")).expect("it can be made");
    fs::write(folder.path().join("arkivuttrekk.xml"), "<addml/>")
        .expect("it can be written");
    for (number, row) in rows.iter().enumerate() {
        let to = folder.path().join(format!("DOKUMENT/{number:04}"));
        fs::copy(root.join(&row.path), to).expect("the fixture is there");
    }
    let settings = Settings { list_files: true, ..Settings::default() };
    let verdict =
        delivery(folder.path(), &settings, &|_| {}).expect("it is an extraction");
    verdict.files.into_iter().map(|file| (file.path, file.puid)).collect()
}

#[test]
fn the_judge_and_fido_agree_on_what_files_are() {
    let rows = rows();
    let judged = judged(&rows);
    let mut wrong = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        let found = judged[&format!("DOKUMENT/{number:04}")];
        let right = match &row.here {
            Some(here) => found == Some(here.as_str()).filter(|here| *here != "-"),
            None => found == row.fido.first().map(String::as_str) && row.fido.len() < 2,
        };
        if !right {
            wrong.push(format!("{}: fido {:?}, here {found:?}", row.path, row.fido));
        }
    }
    assert!(rows.len() > 300);
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_listed_format_that_pronom_can_tell_is_told() {
    // No signature in release 109, or none that the first and last bytes can show.
    let silent = [
        "x-fmt/18",
        "fmt/817",
        "fmt/880",
        "x-fmt/195",
        "fmt/206",
        "x-fmt/16",
        "fmt/156",
        "fmt/153",
        "fmt/136",
        "fmt/291",
        "fmt/1756",
        "fmt/137",
        "fmt/295",
        "fmt/1755",
        "fmt/138",
        "fmt/293",
        "fmt/1754",
        "fmt/636",
        "x-fmt/265",
    ];
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let listed = fs::read_to_string(root.join("src/validate/data/formats.tsv"));
    let listed = listed.expect("the list is there");
    let told: Vec<String> =
        rows().into_iter().flat_map(|r| r.here.into_iter().chain(r.fido)).collect();
    let missing: Vec<&str> = listed
        .lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .filter_map(|line| line.split('\t').next())
        .filter(|puid| !silent.contains(puid) && !told.iter().any(|told| told == puid))
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
}
