//! The line that says what a paper is about.

use std::ops::Range;

use super::casing::running;
use super::kind::Kind;
use super::kind_rules;
use super::patterns::patterns;
use super::sheet::{Row, Sheet};
use super::tiltak_rules;
use crate::reading::Reading;

patterns! {
    /// `Vedr.`, `Ad`, `Ang.` and what they are misread for.
    PREFIX = r"^\W{0,4}(?:vedr(?:ørende)?|vedk(?:ommende)?|ad|aå|a[dåà]|ang(?:ående|åande|aaende)?|angår|betr(?:effende)?|gjelder|gjeld|emne|re|sak)(?:\s?[.:;,]+\s*|\s+)";
    ABOUT = r"^\W{0,3}(?:om|um)\s+\p{L}";
    KEY = r"\bg\w{0,4}\W{0,2}n?r\W|\bgnr|\bbnr|gardsn|g[åa]rdsn|bruksn";
    /// Rows near the head that are never a title.
    OTHER = r"^\W*(?:gjenpart|kopi|avskrift|vedlegg|bilag|deres ref|v[åa]r ref|dykkar ref|sak\W{0,2}\d|j\W?nr|ark\W|arkiv|journal|telefon|postboks|til\b.{0,4}$|herr\b|fru\b|frøken\b|inngått|innkommet|ansvarshavende|etter bygnings|i medhold)|hilsen|ærbødigst|vyrdsamt|\b\d{4} \p{L}|^\W*nbr?\b";
    /// The scale after a drawing's name, to the end.
    SCALE = r"(?i)[\s,.]*\bm(?:[åa]l(?:estokk)?)?\b\.?\s?=?\s*1\s?[:;]\s?\d+.*$";
    DASHES = r"[-–—]{2,}";
    ORGAN = r"\bkommune$|\bherred$|\bherad$|bygningsr[åa]det$|teknisk etat|br?annvesen$|kommune\W+bygnings";
    FIRM = r"\ba/s\b|\bas$|samvirkelag|firma\b";
    BLOCK_END = r"m\s?=?\s?1\s?:|tegn\.|\bm[åa]l\b|\d{1,2}[./]\d{1,2}|^\W*gnr|^\W*dato|^\W*eier";
}

/// The title and how it was found.
pub(super) struct Title {
    /// The bytes of the words that stand for it (the first row where there are several).
    pub(super) range: Range<usize>,
    /// The title as a reading.
    pub(super) reading: Reading<String>,
    /// Whether it is the heading of a form or a certificate of its own.
    pub(super) heading: bool,
}

/// The subject line, the heading, or what the title block of a drawing says.
pub(super) fn title(
    sheet: &Sheet<'_>,
    letterhead: Option<&Range<usize>>,
) -> Option<Title> {
    let found = prefixed(sheet)
        .or_else(|| heading(sheet, letterhead))
        .or_else(|| subject(sheet, letterhead));
    let kind =
        found.as_ref().and_then(|t| kind_rules::in_title(&sheet.folded[t.range.clone()]));
    match (found, kind) {
        // `Plan 1. etasje` is one drawing of the sheet; its title block names them all.
        (Some(title), Some((Kind::Tegning, _))) => Some(block(sheet).unwrap_or(title)),
        (Some(mut title), Some((Kind::Kart, _))) => {
            if let Some(block) = block(sheet) {
                title.reading.value =
                    format!("{}: {}", title.reading.value, block.reading.value);
            }
            Some(title)
        }
        (Some(title), _) => Some(title),
        (None, _) => block(sheet),
    }
}

fn tidy(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // A scanner's specks are read as marks at the ends of lines.
    let ends = |c: char| !c.is_alphanumeric() && !"().•\"§".contains(c);
    let words = SCALE.replace(&words, "");
    let words = DASHES.replace_all(&words, "-");
    let bare = words.trim_matches(ends);
    running(bare.trim_start_matches(['.', ')']).trim_end_matches('.').trim())
}

