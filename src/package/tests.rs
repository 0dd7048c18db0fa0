//! A package judged from outside: by xmllint, and by a reader that shares nothing with the
//! writer but the tar crate.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use jiff::Timestamp;
use jiff::civil::date;
use quick_xml::Reader;
use quick_xml::events::Event as Xml;
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;
use uuid::Uuid;

use crate::digest::Digest;
use crate::files;
use crate::message::Lang;

use super::*;

const UUID: Uuid = Uuid::from_u128(0x4699_0000_0000_4000_8000_0000_0000_0001);

fn now() -> Timestamp {
    "2026-11-22T10:00:00.5Z".parse().unwrap()
}

fn software(name: &str) -> Software {
    Software {
        name: name.to_owned(),
        version: Some("0.1.0".to_owned()),
        kind: Some("Noark5".to_owned()),
        kind_version: Some("5.0".to_owned()),
    }
}

fn info() -> PackageInfo {
    let contact = Contact {
        person: "Kari Fjell".to_owned(),
        address: None,
        phone: Some("00 00 00 00".to_owned()),
        email: Some("arkiv@fjordvik.example".to_owned()),
    };
    PackageInfo {
        uuid: UUID,
        status: RecordStatus::New,
        label: "Byggesaksarkivet (1905 - 1998)".to_owned(),
        delivery_specification: "Noark 5 - byggesaker".to_owned(),
        submission_agreement: Some("2026/1".to_owned()),
        delivery_type: Some("Noark5".to_owned()),
        project_name: Some("Eske 1".to_owned()),
        package_number: None,
        start: date(1905, 1, 1),
        end: date(1998, 12, 31),
        archive_creators: vec![
            Party::named("Fjordvik herred"),
            Party { name: "Fjordvik kommune".to_owned(), contact: Some(contact) },
        ],
        transferer: Party::named("Fjordvik kommune"),
        producer: Party::named("Skannehuset"),
        owners: vec![Party::named("Fjordvik kommune")],
        creator: None,
        recipient: Some("Fylkesarkivet".to_owned()),
        software: Software { kind: None, kind_version: None, ..software("byggarkiv") },
        system: software("Papirarkiv"),
        archive_system: software("byggarkiv"),
    }
}

/// An info of which nothing is given.
fn bare() -> PackageInfo {
    PackageInfo {
        label: String::new(),
        delivery_specification: String::new(),
        submission_agreement: None,
        delivery_type: None,
        project_name: None,
        archive_creators: Vec::new(),
        transferer: Party::default(),
        producer: Party::default(),
        owners: Vec::new(),
        recipient: None,
        software: Software::default(),
        system: Software::default(),
        archive_system: Software::default(),
        ..info()
    }
}

fn event(object: Linked, kind: &str) -> Event {
    Event {
        identifier: "a-1".to_owned(),
        kind: kind.to_owned(),
        at: now(),
        detail: Some("nor, psm 3".to_owned()),
        outcome: "success".to_owned(),
        outcome_note: Some("konfidens 92".to_owned()),
        agent: Agent {
            name: "tesseract".to_owned(),
            version: Some("5.3.0".to_owned()),
            kind: AgentKind::Software,
        },
        objects: vec![object],
    }
}

fn singles() -> Vec<Member> {
    [
        "content/arkivstruktur.xml",
        "content/arkivuttrekk.xml",
        "content/addml.xsd",
        "content/endringslogg.xml",
        "content/skjema/byggarkiv-eiendom.xsd",
    ]
    .map(|path| Member::bytes(path, format!("<x>{path}</x>").into_bytes()))
    .to_vec()
}

