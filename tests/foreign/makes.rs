//! How the files of other makers differ from the sound package.

use std::path::Path;

use super::*;

pub(super) const BOM: &str = "\u{feff}";
const TRANSFER: &str = "transfer.xml";

/// As Arkade 2.12 writes: all XML begins with a byte order mark, and what is in `content/`
/// stands in a group of its own, within the group of the others.
pub(super) fn arkade(d: &mut Delivery) {
    d.rewrite(METS, |text| {
        let at = text.find("<file ID=\"fileId_7\"").unwrap();
        let inner = "<fileGrp USE=\"ArchiveExtraction\" VERSDATE=\"2026-01-01\">";
        let text = [&text[..at], inner, &text[at..]].concat();
        text.replace("</fileGrp>", "</fileGrp></fileGrp>")
    });
    for file in [METS, PREMIS, "log.xml"] {
        d.rewrite(file, |text| format!("{BOM}{text}"));
    }
    d.replace(TRANSFER, "<?xml", &format!("{BOM}<?xml"));
    d.replace(TRANSFER, "\"application/x-tar\"", "\"application/.tar\"");
    d.replace(TRANSFER, "\"application/xml\"", "\"application/.xml\"");
}

/// What an AIP by Arkade has beside.
pub(super) fn arkade_aip(d: &mut Delivery) {
    d.rewrite(METS, |text| text.replace("TYPE=\"SIP\"", "TYPE=\"AIP\""));
    d.replace(TRANSFER, "TYPE=\"SIP\"", "TYPE=\"AIP\"");
    let operations = "administrative_metadata/repository_operations";
    d.add(&format!("{operations}/arkade-log.xml"), b"<log>Arkade 5</log>");
    d.add(&format!("{operations}/testreports/testreport.html"), b"<html></html>");
    d.add(&format!("{operations}/testreports/testreport.xml"), b"<testReport/>");
    d.add(
        "descriptive_metadata/ead.xml",
        b"<ead xmlns=\"http://ead3.archivists.org/schema/\"><control><recordid>1</recordid>\
          </control></ead>",
    );
    d.add(
        "descriptive_metadata/eac-cpf.xml",
        b"<eac-cpf xmlns=\"urn:isbn:1-931666-33-4\"><control><recordId>1</recordId></control>\
          </eac-cpf>",
    );
    let manual = d.files[PDF].clone();
    d.add("content/systemh\u{e5}ndbok.pdf", &manual);
}

/// METS in the Library of Congress's namespace, by the schema of that time.
pub(super) fn old_mets(d: &mut Delivery) {
    d.rewrite(METS, |text| {
        text.replace("http://arkivverket.no/standarder/METS https://schema.arkivverket.no/METS/latest/DIAS_METS.xsd",
            "http://www.loc.gov/METS/ http://schema.arkivverket.no/METS/mets.xsd")
            .replace("http://arkivverket.no/standarder/METS", "http://www.loc.gov/METS/")
            .replace("<altRecordID TYPE=\"SUBMISSIONAGREEMENT\">2026/1</altRecordID>",
                "<altRecordID TYPE=\"SUBMISSIONAGREEMENT\">2026/1</altRecordID>\
                 <altRecordID TYPE=\"STARTDATE\">1965-01-01</altRecordID>\
                 <altRecordID TYPE=\"ENDDATE\">1979-12-31</altRecordID>")
    });
}

/// As Arkade wrote in 2020: old METS, and files listed that a SIP does not carry.
pub(super) fn arkade_2020(d: &mut Delivery) {
    old_mets(d);
    d.add("administrative_metadata/repository_operations/arkade-log.xml", b"x");
    d.files.remove("administrative_metadata/repository_operations/arkade-log.xml");
    d.replace(TRANSFER, "\"application/x-tar\"", "\"application/tar\"");
}

/// As `ESSArch` calls things: `mets.xml`, `premis.xml`, `file:///`.
pub(super) fn essarch(d: &mut Delivery) {
    old_mets(d);
    hrefs(d, |to| format!("file:///{to}"));
    d.replace(METS, "<metsDocumentID>dias-mets.xml", "<metsDocumentID>mets.xml");
    d.rename("dias-mets.xsd", "mets.xsd");
    d.rename(
        "administrative_metadata/dias-premis.xsd",
        "administrative_metadata/xsd_files/DIAS_PREMIS.xsd",
    );
    for file in [STRUCTURE, UTTREKK, PREMIS] {
        d.fill_file(file);
    }
    d.rename(PREMIS, "administrative_metadata/premis.xml");
    d.fill_file(METS);
    let mets = d.files.remove(METS).unwrap();
    d.files.insert("mets.xml".to_owned(), mets);
    d.rewrite_transfer(|text| text.replace("dias-mets.xml", "mets.xml"));
}

/// Each href of METS in another form.
pub(super) fn hrefs(d: &mut Delivery, change: impl Fn(&str) -> String) {
    let href = Regex::new("href=\"file:([^\"]*)\"").unwrap();
    d.rewrite(METS, |text| {
        let text = href.replace_all(&text, |found: &Captures<'_>| {
            format!("href=\"{}\"", change(&found[1]))
        });
        text.into_owned()
    });
}

