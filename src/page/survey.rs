//! What is known of a page before its pixels are changed, and what is done to its rows by it.

use super::blank;
use super::border::Border;
use super::grey::reduced;
use super::inked::Inked;
use super::marks::{self, Mark};
use super::paper::{self, Paper};
use super::prepare::{Kind, PageFacts, PrepareSettings};
use super::rings::Ring;
use super::slips::{self, Slip};
use super::steps::Step;
use super::through::{self, Through};
use super::uneven::is_uneven;
use super::{
    Grey, PageImage, Region, bars, leaders, negative, regions, skew, stamps, xheight,
};
use crate::place::Area;

/// What is known of a page before its pixels are changed.
pub(super) struct Survey {
    /// Received pixels to one reduced pixel, each way.
    by: u32,
    border: Border,
    pub(super) paper: Paper,
    rings: Vec<Ring>,
    through: Option<Through>,
    pub(super) facts: PageFacts,
    pub(super) writing: Vec<Area>,
    /// The depth of ink under the paper, in grey levels.
    pub(super) depth: u8,
    /// Slips that lie at an angle of their own.
    pub(super) slips: Vec<Slip>,
    /// So many small marks are there that they may be pepper.
    pub(super) strewn: bool,
    /// So many small marks stand beside one another that they may be leaders.
    pub(super) led: bool,
}

impl Survey {
    /// The steps that are taken row by row, in their order.
    pub(super) fn steps(&self, settings: &PrepareSettings) -> Vec<Step> {
        let steps = [
            (Step::Invert, self.facts.negative),
            (Step::Border, self.border.pixels > 0),
            (Step::Rings, !self.rings.is_empty()),
            (Step::OneSided, self.through.is_some()),
            (Step::Flatten, settings.flatten),
        ];
        steps.into_iter().filter_map(|(step, taken)| taken.then_some(step)).collect()
    }

    /// Takes a received row through these steps, before it is made smaller.
    pub(super) fn edit(&self, y: u32, steps: &[Step], row: &mut [u8]) {
        let (by, paper) = (self.by, self.paper.level);
        for step in steps {
            match step {
                Step::Invert => row.iter_mut().for_each(|level| *level = 255 - *level),
                Step::Border => self.border.paint(y, by, paper, row),
                Step::Rings => {
                    self.rings.iter().for_each(|ring| ring.lift(y, by, paper, row));
                }
                Step::OneSided => {
                    let sides = self.through.iter();
                    sides.for_each(|sides| sides.lift(y, by, &self.paper, row));
                }
                Step::Flatten => self.paper.even_out(y, by, gain(&self.facts), row),
                _ => {}
            }
        }
    }

    /// Marks that may shine through from the other side, in pixels of the received image.
    pub(super) fn behind(&self) -> Vec<Area> {
        self.through.as_ref().map_or_else(Vec::new, |sides| sides.behind(self.by))
    }
}

/// By how much type is to be deepened to make the usual letter black, 1–8.
fn gain(facts: &PageFacts) -> f32 {
    let depth = if facts.letter_depth == 0 { 200 } else { facts.letter_depth };
    (200.0 / f32::from(depth)).clamp(1.0, 8.0)
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
        let border = bars::left_out(&small, Border::find(&small, level));
        let paper = Paper::measure(&small, level, &border);
        Self { by, small, negative, border, paper }
    }
}

/// Whether something may shine through from the other side of a page.
pub(crate) fn may_shine_through(image: &PageImage) -> bool {
    if image.pixels.is_two_tone() {
        return false;
    }
    let Reduced { small, border, paper, .. } = Reduced::of(image);
    through::is_two_sided(&small, &paper, &border)
}

pub(super) fn survey(image: &PageImage, settings: &PrepareSettings) -> Survey {
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
        uneven: is_uneven(&small, &border, &found),
        regions,
    };
    let writing = blank::writing(&small, &found, by);
    let strewn =
        found.iter().filter(|m| m.width().max(m.height()) <= 3).count() >= STREWN;
    let led = leaders::may_be(&found);
    let slips = if is_drawing || !settings.quarters.is_multiple_of(4) {
        Vec::new()
    } else {
        slips::find((small.width, small.height), &found, slope, by)
    };
    Survey {
        by,
        border,
        paper,
        rings,
        through,
        facts,
        writing,
        depth,
        slips,
        strewn,
        led,
    }
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
