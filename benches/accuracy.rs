//! Reads folders of scans with the library alone and writes what was read as text, for
//! `accuracy.py` to score: `cargo bench --bench accuracy -- WAY OUT FOLDER [LANGUAGE]`.
//!
//! WAY is `second` (PP-OCRv6 alone on the prepared page), a value of `--reading`, or `skew`
//! (no reading; the angle of its lines, in hundredths of a degree). `flagged` names the pages
//! that wait for a person. What the recognisers say is kept in `target/accuracy/said`, so that
//! another way of choosing between them is measured in seconds; their times are then those
//! of the run that asked them.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a program that prints figures"
)]

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use byggarkiv::digest::Digest;
use byggarkiv::models::Models;
use byggarkiv::ocr::{
    self, BlackLetter, Block, Effort, Layout, Lexicon, Line, OcrError, Orientation,
    Paddle, PageText, Part, ReadSettings, Reader, RecognitionEngine, Second, Track, Word,
};
use byggarkiv::page::{self, Dpi, Format, Grey, Limits, Opened, PageImage};
use serde::Serialize;
use serde::de::DeserializeOwned;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

const SAID: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/accuracy/said");

fn main() -> Outcome {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let [way, out, folder, rest @ ..] = args.as_slice() else {
        return Err("WAY OUT FOLDER [LANGUAGE]".into());
    };
    let language = rest.first().map_or("nor", String::as_str).to_owned();
    fs::create_dir_all(out)?;
    fs::create_dir_all(SAID)?;
    let reader = Reader::open(None, &[language], ReadSettings::default().limit())?;
    let lexicon = reader.lexicon();
    let first = Remembering { engine: &reader };
    let models = Models::find_first(&byggarkiv::models::folders())?;
    let models = models.ok_or("the second recogniser is missing: byggarkiv models")?;
    let second = Paddle::open(&models.library, &models.detector, &models.reader)?;
    let second = Remembering { engine: &second };
    let mut pages: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    pages.retain(|p| truth(p).is_some());
    pages.sort();
    let (mut asked, mut all) = (0, 0);
    let mut flagged = String::new();
    for path in pages {
        let image = page::to_grey(decode(&path)?).image;
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if way == "skew" {
            let skew = page::prepare(&image, &ReadSettings::default().prepare).facts.skew;
            fs::write(Path::new(out).join(name), format!("{skew:?}"))?;
            continue;
        }
        let begun = Instant::now();
        let text = match way.as_str() {
            "second" => second_alone(&image, &second)?,
            "lines" => {
                lines(&image, &first, &second, lexicon, &path, out)?;
                continue;
            }
            _ => {
                let effort = match way.as_str() {
                    "fast" => Effort::Fast,
                    "best" => Effort::Best,
                    _ => Effort::Standard,
                };
                let settings = ReadSettings { effort, ..ReadSettings::default() };
                let second = Second::new(&second, lexicon);
                let reading = ocr::read(&image, &settings, &first, Some(second))?;
                asked += reading.facts.lines_again;
                all += reading.text.lines().count();
                if reading.facts.poor || reading.text.words().next().is_none() {
                    flagged.push_str(&format!("{name}\n"));
                }
                reading.text
            }
        };
        fs::write(Path::new(out).join(format!("{name}.txt")), text.text())?;
        println!("{name}: {:.2} s", begun.elapsed().as_secs_f32());
    }
    fs::write(Path::new(out).join("flagged"), flagged)?;
    println!("{asked} of {all} lines read again");
    Ok(())
}

/// The truth beside a scan: `NAME.gt.txt`, or `NAME.txt`.
fn truth(scan: &Path) -> Option<PathBuf> {
    let end = scan.extension()?.to_str()?;
    let beside = ["gt.txt", "txt", "approx.txt"].map(|end| scan.with_extension(end));
    ["jpg", "png", "tif"].contains(&end).then_some(())?;
    beside.into_iter().find(|p| p.exists())
}

fn decode(path: &Path) -> Outcome<PageImage> {
    let bytes = fs::read(path)?;
    let limits = Limits::default();
    let format = Format::of(&bytes).ok_or("not an image")?;
    let opened = Opened::new(Arc::new(bytes), format, &limits)?;
    Ok(opened.source(1, Dpi::USUAL, &limits)?.value.decode(&limits)?)
}

