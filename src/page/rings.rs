//! Rings across a page: round stamps, and where a cup stood.
//!
//! A ring ties lines of text together, so that layout analysis cuts them off where it meets
//! them. Its own line is lifted by as much as it darkens the paper: what was written under it
//! stays where it is darker than the ring.

use std::f64::consts::TAU;

use super::circle::{Circle, middle};
use super::inked::Inked;
use super::marks::Mark;
use crate::place::Area;

/// A circle drawn on the page, in pixels of the reduced image.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ring {
    x: f64,
    y: f64,
    /// To the inner and the outer side of its line.
    inner: f64,
    outer: f64,
    /// By how many grey levels its line darkens the paper.
    depth: u8,
    /// In which of [`WAYS`] directions from its middle it is seen: a cup stands unevenly.
    seen: Vec<bool>,
}

/// The least and the most radius, in parts of the page's longer side: 9 and 66 mm on A4.
const LEAST: f64 = 0.03;
const MOST: f64 = 0.22;

/// The least radius in letters' heights: an o in a headline is no ring.
const LETTERS: u32 = 4;

/// The widest line of a ring, in parts of the page's longer side: 4 mm on A4.
const WIDEST: f64 = 0.0135;

/// Larger than this, in parts of the page's longer side (24 mm on A4), a ring is no stamp.
const STAMP: f64 = 0.08;

/// Most of a page's marks are no part of a ring; the largest are looked at.
const LOOKED_AT: usize = 12;

/// Circles tried through three points of a mark.
const TRIES: u32 = 600;

/// Directions in which a circle is looked at.
const WAYS: u32 = 180;

/// The least directions of [`WAYS`] with ink on the circle.
const DRAWN: u32 = 110;

/// By so many directions of [`WAYS`] there is less ink beside its line, on either side: text
/// crosses a ring, too, but a disc or a picture is none.
const ALONE: u32 = 72;

impl Ring {
    /// The rings among the marks of a page whose letters are so high, from the top.
    pub(super) fn find(inked: &Inked<'_>, marks: &[Mark], letter: u32) -> Vec<Self> {
        let size = f64::from(inked.size());
        let is_sparse = |m: &&Mark| {
            let (w, h) = (m.width(), m.height());
            let long = f64::from(w.max(h));
            long >= size * LEAST
                && f64::from(w.min(h)) >= size * LEAST / 4.0
                && long <= size * MOST * 4.0
                && u64::from(m.ink) * 100 <= u64::from(w) * u64::from(h) * 30
        };
        let mut candidates: Vec<&Mark> = marks.iter().filter(is_sparse).collect();
        candidates.sort_by_key(|m| (std::cmp::Reverse(m.ink), m.top, m.left));
        let least = f64::from(letter * LETTERS).max(size * LEAST);
        let page = Page { inked, size, least };
        let mut rings: Vec<Self> = Vec::new();
        for mark in candidates.into_iter().take(LOOKED_AT) {
            let ring = page.ring(&inked.pixels_of(mark));
            // An arc of a ring that another arc gave.
            let is_new = |r: &Self| rings.iter().all(|old| !old.is(r));
            rings.extend(ring.filter(is_new));
        }
        rings.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
        rings
    }

    /// Whether two are the same.
    fn is(&self, other: &Self) -> bool {
        let slack = self.outer * 0.1;
        (self.x - other.x).hypot(self.y - other.y) < slack
            && (self.outer - other.outer).abs() < slack
    }

    /// Whether it is of a stamp's size, on an image of this longer side.
    pub(super) fn is_stamp(&self, size: u32) -> bool {
        self.outer <= f64::from(size) * STAMP
    }

    /// Its place, in pixels of the reduced image.
    pub(super) fn area(&self) -> Area {
        let from = |middle: f64| (middle - self.outer).max(0.0).floor();
        let (x, y) = (from(self.x), from(self.y));
        let end = |middle: f64, from: f64| (middle + self.outer - from).ceil() as u32;
        Area { x: x as u32, y: y as u32, width: end(self.x, x), height: end(self.y, y) }
    }

    /// Lifts its line in a row of the image `by` times as large, at most to `paper`.
    pub(super) fn lift(&self, y: u32, by: u32, paper: u8, row: &mut [u8]) {
        let by = f64::from(by);
        let down = (f64::from(y) + 0.5) / by - self.y;
        let half = |radius: f64| (radius * radius - down * down).max(0.0).sqrt();
        let (outer, inner) = (half(self.outer), half(self.inner));
        let at = |x: f64| ((x * by).round().max(0.0) as usize).min(row.len());
        let (left, right) = (self.x - outer, self.x + outer);
        let (from, to) = (self.x - inner, self.x + inner);
        for (from, to) in [(at(left), at(from)), (at(to), at(right))] {
            for (x, level) in (from..).zip(&mut row[from..to.max(from)]) {
                let aside = (x as f64 + 0.5) / by - self.x;
                if self.is_seen(aside, down) {
                    *level = level.saturating_add(self.depth).min(paper.max(*level));
                }
            }
        }
    }

