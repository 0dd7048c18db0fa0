//! Words that run up or down a drawing, or stand on their heads: measures along walls, names
//! of roads, rooms written from the table's other side.
//!
//! Where marks of a letter's size stand close over one another and not beside one another,
//! text runs upright; where they stand beside one another and nobody read them, they may be
//! upside down. Such strips are cut out, turned and laid on one sheet for each direction, so
//! that three short readings are enough however large the drawing is.

use super::cuttings::read;
use super::strips::{SURE, Strips};
use crate::ocr::engine::{Layout, RecognitionEngine};
use crate::ocr::error::OcrError;
use crate::ocr::evidence::evidence;
use crate::ocr::{Block, Line, Word};
use crate::page::Grey;
use crate::place::Area;

/// A word upside down that is to tell that others are must be this sure.
const SURE_TURNED: u8 = 75;

/// Letters that are others, or the same, upside down.
const EITHER_WAY: &str = "HIMNOSWXZbdilmnopqsuwxz";

/// What runs up or down an image of a drawing or is upside down on it, beside these words that
/// were read already.
pub(in crate::ocr) fn upright(
    image: &Grey,
    dpi: u32,
    blocks: &[Block],
    engine: &dyn RecognitionEngine,
) -> Result<Vec<Block>, OcrError> {
    let strips = Strips::of(image, blocks);
    let mut found = up_or_down(image, dpi, &strips.columns, engine)?;
    if !strips.rows.is_empty() {
        let turned =
            read(image, dpi, &strips.rows, (2, Layout::Sparse), is_sound, engine)?;
        found.extend(
            turned.into_iter().filter(|l| is_upside_down(l)).filter_map(Block::of),
        );
    }
    Ok(found)
}

/// Whether lines read upside down are more than letters that look like others the right way
/// up: one of their words has letters that do not, and at least three.
fn is_upside_down(lines: &[Line]) -> bool {
    let tells = |word: &Word| {
        let letters = word.text.chars().filter(|c| c.is_alphabetic());
        let own = letters.clone().filter(|c| !EITHER_WAY.contains(*c)).count();
        word.confidence >= SURE_TURNED && own >= 2 && letters.count() >= 3
    };
    lines.iter().flat_map(|line| &line.words).any(tells)
}

fn up_or_down(
    image: &Grey,
    dpi: u32,
    strips: &[Area],
    engine: &dyn RecognitionEngine,
) -> Result<Vec<Block>, OcrError> {
    if strips.is_empty() {
        return Ok(Vec::new());
    }
    let up = read(image, dpi, strips, (1, Layout::Sparse), is_sound, engine)?;
    let down = read(image, dpi, strips, (3, Layout::Sparse), is_sound, engine)?;
    let better = |(up, down): (Vec<Line>, Vec<Line>)| {
        let (up, down) = (Block::of(up), Block::of(down));
        let weight = |b: &Option<Block>| {
            b.as_ref().map_or(0, |b| evidence(std::slice::from_ref(b)))
        };
        if weight(&down) > weight(&up) { down } else { up }
    };
    Ok(up.into_iter().zip(down).filter_map(better).collect())
}

/// The words that were read before and those that run upright, each place told once.
pub(in crate::ocr) fn taken_in(blocks: Vec<Block>, upright: Vec<Block>) -> Vec<Block> {
    let words: Vec<Word> =
        upright.iter().flat_map(|b| &b.lines).flat_map(|l| &l.words).cloned().collect();
    let double = |word: &Word| {
        words.iter().any(|w| {
            w.confidence >= word.confidence
                && w.area
                    .common(word.area)
                    .is_some_and(|c| c.pixels() * 2 >= word.area.pixels())
        })
    };
    let line = |l: Line| {
        let words: Vec<Word> = l.words.into_iter().filter(|w| !double(w)).collect();
        Line::of(words)
    };
    let kept = |b: Block| Block::of(b.lines.into_iter().filter_map(line).collect());
    blocks.into_iter().filter_map(kept).chain(upright).collect()
}

