//! One page looked at until a reading is good enough: made ready in other ways, turned, and read
//! by others.

use std::ops::Range;

use super::beside::doubted;
use super::engine::{Layout, RecognitionEngine};
use super::error::OcrError;
use super::evidence::{evidence, is_badly_read, is_poor, is_sideways};
use super::fraktur;
use super::ink;
use super::mend::{
    put_right, with_dittos, with_rings, with_slashes, with_spaced_out, with_ticks,
    without_strokes,
};
use super::missed::{taken_in, upright, with_missed};
use super::order::{by_cells, by_rows};
use super::reading::{PageReading, Preparation, ReadingFacts, Type};
use super::second::{Again, Second, doubtful, is_strange};
use super::settings::{Effort, ReadSettings};
use super::unread::unread;
use super::{Block, Line, PageText, Word};
use crate::page::{
    self, Boxed, Grey, Kind, PageImage, PrepareSettings, Prepared, Transform,
};
use crate::place::Area;

/// The usual letter lies less than this under the paper on a faint page, in grey levels.
pub(super) const FAINT: u8 = 90;

/// The first recogniser may have passed lines over where more than this share of the writing
/// was not read.
const UNSEEN: f32 = 0.04;

/// One look at the page and what it gave.
#[derive(Clone, Debug)]
pub(super) struct Attempt {
    /// On the prepared image.
    pub(super) blocks: Vec<Block>,
    pub(super) prepared: Prepared,
    pub(super) preparation: Preparation,
    pub(super) quarters: u8,
    pub(super) evidence: u64,
    pub(super) poor: bool,
    pub(super) set_in: Type,
}

impl Attempt {
    /// Whether its lines ran up or down the image that was read.
    pub(super) fn lies(&self) -> bool {
        is_sideways(&self.blocks)
    }
}

pub(super) struct Look<'a> {
    pub(super) image: &'a PageImage,
    pub(super) settings: &'a ReadSettings,
    pub(super) engine: &'a dyn RecognitionEngine,
    pub(super) second: Option<Second<'a>>,
    pub(super) passes: u8,
    /// Readings that were stopped, or failed.
    pub(super) stops: u8,
    /// Whether the page is seen without what shines through from its other side.
    pub(super) one_sided: bool,
    /// The ways tried so far.
    pub(super) tried: Vec<Preparation>,
}