    /// Whether it is seen in the direction of a place, given from its middle.
    fn is_seen(&self, aside: f64, down: f64) -> bool {
        let ways = self.seen.len();
        let way = (down.atan2(aside) / TAU).rem_euclid(1.0) * ways as f64;
        self.seen[way as usize % ways]
    }
}

/// What rings are looked for on.
struct Page<'a> {
    inked: &'a Inked<'a>,
    /// The page's longer side.
    size: f64,
    /// The least radius of a ring.
    least: f64,
}

impl Page<'_> {
    /// The ring that a mark is for the most part, whose pixels these are.
    fn ring(&self, points: &[(u32, u32)]) -> Option<Ring> {
        let mut random = 1u32;
        let mut any = || {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = (u64::from(random >> 8) * points.len() as u64) >> 24;
            points.get(at as usize).copied().map(middle)
        };
        let mut best: Option<(u32, Circle)> = None;
        for _ in 0..TRIES {
            let Some(circle) = Circle::through(any()?, any()?, any()?) else { continue };
            if !(self.least..=self.size * MOST).contains(&circle.radius)
                || self.drawn(&circle, WAYS / 12) < WAYS / 12 * 6 / 10
            {
                continue;
            }
            let drawn = self.drawn(&circle, WAYS);
            if best.is_none_or(|(most, _)| drawn > most) {
                best = Some((drawn, circle));
            }
        }
        let (_, circle) = best?;
        let circle = circle.fitted(points, 3.0)?.fitted(points, 2.5)?;
        if self.drawn(&circle, WAYS) < DRAWN {
            return None;
        }
        self.measured(&circle)
    }

    /// In how many of so many directions there is ink on the circle.
    fn drawn(&self, circle: &Circle, ways: u32) -> u32 {
        let is_drawn = |way: &u32| {
            (-1..=1).any(|aside| {
                self.is_ink(
                    circle.at(TAU * f64::from(*way) / f64::from(ways), f64::from(aside)),
                )
            })
        };
        (0..ways).filter(is_drawn).count() as u32
    }

    fn is_ink(&self, at: (f64, f64)) -> bool {
        self.under(at) >= self.inked.depth
    }

    /// How far a place lies under its paper.
    fn under(&self, (x, y): (f64, f64)) -> u8 {
        if x < 0.0 || y < 0.0 { 0 } else { self.inked.under(x as u32, y as u32) }
    }

    /// How wide and how deep its line is; `None` where it is no line.
    fn measured(&self, circle: &Circle) -> Option<Ring> {
        let widest = self.size * WIDEST;
        let way = |n: u32| TAU * f64::from(n) / f64::from(WAYS);
        let reach = |n: u32, side: f64| {
            let mut steps = 0.0;
            while steps <= widest && self.is_ink(circle.at(way(n), side * steps)) {
                steps += 0.5;
            }
            steps
        };
        let seen = |far: f64| -> Vec<bool> {
            (0..WAYS).map(|n| self.is_ink(circle.at(way(n), far))).collect()
        };
        let line = seen(0.0);
        let drawn: Vec<u32> = (0..WAYS).filter(|n| line[*n as usize]).collect();
        let usual = |side: f64| {
            let mut reaches: Vec<f64> = drawn.iter().map(|n| reach(*n, side)).collect();
            reaches.sort_by(f64::total_cmp);
            // Its line is uneven: letters reach farther, gaps less far.
            reaches.get(reaches.len() * 6 / 10).copied()
        };
        let (inner, outer) = (usual(-1.0)?, usual(1.0)?);
        let beside =
            |far: f64| seen(far).iter().filter(|seen| **seen).count() + ALONE as usize;
        let is_line = inner + outer <= widest
            && beside(outer + 3.0).max(beside(-inner - 3.0)) <= drawn.len();
        let mut depths: Vec<u8> =
            drawn.iter().map(|n| self.under(circle.at(way(*n), 0.0))).collect();
        depths.sort_unstable();
        let depth = depths.get(depths.len() * 3 / 4).copied()?;
        is_line.then_some(Ring {
            x: circle.x,
            y: circle.y,
            inner: circle.radius - inner - 1.0,
            outer: circle.radius + outer + 1.0,
            depth,
            seen: mostly(&line),
        })
    }
}

