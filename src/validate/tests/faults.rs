//! One fault at a time, and exactly what is said about it.

use super::*;

#[test]
fn the_sound_package_is_accepted_without_a_word() {
    check("sound", |_| {}, &[]);
}

/// Each fault, and all that is said about it.
pub(super) const FAULTS: &[(&str, Fault, &[&str])] = &[
    // B.04 – B.08: the package
    (
        "no dias-mets",
        |d| drop(d.files.remove(METS)),
        &["B.04 error {uuid}.tar", "B.06 error {uuid}.xml:19"],
    ),
    ("no dias-premis", |d| d.remove(PREMIS), &["B.04 error {uuid}.tar"]),
    ("no log", |d| d.remove("log.xml"), &["B.04 warning {uuid}.tar"]),
    ("root of another name", |d| d.root = "annen".into(), &["B.05 error {uuid}.tar"]),
    (
        "OBJID of another package",
        |d| d.replace(METS, "UUID:0123", "UUID:9123"),
        &["B.05 error dias-mets.xml:2"],
    ),
    (
        "OBJID of the transfer file",
        |d| d.replace("transfer.xml", "UUID:0123", "UUID:9123"),
        &["B.05 error {uuid}.xml:2"],
    ),
    (
        "a tar that is not a UUID",
        |d| {
            (d.name, d.root) = ("pakke.tar".into(), "pakke".into());
            d.replace_all("transfer.xml", UUID, "pakke");
            d.replace(METS, UUID, "pakke");
        },
        &["B.05 warning pakke.tar"],
    ),
    ("no transfer file", |d| d.transfer.clear(), &["B.06 warning {uuid}.tar"]),
    (
        "transfer file of another tar",
        |d| d.replace("transfer.xml", "@sha256(tar)@", WRONG),
        &["B.06 error {uuid}.xml:16"],
    ),
    (
        "transfer file of another size",
        |d| d.replace("transfer.xml", "@size(tar)@", "17"),
        &["B.06 error {uuid}.xml:16"],
    ),
    (
        "transfer file of another METS",
        |d| {
            d.replace("transfer.xml", "@sha256(dias-mets.xml)@", WRONG);
        },
        &["B.06 error {uuid}.xml:19"],
    ),
    (
        "transfer file without the tar",
        |d| {
            d.replace("transfer.xml", &format!("file:{UUID}.tar"), "file:annen.tar");
        },
        &["B.06 error {uuid}.xml:16", "B.06 error {uuid}.xml"],
    ),
    (
        "METS with another checksum",
        |d| d.replace(METS, "@sha256(log.xml)@", WRONG),
        &["B.07 error dias-mets.xml:17"],
    ),
    (
        "METS with another size",
        |d| d.replace(METS, "@size(log.xml)@", "1"),
        &["B.07 error dias-mets.xml:17"],
    ),
    (
        "METS with no checksum at all",
        |d| d.replace(METS, "@sha256(log.xml)@", "1b70"),
        &["B.07 error dias-mets.xml:17"],
    ),
    (
        "METS with MD5",
        |d| {
            d.replace(METS, "CHECKSUMTYPE=\"SHA-256\"", "CHECKSUMTYPE=\"MD5\"");
        },
        &["B.07 warning dias-mets.xml:17"],
    ),
    (
        "METS lists what is not there",
        |d| {
            let file = "file:log.xml";
            d.replace(METS, file, "file:logg.xml");
        },
        &["B.07 error dias-mets.xml:17", "B.07 error log.xml"],
    ),
    (
        "METS lists Arkade's report",
        |d| {
            let href = "file:administrative_metadata/repository_operations/report.html";
            d.replace(METS, "file:log.xml", href);
            d.files.remove("log.xml").unwrap();
        },
        &["B.04 warning {uuid}.tar", "B.07 warning dias-mets.xml:17"],
    ),
    (
        "METS lists a file twice",
        |d| {
            let twice = METS;
            d.replace_all(twice, "log.xml)", "dias-mets.xsd)");
            d.replace(twice, "file:log.xml", "file:dias-mets.xsd");
            d.files.remove("log.xml").unwrap();
        },
        &["B.04 warning {uuid}.tar", "B.07 warning dias-mets.xml:20"],
    ),
    ("METS leaves a file out", |d| d.unlist("log.xml"), &["B.07 error log.xml"]),
    (
        "METS as Arkade mixes it",
        |d| {
            d.replace(
                METS,
                "<file ID=\"fileId_21\"",
                "<fileGrp USE=\"X\"><file ID=\"fileId_21\"",
            );
            d.replace(METS, "</fileGrp>", "</fileGrp></fileGrp>");
        },
        &["N5.03 warning dias-mets.xml:76"],
    ),
    (
        "METS in Library of Congress' namespace",
        |d| {
            let official = "mets xmlns=\"http://arkivverket.no/standarder/METS\"";
            d.replace(METS, official, "mets xmlns=\"http://www.loc.gov/METS/\"");
        },
        &["N5.03 error dias-mets.xml:12"],
    ),
    (
        "PREMIS with another checksum",
        |d| {
            d.replace(PREMIS, &format!("@sha256({PDF})@"), WRONG);
        },
        &["B.08 error administrative_metadata/dias-premis.xml:11"],
    ),
    (
        "PREMIS with another size",
        |d| d.replace(PREMIS, &format!("@size({PDF})@"), "5"),
        &["B.08 error administrative_metadata/dias-premis.xml:11"],
    ),
    (
        "PREMIS describes what is not there",
        |d| {
            d.replace(PREMIS, "DOKUMENT/1978/0001.pdf", "DOKUMENT/1978/0002.pdf");
        },
        &["B.08 error administrative_metadata/dias-premis.xml:11"],
    ),
    // B.09: form
    (
        "XML that is not well-formed",
        |d| d.replace(STRUCTURE, "</klasse>", "</klase>"),
        &["B.09 error content/arkivstruktur.xml:175"],
    ),
    (
        "a document type",
        |d| {
            let bomb = "?>\n<!DOCTYPE endringslogg [<!ENTITY a \"b\">]>";
            d.replace("content/endringslogg.xml", "?>", bomb);
        },
        &["B.09 error content/endringslogg.xml:2"],
    ),
    (
        "Latin-1",
        |d| {
            d.replace("content/endringslogg.xml", "UTF-8", "ISO-8859-1");
        },
        &["B.09 error content/endringslogg.xml:1"],
    ),
    // arkivuttrekk.xml
    (
        "no arkivuttrekk",
        |d| d.remove(UTTREKK),
        &[
            "B.07 error dias-mets.xml:29",
            "N5.01 error {uuid}.tar",
            "B.11 error content/arkivstruktur.xml:46",
        ],
    ),
    (
        "no arkivstruktur",
        |d| d.remove(STRUCTURE),
        &["N5.01 error content/arkivuttrekk.xml:45", "B.12 error {uuid}.tar"],
    ),
    (
        "arkivuttrekk names what is not there",
        |d| {
            d.replace(UTTREKK, "<value>eiendom.xsd<", "<value>eiendommer.xsd<");
        },
        &[
            "N5.01 error content/arkivuttrekk.xml:48",
            "B.12 warning content/eiendom.xsd",
            "B.11 error content/arkivstruktur.xml:46",
        ],
    ),
    (
        "a schema is missing",
        |d| d.remove("content/metadatakatalog.xsd"),
        &[
            "N5.01 error content/arkivuttrekk.xml:47",
            "B.12 error content/arkivstruktur.xml",
            "B.12 error content/endringslogg.xml",
            "B.12 error content/loependeJournal.xml",
            "B.12 error content/offentligJournal.xml",
        ],
    ),
    (
        "arkivuttrekk with another checksum",
        |d| {
            d.replace(UTTREKK, "@sha256(content/endringslogg.xml)@", WRONG);
        },
        &["N5.02 error content/arkivuttrekk.xml:56"],
    ),
    (
        "arkivuttrekk with MD5",
        |d| d.replace(UTTREKK, "SHA-256", "MD5"),
        &["N5.02 error content/arkivuttrekk.xml:45"],
    ),
    (
        "arkivuttrekk against its schema",
        |d| {
            d.replace(UTTREKK, "<description>", "<beskrivelse/><description>");
        },
        &[
            "N5.03 error administrative_metadata/arkivuttrekk.xml:4",
            "N5.03 error content/arkivuttrekk.xml:4",
        ],
    ),
    (
        "a stranger beside arkivstruktur",
        |d| {
            let bytes = b"<a/>".to_vec();
            d.replace(METS, "file:log.xml", "file:content/merknad.txt");
            let log = d.files.remove("log.xml").unwrap();
            d.files.insert("content/merknad.txt".into(), bytes);
            d.replace(METS, "@sha256(log.xml)@", "@sha256(content/merknad.txt)@");
            d.replace(METS, "@size(log.xml)@", "@size(content/merknad.txt)@");
            drop(log);
        },
        &["B.04 warning {uuid}.tar", "B.12 warning content/merknad.txt"],
    ),
    (
        "a copy of arkivuttrekk that differs",
        |d| {
            let other = "<addml xmlns=\"http://www.arkivverket.no/standarder/addml\"><dataset/></addml>";
            d.files.insert(COPY.into(), other.into());
        },
        &["B.12 warning administrative_metadata/arkivuttrekk.xml"],
    ),
    // N5.03 and schemas
    (
        "an own schema of five million bytes",
        |d| {
            let long = format!("<!--{}--></xs:schema>", " ".repeat(5_000_000));
            d.replace("content/eiendom.xsd", "</xs:schema>", &long);
        },
        &["B.18 error content/eiendom.xsd", "B.11 error content/arkivstruktur.xml:46"],
    ),
    (
        "elements in another order",
        |d| {
            d.replace(STRUCTURE, "<klasseID>12/35</klasseID>", "");
        },
        &["N5.03 error content/arkivstruktur.xml:179"],
    ),
    (
        "a value of another type",
        |d| {
            d.replace(STRUCTURE, "<saksdato>1978-03-01<", "<saksdato>1. mars<");
        },
        &["N5.03 error content/arkivstruktur.xml:169"],
    ),
    (
        "an id that is no UUID",
        |d| {
            d.replace(STRUCTURE, "000000000009</systemID>", "00000000000x</systemID>");
        },
        &["N5.03 error content/arkivstruktur.xml:69"],
    ),
    (
        "another namespace",
        |d| {
            d.replace(
                "content/loependeJournal.xml",
                "noark5/loependeJournal",
                "noark5/journal",
            );
        },
        &["N5.03 error content/loependeJournal.xml:2"],
    ),
    (
        "own metadata against their schema",
        |d| {
            d.replace(STRUCTURE, "<e:gardsnummer>12<", "<e:gardsnummer>tolv<");
        },
        &[
            "N5.03 error content/arkivstruktur.xml:47",
            "B.35 warning content/arkivstruktur.xml:47",
        ],
    ),
    (
        "own metadata without a schema",
        |d| {
            d.replace(STRUCTURE, "urn:example:eiendom", "urn:example:annen");
        },
        &["B.11 error content/arkivstruktur.xml:46"],
    ),
    (
        "an own schema that is broken",
        |d| {
            d.replace("content/eiendom.xsd", "xs:positiveInteger", "xs:heltall");
        },
        &["N5.03 error content/arkivstruktur.xml"],
    ),
    (
        "an official schema that was edited",
        |d| {
            d.replace("content/arkivstruktur.xsd", "<xs:schema", "<!-- 1 --><xs:schema");
        },
        &["B.10 warning content/arkivstruktur.xsd"],
    ),
    // counts and statuses
    (
        "another number of mapper",
        |d| {
            d.replace(
                UTTREKK,
                "<value>//mappe</value></property><property name=\"value\"><value>1<",
                "<value>//mappe</value></property><property name=\"value\"><value>2<",
            );
        },
        &["N5.10 error content/arkivuttrekk.xml:50"],
    ),
    (
        "another number of registreringer",
        |d| {
            let count = "<value>//registrering</value></property><property name=\"value\"><value>";
            d.replace(UTTREKK, &format!("{count}2<"), &format!("{count}3<"));
        },
        &["N5.16 error content/arkivuttrekk.xml:51"],
    ),
    (
        "another number of files",
        |d| {
            let count = "\"antallDokumentfiler\"><value>";
            d.replace(UTTREKK, &format!("{count}3<"), &format!("{count}4<"));
        },
        &["N5.28 error content/arkivuttrekk.xml:40"],
    ),
    (
        "no number of files",
        |d| {
            d.replace(UTTREKK, "\"antallDokumentfiler\"", "\"antall\"");
        },
        &["N5.28 warning content/arkivuttrekk.xml"],
    ),
    (
        "an open case",
        |d| {
            d.replace(
                STRUCTURE,
                "<saksstatus>Avsluttet<",
                "<saksstatus>Under behandling<",
            );
        },
        &["N5.15 error content/arkivstruktur.xml:172"],
    ),
    (
        "a journalpost not archived",
        |d| {
            d.replace(
                STRUCTURE,
                "<journalstatus>Arkivert<",
                "<journalstatus>Journalført<",
            );
        },
        &["N5.22 error content/arkivstruktur.xml:109"],
    ),
    (
        "an unfinished document",
        |d| {
            let status = "<dokumentstatus>Dokumentet er ";
            d.replace(
                STRUCTURE,
                &format!("{status}ferdigstilt"),
                &format!("{status}under redigering"),
            );
        },
        &["N5.25 error content/arkivstruktur.xml:60"],
    ),
    // documents
    (
        "a changed document",
        |d| d.replace(STRUCTURE, &format!("@sha256({PDF})@"), WRONG),
        &["N5.30 error content/arkivstruktur.xml:89"],
    ),
    (
        "a checksum that is none",
        |d| {
            d.replace(STRUCTURE, &format!("@sha256({PDF})@"), "abc");
        },
        &["N5.30 error content/arkivstruktur.xml:89"],
    ),
    (
        "a document of another size",
        |d| {
            d.replace(STRUCTURE, &format!("@size({PDF})@"), "1");
        },
        &["B.13 error content/arkivstruktur.xml:91"],
    ),
    (
        "another algorithm",
        |d| {
            d.replace(
                STRUCTURE,
                "<sjekksumAlgoritme>SHA-256<",
                "<sjekksumAlgoritme>MD5<",
            );
        },
        &["B.14 error content/arkivstruktur.xml:77"],
    ),
    (
        "a document that is not there",
        |d| {
            let before = "<referanseDokumentfil>DOKUMENT/1978/0001.pdf";
            d.replace(STRUCTURE, before, "<referanseDokumentfil>DOKUMENT/1978/0001.PDF");
        },
        &[
            "N5.32 error content/arkivstruktur.xml:88",
            "N5.33 error content/DOKUMENT/1978/0001.pdf",
        ],
    ),
    (
        "a reference that leads out",
        |d| {
            let before = "<referanseDokumentfil>DOKUMENT/1978/0001.pdf";
            d.replace(STRUCTURE, before, "<referanseDokumentfil>../../0001.pdf");
        },
        &[
            "N5.32 error content/arkivstruktur.xml:88",
            "N5.33 error content/DOKUMENT/1978/0001.pdf",
        ],
    ),
    (
        "an empty document",
        |d| drop(d.files.insert(TIF.into(), Vec::new())),
        &["N5.64 error content/arkivstruktur.xml:68"],
    ),
    (
        "a format that is not the extension",
        |d| {
            d.replace(STRUCTURE, "<format>tif<", "<format>tiff<");
        },
        &["N5.29 warning content/arkivstruktur.xml:72"],
    ),
    (
        "a PRONOM id as format",
        |d| d.replace(STRUCTURE, "<format>tif<", "<format>fmt/353<"),
        &[],
    ),
    (
        "a conversion that is not described",
        |d| {
            d.replace(STRUCTURE, "<konvertering>", "<!--");
            d.replace(STRUCTURE, "</konvertering>", "-->");
            d.replace(STRUCTURE, "<konvertertDato>", "");
        },
        &["B.15 warning content/arkivstruktur.xml:80"],
    ),
    // flags
    (
        "no screening declared",
        |d| {
            let flag = "\"inneholderSkjermetInformasjon\"><value>";
            d.replace(UTTREKK, &format!("{flag}true"), &format!("{flag}false"));
        },
        &["N5.42 error content/arkivuttrekk.xml:36"],
    ),
    (
        "disposal decisions declared",
        |d| {
            let flag = "\"inneholderDokumenterSomSkalKasseres\"><value>";
            d.replace(UTTREKK, &format!("{flag}false"), &format!("{flag}true"));
        },
        &["N5.44 error content/arkivuttrekk.xml:38"],
    ),
    (
        "disposal declared in words",
        |d| {
            let flag = "\"omfatterDokumenterSomErKassert\"><value>";
            d.replace(UTTREKK, &format!("{flag}false"), &format!("{flag}nei"));
        },
        &["N5.45 error content/arkivuttrekk.xml:37"],
    ),
    (
        "own metadata not declared",
        |d| {
            d.replace(
                UTTREKK,
                "\"inneholderVirksomhetsspesifikkeMetadata\"",
                "\"annet\"",
            );
        },
        &["B.16 error content/arkivuttrekk.xml"],
    ),
    // ids and references
    (
        "an id used twice",
        |d| {
            d.replace(STRUCTURE, "00000000000d</systemID>", "00000000000c</systemID>");
        },
        &["N5.47 error content/arkivstruktur.xml:142"],
    ),
    (
        "an arkivdel that is not there",
        |d| {
            d.replace(
                STRUCTURE,
                "000000000002</referanseArkivdel>",
                "0000000000ff</referanseArkivdel>",
            );
        },
        &["N5.48 error content/arkivstruktur.xml:44"],
    ),
    (
        "a secondary class that is a folder",
        |d| {
            let tag = "</referanseSekundaerKlassifikasjon>";
            d.replace(
                STRUCTURE,
                &format!("000000000005{tag}"),
                &format!("000000000006{tag}"),
            );
        },
        &["N5.51 error content/arkivstruktur.xml:173"],
    ),
    (
        "a cross reference that leads nowhere",
        |d| {
            let tag = "</referanseTilKlasse>";
            d.replace(
                STRUCTURE,
                &format!("000000000005{tag}"),
                &format!("0000000000ff{tag}"),
            );
        },
        &["B.17 warning content/arkivstruktur.xml:34"],
    ),
    (
        "a change to something else",
        |d| {
            let tag = "</referanseArkivenhet>";
            let log = "content/endringslogg.xml";
            d.replace(log, &format!("000000000002{tag}"), &format!("0000000000ff{tag}"));
        },
        &["N5.62 error content/endringslogg.xml:4"],
    ),
    // journals and change log
    (
        "a journal that counts wrong",
        |d| {
            let count = "<antallJournalposter>";
            d.replace(
                "content/loependeJournal.xml",
                &format!("{count}2"),
                &format!("{count}3"),
            );
        },
        &[
            "N5.59 error content/loependeJournal.xml:6",
            "N5.59 error content/offentligJournal.xml:6",
        ],
    ),
    (
        "a journalpost that is not in the journals",
        |d| {
            for journal in ["content/loependeJournal.xml", "content/offentligJournal.xml"]
            {
                d.cut(journal, "<journalregistrering>", "</journalregistrering>");
                d.replace(journal, "<antallJournalposter>2", "<antallJournalposter>1");
            }
        },
        &[
            "N5.59 error content/loependeJournal.xml",
            "B.23 error content/arkivstruktur.xml:52",
            "B.23 error content/arkivstruktur.xml:52",
        ],
    ),
    (
        "journals of other periods",
        |d| {
            let start = "<journalStartDato>";
            d.replace(
                "content/offentligJournal.xml",
                &format!("{start}1965"),
                &format!("{start}1966"),
            );
        },
        &["N5.60 error content/offentligJournal.xml:4"],
    ),
    (
        "a journalpost outside the period",
        |d| {
            d.replace(STRUCTURE, "<journaldato>1978-04-02", "<journaldato>1980-04-02");
        },
        &["N5.60 error content/arkivstruktur.xml:164"],
    ),
    (
        "no journals",
        |d| {
            d.remove("content/loependeJournal.xml");
            d.remove("content/offentligJournal.xml");
        },
        &[
            "N5.01 error content/arkivuttrekk.xml:63",
            "N5.01 error content/arkivuttrekk.xml:72",
            "N5.59 error {uuid}.tar",
            "N5.59 warning {uuid}.tar",
        ],
    ),
    (
        "no change log",
        |d| d.remove("content/endringslogg.xml"),
        &["N5.01 error content/arkivuttrekk.xml:56", "N5.61 error {uuid}.tar"],
    ),
    (
        "an element without content",
        |d| {
            d.replace(STRUCTURE, "<tittel>Garasje</tittel>", "<tittel> </tittel>");
        },
        &["N5.63 error content/arkivstruktur.xml:39"],
    ),
    (
        "a self-closed element",
        |d| {
            d.replace(
                STRUCTURE,
                "<saksansvarlig>Bygningssjefen</saksansvarlig>",
                "<saksansvarlig/>",
            );
        },
        &[
            "N5.03 error content/arkivstruktur.xml:171",
            "N5.63 error content/arkivstruktur.xml:171",
        ],
    ),
];

#[test]
fn each_fault_gives_its_findings_and_no_others() {
    for (name, fault, expected) in FAULTS.iter().chain(more::FAULTS) {
        check(name, *fault, expected);
    }
}
