//! Which mix of red, green and blue shows a page's letters best.
//!
//! The usual mix stays wherever letters stand out in it; only faint ones are looked for in the
//! other colours, since a wrong one loses whole pages.

use multiversion::multiversion;

use super::Grey;
use super::border::Border;
use super::marks;
use super::paper::{self, Paper};
use super::stamps;
use crate::place::Area;

/// Parts of 256 of red, green and blue that make a grey level.
pub(super) type Mix = [u32; 3];

/// Mostly green: on real typewritten pages plain luma (ITU-R BT.601) reads a fifth worse, red
/// alone loses whole pages of thin blue ribbon, blue drowns in yellow paper.
pub(super) const USUAL: Mix = [24, 208, 24];

/// What is tried where the usual mix shows letters faintly: mostly red for blue and green ink
/// and for blue on pink paper, mostly blue for red, yellow and brown.
const OTHERS: [Mix; 3] = [[208, 40, 8], [8, 40, 208], [128, 120, 8]];

/// From this depth on, in grey levels, letters stand out well enough.
const ENOUGH: u8 = 110;

/// Another mix must show letters deeper by this part of 100.
const GAIN: u32 = 120;

/// The longer side of the image that is looked at, in pixels, is at most about this.
const LOOK: usize = 1400;

/// Fewer letters tell nothing of a page.
const LETTERS: usize = 40;

/// The levels of a row of pixels in a mix.
#[multiversion(targets("x86_64+avx2"))]
pub(super) fn mix_row(rgb: &[u8], mix: Mix, out: &mut [u8]) {
    let [red, green, blue] = mix.map(|part| part as u16);
    for (out, [r, g, b]) in out.iter_mut().zip(rgb.as_chunks::<3>().0) {
        let sum = u16::from(*r) * red + u16::from(*g) * green + u16::from(*b) * blue;
        *out = (sum >> 8) as u8;
    }
}

/// The page made smaller, in colour.
pub(super) struct Small {
    width: usize,
    /// Received pixels to one of its own, each way.
    by: u32,
    rgb: Vec<u8>,
}

impl Small {
    /// Each pixel the mean of a square's first two rows: enough to tell ink from paper.
    pub(super) fn of(rgb: &[u8], width: usize, height: usize) -> Self {
        let by = width.max(height).div_ceil(LOOK).max(1);
        let (across, down) = (width / by, height / by);
        let mut small = Vec::with_capacity(across * down * 3);
        let mut sums = vec![0u32; across * 3];
        let rows = by.min(2);
        for y in 0..down {
            sums.fill(0);
            for n in 0..rows {
                let from = (y * by + n) * width * 3;
                let row = rgb.get(from..from + width * 3).unwrap_or(&[]);
                let cells = sums.chunks_exact_mut(3).zip(row.chunks_exact(by * 3));
                for (cell, pixels) in cells {
                    for rgb in pixels.chunks_exact(3) {
                        cell.iter_mut()
                            .zip(rgb)
                            .for_each(|(sum, p)| *sum += u32::from(*p));
                    }
                }
            }
            small.extend(sums.iter().map(|sum| (sum / (by * rows) as u32) as u8));
        }
        Self { width: across, by: by as u32, rgb: small }
    }

    /// The mix to read the page by.
    pub(super) fn best_mix(&self) -> Mix {
        if self.rgb.is_empty() {
            return USUAL;
        }
        let usual = self.plane(USUAL);
        let seen = Seen::of(&usual);
        let places = seen.letters(&usual);
        let depth = if places.len() < LETTERS { 0 } else { seen.depth(&usual, &places) };
        if depth >= ENOUGH {
            return USUAL;
        }
        let mut best = (USUAL, depth, seen.paper.noise);
        for mix in OTHERS {
            let plane = self.plane(mix);
            let other = Seen::of(&plane);
            // Each mix is held against the usual one by the letters that the other shows, too.
            let places = other.letters(&plane);
            if places.len() < LETTERS {
                continue;
            }
            let here = other.depth(&plane, &places);
            let before = seen.depth(&usual, &places).max(best.1);
            let clearer = f32::from(here) * (best.2 + 1.0)
                > f32::from(before) * (other.paper.noise + 1.0);
            if u32::from(here) * 100 >= u32::from(before) * GAIN && clearer {
                best = (mix, here, other.paper.noise);
            }
        }
        best.0
    }

