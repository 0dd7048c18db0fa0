//! Stamps, told by what they are not: straight, or of the colour of the other ink.
//!
//! A frame that leans otherwise than the page was not printed or drawn with it. Ink of a colour
//! that the page's letters do not have is a stamp's where letters of one height stand in rows, or
//! a frame around them; else it is a pen's.

use super::Grey;
use super::border::Border;
use super::inked::Inked;
use super::marks::{self, Mark};
use super::paper::Paper;
use super::regions::joined;
use crate::place::Area;

/// The least and the most width and height of a stamp, in parts of 1000 of the page's longer
/// side: 12–100 and 5–75 mm on A4.
const WIDTH: std::ops::RangeInclusive<u32> = 40..=340;
const HEIGHT: std::ops::RangeInclusive<u32> = 17..=250;

/// A frame leans otherwise than the page from this many degrees on, and at most so many.
const LEAN: std::ops::RangeInclusive<f64> = 0.8..=20.0;

/// The sides of a frame lean alike within so many degrees.
const ALIKE: f64 = 2.5;

/// Corners are round: so many hundredths of a side at either end tell nothing.
const ROUND: usize = 20;

/// The least part of 100 of a side's places that lie on its line.
const STRAIGHT: usize = 60;

/// The fewest letters of a stamp without a frame.
const LETTERS: usize = 6;

/// Tinted ink is the page's own, and tells nothing, from this part of 100 of all ink on.
const OWN: u64 = 40;

/// The frames of stamps on a page that is skewed by so many degrees, and whose letters are so
/// high; a frame may be broken, but must stand by itself.
pub(super) fn framed(page: &Inked<'_>, letter: u32, skew: f64) -> Vec<Area> {
    let size = page.size();
    let mut groups = groups(page, (letter * 6 / 10).max(4));
    groups.retain(|area| {
        // A word of a large hand is no frame.
        area.height >= letter * 3
            && is_of_size(area, size)
            && lean(page, *area).is_some_and(|lean| LEAN.contains(&(lean - skew).abs()))
    });
    groups
}

/// The boxes of what stands closer together than one or two tiles of so many pixels.
fn groups(page: &Inked<'_>, tile: u32) -> Vec<Area> {
    let (across, down) =
        (page.image.width.div_ceil(tile), page.image.height.div_ceil(tile));
    let mut tiles = Grey::sheet(across, down, 255);
    let mut under = Vec::new();
    for y in 0..page.image.height {
        let row = (y / tile * across) as usize;
        page.stretches(y, &mut under, |from, to| {
            let (from, last) = (from / tile as usize, (to - 1) / tile as usize);
            tiles.pixels[row + from..=row + last].fill(0);
        });
    }
    let boxes = marks::spots(&tiles, 128).into_iter();
    let grown = boxes.map(|area| Area {
        x: area.x * tile,
        y: area.y * tile,
        width: (area.width * tile).min(page.image.width - area.x * tile),
        height: (area.height * tile).min(page.image.height - area.y * tile),
    });
    grown.collect()
}

fn is_of_size(area: &Area, size: u32) -> bool {
    WIDTH.contains(&(area.width * 1000 / size.max(1)))
        && HEIGHT.contains(&(area.height * 1000 / size.max(1)))
}

