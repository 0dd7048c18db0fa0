//! What stands in the margins of a page: notes beside its paragraphs, and what runs up or down.

use crate::ocr::{Block, Line};
use crate::place::Area;

/// Takes the lines that run up or down out of a block, as they came.
pub(super) fn upright(block: &mut Block) -> Option<Block> {
    let lines: Vec<Line> = block.lines.extract_if(.., |line| is_upright(line)).collect();
    let area = Area::around(lines.iter().map(|line| line.area))?;
    if let Some(rest) = Area::around(block.lines.iter().map(|line| line.area)) {
        block.area = rest;
    }
    Some(Block { area, lines })
}

/// Whether a line runs up or down: it is much higher than wide, and so are its longer words.
fn is_upright(line: &Line) -> bool {
    let tall = |area: Area| area.height * 2 > area.width * 3;
    let mut long = line.words.iter().filter(|w| w.text.chars().count() >= 3).peekable();
    tall(line.area) && long.peek().is_some() && long.all(|word| tall(word.area))
}

/// Notes in the left margin before the paragraph that they stand beside the first line of.
pub(super) fn notes_first(mut units: Vec<Block>) -> Vec<Block> {
    for at in 1..units.len() {
        let (text, note) = (&units[at - 1], &units[at]);
        let first = text.lines[0].area;
        let beside = note.area.x + note.area.width <= text.area.x
            && (first.y..first.y + first.height).contains(&note.lines[0].area.middle().1);
        if text.lines.len() > 1 && beside {
            units.swap(at - 1, at);
        }
    }
    units
}
