//! Tesseract through its C interface: warmed handles, kept apart from OpenMP.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use super::engine::{Layout, Orientation, RecognitionEngine};
use super::error::OcrError;
use super::fraktur::BlackLetter;
use super::lexicon::Lexicon;
use super::meter::Meter;
use super::native::{self, Handle, Mode, Refused, Seen, Threshold, Words};
use super::{Block, Line, Word};
use crate::digest::Digest;
use crate::page::Grey;
use crate::place::Area;

/// Tesseract, for any number of threads: each reading takes a warm handle and gives it back.
pub struct Reader {
    models: PathBuf,
    languages: String,
    version: String,
    limit: Duration,
    idle: Mutex<Vec<Handle>>,
    idle_osd: Mutex<Vec<Handle>>,
    meter: Arc<Meter>,
    /// Names that are words, and all words once they are asked for.
    names: Vec<String>,
    lexicon: OnceLock<Lexicon>,
    /// Reads black letter, where its model is installed.
    fraktur: Option<Box<Self>>,
}

impl std::fmt::Debug for Reader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reader").field("version", &self.version).finish_non_exhaustive()
    }
}

/// Where Debian and others put the models; the first that is there is taken.
const FOLDERS: [&str; 5] = [
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/local/share/tessdata",
];

/// What the model of black letter is called: by Debian, and in the place it comes from.
const FRAKTUR: [&str; 2] = ["Fraktur", "script/Fraktur"];

impl Reader {
    /// Finds the models of the languages (`nor`, `dan` …; the first weighs most). `prefix` is
    /// the value of `TESSDATA_PREFIX`, where the user set one: then only there. A reading that
    /// takes longer than `limit` is stopped.
    ///
    /// # Errors
    /// [`OcrError`] naming the folder and, where a model is missing, the package to install.
    pub fn open(
        prefix: Option<&Path>,
        languages: &[String],
        limit: Duration,
    ) -> Result<Self, OcrError> {
        let models = models_folder(prefix)?;
        for language in languages.iter().map(String::as_str).chain(["osd"]) {
            let named = language.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
            if language.is_empty() || !named {
                return Err(OcrError::LanguageName { language: language.to_owned() });
            }
            if !crate::files::exists(&models.join(format!("{language}.traineddata"))) {
                let language = language.to_owned();
                return Err(OcrError::MissingModel { language, folder: models });
            }
        }
        let mut reader = Self::of(models, languages.to_owned(), limit)?;
        let there = |name: &&&str| {
            let model = reader.models.join(format!("{name}.traineddata"));
            !languages.iter().any(|l| l == **name) && crate::files::exists(&model)
        };
        if let Some(name) = FRAKTUR.iter().find(there) {
            let name = vec![(*name).to_owned()];
            let mut fraktur = Self::of(reader.models.clone(), name, limit)?;
            fraktur.meter = reader.meter.clone();
            reader.fraktur = Some(Box::new(fraktur));
        }
        Ok(reader)
    }

    /// Models that are there.
    fn of(
        models: PathBuf,
        languages: Vec<String>,
        limit: Duration,
    ) -> Result<Self, OcrError> {
        Ok(Self {
            version: version(&models, &languages)?,
            models,
            languages: languages.join("+"),
            limit,
            idle: Mutex::default(),
            idle_osd: Mutex::default(),
            meter: Arc::default(),
            names: Vec::new(),
            lexicon: OnceLock::new(),
            fraktur: None,
        })
    }

    /// Takes the words of these names for words, too.
    #[must_use]
    pub fn knowing(self, names: Vec<String>) -> Self {
        Self { names, lexicon: OnceLock::new(), ..self }
    }

    /// Time spent inside its calls.
    #[must_use]
    pub fn meter(&self) -> &Meter {
        &self.meter
    }

    /// The word lists that lie in the models of its languages, and the names it was told.
    #[must_use]
    pub fn lexicon(&self) -> &Lexicon {
        self.lexicon.get_or_init(|| {
            let languages: Vec<String> =
                self.languages.split('+').map(str::to_owned).collect();
            let names = self.names.iter().map(String::as_str);
            Lexicon::open(&self.models, &languages).with_names(names)
        })
    }

    /// The languages in Tesseract's spelling, such as `nor+dan`.
    #[must_use]
    pub fn languages(&self) -> &str {
        &self.languages
    }

    fn handle(&self, languages: &str) -> Result<Handle, OcrError> {
        Handle::open(&self.models, languages).ok_or_else(|| OcrError::Init {
            languages: languages.to_owned(),
            folder: self.models.clone(),
        })
    }

    /// Works with a warm handle and keeps it for the next; after a failure it is dropped.
    fn with<T>(
        &self,
        idle: &Mutex<Vec<Handle>>,
        languages: &str,
        work: impl FnOnce(&mut Handle) -> Result<T, OcrError>,
    ) -> Result<T, OcrError> {
        let warm = idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        self.meter.measure(|| {
            let mut handle = warm.map_or_else(|| self.handle(languages), Ok)?;
            let result = work(&mut handle)?;
            // Nothing of this page may reach the next, and its pixels are let go.
            handle.forget();
            idle.lock().unwrap_or_else(PoisonError::into_inner).push(handle);
            Ok(result)
        })
    }
}

