//! More faults: units that are counted, and what our own rules find in the content.

use super::*;

const RUNNING: &str = "content/loependeJournal.xml";
const PUBLIC: &str = "content/offentligJournal.xml";

/// A unit's own fields, made on a day.
fn head(id: &str, made: &str) -> String {
    format!(
        "<systemID>00000000-0000-4000-8000-0000000000{id}</systemID>\
         <opprettetDato>{made}T00:00:00</opprettetDato><opprettetAv>X</opprettetAv>"
    )
}

/// A plain registration with what it holds.
fn registration(id: &str, holds: &str) -> String {
    format!(
        "<registrering>{}<arkivertDato>1978-01-01T00:00:00</arkivertDato>\
         <arkivertAv>X</arkivertAv>{holds}<tittel>T</tittel></registrering>",
        head(id, "1978-01-01")
    )
}

fn class(id: &str, holds: &str) -> String {
    format!(
        "<klasse><systemID>00000000-0000-4000-8000-0000000000{id}</systemID>\
         <klasseID>{id}</klasseID><tittel>T</tittel>\
         <opprettetDato>1965-01-01T00:00:00</opprettetDato><opprettetAv>X</opprettetAv>\
         {holds}</klasse>"
    )
}

fn folder(id: &str, holds: &str) -> String {
    format!(
        "<mappe><systemID>00000000-0000-4000-8000-0000000000{id}</systemID>\
         <mappeID>{id}</mappeID><tittel>T</tittel>\
         <opprettetDato>1978-03-01T00:00:00</opprettetDato><opprettetAv>X</opprettetAv>\
         <avsluttetDato>1979-06-30T00:00:00</avsluttetDato><avsluttetAv>X</avsluttetAv>\
         {holds}</mappe>"
    )
}

/// A description on paper.
fn paper(id: &str) -> String {
    format!(
        "<dokumentbeskrivelse><systemID>00000000-0000-4000-8000-0000000000{id}</systemID>\
         <dokumenttype>Brev</dokumenttype>\
         <dokumentstatus>Dokumentet er ferdigstilt</dokumentstatus><tittel>T</tittel>\
         <opprettetDato>1978-01-01T00:00:00</opprettetDato><opprettetAv>X</opprettetAv>\
         <dokumentmedium>Fysisk arkiv</dokumentmedium>\
         <tilknyttetRegistreringSom>Hoveddokument</tilknyttetRegistreringSom>\
         <dokumentnummer>1</dokumentnummer><tilknyttetDato>1978-01-01T00:00:00</tilknyttetDato>\
         <tilknyttetAv>X</tilknyttetAv></dokumentbeskrivelse>"
    )
}

/// A description of an electronic document.
fn electronic(id: &str) -> String {
    paper(id).replace("<dokumentmedium>Fysisk arkiv</dokumentmedium>", "")
}

/// One more file, listed in METS.
fn add_file(d: &mut Delivery, name: &str, bytes: Vec<u8>) {
    let entry = format!(
        "USE=\"FILES\"><file ID=\"fileId_90\" MIMETYPE=\"image/pdf\" SIZE=\"@size({name})@\" \
         CREATED=\"2026-01-02T00:00:00\" CHECKSUM=\"@sha256({name})@\" CHECKSUMTYPE=\"SHA-256\" \
         USE=\"Datafile\"><FLocat LOCTYPE=\"URL\" xlink:type=\"simple\" xlink:href=\"file:{name}\"/>\
         </file>"
    );
    d.replace(METS, "USE=\"FILES\">", &entry);
    d.files.insert(name.to_owned(), bytes);
}

/// One more schema of one's own in arkivuttrekk.xml.
fn list_schema(d: &mut Delivery, name: &str) {
    let text = String::from_utf8(d.files[UTTREKK].clone()).unwrap();
    let line = text.lines().find(|line| line.contains("eiendom.xsd")).unwrap();
    let twice = format!("{line}{}", line.trim().replace("eiendom.xsd", name));
    d.replace(UTTREKK, line, &twice);
}

/// Another declared number of document files.
fn declare_files(d: &mut Delivery, count: u64) {
    let before = "\"antallDokumentfiler\"><value>";
    d.replace(UTTREKK, &format!("{before}3<"), &format!("{before}{count}<"));
}

