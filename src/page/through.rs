//! What shines through from the other side of thin paper.
//!
//! Paper scatters light: the edges of what lies behind it are softer and weaker than those of
//! what stands on it, and on such a page hardly any letter lies between the two. The same may
//! be said of a carbon copy under a printed letterhead; which of them a page is, only reading
//! tells, here and in the mirror.

use super::Grey;
use super::border::Border;
use super::inked::Inked;
use super::marks::{self, Mark};
use super::paper::Paper;
use crate::place::Area;

/// The fewest letters of either side that tell the two apart.
const BEHIND: usize = 60;
const THIS_SIDE: usize = 40;

/// The least part of 100 of what steps at letters' edges vary by that lies between the sides.
/// On pages of one side it is 20–60, on those with two 85–96.
const APART: f64 = 80.0;

/// Steps within this factor of the parting lie near it; at most so many of 100 may.
const NEAR: f64 = 1.22;
const BETWEEN: usize = 12;

/// The steps behind are at most so many parts of 100 of those on this side, and so many where
/// each is taken by its letter's own depth.
const WEAKER: u32 = 45;
const SOFTER: u32 = 90;

/// What lies less than so many parts of 100 as deep as this side's letters disturbs nobody.
const DEEP: u32 = 22;

/// The two sides of a page, on its reduced image.
pub(super) struct Through {
    /// Marks that may lie behind.
    behind: Vec<Area>,
    /// 0 where one side's marks are to be painted over.
    over: Grey,
}

impl Through {
    /// The sides of a page; `None` where there is but one.
    ///
    /// What is of this side will be painted over if `mirror`, else what lies behind.
    pub(super) fn find(
        image: &Grey,
        paper: &Paper,
        border: &Border,
        mirror: bool,
    ) -> Option<Self> {
        let depth = marks::faint_depth(paper);
        let marks = marks::find(image, paper, border, depth);
        let parting = parting(&marks)?;
        let is_behind =
            |m: &&Mark| m.step < parting && (m.is_letter_like() || m.is_text_like());
        let all = marks.iter().filter(|m| m.ink >= LEAST);
        let (behind, this_side): (Vec<&Mark>, Vec<&Mark>) = all.partition(is_behind);
        let (gone, kept) =
            if mirror { (&this_side, &behind) } else { (&behind, &this_side) };
        let mut over = Grey::sheet(image.width, image.height, 255);
        gone.iter().for_each(|mark| over.paint_over(mark.area(), GROWN, 0));
        let inked = Inked { image, paper, border, depth };
        for (x, y) in kept.iter().flat_map(|mark| inked.pixels_of(mark)) {
            over.paint_over(Area { x, y, width: 1, height: 1 }, 1, 255);
        }
        let behind = behind.into_iter().map(Mark::area).collect();
        Some(Self { behind, over })
    }

    /// The marks that may lie behind, on an image so many times as large.
    pub(super) fn behind(&self, by: u32) -> Vec<Area> {
        self.behind.iter().map(|area| area.times(by)).collect()
    }

    /// Paints over what is of the other side in a row of the image `by` times as large.
    pub(super) fn lift(&self, y: u32, by: u32, paper: &Paper, row: &mut [u8]) {
        let y = (y / by).min(self.over.height.saturating_sub(1));
        let places = (0..).zip(self.over.row(y)).zip(row.chunks_mut(by as usize));
        for ((x, _), pixels) in places.filter(|((_, over), _)| **over == 0) {
            let paper = paper.at(x, y);
            pixels.iter_mut().for_each(|level| *level = (*level).max(paper));
        }
    }

    /// Paints over what is of the other side on the reduced image itself.
    pub(super) fn lift_all(&self, image: &mut Grey, paper: &Paper) {
        let width = image.width.max(1) as usize;
        for (y, row) in (0..).zip(image.pixels.chunks_mut(width)) {
            self.lift(y, 1, paper, row);
        }
    }
}

/// Whether a page has two sides.
pub(super) fn is_two_sided(image: &Grey, paper: &Paper, border: &Border) -> bool {
    let marks = marks::find(image, paper, border, marks::faint_depth(paper));
    parting(&marks).is_some()
}

/// Fewer pixels of ink are a speck.
const LEAST: u32 = 6;

/// So many reduced pixels around a mark are painted over with it: soft edges reach far.
const GROWN: u32 = 4;

/// The step from which on a letter is of this side; `None` where all are of one.
fn parting(marks: &[Mark]) -> Option<u8> {
    let letters: Vec<&Mark> = marks
        .iter()
        .filter(|m| m.is_letter_like() && m.height() >= 7 && m.step > 0)
        .collect();
    let steps = letters.iter().map(|m| m.step);
    let (parting, apart) = split(steps.clone())?;
    let near = |step: &u8| {
        let ratio = f64::from(*step) / f64::from(parting);
        (1.0 / NEAR..NEAR).contains(&ratio)
    };
    let between = steps.clone().filter(near).count();
    let (behind, this): (Vec<&Mark>, Vec<&Mark>) =
        letters.iter().partition(|m| m.step < parting);
    let usual = |marks: &[&Mark], of: fn(&Mark) -> u32| {
        let mut values: Vec<u32> = marks.iter().map(|m| of(m)).collect();
        values.sort_unstable();
        values[values.len() / 2]
    };
    let enough = behind.len() >= BEHIND && this.len() >= THIS_SIDE;
    let is_two = enough
        && apart >= APART
        && between * 100 <= letters.len() * BETWEEN
        && usual(&behind, depth) * 100 >= usual(&this, depth) * DEEP
        && usual(&behind, strength) * 100 <= usual(&this, strength) * WEAKER
        && usual(&behind, sharpness) * 100 <= usual(&this, sharpness) * SOFTER;
    is_two.then_some(parting)
}

