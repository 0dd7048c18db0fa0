//! Who reads: Tesseract, and the second recogniser where it is wanted and there.

use std::path::Path;
use std::time::Duration;

use super::Error;
use crate::archive::Settings;
use crate::digest::Digest;
use crate::finding::{Finding, Severity};
use crate::models::{self, Models};
use crate::msg;
use crate::ocr::{
    self, Effort, OcrError, Paddle, PageReading, ReadSettings, Reader,
    RecognitionEngine, Second,
};
use crate::page::PageImage;
use crate::place::Place;

/// The recognisers of a run, opened.
pub(super) struct Recognisers {
    first: Reader,
    second: Option<Paddle>,
    settings: ReadSettings,
    /// What is to be said of them: the second is wanted and not there, or damaged.
    pub(super) findings: Vec<Finding>,
}

impl Recognisers {
    /// Opens what the settings ask for. Without the second recogniser the first reads alone,
    /// and that is said. `names` are words besides those that the models know.
    pub(super) fn open(settings: &Settings, names: Vec<String>) -> Result<Self, Error> {
        let prefix = std::env::var_os("TESSDATA_PREFIX");
        let first = Reader::open(prefix.as_deref().map(Path::new), &settings.languages)?;
        let first = first.knowing(names);
        let effort = settings.reading;
        let settings = ReadSettings { effort, ..ReadSettings::default() };
        let mut opened = Self { first, second: None, settings, findings: Vec::new() };
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
    pub(super) fn recipe(&self) -> Digest {
        let mut engines = self.first.version().to_owned();
        let black = self.first.black_letter().map(|black| black.engine.version());
        let second = self.second.as_ref().map(RecognitionEngine::version);
        for other in black.into_iter().chain(second) {
            engines.push_str(&format!("; {other}"));
        }
        // Nobody else asks what is a word.
        if black.is_some() || second.is_some() {
            engines.push_str(&format!("; {}", self.first.lexicon().name()));
        }
        ocr::recipe(&self.settings, &engines)
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
        let second = second.map(|engine| Second { engine, lexicon: lexicon() });
        ocr::read(image, &settings, &self.first, second)
    }

    /// Processor time inside the recognisers so far.
    pub(super) fn spent(&self) -> Duration {
        let second = self.second.as_ref().map(|second| second.meter().spent());
        self.first.meter().spent() + second.unwrap_or_default()
    }
}