/// The engine's name with what decides its readings: its version, and each language with the
/// first digits of its model's digest, since several models bear the same name.
fn version(models: &Path, languages: &[String]) -> Result<String, OcrError> {
    let mut version = format!("Tesseract {}", native::version());
    for language in languages {
        let damaged =
            |_| OcrError::Init { languages: language.clone(), folder: models.to_owned() };
        let path = models.join(format!("{language}.traineddata"));
        let model = crate::files::open(&path).map_err(damaged)?;
        let digest =
            Digest::of_reader(model).map_err(|e| damaged(crate::files::at(&path)(e)))?.0;
        version.push_str(&format!(", {language} {}", &digest.to_string()[..8]));
    }
    Ok(version)
}

/// The folder with the models.
fn models_folder(prefix: Option<&Path>) -> Result<PathBuf, OcrError> {
    let looked_in: Vec<PathBuf> = match prefix {
        // Both spellings are in use: the folder itself, and the one it lies in.
        Some(prefix) => vec![prefix.to_owned(), prefix.join("tessdata")],
        None => FOLDERS.iter().map(PathBuf::from).collect(),
    };
    let has_models = |folder: &&PathBuf| {
        crate::files::list(folder).is_ok_and(|files| {
            files.iter().any(|f| f.extension().is_some_and(|e| e == "traineddata"))
        })
    };
    let found = looked_in.iter().find(has_models).cloned();
    found.ok_or(OcrError::NoModels { looked_in })
}

impl RecognitionEngine for Reader {
    fn version(&self) -> &str {
        &self.version
    }

    fn recognise(
        &self,
        image: &Grey,
        dpi: u32,
        layout: Layout,
    ) -> Result<Vec<Block>, OcrError> {
        self.with(&self.idle, &self.languages, |handle| {
            let mode = match layout {
                Layout::Automatic | Layout::Uneven => Mode::Automatic,
                Layout::Lines => Mode::Lines,
                Layout::Sparse => Mode::Sparse,
            };
            // The surroundings of a place reach over a third of an inch, and Leptonica refuses
            // images that are smaller.
            let has_surroundings = image.width.min(image.height) * 2 > dpi;
            let threshold = match layout {
                Layout::Uneven if has_surroundings => Threshold::Place,
                _ => Threshold::Page,
            };
            handle.show(image, dpi, mode, threshold);
            let begun = Instant::now();
            match handle.recognise(self.limit) {
                Ok(words) => Ok(words.map_or_else(Vec::new, blocks)),
                Err(Refused) if begun.elapsed() >= self.limit => {
                    Err(OcrError::TooLong { seconds: self.limit.as_secs() })
                }
                Err(Refused) => Err(OcrError::Engine),
            }
        })
    }

    fn black_letter(&self) -> Option<BlackLetter<'_>> {
        let engine = self.fraktur.as_deref()?;
        Some(BlackLetter { engine, lexicon: self.lexicon() })
    }

    fn orientation(
        &self,
        image: &Grey,
        dpi: u32,
    ) -> Result<Option<Orientation>, OcrError> {
        // A handle of its own: with a language model the answer is wrong and sounds sure.
        self.with(&self.idle_osd, "osd", |handle| {
            handle.show(image, dpi, Mode::Orientation, Threshold::Page);
            Ok(handle.orientation().map(|(degrees, confidence)| {
                // It tells how far the page has been turned; we want the way back.
                let quarters = ((360 - degrees).rem_euclid(360) / 90) as u8;
                Orientation { quarters, confidence }
            }))
        })
    }
}

/// Gathers the words into the lines and blocks that Tesseract found.
fn blocks(words: Words<'_>) -> Vec<Block> {
    let mut blocks: Vec<Vec<Vec<Word>>> = Vec::new();
    for seen in words {
        if seen.begins_block || blocks.is_empty() {
            blocks.push(Vec::new());
        }
        let lines = blocks.last_mut().expect("one was just pushed");
        if seen.begins_line || lines.is_empty() {
            lines.push(Vec::new());
        }
        lines.last_mut().expect("one was just pushed").extend(word(&seen));
    }
    let block = |lines: Vec<Vec<Word>>| {
        Block::of(lines.into_iter().filter_map(Line::of).collect())
    };
    blocks.into_iter().filter_map(block).collect()
}

/// The word at this place; `None` at pictures and rules.
fn word(seen: &Seen) -> Option<Word> {
    let text = cleaned(&seen.text);
    let [left, top, right, bottom] = seen.edges.filter(|_| !text.is_empty())?;
    let size = |from: i32, to: i32| to.saturating_sub(from).max(1).unsigned_abs();
    let start = |at: i32| at.max(0).unsigned_abs();
    let (x, y) = (start(left), start(top));
    let area = Area { x, y, width: size(left, right), height: size(top, bottom) };
    Some(Word::new(text, area, seen.confidence.round().clamp(0.0, 100.0) as u8))
}

/// Without white space and what XML cannot hold.
fn cleaned(text: &str) -> String {
    let kept = |c: &char| {
        !c.is_whitespace() && !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    text.chars().filter(kept).collect()
}
