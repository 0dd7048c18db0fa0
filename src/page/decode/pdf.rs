//! PDF pages: one image covering the page is that image; every other page is rendered.

use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::object::dict::keys::{HEIGHT, RESOURCES, WIDTH};
use hayro::hayro_syntax::object::{Array, Dict, Object, ObjectIdentifier, Stream};
use hayro::hayro_syntax::page::{Page, Rotation};
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};

use super::pdf_image::{self, Found};
use super::pdf_work::Work;
use super::{Colour, DecodeError, Limits, Probed, Stated, Written};
use super::{pdf_coded, pdf_layer, unpack};
use crate::page::image::{Dpi, PageImage, PageSource, Pixels};

/// A PDF whose structure has been read.
pub(super) type Document = Pdf;

/// How deep resources may lie within resources.
const DEPTH: usize = 12;

pub(super) fn probe(
    bytes: &Arc<Vec<u8>>,
    render: Dpi,
    limits: &Limits,
) -> Result<Vec<Result<Probed, DecodeError>>, DecodeError> {
    let pdf = open(bytes, limits)?;
    Ok(pdf.pages().iter().map(|page| facts(page, render, limits)).collect())
}

pub(super) fn source(
    pdf: &Document,
    page: u32,
    dpi: Dpi,
    limits: &Limits,
) -> Result<PageSource, DecodeError> {
    let wanted = wanted(pdf, page)?;
    check_images(wanted, limits)?;
    let work = Work::of(wanted, limits)?;
    if let Some(found) = pdf_image::find(wanted, limits).one {
        return pdf_image::source(wanted, &found, dpi, limits);
    }
    let plan = Plan::of(wanted, dpi, limits)?;
    work.check(plan.pixels(), limits)?;
    Ok(PageSource::Pixels(rendered(wanted, &plan)))
}

/// The text that a page brings along.
pub(super) fn layer(
    pdf: &Document,
    page: u32,
    size: (u32, u32),
    limits: &Limits,
) -> Result<Vec<Vec<Written>>, DecodeError> {
    let quarters = quarters(pdf, page, limits)?;
    let wanted = wanted(pdf, page)?;
    check_images(wanted, limits)?;
    Work::of(wanted, limits)?;
    Ok(pdf_layer::lines(wanted, size, quarters))
}

/// The quarter turns clockwise that a page states and that [`source`] leaves to be done.
pub(super) fn quarters(
    pdf: &Document,
    page: u32,
    limits: &Limits,
) -> Result<u8, DecodeError> {
    let wanted = wanted(pdf, page)?;
    if matches!(wanted.rotation(), Rotation::None) {
        return Ok(0);
    }
    check_images(wanted, limits)?;
    Work::of(wanted, limits)?;
    Ok(pdf_image::find(wanted, limits).one.map_or(0, |found| found.quarters))
}

fn wanted(pdf: &Document, page: u32) -> Result<&Page<'_>, DecodeError> {
    let pages = pdf.pages();
    (page as usize)
        .checked_sub(1)
        .and_then(|at| pages.get(at))
        .ok_or(DecodeError::NoSuchPage { page, pages: pages.len() as u32 })
}

/// Reads the structure and the list of pages, not their content.
pub(super) fn open(
    bytes: &Arc<Vec<u8>>,
    limits: &Limits,
) -> Result<Document, DecodeError> {
    unpack::check_objects(bytes, limits)?;
    let pdf = Pdf::new(bytes.clone()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => DecodeError::Encrypted,
        LoadPdfError::Invalid => DecodeError::damaged("no PDF structure could be read"),
    })?;
    let pages = pdf.pages().len();
    if pages == 0 {
        return Err(DecodeError::damaged("PDF without a page"));
    }
    if pages as u64 > u64::from(limits.pages) {
        return Err(DecodeError::TooManyPages {
            pages: pages as u64,
            limit: limits.pages,
        });
    }
    Ok(pdf)
}