/// A folder with a store of `count` files, and the documents made of them.
fn store(count: usize) -> (TempDir, Vec<Member>) {
    let folder = tempfile::tempdir().unwrap();
    let document = |number: usize| {
        let bytes = format!("dokument {number}").repeat(number % 7 + 1);
        let file = folder.path().join(format!("store-{number}"));
        // not by files::write, which would wait for the disk a thousand times
        File::create(&file).unwrap().write_all(bytes.as_bytes()).unwrap();
        let path = format!("content/DOKUMENT/{:02}/{number:06}.pdf", number / 100);
        let member =
            Member::file(path, file, Digest::of(bytes.as_bytes()), bytes.len() as u64);
        let format =
            FileFormat { name: "PDF/A-2u".to_owned(), puid: Some("fmt/478".to_owned()) };
        Member {
            format: Some(format),
            original_name: Some("12-34/0001.tif".to_owned()),
            sources: vec![Digest::of(b"tif")],
            ..member
        }
    };
    let documents = (0..count).map(document).collect();
    (folder, documents)
}

fn pack(
    folder: &Path,
    info: &PackageInfo,
    documents: &Vec<Member>,
) -> Result<Sip, Error> {
    let events = vec![
        event(Linked::Digest(Digest::of(b"tif")), "text recognition"),
        event(Linked::Member("content/DOKUMENT/00/000000.pdf".to_owned()), "conversion"),
        event(Linked::Package, "validation"),
    ];
    write(folder, info, &singles(), documents, &events, now())
}

/// The tar as an independent reader sees it: each entry in order, with name, kind, bytes.
fn entries(tar: &Path) -> Vec<(String, tar::Header, Vec<u8>)> {
    let mut archive = tar::Archive::new(files::open(tar).unwrap());
    let entries = archive.entries().unwrap().map(|entry| {
        let mut entry = entry.unwrap();
        let name = String::from_utf8(entry.path_bytes().into_owned()).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        (name, entry.header().clone(), bytes)
    });
    entries.collect()
}

/// The files of a tar by their path within the package.
fn package_files(tar: &Path) -> BTreeMap<String, Vec<u8>> {
    let root = format!("{UUID}/");
    let all = entries(tar).into_iter().filter(|(name, ..)| !name.ends_with('/'));
    all.map(|(name, _, bytes)| (name.strip_prefix(&root).unwrap().to_owned(), bytes))
        .collect()
}

