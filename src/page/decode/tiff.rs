//! TIFF pages: what their tags say, and which of them can be passed on untouched.

use super::ifd::{Ifd, Tiff};
use super::{Colour, DecodeError, Limits, Probed, Stated};
use super::{ccitt, profile, tiff_fax, tiff_jpeg, tiff_pixels};
use crate::finding::{Finding, Noted};
use crate::msg;
use crate::page::image::{Dpi, PageSource};
use crate::place::Place;

/// Tags of TIFF 6.0 that are read here.
pub(super) mod tag {
    pub(crate) const SUBFILE: u16 = 254;
    pub(crate) const WIDTH: u16 = 256;
    pub(crate) const HEIGHT: u16 = 257;
    pub(crate) const BITS: u16 = 258;
    pub(crate) const COMPRESSION: u16 = 259;
    pub(crate) const PHOTOMETRIC: u16 = 262;
    pub(crate) const FILL_ORDER: u16 = 266;
    pub(crate) const STRIP_OFFSETS: u16 = 273;
    pub(crate) const ORIENTATION: u16 = 274;
    pub(crate) const SAMPLES: u16 = 277;
    pub(crate) const ROWS_PER_STRIP: u16 = 278;
    pub(crate) const STRIP_LENGTHS: u16 = 279;
    pub(crate) const X_RESOLUTION: u16 = 282;
    pub(crate) const Y_RESOLUTION: u16 = 283;
    pub(crate) const PLANAR: u16 = 284;
    pub(crate) const T4_OPTIONS: u16 = 292;
    pub(crate) const T6_OPTIONS: u16 = 293;
    pub(crate) const RESOLUTION_UNIT: u16 = 296;
    pub(crate) const PREDICTOR: u16 = 317;
    pub(crate) const COLOUR_MAP: u16 = 320;
    pub(crate) const TILE_WIDTH: u16 = 322;
    pub(crate) const TILE_HEIGHT: u16 = 323;
    pub(crate) const TILE_OFFSETS: u16 = 324;
    pub(crate) const TILE_LENGTHS: u16 = 325;
    pub(crate) const EXTRA_SAMPLES: u16 = 338;
    pub(crate) const SAMPLE_FORMAT: u16 = 339;
    pub(crate) const JPEG_TABLES: u16 = 347;
    pub(crate) const JPEG_STREAM: u16 = 513;
    pub(crate) const SUBSAMPLING: u16 = 530;
    pub(crate) const PROFILE: u16 = 34_675;
}

/// `PhotometricInterpretation`.
pub(super) const WHITE_IS_ZERO: u64 = 0;
pub(super) const PALETTE: u64 = 3;
pub(super) const YCBCR: u64 = 6;

/// A page's tags, checked against the file and the limits.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) bits: u64,
    pub(super) samples: u64,
    pub(super) compression: u64,
    pub(super) photometric: u64,
    /// Bits run from the low end of each byte (`FillOrder` 2).
    pub(super) reversed: bool,
    /// Each sample in a plane of its own (`PlanarConfiguration` 2).
    pub(super) planar: bool,
    /// Width and height of a tile, where there are tiles instead of strips.
    pub(super) tile: Option<(u32, u32)>,
    pub(super) rows_per_strip: u32,
    /// Where each strip or tile lies: offset and length, all within the file.
    pub(super) chunks: Vec<(usize, usize)>,
}

pub(super) fn probe(
    bytes: &[u8],
    limits: &Limits,
) -> Result<Vec<Result<Probed, DecodeError>>, DecodeError> {
    let tiff = Tiff::open(bytes)?;
    let (pages, broken) = pages(&tiff, limits);
    if pages.is_empty() {
        return Err(broken.unwrap_or_else(|| DecodeError::damaged("TIFF without a page")));
    }
    let mut facts: Vec<_> = pages.iter().map(|ifd| facts(&tiff, ifd, limits)).collect();
    facts.extend(broken.map(Err));
    Ok(facts)
}

pub(super) fn source(
    bytes: &[u8],
    page: u32,
    dpi: Dpi,
    limits: &Limits,
) -> Result<Noted<PageSource>, DecodeError> {
    let tiff = Tiff::open(bytes)?;
    let (pages, broken) = pages(&tiff, limits);
    let count = pages.len() as u32;
    let Some(ifd) = (page as usize).checked_sub(1).and_then(|at| pages.get(at)) else {
        return Err(broken.unwrap_or(DecodeError::NoSuchPage { page, pages: count }));
    };
    let layout = layout(&tiff, ifd, limits)?;
    layout.supported(&tiff, ifd)?;
    if let Some(source) = untouched(&tiff, ifd, &layout, dpi, limits) {
        return Ok(Noted::clean(source));
    }
    if layout.compression == 6 {
        return tiff_jpeg::old_style(&tiff, ifd, &layout, dpi, limits).map(Noted::clean);
    }
    if tiff_fax::coding(&tiff, ifd, &layout).is_some() {
        let (image, missing) = tiff_fax::decode(&tiff, ifd, &layout, limits)?;
        let mut noted = Noted::clean(PageSource::Pixels(image.into_image(dpi)));
        if missing > 0 {
            noted.findings.push(missing_rows(page, missing));
        }
        return Ok(noted);
    }
    let image = tiff_pixels::decode(&tiff, ifd, &layout, dpi, limits)?;
    Ok(Noted::clean(PageSource::Pixels(image)))
}

