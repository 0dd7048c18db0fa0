//! Who reads: Tesseract, and the second recogniser where it is wanted and there.

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use super::Error;
use crate::archive::Settings;
use crate::catalogue::{Catalogue, Recipe};
use crate::finding::{Finding, Severity};
use crate::models::{self, Models};
use crate::msg;
use crate::ocr::{
    self, BlackLetter, Block, Effort, Layout, Lexicon, Meter, OcrError, Orientation,
    Paddle, PageReading, ReadSettings, Reader, RecognitionEngine, Second, Spent,
};
use crate::page::{Grey, PageImage};
use crate::place::Place;

/// The recognisers of a run, opened.
pub(super) struct Recognisers {
    first: Reader,
    second: Option<Paddle>,
    settings: ReadSettings,
    first_look: Meter,
    readings: AtomicU64,
    /// What is to be said of them: the second is wanted and not there, or damaged.
    pub(super) findings: Vec<Finding>,
}

impl Recognisers {
    /// Opens what the settings ask for. Without the second recogniser the first reads alone,
    /// and that is said. The names that the catalogue's register knows are words, too.
    pub(super) fn open(
        settings: &Settings,
        catalogue: &Catalogue,
    ) -> Result<Self, Error> {
        let prefix = std::env::var_os("TESSDATA_PREFIX");
        let prefix = prefix.as_deref().map(Path::new);
        let (effort, seconds) = (settings.reading, settings.reading_seconds);
        let languages = &settings.languages;
        let settings = ReadSettings { effort, seconds, ..ReadSettings::default() };
        let first = Reader::open(prefix, languages, settings.limit())?;
        let first = first.knowing(super::register::place_names(catalogue)?);
        let mut opened = Self {
            first,
            second: None,
            settings,
            first_look: Meter::default(),
            readings: AtomicU64::default(),
            findings: Vec::new(),
        };
        if effort == Effort::Fast {
            return Ok(opened);
        }
        match Models::find_first(&models::folders()) {
            Ok(Some(found)) => opened.open_second(&found),
            Ok(None) => {
                let alone = Finding::note(Place::default(), msg!("ocr-alone"));
                opened.findings.push(alone.hint(msg!("ocr-alone-hint")));
            }
            // The pages are read all the same.
            Err(damage) => opened.findings.extend(
                damage
                    .findings()
                    .into_iter()
                    .map(|finding| Finding { severity: Severity::Warning, ..finding }),
            ),
        }
        Ok(opened)
    }

    fn open_second(&mut self, models: &Models) {
        match Paddle::open(&models.library, &models.detector, &models.reader) {
            Ok(second) => self.second = Some(second),
            Err(error) => {
                let unusable = Finding::warning(Place::default(), error.message());
                self.findings.push(unusable.hint(msg!("ocr-alone-hint")));
            }
        }
    }

    /// Names all that decides a reading besides the pixels.
    pub(super) fn recipe(&self) -> Recipe {
        let mut engines = self.first.version().to_owned();
        let black = self.first.black_letter().map(|black| black.engine.version());
        let second = self.second.as_ref().map(RecognitionEngine::version);
        for other in black.into_iter().chain(second) {
            engines.push_str(&format!("; {other}"));
        }
        // Nobody else asks what is a word.
        let lexicon = (black.is_some() || second.is_some()).then(|| self.first.lexicon());
        let with = |words: Option<&str>| {
            let words = words.map_or_else(String::new, |words| format!("; {words}"));
            ocr::recipe(&self.settings, &format!("{engines}{words}"))
        };
        Recipe {
            whole: with(lexicon.map(Lexicon::name)),
            lasting: with(lexicon.map(Lexicon::models)),
        }
    }

    /// Reads a page that the file says is turned by so many quarters.
    pub(super) fn read(
        &self,
        image: &PageImage,
        quarters: u8,
    ) -> Result<PageReading, OcrError> {
        let mut settings = self.settings;
        settings.prepare.quarters = quarters;
        let second = self.second.as_ref();
        let lexicon = || self.first.lexicon();
        let second = second.map(|engine| Second::new(engine, lexicon()));
        let first = FirstLook {
            engine: &self.first,
            meter: &self.first_look,
            has_read: AtomicBool::new(false),
        };
        let reading = ocr::read(image, &settings, &first, second)?;
        self.readings.fetch_add(reading.facts.passes.into(), Ordering::Relaxed);
        Ok(reading)
    }

    /// Processor time inside the recognisers so far.
    pub(super) fn spent(&self) -> Spent {
        let first = self.first_look.spent();
        let second = self.second.as_ref().map(|second| second.meter().spent());
        Spent {
            first,
            again: self.first.meter().spent().saturating_sub(first),
            second: second.unwrap_or_default(),
            readings: self.readings.load(Ordering::Relaxed),
        }
    }
}

/// Tesseract with the first reading of one page timed apart.
struct FirstLook<'a> {
    engine: &'a Reader,
    meter: &'a Meter,
    has_read: AtomicBool,
}

impl RecognitionEngine for FirstLook<'_> {
    fn version(&self) -> &str {
        self.engine.version()
    }

    fn recognise(
        &self,
        image: &Grey,
        dpi: u32,
        layout: Layout,
    ) -> Result<Vec<Block>, OcrError> {
        let read = || self.engine.recognise(image, dpi, layout);
        if self.has_read.swap(true, Ordering::Relaxed) {
            read()
        } else {
            self.meter.measure(read)
        }
    }

    fn orientation(
        &self,
        image: &Grey,
        dpi: u32,
    ) -> Result<Option<Orientation>, OcrError> {
        self.engine.orientation(image, dpi)
    }

    fn black_letter(&self) -> Option<BlackLetter<'_>> {
        self.engine.black_letter()
    }
}
