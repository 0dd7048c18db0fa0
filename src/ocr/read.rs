//! Reading a page: once where that is enough, again where the first look was poor.
//!
//! No single way of making a page ready may be trusted: each loses whole pages that another
//! reads well. So a poor reading, by its own confidence and by how little it found for so
//! much ink, is followed by another look, and the best is kept by evidence.

use serde::{Deserialize, Serialize};

use super::engine::{Layout, RecognitionEngine};
use super::error::OcrError;
use super::evidence::{evidence, is_poor, is_sideways};
use super::order::by_rows;
use super::reading::{PageReading, Preparation, ReadingFacts};
use super::{Block, Line, PageText, Word};
use crate::digest::Digest;
use crate::page::{self, Ink, Kind, PageImage, PrepareSettings, Transform};

/// How pages are read.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReadSettings {
    /// How pages are made ready at first.
    pub prepare: PrepareSettings,
    /// How often a page is read at most, 1–8.
    pub most_passes: u8,
}

impl Default for ReadSettings {
    fn default() -> Self {
        Self { prepare: PrepareSettings::default(), most_passes: 4 }
    }
}

/// Changes whenever the code here or in the page room reads the same pixels otherwise.
const METHOD: u32 = 2;

/// Names all that determines a reading besides the pixels: a reading is addressed by the
/// digest of the received file, the page within it, and this.
#[must_use]
pub fn recipe(settings: &ReadSettings, engine: &str) -> Digest {
    let settings = serde_json::to_string(settings).expect("plain numbers become JSON");
    Digest::of(format!("byggarkiv reading {METHOD}\n{engine}\n{settings}\n").as_bytes())
}

/// Reads a page. The same pixels, settings and engine always give the same reading.
///
/// Give grey pixels where you can ([`page::to_grey`]), so that a large colour page does not
/// stand in memory while it is read.
///
/// # Errors
/// [`OcrError`] where the engine itself failed; a page that cannot be read is no error.
pub fn read(
    image: &PageImage,
    settings: &ReadSettings,
    engine: &dyn RecognitionEngine,
) -> Result<PageReading, OcrError> {
    let mut look = Look { image, settings, engine, passes: 0, tried: Vec::new() };
    let first = page::prepare(image, &settings.prepare);
    if first.facts.ink == Ink::None {
        return Ok(look.nothing(&first.facts));
    }
    let is_drawing = first.facts.kind == Kind::Drawing;
    let way = if is_drawing { Preparation::Sparse } else { Preparation::Usual };
    let mut best = look.recognise(&first, way, settings.prepare.quarters)?;
    drop(first);
    if best.poor || best.lies() {
        best = look.turned(best)?;
    }
    // A mirror is only fair to faint writing after it has been deepened unmirrored, too.
    if best.poor && best.facts.letter_depth < FAINT {
        best = look.otherwise(best, &[Preparation::Flattened])?;
    }
    if best.poor && look.shines_through(&best)? {
        return Ok(look.nothing(&best.facts));
    }
    if best.poor {
        let others = match best.facts.kind {
            Kind::Text => {
                [Preparation::FullSize, Preparation::Flattened, Preparation::Sparse]
            }
            Kind::Drawing => {
                [Preparation::Usual, Preparation::FullSize, Preparation::Flattened]
            }
        };
        best = look.otherwise(best, &others)?;
    }
    Ok(look.reading(best))
}

/// The usual letter lies less than this under the paper on a faint page, in grey levels.
const FAINT: u8 = 90;

/// The least evidence that makes mirrored writing sure: some three good words.
const MIRRORED: u64 = 60;

/// One look at the page and what it gave.
#[derive(Clone, Debug)]
struct Attempt {
    blocks: Vec<Block>,
    facts: page::PageFacts,
    preparation: Preparation,
    quarters: u8,
    evidence: u64,
    poor: bool,
}

impl Attempt {
    /// Whether its lines ran up or down the image that was read.
    fn lies(&self) -> bool {
        is_sideways(&self.blocks, self.quarters)
    }
}

struct Look<'a> {
    image: &'a PageImage,
    settings: &'a ReadSettings,
    engine: &'a dyn RecognitionEngine,
    passes: u8,
    /// The ways tried so far.
    tried: Vec<Preparation>,
}

