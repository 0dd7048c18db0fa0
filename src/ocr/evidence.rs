//! How much a reading can be trusted, by its own words.

use super::beside::HAND;
use super::{Block, PageText};
use crate::page::{Ink, Kind, PageFacts};

/// What speaks for a reading: letters in plausible words, each by how sure it is. Two
/// readings of the same page may be compared by it.
#[must_use]
pub(super) fn evidence(blocks: &[Block]) -> u64 {
    let words = blocks.iter().flat_map(|b| &b.lines).flat_map(|l| &l.words);
    words
        .map(|w| plausible(&w.text) * u64::from(w.confidence.saturating_sub(35)))
        .sum::<u64>()
        / 10
}

/// The letters and digits of a word that looks like one; 0 otherwise.
fn plausible(word: &str) -> u64 {
    let count = word.chars().count() as u64;
    let good = word.chars().filter(|c| c.is_alphanumeric()).count() as u64;
    if good * 3 < count * 2 { 0 } else { good }
}

/// Whether the page should be looked at again: the words are not sure, or there are too few
/// of them for so many letters of ink.
#[must_use]
pub(super) fn is_poor(blocks: &[Block], page: &PageFacts) -> bool {
    let words = || blocks.iter().flat_map(|b| &b.lines).flat_map(|l| &l.words);
    let letters: u64 = words().map(|w| w.text.chars().count() as u64).sum();
    let sure: u64 =
        words().map(|w| w.text.chars().count() as u64 * u64::from(w.confidence)).sum();
    if letters == 0 {
        return page.ink != Ink::None;
    }
    let confidence = sure / letters;
    let good: u64 =
        words().filter(|w| w.confidence >= 60).map(|w| plausible(&w.text)).sum();
    match page.kind {
        Kind::Text => confidence < 78 || good * 100 < u64::from(page.letters) * 45,
        Kind::Drawing => confidence < 50,
    }
}

/// A word under this confidence, 0–100, is hardly more than a guess.
const GUESS: u8 = 60;

/// Whether a twentieth of the letters stand in words that are hardly more than guesses.
#[must_use]
pub(super) fn has_guesses(blocks: &[Block]) -> bool {
    let words = blocks.iter().flat_map(|b| &b.lines).flat_map(|l| &l.words);
    let (guessed, all) = words.fold((0, 0), |(guessed, all), word| {
        let letters = word.text.chars().count();
        (guessed + if word.confidence < GUESS { letters } else { 0 }, all + letters)
    });
    guessed * 20 > all
}

/// Whether a page should be looked at by a person though its words are sure on the whole: many
/// of them are guesses, or no words at all, or much of the writing was not read. `unread` is a
/// share of it, `known` the share of letters that stand in known words, both 0–1.
#[must_use]
pub(super) fn is_badly_read(text: &PageText, unread: f32, known: Option<f32>) -> bool {
    let (mut guessed, mut sure, mut all) = (0u64, 0u64, 0u64);
    for word in text.words().filter(|w| w.confidence != HAND) {
        let letters = word.text.chars().count() as u64;
        all += letters;
        sure += letters * u64::from(word.confidence);
        guessed += if word.confidence < GUESS { letters } else { 0 };
    }
    let strange = known.is_some_and(|known| known < KNOWN) && sure < all * SURE;
    guessed * 100 > all * GUESSED || unread > UNREAD || strange
}

/// On pages read well, 0.79 and more of the letters stand in known words, unless they are in
/// another language or a list of names; those are read with a confidence of 94. Worn type
/// with a quarter of the letters wrong has 0.54, and a confidence of 89.
const KNOWN: f32 = 0.7;
const SURE: u64 = 92;

/// On pages read with fewer than 5 in 100 letters wrong, up to 10 in 100 letters stand in
/// words under 60; on pages with more than 15 wrong that seem sure on the whole, 12 and more.
const GUESSED: u64 = 11;

/// On pages read well, up to 0.13 of the writing has no word over it: letterheads, stamps,
/// figures of forms.
pub(super) const UNREAD: f32 = 0.16;

/// Whether most words stand upright: Tesseract has read lines that run up or down the page.
#[must_use]
pub(super) fn is_sideways(blocks: &[Block]) -> bool {
    let words = blocks.iter().flat_map(|b| &b.lines).flat_map(|l| &l.words);
    let long = words.filter(|w| w.text.chars().count() >= 3 && w.confidence >= 50);
    let (tall, all) = long.fold((0u32, 0u32), |(tall, all), w| {
        (tall + u32::from(w.area.height > w.area.width), all + 1)
    });
    all >= 5 && tall * 2 > all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ocr::{Line, Word};
    use crate::place::Area;

    fn check(words: &[(&str, u8)], unread: f32, known: f32, expected: bool) {
        let area = Area { x: 0, y: 0, width: 90, height: 30 };
        let words = words.iter().map(|(text, sure)| Word::new(*text, area, *sure));
        let line = Line { area, words: words.collect() };
        let blocks = vec![Block { area, lines: vec![line] }];
        let text = PageText { width: 90, height: 30, blocks };
        assert_eq!(is_badly_read(&text, unread, Some(known)), expected);
    }

    #[test]
    fn many_guesses_or_much_unread_writing_make_a_page_badly_read() {
        let sure =
            [("bygningsrådet", 96), ("har", 95), ("behandlet", 91), ("søknaden", 93)];
        check(&sure, 0.05, 0.9, false);
        check(&sure, 0.3, 0.9, true);
        let guessed =
            [("bygningsrådet", 96), ("har", 95), ("bchamdlct", 41), ("søknaden", 93)];
        check(&guessed, 0.05, 0.9, true);
    }

    #[test]
    fn what_hardly_makes_words_is_badly_read_unless_it_is_read_very_surely() {
        let quite_sure = [("paby", 88), ("quing", 87), ("av", 92), ("uthus", 90)];
        check(&quite_sure, 0.05, 0.5, true);
        check(&quite_sure, 0.05, 0.8, false);
        let foreign =
            [("bâtiment", 95), ("voisinage", 94), ("construire", 96), ("pas", 94)];
        check(&foreign, 0.05, 0.5, false);
    }

    #[test]
    fn handwriting_is_no_bad_reading_of_print() {
        check(&[("bygningsrådet", 96), ("Nwcode", HAND)], 0.0, 0.9, false);
    }
}
