//! The Noark 5 extraction: XML files written aside, documents named where they lie in the store.

use std::io::BufWriter;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::Serialize;

use super::describe::{MADE_BY, clock};
use super::exporter::Exporter;
use super::journal::Journal;
use super::{Error, Job, assemble, changes, pdfs};
use crate::archive::Archive;
use crate::digest::{Digest, DigestWriter};
use crate::files;
use crate::intake::Oppdrag;
use crate::noark::codes::Skille;
use crate::noark::tree::Innhold;
use crate::noark::value::OneOrMore;
use crate::noark::{self, FormatStyle, UttrekkInfo, skjema};

/// What went into an extraction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Documents in it.
    pub documents: u64,
    /// Cases in it.
    pub cases: u64,
    /// Cases held out because their property waits for a person.
    pub held_out: u64,
    /// Document files in it.
    pub files: u64,
}

/// A file of the extraction that was written to disk.
#[derive(Clone, Debug)]
pub(super) struct Written {
    pub(super) name: String,
    pub(super) path: PathBuf,
    pub(super) digest: Digest,
    pub(super) size: u64,
}

/// An extraction: its XML and schema files on disk, its documents in the store.
#[derive(Debug)]
pub(super) struct Extraction {
    pub(super) written: Vec<Written>,
    pub(super) counts: Counts,
    pub(super) oppdrag: Oppdrag,
    pub(super) periode: (Date, Date),
    /// The digest of all that is told of cases and documents.
    pub(super) fingerprint: Digest,
}

/// Nothing is written over what lies there.
pub(super) fn must_be_new(folder: &Path) -> Result<(), Error> {
    if files::exists(folder) {
        let folder = folder.display().to_string();
        return Err(Error::Asked(crate::msg!("export-folder-there", folder = folder)));
    }
    Ok(())
}

/// Writes the extraction as a folder with its documents (`--to`), unpacked.
///
/// # Errors
/// Where the folder is there already, and what a step could not do.
pub fn export_folder(
    archive: &mut Archive,
    to: &Path,
    job: &Job<'_>,
) -> Result<Counts, Error> {
    must_be_new(to)?;
    assemble(archive, job)?;
    let extraction = extract(archive, to, job)?;
    each_document(archive, job, &mut |document| {
        let target = to.join(&document.path);
        let mut aside = files::Aside::create(&target)?;
        let mut source = files::open(&document.stored)?;
        std::io::copy(&mut source, &mut aside).map_err(files::at(&target))?;
        Ok(aside.keep()?)
    })?;
    Ok(extraction.counts)
}

/// Writes the XML and schema files of an extraction into a folder. Its documents are made where
/// they are missing, and stay in the store.
///
/// # Errors
/// What a step could not do.
pub fn export_xml(
    archive: &mut Archive,
    to: &Path,
    job: &Job<'_>,
) -> Result<Counts, Error> {
    Ok(extract(archive, to, job)?.counts)
}

/// A document file of the extraction, where it lies.
#[derive(Clone, Debug)]
pub(super) struct DocumentFile {
    /// `DOKUMENT/…`, relative to arkivstruktur.xml.
    pub(super) path: String,
    pub(super) stored: PathBuf,
    pub(super) digest: Digest,
    pub(super) size: u64,
    pub(super) puid: Option<String>,
    pub(super) format: Option<String>,
}

/// Gives every document file that the extraction refers to, each once, in its order.
pub(super) fn each_document(
    archive: &mut Archive,
    job: &Job<'_>,
    take: &mut dyn FnMut(DocumentFile) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut exporter = Exporter::new(archive, job)?;
    let keys = exporter.archive.catalogue.properties()?;
    for key in keys {
        let klasse = exporter.klasse(&key)?;
        for object in klasse
            .saksmapper
            .iter()
            .flat_map(|mappe| &mappe.registreringer)
            .flat_map(|post| &post.dokumentbeskrivelser)
            .filter_map(|document| match &document.innhold {
                Innhold::Filer(objects) => Some(objects),
                Innhold::Kassert(_) => None,
            })
            .flatten()
        {
            take(DocumentFile {
                path: object.referanse_dokumentfil.as_str().to_owned(),
                stored: exporter.archive.store.path(object.sjekksum),
                digest: object.sjekksum,
                size: object.filstoerrelse,
                puid: object.puid.clone(),
                format: object.formatnavn.clone(),
            })?;
        }
    }
    Ok(())
}

