//! TIFF pages that must be decoded: the `tiff` crate unpacks, we make the samples ours.

use std::io;

use tiff::decoder::{Decoder, DecodingResult};
use tiff::{ColorType, TiffError};

use super::bilevel::Rows;
use super::ifd::{Ifd, Tiff};
use super::tiff::{Layout, PALETTE, YCBCR, profile_of, tag};
use super::tiff_view::View;
use super::{DecodeError, Limits, jpeg, pixels, profile};
use crate::page::image::{Dpi, PageImage, Pixels};

/// The page at `ifd`.
pub(super) fn decode(
    tiff: &Tiff<'_>,
    ifd: &Ifd,
    layout: &Layout,
    dpi: Dpi,
    limits: &Limits,
) -> Result<PageImage, DecodeError> {
    let unpacked = Unpacker { tiff, ifd, layout, limits };
    let (width, height) = (layout.width, layout.height);
    let page = |pixels| PageImage { width, height, dpi, pixels };
    if let Some((across, down)) = unpacked.blocks()? {
        let samples = unpacked.ycbcr(across, down)?;
        return Ok(page(Pixels::Rgb(pixels::rgb_of_ycbcr(&samples))));
    }
    let (colour, samples) =
        if layout.planar { unpacked.planes()? } else { unpacked.whole()? };
    if layout.photometric == PALETTE {
        return Ok(page(Pixels::Rgb(painted(tiff, ifd, layout, &samples)?)));
    }
    let pixels = match colour {
        ColorType::Gray(1) => {
            return bits(samples, layout).map(|rows| rows.into_image(dpi));
        }
        ColorType::Gray(2 | 4) => {
            let most = (1 << layout.bits) - 1;
            let grey = |sample: u8| (u32::from(sample) * 255 / most) as u8;
            Pixels::Grey(unpack(&samples, layout).map(grey).collect())
        }
        ColorType::Gray(8 | 16) => Pixels::Grey(samples),
        ColorType::Multiband { bit_depth: 8 | 16, num_samples } => {
            Pixels::Grey(samples.into_iter().step_by(num_samples.into()).collect())
        }
        ColorType::RGB(8 | 16) => Pixels::Rgb(samples),
        ColorType::RGBA(8 | 16) => Pixels::Rgb(pixels::rgb_on_white(&samples)),
        ColorType::CMYK(8 | 16) => {
            let icc = profile_of(tiff, ifd).unwrap_or_default();
            let rgb = profile::applied_to_inks(&samples, &icc);
            let rgb = rgb.unwrap_or_else(|| pixels::rgb_of_cmyk(&samples));
            return Ok(page(Pixels::Rgb(rgb)));
        }
        ColorType::YCbCr(8) => Pixels::Rgb(pixels::rgb_of_ycbcr(&samples)),
        other => return Err(DecodeError::unsupported(format!("TIFF, {other:?}"))),
    };
    let icc = profile_of(tiff, ifd).unwrap_or_default();
    Ok(profile::applied(page(pixels), &icc))
}

/// A page whose samples are to be unpacked.
struct Unpacker<'a> {
    tiff: &'a Tiff<'a>,
    ifd: &'a Ifd,
    layout: &'a Layout,
    limits: &'a Limits,
}

