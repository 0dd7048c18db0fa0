//! A sound package, packed by hand here, and what each single fault in it gives.
//!
//! The texts lie in `fixtures/validate/sound`; `@sha256(path)@` and `@size(path)@` in them are
//! filled in when they are packed, so that a fault in one file does not echo in all others.

use std::collections::BTreeMap;
use std::path::Path;

use regex::{Captures, Regex};

use super::*;
use crate::digest::Digest;
use crate::message::Lang;

const UUID: &str = "01234567-89ab-4cde-8f01-23456789abcd";

/// A package before and after its checksums are filled in.
#[derive(Clone)]
struct Delivery {
    files: BTreeMap<String, Vec<u8>>,
    transfer: Vec<u8>,
    name: String,
    root: String,
}

fn sound() -> Delivery {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = BTreeMap::new();
    read_all(&manifest.join("fixtures/validate/sound"), "", &mut files);
    let transfer = files.remove("transfer.xml").unwrap();
    let schemas = manifest.join("schemas");
    let copies = [
        ("noark5-v5.0/arkivstruktur.xsd", "content/arkivstruktur.xsd"),
        ("noark5-v5.0/metadatakatalog.xsd", "content/metadatakatalog.xsd"),
        ("noark5-v5.0/endringslogg.xsd", "content/endringslogg.xsd"),
        ("noark5-v5.0/loependeJournal.xsd", "content/loependeJournal.xsd"),
        ("noark5-v5.0/offentligJournal.xsd", "content/offentligJournal.xsd"),
        ("addml/addml.xsd", "content/addml.xsd"),
        ("addml/addml.xsd", "administrative_metadata/addml.xsd"),
        ("dias/DIAS_METS.xsd", "dias-mets.xsd"),
        ("dias/DIAS_PREMIS.xsd", "administrative_metadata/dias-premis.xsd"),
    ];
    for (from, to) in copies {
        files.insert(to.to_owned(), files::read(&schemas.join(from)).unwrap());
    }
    Delivery { files, transfer, name: format!("{UUID}.tar"), root: UUID.to_owned() }
}

fn read_all(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for path in files::list(folder).unwrap() {
        let name = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            read_all(&path, &format!("{name}/"), files);
        } else {
            files.insert(name, files::read(&path).unwrap());
        }
    }
}

impl Delivery {
    /// Replaces text in a file, which must have it.
    fn replace(&mut self, file: &str, from: &str, to: &str) {
        let bytes = match file {
            "transfer.xml" => &mut self.transfer,
            file => self.files.get_mut(file).unwrap_or_else(|| panic!("no {file}")),
        };
        let text = String::from_utf8(std::mem::take(bytes)).unwrap();
        assert!(text.contains(from), "{file} has no {from}");
        *bytes = text.replacen(from, to, 1).into_bytes();
    }

    /// Takes a file out, also of METS.
    fn remove(&mut self, file: &str) {
        self.files.remove(file).unwrap();
        self.unlist(file);
    }

    fn unlist(&mut self, file: &str) {
        let text = String::from_utf8(self.files["dias-mets.xml"].clone()).unwrap();
        let at = text.find(&format!("file:{file}\"")).unwrap();
        let (begin, end) = (text[..at].rfind("<file ").unwrap(), "</file>");
        let end = at + text[at..].find(end).unwrap() + end.len();
        // The line ends stay, so that the lines after it keep their numbers.
        let lines = "\n".repeat(text[begin..end].matches('\n').count());
        let text = [&text[..begin], &lines, &text[end..]].concat();
        self.files.insert("dias-mets.xml".to_owned(), text.into_bytes());
    }

    /// Fills in checksums and sizes, each file after those it speaks of.
    fn fill(&mut self) {
        let order = [
            "content/arkivstruktur.xml",
            "content/arkivuttrekk.xml",
            "administrative_metadata/dias-premis.xml",
            "dias-mets.xml",
        ];
        for file in order {
            let Some(bytes) = self.files.get(file) else { continue };
            let filled = self.filled(bytes);
            if file == "content/arkivuttrekk.xml" {
                let copy = "administrative_metadata/arkivuttrekk.xml";
                self.files.insert(copy.to_owned(), filled.clone());
            }
            self.files.insert(file.to_owned(), filled);
        }
    }

