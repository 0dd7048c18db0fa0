//! Two readings of the same line laid beside each other, word by word.

use std::ops::Range;

use super::Word;

/// Words of the first reading, and the words of the second that stand in their place.
pub(super) type Stretch = (Range<usize>, Range<usize>);

/// The shortest stretches between places where both readings have a space; one of the two
/// sides may be empty. A line whose readings have little in common is one stretch.
pub(super) fn stretches(first: &[Word], second: &[Word]) -> Vec<Stretch> {
    let (a, b) = (letters(first), letters(second));
    if a.is_empty() || b.is_empty() {
        return vec![(0..first.len(), 0..second.len())];
    }
    let costs = costs(&a, &b);
    let least = costs[costs.len() - 1];
    if least as usize * 5 > a.len().max(b.len()) * STEP as usize * 3 {
        return vec![(0..first.len(), 0..second.len())];
    }
    let mut stretches = Vec::new();
    let (mut from_a, mut from_b) = (0, 0);
    for (words_a, words_b) in shared_spaces(&a, &b, &costs) {
        stretches.push((from_a..words_a, from_b..words_b));
        (from_a, from_b) = (words_a, words_b);
    }
    stretches.push((from_a..first.len(), from_b..second.len()));
    stretches
}

/// The letters of a line, words apart by one space.
fn letters(words: &[Word]) -> Vec<char> {
    let mut letters: Vec<char> = Vec::new();
    for word in words {
        if !letters.is_empty() {
            letters.push(' ');
        }
        letters.extend(word.text.chars());
    }
    letters
}

/// What a letter more, less or other costs.
const STEP: u32 = 4;

/// What it costs to take one letter for another: signs that look alike cost less.
fn swap(a: char, b: char) -> u32 {
    match (a, b) {
        _ if a == b => 0,
        (' ', _) | (_, ' ') => STEP * 3,
        _ if plain(a) == plain(b) => 1,
        _ => STEP,
    }
}

/// A letter without its case and its marks.
fn plain(letter: char) -> char {
    match letter.to_lowercase().next().unwrap_or(letter) {
        'ſ' => 's',
        'å' | 'à' | 'á' | 'â' | 'ä' | 'æ' => 'a',
        'ø' | 'ö' | 'ó' | 'ò' | '0' => 'o',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'l' | '1' | '|' | 'ì' | 'í' | 'î' => 'i',
        'ü' | 'ú' | 'ù' => 'u',
        '»' | '«' | '”' | '“' | '„' => '"',
        '’' | '‘' => '\'',
        '–' | '—' => '-',
        other => other,
    }
}

/// The least cost of making the first `i` letters into the first `j`, row by row.
fn costs(a: &[char], b: &[char]) -> Vec<u32> {
    let width = b.len() + 1;
    let mut costs: Vec<u32> = (0..width as u32).map(|j| j * STEP).collect();
    costs.reserve(a.len() * width);
    for (i, letter) in a.iter().enumerate() {
        costs.push((i as u32 + 1) * STEP);
        for (j, other) in b.iter().enumerate() {
            let above = i * width + j;
            let swapped = costs[above] + swap(*letter, *other);
            let gone = costs[above + 1] + STEP;
            let come = costs[above + width] + STEP;
            costs.push(swapped.min(gone).min(come));
        }
    }
    costs
}

/// Where both have a space: how many words of each come before it.
fn shared_spaces(a: &[char], b: &[char], costs: &[u32]) -> Vec<(usize, usize)> {
    let words = |letters: &[char]| letters.iter().filter(|c| **c == ' ').count() + 1;
    let mut spaces = facing(a, b, costs);
    spaces.retain(|(i, j)| a[*i] == ' ' && b[*j] == ' ');
    spaces.iter().map(|(i, j)| (words(&a[..*i]), words(&b[..*j]))).collect()
}

/// Which letter of the second stands for which of the first, as places in both.
pub(super) fn pairs(first: &[char], second: &[char]) -> Vec<(usize, usize)> {
    facing(first, second, &costs(first, second))
}

/// Letters that stand for one another where the least is paid.
fn facing(a: &[char], b: &[char], costs: &[u32]) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    let (mut i, mut j) = (a.len(), b.len());
    let mut places = Vec::new();
    while i > 0 && j > 0 {
        let here = costs[i * width + j];
        if here == costs[(i - 1) * width + j - 1] + swap(a[i - 1], b[j - 1]) {
            (i, j) = (i - 1, j - 1);
            places.push((i, j));
        } else if here == costs[(i - 1) * width + j] + STEP {
            i -= 1;
        } else {
            j -= 1;
        }
    }
    places.reverse();
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Area;

    fn check(first: &str, second: &str, expected: &[(&str, &str)]) {
        let words = |text: &str| -> Vec<Word> {
            text.split_whitespace().map(|w| Word::new(w, Area::default(), 90)).collect()
        };
        let (first, second) = (words(first), words(second));
        let text = |words: &[Word]| {
            words.iter().map(|w| w.text.clone()).collect::<Vec<_>>().join(" ")
        };
        let found: Vec<(String, String)> = stretches(&first, &second)
            .into_iter()
            .map(|(a, b)| (text(&first[a]), text(&second[b])))
            .collect();
        let expected: Vec<(String, String)> =
            expected.iter().map(|(a, b)| ((*a).into(), (*b).into())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_stand_beside_the_words_they_were_taken_for() {
        check(
            "Oslo den 5. mai l954",
            "0slo den5. mai 1954",
            &[("Oslo", "0slo"), ("den 5.", "den5."), ("mai", "mai"), ("l954", "1954")],
        );
        check("til bygge", "til vårt bygge", &[("til", "til vårt"), ("bygge", "bygge")]);
    }

    #[test]
    fn readings_with_nothing_in_common_are_one_stretch() {
        check("~ ;-. _ »", "Bygningsrådet i", &[("~ ;-. _ »", "Bygningsrådet i")]);
        check("", "Oslo", &[("", "Oslo")]);
        check("Oslo", "", &[("Oslo", "")]);
    }
}
