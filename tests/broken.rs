//! Files that are wrong on purpose: each is told about with its place and a way out, each is
//! kept, and what is sound beside them is done (`fixtures/broken/README.md`).

#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test they serve")]

mod common;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use byggarkiv::archive::Archive;
use byggarkiv::catalogue::Role;
use byggarkiv::digest::Digest;
use serde_json::Value;

use common::arg;

/// What the box holds: 19 files and 4 in its folder.
const FILES: u64 = 23;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/broken")
}

/// A command of the built program: exit code 1 (there are findings, and nothing failed), no
/// word on stderr, and its JSON.
fn byggarkiv(arguments: &[&str]) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_byggarkiv"))
        .args(arguments)
        .args(["--now", "2026-01-01T00:00:00Z", "--json"])
        .output()
        .expect("the program has been built");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{arguments:?}\n{said}");
    assert!(!said.contains("panicked"), "{said}");
    serde_json::from_slice(&output.stdout).expect("--json prints JSON")
}

fn run(intake: &Path, archive: &Path) -> Value {
    byggarkiv(&["run", arg(intake), "--archive", arg(archive)])
}

/// Every file below a folder, relative to it, with its digest.
fn digests(root: &Path) -> BTreeMap<String, Digest> {
    fn walk(root: &Path, folder: &Path, all: &mut BTreeMap<String, Digest>) {
        for path in byggarkiv::files::list(folder).unwrap() {
            if path.is_dir() {
                walk(root, &path, all);
            } else {
                let name = arg(path.strip_prefix(root).unwrap()).to_owned();
                all.insert(name, Digest::of(&byggarkiv::files::read(&path).unwrap()));
            }
        }
    }
    let mut all = BTreeMap::new();
    walk(root, root, &mut all);
    all
}

/// `rule file:page` of each remark that is no note; each must have a hint.
fn remarks(status: &Value) -> Vec<String> {
    let remark = |remark: &Value| {
        let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let (rule, place) = (word(&remark["rule"]), &remark["place"]);
        assert!(remark["hint"]["key"].is_string(), "{rule} has no way out: {remark}");
        let at = |key: &str| {
            place[key].as_u64().map(|n| format!(" {key} {n}")).unwrap_or_default()
        };
        format!("{rule} {}{}{}", word(&place["file"]), at("page"), at("line"))
    };
    status["remarks"].as_array().expect("a list").iter().map(remark).collect()
}

fn sum(counts: &Value) -> u64 {
    let counts = counts.as_array().expect("a list of counts");
    counts.iter().map(|count| count[1].as_u64().expect("a number")).sum()
}

#[test]
fn a_box_of_broken_files_is_told_about_kept_and_done_as_far_as_can_be() {
    let root = tempfile::tempdir().unwrap();
    let (boxed, folder) = (fixtures().join("box"), root.path().join("arkiv"));
    let before = digests(&boxed);
    let told = run(&boxed, &folder);
    assert_eq!(digests(&boxed), before, "the originals are as they were");

    every_fault_is_told(&told);
    every_file_is_kept(&before, &folder);
    sound_beside_broken_is_done(&folder);

    let status = byggarkiv(&["status", "--archive", arg(&folder)]);
    assert_eq!(before.len() as u64, FILES);
    assert_eq!(sum(&status["files"]), FILES, "every file has one fate");
    for key in ["files", "pages", "findings", "documents", "cases"] {
        assert_eq!(status[key], told[key], "{key}");
    }
}

#[test]
fn an_image_that_would_be_decoded_without_end_is_told_about_and_the_next_one_is_done() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("arkiv");
    let told = run(&fixtures().join("endless"), &folder);
    let remarks = remarks(&told);
    let of = |file: &str| {
        let decoded = remarks.iter().filter(|remark| remark.starts_with("decode-"));
        decoded.filter(|remark| remark.contains(file)).cloned().collect::<Vec<_>>()
    };
    assert_eq!(of("endless.pdf"), ["decode-unsupported endless/endless.pdf page 1"]);
    assert_eq!(of("ends.pdf"), Vec::<String>::new());
    let pages = |fate: &str| {
        let all = told["pages"].as_array().unwrap();
        all.iter().find(|count| count[0] == fate).map(|count| count[1].clone())
    };
    assert_eq!(pages("unreadable"), Some(1.into()), "{told}");
    assert_eq!(pages("blank"), Some(1.into()), "{told}");
    every_file_is_kept(&digests(&fixtures().join("endless")), &folder);
}

