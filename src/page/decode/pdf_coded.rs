//! How an image lies in a PDF: as bytes that mean the same outside of it, or as something
//! that has to be decoded.

use std::borrow::Cow;

use hayro::hayro_syntax::Filter;
use hayro::hayro_syntax::object::{Array, Dict, Name, Object, Stream};

use super::{Colour, DecodeError, Limits, ccitt, jbig2, jpeg, trial, unpack};

/// How the image lies in the PDF.
#[derive(Clone, Debug)]
pub(super) enum Coded {
    Jpeg {
        bytes: Vec<u8>,
        components: u8,
    },
    G4 {
        bytes: Vec<u8>,
        black_is_one: bool,
    },
    /// Anything that has to be decoded.
    Other,
}

/// Sizes that a stream claims inside itself or in its filter's parameters, beside those of
/// its dictionary.
pub(super) fn check_stream(
    stream: &Stream<'_>,
    limits: &Limits,
) -> Result<(), DecodeError> {
    match stream.filters().as_slice() {
        [.., Filter::CcittFaxDecode] => {
            let columns = parameters(stream).get::<u32>("Columns").unwrap_or(1728);
            let rows = stream.dict().get::<u32>("Height").unwrap_or(1);
            limits.check(columns.into(), rows.into(), 8)
        }
        [Filter::DctDecode] => match jpeg::header(&stream.raw_data()) {
            Ok(header) => {
                limits.check(header.width.max(1).into(), header.height.max(1).into(), 24)
            }
            Err(_) => Ok(()),
        },
        [Filter::JpxDecode] => match codestream_size(&stream.raw_data()) {
            Some((_, _, parts @ 5..)) => {
                Err(DecodeError::unsupported(format!("JPEG 2000, {parts} components")))
            }
            Some((width, height, _)) => limits.check(width, height, 24),
            None => Ok(()),
        },
        [Filter::Jbig2Decode] => {
            let mut globals = Cow::default();
            if let Some(stream) = parameters(stream).get::<Stream<'_>>("JBIG2Globals") {
                unpack::check(&stream, limits)?;
                globals =
                    Cow::Owned(stream.decoded_data().unwrap_or_default().into_owned());
            }
            let stream = stream.raw_data();
            let works = [jbig2::check(&globals, limits)?, jbig2::check(&stream, limits)?];
            if works.contains(&jbig2::Work::Open) {
                trial::passes(&globals, &stream)?;
            }
            Ok(())
        }
        [.., Filter::Jbig2Decode] => {
            Err(DecodeError::unsupported("JBIG2 within another filter"))
        }
        _ => Ok(()),
    }
}

/// Width, height and number of components of a JPEG 2000 codestream: the SIZ segment
/// (ISO 15444-1 A.5.1).
fn codestream_size(bytes: &[u8]) -> Option<(u64, u64, u16)> {
    let at = bytes.windows(4).position(|w| w == b"\xff\x4f\xff\x51")? + 8;
    let number = |at: usize| {
        Some(u64::from(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?)))
    };
    let parts = bytes.get(at + 32..at + 34)?.try_into().ok()?;
    Some((number(at)?, number(at + 4)?, u16::from_be_bytes(parts)))
}

/// Bits a sample, as the dictionary or the filter says.
pub(super) fn bits(stream: &Stream<'_>) -> u8 {
    match stream.filters().last() {
        Some(Filter::CcittFaxDecode | Filter::Jbig2Decode) => 1,
        Some(Filter::DctDecode) => 8,
        _ => stream.dict().get::<u8>("BitsPerComponent").unwrap_or(8),
    }
}

pub(super) fn colour(stream: &Stream<'_>, bits: u8, coded: &Coded) -> Colour {
    match (space(stream.dict()), coded) {
        (_, Coded::Jpeg { components: 1, .. }) => Colour::Grey,
        (_, Coded::Jpeg { .. }) => Colour::Colour,
        (_, Coded::G4 { .. }) => Colour::Bilevel,
        (Some(1) | None, Coded::Other) if bits == 1 => Colour::Bilevel,
        (Some(1), Coded::Other) => Colour::Grey,
        _ => Colour::Colour,
    }
}