/// Letters and digits for the most part, and surely read.
fn is_sound(word: &Word) -> bool {
    let all = word.text.chars().count();
    let good = word.text.chars().filter(|c| c.is_alphanumeric()).count();
    word.confidence >= SURE && good >= 2 && good * 3 >= all * 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ocr::Recorded;
    use crate::ocr::missed::cuttings::MARGIN;
    use crate::ocr::missed::strips::tests::{column, sheet};

    fn columns(image: &Grey) -> Vec<Area> {
        Strips::of(image, &[]).columns
    }

    fn word(text: &str, x: u32, y: u32, confidence: u8) -> Block {
        let area = Area { x, y, width: 86, height: 20 };
        let words = vec![Word::new(text, area, confidence)];
        Block { area, lines: vec![Line { area, words }] }
    }

    #[test]
    fn the_better_direction_is_kept_and_its_words_stand_where_they_were() {
        let image = sheet(&column(100, 100));
        let strip = columns(&image)[0];
        // Where the turned letters begin on the sheet of strips.
        let (x, y) = (strip.y + strip.height - 186 + MARGIN, 100 - strip.x + MARGIN);
        let engine =
            Recorded::new([vec![word("STRAND", x, y, 90)], vec![word("0N", x, y, 61)]]);
        let found = upright(&image, 200, &[], &engine).unwrap();
        assert_eq!(found.len(), 1);
        let told = &found[0].lines[0].words[0];
        let expected = Area { x: 100, y: 100, width: 20, height: 86 };
        assert_eq!((told.text.as_str(), told.area), ("STRAND", expected));
    }

    #[test]
    fn words_on_their_heads_are_told_where_they_stand_and_letters_that_look_alike_are_not()
     {
        let row: Vec<_> = (0..5).map(|n| (100 + n * 17, 100, 14, 20)).collect();
        let image = sheet(&row);
        let all = Strips::of(&image, &[]);
        let [strip] = all.rows[..] else { panic!("{:?}", all.rows) };
        assert_eq!(all.columns, []);
        // Where the turned letters begin on the sheet of strips.
        let x = strip.x + strip.width - 186 + MARGIN;
        let y = strip.y + strip.height - 120 + MARGIN;
        let told = |text: &str, confidence: u8| {
            let engine = Recorded::new([vec![word(text, x, y, confidence)]]);
            let found = upright(&image, 200, &[], &engine).unwrap();
            let words = found.iter().flat_map(|b| &b.lines).flat_map(|l| &l.words);
            words.map(|w| (w.text.clone(), w.area)).collect::<Vec<_>>()
        };
        let there = Area { x: 100, y: 100, width: 86, height: 20 };
        assert_eq!(told("STRAND", 90), [("STRAND".to_owned(), there)]);
        assert_eq!(told("STRAND", 70), []);
        assert_eq!(told("SONIX", 95), []);
        // What was read the right way up is not read again.
        let read = [word("STRAND", 100, 100, 90)];
        assert_eq!(Strips::of(&image, &read).rows, []);
    }

    #[test]
    fn a_drawing_without_upright_text_is_not_read_again() {
        let engine = Recorded::new([vec![word("never", 0, 0, 90)]]);
        let found = upright(&sheet(&[(50, 50, 300, 3)]), 200, &[], &engine).unwrap();
        assert_eq!(found, []);
    }

    #[test]
    fn what_was_read_amiss_in_its_place_goes() {
        let before = vec![word("lNl", 100, 100, 40), word("STUE", 300, 100, 90)];
        let upright = vec![word("STRAND", 100, 95, 88)];
        let all = taken_in(before, upright);
        let texts: Vec<_> = all.iter().map(|b| b.lines[0].text()).collect();
        assert_eq!(texts, ["STUE", "STRAND"]);
    }
}
