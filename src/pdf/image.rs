//! How each page's image goes into the PDF: untouched where it may, lossless where not.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use super::values::Carried;
use super::{g4, jbig2, jpeg, rows};
use crate::access::{Layers, Small};
use crate::message::Message;
use crate::msg;
use crate::page::{Dpi, Limits, PageImage, PageSource, Pixels};

/// Most pixels of a JPEG in printing inks that is decoded here: an A0 at 400 dpi has 250
/// million, more is taken for a bomb.
const MOST_PIXELS: u64 = 300_000_000;

/// How black and white pages are coded; both lose nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Bilevel {
    /// JBIG2 where it is smaller, else G4.
    #[default]
    Jbig2,
    /// G4 always, for depots that do not take JBIG2.
    G4,
}

/// An image ready to be written: its dictionary and where its bytes come from.
#[derive(Debug)]
pub(super) struct Image<'a> {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) dpi: Dpi,
    pub(super) colour: Colour,
    pub(super) carried: Carried,
    /// `/BitsPerComponent`, `/Filter` and what belongs to them.
    coding: String,
    body: Body<'a>,
}

/// The colour space of an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Colour {
    /// `DeviceGray`; the output intent says which grey (ISO 19005-2, 6.2.4.3).
    Grey,
    /// `DeviceRGB`, which the output intent makes sRGB.
    Rgb,
    /// What the image's own ICC profile says, for 1 or 3 components.
    Profile(Vec<u8>, u8),
    /// None: a mask through whose black another image is seen (ISO 32000-1, 8.9.6.3).
    Mask,
}

#[derive(Debug)]
enum Body<'a> {
    /// A finished stream.
    Bytes(Cow<'a, [u8]>),
    /// Samples to be deflated row by row on the way out.
    Rows(Cow<'a, [u8]>, Samples),
}

/// What the samples of a row are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Samples {
    /// Packed bits, 1 = black.
    Bits,
    /// A byte a pixel.
    Grey,
    /// Three bytes a pixel.
    Rgb,
    /// Three bytes a pixel that are always equal: one is written.
    GreyAsRgb,
}

impl Samples {
    /// Bytes of a row so many pixels wide, as held in memory.
    fn row(self, width: u32) -> usize {
        match self {
            Self::Bits => width.div_ceil(8) as usize,
            Self::Grey => width as usize,
            Self::Rgb | Self::GreyAsRgb => width as usize * 3,
        }
    }

    fn coding(self, width: u32) -> String {
        let (bits, colors, decode) = match self {
            Self::Bits => (1, 1, "/Decode[1 0]"), // PDF's grey has 1 for white
            Self::Grey | Self::GreyAsRgb => (8, 1, ""),
            Self::Rgb => (8, 3, ""),
        };
        format!(
            "/BitsPerComponent {bits}{decode}/Filter/FlateDecode/DecodeParms<</Predictor 15\
             /Colors {colors}/BitsPerComponent {bits}/Columns {width}>>"
        )
    }
}

impl<'a> Image<'a> {
    /// Decides how a page is carried.
    ///
    /// # Errors
    /// A message where the image is damaged or of a kind that PDF/A cannot carry.
    pub(super) fn of(source: &'a PageSource, bilevel: Bilevel) -> Result<Self, Message> {
        let image = match source {
            PageSource::Jpeg { bytes, dpi, .. } => of_jpeg(bytes, *dpi)?,
            PageSource::G4 { bytes, width, height, black_is_one, dpi } => {
                let end_mark = g4::has_end_mark(bytes);
                let received = Self {
                    width: *width,
                    height: *height,
                    dpi: *dpi,
                    colour: Colour::Grey,
                    carried: Carried::G4AsReceived,
                    coding: fax_coding(*width, *height, *black_is_one, end_mark),
                    body: Body::Bytes(Cow::Borrowed(bytes)),
                };
                match bilevel {
                    Bilevel::Jbig2 => smaller(received, source, bytes.len()),
                    Bilevel::G4 => received,
                }
            }
            PageSource::Pixels(image) => of_pixels(image, bilevel)?,
        };
        if image.width == 0 || image.height == 0 {
            return Err(msg!("pdf-image-empty"));
        }
        Ok(image)
    }

