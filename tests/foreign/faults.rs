//! Deliveries of other makes with one fault each: the fault is told where it is, and no more than
//! follows from it.

use super::makes::*;
use super::wraps::*;
use super::*;

const REJECTED: Outcome = Outcome::Rejected;

/// A document, as arkivstruktur.xml names it.
const NAMED: &str = ">DOKUMENT/1978/0001.pdf";

/// Nobody finds the document by the path in arkivstruktur.xml.
const ASTRAY: &[&str] = &[
    "N5.32 error content/arkivstruktur.xml:88",
    "N5.33 error content/DOKUMENT/1978/0001.pdf",
];
const WRONG_CODING: &[&str] = &[
    "B.09 warning administrative_metadata/arkivuttrekk.xml:1",
    "B.09 error content/arkivuttrekk.xml:1",
];

const XML: &[Foreign] = &[
    (
        "a list of contents in UTF-16",
        |d| uttrekk_as(d, "UTF-16", utf16),
        gnu,
        REJECTED,
        WRONG_CODING,
    ),
    (
        "a list of contents in ISO-8859-1",
        |d| uttrekk_as(d, "ISO-8859-1", latin1),
        gnu,
        REJECTED,
        WRONG_CODING,
    ),
    (
        "a structure in ISO-8859-1 that says UTF-8",
        |d| {
            d.fill_file(STRUCTURE);
            let text = String::from_utf8(d.files[STRUCTURE].clone()).unwrap();
            d.files.insert(STRUCTURE.to_owned(), latin1(&text));
        },
        gnu,
        REJECTED,
        &["B.09 error content/arkivstruktur.xml:23"],
    ),
    (
        "a structure with a document type",
        |d| d.replace(STRUCTURE, "<arkiv ", "<!DOCTYPE arkiv>\n<arkiv "),
        gnu,
        REJECTED,
        &["B.09 error content/arkivstruktur.xml:2"],
    ),
    (
        "a list of contents with a document type",
        |d| d.replace(UTTREKK, "<addml ", "<!DOCTYPE addml>\n<addml "),
        gnu,
        REJECTED,
        &[
            "B.09 error administrative_metadata/arkivuttrekk.xml:2",
            "B.09 error content/arkivuttrekk.xml:2",
        ],
    ),
    (
        "a list of contents that ends too early",
        |d| d.replace(UTTREKK, "</dataset>\n</addml>\n", ""),
        gnu,
        REJECTED,
        &[
            "B.09 error administrative_metadata/arkivuttrekk.xml:82",
            "B.09 error content/arkivuttrekk.xml:82",
        ],
    ),
    (
        "a structure without its namespace",
        |d| {
            let namespace = "http://www.arkivverket.no/standarder/noark5/arkivstruktur";
            d.replace(STRUCTURE, &format!(" xmlns=\"{namespace}\""), "");
        },
        gnu,
        REJECTED,
        &["N5.03 error content/arkivstruktur.xml:2"],
    ),
    (
        "a structure with prefixes, its types without",
        |d| d.prefix(STRUCTURE, "n5"),
        gnu,
        REJECTED,
        &[
            "N5.03 error content/arkivstruktur.xml:36",
            "N5.03 error content/arkivstruktur.xml:51",
            "N5.03 error content/arkivstruktur.xml:105",
            "N5.03 error content/arkivstruktur.xml:119",
            "N5.03 error content/arkivstruktur.xml:159",
            "N5.03 error content/arkivstruktur.xml:167",
        ],
    ),
];

