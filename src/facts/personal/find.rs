//! The rules by which numbers are found in a text.

use std::ops::Range;

use regex::Regex;

use super::NumberKind;
use crate::facts::checkdigit::{Birth, birth, k1, k1_today, k2, organisasjon};
use crate::facts::digits::{Glyph, Run, may_join, runs};
use crate::facts::patterns::patterns;
use crate::facts::sheet::fold;

/// A number and the places of its digits; the digits themselves stay in the text.
pub(super) struct Found {
    pub(super) kind: NumberKind,
    /// First byte and length of each of its characters, rising.
    pub(super) places: Vec<(usize, usize)>,
    /// The rule that found it.
    pub(super) how: &'static str,
    /// How sure it is, 0–1.
    pub(super) certainty: f32,
}

impl Found {
    fn new(
        kind: NumberKind,
        glyphs: &[Glyph],
        how: &'static str,
        certainty: f32,
    ) -> Self {
        let places = glyphs.iter().map(|g| (g.at, g.length)).collect();
        Self { kind, places, how, certainty }
    }

    /// From the first byte to the last.
    pub(super) fn range(&self) -> Range<usize> {
        let (first, last) = (self.places[0], self.places[self.places.len() - 1]);
        first.0..last.0 + last.1
    }
}

patterns! {
    PERSON_LABEL = r"(?:f[øo0]dsels|person|pers\.?\s?|f[øo0]dsels-?\s?og\s?person)-?\s?(?:nr|nummer|no\b)|\bfnr\b|\bp\.?nr\b|\bd-?nr\b|\bd-nummer";
    ACCOUNT_LABEL = r"konto|bankgiro|postgiro|\bgiro\b|\bbank\b";
    FIRM_LABEL = r"\borg\b|organisasjon|foretaksn|\bmva\b|\bno\s?$";
    PHONE_LABEL = r"\b(?:tlf|telefon|telef|tel|mobil|mob|telefaks|telefax|fax|faks)";
    OTHER_NUMBER = r"bygningsn|gnr|bnr|journal|sak";
}

/// How far back a label may stand, in bytes: the width of a form with the value below.
const LABEL_REACH: usize = 80;

fn labelled(folded: &str, at: usize, label: &Regex, reach: usize) -> bool {
    let mut from = at.saturating_sub(reach);
    while !folded.is_char_boundary(from) {
        from += 1;
    }
    label.is_match(&folded[from..at])
}

/// Every number of the text, in order; none overlaps another.
pub(super) fn find(text: &str) -> Vec<Found> {
    let mut all = Vec::new();
    search(text, &mut all);
    if text.contains('|') {
        // A bar is a misread 1, or the wall between the boxes of a form: try both.
        search(&text.replace('|', " "), &mut all);
    }
    tidy(all)
}

fn search(text: &str, all: &mut Vec<Found>) {
    let folded = fold(text);
    let runs = runs(text);
    for at in 0..runs.len() {
        // The longest that fits wins; a number is not counted twice.
        let group = joined(text, &runs[at..]);
        within(&runs[at..], group, all);
        grouped(&folded, &runs[at..], group, all);
        beside_label(&folded, &runs[at..], group, all);
        firm(&folded, &runs[at..], group, all);
        phone(text, &folded, &runs[at..], group, all);
    }
}

/// How many of the runs, from the first on, may belong to one number (at most 11).
fn joined(text: &str, runs: &[Run]) -> usize {
    let join = |pair: &&[Run]| may_join(text, pair[0].end()..pair[1].start());
    1 + runs.windows(2).take(10).take_while(join).count()
}

fn values(glyphs: &[Glyph]) -> Option<[u8; 11]> {
    let values: Vec<u8> = glyphs.iter().map(|g| g.value).collect();
    values.try_into().ok()
}

fn person_kind(digits: &[u8; 11]) -> Option<NumberKind> {
    birth(digits).map(|birth| match birth {
        Birth::Plain => NumberKind::Fodselsnummer,
        Birth::D => NumberKind::DNummer,
        Birth::H => NumberKind::HNummer,
    })
}

fn certainty(digits: &[u8; 11]) -> f32 {
    match (k1_today(digits), k1(digits), k2(digits)) {
        (true, _, true) => 0.98,
        (false, true, true) => 0.9,
        (_, false, true) => 0.75,
        (_, true, false) => 0.4,
        (_, false, false) => 0.3,
    }
}

/// Eleven digits in one run or across one break, wherever they begin: the net that lets no
/// valid number through, even glued to other digits.
fn within(runs: &[Run], group: usize, all: &mut Vec<Found>) {
    let first = &runs[0].glyphs;
    let mut glyphs = first.clone();
    if group > 1 {
        glyphs.extend(&runs[1].glyphs);
    }
    for begin in 0..first.len() {
        let Some(window) = glyphs.get(begin..begin + 11) else { return };
        let real = window.iter().all(|g| g.real);
        let Some(digits) = values(window).filter(|d| real && k2(d)) else { continue };
        if let Some(kind) = person_kind(&digits) {
            let exact = begin == 0 && glyphs.len() == 11;
            let sure = certainty(&digits) * if exact { 1.0 } else { 0.5 };
            all.push(Found::new(kind, window, "check-digits", sure));
        }
    }
}

