//! Which of a page's dates is its own, which is the stamp's, which is another letter's.

use jiff::civil::Date;

use super::date::{ANY, Found, dates, years};
use super::fact::Context;
use super::patterns::patterns;
use super::sheet::{Row, Sheet};
use crate::form::Label;
use crate::reading::Reading;

patterns! {
    /// The stamp of received post, misread too.
    RECEIVED = r"inn?k[o0u]\w{0,2}m|^.{0,3}[ia]n?k[o0]mme|ankommet|mottatt|m[o0]tteke|m[o0]ttatt|inng[åa]tt";
    /// Stamps of other kinds.
    STAMPED = r"registrert|th?ingl[yæ]s|overf[øo]rt|arkivert|kopiert|ekspedert|anmerket";
    JOURNAL = r"^\W{0,3}j\W?.{0,2}n?r?[.,:;]?\s?\d{1,5}/\d{2,4}|^\W{0,3}(?:jnr|j\.nr|jn|jar)\b";
    /// What stands before a date that belongs to something else.
    REFERRED = r"(?:\b(?:av|fra|frå|til|innen|innan|før|etter|datert|dat\.?|dagsett|mottatt|møtet?|møte den|født|fødd|f\.|frist|gyldig|lov|besiktiget|besiktigelse|synfart|synfare|synfaring|godkjent|vedtatt|handsama|behandlet|tinglyst|løyve gjeve|byggetillatelse|rekommandert|varslet|kote|periode|holdt|skedd|sak)[ .:,]*(?:den|d\.|i møtet?|dato)?\s*)$";
    /// A label whose field is the paper's own date.
    OWN_LABEL = r"^(?:vår |sted,? (?:og )?|stad,? (?:og )?|brev)?dato(?:\s?/.*)?$|^(?:sted|stad)\s?[/,]\s?dato|^dagsett$|^dato for (?:søknad|melding).*|^(?:forretn\w* )?(?:a[vf])?holdt(?: den)?.*";
    OWN_BEFORE = r"\b(?:dato|datum|dagsett|dat)[ .:]*(?:den )?$";
    /// A place, then the date: `Solvåg, den`.
    PLACE = r"^\W{0,3}[\p{L}][\p{L} .\-]{1,30}?[.,]?\s*(?:,|\bden\b|\bd\.|\bpr\.)?\s*(?:den|d\.)?\s*$";
    ANSWERED = r"(?:\b(?:deres|dykkar|dykk|eders|ditt|din|dokkar)\W+(?:ærede\s+|gode\s+|ovennevnte\s+)?(?:brev\w*|skriv\w*|søknad\w*|bygge\w+|byggje\w+|melding\w*|henvendelse\w*|anmeld\w+|klage\w*|ansøk\w+|ansøg\w+|andrag\w+)|\b(?:brev\w*|skriv\w*|søknad\w*|melding\w*|klage\w*)\W+(?:dykkar|deres|dykk)|\b(?:viser?|vises|syner|vist|vising) til\W+(?:\w+\W+){0,3}?(?:brev\w*|skriv\w*|søknad\w*|melding\w*|klage\w*|henvendelse\w*))\b[^.;]{0,60}$";
    NAMED = r"\b(?:søknad\w*|byggemelding\w*|byggeanmeld\w+|anmeld\w+|melding\w*|klage\w*|andrag\w+|ansøgning\w*|ansøkning\w*|rekvisisjon\w*)\W+(?:av|fra|frå|datert|dat\.?|dagsett)\W+(?:den\s+)?$";
}

/// The dates of a page, told apart.
#[derive(Default)]
pub(super) struct Dates {
    pub(super) own: Option<Reading<Date>>,
    pub(super) year: Option<Reading<i16>>,
    pub(super) received: Option<Reading<Date>>,
    pub(super) replies_to: Vec<Reading<Date>>,
}

/// Sorts the dates of a page.
pub(super) fn sort(sheet: &Sheet<'_>, context: &Context) -> Dates {
    let mut told = Dates::default();
    let mut best = 0.0;
    for found in dates(&sheet.folded, context.period.unwrap_or(ANY)) {
        let Some((_, row)) = sheet.row_at(found.range.start) else { continue };
        match role(sheet, &found, row) {
            Role::Received => keep_first(sheet, &mut told.received, &found),
            Role::Stamped => {}
            Role::Answered(sure) => {
                let reading = reading(sheet, &found, "answered-letter", sure);
                let known = |r: &Reading<Date>| r.value == found.date;
                if !told.replies_to.iter().any(known) {
                    told.replies_to.push(reading);
                }
            }
            // A date that is only mentioned is not asserted as the paper's own.
            Role::Own(_, sure) if sure < 0.2 => {}
            Role::Own(how, sure) => {
                let reading = reading(sheet, &found, how, sure);
                if reading.confidence.get() > best {
                    best = reading.confidence.get();
                    told.own = Some(reading);
                }
            }
        }
    }
    if told.own.is_none() {
        told.year = years(&sheet.folded)
            .into_iter()
            .find(|(_, range)| !REFERRED.is_match(before(sheet, range.start)))
            .map(|(year, range)| sheet.reading(year, range, "month-and-year", 0.6));
    }
    told
}

