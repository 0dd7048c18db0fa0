//! Slips of paper that lie at an angle of their own: a receipt, a telegram, a label pasted on
//! the sheet. Set level with the sheet, their lines are still askew and are not read; so each is
//! cut out and read by itself, and the sheet without it.

use super::marks::{self, Mark};
use super::{PageImage, Pixels, skew};
use crate::place::Area;

/// Letters of one slip stand no further apart, in letter heights.
const APART: u32 = 3;

/// A slip holds so many letters: fewer gather along any line.
const LETTERS: usize = 60;

/// So many marks of a page are no letters.
const GRAIN: usize = 20_000;

/// And lies at least so many degrees from the sheet: a curved page is no slip.
const TURNED: f64 = 2.5;

/// Its lines gather its letters so much better than the sheet's do.
const CLEARER: f64 = 1.5;

/// No more than this are cut out of one sheet.
const MOST: usize = 8;

/// What lies at an angle of its own on a sheet, in pixels of the received image.
#[derive(Clone, Debug, PartialEq)]
pub struct Slip {
    /// Sine and cosine of the angle of its lines, positive = falling to the right.
    turn: (f64, f64),
    /// Along its lines, from and to.
    along: (f64, f64),
    /// Across its lines, from and to.
    across: (f64, f64),
    /// The smallest upright area that holds it, within the image.
    pub area: Area,
}

impl Slip {
    /// The slip that these marks stand on, with a margin, on an image of this size.
    fn around(
        marks: &[&Mark],
        degrees: f64,
        margin: f64,
        size: (u32, u32),
    ) -> Option<Self> {
        let turn = degrees.to_radians().sin_cos();
        let corners = || {
            marks.iter().flat_map(|m| {
                let (l, r) = (f64::from(m.left), f64::from(m.right));
                let (t, b) = (f64::from(m.top), f64::from(m.bottom));
                [(l, t), (r, t), (l, b), (r, b)].map(|(x, y)| turned(x, y, turn))
            })
        };
        let span = |values: &mut dyn Iterator<Item = f64>| {
            values.fold((f64::MAX, f64::MIN), |(least, most), v| {
                (least.min(v), most.max(v))
            })
        };
        let (from, to) = span(&mut corners().map(|c| c.0));
        let (top, bottom) = span(&mut corners().map(|c| c.1));
        let along = (from - margin, to + margin);
        let across = (top - margin, bottom + margin);
        let back = (-turn.0, turn.1);
        let edges = [along.0, along.1]
            .into_iter()
            .flat_map(|u| [across.0, across.1].map(|v| turned(u, v, back)));
        let edges: Vec<(f64, f64)> = edges.collect();
        let (left, right) = span(&mut edges.iter().map(|e| e.0));
        let (top, bottom) = span(&mut edges.iter().map(|e| e.1));
        let within = |v: f64, most: u32| v.clamp(0.0, f64::from(most)) as u32;
        let (x, y) = (within(left, size.0), within(top, size.1));
        let (right, bottom) =
            (within(right.ceil(), size.0), within(bottom.ceil(), size.1));
        let area =
            Area { x, y, width: right.checked_sub(x)?, height: bottom.checked_sub(y)? };
        Some(Self { turn, along, across, area })
    }

    fn times(self, by: u32) -> Self {
        let scaled = |(from, to): (f64, f64)| (from * f64::from(by), to * f64::from(by));
        Self {
            along: scaled(self.along),
            across: scaled(self.across),
            area: self.area.times(by),
            ..self
        }
    }

    /// Whether a pixel of the received image lies on it.
    fn holds(&self, x: u32, y: u32) -> bool {
        let (u, v) = turned(f64::from(x) + 0.5, f64::from(y) + 0.5, self.turn);
        (self.along.0..self.along.1).contains(&u)
            && (self.across.0..self.across.1).contains(&v)
    }

    /// The slip by itself, with even paper around it.
    #[must_use]
    pub fn cut_out(&self, image: &PageImage) -> PageImage {
        let Area { x: left, y: top, width, height } = self.area;
        let paper = self.paper(image);
        let rows = height as usize;
        let pixels = match &image.pixels {
            Pixels::Bilevel(_) => {
                Pixels::Bilevel(vec![0; width.div_ceil(8) as usize * rows])
            }
            _ => Pixels::Grey(vec![paper; width as usize * rows]),
        };
        let mut cut = PageImage { width, height, dpi: image.dpi, pixels };
        for y in 0..height {
            for x in 0..width {
                if self.holds(x + left, y + top) {
                    set(&mut cut, x, y, level(image, x + left, y + top));
                }
            }
        }
        cut
    }

