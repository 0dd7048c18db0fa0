//! Received bytes become pages: what a file says of them, each still encoded, each in pixels.
//!
//! Everything here reads strangers' bytes. Sizes are checked before memory is taken, and the
//! doors ([`probe`], [`Opened`], [`PageSource::decode`]) are shut against panics.

mod bilevel;
mod ccitt;
mod error;
mod facts;
mod format;
mod ifd;
mod jbig2;
mod jpeg;
mod limits;
mod opened;
mod pdf;
mod pdf_coded;
mod pdf_image;
mod pdf_layer;
mod pdf_work;
mod pixels;
mod png;
mod profile;
#[cfg(test)]
mod tests_formats;
#[cfg(test)]
mod tests_pdf;
#[cfg(test)]
mod tests_pdf_pages;
#[cfg(test)]
pub(crate) mod tests_tiff;
mod tiff;
mod tiff_fax;
mod tiff_jpeg;
mod tiff_pixels;
mod tiff_view;
mod trial;
mod unpack;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use super::image::{Dpi, PageImage, PageSource};
use crate::finding::Noted;

pub use error::DecodeError;
pub use facts::{Colour, Probed, Stated};
pub use format::Format;
pub use limits::Limits;
pub use opened::Opened;
pub use pdf_layer::Written;
pub use trial::{TRIAL, trial, tried_by};

/// What a file says of each of its pages, in order. A page that cannot be used is an error
/// in its place, and those beside it are still there.
///
/// `render` is the resolution for PDF pages that have to be rendered.
///
/// # Errors
/// [`DecodeError`] where nothing of the file can be used.
pub fn probe(
    bytes: &[u8],
    format: Format,
    render: Dpi,
    limits: &Limits,
) -> Result<Vec<Result<Probed, DecodeError>>, DecodeError> {
    if bytes.is_empty() {
        return Err(DecodeError::Empty);
    }
    guarded(|| match format {
        Format::Tiff => tiff::probe(bytes, limits),
        Format::Jpeg => Ok(vec![jpeg::probe(bytes, limits)]),
        Format::Png => Ok(vec![png::probe(bytes, limits)]),
        Format::Pdf => pdf::probe(&Arc::new(bytes.to_vec()), render, limits),
    })
}

/// One page of a file that is opened for it alone: see [`Opened`] where there are more.
///
/// # Errors
/// [`DecodeError`] where the page cannot be had.
pub fn source(
    bytes: &[u8],
    format: Format,
    page: u32,
    dpi: Dpi,
    limits: &Limits,
) -> Result<Noted<PageSource>, DecodeError> {
    Opened::new(Arc::new(bytes.to_vec()), format, limits)?.source(page, dpi, limits)
}

impl PageSource {
    /// The pixels.
    ///
    /// # Errors
    /// [`DecodeError`] where the stream is damaged or larger than the limits.
    pub fn decode(&self, limits: &Limits) -> Result<PageImage, DecodeError> {
        guarded(|| match self {
            Self::Jpeg { bytes, dpi, .. } => jpeg::decode(bytes, *dpi, limits),
            Self::G4 { bytes, width, height, black_is_one, dpi } => {
                limits.check((*width).into(), (*height).into(), 1)?;
                let stream = ccitt::Stream::g4(bytes, *width, *height);
                let rows = ccitt::decode(&stream)?.rows;
                let pixels = if *black_is_one { rows } else { rows.inverted() };
                Ok(pixels.into_image(*dpi))
            }
            Self::Pixels(image) => Ok(image.clone()),
        })
    }

    /// Width and height in pixels.
    #[must_use]
    pub fn size(&self) -> (u32, u32) {
        match self {
            Self::Jpeg { width, height, .. } | Self::G4 { width, height, .. } => {
                (*width, *height)
            }
            Self::Pixels(image) => (image.width, image.height),
        }
    }

    /// The resolution.
    #[must_use]
    pub fn dpi(&self) -> Dpi {
        match self {
            Self::Jpeg { dpi, .. } | Self::G4 { dpi, .. } => *dpi,
            Self::Pixels(image) => image.dpi,
        }
    }
}

/// A decoder that panics on hostile bytes is a damaged page, not the end of the batch. The
/// decoders below hold no state that outlives the call, so nothing half-made can be seen.
fn guarded<T>(work: impl FnOnce() -> Result<T, DecodeError>) -> Result<T, DecodeError> {
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|_| Err(DecodeError::damaged("the decoder gave up")))
}