impl Look<'_> {
    /// Reads what has been made ready.
    fn recognise(
        &mut self,
        prepared: &page::Prepared,
        preparation: Preparation,
        quarters: u8,
    ) -> Result<Attempt, OcrError> {
        self.passes += 1;
        self.tried.push(preparation);
        let layout = match preparation {
            Preparation::Usual | Preparation::FullSize | Preparation::Flattened => {
                Layout::Automatic
            }
            Preparation::Sparse => Layout::Sparse,
        };
        let blocks = self.engine.recognise(&prepared.image, prepared.dpi, layout)?;
        // In the prepared image, where rows are level.
        let blocks = if layout == Layout::Sparse { blocks } else { by_rows(blocks) };
        let facts = prepared.facts.clone();
        let blocks: Vec<Block> =
            blocks.iter().map(|b| placed(b, &prepared.transform)).collect();
        let (evidence, poor) = (evidence(&blocks), is_poor(&blocks, &facts));
        Ok(Attempt { blocks, facts, preparation, quarters, evidence, poor })
    }

    /// Looks again with the page set upright, where its letters say that it lies turned.
    fn turned(&mut self, best: Attempt) -> Result<Attempt, OcrError> {
        let Some(quarters) = self.lies_turned(&best)? else { return Ok(best) };
        let settings = PrepareSettings { quarters, ..self.settings.prepare };
        let prepared = page::prepare(self.image, &settings);
        let next = self.recognise(&prepared, best.preparation, quarters)?;
        // Lines read up or down the page count for less than the same lines read level.
        let sideways = best.lies() && next.evidence * 100 >= best.evidence * 90;
        Ok(if sideways { next } else { better(best, next) })
    }

    /// Looks again with the page made ready in other ways, until a reading is good enough.
    fn otherwise(
        &mut self,
        mut best: Attempt,
        others: &[Preparation],
    ) -> Result<Attempt, OcrError> {
        for preparation in others.iter().copied() {
            if self.tried.contains(&preparation) {
                continue;
            }
            if !best.poor || self.passes >= self.settings.most_passes {
                break;
            }
            let usual =
                PrepareSettings { quarters: best.quarters, ..self.settings.prepare };
            let settings = match preparation {
                Preparation::FullSize => PrepareSettings { x_height: f32::MAX, ..usual },
                Preparation::Flattened => PrepareSettings { flatten: true, ..usual },
                Preparation::Usual | Preparation::Sparse => usual,
            };
            let prepared = page::prepare(self.image, &settings);
            let next = self.recognise(&prepared, preparation, best.quarters)?;
            best = better(best, next);
        }
        Ok(best)
    }

    /// The quarter turns that set the page upright, where the letters say so surely enough.
    fn lies_turned(&self, best: &Attempt) -> Result<Option<u8>, OcrError> {
        if self.passes >= self.settings.most_passes {
            return Ok(None);
        }
        let prepared = page::prepare(self.image, &self.settings.prepare);
        let told = self.engine.orientation(&prepared.image, prepared.dpi)?;
        Ok(told
            .filter(|o| o.confidence >= 1.0)
            .map(|o| (o.quarters + self.settings.prepare.quarters) % 4)
            .filter(|q| *q != best.quarters))
    }

    /// Whether the marks are the writing of the other side: they make words in a mirror, and
    /// hardly any without.
    fn shines_through(&mut self, best: &Attempt) -> Result<bool, OcrError> {
        if self.passes >= self.settings.most_passes {
            return Ok(false);
        }
        let quarters = best.quarters;
        // What shines through grey paper is faint; in black and white it is as black as all else.
        let flatten = best.facts.letter_depth < FAINT;
        let settings =
            PrepareSettings { mirror: true, quarters, flatten, ..self.settings.prepare };
        let prepared = page::prepare(self.image, &settings);
        let mirrored = self.recognise(&prepared, Preparation::Usual, quarters)?;
        self.tried.pop(); // not of the page as it is
        Ok(mirrored.evidence >= MIRRORED && mirrored.evidence >= best.evidence * 2)
    }

    /// A page on which nothing stands.
    fn nothing(&self, facts: &page::PageFacts) -> PageReading {
        let text = self.text(Vec::new());
        let facts = ReadingFacts {
            page: facts.clone(),
            blank: true,
            shows_through: self.passes > 0,
            engine: self.engine.version().to_owned(),
            passes: self.passes,
            ..ReadingFacts::default()
        };
        PageReading { text, facts }
    }

    fn reading(&self, best: Attempt) -> PageReading {
        let facts = ReadingFacts {
            page: best.facts,
            blank: false,
            shows_through: false,
            orientation: u16::from(best.quarters) * 90,
            preparation: best.preparation,
            engine: self.engine.version().to_owned(),
            passes: self.passes,
            poor: best.poor,
            layer: None,
        };
        PageReading { text: self.text(best.blocks), facts }
    }

    fn text(&self, blocks: Vec<Block>) -> PageText {
        PageText { width: self.image.width, height: self.image.height, blocks }
    }
}

/// The one with more evidence; the earlier where they are alike, since it is the plainer way.
fn better(earlier: Attempt, later: Attempt) -> Attempt {
    if later.evidence * 100 > earlier.evidence * 102 { later } else { earlier }
}

/// A block with its areas on the received image.
fn placed(block: &Block, transform: &Transform) -> Block {
    let area = |a: crate::place::Area| {
        let edge = |n: u32| i32::try_from(n).unwrap_or(i32::MAX);
        transform.area(edge(a.x), edge(a.y), edge(a.x + a.width), edge(a.y + a.height))
    };
    let word = |w: &Word| Word { area: area(w.area), ..w.clone() };
    let line =
        |l: &Line| Line { area: area(l.area), words: l.words.iter().map(word).collect() };
    Block { area: area(block.area), lines: block.lines.iter().map(line).collect() }
}
