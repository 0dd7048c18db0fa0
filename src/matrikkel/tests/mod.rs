//! What the room as a whole reads and decides; everything here is invented.

mod histories;
mod labels;
mod properties;
mod registers;
mod texts;
mod verdicts;

use super::*;
use crate::ocr::{Block, Line, PageText, Word};
use crate::place::Area;

/// The municipality of the tests: Solvåg, with Indre Solvåg in it since 1964.
pub(super) fn home() -> Kommunenummer {
    "4699".parse().unwrap()
}

pub(super) fn history() -> History {
    let indre = FormerMunicipality {
        kommunenummer: "1479".parse().unwrap(),
        navn: "Indre Solvåg".to_owned(),
        fra: None,
        til: Some(1963),
        gnr_fra: Some(1),
        gnr_til: Some(40),
        tillegg: Some(100),
    };
    History::builtin().with(home(), vec![indre])
}

/// One street address: key, street, number with letter, farm's name.
pub(super) fn address(key: &str, street: &str, house: &str, farm: &str) -> Address {
    let digits = house.trim_end_matches(char::is_alphabetic);
    Address {
        key: key.parse().unwrap(),
        adressenavn: street.to_owned(),
        nummer: digits.parse().ok(),
        bokstav: house[digits.len()..].to_owned(),
        adressetilleggsnavn: farm.to_owned(),
        undernummer: None,
        postnummer: "9999".to_owned(),
        poststed: "SOLVÅG".to_owned(),
        position: None,
    }
}

pub(super) fn register() -> Register {
    let addresses = vec![
        address("4699-12/34", "Solbakkeveien", "7", ""),
        address("4699-12/35", "Solbakkeveien", "9A", ""),
        address("4699-12/36", "Solbakkeveien", "9B", ""),
        address("4699-31/9", "Strandgata", "14", ""),
        address("4699-31/9", "Strandgata", "16", ""),
        address("4699-41/3", "Fjellveien", "12", ""),
        address("4699-12/56", "Hans Øverlands vei", "3", "Nordre Vik"),
        address("4699-44/1", "Torget", "1", ""),
        address("4699-44/2", "Torget", "1", ""),
        address("4699-105/21", "Indre veg", "2", ""),
    ];
    Register::new(addresses, Vec::new())
}

/// A page of these lines, each word in a box of its own, read with this confidence.
pub(super) fn page(text: &str, confidence: u8) -> PageText {
    let area = |x: usize, y: usize, letters: usize| Area {
        x: x as u32 * 20,
        y: y as u32 * 50,
        width: letters as u32 * 20,
        height: 40,
    };
    let line = |(y, line): (usize, &str)| {
        let mut x = 0;
        let words: Vec<_> = line
            .split_whitespace()
            .map(|word| {
                let letters = word.chars().count();
                let area = area(x, y, letters);
                x += letters + 1;
                Word::new(word, area, confidence)
            })
            .collect();
        let around = Area::around(words.iter().map(|w| w.area))?;
        Some(Line { area: around, words })
    };
    let lines: Vec<_> = text.lines().enumerate().filter_map(line).collect();
    let block = Area::around(lines.iter().map(|l| l.area));
    let blocks = block.map(|area| Block { area, lines }).into_iter().collect();
    PageText { width: 2480, height: 3508, blocks }
}

/// Keys of the home municipality are told without it.
pub(super) fn told(evidence: &[Evidence]) -> String {
    let key = |e: &Evidence| {
        let key = e.reading.value;
        let text =
            if key.kommunenummer == home() { key.local() } else { key.to_string() };
        if e.doubt.is_some() { format!("{text}?") } else { text }
    };
    evidence.iter().map(key).collect::<Vec<_>>().join(" ")
}
