//! Reads every page that has not been read, in parallel, under a memory budget.

use std::sync::{Arc, Mutex, PoisonError};

use super::recognisers::Recognisers;
use super::{Error, Job, Stage, program};
use crate::archive::Archive;
use crate::catalogue::{
    Catalogue, Event, EventType, Outcome, PageRow, ReadingMade, Recipe, Role,
};
use crate::digest::Digest;
use crate::finding::{Finding, Noted};
use crate::ocr::{self, PageReading, ReadingFacts, StoredReading, TextLayer};
use crate::page::{self, DecodeError, Dpi, Format, Greyed, Limits, Opened};
use crate::place::Place;
use crate::store::{self, Store};
use crate::work::{self, Budget};

/// Reads what is not read yet. Each page is kept as soon as it is read: a stop loses at most
/// the pages in hand.
///
/// # Errors
/// What the machine could not do; a page that cannot be read is a finding.
pub fn read(archive: &mut Archive, job: &Job<'_>) -> Result<(), Error> {
    let recognisers = Recognisers::open(&archive.settings, &archive.catalogue)?;
    let recipe = recognisers.recipe();
    archive.catalogue.keep_findings("read", "recognisers", &recognisers.findings)?;
    let wanted = archive.catalogue.pages_to_read(recipe)?;
    let budget = Budget::new(archive.settings.memory_mib << 20);
    job.progress.begin(Stage::Read, wanted.len() as u64);
    let Archive { catalogue, store, .. } = archive;
    let mut todo = Vec::new();
    for page in wanted {
        match catalogue.reading_made(page.received.digest, page.number, recipe)? {
            Some(made) if store.has(made.alto) && store.has(made.made) => {
                catalogue.keep_reading(&page, recipe, made)?;
                job.progress.step();
            }
            _ => todo.push(page),
        }
    }
    let worker = Worker {
        store,
        recognisers: &recognisers,
        recipe,
        budget,
        last: Mutex::default(),
    };
    work::in_order(
        &todo,
        job.jobs,
        |page| worker.page(page),
        |page, read| {
            keep(catalogue, page, recipe, read?, job)?;
            job.progress.step();
            Ok::<_, Error>(())
        },
    )?;
    job.progress.end();
    job.progress.engine(recognisers.spent());
    Ok(())
}

/// What a thread needs to read a page: bytes in, a result out, no catalogue.
struct Worker<'a> {
    store: &'a Store,
    recognisers: &'a Recognisers,
    recipe: Recipe,
    budget: Budget,
    /// The file whose pages are being read, so that it is not fetched for each of them.
    last: Mutex<Option<(Digest, Received)>>,
}

/// A received file, opened; or why it cannot be.
pub(super) type Received = Result<Arc<Opened>, DecodeError>;

/// A page as read, in the store; or why it could not be.
enum Read {
    Made(ReadingMade, Vec<Finding>, How),
    Undecodable(Vec<Finding>),
}

/// How a page was read, for the event log.
struct How {
    prepared: String,
    read: String,
}

