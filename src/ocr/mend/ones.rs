//! The typewriter's one: most machines had no key for it, and typists struck a small L.
//!
//! So `l941` is what stands on the paper and 1941 what it says, and whoever looks for 1941 must
//! find it. Only an L that can be nothing but a numeral is taken for one: before or between
//! numerals, or last in a year. `10l` may be litres, `l` alone anything, and a great I is a
//! Roman one more often than not.

use crate::ocr::{Line, Word};

/// Puts 1 for every L that stands for one; the words as they were read are kept beside them.
pub(super) fn put_ones(line: &mut Line) {
    line.words.iter_mut().for_each(mend);
}

fn mend(word: &mut Word) {
    if let Some(text) = mended(&word.text) {
        let read = std::mem::replace(&mut word.text, text);
        word.rival = Some(read);
    }
}

/// The word with ones; `None` where it has none to be put.
fn mended(word: &str) -> Option<String> {
    let mut text = String::new();
    let mut changed = false;
    let letters: Vec<char> = word.chars().collect();
    for run in letters.chunk_by(|a, b| is_of_number(*a) == is_of_number(*b)) {
        let number = Some(run)
            .filter(|run| run.contains(&'l') && run.iter().any(char::is_ascii_digit))
            .filter(|_| !letters.iter().any(|c| c.is_alphabetic() && *c != 'l'))
            .and_then(as_number);
        changed |= number.is_some();
        text.push_str(&number.unwrap_or_else(|| run.iter().collect()));
    }
    changed.then_some(text)
}

/// Numerals, what stands between them in dates and shares, and the L.
fn is_of_number(letter: char) -> bool {
    letter.is_ascii_digit() || matches!(letter, 'l' | '.' | ',' | '/' | '-')
}

fn as_number(run: &[char]) -> Option<String> {
    let number: String = run.iter().map(|c| if *c == 'l' { '1' } else { *c }).collect();
    let last = run.iter().rposition(|c| *c == 'l')?;
    let goes_on = run[last..].iter().any(char::is_ascii_digit);
    let end = number.trim_end_matches(|c: char| !c.is_ascii_digit());
    let year = end.rsplit(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
    let last_is_of_year = year.len() == 4
        && ["18", "19", "20"].iter().any(|century| year.starts_with(century));
    (goes_on || last_is_of_year).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Area;

    /// A word as it was read, and as it is kept.
    fn check(read: &str, expected: &str) {
        let mut word = Word::new(read, Area::default(), 90);
        mend(&mut word);
        assert_eq!(word.text, expected);
        let rival = (read != expected).then(|| read.to_owned());
        assert_eq!((word.rival, word.confidence), (rival, 90));
    }

    #[test]
    fn a_small_l_before_or_between_numerals_is_a_one() {
        check("l941", "1941");
        check("l3.", "13.");
        check("(l02", "(102");
        check("4.l.l958", "4.1.1958");
        check("ll/2", "11/2");
        check("194l", "1941");
        check("13.6.193l.", "13.6.1931.");
    }

    #[test]
    fn what_may_be_a_letter_stays() {
        for word in
            ["10l", "l", "ll)", "l.", "2,l)", "alle", "l2b", "1l", "I5", "l-l", ""]
        {
            check(word, word);
        }
    }
}
