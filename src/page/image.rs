//! Pixels and their resolution; the page as received, still encoded.

use serde::{Deserialize, Serialize};

/// Resolution in dots per inch, the same both ways, 1–10,000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Dpi(u32);

impl Dpi {
    /// What case files are scanned at: 300.
    pub const USUAL: Self = Self(300);

    /// `None` outside 1–10,000.
    #[must_use]
    pub fn new(dots_per_inch: u32) -> Option<Self> {
        (1..=10_000).contains(&dots_per_inch).then_some(Self(dots_per_inch))
    }

    /// Dots per inch.
    #[must_use]
    pub fn get(self) -> u32 {
        self.0
    }

    /// Millimetres that so many pixels cover.
    #[must_use]
    pub fn millimetres(self, pixels: u32) -> f64 {
        f64::from(pixels) * 25.4 / f64::from(self.0)
    }
}

/// Decoded pixels, rows from the top, no padding beyond what is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pixels {
    /// One bit a pixel, 1 = black, most significant bit first, rows padded to whole bytes.
    Bilevel(Vec<u8>),
    /// One byte a pixel, 0 = black.
    Grey(Vec<u8>),
    /// Three bytes a pixel: red, green, blue (sRGB).
    Rgb(Vec<u8>),
}

impl Pixels {
    /// Whether they are black and white alone.
    #[must_use]
    pub fn is_two_tone(&self) -> bool {
        matches!(self, Self::Bilevel(_))
    }
}

/// A decoded page: origin top left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageImage {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Resolution; what the file says, or what was assumed (a finding tells which).
    pub dpi: Dpi,
    /// The pixels.
    pub pixels: Pixels,
}

/// A page as received: still encoded where its bytes can go into a PDF untouched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageSource {
    /// A whole JPEG stream (ISO 10918-1), 1 (grey), 3 (YCbCr) or 4 (CMYK) components.
    Jpeg {
        /// The stream, byte for byte as received.
        bytes: Vec<u8>,
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
        /// Number of colour components.
        components: u8,
        /// Resolution.
        dpi: Dpi,
    },
    /// One CCITT G4 stream (ITU-T T.6) holding the whole page.
    G4 {
        /// The stream, byte for byte as received.
        bytes: Vec<u8>,
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
        /// The stream's 1 bits mean black (TIFF `MinIsWhite`, the usual for fax).
        black_is_one: bool,
        /// Resolution.
        dpi: Dpi,
    },
    /// Anything else, decoded (or rendered, for PDF pages that are not one image).
    Pixels(PageImage),
}
