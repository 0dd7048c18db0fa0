//! Reading a page: once where that is enough, again where the first look was poor.
//!
//! No single way of making a page ready may be trusted: each loses whole pages that another
//! reads well. So a poor reading, by its own confidence and by how little it found for so
//! much ink, is followed by another look, and the best is kept by evidence.

use serde::{Deserialize, Serialize};

use super::ditto::with_dittos;
use super::engine::{Layout, RecognitionEngine};
use super::error::OcrError;
use super::evidence::{evidence, is_poor, is_sideways};
use super::fraktur;
use super::order::by_rows;
use super::reading::{PageReading, Preparation, ReadingFacts, Type};
use super::second::{Again, Second, is_doubtful, is_strange};
use super::{Block, Line, PageText, Word};
use crate::digest::Digest;
use crate::page::{self, Ink, Kind, PageImage, PrepareSettings, Prepared, Transform};

/// How pages are read.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReadSettings {
    /// How pages are made ready at first.
    pub prepare: PrepareSettings,
    /// How often a page is read at most, 1–8.
    pub most_passes: u8,
    /// How much is asked of the second recogniser, where there is one.
    pub effort: Effort,
}

/// How much work a page is worth (`--reading`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Effort {
    /// Tesseract alone.
    Fast,
    /// The second recogniser reads lines that are doubtful, and pages that are.
    #[default]
    Standard,
    /// Both recognisers read every line.
    Best,
}

impl Default for ReadSettings {
    fn default() -> Self {
        let effort = Effort::default();
        Self { prepare: PrepareSettings::default(), most_passes: 4, effort }
    }
}

/// Changes whenever the code here or in the page room reads the same pixels otherwise.
const METHOD: u32 = 3;

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
    second: Option<Second<'_>>,
) -> Result<PageReading, OcrError> {
    let second = second.filter(|_| settings.effort != Effort::Fast);
    let mut look = Look { image, settings, engine, second, passes: 0, tried: Vec::new() };
    let first = page::prepare(image, &settings.prepare);
    if first.facts.ink == Ink::None {
        return Ok(look.nothing(&first.facts));
    }
    let is_drawing = first.facts.kind == Kind::Drawing;
    let way = if is_drawing { Preparation::Sparse } else { Preparation::Usual };
    let mut best = look.recognise(first, way, settings.prepare.quarters)?;
    if best.poor || best.lies() {
        best = look.turned(best)?;
    }
    best = look.black_letter(best)?;
    // A mirror is only fair to faint writing after it has been deepened unmirrored, too.
    if best.poor && best.prepared.facts.letter_depth < FAINT {
        best = look.otherwise(best, &[Preparation::Flattened])?;
    }
    if best.poor && look.shines_through(&best)? {
        return Ok(look.nothing(&best.prepared.facts));
    }
    // Lines of a text the second recogniser finds by itself; on a drawing it is shown them.
    let is_drawing = best.prepared.facts.kind == Kind::Drawing;
    if best.poor && (is_drawing || look.second.is_none()) {
        let others = match best.prepared.facts.kind {
            Kind::Text => {
                [Preparation::FullSize, Preparation::Flattened, Preparation::Sparse]
            }
            Kind::Drawing => {
                [Preparation::Usual, Preparation::FullSize, Preparation::Flattened]
            }
        };
        best = look.otherwise(best, &others)?;
    }
    look.again(best)
}

/// The usual letter lies less than this under the paper on a faint page, in grey levels.
const FAINT: u8 = 90;

/// The least evidence that makes mirrored writing sure: some three good words.
const MIRRORED: u64 = 60;

/// One look at the page and what it gave.
#[derive(Clone, Debug)]
struct Attempt {
    /// On the prepared image.
    blocks: Vec<Block>,
    prepared: Prepared,
    preparation: Preparation,
    quarters: u8,
    evidence: u64,
    poor: bool,
    set_in: Type,
}

impl Attempt {
    /// Whether its lines ran up or down the image that was read.
    fn lies(&self) -> bool {
        is_sideways(&self.blocks)
    }
}

struct Look<'a> {
    image: &'a PageImage,
    settings: &'a ReadSettings,
    engine: &'a dyn RecognitionEngine,
    second: Option<Second<'a>>,
    passes: u8,
    /// The ways tried so far.
    tried: Vec<Preparation>,
}

