//! Dates as Norwegian papers write them.

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Date;
use regex::{Captures, Regex};

use super::digits::{number, share_real};
use super::month::month;

/// First and last year of the archive.
pub(super) type Period = (i16, i16);

/// The years where the job names none.
pub(super) const ANY: Period = (1900, 1999);

/// A date that was found in a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    /// The date.
    pub(super) date: Date,
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
    /// How well it is written, 0–1: less for misread digits and a guessed century.
    pub(super) quality: f32,
    /// Whether the month stands in words.
    pub(super) worded: bool,
}

/// A digit, or a letter that is often read for one.
macro_rules! d {
    () => {
        "[0-9oilzsbgq|!]"
    };
}
/// A digit of a day: `s` is left out, since `1ste` is the first.
macro_rules! day {
    () => {
        "[0-9oil|!]"
    };
}
macro_rules! year {
    () => {
        concat!(
            "(?:[1il|!][89gq]\\s?",
            d!(),
            d!(),
            "|2[0o]",
            d!(),
            d!(),
            "|['´`’]?",
            d!(),
            d!(),
            ")"
        )
    };
}

/// `3. mai 1957`, `den 3die mai 1905`, `12 MAI 1967`, `-3.MAI 57`.
static WORDED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        "(",
        day!(),
        "{1,2})(?:(?:ste|dje|die|dre|den|nde|de|te|re|e)\\b)?\\s?[.,:;)]{0,2}\\s{0,2}[-']?([a-zæøå0158|!]{3,10})",
        "[.,]?\\s{0,2}(?:år |aar )?[-–]{0,2}\\s?(",
        year!(),
        ")"
    ))
    .expect("our own pattern is sound")
});

/// `12.05.1974`, `17/8-67`, `17/8 1967`, `12. 5. 74`, `12/V-57`.
static NUMERIC: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        "(",
        d!(),
        "{1,2})(?: ?([./]) ?| ?(-) ?)(",
        d!(),
        "{1,2}|i{1,3}|i?v|vi{1,3}|i?x|xi{1,2})(?: ?[./,] ?[-–]?| ?[-–]{1,2} ?| )(",
        year!(),
        ")"
    ))
    .expect("our own pattern is sound")
});

/// `1974-05-12`.
static ISO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"((?:1[89]|20)[0-9]{2})-([01][0-9])-([0-3][0-9])")
        .expect("our own pattern is sound")
});

/// `År 1957 den 12. juni`, as records begin.
static RECORD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"\b(?:aa|å|a)[rt]\s+((?:1[789]|20)[0-9]{2}),?\s+(?:den\s+)?(",
        day!(),
        r"{1,2})(?:(?:ste|dje|die|dre|den|nde|de|te|e)\b)?[.,]?\s?([a-zæøå]{3,10})\b"
    ))
    .expect("our own pattern is sound")
});

/// `mai 1974` with no day.
static MONTH_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b([a-zæøå]{3,10})[.,]?\s{1,2}((?:1[89]|20)[0-9]{2})\b")
        .expect("our own pattern is sound")
});

/// Every date of a folded text (see `sheet::fold`), in order, none overlapping.
pub(super) fn dates(folded: &str, period: Period) -> Vec<Found> {
    let mut all = Vec::new();
    scan(folded, &RECORD, &mut all, record);
    scan(folded, &WORDED, &mut all, |c| worded(c, period));
    scan(folded, &ISO, &mut all, iso);
    scan(folded, &NUMERIC, &mut all, |c| numeric(folded, c, period));
    all.sort_by_key(|f| f.range.start);
    all.dedup_by(|later, first| later.range.start < first.range.end);
    all
}

/// The years of `mai 1974` where no day stands before.
pub(super) fn years(folded: &str) -> Vec<(i16, Range<usize>)> {
    let mut all = Vec::new();
    for found in MONTH_YEAR.captures_iter(folded) {
        let (whole, word, year) = (found.get_match(), &found[1], &found[2]);
        if month(word).is_some()
            && let Ok(year) = year.parse()
        {
            all.push((year, whole.range()));
        }
    }
    all
}

