//! Fax-coded TIFF pages (ITU-T T.4 and T.6), in strips or tiles.

use super::bilevel::Rows;
use super::ccitt::{self, Coding};
use super::ifd::{Ifd, Tiff};
use super::tiff::{Layout, WHITE_IS_ZERO, tag};
use super::{DecodeError, Limits};

/// How a fax page is coded, and whether each row begins on a byte of its own; `None` where it
/// is no fax page that can be decoded here.
pub(super) fn coding(
    tiff: &Tiff<'_>,
    ifd: &Ifd,
    layout: &Layout,
) -> Option<(Coding, bool)> {
    let options = |tag| tiff.number(ifd, tag).unwrap_or(0);
    let plain = layout.bits == 1 && layout.samples == 1 && layout.photometric <= 1;
    match layout.compression {
        2 if plain => Some((Coding::G3, true)),
        3 if plain && options(tag::T4_OPTIONS) & 2 == 0 => {
            let both = options(tag::T4_OPTIONS) & 1 == 1;
            Some((if both { Coding::G3Both } else { Coding::G3 }, false))
        }
        4 if plain && options(tag::T6_OPTIONS) & 2 == 0 => Some((Coding::G4, false)),
        _ => None,
    }
}

/// All strips or tiles of a fax page, and how many rows they left out.
pub(super) fn decode(
    tiff: &Tiff<'_>,
    ifd: &Ifd,
    layout: &Layout,
    limits: &Limits,
) -> Result<(Rows, u32), DecodeError> {
    let (coding, aligned) = coding(tiff, ifd, layout)
        .ok_or_else(|| DecodeError::unsupported("TIFF fax coding"))?;
    // A tile is padded to its full size, a strip ends where the page does.
    let (wide, high) = layout.tile.unwrap_or((layout.width, layout.rows_per_strip));
    limits.check(wide.into(), high.into(), 1)?;
    let (across, down) = (layout.width.div_ceil(wide), layout.height.div_ceil(high));
    let wanted = across as usize * down as usize;
    if layout.chunks.len() < wanted {
        let told = format!("{} of {wanted} strips or tiles", layout.chunks.len());
        return Err(DecodeError::truncated(told));
    }
    let mut page = Rows::white(layout.width, layout.height);
    let mut missing = 0;
    for (at, (offset, length)) in (0..across * down).zip(&layout.chunks) {
        let (left, top) = (at % across * wide, at / across * high);
        let bytes = &tiff.bytes()[*offset..offset + length];
        let turned;
        let bytes = if layout.reversed {
            turned = bytes.iter().map(|byte| byte.reverse_bits()).collect::<Vec<_>>();
            &turned
        } else {
            bytes
        };
        let rows = high.min(layout.height - top);
        let height = if layout.tile.is_some() { high } else { rows };
        let stream = ccitt::Stream { bytes, width: wide, height, coding, aligned };
        let part = ccitt::decode(&stream)?;
        missing += part.missing.min(rows);
        page.put(&part.rows, left, top);
    }
    let page = if layout.photometric == WHITE_IS_ZERO { page } else { page.inverted() };
    Ok((page, missing))
}