fn made(
    sheet: &Sheet<'_>,
    rows: &[&Row],
    cut: usize,
    how: &str,
    sure: f32,
) -> Option<Title> {
    let (first, last) = (rows.first()?, rows.last()?);
    let range = first.range.start + cut..last.range.end;
    let parts: Vec<String> = rows
        .iter()
        .enumerate()
        .map(|(i, row)| tidy(&sheet.row_text(row)[if i == 0 { cut } else { 0 }..]))
        .filter(|part| !part.is_empty())
        .collect();
    let mut value = join(&parts);
    if let Some(initial) = value.chars().next() {
        value.replace_range(..initial.len_utf8(), &initial.to_uppercase().to_string());
    }
    let letters = value.chars().filter(|c| c.is_alphabetic()).count();
    (letters >= 4).then(|| Title {
        reading: sheet.reading(value, range.clone(), how, sure),
        range,
        heading: how == "heading",
    })
}

/// Rows of one title: divided words are put together again.
fn join(parts: &[String]) -> String {
    parts.iter().fold(String::new(), |mut all, part| {
        if let Some(divided) = all.strip_suffix('-').map(str::to_owned)
            && part.starts_with(char::is_lowercase)
        {
            return divided + part;
        }
        if !all.is_empty() {
            all.push(' ');
        }
        all + part
    })
}

fn upper_half<'s>(sheet: &'s Sheet<'_>) -> impl Iterator<Item = (usize, &'s Row)> {
    sheet.rows.iter().enumerate().filter(|(_, row)| sheet.depth(row) < 0.55)
}

fn words(sheet: &Sheet<'_>, row: &Row) -> usize {
    sheet
        .row_text(row)
        .split_whitespace()
        .filter(|w| w.chars().any(char::is_alphanumeric))
        .count()
}

/// `Vedr. …`, `Ad: …`, `Om …`.
fn prefixed(sheet: &Sheet<'_>) -> Option<Title> {
    upper_half(sheet).find_map(|(at, row)| {
        let folded = sheet.row_folded(row);
        let capital = sheet.row_text(row).trim_start().starts_with(char::is_uppercase);
        let short = (2..=14).contains(&words(sheet, row));
        let begins = capital || alone(sheet, at);
        if !begins || !short || case_line(folded) {
            return None;
        }
        let telling = named(folded) || KEY.is_match(folded);
        if let Some(prefix) = PREFIX.find(folded).filter(|_| telling) {
            let rows = with_next(sheet, at);
            return made(sheet, &rows, prefix.end(), "subject-line", 0.95);
        }
        (capital && ABOUT.is_match(folded) && telling)
            .then(|| with_next(sheet, at))
            .and_then(|rows| made(sheet, &rows, 0, "subject-line", 0.85))
    })
}

/// `Sak 45/57` is a number, not a subject.
fn case_line(folded: &str) -> bool {
    OTHER.is_match(folded)
}

fn named(folded: &str) -> bool {
    kind_rules::in_title(folded).is_some() || tiltak_rules::in_title(folded).is_some()
}

/// The row, what follows it on the same line where a gap was torn into it, and the rows of
/// the same subject right under it.
fn with_next<'s>(sheet: &'s Sheet<'_>, at: usize) -> Vec<&'s Row> {
    let first = &sheet.rows[at];
    let level = |row: &&Row| row.level(first) && row.area.x > first.area.x;
    let mut rows = vec![first];
    rows.extend(sheet.rows[at + 1..].iter().take_while(level));
    if rows.len() > 1 {
        return rows;
    }
    for next in sheet.rows[at + 1..].iter().take(2) {
        let last = rows[rows.len() - 1];
        let gap = i64::from(next.area.y) - i64::from(last.area.y);
        let near = gap > 0 && (gap as f32) < 2.1 * sheet.letter;
        let aligned = i64::from(next.area.x).abs_diff(i64::from(rows[0].area.x)) < 60;
        let runs_on = words(sheet, last) >= 6 || sheet.row_text(last).ends_with('-');
        if !(near && aligned && runs_on && words(sheet, next) <= 8)
            || sheet.row_text(next).trim_end().ends_with(':')
        {
            break;
        }
        rows.push(next);
    }
    rows
}

