//! The image for recognition: black edges painted over, grey, level, and of the size at which
//! letters are read best. The image for the eye stays as it was received.

use serde::{Deserialize, Serialize};

use super::blank::{self, Ink};
use super::border::Border;
use super::grey::reduced;
use super::inked::Inked;
use super::marks::{self, Mark};
use super::paper::{self, Paper};
use super::resample::{rotated, scaled};
use super::rings::Ring;
use super::scale::{scale, tesseract_dpi};
use super::steps::{Show, Step, show_rows};
use super::through::Through;
use super::transform::Transform;
use super::{
    Grey, PageImage, Region, grain, negative, regions, skew, specks, stamps, thicken,
    xheight,
};
use crate::place::Area;

/// How a page is made ready for recognition.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PrepareSettings {
    /// The height of small letters that recognition gets to see, in pixels; larger letters
    /// are made smaller, never the other way.
    pub x_height: f32,
    /// The most pixels that recognition gets to see; larger images are made smaller.
    pub most_pixels: u32,
    /// The skew from which on a page is rotated, in degrees.
    pub least_skew: f32,
    /// Quarter turns clockwise to be made, 0–3: the page lay sideways in the scanner.
    pub quarters: u8,
    /// Even the paper out and deepen the type: for faint type on dark or uneven paper only,
    /// since it loses whole pages that read well without.
    pub flatten: bool,
    /// Let ink grow, so that broken type becomes whole: on pages in black and white only.
    #[serde(default)]
    pub thicken: bool,
    /// Left and right changed: what shines through from the other side becomes readable.
    pub mirror: bool,
    /// Paint over what may shine through from the other side; with `mirror`, what does not.
    #[serde(default)]
    pub one_sided: bool,
}

impl Default for PrepareSettings {
    fn default() -> Self {
        Self {
            x_height: 20.0,
            most_pixels: 20_000_000,
            least_skew: 0.2,
            quarters: 0,
            flatten: false,
            thicken: false,
            mirror: false,
            one_sided: false,
        }
    }
}

/// Text or drawing: decides how recognition looks for words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Lines of text, forms and tables.
    #[default]
    Text,
    /// Few words among long lines.
    Drawing,
}

/// What was seen of a page while it was made ready.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageFacts {
    /// The skew of its lines in hundredths of a degree, positive = falling to the right;
    /// `None` where the page has no lines to tell.
    pub skew: Option<i32>,
    /// The paper within black scanner edges, in pixels of the received image.
    pub paper: Area,
    /// Black scanner edges, in millionths of the image.
    pub border: u32,
    /// Ink on the paper, in millionths of the image, holes and edges left out.
    pub ink_share: u32,
    /// What that ink amounts to.
    pub ink: Ink,
    /// Text or drawing.
    pub kind: Kind,
    /// Marks of a letter's size and shape.
    pub letters: u32,
    /// Grey levels between the paper and the usual letter; 0 where there are none.
    pub letter_depth: u8,
    /// The height of its small letters in tenths of a pixel of the received image.
    pub x_height: Option<u32>,
    /// Light letters on dark ground, as on blueprints and film: read with light and dark changed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub negative: bool,
    /// Paper that a threshold cut to dots: read by their mean.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub grainy: bool,
    /// Handwriting and pictures beside the text; none are looked for on drawings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<Region>,
}

impl PageFacts {
    /// Takes in the stamps that the page's colours told before it was made grey
    /// ([`Greyed::stamps`](super::Greyed)); none on drawings.
    pub fn take_stamps(&mut self, told: Vec<Area>) {
        if self.kind == Kind::Text {
            regions::with_stamps(&mut self.regions, told);
        }
    }
}

/// A page ready for recognition.
#[derive(Clone, Debug, PartialEq)]
pub struct Prepared {
    /// Grey pixels.
    pub image: Grey,
    /// Takes their places back to pixels of the received image.
    pub transform: Transform,
    /// Resolution of the grey pixels in dots per inch, at least 70 (Tesseract's least).
    pub dpi: u32,
    /// The height of small letters in the grey pixels, where there are letters to tell.
    pub x_height: Option<f64>,
    /// What was seen.
    pub facts: PageFacts,
    /// Marks that may be writing, in pixels of the received image.
    pub writing: Vec<Area>,
    /// Marks that may shine through from the other side, in pixels of the received image;
    /// looked for where one side only was to be seen.
    pub behind: Vec<Area>,
}

