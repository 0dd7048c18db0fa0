//! The text that a PDF page brings along: real text, or what another recogniser laid invisibly
//! under the image. Read out with its places, whether it can be seen or not.

use hayro::hayro_interpret::font::{Glyph, GlyphRun};
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, SoftMask, interpret_page,
};
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{Affine, BezPath, Point, Rect, Vec2};

use crate::place::Area;

/// The most characters of a page that are taken; a dense page has ten thousand.
const MOST: usize = 200_000;

/// The width of a character whose font tells none, in thousandths of an em.
const USUAL_WIDTH: f32 = 500.0;

/// Below and above the line, in thousandths of an em, between which a word is said to stand.
const BELOW: f64 = -200.0;
const ABOVE: f64 = 750.0;

/// A word as a PDF has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The word, never empty, no white space within.
    pub text: String,
    /// Where it stands, in pixels of the page as it is decoded.
    pub area: Area,
}

/// The lines of a page in the order the PDF has them; `size` is the page's in pixels, before
/// the quarter turns that viewers give it.
pub(super) fn lines(
    page: &Page<'_>,
    size: (u32, u32),
    quarters: u8,
) -> Vec<Vec<Written>> {
    let stored = size;
    let size = if quarters.is_multiple_of(2) { size } else { (size.1, size.0) };
    let (width, height) = page.render_dimensions();
    let frame = Rect::new(0.0, 0.0, width.into(), height.into());
    let transform = Affine::new(page.initial_transform(true).as_coeffs());
    let settings = InterpreterSettings::default();
    let cache = InterpreterCache::new();
    let mut context = Context::new(transform, frame, &cache, page.xref(), settings);
    let across = f64::from(size.0) / frame.width().max(1.0);
    let down = f64::from(size.1) / frame.height().max(1.0);
    let scale = Affine::scale_non_uniform(across, down);
    let mut layer =
        Layer { scale, size, lines: Vec::new(), word: None, pen: None, taken: 0 };
    interpret_page(page, &mut context, &mut layer);
    layer.end_word();
    layer.lines.retain(|line| !line.is_empty());
    for word in layer.lines.iter_mut().flatten() {
        word.area = before_turns(word.area, stored, quarters);
    }
    layer.lines
}

/// Where an area of a page that was turned clockwise lay before, on a page of this size.
fn before_turns(area: Area, (width, height): (u32, u32), quarters: u8) -> Area {
    let (right, bottom) = (area.x + area.width, area.y + area.height);
    let turned = |x, y| Area { x, y, width: area.height, height: area.width };
    match quarters % 4 {
        1 => turned(area.y, height.saturating_sub(right)),
        2 => Area {
            x: width.saturating_sub(right),
            y: height.saturating_sub(bottom),
            ..area
        },
        3 => turned(width.saturating_sub(bottom), area.x),
        _ => area,
    }
}

/// A device that paints nothing and reads.
struct Layer {
    /// From points to pixels.
    scale: Affine,
    size: (u32, u32),
    lines: Vec<Vec<Written>>,
    /// The word being spelt, and where it stands so far.
    word: Option<(String, Rect)>,
    /// Where the last character ended, and one em along and across its line.
    pen: Option<(Point, Vec2, Vec2)>,
    taken: usize,
}

impl Layer {
    /// A character `placed` in thousandths of an em.
    fn character(&mut self, text: &str, placed: Affine, width: f32) {
        let at = |x: f64, y: f64| placed * Point::new(x, y);
        let (start, end) = (at(0.0, 0.0), at(width.into(), 0.0));
        let (along, across) = (at(1000.0, 0.0) - start, at(0.0, 1000.0) - start);
        let finite = start.is_finite() && end.is_finite() && across.is_finite();
        if !finite || along.hypot() < 1e-6 || across.hypot() < 1e-6 {
            return;
        }
        self.step(start);
        self.pen = Some((end, along, across));
        let seen = |c: &char| !c.is_whitespace() && !c.is_control() && *c != '\u{fffd}';
        let letters: String = text.chars().filter(seen).collect();
        if letters.is_empty() {
            self.end_word();
            return;
        }
        let frame = Rect::new(0.0, BELOW, width.into(), ABOVE);
        let area = placed.transform_rect_bbox(frame);
        let word = self.word.get_or_insert_with(|| (String::new(), area));
        word.0 += &letters;
        word.1 = word.1.union(area);
    }

    /// From where the last character ended to where the next begins: on in the word, to the
    /// next word, or to another line.
    fn step(&mut self, start: Point) {
        let Some((end, along, across)) = self.pen else { return };
        let moved = start - end;
        let on = moved.dot(along) / along.hypot2();
        let off = moved.dot(across) / across.hypot2();
        if off.abs() > 0.5 || on < -1.0 {
            self.end_word();
            self.lines.push(Vec::new());
        } else if !(-0.4..=0.2).contains(&on) {
            self.end_word();
        }
    }

    fn end_word(&mut self) {
        let Some((text, area)) = self.word.take() else { return };
        let Some(area) = pixels(area, self.size) else { return };
        if self.lines.is_empty() {
            self.lines.push(Vec::new());
        }
        if let Some(line) = self.lines.last_mut() {
            line.push(Written { text, area });
        }
    }
}

/// The whole pixels of the page that an area touches; `None` where it lies beside the page.
fn pixels(area: Rect, (width, height): (u32, u32)) -> Option<Area> {
    let page = Rect::new(0.0, 0.0, width.into(), height.into());
    let seen = area.intersect(page);
    if seen.area() <= 0.0 {
        return None;
    }
    let (x, y) = (seen.x0.floor() as u32, seen.y0.floor() as u32);
    let side = |to: f64, from: u32| (to.ceil() as u32).saturating_sub(from).max(1);
    Some(Area { x, y, width: side(seen.x1, x), height: side(seen.y1, y) })
}

impl<'a> Device<'a> for Layer {
    fn draw_glyph_run(
        &mut self,
        run: &GlyphRun<'_, 'a>,
        props: DrawProps<'a>,
        _: &DrawMode,
    ) {
        for glyph in run.glyphs() {
            self.taken += 1;
            if self.taken > MOST {
                return;
            }
            let text = match glyph.as_unicode() {
                Some(BfString::Char(letter)) => letter.to_string(),
                Some(BfString::String(letters)) => letters,
                None => String::new(),
            };
            let width = match &**glyph {
                Glyph::Outline(outline) => outline.advance_width(),
                Glyph::Type3(type3) => type3.advance_width(),
            };
            let placed = self.scale * props.transform * glyph.transform();
            self.character(&text, placed, width.unwrap_or(USUAL_WIDTH));
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_clip_rect(&mut self, _: &Rect) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
    }
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
