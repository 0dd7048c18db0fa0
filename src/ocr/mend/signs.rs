//! Signs that recognisers take for others: § is read as $, and the raised 2 of m² as a question
//! mark. Which it is, the words around tell; what was read is kept beside the word.

use super::ones::put_ones;
use crate::ocr::{Line, Word};

/// The longest number of a paragraph, in numerals: `§ 107`. Sums of money are longer.
const LONGEST: usize = 3;

/// Puts 1 for the typewriter's small L, § and ², where nothing else can be meant.
pub(in crate::ocr) fn put_right(line: &mut Line) {
    put_ones(line);
    put_signs(line);
}

fn put_signs(line: &mut Line) {
    let texts: Vec<String> = line.words.iter().map(|w| w.text.clone()).collect();
    let text = |at: Option<usize>| at.and_then(|at| texts.get(at)).map_or("", |t| t);
    for (at, word) in line.words.iter_mut().enumerate() {
        let (before, after) = (text(at.checked_sub(1)), text(Some(at + 1)));
        let mended = paragraph(&word.text, after).or_else(|| square(&word.text, before));
        if let Some(mended) = mended {
            mend(word, mended);
        }
    }
}

fn mend(word: &mut Word, text: String) {
    let read = std::mem::replace(&mut word.text, text);
    word.rival.get_or_insert(read);
}

/// A word with § for $ before the number of a paragraph, in it or after it.
fn paragraph(word: &str, after: &str) -> Option<String> {
    let sign = word.strip_prefix('(').unwrap_or(word);
    let rest = sign.strip_prefix("$$").or_else(|| sign.strip_prefix('$'))?;
    let number = if rest.is_empty() { after } else { rest };
    is_of_paragraph(number).then(|| word.replace('$', "§"))
}

/// Whether this is how the number of a paragraph begins: `70`, `28-1`, `3,2.`, `11)`, `107a`.
fn is_of_paragraph(text: &str) -> bool {
    let length = |text: &str| text.chars().take_while(char::is_ascii_digit).count();
    let numerals = length(text);
    let rest = &text[numerals..];
    let goes_on = rest.strip_prefix(['.', ',']).map_or(0, length);
    (1..=LONGEST).contains(&numerals) && goes_on < 2
}

/// A word with ² for the question mark after a unit of length, where a number stands before it
/// or it is no end of a sentence.
fn square(word: &str, before: &str) -> Option<String> {
    let (unit, after) = word.split_once('?')?;
    let stem = unit.strip_suffix('m')?;
    let stem = stem.strip_suffix(['k', 'd', 'c', 'm']).unwrap_or(stem);
    let is_amount = stem.ends_with(|c: char| c.is_ascii_digit() || c == '/')
        || stem.is_empty() && before.ends_with(|c: char| c.is_ascii_digit());
    let goes_on = stem.is_empty() && after.starts_with([',', ';', ':', ')']);
    let marks = after.chars().all(|c| c.is_ascii_punctuation() && c != '?');
    (marks && (is_amount || goes_on)).then(|| format!("{unit}²{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Area;

    fn check(read: &str, expected: &str) {
        let words = read.split(' ').map(|w| Word::new(w, Area::default(), 90)).collect();
        let mut line = Line { area: Area::default(), words };
        put_signs(&mut line);
        assert_eq!(line.text(), expected);
        let beside = |w: &Word| w.rival.clone().unwrap_or_else(|| w.text.clone());
        let kept: Vec<String> = line.words.iter().map(beside).collect();
        assert_eq!(kept.join(" "), read);
    }

    #[test]
    fn a_dollar_before_the_number_of_a_paragraph_is_its_sign() {
        check("bygningslovens $ 93 gis", "bygningslovens § 93 gis");
        check("jfr. ($ 11). $8. $$ 107a og", "jfr. (§ 11). §8. §§ 107a og");
        check("etter $ 28-1 og $ 2,1.", "etter § 28-1 og § 2,1.");
    }

    #[test]
    fn a_dollar_before_a_sum_or_a_word_stays() {
        for text in ["$ 5,000 in all", "$1250", "av $ juni", "$", "$ 12.50", "A$ 12"] {
            check(text, text);
        }
    }

    #[test]
    fn a_question_mark_after_a_unit_of_length_is_a_raised_two() {
        check("grunnflate 99 m? og", "grunnflate 99 m² og");
        check("150 kg/m?. 16,4 kg/cm? 35m?,", "150 kg/m². 16,4 kg/cm² 35m²,");
        check("arealer i m?, høyde", "arealer i m², høyde");
    }

    #[test]
    fn a_question_stays_one() {
        for text in ["hvor mange m?", "Blir det rom?", "99 m??", "99 km? nei?", "?"] {
            let expected = text.replace("99 km?", "99 km²");
            check(text, &expected);
        }
    }
}