impl Unpacker<'_> {
    fn whole(&self) -> Result<(ColorType, Vec<u8>), DecodeError> {
        self.check_jpegs()?;
        let mut view = View::of(self.layout);
        if self.layout.photometric == PALETTE {
            view.photometric = 1; // the indexes: the decoder knows no palettes
        }
        self.view(&view)
    }

    fn view(&self, view: &View) -> Result<(ColorType, Vec<u8>), DecodeError> {
        let file = view.file(self.tiff, self.ifd, self.layout);
        let mut decoder =
            Decoder::new(file).map_err(told)?.with_limits(ours(self.limits));
        let colour = decoder.colortype().map_err(told)?;
        let mut result = DecodingResult::U8(Vec::new());
        decoder.read_image_to_buffer(&mut result).map_err(told)?;
        Ok((colour, eight_bits(result)?))
    }

    /// A strip's or tile's JPEG stream has a size of its own, which is the decoder's.
    fn check_jpegs(&self) -> Result<(), DecodeError> {
        if self.layout.compression != 7 {
            return Ok(());
        }
        for (offset, length) in &self.layout.chunks {
            let header = jpeg::header(&self.tiff.bytes()[*offset..offset + length])?;
            let bits = 8 * u64::from(header.components);
            self.limits.check(header.width.into(), header.height.into(), bits)?;
        }
        Ok(())
    }

    /// Planes one after the other become samples side by side.
    fn planes(&self) -> Result<(ColorType, Vec<u8>), DecodeError> {
        self.check_jpegs()?;
        let layout = self.layout;
        let colour = match (layout.photometric, layout.samples, layout.bits) {
            (2, 3, 8 | 16) => ColorType::RGB(8),
            (2, 4, 8 | 16) => ColorType::RGBA(8),
            (5, 4, 8 | 16) => ColorType::CMYK(8),
            (YCBCR, 3, 8) => ColorType::YCbCr(8),
            (0 | 1, _, 8 | 16) => ColorType::Gray(8),
            (photometric, samples, bits) => {
                return Err(DecodeError::unsupported(format!(
                    "TIFF, {samples} separate planes of {bits} bits, \
                     photometric interpretation {photometric}"
                )));
            }
        };
        let mut views = View::planes(layout)?;
        if colour == ColorType::Gray(8) {
            views.truncate(1); // what is beside the grey is no picture
            views[0].photometric = layout.photometric;
        }
        let count = views.len();
        let plane = layout.width as usize * layout.height as usize;
        let mut samples = vec![0; plane * count];
        for (at, view) in views.iter().enumerate() {
            let (_, one) = self.view(view)?;
            if one.len() != plane {
                return Err(DecodeError::truncated("a plane of a TIFF"));
            }
            let places = samples.iter_mut().skip(at).step_by(count);
            places.zip(one).for_each(|(sample, new)| *sample = new);
        }
        Ok((colour, samples))
    }

    /// How many pixels across and down share their colour, where some do; in JPEG that is
    /// the stream's own matter.
    fn blocks(&self) -> Result<Option<(u32, u32)>, DecodeError> {
        let layout = self.layout;
        if layout.photometric != YCBCR || layout.compression == 7 || layout.planar {
            return Ok(None);
        }
        let stated = self.tiff.numbers(self.ifd, tag::SUBSAMPLING);
        match stated.as_deref().unwrap_or(&[2, 2]) {
            [1, 1] => Ok(None),
            [across @ (1 | 2 | 4), down @ (1 | 2 | 4)]
                if layout.tile.is_none() && (layout.samples, layout.bits) == (3, 8) =>
            {
                Ok(Some((*across as u32, *down as u32)))
            }
            other => {
                let told = format!("TIFF, YCbCr with blocks of {other:?}");
                Err(DecodeError::unsupported(told))
            }
        }
    }

    /// Y, Cb and Cr of each pixel, out of blocks that share Cb and Cr (TIFF 6.0 §21). To the
    /// decoder a row of blocks is a row of grey.
    fn ycbcr(&self, across: u32, down: u32) -> Result<Vec<u8>, DecodeError> {
        let layout = self.layout;
        let (width, height) = (layout.width as usize, layout.height as usize);
        let size = (across * down + 2) as usize;
        let stride = width.div_ceil(across as usize) * size;
        let mut view = View::of(layout);
        view.width = stride as u32;
        view.height = layout.height.div_ceil(down);
        view.rows_per_strip = layout.rows_per_strip.div_ceil(down);
        (view.bits, view.photometric) = (vec![8], 1);
        view.kept.clear();
        self.limits.check(view.width.into(), view.height.into(), 8)?;
        let (_, blocks) = self.view(&view)?;
        let mut samples = Vec::with_capacity(width * height * 3);
        let (across, down) = (across as usize, down as usize);
        for y in 0..height {
            let row = &blocks[y / down * stride..(y / down + 1) * stride];
            for x in 0..width {
                let block = &row[x / across * size..(x / across + 1) * size];
                let bright = block[y % down * across + x % across];
                samples.extend([bright, block[size - 2], block[size - 1]]);
            }
        }
        Ok(samples)
    }
}

/// One bit a pixel, which the decoder gives as 1 = white.
fn bits(packed: Vec<u8>, layout: &Layout) -> Result<Rows, DecodeError> {
    Rows::from_packed(packed, layout.width, layout.height, true)
        .ok_or_else(|| DecodeError::truncated("rows of bits"))
}

/// One sample a pixel out of packed rows of 1, 2, 4 or 8 bits.
fn unpack<'a>(packed: &'a [u8], layout: &Layout) -> impl Iterator<Item = u8> + 'a {
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
    Ok(unpack(samples, layout).flat_map(colour).collect())
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
