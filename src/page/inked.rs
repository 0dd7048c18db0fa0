//! What stands on a page: where its reduced image is so much darker than the paper.

use std::ops::Range;

use super::Grey;
use super::border::Border;
use super::marks::{self, Mark};
use super::paper::Paper;

/// What stands on the reduced image, at this depth under its paper and more.
pub(super) struct Inked<'a> {
    pub(super) image: &'a Grey,
    pub(super) paper: &'a Paper,
    pub(super) border: &'a Border,
    /// In grey levels.
    pub(super) depth: u8,
}

impl Inked<'_> {
    /// The longer side of the image.
    pub(super) fn size(&self) -> u32 {
        self.image.width.max(self.image.height)
    }

    /// How far a place lies under its paper; 0 outside the image.
    pub(super) fn under(&self, x: u32, y: u32) -> u8 {
        let level = self.image.at(i64::from(x), i64::from(y), 255);
        self.paper.at(x, y).saturating_sub(level)
    }

    /// Whether a place is as dark as ink, on black edges too.
    pub(super) fn is_ink(&self, x: u32, y: u32) -> bool {
        self.under(x, y) >= self.depth
    }

    /// Gives each stretch of ink in a row: the first pixel, and one past the last. `under`
    /// holds the row's depths afterwards.
    pub(super) fn stretches(
        &self,
        y: u32,
        under: &mut Vec<u8>,
        take: impl FnMut(usize, usize),
    ) {
        self.paper.depths(self.image, y, under);
        self.border.clear(y, under);
        marks::stretches(under, self.depth, take);
    }

    /// The same of these columns alone, counted from the first of them.
    pub(super) fn stretches_of(
        &self,
        y: u32,
        columns: Range<u32>,
        under: &mut Vec<u8>,
        take: impl FnMut(usize, usize),
    ) {
        let depth =
            |x: u32| if self.border.is_paper(x, y) { self.under(x, y) } else { 0 };
        under.clear();
        under.extend(columns.map(depth));
        marks::stretches(under, self.depth, take);
    }

    /// Column and row of each pixel of a mark, in no order that means anything.
    pub(super) fn pixels_of(&self, mark: &Mark) -> Vec<(u32, u32)> {
        let (width, height) = (mark.width() as usize, mark.height() as usize);
        let mut left = vec![false; width * height];
        let mut under = Vec::new();
        for (y, places) in (mark.top..).zip(left.chunks_mut(width)) {
            let columns = mark.left..mark.right;
            self.stretches_of(y, columns, &mut under, |a, b| places[a..b].fill(true));
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
                    return pixels.iter().map(placed).collect();
                }
            }
        }
        Vec::new()
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
