//! Which of two readings to believe, stretch by stretch of a line.
//!
//! Both recognisers say how sure they are, but neither knows what the other does not: so what
//! is weighed besides is whether the words are words, whether their letters follow one
//! another as letters do, and how the rest of the line went. The weights come from
//! `benches/weights.py`, which learns them from pages whose true text is known.

use std::slice;

use crate::ocr::align::stretches;
use crate::ocr::lexicon::Lexicon;
use crate::ocr::text::joined;
use crate::ocr::{Line, ReadBy, Word};

/// A stretch of a line on which the readings differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Words of the first reading, perhaps none.
    pub first: Vec<Word>,
    /// Words of the second reading, perhaps none.
    pub second: Vec<Word>,
    /// What speaks for the second (positive) or the first, each about −1 to 1.
    pub signs: [f32; SIGNS],
}

/// How many signs are weighed.
pub const SIGNS: usize = 17;

/// A line as two recognisers read it, stretch by stretch: what they agree on, and choices.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// Both read the same; the words of the first.
    Same(Vec<Word>),
    /// They differ.
    Choice(Choice),
}

/// Lays two readings of a line beside each other.
#[must_use]
pub fn parts(first: &[Word], second: &[Word], lexicon: &Lexicon) -> Vec<Part> {
    let whole = (Side::of(first, lexicon), Side::of(second, lexicon));
    stretches(first, second)
        .into_iter()
        .map(|(a, b)| {
            let (a, b) = (&first[a], &second[b]);
            if joined(a) == joined(b) {
                return Part::Same(agreed(a, b));
            }
            let signs = signs(a, b, &whole, lexicon);
            Part::Choice(Choice { first: a.to_vec(), second: b.to_vec(), signs })
        })
        .collect()
}

/// The line that is believed, with the rival readings kept beside its words.
#[must_use]
pub(super) fn merged(first: &Line, second: &Line, lexicon: &Lexicon) -> Option<Line> {
    if first.words.is_empty() || second.words.is_empty() {
        return Line::of(alone(first, second));
    }
    let mut words = Vec::new();
    for part in parts(&first.words, &second.words, lexicon) {
        match part {
            Part::Same(same) => words.extend(same),
            Part::Choice(choice) => {
                words.extend(more(&choice).unwrap_or_else(|| decided(choice, lexicon)));
            }
        }
    }
    Line::of(words)
}

/// The words of both, where the second reads all that the first does and is sure of words
/// more, on a place where the first read none.
fn more(choice: &Choice) -> Option<Vec<Word>> {
    let mut left = choice.first.iter().peekable();
    let mut words = Vec::new();
    for word in &choice.second {
        if let Some(same) = left.next_if(|own| own.text == word.text) {
            words.extend(agreed(slice::from_ref(same), slice::from_ref(word)));
            continue;
        }
        let area = |own: &Word| word.area.rows_of(own.area);
        let is_apart = |own: &Word| {
            !own.area.holds_middle_of(area(own)) && !area(own).holds_middle_of(own.area)
        };
        if word.confidence < MORE || !choice.first.iter().all(is_apart) {
            return None;
        }
        words.push(Word { by: ReadBy::Second, ..word.clone() });
    }
    let is_all = left.next().is_none() && !choice.first.is_empty();
    is_all.then_some(words)
}

/// So sure must the second recogniser be of a word where the first saw none, 0–100.
const MORE: u8 = 85;

/// A line that only one of the two sees: its words, where that one is sure of them.
fn alone(first: &Line, second: &Line) -> Vec<Word> {
    let (words, by) = match second.words.as_slice() {
        [] => (first.words.as_slice(), ReadBy::First),
        seen => (seen, ReadBy::Second),
    };
    let sum: u32 = words.iter().map(|w| u32::from(w.confidence)).sum();
    if sum / (words.len().max(1) as u32) < ALONE {
        return Vec::new();
    }
    words.iter().map(|word| Word { by, ..word.clone() }).collect()
}

/// How sure one recogniser must be of a line that the other does not see, 0–100.
const ALONE: u32 = 60;

