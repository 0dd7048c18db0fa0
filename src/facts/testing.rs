//! Pages for the tests, typed as text: a character is 20 × 30 pixels, a line 50 high.

use crate::ocr::{Block, Line, PageText, Word};
use crate::place::Area;

/// A page of an A4 at 200 dpi with these lines; runs of spaces are gaps, empty lines part
/// blocks.
pub(crate) fn page(text: &str) -> PageText {
    let mut blocks = Vec::new();
    let mut lines = Vec::new();
    for (row, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            close(&mut blocks, &mut lines);
            continue;
        }
        let words = words(line, row as u32);
        lines.push(Line { area: around(words.iter().map(|w| w.area)), words });
    }
    close(&mut blocks, &mut lines);
    PageText { width: 1654, height: 2339, blocks }
}

fn words(line: &str, row: u32) -> Vec<Word> {
    let mut words = Vec::new();
    let mut column = 0;
    for part in line.split(' ') {
        let length = part.chars().count() as u32;
        if length > 0 {
            let area = Area {
                x: 100 + column * 20,
                y: 100 + row * 50,
                width: length * 20,
                height: 30,
            };
            words.push(Word::new(part, area, 95));
        }
        column += length + 1;
    }
    words
}

fn close(blocks: &mut Vec<Block>, lines: &mut Vec<Line>) {
    if !lines.is_empty() {
        let lines = std::mem::take(lines);
        blocks.push(Block { area: around(lines.iter().map(|l| l.area)), lines });
    }
}

fn around(areas: impl IntoIterator<Item = Area>) -> Area {
    Area::around(areas).unwrap_or_default()
}
