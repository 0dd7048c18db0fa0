//! How much a PDF page asks to have drawn, measured before it is: a few bytes can ask for days,
//! by forms within forms, patterns of endless copies or paint upon paint.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use hayro::hayro_interpret::font::{Glyph, GlyphRun};
use hayro::hayro_interpret::pattern::{Pattern, TilingPattern};
use hayro::hayro_interpret::{
    BlendMode, CacheKey as _, ClipPath, Context, Device, DrawMode, DrawProps, Image,
    ImageDrawProps, InterpreterCache, InterpreterSettings, Paint, SoftMask,
    interpret_page,
};
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{Affine, BezPath, Rect, Shape};

use super::{DecodeError, Limits};

/// What a page asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Work {
    /// Shapes' corners, glyphs, images, clips and groups.
    steps: f64,
    /// How many times over the whole page is painted.
    cover: f64,
}

impl Work {
    /// Interprets a page without painting it, and stops as soon as it is too much.
    ///
    /// # Errors
    /// [`DecodeError::TooMuchWork`].
    pub(super) fn of(page: &Page<'_>, limits: &Limits) -> Result<Self, DecodeError> {
        let (width, height) = page.render_dimensions();
        let frame = Rect::new(0.0, 0.0, width.into(), height.into());
        let transform = Affine::new(page.initial_transform(true).as_coeffs());
        let settings = InterpreterSettings::default();
        let cache = InterpreterCache::new();
        let mut meter = Meter {
            frame,
            work: Self::default(),
            times: 1.0,
            limits: limits.clone(),
            masks: BTreeSet::new(),
        };
        let ran = catch_unwind(AssertUnwindSafe(|| {
            let mut context =
                Context::new(transform, frame, &cache, page.xref(), settings);
            interpret_page(page, &mut context, &mut meter);
        }));
        match ran {
            Ok(()) => Ok(meter.work),
            Err(stop) => match stop.downcast::<Stop>() {
                Ok(stop) => Err(stop.0),
                Err(panic) => resume_unwind(panic),
            },
        }
    }

    /// Whether so much may be painted on so many pixels.
    ///
    /// # Errors
    /// [`DecodeError::TooMuchWork`].
    pub(super) fn check(&self, pixels: u64, limits: &Limits) -> Result<(), DecodeError> {
        if self.cover * pixels as f64 > limits.painted as f64 {
            return Err(too_much(limits));
        }
        Ok(())
    }
}

fn too_much(limits: &Limits) -> DecodeError {
    DecodeError::TooMuchWork { steps: limits.steps, painted: limits.painted }
}

/// Carried out of the interpreter, which knows no other way to be stopped.
struct Stop(DecodeError);

/// Unlike a panic, this tells nobody but the one who catches it.
fn stop(why: DecodeError) -> ! {
    resume_unwind(Box::new(Stop(why)))
}

/// A device that paints nothing and counts.
struct Meter {
    frame: Rect,
    work: Work,
    /// How many copies are made of what is drawn now.
    times: f64,
    limits: Limits,
    /// The masks drawn already: the renderer draws each once.
    masks: BTreeSet<u128>,
}

impl Meter {
    fn spend(&mut self, steps: usize, area: Rect) {
        let share = area.intersect(self.frame).area() / self.frame.area().max(1.0);
        self.work.steps += steps as f64 * self.times;
        if share.is_finite() {
            self.work.cover += share.max(0.0) * self.times;
        }
        // What is not a number is not within the limit either.
        let within = self.work.steps <= self.limits.steps as f64;
        if !within {
            stop(too_much(&self.limits));
        }
    }

    /// Clips and groups work on the whole page.
    fn layer(&mut self, corners: usize) {
        self.spend(1 + corners, self.frame);
    }

