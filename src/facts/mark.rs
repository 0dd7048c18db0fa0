//! Numbers that a paper is filed under: case and journal numbers, page marks.

use super::date::{ANY, Period};
use super::digits::number;
use super::fact::{CaseNumber, Context, Series};
use super::patterns::patterns;
use super::sheet::Sheet;
use crate::reading::Reading;

patterns! {
    SAK = r"\bsak(?:en|s?\s?nr|s?\s?nummer|s-?nr|s\s?n[.,])?[.,:;]{0,2}\s{0,3}(?:nr[.,:]?\s?)?([0-9lio|]{1,6})\s?/\s?([0-9lo|]{2,6})\b";
    JOURNAL = r"\b(?:j\s?[.,]?\s?n?r|journalnr|journal\s?nr|journal\s?no|jf|j\.\s?no|jn)[.,:;]{0,2}\s{0,2}([0-9lio|]{1,6})\s?/\s?([0-9lo|]{2,6})\b";
    ARKIV = r"\b(?:ark|arkiv|arkivnr|arkiv\s?nr|arkivsak|arkivsaksnr|vår ref|vår referanse|ref)[.,:;]{0,3}\s{0,2}(?:ark[.,:]?\s?)?([0-9lo|]{2,4})\s?/\s?([0-9lio|]{1,6})\b";
    SAK_FIELD = r"^saks?\W{0,2}(?:nr|nummer)$";
    ARKIV_FIELD = r"^arkiv(?:saks)?\W{0,2}(?:nr|nummer|saksnr)$";
    FIELD_VALUE = r"^\D{0,3}([0-9lo]{1,6})\s?/\s?([0-9lo]{2,6})\D{0,3}$";
    PAGE = r"^\W{0,4}(?:(?:side|s\.|blad|ark|p\.|pag\.?)\s?([0-9]{1,2})(?:\s?(?:av|/)\s?[0-9]{1,2})?|[-–—~. ]{1,3}([0-9]{1,2})[-–—~. ]{0,3}|([0-9]{1,2})\s?[-–—.])\W{0,3}$";
}

/// Case and journal numbers in the order of the page, each once.
pub(super) fn case_numbers(
    sheet: &Sheet<'_>,
    context: &Context,
) -> Vec<Reading<CaseNumber>> {
    let period = context.period.unwrap_or(ANY);
    let mut all = Vec::new();
    for (pattern, series) in
        [(&SAK, Series::Sak), (&JOURNAL, Series::Journal), (&ARKIV, Series::Arkiv)]
    {
        for found in pattern.captures_iter(&sheet.folded) {
            let range = found.get_match().range();
            if let Some((year, number)) = parts(&found[1], &found[2], series, period) {
                let real = super::digits::share_real(&[&found[1], &found[2]].concat());
                let value = CaseNumber { series, year, number };
                let sure = 0.95 * real * real;
                all.push((range.start, sheet.reading(value, range, "label", sure)));
            }
        }
    }
    for (label, series) in [(&SAK_FIELD, Series::Sak), (&ARKIV_FIELD, Series::Arkiv)] {
        for range in sheet.fields(label) {
            if let Some(found) = FIELD_VALUE.captures(&sheet.folded[range.clone()])
                && let Some((year, number)) = parts(&found[1], &found[2], series, period)
            {
                let value = CaseNumber { series, year, number };
                all.push((range.start, sheet.reading(value, range, "field", 0.85)));
            }
        }
    }
    all.sort_by_key(|(start, _)| *start);
    let mut numbers: Vec<Reading<CaseNumber>> = Vec::new();
    for (_, reading) in all {
        if !numbers.iter().any(|r| r.value == reading.value) {
            numbers.push(reading);
        }
    }
    numbers
}

/// Which of the two is the year: `45/67` and `45/1967` end with it; `2018/123`, `89/1234` and
/// every archive number begin with it.
fn parts(
    first: &str,
    second: &str,
    series: Series,
    period: Period,
) -> Option<(i16, u32)> {
    let (a, b) = (number(first)?, number(second)?);
    let year = |text: &str, value: u32| match text.len() {
        4 => i16::try_from(value).ok().filter(|y| (1800..=2099).contains(y)),
        2 => two_digits(i16::try_from(value).ok()?, period),
        _ => None,
    };
    let first_year = year(first, a).map(|y| (y, b));
    let second_year = year(second, b).map(|y| (y, a));
    let begins = first.len() == 4 && first_year.is_some()
        || series == Series::Arkiv
        || second_year.is_none();
    let found = if begins { first_year.or(second_year) } else { second_year };
    found.filter(|(year, _)| (period.0 - 1..=period.1 + 1).contains(year))
}