/// Tries a pattern everywhere; what fails is tried again one character on.
fn scan(
    text: &str,
    pattern: &Regex,
    all: &mut Vec<Found>,
    read: impl Fn(&Captures<'_>) -> Option<Found>,
) {
    let mut from = 0;
    while let Some(captures) = pattern.captures_at(text, from) {
        let range = captures.get_match().range();
        let taken = |f: &Found| f.range.start < range.end && range.start < f.range.end;
        match read(&captures) {
            Some(found) if alone(text, &range) && !all.iter().any(taken) => {
                from = found.range.end;
                all.push(found);
            }
            _ => {
                let next = text[range.start..].chars().next().map_or(1, char::len_utf8);
                from = range.start + next;
            }
        }
    }
}

/// Whether the match is not the middle of a longer number or word.
fn alone(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    let mut after = text[range.end..].chars();
    let next = after.next();
    let glued = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '•');
    let counted = next.is_some_and(|c| "./-".contains(c))
        && after.next().is_some_and(|c| c.is_ascii_digit());
    let led = before.is_some_and(|c| "./§".contains(c))
        && text[..range.start]
            .trim_end_matches(['.', '/', '§', ' '])
            .ends_with(|c: char| c.is_ascii_digit());
    !glued(before) && !glued(next) && !counted && !led
}

fn worded(captures: &Captures<'_>, period: Period) -> Option<Found> {
    let (month, fit) = month(&captures[2])?;
    let day = &captures[1];
    let written = &captures[3];
    let (year, century) = year(written, period)?;
    // A bare "19" after a month is most often the printed start of a year not filled in.
    let blank = if ["18", "19", "20"].contains(&written) { 0.4 } else { 1.0 };
    let quality = fit * century * blank * legible(day).max(0.7) * legible(written);
    let date = Date::new(year, month, day_of(day)?).ok()?;
    Some(Found { date, range: captures.get_match().range(), quality, worded: true })
}

fn numeric(text: &str, captures: &Captures<'_>, period: Period) -> Option<Found> {
    let whole = captures.get_match().range();
    let (day, month_text, written) = (&captures[1], &captures[4], &captures[5]);
    let before = text[..whole.start].trim_end();
    // A key (gnr. 12/3-54), a paragraph or a journal number is no date.
    let other = ["gnr", "gnr.", "bnr", "bnr.", "nr", "nr.", "§", "sak", "jf.", "m"];
    if other.iter().any(|o| before.ends_with(o)) {
        return None;
    }
    let roman = month_text.chars().all(|c| "ivx".contains(c));
    let month = match month_text {
        "i" | "ii" | "iii" | "iv" | "v" | "vi" | "vii" | "viii" | "ix" | "x" | "xi"
        | "xii" => roman_month(month_text),
        digits => number(digits).and_then(|n| i8::try_from(n).ok())?,
    };
    let (year, century) = year(written, period)?;
    let digits = [day, month_text, written].concat();
    let read = if roman { legible(day) * legible(written) } else { legible(&digits) };
    // Spaces alone before the year, and hyphens both ways, are how other numbers look too.
    let hyphens = if captures.get(3).is_some() { 0.8 } else { 1.0 };
    let date = Date::new(year, month, day_of(day)?).ok()?;
    (read >= 0.5).then_some(Found {
        date,
        range: whole,
        quality: century * read * hyphens,
        worded: false,
    })
}

fn record(captures: &Captures<'_>) -> Option<Found> {
    let (month, fit) = month(&captures[3])?;
    let date = Date::new(captures[1].parse().ok()?, month, day_of(&captures[2])?).ok()?;
    Some(Found { date, range: captures.get_match().range(), quality: fit, worded: true })
}