fn decided(choice: Choice, lexicon: &Lexicon) -> Vec<Word> {
    let mut score: f32 = choice.signs.iter().zip(WEIGHTS).map(|(sign, w)| sign * w).sum();
    if has_missed(&choice) {
        score = score.max(MISSED);
    } else if has_lost(&choice) {
        score = score.min(-MISSED);
    } else if has_words(&choice, lexicon) {
        score = score.min(-WORDS);
    }
    // The chance that the second is the better one, between a half and one for the winner.
    let chance = 1.0 / (1.0 + (-score).exp());
    let second_wins = chance >= 0.5;
    let (winner, loser) = if second_wins {
        (choice.second, choice.first)
    } else {
        (choice.first, choice.second)
    };
    let by = if second_wins { ReadBy::Second } else { ReadBy::First };
    let sure = chance.max(1.0 - chance);
    let rival = joined(&loser);
    let doubtful = digits(&winner) != digits(&loser);
    let word = |word: Word| {
        let believed = (f32::from(word.confidence) * sure).round() as u8;
        let confidence = if doubtful { believed.min(DOUBT) } else { believed };
        Word { by, confidence, rival: Some(rival.clone()), ..word }
    };
    winner.into_iter().map(word).collect()
}

/// Whether the first recogniser has hardly seen what the second reads surely.
fn has_missed(choice: &Choice) -> bool {
    let letters = |words: &[Word]| joined(words).chars().count();
    letters(&choice.second) >= letters(&choice.first) * 2 + 6
        && choice.second.iter().all(|w| w.confidence >= 70)
}

/// Whether the second recogniser has hardly seen what the first reads surely.
fn has_lost(choice: &Choice) -> bool {
    let letters = |words: &[Word]| joined(words).chars().count();
    letters(&choice.first) >= letters(&choice.second) * 2 + 6
        && choice.first.iter().filter(|w| w.confidence >= 80).count() * 2
            > choice.first.len()
}

/// Whether the first reads words where the second reads as many letters that make none: of 29
/// such words on worn and clogged pages the first had 19 right and the second 4, all shorter.
fn has_words(choice: &Choice, lexicon: &Lexicon) -> bool {
    let letters = |word: &Word| word.text.chars().filter(|c| c.is_alphabetic()).count();
    let has_digit = |word: &Word| word.text.contains(|c: char| c.is_ascii_digit());
    let pairs =
        || choice.first.iter().zip(&choice.second).filter(|(a, b)| a.text != b.text);
    let is_word = |(a, b): (&Word, &Word)| {
        let (length, other) = (a.text.chars().count(), b.text.chars().count());
        let same = a.text.chars().zip(b.text.chars()).filter(|(a, b)| a == b).count();
        length == other
            && same * 2 >= length
            && letters(a) >= LONG
            && !has_digit(a)
            && !has_digit(b)
            && lexicon.has(&a.text)
            && !lexicon.has(&b.text)
    };
    choice.first.len() == choice.second.len() && pairs().all(is_word)
}

/// Shorter words are abbreviations as often.
const LONG: usize = 4;

/// The score of words against letters that make none, for the words.
const WORDS: f32 = 1.0;

/// The score of a stretch that one recogniser has hardly seen, for the other.
const MISSED: f32 = 2.0;

/// The most that a word can be trusted on whose digits the readings do not agree, 0–100.
const DOUBT: u8 = 50;

fn agreed(first: &[Word], second: &[Word]) -> Vec<Word> {
    let both = |(a, b): (&Word, &Word)| Word {
        // Two that err apart and say the same are hardly both wrong.
        confidence: a.confidence.max(b.confidence).max(AGREED),
        by: ReadBy::Both,
        ..a.clone()
    };
    first.iter().zip(second).map(both).collect()
}

/// The least that a word is trusted on which both agree, 0–100.
const AGREED: u8 = 90;

fn digits(words: &[Word]) -> String {
    words.iter().flat_map(|w| w.text.chars()).filter(char::is_ascii_digit).collect()
}

/// What is seen of one reading.
#[derive(Clone, Copy, Debug, Default)]
struct Side {
    /// Mean and least confidence of its words, 0–1; 0 without words.
    mean: f32,
    least: f32,
    /// Share of its letters that stand in known words.
    known: f32,
    /// How usual its letters are beside one another, about 0 (noise) to 1 (words).
    usual: f32,
    /// Share of signs that are neither letters, digits nor usual in text.
    odd: f32,
    letters: f32,
    words: f32,
}

