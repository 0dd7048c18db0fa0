//! How like two pictures of a page look: mean structural similarity (Wang, Bovik, Sheikh and
//! Simoncelli 2004), in grey, on windows of 8 × 8 pixels at about 150 dots an inch, which is
//! how large a page stands on a screen.

use crate::page::{Dpi, PageImage, Pixels};

/// Side of a window.
const WINDOW: usize = 8;
/// The resolution that pages are reduced to, by whole steps.
const SCREEN: u32 = 150;
/// The constants of the paper for levels up to 255: (0.01 × 255)² and (0.03 × 255)².
const C1: f64 = 6.5025;
const C2: f64 = 58.5225;

/// Mean structural similarity of two pictures of the same size: 1 where they are equal, about
/// 0 where they have nothing in common; `None` where their sizes differ. The windows do not
/// overlap; `one` says the resolution.
#[must_use]
pub fn ssim(one: &PageImage, other: &PageImage) -> Option<f64> {
    if (one.width, one.height) != (other.width, other.height) {
        return None;
    }
    let step = step(one.dpi);
    let (one, other) = (Reduced::of(one, step), Reduced::of(other, step));
    let (mut sum, mut count) = (0.0, 0_u64);
    for y in (0..one.height).step_by(WINDOW) {
        for x in (0..one.width).step_by(WINDOW) {
            sum += similarity(one.window(x, y), other.window(x, y));
            count += 1;
        }
    }
    (count > 0).then(|| sum / count as f64)
}

/// Pixels that are made one, across and down.
fn step(dpi: Dpi) -> usize {
    (dpi.get() / SCREEN).max(1) as usize
}

/// A picture in grey, some pixels made one.
struct Reduced {
    width: usize,
    height: usize,
    levels: Vec<u8>,
}

impl Reduced {
    fn of(image: &PageImage, step: usize) -> Self {
        let (width, height) = (image.width as usize, image.height as usize);
        let (small_width, small_height) = (width.div_ceil(step), height.div_ceil(step));
        let mut levels = Vec::with_capacity(small_width * small_height);
        for top in (0..height).step_by(step) {
            for left in (0..width).step_by(step) {
                let (right, bottom) =
                    ((left + step).min(width), (top + step).min(height));
                let rows = top..bottom;
                let sum: u32 = rows
                    .flat_map(|y| (left..right).map(move |x| (x, y)))
                    .map(|(x, y)| u32::from(level(image, x, y)))
                    .sum();
                let count = ((right - left) * (bottom - top)) as u32;
                levels.push((sum / count) as u8);
            }
        }
        Self { width: small_width, height: small_height, levels }
    }

    fn window(&self, x: usize, y: usize) -> impl Iterator<Item = f64> + Clone {
        let right = (x + WINDOW).min(self.width);
        let rows = (y..(y + WINDOW).min(self.height)).map(move |y| y * self.width);
        rows.flat_map(move |row| &self.levels[row + x..row + right])
            .map(|level| f64::from(*level))
    }
}

/// The brightness of a pixel (ITU-R BT.601), 0–255.
pub(super) fn level(image: &PageImage, x: usize, y: usize) -> u8 {
    let width = image.width as usize;
    match &image.pixels {
        Pixels::Bilevel(bits) => {
            let byte = bits[y * width.div_ceil(8) + x / 8];
            if byte >> (7 - x % 8) & 1 == 1 { 0 } else { 255 }
        }
        Pixels::Grey(grey) => grey[y * width + x],
        Pixels::Rgb(rgb) => {
            let at = (y * width + x) * 3;
            let [r, g, b] = [rgb[at], rgb[at + 1], rgb[at + 2]].map(u32::from);
            ((r * 77 + g * 150 + b * 29) / 256) as u8
        }
    }
}

/// The formula of the paper for one window.
fn similarity(
    one: impl Iterator<Item = f64> + Clone,
    other: impl Iterator<Item = f64> + Clone,
) -> f64 {
    let count = one.clone().count() as f64;
    let mean = |levels: &mut dyn Iterator<Item = f64>| levels.sum::<f64>() / count;
    let (a, b) = (mean(&mut one.clone()), mean(&mut other.clone()));
    let varies_one = mean(&mut one.clone().map(|x| (x - a) * (x - a)));
    let varies_other = mean(&mut other.clone().map(|y| (y - b) * (y - b)));
    let together = mean(&mut one.zip(other).map(|(x, y)| (x - a) * (y - b)));
    (2.0 * a * b + C1) * (2.0 * together + C2)
        / ((a * a + b * b + C1) * (varies_one + varies_other + C2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(width: u32, height: u32, level: impl Fn(u32, u32) -> u8) -> PageImage {
        let at = |i| level(i % width, i / width);
        let pixels = Pixels::Grey((0..width * height).map(at).collect());
        PageImage { width, height, dpi: Dpi::new(150).unwrap(), pixels }
    }

    #[test]
    fn equal_pictures_are_wholly_alike_and_a_negative_is_not() {
        let stripes = picture(20, 20, |x, _| if x % 4 < 2 { 30 } else { 220 });
        let negative = picture(20, 20, |x, _| if x % 4 < 2 { 220 } else { 30 });
        assert_eq!(ssim(&stripes, &stripes), Some(1.0));
        assert!(ssim(&stripes, &negative).unwrap() < -0.9);
    }

    #[test]
    fn even_sheets_are_as_alike_as_the_formula_says() {
        let (dark, light) = (picture(8, 8, |_, _| 100), picture(8, 8, |_, _| 200));
        let expected = (2.0 * 100.0 * 200.0 + C1) / (100.0 * 100.0 + 200.0 * 200.0 + C1);
        assert!((ssim(&dark, &light).unwrap() - expected).abs() < 1e-12);
    }

    #[test]
    fn pictures_of_other_sizes_are_not_compared() {
        assert_eq!(ssim(&picture(8, 8, |_, _| 0), &picture(8, 9, |_, _| 0)), None);
    }
}
