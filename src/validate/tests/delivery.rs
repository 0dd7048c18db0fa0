//! A sound package, packed by hand, and how its files are changed.
//!
//! The texts lie in `fixtures/validate/sound`; `@sha256(path)@` and `@size(path)@` in them are
//! filled in when they are packed, so that a fault in one file does not echo in all others.
//! `tests/foreign` uses it too.

use std::collections::BTreeMap;
use std::path::Path;

use regex::{Captures, Regex};

use crate::digest::Digest;
use crate::files;

pub(crate) const UUID: &str = "01234567-89ab-4cde-8f01-23456789abcd";

pub(crate) const STRUCTURE: &str = "content/arkivstruktur.xml";
pub(crate) const UTTREKK: &str = "content/arkivuttrekk.xml";
pub(crate) const COPY: &str = "administrative_metadata/arkivuttrekk.xml";
pub(crate) const METS: &str = "dias-mets.xml";
pub(crate) const PREMIS: &str = "administrative_metadata/dias-premis.xml";
pub(crate) const PDF: &str = "content/DOKUMENT/1978/0001.pdf";
pub(crate) const TIF: &str = "content/DOKUMENT/1978/0001.tif";

/// A sum that no file has.
pub(crate) const WRONG: &str =
    "0000000000000000000000000000000000000000000000000000000000000000";

/// A package before and after its checksums are filled in.
#[derive(Clone)]
pub(crate) struct Delivery {
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    pub(crate) transfer: Vec<u8>,
    pub(crate) name: String,
    pub(crate) root: String,
}

pub(crate) fn sound() -> Delivery {
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

pub(crate) fn read_all(
    folder: &Path,
    prefix: &str,
    files: &mut BTreeMap<String, Vec<u8>>,
) {
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
    pub(crate) fn replace(&mut self, file: &str, from: &str, to: &str) {
        let bytes = match file {
            "transfer.xml" => &mut self.transfer,
            file => self.files.get_mut(file).unwrap_or_else(|| panic!("no {file}")),
        };
        let text = String::from_utf8(std::mem::take(bytes)).unwrap();
        assert!(text.contains(from), "{file} has no {from}");
        *bytes = text.replacen(from, to, 1).into_bytes();
    }

    /// Takes a file out, also of METS.
    pub(crate) fn remove(&mut self, file: &str) {
        self.files.remove(file).unwrap();
        self.unlist(file);
    }

    pub(crate) fn unlist(&mut self, file: &str) {
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
    pub(crate) fn fill(&mut self) {
        let order = [
            "content/arkivstruktur.xml",
            "content/arkivuttrekk.xml",
            "administrative_metadata/dias-premis.xml",
            "dias-mets.xml",
        ];
        for file in order {
            self.fill_file(file);
        }
    }

    /// The same for one file; arkivuttrekk.xml is copied to where DIAS wants it too.
    pub(crate) fn fill_file(&mut self, file: &str) {
        let Some(bytes) = self.files.get(file) else { return };
        let filled = self.filled(bytes);
        if file == UTTREKK {
            let copy = COPY.to_owned();
            self.files.entry(copy).or_insert_with(|| filled.clone());
        }
        self.files.insert(file.to_owned(), filled);
    }

    pub(crate) fn filled(&self, bytes: &[u8]) -> Vec<u8> {
        let Ok(mut text) = String::from_utf8(bytes.to_vec()) else {
            return bytes.to_vec();
        };
        for (name, bytes) in &self.files {
            text = text
                .replace(&format!("@sha256({name})@"), &Digest::of(bytes).to_string());
            text = text.replace(&format!("@size({name})@"), &bytes.len().to_string());
        }
        let gone = Regex::new(r"@(sha256|size)\([^)]*[./][^)]*\)@").unwrap();
        let text = gone.replace_all(&text, |found: &Captures<'_>| {
            if &found[1] == "size" { "0".to_owned() } else { WRONG.to_owned() }
        });
        text.into_owned().into_bytes()
    }

    /// Replaces text wherever it stands in a file.
    pub(crate) fn replace_all(&mut self, file: &str, from: &str, to: &str) {
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
    pub(crate) fn cut(&mut self, file: &str, from: &str, to: &str) {
        let text = String::from_utf8(self.files[file].clone()).unwrap();
        let begin = text.find(from).unwrap();
        let end = begin + text[begin..].find(to).unwrap() + to.len();
        let text = [&text[..begin], &text[end..]].concat();
        self.files.insert(file.to_owned(), text.into_bytes());
    }

    pub(crate) fn tar(&self) -> Vec<u8> {
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
    pub(crate) fn pack(&self, folder: &Path, tar: &[u8]) {
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

pub(crate) fn add(
    builder: &mut ::tar::Builder<Vec<u8>>,
    name: &str,
    flag: u8,
    bytes: &[u8],
) {
    let mut header = ::tar::Header::new_gnu();
    header.set_size(bytes.len() as u64);
    header.set_mode(0o644);
    header.set_entry_type(::tar::EntryType::new(flag));
    builder.append_data(&mut header, name, bytes).unwrap();
}