/// Makes the PDFs and writes every XML and schema file into a folder.
pub(super) fn extract(
    archive: &mut Archive,
    folder: &Path,
    job: &Job<'_>,
) -> Result<Extraction, Error> {
    for key in archive.catalogue.properties()? {
        let cases = archive.catalogue.cases_of(&key)?;
        pdfs::make(archive, &cases, job)?;
    }
    let mut exporter = Exporter::new(archive, job)?;
    let arkiv = exporter.arkiv()?;
    let settings = noark::Settings {
        format: match exporter.oppdrag.levering.format {
            crate::intake::FilFormat::Endelse => FormatStyle::Filendelse,
            crate::intake::FilFormat::Puid => FormatStyle::Puid,
        },
    };
    let mut written = Written::list(folder);
    let klasser = exporter.all_klasser()?;
    let journal = Journal::new()?;
    let counts = written.put("arkivstruktur.xml", |out| {
        let klasser = klasser.iter().map(|key| {
            let klasse = exporter.klasse(key)?;
            journal.note(&klasse)?;
            Ok(klasse)
        });
        let (out, counts) = noark::arkivstruktur(out, &arkiv, klasser, &settings)?;
        Ok((out, counts))
    })?;
    let endringer = changes::endringer(exporter.archive, &arkiv, job)?;
    let changed = written.put("endringslogg.xml", |out| {
        Ok(noark::endringslogg(out, endringer.into_iter().map(Ok::<_, Error>))?)
    })?;
    let journals = journal.write(&arkiv, &counts, &mut written)?;
    for schema in skjema::skjemaer(journals) {
        written.put(schema.name, |mut out| {
            std::io::Write::write_all(&mut out, schema.bytes)
                .map_err(files::at(&folder.join(schema.name)))?;
            Ok((out, ()))
        })?;
    }
    let fingerprint = written.fingerprint();
    let info = UttrekkInfo {
        arkivskapere: OneOrMore::of(
            arkiv.arkivskaper.iter().map(|skaper| skaper.arkivskaper_navn.clone()),
        )
        .expect("arkiv has at least one arkivskaper"),
        arkiv: arkiv.tittel.clone(),
        system: MADE_BY.to_owned(),
        periode: exporter.periode,
        inngaaende_skille: Skille::Skarpt,
        utgaaende_skille: Skille::Skarpt,
        arkivstruktur: written.digest("arkivstruktur.xml"),
        endringslogg: (written.digest("endringslogg.xml"), changed),
        journaler: journals.then(|| {
            (
                written.digest("loependeJournal.xml"),
                written.digest("offentligJournal.xml"),
            )
        }),
        counts: counts.clone(),
    };
    written.put("arkivuttrekk.xml", |out| {
        let out = noark::arkivuttrekk(out, &info)
            .map_err(files::at(&folder.join("arkivuttrekk.xml")))?;
        Ok((out, ()))
    })?;
    let (oppdrag, periode) = (exporter.oppdrag.clone(), exporter.periode);
    archive.catalogue.keep_findings("noark", "arkivstruktur", &counts.findings())?;
    let held_out = archive.catalogue.count_cases()?.1;
    let counts = Counts {
        documents: counts.dokumentbeskrivelse,
        cases: counts.mappe,
        held_out,
        files: counts.dokumentobjekt,
    };
    Ok(Extraction { written: written.files, counts, oppdrag, periode, fingerprint })
}

/// The files of an extraction as they are written.
pub(super) struct Writing {
    folder: PathBuf,
    pub(super) files: Vec<Written>,
}

/// Where an XML file is written to.
pub(super) type Out = DigestWriter<BufWriter<files::Aside>>;

impl Written {
    fn list(folder: &Path) -> Writing {
        Writing { folder: folder.to_owned(), files: Vec::new() }
    }
}

impl Writing {
    /// Writes one file.
    pub(super) fn put<T>(
        &mut self,
        name: &str,
        write: impl FnOnce(Out) -> Result<(Out, T), Error>,
    ) -> Result<T, Error> {
        let path = self.folder.join(name);
        let out = DigestWriter::new(BufWriter::new(files::Aside::create(&path)?));
        let (out, value) = write(out)?;
        let (digest, size, out) = out.finish();
        let aside = out.into_inner().map_err(|e| files::at(&path)(e.into_error()))?;
        aside.keep()?;
        self.files.push(Written { name: name.to_owned(), path, digest, size });
        Ok(value)
    }

    pub(super) fn digest(&self, name: &str) -> Digest {
        let file = self.files.iter().find(|file| file.name == name);
        file.expect("it has just been written").digest
    }

    /// The digest of all files so far: the same while nothing told in them has changed.
    fn fingerprint(&self) -> Digest {
        let lines: Vec<String> = self
            .files
            .iter()
            .map(|file| format!("{} {}\n", file.digest, file.name))
            .collect();
        Digest::of(lines.concat().as_bytes())
    }
}

/// The moment the arkivdel was closed: given once, at the first export.
pub(super) fn closed(
    archive: &mut Archive,
    job: &Job<'_>,
) -> Result<jiff::civil::DateTime, Error> {
    let (_, at) = archive.catalogue.system_id("arkivdel", "avsluttet", &job.at())?;
    Ok(clock(&at))
}