    /// A layer of a page: paper or ink.
    pub(super) fn of_layer(layer: &'a Small, dpi: Dpi) -> Self {
        Self {
            width: layer.width,
            height: layer.height,
            dpi,
            colour: if layer.components == 1 { Colour::Grey } else { Colour::Rgb },
            carried: Carried::Layers,
            coding: "/BitsPerComponent 8/Filter/DCTDecode".to_owned(),
            body: Body::Bytes(Cow::Borrowed(&layer.bytes)),
        }
    }

    /// The mask of a page in layers. Black, which is the sample 0, is where ink is seen.
    ///
    /// # Errors
    /// A message where the mask has not the size of the page.
    pub(super) fn of_mask(layers: &'a Layers, bilevel: Bilevel) -> Result<Self, Message> {
        let size = (layers.width, layers.height);
        let mask = of_bits(size, layers.dpi, &layers.mask, bilevel)?;
        Ok(Self { colour: Colour::Mask, carried: Carried::Layers, ..mask })
    }

    /// The same image with its pixels in one JBIG2 stream. Its black comes out as PDF's black
    /// (ISO 32000-1, 7.4.7), so there is nothing to say of it.
    fn with_jbig2(self, stream: Vec<u8>) -> Self {
        Self {
            carried: Carried::Jbig2Proved,
            coding: "/BitsPerComponent 1/Filter/JBIG2Decode".to_owned(),
            body: Body::Bytes(Cow::Owned(stream)),
            ..self
        }
    }

    /// The entries of the image dictionary, without colour space and length.
    pub(super) fn entries(&self) -> String {
        let (width, height, coding) = (self.width, self.height, &self.coding);
        format!("/Type/XObject/Subtype/Image/Width {width}/Height {height}{coding}")
    }

    /// Writes the bytes of the stream.
    pub(super) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let (bytes, samples) = match &self.body {
            Body::Bytes(bytes) => return out.write_all(bytes),
            Body::Rows(bytes, samples) => (bytes, *samples),
        };
        let lines = bytes.chunks_exact(samples.row(self.width));
        match samples {
            Samples::Bits | Samples::Grey => {
                rows::write_rows(out, lines.map(Cow::from), 1)
            }
            Samples::Rgb => rows::write_rows(out, lines.map(Cow::from), 3),
            Samples::GreyAsRgb => {
                let grey = lines.map(|line| line.iter().copied().step_by(3).collect());
                rows::write_rows(out, grey.map(Cow::Owned), 1)
            }
        }
    }
}

/// JPEG goes in byte for byte, under its own ICC profile where it has one.
fn of_jpeg(bytes: &[u8], dpi: Dpi) -> Result<Image<'_>, Message> {
    let header = jpeg::read(bytes)?;
    if header.components == 4 {
        return of_inks(bytes, &header, dpi);
    }
    let colour = match (header.profile, header.components) {
        (Some(profile), components) => Colour::Profile(profile, components),
        (None, 1) => Colour::Grey,
        (None, _) => Colour::Rgb,
    };
    let transform =
        if header.plain_rgb { "/DecodeParms<</ColorTransform 0>>" } else { "" };
    Ok(Image {
        width: header.width,
        height: header.height,
        dpi,
        colour,
        carried: Carried::JpegAsReceived,
        coding: format!("/BitsPerComponent 8/Filter/DCTDecode{transform}"),
        body: Body::Bytes(Cow::Borrowed(bytes)),
    })
}

/// Printing inks (CMYK) would need an output intent with a profile of those inks, and then
/// could not stand in one file with RGB (6.2.4.3); no scanner names such a profile. So they
/// are turned into RGB once and kept without loss. Only Adobe's marker tells how inks are
/// stored; without it the colours would be a guess.
fn of_inks<'a>(
    bytes: &[u8],
    header: &jpeg::Header,
    dpi: Dpi,
) -> Result<Image<'a>, Message> {
    let pixels = u64::from(header.width) * u64::from(header.height);
    if !header.adobe || pixels > MOST_PIXELS {
        return Err(msg!("pdf-inks-unknown"));
    }
    let decoded = image::load_from_memory_with_format(bytes, image::ImageFormat::Jpeg)
        .map_err(|_| msg!("pdf-jpeg-damaged"))?;
    let size = (header.width, header.height);
    let rgb = decoded.into_rgb8().into_raw();
    let image = flate(size, dpi, Cow::Owned(rgb), Samples::Rgb)?;
    Ok(Image { carried: Carried::InksToRgb, ..image })
}