/// What holds for most of the directions around each: a letter that crosses makes no line.
fn mostly(line: &[bool]) -> Vec<bool> {
    let around = |at: usize| (0..9).map(move |n| (at + line.len() + n - 4) % line.len());
    let is_most = |at: usize| around(at).filter(|at| line[*at]).count() >= 5;
    (0..line.len()).map(is_most).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Grey;
    use super::super::border::Border;
    use super::super::marks;
    use super::super::paper::Paper;
    use super::*;

    /// Lines of letters on white paper.
    fn letters() -> Grey {
        let mut image = Grey::sheet(800, 1200, 255);
        for (line, letter) in (0..25).flat_map(|l| (0..40u32).map(move |n| (l, n))) {
            let (left, top) = (60 + letter * 16, 60 + line * 40);
            for n in 0..14 {
                dot(&mut image, left + n * 9 / 14, top + n, 0);
                dot(&mut image, left + 9 - n * 9 / 14, top + n, 0);
            }
        }
        image
    }

    fn dot(image: &mut Grey, x: u32, y: u32, level: u8) {
        for (x, y) in (0..4).map(|n| (x + n % 2, y + n / 2)) {
            let at = (y * image.width + x) as usize;
            image.pixels[at] = image.pixels[at].min(level);
        }
    }

    /// A circle from one part of its turn to another.
    fn draw(
        image: &mut Grey,
        (x, y, radius): (f64, f64, f64),
        part: (f64, f64),
        level: u8,
    ) {
        for n in 0..4000 {
            let way = TAU * (part.0 + (part.1 - part.0) * f64::from(n) / 4000.0);
            for thick in 0..4 {
                let far = radius + f64::from(thick) - 2.0;
                let (x, y) = (x + far * way.cos(), y + far * way.sin());
                dot(image, x as u32, y as u32, level);
            }
        }
    }

    fn rings(image: &Grey) -> Vec<Ring> {
        let (paper, border) = (Paper::even(255), Border::default());
        let found = marks::find(image, &paper, &border, 80);
        let inked = Inked { image, paper: &paper, border: &border, depth: 80 };
        Ring::find(&inked, &found, 14)
    }

    /// The page after its rings are lifted.
    fn lifted(image: &Grey) -> Grey {
        let rings = rings(image);
        let mut lifted = image.clone();
        for (y, row) in (0..).zip(lifted.pixels.chunks_mut(image.width as usize)) {
            rings.iter().for_each(|ring| ring.lift(y, 1, 255, row));
        }
        lifted
    }

    #[test]
    fn a_ring_across_lines_of_text_is_found_where_it_lies() {
        let mut image = letters();
        draw(&mut image, (500.0, 700.0, 150.0), (0.0, 1.0), 60);
        let found = rings(&image);
        let [ring] = found.as_slice() else { panic!("{found:?}") };
        assert!((ring.x - 500.5).abs() < 1.5 && (ring.y - 700.5).abs() < 1.5, "{ring:?}");
        assert!(ring.inner > 144.0 && ring.outer < 156.0 && !ring.is_stamp(1200));
    }

    #[test]
    fn what_stands_darker_under_a_pale_ring_stays() {
        let plain = letters();
        let mut image = plain.clone();
        draw(&mut image, (500.0, 700.0, 150.0), (0.0, 1.0), 150);
        let lifted = lifted(&image);
        let is_ink = |level: &u8| *level < 128;
        let both = plain.pixels.iter().zip(&lifted.pixels);
        let changed = both.filter(|(before, after)| is_ink(before) != is_ink(after));
        assert_eq!(changed.count(), 0);
    }

    #[test]
    fn where_a_cup_left_no_trace_nothing_is_lifted() {
        let mut image = letters();
        draw(&mut image, (500.0, 700.0, 150.0), (0.0, 0.72), 0);
        let lifted = lifted(&image);
        let ink = |image: &Grey,
                   columns: std::ops::Range<usize>,
                   rows: std::ops::Range<usize>| {
            let dark = |y: usize| {
                image.row(y as u32)[columns.clone()].iter().filter(|p| **p < 128).count()
            };
            rows.map(dark).sum::<usize>()
        };
        // Up and to the right of its middle: no line, and all the letters.
        assert_eq!(ink(&lifted, 530..700, 540..650), ink(&letters(), 530..700, 540..650));
        // Below, its line is gone between the lines of text.
        let below = |image: &Grey| ink(image, 480..520, 840..858);
        assert!(below(&image) > 100 && below(&lifted) == 0);
    }

    #[test]
    fn text_discs_frames_and_letters_are_no_rings() {
        let mut image = letters();
        assert_eq!(rings(&image), []);
        (60..700).for_each(|x| [640, 900].iter().for_each(|y| dot(&mut image, x, *y, 0)));
        (640..902).for_each(|y| [60, 698].iter().for_each(|x| dot(&mut image, *x, y, 0)));
        draw(&mut image, (400.0, 1120.0, 20.0), (0.0, 1.0), 0);
        for radius in 0..70 {
            draw(&mut image, (200.0, 1100.0, f64::from(radius)), (0.0, 1.0), 0);
        }
        assert_eq!(rings(&image), []);
    }

    #[test]
    fn a_small_ring_is_a_stamp_at_its_place() {
        let mut image = letters();
        draw(&mut image, (600.0, 1120.0, 60.0), (0.0, 1.0), 0);
        let found = rings(&image);
        let [ring] = found.as_slice() else { panic!("{found:?}") };
        let area = ring.area();
        assert!(ring.is_stamp(1200), "{ring:?}");
        assert!(
            (534..540).contains(&area.x) && (122..136).contains(&area.width),
            "{area:?}"
        );
    }
}
