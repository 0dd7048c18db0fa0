//! Nothing is lost: every received file and page is accounted for, byte for byte.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::archive::{Archive, fixtures, truth};

fn files_below(folder: &Path, all: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files_below(&path, all) } else { all.push(path) }
    }
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn sum(counts: &serde_json::Value) -> u64 {
    counts.as_array().unwrap().iter().map(|row| row[1].as_u64().unwrap()).sum()
}

#[test]
fn the_demo_runs_clean_and_waiting_is_no_error() {
    let demo = Archive::demo();
    assert_eq!(demo.output.status.code(), Some(0), "{:?}", demo.output);
    let status = demo.json(&["status"]);
    assert!(!status["waiting"].as_array().unwrap().is_empty());
}

#[test]
fn every_file_of_the_box_is_in_the_store_byte_for_byte_and_has_one_fate() {
    let demo = Archive::demo();
    let mut files = Vec::new();
    files_below(&fixtures().join("demo"), &mut files);
    for file in &files {
        let bytes = std::fs::read(file).unwrap();
        let name = hex(&bytes);
        let kept = demo.root().join("store").join(&name[..2]).join(&name);
        assert_eq!(std::fs::read(&kept).unwrap(), bytes, "{}", file.display());
    }
    let status = demo.json(&["status"]);
    assert_eq!(sum(&status["files"]), files.len() as u64);
}

#[test]
fn every_page_has_the_role_it_has_in_truth_but_for_backs_that_shine_through() {
    let demo = Archive::demo();
    let catalogue = demo.catalogue();
    let mut statement = catalogue
        .prepare(
            "SELECT r.path, p.number, p.role FROM page p JOIN received r ON r.id = p.received_id",
        )
        .unwrap();
    let found: BTreeMap<(String, i64), String> = statement
        .query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let truth = truth();
    let pages = truth["pages"].as_array().unwrap();
    let mut others = Vec::new();
    for page in pages {
        let key =
            (page["path"].as_str().unwrap().to_owned(), page["page"].as_i64().unwrap());
        let (wanted, role) = (page["role"].as_str().unwrap(), &found[&key]);
        if wanted != role {
            others.push((wanted.to_owned(), role.clone()));
        }
    }
    assert_eq!(found.len(), pages.len());
    assert!(
        others.iter().all(|(wanted, role)| wanted == "blank" && role == "document"),
        "a page that says something was taken for something else: {others:?}"
    );
    assert!(others.len() <= 5, "{} backs taken for papers", others.len());
    let status = demo.json(&["status"]);
    assert_eq!(sum(&status["pages"]), pages.len() as u64);
}

#[test]
fn every_page_in_a_document_is_in_exactly_one_and_no_other_page_is_in_any() {
    let catalogue = Archive::demo().catalogue();
    let count =
        |sql: &str| -> i64 { catalogue.query_row(sql, [], |row| row.get(0)).unwrap() };
    assert_eq!(
        count(
            "SELECT COUNT(*) FROM page WHERE (role = 'document') <> (document_id IS NOT NULL)"
        ),
        0
    );
    assert_eq!(count("SELECT COUNT(*) FROM page WHERE role = 'waiting'"), 0);
    assert_eq!(
        count(
            "SELECT COUNT(*) FROM document d WHERE NOT EXISTS
                 (SELECT 1 FROM page p WHERE p.document_id = d.id)"
        ),
        0
    );
}

#[test]
fn the_box_is_as_it_was() {
    Archive::demo();
    let folder = fixtures().join("demo").join("12-56 Nordre Vik");
    let list = folder.join("SHA256SUMS");
    let list = if list.is_file() { list } else { sums_somewhere() };
    let text = std::fs::read_to_string(&list).unwrap();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let (sum, name) = line.split_once("  ").unwrap();
        let bytes =
            std::fs::read(list.parent().unwrap().join(name.trim_start_matches('*')));
        assert_eq!(hex(&bytes.unwrap()), sum, "{name}");
    }
}

fn sums_somewhere() -> PathBuf {
    let mut files = Vec::new();
    files_below(&fixtures().join("demo"), &mut files);
    files
        .into_iter()
        .find(|file| file.ends_with("SHA256SUMS"))
        .expect("the demo has a list")
}
