//! arkivuttrekk.xml: what the extraction holds, as ADDML 8.3 after the Noark 5 template
//! (krav 6.4.20–23).
//!
//! Arkade reads much of it by position and stops the whole run where it errs: the data
//! object «Noark 5-arkivuttrekk» first, `info` its first property, `additionalInfo` the
//! second of `info`, `periode` the first of that, arkivstruktur the first data object
//! within (noark.md §1.4). So the order below is not to be tidied up.

use std::io::{self, Write};

use jiff::civil::Date;

use crate::digest::Digest;
use crate::xml::XmlWriter;

use super::codes::Skille;
use super::element::Counts;
use super::skjema::{self, Skjema};
use super::value::OneOrMore;

/// A file of the extraction and its SHA-256.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fil {
    /// The file name.
    pub name: String,
    /// Its digest.
    pub digest: Digest,
}

/// What arkivuttrekk.xml states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UttrekkInfo {
    /// The names of those who made the archive.
    pub arkivskapere: OneOrMore<String>,
    /// The title of the arkiv.
    pub arkiv: String,
    /// The name of the system the extraction was made by.
    pub system: String,
    /// First and last day of the archive period.
    pub periode: (Date, Date),
    /// How the period begins.
    pub inngaaende_skille: Skille,
    /// How it ends. `skarpt` at both ends makes Arkade compare archive and journals.
    pub utgaaende_skille: Skille,
    /// The digest of arkivstruktur.xml.
    pub arkivstruktur: Digest,
    /// What was counted writing it.
    pub counts: Counts,
    /// The digest of endringslogg.xml and the number of changes in it.
    pub endringslogg: (Digest, u64),
    /// The digests of loependeJournal.xml and offentligJournal.xml; the number of entries
    /// is the number of journalposter.
    pub journaler: Option<(Digest, Digest)>,
}

/// Writes arkivuttrekk.xml; gives the writer back.
///
/// # Errors
/// What `out` fails with.
pub fn arkivuttrekk<W: Write>(out: W, info: &UttrekkInfo) -> io::Result<W> {
    let mut xml = XmlWriter::new(out)?;
    xml.open("addml")?;
    xml.attr("xmlns", "http://www.arkivverket.no/standarder/addml")?;
    xml.attr("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")?;
    let location = "http://www.arkivverket.no/standarder/addml addml.xsd";
    xml.attr("xsi:schemaLocation", location)?;
    xml.attr("name", "Noark 5-arkivuttrekk")?;
    xml.open("dataset")?;
    xml.text("description", "Noark 5-arkivuttrekk")?;
    reference(&mut xml, info)?;
    xml.open("dataObjects")?;
    xml.open("dataObject")?;
    xml.attr("name", "Noark 5-arkivuttrekk")?;
    xml.open("properties")?;
    extraction_info(info).write(&mut xml)?;
    xml.close()?;
    xml.open("dataObjects")?;
    for file in files(info) {
        file.write(&mut xml)?;
    }
    for _ in ["dataObjects", "dataObject", "dataObjects", "dataset", "addml"] {
        xml.close()?;
    }
    xml.finish()
}

fn reference<W: Write>(xml: &mut XmlWriter<W>, info: &UttrekkInfo) -> io::Result<()> {
    xml.open("reference")?;
    xml.open("context")?;
    xml.open("additionalElements")?;
    additional(xml, "recordCreators", |xml| {
        xml.open("additionalElements")?;
        for name in info.arkivskapere.iter() {
            named_value(xml, "recordCreator", name)?;
        }
        xml.close()
    })?;
    named_value(xml, "systemType", "Sakarkiv (Noark-5)")?;
    named_value(xml, "systemName", &info.system)?;
    named_value(xml, "archive", &info.arkiv)?;
    xml.close()?;
    xml.close()?;
    xml.open("content")?;
    xml.open("additionalElements")?;
    additional(xml, "archivalPeriod", |xml| {
        xml.open("properties")?;
        Property::of("startDate", info.periode.0).write(xml)?;
        Property::of("endDate", info.periode.1).write(xml)?;
        xml.close()
    })?;
    xml.close()?;
    xml.close()?;
    xml.close()
}

fn additional<W: Write>(
    xml: &mut XmlWriter<W>,
    name: &str,
    inside: impl FnOnce(&mut XmlWriter<W>) -> io::Result<()>,
) -> io::Result<()> {
    xml.open("additionalElement")?;
    xml.attr("name", name)?;
    inside(xml)?;
    xml.close()
}

fn named_value<W: Write>(
    xml: &mut XmlWriter<W>,
    name: &str,
    value: &str,
) -> io::Result<()> {
    let value = if value.trim().is_empty() { "Ukjent" } else { value };
    additional(xml, name, |xml| xml.text("value", value))
}

/// A property of ADDML: a name, perhaps a value, perhaps properties of its own.
struct Property {
    name: &'static str,
    data_type: Option<&'static str>,
    value: Option<String>,
    inner: Vec<Property>,
}

impl Property {
    fn of(name: &'static str, value: impl ToString) -> Self {
        Self { name, data_type: None, value: Some(value.to_string()), inner: Vec::new() }
    }

    fn group(name: &'static str, inner: impl IntoIterator<Item = Self>) -> Self {
        Self { name, data_type: None, value: None, inner: inner.into_iter().collect() }
    }

    fn with(mut self, inner: impl IntoIterator<Item = Self>) -> Self {
        self.inner.extend(inner);
        self
    }