/// By how many degrees what stands in an area leans, positive = falling to the right; `None`
/// where it is not bounded by four straight sides.
fn lean(page: &Inked<'_>, area: Area) -> Option<f64> {
    let (width, height) = (area.width as usize, area.height as usize);
    let mut upper = vec![None; width];
    let mut lower = vec![None; width];
    let mut left = vec![None; height];
    let mut right = vec![None; height];
    let mut under = Vec::new();
    for (y, (left, right)) in left.iter_mut().zip(&mut right).enumerate() {
        let columns = area.x..area.x + area.width;
        page.stretches_of(area.y + y as u32, columns, &mut under, |from, to| {
            left.get_or_insert(from);
            *right = Some(to);
            upper[from..to].iter_mut().for_each(|top| _ = top.get_or_insert(y));
            lower[from..to].fill(Some(y));
        });
    }
    let slopes = [slope(&upper)?, slope(&lower)?, -slope(&left)?, -slope(&right)?];
    let degrees = slopes.map(|slope| slope.atan().to_degrees());
    let lengths = [width, width, height, height].map(|length| length as f64);
    let all: f64 = degrees.iter().zip(lengths).map(|(d, length)| d * length).sum();
    let lean = all / lengths.iter().sum::<f64>();
    degrees.iter().all(|d| (d - lean).abs() <= ALIKE).then_some(lean)
}

/// The slope of a straight side, its corners left out; `None` where it is none.
fn slope(side: &[Option<usize>]) -> Option<f64> {
    let from = side.len() * ROUND / 100;
    let inner: Vec<(f64, f64)> = (from..side.len() - from)
        .filter_map(|at| Some((at as f64, side[at]? as f64)))
        .collect();
    let half = inner.len() / 2;
    if half < 8 {
        return None;
    }
    // Each place with the one half a side further on (Theil and Sen's way).
    let mut slopes: Vec<f64> = (0..half)
        .map(|at| (inner[at], inner[at + half]))
        .map(|(a, b)| (b.1 - a.1) / (b.0 - a.0))
        .collect();
    slopes.sort_by(f64::total_cmp);
    let slope = slopes[half / 2];
    let mut starts: Vec<f64> = inner.iter().map(|(x, y)| y - slope * x).collect();
    starts.sort_by(f64::total_cmp);
    let start = starts[starts.len() / 2];
    let near = inner.iter().filter(|(x, y)| (y - slope * x - start).abs() <= 2.0);
    (near.count() * 100 >= (side.len() - 2 * from) * STRAIGHT).then_some(slope)
}

/// Stamps in ink of another colour than the page's letters, in pixels of the image given.
pub(super) fn tinted(rgb: &[u8], width: usize) -> Vec<Area> {
    let Some((mask, ink)) = mask(rgb, width) else { return Vec::new() };
    let all = marks::find(&mask, &Paper::even(255), &Border::default(), 128);
    let tinted: u64 = all.iter().map(|m| u64::from(m.ink)).sum();
    if tinted * 100 >= ink * OWN {
        return Vec::new();
    }
    let size = mask.width.max(mask.height);
    let seen: Vec<&Mark> = all.iter().filter(|m| m.ink >= 6).collect();
    let areas = seen.iter().map(|m| m.area()).collect();
    let mut clusters = joined(areas, size / 220);
    clusters.retain(|area| {
        let within: Vec<&Mark> =
            seen.iter().filter(|m| area.common(m.area()).is_some()).copied().collect();
        is_of_size(area, size) && is_stamped(&within, area)
    });
    clusters
}

/// Whether a frame is around it all, or most of it is letters of one height.
fn is_stamped(within: &[&Mark], area: &Area) -> bool {
    let is_frame = |m: &&&Mark| {
        m.width() * 10 >= area.width * 8
            && m.height() * 10 >= area.height * 8
            && m.ink * 100 <= m.width() * m.height() * 35
    };
    let letters: Vec<&&Mark> = within.iter().filter(|m| m.is_letter_like()).collect();
    let mut heights: Vec<u32> = letters.iter().map(|m| m.height()).collect();
    heights.sort_unstable();
    let Some(usual) = heights.get(heights.len() / 2).copied() else { return false };
    let alike = heights.iter().filter(|h| h.abs_diff(usual) * 5 <= usual).count();
    let framed = within.iter().any(|m| is_frame(&m)) && letters.len() * 2 >= LETTERS;
    framed || alike >= LETTERS && alike * 10 >= within.len() * 6
}