/// `href`, checksum and size of every file a METS names, in its order.
fn listed(mets: &[u8]) -> Vec<(String, String, u64)> {
    let mut reader = Reader::from_reader(mets);
    let (mut all, mut buffer) = (Vec::new(), Vec::new());
    let (mut sum, mut size) = (String::new(), 0);
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).unwrap() {
            Xml::Start(tag) | Xml::Empty(tag) => {
                let value = |name: &str| {
                    let attribute = tag.try_get_attribute(name).unwrap();
                    attribute.map(|a| a.value.into_owned())
                };
                if tag.local_name().as_ref() == "file" {
                    sum = value("CHECKSUM").unwrap();
                    size = value("SIZE").unwrap().parse().unwrap();
                } else if let Some(href) = value("xlink:href") {
                    let href = href.strip_prefix("file:").unwrap().to_owned();
                    all.push((href, sum.clone(), size));
                }
            }
            Xml::Eof => return all,
            _ => {}
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn judge(xml: &[u8], schema: &str) -> Result<(), String> {
    let schemas = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file.xml");
    files::write(&file, xml).unwrap();
    let output = Command::new("xmllint")
        .env("XML_CATALOG_FILES", schemas.join("catalog.xml"))
        .args(["--nonet", "--noout", "--schema"])
        .args([&schemas.join(schema), &file])
        .output()
        .expect("xmllint is one of the judges: apt install libxml2-utils");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.success() { Ok(()) } else { Err(said) }
}

/// Every XML of the package is valid, and the whole chain of digests holds.
fn check(info: &PackageInfo, count: usize) {
    let (folder, documents) = store(count);
    let sip = pack(folder.path(), info, &documents).unwrap();
    let files_in = package_files(&sip.tar);
    for (path, schema) in [
        ("dias-mets.xml", "dias/DIAS_METS.xsd"),
        ("log.xml", "dias/DIAS_PREMIS.xsd"),
        ("administrative_metadata/dias-premis.xml", "dias/DIAS_PREMIS.xsd"),
    ] {
        assert_eq!(judge(&files_in[path], schema), Ok(()), "{path}");
    }
    let outer = files::read(&sip.xml).unwrap();
    assert_eq!(judge(&outer, "dias/submissionDescription.xsd"), Ok(()));
    check_chain(&sip, &outer, &files_in);
    assert_eq!(sip.files, files_in.len() as u64 - 1);
}

fn check_chain(sip: &Sip, outer: &[u8], files_in: &BTreeMap<String, Vec<u8>>) {
    let tar = files::read(&sip.tar).unwrap();
    let mets = &files_in["dias-mets.xml"];
    let of = |name: String, bytes: &[u8]| (name, hex(bytes), bytes.len() as u64);
    let expected =
        vec![of(format!("{UUID}.tar"), &tar), of(format!("{UUID}/dias-mets.xml"), mets)];
    assert_eq!(listed(outer), expected);
    assert_eq!((sip.digest.to_string(), sip.size), (hex(&tar), tar.len() as u64));
    let listed: BTreeSet<_> = listed(mets).into_iter().collect();
    let others = files_in.iter().filter(|(path, _)| *path != "dias-mets.xml");
    let found: BTreeSet<_> =
        others.map(|(path, bytes)| of(path.clone(), bytes)).collect();
    assert_eq!(listed, found);
}

#[test]
fn a_package_of_one_document_is_valid_and_its_chain_whole() {
    check(&info(), 1);
}

#[test]
fn a_package_of_a_thousand_documents_is_valid_and_its_chain_whole() {
    check(&info(), 1_000);
}

#[test]
fn a_package_of_no_document_and_of_nothing_known_is_valid() {
    check(&bare(), 0);
}

#[test]
fn a_replacement_names_what_it_replaces() {
    let of = Uuid::from_u128(7);
    let info = PackageInfo { status: RecordStatus::Replacement { of }, ..info() };
    check(&info, 2);
    let (folder, documents) = store(1);
    let sip = pack(folder.path(), &info, &documents).unwrap();
    let outer = String::from_utf8(files::read(&sip.xml).unwrap()).unwrap();
    assert!(outer.contains("RECORDSTATUS=\"REPLACEMENT\""), "{outer}");
    let reference = format!("TYPE=\"REFERENCECODE\">{of}<");
    assert!(outer.contains(&reference), "{outer}");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let (folder, documents) = store(20);
    let both = ["a", "b"].map(|name| {
        let sip = pack(&folder.path().join(name), &info(), &documents).unwrap();
        (files::read(&sip.tar).unwrap(), files::read(&sip.xml).unwrap())
    });
    assert!(both[0] == both[1], "two runs, two packages");
}

#[test]
fn the_tar_is_laid_out_as_dias_has_it() {
    let (folder, documents) = store(101);
    let sip = pack(folder.path(), &info(), &documents).unwrap();
    let entries = entries(&sip.tar);
    let names: Vec<_> = entries.iter().map(|(name, ..)| &name[37..]).collect();
    let folders = names.iter().filter(|name| name.is_empty() || name.ends_with('/'));
    assert_eq!(
        folders.collect::<Vec<_>>(),
        [
            &"",
            &"administrative_metadata/",
            &"descriptive_metadata/",
            &"content/",
            &"content/skjema/",
            &"content/DOKUMENT/",
            &"content/DOKUMENT/00/",
            &"content/DOKUMENT/01/",
        ]
    );
    let files: Vec<_> =
        names.iter().filter(|n| !n.is_empty() && !n.ends_with('/')).collect();
    assert_eq!(
        files[..12],
        [
            &"dias-mets.xml",
            &"dias-mets.xsd",
            &"log.xml",
            &"administrative_metadata/dias-premis.xml",
            &"administrative_metadata/dias-premis.xsd",
            &"administrative_metadata/addml.xsd",
            &"administrative_metadata/arkivuttrekk.xml",
            &"content/addml.xsd",
            &"content/arkivstruktur.xml",
            &"content/arkivuttrekk.xml",
            &"content/endringslogg.xml",
            &"content/skjema/byggarkiv-eiendom.xsd",
        ]
    );
    for (name, header, _) in &entries {
        let folder = name.ends_with('/');
        let kind =
            if folder { tar::EntryType::Directory } else { tar::EntryType::Regular };
        assert_eq!(header.entry_type(), kind, "{name}");
        assert_eq!(header.mode().unwrap(), if folder { 0o755 } else { 0o644 }, "{name}");
        assert_eq!(header.mtime().unwrap(), 1_795_341_600, "{name}");
        assert_eq!((header.uid().unwrap(), header.gid().unwrap()), (0, 0), "{name}");
    }
}

#[test]
fn a_long_name_comes_through() {
    let folder = tempfile::tempdir().unwrap();
    let path =
        format!("content/DOKUMENT/{}/{}.pdf", "mappe".repeat(20), "æøå".repeat(30));
    let documents = vec![Member::bytes(path.clone(), &b"pdf"[..])];
    let sip = pack(folder.path(), &info(), &documents).unwrap();
    assert_eq!(package_files(&sip.tar)[&path], b"pdf");
}

/// What is said, and that nothing is left in the folder but the store.
fn check_refused(documents: &Vec<Member>, folder: &Path, expected: &str) {
    let before = files::list(folder).unwrap();
    let error = pack(folder, &info(), documents).unwrap_err();
    let said = error.to_string().replace(&folder.display().to_string(), "STORE");
    assert!(said.contains(expected), "{said}");
    assert_eq!(files::list(folder).unwrap(), before);
}

#[test]
fn a_store_file_that_has_changed_is_named_and_nothing_is_written() {
    for (bytes, size) in
        [("dokument x", 10), ("dokument", 8), ("dokument 0 og mer", 11), ("", 0)]
    {
        let (folder, documents) = store(3);
        files::write(&folder.path().join("store-0"), bytes.as_bytes()).unwrap();
        let expected = format!("({size} bytes)");
        check_refused(
            &documents,
            folder.path(),
            "content/DOKUMENT/00/000000.pdf is to be",
        );
        check_refused(&documents, folder.path(), "but STORE/store-0 is");
        check_refused(&documents, folder.path(), &expected);
    }
}

#[test]
fn what_went_wrong_is_told_with_the_way_out() {
    let (folder, documents) = store(1);
    let file = folder.path().join("store-0");
    files::write(&file, b"dokument x").unwrap();
    let finding = pack(folder.path(), &info(), &documents).unwrap_err().finding();
    let text =
        finding.text(Lang::Nb).replace(&folder.path().display().to_string(), "STORE");
    insta::assert_snapshot!(text, @r"
    STORE/store-0: feil[package-changed]: filen i lageret er endret: content/DOKUMENT/00/000000.pdf skal være fc1eb2685a42770551cc57a09c963113b4d98f672ff88565860eac0bb31bbf20 (10 byte), men filen er d336349d022456499039dbecd1786c8ed677e912bcd2be2ec3f72f11657ed385 (10 byte)
      hjelp: hent filen tilbake fra sikkerhetskopi, eller ta imot materialet på nytt, og pakk igjen; ingen pakke er skrevet
    ");
}

#[test]
fn a_store_file_that_is_gone_is_named_and_nothing_is_written() {
    let (folder, documents) = store(3);
    files::remove(&folder.path().join("store-2")).unwrap();
    check_refused(&documents, folder.path(), "STORE/store-2");
}

#[test]
fn a_member_that_would_leave_the_package_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    for bad in ["content/../../evil", "/evil", "content/DOKUMENT/../../x", "evil"] {
        let documents = vec![Member::bytes(bad, &b""[..])];
        check_refused(&documents, folder.path(), "cannot be a path in a package");
    }
}

#[test]
fn a_document_stands_once_and_in_its_order() {
    let (folder, documents) = store(3);
    let twice = vec![documents[0].clone(), documents[0].clone()];
    check_refused(&twice, folder.path(), "in the package twice");
    let backwards = vec![documents[1].clone(), documents[0].clone()];
    check_refused(
        &backwards,
        folder.path(),
        "documents come in the order of their paths",
    );
    let mut single = documents[0].clone();
    single.path = "content/arkivstruktur.xml".to_owned();
    check_refused(&vec![single], folder.path(), "in the package twice");
}

#[test]
fn a_package_is_never_written_over() {
    let (folder, documents) = store(1);
    pack(folder.path(), &info(), &documents).unwrap();
    let error = pack(folder.path(), &info(), &documents).unwrap_err();
    assert!(matches!(error, Error::Exists(_)), "{error}");
}

/// Members that are others each time.
struct Restless(std::cell::Cell<u8>);

impl Feed<Member> for Restless {
    fn each(
        &self,
        take: &mut dyn FnMut(Member) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.0.set(self.0.get() + 1);
        take(Member::bytes("content/DOKUMENT/a.pdf", vec![self.0.get()]))
    }
}

#[test]
fn members_that_change_while_packing_are_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let restless = Restless(0.into());
    let error =
        write(folder.path(), &info(), &[], &restless, &Vec::<Event>::new(), now());
    assert!(matches!(error, Err(Error::Restless)), "{error:?}");
    assert_eq!(files::list(folder.path()).unwrap(), Vec::<PathBuf>::new());
}

