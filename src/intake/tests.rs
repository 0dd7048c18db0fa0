//! Whole intakes: the same papers in a folder and in a zip, sound and broken.

use std::io::{Cursor, Write as _};
use std::os::unix::ffi::OsStringExt as _;
use std::path::Path;

use proptest::prelude::*;
use zip::write::SimpleFileOptions;

use super::*;
use crate::digest::Digest;
use crate::files;
use crate::page::Dpi;
use crate::page::decode_tests::{Page, tiff};

const OPPDRAG: &[u8] = b"[skanning]\ndpi = 400\n";

fn scan_page(seed: u32) -> Vec<u8> {
    // The width tells the pages apart; A4 at 300 dots an inch.
    tiff(&[Page::fax(2480 - seed, 3508, 3508, |x, y| x == y)])
}

/// Papers by path, as they are laid into a folder or a zip.
type Papers = Vec<(&'static str, Vec<u8>)>;

fn in_folder(papers: &Papers) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in papers {
        files::write(&folder.path().join(path), bytes).unwrap();
    }
    folder
}

fn in_zip(papers: &Papers) -> tempfile::NamedTempFile {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in papers {
        zip.start_file(*path, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(&zip.finish().unwrap().into_inner()).unwrap();
    file
}

fn told(noted: &Noted<Intake>) -> Vec<String> {
    noted
        .findings
        .iter()
        .filter(|finding| !finding.rule.starts_with("oppdrag-missing"))
        .map(|finding| {
            format!("{:?} {} {}", finding.severity, finding.place, finding.rule)
        })
        .collect()
}

/// Scans papers from a folder and from a zip, on one thread and on four: one intake.
fn check(papers: Papers, expected: &[&str]) -> Intake {
    let (folder, zip) = (in_folder(&papers), in_zip(&papers));
    let scan = |path: &Path, jobs| scan(path, &Limits::default(), jobs).unwrap();
    let first = scan(folder.path(), 1);
    assert_eq!(told(&first), expected);
    assert_eq!(first, scan(folder.path(), 4));
    assert_eq!(first, scan(zip.path(), 1), "a zip is as a folder");
    first.value
}

#[test]
fn a_sound_box_is_taken_in_with_nothing_to_say() {
    let (one, two) = (scan_page(1), scan_page(2));
    let sums = format!("{}  1.tif\n{} *10.tif\n", Digest::of(&one), Digest::of(&two));
    let intake = check(
        vec![
            ("oppdrag.toml", OPPDRAG.to_vec()),
            ("12-34/10.tif", two),
            ("12-34/1.tif", one.clone()),
            ("12-34/SHA256SUMS", sums.into_bytes()),
            ("2-1/1.tif", one),
        ],
        &[],
    );
    let paths: Vec<_> = intake.files.iter().map(|file| file.path.as_str()).collect();
    let expected =
        ["2-1/1.tif", "12-34/1.tif", "12-34/10.tif", "12-34/SHA256SUMS", "oppdrag.toml"];
    assert_eq!(paths, expected);
    assert_eq!(intake.folders, ["", "2-1", "12-34"]);
    let (_, first) = intake.scans().next().unwrap();
    assert_eq!((first.pages.len(), first.pages[0].width), (1, 2479));
    assert_eq!(intake.files[1].verified_by.as_deref(), Some("12-34/SHA256SUMS"));
    // Identical, but in another folder: a paper of its own.
    assert!(intake.files.iter().all(|file| file.duplicate_of.is_none()));
    assert_eq!(intake.oppdrag.unwrap().skanning.dpi.get(), 400);
}

#[test]
fn every_fault_is_told_and_the_rest_is_done() {
    let good = scan_page(1);
    let jpeg = b"\xff\xd8\xff\xe0 no picture".to_vec();
    let intake = check(
        vec![
            ("a/0001.tif", good.clone()),
            ("a/0002.tif", good.clone()),
            ("a/0005.tif", scan_page(3)),
            ("a/0006.jpg", scan_page(4)),
            ("a/Thumbs.db", b"x".to_vec()),
            ("a/cut.tif", good[..good.len() - 9].to_vec()),
            ("a/empty.tif", Vec::new()),
            ("a/letter.pdf", b"bare tekst".to_vec()),
            ("a/notes.docx", b"not ours".to_vec()),
            ("a/sums.md5", b"d41d8cd98f00b204e9800998ecf8427e  0001.tif\n".to_vec()),
            ("b/within.zip", b"PK\x03\x04 and more".to_vec()),
            ("b/x.jpg", jpeg),
        ],
        &[
            "Note a/Thumbs.db intake-ignored",
            "Warning oppdrag.toml intake-no-oppdrag",
            "Warning a/0006.jpg intake-other-format",
            "Error a/cut.tif decode-truncated",
            "Error a/empty.tif decode-empty",
            "Error a/letter.pdf intake-not-what-it-says",
            "Warning a/notes.docx intake-not-pages",
            "Error b/within.zip intake-zip-within",
            "Error b/x.jpg s. 1 decode-truncated",
            "Error a/0001.tif intake-sum-wrong",
            "Note a/sums.md5 intake-sum-unlisted",
            "Note a/0002.tif intake-duplicate",
            "Warning a intake-gap",
        ],
    );
    assert_eq!(intake.ignored, ["a/Thumbs.db"]);
    assert_eq!(intake.files.len(), 11);
    let duplicate = intake.files.iter().find(|file| file.name() == "0002.tif").unwrap();
    assert_eq!(intake.files[duplicate.duplicate_of.unwrap()].name(), "0001.tif");
    let unreadable = intake.files.iter().filter(|file| file.unreadable.is_some());
    assert_eq!(unreadable.count(), 6);
}

#[test]
fn names_composed_and_not_are_two_files_and_one_name_for_a_list() {
    let (composed, apart) = ("Blåbær.tif", "Bla\u{30a}bær.tif");
    let (one, two) = (scan_page(1), scan_page(2));
    let sums = format!("{}  {composed}\n", Digest::of(&one));
    let intake = check(
        vec![
            (composed, one),
            (apart, two),
            ("oppdrag.toml", OPPDRAG.to_vec()),
            ("x.sha256", sums.into_bytes()),
        ],
        &["Note x.sha256 intake-sum-unlisted"],
    );
    let paths: Vec<_> = intake.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, [apart, composed, "oppdrag.toml", "x.sha256"]);
}

#[test]
fn links_odd_names_and_empty_folders_are_told() {
    let folder = in_folder(&vec![("oppdrag.toml", OPPDRAG.to_vec())]);
    let root = folder.path();
    files::make_folder(&root.join("tom/under")).unwrap();
    std::os::unix::fs::symlink("/etc/passwd", root.join("lenke.tif")).unwrap();
    std::os::unix::fs::symlink("/", root.join("rot")).unwrap();
    let odd = std::ffi::OsString::from_vec(b"b\xe5t.tif".to_vec());
    files::write(&root.join(odd), &scan_page(1)).unwrap();
    let noted = scan(root, &Limits::default(), 1).unwrap();
    let expected = [
        "Warning b%E5t.tif intake-name-not-unicode",
        "Error lenke.tif intake-link",
        "Error rot intake-link",
        "Warning tom intake-empty-folder",
        "Warning tom/under intake-empty-folder",
    ];
    assert_eq!(told(&noted), expected);
    assert_eq!(noted.value.refused, ["lenke.tif", "rot"]);
    assert_eq!(noted.value.files[0].pages.len(), 1, "an odd name is read all the same");
}

#[test]
fn a_zip_cannot_reach_out_or_swell() {
    let papers: Papers = vec![
        ("../evil.tif", scan_page(1)),
        ("/root.tif", scan_page(1)),
        ("a\\b.tif", scan_page(1)),
        ("bomb.tif", vec![0; 3 << 20]),
        ("oppdrag.toml", OPPDRAG.to_vec()),
        ("white.tif", vec![0; 1 << 20]),
    ];
    let limits = Limits { small: 2 << 20, ..Limits::default() };
    let noted = scan(in_zip(&papers).path(), &limits, 1).unwrap();
    let expected = [
        "Error /root.tif intake-slip",
        "Error ../evil.tif intake-slip",
        "Error bomb.tif intake-bomb",
        "Error white.tif intake-not-what-it-says",
    ];
    assert_eq!(told(&noted), expected);
    assert_eq!(noted.value.files[0].path, "a/b.tif");
}

#[test]
fn a_file_past_the_limit_has_its_digest_and_is_not_held() {
    let page = scan_page(1);
    let folder =
        in_folder(&vec![("1.tif", page.clone()), ("oppdrag.toml", OPPDRAG.to_vec())]);
    let limits = Limits { file_bytes: 100, ..Limits::default() };
    let noted = scan(folder.path(), &limits, 1).unwrap();
    assert_eq!(told(&noted), ["Error 1.tif intake-too-large"]);
    let file = &noted.value.files[0];
    assert_eq!((file.digest, file.size), (Some(Digest::of(&page)), page.len() as u64));
}

#[test]
fn what_is_neither_folder_nor_zip_is_refused() {
    let folder = in_folder(&vec![("1.tif", scan_page(1))]);
    let one = scan(&folder.path().join("1.tif"), &Limits::default(), 1);
    assert!(matches!(one, Err(Error::NotAnIntake { .. })));
    assert!(matches!(
        scan(&folder.path().join("x"), &Limits::default(), 1),
        Err(Error::Files(_))
    ));
}

#[test]
fn the_same_remark_on_many_pages_is_one_finding() {
    let page = Page::fax(2480, 3508, 3508, |x, y| x == y);
    let mut bare = page.clone();
    bare.fields.truncate(2);
    bare = bare.with(259, &[4]).with(262, &[0]);
    let bytes = tiff(&[page, bare.clone(), bare]);
    let noted = probe("1.tif", &bytes, &Settings::default());
    let [finding] = noted.findings.as_slice() else { panic!("{:?}", noted.findings) };
    assert_eq!(finding.rule, "intake-no-dpi");
    assert_eq!(finding.place, Place::file("1.tif").page(2));
    insta::assert_snapshot!(finding.text(crate::message::Lang::Nb), @r"
    1.tif s. 2: advarsel[intake-no-dpi]: filen oppgir ingen oppløsning; 300 dpi er lagt til grunn (2 sider fra og med denne)
      hjelp: stemmer det ikke, så rett oppløsningen i filen, eller skanning.dpi i oppdrag.toml
    ");
    let assumed: Vec<_> = noted.value.pages.iter().map(|page| page.dpi_assumed).collect();
    assert_eq!(assumed, [false, true, true]);
    assert!(noted.value.pages.iter().all(|page| Some(page.dpi) == Dpi::new(300)));
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(
        magic in prop::sample::select(vec![
            &b"II*\0\x08\0\0\0"[..], b"MM\0*\0\0\0\x08", b"II+\0\x08\0\0\0\x10\0\0\0\0\0\0\0",
            b"\xff\xd8\xff\xc0", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7\n1 0 obj\n<<", b"",
        ]),
        rest in prop::collection::vec(any::<u8>(), 0..300),
    ) {
        let bytes = [magic, &rest].concat();
        for path in ["a.tif", "oppdrag.toml", "x.md5"] {
            let noted = probe(path, &bytes, &Settings::default());
            prop_assert_eq!(noted.value.size, bytes.len() as u64);
        }
        let _ = Oppdrag::parse(&bytes, "oppdrag.toml");
        let _ = ChecksumList::parse("x.md5", &bytes);
    }
}

#[test]
fn a_sheet_that_states_72_dots_an_inch_is_told_about_and_gets_a_likely_resolution() {
    let bytes = files::read("fixtures/formats/states-72-dpi.jpg".as_ref()).unwrap();
    let noted = probe("mappe/0001.jpg", &bytes, &Settings::default());
    let page = &noted.value.pages[0];
    assert_eq!((page.width, page.height, page.dpi.get()), (2500, 4000, 300));
    assert!(page.dpi_assumed);
    let rules: Vec<_> = noted.findings.iter().map(|f| f.rule.as_str()).collect();
    assert_eq!(rules, ["intake-impossible-dpi"]);
}