    fn filled(&self, bytes: &[u8]) -> Vec<u8> {
        let Ok(mut text) = String::from_utf8(bytes.to_vec()) else { return bytes.to_vec() };
        for (name, bytes) in &self.files {
            text = text.replace(&format!("@sha256({name})@"), &Digest::of(bytes).to_string());
            text = text.replace(&format!("@size({name})@"), &bytes.len().to_string());
        }
        let gone = Regex::new(r"@(sha256|size)\([^)]*[./][^)]*\)@").unwrap();
        let text = gone.replace_all(&text, |found: &Captures<'_>| {
            if &found[1] == "size" { "0".to_owned() } else { WRONG.to_owned() }
        });
        text.into_owned().into_bytes()
    }

    /// Replaces text wherever it stands in a file.
    fn replace_all(&mut self, file: &str, from: &str, to: &str) {
        self.replace(file, from, "\u{1}");
        let bytes = if file == "transfer.xml" {
            &mut self.transfer
        } else {
            self.files.get_mut(file).unwrap()
        };
        let text = String::from_utf8(std::mem::take(bytes)).unwrap();
        *bytes = text.replace(from, to).replace('\u{1}', to).into_bytes();
    }

    /// Takes out what stands between two texts, these included.
    fn cut(&mut self, file: &str, from: &str, to: &str) {
        let text = String::from_utf8(self.files[file].clone()).unwrap();
        let begin = text.find(from).unwrap();
        let end = begin + text[begin..].find(to).unwrap() + to.len();
        let text = [&text[..begin], &text[end..]].concat();
        self.files.insert(file.to_owned(), text.into_bytes());
    }

    fn tar(&self) -> Vec<u8> {
        let mut builder = ::tar::Builder::new(Vec::new());
        for folder in ["", "descriptive_metadata/"] {
            let name = format!("{}/{folder}", self.root);
            add(&mut builder, &name, b'5', b"");
        }
        for (name, bytes) in &self.files {
            add(&mut builder, &format!("{}/{name}", self.root), b'0', bytes);
        }
        builder.into_inner().unwrap()
    }

    /// Writes tar and transfer file into a folder.
    fn pack(&self, folder: &Path, tar: &[u8]) {
        files::write(&folder.join(&self.name), tar).unwrap();
        let mut transfer = String::from_utf8(self.filled(&self.transfer)).unwrap();
        transfer = transfer.replace("@sha256(tar)@", &Digest::of(tar).to_string());
        transfer = transfer.replace("@size(tar)@", &tar.len().to_string());
        if !transfer.is_empty() {
            let name = self.name.replace(".tar", ".xml");
            files::write(&folder.join(name), transfer.as_bytes()).unwrap();
        }
    }
}

fn add(builder: &mut ::tar::Builder<Vec<u8>>, name: &str, flag: u8, bytes: &[u8]) {
    let mut header = ::tar::Header::new_gnu();
    header.set_size(bytes.len() as u64);
    header.set_mode(0o644);
    header.set_entry_type(::tar::EntryType::new(flag));
    builder.append_data(&mut header, name, bytes).unwrap();
}

/// Rule, severity and place of each finding.
fn told(verdict: &Verdict) -> Vec<String> {
    let severity = |f: &crate::finding::Finding| format!("{:?}", f.severity).to_lowercase();
    verdict.findings().map(|f| format!("{} {} {}", f.rule, severity(f), f.place).replace(UUID, "{uuid}")).collect()
}

fn judge(folder: &Path) -> Verdict {
    delivery(folder, &Settings::default(), &|_| {}).unwrap()
}

/// A fault made before the checksums are filled in.
type Fault = fn(&mut Delivery);

/// The delivery with a fault gives these findings and no others.
fn check(name: &str, fault: Fault, expected: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let mut box_ = sound();
    fault(&mut box_);
    box_.fill();
    box_.pack(folder.path(), &box_.tar());
    let verdict = judge(folder.path());
    let text: Vec<_> = verdict.findings().map(|f| f.text(Lang::En)).collect();
    assert_eq!(told(&verdict), expected, "{name}: {text:#?}");
}

#[test]
fn the_sound_package_is_accepted_without_a_word() {
    check("sound", |_| {}, &[]);
}

const STRUCTURE: &str = "content/arkivstruktur.xml";
const UTTREKK: &str = "content/arkivuttrekk.xml";
const METS: &str = "dias-mets.xml";
const PREMIS: &str = "administrative_metadata/dias-premis.xml";
const PDF: &str = "content/DOKUMENT/1978/0001.pdf";
const TIF: &str = "content/DOKUMENT/1978/0001.tif";

