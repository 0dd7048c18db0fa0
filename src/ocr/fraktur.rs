//! Black letter: what is set in Fraktur is read by a model of its own.
//!
//! A model of Roman type reads black letter with some confidence and nearly as many errors as
//! words. What gives it away is the long ſ, which it takes for f: no text of Roman type has
//! more f than s. Before the whole page is read by the other model, a few lines are, and both
//! readings are held against the lexicon. The model of black letter knows no ø and no å; where
//! the other one saw them, they are kept.

use super::align::pairs;
use super::engine::{Layout, RecognitionEngine};
use super::error::OcrError;
use super::lexicon::Lexicon;
use super::{Block, Line, Word};
use crate::page::{Grey, Prepared};
use crate::place::Area;

/// A recogniser of black letter, and the words by which its reading is judged.
#[derive(Clone, Copy)]
pub struct BlackLetter<'a> {
    /// The recogniser.
    pub engine: &'a dyn RecognitionEngine,
    /// Which words are words.
    pub lexicon: &'a Lexicon,
}

impl std::fmt::Debug for BlackLetter<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("BlackLetter").field("engine", &self.engine.version()).finish()
    }
}

/// Whether a reading by a model of Roman type has far more f than s, as black letter gives.
pub(super) fn is_suspected(blocks: &[Block]) -> bool {
    let count = |letter: char| words(blocks).flat_map(|w| w.text.matches(letter)).count();
    let (f, s) = (count('f'), count('s'));
    f >= LEAST_F && f * 5 > s * 6
}

/// Fewer f than this prove nothing.
const LEAST_F: usize = 8;

impl BlackLetter<'_> {
    /// Whether a page that was read like this is black letter, by a few of its lines.
    fn suits(&self, blocks: &[Block], page: &Prepared) -> Result<bool, OcrError> {
        let Some(area) = sample(blocks, &page.image) else { return Ok(false) };
        let part = cut(&page.image, area);
        let again = self.engine.recognise(&part, page.dpi, Layout::Automatic)?;
        let within =
            |w: &&Word| w.area.common(area).is_some_and(|c| c.height * 2 > w.area.height);
        let first: Vec<&Word> = words(blocks).filter(within).collect();
        let second: Vec<&Word> = words(&again).collect();
        Ok(has_long_s(&second) && self.is_better(&first, &second))
    }

    /// Whether the second reading has clearly more words that are words, or is clearly surer.
    fn is_better(&self, first: &[&Word], second: &[&Word]) -> bool {
        let known = |words: &[&Word]| {
            self.lexicon.share(words.iter().map(|w| w.text.as_str())).unwrap_or(0.0)
        };
        let gain = known(second) - known(first);
        gain >= 0.15 || (gain >= 0.0 && sure(second) >= sure(first) + 8.0)
    }

    /// The reading of the whole page, with ø and å from the reading `roman` of the same image;
    /// `None` where a few lines show that it is not black letter.
    pub(super) fn read(
        &self,
        page: &Prepared,
        roman: &[Block],
    ) -> Result<Option<Vec<Block>>, OcrError> {
        if !self.suits(roman, page)? {
            return Ok(None);
        }
        let mut blocks =
            self.engine.recognise(&page.image, page.dpi, Layout::Automatic)?;
        let roman: Vec<&Word> = words(roman).collect();
        for word in
            blocks.iter_mut().flat_map(|b| &mut b.lines).flat_map(|l| &mut l.words)
        {
            let overlap =
                |other: &&&Word| other.area.common(word.area).map_or(0, Area::pixels);
            let seen = roman.iter().filter(|w| overlap(w) > 0).max_by_key(overlap);
            if let Some(marked) = seen.and_then(|w| self.marked(&word.text, w)) {
                word.rival = Some(std::mem::replace(&mut word.text, marked));
            }
        }
        Ok(Some(blocks))
    }

    /// The word with the ø and å that the model of Roman type saw in it, where that makes a
    /// word of it, or a likelier one.
    fn marked(&self, word: &str, roman: &Word) -> Option<String> {
        let mut letters: Vec<char> = word.chars().collect();
        let seen: Vec<char> = roman.text.chars().collect();
        for (at, other) in pairs(&letters, &seen) {
            letters[at] = match (letters[at], seen[other]) {
                ('o' | 'ö', 'ø') => 'ø',
                ('O' | 'Ö', 'Ø') => 'Ø',
                ('a', 'å') => 'å',
                ('A', 'Å') => 'Å',
                (same, _) => same,
            };
        }
        let marked: String = letters.into_iter().collect();
        let usual = |word: &str| self.lexicon.usual(word).unwrap_or(f32::MIN);
        let wins = match (self.lexicon.has(&marked), self.lexicon.has(word)) {
            (true, true) => roman.confidence >= SURE,
            (false, false) => usual(&marked) >= usual(word),
            (known, _) => known,
        };
        (marked != word && wins).then_some(marked)
    }
}

/// The least confidence at which an ø is believed though the word with an o is one too.
const SURE: u8 = 70;

fn words(blocks: &[Block]) -> impl Iterator<Item = &Word> {
    blocks.iter().flat_map(|b| &b.lines).flat_map(|l| &l.words)
}

