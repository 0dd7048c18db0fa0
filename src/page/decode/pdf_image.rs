//! A PDF page that is exactly one image: found by letting the interpreter draw the page on a
//! device that only takes notes, and given as the bytes that lie in the PDF.

use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageData,
    ImageDrawProps, InterpreterCache, InterpreterSettings, LumaData, Paint,
    RenderContent, SoftMask, font::GlyphRun, interpret_page,
};
use hayro::hayro_syntax::page::{Page, Rotation};
use hayro::kurbo::{Affine, BezPath, Rect, Shape};

use super::bilevel::Rows;
use super::pdf_coded::{self, Coded};
use super::pixels::{Turn, turned};
use super::{Colour, DecodeError, Limits, Stated};
use crate::page::image::{Dpi, PageImage, PageSource, Pixels};

/// How far the image may miss the page's edge: a share of the page's side.
const SLACK: f64 = 0.01;

/// The share of the page that an image covers at least whose resolution counts for the page.
const PART: f64 = 0.02;

/// The one image of a page.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Width in pixels, before any `quarters`.
    pub(super) width: u32,
    /// Height in pixels, before any `quarters`.
    pub(super) height: u32,
    /// The quarter turns clockwise that viewers give the page and that are not carried out
    /// here, so that the image's bytes can be passed on as they lie.
    pub(super) quarters: u8,
    pub(super) stated: Option<Stated>,
    pub(super) colour: Colour,
    pub(super) bits: u8,
    turn: Turn,
    coded: Coded,
}

/// What images a page has.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    /// The one that is the page.
    pub(super) one: Option<Found>,
    /// The highest resolution of those that cover a good part of it, in dots per inch: of a
    /// scan in strips that of the scan, of one in layers that of its writing.
    pub(super) finest: Option<f64>,
}

/// The one image that covers the page, upright or in quarter turns, with nothing over it.
/// What was painted under it cannot be seen and does not count, nor does invisible text.
pub(super) fn find(page: &Page<'_>, limits: &Limits) -> Seen {
    let mut notes = draw(page, limits, false);
    let one = notes.found.take().filter(|_| !notes.other);
    Seen { one, finest: notes.finest }
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
        rotated: !matches!(page.rotation(), Rotation::None),
        limits: limits.clone(),
        decode,
        found: None,
        finest: None,
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
    /// The page says how it is to be turned.
    rotated: bool,
    limits: Limits,
    /// Decode the image as well.
    decode: bool,
    /// The image, if it is the last thing painted.
    found: Option<Found>,
    finest: Option<f64>,
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

    /// Dots per inch of an image, across and down.
    fn resolution(&self, transform: Affine) -> (f64, f64) {
        let [a, b, c, d, ..] = transform.as_coeffs();
        let per_inch = |units: f64| 72.0 / (units * self.unit);
        (per_inch(a.hypot(b)), per_inch(c.hypot(d)))
    }

    fn note_resolution(&mut self, image: &Image<'_, '_>, transform: Affine) {
        let pixels = Rect::new(0.0, 0.0, image.width().into(), image.height().into());
        let area = transform.transform_rect_bbox(pixels).intersect(self.frame).area();
        let (across, down) = self.resolution(transform);
        let finer = across.max(down);
        if finer.is_finite() && area >= PART * self.frame.area() {
            self.finest = Some(self.finest.map_or(finer, |finest| finest.max(finer)));
        }
    }

    fn image(&mut self, image: &Image<'_, '_>, transform: Affine) -> Option<Found> {
        let (width, height) = (image.width(), image.height());
        self.limits.check(width.into(), height.into(), 8).ok()?;
        let turn = self.turn(transform, width, height)?;
        let (across, down) = self.resolution(transform);
        let (stream, stencil) = match image {
            Image::Stencil(stencil) => (stencil.stream(), true),
            Image::Raster(raster) => (raster.stream(), false),
        };
        let dict = stream.dict();
        if ["SMask", "Mask", "SMaskInData"].iter().any(|key| dict.contains_key(*key)) {
            return None;
        }
        let bits = if stencil { 1 } else { pdf_coded::bits(stream) };
        let coded = pdf_coded::coded(stream, stencil, (width, height), &self.limits);
        let as_it_lies = self.rotated && !matches!(coded, Coded::Other);
        let (quarters, turn) = match as_it_lies {
            true => (turn.quarters(), Turn::None),
            false => (0, turn),
        };
        let (width, height, stated) = match turn {
            Turn::None | Turn::Half => (width, height, Stated::new(across, down)),
            Turn::Right | Turn::Left => (height, width, Stated::new(down, across)),
        };
        let colour = pdf_coded::colour(stream, bits, &coded);
        Some(Found { width, height, quarters, stated, colour, bits, turn, coded })
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
        self.note_resolution(&image, props.transform);
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
