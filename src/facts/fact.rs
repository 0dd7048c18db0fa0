//! What a page can tell: the types of the room, every value with its evidence.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::kind::Kind;
use super::personal::NumberKind;
use super::tiltak::Tiltak;
use crate::reading::Reading;

/// What a page is read against: the job's description, nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Context {
    /// First and last year of the archive, both included; chooses the century of `17/8-67`.
    /// `None` means 1900–1999.
    pub period: Option<(i16, i16)>,
    /// The names of the municipality over time, without `kommune` and `herred`: `Solvåg`,
    /// `Indre Solvåg`.
    pub kommuner: Vec<String>,
}

/// The size of a sheet, in millimetres.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shape {
    /// Width, in millimetres.
    pub width_mm: f64,
    /// Height, in millimetres.
    pub height_mm: f64,
}

impl Shape {
    /// Whether the sheet is clearly larger than A4 (210 × 297 mm, foolscap 330 mm included).
    #[must_use]
    pub fn larger_than_a4(self) -> bool {
        self.width_mm.max(self.height_mm) > 345.0
            || self.width_mm.min(self.height_mm) > 245.0
    }

    /// Whether two sheets have the same size, either way up, within 15 mm.
    #[must_use]
    pub fn same_size(self, other: Self) -> bool {
        let sides = |s: Self| (s.width_mm.min(s.height_mm), s.width_mm.max(s.height_mm));
        let ((a, b), (c, d)) = (sides(self), sides(other));
        (a - c).abs() <= 15.0 && (b - d).abs() <= 15.0
    }
}

/// What a sheet is for, as its words tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SheetRole {
    /// A paper of a case.
    #[default]
    Content,
    /// A folder cover (omslag).
    Cover,
    /// A sheet that keeps cases apart in the feeder (skilleark).
    Separator,
    /// A sheet that sends one to another property (henvisning).
    Reference,
}

/// The language of a page or document, and the written form of Norwegian.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Bokmål, and the riksmål before it.
    Nb,
    /// Nynorsk, and the landsmål before it.
    Nn,
    /// Danish, as Norwegian was written until 1907.
    Da,
    /// Swedish.
    Sv,
    /// English.
    En,
}

impl Language {
    /// The tag of BCP 47: with the country where the language has one here.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Nb => "nb-NO",
            Self::Nn => "nn-NO",
            Self::Da => "da",
            Self::Sv => "sv",
            Self::En => "en",
        }
    }
}

/// Which way a paper went, seen from the municipality.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// To the municipality (journalposttype I).
    Incoming,
    /// From the municipality (U).
    Outgoing,
    /// Between organs of the municipality (N).
    Internal,
}

/// Someone whom the paper names as its sender or recipient.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Party {
    /// The name in the paper's own words, one line, personal numbers masked.
    pub name: String,
    /// Whether it is an organ of the municipality whose archive this is.
    pub kommune: bool,
}

/// Which series a number belongs to.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Series {
    /// `Sak 45/67`: the case as the council counted it.
    Sak,
    /// `J.nr. 234/67`: the journal.
    Journal,
    /// `Ark. 89/1234`, `Vår ref.`: the archive.
    Arkiv,
}

/// The number of a case or of a journal entry. Shown as written: `Sak 45/67`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CaseNumber {
    /// Its series.
    pub series: Series,
    /// The year, four digits.
    pub year: i16,
    /// The number within the year.
    pub number: u32,
}

impl fmt::Display for CaseNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { series, year, number } = self;
        match series {
            Series::Sak => write!(f, "Sak {number}/{year}"),
            Series::Journal => write!(f, "J.nr. {number}/{year}"),
            Series::Arkiv => write!(f, "Ark. {year}/{number}"),
        }
    }
}

/// What the words of one page tell. What is not told is `None`; nobody is invented.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PageFacts {
    /// What the sheet is for, with the words that said so where it is not a paper of a case.
    pub role: SheetRole,
    /// The evidence for the role; `None` on plain content.
    pub role_basis: Option<Reading<SheetRole>>,
    /// The paper's own date.
    pub date: Option<Reading<Date>>,
    /// The year, where no whole date stands there (`Mai 1974` on a drawing).
    pub year: Option<Reading<i16>>,
    /// The date of the stamp of received post.
    pub mottatt: Option<Reading<Date>>,
    /// The kind of paper, as ArkivLett names it.
    pub kind: Option<Reading<Kind>>,
    /// The subject line or the heading, usable as title (M020); personal numbers masked.
    pub title: Option<Reading<String>>,
    /// Who sent it.
    pub sender: Option<Reading<Party>>,
    /// Who was to have it.
    pub recipient: Option<Reading<Party>>,
    /// Which way it went.
    pub direction: Option<Reading<Direction>>,
    /// The numbers of cases and journal entries, in the order of the page, each once.
    pub case_numbers: Vec<Reading<CaseNumber>>,
    /// The page number that is written on the page (`side 2`, `- 2 -`).
    pub page_mark: Option<Reading<u32>>,
    /// The dates of the letters that this one answers (`Deres brev av 3. mai 1957`), each
    /// once, in the order of the page.
    pub replies_to: Vec<Reading<Date>>,
    /// The letterhead.
    pub letterhead: Option<Reading<String>>,
    /// A heading that opens a document of its own (`NABOVARSEL`).
    pub heading: Option<Reading<String>>,
    /// The language, and the written form of Norwegian.
    pub language: Option<Reading<Language>>,
    /// The work or matter, for grouping into cases.
    pub tiltak: Option<Reading<Tiltak>>,
    /// Numbers that identify persons and others: kind and place, never the digits.
    pub numbers: Vec<Reading<NumberKind>>,
    /// Whether the words begin in the middle of a sentence.
    pub begins_midway: bool,
    /// Whether the words end in the middle of a sentence.
    pub ends_midway: bool,
}