enum Role {
    /// The page's own date: the rule and how sure it is.
    Own(&'static str, f32),
    Received,
    Stamped,
    Answered(f32),
}

fn reading(sheet: &Sheet<'_>, found: &Found, how: &str, sure: f32) -> Reading<Date> {
    sheet.reading(found.date, found.range.clone(), how, sure * found.quality)
}

fn keep_first(sheet: &Sheet<'_>, slot: &mut Option<Reading<Date>>, found: &Found) {
    if slot.is_none() {
        *slot = Some(reading(sheet, found, "received-stamp", 0.85));
    }
}

fn role(sheet: &Sheet<'_>, found: &Found, row: &Row) -> Role {
    let near = before(sheet, found.range.start);
    let asked = sheet.pair_at(found.range.start).and_then(|pair| pair.asks);
    if asked == Some(Label::Dato) {
        return Role::Own("form-field", 0.95);
    }
    if let Some(stamp) = stamp(sheet, found, row) {
        return stamp;
    }
    if asked == Some(Label::AnnenDato) {
        return Role::Own("other-field", 0.1);
    }
    if ANSWERED.is_match(near) && REFERRED.is_match(near) {
        return Role::Answered(0.9);
    }
    if NAMED.is_match(near) {
        return Role::Answered(0.65);
    }
    own(sheet, found, row, near)
}

/// At most 120 bytes of what stands before, over line ends.
fn before<'s>(sheet: &'s Sheet<'_>, at: usize) -> &'s str {
    let mut from = at.saturating_sub(120);
    while !sheet.folded.is_char_boundary(from) {
        from += 1;
    }
    &sheet.folded[from..at]
}

/// A stamp is short rows close together: its word, the date, the journal number.
fn stamp(sheet: &Sheet<'_>, found: &Found, row: &Row) -> Option<Role> {
    let words = |row: &Row| sheet.row_folded(row).split_whitespace().count();
    if words(row) > 6 {
        return None;
    }
    let reach = 4.0 * sheet.letter.max(30.0);
    let close = |other: &&Row| {
        let gap = i64::from(other.area.y) - i64::from(row.area.y);
        (gap.abs() as f32) < reach && other.beside(row) && words(other) <= 6
    };
    let said = sheet.text[found.range.clone()].chars().any(char::is_uppercase);
    let mut journal = false;
    for other in sheet.rows.iter().filter(close) {
        let text = sheet.row_folded(other);
        if STAMPED.is_match(text) {
            return Some(Role::Stamped);
        }
        if RECEIVED.is_match(text) {
            return Some(Role::Received);
        }
        let under = other.area.y > row.area.y;
        journal |= under && JOURNAL.is_match(text);
    }
    // The stamp's word is often lost in its colour; capitals over a journal number remain.
    let capitals = found.worded
        && said
        && !sheet.text[found.range.clone()].contains(char::is_lowercase);
    (journal && capitals).then_some(Role::Received)
}

/// How likely it is that the date is the page's own, by where and how it stands.
fn own(sheet: &Sheet<'_>, found: &Found, row: &Row, near: &str) -> Role {
    let text = sheet.row_folded(row);
    let start = found.range.start.max(row.range.start) - row.range.start;
    let end = found.range.end.min(row.range.end) - row.range.start;
    let (lead, rest) = (&text[..start], &text[end..]);
    let rest = rest.trim_matches(|c: char| !c.is_alphanumeric());
    let lead_bare = lead.trim_matches(|c: char| !c.is_alphanumeric());
    let top = sheet.depth(row) < 0.4;
    let words = text.split_whitespace().count();
    if sheet.folded[found.range.clone()].starts_with(['a', 'å']) {
        return Role::Own("record", 0.8);
    }
    if OWN_BEFORE.is_match(lead) && words <= 8 {
        return Role::Own("label", 0.85);
    }
    if let Some(label) = label_over(sheet, row) {
        return if OWN_LABEL.is_match(label) {
            Role::Own("label", 0.86)
        } else {
            Role::Own("other-field", 0.1)
        };
    }
    if lead_bare.is_empty() || lead_bare == "den" {
        if rest.is_empty() {
            return Role::Own("date-line", if top { 0.88 } else { 0.6 });
        }
        if words <= 7 && !REFERRED.is_match(near) {
            return Role::Own("short-line", 0.5);
        }
    }
    if REFERRED.is_match(near) {
        return Role::Own("referred", 0.05);
    }
    if PLACE.is_match(lead) && rest.is_empty() && words <= 8 {
        let split = lead.contains(',') || lead.contains(" den") || lead.contains('.');
        return Role::Own("date-line", if top || split { 0.92 } else { 0.7 });
    }
    if words <= 7 {
        return Role::Own("short-line", 0.5);
    }
    Role::Own("in-text", 0.12)
}

/// The label of the form's field that a row is the value of, folded.
fn label_over<'s>(sheet: &'s Sheet<'_>, row: &Row) -> Option<&'s str> {
    let over = sheet.rows.iter().find(|label| {
        label.area.y < row.area.y
            && sheet.under(label).is_some_and(|value| value.range == row.range)
            && is_label(sheet, label)
    })?;
    Some(sheet.row_folded(over).trim_matches(|c: char| !c.is_alphanumeric()))
}

patterns! {
    /// Words that label a field which holds a date, whoever it belongs to.
    LABEL = r"dato|besiktiget|synfart|synfaring|godkjent|løyve|tillatelse|vedtak|gjeve|holdt|tinglyst|født|ferdig|møte|frist";
}

fn is_label(sheet: &Sheet<'_>, row: &Row) -> bool {
    let text = sheet.row_folded(row);
    let words = text.split_whitespace().count();
    words <= 4 && LABEL.is_match(text) && !text.contains(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::testing::page;
    use crate::place::Place;

    fn told(text: &str) -> Dates {
        let place = Place::default();
        let text = page(text);
        let sheet = Sheet::new(&text, &place);
        sort(&sheet, &Context { period: Some((1905, 1998)), kommuner: Vec::new() })
    }

    /// The page's own date, its stamp's, and the letters it answers.
    fn check(text: &str, own: &str, received: &str, answered: &[&str]) {
        let told = told(text);
        let show =
            |r: Option<Reading<Date>>| r.map(|r| r.value.to_string()).unwrap_or_default();
        let answers: Vec<_> =
            told.replies_to.iter().map(|r| r.value.to_string()).collect();
        assert_eq!(
            (show(told.own).as_str(), show(told.received).as_str(), answers),
            (own, received, answered.iter().map(ToString::to_string).collect()),
            "{text}"
        );
    }

    #[test]
    fn the_letter_s_own_date_is_told_from_the_others() {
        check("Anders Solbakk,          Solvåg, den 3. mai 1957.", "1957-05-03", "", &[]);
        check("30.05.1974\n\nSak 112/74", "1974-05-30", "", &[]);
        check("Nordre Vik 9/5-67", "1967-05-09", "", &[]);
        check(
            "Solvåg, den 17. mai 1957.\n\nEn har mottatt Deres brev av 3. mai 1957 med tegninger",
            "1957-05-17",
            "",
            &["1957-05-03"],
        );
        check(
            "17/6-67\n\nVi syner til brevet Dykkar av 9/5-67 (j.nr. 234/67).\n\
             Bygningsrådet handsama søknaden i møte 13/6-67 som sak 58/67",
            "1967-06-17",
            "",
            &["1967-05-09"],
        );
        check(
            "INNKOMMET\n13 MAR 1948\nJnr. 41/48\n\nOla T. Nordvik        Nordre Vik, den 11. mars 1948.",
            "1948-03-11",
            "1948-03-13",
            &[],
        );
        check("[ankommer |\n6 MAI 1957\nJnr. 88/57", "", "1957-05-06", &[]);
        check("TINGLYST\n2 OKT 1951\nDagbok 1182", "", "", &[]);
        check(
            "År 1957 den 12. juni holdt Solvåg bygningsråd møte på herredshuset.\n\
             Det foreligger søknad av 3. mai 1957 med tegninger.",
            "1957-06-12",
            "",
            &["1957-05-03"],
        );
        check(
            "Deres søknad av\n19. februar 1962 har vært behandlet.",
            "",
            "",
            &["1962-02-19"],
        );
        check("Søker er født 12.05.1920 i Solvåg og bor nå i Strandgata 7", "", "", &[]);
    }

    #[test]
    fn the_field_called_date_is_the_form_s_own() {
        check(
            "Byggetillatelse dato          Besiktiget den\n12.6.1957                     18.11.1958\n\n\n\
             Solvåg, den 21. november 1958.",
            "1958-11-21",
            "",
            &[],
        );
        check(
            "Ansvarshavende        Dato\nByggherren selv       22.04.1974",
            "1974-04-22",
            "",
            &[],
        );
    }

    #[test]
    fn a_date_that_is_only_referred_to_is_not_the_page_s_own() {
        let own =
            told("Jeg klager på byggetillatelsen av 9. mai 1989 for tilbygg i veien").own;
        assert_eq!(own, None);
    }

    #[test]
    fn a_drawing_with_month_and_year_has_a_year() {
        assert_eq!(
            told("VÅNINGSHUS NORDRE VIK\nTegn. mars 1948").year.map(|r| r.value),
            Some(1948)
        );
    }
}