/// The latest year of the period that ends so.
fn two_digits(value: i16, period: Period) -> Option<i16> {
    [2000, 1900, 1800]
        .map(|c| c + value)
        .into_iter()
        .find(|y| (period.0..=period.1).contains(y))
}

/// The page number written at the head or foot of a page: `side 2`, `- 2 -`, `2.`; 1–50.
pub(super) fn page_mark(sheet: &Sheet<'_>) -> Option<Reading<u32>> {
    let at_edge = |row: &&super::sheet::Row| {
        let depth = sheet.depth(row);
        !(0.1..=0.93).contains(&depth)
    };
    sheet.rows.iter().filter(at_edge).find_map(|row| {
        let found = PAGE.captures(sheet.row_folded(row))?;
        let (digits, sure) = match (found.get(1), found.get(2), found.get(3)) {
            (Some(digits), _, _) => (digits, 0.95),
            (_, Some(digits), _) => (digits, 0.85),
            (_, _, Some(digits)) => (digits, 0.6),
            (None, None, None) => return None,
        };
        let value = number(digits.as_str()).filter(|n| (1..=50).contains(n))?;
        Some(sheet.reading(value, row.range.clone(), "page-mark", sure))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::testing::page;
    use crate::place::Place;

    fn check(text: &str, expected: &[&str]) {
        let place = Place::default();
        let text = page(text);
        let sheet = Sheet::new(&text, &place);
        let context = Context { period: Some((1905, 1998)), kommuner: Vec::new() };
        let found: Vec<_> =
            case_numbers(&sheet, &context).iter().map(|r| r.value.to_string()).collect();
        assert_eq!(found, expected, "{}", sheet.text);
    }

    #[test]
    fn case_and_journal_numbers_are_read_by_their_labels() {
        for (text, expected) in [
            ("Sak 45/67", &["Sak 45/1967"][..]),
            ("Sak 45/57. Jnr. 88/57.", &["Sak 45/1957", "J.nr. 88/1957"]),
            ("Sak 45/57.: Jnr. 88/57.", &["Sak 45/1957", "J.nr. 88/1957"]),
            ("Sak 112/74        J.nr. 412/74", &["Sak 112/1974", "J.nr. 412/1974"]),
            ("J.nr. 234/67", &["J.nr. 234/1967"]),
            ("Saksnr. 45/1967", &["Sak 45/1967"]),
            ("sak nr. 45/67", &["Sak 45/1967"]),
            ("som sak 58/67 og gjorde", &["Sak 58/1967"]),
            ("Vår ref.: Ark. 89/1234", &["Ark. 1989/1234"]),
            ("Ark. 92/417", &["Ark. 1992/417"]),
            ("Jnr. 89/1234", &["J.nr. 1234/1989"]),
            ("Arkivnr.\n89/1234", &["Ark. 1989/1234"]),
            ("Sak nr.\n45/57", &["Sak 45/1957"]),
            ("Jf. 458/50 E", &["J.nr. 458/1950"]),
            ("Sak l7/62", &["Sak 17/1962"]),
            (
                "Byggherre              Sak nr.\nAnders Solbakk         45/57",
                &["Sak 45/1957"],
            ),
            ("gnr. 12/34, § 93", &[]),
            ("Sak 45/57 ... sak 45/57", &["Sak 45/1957"]),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn a_page_mark_stands_alone_at_the_edge() {
        let mark = |text: &str| {
            let place = Place::default();
            let text = page(text);
            page_mark(&Sheet::new(&text, &place)).map(|r| r.value)
        };
        assert_eq!(mark("- 2 -\n\nFormannen opplyste"), Some(2));
        assert_eq!(mark("Side 3\n\nFormannen opplyste"), Some(3));
        assert_eq!(mark("side 2 av 5"), Some(2));
        assert_eq!(mark("2.\n\nvidere"), Some(2));
        assert_eq!(mark("- 2\n\nvidere"), Some(2));
        assert_eq!(mark("12 34"), None);
        assert_eq!(mark("\n\n\n\n\n\n- 2 -"), None);
    }
}