/// Ink of a colour black on white, and how many pixels of any ink there are; `None` where
/// nothing on the page has a colour.
fn mask(rgb: &[u8], width: usize) -> Option<(Grey, u64)> {
    let paper = paper_colour(rgb)?;
    let (mut ink, mut tinted) = (0u64, 0u64);
    let mut pixels = Vec::with_capacity(rgb.len() / 3);
    for pixel in rgb.as_chunks::<3>().0 {
        let (is_ink, is_tinted) = tint(*pixel, paper);
        ink += u64::from(is_ink);
        tinted += u64::from(is_tinted);
        pixels.push(if is_tinted { 0 } else { 255 });
    }
    let height = pixels.len().checked_div(width)?;
    pixels.truncate(width * height);
    let enough = tinted * 3000 >= pixels.len() as u64;
    let mask = Grey { width: width as u32, height: height as u32, pixels };
    enough.then_some((mask, ink))
}

/// The commonest level of each colour in the lighter half.
fn paper_colour(rgb: &[u8]) -> Option<[u8; 3]> {
    let mut counts = [[0u32; 256]; 3];
    for pixel in rgb.as_chunks::<3>().0.iter().step_by(5) {
        for (count, level) in counts.iter_mut().zip(pixel) {
            count[usize::from(*level)] += 1;
        }
    }
    let mut paper = [0; 3];
    for (paper, counts) in paper.iter_mut().zip(&counts) {
        *paper = (96..=255u8).max_by_key(|level| counts[usize::from(*level)])?;
    }
    Some(paper)
}