fn iso(captures: &Captures<'_>) -> Option<Found> {
    let date = Date::new(
        captures[1].parse().ok()?,
        captures[2].parse().ok()?,
        captures[3].parse().ok()?,
    )
    .ok()?;
    Some(Found { date, range: captures.get_match().range(), quality: 1.0, worded: false })
}

fn roman_month(text: &str) -> i8 {
    let names =
        ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
    names.iter().position(|n| *n == text).map_or(0, |at| at as i8 + 1)
}

fn day_of(text: &str) -> Option<i8> {
    number(text).and_then(|n| i8::try_from(n).ok())
}

/// 1 where every character is a digit, less where letters were read for digits.
fn legible(text: &str) -> f32 {
    let share = share_real(text);
    if share >= 1.0 { 1.0 } else { 0.5 + 0.4 * share }
}

/// The year, and how sure the century is. Two digits take the century of the period; where
/// the period holds both, the later is more often meant.
fn year(written: &str, period: Period) -> Option<(i16, f32)> {
    let real = written.chars().filter(char::is_ascii_digit).count();
    let plain: String =
        written.chars().filter(|c| !c.is_whitespace() && !"'´`’".contains(*c)).collect();
    if real < 2 {
        return None;
    }
    let value = i16::try_from(number(&plain)?).ok()?;
    if plain.chars().count() == 4 {
        let inside = (period.0 - 30..=period.1 + 5).contains(&value);
        return (1700..=2099)
            .contains(&value)
            .then_some((value, if inside { 1.0 } else { 0.5 }));
    }
    let fits = |year: &i16| (period.0..=period.1).contains(year);
    let inside: Vec<i16> =
        [1800, 1900, 2000].map(|c| c + value).into_iter().filter(fits).collect();
    match inside.as_slice() {
        [] => {
            let far = |y: &i16| (period.0 - y).max(y - period.1);
            [1800, 1900, 2000]
                .map(|c| c + value)
                .into_iter()
                .min_by_key(far)
                .map(|y| (y, 0.3))
        }
        [year] => Some((*year, 0.97)),
        [.., last] => Some((*last, 0.7)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::facts::sheet::fold;

    const PERIOD: Period = (1905, 1998);

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> =
            dates(&fold(text), PERIOD).iter().map(|f| f.date.to_string()).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn dates_are_read_in_every_form() {
        for (text, expected) in [
            ("Solvåg, den 3. mai 1957.", "1957-05-03"),
            ("den 3die mai 1905", "1905-05-03"),
            ("3dje Mai 1911", "1911-05-03"),
            ("den 1ste august 1923", "1923-08-01"),
            ("den 2den Januar 1907", "1907-01-02"),
            ("den 20de septbr. 1912", "1912-09-20"),
            ("den 11te October 1905", "1905-10-11"),
            ("4de marts 1906", "1906-03-04"),
            ("12.05.1974", "1974-05-12"),
            ("12.5.1974", "1974-05-12"),
            ("12.5.74", "1974-05-12"),
            ("12. 5. 74", "1974-05-12"),
            ("12. 05. 1974", "1974-05-12"),
            ("17/8-67", "1967-08-17"),
            ("17/8 1967", "1967-08-17"),
            ("17/8 67", "1967-08-17"),
            ("17/8-1967", "1967-08-17"),
            ("17/8/67", "1967-08-17"),
            ("17/8.67", "1967-08-17"),
            ("17.8.-67", "1967-08-17"),
            ("17. 8. 1967.", "1967-08-17"),
            ("17-8-67", "1967-08-17"),
            ("28/3-62", "1962-03-28"),
            ("12/V-57", "1957-05-12"),
            ("3/XII 1923", "1923-12-03"),
            ("1974-05-12", "1974-05-12"),
            ("12 MAI 1967", "1967-05-12"),
            ("6 MAI 1957", "1957-05-06"),
            ("-3.MAI 57", "1957-05-03"),
            ("08 FEB 1978", "1978-02-08"),
            ("3. mai '57", "1957-05-03"),
            ("3. mai 19 57", "1957-05-03"),
            ("2. april l938", "1938-04-02"),
            ("8/6 l959", "1959-06-08"),
            ("l2. mai 1957", "1957-05-12"),
            ("lo. mai 1950", "1950-05-10"),
            ("12.O5.1974", "1974-05-12"),
            ("3. rnai 1957", "1957-05-03"),
            ("14. novernber 1951", "1951-11-14"),
            ("21. 0ktober 1958", "1958-10-21"),
            ("den 3. mai\n1957", "1957-05-03"),
            ("22. august 1969", "1969-08-22"),
            ("5. des. 1955", "1955-12-05"),
            ("19. febr. 1962", "1962-02-19"),
            ("1. Juli 1984", "1984-07-01"),
            ("29. februar 1956", "1956-02-29"),
            ("3.mai 1957", "1957-05-03"),
            ("Dato:03.05.1957", "1957-05-03"),
            ("År 1957 den 12. juni holdt bygningsrådet møte", "1957-06-12"),
            ("Aar 1905, den 17de Juni blev skylddeling", "1905-06-17"),
        ] {
            check(text, &[expected]);
        }
    }

    #[test]
    fn what_only_looks_like_a_date_is_none() {
        for text in [
            "gnr. 12/3-54",
            "1/2 og 12/34",
            "målestokk 1:500",
            "Sak 45/67. J.nr. 234/67",
            "2018/123456",
            "29. februar 1957",
            "31.04.1974",
            "12/34-56",
            "(071) 25 123",
            "1234.56.78903",
            "kr 12.500.75",
            "12 side 1957",
            "§ 20.3.74",
            "4 x 48 x 98 mm",
            "01.81.90 12365",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn all_dates_of_a_line_are_found() {
        check("brev av 3.5.57 og møte den 12. juni 1957", &["1957-05-03", "1957-06-12"]);
        check("20.04.74 12/33 20.04.74 12/1", &["1974-04-20", "1974-04-20"]);
    }

    #[test]
    fn two_digits_take_the_century_of_the_archive() {
        let year = |text, period| dates(text, period)[0].date.year();
        assert_eq!(year("17/8-67", (1905, 1998)), 1967);
        assert_eq!(year("17/8-05", (1905, 1998)), 1905);
        assert_eq!(year("17/8-05", (1950, 2010)), 2005);
        assert_eq!(year("17/8-95", (1880, 1930)), 1895);
        // Both fit: the later one, and little trusted.
        let both = &dates("17/8-95", (1880, 1998))[0];
        assert_eq!((both.date.year(), both.quality < 0.8), (1995, true));
    }

    #[test]
    fn a_month_without_a_day_tells_the_year() {
        assert_eq!(years("tegn. mai 1974, m 1:50"), [(1974, 6..14)]);
        assert_eq!(years("juri 1974"), []);
    }

    proptest! {
        #[test]
        fn a_date_written_is_a_date_read(
            year in 1905i16..=1998, month in 1i8..=12, day in 1i8..=28, form in 0usize..6,
        ) {
            let date = Date::new(year, month, day).unwrap();
            let names = ["januar", "februar", "mars", "april", "mai", "juni", "juli",
                "august", "september", "oktober", "november", "desember"];
            let name = names[usize::try_from(month).unwrap() - 1];
            let text = match form {
                0 => format!("Solvåg, den {day}. {name} {year}."),
                1 => format!("{day:02}.{month:02}.{year}"),
                2 => format!("{day}/{month}-{:02}", year % 100),
                3 => format!("{day}/{month} {year}"),
                4 => format!("{day}. {month}. {:02}", year % 100),
                _ => format!("{year}-{month:02}-{day:02}"),
            };
            let found: Vec<_> = dates(&text, PERIOD).into_iter().map(|f| f.date).collect();
            prop_assert_eq!(found, vec![date], "{}", text);
        }

        #[test]
        fn no_text_brings_it_down(text in "(?s).{0,200}") {
            let _ = dates(&fold(&text), PERIOD);
        }
    }
}