fn facts(page: &Page<'_>, render: Dpi, limits: &Limits) -> Result<Probed, DecodeError> {
    check_images(page, limits)?;
    let work = Work::of(page, limits)?;
    let seen = pdf_image::find(page, limits);
    if let Some(Found { width, height, quarters, stated, colour, bits, .. }) = seen.one {
        return Ok(Probed {
            width,
            height,
            stated,
            colour,
            bits,
            orientation: exif(quarters),
            rendered: false,
            lowered: false,
            strange_colours: false,
        });
    }
    let render = seen.finest.and_then(sensible).unwrap_or(render);
    let plan = Plan::of(page, render, limits)?;
    work.check(plan.pixels(), limits)?;
    let dpi = f64::from(plan.dpi.get());
    Ok(Probed {
        width: plan.width.into(),
        height: plan.height.into(),
        stated: Stated::new(dpi, dpi),
        colour: Colour::Colour,
        bits: 8,
        orientation: None,
        rendered: true,
        lowered: plan.dpi < render,
        strange_colours: false,
    })
}

/// A turn as EXIF numbers it.
fn exif(quarters: u8) -> Option<u16> {
    match quarters {
        1 => Some(6),
        2 => Some(3),
        3 => Some(8),
        _ => None,
    }
}

/// The resolution in which images of so many dots per inch are drawn: their own, so that no
/// dot is moved, or a half or a quarter of it past 400. `None` below 150, where letters drawn
/// over a coarse image would suffer.
fn sensible(finest: f64) -> Option<Dpi> {
    let mut dpi = finest;
    while dpi > 400.5 {
        dpi /= 2.0;
    }
    Dpi::new(dpi.round() as u32).filter(|dpi| dpi.get() >= 150)
}

/// Points of a page's own unit (`UserUnit`, ISO 32000-1 table 30).
pub(super) fn unit(page: &Page<'_>) -> f64 {
    page.raw()
        .get::<f32>("UserUnit")
        .filter(|n| n.is_finite() && *n > 0.0)
        .map_or(1.0, f64::from)
}

/// How a page will be rendered.
struct Plan {
    width: u16,
    height: u16,
    dpi: Dpi,
    /// Pixels a unit of the page, across and down.
    scale: (f32, f32),
}

impl Plan {
    /// At the resolution wanted, or at the highest below it that the limits allow.
    fn of(page: &Page<'_>, dpi: Dpi, limits: &Limits) -> Result<Self, DecodeError> {
        let (width, height) = page.render_dimensions();
        let inches = |units: f32| f64::from(units) * unit(page) / 72.0;
        let (wide, high) = (inches(width), inches(height));
        let side = f64::from(limits.side.min(u16::MAX.into()));
        let most =
            (limits.rendered as f64 / (wide * high)).sqrt().min(side / wide.max(high));
        let lowest = Dpi::new((most.floor() as u32).min(dpi.get()));
        let Some(dpi) = lowest else {
            return Err(DecodeError::TooLarge {
                width: (wide * f64::from(dpi.get())) as u64,
                height: (high * f64::from(dpi.get())) as u64,
                side: limits.side,
                pixels: limits.rendered,
            });
        };
        let pixels =
            |inches: f64| (inches * f64::from(dpi.get())).round().max(1.0) as u16;
        let (wide, high) = (pixels(wide), pixels(high));
        // The renderer rounds down; a hundredth of a pixel keeps it from losing a whole one.
        let scale = |pixels: u16, units: f32| (f32::from(pixels) + 0.01) / units;
        let scale = (scale(wide, width), scale(high, height));
        Ok(Self { width: wide, height: high, dpi, scale })
    }

    fn pixels(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }
}

/// The page on white paper.
fn rendered(page: &Page<'_>, plan: &Plan) -> PageImage {
    let scale =
        PixmapSettings { x_scale: plan.scale.0, y_scale: plan.scale.1, bg_color: WHITE };
    let pixmap = hayro::render(
        page,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &scale,
    );
    let (width, height) = (pixmap.width().into(), pixmap.height().into());
    let rgba = pixmap.data_as_u8_slice();
    // On an opaque background, premultiplied colours are the colours.
    let grey = rgba.chunks_exact(4).all(|p| p[0] == p[1] && p[1] == p[2]);
    let pixels = match grey {
        true => Pixels::Grey(rgba.chunks_exact(4).map(|p| p[0]).collect()),
        false => {
            Pixels::Rgb(rgba.chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]).collect())
        }
    };
    PageImage { width, height, dpi: plan.dpi, pixels }
}

