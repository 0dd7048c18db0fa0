//! Copies for people to read: a PDF for each document, and lists that tell of each whether it
//! is shielded and how like the archive's its pages are.
//!
//! None of this is a public copy: nobody has weighed the papers against offentleglova, and what
//! the program finds of personal numbers is what it could read.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::copy::{Copier, PageLine};
use super::describe::folder;
use super::export::must_be_new;
use super::pdfs::{self, Order};
use super::recognisers::Recognisers;
use super::{Error, Job, Stage, assemble};
use crate::archive::Archive;
use crate::catalogue::{CaseRow, DocumentRow, IntakeRow, PdfRow};
use crate::files;
use crate::intake::Oppdrag;
use crate::store::Store;
use crate::work;

/// What copies are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Copies {
    /// Grey and colour pages in layers, where they are then smaller and as good.
    pub layers: bool,
    /// Linearised, whatever `byggarkiv.toml` says of archive PDFs.
    pub linearise: bool,
    /// Shielded documents too.
    pub shielded: bool,
}

/// What copies were made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CopyCounts {
    /// Documents that were copied.
    pub files: u64,
    /// Shielded documents that were left out.
    pub left_out: u64,
    /// Documents that have no archive PDF, which a finding tells about.
    pub failed: u64,
    /// Shielded documents among the files.
    pub shielded: u64,
    /// Cases held out because their property waits for a person.
    pub held_out: u64,
    /// Pages in the files.
    pub pages: u64,
    /// Pages in layers.
    pub layered: u64,
    /// Bytes of the files.
    pub bytes: u64,
    /// Bytes of the same documents' archive PDFs.
    pub archive_bytes: u64,
}

/// Why a document is shielded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Access {
    /// It names a person's number.
    Number,
    /// The job shields every case.
    Job,
    /// Nobody has looked.
    NotWeighed,
}

impl Access {
    fn of(row: &DocumentRow, all: bool) -> Self {
        match (all, row.screened) {
            (true, _) => Self::Job,
            (false, true) => Self::Number,
            (false, false) => Self::NotWeighed,
        }
    }

    fn is_shielded(self) -> bool {
        self != Self::NotWeighed
    }

    /// As the list says it.
    fn name(self) -> &'static str {
        match self {
            Self::Number => "skjermet: personnummer",
            Self::Job => "skjermet: hele oppdraget",
            Self::NotWeighed => "ikke vurdert",
        }
    }
}

/// Copies every document of a decided property into a new folder: `4699-12-34/{systemID}.pdf`
/// as in the extraction, beside `tilgang.csv` and `sider.csv`.
///
/// # Errors
/// Where the folder is there already, and what a step could not do.
pub fn copies(
    archive: &mut Archive,
    to: &Path,
    asked: Copies,
    job: &Job<'_>,
) -> Result<CopyCounts, Error> {
    must_be_new(to)?;
    assemble(archive, job)?;
    let todo = wanted(archive, asked, job)?;
    let recognisers = match asked.layers {
        true => Some(Recognisers::open(&archive.settings, &archive.catalogue)?),
        false => None,
    };
    let copier = recognisers
        .as_ref()
        .map(|recognisers| Copier::new(recognisers, &archive.settings));
    let mut lists = Lists::create(to)?;
    let mut counts = CopyCounts {
        held_out: archive.catalogue.count_cases()?.1,
        ..CopyCounts::default()
    };
    job.progress.begin(Stage::Pdf, todo.len() as u64);
    work::in_order(
        &todo,
        job.jobs,
        |one| one.make(to, asked, &archive.store, copier.as_ref()),
        |one, made| {
            job.progress.step();
            lists.put(one, made?, &mut counts)
        },
    )?;
    job.progress.end();
    lists.finish()?;
    Ok(counts)
}

/// Every document with its archive PDF, made where it is missing.
fn wanted(
    archive: &mut Archive,
    asked: Copies,
    job: &Job<'_>,
) -> Result<Vec<One>, Error> {
    let intakes: Vec<IntakeRow<Oppdrag>> = archive.catalogue.intakes()?;
    // Which job a case came with is not known here: one that shields all shields all.
    let all = intakes.iter().any(|intake| intake.oppdrag.skjerming.alle);
    let form = pdfs::Form::from(&archive.settings);
    let mut todo = Vec::new();
    for key in archive.catalogue.properties()? {
        let cases = archive.catalogue.cases_of(&key)?;
        pdfs::make(archive, &cases, job)?;
        for case in cases {
            for row in archive.catalogue.documents_of(case.id)? {
                let access = Access::of(&row, all);
                let order = pdfs::order(&mut archive.catalogue, &row, form, job)?;
                let pdf = archive.catalogue.pdf_made(order.recipe)?;
                let name = name(&case, &order);
                let copied = asked.shielded || !access.is_shielded();
                let case = case.title.clone();
                todo.push(One { name, case, row, order, pdf, access, copied });
            }
        }
    }
    Ok(todo)
}

/// `4699-12-34/{systemID}.pdf`.
fn name(case: &CaseRow, order: &Order) -> String {
    let folder = folder(case);
    let folder = folder.strip_prefix("DOKUMENT/").unwrap_or(&folder);
    format!("{folder}/{}.pdf", order.info.document_id)
}

/// A document to be copied.
struct One {
    name: String,
    /// The title of its case.
    case: String,
    row: DocumentRow,
    order: Order,
    /// Its archive PDF, where one could be made.
    pdf: Option<PdfRow>,
    access: Access,
    /// Whether it is to be copied.
    copied: bool,
}