const FILES: &[Foreign] = &[
    (
        "a wrong sum in capitals",
        |d| d.replace(METS, "@sha256(content/DOKUMENT/1978/0001.pdf)@", &"A0".repeat(32)),
        gnu,
        REJECTED,
        &["B.07 error dias-mets.xml:71"],
    ),
    (
        "an AIP without its log",
        |d| {
            arkade_aip(d);
            d.files
                .remove("administrative_metadata/repository_operations/arkade-log.xml");
        },
        gnu,
        REJECTED,
        &[
            "B.07 error dias-mets.xml:79",
            "N5.03 note administrative_metadata/repository_operations/testreports/testreport.xml",
            "N5.03 note descriptive_metadata/eac-cpf.xml",
            "N5.03 note descriptive_metadata/ead.xml",
        ],
    ),
    (
        "an old METS that lists too much",
        |d| {
            old_mets(d);
            d.add("content/DOKUMENT/1978/0002.pdf", b"x");
            d.files.remove("content/DOKUMENT/1978/0002.pdf");
        },
        gnu,
        REJECTED,
        &["B.07 error dias-mets.xml:79"],
    ),
    (
        "a file lost from a nested group",
        |d| {
            arkade(d);
            d.files.remove(TIF);
        },
        gnu,
        REJECTED,
        &[
            "B.07 error dias-mets.xml:74",
            "N5.03 warning dias-mets.xml:34",
            "N5.28 error content/arkivuttrekk.xml:40",
            "N5.32 error content/arkivstruktur.xml:75",
        ],
    ),
    (
        "a file without bytes in a zip",
        |d| {
            d.files.insert(PDF.to_owned(), Vec::new());
        },
        zip64,
        REJECTED,
        &["N5.64 error content/arkivstruktur.xml:80"],
    ),
    (
        "what macOS lays beside",
        |_| {},
        mac,
        REJECTED,
        &[
            "B.07 error content/._arkivstruktur.xml",
            "B.07 error content/DOKUMENT/.DS_Store",
            "B.09 error content/._arkivstruktur.xml:1",
            "B.12 warning content/._arkivstruktur.xml",
            "N5.28 error content/arkivuttrekk.xml:40",
            "N5.33 error content/DOKUMENT/.DS_Store",
        ],
    ),
    (
        "names in parted letters, references not",
        decomposed,
        gnu,
        REJECTED,
        &[
            "B.07 warning dias-mets.xml:77",
            "N5.32 error content/arkivstruktur.xml:148",
            "N5.33 error content/DOKUMENT/1978/byggetillatelse pa\u{30a} ny.pdf",
            "B.34 warning content/arkivstruktur.xml:148",
            "B.34 warning content/DOKUMENT/1978/byggetillatelse pa\u{30a} ny.pdf",
        ],
    ),
    (
        "a document in another folder",
        |d| d.replace(STRUCTURE, NAMED, ">../DOKUMENT/1978/0001.pdf"),
        gnu,
        REJECTED,
        ASTRAY,
    ),
    (
        "a document by its path in the package",
        |d| d.replace(STRUCTURE, NAMED, ">content/DOKUMENT/1978/0001.pdf"),
        gnu,
        REJECTED,
        ASTRAY,
    ),
    (
        "a document in other capitals",
        |d| d.replace(STRUCTURE, NAMED, ">dokument/1978/0001.pdf"),
        gnu,
        REJECTED,
        ASTRAY,
    ),
];

const PACKAGES: &[Foreign] = &[
    (
        "a transfer file of another tar",
        |_| {},
        other_tar,
        REJECTED,
        &["B.06 error {uuid}.xml:16", "B.06 error {uuid}.xml:16"],
    ),
    (
        "a package that was given another name",
        |d| {
            d.name = "leveranse.tar".to_owned();
            let tar = format!("file:{UUID}.tar");
            d.rewrite_transfer(|text| text.replace(&tar, "file:leveranse.tar"));
        },
        gnu,
        REJECTED,
        &["B.05 error leveranse.tar", "B.05 warning leveranse.tar"],
    ),
    (
        "an id without what kind it is",
        |d| d.replace(METS, "OBJID=\"UUID:", "OBJID=\""),
        gnu,
        REJECTED,
        &["B.05 error dias-mets.xml:2"],
    ),
    (
        "the extraction alone in a tar",
        |_| {},
        extraction_tar,
        REJECTED,
        &["B.04 error uttrekk.tar"],
    ),
    (
        "an E-ARK package",
        |_| {},
        eark,
        REJECTED,
        &[
            "B.04 error {uuid}.tar",
            "N5.01 error {uuid}.tar",
            "B.12 error {uuid}.tar",
            "N5.03 note METS.xml",
            "N5.61 error {uuid}.tar",
        ],
    ),
];

#[test]
fn faults_of_xml_are_told_whoever_wrote_it() {
    check_all(XML);
}

#[test]
fn faults_of_files_are_told_whoever_listed_them() {
    check_all(FILES);
}

#[test]
fn faults_of_packages_are_told_whoever_packed_them() {
    check_all(PACKAGES);
}

#[test]
fn a_zip_around_a_tar_is_told_to_be_unpacked() {
    let folder = tempfile::tempdir().unwrap();
    let mut made = sound();
    made.fill();
    let path = zip_of_tar(&made, folder.path());
    let error = validate::delivery(&path, &Settings::default(), &|_| {}).unwrap_err();
    assert!(error.to_string().contains(&format!("holds {UUID}.tar")), "{error}");
}
