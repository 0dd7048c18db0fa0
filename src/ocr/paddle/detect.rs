//! Where lines of text stand: the detector's picture of the page, taken apart into boxes.

use super::picture;
use super::session::Tensor;
use crate::ocr::Track;
use crate::page::{Grey, resized, spots};
use crate::place::Area;

/// The longer side of what the detector sees, in pixels; larger pages are made smaller.
/// Measured on typewritten pages at 300 dpi: 1280 and 2000 find fewer lines right.
const LONGEST: u32 = 1500;

/// The detector takes sides that are whole multiples of this.
const MULTIPLE: u32 = 32;

/// Chance from which on a pixel belongs to a line.
const PIXEL: f32 = 0.3;

/// Mean chance from which on a spot is a line.
const SPOT: f32 = 0.5;

/// And from which on its line fills it from end to end, so that it is level: such lines have
/// 0.70 to 0.75, lines that fall by two thirds of a degree 0.58.
const FILLED: f32 = 0.68;

/// By how much the core of a line that the detector marks is to grow, as the models were
/// trained: times its area over its outline.
const GROWTH: f32 = 1.6;

/// A page as the detector sees it.
pub(super) struct Seen {
    pub(super) input: Tensor,
    /// Size of the tensor's picture, and of the page within it.
    width: u32,
    page: (u32, u32),
}

/// The page made small enough, with white added to the right and below.
pub(super) fn tensor(image: &Grey) -> Seen {
    let longest = image.width.max(image.height).max(1);
    let scale = (f64::from(LONGEST) / f64::from(longest)).min(1.0);
    let small = |n: u32| ((f64::from(n) * scale).round() as u32).max(1);
    let page = (small(image.width), small(image.height));
    let whole = Area { x: 0, y: 0, width: image.width, height: image.height };
    let picture =
        resized(image, whole, page).unwrap_or_else(|| Grey::sheet(page.0, page.1, 255));
    let width = page.0.next_multiple_of(MULTIPLE);
    let input = picture::tensor(&picture, width, page.1.next_multiple_of(MULTIPLE));
    Seen { input, width, page }
}

/// Where lines run on the page, from the top, in pixels of the page.
pub(super) fn tracks(chances: &Tensor, seen: &Seen, image: &Grey) -> Vec<Track> {
    let width = seen.width as usize;
    let level = |chance: &f32| 255 - (chance.clamp(0.0, 1.0) * 255.0) as u8;
    let pixels: Vec<u8> = chances.values.iter().map(level).collect();
    let height = (pixels.len() / width.max(1)) as u32;
    let map = Grey { width: seen.width, height, pixels };
    let x = f64::from(image.width) / f64::from(seen.page.0);
    let y = f64::from(image.height) / f64::from(seen.page.1);
    let track = |spot: Area| {
        let (core, way) = core(&chances.values, width, spot)?;
        let whole = grown(core, seen.page);
        let area = Area {
            x: (f64::from(whole.x) * x) as u32,
            y: (f64::from(whole.y) * y) as u32,
            width: (f64::from(whole.width) * x).ceil() as u32,
            height: (f64::from(whole.height) * y).ceil() as u32,
        };
        let at = (f64::from(core.x + core.width / 2) * x) as u32;
        let (fall, bend) =
            (f64::from(way.fall) * y / x, f64::from(way.bend) * y / (x * x));
        let on_page = area.x < image.width && area.y < image.height;
        on_page.then_some(Track { area, fall: fall as f32, bend: bend as f32, at })
    };
    let spots = spots(&map, (PIXEL * 255.0) as u8).into_iter();
    let mut tracks: Vec<Track> =
        spots.filter(|spot| spot.height >= 3).filter_map(track).collect();
    tracks.sort_by_key(|t| (t.area.y * 2 + t.area.height, t.area.x));
    tracks
}

/// How a line runs from the middle of its spot: by how many pixels it falls a column, and a
/// column squared.
#[derive(Clone, Copy, PartialEq)]
struct Way {
    fall: f32,
    bend: f32,
}

const LEVEL: Way = Way { fall: 0.0, bend: 0.0 };

/// The core of a line in the box of its spot, with the rows that it has at its middle, and how
/// it runs; `None` where the spot is none.
fn core(chances: &[f32], width: usize, spot: Area) -> Option<(Area, Way)> {
    let rows = |way: Way| rows(chances, width, spot, way);
    let mean = |rows: &[f32]| {
        rows.iter().sum::<f32>() / (spot.width as usize * rows.len()).max(1) as f32
    };
    let level = rows(LEVEL);
    if mean(&level) >= FILLED {
        return Some((spot, LEVEL));
    }
    let way = way(spot, &rows);
    let sums = rows(way);
    let is_core = |sum: &f32| *sum >= PIXEL * spot.width as f32;
    let first = sums.iter().position(is_core)?;
    let last = sums.iter().rposition(is_core)?;
    let height = (last + 1 - first) as u32;
    let is_line = height >= 3 && mean(&sums[first..=last]) >= SPOT;
    is_line.then_some((Area { y: spot.y + first as u32, height, ..spot }, way))
}

