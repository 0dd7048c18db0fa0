//! Where lines of text stand: the detector's picture of the page, taken apart into boxes.

use super::picture;
use super::session::Tensor;
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

/// The boxes of lines on the page, from the top, in pixels of the page.
pub(super) fn areas(chances: &Tensor, seen: &Seen, image: &Grey) -> Vec<Area> {
    let width = seen.width as usize;
    let level = |chance: &f32| 255 - (chance.clamp(0.0, 1.0) * 255.0) as u8;
    let pixels: Vec<u8> = chances.values.iter().map(level).collect();
    let height = (pixels.len() / width.max(1)) as u32;
    let map = Grey { width: seen.width, height, pixels };
    let mean = |spot: &Area| {
        let rows = spot.y as usize..(spot.y + spot.height) as usize;
        let sum: f32 = rows
            .map(|y| {
                &chances.values[y * width + spot.x as usize..][..spot.width as usize]
            })
            .map(|row| row.iter().sum::<f32>())
            .sum();
        sum / (spot.width * spot.height).max(1) as f32
    };
    let x = f64::from(image.width) / f64::from(seen.page.0);
    let y = f64::from(image.height) / f64::from(seen.page.1);
    let mut areas: Vec<Area> = spots(&map, (PIXEL * 255.0) as u8)
        .into_iter()
        .filter(|spot| spot.height >= 3 && mean(spot) >= SPOT)
        .map(|spot| grown(spot, seen.page))
        .map(|spot| Area {
            x: (f64::from(spot.x) * x) as u32,
            y: (f64::from(spot.y) * y) as u32,
            width: (f64::from(spot.width) * x).ceil() as u32,
            height: (f64::from(spot.height) * y).ceil() as u32,
        })
        .filter(|area| area.x < image.width && area.y < image.height)
        .collect();
    areas.sort_by_key(|area| (area.y * 2 + area.height, area.x));
    areas
}

/// The box around the whole letters, whose core the detector has marked.
fn grown(spot: Area, (width, height): (u32, u32)) -> Area {
    let (w, h) = (spot.width as f32, spot.height as f32);
    let by = (w * h * GROWTH / (2.0 * (w + h))).round() as u32;
    let (x, y) = (spot.x.saturating_sub(by), spot.y.saturating_sub(by));
    let right = (spot.x + spot.width + by).min(width);
    let bottom = (spot.y + spot.height + by).min(height);
    Area { x, y, width: right.saturating_sub(x), height: bottom.saturating_sub(y) }
}