/// A sum that no file has.
const WRONG: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Each fault, and all that is said about it.
const FAULTS: &[(&str, Fault, &[&str])] = &[
    // BA.04 – BA.08: the package
    ("no dias-mets", |d| drop(d.files.remove(METS)), &["BA.04 error {uuid}.tar", "BA.06 error {uuid}.xml:19", "BA.06 warning {uuid}.xml"]),
    ("no dias-premis", |d| d.remove(PREMIS), &["BA.04 error {uuid}.tar"]),
    ("no log", |d| d.remove("log.xml"), &["BA.04 warning {uuid}.tar"]),
    ("root of another name", |d| d.root = "annen".into(), &["BA.05 error {uuid}.tar"]),
    ("OBJID of another package", |d| d.replace(METS, "UUID:0123", "UUID:9123"), &["BA.05 error dias-mets.xml:2"]),
    ("OBJID of the transfer file", |d| d.replace("transfer.xml", "UUID:0123", "UUID:9123"), &["BA.05 error {uuid}.xml:2"]),
    ("a tar that is not a UUID", |d| {
        (d.name, d.root) = ("pakke.tar".into(), "pakke".into());
        d.replace_all("transfer.xml", UUID, "pakke");
        d.replace(METS, UUID, "pakke");
    }, &["BA.05 warning pakke.tar", "BA.08 error administrative_metadata/dias-premis.xml:11"]),
    ("no transfer file", |d| d.transfer.clear(), &["BA.06 warning {uuid}.tar"]),
    ("transfer file of another tar", |d| d.replace("transfer.xml", "@sha256(tar)@", WRONG), &["BA.06 error {uuid}.xml:16"]),
    ("transfer file of another size", |d| d.replace("transfer.xml", "@size(tar)@", "17"), &["BA.06 error {uuid}.xml:16"]),
    ("transfer file of another METS", |d| {
        d.replace("transfer.xml", "@sha256(dias-mets.xml)@", WRONG);
    }, &["BA.06 error {uuid}.xml:19"]),
    ("transfer file without the tar", |d| {
        d.replace("transfer.xml", &format!("file:{UUID}.tar"), "file:annen.tar");
    }, &["BA.06 error {uuid}.xml:16", "BA.06 error {uuid}.xml"]),
    ("METS with another checksum", |d| d.replace(METS, "@sha256(log.xml)@", WRONG), &["BA.07 error dias-mets.xml:17"]),
    ("METS with another size", |d| d.replace(METS, "@size(log.xml)@", "1"), &["BA.07 error dias-mets.xml:17"]),
    ("METS with no checksum at all", |d| d.replace(METS, "@sha256(log.xml)@", "1b70"), &["BA.07 error dias-mets.xml:17"]),
    ("METS with MD5", |d| {
        d.replace(METS, "CHECKSUMTYPE=\"SHA-256\"", "CHECKSUMTYPE=\"MD5\"");
    }, &["BA.07 warning dias-mets.xml:17"]),
    ("METS lists what is not there", |d| {
        let file = "file:log.xml";
        d.replace(METS, file, "file:logg.xml");
    }, &["BA.07 error dias-mets.xml:17", "BA.07 error log.xml"]),
    ("METS lists Arkade's report", |d| {
        let href = "file:administrative_metadata/repository_operations/report.html";
        d.replace(METS, "file:log.xml", href);
        d.files.remove("log.xml").unwrap();
    }, &["BA.04 warning {uuid}.tar", "BA.07 warning dias-mets.xml:17"]),
    ("METS lists a file twice", |d| {
        let twice = METS;
        d.replace_all(twice, "log.xml)", "dias-mets.xsd)");
        d.replace(twice, "file:log.xml", "file:dias-mets.xsd");
        d.files.remove("log.xml").unwrap();
    }, &["BA.04 warning {uuid}.tar", "BA.07 warning dias-mets.xml:20"]),
    ("METS leaves a file out", |d| d.unlist("log.xml"), &["BA.07 error log.xml"]),
    ("METS as Arkade mixes it", |d| {
        d.replace(METS, "<file ID=\"fileId_21\"", "<fileGrp USE=\"X\"><file ID=\"fileId_21\"");
        d.replace(METS, "</fileGrp>", "</fileGrp></fileGrp>");
    }, &["N5.03 warning dias-mets.xml:76"]),
    ("METS in Library of Congress' namespace", |d| {
        let official = "mets xmlns=\"http://arkivverket.no/standarder/METS\"";
        d.replace(METS, official, "mets xmlns=\"http://www.loc.gov/METS/\"");
    }, &["N5.03 note dias-mets.xml"]),
    ("PREMIS with another checksum", |d| {
        d.replace(PREMIS, &format!("@sha256({PDF})@"), WRONG);
    }, &["BA.08 error administrative_metadata/dias-premis.xml:11"]),
    ("PREMIS with another size", |d| d.replace(PREMIS, &format!("@size({PDF})@"), "5"), &["BA.08 error administrative_metadata/dias-premis.xml:11"]),
    ("PREMIS describes what is not there", |d| {
        d.replace(PREMIS, "DOKUMENT/1978/0001.pdf", "DOKUMENT/1978/0002.pdf");
    }, &["BA.08 error administrative_metadata/dias-premis.xml:11"]),
    // BA.09: form
    ("XML that is not well-formed", |d| d.replace(STRUCTURE, "</klasse>", "</klase>"), &["BA.09 error content/arkivstruktur.xml:175"]),
    ("a document type", |d| {
        let bomb = "?>\n<!DOCTYPE endringslogg [<!ENTITY a \"b\">]>";
        d.replace("content/endringslogg.xml", "?>", bomb);
    }, &["BA.09 error content/endringslogg.xml:2"]),
    ("Latin-1", |d| {
        d.replace("content/endringslogg.xml", "UTF-8", "ISO-8859-1");
    }, &["BA.09 error content/endringslogg.xml:1"]),
    // arkivuttrekk.xml
    ("no arkivuttrekk", |d| d.remove(UTTREKK), &["BA.07 error dias-mets.xml:29", "N5.01 error {uuid}.tar", "BA.11 error content/arkivstruktur.xml:46"]),
    ("no arkivstruktur", |d| d.remove(STRUCTURE), &["N5.01 error content/arkivuttrekk.xml:45", "BA.12 error {uuid}.tar"]),
    ("arkivuttrekk names what is not there", |d| {
        d.replace(UTTREKK, "<value>eiendom.xsd<", "<value>eiendommer.xsd<");
    }, &["N5.01 error content/arkivuttrekk.xml:48", "BA.12 warning content/eiendom.xsd", "BA.11 error content/arkivstruktur.xml:46"]),
    ("a schema is missing", |d| d.remove("content/metadatakatalog.xsd"), &["N5.01 error content/arkivuttrekk.xml:47", "BA.12 error content/arkivstruktur.xml", "BA.12 error content/endringslogg.xml", "BA.12 error content/loependeJournal.xml", "BA.12 error content/offentligJournal.xml"]),
    ("arkivuttrekk with another checksum", |d| {
        d.replace(UTTREKK, "@sha256(content/endringslogg.xml)@", WRONG);
    }, &["N5.02 error content/arkivuttrekk.xml:56"]),
    ("arkivuttrekk with MD5", |d| d.replace(UTTREKK, "SHA-256", "MD5"), &["N5.02 error content/arkivuttrekk.xml:45"]),
    ("arkivuttrekk against its schema", |d| {
        d.replace(UTTREKK, "<description>", "<beskrivelse/><description>");
    }, &["N5.03 error administrative_metadata/arkivuttrekk.xml:4", "N5.03 error content/arkivuttrekk.xml:4"]),
    ("a stranger beside arkivstruktur", |d| {
        let bytes = b"<a/>".to_vec();
        d.replace(METS, "file:log.xml", "file:content/merknad.txt");
        let log = d.files.remove("log.xml").unwrap();
        d.files.insert("content/merknad.txt".into(), bytes);
        d.replace(METS, "@sha256(log.xml)@", "@sha256(content/merknad.txt)@");
        d.replace(METS, "@size(log.xml)@", "@size(content/merknad.txt)@");
        drop(log);
    }, &["BA.04 warning {uuid}.tar", "BA.12 warning content/merknad.txt"]),
    // N5.03 and schemas
    ("elements in another order", |d| {
        d.replace(STRUCTURE, "<klasseID>12/35</klasseID>", "");
    }, &["N5.03 error content/arkivstruktur.xml:179"]),
    ("a value of another type", |d| {
        d.replace(STRUCTURE, "<saksdato>1978-03-01<", "<saksdato>1. mars<");
    }, &["N5.03 error content/arkivstruktur.xml:169"]),
    ("an id that is no UUID", |d| {
        d.replace(STRUCTURE, "000000000009</systemID>", "00000000000x</systemID>");
    }, &["N5.03 error content/arkivstruktur.xml:69"]),
    ("another namespace", |d| {
        d.replace("content/loependeJournal.xml", "noark5/loependeJournal", "noark5/journal");
    }, &["N5.03 error content/loependeJournal.xml:2"]),
    ("own metadata against their schema", |d| {
        d.replace(STRUCTURE, "<e:gardsnummer>12<", "<e:gardsnummer>tolv<");
    }, &["N5.03 error content/arkivstruktur.xml:47"]),
    ("own metadata without a schema", |d| {
        d.replace(STRUCTURE, "urn:example:eiendom", "urn:example:annen");
    }, &["BA.11 error content/arkivstruktur.xml:46"]),
    ("an own schema that is broken", |d| {
        d.replace("content/eiendom.xsd", "xs:positiveInteger", "xs:heltall");
    }, &["N5.03 error content/arkivstruktur.xml"]),
    ("an official schema that was edited", |d| {
        d.replace("content/arkivstruktur.xsd", "<xs:schema", "<!-- 1 --><xs:schema");
    }, &["BA.10 warning content/arkivstruktur.xsd"]),
    // counts and statuses
    ("another number of mapper", |d| {
        d.replace(UTTREKK, "<value>//mappe</value></property><property name=\"value\"><value>1<",
            "<value>//mappe</value></property><property name=\"value\"><value>2<");
    }, &["N5.10 error content/arkivuttrekk.xml:50"]),
    ("another number of registreringer", |d| {
        let count = "<value>//registrering</value></property><property name=\"value\"><value>";
        d.replace(UTTREKK, &format!("{count}2<"), &format!("{count}3<"));
    }, &["N5.16 error content/arkivuttrekk.xml:51"]),
    ("another number of files", |d| {
        let count = "\"antallDokumentfiler\"><value>";
        d.replace(UTTREKK, &format!("{count}3<"), &format!("{count}4<"));
    }, &["N5.28 error content/arkivuttrekk.xml:40"]),
    ("no number of files", |d| {
        d.replace(UTTREKK, "\"antallDokumentfiler\"", "\"antall\"");
    }, &["N5.28 warning content/arkivuttrekk.xml"]),
    ("an open case", |d| {
        d.replace(STRUCTURE, "<saksstatus>Avsluttet<", "<saksstatus>Under behandling<");
    }, &["N5.15 error content/arkivstruktur.xml:172"]),
    ("a journalpost not archived", |d| {
        d.replace(STRUCTURE, "<journalstatus>Arkivert<", "<journalstatus>Journalført<");
    }, &["N5.22 error content/arkivstruktur.xml:109"]),
    ("an unfinished document", |d| {
        let status = "<dokumentstatus>Dokumentet er ";
        d.replace(STRUCTURE, &format!("{status}ferdigstilt"), &format!("{status}under redigering"));
    }, &["N5.25 error content/arkivstruktur.xml:60"]),
    // documents
    ("a changed document", |d| d.replace(STRUCTURE, &format!("@sha256({PDF})@"), WRONG), &["N5.30 error content/arkivstruktur.xml:89"]),
    ("a checksum that is none", |d| {
        d.replace(STRUCTURE, &format!("@sha256({PDF})@"), "abc");
    }, &["N5.30 error content/arkivstruktur.xml:89"]),
    ("a document of another size", |d| {
        d.replace(STRUCTURE, &format!("@size({PDF})@"), "1");
    }, &["BA.13 error content/arkivstruktur.xml:91"]),
    ("another algorithm", |d| {
        d.replace(STRUCTURE, "<sjekksumAlgoritme>SHA-256<", "<sjekksumAlgoritme>MD5<");
    }, &["BA.14 error content/arkivstruktur.xml:77"]),
    ("a document that is not there", |d| {
        let before = "<referanseDokumentfil>DOKUMENT/1978/0001.pdf";
        d.replace(STRUCTURE, before, "<referanseDokumentfil>DOKUMENT/1978/0001.PDF");
    }, &["N5.32 error content/arkivstruktur.xml:88", "N5.33 error content/DOKUMENT/1978/0001.pdf"]),
    ("a reference that leads out", |d| {
        let before = "<referanseDokumentfil>DOKUMENT/1978/0001.pdf";
        d.replace(STRUCTURE, before, "<referanseDokumentfil>../../0001.pdf");
    }, &["N5.32 error content/arkivstruktur.xml:88", "N5.33 error content/DOKUMENT/1978/0001.pdf"]),
    ("an empty document", |d| drop(d.files.insert(TIF.into(), Vec::new())), &["N5.64 error content/arkivstruktur.xml:68"]),
    ("a format that is not the extension", |d| {
        d.replace(STRUCTURE, "<format>tif<", "<format>tiff<");
    }, &["N5.29 warning content/arkivstruktur.xml:72"]),
    ("a PRONOM id as format", |d| d.replace(STRUCTURE, "<format>tif<", "<format>fmt/353<"), &[]),
    ("a conversion that is not described", |d| {
        d.replace(STRUCTURE, "<konvertering>", "<!--");
        d.replace(STRUCTURE, "</konvertering>", "-->");
        d.replace(STRUCTURE, "<konvertertDato>", "");
    }, &["BA.15 warning content/arkivstruktur.xml:80"]),
    // flags
    ("no screening declared", |d| {
        let flag = "\"inneholderSkjermetInformasjon\"><value>";
        d.replace(UTTREKK, &format!("{flag}true"), &format!("{flag}false"));
    }, &["N5.42 error content/arkivuttrekk.xml:36"]),
    ("disposal decisions declared", |d| {
        let flag = "\"inneholderDokumenterSomSkalKasseres\"><value>";
        d.replace(UTTREKK, &format!("{flag}false"), &format!("{flag}true"));
    }, &["N5.44 error content/arkivuttrekk.xml:38"]),
    ("disposal declared in words", |d| {
        let flag = "\"omfatterDokumenterSomErKassert\"><value>";
        d.replace(UTTREKK, &format!("{flag}false"), &format!("{flag}nei"));
    }, &["N5.45 error content/arkivuttrekk.xml:37"]),
    ("own metadata not declared", |d| {
        d.replace(UTTREKK, "\"inneholderVirksomhetsspesifikkeMetadata\"", "\"annet\"");
    }, &["BA.16 error content/arkivuttrekk.xml"]),
    // ids and references
    ("an id used twice", |d| {
        d.replace(STRUCTURE, "00000000000d</systemID>", "00000000000c</systemID>");
    }, &["N5.47 error content/arkivstruktur.xml:142"]),
    ("an arkivdel that is not there", |d| {
        d.replace(STRUCTURE, "000000000002</referanseArkivdel>", "0000000000ff</referanseArkivdel>");
    }, &["N5.48 error content/arkivstruktur.xml:44"]),
    ("a secondary class that is a folder", |d| {
        let tag = "</referanseSekundaerKlassifikasjon>";
        d.replace(STRUCTURE, &format!("000000000005{tag}"), &format!("000000000006{tag}"));
    }, &["N5.51 error content/arkivstruktur.xml:173"]),
    ("a cross reference that leads nowhere", |d| {
        let tag = "</referanseTilKlasse>";
        d.replace(STRUCTURE, &format!("000000000005{tag}"), &format!("0000000000ff{tag}"));
    }, &["BA.17 warning content/arkivstruktur.xml:34"]),
    ("a change to something else", |d| {
        let tag = "</referanseArkivenhet>";
        let log = "content/endringslogg.xml";
        d.replace(log, &format!("000000000002{tag}"), &format!("0000000000ff{tag}"));
    }, &["N5.62 error content/endringslogg.xml:4"]),
    // journals and change log
    ("a journal that counts wrong", |d| {
        let count = "<antallJournalposter>";
        d.replace("content/loependeJournal.xml", &format!("{count}2"), &format!("{count}3"));
    }, &["N5.59 error content/loependeJournal.xml:6", "N5.59 error content/offentligJournal.xml:6"]),
    ("a journalpost that is not in the journals", |d| {
        for journal in ["content/loependeJournal.xml", "content/offentligJournal.xml"] {
            d.cut(journal, "<journalregistrering>", "</journalregistrering>");
            d.replace(journal, "<antallJournalposter>2", "<antallJournalposter>1");
        }
    }, &["N5.59 error content/loependeJournal.xml"]),
    ("journals of other periods", |d| {
        let start = "<journalStartDato>";
        d.replace("content/offentligJournal.xml", &format!("{start}1965"), &format!("{start}1966"));
    }, &["N5.60 error content/offentligJournal.xml:4"]),
    ("a journalpost outside the period", |d| {
        d.replace(STRUCTURE, "<journaldato>1978-04-02", "<journaldato>1980-04-02");
    }, &["N5.60 error content/arkivstruktur.xml:164"]),
    ("no journals", |d| {
        d.remove("content/loependeJournal.xml");
        d.remove("content/offentligJournal.xml");
    }, &["N5.01 error content/arkivuttrekk.xml:63", "N5.01 error content/arkivuttrekk.xml:72", "N5.59 error {uuid}.tar", "N5.59 warning {uuid}.tar"]),
    ("no change log", |d| d.remove("content/endringslogg.xml"), &["N5.01 error content/arkivuttrekk.xml:56", "N5.61 error {uuid}.tar"]),
    ("an element without content", |d| {
        d.replace(STRUCTURE, "<tittel>Garasje</tittel>", "<tittel> </tittel>");
    }, &["N5.63 error content/arkivstruktur.xml:39"]),
    ("a self-closed element", |d| {
        d.replace(STRUCTURE, "<saksansvarlig>Bygningssjefen</saksansvarlig>", "<saksansvarlig/>");
    }, &["N5.03 error content/arkivstruktur.xml:171", "N5.63 error content/arkivstruktur.xml:171"]),
];