impl Look<'_> {
    /// Reads what has been made ready.
    fn recognise(
        &mut self,
        prepared: Prepared,
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
        let (evidence, poor) = (evidence(&blocks), is_poor(&blocks, &prepared.facts));
        let set_in = Type::Roman;
        Ok(Attempt { blocks, prepared, preparation, quarters, evidence, poor, set_in })
    }

    /// Reads a page that is set in black letter with the model for it, where there is one.
    fn black_letter(&mut self, mut best: Attempt) -> Result<Attempt, OcrError> {
        if best.prepared.facts.kind != Kind::Text {
            return Ok(best);
        }
        let suspected = fraktur::is_suspected(&best.blocks);
        let Some(black) = self.engine.black_letter() else {
            let unread = if suspected { Type::BlackLetterUnread } else { Type::Roman };
            return Ok(Attempt { set_in: unread, poor: best.poor || suspected, ..best });
        };
        if (suspected || best.poor) && black.suits(&best.blocks, &best.prepared)? {
            self.passes += 1;
            let blocks = by_rows(black.read(&best.prepared, &best.blocks)?);
            best.evidence = evidence(&blocks);
            best.poor = is_poor(&blocks, &best.prepared.facts);
            (best.blocks, best.set_in) = (blocks, Type::BlackLetter);
        }
        Ok(best)
    }

    /// Looks again with the page set upright, where its letters say that it lies turned.
    fn turned(&mut self, best: Attempt) -> Result<Attempt, OcrError> {
        let Some(quarters) = self.lies_turned(&best)? else { return Ok(best) };
        let settings = PrepareSettings { quarters, ..self.settings.prepare };
        let prepared = page::prepare(self.image, &settings);
        let next = self.recognise(prepared, best.preparation, quarters)?;
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
            let next = self.recognise(prepared, preparation, best.quarters)?;
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
        let flatten = best.prepared.facts.letter_depth < FAINT;
        let settings =
            PrepareSettings { mirror: true, quarters, flatten, ..self.settings.prepare };
        let prepared = page::prepare(self.image, &settings);
        let mirrored = self.recognise(prepared, Preparation::Usual, quarters)?;
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

    /// Asks the second recogniser where there is one and the reading leaves doubt.
    fn again(&self, best: Attempt) -> Result<PageReading, OcrError> {
        // Black letter the second knows less well than the model for it: on pages of the last
        // century a sixth to a half more errors were left where it was asked.
        let asked_for = self.second.filter(|_| best.set_in != Type::BlackLetter);
        let Some(second) = asked_for else { return Ok(self.reading(best, None)) };
        let best_effort = self.settings.effort == Effort::Best;
        let page = &best.prepared;
        let strange = is_strange(&best.blocks, second.lexicon);
        let asked = |l: &Line| best_effort || strange || is_doubtful(l, second.lexicon);
        let is_text = page.facts.kind == Kind::Text;
        let blocks = best.blocks.clone();
        let doubtful = is_text && (best_effort || best.poor || many(&blocks, asked));
        let mut again = if doubtful {
            second.page(blocks, page, asked)?
        } else {
            second.lines(blocks, page, asked)?
        };
        if doubtful {
            again.blocks = by_rows(again.blocks);
        }
        Ok(self.reading(best, Some(again)))
    }

    fn reading(&self, best: Attempt, again: Option<Again>) -> PageReading {
        let asked = again.as_ref().map_or(0, |a| a.lines);
        let blocks = again.map_or(best.blocks, |a| a.blocks);
        let blocks = with_dittos(blocks, &best.prepared.image);
        let page = best.prepared.facts;
        let poor = if asked > 0 { is_poor(&blocks, &page) } else { best.poor };
        let transform = best.prepared.transform;
        let blocks = blocks.iter().map(|b| placed(b, &transform)).collect();
        let second = self.second.filter(|_| asked > 0);
        let facts = ReadingFacts {
            page,
            blank: false,
            shows_through: false,
            orientation: u16::from(best.quarters) * 90,
            preparation: best.preparation,
            set_in: best.set_in,
            engine: self.engines(best.set_in),
            second: second.map_or_else(String::new, |s| s.engine.version().to_owned()),
            lines_again: asked,
            passes: self.passes,
            poor,
            layer: None,
        };
        PageReading { text: self.text(blocks), facts }
    }

    /// Who read first, with the models that were asked.
    fn engines(&self, set_in: Type) -> String {
        let usual = self.engine.version();
        let black = self.engine.black_letter().filter(|_| set_in == Type::BlackLetter);
        black.map_or_else(
            || usual.to_owned(),
            |black| format!("{usual}; {}", black.engine.version()),
        )
    }

    fn text(&self, blocks: Vec<Block>) -> PageText {
        PageText { width: self.image.width, height: self.image.height, blocks }
    }
}

/// Whether a third of the lines are picked.
fn many(blocks: &[Block], asked: impl Fn(&Line) -> bool) -> bool {
    let (picked, all) = blocks
        .iter()
        .flat_map(|b| &b.lines)
        .fold((0, 0), |(n, all), l| (n + u32::from(asked(l)), all + 1));
    picked * 3 > all
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
