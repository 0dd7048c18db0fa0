//! Values the tree is made of: ids, times, file references, lists that are never empty.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// M001 systemID: a plain UUID in lower case, given once and kept (krav 6.4.26).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct SystemId(pub Uuid);

impl From<SystemId> for String {
    fn from(id: SystemId) -> Self {
        id.to_string()
    }
}

impl TryFrom<String> for SystemId {
    type Error = uuid::Error;
    fn try_from(text: String) -> Result<Self, uuid::Error> {
        text.parse().map(Self)
    }
}

impl fmt::Display for SystemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_hyphenated().fmt(f)
    }
}

impl From<Uuid> for SystemId {
    fn from(id: Uuid) -> Self {
        Self(id)
    }
}

/// Who did it, and when (M600/M601 and its like).
///
/// The time is Norwegian wall-clock time and is written without an offset: Arkade turns an
/// offset into the time of the machine it runs on, which moves days and years; a time
/// without one means the same everywhere (noark.md §3.1). Use [`norwegian_time`] for now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// When; seconds and up are written.
    pub at: DateTime,
    /// A person's or a program's name.
    pub by: String,
}

impl Stamp {
    /// A stamp of a moment.
    pub fn new(at: DateTime, by: impl Into<String>) -> Self {
        Self { at, by: by.into() }
    }

    /// A stamp of a day whose hour nobody knows: midnight.
    pub fn on(day: Date, by: impl Into<String>) -> Self {
        Self::new(day.at(0, 0, 0, 0), by)
    }
}

/// The wall-clock time in Norway, whole seconds. The rule of the EU since 1996 is built in,
/// so that no machine's time zone matters; it is for the program's own acts, never for old
/// papers, whose dates are days.
#[must_use]
pub fn norwegian_time(now: Timestamp) -> DateTime {
    let norway = TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3")
        .expect("the rule is written as POSIX wants it");
    let local = now.to_zoned(norway).datetime();
    local.date().at(local.hour(), local.minute(), local.second(), 0)
}

/// A list that holds at least one, where the schema wants that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneOrMore<T> {
    first: T,
    rest: Vec<T>,
}

impl<T> OneOrMore<T> {
    /// A list of one.
    pub fn one(first: T) -> Self {
        Self { first, rest: Vec::new() }
    }

    /// All of `all`; `None` where it is empty.
    pub fn of(all: impl IntoIterator<Item = T>) -> Option<Self> {
        let mut all = all.into_iter();
        Some(Self { first: all.next()?, rest: all.collect() })
    }

    /// Adds one at the end.
    #[must_use]
    pub fn and(mut self, next: T) -> Self {
        self.rest.push(next);
        self
    }

    /// The values in order.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        std::iter::once(&self.first).chain(&self.rest)
    }

    /// The first.
    pub fn first(&self) -> &T {
        &self.first
    }
}

/// The folder for document files, spelt as krav 6.4.15 and Arkade know it.
pub const DOKUMENT: &str = "DOKUMENT";

/// M218 referanseDokumentfil: a path relative to arkivstruktur.xml that begins with
/// `DOKUMENT/`. Only names that mean the same on every system: ASCII letters, digits,
/// `-`, `_`, `.`, with a lower-case extension (Arkade compares paths byte for byte, and
/// `format` with the extension: N5.29, N5.32, N5.33).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dokumentfil(String);

/// The path cannot be a referanseDokumentfil.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no path such as DOKUMENT/2026/0001.pdf")]
pub struct NotADokumentfil(pub String);

impl Dokumentfil {
    /// Checks a path.
    ///
    /// # Errors
    /// [`NotADokumentfil`] with the path.
    pub fn new(path: impl Into<String>) -> Result<Self, NotADokumentfil> {
        let path = path.into();
        let mut steps = path.split('/');
        let sound = path.is_ascii()
            && steps.next() == Some(DOKUMENT)
            && steps.clone().count() > 0
            && steps.all(is_plain_name)
            && extension(&path).is_some();
        if sound { Ok(Self(path)) } else { Err(NotADokumentfil(path)) }
    }

    /// The path, `/` between folders.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The file extension, lower case, without the dot.
    #[must_use]
    pub fn filendelse(&self) -> &str {
        extension(&self.0).expect("checked in new")
    }
}

fn is_plain_name(step: &str) -> bool {
    !step.is_empty()
        && !step.starts_with('.')
        && step.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
}

fn extension(path: &str) -> Option<&str> {
    let (_, extension) = path.rsplit('/').next()?.rsplit_once('.')?;
    let lower = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    (!extension.is_empty() && extension.bytes().all(lower)).then_some(extension)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_lies_under_dokument_and_nowhere_else() {
        let good = Dokumentfil::new("DOKUMENT/4699/0001.pdf").unwrap();
        assert_eq!((good.as_str(), good.filendelse()), ("DOKUMENT/4699/0001.pdf", "pdf"));
        for bad in [
            "",
            "0001.pdf",
            "dokument/0001.pdf",
            "DOKUMENT",
            "DOKUMENT/",
            "DOKUMENT/../0001.pdf",
            "DOKUMENT//0001.pdf",
            "/DOKUMENT/0001.pdf",
            "DOKUMENT/0001",
            "DOKUMENT/0001.PDF",
            "DOKUMENT/.pdf",
            "DOKUMENT/å.pdf",
            "DOKUMENT/a b.pdf",
            "DOKUMENT\\0001.pdf",
        ] {
            assert_eq!(Dokumentfil::new(bad), Err(NotADokumentfil(bad.to_owned())));
        }
    }

    #[test]
    fn the_clock_in_norway_is_an_hour_ahead_in_winter_and_two_in_summer() {
        let check = |utc: &str, expected: &str| {
            assert_eq!(norwegian_time(utc.parse().unwrap()), expected.parse().unwrap());
        };
        check("2026-12-31T23:30:00.7Z", "2027-01-01T00:30:00");
        check("2026-06-30T22:30:00Z", "2026-07-01T00:30:00");
        check("2026-03-29T00:59:59Z", "2026-03-29T01:59:59");
        check("2026-03-29T01:00:00Z", "2026-03-29T03:00:00");
        check("2026-10-25T01:00:00Z", "2026-10-25T02:00:00");
    }

    #[test]
    fn a_list_of_one_or_more_is_never_empty() {
        assert_eq!(OneOrMore::<u8>::of([]), None);
        assert_eq!(OneOrMore::of([1, 2]), Some(OneOrMore::one(1).and(2)));
    }
}