/// Whole runs that together are eleven digits, grouped as people group them.
fn grouped(folded: &str, runs: &[Run], group: usize, all: &mut Vec<Found>) {
    let mut sizes = Vec::new();
    let mut total = 0;
    for run in &runs[..group] {
        sizes.push(run.len());
        total += run.len();
        if total >= 11 {
            break;
        }
    }
    if total != 11 {
        return;
    }
    let glyphs: Vec<Glyph> =
        runs[..sizes.len()].iter().flat_map(|r| r.glyphs.clone()).collect();
    let Some(digits) = values(&glyphs).filter(|_| real_enough(&glyphs)) else { return };
    let gap = &folded[runs[0].start()..glyphs[10].at];
    let account = account(folded, &runs[0], &sizes, &digits, gap);
    let person = person(&sizes, &digits);
    match (person, account) {
        (Some((kind, sure)), Some((_, other))) if sure >= other => {
            all.push(Found::new(kind, &glyphs, "grouping", sure));
        }
        (_, Some((how, sure))) => {
            all.push(Found::new(NumberKind::Kontonummer, &glyphs, how, sure));
        }
        (Some((kind, sure)), None) => {
            all.push(Found::new(kind, &glyphs, "grouping", sure));
        }
        (None, None) => {}
    }
}

fn real_enough(glyphs: &[Glyph]) -> bool {
    glyphs.iter().filter(|g| g.real).count() >= 7
}

fn person(sizes: &[usize], digits: &[u8; 11]) -> Option<(NumberKind, f32)> {
    let sure = certainty(digits);
    if let Some(kind) = person_kind(digits) {
        let usual = matches!(sizes, [11] | [6, 5]);
        let boxes = sizes.iter().all(|s| *s <= 2);
        let other = matches!(sizes, [2, 2, 2, 5] | [6, 3, 2] | [2, 2, 2, 3, 2]);
        let ok = usual
            || sizes.len() == 2 && k2(digits)
            || (other || boxes || sizes.len() == 3) && k1(digits) && k2(digits);
        return ok.then_some((kind, sure));
    }
    // The old H-nummer begins with 8 or 9 and has no date.
    if digits[0] >= 8 && k1_today(digits) && k2(digits) && matches!(sizes, [11] | [6, 5])
    {
        return Some((NumberKind::HNummer, 0.7));
    }
    // No date, but grouped as one and both check digits right: a digit may be misread twice.
    (matches!(sizes, [6, 5]) && k1(digits) && k2(digits))
        .then_some((NumberKind::Fodselsnummer, 0.4))
}

fn account(
    folded: &str,
    first: &Run,
    sizes: &[usize],
    digits: &[u8; 11],
    written: &str,
) -> Option<(&'static str, f32)> {
    let label = labelled(folded, first.start(), &ACCOUNT_LABEL, LABEL_REACH);
    let own = labelled(folded, first.start(), &PERSON_LABEL, LABEL_REACH);
    match sizes {
        [4, 2, 5] if label => Some(("label", 0.98)),
        [4, 2, 5] if k2(digits) => Some(("grouping", 0.985)),
        [4, 2, 5] if written.matches('.').count() == 2 => Some(("grouping", 0.5)),
        [11] if label && !own => Some(("label", 0.99)),
        [11] if k2(digits) && birth(digits).is_none() => Some(("check-digits", 0.7)),
        _ => None,
    }
}

/// Digits beside `fødselsnummer` or `personnr.`: whole, without the date, or one too few or
/// too many where the recogniser slipped.
fn beside_label(folded: &str, runs: &[Run], group: usize, all: &mut Vec<Found>) {
    let start = runs[0].start();
    if !labelled(folded, start, &PERSON_LABEL, LABEL_REACH) {
        return;
    }
    let near = labelled(folded, start, &PERSON_LABEL, 24);
    let two = (group > 1).then(|| (runs[0].len(), runs[1].len()));
    let (count, sure) = match (runs[0].len(), two) {
        (11, _) => (1, 0.95),
        (10 | 12, _) => (1, 0.7),
        (_, Some((6, 5))) => (2, 0.95),
        (_, Some((5..=7, 4..=6))) => (2, 0.6),
        (5, _) if near => (1, 0.7),
        _ if near => {
            let Some(count) = sums_to_eleven(runs, group) else { return };
            (count, 0.8)
        }
        _ => return,
    };
    let glyphs: Vec<Glyph> =
        runs[..count].iter().flat_map(|r| r.glyphs.clone()).collect();
    let real = glyphs.iter().filter(|g| g.real).count();
    if real * 3 >= glyphs.len() * 2 {
        let kind = values(&glyphs).and_then(|d| person_kind(&d));
        all.push(Found::new(
            kind.unwrap_or(NumberKind::Fodselsnummer),
            &glyphs,
            "label",
            sure,
        ));
    }
}