/// The mean confidence, by letters.
fn sure(words: &[&Word]) -> f32 {
    let letters = |w: &&Word| w.text.chars().count() as f32;
    let all: f32 = words.iter().map(letters).sum();
    let sum: f32 = words.iter().map(|w| letters(w) * f32::from(w.confidence)).sum();
    sum / all.max(1.0)
}

/// Whether ſ stands where it must: for most of the s that do not end a word.
fn has_long_s(words: &[&Word]) -> bool {
    let (mut long, mut round) = (0, 0);
    for word in words {
        let letters = word.text.trim_end_matches(|c: char| !c.is_alphabetic());
        long += letters.matches('ſ').count();
        round += letters.strip_suffix('s').unwrap_or(letters).matches('s').count();
    }
    long >= 2 && long >= round
}

/// Lines that are read to see what the page is set in.
const SAMPLE: usize = 8;

/// The stretch of the page with the most letters in [`SAMPLE`] lines that follow one another.
fn sample(blocks: &[Block], image: &Grey) -> Option<Area> {
    let lines: Vec<&Line> = blocks.iter().flat_map(|b| &b.lines).collect();
    let letters = |lines: &[&Line]| -> usize {
        lines.iter().flat_map(|l| &l.words).map(|w| w.text.chars().count()).sum()
    };
    let most = lines.chunks(SAMPLE).max_by_key(|lines| letters(lines))?;
    let area = Area::around(most.iter().map(|l| l.area))?;
    let by = most.iter().map(|l| l.area.height).min().unwrap_or(0);
    let sample = area.with_margin(by, by / 2, image.size());
    (sample.pixels() > 0).then_some(sample)
}

fn cut(image: &Grey, area: Area) -> Grey {
    let mut part = Grey::sheet(area.width, area.height, 255);
    let (from, width) = (area.x as usize, area.width as usize);
    for (y, row) in (area.y..).zip(part.pixels.chunks_exact_mut(width)) {
        row.copy_from_slice(&image.row(y)[from..from + width]);
    }
    part
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ocr::Recorded;
    use crate::page::{Dpi, PageImage, Pixels};

    fn blocks(text: &str) -> Vec<Block> {
        let word = |(at, text): (u32, &str)| {
            Word::new(text, Area { x: at * 60, y: 0, width: 50, height: 20 }, 75)
        };
        let words: Vec<Word> = (0..).zip(text.split_whitespace()).map(word).collect();
        let area = Area { x: 0, y: 0, width: 2000, height: 20 };
        vec![Block { area, lines: vec![Line { area, words }] }]
    }

    fn lexicon() -> Lexicon {
        let folder = std::path::Path::new("/usr/share/tesseract-ocr/5/tessdata");
        Lexicon::open(folder, &["nor".to_owned()])
    }

    #[test]
    fn more_f_than_s_is_what_black_letter_looks_like() {
        let check = |text, expected| assert_eq!(is_suspected(&blocks(text)), expected);
        check("fom tabes førft Digteriff Folfeforeftillingen prophetifl bedfte", true);
        check("som tabes først Digterisk Folkeforestillingen prophetisk bedste", false);
        check("for efter af første ifølge Fredrik formann", false);
        check("fff", false);
    }

    #[test]
    fn long_s_stands_within_words_and_round_s_ends_them() {
        let check = |text: &str, expected| {
            let blocks = blocks(text);
            assert_eq!(has_long_s(&words(&blocks).collect::<Vec<_>>()), expected);
        };
        check("ſom hans Perſoner, tabes. dets", true);
        check("som hans Personer ſee ſom basis", false);
        check("hans dets", false);
    }

    #[test]
    fn marks_of_the_other_reading_are_kept_where_they_make_words() {
        let engine = Recorded::default();
        let lexicon = lexicon();
        let black = BlackLetter { engine: &engine, lexicon: &lexicon };
        let check = |word: &str, roman: &str, sure: u8, expected: Option<&str>| {
            let roman = Word::new(roman, Area::default(), sure);
            assert_eq!(black.marked(word, &roman).as_deref(), expected, "{word}");
        };
        check("ſkjonnes", "fljønnes", 60, Some("ſkjønnes"));
        check("forſt", "førft", 90, Some("førſt"));
        check("Roſen", "Nøfen", 90, None);
        check("for", "før", 60, None);
        check("Evne", "Gvne", 60, None);
    }

    #[test]
    fn a_few_lines_tell_what_the_page_is_set_in() {
        let lexicon = lexicon();
        let page = |again: &str| {
            let engine = Recorded::new([blocks(again)]);
            let black = BlackLetter { engine: &engine, lexicon: &lexicon };
            let image = Grey::sheet(2000, 40, 255);
            let page =
                Prepared { image, ..crate::page::prepare(&blank(), &Default::default()) };
            let first =
                blocks("fom overhovebet er ben førfte Gvne bedfte Forffjellighet");
            black.suits(&first, &page).unwrap()
        };
        assert!(page("ſom overhovedet er den førſte Evne bedſte Forſkjellighed"));
        assert!(!page("fom overhovedet er den førfte Evne bedſte Forfkjellighed"));
        assert!(!page("ſom uverhuvehet er ſen ſøuſte Eune beeſte Forſſellighes"));
    }

    fn blank() -> PageImage {
        let pixels = Pixels::Grey(vec![255; 400]);
        PageImage { width: 20, height: 20, dpi: Dpi::USUAL, pixels }
    }
}
