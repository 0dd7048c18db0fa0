//! What a recogniser must be able to do, and one that repeats what it was told.

use super::error::OcrError;
use super::fraktur::BlackLetter;
use super::{Block, Line, Track};
use crate::page::Grey;

/// How the recogniser is to look for lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// Find columns, blocks and lines (Tesseract's PSM 3).
    Automatic,
    /// The same where one threshold does not part ink from paper: each place by its own
    /// (Sauvola's). On even paper Tesseract loses more lines so than it finds.
    Uneven,
    /// Lines under one another, of which none is passed over (PSM 6).
    Lines,
    /// Words wherever they stand, as on drawings (PSM 11).
    Sparse,
}

/// How a page lies, by its letters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Orientation {
    /// Quarter turns clockwise that would set it upright, 0–3.
    pub quarters: u8,
    /// Tesseract's measure of certainty; 1–2 is weak, above 5 is sure.
    pub confidence: f32,
}

/// A recogniser of words. One is shared by all threads.
pub trait RecognitionEngine: Sync {
    /// Name, version and models: all that decides what it reads, besides pixels and layout.
    fn version(&self) -> &str;

    /// The words of a page, their areas in pixels of this image; empty where none was found.
    ///
    /// # Errors
    /// [`OcrError`] where the engine itself failed, never because of what the page shows.
    fn recognise(
        &self,
        image: &Grey,
        dpi: u32,
        layout: Layout,
    ) -> Result<Vec<Block>, OcrError>;

    /// Where lines of text run, from the top; empty where the engine does not tell.
    ///
    /// # Errors
    /// [`OcrError`] where the engine itself failed.
    fn tracks(&self, _image: &Grey) -> Result<Vec<Track>, OcrError> {
        Ok(Vec::new())
    }

    /// The words of the one line that runs here; `None` where none was found, or where the
    /// engine reads whole pages only.
    ///
    /// # Errors
    /// [`OcrError`] where the engine itself failed.
    fn line(&self, _image: &Grey, _track: Track) -> Result<Option<Line>, OcrError> {
        Ok(None)
    }

    /// As [`Self::line`], with more care: for a line on which two recognisers do not agree.
    ///
    /// # Errors
    /// [`OcrError`] where the engine itself failed.
    fn line_with_care(
        &self,
        image: &Grey,
        track: Track,
    ) -> Result<Option<Line>, OcrError> {
        self.line(image, track)
    }

    /// Who reads what is set in black letter (Fraktur), where it has a model of it.
    fn black_letter(&self) -> Option<BlackLetter<'_>> {
        None
    }

    /// How the page lies; `None` where too few letters stand on it to tell, or where the
    /// engine cannot.
    ///
    /// # Errors
    /// [`OcrError`] where the engine itself failed.
    fn orientation(
        &self,
        _image: &Grey,
        _dpi: u32,
    ) -> Result<Option<Orientation>, OcrError> {
        Ok(None)
    }
}

/// Repeats recorded words, in the order they were recorded: for tests of what comes after.
#[derive(Debug, Default)]
pub struct Recorded {
    readings: std::sync::Mutex<std::collections::VecDeque<Vec<Block>>>,
    orientation: Option<(u8, u32)>,
}

impl Recorded {
    /// Gives these readings one after the other, then nothing.
    #[must_use]
    pub fn new(readings: impl IntoIterator<Item = Vec<Block>>) -> Self {
        let readings = std::sync::Mutex::new(readings.into_iter().collect());
        Self { readings, orientation: None }
    }

    /// Says that the page must be turned clockwise by so many quarters, quite surely.
    #[must_use]
    pub fn lying(self, quarters: u8) -> Self {
        Self { orientation: Some((quarters, 10)), ..self }
    }
}

impl RecognitionEngine for Recorded {
    fn version(&self) -> &'static str {
        "recorded"
    }

    fn recognise(&self, _: &Grey, _: u32, _: Layout) -> Result<Vec<Block>, OcrError> {
        let mut readings =
            self.readings.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        Ok(readings.pop_front().unwrap_or_default())
    }

    fn orientation(&self, _: &Grey, _: u32) -> Result<Option<Orientation>, OcrError> {
        let told = |(quarters, sure)| Orientation { quarters, confidence: sure as f32 };
        Ok(self.orientation.map(told))
    }
}