impl Side {
    fn of(words: &[Word], lexicon: &Lexicon) -> Self {
        let length = |w: &Word| w.text.chars().count() as f32;
        let letters: f32 = words.iter().map(length).sum();
        if letters == 0.0 {
            return Self { usual: 0.5, ..Self::default() };
        }
        let share = |part: &dyn Fn(&Word) -> f32| {
            words.iter().map(|w| part(w) * length(w)).sum::<f32>() / letters
        };
        let sure = |w: &Word| f32::from(w.confidence) / 100.0;
        let usual = |w: &Word| {
            lexicon.usual(&w.text).map_or(0.5, |u| ((u + 9.0) / 7.0).clamp(0.0, 1.0))
        };
        let odd = |w: &Word| {
            w.text.chars().filter(|c| is_odd(*c)).count() as f32 / length(w).max(1.0)
        };
        Self {
            mean: share(&sure),
            least: words.iter().map(sure).fold(1.0, f32::min),
            known: share(&|w| f32::from(u8::from(lexicon.has(&w.text)))),
            usual: share(&usual),
            odd: share(&odd),
            letters,
            words: words.len() as f32,
        }
    }
}

/// Signs that hardly occur in letters of a municipality.
fn is_odd(letter: char) -> bool {
    !letter.is_alphanumeric() && !".,;:-–()\"'/§«»?!&%+=½¼¾°".contains(letter)
        || !matches!(letter, '\0'..='\u{17f}' | '–' | '—' | '‘'..='„' | '…')
}

fn signs(a: &[Word], b: &[Word], line: &(Side, Side), lexicon: &Lexicon) -> [f32; SIGNS] {
    let (first, second) = (Side::of(a, lexicon), Side::of(b, lexicon));
    let (la, lb) = line;
    let (ta, tb) = (joined(a), joined(b));
    let marks = |t: &str| t.chars().filter(|c| "æøåÆØÅ".contains(*c)).count() as f32;
    let is = |yes: bool| if yes { 1.0 } else { 0.0 };
    let few = |difference: f32| (difference / 4.0).clamp(-1.0, 1.0);
    [
        1.0,
        first.mean,
        first.least,
        second.mean,
        second.least,
        second.known - first.known,
        second.usual - first.usual,
        second.odd - first.odd,
        few(second.letters - first.letters),
        few(second.words - first.words),
        few(marks(&tb) - marks(&ta)),
        is(digits(a) != digits(b)),
        is(a.is_empty()) - is(b.is_empty()),
        la.mean,
        lb.mean,
        lb.known - la.known,
        if folded(&ta) == folded(&tb) {
            few(4.0 * (marks(&tb) - marks(&ta)))
        } else {
            0.0
        },
    ]
}

/// The letters as one sees them who does not know æ, ø and å.
fn folded(text: &str) -> String {
    let mut folded = String::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        let letter = match letter {
            'æ' | 'ä' | 'a' | 'å' | 'é' => 'e',
            'ø' | 'ö' | '0' => 'o',
            other => other,
        };
        if letter != 'e' || !folded.ends_with('e') {
            folded.push(letter);
        }
    }
    folded
}