fn depth(mark: &Mark) -> u32 {
    mark.depth.into()
}

fn strength(mark: &Mark) -> u32 {
    mark.step.into()
}

/// The steepest step in hundredths of the depth.
fn sharpness(mark: &Mark) -> u32 {
    u32::from(mark.step) * 100 / u32::from(mark.depth).max(1)
}

/// Where steps part best into two groups by their logarithms (Otsu 1979), and how many parts
/// of 100 of their variance lie between the groups.
fn split(steps: impl Iterator<Item = u8>) -> Option<(u8, f64)> {
    let mut counts = [0u32; 256];
    steps.for_each(|step| counts[usize::from(step)] += 1);
    let log = |step: usize| (step.max(1) as f64).ln();
    let sums = |range: std::ops::Range<usize>| {
        range.fold((0.0, 0.0, 0.0), |(n, sum, squares), step| {
            let count = f64::from(counts[step]);
            (n + count, sum + count * log(step), squares + count * log(step).powi(2))
        })
    };
    let (all, sum, squares) = sums(1..256);
    let variance = squares / all - (sum / all).powi(2);
    let apart = |parting: usize| {
        let (n, part, _) = sums(1..parting);
        let (rest, others) = (all - n, sum - part);
        if n < 1.0 || rest < 1.0 {
            return 0.0;
        }
        n * rest / (all * all) * (part / n - others / rest).powi(2)
    };
    let best = (2..256).map(apart).max_by(f64::total_cmp)?;
    // Where no letter lies between the two, half way.
    let mut alike = (2..256).filter(|parting| apart(*parting) >= best);
    let first = alike.next()?;
    let last = alike.next_back().unwrap_or(first);
    let parting = (first as f64 * last as f64).sqrt().round() as u8;
    (variance > 1e-9).then(|| (parting, best * 100.0 / variance))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines of letters on white paper; those of the other side, so soft and so deep, are
    /// between them.
    fn page(softness: u32, depth: u8) -> Grey {
        let mut image = Grey::sheet(900, 1200, 250);
        for (line, letter) in (0..20).flat_map(|l| (0..40u32).map(move |n| (l, n))) {
            let (x, y) = (60 + letter * 20, 60 + line * 50);
            draw(&mut image, (x, y), 0, 150);
            draw(&mut image, (x, y + 25), softness, depth);
        }
        image
    }

    /// A cross of 14 pixels whose edges reach so many pixels out.
    fn draw(image: &mut Grey, (left, top): (u32, u32), softness: u32, depth: u8) {
        let reach = softness as i32;
        for (y, x) in
            (-reach..14 + reach).flat_map(|y| (-reach..10 + reach).map(move |x| (y, x)))
        {
            let (x, y) = (f64::from(x), f64::from(y));
            let off = ((x - 5.0).abs() - 1.0).min((y - 7.0).abs() - 1.0).max(0.0);
            let outside = (x - 9.0).max(-x).max(y - 13.0).max(-y).max(0.0);
            let share = 1.0 - (off.max(outside) / f64::from(softness + 1)).min(1.0);
            let level = 250 - (f64::from(depth) * share) as u8;
            let at = (f64::from(top) + y) as usize * 900 + (f64::from(left) + x) as usize;
            image.pixels[at] = image.pixels[at].min(level);
        }
    }

    fn find(image: &Grey, mirror: bool) -> Option<Through> {
        Through::find(image, &Paper::even(250), &Border::default(), mirror)
    }

    /// How deep a page's letters are between these rows at the most.
    fn depth(image: &Grey, rows: std::ops::Range<u32>) -> u8 {
        250 - rows.flat_map(|y| image.row(y)).min().unwrap()
    }

    #[test]
    fn soft_and_weak_letters_are_of_the_other_side_and_either_side_may_be_seen_alone() {
        let image = page(4, 60);
        for (mirror, this_side, behind) in [(false, 150, 0), (true, 0, 60)] {
            let through = find(&image, mirror).unwrap();
            assert_eq!(through.behind(2).len(), 800);
            let mut seen = image.clone();
            through.lift_all(&mut seen, &Paper::even(250));
            assert_eq!(depth(&seen, 160..174), this_side, "mirror {mirror}");
            assert_eq!(depth(&seen, 186..198), behind, "mirror {mirror}");
        }
    }

    #[test]
    fn letters_that_are_only_paler_or_but_a_trace_are_no_other_side() {
        assert!(find(&page(0, 60), false).is_none(), "pale and sharp");
        assert!(find(&page(4, 24), false).is_none(), "a trace");
        assert!(find(&page(0, 150), false).is_none(), "all alike");
    }
}
