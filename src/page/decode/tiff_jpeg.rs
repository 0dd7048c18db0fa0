//! JPEG streams in a TIFF that are the whole page.

use super::ifd::{Ifd, Tiff};
use super::tiff::{Layout, YCBCR, tag};
use super::{DecodeError, Limits, jpeg};
use crate::page::image::{Dpi, PageSource};

/// The one JPEG stream of a page with compression 7 (TIFF Technical Note 2), where it means
/// the same outside of the TIFF.
pub(super) fn untouched(
    tiff: &Tiff<'_>,
    ifd: &Ifd,
    layout: &Layout,
    dpi: Dpi,
    limits: &Limits,
) -> Option<PageSource> {
    let &[(offset, length)] = layout.chunks.as_slice() else { return None };
    let whole = layout.tile.is_none() && layout.rows_per_strip >= layout.height;
    // A profile of the TIFF's own would be lost.
    let profile = layout.samples > 1 && ifd.has(tag::PROFILE);
    if layout.compression != 7 || !whole || profile || ifd.has(tag::JPEG_TABLES) {
        return None;
    }
    same(tiff.bytes().get(offset..offset + length)?, layout, dpi, limits).ok()?
}

/// A page of the old kind (compression 6, TIFF 6.0 §22), whose JPEG stream is named by
/// `JPEGInterchangeFormat`. The kind that has tables in tags of their own and no such stream
/// is not read.
pub(super) fn old_style(
    tiff: &Tiff<'_>,
    ifd: &Ifd,
    layout: &Layout,
    dpi: Dpi,
    limits: &Limits,
) -> Result<PageSource, DecodeError> {
    let other =
        || DecodeError::unsupported("TIFF, old-style JPEG without a whole stream");
    let start = tiff.number(ifd, tag::JPEG_STREAM).ok_or_else(other)?;
    // The length is often wrong; the stream's own end tells it.
    let stream = usize::try_from(start).ok().and_then(|at| tiff.bytes().get(at..));
    let stream = stream.ok_or_else(|| DecodeError::truncated("old-style JPEG"))?;
    if !stream.starts_with(b"\xff\xd8") {
        return Err(other());
    }
    same(stream, layout, dpi, limits)?.ok_or_else(other)
}

/// The stream as a page, where its size and colours are those of the TIFF.
fn same(
    stream: &[u8],
    layout: &Layout,
    dpi: Dpi,
    limits: &Limits,
) -> Result<Option<PageSource>, DecodeError> {
    // An RGB stream without its marker would be taken for YCbCr outside the TIFF.
    let colours = match layout.samples {
        1 => layout.photometric == 1,
        _ => layout.photometric == YCBCR,
    };
    let header = jpeg::checked(stream, limits)?;
    let same = (header.width, header.height) == (layout.width, layout.height)
        && u64::from(header.components) == layout.samples;
    if !same || !colours {
        return Ok(None);
    }
    jpeg::source(stream, dpi, limits).map(Some)
}
