//! Tesseract through its C interface: warmed handles, kept apart from OpenMP.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use tesseract_rs::{
    ResultIterator, TessPageIteratorLevel as Level, TessPageSegMode as Mode,
    TesseractAPI, TesseractError,
};

use super::engine::{Layout, Orientation, RecognitionEngine};
use super::error::OcrError;
use super::fraktur::BlackLetter;
use super::lexicon::Lexicon;
use super::meter::Meter;
use super::native;
use super::{Block, Line, Word};
use crate::digest::Digest;
use crate::page::Grey;
use crate::place::Area;

/// Tesseract, for any number of threads: each reading takes a warm handle and gives it back.
pub struct Reader {
    models: PathBuf,
    languages: String,
    version: String,
    idle: Mutex<Vec<TesseractAPI>>,
    idle_osd: Mutex<Vec<TesseractAPI>>,
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
    /// the value of `TESSDATA_PREFIX`, where the user set one: then only there.
    ///
    /// # Errors
    /// [`OcrError`] naming the folder and, where a model is missing, the package to install.
    pub fn open(prefix: Option<&Path>, languages: &[String]) -> Result<Self, OcrError> {
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
        let mut reader = Self::of(models, languages.to_owned())?;
        let there = |name: &&&str| {
            let model = reader.models.join(format!("{name}.traineddata"));
            !languages.iter().any(|l| l == **name) && crate::files::exists(&model)
        };
        if let Some(name) = FRAKTUR.iter().find(there) {
            let mut fraktur = Self::of(reader.models.clone(), vec![(*name).to_owned()])?;
            fraktur.meter = reader.meter.clone();
            reader.fraktur = Some(Box::new(fraktur));
        }
        Ok(reader)
    }