    fn typed(mut self, data_type: &'static str) -> Self {
        self.data_type = Some(data_type);
        self
    }

    fn boolean(name: &'static str, value: bool) -> Self {
        Self::of(name, value).typed("boolean")
    }

    fn integer(name: &'static str, value: u64) -> Self {
        Self::of(name, value).typed("integer")
    }

    /// `value` comes before `properties` (addml.xsd).
    fn write<W: Write>(&self, xml: &mut XmlWriter<W>) -> io::Result<()> {
        xml.open("property")?;
        xml.attr("name", self.name)?;
        if let Some(data_type) = self.data_type {
            xml.attr("dataType", data_type)?;
        }
        xml.maybe("value", self.value.as_ref())?;
        if !self.inner.is_empty() {
            xml.open("properties")?;
            self.inner.iter().try_for_each(|property| property.write(xml))?;
            xml.close()?;
        }
        xml.close()
    }
}

fn extraction_info(info: &UttrekkInfo) -> Property {
    let counts = &info.counts;
    Property::group(
        "info",
        [
            // Arkade knows 3.1, 4.0 and 5.0; with 5.5 it would not count parties (N5.35)
            Property::of("type", "Noark 5").with([Property::of("version", "5.0")]),
            Property::group(
                "additionalInfo",
                [
                    Property::group(
                        "periode",
                        [
                            Property::of("inngaaendeSkille", info.inngaaende_skille),
                            Property::of("utgaaendeSkille", info.utgaaende_skille),
                        ],
                    ),
                    Property::boolean(
                        "inneholderSkjermetInformasjon",
                        counts.skjerming > 0,
                    ),
                    Property::boolean(
                        "omfatterDokumenterSomErKassert",
                        counts.utfoert_kassasjon > 0,
                    ),
                    Property::boolean(
                        "inneholderDokumenterSomSkalKasseres",
                        counts.kassasjon > 0,
                    ),
                    Property::boolean(
                        "inneholderVirksomhetsspesifikkeMetadata",
                        counts.eiendom > 0,
                    ),
                    Property::integer("antallDokumentfiler", counts.dokumentobjekt),
                ],
            ),
        ],
    )
}

/// One XML file of the extraction with its schemas and counts.
struct DataObject {
    name: &'static str,
    digest: Digest,
    schemas: Vec<Property>,
    occurrences: Vec<(&'static str, u64)>,
}

impl DataObject {
    fn write<W: Write>(&self, xml: &mut XmlWriter<W>) -> io::Result<()> {
        let name = format!("{}.xml", self.name);
        xml.open("dataObject")?;
        xml.attr("name", self.name)?;
        xml.open("properties")?;
        file_property(&name, Some(self.digest)).write(xml)?;
        self.schemas.iter().try_for_each(|schema| schema.write(xml))?;
        let counts = self.occurrences.iter().map(|(element, count)| {
            Property::of("numberOfOccurrences", element).with([
                Property::of("elementPath", format_args!("//{element}")),
                Property::integer("value", *count),
            ])
        });
        Property::group("info", counts).write(xml)?;
        xml.close()?;
        xml.close()
    }
}

fn files(info: &UttrekkInfo) -> Vec<DataObject> {
    let counts = &info.counts;
    let (change_digest, changes) = info.endringslogg;
    let mut all = vec![
        DataObject {
            name: "arkivstruktur",
            digest: info.arkivstruktur,
            schemas: vec![
                main_schema(skjema::ARKIVSTRUKTUR),
                first_catalogue(),
                // no other schema imports ours, and the template says that such a one is
                // marked as main
                main_schema(skjema::EIENDOM),
            ],
            occurrences: vec![
                ("mappe", counts.mappe),
                ("registrering", counts.registrering),
            ],
        },
        DataObject {
            name: "endringslogg",
            digest: change_digest,
            schemas: vec![main_schema(skjema::ENDRINGSLOGG), catalogue_again()],
            occurrences: vec![("endring", changes)],
        },
    ];
    if let Some((running, public)) = info.journaler {
        let journal = |name, digest, schema| DataObject {
            name,
            digest,
            schemas: vec![main_schema(schema), catalogue_again()],
            occurrences: vec![("journalregistrering", counts.journalpost)],
        };
        all.push(journal("loependeJournal", running, skjema::LOEPENDE_JOURNAL));
        all.push(journal("offentligJournal", public, skjema::OFFENTLIG_JOURNAL));
    }
    all
}

fn file_property(name: &str, digest: Option<Digest>) -> Property {
    let file = Property::group("file", [Property::of("name", name)]);
    let Some(digest) = digest else { return file };
    file.with([
        Property::of("format", "XML").with([Property::of("version", "1.0")]),
        Property::group(
            "checksum",
            [Property::of("algorithm", "SHA-256"), Property::of("value", digest)],
        ),
    ])
}

fn schema_type() -> Property {
    Property::of("type", "XML Schema").with([Property::of("version", "1.0")])
}

fn main_schema(schema: Skjema) -> Property {
    let file = file_property(schema.name, Some(schema.fil().digest));
    Property::of("schema", "main").with([file, schema_type()])
}

/// The checksum of metadatakatalog.xsd stands once, where it is first named (Arkade N5.02).
fn first_catalogue() -> Property {
    let digest = skjema::METADATAKATALOG.fil().digest;
    let file = file_property(skjema::METADATAKATALOG.name, Some(digest));
    Property::group("schema", [file, schema_type()])
}

fn catalogue_again() -> Property {
    Property::group("schema", [file_property(skjema::METADATAKATALOG.name, None)])
}