/// What each sign weighs, in the order of [`Choice::signs`].
const WEIGHTS: [f32; SIGNS] = [
    -0.25, -1.76, -1.17, 2.28, 1.98, 1.71, 1.23, -1.72, -1.04, -0.69, 2.65, -0.46, 0.19,
    -1.03, 0.72, -0.36, 2.78,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Area;

    fn line(words: &[(&str, u8)]) -> Line {
        let word = |(at, (text, sure)): (u32, &(&str, u8))| {
            let area = Area { x: at * 100, y: 0, width: 90, height: 30 };
            Word::new(*text, area, *sure)
        };
        let words: Vec<Word> = (0..).zip(words).map(word).collect();
        Line { area: Area { x: 0, y: 0, width: 900, height: 30 }, words }
    }

    /// Each word that is believed, who read it, and the rival reading.
    fn check(
        first: &[(&str, u8)],
        second: &[(&str, u8)],
        expected: &[(&str, ReadBy, Option<&str>)],
    ) -> Vec<Word> {
        let folder = std::path::Path::new("/usr/share/tesseract-ocr/5/tessdata");
        let lexicon = Lexicon::open(folder, &["nor".to_owned()]);
        let words = merged(&line(first), &line(second), &lexicon)
            .map_or_else(Vec::new, |line| line.words);
        let found: Vec<(&str, ReadBy, Option<&str>)> =
            words.iter().map(|w| (w.text.as_str(), w.by, w.rival.as_deref())).collect();
        assert_eq!(found, expected);
        words
    }

    #[test]
    fn letters_that_only_one_knows_are_kept_and_noise_gives_way() {
        let (first, second, both) = (ReadBy::First, ReadBy::Second, ReadBy::Both);
        let words = check(
            &[("det", 96), ("øverste", 88), ("bvgnmgsr&d", 31), ("i", 90)],
            &[("det", 99), ("overste", 93), ("bygningsråd", 95), ("i", 98)],
            &[
                ("det", both, None),
                ("øverste", first, Some("overste")),
                ("bygningsråd", second, Some("bvgnmgsr&d")),
                ("i", both, None),
            ],
        );
        assert_eq!(words[0].confidence, 99);
    }

    #[test]
    fn a_word_is_not_given_up_for_as_many_letters_that_make_none() {
        let (first, second) = (ReadBy::First, ReadBy::Second);
        check(
            &[("er", 90), ("kontrollert", 55), ("av", 90), ("etat", 60)],
            &[("er", 99), ("kentrellert", 96), ("av", 99), ("17/4", 98)],
            &[
                ("er", ReadBy::Both, None),
                ("kontrollert", first, Some("kentrellert")),
                ("av", ReadBy::Both, None),
                ("17/4", second, Some("etat")),
            ],
        );
    }

    #[test]
    fn digits_that_differ_stay_in_doubt_whoever_is_believed() {
        let words = check(
            &[("gnr.", 92), ("12", 91)],
            &[("gnr.", 97), ("72", 96)],
            &[("gnr.", ReadBy::Both, None), ("72", ReadBy::Second, Some("12"))],
        );
        assert!(words[1].confidence <= DOUBT, "{}", words[1].confidence);
    }

    #[test]
    fn a_line_that_one_alone_sees_is_kept_where_it_is_sure() {
        check(&[], &[("Oslo", 95)], &[("Oslo", ReadBy::Second, None)]);
        check(&[("Oslo", 95)], &[], &[("Oslo", ReadBy::First, None)]);
        check(&[("~;", 21), ("»", 40)], &[], &[]);
    }

    #[test]
    fn what_the_second_hardly_saw_is_not_lost() {
        let first = ReadBy::First;
        check(
            &[("G", 40), ("sighed.", 93), ("She", 96)],
            &[("S", 90), ("a", 80)],
            &[
                ("G", first, Some("S a")),
                ("sighed.", first, Some("S a")),
                ("She", first, Some("S a")),
            ],
        );
    }

    #[test]
    fn a_word_more_that_the_second_is_sure_of_is_taken_beside_the_words_of_both() {
        let (second, both) = (ReadBy::Second, ReadBy::Both);
        let area = |x| Area { x, y: 0, width: 90, height: 30 };
        let at = |text: &str, x, sure| Word::new(text, area(x), sure);
        let lexicon = Lexicon::default();
        let check = |more: Word, expected: &[(&str, ReadBy)]| {
            let first = vec![at("Diverse", 100, 95), at("stk", 600, 93)];
            let other = vec![at("Diverse", 103, 99), more, at("stk", 598, 99)];
            let line = |words| Line { area: area(0), words };
            let found = merged(&line(first), &line(other), &lexicon).unwrap().words;
            let found: Vec<_> = found.iter().map(|w| (w.text.as_str(), w.by)).collect();
            assert_eq!(found, expected);
        };
        let all = [("Diverse", both), ("20", second), ("stk", both)];
        check(at("20", 520, 96), &all);
        // Not sure of it, or where a word was read.
        let unsure = [("Diverse", ReadBy::First), ("stk", both)];
        check(at("20", 520, 60), &unsure);
        check(at("20", 120, 96), &unsure);
    }

    #[test]
    fn what_one_hardly_saw_is_taken_from_the_other() {
        check(
            &[("D", 93)],
            &[("De", 97), ("anmoder", 96), ("om", 99)],
            &[
                ("De", ReadBy::Second, Some("D")),
                ("anmoder", ReadBy::Second, Some("D")),
                ("om", ReadBy::Second, Some("D")),
            ],
        );
    }
}
