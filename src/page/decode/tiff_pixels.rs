//! TIFF pages that must be decoded: the `tiff` crate unpacks, we make the samples ours.

use std::io::{self, Read, Seek, SeekFrom};

use tiff::decoder::{BufferLayoutPreference, Decoder, DecodingResult};
use tiff::{ColorType, TiffError};

use super::bilevel::Rows;
use super::ifd::{Ifd, Tiff};
use super::tiff::{Layout, PALETTE, tag};
use super::{DecodeError, Limits, pixels};
use crate::page::image::{Dpi, PageImage, Pixels};

/// The page at `ifd`.
pub(super) fn decode(
    tiff: &Tiff<'_>,
    ifd: &Ifd,
    layout: &Layout,
    dpi: Dpi,
    limits: &Limits,
) -> Result<PageImage, DecodeError> {
    let mut decoder =
        Decoder::new(overlay(tiff, ifd, layout)).map_err(told)?.with_limits(ours(limits));
    let colour = decoder.colortype().map_err(told)?;
    let mut result = DecodingResult::U8(Vec::new());
    let shape = decoder.read_image_to_buffer(&mut result).map_err(told)?;
    let (width, height) = (layout.width, layout.height);
    let page = |pixels| PageImage { width, height, dpi, pixels };
    let samples = interleaved(eight_bits(result)?, &shape, layout)?;
    if layout.photometric == PALETTE {
        return Ok(page(Pixels::Rgb(painted(tiff, ifd, layout, &samples)?)));
    }
    Ok(page(match colour {
        ColorType::Gray(1) => {
            return bits(samples, layout).map(|rows| rows.into_image(dpi));
        }
        ColorType::Gray(2 | 4) => {
            let most = (1 << layout.bits) - 1;
            let grey = |sample: u8| (u32::from(sample) * 255 / most) as u8;
            Pixels::Grey(unpacked(&samples, layout).map(grey).collect())
        }
        ColorType::Gray(8 | 16) => Pixels::Grey(samples),
        ColorType::Multiband { bit_depth: 8 | 16, num_samples } => {
            Pixels::Grey(samples.into_iter().step_by(num_samples.into()).collect())
        }
        ColorType::RGB(8 | 16) => Pixels::Rgb(samples),
        ColorType::RGBA(8 | 16) => Pixels::Rgb(pixels::rgb_on_white(&samples)),
        ColorType::CMYK(8 | 16) => Pixels::Rgb(pixels::rgb_of_cmyk(&samples)),
        ColorType::YCbCr(8) => Pixels::Rgb(pixels::rgb_of_ycbcr(&samples)),
        other => return Err(DecodeError::unsupported(format!("TIFF, {other:?}"))),
    }))
}

/// One bit a pixel, which the decoder gives as 1 = white.
fn bits(mut packed: Vec<u8>, layout: &Layout) -> Result<Rows, DecodeError> {
    if layout.reversed {
        packed.iter_mut().for_each(|byte| *byte = byte.reverse_bits());
    }
    Rows::from_packed(packed, layout.width, layout.height, true)
        .ok_or_else(|| DecodeError::truncated("rows of bits"))
}

/// One sample a pixel out of packed rows of 1, 2, 4 or 8 bits.
fn unpacked<'a>(packed: &'a [u8], layout: &Layout) -> impl Iterator<Item = u8> + 'a {
    let (bits, width) = (layout.bits as usize, layout.width as usize);
    let mask = (1u16 << bits) - 1;
    packed.chunks((width * bits).div_ceil(8)).flat_map(move |row| {
        (0..width).map(move |x| {
            let byte = row.get(x * bits / 8).copied().unwrap_or(0);
            (u16::from(byte) >> (8 - bits - x * bits % 8) & mask) as u8
        })
    })
}