#[test]
fn each_fault_gives_its_findings_and_no_others() {
    for (name, fault, expected) in FAULTS {
        check(name, *fault, expected);
    }
}

/// A sound delivery whose tar is changed after packing.
fn check_tar(name: &str, change: fn(&Delivery) -> Vec<u8>, expected: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let mut delivery = sound();
    delivery.fill();
    delivery.pack(folder.path(), &change(&delivery));
    let verdict = judge(folder.path());
    let text: Vec<_> = verdict.findings().map(|f| f.text(Lang::En)).collect();
    assert_eq!(told(&verdict), expected, "{name}: {text:#?}");
}

/// The tar with one more entry.
fn with_entry(delivery: &Delivery, name: &[u8], flag: u8, bytes: &[u8]) -> Vec<u8> {
    let mut tar = delivery.tar();
    tar.truncate(tar.len() - 1024);
    let mut header = ::tar::Header::new_gnu();
    header.set_size(bytes.len() as u64);
    header.set_entry_type(::tar::EntryType::new(flag));
    header.as_old_mut().name[..name.len()].copy_from_slice(name);
    header.set_cksum();
    tar.extend_from_slice(header.as_bytes());
    tar.extend_from_slice(bytes);
    tar.resize(tar.len().next_multiple_of(512) + 1024, 0);
    tar
}