/// Components of a colour space whose samples mean the same outside the PDF; `None` for the
/// others (indexed, spot colours, Lab …) and where it is not said.
fn space(dict: &Dict<'_>) -> Option<u8> {
    let named = |name: &str| match name {
        "DeviceGray" | "CalGray" | "G" => Some(1),
        "DeviceRGB" | "CalRGB" | "RGB" => Some(3),
        _ => None,
    };
    match dict.get::<Object<'_>>("ColorSpace")? {
        Object::Name(name) => named(name.as_str()),
        Object::Array(array) => {
            let mut parts = array.flex_iter();
            let name = parts.next::<Name<'_>>()?;
            match name.as_str() {
                "ICCBased" => parts.next::<Stream<'_>>()?.dict().get::<u8>("N"),
                other => named(other),
            }
        }
        _ => None,
    }
}

/// The image as it lies in the PDF, where those bytes mean the same outside of it.
pub(super) fn coded(
    stream: &Stream<'_>,
    stencil: bool,
    size: (u32, u32),
    limits: &Limits,
) -> Coded {
    let jpeg = || jpeg_stream(stream, stencil, size, limits);
    let fax = || fax_stream(stream, stencil, size);
    match stream.filters().as_slice() {
        [Filter::DctDecode] => jpeg(),
        [Filter::CcittFaxDecode] => fax(),
        _ => None,
    }
    .unwrap_or(Coded::Other)
}

fn jpeg_stream(
    stream: &Stream<'_>,
    stencil: bool,
    size: (u32, u32),
    limits: &Limits,
) -> Option<Coded> {
    let dict = stream.dict();
    if stencil
        || dict.contains_key("Decode")
        || parameters(stream).contains_key("ColorTransform")
    {
        return None;
    }
    let raw = stream.raw_data();
    let header = jpeg::checked(&raw, limits).ok()?;
    let same =
        (header.width, header.height) == size && space(dict) == Some(header.components);
    // Four components: in a PDF ink is told other than in a JPEG file; left to the decoder.
    let components = header.components;
    let bytes = raw.get(..header.end?)?.to_vec();
    (same && components != 4).then_some(Coded::Jpeg { bytes, components })
}

fn fax_stream(
    stream: &Stream<'_>,
    stencil: bool,
    (width, height): (u32, u32),
) -> Option<Coded> {
    let parameters = parameters(stream);
    let flag = |key: &str, usual: bool| parameters.get::<bool>(key).unwrap_or(usual);
    let plain = parameters.get::<i32>("K").unwrap_or(0) < 0
        && !flag("EncodedByteAlign", false)
        && !flag("EndOfLine", false)
        && flag("EndOfBlock", true)
        && parameters.get::<u32>("Columns").unwrap_or(1728) == width
        && (stencil || space(stream.dict()) == Some(1));
    let inverted = inverted(stream.dict())?;
    let bytes = stream.raw_data().into_owned();
    let whole = ccitt::Stream::g4(&bytes, width, height);
    let whole = plain && ccitt::decode(&whole).is_ok_and(|decoded| decoded.missing == 0);
    // Without BlackIs1, coded black is the sample 0, which is black (a stencil's paint).
    let black_is_one = flag("BlackIs1", false) == inverted;
    whole.then_some(Coded::G4 { bytes, black_is_one })
}

/// Whether Decode swaps black and white; `None` where it does something else.
fn inverted(dict: &Dict<'_>) -> Option<bool> {
    let Some(decode) = dict.get::<Array<'_>>("Decode") else { return Some(false) };
    let numbers: Vec<f32> = decode.iter::<f32>().collect();
    match numbers.as_slice() {
        [low, high] if *low == 0.0 && *high == 1.0 => Some(false),
        [low, high] if *low == 1.0 && *high == 0.0 => Some(true),
        _ => None,
    }
}

/// The parameters of a stream's one filter.
fn parameters<'a>(stream: &Stream<'a>) -> Dict<'a> {
    let dict = stream.dict();
    dict.get::<Dict<'a>>("DecodeParms")
        .or_else(|| dict.get::<Array<'a>>("DecodeParms")?.iter::<Dict<'a>>().next())
        .unwrap_or_default()
}
