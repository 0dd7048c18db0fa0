//! What must not be public: screened words in the public journal, personal numbers in titles.
//!
//! No finding repeats a word or a digit of what it found: place, kind and length only.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use crate::finding::Severity;
use crate::msg;
use crate::place::Place;

use super::super::document::{Doc, Node};
use super::super::ledger;
use super::super::rule::{Cx, Rule, at};

/// *What* nothing that arkivstruktur.xml screens stands in offentligJournal.xml: no word of a
/// screened title that the public title does not have, no screened name. *Why* the public
/// journal is published as it is; Arkade does not look. *Do* take the public journal out
/// again with the screening at work, and do not publish this one.
#[derive(Default)]
pub(super) struct Leaks {
    /// Hashes of the words and names that are not to be public, each with its journalpost.
    words: HashSet<u64>,
    /// How many journalposter have such, and how many more were not remembered.
    posts: usize,
    passed: usize,
    /// Names of the open registration, and what of it is screened.
    open: Open,
    /// What stands in the open entry of the public journal.
    entry: Vec<String>,
}

#[derive(Default)]
struct Open {
    title: bool,
    senders: bool,
    receivers: bool,
    names: Vec<(String, String)>,
}

/// How many screened journalposter are remembered; there are few of them. What is more is told.
const POSTS_LIMIT: usize = if cfg!(test) { 1 } else { 200_000 };
const NAMES_LIMIT: usize = 100;
/// Shorter words say nothing.
const SHORTEST: usize = 3;

impl Rule for Leaks {
    fn ends(&self) -> Vec<&'static str> {
        vec![
            "skjermingMetadata",
            "korrespondansepart",
            "registrering",
            "offentligTittel",
            "korrespondansepartNavn",
            "journalpost",
        ]
    }

    fn end(&mut self, node: &Node<'_>, cx: &mut Cx<'_>) {
        match node.doc {
            Doc::Arkivstruktur => self.hear_structure(node),
            Doc::OffentligJournal => self.hear_journal(node, cx),
            _ => {}
        }
    }

    fn finish(&mut self, cx: &mut Cx<'_>) {
        let journal = cx.package.find_in_content("offentligJournal.xml");
        if let Some(journal) = journal.filter(|_| self.passed > 0) {
            let place = Place::file(&cx.package.member(journal).name);
            let message =
                msg!("validate-leak-not-all", posts = self.passed, kept = self.posts);
            cx.warning(place, message, msg!("validate-hint-leak-not-all"));
        }
    }
}

impl Leaks {
    fn hear_structure(&mut self, node: &Node<'_>) {
        let frame = node.frame();
        match frame.name.as_str() {
            "skjermingMetadata" => {
                let text = node.text();
                self.open.title |= text.starts_with("Skjerming tittel registrering");
                self.open.senders |= text == "Skjerming navn avsender";
                self.open.receivers |= text == "Skjerming navn mottaker";
            }
            "korrespondansepart" if self.open.names.len() < NAMES_LIMIT => {
                let value = |name: &str| frame.value(name).to_owned();
                let name =
                    (value("korrespondanseparttype"), value("korrespondansepartNavn"));
                self.open.names.push(name);
            }
            "registrering" => {
                let open = std::mem::take(&mut self.open);
                self.keep(node, &open);
            }
            _ => {}
        }
    }

    fn keep(&mut self, node: &Node<'_>, open: &Open) {
        if !(open.title || open.senders || open.receivers) {
            return;
        }
        if self.posts >= POSTS_LIMIT {
            self.passed += 1;
            return;
        }
        let frame = node.frame();
        let (post, before) = (ledger::key(frame.value("systemID")), self.words.len());
        if open.title {
            let public: HashSet<String> = words(frame.value("offentligTittel")).collect();
            let title = words(frame.value("tittel"));
            let hidden = title.filter(|word| !public.contains(word));
            self.words.extend(hidden.map(|word| hash(post, &word)));
        }
        for (kind, name) in &open.names {
            let sender = kind.to_lowercase().contains("avsender");
            if sender && open.senders || !sender && open.receivers {
                self.words.extend(words(name).map(|word| hash(post, &word)));
            }
        }
        self.posts += usize::from(self.words.len() > before);
    }

