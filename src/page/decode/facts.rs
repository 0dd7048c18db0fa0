//! What a file says of a page before its pixels are decoded.

use serde::{Deserialize, Serialize};

/// What the pixels can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Colour {
    /// Black and white only.
    Bilevel,
    /// Shades of grey.
    Grey,
    /// Colour.
    Colour,
}

/// A resolution as a file states it: dots per inch across and down, not yet judged.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stated {
    /// Dots per inch across.
    pub x: f64,
    /// Dots per inch down.
    pub y: f64,
}

impl Stated {
    /// `None` where a number is no resolution (zero, negative, not finite).
    pub(super) fn new(x: f64, y: f64) -> Option<Self> {
        let usable = |n: f64| n.is_finite() && n > 0.0;
        (usable(x) && usable(y)).then_some(Self { x, y })
    }

    /// Whether a pixel is a square, within 2 %.
    #[must_use]
    pub fn is_even(&self) -> bool {
        (self.x / self.y - 1.0).abs() <= 0.02
    }
}

/// A page as its file describes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Probed {
    /// Width in pixels; of a rendered page, at the resolution it will be rendered in.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The resolution as stated; `None` where the file states none.
    pub stated: Option<Stated>,
    /// What the pixels can show.
    pub colour: Colour,
    /// Bits a sample: 1, 2, 4, 8 or 16.
    pub bits: u8,
    /// The file asks viewers to turn or mirror the image (TIFF or EXIF orientation, 2–8).
    /// The image is kept as it is stored.
    pub orientation: Option<u16>,
    /// The page is no single image and will be rendered (PDF only).
    pub rendered: bool,
    /// A page to be rendered was too large for the resolution asked for.
    pub lowered: bool,
    /// The file tells by a colour profile what its colours mean, and that is not followed.
    pub strange_colours: bool,
}