/// A received stream of so many bytes as JBIG2, or as it was where that is no smaller or its
/// rows cannot all be read.
fn smaller<'a>(received: Image<'a>, source: &PageSource, length: usize) -> Image<'a> {
    let pixels = source.decode(&Limits::default()).map(|image| image.pixels);
    let Ok(Pixels::Bilevel(bits)) = pixels else { return received };
    match jbig2::encode(received.width, received.height, &bits) {
        Some(stream) if stream.len() < length => received.with_jbig2(stream),
        Some(_) | None => received,
    }
}

fn of_pixels(image: &PageImage, bilevel: Bilevel) -> Result<Image<'_>, Message> {
    let size = (image.width, image.height);
    match &image.pixels {
        Pixels::Bilevel(bits) => of_bits(size, image.dpi, bits, bilevel),
        Pixels::Grey(bytes) => flate(size, image.dpi, bytes.into(), Samples::Grey),
        Pixels::Rgb(bytes) => {
            let grey = bytes.chunks_exact(3).all(|p| p[0] == p[1] && p[1] == p[2]);
            let samples = if grey { Samples::GreyAsRgb } else { Samples::Rgb };
            flate(size, image.dpi, bytes.into(), samples)
        }
    }
}

fn of_bits(
    (width, height): (u32, u32),
    dpi: Dpi,
    bits: &[u8],
    bilevel: Bilevel,
) -> Result<Image<'_>, Message> {
    let image = flate((width, height), dpi, bits.into(), Samples::Bits)?;
    let g4 = g4::encode(width, height, bits);
    let jbig2 = match bilevel {
        Bilevel::Jbig2 => jbig2::encode(width, height, bits),
        Bilevel::G4 => None,
    };
    let length = |stream: &Option<Vec<u8>>| stream.as_ref().map_or(usize::MAX, Vec::len);
    Ok(match (length(&jbig2) < length(&g4), jbig2, g4) {
        (true, Some(stream), _) => image.with_jbig2(stream),
        (_, _, Some(stream)) => Image {
            carried: Carried::G4Proved,
            coding: fax_coding(width, height, true, true),
            body: Body::Bytes(Cow::Owned(stream)),
            ..image
        },
        _ => image,
    })
}

fn flate(
    (width, height): (u32, u32),
    dpi: Dpi,
    bytes: Cow<'_, [u8]>,
    samples: Samples,
) -> Result<Image<'_>, Message> {
    let expected = samples.row(width) as u64 * u64::from(height);
    if bytes.len() as u64 != expected {
        return Err(msg!(
            "pdf-image-length",
            found = bytes.len(),
            expected = expected,
            width = width,
            height = height
        ));
    }
    Ok(Image {
        width,
        height,
        dpi,
        colour: if samples == Samples::Rgb { Colour::Rgb } else { Colour::Grey },
        carried: Carried::Flate,
        coding: samples.coding(width),
        body: Body::Rows(bytes, samples),
    })
}

