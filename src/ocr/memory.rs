//! How much memory a page needs while it is read, so that large pages take turns.

use crate::page::{PrepareSettings, most_prepared_pixels};

/// An estimate from above of the bytes in use while a page of this size is decoded, made
/// ready and read; `bits` is the depth of a decoded pixel (1, 8 or 24).
#[must_use]
pub fn memory_need(width: u32, height: u32, bits: u32) -> u64 {
    let pixels = u64::from(width) * u64::from(height);
    let decoded = pixels * u64::from(bits.max(1)) / 8;
    // Encoded bytes and the decoder's own rows; colour becomes grey in place.
    let decoding = decoded + decoded / 2;
    let grey = if bits >= 8 { pixels } else { pixels / 8 };
    // Tesseract keeps its copy, a black and white one, and the layout's maps: 4.6 bytes a
    // pixel measured, and its models once.
    let prepared = most_prepared_pixels(width, height, &PrepareSettings::default());
    let reading = grey + prepared * 6 + 60_000_000;
    decoding.max(reading)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_pages_fit_into_the_budget_and_a_large_colour_drawing_too() {
        let a4 = memory_need(2480, 3508, 24);
        let a1 = memory_need(9933, 7016, 24);
        assert!(a4 < 130_000_000, "{a4}");
        assert!((209_000_000..400_000_000).contains(&a1), "{a1}");
        assert!(memory_need(9933, 7016, 1) < a1);
    }
}