    /// Paints the slip over with its own paper.
    fn paint_over(&self, image: &mut PageImage) {
        let paper = self.paper(image);
        let Area { x: left, y: top, width, height } = self.area;
        for y in top..top + height {
            for x in left..left + width {
                if self.holds(x, y) {
                    set(image, x, y, paper);
                }
            }
        }
    }

    /// The level of its paper: four of five pixels are no lighter.
    fn paper(&self, image: &PageImage) -> u8 {
        let mut counts = [0u64; 256];
        let Area { x: left, y: top, width, height } = self.area;
        for y in (top..top + height).step_by(3) {
            for x in (left..left + width).step_by(3).filter(|x| self.holds(*x, y)) {
                counts[usize::from(level(image, x, y))] += 1;
            }
        }
        let all: u64 = counts.iter().sum();
        let mut under = 0;
        let level = (0..=255u8).find(|level| {
            under += counts[usize::from(*level)];
            under * 5 >= all * 4
        });
        level.unwrap_or(255)
    }
}

/// The sheet without these slips.
#[must_use]
pub fn without(image: &PageImage, slips: &[Slip]) -> PageImage {
    let mut sheet = image.clone();
    slips.iter().for_each(|slip| slip.paint_over(&mut sheet));
    sheet
}

/// Slips among the marks of a reduced image of this size, `by` received pixels to one of its
/// own each way, whose sheet is askew by `degrees`.
pub(super) fn find(size: (u32, u32), marks: &[Mark], degrees: f64, by: u32) -> Vec<Slip> {
    let mut letters: Vec<&Mark> = marks.iter().filter(|m| m.is_letter_like()).collect();
    let mut heights: Vec<u32> = letters.iter().map(|m| m.height()).collect();
    heights.sort_unstable();
    let Some(height) = heights.get(heights.len() / 2).copied() else { return Vec::new() };
    if !(LETTERS..=GRAIN).contains(&letters.len()) {
        return Vec::new();
    }
    letters.sort_by_key(|m| (m.left, m.top));
    let slip = |group: Vec<&Mark>| {
        let own: Vec<Mark> = group.iter().map(|m| **m).collect();
        let angle = skew::clearer(size, &own, degrees, CLEARER)?;
        let is_askew = (angle - degrees).abs() >= TURNED;
        is_askew.then(|| Slip::around(&group, angle, f64::from(height), size))?
    };
    let groups = groups(&letters, height * APART);
    let slips =
        groups.into_iter().filter(|group| group.len() >= LETTERS).filter_map(slip);
    slips.take(MOST).map(|slip| slip.times(by)).collect()
}

