//! The delivery, held against judges that know nothing of us: xmllint, veraPDF, our own
//! reader of tars and digests.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::archive::{Archive, each_member, truth};
use crate::common;

/// The delivery, unpacked.
fn unpacked() -> (tempfile::TempDir, PathBuf) {
    let demo = Archive::demo();
    let folder = tempfile::tempdir().unwrap();
    tar::Archive::new(std::fs::File::open(demo.tar()).unwrap())
        .unpack(folder.path())
        .unwrap();
    let root = std::fs::read_dir(folder.path()).unwrap().next().unwrap().unwrap().path();
    (folder, root)
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn every_xml_file_is_valid_against_the_official_schemas() {
    let (_folder, root) = unpacked();
    let file = |name: &str| vec![root.join(name).display().to_string()];
    let noark = |name: &str| format!("schemas/noark5-v5.0/{name}.xsd");
    common::xmllint(&noark("arkivstruktur"), &file("content/arkivstruktur.xml"));
    common::xmllint(&noark("endringslogg"), &file("content/endringslogg.xml"));
    common::xmllint(&noark("loependeJournal"), &file("content/loependeJournal.xml"));
    common::xmllint(&noark("offentligJournal"), &file("content/offentligJournal.xml"));
    common::xmllint("schemas/addml/addml.xsd", &file("content/arkivuttrekk.xml"));
    common::xmllint("schemas/dias/DIAS_METS.xsd", &file("dias-mets.xml"));
    common::xmllint("schemas/dias/DIAS_PREMIS.xsd", &file("log.xml"));
    let premis = file("administrative_metadata/dias-premis.xml");
    common::xmllint("schemas/dias/DIAS_PREMIS.xsd", &premis);
    let outer = Archive::demo().tar().with_extension("xml");
    let outer = vec![outer.display().to_string()];
    common::xmllint("schemas/dias/submissionDescription.xsd", &outer);
}

#[test]
fn every_archive_pdf_is_valid_pdf_a_2u_by_verapdf() {
    let (_folder, root) = unpacked();
    let xml = std::fs::read_to_string(root.join("content/arkivstruktur.xml")).unwrap();
    let mut pdfs: Vec<PathBuf> =
        between(&xml, "<referanseDokumentfil>", "</referanseDokumentfil>")
            .zip(between(&xml, "<variantformat>", "</variantformat>"))
            .filter(|(_, variant)| *variant == "Arkivformat")
            .map(|(path, _)| root.join("content").join(path))
            .collect();
    pdfs.sort();
    pdfs.dedup();
    assert!(pdfs.len() >= 90, "{}", pdfs.len());
    common::verapdf::assert_valid(&pdfs, "2u");
}

fn between<'a>(
    text: &'a str,
    from: &'a str,
    to: &'a str,
) -> impl Iterator<Item = &'a str> {
    text.split(from).skip(1).filter_map(move |rest| rest.split(to).next())
}

#[test]
fn the_hash_chain_is_whole_and_every_reference_has_its_file() {
    let demo = Archive::demo();
    let mut files = BTreeMap::new();
    each_member(&demo.tar(), |name, bytes| {
        let (_, path) = name.split_once('/').unwrap();
        files.insert(path.to_owned(), (sha256(bytes), bytes.len()));
    });
    let outer = std::fs::read_to_string(demo.tar().with_extension("xml")).unwrap();
    assert!(outer.contains(&sha256(&std::fs::read(demo.tar()).unwrap())));
    assert!(outer.contains(&files["dias-mets.xml"].0));
    let mets = String::from_utf8(demo.delivered("/dias-mets.xml")).unwrap();
    for (path, (digest, size)) in
        files.iter().filter(|(path, _)| *path != "dias-mets.xml")
    {
        let entry = mets
            .split("<file ")
            .find(|entry| entry.contains(&format!("\"file:{path}\"")))
            .unwrap_or_else(|| panic!("{path} is not in dias-mets.xml"));
        assert!(entry.contains(digest), "{path}");
        assert!(entry.contains(&format!("SIZE=\"{size}\"")), "{path}");
    }
    let xml = String::from_utf8(demo.delivered("content/arkivstruktur.xml")).unwrap();
    let references: Vec<&str> =
        between(&xml, "<referanseDokumentfil>", "</referanseDokumentfil>").collect();
    let sums: Vec<&str> = between(&xml, "<sjekksum>", "</sjekksum>").collect();
    for (reference, sum) in references.iter().zip(&sums) {
        assert_eq!(files[&format!("content/{reference}")].0, **sum, "{reference}");
    }
    let documents =
        files.keys().filter(|path| path.starts_with("content/DOKUMENT/")).count();
    assert_eq!(documents, references.len());
}

#[test]
fn our_own_judge_accepts_it_without_a_word_but_notes() {
    let demo = Archive::demo();
    let verdict = demo_verdict(&demo.tar());
    let said: Vec<String> = verdict
        .findings()
        .filter(|finding| finding.severity > byggarkiv::finding::Severity::Note)
        .map(|finding| finding.text(byggarkiv::message::Lang::En))
        .collect();
    assert_eq!(said, Vec::<String>::new());
}

fn demo_verdict(tar: &Path) -> byggarkiv::validate::Verdict {
    byggarkiv::validate::delivery(tar, &byggarkiv::validate::Settings::default(), &|_| {})
        .unwrap()
}

#[test]
fn the_arkivstruktur_says_what_the_papers_say() {
    let xml = String::from_utf8(Archive::demo().delivered("content/arkivstruktur.xml"))
        .unwrap();
    for said in [
        "<klassifikasjonstype>Gårds- og bruksnummer</klassifikasjonstype>",
        "<klasseID>4699-12/34</klasseID>",
        "<klasseID>4699-105/21</klasseID>",
        "<klasseID>4699-23/8/0/2</klasseID>",
        "xsi:type=\"journalpost\"",
        "xsi:type=\"arkivnotat\"",
        "<referanseSekundaerKlassifikasjon>",
        "<referanseTilKlasse>",
        "<avskrivningsmaate>Besvart med brev</avskrivningsmaate>",
        "<variantformat>Arkivformat</variantformat>",
        "<variantformat>Produksjonsformat</variantformat>",
        "<konvertertTilFormat>pdf</konvertertTilFormat>",
        "bygningsnummer>",
        "<arkivdelstatus>Avsluttet periode</arkivdelstatus>",
    ] {
        assert!(xml.contains(said), "{said} is missing");
    }
    assert!(!xml.contains("<kassasjon>"), "no decision on disposal was given");
    let log =
        String::from_utf8(Archive::demo().delivered("content/endringslogg.xml")).unwrap();
    assert!(log.contains("<tidligereVerdi>Aktiv periode</tidligereVerdi>"));
}

#[test]
fn premis_tells_what_was_done_to_the_files() {
    let premis = Archive::demo().delivered("administrative_metadata/dias-premis.xml");
    let premis = String::from_utf8(premis).unwrap();
    for done in [
        "ingestion",
        "message digest calculation",
        "text recognition",
        "metadata extraction",
        "conversion",
        "Tesseract",
    ] {
        assert!(premis.contains(done), "{done} is missing");
    }
    assert!(truth()["documents"].as_array().unwrap().len() > 90);
}