#[test]
fn the_outer_file_reads_like_this() {
    let (folder, documents) = store(1);
    let sip = pack(folder.path(), &info(), &documents).unwrap();
    let outer = String::from_utf8(files::read(&sip.xml).unwrap()).unwrap();
    // digests and lengths are the matter of check_chain
    let numbers = regex::Regex::new(r#"(SIZE|CHECKSUM)="[^"]+""#).unwrap();
    let outer = numbers.replace_all(&outer, "$1=\"…\"");
    insta::assert_snapshot!(outer, @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <mets:mets xmlns:mets="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.loc.gov/METS/ https://schema.arkivverket.no/INFOFIL/latest/submissionDescription.xsd" OBJID="UUID:46990000-0000-4000-8000-000000000001" LABEL="Byggesaksarkivet (1905 - 1998)" TYPE="SIP" PROFILE="http://xml.ra.se/METS/RA_METS_eARD.xml">
      <mets:metsHdr CREATEDATE="2026-11-22T10:00:00Z" RECORDSTATUS="NEW">
        <mets:agent ROLE="ARCHIVIST" TYPE="ORGANIZATION">
          <mets:name>Fjordvik herred</mets:name>
        </mets:agent>
        <mets:agent ROLE="ARCHIVIST" TYPE="ORGANIZATION">
          <mets:name>Fjordvik kommune</mets:name>
        </mets:agent>
        <mets:agent ROLE="ARCHIVIST" TYPE="INDIVIDUAL">
          <mets:name>Kari Fjell</mets:name>
          <mets:note>00 00 00 00</mets:note>
          <mets:note>arkiv@fjordvik.example</mets:note>
          <mets:note>notescontent:Telephone,Email</mets:note>
        </mets:agent>
        <mets:agent ROLE="OTHER" OTHERROLE="SUBMITTER" TYPE="ORGANIZATION">
          <mets:name>Fjordvik kommune</mets:name>
        </mets:agent>
        <mets:agent ROLE="OTHER" OTHERROLE="PRODUCER" TYPE="ORGANIZATION">
          <mets:name>Skannehuset</mets:name>
        </mets:agent>
        <mets:agent ROLE="IPOWNER" TYPE="ORGANIZATION">
          <mets:name>Fjordvik kommune</mets:name>
        </mets:agent>
        <mets:agent ROLE="CREATOR" TYPE="OTHER" OTHERTYPE="SOFTWARE">
          <mets:name>byggarkiv</mets:name>
          <mets:note>0.1.0</mets:note>
          <mets:note>notescontent:Version</mets:note>
        </mets:agent>
        <mets:agent ROLE="PRESERVATION" TYPE="ORGANIZATION">
          <mets:name>Fylkesarkivet</mets:name>
        </mets:agent>
        <mets:agent ROLE="ARCHIVIST" TYPE="OTHER" OTHERTYPE="SOFTWARE">
          <mets:name>Papirarkiv</mets:name>
          <mets:note>0.1.0</mets:note>
          <mets:note>Noark5</mets:note>
          <mets:note>5.0</mets:note>
          <mets:note>notescontent:Version,Type,TypeVersion</mets:note>
        </mets:agent>
        <mets:agent ROLE="OTHER" OTHERROLE="PRODUCER" TYPE="OTHER" OTHERTYPE="SOFTWARE">
          <mets:name>byggarkiv</mets:name>
          <mets:note>0.1.0</mets:note>
          <mets:note>Noark5</mets:note>
          <mets:note>5.0</mets:note>
          <mets:note>notescontent:Version,Type,TypeVersion</mets:note>
        </mets:agent>
        <mets:altRecordID TYPE="DELIVERYSPECIFICATION">Noark 5 - byggesaker</mets:altRecordID>
        <mets:altRecordID TYPE="SUBMISSIONAGREEMENT">2026/1</mets:altRecordID>
        <mets:altRecordID TYPE="DELIVERYTYPE">Noark5</mets:altRecordID>
        <mets:altRecordID TYPE="STARTDATE">1905-01-01</mets:altRecordID>
        <mets:altRecordID TYPE="ENDDATE">1998-12-31</mets:altRecordID>
      </mets:metsHdr>
      <mets:fileSec>
        <mets:fileGrp ID="fileGroup001" USE="FILES">
          <mets:file ID="fileId_0" MIMETYPE="application/x-tar" SIZE="…" CREATED="2026-11-22T10:00:00Z" CHECKSUM="…" CHECKSUMTYPE="SHA-256" USE="Datafile">
            <mets:FLocat LOCTYPE="URL" xlink:type="simple" xlink:href="file:46990000-0000-4000-8000-000000000001.tar"/>
          </mets:file>
          <mets:file ID="fileId_1" MIMETYPE="application/xml" SIZE="…" CREATED="2026-11-22T10:00:00Z" CHECKSUM="…" CHECKSUMTYPE="SHA-256" USE="Datafile">
            <mets:FLocat LOCTYPE="URL" xlink:type="simple" xlink:href="file:46990000-0000-4000-8000-000000000001/dias-mets.xml"/>
          </mets:file>
        </mets:fileGrp>
      </mets:fileSec>
      <mets:structMap>
        <mets:div/>
      </mets:structMap>
    </mets:mets>
    "#);
}

#[test]
fn the_log_tells_of_the_package_only() {
    let (folder, documents) = store(1);
    let sip = pack(folder.path(), &info(), &documents).unwrap();
    let log = String::from_utf8(package_files(&sip.tar)["log.xml"].clone()).unwrap();
    insta::assert_snapshot!(log, @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <premis:premis xmlns:premis="http://arkivverket.no/standarder/PREMIS" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://arkivverket.no/standarder/PREMIS dias-premis.xsd" version="2.0">
      <premis:object xsi:type="premis:file">
        <premis:objectIdentifier>
          <premis:objectIdentifierType>NO/RA</premis:objectIdentifierType>
          <premis:objectIdentifierValue>46990000-0000-4000-8000-000000000001</premis:objectIdentifierValue>
        </premis:objectIdentifier>
        <premis:preservationLevel>
          <premis:preservationLevelValue>full</premis:preservationLevelValue>
        </premis:preservationLevel>
        <premis:objectCharacteristics>
          <premis:compositionLevel>0</premis:compositionLevel>
          <premis:format>
            <premis:formatDesignation>
              <premis:formatName>tar</premis:formatName>
            </premis:formatDesignation>
            <premis:formatRegistry>
              <premis:formatRegistryName>PRONOM</premis:formatRegistryName>
              <premis:formatRegistryKey>x-fmt/265</premis:formatRegistryKey>
            </premis:formatRegistry>
          </premis:format>
        </premis:objectCharacteristics>
      </premis:object>
      <premis:event>
        <premis:eventIdentifier>
          <premis:eventIdentifierType>local</premis:eventIdentifierType>
          <premis:eventIdentifierValue>a-1</premis:eventIdentifierValue>
        </premis:eventIdentifier>
        <premis:eventType>Adjustment</premis:eventType>
        <premis:eventDateTime>2026-11-22T10:00:00Z</premis:eventDateTime>
        <premis:eventDetail>validation: nor, psm 3</premis:eventDetail>
        <premis:eventOutcomeInformation>
          <premis:eventOutcome>success</premis:eventOutcome>
          <premis:eventOutcomeDetail>
            <premis:eventOutcomeDetailNote>konfidens 92</premis:eventOutcomeDetailNote>
          </premis:eventOutcomeDetail>
        </premis:eventOutcomeInformation>
        <premis:linkingAgentIdentifier>
          <premis:linkingAgentIdentifierType>local</premis:linkingAgentIdentifierType>
          <premis:linkingAgentIdentifierValue>tesseract 5.3.0</premis:linkingAgentIdentifierValue>
        </premis:linkingAgentIdentifier>
        <premis:linkingObjectIdentifier>
          <premis:linkingObjectIdentifierType>NO/RA</premis:linkingObjectIdentifierType>
          <premis:linkingObjectIdentifierValue>46990000-0000-4000-8000-000000000001</premis:linkingObjectIdentifierValue>
        </premis:linkingObjectIdentifier>
      </premis:event>
      <premis:event>
        <premis:eventIdentifier>
          <premis:eventIdentifierType>local</premis:eventIdentifierType>
          <premis:eventIdentifierValue>347671e7-09bd-5023-a115-08a75ffe3092</premis:eventIdentifierValue>
        </premis:eventIdentifier>
        <premis:eventType>Creation</premis:eventType>
        <premis:eventDateTime>2026-11-22T10:00:00Z</premis:eventDateTime>
        <premis:eventDetail>packaging: DIAS SIP, tar</premis:eventDetail>
        <premis:eventOutcomeInformation>
          <premis:eventOutcome>success</premis:eventOutcome>
        </premis:eventOutcomeInformation>
        <premis:linkingAgentIdentifier>
          <premis:linkingAgentIdentifierType>local</premis:linkingAgentIdentifierType>
          <premis:linkingAgentIdentifierValue>byggarkiv 0.1.0</premis:linkingAgentIdentifierValue>
        </premis:linkingAgentIdentifier>
        <premis:linkingObjectIdentifier>
          <premis:linkingObjectIdentifierType>NO/RA</premis:linkingObjectIdentifierType>
          <premis:linkingObjectIdentifierValue>46990000-0000-4000-8000-000000000001</premis:linkingObjectIdentifierValue>
        </premis:linkingObjectIdentifier>
      </premis:event>
      <premis:agent>
        <premis:agentIdentifier>
          <premis:agentIdentifierType>local</premis:agentIdentifierType>
          <premis:agentIdentifierValue>byggarkiv 0.1.0</premis:agentIdentifierValue>
        </premis:agentIdentifier>
        <premis:agentName>byggarkiv</premis:agentName>
        <premis:agentType>software</premis:agentType>
      </premis:agent>
      <premis:agent>
        <premis:agentIdentifier>
          <premis:agentIdentifierType>local</premis:agentIdentifierType>
          <premis:agentIdentifierValue>tesseract 5.3.0</premis:agentIdentifierValue>
        </premis:agentIdentifier>
        <premis:agentName>tesseract</premis:agentName>
        <premis:agentType>software</premis:agentType>
      </premis:agent>
    </premis:premis>
    "#);
}

#[test]
fn premis_says_what_a_document_is_and_what_it_was_made_of() {
    let (folder, documents) = store(1);
    let sip = pack(folder.path(), &info(), &documents).unwrap();
    let bytes =
        package_files(&sip.tar)["administrative_metadata/dias-premis.xml"].clone();
    let premis = String::from_utf8(bytes).unwrap();
    let object = premis
        .split("<premis:object ")
        .find(|object| object.contains("000000.pdf") && object.contains("fixity"))
        .unwrap();
    insta::assert_snapshot!(object.split("</premis:object>").next().unwrap(), @r#"
    xsi:type="premis:file">
        <premis:objectIdentifier>
          <premis:objectIdentifierType>NO/RA</premis:objectIdentifierType>
          <premis:objectIdentifierValue>46990000-0000-4000-8000-000000000001/content/DOKUMENT/00/000000.pdf</premis:objectIdentifierValue>
        </premis:objectIdentifier>
        <premis:objectCharacteristics>
          <premis:compositionLevel>0</premis:compositionLevel>
          <premis:fixity>
            <premis:messageDigestAlgorithm>SHA-256</premis:messageDigestAlgorithm>
            <premis:messageDigest>fc1eb2685a42770551cc57a09c963113b4d98f672ff88565860eac0bb31bbf20</premis:messageDigest>
          </premis:fixity>
          <premis:size>10</premis:size>
          <premis:format>
            <premis:formatDesignation>
              <premis:formatName>PDF/A-2u</premis:formatName>
            </premis:formatDesignation>
            <premis:formatRegistry>
              <premis:formatRegistryName>PRONOM</premis:formatRegistryName>
              <premis:formatRegistryKey>fmt/478</premis:formatRegistryKey>
            </premis:formatRegistry>
          </premis:format>
        </premis:objectCharacteristics>
        <premis:originalName>12-34/0001.tif</premis:originalName>
        <premis:relationship>
          <premis:relationshipType>structural</premis:relationshipType>
          <premis:relationshipSubType>is part of</premis:relationshipSubType>
          <premis:relatedObjectIdentification>
            <premis:relatedObjectIdentifierType>NO/RA</premis:relatedObjectIdentifierType>
            <premis:relatedObjectIdentifierValue>46990000-0000-4000-8000-000000000001</premis:relatedObjectIdentifierValue>
          </premis:relatedObjectIdentification>
        </premis:relationship>
        <premis:relationship>
          <premis:relationshipType>derivation</premis:relationshipType>
          <premis:relationshipSubType>has source</premis:relationshipSubType>
          <premis:relatedObjectIdentification>
            <premis:relatedObjectIdentifierType>SHA-256</premis:relatedObjectIdentifierType>
            <premis:relatedObjectIdentifierValue>2aba11a149b5001985bc25da1796938c6b4ccfa7a379769bbf5e4cd26b4b3e7f</premis:relatedObjectIdentifierValue>
          </premis:relatedObjectIdentification>
        </premis:relationship>
    "#);
}

#[test]
fn what_a_receiver_will_miss_is_told() {
    assert_eq!(info().gaps(), Vec::new());
    let gaps = bare().gaps();
    let text = gaps[0].text(Lang::Nb);
    insta::assert_snapshot!(text, @r"
    oppdrag.toml: advarsel[package-missing]: arkivskaper mangler; pakken får «Ikke oppgitt» der skjemaet krever et navn
      hjelp: fyll ut feltet i oppdrag.toml før pakken sendes; `byggarkiv init` viser alle feltene
    ");
    assert_eq!(gaps.len(), 9);
}
