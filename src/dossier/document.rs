//! What a document says: the readings of its pages, merged.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::facts::{
    CaseNumber, Direction, Kind, Language, NumberKind, PageFacts, Party, Shape, Tiltak,
};
use crate::reading::Reading;

/// What a document tells, the best evidence of its pages first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DocumentFacts {
    /// The document's own date.
    pub date: Option<Reading<Date>>,
    /// The year, where no whole date stands there.
    pub year: Option<Reading<i16>>,
    /// The date of the stamp of received post.
    pub mottatt: Option<Reading<Date>>,
    /// The kind of paper.
    pub kind: Option<Reading<Kind>>,
    /// Subject line or heading (M020), personal numbers masked.
    pub title: Option<Reading<String>>,
    /// Who sent it.
    pub sender: Option<Reading<Party>>,
    /// Who was to have it.
    pub recipient: Option<Reading<Party>>,
    /// Which way it went.
    pub direction: Option<Reading<Direction>>,
    /// Every case and journal number, each once.
    pub case_numbers: Vec<Reading<CaseNumber>>,
    /// The dates of the letters that this one answers, each once.
    pub replies_to: Vec<Reading<Date>>,
    /// The written form of Norwegian of most of its pages.
    pub language: Option<Reading<Language>>,
    /// The work or matter.
    pub tiltak: Option<Reading<Tiltak>>,
    /// Numbers that identify, each place of them.
    pub numbers: Vec<Reading<NumberKind>>,
    /// The size of its largest sheet.
    pub shape: Option<Shape>,
}

/// The readings of a document's pages in page order, merged.
#[must_use]
pub fn document(_pages: &[&PageFacts]) -> DocumentFacts {
    DocumentFacts::default()
}