/// Makes a page ready for recognition. Never fails: an image without pixels is blank.
#[must_use]
pub fn prepare(image: &PageImage, settings: &PrepareSettings) -> Prepared {
    prepare_showing(image, settings, None)
}

/// As [`prepare`]; `show`, where there is one, is given the picture that each step makes. The
/// last one is the result.
pub fn prepare_showing(
    image: &PageImage,
    settings: &PrepareSettings,
    mut show: Option<Show<'_>>,
) -> Prepared {
    if image.width == 0 || image.height == 0 {
        return without_pixels(image);
    }
    let soft = grain::softened(image);
    let grain = soft.as_ref().map(|_| image);
    let image = soft.as_ref().unwrap_or(image);
    let mut survey = survey(image, settings);
    survey.facts.grainy = grain.is_some();
    let thick = Some(image).filter(|_| settings.thicken && !survey.facts.negative);
    let x_height = survey.facts.x_height.map(|tenths| f64::from(tenths) / 10.0);
    let thick = thick.and_then(|image| thicken::thickened(image, x_height));
    if let Some(show) = &mut show {
        show_rows(grain, image, thick.as_ref(), settings, &survey, show);
    }
    let image = thick.as_ref().unwrap_or(image);
    let mut seen = |step: Step, grey: &Grey| {
        if let Some(show) = &mut show {
            show(step, grey);
        }
    };
    let part = survey.facts.paper;
    let scale = scale(&survey.facts, part, settings);
    let mut grey = scaled(image, part, scale, |y, row| survey.edit(y, settings, row));
    seen(Step::Scale, &grey);
    let paper = if settings.flatten { 240 } else { survey.paper.level };
    let x_height = x_height.map(|height| height * scale);
    if survey.strewn && specks::take_off(&mut grey, x_height, paper, survey.depth) {
        seen(Step::Specks, &grey);
    }
    let mut transform = Transform::identity(image.width, image.height)
        .then_cut(part.x, part.y)
        .then_scaled(ratio(grey.width, part.width), ratio(grey.height, part.height));
    if !settings.quarters.is_multiple_of(4) {
        transform = transform.then_turned(settings.quarters, grey.width, grey.height);
        grey = grey.turned(settings.quarters);
        seen(Step::Turn, &grey);
    }
    if let Some(degrees) = turn(&survey.facts, settings) {
        let old = (grey.width, grey.height);
        grey = rotated(&grey, degrees, paper);
        transform = transform.then_rotated(degrees, old, (grey.width, grey.height));
        seen(Step::Deskew, &grey);
    }
    if settings.mirror {
        transform = transform.then_mirrored(grey.width);
        grey = grey.mirrored();
        seen(Step::Mirror, &grey);
    }
    let behind = survey.through.as_ref().map_or_else(Vec::new, |t| t.behind(survey.by));
    let Survey { facts, writing, .. } = survey;
    let dpi = tesseract_dpi(f64::from(image.dpi.get()) * scale);
    Prepared { image: grey, transform, dpi, x_height, facts, writing, behind }
}

/// An image without pixels.
fn without_pixels(image: &PageImage) -> Prepared {
    Prepared {
        image: Grey::default(),
        transform: Transform::identity(image.width, image.height),
        dpi: tesseract_dpi(f64::from(image.dpi.get())),
        x_height: None,
        facts: PageFacts { ink: Ink::None, ..PageFacts::default() },
        writing: Vec::new(),
        behind: Vec::new(),
    }
}

/// By how much type is to be deepened to make the usual letter black, 1–8.
fn gain(facts: &PageFacts) -> f32 {
    let depth = if facts.letter_depth == 0 { 200 } else { facts.letter_depth };
    (200.0 / f32::from(depth)).clamp(1.0, 8.0)
}