/// Refuses a page any of whose images claims more than the limits, before one is decoded:
/// 10 kB can claim 1.2 billion pixels.
fn check_images(page: &Page<'_>, limits: &Limits) -> Result<(), DecodeError> {
    let resources = page.resources();
    let mut seen = std::collections::BTreeSet::new();
    check_contents(page, limits)?;
    let roots = [
        &resources.x_objects,
        &resources.patterns,
        &resources.fonts,
        &resources.ext_g_states,
    ];
    roots.into_iter().try_for_each(|dict| check_entries(dict, limits, &mut seen, DEPTH))
}

/// The page's own drawing, which is one stream or several.
fn check_contents(page: &Page<'_>, limits: &Limits) -> Result<(), DecodeError> {
    let dict = page.raw();
    if let Some(stream) = dict.get::<Stream<'_>>("Contents") {
        return unpack::check(&stream, limits);
    }
    let Some(streams) = dict.get::<Array<'_>>("Contents") else { return Ok(()) };
    streams.iter::<Stream<'_>>().try_for_each(|stream| unpack::check(&stream, limits))
}

type Seen = std::collections::BTreeSet<(u32, i32)>;

fn check_entries(
    dict: &Dict<'_>,
    limits: &Limits,
    seen: &mut Seen,
    depth: usize,
) -> Result<(), DecodeError> {
    if depth == 0 {
        return Err(DecodeError::unsupported("PDF resources nested more than 12 deep"));
    }
    for name in dict.keys() {
        let id = dict.get_ref(&*name).map(ObjectIdentifier::from);
        if id.is_some_and(|id| !seen.insert((id.obj_number, id.gen_number))) {
            continue;
        }
        match dict.get::<Object<'_>>(&*name) {
            Some(Object::Stream(stream)) => check_stream(&stream, limits, seen, depth)?,
            Some(Object::Dict(inner)) => check_inner(&inner, limits, seen, depth)?,
            _ => {}
        }
    }
    Ok(())
}

fn check_stream(
    stream: &Stream<'_>,
    limits: &Limits,
    seen: &mut Seen,
    depth: usize,
) -> Result<(), DecodeError> {
    unpack::check(stream, limits)?;
    let dict = stream.dict();
    let size =
        |key: &[u8], short: &str| dict.get::<u32>(key).or_else(|| dict.get::<u32>(short));
    if let (Some(width), Some(height)) = (size(WIDTH, "W"), size(HEIGHT, "H")) {
        limits.check(width.into(), height.into(), 8)?;
        pdf_coded::check_stream(stream, limits)?;
    }
    check_inner(dict, limits, seen, depth)
}

/// The places where a form, a pattern, a Type 3 font, a mask or a graphics state keep more.
fn check_inner(
    dict: &Dict<'_>,
    limits: &Limits,
    seen: &mut Seen,
    depth: usize,
) -> Result<(), DecodeError> {
    for key in ["SMask", "Mask", "G"] {
        if let Some(stream) = dict.get::<Stream<'_>>(key) {
            let new = dict
                .get_ref(key)
                .map(ObjectIdentifier::from)
                .is_none_or(|id| seen.insert((id.obj_number, id.gen_number)));
            if new && depth > 1 {
                check_stream(&stream, limits, seen, depth - 1)?;
            }
        }
    }
    let inner = [Some(dict.clone()), dict.get::<Dict<'_>>(RESOURCES)];
    for resources in inner.into_iter().flatten() {
        for key in ["XObject", "Pattern", "Font", "ExtGState", "CharProcs"] {
            if let Some(entries) = resources.get::<Dict<'_>>(key) {
                check_entries(&entries, limits, seen, depth - 1)?;
            }
        }
    }
    match dict.get::<Dict<'_>>("SMask") {
        Some(mask) if depth > 1 => check_inner(&mask, limits, seen, depth - 1),
        _ => Ok(()),
    }
}
