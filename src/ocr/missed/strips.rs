//! Strips of a page in which marks of a letter's size stand close over one another, or beside one
//! another and unread: words of a drawing that lie otherwise than level, lines of a text that
//! were missed.

use super::cuttings::MARGIN;
use crate::ocr::Block;
use crate::page::{self, Grey};
use crate::place::Area;

/// A word under this confidence is not kept.
pub(super) const SURE: u8 = 60;

/// What is drawn lies so many grey levels under the paper.
const DEPTH: u8 = 70;

/// No more strips than this are read.
const MOST: usize = 150;

/// The most pixels of a sheet of strips.
const MOST_PIXELS: u64 = 8_000_000;

/// What is to be read otherwise, from an image's left or top.
pub(super) struct Strips {
    /// Marks stand over one another there as letters do.
    pub(super) columns: Vec<Area>,
    /// Marks stand beside one another there, and no word was read of them.
    pub(super) rows: Vec<Area>,
}

impl Strips {
    /// The strips of an image on which these words were read already.
    pub(super) fn of(image: &Grey, blocks: &[Block]) -> Self {
        let read = Read::of(blocks, SURE);
        let marks = letters(image, DEPTH);
        let columns = chains(&marks, above);
        let rows = rows(&marks);
        let size = (image.width, image.height);
        let upright = columns
            .iter()
            .filter(|column| column.len() >= 3 && !in_rows(column, &rows))
            .filter(|column| !read.is_over(column))
            .filter_map(|column| Area::around(column.iter().copied()))
            .map(|area| widened(area, size));
        let upright: Vec<Area> = upright.collect();
        let level = unread(&rows, &read, size)
            .filter(|area| upright.iter().all(|strip| strip.common(*area).is_none()));
        let level = level.collect();
        Self { columns: most(upright), rows: most(level) }
    }
}

/// The strips of an image of a text in which marks stand beside one another and no word was
/// read of them.
pub(super) fn missed(image: &Grey, blocks: &[Block]) -> Vec<Area> {
    let rows = rows(&letters(image, ink_depth(image)));
    most(unread(&rows, &Read::of(blocks, 0), (image.width, image.height)).collect())
}

/// Where words stand that were read.
struct Read(Vec<Area>);

impl Read {
    /// By words that are so sure, 0–100.
    fn of(blocks: &[Block], sure: u8) -> Self {
        let words = blocks.iter().flat_map(|b| &b.lines).flat_map(|l| &l.words);
        Self(words.filter(|w| w.confidence >= sure).map(|w| w.area).collect())
    }

    /// Whether words stand over half of these marks.
    fn is_over(&self, marks: &[Area]) -> bool {
        let is_read = |mark: &&Area| self.0.iter().any(|w| w.holds_middle_of(**mark));
        marks.iter().filter(is_read).count() * 2 >= marks.len()
    }
}

/// Grey levels under the paper from which on type is ink, which may be pale and soft: most of the
/// depth of the darkest hundredth.
fn ink_depth(image: &Grey) -> u8 {
    let mut counts = [0usize; 256];
    let seen = image.pixels.iter().step_by(3);
    seen.clone().for_each(|level| counts[usize::from(*level)] += 1);
    let mut darker = 0;
    let dark = (0..=255u8).find(|level| {
        darker += counts[usize::from(*level)];
        darker * 100 >= seen.len()
    });
    let depth = page::paper_level(image).saturating_sub(dark.unwrap_or(0));
    (depth / 10 * 7).clamp(12, DEPTH)
}

/// Marks of a letter's size and shape so many grey levels under the paper, from the top.
fn letters(image: &Grey, under: u8) -> Vec<Area> {
    let paper = page::paper_level(image);
    let depth = 255 - paper + under.min(paper / 2);
    let mut marks: Vec<Area> = page::spots(image, depth);
    marks.retain(|m| is_letter(*m));
    marks.sort_by_key(|m| (m.y, m.x));
    marks
}

/// Marks that stand beside one another, as in level lines.
fn rows(marks: &[Area]) -> Vec<Vec<Area>> {
    let mut turned: Vec<Area> = marks.iter().map(|m| flipped(*m)).collect();
    turned.sort_by_key(|m| (m.y, m.x));
    let mut rows = chains(&turned, above);
    rows.iter_mut().for_each(|row| row.iter_mut().for_each(|m| *m = flipped(*m)));
    rows
}

/// The strips of an image of this size around rows that no words were read of.
fn unread(
    rows: &[Vec<Area>],
    read: &Read,
    size: (u32, u32),
) -> impl Iterator<Item = Area> {
    rows.iter()
        .filter(|row| row.len() >= 3 && !read.is_over(row))
        .filter_map(|row| Area::around(row.iter().copied()))
        .map(move |area| flipped(widened(flipped(area), (size.1, size.0))))
}

