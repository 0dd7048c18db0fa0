//! The height of small letters, from the dense band that they make in every line.
//!
//! Single letters cannot be trusted for it: in typewriting they touch, in copies they break.
//! The rows of a line through its small letters hold about twice the ink of those through
//! ascenders and descenders, and that band is as high as an x.

use super::Grey;
use super::border::Border;
use super::marks::stretches;
use super::paper::Paper;

/// Upright strips that a page is looked at in, so that columns and forms do not mix lines.
const STRIPS: u32 = 10;

/// The usual height of small letters in pixels of the reduced image; `None` where too few
/// lines of text stand on the page. `depth` is the ink's depth, `skew` the lines' angle in
/// degrees (positive = falling to the right).
pub(super) fn find(
    image: &Grey,
    paper: &Paper,
    border: &Border,
    depth: u8,
    skew: f64,
) -> Option<f32> {
    let mut heights = [0u64; MOST + 1];
    let width = (image.width / STRIPS).max(1);
    for rows in strips_of_ink(image, paper, border, depth, skew, width) {
        bands(&rows, width, &mut heights);
    }
    usual(&heights)
}

/// The most that small letters may measure, in pixels of the reduced image.
const MOST: usize = 80;

/// Pixels of ink in each row of each strip of that width, along the lines, of every other
/// column.
fn strips_of_ink(
    image: &Grey,
    paper: &Paper,
    border: &Border,
    depth: u8,
    skew: f64,
    width: u32,
) -> Vec<Vec<u32>> {
    let slope = skew.to_radians().tan();
    let shifts: Vec<i64> =
        (0..width).map(|x| (f64::from(x) * slope).round() as i64).collect();
    let mut strips = vec![vec![0u32; image.height as usize]; STRIPS as usize];
    let mut under = Vec::new();
    for y in 0..image.height {
        paper.depths(image, y, &mut under);
        border.clear(y, &mut under);
        for (part, rows) in under.chunks(width as usize).zip(&mut strips) {
            stretches(part, depth, |from, to| {
                // Every other column is enough.
                for shift in
                    shifts[from.next_multiple_of(2).min(to)..to].iter().step_by(2)
                {
                    let at = usize::try_from(i64::from(y) - shift);
                    if let Some(row) = at.ok().and_then(|at| rows.get_mut(at)) {
                        *row += 1;
                    }
                }
            });
        }
    }
    strips
}

/// Adds the height of the dense band of each line, by how much ink it holds.
fn bands(rows: &[u32], width: u32, heights: &mut [u64; MOST + 1]) {
    let least = (width / 48).max(2);
    let mut from = 0;
    while from < rows.len() {
        let is_line = rows[from] >= least;
        let run = rows[from..].iter().take_while(|n| (**n >= least) == is_line).count();
        if is_line && (6..=MOST * 3).contains(&run) {
            let line = &rows[from..from + run];
            let mut sorted = line.to_vec();
            sorted.sort_unstable();
            let dense = sorted[run * 4 / 5] * 55 / 100;
            // Its middle may be thin: feet and heads of the letters are what is dense.
            let first = line.iter().position(|n| *n >= dense).unwrap_or(0);
            let last = line.iter().rposition(|n| *n >= dense).unwrap_or(0);
            let band = last + 1 - first;
            if (4..=MOST).contains(&band) {
                heights[band] += line.iter().map(|n| u64::from(*n)).sum::<u64>();
            }
        }
        from += run;
    }
}

/// The middle of the height that most ink has, within a pixel and a half.
fn usual(heights: &[u64; MOST + 1]) -> Option<f32> {
    let total: u64 = heights.iter().sum();
    let around = |h: usize| heights[h - 1] + heights[h] + heights[h + 1];
    let best = (4..MOST).max_by(|a, b| around(*a).cmp(&around(*b)).then(b.cmp(a)))?;
    let ink = around(best);
    if ink < 1_000 || ink * 5 < total {
        return None;
    }
    let weighted: u64 = (best - 1..=best + 1).map(|h| heights[h] * h as u64).sum();
    Some(weighted as f32 / ink as f32)
}
