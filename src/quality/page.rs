//! What one page measures.

use std::collections::BTreeMap;

use serde::Serialize;

use super::measure::Measure;
use crate::digest::Digest;
use crate::ocr::PageReading;
use crate::page::{Ink, Kind};

/// How a page stands: every page has one standing, so that they sum up to all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// It was read.
    Read,
    /// It was read, but the reading itself calls it poor.
    Poor,
    /// Something stands on it, and no word could be read.
    NothingRead,
    /// Nothing stands on it.
    Blank,
    /// Only the writing of the other side shines through.
    ShowsThrough,
    /// Not read yet: only its size is known.
    Waiting,
    /// It cannot be decoded: only what its file says of it is known.
    Unreadable,
}

impl Standing {
    /// Every standing, in the order of the report.
    pub const ALL: [Self; 7] = [
        Self::Read,
        Self::Poor,
        Self::NothingRead,
        Self::Blank,
        Self::ShowsThrough,
        Self::Waiting,
        Self::Unreadable,
    ];

    /// The message key that names it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Read => "quality-standing-read",
            Self::Poor => "quality-standing-poor",
            Self::NothingRead => "quality-standing-nothing-read",
            Self::Blank => "quality-standing-blank",
            Self::ShowsThrough => "quality-standing-shows-through",
            Self::Waiting => "quality-standing-waiting",
            Self::Unreadable => "quality-standing-unreadable",
        }
    }

    /// Whether its image has been looked at.
    #[must_use]
    pub fn is_judged(self) -> bool {
        !matches!(self, Self::Waiting | Self::Unreadable)
    }

    fn of(reading: &PageReading) -> Self {
        let facts = &reading.facts;
        let has_words = reading.text.words().next().is_some();
        let ought = facts.page.kind == Kind::Text || facts.page.ink != Ink::Clear;
        if facts.blank {
            if facts.shows_through { Self::ShowsThrough } else { Self::Blank }
        } else if !has_words && ought {
            Self::NothingRead
        } else if facts.poor {
            Self::Poor
        } else {
            Self::Read
        }
    }
}

/// What one page measures. What could not be measured is absent.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PageQuality {
    /// `box/folder/0001.tif#1`.
    pub page: String,
    /// The received file.
    pub digest: Digest,
    /// How it stands.
    pub standing: Standing,
    /// Its values, rounded to two decimals.
    pub values: BTreeMap<Measure, f64>,
    /// The reading its values come from: another reading gives another report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reading: Option<Digest>,
    /// The clockwise turn that sets it upright, in degrees.
    pub orientation: u16,
}

impl PageQuality {
    /// A page whose image has not been looked at; `dpi` where the file states it.
    #[must_use]
    pub fn unread(
        page: String,
        digest: Digest,
        dpi: Option<u32>,
        standing: Standing,
    ) -> Self {
        let resolution = dpi.map(|dpi| (Measure::Resolution, f64::from(dpi)));
        let values = resolution.into_iter().collect();
        Self { page, digest, standing, values, reading: None, orientation: 0 }
    }

    /// The same page, read. A word is sure from `words_under` (0–100) on.
    #[must_use]
    pub fn read(mut self, reading: &PageReading, words_under: u8, of: Digest) -> Self {
        let facts = &reading.facts;
        self.standing = Standing::of(reading);
        self.reading = Some(of);
        self.orientation = facts.orientation;
        let mut put = |measure, value: f64| {
            self.values.insert(measure, (value * 100.0).round() / 100.0);
        };
        put(Measure::Border, percent(facts.page.border));
        if facts.blank {
            put(Measure::Blank, percent(facts.page.ink_share));
            return self;
        }
        let poor = matches!(self.standing, Standing::Poor | Standing::NothingRead);
        put(Measure::Poor, f64::from(u8::from(poor)));
        if let Some(skew) = facts.page.skew {
            put(Measure::Skew, f64::from(skew.abs()) / 100.0);
        }
        if facts.page.letter_depth > 0 {
            put(Measure::Contrast, f64::from(facts.page.letter_depth));
        }
        if let Some(confidence) = reading.text.confidence() {
            let words = reading.text.words().count().max(1) as f64;
            let unsure = |word: &&crate::ocr::Word| word.confidence < words_under;
            let unsure = reading.text.words().filter(unsure).count() as f64;
            put(Measure::Confidence, f64::from(confidence));
            put(Measure::Unsure, unsure * 100.0 / words);
        }
        self
    }

