//! The pixels of one mark.

use super::Grey;
use super::border::Border;
use super::marks::Mark;
use super::paper::Paper;

/// The pixels of a mark on the reduced image.
pub(super) struct Spot {
    /// Column and row of each, in no order that means anything.
    pub(super) pixels: Vec<(u32, u32)>,
}

impl Spot {
    /// The pixels of a mark that was found at this depth.
    pub(super) fn of(
        image: &Grey,
        paper: &Paper,
        border: &Border,
        depth: u8,
        mark: &Mark,
    ) -> Self {
        let (width, height) = (mark.width() as usize, mark.height() as usize);
        let mut left = vec![false; width * height];
        let mut under = Vec::new();
        for (y, places) in (mark.top..).zip(left.chunks_mut(width)) {
            paper.depths(image, y, &mut under);
            border.clear(y, &mut under);
            let row = &under[mark.left as usize..mark.right as usize];
            places
                .iter_mut()
                .zip(row)
                .for_each(|(place, under)| *place = *under >= depth);
        }
        // Several marks may begin in its first row: it is the one with all its ink.
        for first in 0..width {
            if left[first] {
                let pixels = flooded(&mut left, (width, height), first);
                if pixels.len() == mark.ink as usize {
                    let placed = |at: &usize| {
                        let (x, y) = (at % width, at / width);
                        (mark.left + x as u32, mark.top + y as u32)
                    };
                    return Self { pixels: pixels.iter().map(placed).collect() };
                }
            }
        }
        Self { pixels: Vec::new() }
    }
}

/// Takes out the pixels that touch the first one, or one that does.
fn flooded(
    left: &mut [bool],
    (width, height): (usize, usize),
    first: usize,
) -> Vec<usize> {
    let mut taken = vec![first];
    left[first] = false;
    let mut done = 0;
    while let Some(at) = taken.get(done).copied() {
        done += 1;
        let (x, y) = (at % width, at / width);
        for near_y in y.saturating_sub(1)..(y + 2).min(height) {
            for near_x in x.saturating_sub(1)..(x + 2).min(width) {
                let near = near_y * width + near_x;
                if std::mem::take(&mut left[near]) {
                    taken.push(near);
                }
            }
        }
    }
    taken
}
