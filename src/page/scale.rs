//! How large a page is shown to recognition: by the size of its letters.

use super::resample::{new_size, smaller};
use super::{Grey, PageFacts, PrepareSettings, Prepared};
use crate::place::Area;

/// A page is made no smaller than this for the sake of its letters: its longer side, in
/// pixels, as an A4 page has at 150 dpi. Large letters may stand beside small ones, as on a
/// folder's cover.
const LEAST_SIDE: u32 = 1750;

/// The scale at which letters have the wanted size, and at which the page is not too large.
pub(super) fn scale(facts: &PageFacts, part: Area, settings: &PrepareSettings) -> f64 {
    let pixels = f64::from(part.width) * f64::from(part.height);
    let fits = (f64::from(settings.most_pixels) / pixels.max(1.0)).sqrt();
    let letters = facts.x_height.map_or(1.0, |tenths| {
        f64::from(settings.x_height) * 10.0 / f64::from(tenths.max(1))
    });
    letters.max(least(part.width, part.height)).min(fits).clamp(0.05, 1.0)
}

/// The scale below which nothing of this size is made smaller.
fn least(width: u32, height: u32) -> f64 {
    f64::from(LEAST_SIDE) / f64::from(width.max(height).max(1))
}

/// Small letters of grey pages are made larger where they are lower than this, in pixels: at
/// 90 and 100 dpi Tesseract alone then makes a third of its errors (in black and white it makes
/// as many).
const LOW: f64 = 12.0;

/// To this height, …
const GROWN: f64 = 18.0;

/// … but no more than so many times, …
const MOST_TIMES: f64 = 2.0;

/// … and to no more pixels than an A4 page has at 300 dpi.
const MOST_ENLARGED: f64 = 9e6;

/// By how much a page of this size is to be made larger for the sake of its letters; `None`
/// where it is not.
pub(super) fn enlargement(
    x_height: Option<f64>,
    (width, height): (u32, u32),
    settings: &PrepareSettings,
) -> Option<f64> {
    let x_height = x_height.filter(|height| *height < LOW)?;
    let times = (GROWN / x_height.max(1.0)).min(MOST_TIMES);
    let pixels = f64::from(width) * f64::from(height) * times * times;
    // At full size is at the size it was received.
    (settings.x_height < f32::MAX && pixels <= MOST_ENLARGED).then_some(times)
}

/// A resolution as Tesseract takes it, in dots per inch, of pixels with letters of this
/// x-height.
///
/// A file may state what it likes, and from 800 on Tesseract loses half the lines of a page
/// whose letters are not as large as that tells; less than what is true does it no harm. So
/// letters are taken to be no smaller than [`SMALL`], and 70 is the least it believes.
pub(super) fn tesseract_dpi(dots_per_inch: f64, x_height: Option<f64>) -> u32 {
    let most = x_height.map_or(MOST_DPI, |height| height / SMALL);
    (dots_per_inch.min(most).round() as u32).clamp(70, 2400)
}

/// The x-height of print of ten points, in inches.
const SMALL: f64 = 1.0 / 16.0;

/// The most that is believed where nobody has measured the letters, in dots per inch.
const MOST_DPI: f64 = 600.0;

impl Prepared {
    /// The same page with letters of this height, in pixels, and its resolution in dots per
    /// inch; `None` where it would hardly be smaller, or where nobody knows how large its
    /// letters are.
    #[must_use]
    pub fn smaller(&self, x_height: f32) -> Option<(Grey, u32)> {
        let letters = f64::from(x_height) / self.x_height?.max(1.0);
        let scale = letters.max(least(self.image.width, self.image.height));
        (scale < 0.9 && !self.enlarged).then(|| {
            let dpi = tesseract_dpi(f64::from(self.dpi) * scale, None);
            (smaller(&self.image, scale), dpi)
        })
    }
}

/// The size of the image that recognition would see at most, in pixels, for a page of this
/// size whose letters nobody has measured.
#[must_use]
pub(crate) fn most_prepared_pixels(
    width: u32,
    height: u32,
    settings: &PrepareSettings,
) -> u64 {
    let whole = Area { x: 0, y: 0, width, height };
    let scale = scale(&PageFacts::default(), whole, settings);
    let pixels = u64::from(width) * u64::from(height);
    let enlarged = (pixels as f64 * MOST_TIMES * MOST_TIMES).min(MOST_ENLARGED) as u64;
    enlarged.max(u64::from(new_size(width, scale)) * u64::from(new_size(height, scale)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_resolution_that_the_letters_speak_against_is_not_told_to_tesseract() {
        let check = |stated, x_height, expected| {
            assert_eq!(
                tesseract_dpi(stated, x_height),
                expected,
                "{stated} {x_height:?}"
            );
        };
        check(300.0, Some(20.0), 300);
        check(200.0, Some(24.0), 200);
        // A journal's page whose file states 1200.
        check(1200.0, Some(18.5), 296);
        check(300.0, Some(6.0), 96);
        check(1200.0, None, 600);
        check(45.0, Some(2.0), 70);
    }
}
