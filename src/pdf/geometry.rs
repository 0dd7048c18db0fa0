//! From pixels to points: how large the paper is and where a pixel lies on it.

use crate::page::Dpi;

/// PDF/A-2 bounds every page side: 3 to 14,400 units (ISO 19005-2, 6.1.13).
const SMALLEST: f64 = 3.0;
const LARGEST: f64 = 14_400.0;

/// A page in PDF units. A unit is 1/72 inch times `user_unit`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Geometry {
    /// Page width in units.
    pub(super) width: f32,
    /// Page height in units.
    pub(super) height: f32,
    /// How many points a unit is; more than 1 only for paper longer than 5.08 m.
    pub(super) user_unit: u32,
    /// Units a pixel.
    pub(super) scale: f32,
    /// Units from the page's bottom to the image's: 0 but for slivers under 3 units.
    pub(super) bottom: f32,
    /// Image width in pixels.
    pub(super) pixels_wide: u32,
    /// Image height in pixels.
    pub(super) pixels_high: u32,
}

impl Geometry {
    /// The paper under an image. Paper too long for PDF keeps its true size by a larger unit;
    /// paper too thin is widened with white, the image at its top left.
    pub(super) fn new(pixels_wide: u32, pixels_high: u32, dpi: Dpi) -> Self {
        let points = 72.0 / f64::from(dpi.get());
        let longest = f64::from(pixels_wide.max(pixels_high)) * points;
        let user_unit = (longest / LARGEST).ceil().max(1.0);
        let scale = points / user_unit;
        let wide = f64::from(pixels_wide) * scale;
        let high = f64::from(pixels_high) * scale;
        let height = high.max(SMALLEST);
        Self {
            width: wide.max(SMALLEST) as f32,
            height: height as f32,
            user_unit: user_unit as u32,
            scale: scale as f32,
            bottom: (height - high) as f32,
            pixels_wide,
            pixels_high,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pixels: (u32, u32), dpi: u32, expected: (f32, f32, u32)) {
        let page = Geometry::new(pixels.0, pixels.1, Dpi::new(dpi).unwrap());
        assert_eq!((page.width, page.height, page.user_unit), expected);
        assert!(page.width <= 14_400.0 && page.height <= 14_400.0);
    }

    #[test]
    fn an_a4_scan_is_an_a4_page() {
        check((2480, 3508), 300, (595.2, 841.92, 1));
        check((7016, 9933), 300, (1683.84, 2383.92, 1));
    }

    #[test]
    fn paper_too_long_for_pdf_keeps_its_size_by_a_larger_unit() {
        check((72_000, 720), 72, (14_400.0, 144.0, 5));
        check((100, 65_535), 1, (21.951_22, 14_385.731, 328));
    }

    #[test]
    fn a_sliver_is_given_the_least_width_a_page_may_have() {
        check((1, 20_000), 300, (3.0, 4800.0, 1));
        let sliver = Geometry::new(20_000, 1, Dpi::new(300).unwrap());
        assert_eq!((sliver.height, sliver.bottom), (3.0, 2.76));
    }
}