/// What a page asks viewers to do (2–8).
pub(super) fn stated_orientation(
    bytes: &[u8],
    page: u32,
    limits: &Limits,
) -> Result<Option<u16>, DecodeError> {
    let tiff = Tiff::open(bytes)?;
    let (pages, _) = pages(&tiff, limits);
    let ifd = (page as usize).checked_sub(1).and_then(|at| pages.get(at));
    Ok(ifd.and_then(|ifd| orientation(&tiff, ifd)))
}

/// The pages of the main chain; reduced copies beside them (`NewSubfileType` bit 0) are none.
fn pages(tiff: &Tiff<'_>, limits: &Limits) -> (Vec<Ifd>, Option<DecodeError>) {
    let (mut directories, broken) = tiff.directories(limits.pages);
    let first = directories.first().map(|ifd| ifd.offset);
    directories.retain(|ifd| {
        let reduced = tiff.number(ifd, tag::SUBFILE).unwrap_or(0) & 1 == 1;
        !reduced || Some(ifd.offset) == first
    });
    (directories, broken)
}

fn facts(tiff: &Tiff<'_>, ifd: &Ifd, limits: &Limits) -> Result<Probed, DecodeError> {
    let layout = layout(tiff, ifd, limits)?;
    layout.supported(tiff, ifd)?;
    Ok(Probed {
        width: layout.width,
        height: layout.height,
        stated: stated(tiff, ifd),
        colour: match (layout.photometric, layout.bits, layout.samples) {
            (0 | 1, 1, 1) => Colour::Bilevel,
            (0 | 1, _, _) => Colour::Grey,
            _ => Colour::Colour,
        },
        bits: layout.bits as u8,
        orientation: orientation(tiff, ifd),
        rendered: false,
        lowered: false,
        strange_colours: profile_of(tiff, ifd).is_some_and(|icc| {
            let components =
                if layout.photometric == PALETTE { 3 } else { layout.samples };
            !profile::is_followed(&icc, components as u8)
        }),
    })
}

/// Reads and checks what every page needs.
fn layout(tiff: &Tiff<'_>, ifd: &Ifd, limits: &Limits) -> Result<Layout, DecodeError> {
    let number = |tag| tiff.number(ifd, tag);
    let width =
        number(tag::WIDTH).ok_or_else(|| DecodeError::damaged("no ImageWidth"))?;
    let height =
        number(tag::HEIGHT).ok_or_else(|| DecodeError::damaged("no ImageLength"))?;
    let bits = number(tag::BITS).unwrap_or(1);
    let samples = number(tag::SAMPLES).unwrap_or(1);
    if bits == 0 || samples == 0 || samples > 8 || bits > 64 {
        let what = format!("TIFF, {samples} samples of {bits} bits");
        return Err(DecodeError::unsupported(what));
    }
    limits.check(width, height, bits * samples)?;
    let tiled = ifd.has(tag::TILE_OFFSETS);
    let tile = if tiled { Some(tile(tiff, ifd, bits * samples, limits)?) } else { None };
    Ok(Layout {
        width: width as u32,
        height: height as u32,
        bits,
        samples,
        compression: number(tag::COMPRESSION).unwrap_or(1),
        photometric: number(tag::PHOTOMETRIC).unwrap_or(WHITE_IS_ZERO),
        reversed: number(tag::FILL_ORDER) == Some(2),
        planar: samples > 1 && number(tag::PLANAR) == Some(2),
        tile,
        rows_per_strip: number(tag::ROWS_PER_STRIP).map_or(height, |n| n.clamp(1, height))
            as u32,
        chunks: chunks(tiff, ifd, tiled)?,
    })
}

/// Width and height of a tile, whole bytes wide (TIFF 6.0 §15: multiples of 16).
fn tile(
    tiff: &Tiff<'_>,
    ifd: &Ifd,
    bits: u64,
    limits: &Limits,
) -> Result<(u32, u32), DecodeError> {
    let side = |tag| tiff.number(ifd, tag).unwrap_or(0);
    let (width, height) = (side(tag::TILE_WIDTH), side(tag::TILE_HEIGHT));
    limits.check(width, height, bits)?;
    if width % 8 != 0 {
        return Err(DecodeError::damaged(format!("tiles {width} pixels wide")));
    }
    Ok((width as u32, height as u32))
}