    /// Models that are there.
    fn of(models: PathBuf, languages: Vec<String>) -> Result<Self, OcrError> {
        Ok(Self {
            version: version(&models, &languages)?,
            models,
            languages: languages.join("+"),
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

    /// Time spent inside Tesseract's own calls.
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

    fn handle(&self, languages: &str) -> Result<TesseractAPI, OcrError> {
        let handle = TesseractAPI::new();
        let init = || OcrError::Init {
            languages: languages.to_owned(),
            folder: self.models.clone(),
        };
        // The binding panics on a path that is not UTF-8.
        let folder = self.models.to_str().ok_or_else(init)?;
        handle.init(folder, languages).map_err(|_| init())?;
        // Guesses and counts of its own that would land between a user's progress bars.
        handle.set_variable("debug_file", "/dev/null").map_err(failed("set-up"))?;
        Ok(handle)
    }

    /// Works with a warm handle and keeps it for the next; after a failure it is dropped.
    fn with<T>(
        &self,
        idle: &Mutex<Vec<TesseractAPI>>,
        languages: &str,
        work: impl FnOnce(&TesseractAPI) -> Result<T, OcrError>,
    ) -> Result<T, OcrError> {
        native::keep_quiet();
        let warm = idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        self.meter.measure(|| {
            let handle = warm.map_or_else(|| self.handle(languages), Ok)?;
            let result = work(&handle)?;
            // Nothing of this page may reach the next, and its pixels are let go.
            handle.clear_adaptive_classifier().map_err(failed("clear"))?;
            handle.clear().map_err(failed("clear"))?;
            idle.lock().unwrap_or_else(PoisonError::into_inner).push(handle);
            Ok(result)
        })
    }
}

/// The engine's name with what decides its readings: its version, and each language with the
/// first digits of its model's digest, since several models bear the same name.
fn version(models: &Path, languages: &[String]) -> Result<String, OcrError> {
    let mut version = format!("Tesseract {}", TesseractAPI::version());
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

fn failed(step: &'static str) -> impl Fn(TesseractError) -> OcrError {
    move |error| OcrError::Engine { step, said: error.to_string() }
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
                Layout::Automatic => Mode::PSM_AUTO,
                Layout::Sparse => Mode::PSM_SPARSE_TEXT,
            };
            handle.set_page_seg_mode(mode).map_err(failed("mode"))?;
            show(handle, image, dpi)?;
            handle.recognize().map_err(failed("recognise"))?;
            // Never get_iterators(): it analyses the layout again and aborts the process. The
            // iterator is gone before the handle sees its next image.
            match handle.get_iterator() {
                Ok(words) => blocks(&words),
                Err(TesseractError::NullPointerError) => Ok(Vec::new()),
                Err(error) => Err(failed("words")(error)),
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
            handle.set_page_seg_mode(Mode::PSM_OSD_ONLY).map_err(failed("mode"))?;
            show(handle, image, dpi)?;
            match handle.detect_os() {
                Ok((degrees, confidence, ..)) => {
                    // It tells how far the page has been turned; we want the way back.
                    let quarters = ((360 - degrees).rem_euclid(360) / 90) as u8;
                    Ok(Some(Orientation { quarters, confidence }))
                }
                // Too few letters.
                Err(_) => Ok(None),
            }
        })
    }
}

fn show(handle: &TesseractAPI, image: &Grey, dpi: u32) -> Result<(), OcrError> {
    let small = |n: u32| i32::try_from(n).unwrap_or(i32::MAX);
    let (width, height) = (small(image.width), small(image.height));
    handle.set_image(&image.pixels, width, height, 1, width).map_err(failed("image"))?;
    handle.set_source_resolution(small(dpi)).map_err(failed("resolution"))
}

/// Edges of a box: left, top, right, bottom.
type Edges = (i32, i32, i32, i32);

/// The lines of a block: the box Tesseract gives each, and its words.
type Rows = Vec<(Edges, Vec<Word>)>;

/// Gathers the words into the lines and blocks that Tesseract found.
fn blocks(words: &ResultIterator) -> Result<Vec<Block>, OcrError> {
    let mut blocks: Vec<(Edges, Rows)> = Vec::new();
    let edges = |level| words.get_bounding_box(level).ok();
    loop {
        let word = word(words)?;
        // The binding's iterator does not tell where a line begins: another line has another box.
        let places = (edges(Level::RIL_BLOCK), edges(Level::RIL_TEXTLINE));
        if let (Some(word), (Some(block), Some(line))) = (word, places) {
            if blocks.last().is_none_or(|(edges, _)| *edges != block) {
                blocks.push((block, Vec::new()));
            }
            let lines = &mut blocks.last_mut().expect("one was just pushed").1;
            match lines.last_mut() {
                Some((edges, words)) if *edges == line => words.push(word),
                _ => lines.push((line, vec![word])),
            }
        }
        if !words.next(Level::RIL_WORD).map_err(failed("words"))? {
            break;
        }
    }
    let line = |(_, words): (Edges, Vec<Word>)| {
        Some(Line { area: Area::around(words.iter().map(|w| w.area))?, words })
    };
    let block = |(_, lines): (Edges, Rows)| {
        let lines: Vec<Line> = lines.into_iter().filter_map(line).collect();
        Some(Block { area: Area::around(lines.iter().map(|l| l.area))?, lines })
    };
    Ok(blocks.into_iter().filter_map(block).collect())
}

/// The word the iterator stands at; `None` at pictures and rules.
fn word(words: &ResultIterator) -> Result<Option<Word>, OcrError> {
    let text = match words.get_utf8_text(Level::RIL_WORD) {
        Ok(text) => cleaned(&text),
        Err(TesseractError::NullPointerError) => return Ok(None),
        Err(error) => return Err(failed("words")(error)),
    };
    if text.is_empty() {
        return Ok(None);
    }
    let Ok((left, top, right, bottom)) = words.get_bounding_box(Level::RIL_WORD) else {
        return Ok(None);
    };
    let confidence = words.confidence(Level::RIL_WORD).map_err(failed("confidence"))?;
    let size = |from: i32, to: i32| to.saturating_sub(from).max(1).unsigned_abs();
    let start = |at: i32| at.max(0).unsigned_abs();
    let (x, y) = (start(left), start(top));
    let area = Area { x, y, width: size(left, right), height: size(top, bottom) };
    Ok(Some(Word::new(text, area, confidence.round().clamp(0.0, 100.0) as u8)))
}

/// Without white space and what XML cannot hold.
fn cleaned(text: &str) -> String {
    let kept = |c: &char| {
        !c.is_whitespace() && !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    text.chars().filter(kept).collect()
}