/// Whether a pixel is ink, and ink of a colour: red, violet, blue or green, but not the brown
/// of stains and old paper, which takes more from blue than from green, and from green than red.
fn tint(pixel: [u8; 3], paper: [u8; 3]) -> (bool, bool) {
    let [red, green, blue] =
        [0, 1, 2].map(|at: usize| i32::from(paper[at]) - i32::from(pixel[at]));
    let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
    let is_ink = most >= 55;
    let coloured = is_ink && (most - least) * 100 >= most * 38;
    let is_brown = least == red && green * 100 < blue * 80;
    (is_ink, coloured && !is_brown)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RED: [u8; 3] = [178, 40, 44];
    const BLACK: [u8; 3] = [34, 33, 36];

    /// A white sheet with lines of letters, 14 pixels high.
    struct Sheet(Vec<u8>);

    const WIDTH: u32 = 900;

    impl Sheet {
        fn new() -> Self {
            let mut sheet = Self(vec![250; (WIDTH * 1200 * 3) as usize]);
            (0..8).for_each(|line| sheet.letters((60, 60 + line * 40), 40, BLACK));
            sheet
        }

        fn dot(&mut self, x: f64, y: f64, ink: [u8; 3]) {
            for n in 0..4 {
                let at = ((y as u32 + n / 2) * WIDTH + x as u32 + n % 2) as usize * 3;
                self.0[at..at + 3].copy_from_slice(&ink);
            }
        }

        fn letters(&mut self, (x, y): (u32, u32), count: u32, ink: [u8; 3]) {
            for (n, letter) in (0..14).flat_map(|n| (0..count).map(move |l| (n, l))) {
                let (left, top) = (f64::from(x + letter * 16), f64::from(y + n));
                self.dot(left + f64::from(n) * 0.6, top, ink);
                self.dot(left + 9.0 - f64::from(n) * 0.6, top, ink);
            }
        }

        /// A frame of 240 by 130 pixels, leaning; only `of` in ten of it, in pieces.
        fn frame(&mut self, (x, y): (f64, f64), degrees: f64, of: u32, ink: [u8; 3]) {
            let (sin, cos) = degrees.to_radians().sin_cos();
            for n in (0..240).filter(|n| n / 4 % 10 < of) {
                let along = f64::from(n);
                let down = along * 130.0 / 240.0;
                for (a, b) in [(along, 0.0), (along, 130.0), (0.0, down), (240.0, down)] {
                    self.dot(x + a * cos - b * sin, y + a * sin + b * cos, ink);
                }
            }
        }

        /// Loops that run on.
        fn scrawl(&mut self, (x, y): (f64, f64), ink: [u8; 3]) {
            for n in 0..2400 {
                let t = f64::from(n) / 120.0;
                let (across, down) = (t * 12.0 + 9.0 * (t * 3.0).sin(), (t * 3.1).cos());
                self.dot(x + across, y + 20.0 * down, ink);
            }
        }

        fn framed(&self) -> Vec<Area> {
            let pixels: Vec<u8> = self.0.iter().skip(1).step_by(3).copied().collect();
            let image = Grey { width: WIDTH, height: 1200, pixels };
            let (paper, border) = (Paper::even(250), Border::default());
            let inked =
                Inked { image: &image, paper: &paper, border: &border, depth: 90 };
            framed(&inked, 14, 0.0)
        }

        fn tinted(&self) -> Vec<Area> {
            tinted(&self.0, WIDTH as usize)
        }
    }

    /// Whether there is one stamp, at this place and of about this size.
    fn check(found: &[Area], (x, y): (u32, u32), (width, height): (u32, u32)) {
        let [area] = found else { panic!("{found:?}") };
        let near = |found: u32, expected: u32| found.abs_diff(expected) <= 24;
        assert!(near(area.x, x) && near(area.y, y), "{area:?}");
        assert!(near(area.width, width) && near(area.height, height), "{area:?}");
    }

    #[test]
    fn a_frame_that_leans_is_a_stamp_and_a_level_one_a_box() {
        for degrees in [-4.0, 1.5, 6.0] {
            let mut sheet = Sheet::new();
            sheet.frame((500.0, 700.0), degrees, 10, BLACK);
            sheet.letters((540, 760), 8, BLACK);
            let [area] = sheet.framed()[..] else { panic!("at {degrees}") };
            assert!(area.holds_middle_of(Area { x: 600, y: 750, width: 30, height: 30 }));
        }
        let mut sheet = Sheet::new();
        sheet.frame((500.0, 700.0), 0.0, 10, BLACK);
        sheet.letters((540, 760), 8, BLACK);
        assert_eq!(sheet.framed(), []);
    }

    #[test]
    fn a_broken_frame_is_a_stamp_and_scrawls_and_lines_of_text_are_none() {
        let mut sheet = Sheet::new();
        sheet.frame((500.0, 700.0), 3.0, 8, BLACK);
        sheet.letters((540, 760), 8, BLACK);
        check(&sheet.framed(), (490, 700), (250, 145));
        let mut sheet = Sheet::new();
        sheet.scrawl((300.0, 900.0), BLACK);
        (0..3).for_each(|line| sheet.letters((60, 1000 + line * 24), 9, BLACK));
        assert_eq!(sheet.framed(), []);
    }

    #[test]
    fn ink_of_another_colour_is_a_stamp_where_letters_of_one_height_stand() {
        let mut sheet = Sheet::new();
        sheet.letters((500, 700), 10, RED);
        sheet.letters((500, 724), 10, RED);
        check(&sheet.tinted(), (500, 700), (156, 40));
        sheet.scrawl((300.0, 900.0), RED);
        check(&sheet.tinted(), (500, 700), (156, 40));
    }

    #[test]
    fn what_has_the_colour_of_the_page_s_own_letters_or_of_a_stain_tells_nothing() {
        let mut sheet = Sheet::new();
        (0..20).for_each(|line| sheet.letters((60, 400 + line * 30), 40, RED));
        assert_eq!(sheet.tinted(), [], "a red ribbon");
        let mut sheet = Sheet::new();
        (0..2)
            .for_each(|line| sheet.letters((500, 700 + line * 24), 10, [200, 160, 110]));
        assert_eq!(sheet.tinted(), [], "coffee");
        assert_eq!(Sheet::new().tinted(), [], "no colour");
    }
}