    fn paint<'a>(&mut self, paint: &Paint<'a>, stroke: bool) {
        if let Paint::Pattern(pattern) = paint
            && let Pattern::Tiling(tiling) = &**pattern
        {
            let before = self.times;
            self.times *= copies(tiling);
            self.spend(1, Rect::ZERO);
            self.apart(|meter| {
                // A tile that cannot be unpacked is not drawn either.
                let _ = tiling.interpret(meter, tiling.matrix, stroke);
            });
            self.times = before;
        }
    }

    fn image(&self, image: &Image<'_, '_>) -> Result<(), DecodeError> {
        self.limits.check(image.width().into(), image.height().into(), 8)?;
        let stream = match image {
            Image::Stencil(stencil) => stencil.stream(),
            Image::Raster(raster) => raster.stream(),
        };
        super::unpack::check(stream, &self.limits)?;
        super::pdf_coded::check_stream(stream, &self.limits)
    }

    fn mask(&mut self, mask: Option<&SoftMask<'_>>) {
        if let Some(mask) = mask
            && self.masks.insert(mask.cache_key())
        {
            self.layer(0);
            self.apart(|meter| mask.interpret(meter));
        }
    }

    /// On a canvas of its own, which knows none of the masks outside it.
    fn apart(&mut self, draw: impl FnOnce(&mut Self)) {
        let outside = std::mem::take(&mut self.masks);
        draw(self);
        self.masks = outside;
    }
}

/// How often a tile is drawn, at most: once for every neighbour that reaches into it.
fn copies(tiling: &TilingPattern<'_>) -> f64 {
    let along = |length: f64, step: f32| length.abs() / f64::from(step.abs()) + 2.0;
    along(tiling.bbox.width(), tiling.x_step) * along(tiling.bbox.height(), tiling.y_step)
}

