//! Which side of the paper a page's writing is on, told by reading it in the mirror too.

use super::error::OcrError;
use super::evidence::evidence;
use super::look::{Attempt, FAINT, Look};
use super::reading::Preparation;
use super::{Block, Word};
use crate::page::{self, PrepareSettings};
use crate::place::Area;

/// The least evidence that makes mirrored writing sure: some three good words …
const MIRRORED: u64 = 60;

/// … if they are some of the page's letters at least: a tenth of what they give well read, 5 to
/// 6 each. A page of this side that is lost for its black edges makes words in a mirror, too.
const OF_A_LETTER: u64 = 5;

/// So much evidence is of this side, however poor: a dozen good words.
pub(super) const OF_THIS_SIDE: u64 = 4 * MIRRORED;

impl Look<'_> {
    /// Whether the marks are the writing of the other side: they make words in a mirror, and
    /// hardly any without.
    pub(super) fn shines_through(&mut self, best: &Attempt) -> Result<bool, OcrError> {
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
        let letters = u64::from(best.prepared.facts.letters);
        Ok(mirrored.evidence >= MIRRORED.max(letters * OF_A_LETTER / 10)
            && mirrored.evidence >= best.evidence * 2)
    }

    /// Looks again without what shines through from the other side, where there is such: it
    /// makes words in the mirror, and hardly any without.
    pub(super) fn this_side(&mut self, best: Attempt) -> Result<Attempt, OcrError> {
        let two_more = self.passes + 2 <= self.settings.most_passes;
        if !two_more || !page::may_shine_through(self.image) {
            return Ok(best);
        }
        let quarters = best.quarters;
        let one_sided =
            PrepareSettings { quarters, one_sided: true, ..self.settings.prepare };
        // What shines through is faint.
        let mirror = PrepareSettings { mirror: true, flatten: true, ..one_sided };
        let other_side = page::prepare(self.image, &mirror);
        let places = other_side.behind.clone();
        let mirrored = self.recognise(other_side, Preparation::Usual, quarters)?;
        self.tried.pop(); // not of the page as it is
        let amiss: Vec<Block> = self.placed(&best.blocks, &best.prepared).blocks;
        let amiss = evidence(&only_over(amiss, &places));
        if mirrored.evidence < MIRRORED || mirrored.evidence < amiss * 2 {
            return Ok(best);
        }
        self.one_sided = true;
        // The second recogniser reads faint type better as it is.
        let faint = best.prepared.facts.letter_depth < FAINT;
        let way = match self.second {
            None if faint => Preparation::Flattened,
            _ => Preparation::Usual,
        };
        self.tried.clear();
        let prepared = page::prepare(self.image, &way.settings(one_sided));
        self.recognise(prepared, way, quarters)
    }
}

/// The words that lie mostly over these marks, all on the received image.
fn only_over(mut blocks: Vec<Block>, marks: &[Area]) -> Vec<Block> {
    let is_over = |word: &Word| {
        let over = marks.iter().filter(|mark| word.area.holds_middle_of(**mark));
        over.map(|mark| mark.width).sum::<u32>() * 2 > word.area.width
    };
    for line in blocks.iter_mut().flat_map(|b| &mut b.lines) {
        line.words.retain(is_over);
    }
    blocks
}