#[test]
fn a_tar_is_read_as_a_stranger_reads_it() {
    let cut = |d: &Delivery| d.tar()[..9000].to_vec();
    check_tar("cut off", cut, &["BA.01 error {uuid}.tar"]);
    let endless = |d: &Delivery| d.tar()[..d.tar().len() - 1024].to_vec();
    check_tar("no end", endless, &["BA.01 warning {uuid}.tar"]);
    let out = |d: &Delivery| with_entry(d, b"../../etc/evil", b'0', b"x");
    check_tar("out of the folder", out, &["BA.02 error ../../etc/evil"]);
    let absolute = |d: &Delivery| with_entry(d, b"/etc/evil", b'0', b"x");
    check_tar("from the root", absolute, &["BA.02 error /etc/evil"]);
    let link = |d: &Delivery| with_entry(d, format!("{UUID}/l").as_bytes(), b'2', b"");
    check_tar("a link", link, &["BA.02 error {uuid}/l"]);
    let stray = |d: &Delivery| with_entry(d, b"other/a.xml", b'0', b"x");
    check_tar("stray", stray, &["BA.02 error other/a.xml"]);
    let twice = |d: &Delivery| with_entry(d, format!("{UUID}/log.xml").as_bytes(), b'0', b"x");
    check_tar("twice", twice, &["BA.03 error log.xml"]);
    let latin = |d: &Delivery| {
        with_entry(d, &[UUID.as_bytes(), b"/content/DOKUMENT/\xe5.pdf"].concat(), b'0', b"x")
    };
    check_tar("Latin-1", latin, &[
        "BA.02 warning {uuid}/content/DOKUMENT/å.pdf",
        "BA.07 error content/DOKUMENT/å.pdf",
        "N5.28 error content/arkivuttrekk.xml:40",
        "N5.33 error content/DOKUMENT/å.pdf",
    ]);
    let folder = |d: &Delivery| with_entry(d, format!("{UUID}/tom/").as_bytes(), b'0', b"");
    check_tar("a folder marked as a file", folder, &[]);
}