/// The sum of chances in each row of a spot that runs so.
fn rows(chances: &[f32], width: usize, spot: Area, way: Way) -> Vec<f32> {
    let mut sums = vec![0f32; spot.height as usize];
    let middle = (spot.width / 2) as f32;
    for column in 0..spot.width {
        let from = column as f32 - middle;
        let lower = (from * way.fall + from * from * way.bend).round() as i64;
        for (row, sum) in (0i64..).zip(sums.iter_mut()) {
            let y = row + lower;
            if (0..i64::from(spot.height)).contains(&y) {
                let at = (i64::from(spot.y) + y) as usize * width;
                *sum += chances[at + (spot.x + column) as usize];
            }
        }
    }
    sums
}

/// How the line in a long spot runs: as it is gathered best, level where nothing is clearly
/// better.
fn way(spot: Area, rows: &impl Fn(Way) -> Vec<f32>) -> Way {
    if spot.width < spot.height * LONG || spot.height > HIGHEST {
        return LEVEL;
    }
    let sharp = |way: Way| rows(way).iter().map(|sum| sum * sum).sum::<f32>();
    let most =
        i32::try_from(spot.height.saturating_sub(2).min(spot.width / 8)).unwrap_or(0);
    let half = spot.width as f32 / 2.0;
    let best = |ways: &mut dyn Iterator<Item = Way>, usual: (Way, f32), clearer: f32| {
        let least = usual.1 * clearer;
        let found = ways.map(|way| (way, sharp(way))).filter(|(_, s)| *s > least);
        found.max_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or(usual)
    };
    // Ends so many pixels lower and higher than the middle, then both lower or higher.
    let level = (LEVEL, sharp(LEVEL));
    let fall = |by: i32| by as f32 / (2.0 * half);
    let mut falls = (-most..=most).map(|by| Way { fall: fall(by), bend: 0.0 });
    let straight = best(&mut falls, level, 1.0);
    let bends = |fall: f32| {
        (-most..=most).map(move |by| Way { fall, bend: by as f32 / (half * half) })
    };
    let bent = best(&mut bends(straight.0.fall), straight, CLEARER);
    let mut falls = (-most..=most).map(|by| Way { fall: fall(by), bend: bent.0.bend });
    let bent = if bent.0.bend == 0.0 { bent } else { best(&mut falls, bent, 1.0) };
    if bent.1 > level.1 * CLEARER { bent.0 } else { LEVEL }
}

/// A spot so many times as wide as high may be told not to be level, …
const LONG: u32 = 3;

/// … and no higher than a line across a page that lies five degrees askew: what is higher is
/// no line, and would be tried in too many ways.
const HIGHEST: u32 = 130;

/// … where that gathers it so much better; and so much better again to bend.
const CLEARER: f32 = 1.03;

/// The box around the whole letters, whose core the detector has marked.
fn grown(spot: Area, (width, height): (u32, u32)) -> Area {
    let (w, h) = (spot.width as f32, spot.height as f32);
    let by = (w * h * GROWTH / (2.0 * (w + h))).round() as u32;
    let (x, y) = (spot.x.saturating_sub(by), spot.y.saturating_sub(by));
    let right = (spot.x + spot.width + by).min(width);
    let bottom = (spot.y + spot.height + by).min(height);
    Area { x, y, width: right.saturating_sub(x), height: bottom.saturating_sub(y) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDTH: usize = 600;

    /// How a line of letters is seen whose core is twelve rows high and runs so, in the box of
    /// its spot.
    fn check(runs: impl Fn(f32) -> f32, expected: impl Fn(f32) -> f32) {
        let mut chances = vec![0f32; WIDTH * 80];
        let (mut top, mut bottom) = (80, 0);
        for x in 40..540usize {
            let y = (30.0 + runs(x as f32 - 290.0)).round() as usize;
            // Lines are surest in their middle.
            for (row, chance) in
                (y..y + 12).zip([0.5, 0.8, 0.9].into_iter().chain([1.0; 9]))
            {
                chances[row * WIDTH + x] = chance;
            }
            (top, bottom) = (top.min(y), bottom.max(y + 12));
        }
        let height = (bottom - top) as u32;
        let spot = Area { x: 40, y: top as u32, width: 500, height };
        let (core, way) = core(&chances, WIDTH, spot).unwrap();
        assert!(core.height.abs_diff(12) <= 2 && core.y.abs_diff(30) <= 2, "{core:?}");
        for x in [-240.0f32, -120.0, 0.0, 120.0, 240.0] {
            let at = x * way.fall + x * x * way.bend;
            assert!((at - expected(x)).abs() <= 1.5, "{x}: {at} for {}", expected(x));
        }
    }

    #[test]
    fn a_level_line_keeps_the_box_of_its_spot() {
        check(|_| 0.0, |_| 0.0);
    }

    #[test]
    fn a_line_that_falls_or_bends_is_followed() {
        check(|x| x * 0.03, |x| x * 0.03);
        check(|x| x * -0.012, |x| x * -0.012);
        check(|x| x * x * 0.0002, |x| x * x * 0.0002);
        check(|x| x * 0.02 - x * x * 0.0001, |x| x * 0.02 - x * x * 0.0001);
    }

    #[test]
    fn a_spot_of_which_little_is_sure_is_no_line() {
        let chances = vec![0.4; WIDTH * 80];
        let spot = Area { x: 40, y: 20, width: 500, height: 14 };
        assert_eq!(core(&chances, WIDTH, spot).map(|found| found.0), None);
    }
}