fn sums_to_eleven(runs: &[Run], group: usize) -> Option<usize> {
    let mut total = 0;
    let at = runs[..group].iter().position(|run| {
        total += run.len();
        total >= 11
    })?;
    (total == 11).then_some(at + 1)
}

/// An organisasjonsnummer: nine digits, whole or in threes.
fn firm(folded: &str, runs: &[Run], group: usize, all: &mut Vec<Found>) {
    let count = match runs[0].len() {
        9 => 1,
        3 if group >= 3 && runs[1].len() == 3 && runs[2].len() == 3 => 3,
        _ => return,
    };
    let glyphs: Vec<Glyph> =
        runs[..count].iter().flat_map(|r| r.glyphs.clone()).collect();
    let values: Vec<u8> = glyphs.iter().map(|g| g.value).collect();
    let Ok(digits) = <[u8; 9]>::try_from(values) else { return };
    let label = labelled(folded, runs[0].start(), &FIRM_LABEL, LABEL_REACH / 2);
    let other = labelled(folded, runs[0].start(), &OTHER_NUMBER, LABEL_REACH / 4);
    if organisasjon(&digits) && real_enough(&glyphs) && (label || !other) {
        let (how, sure) = if label { ("label", 0.97) } else { ("check-digits", 0.7) };
        all.push(Found::new(NumberKind::Organisasjonsnummer, &glyphs, how, sure));
    }
}

/// A telephone number: eight digits since 1993, five or six and a code in brackets before.
fn phone(text: &str, folded: &str, runs: &[Run], group: usize, all: &mut Vec<Found>) {
    let start = runs[0].start();
    let reach = if labelled(folded, start, &PHONE_LABEL, 16) { 16 } else { LABEL_REACH };
    let label = labelled(folded, start, &PHONE_LABEL, reach);
    let sizes: Vec<usize> = runs[..group.min(4)].iter().map(Run::len).collect();
    let country = text[..start].ends_with("+47 ")
        || text[..start].ends_with("+47")
        || text[..start].ends_with("0047 ");
    let area_code = text[..start].trim_end().ends_with(')');
    let first = runs[0].glyphs[0].value;
    let (count, sure) = match sizes.as_slice() {
        [2, 2, 2, 2] if label || country => (4, 0.95),
        [3, 2, 3, ..] if label || country => (3, 0.95),
        [8, ..] if label || country => (1, 0.95),
        [2, 3, ..] | [3, 3, ..] | [2, 4, ..] if label && (reach == 16 || area_code) => {
            (2, 0.85)
        }
        [2, 3, ..] if label => (2, 0.6),
        [2, 2, 2, ..] if label && reach == 16 => (3, 0.7),
        [5 | 6, ..] if label && reach == 16 => (1, 0.8),
        [2, 2, 2, 2] if first >= 2 && spaces_only(text, &runs[..4]) => (4, 0.5),
        _ => return,
    };
    let glyphs: Vec<Glyph> =
        runs[..count].iter().flat_map(|r| r.glyphs.clone()).collect();
    if glyphs.iter().all(|g| g.real) {
        let how = if label { "label" } else { "grouping" };
        all.push(Found::new(NumberKind::Telefonnummer, &glyphs, how, sure));
    }
}

fn spaces_only(text: &str, runs: &[Run]) -> bool {
    runs.windows(2).all(|pair| &text[pair[0].end()..pair[1].start()] == " ")
}

/// One entry for digits that several rules found: what must be masked wins, then the surest.
fn tidy(mut all: Vec<Found>) -> Vec<Found> {
    let rank = |f: &Found| (f.kind.is_masked(), f.certainty);
    all.sort_by(|a, b| {
        let (a, b) = (rank(a), rank(b));
        b.0.cmp(&a.0).then(b.1.total_cmp(&a.1))
    });
    let mut kept: Vec<Found> = Vec::new();
    for mut found in all {
        let range = found.range();
        let overlaps =
            |k: &&mut Found| k.range().start < range.end && range.start < k.range().end;
        match kept.iter_mut().find(overlaps) {
            // The digits of the weaker one are masked with the stronger.
            Some(stronger) if found.kind.is_masked() => {
                stronger.places.append(&mut found.places);
                stronger.places.sort_unstable();
                stronger.places.dedup();
            }
            Some(_) => {}
            None => kept.push(found),
        }
    }
    kept.sort_by_key(|f| f.places[0]);
    kept
}