/// The colours of palette indexes (TIFF 6.0 §5: all reds, all greens, all blues, 16 bits).
fn painted(
    tiff: &Tiff<'_>,
    ifd: &Ifd,
    layout: &Layout,
    samples: &[u8],
) -> Result<Vec<u8>, DecodeError> {
    let map = tiff.numbers(ifd, tag::COLOUR_MAP).unwrap_or_default();
    let colours = 1usize << layout.bits.min(8);
    if layout.bits > 8 || layout.samples != 1 || map.len() < 3 * colours {
        return Err(DecodeError::unsupported(format!(
            "TIFF palette of {} bits",
            layout.bits
        )));
    }
    // Some writers fill the map with bytes instead of words.
    let shift = if map.iter().any(|value| *value > 255) { 8 } else { 0 };
    let sample = |at: usize| (map[at] >> shift) as u8;
    let colour = |index: u8| {
        let at = usize::from(index);
        [sample(at), sample(at + colours), sample(at + 2 * colours)]
    };
    Ok(unpacked(samples, layout).flat_map(colour).collect())
}

/// Eight bits a sample; packed bits stay packed.
fn eight_bits(result: DecodingResult) -> Result<Vec<u8>, DecodeError> {
    match result {
        DecodingResult::U8(samples) => Ok(samples),
        DecodingResult::U16(samples) => {
            Ok(samples.into_iter().map(|s| (s >> 8) as u8).collect())
        }
        _ => Err(DecodeError::unsupported(
            "TIFF samples that are not whole numbers of 1–16 bits",
        )),
    }
}

/// Planes one after the other (`PlanarConfiguration` 2) become samples side by side. The
/// decoder gives one plane only where all do not fit, which must not pass for the image.
fn interleaved(
    samples: Vec<u8>,
    shape: &BufferLayoutPreference,
    layout: &Layout,
) -> Result<Vec<u8>, DecodeError> {
    if shape.planes <= 1 {
        return Ok(samples);
    }
    let plane = layout.width as usize * layout.height as usize;
    if layout.bits < 8 || samples.len() != plane * shape.planes {
        return Err(DecodeError::unsupported(format!(
            "TIFF, {} separate planes of {} bits",
            shape.planes, layout.bits
        )));
    }
    Ok((0..plane)
        .flat_map(|at| samples.iter().skip(at).step_by(plane).copied())
        .collect())
}

fn ours(limits: &Limits) -> tiff::decoder::Limits {
    let bytes = usize::try_from(limits.bytes).unwrap_or(usize::MAX);
    let mut theirs = tiff::decoder::Limits::default();
    theirs.decoding_buffer_size = bytes;
    theirs.intermediate_buffer_size = bytes;
    theirs
}

fn told(error: TiffError) -> DecodeError {
    match error {
        TiffError::UnsupportedError(what) => {
            DecodeError::unsupported(format!("TIFF, {what}"))
        }
        TiffError::IoError(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            DecodeError::truncated(error)
        }
        other => DecodeError::damaged(other),
    }
}

/// The file as the decoder is to see it: this page is the first, and a palette's indexes are
/// grey (the decoder knows no palettes).
fn overlay<'a>(tiff: &Tiff<'a>, ifd: &Ifd, layout: &Layout) -> Overlay<'a> {
    let header = if tiff.big { (8, 8) } else { (4, 4) };
    let mut patches = vec![(header.0, tiff.written(ifd.offset, header.1))];
    if layout.photometric == PALETTE
        && let Some(field) = tiff.field(ifd, tag::PHOTOMETRIC)
    {
        patches.push((field, tiff.written(1, 2)));
    }
    Overlay { bytes: tiff.bytes(), patches, at: 0 }
}

/// Bytes with a few of them replaced.
struct Overlay<'a> {
    bytes: &'a [u8],
    patches: Vec<(usize, Vec<u8>)>,
    at: usize,
}

impl Read for Overlay<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = rest.len().min(out.len());
        out[..length].copy_from_slice(&rest[..length]);
        for (start, patch) in &self.patches {
            for (position, byte) in (*start..).zip(patch) {
                if (self.at..self.at + length).contains(&position) {
                    out[position - self.at] = *byte;
                }
            }
        }
        self.at += length;
        Ok(length)
    }
}

impl Seek for Overlay<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => (self.bytes.len() as u64).checked_add_signed(by),
            SeekFrom::Current(by) => (self.at as u64).checked_add_signed(by),
        };
        let at = at.and_then(|at| usize::try_from(at).ok());
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at as u64)
    }
}
