//! A PDF page that is exactly one image: found by letting the interpreter draw the page on a
//! device that only takes notes, and given as the bytes that lie in the PDF.

use hayro::hayro_interpret::hayro_syntax::object::Array;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageData,
    ImageDrawProps, InterpreterCache, InterpreterSettings, LumaData, Paint,
    RenderContent, SoftMask, font::GlyphRun, interpret_page,
};
use hayro::hayro_syntax::Filter;
use hayro::hayro_syntax::object::{Dict, Name, Object, Stream};
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{Affine, BezPath, Rect, Shape};

use super::bilevel::Rows;
use super::pixels::{Turn, turned};
use super::{Colour, DecodeError, Limits, Stated, jpeg};
use crate::page::image::{Dpi, PageImage, PageSource, Pixels};

/// How far the image may miss the page's edge: a share of the page's side.
const SLACK: f64 = 0.01;

/// The one image of a page.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Width in pixels, as the page shows it.
    pub(super) width: u32,
    /// Height in pixels, as the page shows it.
    pub(super) height: u32,
    pub(super) stated: Option<Stated>,
    pub(super) colour: Colour,
    pub(super) bits: u8,
    turn: Turn,
    coded: Coded,
}

/// How the image lies in the PDF.
#[derive(Clone, Debug)]
enum Coded {
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

/// The one image that covers the page, upright or in quarter turns, with nothing over it.
/// What was painted under it cannot be seen and does not count, nor does invisible text.
pub(super) fn find(page: &Page<'_>, limits: &Limits) -> Option<Found> {
    let mut notes = draw(page, limits, false);
    notes.found.take().filter(|_| !notes.other)
}

/// The image as a page.
pub(super) fn source(
    page: &Page<'_>,
    found: &Found,
    dpi: Dpi,
    limits: &Limits,
) -> Result<PageSource, DecodeError> {
    let (width, height) = (found.width, found.height);
    if found.turn == Turn::None {
        match &found.coded {
            Coded::Jpeg { bytes, components } => {
                let (bytes, components) = (bytes.clone(), *components);
                return Ok(PageSource::Jpeg { bytes, width, height, components, dpi });
            }
            Coded::G4 { bytes, black_is_one } => {
                let (bytes, black_is_one) = (bytes.clone(), *black_is_one);
                return Ok(PageSource::G4 { bytes, width, height, black_is_one, dpi });
            }
            Coded::Other => {}
        }
    }
    let decoded = draw(page, limits, true).decoded;
    let mut image = decoded
        .ok_or_else(|| DecodeError::damaged("the page's image cannot be decoded"))?;
    image.dpi = dpi;
    if found.bits == 1
        && let Pixels::Grey(grey) = &image.pixels
    {
        image = Rows::from_grey(grey, image.width, image.height).into_image(dpi);
    }
    Ok(PageSource::Pixels(turned(image, found.turn)))
}

/// Sizes that a stream claims inside itself or in its filter's parameters, beside those of
/// its dictionary.
pub(super) fn check_stream(
    stream: &Stream<'_>,
    limits: &Limits,
) -> Result<(), DecodeError> {
    match stream.filters().as_slice() {
        [Filter::CcittFaxDecode] => {
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
            Some((width, height)) => limits.check(width, height, 24),
            None => Ok(()),
        },
        _ => Ok(()),
    }
}

/// Width and height of a JPEG 2000 codestream: the SIZ segment (ISO 15444-1 A.5.1).
fn codestream_size(bytes: &[u8]) -> Option<(u64, u64)> {
    let at = bytes.windows(4).position(|w| w == b"\xff\x4f\xff\x51")? + 8;
    let number = |at: usize| {
        Some(u64::from(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?)))
    };
    Some((number(at)?, number(at + 4)?))
}

