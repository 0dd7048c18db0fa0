//! The quality report: every page judged or told why not, the same bytes again, and a signature
//! that holds for one state of the archive and travels with the delivery.

use std::path::Path;
use std::process::Output;

use serde_json::Value;
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;

use crate::archive::{Archive, NOW, box_of, each_member, path, run};
use crate::common::{self, byggarkiv};

/// A small box whose sheets were counted: too many in one folder, right in another, and a
/// folder that never came.
fn counted_box() -> TempDir {
    let intake = box_of(&["12-56 Nordre Vik", "gnr. 7 bnr. 12 og 13"]);
    let telling = "mappe;ark\n12-56 Nordre Vik;12\ngnr. 7 bnr. 12 og 13;7\nBorte;3\n";
    std::fs::write(intake.path().join("eske/telling.csv"), telling).unwrap();
    intake
}

fn quality(root: &Path, arguments: &[&str]) -> Output {
    let mut all = vec!["quality"];
    all.extend(arguments);
    all.extend(["--archive", path(root), "--now", "2026-02-01T08:00:00Z"]);
    byggarkiv(&all)
}

/// Makes the report of the box and gives what was told and its JSON.
fn report(root: &Path, arguments: &[&str]) -> (Value, Value) {
    let mut all = vec!["--batch", "eske", "--json"];
    all.extend(arguments);
    let output = quality(root, &all);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    let json = std::fs::read(root.join("reports/quality-eske.json")).unwrap();
    (told, serde_json::from_slice(&json).unwrap())
}

fn html(root: &Path) -> String {
    std::fs::read_to_string(root.join("reports/quality-eske.html")).unwrap()
}

fn refused(output: &Output, word: &str) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(said.contains(word), "no {word:?} in {said}");
}

fn sum(counts: &Value) -> u64 {
    counts.as_array().unwrap().iter().map(|row| row[1].as_u64().unwrap()).sum()
}

#[test]
fn every_page_is_judged_or_told_of_and_the_sheets_are_held_against_the_pages() {
    let intake = counted_box();
    let archive = Archive::run(&intake.path().join("eske"), 2);
    let (told, json) = report(archive.root(), &["--jobs", "2"]);
    let pages = json["pages"].as_array().unwrap().len() as u64;
    assert_eq!(told["pages"], pages);
    assert_eq!(sum(&json["standings"]), pages);
    for spread in json["measures"].as_array().unwrap() {
        let parts = ["within", "outside", "nothing", "unjudged"];
        let all: u64 = parts.iter().map(|part| spread[part].as_u64().unwrap()).sum();
        assert_eq!(all, pages, "{spread}");
        let bars = spread["bins"].as_array().unwrap().iter();
        let bar = |bar: &Value, part: &str| bar[part].as_u64().unwrap();
        let drawn: u64 = bars.map(|b| bar(b, "within") + bar(b, "outside")).sum();
        let valued = spread["within"].as_u64().unwrap() + bar(spread, "outside");
        assert_eq!(drawn, valued, "{spread}");
    }
    let tallies: Vec<(&str, &str)> = json["folders"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["folder"].as_str().unwrap(), row["tally"].as_str().unwrap()))
        .collect();
    let expected = [
        ("eske/12-56 Nordre Vik", "too-few"),
        ("eske/Borte", "too-few"),
        ("eske/gnr. 7 bnr. 12 og 13", "agrees"),
    ];
    assert_eq!(tallies, expected);
    let rules = json["remarks"].as_array().unwrap().iter();
    let rules: Vec<&str> = rules.map(|remark| remark["rule"].as_str().unwrap()).collect();
    assert!(rules.contains(&"intake-gap"), "{rules:?}");
    assert!(!rules.contains(&"intake-not-pages"), "telling.csv is known: {rules:?}");
    let page = html(archive.root());
    assert!(page.contains("data:image/jpeg;base64,"), "the worst pages are shown");
    assert!(page.len() < 4 << 20);
    for outside in ["http:", "https:", "<script", "url(http"] {
        assert!(!page.contains(outside), "{outside} in a file that stands alone");
    }
    report(archive.root(), &["--jobs", "1"]);
    assert!(page == html(archive.root()), "one hand and two write the same");
    for lang in ["nn", "en"] {
        report(archive.root(), &["--lang", lang]);
        let other = html(archive.root());
        assert!(other.contains(&format!("<html lang=\"{lang}\">")));
        assert!(!other.contains("quality-"), "a key without words in {lang}");
    }
    a_profile_sets_the_limits(archive.root(), intake.path(), pages);
}

fn a_profile_sets_the_limits(root: &Path, folder: &Path, pages: u64) {
    let profile = folder.join("profil.toml");
    let text = "name = \"IKA\"\n[resolution]\nlimit = 400\nsource = \"avtale 4.2\"\n";
    std::fs::write(&profile, text).unwrap();
    let (_, json) = report(root, &["--profile", path(&profile)]);
    let dpi = &json["measures"][0];
    let outside = dpi["outside"].as_u64().unwrap() + dpi["unjudged"].as_u64().unwrap();
    assert_eq!((outside, &dpi["source"]), (pages, &Value::from("avtale 4.2")));
    std::fs::write(&profile, "name = \"IKA\"\n[resolution]\nlimit = 400\n").unwrap();
    refused(&quality(root, &["--profile", path(&profile)]), "source");
    refused(&quality(root, &["--batch", "annen"]), "annen");
}

