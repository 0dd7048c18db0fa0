//! What goes in for a page, and what comes out for a search.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One page, as the index keeps it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageEntry {
    /// The page's own id; an entry of the same id is replaced.
    pub page_id: String,
    /// The document the page belongs to.
    pub document_id: String,
    /// The case the document belongs to.
    pub case_id: String,
    /// The properties, as `4699-12/34`; the main one first.
    pub keys: Vec<String>,
    /// The document's title.
    pub title: String,
    /// The case's title: a search for its words finds the papers that do not repeat them.
    #[serde(default)]
    pub case_title: String,
    /// The document's type in ArkivLett's codes, such as `VEDTAK`.
    pub kind: String,
    /// The document's date, where it is known.
    pub date: Option<Date>,
    /// The document's year, where it is known; a date has its own.
    pub year: Option<i16>,
    /// The received file, relative to the intake.
    pub file: String,
    /// The page within the file, from 1.
    pub page_number: u32,
    /// What the page says, lines apart, masked of personal numbers.
    pub text: String,
}

impl PageEntry {
    /// The first and last day the page can be from; a year alone is all its days.
    pub(super) fn days(&self) -> Option<(i64, i64)> {
        if let Some(date) = self.date {
            return Some((days(date), days(date)));
        }
        let year = self.year?;
        let day = |month, day| Date::new(year, month, day).ok().map(days);
        Some((day(1, 1)?, day(12, 31)?))
    }

    /// What entries of the same score are ordered by: property, date, file, page.
    pub(super) fn order(&self) -> String {
        let property =
            self.keys.first().map_or_else(|| "~".to_owned(), |key| padded(key));
        let date = match (self.date, self.year) {
            (Some(date), _) => date.to_string(),
            (None, Some(year)) => format!("{year:04}"),
            (None, None) => "~".to_owned(),
        };
        // tantivy leaves out longer terms than this without a word.
        let file: String = self.file.chars().take(4_000).collect();
        format!("{property}\t{date}\t{file}\t{:06}\t{}", self.page_number, self.page_id)
    }
}

/// Days since 1970-01-01.
pub(super) fn days(date: Date) -> i64 {
    let epoch = jiff::civil::date(1970, 1, 1);
    (date - epoch).get_days().into()
}

/// A key whose numbers sort as numbers.
fn padded(key: &str) -> String {
    let mut sorted = String::new();
    for part in key.split_inclusive(['-', '/']) {
        sorted.push_str(&format!("{part:0>6}"));
    }
    sorted
}

/// A page that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The page.
    pub page: PageEntry,
    /// How well it fits; more is better, comparable within one search only.
    pub score: f32,
    /// Part of the page's text, in pieces; `true` where the piece is a word searched for.
    pub snippet: Vec<(String, bool)>,
    /// The words on the page that were searched for, as they stand there, each once.
    pub matched: Vec<String>,
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hits {
    /// How many pages fit in all.
    pub total: usize,
    /// The pages asked for: the best first, then by property, date, file and page.
    pub hits: Vec<Hit>,
}
