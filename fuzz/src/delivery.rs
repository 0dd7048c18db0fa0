//! A delivery with one part from a stranger, judged as `validate` judges it and told in every
//! form of the report.

use std::path::Path;

use byggarkiv::message::Lang;
use byggarkiv::validate::{self, report};

const UTTREKK: &[u8] =
    include_bytes!("../../fixtures/validate/sound/content/arkivuttrekk.xml");
const STRUCTURE: &[u8] =
    include_bytes!("../../fixtures/validate/sound/content/arkivstruktur.xml");
/// A structure of which each document is `DOKUMENT/a.pdf` or `DOKUMENT/b.tif`.
const TWO_FILES: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<arkiv xmlns="http://www.arkivverket.no/standarder/noark5/arkivstruktur"><registrering>
<dokumentbeskrivelse><dokumentobjekt><variantformat>Arkivformat</variantformat>
<format>PDF</format><referanseDokumentfil>DOKUMENT/a.pdf</referanseDokumentfil></dokumentobjekt>
<dokumentobjekt><variantformat>Produksjonsformat</variantformat><format>fmt/353</format>
<referanseDokumentfil>DOKUMENT/b.tif</referanseDokumentfil></dokumentobjekt>
</dokumentbeskrivelse></registrering></arkiv>
"#;

/// Any bytes as the arkivstruktur.xml of an extraction that is sound beside it.
pub(super) fn arkivstruktur(bytes: &[u8]) {
    judge_files(&[("arkivuttrekk.xml", UTTREKK), ("arkivstruktur.xml", bytes)]);
}

/// Any bytes as the arkivuttrekk.xml of an extraction.
pub(super) fn addml(bytes: &[u8]) {
    judge_files(&[("arkivuttrekk.xml", bytes), ("eiendom.xsd", b"<x/>")]);
}

/// Any bytes as both journals and the change log.
pub(super) fn journals(bytes: &[u8]) {
    judge_files(&[
        ("arkivuttrekk.xml", UTTREKK),
        ("arkivstruktur.xml", b"<arkiv/>"),
        ("endringslogg.xml", bytes),
        ("loependeJournal.xml", bytes),
        ("offentligJournal.xml", bytes),
    ]);
}

/// Any bytes as a schema of the delivery's own, which then takes part in the judgement.
pub(super) fn own_schema(bytes: &[u8]) {
    judge_files(&[
        ("arkivuttrekk.xml", UTTREKK),
        ("arkivstruktur.xml", STRUCTURE),
        ("eiendom.xsd", bytes),
    ]);
}

/// Any bytes as the METS of a package.
pub(super) fn mets(bytes: &[u8]) {
    judge_files(&[
        ("dias-mets.xml", bytes),
        ("content/a.txt", b"a"),
        ("content/\u{e6} b.txt", b"b"),
    ]);
}

/// Any bytes as the PREMIS and the log of a package.
pub(super) fn premis(bytes: &[u8]) {
    judge_files(&[
        ("administrative_metadata/dias-premis.xml", bytes),
        ("log.xml", bytes),
        ("content/a.txt", b"a"),
        ("content/\u{e6} b.txt", b"b"),
    ]);
}

/// Any bytes as two documents, whatever these are called.
pub(super) fn signature(bytes: &[u8]) {
    judge_files(&[
        ("arkivstruktur.xml", TWO_FILES.as_bytes()),
        ("DOKUMENT/a.pdf", bytes),
        ("DOKUMENT/b.tif", bytes),
    ]);
}

/// Any bytes as the transfer file beside a tar that is empty.
pub(super) fn transfer(bytes: &[u8]) {
    let folder = folder(&[("pakke.tar", &[0; 1024]), ("pakke.xml", bytes)]);
    judge(&folder.path().join("pakke.xml"));
}

/// Any bytes as a delivery's tar.
pub(super) fn tar(bytes: &[u8]) {
    let folder = folder(&[("pakke.tar", bytes)]);
    judge(&folder.path().join("pakke.tar"));
}

/// Any bytes as a delivery in a zip.
pub(super) fn zip(bytes: &[u8]) {
    let folder = folder(&[("pakke.zip", bytes)]);
    judge(&folder.path().join("pakke.zip"));
}

fn judge_files(files: &[(&str, &[u8])]) {
    judge(folder(files).path());
}

/// A temporary folder with these files in it.
#[allow(clippy::disallowed_methods, reason = "a file for a moment need not be synced")]
pub(super) fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        let parent = path.parent().expect("it lies in the folder");
        std::fs::create_dir_all(parent).expect("a temporary folder");
        std::fs::write(path, bytes).expect("a temporary file");
    }
    folder
}

/// Judges whatever lies there; a refusal is an answer too. What is said must be fit to be sent:
/// JSON that can be read, XML without what XML cannot hold.
fn judge(path: &Path) {
    let settings = validate::Settings {
        shown_per_rule: 3,
        like_arkade: true,
        list_files: true,
        ..validate::Settings::default()
    };
    let Ok(verdict) = validate::delivery(path, &settings, &|_| {}) else { return };
    for rule in &verdict.rules {
        let told = rule.errors + rule.warnings + rule.notes;
        assert!(
            rule.findings.len() as u64 <= told,
            "{} tells more than it counts",
            rule.rule
        );
    }
    for (counted, shown) in verdict.rules.iter().map(|rule| (rule.errors, &rule.findings))
    {
        assert!(counted == 0 || !shown.is_empty(), "errors without a place");
    }
    told(&verdict);
}

/// Tells a verdict in every form; the largest of them for some only.
fn told(verdict: &validate::Verdict) {
    let junit = report::junit(verdict, Lang::Nb);
    assert!(junit.chars().all(is_held), "JUnit is no XML");
    assert!(report::json(verdict, Lang::En).starts_with('{'));
    assert!(!report::csv(verdict).is_empty());
    if verdict.findings().count() % 8 == 1 {
        assert!(report::html(verdict, Lang::Nb).contains("</html>"));
    }
}

/// What XML 1.0 can hold.
fn is_held(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r') || (c >= ' ' && c != '\u{fffe}' && c != '\u{ffff}')
}
