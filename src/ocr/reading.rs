//! What reading a page gives, and what must be told of it.

use serde::{Deserialize, Serialize};

use super::evidence::UNREAD;
use super::{PageText, TextLayer, beside};
use crate::finding::Finding;
use crate::msg;
use crate::page::{Boxed, Ink, Kind, PageFacts, PrepareSettings};
use crate::place::Place;

/// What a page is set in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Type {
    /// Roman type, typewriting, or what could not be told.
    #[default]
    Roman,
    /// Black letter (Fraktur), read by the model for it.
    BlackLetter,
    /// Black letter by all signs, but the model for it is not installed.
    BlackLetterUnread,
}

impl Type {
    fn is_roman(&self) -> bool {
        *self == Self::Roman
    }
}

/// How the image that was read best had been made ready.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Preparation {
    /// Letters at the usual size.
    #[default]
    Usual,
    /// Letters at the usual size, and the lines looked for by the paper around them.
    Uneven,
    /// At the size it was received.
    FullSize,
    /// The paper evened out and the type deepened.
    Flattened,
    /// Without the rules between the rows of its tables.
    Unruled,
    /// Ink grown, so that type worn to dots becomes whole: in black and white.
    Thickened,
    /// Words looked for wherever they stand.
    Sparse,
}

impl Preparation {
    /// The name as it is stored.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::Uneven => "uneven",
            Self::FullSize => "full-size",
            Self::Flattened => "flattened",
            Self::Unruled => "unruled",
            Self::Thickened => "thickened",
            Self::Sparse => "sparse",
        }
    }

    /// How a page is made ready this way, where it usually is so.
    #[must_use]
    pub fn settings(self, usual: PrepareSettings) -> PrepareSettings {
        match self {
            Self::FullSize => PrepareSettings { x_height: f32::MAX, ..usual },
            Self::Flattened => PrepareSettings { flatten: true, ..usual },
            Self::Thickened => PrepareSettings { thicken: true, ..usual },
            Self::Usual | Self::Uneven | Self::Unruled | Self::Sparse => usual,
        }
    }
}

/// A page that has been read. Equal for the same pixels, settings and engine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageReading {
    /// The words and where they stand on the received image.
    pub text: PageText,
    /// All else.
    pub facts: ReadingFacts,
}

/// What is known of a reading besides its words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingFacts {
    /// What was seen of the page.
    pub page: PageFacts,
    /// Nothing stands on this side: no ink, or only what shines through from the other.
    pub blank: bool,
    /// What stands on the blank page is the writing of the other side: it reads in a mirror.
    pub shows_through: bool,
    /// The clockwise turn that sets the page upright, in degrees: 0, 90, 180 or 270.
    pub orientation: u16,
    /// How the image that was read best had been made ready.
    pub preparation: Preparation,
    /// Whether what shone through from the other side was painted over.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub one_sided: bool,
    /// What the page is set in.
    #[serde(default, rename = "type", skip_serializing_if = "Type::is_roman")]
    pub set_in: Type,
    /// The recogniser with version and models.
    pub engine: String,
    /// The second recogniser, where it was asked; empty otherwise.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub second: String,
    /// Lines that the second recogniser read.
    #[serde(default)]
    pub lines_again: u32,
    /// How often the page was read before the best reading was chosen; 0 = not at all.
    pub passes: u8,
    /// How many of those were stopped, since they took too long or the engine failed.
    #[serde(default)]
    pub stops: u8,
    /// The best reading was still poor: few sure words for so much ink.
    pub poor: bool,
    /// The boxes that the page's rules enclose, in pixels of the received image: cells of
    /// forms and tables, boxes to be ticked, frames.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub boxes: Vec<Boxed>,
    /// Writing that no word was read of, in millionths of the page's writing.
    #[serde(default)]
    pub unread: u32,
    /// The text that the received PDF brought along for this page; left out where none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub layer: Option<TextLayer>,
}