    fn hear_journal(&mut self, node: &Node<'_>, cx: &mut Cx<'_>) {
        let frame = node.frame();
        match frame.name.as_str() {
            "offentligTittel" | "korrespondansepartNavn"
                if node.around().any(|frame| frame.is("journalpost")) =>
            {
                self.entry.extend(words(node.text()));
            }
            "journalpost" => {
                let entry = std::mem::take(&mut self.entry);
                let post = ledger::key(frame.value("systemID"));
                let is_hidden = |word: &&String| self.words.contains(&hash(post, word));
                let leaked: Vec<_> = entry.iter().filter(is_hidden).collect();
                if !leaked.is_empty() {
                    let letters: usize =
                        leaked.iter().map(|word| word.chars().count()).sum();
                    let message =
                        msg!("validate-leak", words = leaked.len(), letters = letters);
                    cx.error(at(node), message, msg!("validate-hint-leak"));
                }
            }
            _ => {}
        }
    }
}

/// What is remembered of a word of a journalpost.
fn hash(post: u128, word: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    post.hash(&mut hasher);
    word.hash(&mut hasher);
    hasher.finish()
}

/// The words that can be told apart, in small letters.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= SHORTEST)
        .map(str::to_lowercase)
}

/// *What* no title, description, remark or name holds a fødselsnummer or a D-number, by its
/// two control digits. *Why* krav 5.2.29: it is never published, and titles are. An error in
/// the public journal and public titles, a warning elsewhere. *Do* take it out of the text.
pub(super) struct PersonalNumbers;

const TEXTS: [&str; 8] = [
    "tittel",
    "offentligTittel",
    "beskrivelse",
    "merknadstekst",
    "partNavn",
    "korrespondansepartNavn",
    "noekkelord",
    "mappeID",
];

impl Rule for PersonalNumbers {
    fn ends(&self) -> Vec<&'static str> {
        TEXTS.to_vec()
    }

    fn end(&mut self, node: &Node<'_>, cx: &mut Cx<'_>) {
        let name = node.frame().name.as_str();
        if !node.doc.is_noark() || !TEXTS.contains(&name) || !holds_number(node.text()) {
            return;
        }
        let public = node.doc == Doc::OffentligJournal || name == "offentligTittel";
        let severity = if public { Severity::Error } else { Severity::Warning };
        let message = msg!("validate-personal-number", element = name);
        cx.say(at(node), severity, message, Some(msg!("validate-hint-personal-number")));
    }
}

/// Whether eleven digits that stand together, a blank after the sixth or not, have the control
/// digits of a fødselsnummer or a D-number.
fn holds_number(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let mut digits: Vec<u8> = Vec::new();
        let mut end = at;
        while end < bytes.len() {
            if bytes[end].is_ascii_digit() {
                digits.push(bytes[end] - b'0');
            } else if !(matches!(bytes[end], b' ' | b'.' | b'-') && digits.len() == 6) {
                break;
            }
            end += 1;
        }
        if digits.len() == 11 && is_number(&digits) {
            return true;
        }
        at = end.max(at + 1);
    }
    false
}

/// Day, month and both control digits (modulo 11).
fn is_number(digits: &[u8]) -> bool {
    let two = |at: usize| u32::from(digits[at]) * 10 + u32::from(digits[at + 1]);
    let day = if digits[0] >= 4 { two(0) - 40 } else { two(0) };
    let sum = |weights: &[u32]| {
        let products = digits.iter().zip(weights).map(|(d, w)| u32::from(*d) * w);
        products.sum::<u32>() % 11
    };
    // Made-up numbers have 40 or 80 added to the month; from 2032 the first control digit may
    // leave a rest of up to three.
    (1..=31).contains(&day)
        && (1..=12).contains(&(two(2) % 40))
        && sum(&[3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) <= 3
        && sum(&[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_known_by_its_control_digits() {
        // Nobody has these: they are what fits among the first thousand of a day.
        let all = (0..1000_u32).map(|n| format!("010170{n:05}"));
        let fit: Vec<String> = all.filter(|text| holds_number(text)).collect();
        assert!((10..=60).contains(&fit.len()), "about one in thirty: {}", fit.len());
        for number in fit {
            let (date, rest) = number.split_at(6);
            assert!(holds_number(&format!("Søknad, f. {date} {rest}, garasje")));
            assert!(!holds_number(&format!("9{number}")));
        }
        for text in ["12345678901", "0101001235", "010100123567", "Gnr 12 bnr 34"] {
            assert!(!holds_number(text), "{text}");
        }
    }
}