    /// Why not all of it could be judged, as a message key; `None` where all could.
    #[must_use]
    pub fn unjudged_because(&self) -> Option<&'static str> {
        if !self.standing.is_judged() {
            Some(self.standing.key())
        } else if self.is_unjudged(Measure::Resolution) {
            Some("quality-no-resolution")
        } else {
            None
        }
    }

    /// Whether a value that is absent could not be judged, rather than was not there to judge.
    #[must_use]
    pub fn is_unjudged(&self, measure: Measure) -> bool {
        let known_without_looking = measure == Measure::Resolution;
        !self.values.contains_key(&measure)
            && (known_without_looking || !self.standing.is_judged())
    }
}

/// Millionths as percent.
fn percent(millionths: u32) -> f64 {
    f64::from(millionths) / 10_000.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ocr::{Block, Line, PageText, Word};
    use crate::place::Area;

    fn words(confidences: &[u8]) -> PageText {
        let area = Area::default();
        let word = |c: &u8| Word::new("ord", area, *c);
        let words = confidences.iter().map(word).collect();
        let blocks = vec![Block { area, lines: vec![Line { area, words }] }];
        PageText { width: 1, height: 1, blocks }
    }

    fn page(reading: &PageReading) -> PageQuality {
        let digest = Digest::of(b"x");
        PageQuality::unread("a#1".to_owned(), digest, Some(300), Standing::Waiting)
            .read(reading, 60, digest)
    }

    #[test]
    fn a_read_page_has_every_value_but_that_of_blanks() {
        let mut reading =
            PageReading { text: words(&[90, 90, 59, 60]), ..PageReading::default() };
        reading.facts.page.skew = Some(-125);
        reading.facts.page.letter_depth = 90;
        reading.facts.page.border = 12_345;
        let page = page(&reading);
        assert_eq!(page.standing, Standing::Read);
        let values: Vec<_> = page.values.into_iter().collect();
        assert_eq!(
            values,
            [
                (Measure::Resolution, 300.0),
                (Measure::Skew, 1.25),
                (Measure::Contrast, 90.0),
                (Measure::Border, 1.23),
                (Measure::Confidence, 74.75),
                (Measure::Unsure, 25.0),
                (Measure::Poor, 0.0),
            ]
        );
    }

    #[test]
    fn a_blank_page_is_judged_by_its_ink_alone() {
        let mut reading = PageReading::default();
        reading.facts.blank = true;
        reading.facts.page.ink_share = 500;
        let page = page(&reading);
        assert_eq!(page.standing, Standing::Blank);
        assert_eq!(page.values.get(&Measure::Blank), Some(&0.05));
        assert_eq!(page.values.get(&Measure::Confidence), None);
        assert!(!page.is_unjudged(Measure::Confidence));
    }

    #[test]
    fn a_page_with_ink_and_no_words_counts_as_poor() {
        let page = page(&PageReading::default());
        assert_eq!(page.standing, Standing::NothingRead);
        assert_eq!(page.values.get(&Measure::Poor), Some(&1.0));
    }

    #[test]
    fn a_page_not_read_yet_is_unjudged_but_for_its_resolution() {
        let digest = Digest::of(b"x");
        let page =
            |dpi| PageQuality::unread("a#1".to_owned(), digest, dpi, Standing::Waiting);
        assert!(!page(Some(300)).is_unjudged(Measure::Resolution));
        assert!(page(None).is_unjudged(Measure::Resolution));
        let because = page(Some(300)).unjudged_because();
        assert_eq!(because, Some("quality-standing-waiting"));
        assert!(page(Some(300)).is_unjudged(Measure::Skew));
    }
}
