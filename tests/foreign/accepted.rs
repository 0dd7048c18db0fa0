//! Sound deliveries of other makes.

use super::makes::*;
use super::wraps::*;
use super::*;

/// Nothing is told.
const NOTHING: &[&str] = &[];

/// As whole programs make them.
const MAKES: &[Foreign] = &[
    (
        "Arkade 2.12, a SIP",
        arkade,
        gnu,
        Outcome::AcceptedWithWarnings,
        &["N5.03 warning dias-mets.xml:34"],
    ),
    (
        "Arkade, an AIP",
        arkade_aip,
        gnu,
        Outcome::Accepted,
        &[
            "N5.03 note administrative_metadata/repository_operations/arkade-log.xml",
            "N5.03 note administrative_metadata/repository_operations/testreports/testreport.xml",
            "N5.03 note descriptive_metadata/eac-cpf.xml",
            "N5.03 note descriptive_metadata/ead.xml",
        ],
    ),
    (
        "Arkade of 2020",
        arkade_2020,
        folders_as_files,
        Outcome::AcceptedWithWarnings,
        &["B.07 warning dias-mets.xml:79"],
    ),
    ("ESSArch", essarch, info_xml, Outcome::Accepted, NOTHING),
    (
        "ESSArch, the transfer file without its second line",
        |d| {
            essarch(d);
            d.rewrite_transfer(|text| {
                let at = text.rfind("<mets:file ").unwrap();
                let end = text.rfind("</mets:fileGrp>").unwrap();
                [&text[..at], &text[end..]].concat()
            });
        },
        info_xml,
        Outcome::Accepted,
        &["B.06 note info.xml"],
    ),
    ("ET-producer", old_mets, et_producer, Outcome::Accepted, NOTHING),
    ("a delivery of version 4.0", |d| version(d, "4.0"), gnu, Outcome::Accepted, NOTHING),
    ("a delivery of version 3.1", |d| version(d, "3.1"), gnu, Outcome::Accepted, NOTHING),
    ("a METS with prefixes", |d| d.prefix(METS, "mets"), gnu, Outcome::Accepted, NOTHING),
    (
        "a structure with prefixes",
        |d| {
            d.prefix(STRUCTURE, "n5");
            d.rewrite(STRUCTURE, |text| text.replace("xsi:type=\"", "xsi:type=\"n5:"));
        },
        gnu,
        Outcome::Accepted,
        NOTHING,
    ),
    (
        "a list of contents with prefixes",
        |d| d.prefix(UTTREKK, "a"),
        gnu,
        Outcome::Accepted,
        NOTHING,
    ),
    ("addml.xml", addml, gnu, Outcome::Accepted, NOTHING),
    (
        "a list of contents with a mark",
        |d| {
            d.rewrite(UTTREKK, |text| format!("{BOM}{text}"));
        },
        gnu,
        Outcome::Accepted,
        NOTHING,
    ),
];