/// The degrees to rotate by, where that is worth it.
fn turn(facts: &PageFacts, settings: &PrepareSettings) -> Option<f64> {
    let degrees = f64::from(facts.skew?) / 100.0;
    (degrees.abs() >= f64::from(settings.least_skew)).then_some(degrees)
}

fn ratio(new: u32, old: u32) -> f64 {
    f64::from(new) / f64::from(old.max(1))
}

/// What is known of a page before its pixels are changed.
pub(super) struct Survey {
    /// Received pixels to one reduced pixel, each way.
    by: u32,
    border: Border,
    paper: Paper,
    rings: Vec<Ring>,
    through: Option<Through>,
    facts: PageFacts,
    writing: Vec<Area>,
    /// The depth of ink under the paper, in grey levels.
    depth: u8,
    /// So many small marks are there that they may be pepper.
    strewn: bool,
}

impl Survey {
    /// Whether there are black scanner edges.
    pub(super) fn has_border(&self) -> bool {
        self.border.pixels > 0
    }

    /// What was seen.
    pub(super) fn facts(&self) -> &PageFacts {
        &self.facts
    }

    /// Light and dark changed in a received row of a negative page.
    pub(super) fn invert(&self, row: &mut [u8]) {
        if self.facts.negative {
            row.iter_mut().for_each(|level| *level = 255 - *level);
        }
    }

    /// Paints black scanner edges over in a received row.
    pub(super) fn paint(&self, y: u32, row: &mut [u8]) {
        self.invert(row);
        self.border.paint(y, self.by, self.paper.level, row);
    }

    /// Whether there are rings of cups or round stamps.
    pub(super) fn has_rings(&self) -> bool {
        !self.rings.is_empty()
    }

    /// Lifts rings in a received row.
    pub(super) fn lift(&self, y: u32, row: &mut [u8]) {
        self.rings.iter().for_each(|ring| ring.lift(y, self.by, self.paper.level, row));
    }

    /// Whether what is of one side was told from what is of the other.
    pub(super) fn is_one_sided(&self) -> bool {
        self.through.is_some()
    }

    /// Paints over what is not of the side that is to be seen in a received row.
    pub(super) fn one_side(&self, y: u32, row: &mut [u8]) {
        if let Some(through) = &self.through {
            through.lift(y, self.by, &self.paper, row);
        }
    }

    /// All that is done to a received row before it is made smaller.
    pub(super) fn edit(&self, y: u32, settings: &PrepareSettings, row: &mut [u8]) {
        self.paint(y, row);
        self.lift(y, row);
        self.one_side(y, row);
        if settings.flatten {
            self.paper.even_out(y, self.by, gain(&self.facts), row);
        }
    }
}

/// The longer side of the image that is looked at, in pixels, is at most about this.
const LOOK: u32 = 2400;

/// So many marks of at most three reduced pixels are looked at more closely.
const STREWN: usize = 1_000;

/// A page as it is looked at: made smaller, dark on light.
struct Reduced {
    /// Received pixels to one of its own, each way.
    by: u32,
    small: Grey,
    negative: bool,
    border: Border,
    paper: Paper,
}

impl Reduced {
    fn of(image: &PageImage) -> Self {
        let by = image.width.max(image.height).div_ceil(LOOK).max(1);
        let mut small = reduced(image, by);
        let negative = negative::is_negative(&small);
        if negative {
            small.pixels.iter_mut().for_each(|level| *level = 255 - *level);
        }
        let level = paper::sheet_level(&small);
        let border = Border::find(&small, level);
        let paper = Paper::measure(&small, level, &border);
        Self { by, small, negative, border, paper }
    }
}

/// Whether something may shine through from the other side of a page.
pub(crate) fn may_shine_through(image: &PageImage) -> bool {
    let Reduced { small, border, paper, .. } = Reduced::of(image);
    !image.pixels.is_two_tone() && Through::find(&small, &paper, &border, true).is_some()
}