fn draw(page: &Page<'_>, limits: &Limits, decode: bool) -> Notes {
    let (width, height) = page.render_dimensions();
    let frame = Rect::new(0.0, 0.0, width.into(), height.into());
    let transform = Affine::new(page.initial_transform(true).as_coeffs());
    let settings = InterpreterSettings {
        render_content: RenderContent::all(),
        ..Default::default()
    };
    let cache = InterpreterCache::new();
    let mut context = Context::new(transform, frame, &cache, page.xref(), settings);
    let mut notes = Notes {
        frame,
        unit: super::pdf::unit(page),
        limits: limits.clone(),
        decode,
        found: None,
        other: false,
        veils: Vec::new(),
        decoded: None,
    };
    interpret_page(page, &mut context, &mut notes);
    notes
}

/// A device that paints nothing and remembers what would have been painted last.
struct Notes {
    frame: Rect,
    unit: f64,
    limits: Limits,
    /// Decode the image as well.
    decode: bool,
    /// The image, if it is the last thing painted.
    found: Option<Found>,
    /// Something visible that is no such image was painted over it.
    other: bool,
    /// The clips and groups now open, and whether each hides or thins what is drawn in it.
    veils: Vec<bool>,
    decoded: Option<PageImage>,
}

impl Notes {
    fn painted(&mut self) {
        self.found = None;
        self.other = true;
    }

    /// Whether a clip leaves the whole page visible.
    fn leaves_all(&self, clip: Rect) -> bool {
        let slack = SLACK * self.frame.width().max(self.frame.height());
        clip.inflate(slack, slack).contains_rect(self.frame)
    }

    fn image(&mut self, image: &Image<'_, '_>, transform: Affine) -> Option<Found> {
        let (width, height) = (image.width(), image.height());
        self.limits.check(width.into(), height.into(), 8).ok()?;
        let turn = self.turn(transform, width, height)?;
        let [a, b, c, d, ..] = transform.as_coeffs();
        let per_inch = |units: f64| 72.0 / (units * self.unit);
        let (across, down) = (per_inch(a.hypot(b)), per_inch(c.hypot(d)));
        let upright = matches!(turn, Turn::None | Turn::Half);
        let (width, height, stated) = match upright {
            true => (width, height, Stated::new(across, down)),
            false => (height, width, Stated::new(down, across)),
        };
        let (stream, stencil) = match image {
            Image::Stencil(stencil) => (stencil.stream(), true),
            Image::Raster(raster) => (raster.stream(), false),
        };
        let dict = stream.dict();
        if ["SMask", "Mask", "SMaskInData"].iter().any(|key| dict.contains_key(*key)) {
            return None;
        }
        let bits = if stencil { 1 } else { bits(stream) };
        let coded = coded(stream, stencil, (image.width(), image.height()), &self.limits);
        let colour = colour(stream, bits, &coded);
        Some(Found { width, height, stated, colour, bits, turn, coded })
    }

    /// How the image is turned on the page; `None` where it is slanted, mirrored or does not
    /// cover the page.
    fn turn(&self, transform: Affine, width: u32, height: u32) -> Option<Turn> {
        let area = transform.transform_rect_bbox(Rect::new(
            0.0,
            0.0,
            width.into(),
            height.into(),
        ));
        let slack = SLACK * self.frame.width().max(self.frame.height());
        let near = |a: f64, b: f64| (a - b).abs() <= slack;
        let covers = near(area.x0, self.frame.x0)
            && near(area.y0, self.frame.y0)
            && near(area.x1, self.frame.x1)
            && near(area.y1, self.frame.y1);
        let [a, b, c, d, ..] = transform.as_coeffs();
        let tiny = 1e-3 * (a.abs() + b.abs());
        let upright = b.abs() <= tiny && c.abs() <= tiny;
        let on_side = a.abs() <= tiny && d.abs() <= tiny;
        match (covers, upright, on_side) {
            (true, true, _) if a > 0.0 && d > 0.0 => Some(Turn::None),
            (true, true, _) if a < 0.0 && d < 0.0 => Some(Turn::Half),
            (true, _, true) if b > 0.0 && c < 0.0 => Some(Turn::Right),
            (true, _, true) if b < 0.0 && c > 0.0 => Some(Turn::Left),
            _ => None,
        }
    }
}

