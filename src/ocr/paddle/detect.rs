//! Where lines of text run: the detector's picture of the page, taken apart into spots, and how
//! the line in each of them runs.

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
        let core = core(&chances.values, width, spot)?;
        let whole = grown(core.area, seen.page);
        let area = Area {
            x: (f64::from(whole.x) * x) as u32,
            y: (f64::from(whole.y) * y) as u32,
            width: (f64::from(whole.width) * x).ceil() as u32,
            height: (f64::from(whole.height) * y).ceil() as u32,
        };
        let on_page = area.x < image.width && area.y < image.height;
        on_page.then_some(Track {
            area,
            fall: (f64::from(core.fall) * y / x) as f32,
            bend: (f64::from(core.bend) * y / (x * x)) as f32,
            at: (f64::from(core.at) * x) as u32,
        })
    };
    let spots = spots(&map, (PIXEL * 255.0) as u8).into_iter();
    let mut tracks: Vec<Track> =
        spots.filter(|spot| spot.height >= 3).filter_map(track).collect();
    tracks.sort_by_key(|t| (t.area.y * 2 + t.area.height, t.area.x));
    tracks
}

/// The core of the line in the box of a spot; `None` where the spot is none.
fn core(chances: &[f32], width: usize, spot: Area) -> Option<Track> {
    let rows = |track: Track| rows(chances, width, track);
    let mean = |rows: &[f32]| {
        rows.iter().sum::<f32>() / (spot.width as usize * rows.len()).max(1) as f32
    };
    let level = Track { at: spot.x + spot.width / 2, ..spot.into() };
    if mean(&rows(level)) >= FILLED {
        return Some(level);
    }
    let track = clearest(level, &rows);
    let sums = rows(track);
    let is_core = |sum: &f32| *sum >= PIXEL * spot.width as f32;
    let first = sums.iter().position(is_core)?;
    let last = sums.iter().rposition(is_core)?;
    let height = (last + 1 - first) as u32;
    let is_line = height >= 3 && mean(&sums[first..=last]) >= SPOT;
    let area = Area { y: spot.y + first as u32, height, ..spot };
    is_line.then_some(Track { area, ..track })
}

/// The sum of chances in each row of a spot, along the line that runs so in its box.
fn rows(chances: &[f32], width: usize, track: Track) -> Vec<f32> {
    let spot = track.area;
    let mut sums = vec![0f32; spot.height as usize];
    for x in spot.x..spot.x + spot.width {
        let lower = track.lower(x).round() as i64;
        for (row, sum) in (0i64..).zip(sums.iter_mut()) {
            let y = row + lower;
            if (0..i64::from(spot.height)).contains(&y) {
                let at = (i64::from(spot.y) + y) as usize * width;
                *sum += chances[at + x as usize];
            }
        }
    }
    sums
}

/// How the line in a long spot runs: as it is gathered best, level where nothing is clearly
/// better.
fn clearest(level: Track, rows: &impl Fn(Track) -> Vec<f32>) -> Track {
    let spot = level.area;
    if spot.width < spot.height * LONG || spot.height > HIGHEST {
        return level;
    }
    let sharp = |track: Track| rows(track).iter().map(|sum| sum * sum).sum::<f32>();
    let best = |tracks: &mut dyn Iterator<Item = Track>,
                usual: (Track, f32),
                times: f32| {
        let least = usual.1 * times;
        let found = tracks.map(|track| (track, sharp(track))).filter(|(_, s)| *s > least);
        found.max_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or(usual)
    };
    // By so many pixels its ends lie lower and higher than its middle, or both lower.
    let most =
        i32::try_from(spot.height.saturating_sub(2).min(spot.width / 8)).unwrap_or(0);
    let half = spot.width as f32 / 2.0;
    let falling = |track: Track| {
        let fall = move |by: i32| by as f32 / (2.0 * half);
        (-most..=most).map(move |by| Track { fall: fall(by), ..track })
    };
    let bending = |track: Track| {
        let bend = move |by: i32| by as f32 / (half * half);
        (-most..=most).map(move |by| Track { bend: bend(by), ..track })
    };
    let usual = (level, sharp(level));
    let straight = best(&mut falling(level), usual, 1.0);
    let bent = best(&mut bending(straight.0), straight, CLEARER);
    let found =
        if bent.0.bend == 0.0 { bent } else { best(&mut falling(bent.0), bent, 1.0) };
    if found.1 > usual.1 * CLEARER { found.0 } else { level }
}

/// A spot so many times as wide as high may hold a line that is not level, …
const LONG: u32 = 3;

/// … but no higher one than a line across a page that lies five degrees askew has: what is
/// higher is no line, and would be tried in too many ways.
const HIGHEST: u32 = 130;

/// It falls where that gathers it so much better than level, and bends where that gathers it so
/// much better again.
const CLEARER: f32 = 1.03;

/// The box around the whole letters, whose core the detector has marked.
fn grown(spot: Area, size: (u32, u32)) -> Area {
    let (w, h) = (spot.width as f32, spot.height as f32);
    let by = (w * h * GROWTH / (2.0 * (w + h))).round() as u32;
    spot.with_margin(by, by, size)
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
        let core = core(&chances, WIDTH, spot).unwrap();
        let rows = core.area;
        assert!(rows.height.abs_diff(12) <= 2 && rows.y.abs_diff(30) <= 2, "{core:?}");
        for x in [-240.0f32, -120.0, 0.0, 120.0, 240.0] {
            let at = x * core.fall + x * x * core.bend;
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
        assert_eq!(core(&chances, WIDTH, spot), None);
    }
}
