//! A file opened once, whose pages are taken one by one: a PDF of 600 pages is not parsed
//! 600 times.

use std::sync::Arc;

use super::{DecodeError, Format, Limits, Written, guarded, jpeg, pdf, png, tiff};
use crate::finding::Noted;
use crate::page::image::{Dpi, PageSource};

/// An open file. Threads may share it: what a page gives does not depend on what others took.
pub struct Opened {
    bytes: Arc<Vec<u8>>,
    format: Format,
    /// The document, where opening costs something.
    pdf: Option<pdf::Document>,
}

impl std::fmt::Debug for Opened {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Opened({}, {} bytes)", self.format.name(), self.bytes.len())
    }
}

impl Opened {
    /// Opens a file; pages are looked at when they are asked for.
    ///
    /// # Errors
    /// [`DecodeError`] where nothing of the file can be used.
    pub fn new(
        bytes: Arc<Vec<u8>>,
        format: Format,
        limits: &Limits,
    ) -> Result<Self, DecodeError> {
        if bytes.is_empty() {
            return Err(DecodeError::Empty);
        }
        let pdf = match format {
            Format::Pdf => Some(guarded(|| pdf::open(&bytes, limits))?),
            Format::Tiff | Format::Jpeg | Format::Png => None,
        };
        Ok(Self { bytes, format, pdf })
    }

    /// One page, from 1, still encoded where its bytes can be passed on untouched. `dpi` is
    /// what was stated or assumed for it; a page that must be rendered is rendered at it.
    ///
    /// Findings name no file: the caller knows it.
    ///
    /// # Errors
    /// [`DecodeError`] where the page cannot be had.
    pub fn source(
        &self,
        page: u32,
        dpi: Dpi,
        limits: &Limits,
    ) -> Result<Noted<PageSource>, DecodeError> {
        let bytes = &self.bytes;
        if matches!(self.format, Format::Jpeg | Format::Png) && page != 1 {
            return Err(DecodeError::NoSuchPage { page, pages: 1 });
        }
        if let Some(document) = &self.pdf {
            return self.pdf_page(document, page, dpi, limits).map(Noted::clean);
        }
        guarded(|| match self.format {
            Format::Jpeg => jpeg::source(bytes, dpi, limits).map(Noted::clean),
            Format::Png => png::source(bytes, dpi, limits).map(Noted::clean),
            Format::Tiff | Format::Pdf => tiff::source(bytes, page, dpi, limits),
        })
    }

    /// The quarter turns clockwise that show a page upright, as the file states it (TIFF or
    /// EXIF orientation, a PDF's `/Rotate`); 0 where it states none, or a mirror, which paper
    /// does not have. What a PDF states has been done to its pages already, but for images
    /// that are passed on as they lie.
    #[must_use]
    pub fn stated_quarters(&self, page: u32, limits: &Limits) -> u8 {
        if let Some(document) = &self.pdf {
            return guarded(|| pdf::quarters(document, page, limits)).unwrap_or_default();
        }
        let stated = guarded(|| match self.format {
            Format::Jpeg => {
                jpeg::probe(&self.bytes, limits).map(|facts| facts.orientation)
            }
            Format::Tiff => tiff::stated_orientation(&self.bytes, page, limits),
            Format::Png | Format::Pdf => Ok(None),
        });
        match stated {
            Ok(Some(6)) => 1,
            Ok(Some(3)) => 2,
            Ok(Some(8)) => 3,
            _ => 0,
        }
    }

    /// The text that a PDF page brings along, line by line in the order it has them, with
    /// places in a page of `size` pixels. Nothing where it has none, or is no PDF.
    ///
    /// # Errors
    /// [`DecodeError`] where the page cannot be read.
    pub fn layer(
        &self,
        page: u32,
        size: (u32, u32),
        limits: &Limits,
    ) -> Result<Vec<Vec<Written>>, DecodeError> {
        let Some(document) = &self.pdf else { return Ok(Vec::new()) };
        guarded(|| pdf::layer(document, page, size, limits))
    }

    /// A reader that gave up on one page may have left the document it shares with the others
    /// half-made; such a page, and any that suffers from it, is asked for once more in a
    /// document of its own. Only then is the answer the page's alone.
    fn pdf_page(
        &self,
        document: &pdf::Document,
        page: u32,
        dpi: Dpi,
        limits: &Limits,
    ) -> Result<PageSource, DecodeError> {
        match guarded(|| pdf::source(document, page, dpi, limits)) {
            Err(DecodeError::Damaged { .. }) => guarded(|| {
                let alone = pdf::open(&self.bytes, limits)?;
                pdf::source(&alone, page, dpi, limits)
            }),
            other => other,
        }
    }
}
