//! The words of a page and where they stand.

use serde::{Deserialize, Serialize};

use crate::place::Area;

/// One word as the recogniser read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Word {
    /// The word, never empty, no white space within.
    pub text: String,
    /// Where it stands, in pixels of the received image.
    pub area: Area,
    /// How sure the recogniser is, 0–100.
    pub confidence: u8,
    /// Who read it.
    pub by: ReadBy,
    /// What the other recogniser read in its place, where that was something else.
    pub rival: Option<String>,
}

impl Word {
    /// A word that the first recogniser read, and nobody else.
    #[must_use]
    pub fn new(text: impl Into<String>, area: Area, confidence: u8) -> Self {
        Self { text: text.into(), area, confidence, by: ReadBy::First, rival: None }
    }
}

/// Which of the two recognisers read a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ReadBy {
    /// Tesseract.
    #[default]
    First,
    /// PP-OCRv6.
    Second,
    /// Both read the same.
    Both,
}

/// One line of words, left to right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Where it stands.
    pub area: Area,
    /// Its words, at least one.
    pub words: Vec<Word>,
}

impl Line {
    /// A line of these words, as large as they are; `None` without words.
    #[must_use]
    pub fn of(words: Vec<Word>) -> Option<Self> {
        Some(Self { area: Area::around(words.iter().map(|w| w.area))?, words })
    }

    /// The words with one space between.
    #[must_use]
    pub fn text(&self) -> String {
        joined(&self.words)
    }
}

/// The words with one space between.
pub(super) fn joined(words: &[Word]) -> String {
    words.iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// The height of a usual word, in pixels; `None` without words.
pub(super) fn usual_height<'a>(words: impl IntoIterator<Item = &'a Word>) -> Option<u32> {
    let mut heights: Vec<u32> = words.into_iter().map(|w| w.area.height).collect();
    heights.sort_unstable();
    heights.get(heights.len() / 2).copied()
}

/// A block of lines (paragraph, column, form field), in reading order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Where it stands.
    pub area: Area,
    /// Its lines, at least one.
    pub lines: Vec<Line>,
}

impl Block {
    /// A block of these lines, as large as they are; `None` without lines.
    #[must_use]
    pub fn of(lines: Vec<Line>) -> Option<Self> {
        Some(Self { area: Area::around(lines.iter().map(|l| l.area))?, lines })
    }
}

/// All that was read on a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageText {
    /// Width of the received image, in pixels.
    pub width: u32,
    /// Height of the received image, in pixels.
    pub height: u32,
    /// The blocks in reading order; empty on a blank page.
    pub blocks: Vec<Block>,
}

impl PageText {
    /// Every line in reading order.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.blocks.iter().flat_map(|b| &b.lines)
    }

    /// Every word in reading order.
    pub fn words(&self) -> impl Iterator<Item = &Word> {
        self.lines().flat_map(|l| &l.words)
    }

    /// The text, one line a line, blocks apart by an empty line.
    #[must_use]
    pub fn text(&self) -> String {
        let block =
            |b: &Block| b.lines.iter().map(Line::text).collect::<Vec<_>>().join("\n");
        self.blocks.iter().map(block).collect::<Vec<_>>().join("\n\n")
    }

    /// The mean confidence weighted by characters, 0–100; `None` where nothing was read.
    #[must_use]
    pub fn confidence(&self) -> Option<f32> {
        let (sum, length) = self.words().fold((0u64, 0u64), |(sum, length), word| {
            let chars = word.text.chars().count() as u64;
            (sum + chars * u64::from(word.confidence), length + chars)
        });
        (length > 0).then(|| sum as f32 / length as f32)
    }
}