fn capitals(text: &str) -> bool {
    let upper = text.chars().filter(|c| c.is_uppercase()).count();
    let lower = text.chars().filter(|c| c.is_lowercase()).count();
    upper >= 5 && upper >= lower * 4
}

/// The name of a form or certificate in capitals at the head, with the field that says what
/// for: `Byggemelding: Garasje for en bil`.
fn heading(sheet: &Sheet<'_>, letterhead: Option<&Range<usize>>) -> Option<Title> {
    let (at, row) = upper_half(sheet).find(|(_, row)| {
        let folded = sheet.row_folded(row);
        capitals(sheet.row_text(row))
            && sheet.depth(row) < 0.4
            && words(sheet, row) <= 9
            && !in_head(letterhead, row)
            && !KEY.is_match(folded)
            && kind_rules::in_title(folded).is_some()
    })?;
    let mut title = made(sheet, &[row], 0, "heading", 0.9)?;
    let below = sheet.rows.get(at + 1).filter(|next| {
        let gap = i64::from(next.area.y) - i64::from(row.area.y);
        let subject =
            named(sheet.row_folded(next)) && KEY.is_match(sheet.row_folded(next));
        gap > 0 && (gap as f32) < 4.0 * sheet.letter && subject && words(sheet, next) <= 9
    });
    let field = tiltak_rules::field_values(sheet)
        .into_iter()
        .find(|range| tiltak_rules::in_title(&sheet.folded[range.clone()]).is_some());
    if let Some(more) = below.map(|r| r.range.clone()).or(field) {
        let more = tidy(&sheet.text[more]);
        title.reading.value = format!("{}: {more}", title.reading.value);
    }
    Some(title)
}

fn in_head(letterhead: Option<&Range<usize>>, row: &Row) -> bool {
    letterhead.is_some_and(|head| row.range.start < head.end)
}

/// A line on its own between the address and the first paragraph.
fn subject(sheet: &Sheet<'_>, letterhead: Option<&Range<usize>>) -> Option<Title> {
    let (at, row) = upper_half(sheet).find(|(at, row)| {
        let (folded, text) = (sheet.row_folded(row), sheet.row_text(row));
        let count = words(sheet, row);
        let key = KEY.is_match(folded);
        let alone = alone(sheet, *at);
        let enough = count >= 2 || key || kind_rules::in_title(folded).is_some();
        (0.08..0.5).contains(&sheet.depth(row))
            && count <= 12
            && enough
            && alone
            && !in_head(letterhead, row)
            && (key || named(folded))
            && !opens_paragraph(sheet, *at)
            && (key || !FIRM.is_match(folded))
            && !OTHER.is_match(folded)
            && !ORGAN.is_match(folded)
            && text.trim_start().starts_with(char::is_uppercase)
            && followed(sheet, *at)
    })?;
    let _ = row;
    let rows = with_next(sheet, at);
    made(sheet, &rows, 0, "subject-line", 0.8)
}

/// Whether a row stands apart from what is above and below it.
fn alone(sheet: &Sheet<'_>, at: usize) -> bool {
    let row = &sheet.rows[at];
    let apart = |other: Option<&Row>| {
        other.is_none_or(|other| {
            let gap = i64::from(other.area.y).abs_diff(i64::from(row.area.y));
            gap as f32 > 2.2 * sheet.letter || other.level(row)
        })
    };
    let above = at.checked_sub(1).and_then(|i| sheet.rows.get(i));
    // Two-row subjects stand close to each other, so one free side is enough.
    apart(above) || apart(sheet.rows.get(at + 1)) && capitals(sheet.row_text(row))
}

/// Whether a row is the first of a paragraph: a long line with the next close under it.
fn opens_paragraph(sheet: &Sheet<'_>, at: usize) -> bool {
    let row = &sheet.rows[at];
    let text = sheet.row_text(row);
    let next = sheet.rows.get(at + 1).filter(|next| {
        next.area.y.saturating_sub(row.area.y) as f32 <= 2.2 * sheet.letter
    });
    let runs_on =
        next.is_some_and(|next| sheet.row_text(next).starts_with(char::is_lowercase));
    let stop = text.trim_end().ends_with('.') && words(sheet, row) >= 10;
    let colon = text.trim_end().ends_with(':');
    colon || words(sheet, row) >= 6 && (runs_on || stop) && !capitals(text)
}