/// A copy that was made.
struct MadeCopy {
    bytes: u64,
    pages: Vec<PageLine>,
}

impl One {
    /// Writes the copy; `None` for a document that is left out.
    fn make(
        &self,
        to: &Path,
        asked: Copies,
        store: &Store,
        copier: Option<&Copier<'_>>,
    ) -> Result<Option<MadeCopy>, Error> {
        let Some(pdf) = self.pdf.as_ref().filter(|_| self.copied) else {
            return Ok(None);
        };
        let path = to.join(&self.name);
        let linearise = asked.linearise && !self.order.form.linearise;
        if pdf.unchanged || copier.is_none() && !linearise {
            return copy_as_is(pdf, &path, store).map(Some);
        }
        let mut pages = Vec::new();
        let mut file = None;
        let source = self.order.pages.iter().map(|row| {
            let page = self.order.page(store, row, &mut file)?;
            let Some(copier) = copier else { return Ok(page) };
            let (page, line) = copier.page(page)?;
            pages.push(line);
            Ok(page)
        });
        let form = pdfs::Form {
            linearise: asked.linearise || self.order.form.linearise,
            ..self.order.form
        };
        let mut out = files::Aside::create(&path)?;
        let noted = self.order.write(&mut out, source, form, store)?;
        out.keep()?;
        Ok(Some(MadeCopy { bytes: noted.value.bytes, pages }))
    }
}

/// The archive PDF itself.
fn copy_as_is(pdf: &PdfRow, path: &Path, store: &Store) -> Result<MadeCopy, Error> {
    let mut out = files::Aside::create(path)?;
    let mut source = files::open(&store.path(pdf.digest))?;
    let bytes = std::io::copy(&mut source, &mut out).map_err(files::at(path))?;
    out.keep()?;
    Ok(MadeCopy { bytes, pages: Vec::new() })
}

/// The lists beside the copies.
struct Lists {
    access: List,
    pages: List,
}

impl Lists {
    fn create(to: &Path) -> Result<Self, Error> {
        let access = [
            "fil",
            "sak",
            "dokument",
            "tittel",
            "tilgang",
            "kopiert",
            "sider",
            "byte arkiv",
            "byte kopi",
        ];
        let pages =
            ["fil", "side", "bilde", "ssim", "ord like (%)", "byte arkiv", "byte kopi"];
        Ok(Self {
            access: List::create(to.join("tilgang.csv"), &access)?,
            pages: List::create(to.join("sider.csv"), &pages)?,
        })
    }

    fn put(
        &mut self,
        one: &One,
        made: Option<MadeCopy>,
        counts: &mut CopyCounts,
    ) -> Result<(), Error> {
        let copied = made.is_some();
        // The title of what is left out may itself be what is shielded.
        let title = |title: &str| if copied { plain(title) } else { String::new() };
        let bytes = made.as_ref().map_or(0, |made| made.bytes);
        let size = one.pdf.as_ref().map_or(0, |pdf| pdf.size);
        self.access.put(&[
            one.name.clone(),
            title(&one.case),
            one.order.info.document_id.clone(),
            title(&one.row.title),
            one.access.name().to_owned(),
            if copied { "ja" } else { "nei" }.to_owned(),
            one.order.pages.len().to_string(),
            size.to_string(),
            bytes.to_string(),
        ])?;
        let Some(made) = made else {
            counts.left_out += u64::from(!one.copied);
            counts.failed += u64::from(one.copied);
            return Ok(());
        };
        counts.files += 1;
        counts.shielded += u64::from(one.access.is_shielded());
        counts.pages += one.order.pages.len() as u64;
        counts.bytes += made.bytes;
        counts.archive_bytes += size;
        for (number, line) in (1..).zip(&made.pages) {
            counts.layered += u64::from(line.is_layered());
            self.pages.put(&line.fields(&one.name, number))?;
        }
        Ok(())
    }

    fn finish(self) -> Result<(), Error> {
        self.access.finish()?;
        self.pages.finish()
    }
}

/// Words that came off a paper; a spreadsheet is not to take them for a formula.
fn plain(words: &str) -> String {
    let formula = words.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if formula { format!("'{words}") } else { words.to_owned() }
}

/// A CSV file as spreadsheets here open it: UTF-8 with its mark, `;` between the fields.
struct List {
    path: PathBuf,
    out: csv::Writer<files::Aside>,
}

impl List {
    fn create(path: PathBuf, head: &[&str]) -> Result<Self, Error> {
        let mut aside = files::Aside::create(&path)?;
        std::io::Write::write_all(&mut aside, "\u{feff}".as_bytes())
            .map_err(files::at(&path))?;
        let out = csv::WriterBuilder::new().delimiter(b';').from_writer(aside);
        let mut list = Self { path, out };
        list.put(head)?;
        Ok(list)
    }

    fn put(&mut self, fields: &[impl AsRef<[u8]>]) -> Result<(), Error> {
        let written = self.out.write_record(fields);
        Ok(written.map_err(|error| files::at(&self.path)(error.into()))?)
    }

    fn finish(self) -> Result<(), Error> {
        let flushed = self.out.into_inner();
        let aside = flushed.map_err(|error| files::at(&self.path)(error.into_error()))?;
        Ok(aside.keep()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_off_a_paper_are_no_formula() {
        for (words, expected) in [
            ("Søknad om garasje", "Søknad om garasje"),
            ("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")"),
            ("-3 meter", "'-3 meter"),
            ("", ""),
        ] {
            assert_eq!(plain(words), expected);
        }
    }
}