    /// Stamps that the page's colours tell, in received pixels.
    pub(super) fn stamps(&self) -> Vec<Area> {
        let told = stamps::tinted(&self.rgb, self.width).into_iter();
        told.map(|area| area.times(self.by)).collect()
    }

    fn plane(&self, mix: Mix) -> Grey {
        let mut pixels = vec![0; self.rgb.len() / 3];
        mix_row(&self.rgb, mix, &mut pixels);
        let height = pixels.len().checked_div(self.width).unwrap_or(0);
        Grey { width: self.width as u32, height: height as u32, pixels }
    }
}

/// Paper and edges of the page in one mix.
struct Seen {
    border: Border,
    paper: Paper,
}

impl Seen {
    fn of(plane: &Grey) -> Self {
        let level = paper::sheet_level(plane);
        let border = Border::find(plane, level);
        let paper = Paper::measure(plane, level, &border);
        Self { border, paper }
    }

    /// Where letters stand: the middles of marks of their size.
    fn letters(&self, plane: &Grey) -> Vec<(u32, u32, u32, u32)> {
        let depth = marks::faint_depth(&self.paper);
        marks::find(plane, &self.paper, &self.border, depth)
            .iter()
            .filter(|m| m.is_letter_like())
            .map(|m| (m.left, m.top, m.right, m.bottom))
            .collect()
    }

    /// How deep under the paper the usual of these places is, in grey levels.
    fn depth(&self, plane: &Grey, places: &[(u32, u32, u32, u32)]) -> u8 {
        let deepest = |(left, top, right, bottom): &(u32, u32, u32, u32)| {
            let pixels =
                (*top..*bottom).flat_map(|y| (*left..*right).map(move |x| (x, y)));
            let depth = |(x, y): (u32, u32)| {
                let level = plane.at(i64::from(x), i64::from(y), 255);
                self.paper.at(x, y).saturating_sub(level)
            };
            pixels.map(depth).max().unwrap_or(0)
        };
        let mut depths: Vec<u8> = places.iter().map(deepest).collect();
        depths.sort_unstable();
        depths.get(depths.len() / 2).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page of letters (crossed squares) of an ink on a paper, with a little grain.
    fn check(paper: [u8; 3], ink: [u8; 3], expected: Mix) {
        let (width, height) = (600usize, 800usize);
        let mut rgb = Vec::with_capacity(width * height * 3);
        let mut random = 1u32;
        for y in 0..height {
            for x in 0..width {
                random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let (at_x, at_y) = (x % 16, y % 30);
                let is_ink = (2..11).contains(&at_x)
                    && (5..15).contains(&at_y)
                    && (at_x % 4 == 2 || at_y % 5 == 0);
                let colour = if is_ink { ink } else { paper };
                rgb.extend(colour.map(|c| c.saturating_add((random >> 30) as u8)));
            }
        }
        assert_eq!(
            Small::of(&rgb, width, height).best_mix(),
            expected,
            "{ink:?} on {paper:?}"
        );
    }

    #[test]
    fn what_stands_out_is_read_as_usual_whatever_its_colour() {
        check([244, 243, 238], [34, 33, 36], USUAL);
        check([240, 196, 196], [40, 40, 40], USUAL);
        check([250, 250, 250], [178, 40, 44], USUAL);
    }

    #[test]
    fn faint_blue_is_looked_for_in_red_and_yellow_in_blue() {
        check([240, 200, 200], [150, 170, 225], OTHERS[0]);
        check([240, 238, 230], [235, 205, 90], OTHERS[1]);
    }

    #[test]
    fn an_empty_page_is_read_as_usual() {
        check([240, 238, 230], [240, 238, 230], USUAL);
        assert_eq!(Small::of(&[], 0, 0).best_mix(), USUAL);
        assert_eq!(Small::of(&[90; 3 * 9_000], 1, 9_000).best_mix(), USUAL, "a thread");
    }
}
