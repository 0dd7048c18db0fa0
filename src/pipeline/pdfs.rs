//! The archive PDF of every document that is delivered: made once, kept by what determined it.

use super::describe::{MADE_BY, Paper};
use super::read::{Received, open, source};
use super::{Error, Job, Stage, program};
use crate::archive::Archive;
use crate::catalogue::{
    CaseRow, Catalogue, DocumentRow, Event, EventType, Outcome, PageRow, PdfRow,
    ReceivedRow,
};
use crate::digest::Digest;
use crate::facts::Language;
use crate::finding::Finding;
use crate::ocr;
use crate::page::Limits;
use crate::pdf::{self, Bilevel, Info, Page};
use crate::place::Place;
use crate::store::Store;
use crate::work::{self, Budget};

/// Changes whenever the same pages would give other bytes.
const METHOD: u32 = 2;

/// Makes the archive PDFs of these cases that are not made yet, in parallel.
pub(super) fn make(
    archive: &mut Archive,
    cases: &[CaseRow],
    job: &Job<'_>,
) -> Result<(), Error> {
    let bilevel = archive.settings.bilevel;
    let mut wanted = Vec::new();
    for case in cases {
        for document in archive.catalogue.documents_of(case.id)? {
            let order = order(&mut archive.catalogue, &document, bilevel, job)?;
            let kept = archive.catalogue.pdf_made(order.recipe)?;
            if kept.is_none_or(|pdf| !archive.store.has(pdf.digest)) {
                wanted.push(order);
            }
        }
    }
    job.progress.begin(Stage::Pdf, wanted.len() as u64);
    let budget = Budget::new(archive.settings.memory_mib << 20);
    let Archive { catalogue, store, .. } = archive;
    work::in_order(
        &wanted,
        job.jobs,
        |order| {
            let largest = order.pages.iter().map(memory_need).max().unwrap_or_default();
            let _share = budget.take(largest);
            order.make(store)
        },
        |order, made| {
            keep(catalogue, order, made?, job)?;
            job.progress.step();
            Ok::<_, Error>(())
        },
    )?;
    job.progress.end();
    Ok(())
}

/// A page as received, decoded once more where it cannot be passed on.
fn memory_need(page: &PageRow) -> u64 {
    u64::from(page.width) * u64::from(page.height) * 3 + 50_000_000
}

/// A document with its archive PDF, which must have been made.
pub(super) fn paper(
    catalogue: &mut Catalogue,
    row: DocumentRow,
    bilevel: Bilevel,
    job: &Job<'_>,
) -> Result<Option<Paper>, Error> {
    let order = order(catalogue, &row, bilevel, job)?;
    let Some(pdf) = catalogue.pdf_made(order.recipe)? else { return Ok(None) };
    Ok(Some(Paper { received: order.received(), row, pdf }))
}

/// What names the archive PDF of a document in the catalogue.
///
/// # Errors
/// What the catalogue fails with.
pub fn pdf_recipe(
    catalogue: &mut Catalogue,
    document: &DocumentRow,
    bilevel: Bilevel,
    job: &Job<'_>,
) -> Result<Digest, Error> {
    Ok(order(catalogue, document, bilevel, job)?.recipe)
}

/// What determines an archive PDF.
struct Order {
    name: String,
    info: Info,
    pages: Vec<PageRow>,
    /// The whole of one received PDF is this document and nothing else.
    whole_pdf: bool,
    bilevel: Bilevel,
    recipe: Digest,
}

/// A PDF that was made, or why it could not be.
enum Made {
    Pdf(PdfRow, Vec<Finding>),
    Failed(Finding),
}

fn order(
    catalogue: &mut Catalogue,
    document: &DocumentRow,
    bilevel: Bilevel,
    job: &Job<'_>,
) -> Result<Order, Error> {
    let (id, at) = catalogue.system_id("dokumentobjekt", &document.name, &job.at())?;
    let pages = catalogue.document_pages(document.id)?;
    let info = Info {
        title: document.title.clone(),
        language: document.language.unwrap_or(Language::Nb).tag().to_owned(),
        created: at.parse().unwrap_or(job.now),
        producer: MADE_BY.to_owned(),
        document_id: id.to_string(),
    };
    let whole_pdf = match pages.first() {
        Some(first) if first.received.kind == "pdf" => {
            catalogue.pages_elsewhere(first.received.id, document.id)? == 0
        }
        _ => false,
    };
    let mut words =
        format!("byggarkiv pdf {METHOD}\n{info:?}\n{whole_pdf} {bilevel:?}\n");
    for page in &pages {
        let alto = page.alto.map(|alto| alto.to_string()).unwrap_or_default();
        words.push_str(&format!(
            "{} {} {} {alto} {:?}\n",
            page.received.digest, page.number, page.dpi, page.made
        ));
    }
    let recipe = Digest::of(words.as_bytes());
    Ok(Order { name: document.name.clone(), info, pages, whole_pdf, bilevel, recipe })
}