/// G4 is K −1 (ISO 32000-1, 7.4.6). `/BlackIs1` tells what the decoder puts out: where the
/// stream's black runs are white on paper, its ones.
fn fax_coding(width: u32, height: u32, black_is_one: bool, end_mark: bool) -> String {
    let black = if black_is_one { "" } else { "/BlackIs1 true" };
    let end = if end_mark { "" } else { "/EndOfBlock false" };
    format!(
        "/BitsPerComponent 1/Filter/CCITTFaxDecode\
         /DecodeParms<</K -1/Columns {width}/Rows {height}{black}{end}>>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Value;

    fn pixels(width: u32, height: u32, pixels: Pixels) -> PageSource {
        let dpi = Dpi::new(300).unwrap();
        PageSource::Pixels(PageImage { width, height, dpi, pixels })
    }

    fn check(source: &PageSource, expected: (Carried, &Colour, &str)) {
        check_as(source, Bilevel::G4, expected);
    }

    fn check_as(
        source: &PageSource,
        bilevel: Bilevel,
        expected: (Carried, &Colour, &str),
    ) {
        let image = Image::of(source, bilevel).unwrap();
        assert_eq!((image.carried, &image.colour), (expected.0, expected.1));
        let entries = image.entries();
        assert!(entries.ends_with(expected.2), "{entries}");
        image.write(&mut Vec::new()).unwrap();
    }

    #[test]
    fn black_and_white_is_one_proved_g4() {
        let expected = "/DecodeParms<</K -1/Columns 9/Rows 2>>";
        let source = pixels(9, 2, Pixels::Bilevel(vec![0xF0, 0x80, 0, 0]));
        check(&source, (Carried::G4Proved, &Colour::Grey, expected));
    }

    #[test]
    fn the_smaller_of_jbig2_and_g4_is_taken() {
        let words: Vec<u8> = (0..200 * 25).map(|i: u32| (i * i / 7) as u8).collect();
        let g4 = g4::encode(200, 200, &words).unwrap();
        let jbig2 = (Carried::Jbig2Proved, &Colour::Grey, "/Filter/JBIG2Decode");
        let large = pixels(200, 200, Pixels::Bilevel(words));
        check_as(&large, Bilevel::Jbig2, jbig2);
        let received = |bytes| PageSource::G4 {
            bytes,
            width: 200,
            height: 200,
            black_is_one: true,
            dpi: Dpi::new(300).unwrap(),
        };
        check_as(&received(g4.clone()), Bilevel::Jbig2, jbig2);
        let end = "/Columns 200/Rows 200>>";
        check(&received(g4), (Carried::G4AsReceived, &Colour::Grey, end));
        let small = pixels(9, 2, Pixels::Bilevel(vec![0xF0, 0x80, 0, 0]));
        let g4 = (Carried::G4Proved, &Colour::Grey, "/Columns 9/Rows 2>>");
        check_as(&small, Bilevel::Jbig2, g4);
    }

    #[test]
    fn a_received_g4_that_breaks_off_is_passed_on_as_it_came() {
        let words: Vec<u8> = (0..200 * 25).map(|i: u32| (i * i / 7) as u8).collect();
        let mut bytes = g4::encode(200, 200, &words).unwrap();
        bytes.truncate(bytes.len() / 2);
        let source = PageSource::G4 {
            bytes,
            width: 200,
            height: 200,
            black_is_one: true,
            dpi: Dpi::new(300).unwrap(),
        };
        let expected = (Carried::G4AsReceived, &Colour::Grey, "/EndOfBlock false>>");
        check_as(&source, Bilevel::Jbig2, expected);
    }

    #[test]
    fn strips_too_wide_for_the_encoder_go_as_flate_with_black_and_white_right() {
        let source = pixels(40_000, 1, Pixels::Bilevel(vec![0; 5000]));
        let expected = "/BitsPerComponent 1/Decode[1 0]/Filter/FlateDecode/DecodeParms\
                        <</Predictor 15/Colors 1/BitsPerComponent 1/Columns 40000>>";
        check(&source, (Carried::Flate, &Colour::Grey, expected));
    }

    #[test]
    fn colour_that_is_only_grey_is_written_as_grey() {
        let grey = "/Colors 1/BitsPerComponent 8/Columns 2>>";
        let source = pixels(2, 1, Pixels::Rgb(vec![7, 7, 7, 9, 9, 9]));
        check(&source, (Carried::Flate, &Colour::Grey, grey));
        let rgb = "/Colors 3/BitsPerComponent 8/Columns 2>>";
        let source = pixels(2, 1, Pixels::Rgb(vec![7, 7, 7, 9, 9, 8]));
        check(&source, (Carried::Flate, &Colour::Rgb, rgb));
    }

    #[test]
    fn a_received_g4_keeps_its_sense_of_black_and_its_missing_end() {
        let g4 = |black_is_one, bytes: Vec<u8>| PageSource::G4 {
            bytes,
            width: 16,
            height: 2,
            black_is_one,
            dpi: Dpi::new(300).unwrap(),
        };
        let whole = g4::encode(16, 2, &[0, 0xF0, 0x0F, 0]).unwrap();
        let as_received = |expected| (Carried::G4AsReceived, &Colour::Grey, expected);
        check(&g4(true, whole.clone()), as_received("<</K -1/Columns 16/Rows 2>>"));
        check(
            &g4(false, whole[..3].to_vec()),
            as_received("/Rows 2/BlackIs1 true/EndOfBlock false>>"),
        );
    }

    #[test]
    fn too_few_samples_are_an_error_that_tells_the_numbers() {
        let message =
            Image::of(&pixels(3, 2, Pixels::Rgb(vec![0; 17])), Bilevel::G4).unwrap_err();
        assert_eq!(message.key, "pdf-image-length");
        assert_eq!(message.args["expected"], Value::Number(18));
        let message =
            Image::of(&pixels(0, 5, Pixels::Grey(Vec::new())), Bilevel::G4).unwrap_err();
        assert_eq!(message.key, "pdf-image-empty");
    }
}