fn every_fault_is_told(told: &Value) {
    let remarks = remarks(told);
    for expected in [
        "intake-gap box/bad-checksum",
        "intake-sum-wrong box/bad-checksum/0002.tif",
        "intake-sum-absent box/bad-checksum/SHA256SUMS line 3",
        "intake-sum-line box/bad-checksum/SHA256SUMS line 4",
        "decode-too-large box/bomb.pdf page 1",
        "decode-too-large box/bomb.png page 1",
        "decode-too-large box/bomb.tif page 1",
        "decode-encrypted box/encrypted.pdf",
        "intake-other-format box/jpeg-named.tif",
        "decode-damaged box/loop.tif page 2",
        "intake-not-what-it-says box/noise-named.jpg",
        "intake-not-what-it-says box/text-named.pdf",
        "decode-truncated box/truncated-data.tif page 1",
        "decode-truncated box/truncated.jpg page 1",
        "decode-truncated box/truncated.tif",
        "decode-empty box/zero-byte.tif",
    ] {
        let count = remarks.iter().filter(|remark| *remark == expected).count();
        assert_eq!(count, 1, "{expected} in {remarks:#?}");
    }
}

fn every_file_is_kept(before: &BTreeMap<String, Digest>, folder: &Path) {
    let archive = Archive::open(folder).unwrap();
    let rows = archive.catalogue.received().unwrap();
    let rows: BTreeMap<String, Digest> =
        rows.into_iter().map(|row| (row.path, row.digest)).collect();
    assert_eq!(&rows, before, "a row for every file, with its own digest");
    for (path, digest) in before {
        let kept = byggarkiv::files::read(&archive.store.path(*digest)).unwrap();
        assert_eq!(Digest::of(&kept), *digest, "{path}, byte for byte");
    }
}

fn sound_beside_broken_is_done(folder: &Path) {
    let archive = Archive::open(folder).unwrap();
    let mut roles: BTreeMap<String, Vec<Role>> = BTreeMap::new();
    let mut pages = 0u64;
    for file in archive.catalogue.received().unwrap() {
        for number in 1.. {
            let page = archive.catalogue.page(file.intake, &file.path, number).unwrap();
            let Some(page) = page else { break };
            roles.entry(file.path.clone()).or_default().push(page.role);
            pages += 1;
        }
    }
    assert_eq!(roles["good.tif"], [Role::Document]);
    assert_eq!(roles["duplicate-2.tif"], [Role::Duplicate]);
    for sound in ["strip.tif", "jpeg-named.tif", "duplicate-1.tif"] {
        assert!(!roles[sound].contains(&Role::Unreadable), "{sound}");
        assert!(!roles[sound].contains(&Role::Waiting), "{sound}");
    }
    let twins =
        roles.keys().filter(|path| path.ends_with("øya.tif") || path.contains("rstien"));
    assert_eq!(twins.count(), 2, "one name in NFC and one in NFD are two files");
    let counted: u64 =
        archive.catalogue.count_roles().unwrap().iter().map(|(_, count)| count).sum();
    assert_eq!(counted, pages, "every page has one role");
}

#[test]
fn a_zip_that_swells_is_refused_with_a_finding() {
    let root = tempfile::tempdir().unwrap();
    let told = run(&fixtures().join("bomb.zip"), &root.path().join("arkiv"));
    assert!(remarks(&told).contains(&"intake-bomb bomb/0001.tif".to_owned()), "{told}");
    assert_eq!(sum(&told["files"]), 0);
    let bytes: u64 = digests(root.path())
        .keys()
        .map(|path| std::fs::metadata(root.path().join(path)).unwrap().len())
        .sum();
    assert!(bytes < 20 << 20, "190 MiB of zeros were kept: {bytes}");
}

#[test]
fn a_zip_whose_names_lead_out_writes_nothing_outside() {
    let root = tempfile::tempdir().unwrap();
    let archive = root.path().join("inne/arkiv");
    std::fs::create_dir(root.path().join("inne")).unwrap();
    let told = run(&fixtures().join("slip.zip"), &archive);
    let remarks = remarks(&told);
    for expected in ["intake-slip slip/../evil.tif", "intake-slip slip//absolute.tif"] {
        assert!(remarks.contains(&expected.to_owned()), "{remarks:#?}");
    }
    assert_eq!(sum(&told["files"]), 1, "the sound member is taken in");
    assert_eq!(told["documents"], 1, "and done");
    let everything = digests(root.path());
    assert!(everything.keys().all(|path| path.starts_with("inne/arkiv/")));
    assert!(!everything.keys().any(|path| path.ends_with("evil.tif")));
    assert!(!Path::new("/absolute.tif").exists());
}