/// A delivery whose document folder has another name.
pub(super) fn folder_called(d: &mut Delivery, name: &str) {
    let is_document = |file: &&String| file.contains("/DOKUMENT/");
    let files: Vec<String> = d.files.keys().filter(is_document).cloned().collect();
    for file in files {
        let bytes = d.files.remove(&file).unwrap();
        d.files.insert(file.replace("/DOKUMENT/", &format!("/{name}/")), bytes);
    }
    for file in [STRUCTURE, METS, PREMIS] {
        d.rewrite(file, |text| text.replace("DOKUMENT/", &format!("{name}/")));
    }
}

/// The extraction in a folder of its own in `content/`.
pub(super) fn nested(d: &mut Delivery) {
    let files: Vec<String> =
        d.files.keys().filter(|file| file.starts_with("content/")).cloned().collect();
    for file in files {
        let bytes = d.files.remove(&file).unwrap();
        d.files.insert(file.replacen("content/", "content/uttrekk/", 1), bytes);
    }
    let within = |file: &str| file.replacen("content/", "content/uttrekk/", 1);
    let files = [within(STRUCTURE), within(UTTREKK), PREMIS.to_owned(), METS.to_owned()];
    for file in &files {
        d.rewrite(file, |text| text.replace("content/", "content/uttrekk/"));
        d.fill_file(file);
        if *file == within(UTTREKK) {
            let copy = d.files[file].clone();
            d.files.insert(COPY.to_owned(), copy);
        }
    }
}

/// By an older version of the standard, with its schemas.
pub(super) fn version(d: &mut Delivery, version: &str) {
    d.replace(UTTREKK, "<value>5.0</value>", &format!("<value>{version}</value>"));
    let tool = "<konverteringsverktoey>X</konverteringsverktoey>\
                <konverteringskommentar>X</konverteringskommentar>";
    let changes = [
        (r"(?s)(<dokumentobjekt>\s*)<systemID>[^<]*</systemID>\s*", "$1".to_owned()),
        (
            r"(</dokumentbeskrivelse>)\s*(<tittel>)",
            "$1<registreringsID>1</registreringsID>$2".to_owned(),
        ),
        (
            r"(?s)(<korrespondansepart>.*?</korrespondansepart>)(.*?</dokumentetsDato>)",
            "$2$1".to_owned(),
        ),
        ("(</konvertertTilFormat>)", format!("$1{tool}")),
    ];
    for (from, to) in changes {
        let from = Regex::new(from).unwrap();
        d.rewrite(STRUCTURE, |text| from.replace_all(&text, &to).into_owned());
    }
    let schemas = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas");
    for name in [
        "arkivstruktur",
        "metadatakatalog",
        "endringslogg",
        "loependeJournal",
        "offentligJournal",
    ] {
        let schema = schemas.join(format!("noark5-v{version}/{name}.xsd"));
        d.files.insert(format!("content/{name}.xsd"), files::read(&schema).unwrap());
    }
}

/// The list of contents by its name in later templates.
pub(super) fn addml(d: &mut Delivery) {
    d.fill_file(STRUCTURE);
    d.fill_file(UTTREKK);
    d.rename(COPY, "administrative_metadata/addml.xml");
    d.rename(UTTREKK, "content/addml.xml");
}

/// All checksums in capitals.
pub(super) fn capitals(d: &mut Delivery) {
    let sum = Regex::new("[0-9a-f]{64}").unwrap();
    for file in [STRUCTURE, UTTREKK, PREMIS, METS] {
        d.fill_file(file);
        d.rewrite(file, |text| {
            let upper = |found: &Captures<'_>| found[0].to_uppercase();
            sum.replace_all(&text, upper).into_owned()
        });
        if file == UTTREKK {
            let copy = d.files[UTTREKK].clone();
            d.files.insert(COPY.to_owned(), copy);
        }
    }
}

/// The document whose name is not ASCII, with the letters in two parts (NFD).
pub(super) fn decomposed(d: &mut Delivery) {
    let file = "content/DOKUMENT/1978/byggetillatelse p\u{e5} ny.pdf";
    d.rename(file, &file.replace('\u{e5}', "a\u{30a}"));
}

/// The list of contents in another encoding.
pub(super) fn uttrekk_as(d: &mut Delivery, name: &str, encode: fn(&str) -> Vec<u8>) {
    d.fill_file(STRUCTURE);
    d.replace(UTTREKK, "encoding=\"UTF-8\"", &format!("encoding=\"{name}\""));
    d.replace(UTTREKK, "Fjordvik", "Fj\u{f8}rdvik");
    let text = String::from_utf8(d.filled(&d.files[UTTREKK].clone())).unwrap();
    d.files.insert(UTTREKK.to_owned(), encode(&text));
}

pub(super) fn utf16(text: &str) -> Vec<u8> {
    std::iter::once(0xfeff)
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect()
}

pub(super) fn latin1(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect()
}