/// Writes the files of a delivery, unpacked.
fn unpack(delivery: &Delivery, folder: &Path) {
    for (name, bytes) in &delivery.files {
        files::write(&folder.join(name), bytes).unwrap();
    }
    files::make_folder(&folder.join("descriptive_metadata")).unwrap();
}

#[test]
fn a_delivery_is_found_from_any_of_its_ends() {
    let folder = tempfile::tempdir().unwrap();
    let mut delivery = sound();
    delivery.fill();
    let tar = delivery.tar();
    delivery.pack(folder.path(), &tar);
    let unpacked = folder.path().join("ut").join(UUID);
    unpack(&delivery, &unpacked);
    let nothing: &[&str] = &[];
    let check = |path: &Path, expected: &[&str]| {
        assert_eq!(told(&judge(path)), expected, "{}", path.display());
    };
    check(&folder.path().join(format!("{UUID}.tar")), nothing);
    check(&folder.path().join(format!("{UUID}.xml")), nothing);
    check(&unpacked, nothing);
    check(unpacked.parent().unwrap(), nothing);
    check(&unpacked.join("content"), &["BA.04 note content"]);
}

#[test]
fn what_is_no_delivery_is_an_error_of_the_request() {
    let folder = tempfile::tempdir().unwrap();
    let check = |path: &Path, expected: fn(&Error) -> bool| {
        let error = delivery(path, &Settings::default(), &|_| {}).unwrap_err();
        assert!(expected(&error), "{error}");
    };
    check(folder.path(), |e| matches!(e, Error::NotADelivery { .. }));
    check(&folder.path().join("none.tar"), |e| matches!(e, Error::File(_)));
    files::write(&folder.path().join("a.xml"), b"<a/>").unwrap();
    check(&folder.path().join("a.xml"), |e| matches!(e, Error::NoTar { .. }));
    files::write(&folder.path().join("a.zip"), b"PK\x03\x04").unwrap();
    check(&folder.path().join("a.zip"), |e| matches!(e, Error::Unsupported { .. }));
    files::write(&folder.path().join("b.tar"), b"").unwrap();
    files::write(&folder.path().join("c.tar"), b"").unwrap();
    check(folder.path(), |e| matches!(e, Error::SeveralTars { .. }));
}