impl<'a> Device<'a> for Meter {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        let area = props.transform.transform_rect_bbox(path.bounding_box());
        let [a, b, ..] = props.transform.as_coeffs();
        // A line paints no more than its length times its width.
        let area = match mode {
            DrawMode::Stroke(line) => {
                let width = (f64::from(line.line_width) * a.hypot(b)).max(1.0);
                let most = width * (area.width() + area.height() + width);
                let share = (most * path.elements().len() as f64 / area.area()).min(1.0);
                let (w, h) = (area.width().max(width), area.height().max(width));
                Rect::new(area.x0, area.y0, area.x0 + w * share, area.y0 + h)
            }
            DrawMode::Fill(_) | DrawMode::FillAndStroke(..) => area,
            DrawMode::Invisible => return,
        };
        self.spend(1 + path.elements().len(), area);
        self.mask(props.soft_mask.as_ref());
        self.paint(&props.paint, matches!(mode, DrawMode::Stroke(_)));
    }

    fn draw_glyph_run(
        &mut self,
        run: &GlyphRun<'_, 'a>,
        props: DrawProps<'a>,
        mode: &DrawMode,
    ) {
        if matches!(mode, DrawMode::Invisible) {
            // Not painted, but read.
            return self.spend(run.glyphs().len(), Rect::ZERO);
        }
        self.mask(props.soft_mask.as_ref());
        self.paint(&props.paint, matches!(mode, DrawMode::Stroke(_)));
        for glyph in run.glyphs() {
            let placed = glyph.transform();
            match &**glyph {
                // Outlines are in thousandths of an em.
                Glyph::Outline(_) => {
                    let em = Rect::new(0.0, 0.0, 1000.0, 1000.0);
                    self.spend(8, (props.transform * placed).transform_rect_bbox(em));
                }
                Glyph::Type3(type3) => {
                    self.spend(1, Rect::ZERO);
                    type3.interpret(self, props.transform, placed, &props.paint);
                }
            }
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        let area = clip.path.bounding_box();
        self.spend(1 + clip.path.elements().len(), area);
    }

    fn push_clip_rect(&mut self, rect: &Rect) {
        self.spend(1, *rect);
    }

    fn push_transparency_group(
        &mut self,
        _: f32,
        mask: Option<SoftMask<'a>>,
        _: BlendMode,
    ) {
        self.layer(0);
        self.mask(mask.as_ref());
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let frame = Rect::new(0.0, 0.0, image.width().into(), image.height().into());
        self.spend(1, props.transform.transform_rect_bbox(frame));
        // Images within the drawing itself stand in no list of resources.
        if let Err(why) = self.image(&image) {
            stop(why);
        }
        self.mask(props.soft_mask.as_ref());
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Dpi, Format, probe};

    /// A PDF of one page, 100 points square, with these resources and streams (objects from 4).
    fn pdf(resources: &str, streams: &[(&str, &str)]) -> Vec<u8> {
        let mut file = format!(
            "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
             2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
             3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R\
             /Resources<<{resources}>>>>endobj\n"
        );
        for (number, (dict, data)) in (4..).zip(streams) {
            let length = data.len();
            file += &format!(
                "{number} 0 obj<<{dict}/Length {length}>>stream\n{data}\nendstream endobj\n"
            );
        }
        file += "trailer<</Root 1 0 R>>\n%%EOF";
        file.into_bytes()
    }

    fn check(file: &[u8], limits: &Limits, refused: bool) {
        let dpi = Dpi::new(72).expect("72 is a resolution");
        let page = probe(file, Format::Pdf, dpi, limits).unwrap().remove(0);
        match page {
            Ok(page) => assert!(!refused, "{page:?}"),
            Err(DecodeError::TooMuchWork { .. }) => assert!(refused),
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn forms_within_forms_are_counted_as_often_as_they_are_drawn() {
        // Each level draws the next ten times: a hundred million squares from 2 kB.
        let form = |next: u32| {
            format!(
                "/Type/XObject/Subtype/Form/BBox[0 0 100 100]/Resources<</XObject<</F {next} 0 R>>>>"
            )
        };
        let dicts: Vec<String> = (6..13).map(form).collect();
        let draw = "/F Do ".repeat(10);
        let mut streams = vec![("", draw.as_str())];
        streams.extend(dicts.iter().map(|dict| (dict.as_str(), draw.as_str())));
        streams.push(("/Type/XObject/Subtype/Form/BBox[0 0 100 100]", "0 0 5 5 re f"));
        let file = pdf("/XObject<</F 5 0 R>>", &streams);
        check(&file, &Limits { steps: 100_000, ..Limits::default() }, true);
        let shallow = pdf("/XObject<</F 12 0 R>>", &streams);
        check(&shallow, &Limits { steps: 100_000, ..Limits::default() }, false);
    }

    #[test]
    fn a_tile_is_counted_for_each_of_its_copies() {
        let check = |step: &str, refused| {
            let tile = format!(
                "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9000 9000]\
                 /XStep {step}/YStep {step}/Resources<<>>"
            );
            let content = "/Pattern cs /P scn 0 0 100 100 re f";
            let file = pdf(
                "/Pattern<</P 5 0 R>>",
                &[("", content), (tile.as_str(), "0 0 5 5 re f")],
            );
            check(&file, &Limits::default(), refused);
        };
        check("9000", false);
        check("1", true);
        check("0.01", true);
    }

    #[test]
    fn an_image_within_the_drawing_is_checked_before_it_is_decoded() {
        let content = "q 100 0 0 100 0 0 cm BI /W 60000 /H 60000 /CS /G /BPC 1 /F /CCF \
                       /DP <</K -1 /Columns 60000>> ID \u{0}\u{0}\u{0} EI Q";
        let file = pdf("", &[("", content)]);
        let dpi = Dpi::new(72).expect("72 is a resolution");
        let page = probe(&file, Format::Pdf, dpi, &Limits::default()).unwrap().remove(0);
        assert!(matches!(page, Err(DecodeError::TooLarge { .. })), "{page:?}");
    }

    #[test]
    fn a_page_of_letters_is_far_below_the_limits() {
        let path = "fixtures/demo/4699-23_8_0_2/0007.pdf";
        let bytes = crate::files::read(path.as_ref()).unwrap();
        let file = hayro::hayro_syntax::Pdf::new(bytes).unwrap();
        let work = Work::of(&file.pages()[0], &Limits::default()).unwrap();
        assert!((500.0..100_000.0).contains(&work.steps), "{work:?}");
        assert!((0.05..10.0).contains(&work.cover), "{work:?}");
    }

    #[test]
    fn paint_upon_paint_is_measured_in_pixels() {
        let limits = Limits { painted: 1_000_000, ..Limits::default() };
        let over = |times: usize| pdf("", &[("", &"0 0 100 100 re f ".repeat(times))]);
        check(&over(90), &limits, false);
        check(&over(110), &limits, true);
        // Lines are thin: their frames do not count.
        let lines = "0 0 m 100 100 l S ".repeat(110);
        check(&pdf("", &[("", &lines)]), &limits, false);
    }
}
