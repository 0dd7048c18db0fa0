//! Strips cut out of a page, laid on one sheet and read together: one short reading is enough
//! however large the page is.

use crate::ocr::engine::{Layout, RecognitionEngine};
use crate::ocr::error::OcrError;
use crate::ocr::{Line, Word};
use crate::page::{self, Grey};
use crate::place::Area;

/// White around each strip, in pixels.
pub(super) const MARGIN: u32 = 24;

/// Reads all strips turned clockwise by so many quarters: the lines of each, on the image, of
/// the words that are kept.
pub(super) fn read(
    image: &Grey,
    dpi: u32,
    strips: &[Area],
    (quarters, layout): (u8, Layout),
    is_kept: fn(&Word) -> bool,
    engine: &dyn RecognitionEngine,
) -> Result<Vec<Vec<Line>>, OcrError> {
    if strips.is_empty() {
        return Ok(Vec::new());
    }
    let (sheet, tops) = laid_out(image, strips, quarters);
    let blocks = engine.recognise(&sheet, dpi, layout)?;
    let mut lines: Vec<Vec<Line>> = vec![Vec::new(); strips.len()];
    for line in blocks.into_iter().flat_map(|b| b.lines) {
        let middle = line.area.y + line.area.height / 2;
        let at = tops.partition_point(|top| *top <= middle).saturating_sub(1);
        let back = |area: Area| {
            let (x, y) = (area.x.saturating_sub(MARGIN), area.y.saturating_sub(tops[at]));
            turned_back(Area { x, y, ..area }, strips[at], quarters)
        };
        let words: Vec<Word> = line
            .words
            .into_iter()
            .filter(is_kept)
            .map(|w| Word { area: back(w.area), ..w })
            .collect();
        if let Some(area) = Area::around(words.iter().map(|w| w.area)) {
            lines[at].push(Line { area, words });
        }
    }
    Ok(lines)
}

/// One sheet of all strips, turned, one under another; and where each begins.
fn laid_out(image: &Grey, strips: &[Area], quarters: u8) -> (Grey, Vec<u32>) {
    let paper = page::paper_level(image);
    let cuts: Vec<Grey> =
        strips.iter().map(|strip| image.part(*strip).turned(quarters)).collect();
    let width = cuts.iter().map(|c| c.width).max().unwrap_or(0) + 2 * MARGIN;
    let height = cuts.iter().map(|c| c.height + MARGIN).sum::<u32>() + MARGIN;
    let mut sheet = Grey::sheet(width, height, paper);
    let mut tops = Vec::new();
    let mut top = MARGIN;
    for cut in cuts {
        tops.push(top);
        for y in 0..cut.height {
            let start = (top + y) as usize * width as usize + MARGIN as usize;
            sheet.pixels[start..start + cut.width as usize].copy_from_slice(cut.row(y));
        }
        top += cut.height + MARGIN;
    }
    (sheet, tops)
}

/// An area of a turned strip on the image it was cut from.
fn turned_back(area: Area, strip: Area, quarters: u8) -> Area {
    let (right, bottom) = (area.x + area.width, area.y + area.height);
    let (x, y) = match quarters {
        1 => (area.y, strip.height.saturating_sub(right)),
        2 => (strip.width.saturating_sub(right), strip.height.saturating_sub(bottom)),
        0 => (area.x, area.y),
        _ => (strip.width.saturating_sub(bottom), area.x),
    };
    let on_side = Area { width: area.height, height: area.width, ..area };
    let size = if quarters.is_multiple_of(2) { area } else { on_side };
    Area { x: strip.x + x, y: strip.y + y, ..size }
}
