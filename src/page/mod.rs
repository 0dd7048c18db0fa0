//! Here is a scan; give me a clean page.
//!
//! Value in, value out: bytes of a received file become a [`PageSource`] (what the page is,
//! still encoded where that can be passed on untouched), that becomes a [`PageImage`] (pixels
//! for the eye), and that becomes the image for OCR. The image for the eye stays the original.

mod decode;
mod image;

#[cfg(test)]
pub(crate) use decode::tests_tiff as decode_tests;
pub use decode::{Colour, DecodeError, Format, Limits, PageFacts, Stated, probe, source};
pub use image::{Dpi, PageImage, PageSource, Pixels};