impl ReadingFacts {
    /// How the image that was read best can be made again.
    #[must_use]
    pub fn prepare_settings(&self, usual: PrepareSettings) -> PrepareSettings {
        let quarters = (self.orientation / 90) as u8 % 4;
        let one_sided = self.one_sided;
        self.preparation.settings(PrepareSettings { quarters, one_sided, ..usual })
    }
}

impl PageReading {
    /// What an archivist should know of this reading, told for the page at `place`.
    #[must_use]
    pub fn findings(&self, place: &Place) -> Vec<Finding> {
        let mut findings = Vec::new();
        let here = || place.clone();
        if self.facts.orientation != 0 {
            let turned = msg!("ocr-turned", degrees = self.facts.orientation);
            findings.push(Finding::note(here(), turned));
        }
        if self.facts.shows_through {
            findings.push(Finding::note(here(), msg!("ocr-shows-through")));
        }
        if self.facts.one_sided {
            let painted = Finding::note(here(), msg!("ocr-one-sided"));
            findings.push(painted.hint(msg!("ocr-one-sided-hint")));
        }
        if self.facts.stops > 0 {
            let ReadingFacts { stops, passes, .. } = self.facts;
            let stopped = msg!("ocr-stopped", stops = stops, passes = passes);
            findings
                .push(Finding::warning(here(), stopped).hint(msg!("ocr-stopped-hint")));
        }
        if self.facts.set_in == Type::BlackLetterUnread {
            let unread = Finding::warning(here(), msg!("ocr-black-letter"));
            findings.push(unread.hint(msg!("ocr-black-letter-hint")));
        }
        let size = (self.text.width, self.text.height);
        let hands = beside::notes(&self.facts.page.regions, size);
        if let Some(largest) = hands.first() {
            let written = msg!("ocr-handwriting", places = hands.len());
            let there = here().area(*largest);
            findings
                .push(Finding::note(there, written).hint(msg!("ocr-handwriting-hint")));
        }
        let has_words = self.text.words().next().is_some();
        let is_text = self.facts.page.kind == Kind::Text;
        if !self.facts.blank
            && !has_words
            && (is_text || self.facts.page.ink != Ink::Clear)
        {
            let nothing = msg!("ocr-nothing-read", passes = self.facts.passes);
            let hint = msg!("ocr-nothing-read-hint");
            findings.push(Finding::warning(here(), nothing).hint(hint));
        } else if self.facts.poor {
            let unread = self.facts.unread as f32 / 1e6;
            let poor = if unread > UNREAD {
                msg!("ocr-poor-unread", share = (unread * 100.0).round() as u32)
            } else {
                let confidence = self.text.confidence().unwrap_or(0.0).round() as u32;
                let words = self.text.words().count();
                msg!("ocr-poor", confidence = confidence, words = words)
            };
            findings.push(Finding::warning(here(), poor).hint(msg!("ocr-poor-hint")));
        }
        findings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ocr::{Block, Line, Word};
    use crate::place::Area;

    #[test]
    fn a_page_of_which_much_was_not_read_is_told_by_that_and_another_by_its_words() {
        let area = Area { x: 0, y: 0, width: 90, height: 30 };
        let told = |unread: u32| {
            let line = Line { area, words: vec![Word::new("fasade", area, 91)] };
            let blocks = vec![Block { area, lines: vec![line] }];
            let text = PageText { width: 90, height: 30, blocks };
            let facts = ReadingFacts { poor: true, unread, ..ReadingFacts::default() };
            let findings = PageReading { text, facts }.findings(&Place::default());
            findings.iter().map(|f| f.message.to_string()).collect::<Vec<_>>()
        };
        let unread = "Siden er dårlig lest: av 43 prosent av det som ser ut som skrift på den, \
                      ble det ikke lest noe ord.";
        assert_eq!(told(429_000), [unread]);
        let unsure = "Siden er dårlig lest: ett ord med en sikkerhet på 91 av 100.";
        assert_eq!(told(20_000), [unsure]);
    }
}