impl Look<'_> {
    /// Reads what has been made ready.
    pub(super) fn recognise(
        &mut self,
        prepared: Prepared,
        preparation: Preparation,
        quarters: u8,
    ) -> Result<Attempt, OcrError> {
        self.passes += 1;
        self.tried.push(preparation);
        let layout = match preparation {
            Preparation::Usual
            | Preparation::FullSize
            | Preparation::Flattened
            | Preparation::Unruled
            | Preparation::Thickened => Layout::Automatic,
            Preparation::Uneven => Layout::Uneven,
            Preparation::Sparse => Layout::Sparse,
        };
        let is_usual = matches!(
            preparation,
            Preparation::Usual | Preparation::Uneven | Preparation::Unruled
        );
        let two_tone = self.image.pixels.is_two_tone();
        let small = (is_usual && prepared.facts.kind == Kind::Text)
            .then(|| self.settings.first_x_height(two_tone))
            .flatten()
            .and_then(|x_height| prepared.smaller(x_height));
        let read = match &small {
            Some((image, dpi)) => self
                .engine
                .recognise(image, *dpi, layout)
                .map(|blocks| enlarged(blocks, image, &prepared.image)),
            None => self.engine.recognise(&prepared.image, prepared.dpi, layout),
        };
        let blocks = match read {
            Err(error) if error.is_of_page() => {
                self.stops += 1;
                Vec::new()
            }
            read => {
                let mut blocks = without_strokes(read?, &prepared.ruling.down);
                blocks.iter_mut().flat_map(|b| &mut b.lines).for_each(put_right);
                blocks
            }
        };
        // In the prepared image, where rows are level.
        let blocks = if layout == Layout::Sparse {
            blocks
        } else {
            by_rows(blocks, prepared.image.size())
        };
        let (evidence, poor) = (evidence(&blocks), is_poor(&blocks, &prepared.facts));
        let set_in = Type::Roman;
        Ok(Attempt { blocks, prepared, preparation, quarters, evidence, poor, set_in })
    }

    /// Reads a page that is set in black letter with the model for it, where there is one.
    pub(super) fn black_letter(
        &mut self,
        mut best: Attempt,
    ) -> Result<Attempt, OcrError> {
        if best.prepared.facts.kind != Kind::Text {
            return Ok(best);
        }
        let suspected = fraktur::is_suspected(&best.blocks);
        let Some(black) = self.engine.black_letter() else {
            let unread = if suspected { Type::BlackLetterUnread } else { Type::Roman };
            return Ok(Attempt { set_in: unread, poor: best.poor || suspected, ..best });
        };
        if !suspected && !best.poor {
            return Ok(best);
        }
        match black.read(&best.prepared, &best.blocks) {
            Err(error) if error.is_of_page() => self.stops += 1,
            read => {
                let size = best.prepared.image.size();
                let Some(blocks) = read?.map(|b| by_rows(b, size)) else {
                    return Ok(best);
                };
                self.passes += 1;
                best.evidence = evidence(&blocks);
                best.poor = is_poor(&blocks, &best.prepared.facts);
                (best.blocks, best.set_in) = (blocks, Type::BlackLetter);
            }
        }
        Ok(best)
    }

    /// Looks again with the page set upright, where its letters say that it lies turned.
    pub(super) fn turned(&mut self, best: Attempt) -> Result<Attempt, OcrError> {
        let Some(quarters) = self.lies_turned(&best)? else { return Ok(best) };
        let settings = PrepareSettings { quarters, ..self.settings.prepare };
        let prepared = page::prepare(self.image, &settings);
        let next = self.recognise(prepared, best.preparation, quarters)?;
        // Lines read up or down the page count for less than the same lines read level.
        let sideways = best.lies() && next.evidence * 100 >= best.evidence * 90;
        Ok(if sideways { next } else { better(best, next) })
    }

    /// Looks again with the page made ready in other ways, until a reading is good enough.
    pub(super) fn otherwise(
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
            let (quarters, one_sided) = (best.quarters, self.one_sided);
            let usual = PrepareSettings { quarters, one_sided, ..self.settings.prepare };
            let settings = preparation.settings(usual);
            let prepared = page::prepare(self.image, &settings);
            let next = self.recognise(prepared, preparation, best.quarters)?;
            best = better(best, next);
        }
        Ok(best)
    }

    /// Looks again without the rules between rows, on a page with such tables.
    pub(super) fn unruled(&mut self, best: Attempt) -> Result<Attempt, OcrError> {
        if self.passes >= self.settings.most_passes {
            return Ok(best);
        }
        let Some(prepared) = best.prepared.without_rules() else { return Ok(best) };
        let next = self.recognise(prepared, Preparation::Unruled, best.quarters)?;
        Ok(better(best, next))
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

    /// A page on which nothing stands.
    pub(super) fn nothing(&self, facts: &page::PageFacts) -> PageReading {
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
    pub(super) fn again(&mut self, mut best: Attempt) -> Result<PageReading, OcrError> {
        let upright = self.upright(&best)?;
        // Black letter the second knows less well than the model for it: on pages of the last
        // century a sixth to a half more errors were left where it was asked.
        let asked_for = self.second.filter(|_| best.set_in != Type::BlackLetter);
        let Some(second) = asked_for else {
            best = self.missed(best)?;
            return Ok(self.reading(best, None, upright));
        };
        let best_effort = self.settings.effort == Effort::Best;
        let blocks = std::mem::take(&mut best.blocks);
        let page = &best.prepared;
        let strange = is_strange(&blocks, second.lexicon);
        let words = |l: &Line| {
            if best_effort || strange {
                0..l.words.len()
            } else {
                doubtful(l, second.lexicon)
            }
        };
        let asked = |l: &Line| !words(l).is_empty();
        let is_text = page.facts.kind == Kind::Text;
        let whole = is_text
            && (best_effort
                || best.poor
                || many(&blocks, asked)
                || unread(&self.placed(&blocks, page), &page.writing) > UNSEEN);
        let again = if whole {
            let Again { blocks, lines } = second.page(blocks, page, asked)?;
            Again { blocks: by_rows(blocks, page.image.size()), lines }
        } else {
            second.lines(blocks, page, words)?
        };
        let again = if is_text { second.places(again, page)? } else { again };
        Ok(self.reading(best, Some(again), upright))
    }

    /// The reading with words and lines of a text that were passed over.
    fn missed(&mut self, mut best: Attempt) -> Result<Attempt, OcrError> {
        let page = &best.prepared;
        if page.facts.kind != Kind::Text {
            return Ok(best);
        }
        let unseen = unread(&self.placed(&best.blocks, page), &page.writing) > UNSEEN;
        match with_missed(&best.blocks, page, unseen, self.engine) {
            Err(error) if error.is_of_page() => self.stops += 1,
            read => {
                let Some(blocks) = read? else { return Ok(best) };
                best.blocks = by_rows(blocks, best.prepared.image.size());
                best.poor = is_poor(&best.blocks, &best.prepared.facts);
            }
        }
        Ok(best)
    }

    /// What runs up or down a drawing.
    fn upright(&mut self, best: &Attempt) -> Result<Vec<Block>, OcrError> {
        let page = &best.prepared;
        if page.facts.kind == Kind::Text {
            return Ok(Vec::new());
        }
        match upright(&page.image, page.dpi, &best.blocks, self.engine) {
            Err(error) if error.is_of_page() => {
                self.stops += 1;
                Ok(Vec::new())
            }
            read => read,
        }
    }

    fn reading(
        &self,
        best: Attempt,
        again: Option<Again>,
        upright: Vec<Block>,
    ) -> PageReading {
        let asked = again.as_ref().map_or(0, |a| a.lines);
        let blocks = again.map_or(best.blocks, |a| a.blocks);
        let poor =
            if asked > 0 { is_poor(&blocks, &best.prepared.facts) } else { best.poor };
        let (image, level) = (&best.prepared.image, ink::ink(&best.prepared));
        let blocks = with_slashes(with_dittos(blocks, image), image, level);
        let lexicon = self.second.map(|second| second.lexicon);
        let blocks = with_rings(with_spaced_out(blocks, lexicon), lexicon);
        let boxes = best.prepared.ruling.boxes(image);
        let is_text = best.prepared.facts.kind == Kind::Text;
        let choices = if is_text { boxes.as_slice() } else { &[] };
        let ruling = &best.prepared.ruling;
        let inked = |x: u32, rows: &Range<u32>| ink::has_ink(image, x, rows, level);
        let blocks = with_ticks(by_cells(blocks, &boxes, &inked), choices, ruling);
        let blocks = taken_in(blocks, upright);
        let text = self.placed(&blocks, &best.prepared);
        let unread = unread(&text, &best.prepared.writing);
        let transform = best.prepared.transform;
        let page = best.prepared.facts;
        let text = doubted(text, &page.regions);
        let words = text.words().map(|w| w.text.as_str());
        let known = self.second.and_then(|s| s.lexicon.share(words));
        let poor = poor || is_badly_read(&text, unread, known);
        let second = self.second.filter(|_| asked > 0);
        let facts = ReadingFacts {
            page,
            blank: false,
            shows_through: false,
            orientation: u16::from(best.quarters) * 90,
            preparation: best.preparation,
            one_sided: self.one_sided,
            set_in: best.set_in,
            engine: self.engines(best.set_in),
            second: second.map_or_else(String::new, |s| s.engine.version().to_owned()),
            lines_again: asked,
            passes: self.passes,
            stops: self.stops,
            poor,
            boxes: boxes
                .iter()
                .map(|b| Boxed { area: received(b.area, &transform), ..*b })
                .collect(),
            unread: (unread * 1e6) as u32,
            layer: None,
        };
        PageReading { text, facts }
    }

    /// What was read, on the received image.
    pub(super) fn placed(&self, blocks: &[Block], page: &Prepared) -> PageText {
        self.text(blocks.iter().map(|b| placed(b, &page.transform)).collect())
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

/// What was read of a smaller picture of a page, on the page.
fn enlarged(mut blocks: Vec<Block>, small: &Grey, page: &Grey) -> Vec<Block> {
    let back = Transform::identity(page.width, page.height).then_scaled(
        f64::from(small.width) / f64::from(page.width.max(1)),
        f64::from(small.height) / f64::from(page.height.max(1)),
    );
    blocks.iter_mut().for_each(|b| *b = placed(b, &back));
    blocks
}

/// A block with its areas on the received image.
fn placed(block: &Block, transform: &Transform) -> Block {
    let area = |a: Area| received(a, transform);
    let word = |w: &Word| Word { area: area(w.area), ..w.clone() };
    let line =
        |l: &Line| Line { area: area(l.area), words: l.words.iter().map(word).collect() };
    Block { area: area(block.area), lines: block.lines.iter().map(line).collect() }
}

/// An area of the prepared image on the received one.
fn received(a: Area, transform: &Transform) -> Area {
    let edge = |n: u32| i32::try_from(n).unwrap_or(i32::MAX);
    transform.area(edge(a.x), edge(a.y), edge(a.x + a.width), edge(a.y + a.height))
}