/// Another declared number of an element.
fn declare(d: &mut Delivery, element: &str, from: u64, to: u64) {
    let count =
        format!("<value>//{element}</value></property><property name=\"value\"><value>");
    d.replace(UTTREKK, &format!("{count}{from}<"), &format!("{count}{to}<"));
}

/// Where the second class ends.
const LAST_CLASS: &str = "</klasse>\n    </klassifikasjonssystem>";
/// Where the first class ends and the second begins.
const BETWEEN: &str = "</mappe>\n      </klasse>";

/// Each fault, and all that is said about it.
pub(super) const FAULTS: &[(&str, Fault, &[&str])] = &[
    (
        "an arkivdel that is still open",
        |d| d.replace(STRUCTURE, "<arkivdelstatus>Avsluttet", "<arkivdelstatus>Aktiv"),
        &["N5.06 warning content/arkivstruktur.xml:16"],
    ),
    (
        "a class with a class and a folder",
        |d| d.replace(STRUCTURE, "</mappe>", &format!("</mappe>{}", class("e1", ""))),
        &[
            "N5.03 error content/arkivstruktur.xml:174",
            "N5.12 error content/arkivstruktur.xml:27",
        ],
    ),
    (
        "a class with a class and a registration",
        |d| {
            let holds = class("e1", "") + &registration("e2", &paper("e3"));
            d.replace(STRUCTURE, LAST_CLASS, &format!("{holds}{LAST_CLASS}"));
            declare(d, "registrering", 2, 3);
        },
        &[
            "N5.03 error content/arkivstruktur.xml:182",
            "N5.19 error content/arkivstruktur.xml:176",
        ],
    ),
    (
        "a folder that holds nothing",
        |d| {
            let folder = folder("e1", "");
            d.replace(STRUCTURE, BETWEEN, &format!("</mappe>{folder}\n      </klasse>"));
            declare(d, "mappe", 1, 2);
        },
        &["N5.14 note content/arkivstruktur.xml:174"],
    ),
    (
        "a registration without description",
        |d| {
            let folder = folder("e1", &registration("e2", ""));
            d.replace(STRUCTURE, BETWEEN, &format!("</mappe>{folder}\n      </klasse>"));
            declare(d, "mappe", 1, 2);
            declare(d, "registrering", 2, 3);
        },
        &["N5.21 warning content/arkivstruktur.xml:174"],
    ),
    (
        "an electronic description without its document",
        |d| {
            let object = "<dokumentobjekt>\n                <systemID>00000000-0000-4000-8000-00000000000d";
            d.cut(STRUCTURE, object, "</dokumentobjekt>");
        },
        &[
            "N5.24 warning content/arkivstruktur.xml:130",
            "N5.33 error content/DOKUMENT/1978/byggetillatelse på ny.pdf",
        ],
    ),
    (
        "a schema that is listed and not there",
        |d| list_schema(d, "annet.xsd"),
        &["N5.01 error content/arkivuttrekk.xml:48"],
    ),
    (
        "another own schema of five million bytes",
        |d| {
            let schema = d.files["content/eiendom.xsd"].clone();
            let long = [schema, vec![b' '; 5_000_000]].concat();
            add_file(d, "content/annet.xsd", long);
            list_schema(d, "annet.xsd");
        },
        &["B.18 error content/annet.xsd"],
    ),
    (
        "an electronic description without any document",
        |d| {
            let folder = folder("e1", &registration("e2", &electronic("e3")));
            d.replace(STRUCTURE, BETWEEN, &format!("</mappe>{folder}\n      </klasse>"));
            declare(d, "mappe", 1, 2);
            declare(d, "registrering", 2, 3);
        },
        &["N5.24 warning content/arkivstruktur.xml:174"],
    ),
    (
        "a document that was lost before packing",
        |d| {
            d.remove(TIF);
            declare_files(d, 2);
        },
        &["N5.32 error content/arkivstruktur.xml:75"],
    ),
    (
        "a document that nothing speaks of",
        |d| {
            let pdf = [d.files[PDF].as_slice(), b"\n"].concat();
            add_file(d, "content/DOKUMENT/1978/0002.pdf", pdf);
            declare_files(d, 4);
        },
        &["N5.33 error content/DOKUMENT/1978/0002.pdf"],
    ),
    (
        "two objects of one file, and no other",
        |d| {
            let file = "DOKUMENT/1978/byggetillatelse på ny.pdf";
            d.replace_all(STRUCTURE, file, "DOKUMENT/1978/0001.pdf");
            d.files.remove(&format!("content/{file}")).unwrap();
            d.cut(METS, "<file ID=\"fileId_21\"", "</file>");
            declare_files(d, 2);
        },
        &["N5.34 warning content/arkivstruktur.xml:148"],
    ),
    (
        "no change log, and none listed",
        |d| {
            d.remove("content/endringslogg.xml");
            d.cut(UTTREKK, "<dataObject name=\"endringslogg\">", "</dataObject>");
        },
        &["N5.61 error {uuid}.tar"],
    ),
    (
        "a name in decomposed letters, referred to so",
        |d| {
            let (from, to) =
                ("1978/byggetillatelse på ny", "1978/byggetillatelse pa\u{30a} ny");
            let path = |name: &str| format!("content/DOKUMENT/{name}.pdf");
            let bytes = d.files.remove(&path(from)).unwrap();
            d.files.insert(path(to), bytes);
            d.replace_all(METS, from, to);
            d.replace(METS, "p%C3%A5%20ny", "pa%CC%8A%20ny");
            d.replace_all(STRUCTURE, from, to);
        },
        &["B.34 warning content/DOKUMENT/1978/byggetillatelse pa\u{30a} ny.pdf"],
    ),
    (
        "two objects of one file",
        |d| {
            let file = "DOKUMENT/1978/byggetillatelse på ny.pdf";
            d.replace_all(STRUCTURE, file, "DOKUMENT/1978/0001.pdf");
        },
        &[
            "N5.33 error content/DOKUMENT/1978/byggetillatelse på ny.pdf",
            "N5.34 warning content/arkivstruktur.xml:148",
        ],
    ),
    (
        "a registration outside folders",
        |d| {
            let holds = registration("e2", &paper("e3"));
            let first =
                "<klasse>\n        <systemID>00000000-0000-4000-8000-000000000004";
            d.replace(STRUCTURE, first, &format!("{}{first}", class("e1", &holds)));
            declare(d, "registrering", 2, 3);
        },
        &["B.19 note content/arkivstruktur.xml:27"],
    ),
    (
        "a folder within a folder",
        |d| {
            let inner = folder("e2", &registration("e3", &paper("e4")));
            let folder = folder("e1", &inner);
            d.replace(STRUCTURE, BETWEEN, &format!("</mappe>{folder}\n      </klasse>"));
            declare(d, "mappe", 1, 3);
            declare(d, "registrering", 2, 3);
        },
        &["B.19 note content/arkivstruktur.xml:174"],
    ),
    (
        "no period declared",
        |d| d.cut(UTTREKK, "<property name=\"periode\">", "</properties></property>"),
        &["B.19 note content/arkivuttrekk.xml"],
    ),
    (
        "a value of one's own",
        |d| {
            let element = "<avskrivningsmaate>";
            d.replace(
                STRUCTURE,
                &format!("{element}Besvart med brev"),
                &format!("{element}BU"),
            );
        },
        &["B.20 warning content/arkivstruktur.xml:115"],
    ),
    (
        "a folder closed before it began",
        |d| d.replace(STRUCTURE, "<avsluttetDato>1979-06", "<avsluttetDato>1977-06"),
        &["B.21 warning content/arkivstruktur.xml:42"],
    ),
    (
        "a registration of another period",
        |d| {
            let made = |year: &str| {
                format!(
                    "<opprettetDato>{year}-03-01T00:00:00</opprettetDato>\n            \
                     <opprettetAv>Bygningssjefen</opprettetAv>\n            <arkivertDato>{year}"
                )
            };
            d.replace(STRUCTURE, &made("1978"), &made("1985"));
            d.replace(STRUCTURE, "<dokumentetsDato>1978-02", "<dokumentetsDato>1985-02");
        },
        &["B.22 warning content/arkivstruktur.xml:53"],
    ),
    (
        "a folder closed after the period",
        |d| d.replace(STRUCTURE, "<avsluttetDato>1979-06", "<avsluttetDato>1980-06"),
        &["B.22 warning content/arkivstruktur.xml:42"],
    ),
    (
        "a document described after the period",
        |d| {
            let made = |year: &str| {
                format!(
                    "<tittel>Byggetillatelse</tittel>\n              \
                     <opprettetDato>{year}"
                )
            };
            d.replace(STRUCTURE, &made("1978"), &made("1985"));
        },
        &["B.22 warning content/arkivstruktur.xml:135"],
    ),
    (
        "an entry outside the journal's days",
        |d| d.replace(PUBLIC, "<journaldato>1978-03", "<journaldato>1981-03"),
        &["B.23 warning content/offentligJournal.xml:18"],
    ),
    (
        "a user name for a name",
        |d| d.replace(STRUCTURE, "<arkivertAv>Bygningssjefen", "<arkivertAv>kano"),
        &["B.40 note content/arkivstruktur.xml:56"],
    ),
    (
        "a PDF without pages",
        |d| d.replace(PDF, "/Kids [3 0 R] /Count 1", "/Kids [] /Count 0"),
        &["B.32 error content/DOKUMENT/1978/0001.pdf"],
    ),
    (
        "a journal with another post",
        |d| d.replace(RUNNING, "00000000000b</systemID>", "0000000000fb</systemID>"),
        &[
            "B.23 error content/loependeJournal.xml:38",
            "B.23 error content/arkivstruktur.xml:120",
        ],
    ),
    (
        "a journal in disorder",
        |d| d.replace(PUBLIC, "<journalsekvensnummer>1<", "<journalsekvensnummer>3<"),
        &["B.23 warning content/offentligJournal.xml:37"],
    ),
    (
        "a screened name in the public journal",
        |d| d.replace(PUBLIC, "*****", "Nordmann, Kari"),
        &["B.24 error content/offentligJournal.xml:37"],
    ),
    (
        "a personal number in a title",
        |d| d.replace(STRUCTURE, "<tittel>Garasje<", "<tittel>Garasje 158170 00190<"),
        &["B.25 warning content/arkivstruktur.xml:39"],
    ),
    (
        "a letter from nobody",
        |d| d.cut(STRUCTURE, "<korrespondansepart>", "</korrespondansepart>"),
        &["B.26 warning content/arkivstruktur.xml:51"],
    ),
    (
        "a letter without main document",
        |d| {
            let element = "<tilknyttetRegistreringSom>";
            let (from, to) =
                (format!("{element}Hoveddokument"), format!("{element}Vedlegg"));
            d.replace(STRUCTURE, &from, &to);
        },
        &["B.27 warning content/arkivstruktur.xml:51"],
    ),
    (
        "a letter that waits for its answer",
        |d| d.cut(STRUCTURE, "<avskrivning>", "</avskrivning>"),
        &["B.28 note content/arkivstruktur.xml:51"],
    ),
    (
        "screened words without a public title",
        |d| {
            let to = "Skjerming tittel registrering - utvalgte ord";
            d.replace(STRUCTURE, "Skjerming navn mottaker", to);
        },
        &["B.29 warning content/arkivstruktur.xml:119"],
    ),
    (
        "a document of which parts are screened",
        |d| {
            let metadata =
                "<skjermingMetadata>Skjerming navn mottaker</skjermingMetadata>";
            let title = "<opprettetAv>Bygningssjefen</opprettetAv>\n              \
                <tilknyttetRegistreringSom>Hoveddokument</tilknyttetRegistreringSom>\n              \
                <dokumentnummer>1</dokumentnummer>\n              \
                <tilknyttetDato>1978-04-02T00:00:00</tilknyttetDato>\n              \
                <tilknyttetAv>Bygningssjefen</tilknyttetAv>";
            let screened = format!(
                "{title}<skjerming><tilgangsrestriksjon>Unntatt offentlighet</tilgangsrestriksjon>\
                 <skjermingshjemmel>Offl. § 13</skjermingshjemmel>{metadata}<skjermingDokument>\
                 Skjerming av deler av dokumentet</skjermingDokument></skjerming>"
            );
            d.replace(STRUCTURE, title, &screened);
        },
        &["B.29 warning content/arkivstruktur.xml:130"],
    ),
    (
        "more screened letters than are remembered",
        |d| {
            let before = "<arkivertAv>Bygningssjefen</arkivertAv>\n            ";
            let screened = "<skjerming><tilgangsrestriksjon>Unntatt offentlighet\
                 </tilgangsrestriksjon><skjermingshjemmel>Offl. § 13</skjermingshjemmel>\
                 <skjermingMetadata>Skjerming tittel registrering - unntatt første linje</skjermingMetadata></skjerming>";
            let post = format!("{before}<dokumentbeskrivelse>");
            d.replace(
                STRUCTURE,
                &post,
                &format!("{before}{screened}<dokumentbeskrivelse>"),
            );
            let title = "<tittel>Søknad om garasje</tittel>\n            ";
            let public = format!("{title}<offentligTittel>Brev</offentligTittel>");
            let post = format!("{title}<korrespondansepart>");
            d.replace(STRUCTURE, &post, &format!("{public}<korrespondansepart>"));
        },
        &["B.24 warning content/offentligJournal.xml"],
    ),
    (
        "a file that is something else",
        |d| drop(d.files.insert(TIF.into(), b"\x89PNG\r\n\x1a\n".to_vec())),
        &["B.30 error content/DOKUMENT/1978/0001.tif"],
    ),
    (
        "a PRONOM id of another format",
        |d| d.replace(STRUCTURE, "<format>tif<", "<format>fmt/43<"),
        &["B.30 warning content/arkivstruktur.xml:68"],
    ),
    (
        "an archive format that is not approved any more",
        |d| {
            d.replace(PDF, "<pdfaid:part>", "<pdfaid:deel>");
            d.replace(PDF, "</pdfaid:part>", "</pdfaid:deel>");
        },
        &["B.31 warning content/arkivstruktur.xml:80"],
    ),
    (
        "an archive format that was approved then",
        |d| {
            d.replace(PDF, "<pdfaid:part>", "<pdfaid:deel>");
            d.replace(PDF, "</pdfaid:part>", "</pdfaid:deel>");
            d.replace_all(STRUCTURE, "<opprettetDato>2026", "<opprettetDato>2005");
        },
        &["B.31 note content/arkivstruktur.xml:80"],
    ),
    (
        "a PDF cut short",
        |d| d.replace(PDF, "startxref", "xref"),
        &["B.32 error content/DOKUMENT/1978/0001.pdf"],
    ),
    (
        "a PDF that asks for a key",
        |d| d.replace(PDF, "/Root 1 0 R", "/Root 1 0 R /Encrypt 9 0 R"),
        &["B.32 error content/DOKUMENT/1978/0001.pdf"],
    ),
    (
        "two equal files",
        |d| {
            let pdf = d.files[PDF].clone();
            d.files.insert("content/DOKUMENT/1978/byggetillatelse på ny.pdf".into(), pdf);
        },
        &["B.33 note content/DOKUMENT/1978/0001.pdf"],
    ),
    (
        "a name in decomposed letters",
        |d| {
            let (from, to) =
                ("1978/byggetillatelse på ny", "1978/byggetillatelse pa\u{30a} ny");
            let path = |name: &str| format!("content/DOKUMENT/{name}.pdf");
            let bytes = d.files.remove(&path(from)).unwrap();
            d.files.insert(path(to), bytes);
            d.replace_all(METS, from, to);
            d.replace(METS, "p%C3%A5%20ny", "pa%CC%8A%20ny");
            d.replace_all(
                STRUCTURE,
                &format!("({}", path(from)),
                &format!("({}", path(to)),
            );
        },
        &[
            "N5.32 error content/arkivstruktur.xml:148",
            "N5.33 error content/DOKUMENT/1978/byggetillatelse pa\u{30a} ny.pdf",
            "B.34 warning content/arkivstruktur.xml:148",
            "B.34 warning content/DOKUMENT/1978/byggetillatelse pa\u{30a} ny.pdf",
        ],
    ),
    (
        "a gårdsnummer that is too large",
        |d| d.replace(STRUCTURE, "<e:gardsnummer>12<", "<e:gardsnummer>123456<"),
        &["B.35 warning content/arkivstruktur.xml:47"],
    ),
];