impl<'a> Device<'a> for Notes {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, mode: &DrawMode) {
        if !matches!(mode, DrawMode::Invisible) {
            self.painted();
        }
    }

    fn draw_glyph_run(
        &mut self,
        _: &GlyphRun<'_, 'a>,
        _: DrawProps<'a>,
        mode: &DrawMode,
    ) {
        if !matches!(mode, DrawMode::Invisible) {
            self.painted();
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        // A rectangle is four lines and a close; any other shape may hide a part.
        let rectangle = clip.path.elements().len() <= 6;
        self.veils.push(!rectangle || !self.leaves_all(clip.path.bounding_box()));
    }

    fn push_clip_rect(&mut self, rect: &Rect) {
        self.veils.push(!self.leaves_all(*rect));
    }

    fn push_transparency_group(
        &mut self,
        opacity: f32,
        mask: Option<SoftMask<'a>>,
        blend_mode: BlendMode,
    ) {
        self.veils
            .push(opacity < 1.0 || mask.is_some() || blend_mode != BlendMode::Normal);
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let plain = props.soft_mask.is_none()
            && props.blend_mode == BlendMode::Normal
            && !self.veils.contains(&true);
        let under = self.other || self.found.is_some();
        let stencil = matches!(image, Image::Stencil(_));
        let found = if plain { self.image(&image, props.transform) } else { None };
        // A stencil leaves holes: only alone on the page, and in black, is it the page.
        match found {
            Some(found) if !stencil || (!under && is_black(&image)) => {
                self.found = Some(found);
                self.other = false;
                if self.decode {
                    self.decoded = decoded(&image);
                }
            }
            _ => self.painted(),
        }
    }

    fn pop_clip(&mut self) {
        self.veils.pop();
    }

    fn pop_transparency_group(&mut self) {
        self.veils.pop();
    }
}

fn is_black(image: &Image<'_, '_>) -> bool {
    let mut black = false;
    if let Image::Stencil(stencil) = image {
        // The paint is only handed out together with the decoded pixels.
        stencil.with_stencil(
            |_, paint| {
                black = matches!(paint, Paint::Color(c) if c.to_rgba().to_rgba8() == [0, 0, 0, 255]);
            },
            None,
        );
    }
    black
}

fn decoded(image: &Image<'_, '_>) -> Option<PageImage> {
    let mut page = None;
    let dpi = Dpi::new(300).expect("300 is a resolution");
    match image {
        Image::Raster(raster) => raster.with_rgba(
            |data, _| {
                page = Some(match data {
                    ImageData::Rgb(d) => {
                        let (width, height) = (d.width, d.height);
                        PageImage { width, height, dpi, pixels: Pixels::Rgb(d.data) }
                    }
                    ImageData::Luma(d) => grey(d, dpi),
                });
            },
            None,
        ),
        // A stencil's samples are opacity: what is opaque is black.
        Image::Stencil(stencil) => stencil.with_stencil(
            |mut luma, _| {
                luma.data.iter_mut().for_each(|sample| *sample = 255 - *sample);
                page = Some(grey(luma, dpi));
            },
            None,
        ),
    }
    page
}

fn grey(luma: LumaData, dpi: Dpi) -> PageImage {
    let (width, height) = (luma.width, luma.height);
    PageImage { width, height, dpi, pixels: Pixels::Grey(luma.data) }
}

/// Bits a sample, as the dictionary or the filter says.
fn bits(stream: &Stream<'_>) -> u8 {
    match stream.filters().last() {
        Some(Filter::CcittFaxDecode | Filter::Jbig2Decode) => 1,
        Some(Filter::DctDecode) => 8,
        _ => stream.dict().get::<u8>("BitsPerComponent").unwrap_or(8),
    }
}

fn colour(stream: &Stream<'_>, bits: u8, coded: &Coded) -> Colour {
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
fn coded(stream: &Stream<'_>, stencil: bool, size: (u32, u32), limits: &Limits) -> Coded {
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
    let whole = super::ccitt::Stream::g4(&bytes, width, height);
    let whole =
        plain && super::ccitt::decode(&whole).is_ok_and(|decoded| decoded.missing == 0);
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