/// As names, paths and sums are spelled.
const SPELLINGS: &[Foreign] = &[
    (
        "hrefs as URLs",
        |d| hrefs(d, |to| format!("file:///{}", to.replace("%C3%A5", "%c3%a5"))),
        gnu,
        Outcome::Accepted,
        NOTHING,
    ),
    (
        "hrefs from the root folder",
        |d| hrefs(d, |to| format!("file:{UUID}/{to}")),
        gnu,
        Outcome::Accepted,
        NOTHING,
    ),
    (
        "hrefs from here",
        |d| hrefs(d, |to| format!("./{to}")),
        gnu,
        Outcome::Accepted,
        NOTHING,
    ),
    (
        "hrefs with a host",
        |d| hrefs(d, |to| format!("file://localhost/{to}")),
        gnu,
        Outcome::Accepted,
        NOTHING,
    ),
    (
        "hrefs of Windows",
        |d| hrefs(d, |to| format!("file:{}", to.replace('/', "\\"))),
        gnu,
        Outcome::Accepted,
        NOTHING,
    ),
    (
        "hrefs that are names",
        |d| {
            hrefs(d, |to| {
                format!("file:{}", to.replace("%20", " ").replace("%C3%A5", "\u{e5}"))
            });
        },
        gnu,
        Outcome::Accepted,
        NOTHING,
    ),
    (
        "hrefs in parted letters",
        |d| hrefs(d, |to| format!("file:{}", to.replace("%C3%A5", "a%CC%8A"))),
        gnu,
        Outcome::AcceptedWithWarnings,
        &["B.07 warning dias-mets.xml:77"],
    ),
    (
        "names and references in parted letters",
        |d| {
            decomposed(d);
            d.replace(
                STRUCTURE,
                "DOKUMENT/1978/byggetillatelse p\u{e5}",
                "DOKUMENT/1978/byggetillatelse pa\u{30a}",
            );
            d.replace(METS, "p%C3%A5", "pa%CC%8A");
        },
        gnu,
        Outcome::AcceptedWithWarnings,
        &["B.34 warning content/DOKUMENT/1978/byggetillatelse pa\u{30a} ny.pdf"],
    ),
    ("checksums in capitals", capitals, gnu, Outcome::Accepted, NOTHING),
    (
        "an id in capitals",
        |d| d.replace(METS, UUID, &UUID.to_uppercase()),
        gnu,
        Outcome::Accepted,
        NOTHING,
    ),
    (
        "documents in dokumenter",
        |d| folder_called(d, "dokumenter"),
        gnu,
        Outcome::Accepted,
        NOTHING,
    ),
    (
        "documents in DOKUMENTER",
        |d| folder_called(d, "DOKUMENTER"),
        gnu,
        Outcome::Accepted,
        NOTHING,
    ),
    (
        "documents in dokument",
        |d| folder_called(d, "dokument"),
        gnu,
        Outcome::Accepted,
        NOTHING,
    ),
    (
        "documents far down",
        |d| folder_called(d, "DOKUMENT/a/b/c/d"),
        gnu,
        Outcome::Accepted,
        NOTHING,
    ),
    (
        "references of Windows",
        |d| d.replace(STRUCTURE, ">DOKUMENT/1978/0001.pdf", ">DOKUMENT\\1978\\0001.pdf"),
        gnu,
        Outcome::Accepted,
        NOTHING,
    ),
    (
        "an extraction one folder down",
        nested,
        gnu,
        Outcome::AcceptedWithWarnings,
        &["B.04 warning content/uttrekk/"],
    ),
];

/// As tars, zips and folders.
const CONTAINERS: &[Foreign] = &[
    ("a tar of 1979", |_| {}, old, Outcome::Accepted, NOTHING),
    ("a tar from here", |_| {}, dotted, Outcome::Accepted, NOTHING),
    ("a pax tar", |_| {}, pax, Outcome::Accepted, NOTHING),
    ("a ustar tar", |_| {}, ustar, Outcome::Accepted, NOTHING),
    ("a tar with a comment", |_| {}, global, Outcome::Accepted, NOTHING),
    ("a tar in large blocks", |_| {}, blocked, Outcome::Accepted, NOTHING),
    (
        "a tar with names in Latin-1",
        |_| {},
        latin1_names,
        Outcome::AcceptedWithWarnings,
        &["B.02 warning {uuid}/content/DOKUMENT/1978/byggetillatelse p\u{e5} ny.pdf"],
    ),
    (
        "a tar alone",
        |_| {},
        alone,
        Outcome::AcceptedWithWarnings,
        &["B.06 warning {uuid}.tar"],
    ),
    ("unpacked", |_| {}, unpacked, Outcome::Accepted, NOTHING),
    (
        "the extraction alone",
        |_| {},
        extraction,
        Outcome::Accepted,
        &["B.04 note avleveringspakke"],
    ),
    ("a zip of 64 bits", |_| {}, zip64, Outcome::Accepted, NOTHING),
    ("a zip without a root", |_| {}, zip_flat, Outcome::Accepted, NOTHING),
    (
        "a zip with backslashes",
        |_| {},
        zip_backslashes,
        Outcome::AcceptedWithWarnings,
        &["B.02 warning {uuid}.zip"],
    ),
    ("a zip as a stream", |_| {}, zip_streamed, Outcome::Accepted, NOTHING),
];

#[test]
fn a_sound_delivery_of_any_make_is_accepted() {
    check_all(MAKES);
}

#[test]
fn names_paths_and_sums_are_read_in_every_spelling() {
    check_all(SPELLINGS);
}

#[test]
fn a_sound_delivery_is_accepted_in_any_container() {
    check_all(CONTAINERS);
}