/// Where the strips or tiles lie; each must lie whole in the file.
fn chunks(
    tiff: &Tiff<'_>,
    ifd: &Ifd,
    tiled: bool,
) -> Result<Vec<(usize, usize)>, DecodeError> {
    let (offsets, lengths) = match tiled {
        true => (tag::TILE_OFFSETS, tag::TILE_LENGTHS),
        false => (tag::STRIP_OFFSETS, tag::STRIP_LENGTHS),
    };
    let list = |tag, name: &str| {
        tiff.numbers(ifd, tag)
            .filter(|list| !list.is_empty())
            .ok_or_else(|| DecodeError::truncated(format!("TIFF without {name}")))
    };
    let offsets = list(offsets, "StripOffsets")?;
    let lengths = list(lengths, "StripByteCounts")?;
    if offsets.len() != lengths.len() {
        let told = format!("{} offsets, {} lengths", offsets.len(), lengths.len());
        return Err(DecodeError::damaged(told));
    }
    let size = tiff.bytes().len() as u64;
    let place = |(offset, length): (u64, u64)| match offset.checked_add(length) {
        Some(end) if end <= size && length > 0 => Ok((offset as usize, length as usize)),
        _ => Err(DecodeError::truncated(format!(
            "pixels at byte {offset} + {length}, the file has {size}"
        ))),
    };
    offsets.into_iter().zip(lengths).map(place).collect()
}

impl Layout {
    /// Whether the page is of a kind that is decoded; said at once, not when it is read.
    fn supported(&self, tiff: &Tiff<'_>, ifd: &Ifd) -> Result<(), DecodeError> {
        let known = match self.compression {
            2..=4 => tiff_fax::coding(tiff, ifd, self).is_some(),
            6 => ifd.has(tag::JPEG_STREAM),
            1 | 5 | 7 | 8 | 32773 | 32946 => true,
            _ => false,
        };
        let depth = matches!(self.bits, 1 | 2 | 4 | 8 | 16);
        let photometric = matches!(self.photometric, 0..=3 | 5 | 6);
        if known && depth && photometric {
            return Ok(());
        }
        Err(DecodeError::unsupported(format!(
            "TIFF, compression {}, photometric interpretation {}, {} samples of {} bits",
            self.compression, self.photometric, self.samples, self.bits,
        )))
    }
}

/// The page as it lies in the file: a T.6 stream or a JPEG of its own that is the whole page.
fn untouched(
    tiff: &Tiff<'_>,
    ifd: &Ifd,
    layout: &Layout,
    dpi: Dpi,
    limits: &Limits,
) -> Option<PageSource> {
    if layout.compression != 4 || layout.reversed {
        return tiff_jpeg::untouched(tiff, ifd, layout, dpi, limits);
    }
    tiff_fax::coding(tiff, ifd, layout)?;
    let &[(offset, length)] = layout.chunks.as_slice() else { return None };
    let bytes = tiff.bytes().get(offset..offset + length)?;
    let (width, height) = (layout.width, layout.height);
    if layout.tile.is_some() || layout.rows_per_strip < height {
        return None;
    }
    // A damaged or short stream is not passed on: it is decoded and told about.
    let whole =
        ccitt::decode(&ccitt::Stream::g4(bytes, width, height)).ok()?.missing == 0;
    let black_is_one = layout.photometric == WHITE_IS_ZERO;
    whole.then(|| PageSource::G4 {
        bytes: bytes.to_vec(),
        width,
        height,
        black_is_one,
        dpi,
    })
}

/// The colour profile of a page.
pub(super) fn profile_of(tiff: &Tiff<'_>, ifd: &Ifd) -> Option<Vec<u8>> {
    let icc = tiff.numbers(ifd, tag::PROFILE)?;
    Some(icc.into_iter().map(|byte| byte as u8).collect())
}

fn missing_rows(page: u32, missing: u32) -> Finding {
    Finding::warning(
        Place::default().page(page),
        msg!("decode-missing-rows", missing = missing),
    )
    .hint(msg!("decode-hint-look"))
}

/// The resolution of a directory in dots per inch; `None` where it states a shape only.
pub(super) fn stated(tiff: &Tiff<'_>, ifd: &Ifd) -> Option<Stated> {
    let scale = match tiff.number(ifd, tag::RESOLUTION_UNIT).unwrap_or(2) {
        2 => 1.0,
        3 => 2.54,
        _ => return None,
    };
    let x = tiff.fraction(ifd, tag::X_RESOLUTION)?;
    let y = tiff.fraction(ifd, tag::Y_RESOLUTION).unwrap_or(x);
    Stated::new(x * scale, y * scale)
}

/// The orientation, where it asks for turning (2–8).
pub(super) fn orientation(tiff: &Tiff<'_>, ifd: &Ifd) -> Option<u16> {
    tiff.number(ifd, tag::ORIENTATION).filter(|n| (2..=8).contains(n)).map(|n| n as u16)
}