#[test]
fn pages_not_read_yet_are_counted_and_not_left_out() {
    let intake = counted_box();
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("arkiv");
    assert!(byggarkiv(&["init", path(&root)]).status.success());
    let eske = intake.path().join("eske");
    let taken =
        byggarkiv(&["ingest", path(&eske), "--archive", path(&root), "--now", NOW]);
    assert!(taken.status.success(), "{taken:?}");
    let (told, json) = report(&root, &[]);
    assert_eq!(told["unjudged"], told["pages"]);
    assert!(told["pages"].as_u64().unwrap() >= 23);
    assert_eq!(json["sample"]["pages"].as_array().unwrap().len(), 20);
}

#[test]
fn a_signature_holds_for_the_archive_as_it_was_and_travels_with_the_delivery() {
    let intake = counted_box();
    let eske = intake.path().join("eske");
    let archive = Archive::run(&eske, 2);
    let root = archive.root();
    let sign = || quality(root, &["sign", "--batch", "eske", "--by", "Ola Arkivar"]);
    refused(&sign(), "byggarkiv quality");

    let (told, json) = report(root, &["--sample", "5", "--seed", "17"]);
    let sample = told["sample"].as_str().unwrap();
    assert_eq!(
        (told["sample_pages"].as_u64(), &json["sample"]["seed"]),
        (Some(5), &"17".into())
    );
    let fault = format!("{}: uleselig", json["sample"]["pages"][2].as_str().unwrap());
    let confirm = |fault: &str| {
        let by = ["--by", "Kari Arkivar", "--fault", fault];
        quality(root, &[&["confirm", "--sample", sample][..], &by].concat())
    };
    refused(&confirm("eske/finnes ikke.tif#1: skjev"), "utvalget");
    assert_eq!(confirm(&fault).status.code(), Some(0));
    refused(&sign(), "bekreftelser");

    let (told, json) = report(root, &["--sample", "5", "--seed", "17"]);
    assert_eq!(told["confirmed_by"][0], "Kari Arkivar");
    assert_eq!(json["faults"]["found"], 20.0);
    let written = html(root);
    std::fs::write(root.join("reports/quality-eske.html"), format!("{written} "))
        .unwrap();
    refused(&sign(), "reports/quality-eske");
    std::fs::write(root.join("reports/quality-eske.html"), &written).unwrap();
    let signed = sign();
    assert_eq!(signed.status.code(), Some(0), "{signed:?}");
    let (told, _) = report(root, &["--sample", "5", "--seed", "17"]);
    assert_eq!(told["signed_by"][0], "Ola Arkivar", "making it again changes nothing");

    it_travels(&archive, &written);
    std::fs::remove_file(eske.join("12-56 Nordre Vik/0011.jpg")).unwrap();
    let from = eske.join("12-56 Nordre Vik/0001.jpg");
    std::fs::copy(&from, eske.join("gnr. 7 bnr. 12 og 13/0099.jpg")).unwrap();
    let again = run(&eske, root, 2, "2026-02-03T08:00:00Z");
    assert_eq!(again.status.code(), Some(0), "{again:?}");
    refused(&sign(), "0099.jpg");
}

/// The signed file lies in the package, its digest and the name under it in the event.
fn it_travels(archive: &Archive, written: &str) {
    let root = archive.root();
    let packed = byggarkiv(&["package", "--archive", path(root), "--now", NOW]);
    assert_eq!(packed.status.code(), Some(0), "{packed:?}");
    let report = archive.delivered("administrative_metadata/quality/quality-eske.html");
    assert!(report == written.as_bytes());
    archive.delivered("administrative_metadata/quality/quality-eske.json");
    let digest: String =
        Sha256::digest(&report).iter().map(|byte| format!("{byte:02x}")).collect();
    let folder = tempfile::tempdir().unwrap();
    for name in ["log.xml", "administrative_metadata/dias-premis.xml"] {
        let bytes = archive.delivered(name);
        let file = folder.path().join("premis.xml");
        std::fs::write(&file, &bytes).unwrap();
        common::xmllint("schemas/dias/DIAS_PREMIS.xsd", &[path(&file).to_owned()]);
        let text = String::from_utf8(bytes).unwrap();
        let events = text.split("<premis:event>");
        let mut events = events.filter(|e| e.contains("quality report signing: "));
        let event = events.next().unwrap();
        assert!(events.next().is_none(), "one signature, one event");
        for part in [&digest, "Ola Arkivar", "2026-02-01T08:00:00", "quality-eske.html<"]
        {
            assert!(event.contains(part), "no {part} in {event}");
        }
    }
    let mut listed = false;
    each_member(&archive.tar(), |name, bytes| {
        let is_mets = name.ends_with("/dias-mets.xml");
        listed |= is_mets && String::from_utf8_lossy(bytes).contains(&digest);
    });
    assert!(listed, "METS has its digest too");
    let judged = byggarkiv(&["validate", path(&archive.tar())]);
    assert_eq!(judged.status.code(), Some(0), "{judged:?}");
}
