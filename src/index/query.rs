//! What is asked for: words, and what they are narrowed by.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use crate::message::Message;
use crate::msg;

/// A search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The user's words; empty finds every page that the rest allows.
    pub words: String,
    /// The property, or the beginning of one: `12/34`, `4699-12/34`, `gnr 12 bnr 34`, `12`.
    pub eiendom: Option<String>,
    /// The first day; pages without a date are then left out.
    pub fra: Option<Date>,
    /// The last day; pages without a date are then left out.
    pub til: Option<Date>,
    /// The document type in ArkivLett's codes.
    pub kind: Option<String>,
}

/// The first day of `1965`, `1965-03`, `1965-03-17` or `17.3.1965`.
///
/// # Errors
/// Anything else, told for the user.
pub fn first_day(text: &str) -> Result<Date, Message> {
    day(text, false)
}

/// The last day of `1965`, `1965-03`, `1965-03-17` or `17.3.1965`.
///
/// # Errors
/// Anything else, told for the user.
pub fn last_day(text: &str) -> Result<Date, Message> {
    day(text, true)
}

fn day(text: &str, last: bool) -> Result<Date, Message> {
    static FORMS: LazyLock<[Regex; 2]> = LazyLock::new(|| {
        [r"^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$", r"^(\d{1,2})\.(\d{1,2})\.(\d{4})$"]
            .map(|form| Regex::new(form).expect("our own patterns are patterns"))
    });
    let bad = || msg!("index-query-date", date = text);
    let part = |parts: &regex::Captures<'_>, at: usize| {
        parts.get(at).and_then(|p| p.as_str().parse::<i16>().ok())
    };
    let (year, month, day) = if let Some(parts) = FORMS[0].captures(text.trim()) {
        (part(&parts, 1), part(&parts, 2), part(&parts, 3))
    } else if let Some(parts) = FORMS[1].captures(text.trim()) {
        (part(&parts, 3), part(&parts, 2), part(&parts, 1))
    } else {
        return Err(bad());
    };
    let month = month.unwrap_or(if last { 12 } else { 1 });
    let small = |number: i16| i8::try_from(number).map_err(|_| bad());
    let date = |day| Date::new(year.unwrap_or(0), small(month)?, day).map_err(|_| bad());
    match day {
        Some(day) => date(small(day)?),
        None if last => Ok(date(1)?.last_of_month()),
        None => date(1),
    }
}

/// The property as the index knows it: `12/34`, `4699-12/34`, zeros in front left out.
///
/// # Errors
/// Anything that is no property, told for the user.
pub(super) fn property(text: &str) -> Result<String, Message> {
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?x)^\s*
            (?:(\d{4})(?:\s*-\s*|\s+))?
            (?:(?i:g(?:år|aar|ar)?d?s?\.?\s?(?:n(?:umme)?r|b\.?\s?nr)\.?\s*))?
            (\d{1,5})
            (?:(?:\s*[/,\-_]\s*|\s+)?(?:(?i:b(?:ruks)?\.?\s?n(?:umme)?r\.?\s*)|[/,\-_\s]\s*)?(\d{1,4})
            (?:(?:\s*[/,\-_]\s*|\s+)(?:(?i:f(?:este)?\.?\s?nr\.?\s*))?(\d{1,4})
            (?:(?:\s*[/,\-_]\s*|\s+)(?:(?i:s(?:eksjons)?\.?\s?nr\.?\s*))?(\d{1,3}))?)?)?
            \s*$",
        )
        .expect("our own patterns are patterns")
    });
    let bad = || msg!("index-query-property", property = text);
    // `4699-12` is a municipality and a gnr; `12-34` a gnr and a bnr.
    let parts = FORM.captures(text).ok_or_else(bad)?;
    let number = |at: usize| parts.get(at).and_then(|p| p.as_str().parse::<u32>().ok());
    let numbers: Vec<_> = (2..=5).map_while(number).map(|n| n.to_string()).collect();
    if numbers.first().is_none_or(|gnr| gnr == "0") {
        return Err(bad());
    }
    let local = numbers.join("/");
    Ok(match parts.get(1) {
        Some(code) => format!("{}-{local}", code.as_str()),
        None => local,
    })
}

/// Everything a key is found by: itself and each beginning of it, with and without the
/// municipality. `12/3` is no beginning of `12/34`.
pub(super) fn property_terms(key: &str) -> Vec<String> {
    let (code, local) = match key.split_once('-') {
        Some((code, local)) => (Some(code), local),
        None => (None, key),
    };
    let mut terms = Vec::new();
    let parts: Vec<_> = local.split('/').collect();
    for length in 1..=parts.len() {
        let beginning = parts[..length].join("/");
        terms.extend(code.map(|code| format!("{code}-{beginning}")));
        terms.push(beginning);
    }
    terms
}
