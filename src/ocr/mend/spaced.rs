//! Words that a typist set with a space between their letters, as was the way to stress a
//! heading or a word where no other type was at hand: `B Y G G E M E L D I N G`.
//!
//! A recogniser reads letters, or pieces of the word, and nobody who searches for the word
//! finds it. What tells such a word is that all its letters stand wide, within pieces too.

use std::slice;

use crate::ocr::lexicon::Lexicon;
use crate::ocr::{Block, Line, Word};
use crate::place::Area;

/// Letters stand wide from so many hundredths of the usual width of a letter on; a typewriter's
/// stand at twice that.
const WIDE: u32 = 150;

/// The same within a piece that the recogniser put together itself.
const WIDE_PIECE: u32 = 115;

/// The widest gap between two letters, in tenths of the height of the word.
const GAP: u32 = 16;

/// The fewest letters of a known word, and of one that is only told by its single letters.
const KNOWN: usize = 3;
const UNKNOWN: usize = 5;

/// No word has more pieces.
const LONGEST: usize = 40;

/// Puts the letters of such words together; what was read is kept beside them.
pub(in crate::ocr) fn with_spaced_out(
    mut blocks: Vec<Block>,
    lexicon: Option<&Lexicon>,
) -> Vec<Block> {
    let Some(usual) = usual_letter(&blocks) else { return blocks };
    for line in blocks.iter_mut().flat_map(|b| &mut b.lines) {
        let is_known = |word: &str| lexicon.is_some_and(|lexicon| lexicon.has(word));
        put_together(line, |run, beside| {
            letters(run) >= KNOWN
                && singles(run) * 3 >= run.len()
                && is_wide(run, usual)
                && is_known(&text(run))
                && stands_apart(run, beside, |next| !is_part(next, usual))
        });
        put_together(line, |run, beside| {
            letters(run) >= UNKNOWN
                && singles(run) >= 3
                && singles(run) * 3 >= run.len() * 2
                && !is_little_word(&run[0])
                && is_wide(run, usual)
                && stands_apart(run, beside, |_| false)
        });
    }
    blocks
}

/// Puts the longest runs of words together for which this holds, from the left; it is given
/// the run and the words before and after it.
fn put_together(line: &mut Line, is_one: impl Fn(&[Word], [Option<&Word>; 2]) -> bool) {
    let mut from = 0;
    while from < line.words.len() {
        let end = line.words.len().min(from + LONGEST);
        let longest = (from + 2..=end).rev().find(|to| {
            let before = from.checked_sub(1).and_then(|at| line.words.get(at));
            is_one(&line.words[from..*to], [before, line.words.get(*to)])
        });
        if let Some(to) = longest {
            let run: Vec<Word> = line.words.drain(from..to).collect();
            line.words.splice(from..from, one(&run));
        }
        from += 1;
    }
}

/// The word that stands in these letters and pieces.
fn one(run: &[Word]) -> Option<Word> {
    let first = run.first()?;
    let area = Area::around(run.iter().map(|w| w.area))?;
    let sum: u32 = run.iter().map(|w| u32::from(w.confidence)).sum();
    let confidence = (sum / run.len() as u32) as u8;
    let rival = Some(crate::ocr::text::joined(run));
    Some(Word { text: text(run), area, confidence, rival, ..first.clone() })
}

fn text(run: &[Word]) -> String {
    run.iter().map(|w| w.text.as_str()).collect()
}

fn letters(run: &[Word]) -> usize {
    run.iter().flat_map(|w| w.text.chars()).filter(|c| c.is_alphabetic()).count()
}

/// Whether these are letters only, but for a sign at the end, that all stand wide and none too
/// far from the next.
fn is_wide(run: &[Word], usual: u32) -> bool {
    let Some((last, rest)) = run.split_last() else { return false };
    let Some(area) = Area::around(run.iter().map(|w| w.area)) else { return false };
    let is_piece = |text: &str| !text.is_empty() && text.chars().all(char::is_alphabetic);
    let end = last.text.trim_end_matches(['.', ',', ':', ';', '!']);
    rest.iter().all(|w| is_piece(&w.text))
        && is_piece(end)
        && area.width * 100 >= usual * WIDE * signs(run)
        && run.iter().all(|w| is_single(w) || stands_wide(w, usual))
        && gaps(run).all(|gap| gap * 10 <= area.height * GAP)
}

/// How many pieces are single letters. A heading's words stand wide, too, but are no letters.
fn singles(run: &[Word]) -> usize {
    run.iter().filter(|w| is_single(w)).count()
}

fn is_single(word: &Word) -> bool {
    letters(slice::from_ref(word)) == 1
}

fn stands_wide(word: &Word, usual: u32) -> bool {
    word.area.width * 100 >= usual * WIDE_PIECE * signs(slice::from_ref(word))
}

fn signs(run: &[Word]) -> u32 {
    run.iter().flat_map(|w| w.text.chars()).count() as u32
}

/// The gaps between words that follow one another, in pixels.
fn gaps(run: &[Word]) -> impl Iterator<Item = u32> {
    run.windows(2).map(|pair| gap(&pair[0], &pair[1]))
}

fn gap(word: &Word, next: &Word) -> u32 {
    next.area.x.saturating_sub(word.area.x + word.area.width)
}

