//! The marks on a page: connected spots of ink on the reduced image.

use super::Grey;
use super::border::Border;
use super::paper::Paper;
use crate::place::Area;

/// One connected spot of ink, in pixels of the reduced image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) left: u32,
    pub(super) top: u32,
    /// One past the last column.
    pub(super) right: u32,
    /// One past the last row.
    pub(super) bottom: u32,
    /// Pixels of ink.
    pub(super) ink: u32,
    /// Grey levels between the paper and its darkest pixel.
    pub(super) depth: u8,
    /// The steepest step between neighbours, in grey levels.
    pub(super) step: u8,
}

impl Mark {
    pub(super) fn width(&self) -> u32 {
        self.right - self.left
    }

    pub(super) fn height(&self) -> u32 {
        self.bottom - self.top
    }

    /// The box around it.
    pub(super) fn area(&self) -> Area {
        Area { x: self.left, y: self.top, width: self.width(), height: self.height() }
    }

    /// Of a letter's size and shape: not a speck, not a rule, not a blot.
    pub(super) fn is_letter_like(&self) -> bool {
        let (w, h) = (self.width(), self.height());
        (5..=70).contains(&h)
            && (2..=110).contains(&w)
            && w <= h * 3
            && self.ink * 10 >= w * h
            && !(self.ink * 20 >= w * h * 19 && w > 6)
    }

    /// A letter, or several run together: as high as letters are, no rule and no blot.
    pub(super) fn is_text_like(&self) -> bool {
        let (w, h) = (self.width(), self.height());
        (5..=70).contains(&h)
            && (2..=h * 14).contains(&w)
            && self.ink * 12 >= w * h
            && !(self.ink * 20 >= w * h * 19 && w > 6)
    }

    fn take(&mut self, other: &Self) {
        self.left = self.left.min(other.left);
        self.top = self.top.min(other.top);
        self.right = self.right.max(other.right);
        self.bottom = self.bottom.max(other.bottom);
        self.ink += other.ink;
        self.depth = self.depth.max(other.depth);
        self.step = self.step.max(other.step);
    }
}

/// Grey levels under the paper from which on a pixel counts as ink: a good third of the
/// depth of the darkest hundredth, and never within the paper's own grain.
pub(super) fn ink_depth(image: &Grey, paper: &Paper, border: &Border) -> u8 {
    let mut counts = [0u64; 256];
    let mut under = Vec::new();
    for y in (0..image.height).step_by(2) {
        paper.depths(image, y, &mut under);
        for (x, depth) in (0u32..).zip(&under).step_by(2) {
            if border.is_paper(x, y) {
                counts[usize::from(*depth)] += 1;
            }
        }
    }
    let total: u64 = counts.iter().sum();
    let mut above = 0;
    let deepest = (0..256).rev().find(|depth| {
        above += counts[*depth];
        above * 100 > total
    });
    let third = deepest.unwrap_or(0) as u32 * 36 / 100;
    (third as u8).max(faint_depth(paper))
}

/// The depth of the usual letter, in grey levels; 0 where there are no letters.
pub(super) fn letter_depth(marks: &[Mark]) -> u8 {
    let mut depths: Vec<u8> =
        marks.iter().filter(|m| m.is_letter_like()).map(|m| m.depth).collect();
    depths.sort_unstable();
    depths.get(depths.len() / 2).copied().unwrap_or(0)
}

/// The depth under which marks drown in the paper's grain.
pub(super) fn faint_depth(paper: &Paper) -> u8 {
    (paper.noise * 5.0).clamp(12.0, 60.0) as u8
}

/// All marks whose pixels lie at least `depth` grey levels under the paper, in the order of
/// their topmost, then leftmost pixel.
pub(super) fn find(image: &Grey, paper: &Paper, border: &Border, depth: u8) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut heirs: Vec<u32> = Vec::new();
    let (mut above, mut here): (Vec<Run>, Vec<Run>) = (Vec::new(), Vec::new());
    let mut under = Vec::new();
    for y in 0..image.height {
        here.clear();
        paper.depths(image, y, &mut under);
        border.clear(y, &mut under);
        runs(image.row(y), &under, depth, y, |mark| {
            let mut owner = None;
            let touching = above.iter().skip_while(|run| run.1 < mark.left);
            for run in touching.take_while(|run| run.0 <= mark.right) {
                let root = root(&mut heirs, run.2);
                owner = Some(match owner {
                    None => root,
                    Some(old) if old == root => old,
                    Some(old) => joined(&mut marks, &mut heirs, old, root),
                });
            }
            let owner = owner.unwrap_or_else(|| {
                heirs.push(marks.len() as u32);
                marks.push(mark);
                marks.len() as u32 - 1
            });
            if marks[owner as usize] != mark {
                marks[owner as usize].take(&mark);
            }
            here.push((mark.left, mark.right, owner));
        });
        std::mem::swap(&mut above, &mut here);
    }
    let is_root = |at: &usize| heirs[*at] as usize == *at;
    (0..marks.len()).filter(is_root).map(|at| marks[at]).collect()
}

