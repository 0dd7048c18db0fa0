//! Which words of a page were searched for.

use std::ops::Range;

use super::analysis::{Token, folded, tokens};
use super::expression::{Expression, parse};
use crate::message::Message;
use crate::ocr::{PageText, Word};

/// Characters of a snippet, about.
const SNIPPET: usize = 180;

/// The words of the page that the user's words find, in reading order: those to light up on
/// the scan. A word divided at a line's end is two words here, and both light up.
///
/// # Errors
/// Words that cannot be understood, told for the user.
pub fn matching_words<'t>(
    words: &str,
    page: &'t PageText,
) -> Result<Vec<&'t Word>, Message> {
    let expression = parse(words)?;
    let mut text = String::new();
    let mut places: Vec<(Range<usize>, &Word)> = Vec::new();
    for line in page.lines() {
        for (at, word) in line.words.iter().enumerate() {
            if !text.is_empty() {
                text.push(if at == 0 { '\n' } else { ' ' });
            }
            let start = text.len();
            text.push_str(&word.text);
            places.push((start..text.len(), word));
        }
    }
    let marked = marked(&expression, &text);
    let lit = |place: &Range<usize>| {
        let next = marked.partition_point(|m| m.end <= place.start);
        marked.get(next).is_some_and(|m| m.start < place.end)
    };
    Ok(places.into_iter().filter(|(place, _)| lit(place)).map(|(_, word)| word).collect())
}

/// Where the words searched for stand in the text, from left to right.
pub(super) fn marked(expression: &Expression, text: &str) -> Vec<Range<usize>> {
    let tokens = tokens(text);
    let mut marks = vec![false; tokens.len()];
    mark(expression, &tokens, &mut marks);
    let marked = tokens.into_iter().zip(marks).filter(|(_, marked)| *marked);
    marked.map(|(token, _)| token.range).collect()
}

fn mark(expression: &Expression, tokens: &[Token], marks: &mut [bool]) {
    match expression {
        // What must not be there cannot be marked.
        Expression::All | Expression::Not(_) => {}
        Expression::Word(word) => {
            for (token, mark) in tokens.iter().zip(marks) {
                *mark |= same(word, token);
            }
        }
        Expression::Prefix(beginning) => {
            let beginning_folded = folded(beginning);
            for (token, mark) in tokens.iter().zip(marks) {
                *mark |= token.word.starts_with(beginning)
                    || token.folded.starts_with(&beginning_folded);
            }
        }
        Expression::Phrase(words) => {
            for (at, run) in tokens.windows(words.len()).enumerate() {
                if run.iter().zip(words).all(|(token, word)| token.word == word.word) {
                    marks[at..at + words.len()].fill(true);
                }
            }
        }
        Expression::And(list) | Expression::Or(list) => {
            for part in list {
                mark(part, tokens, marks);
            }
        }
    }
}

/// The same rule as the index searches by.
fn same(word: &Token, token: &Token) -> bool {
    word.word == token.word || word.stem == token.stem || word.folded == token.folded
}

/// The words as they stand on the page, each once.
pub(super) fn matched(text: &str, marks: &[Range<usize>]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for mark in marks {
        let word = text[mark.clone()].to_owned();
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

/// The part of the text with most of the marks, in pieces; white space is one space, `…`
/// stands where something is left out.
pub(super) fn snippet(text: &str, marks: &[Range<usize>]) -> Vec<(String, bool)> {
    let window = window(text, marks);
    let mut pieces: Vec<(String, bool)> = Vec::new();
    let mut at = window.start;
    for mark in marks.iter().filter(|m| m.start >= window.start && m.end <= window.end) {
        push(&mut pieces, &text[at..mark.start], false);
        push(&mut pieces, &text[mark.clone()], true);
        at = mark.end;
    }
    push(&mut pieces, &text[at..window.end], false);
    trim(&mut pieces);
    if window.start > 0 && !pieces.is_empty() {
        pieces.insert(0, ("… ".to_owned(), false));
    }
    if window.end < text.len() && !pieces.is_empty() {
        pieces.push((" …".to_owned(), false));
    }
    pieces
}

fn push(pieces: &mut Vec<(String, bool)>, text: &str, marked: bool) {
    let joined = if marked { text.replace("-\n", "") } else { text.to_owned() };
    let mut spaced = String::new();
    for c in joined.chars() {
        let c = if c.is_whitespace() { ' ' } else { c };
        if c != ' ' || !spaced.ends_with(' ') {
            spaced.push(c);
        }
    }
    if !spaced.is_empty() {
        pieces.push((spaced, marked));
    }
}

fn trim(pieces: &mut Vec<(String, bool)>) {
    if let Some((first, _)) = pieces.first_mut() {
        *first = first.trim_start().to_owned();
    }
    if let Some((last, _)) = pieces.last_mut() {
        *last = last.trim_end().to_owned();
    }
    pieces.retain(|(piece, _)| !piece.is_empty());
}

/// The stretch to show: begins a little before a mark, at a word's beginning, and ends at a
/// word's end.
fn window(text: &str, marks: &[Range<usize>]) -> Range<usize> {
    let reach = |from: usize| boundary(text, from + SNIPPET);
    let within = |first: &Range<usize>| {
        marks
            .iter()
            .filter(|m| m.start >= first.start && m.end <= reach(first.start))
            .count()
    };
    let mut best = marks.first();
    for mark in marks {
        if best.is_none_or(|b| within(mark) > within(b)) {
            best = Some(mark);
        }
    }
    let Some(first) = best else {
        return 0..word_end(text, reach(0));
    };
    let before = boundary(text, first.start.saturating_sub(SNIPPET / 4));
    let start = match before {
        0 => 0,
        _ => text[before..first.start]
            .find(char::is_whitespace)
            .map_or(first.start, |at| before + at),
    };
    start..word_end(text, reach(start).max(first.end))
}

/// The next place between two characters.
fn boundary(text: &str, at: usize) -> usize {
    (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

fn word_end(text: &str, at: usize) -> usize {
    text[at..].find(char::is_whitespace).map_or(text.len(), |more| at + more)
}
