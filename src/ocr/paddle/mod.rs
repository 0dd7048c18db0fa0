//! The second recogniser: PP-OCRv6 small, a detector of lines and a reader of lines.
//!
//! It has no lexicon and no language, and errs elsewhere than Tesseract: faint ribbons, black
//! edges and yellow paper hardly trouble it, but æ becomes e, spaces are lost, and now and
//! then a line is noise. There is no classifier of text direction on purpose: it turns good
//! lines upside down.

mod detect;
mod line;
mod picture;
mod session;

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use ort::session::Session;

use self::session::{Memory, Tensor};
use super::engine::{Layout, RecognitionEngine};
use super::error::OcrError;
use super::meter::Meter;
use super::{Block, Line, Track};
use crate::digest::Digest;
use crate::models::without_subnormals;
use crate::page::Grey;

/// PP-OCRv6, for any number of threads.
pub struct Paddle {
    version: String,
    /// One for all: it needs much memory, and a page is a moment.
    detector: Mutex<Session>,
    model: Vec<u8>,
    idle: Mutex<Vec<Session>>,
    characters: Vec<char>,
    meter: Meter,
}

impl std::fmt::Debug for Paddle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Paddle").field("version", &self.version).finish_non_exhaustive()
    }
}

impl Paddle {
    /// Opens the recogniser: ONNX Runtime's library, the detector and the reader of lines.
    ///
    /// # Errors
    /// [`OcrError::Second`] where one of them cannot be used.
    pub fn open(
        library: &Path,
        detector: &Path,
        reader: &Path,
    ) -> Result<Self, OcrError> {
        let read = |path: &Path| {
            crate::files::read(path).map_err(|e| session::failed(path.display(), &e))
        };
        let (finding, reading) = (read(detector)?, read(reader)?);
        let model = without_subnormals(&reading);
        let detector =
            session::open(library, &without_subnormals(&finding), Memory::Kept)?;
        let first = session::open(library, &model, Memory::Freed)?;
        let characters = line::characters(&first)?;
        let short = |bytes: &[u8]| Digest::of(bytes).to_string()[..8].to_owned();
        let version = format!(
            "PP-OCRv6 small, det {}, rec {}, {}",
            short(&finding),
            short(&reading),
            session::runtime(library),
        );
        Ok(Self {
            version,
            detector: Mutex::new(detector),
            model,
            idle: Mutex::new(vec![first]),
            characters,
            meter: Meter::default(),
        })
    }

    /// Time spent inside the models.
    #[must_use]
    pub fn meter(&self) -> &Meter {
        &self.meter
    }
}

impl RecognitionEngine for Paddle {
    fn version(&self) -> &str {
        &self.version
    }

    fn recognise(&self, image: &Grey, _: u32, _: Layout) -> Result<Vec<Block>, OcrError> {
        let mut blocks = Vec::new();
        for track in self.tracks(image)? {
            if let Some(line) = self.line(image, track)? {
                blocks.push(Block { area: line.area, lines: vec![line] });
            }
        }
        Ok(blocks)
    }

    fn tracks(&self, image: &Grey) -> Result<Vec<Track>, OcrError> {
        let seen = detect::tensor(image);
        let mut detector = self.detector.lock().unwrap_or_else(PoisonError::into_inner);
        let chances = self.meter.measure(|| session::run(&mut detector, &seen.input))?;
        drop(detector);
        Ok(detect::tracks(&chances, &seen, image))
    }

    fn line(&self, image: &Grey, track: Track) -> Result<Option<Line>, OcrError> {
        self.read(image, track, &[0])
    }

    fn line_with_care(
        &self,
        image: &Grey,
        track: Track,
    ) -> Result<Option<Line>, OcrError> {
        self.read(image, track, &SHIFTS)
    }
}

/// By how much the strip of a line is shifted down for each look, in hundredths of its height.
const SHIFTS: [i32; 3] = [0, 4, -4];

impl Paddle {
    /// The words of a line, from the mean of what is seen in its strip shifted so.
    fn read(
        &self,
        image: &Grey,
        track: Track,
        shifts: &[i32],
    ) -> Result<Option<Line>, OcrError> {
        let warm = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut reader = match warm {
            Some(reader) => reader,
            None => session::another(&self.model, Memory::Freed)?,
        };
        let strips =
            shifts.iter().filter_map(|by| line::tensor(image, track.lowered(*by)));
        let looks = strips
            .map(|strip| self.meter.measure(|| session::run(&mut reader, &strip)))
            .collect::<Result<Vec<Tensor>, OcrError>>()?;
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(reader);
        let seen = Tensor::mean(looks);
        Ok(seen.and_then(|steps| line::decode(&steps, &self.characters, track)))
    }
}