#[test]
fn findings_past_the_limit_are_counted() {
    let folder = tempfile::tempdir().unwrap();
    let mut delivery = sound();
    delivery.replace_all("dias-mets.xml", "SHA-256", "MD5");
    delivery.fill();
    delivery.pack(folder.path(), &delivery.tar());
    let settings = Settings { shown_per_rule: 3 };
    let verdict = super::delivery(folder.path(), &settings, &|_| {}).unwrap();
    assert_eq!(verdict.outcome, Outcome::AcceptedWithWarnings);
    let mets = verdict.rules.iter().find(|rule| rule.rule == "BA.07").unwrap();
    assert_eq!((mets.errors, mets.warnings, mets.findings.len()), (0, 21, 3));
}

#[test]
fn progress_tells_every_byte_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut delivery = sound();
    delivery.fill();
    let tar = delivery.tar();
    delivery.pack(folder.path(), &tar);
    let told = std::cell::Cell::new(0);
    let progress = |bytes| told.set(told.get() + bytes);
    let verdict = super::delivery(folder.path(), &Settings::default(), &progress).unwrap();
    assert_eq!(told.get(), tar.len() as u64);
    assert_eq!(verdict.delivery.sha256, Some(Digest::of(&tar)));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(48))]

    #[test]
    fn no_bytes_make_the_judge_panic(
        bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..2000),
        place in 0..7_usize,
        at in proptest::num::usize::ANY,
    ) {
        let folder = tempfile::tempdir().unwrap();
        let mut delivery = sound();
        let names: Vec<String> =
            delivery.files.keys().filter(|name| !name.contains("DOKUMENT")).cloned().collect();
        // Bytes in the middle of one of the files, or the whole of it.
        let name = &names[at % names.len()];
        let file = delivery.files.get_mut(name).unwrap();
        let from = if place == 0 { 0 } else { at % file.len() };
        file.truncate(from);
        file.extend_from_slice(&bytes);
        delivery.fill();
        let tar = delivery.tar();
        delivery.pack(folder.path(), &tar);
        if place == 1 {
            files::write(&folder.path().join(&delivery.name), &bytes).unwrap();
        }
        if place == 2 {
            let transfer = folder.path().join(format!("{UUID}.xml"));
            files::write(&transfer, &bytes).unwrap();
        }
        let verdict = judge(folder.path());
        proptest::prop_assert!(verdict.outcome != Outcome::Accepted);
    }
}
#[test]
#[ignore]
fn zz_big() {
    let path = std::env::var("BIG").unwrap();
    let t = std::time::Instant::now();
    let v = judge(Path::new(&path));
    eprintln!("{:?} {:?} errors {} {:?}", t.elapsed(), v.outcome, v.errors(), v.statistics.mapper);
    for f in v.findings().take(5) { eprintln!("{}", f.text(Lang::En)); }
    let status = String::from_utf8(files::read(Path::new("/proc/self/status")).unwrap()).unwrap();
    eprintln!("{}", status.lines().filter(|l| l.starts_with("VmHWM")).collect::<String>());
}