fn second_alone(image: &PageImage, second: &dyn RecognitionEngine) -> Outcome<PageText> {
    let prepared = page::prepare(image, &ReadSettings::default().prepare);
    let blocks = second.recognise(&prepared.image, prepared.dpi, Layout::Automatic)?;
    Ok(PageText { width: image.width, height: image.height, blocks })
}

/// Every line as both recognisers read it, with what speaks for either where they differ.
fn lines(
    image: &PageImage,
    first: &dyn RecognitionEngine,
    second: &dyn RecognitionEngine,
    lexicon: &Lexicon,
    path: &Path,
    out: &str,
) -> Outcome {
    let prepared = page::prepare(image, &ReadSettings::default().prepare);
    let blocks = first.recognise(&prepared.image, prepared.dpi, Layout::Automatic)?;
    let mut rows = Vec::new();
    for line in blocks.iter().flat_map(|b| &b.lines) {
        let area = ocr::line_area(line.area, &prepared.image);
        let again = second.line(&prepared.image, area.into())?;
        let words = again.map_or_else(Vec::new, |l| l.words);
        let text =
            |words: &[Word]| words.iter().map(|w| w.text.clone()).collect::<Vec<_>>();
        let parts: Vec<_> = ocr::parts(&line.words, &words, lexicon)
            .iter()
            .map(|part| match part {
                Part::Same(words) => serde_json::json!({ "same": text(words) }),
                Part::Choice(c) => serde_json::json!({
                    "first": text(&c.first), "second": text(&c.second), "signs": c.signs,
                }),
            })
            .collect();
        rows.push(parts);
    }
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    fs::write(Path::new(out).join(format!("{name}.json")), serde_json::to_vec(&rows)?)?;
    Ok(())
}

/// Asks an engine once for each picture, ever.
struct Remembering<'a, E> {
    engine: &'a E,
}

impl<E: RecognitionEngine> Remembering<'_, E> {
    fn ask<T: Serialize + DeserializeOwned>(
        &self,
        image: &Grey,
        what: String,
        ask: impl FnOnce() -> Result<T, OcrError>,
    ) -> Result<T, OcrError> {
        let mut key =
            format!("{} {what} {}\n", self.engine.version(), image.width).into_bytes();
        key.extend_from_slice(&image.pixels);
        let path = Path::new(SAID).join(Digest::of(&key).to_string());
        if let Some(said) =
            fs::read(&path).ok().and_then(|b| serde_json::from_slice(&b).ok())
        {
            return Ok(said);
        }
        let said = ask()?;
        let bytes = serde_json::to_vec(&said).expect("what was said becomes JSON");
        fs::write(path, bytes).expect("target/ can be written");
        Ok(said)
    }
}

impl<E: RecognitionEngine> RecognitionEngine for Remembering<'_, E> {
    fn version(&self) -> &str {
        self.engine.version()
    }

    fn recognise(
        &self,
        image: &Grey,
        dpi: u32,
        layout: Layout,
    ) -> Result<Vec<Block>, OcrError> {
        let ask = || self.engine.recognise(image, dpi, layout);
        self.ask(image, format!("page {dpi} {layout:?}"), ask)
    }

    fn line(&self, image: &Grey, track: Track) -> Result<Option<Line>, OcrError> {
        self.ask(image, format!("line {track:?}"), || self.engine.line(image, track))
    }

    fn line_with_care(
        &self,
        image: &Grey,
        track: Track,
    ) -> Result<Option<Line>, OcrError> {
        let ask = || self.engine.line_with_care(image, track);
        self.ask(image, format!("line {track:?} with care"), ask)
    }

    fn tracks(&self, image: &Grey) -> Result<Vec<Track>, OcrError> {
        self.ask(image, "tracks".to_owned(), || self.engine.tracks(image))
    }

    fn black_letter(&self) -> Option<BlackLetter<'_>> {
        self.engine.black_letter()
    }

    fn orientation(
        &self,
        image: &Grey,
        dpi: u32,
    ) -> Result<Option<Orientation>, OcrError> {
        self.engine.orientation(image, dpi)
    }
}