impl Worker<'_> {
    fn page(&self, page: &PageRow) -> Result<Read, Error> {
        let place = Place::file(page.received.path.as_str()).page(page.number);
        let _share = self.budget.take(ocr::memory_need(page.width, page.height, 24));
        let file = self.file(page)?;
        let (file, image) =
            match file.and_then(|file| Ok((file.clone(), decoded(page, &file)?))) {
                Ok(both) => both,
                Err(damage) => return Ok(Read::Undecodable(vec![damage.finding(place)])),
            };
        let Noted { value: Greyed { image, stamps }, mut findings } = image;
        for finding in &mut findings {
            finding.place = place.clone();
        }
        // What the file states is looked at first; the letters have the last word.
        let quarters = file.stated_quarters(page.number, &Limits::default());
        let mut reading = self.recognisers.read(&image, quarters)?;
        reading.facts.page.take_stamps(stamps);
        findings.extend(reading.findings(&place));
        let layer =
            file.layer(page.number, (image.width, image.height), &Limits::default());
        match layer {
            Ok(lines) => findings.extend(self.layer(lines, &mut reading, &place)?),
            Err(damage) => findings.push(damage.finding(place)),
        }
        let made = self.store(page, &reading)?;
        let facts = &reading.facts;
        let how = How {
            prepared: format!(
                "{}, turned {}°, skew {}/100°",
                facts.preparation.name(),
                facts.orientation,
                facts.page.skew.unwrap_or_default()
            ),
            read: format!(
                "{}, {} readings{}, recipe {}",
                facts.engine,
                facts.passes,
                again(facts),
                self.recipe.whole
            ),
        };
        Ok(Read::Made(made, findings, how))
    }

    /// Keeps the text that a received PDF brought along, and tells how far it is ours.
    fn layer(
        &self,
        lines: Vec<Vec<page::Written>>,
        reading: &mut PageReading,
        place: &Place,
    ) -> Result<Option<Finding>, Error> {
        let size = (reading.text.width, reading.text.height);
        let Some(text) = ocr::layer_text(lines, size) else { return Ok(None) };
        let kept = serde_json::to_vec(&text).expect("words and numbers become JSON");
        let layer = TextLayer {
            kept: self.store.put(&kept)?,
            words: text.words().count() as u32,
            agreement: ocr::agreement(&text, &reading.text),
        };
        reading.facts.layer = Some(layer);
        Ok(ocr::layer_finding(&layer, &reading.text, place))
    }

    fn file(&self, page: &PageRow) -> Result<Received, store::Error> {
        let digest = page.received.digest;
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((known, file)) = &*last
            && *known == digest
        {
            return Ok(file.clone());
        }
        let file = open(page, self.store.get(digest)?);
        *last = Some((digest, file.clone()));
        Ok(file)
    }

    fn store(&self, page: &PageRow, reading: &PageReading) -> Result<ReadingMade, Error> {
        // Named by the bytes, not by where they lay: the same page read elsewhere is the same.
        let meta = ocr::alto::Meta {
            file: page.received.digest.to_string(),
            language: crate::facts::language_of(&reading.text)
                .map(|l| l.tag().to_owned()),
            page: page.number,
            program: super::describe::MADE_BY.to_owned(),
            recipe: self.recipe.whole.to_string(),
        };
        let stored = StoredReading::of(reading, &meta);
        Ok(ReadingMade {
            alto: self.store.put(&stored.alto)?,
            made: self.store.put(&stored.facts)?,
            blank: reading.facts.blank,
            confidence: reading.text.confidence().map(f64::from),
        })
    }
}

/// The pixels that are read.
pub(super) fn decoded(
    page: &PageRow,
    file: &Opened,
) -> Result<Noted<Greyed>, DecodeError> {
    let limits = Limits::default();
    let noted = source(page, file, &limits)?;
    let greyed = page::to_grey(noted.value.decode(&limits)?);
    Ok(Noted { value: greyed, findings: noted.findings })
}

/// What the second recogniser read of a page, if anything.
fn again(facts: &ReadingFacts) -> String {
    match facts.lines_again {
        0 => String::new(),
        lines => format!(", {lines} lines again with {}", facts.second),
    }
}

/// The received file of a page, opened for all its pages.
pub(super) fn open(page: &PageRow, bytes: Vec<u8>) -> Received {
    let format = match page.received.kind.as_str() {
        "tiff" => Format::Tiff,
        "jpeg" => Format::Jpeg,
        "png" => Format::Png,
        "pdf" => Format::Pdf,
        other => return Err(DecodeError::Unsupported { what: other.to_owned() }),
    };
    Opened::new(Arc::new(bytes), format, &Limits::default()).map(Arc::new)
}

/// A page of a received file, as it was received.
pub(super) fn source(
    page: &PageRow,
    file: &Opened,
    limits: &Limits,
) -> Result<Noted<page::PageSource>, DecodeError> {
    file.source(page.number, Dpi::new(page.dpi).unwrap_or(Dpi::USUAL), limits)
}

fn keep(
    catalogue: &mut Catalogue,
    page: &PageRow,
    recipe: Recipe,
    read: Read,
    job: &Job<'_>,
) -> Result<(), Error> {
    let subject = format!("{}#{}", page.received.id, page.number);
    catalogue.together(|catalogue| {
        let event = |kind, outcome, detail: String| Event {
            kind,
            at: job.at(),
            agent: program(),
            outcome,
            detail: format!("{detail}, page {}", page.number),
            object: page.received.digest.to_string(),
        };
        match read {
            Read::Made(made, findings, how) => {
                catalogue.keep_findings("read", &subject, &findings)?;
                catalogue.keep_reading(page, recipe, made)?;
                let outcome =
                    if findings.is_empty() { Outcome::Success } else { Outcome::Warning };
                let prepared =
                    event(EventType::ImageProcessing, Outcome::Success, how.prepared);
                catalogue.log(&prepared)?;
                catalogue.log(&event(EventType::TextRecognition, outcome, how.read))?;
            }
            Read::Undecodable(findings) => {
                catalogue.keep_findings("read", &subject, &findings)?;
                catalogue.keep_role(page.id, Role::Unreadable)?;
                let detail = "not decoded".to_owned();
                catalogue.log(&event(
                    EventType::TextRecognition,
                    Outcome::Failure,
                    detail,
                ))?;
            }
        }
        Ok(())
    })
}