fn survey(image: &PageImage, settings: &PrepareSettings) -> Survey {
    let Reduced { by, mut small, negative, border, paper } = Reduced::of(image);
    let mut through = None;
    if settings.one_sided {
        through = Through::find(&small, &paper, &border, settings.mirror);
        through.iter().for_each(|t| t.lift_all(&mut small, &paper));
    }
    let depth = marks::ink_depth(&small, &paper, &border);
    let found = marks::find(&small, &paper, &border, depth);
    let faint = blank::faint_marks(&small, &paper, &border, &found);
    let ink = blank::judge(&small, &paper, faint.as_ref().unwrap_or(&found));
    let is_drawing = blank::is_drawing(&small, &found);
    let pixels = u64::from(small.width) * u64::from(small.height);
    let skew = find_skew(&small, &found, settings.quarters);
    let slope = skew.map_or(0.0, |s| f64::from(s) / 100.0);
    let x_height = xheight::find(&small, &paper, &border, depth, slope);
    let inked = Inked { image: &small, paper: &paper, border: &border, depth };
    let (rings, regions) = if is_drawing {
        (Vec::new(), Vec::new())
    } else {
        beside(&inked, &found, slope, by)
    };
    let facts = PageFacts {
        skew,
        paper: paper_area(image, &border, by),
        border: (border.pixels * 1_000_000 / pixels.max(1)) as u32,
        ink_share: blank::share(&small, &found),
        ink,
        kind: if is_drawing { Kind::Drawing } else { Kind::Text },
        letters: found.iter().filter(|m| m.is_letter_like()).count() as u32,
        letter_depth: marks::letter_depth(&found),
        x_height: x_height.map(|h| (h * by as f32 * 10.0).round() as u32),
        negative,
        grainy: false,
        regions,
    };
    let writing = blank::writing(&small, &found, by);
    let strewn =
        found.iter().filter(|m| m.width().max(m.height()) <= 3).count() >= STREWN;
    Survey { by, border, paper, rings, through, facts, writing, depth, strewn }
}

/// Rings across a page of text that is skewed by so many degrees, and what stands beside its
/// text.
fn beside(
    page: &Inked<'_>,
    marks: &[Mark],
    skew: f64,
    by: u32,
) -> (Vec<Ring>, Vec<Region>) {
    let letter = regions::letter_height(page.image, marks);
    let rings = Ring::find(page, marks, letter);
    let whole = Area { x: 0, y: 0, width: page.image.width, height: page.image.height };
    let round = rings.iter().filter(|ring| ring.is_stamp(page.size()));
    let round = round.filter_map(|ring| ring.area().common(whole));
    let stamps = round.chain(stamps::framed(page, letter, skew)).collect();
    let mut regions = regions::find(page, marks, letter, stamps);
    regions.iter_mut().for_each(|region| region.area = region.area.times(by));
    (rings, regions)
}

/// The skew after the quarter turns, in hundredths of a degree.
fn find_skew(small: &Grey, found: &[Mark], quarters: u8) -> Option<i32> {
    let (w, h) = (small.width, small.height);
    let turned: Vec<Mark> = found
        .iter()
        .map(|m| match quarters % 4 {
            1 => Mark {
                left: h - m.bottom,
                top: m.left,
                right: h - m.top,
                bottom: m.right,
                ..*m
            },
            2 => Mark {
                left: w - m.right,
                top: h - m.bottom,
                right: w - m.left,
                bottom: h - m.top,
                ..*m
            },
            3 => Mark {
                left: m.top,
                top: w - m.right,
                right: m.bottom,
                bottom: w - m.left,
                ..*m
            },
            _ => *m,
        })
        .collect();
    let size = if quarters % 2 == 1 { (h, w) } else { (w, h) };
    skew::find(size, &turned).map(|degrees| (degrees * 100.0).round() as i32)
}

fn paper_area(image: &PageImage, border: &Border, by: u32) -> Area {
    let whole = Area { x: 0, y: 0, width: image.width, height: image.height };
    let (left, top, right, bottom) = border.paper_box();
    if border.pixels == 0 || left >= right || top >= bottom {
        return whole;
    }
    // The last reduced pixel stands for the rest that does not fill one.
    let end = |at: u32, last: u32, size: u32| if at >= last { size } else { at * by };
    let (right, bottom) = (
        end(right, image.width / by, image.width),
        end(bottom, image.height / by, image.height),
    );
    let (x, y) = (left * by, top * by);
    Area { x, y, width: right - x, height: bottom - y }
}