/// Whether each word beside a run stands further off than its own letters, or is `other`.
fn stands_apart(
    run: &[Word],
    [before, after]: [Option<&Word>; 2],
    other: impl Fn(&Word) -> bool,
) -> bool {
    let widest = gaps(run).max().unwrap_or(0);
    let is_further = |gap: u32| gap * 4 > widest * 5;
    let is_other = |word: Option<&Word>| word.is_none_or(&other);
    let left = before.zip(run.first()).map(|(a, b)| gap(a, b));
    let right = run.last().zip(after).map(|(a, b)| gap(a, b));
    (left.is_none_or(is_further) || is_other(before))
        && (right.is_none_or(is_further) || is_other(after))
}

/// Whether a word may be a letter or a piece of one that is set wide.
fn is_part(word: &Word, usual: u32) -> bool {
    !is_little_word(word) && (is_single(word) || stands_wide(word, usual))
}

/// The words of one letter.
fn is_little_word(word: &Word) -> bool {
    ["i", "å", "I", "Å"].contains(&word.text.as_str())
}

/// The usual width of a letter in words of four letters and more, in pixels.
fn usual_letter(blocks: &[Block]) -> Option<u32> {
    let words = blocks.iter().flat_map(|b| &b.lines).flat_map(|l| &l.words);
    let width = |word: &Word| {
        let letters = word.text.chars().count() as u32;
        (letters >= 4).then(|| word.area.width / letters)
    };
    let mut widths: Vec<u32> = words.filter_map(width).collect();
    widths.sort_unstable();
    widths.get(widths.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line of a typewriter whose letters are 10 wide and 14 apart, as pieces that a
    /// recogniser made of it: two spaces part the words, one the pieces.
    fn line(typed: &str, pieces: &[&str]) -> Line {
        let places: Vec<u32> = (0u32..)
            .zip(typed.chars())
            .filter(|(_, c)| *c != ' ')
            .map(|(at, _)| at * 14)
            .collect();
        let mut at = 0;
        let word = |piece: &&str| {
            let first = at;
            at += piece.chars().count();
            let (x, end) = (places[first], places[at - 1] + 10);
            Word::new(*piece, Area { x, y: 0, width: end - x, height: 18 }, 80)
        };
        Line::of(pieces.iter().map(word).collect()).unwrap()
    }

    fn check(typed: &str, pieces: &str, expected: &str) {
        let pieces: Vec<&str> = pieces.split(' ').collect();
        let usual = line("avløpet til kloakken", &["avløpet", "til", "kloakken"]);
        let lines = vec![usual, line(typed, &pieces)];
        let folder = std::path::Path::new("/usr/share/tesseract-ocr/5/tessdata");
        let lexicon = Lexicon::open(folder, &["nor".to_owned()]);
        let blocks = with_spaced_out(vec![Block::of(lines).unwrap()], Some(&lexicon));
        assert_eq!(blocks[0].lines[1].text(), expected);
    }

    #[test]
    fn letters_and_pieces_of_a_word_set_wide_become_the_word() {
        check(
            "b r a n n s i k k e r   dør",
            "b r a n n s i k ker dør",
            "brannsikker dør",
        );
        check("må   s t r a k s   rettes", "må s t raks rettes", "må straks rettes");
        check("M E L D I N G", "M EL DI N G", "MELDING");
        check("s e t t e s   i gang.", "settes i gang.", "settes i gang.");
        check(
            "i   m å l e s t o k k   1:100",
            "i mål e s t o k k 1:100",
            "i målestokk 1:100",
        );
        check("F E R D I G.", "F E R D I G.", "FERDIG.");
    }

    #[test]
    fn two_words_set_wide_stay_two() {
        check("N Y T T   H U S", "N Y T T H U S", "NYTT HUS");
        check("N Y T T  L O F T", "N Y T T L O F T", "NYTT LOFT");
    }

    #[test]
    fn a_name_that_no_list_has_is_told_by_its_single_letters() {
        check("S K R U B L I   sag", "S K R U B L I sag", "SKRUBLI sag");
        check("S K R U B L I   sag", "S K RU B L I sag", "SKRUBLI sag");
        // One space on the left: which letters belong to it cannot be seen.
        check("i S K R U B L I   sag", "i S K R U B L I sag", "i S K R U B L I sag");
    }

    #[test]
    fn letters_and_words_that_stand_as_usual_and_columns_far_apart_stay() {
        // The larger letters of a heading.
        check("V E D  T A K", "VED TAK", "VED TAK");
        check("til sammen i en by", "til sammen i en by", "til sammen i en by");
        check("A B C D E F", "A B C D E F", "ABCDEF");
        let columns = "A       B       C       D       E";
        check(columns, "A B C D E", "A B C D E");
        check("1 9 6 3", "1 9 6 3", "1 9 6 3");
    }

    #[test]
    fn what_was_read_is_kept_beside_the_word() {
        let lines =
            [line("avløpet", &["avløpet"]), line("S N I T T", &["S", "NI", "T", "T"])];
        let blocks = with_spaced_out(vec![Block::of(lines.to_vec()).unwrap()], None);
        let word = &blocks[0].lines[1].words[0];
        assert_eq!(
            (word.text.as_str(), word.rival.as_deref()),
            ("SNITT", Some("S NI T T"))
        );
        assert_eq!(word.area, Area { x: 0, y: 0, width: 122, height: 18 });
    }
}
