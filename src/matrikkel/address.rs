//! From an address in the text, by way of the register, to the property.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::flat::Flat;
use super::refuse::tail;
use super::{Evidence, MatrikkelKey, Register, Source};
use crate::ocr::PageText;
use crate::place::Place;
use crate::reading::{Basis, Confidence, Reading};

/// An address that the register knows.
pub(super) struct Hit {
    /// Where it stands in the text.
    pub(super) range: Range<usize>,
    /// The properties there, at least one.
    pub(super) keys: Vec<MatrikkelKey>,
    /// Whether a letter of the street had to be read as another.
    pub(super) misread: bool,
}

/// The properties whose addresses the page names. One address of several properties gives
/// each of them, with little confidence; a person's own address is as good an address as
/// the building site's, so that only the words before it (`Byggested`, `Vedr.`) make it sure.
#[must_use]
pub fn addresses(text: &PageText, place: &Place, register: &Register) -> Vec<Evidence> {
    if register.is_empty() {
        return Vec::new();
    }
    let flat = Flat::of(text);
    let mut found = Vec::new();
    for hit in street_addresses(&flat.text, register) {
        let sure =
            confidence(&flat.text, &hit) * (0.7 + 0.3 * flat.certainty(&hit.range));
        for key in hit.keys {
            let basis = Basis {
                words: flat.raw(&hit.range),
                place: Place { area: flat.area(&hit.range), ..place.clone() },
                how: "address-register".to_owned(),
            };
            let confidence = Confidence::new(sure);
            let reading = Reading { value: key, basis, confidence };
            found.push(Evidence {
                source: Source::Address,
                reading,
                assumed: false,
                doubt: None,
            });
        }
    }
    found
}

fn confidence(text: &str, hit: &Hit) -> f32 {
    static SITE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)eiendom|eigedom|byggested|byggjestad|byggeplas|byggjeplas|\bvedr|\bang\b|\bad\b|\bgjeld(?:er)?\b|\btomt|\badresse\b|matr",
        )
    });
    let line = tail(&text[..hit.range.start]).rsplit('\n').next().unwrap_or_default();
    let sure = match (hit.keys.len(), SITE.is_match(line)) {
        (1, true) => 0.87,
        (1, false) => 0.68,
        _ => 0.35,
    };
    if hit.misread { sure * 0.8 } else { sure }
}

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("our own patterns are patterns")
}

/// Every street and number the register knows, from left to right. `Gate 3 og 7` and
/// `Gate 36 - 38` are two addresses, `13-25` (no spaces) is one house that spans them.
pub(super) fn street_addresses(text: &str, register: &Register) -> Vec<Hit> {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?:^|[\s.])([0-9]{1,3})(?: ?([A-Za-zÆØÅæøå]))?(?:[^\p{L}\p{N}/]|$)")
    });
    let mut hits: Vec<Hit> = Vec::new();
    let mut at = 0;
    while let Some(found) = NUMBER.captures_at(text, at) {
        let Some(number) = found.get(1) else { break };
        at = number.end();
        let Some((start, name, misread)) = street_before(text, number.start(), register)
        else {
            continue;
        };
        let (keys, end) = at_house(&name, number, found.get(2), register);
        if !keys.is_empty() {
            hits.push(Hit { range: start..end, keys, misread });
            at = more_houses(text, end, &name, register, misread, &mut hits);
        }
    }
    hits
}

/// The `og 7` and `- 38` after a house; gives where they end.
fn more_houses(
    text: &str,
    from: usize,
    name: &str,
    register: &Register,
    misread: bool,
    hits: &mut Vec<Hit>,
) -> usize {
    static MORE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^(?: og | - |, ?)([0-9]{1,3})(?: ?([A-Za-z]))?(?:[^\p{L}\p{N}/.]|$)")
    });
    let mut end = from;
    while let Some(next) = MORE.captures(&text[end..]) {
        let Some(number) = next.get(1) else { break };
        let (keys, stop) = at_house(name, number, next.get(2), register);
        if keys.is_empty() {
            break;
        }
        hits.push(Hit { range: end + number.start()..end + stop, keys, misread });
        end += stop;
    }
    end
}

/// The properties at the house, and where its number (with its letter) ends. A letter that
/// the street does not have is the next word: `Fjellveien 7 i Solvåg`.
fn at_house(
    name: &str,
    number: regex::Match<'_>,
    letter: Option<regex::Match<'_>>,
    register: &Register,
) -> (Vec<MatrikkelKey>, usize) {
    let value: u32 = number.as_str().parse().unwrap_or(0);
    if let Some(letter) = letter {
        let keys = register.at_street(name, value, letter.as_str());
        if !keys.is_empty() {
            return (keys, letter.end());
        }
        // `7B` written together is its own house, and that one is not known.
        if letter.start() == number.end() {
            return (Vec::new(), letter.end());
        }
    }
    (register.at_street(name, value, ""), number.end())
}

/// The known street whose name ends right before the house number: where it begins, its
/// name, and whether it was misread. The longest name of one to four words wins.
fn street_before(
    text: &str,
    end: usize,
    register: &Register,
) -> Option<(usize, String, bool)> {
    let before = text[..end].trim_end_matches([' ', '\n']);
    let mut starts: Vec<usize> = Vec::new();
    let mut from = before.len();
    for _ in 0..4 {
        let word = before[..from].trim_end_matches([' ', '\n']);
        let start = word
            .rfind([' ', '\n', ',', ':', '(', ';'])
            .map_or(0, |at| at + word[at..].chars().next().map_or(1, char::len_utf8));
        if start >= word.len() {
            break;
        }
        starts.push(start);
        if start == 0 || !text[..start].ends_with([' ', '\n']) {
            break;
        }
        from = start;
    }
    let exact = starts.iter().rev().find(|s| register.has_street(&before[**s..]));
    if let Some(start) = exact {
        return Some((*start, before[*start..].to_owned(), false));
    }
    let start = *starts.first()?;
    match register.streets_near(&before[start..]).as_slice() {
        [one] => Some((start, (*one).to_owned(), true)),
        _ => None,
    }
}
