//! Here is a scan; give me a clean page.
//!
//! Value in, value out: bytes of a received file become a [`PageSource`] (what the page is,
//! still encoded where that can be passed on untouched), that becomes a [`PageImage`] (pixels
//! for the eye), and that becomes the image for OCR. The image for the eye stays the original.

mod bars;
mod blank;
mod border;
mod boxes;
mod circle;
mod colour;
mod decode;
mod dots;
mod grain;
mod grey;
mod image;
mod inked;
mod leaders;
mod marks;
mod negative;
mod paper;
mod prepare;
mod regions;
mod resample;
mod resize;
mod rings;
mod ruling;
mod scale;
mod skew;
mod slips;
mod specks;
mod stamps;
mod steps;
mod survey;
mod thicken;
mod through;
mod transform;
mod uneven;
mod unruled;
mod xheight;

pub use blank::Ink;
pub use boxes::Boxed;
pub(crate) use boxes::paper_level;
#[cfg(test)]
pub(crate) use decode::tests_tiff as decode_tests;
pub use decode::{
    Colour, DecodeError, Format, Limits, Opened, Probed, Stated, TRIAL, Written, probe,
    source, trial, tried_by,
};
pub use grey::{Grey, Greyed, to_grey};
pub use image::{Dpi, PageImage, PageSource, Pixels};
pub(crate) use marks::spots;
pub use prepare::{Kind, PageFacts, PrepareSettings, Prepared, prepare, prepare_showing};
pub use regions::{Region, RegionKind};
#[cfg(test)]
pub(crate) use resample::rotated;
pub(crate) use resize::resized;
pub use ruling::{Rule, Ruling};
pub(crate) use scale::most_prepared_pixels;
pub use slips::{Slip, without};
pub use steps::{Show, Step};
pub(crate) use survey::may_shine_through;
pub use transform::Transform;
