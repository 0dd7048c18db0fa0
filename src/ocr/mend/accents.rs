//! Å whose ring is blurred: the second recogniser knows the letters of all tongues, and reads
//! the ring of a worn or small å as one of their accents (`vâningshus`, `mälestokk`).
//!
//! Where the word is none in any list and with å it is one, on a page in a language that has å
//! and no ä, å is what stands there.

use crate::ocr::lexicon::{Lexicon, STRANGE};
use crate::ocr::{Block, Word};

/// Puts å for accents that make no word; what was read is kept beside it, where the other
/// recogniser's reading is not.
pub(in crate::ocr) fn with_rings(
    mut blocks: Vec<Block>,
    lexicon: Option<&Lexicon>,
) -> Vec<Block> {
    let Some(lexicon) = lexicon else { return blocks };
    let words = || blocks.iter().flat_map(|b| &b.lines).flat_map(|l| &l.words);
    if !words().any(|word| word.text.contains(is_accented)) {
        return blocks;
    }
    let share = lexicon.share(words().map(|w| w.text.as_str())).unwrap_or(0.0);
    let with = |letters: [char; 4]| words().filter(|w| w.text.contains(letters)).count();
    let is_norse = with(['æ', 'ø', 'Æ', 'Ø']) >= with(['ä', 'ö', 'Ä', 'Ö']);
    if share >= STRANGE && is_norse {
        let words =
            blocks.iter_mut().flat_map(|b| &mut b.lines).flat_map(|l| &mut l.words);
        words.for_each(|word| mend(word, lexicon));
    }
    blocks
}

fn mend(word: &mut Word, lexicon: &Lexicon) {
    // `à kr 5,–` is Norwegian, too.
    if word.text == "à" || !word.text.contains(is_accented) || lexicon.has(&word.text) {
        return;
    }
    let text: String = word.text.chars().map(ringed).collect();
    if lexicon.has(&text) {
        let read = std::mem::replace(&mut word.text, text);
        word.rival.get_or_insert(read);
    }
}

fn is_accented(letter: char) -> bool {
    ringed(letter) != letter
}

fn ringed(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ã' | 'ä' => 'å',
        'Á' | 'À' | 'Â' | 'Ã' | 'Ä' => 'Å',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ocr::Line;
    use crate::place::Area;

    /// The words of a page after another, as they are kept, with what stands beside the last.
    fn check(read: &str, expected: &str, beside: Option<&str>) {
        let word = |text| Word::new(text, Area::default(), 90);
        let line = Line::of(read.split(' ').map(word).collect()).unwrap();
        let folder = std::path::Path::new("/usr/share/tesseract-ocr/5/tessdata");
        let lexicon = Lexicon::open(folder, &["nor".to_owned()]);
        let blocks = with_rings(vec![Block::of(vec![line]).unwrap()], Some(&lexicon));
        assert_eq!(blocks[0].lines[0].text(), expected);
        let last = blocks[0].lines[0].words.last().unwrap();
        assert_eq!(last.rival.as_deref(), beside, "{read}");
    }

    #[test]
    fn an_accent_that_makes_no_word_is_a_ring_where_that_makes_one() {
        let text = "Det søkes om tillatelse til oppføring av et vâningshus";
        check(text, &text.replace('â', "å"), Some("vâningshus"));
        let text = "tegningene følger i mälestokk";
        check(text, "tegningene følger i målestokk", Some("mälestokk"));
        check("huset får tak i VÁREN", "huset får tak i VÅREN", Some("VÁREN"));
    }

    #[test]
    fn words_prices_names_and_other_languages_stay() {
        check("to dører à", "to dører à", None);
        check("huset er tegnet av Mäkelä", "huset er tegnet av Mäkelä", None);
        let swedish = "när det är kallt är här ingen väg där";
        check(swedish, swedish, None);
        check("Sámediggi har fått saken", "Sámediggi har fått saken", None);
    }
}