/// As many strips as are read, those that touch made one.
fn most(mut strips: Vec<Area>) -> Vec<Area> {
    strips.sort_by_key(|s| (s.x, s.y));
    let mut strips = united(strips);
    strips.truncate(MOST);
    let mut pixels = 0;
    strips.retain(|s| {
        pixels += u64::from(s.width + MARGIN) * u64::from(s.height + MARGIN);
        pixels <= MOST_PIXELS
    });
    strips
}

/// Of the size and shape of a letter, however it lies.
fn is_letter(mark: Area) -> bool {
    let (long, short) = (mark.width.max(mark.height), mark.width.min(mark.height));
    (7..=70).contains(&long) && short >= 2 && long <= short * 8
}

/// Rows and columns changed.
fn flipped(mark: Area) -> Area {
    Area { x: mark.y, y: mark.x, width: mark.height, height: mark.width }
}

/// Whether one mark stands right over another in upright text: its letters' height lies
/// across, and the gap is that between letters.
fn above(upper: Area, lower: Area) -> bool {
    let size = upper.width.max(lower.width);
    let common = (upper.x + upper.width).min(lower.x + lower.width);
    let common = common.saturating_sub(upper.x.max(lower.x));
    let gap = lower.y.saturating_sub(upper.y + upper.height);
    size >= 7
        && upper.width.min(lower.width) * 3 >= size
        && common * 5 >= upper.width.min(lower.width) * 4
        && gap * 10 <= size * 7
        && lower.y + 2 >= upper.y + upper.height
        && upper.height.max(lower.height) <= size * 2
}

/// Marks that follow one another; they come from the top.
fn chains(marks: &[Area], follows: impl Fn(Area, Area) -> bool) -> Vec<Vec<Area>> {
    let mut chains: Vec<Vec<Area>> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for mark in marks {
        open.retain(|at| {
            chains[*at].last().is_some_and(|l| l.y + l.height + 70 >= mark.y)
        });
        let fits = |at: &&usize| chains[**at].last().is_some_and(|l| follows(*l, *mark));
        match open.iter().rev().find(fits).copied() {
            Some(at) => chains[at].push(*mark),
            None => {
                open.push(chains.len());
                chains.push(vec![*mark]);
            }
        }
    }
    chains
}

/// Whether a column's marks belong to level lines: most of them have company in their row.
fn in_rows(column: &[Area], rows: &[Vec<Area>]) -> bool {
    let level =
        |mark: &&Area| rows.iter().any(|row| row.len() >= 2 && row.contains(mark));
    column.iter().filter(level).count() * 3 >= column.len()
}

/// A little more than the marks themselves, within an image of this width and height.
fn widened(area: Area, (width, height): (u32, u32)) -> Area {
    let pad = area.width / 2 + 4;
    let (x, y) = (area.x.saturating_sub(pad / 2), area.y.saturating_sub(pad * 2));
    let right = (area.x + area.width + pad / 2).min(width);
    let bottom = (area.y + area.height + pad * 2).min(height);
    Area { x, y, width: right - x, height: bottom - y }
}

/// Strips that touch in one column are one: words of one line.
fn united(strips: Vec<Area>) -> Vec<Area> {
    let mut all: Vec<Area> = Vec::new();
    for strip in strips {
        let near = |other: &&mut Area| other.common(strip).is_some();
        match all.iter_mut().find(near) {
            Some(other) => *other = other.union(strip),
            None => all.push(strip),
        }
    }
    all
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A sheet with black marks `x, y, width, height`.
    pub(in crate::ocr) fn sheet(marks: &[(u32, u32, u32, u32)]) -> Grey {
        let mut grey = Grey::sheet(600, 400, 240);
        for (x, y, width, height) in marks {
            for row in *y..y + height {
                let start = (row * 600 + x) as usize;
                grey.pixels[start..start + *width as usize].fill(20);
            }
        }
        grey
    }

    /// Letters 14 × 20 that run up at x, five of them from the top at y.
    pub(in crate::ocr) fn column(x: u32, y: u32) -> Vec<(u32, u32, u32, u32)> {
        (0..5).map(|n| (x, y + n * 18, 20, 14)).collect()
    }

    #[test]
    fn marks_over_one_another_are_a_strip_and_lines_of_text_are_none() {
        assert_eq!(columns(&sheet(&column(100, 100))).len(), 1);
        let rows: Vec<_> = (0..6)
            .flat_map(|row| (0..9).map(move |n| (100 + n * 17, 100 + row * 30, 14, 20)))
            .collect();
        assert_eq!(columns(&sheet(&rows)), []);
        assert_eq!(columns(&sheet(&[(100, 100, 20, 14), (100, 118, 20, 14)])), []);
    }

    fn columns(image: &Grey) -> Vec<Area> {
        Strips::of(image, &[]).columns
    }
}