/// Whether a paragraph follows: a row of at least five words among the next four.
fn followed(sheet: &Sheet<'_>, at: usize) -> bool {
    sheet.rows[at + 1..].iter().take(4).any(|row| words(sheet, row) >= 5)
}

/// The title block of a drawing: the first row in capitals at its foot that names the work;
/// on maps the heading before it.
fn block(sheet: &Sheet<'_>) -> Option<Title> {
    let drawn = |row: &&Row| {
        let text = sheet.row_text(row);
        sheet.depth(row) > 0.6
            && capitals(text)
            && (2..=8).contains(&words(sheet, row))
            && !BLOCK_END.is_match(sheet.row_folded(row))
            && !ORGAN.is_match(sheet.row_folded(row))
            && text.starts_with(char::is_alphabetic)
    };
    let row = sheet
        .rows
        .iter()
        .filter(drawn)
        .find(|row| {
            let folded = sheet.row_folded(row);
            tiltak_rules::in_title(folded).is_some() && !FIRM.is_match(folded)
        })
        .or_else(|| sheet.rows.iter().find(drawn))?;
    made(sheet, &[row], 0, "title-block", 0.6)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::testing::page;
    use crate::place::Place;

    fn check(text: &str, expected: &str) {
        let place = Place::default();
        let page = page(text);
        let found = title(&Sheet::new(&page, &place), None);
        assert_eq!(
            found.map(|t| t.reading.value).unwrap_or_default(),
            expected,
            "{text}"
        );
    }

    #[test]
    fn the_subject_line_is_the_title() {
        let body = "\n\nUndertegnede søker herved om tillatelse til å oppføre huset nå";
        for (line, expected) in [
            (
                "Vedr. oppføring av våningshus på gnr. 12, bnr. 34.",
                "Oppføring av våningshus på gnr. 12, bnr. 34",
            ),
            (
                "Ad: Byggeanmeldelse, gnr. 12, bnr. 34.",
                "Byggeanmeldelse, gnr. 12, bnr. 34",
            ),
            (
                "Aå. byggjeløyve - eigedomen Nordre Vik.",
                "Byggjeløyve - eigedomen Nordre Vik",
            ),
            ("Ang. garasje", "Garasje"),
            ("Um bustadhus på gnr. 5, bnr. 21.", "Um bustadhus på gnr. 5, bnr. 21"),
            (
                "Gnr. 12, bnr. 34 - Søknad om dispensasjon",
                "Gnr. 12, bnr. 34 - Søknad om dispensasjon",
            ),
            (
                "Lysskilt, Torget 2 (gnr. 7, bnr. 12)",
                "Lysskilt, Torget 2 (gnr. 7, bnr. 12)",
            ),
            (
                "GNR. 12, BNR. 34 -— BYGGETILLATELSE FOR GARASJE",
                "Gnr. 12, bnr. 34 - byggetillatelse for garasje",
            ),
            ("Sak 45/57. Jnr. 88/57.", ""),
        ] {
            let page = format!("\n\n\n\n\n\nAnders Solbakk\nSolvåg\n\n{line}{body}");
            check(&page, expected);
        }
    }

    #[test]
    fn a_form_s_heading_is_completed_by_its_field() {
        check(
            "BYGGEMELDING\n\nBygningens bruk           Bebygd areal\nGarasje for en bil        24 m2",
            "Byggemelding: Garasje for en bil",
        );
        check("FERDIGATTEST\n\nNavn\nAnders", "Ferdigattest");
    }

    #[test]
    fn a_number_that_identifies_a_person_never_reaches_a_title() {
        let place = Place::default();
        let page = page(
            "\n\n\n\n\n\nVedr. garasje for 118750 32137 Arne\n\nVi viser til søknaden om garasje på tomten vår",
        );
        let masked = crate::facts::masked(&page);
        let found = title(&Sheet::new(&masked, &place), None).unwrap();
        assert_eq!(found.reading.value, "Garasje for •••••• ••••• Arne");
    }
}