/// The boxes of all connected spots at least `depth` levels darker than white.
pub(crate) fn spots(image: &Grey, depth: u8) -> Vec<Area> {
    let marks = find(image, &Paper::even(255), &Border::default(), depth);
    marks.iter().map(Mark::area).collect()
}

/// First pixel, one past the last, and the number of the mark it belongs to.
type Run = (u32, u32, u32);

/// The mark that stands for all that a mark was joined with; the way to it becomes shorter.
pub(super) fn root(heirs: &mut [u32], mut at: u32) -> u32 {
    while heirs[at as usize] != at {
        heirs[at as usize] = heirs[heirs[at as usize] as usize];
        at = heirs[at as usize];
    }
    at
}

/// Joins two marks into the older one.
fn joined(marks: &mut [Mark], heirs: &mut [u32], a: u32, b: u32) -> u32 {
    let (older, newer) = (a.min(b), a.max(b));
    let taken = marks[newer as usize];
    marks[older as usize].take(&taken);
    heirs[newer as usize] = older;
    older
}

/// Gives each run of ink in a row as a mark one pixel high; `under` is how far each of the
/// row's pixels lies under the paper.
fn runs(row: &[u8], under: &[u8], depth: u8, y: u32, mut take: impl FnMut(Mark)) {
    stretches(under, depth, |from, to| {
        // The steps into, within and out of the run.
        let beside = &row[from.saturating_sub(1)..(to + 1).min(row.len())];
        let steps = beside.windows(2).map(|two| two[0].abs_diff(two[1]));
        take(Mark {
            left: from as u32,
            top: y,
            right: to as u32,
            bottom: y + 1,
            ink: (to - from) as u32,
            depth: under[from..to].iter().copied().max().unwrap_or(0),
            step: steps.max().unwrap_or(0),
        });
    });
}

/// Gives each stretch of a row whose values are `least` or more: the first, and one past the
/// last.
pub(super) fn stretches(row: &[u8], least: u8, mut take: impl FnMut(usize, usize)) {
    let mut from = None;
    for (at, chunk) in (0usize..).step_by(16).zip(row.chunks(16)) {
        // Most of a page is paper.
        let most = chunk.iter().fold(0, |most: u8, value| most.max(*value));
        if from.is_none() && most < least {
            continue;
        }
        for (x, value) in (at..).zip(chunk) {
            match from {
                None if *value >= least => from = Some(x),
                Some(start) if *value < least => {
                    take(start, x);
                    from = None;
                }
                _ => {}
            }
        }
    }
    if let Some(start) = from {
        take(start, row.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks_of(rows: &[&str]) -> Vec<Mark> {
        let width = rows[0].len() as u32;
        let pixels =
            rows.iter().flat_map(|r| r.bytes()).map(|b| if b == b'#' { 0 } else { 255 });
        let image = Grey { width, height: rows.len() as u32, pixels: pixels.collect() };
        let border = Border::default();
        let paper = Paper::measure(&image, 255, &border);
        find(&image, &paper, &border, 100)
    }

    #[test]
    fn stretches_are_found_wherever_they_begin_and_end() {
        for (from, to) in
            [(0, 1), (3, 40), (15, 16), (16, 17), (14, 33), (31, 49), (0, 49)]
        {
            let row: Vec<u8> =
                (0..49).map(|x| if (from..to).contains(&x) { 7 } else { 6 }).collect();
            let mut found = Vec::new();
            stretches(&row, 7, |a, b| found.push((a, b)));
            assert_eq!(found, [(from, to)]);
        }
    }

    #[test]
    fn pixels_that_touch_are_one_mark_even_by_a_corner() {
        let marks = marks_of(&["#...#....", "#...#..#.", ".#.#..#..", "..#.....#"]);
        let found: Vec<_> =
            marks.iter().map(|m| (m.left, m.top, m.right, m.bottom, m.ink)).collect();
        assert_eq!(found, [(0, 0, 5, 4, 7), (6, 1, 8, 3, 2), (8, 3, 9, 4, 1)]);
    }
}