/// Letters that stand no further apart than this, either way; they come from the left.
fn groups<'a>(letters: &[&'a Mark], apart: u32) -> Vec<Vec<&'a Mark>> {
    // The group of each letter is named by its first.
    let mut heirs: Vec<u32> = (0..letters.len() as u32).collect();
    let mut first = 0;
    for (at, letter) in letters.iter().enumerate() {
        first += letters[first..at]
            .iter()
            .take_while(|before| before.left + FAR < letter.left)
            .count();
        for (other, before) in (first as u32..).zip(&letters[first..at]) {
            let beside = letter.left <= before.right + apart;
            let level = letter.top <= before.bottom + apart
                && before.top <= letter.bottom + apart;
            if beside && level {
                let older = marks::root(&mut heirs, other);
                let newer = marks::root(&mut heirs, at as u32);
                heirs[newer.max(older) as usize] = newer.min(older);
            }
        }
    }
    let mut groups: Vec<Vec<&Mark>> = vec![Vec::new(); letters.len()];
    for (at, letter) in (0u32..).zip(letters) {
        groups[marks::root(&mut heirs, at) as usize].push(letter);
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// No letter reaches further, from its left edge to the next letter's, in reduced pixels: the
/// widest letter and the widest gap.
const FAR: u32 = 110 + 70 * APART;

/// Along and across lines of this sine and cosine.
fn turned(x: f64, y: f64, (sin, cos): (f64, f64)) -> (f64, f64) {
    (x * cos + y * sin, y * cos - x * sin)
}

/// The grey level of a pixel; white where there is none.
fn level(image: &PageImage, x: u32, y: u32) -> u8 {
    let at = y as usize * image.width as usize + x as usize;
    match &image.pixels {
        Pixels::Bilevel(bits) => {
            let byte =
                bits.get(y as usize * image.width.div_ceil(8) as usize + x as usize / 8);
            if byte.is_some_and(|byte| byte >> (7 - x % 8) & 1 == 1) { 0 } else { 255 }
        }
        Pixels::Grey(grey) => grey.get(at).copied().unwrap_or(255),
        Pixels::Rgb(rgb) => {
            let pixel = rgb.get(at * 3..at * 3 + 3).unwrap_or(&[255; 3]);
            (pixel.iter().map(|part| u32::from(*part)).sum::<u32>() / 3) as u8
        }
    }
}

/// Gives a pixel this grey level, black or white where there is nothing between.
fn set(image: &mut PageImage, x: u32, y: u32, level: u8) {
    let at = y as usize * image.width as usize + x as usize;
    let stride = image.width.div_ceil(8) as usize;
    match &mut image.pixels {
        Pixels::Bilevel(bits) => {
            let bit = 1 << (7 - x % 8);
            if let Some(byte) = bits.get_mut(y as usize * stride + x as usize / 8) {
                if level < 128 { *byte |= bit } else { *byte &= !bit }
            }
        }
        Pixels::Grey(grey) => {
            grey.get_mut(at).into_iter().for_each(|pixel| *pixel = level);
        }
        Pixels::Rgb(rgb) => {
            rgb.get_mut(at * 3..at * 3 + 3)
                .into_iter()
                .for_each(|pixel| pixel.fill(level));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Dpi;

    /// Letters in lines that begin at a point and fall at an angle.
    fn text(lines: u32, (x, y): (f64, f64), degrees: f64) -> Vec<Mark> {
        let turn = (-degrees).to_radians().sin_cos();
        let letters = (0..lines).flat_map(|line| (0..30).map(move |at| (at, line)));
        let letters = letters.filter(|(at, line)| (at * 7 + line) % 11 != 3);
        let mark = |(at, line): (u32, u32)| {
            let (dx, dy) = turned(f64::from(at) * 14.0, f64::from(line) * 30.0, turn);
            let (left, bottom) = ((x + dx) as u32, (y + dy) as u32);
            let (top, right) = (bottom - 13, left + 10);
            Mark { left, top, right, bottom, ink: 60, depth: 180, step: 90 }
        };
        letters.map(mark).collect()
    }

    const SIZE: (u32, u32) = (1250, 1800);

    #[test]
    fn a_slip_askew_on_a_sheet_is_found_whole_and_the_sheet_is_none() {
        let mut marks = text(20, (100.0, 200.0), 0.4);
        assert_eq!(find(SIZE, &marks, 0.4, 2), []);
        let slip = text(8, (500.0, 1300.0), -6.0);
        marks.extend(&slip);
        let found = find(SIZE, &marks, 0.4, 2);
        assert_eq!(found.len(), 1);
        let holds =
            |mark: &&Mark| found[0].holds(mark.left * 2 + 9, mark.bottom * 2 - 13);
        assert_eq!(marks.iter().filter(holds).count(), slip.len());
        let all = Area::around(slip.iter().map(Mark::area)).unwrap().times(2);
        assert_eq!(found[0].area.common(all), Some(all));
    }

    #[test]
    fn a_page_askew_as_a_whole_and_one_whose_lines_fall_apart_slowly_hold_no_slip() {
        assert_eq!(find(SIZE, &text(20, (100.0, 400.0), -9.0), -9.0, 1), []);
        let mut curved = text(12, (100.0, 200.0), 0.0);
        curved.extend(text(12, (100.0, 900.0), 1.8));
        assert_eq!(find(SIZE, &curved, 0.0, 1), []);
    }

    #[test]
    fn what_is_cut_out_is_painted_over_on_the_sheet_with_the_slips_own_paper() {
        let (width, height) = (400, 300);
        let slip = Slip {
            turn: 10f64.to_radians().sin_cos(),
            along: (150.0, 300.0),
            across: (50.0, 120.0),
            area: Area { x: 120, y: 70, width: 170, height: 105 },
        };
        let mut pixels = vec![220; 400 * 300];
        let (on, off) = (110 * 400 + 200, 20 * 400 + 20);
        pixels[on..on + 8].fill(30);
        pixels[off..off + 8].fill(30);
        let grey =
            PageImage { width, height, dpi: Dpi::USUAL, pixels: Pixels::Grey(pixels) };
        let mut bits = vec![0u8; 50 * 300];
        bits[110 * 50 + 25] = 255;
        bits[20 * 50 + 2] = 255;
        let bits = PageImage { pixels: Pixels::Bilevel(bits), ..grey.clone() };
        let dark = |image: &PageImage| -> Vec<(u32, u32)> {
            let all =
                (0..image.height).flat_map(|y| (0..image.width).map(move |x| (x, y)));
            all.filter(|(x, y)| level(image, *x, *y) < 128).collect()
        };
        for image in [grey, bits] {
            let cut = slip.cut_out(&image);
            assert_eq!((cut.width, cut.height), (170, 105));
            assert_eq!(dark(&cut), (80..88).map(|x| (x, 40)).collect::<Vec<_>>());
            let sheet = without(&image, std::slice::from_ref(&slip));
            let left = dark(&sheet);
            assert!(left.iter().all(|(_, y)| *y == 20), "{left:?}");
            assert_eq!(left.len(), 8);
        }
    }
}