impl Order {
    fn received(&self) -> Vec<ReceivedRow> {
        let mut all: Vec<ReceivedRow> = Vec::new();
        for page in &self.pages {
            if all.iter().all(|file| file.digest != page.received.digest) {
                all.push(page.received.clone());
            }
        }
        all
    }

    fn make(&self, store: &Store) -> Result<Made, Error> {
        if self.whole_pdf
            && let Some(pdf) = self.unchanged(store)?
        {
            return Ok(Made::Pdf(pdf, Vec::new()));
        }
        let mut file: Option<(Digest, Received)> = None;
        let pages = self.pages.iter().map(|page| self.page(store, page, &mut file));
        let written =
            store.put_with(|out| Ok(pdf::write(out, pages, &self.info, self.bilevel)?));
        match written {
            Ok((digest, size, noted)) => {
                let flavour = noted.value.flavour;
                let pages = noted.value.pages.len() as u32;
                let pdf = PdfRow {
                    digest,
                    size,
                    flavour: flavour.to_string(),
                    puid: flavour.puid().to_owned(),
                    unchanged: false,
                    pages,
                };
                Ok(Made::Pdf(pdf, noted.findings))
            }
            Err(Error::Pdf(error)) => match error.finding() {
                Some(finding) => Ok(Made::Failed(finding)),
                None => Err(Error::Pdf(error)),
            },
            Err(error) => Err(error),
        }
    }

    /// The received PDF itself, where it is PDF/A for certain.
    fn unchanged(&self, store: &Store) -> Result<Option<PdfRow>, Error> {
        let Some(first) = self.pages.first() else { return Ok(None) };
        let bytes = store.get(first.received.digest)?;
        Ok(pdf::accept_received(&bytes).ok().map(|flavour| PdfRow {
            digest: first.received.digest,
            size: bytes.len() as u64,
            flavour: flavour.to_string(),
            puid: flavour.puid().to_owned(),
            unchanged: true,
            pages: self.pages.len() as u32,
        }))
    }

    fn page(
        &self,
        store: &Store,
        page: &PageRow,
        file: &mut Option<(Digest, Received)>,
    ) -> Result<Page, Error> {
        let digest = page.received.digest;
        let opened = match file.take() {
            Some((known, opened)) if known == digest => opened,
            _ => open(page, store.get(digest)?),
        };
        let (_, opened) = file.insert((digest, opened));
        let opened = opened.as_ref().map_err(Clone::clone)?;
        let source = source(page, opened, &Limits::default())?.value;
        let text = match page.alto {
            Some(alto) => Some(ocr::alto::read(&store.get(alto)?)?),
            None => None,
        };
        let place = Place::file(page.received.path.as_str()).page(page.number);
        let turn = match page.made {
            Some(made) => turn(&store.get(made)?),
            None => 0,
        };
        Ok(Page { source, text, turn, place })
    }
}

/// The clockwise turn that sets a page upright, as its reading found it.
fn turn(facts: &[u8]) -> u16 {
    let facts: Option<ocr::ReadingFacts> = serde_json::from_slice(facts).ok();
    facts.map_or(0, |facts| facts.orientation)
}

fn keep(
    catalogue: &mut Catalogue,
    order: &Order,
    made: Made,
    job: &Job<'_>,
) -> Result<(), Error> {
    let (pdf, findings) = match made {
        Made::Pdf(pdf, findings) => (Some(pdf), findings),
        Made::Failed(finding) => (None, vec![finding]),
    };
    catalogue.together(|catalogue| {
        catalogue.keep_findings("pdf", &order.name, &findings)?;
        let Some(pdf) = pdf else { return Ok(()) };
        catalogue.keep_pdf(order.recipe, &pdf)?;
        if !pdf.unchanged {
            let from: Vec<String> =
                order.received().iter().map(|file| file.digest.to_string()).collect();
            catalogue.log(&Event {
                kind: EventType::Conversion,
                at: job.at(),
                agent: program(),
                outcome: Outcome::Success,
                detail: format!("{} from {}", pdf.flavour, from.join(", ")),
                object: pdf.digest.to_string(),
            })?;
        }
        Ok(())
    })
}
