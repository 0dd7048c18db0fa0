//! The image for recognition: black edges painted over, grey, level, and of the size at which
//! letters are read best. The image for the eye stays as it was received.

use serde::{Deserialize, Serialize};

use super::blank::Ink;
use super::resample::{rotated, scaled};
use super::resize::enlarged;
use super::ruling::Ruling;
use super::scale::{enlargement, scale, tesseract_dpi};
use super::slips::Slip;
use super::steps::{Show, Step, show_rows};
use super::survey::{Survey, survey};
use super::transform::Transform;
use super::{Grey, PageImage, Region, grain, leaders, regions, specks, thicken, unruled};
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
    /// Ink and paper are not parted by one threshold for the whole page: under a lamp, on stained
    /// or taped paper.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub uneven: bool,
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
    /// Made larger than it was received, since its letters were low.
    pub enlarged: bool,
    /// Its rules, most of which are not in the image any more where it is a text.
    pub ruling: Ruling,
    /// Slips that lie at an angle of their own on a sheet that lies upright.
    pub slips: Vec<Slip>,
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
    let steps = survey.steps(settings);
    survey.facts.grainy = grain.is_some();
    let thick = Some(image).filter(|_| settings.thicken && !survey.facts.negative);
    let x_height = survey.facts.x_height.map(|tenths| f64::from(tenths) / 10.0);
    let thick = thick.and_then(|image| thicken::thickened(image, x_height));
    if let Some(show) = &mut show {
        show_rows(grain, image, thick.as_ref(), &survey, &steps, show);
    }
    let image = thick.as_ref().unwrap_or(image);
    let mut seen = |step: Step, grey: &Grey| {
        if let Some(show) = &mut show {
            show(step, grey);
        }
    };
    let part = survey.facts.paper;
    let scale = scale(&survey.facts, part, settings);
    let mut grey = scaled(image, part, scale, |y, row| survey.edit(y, &steps, row));
    seen(Step::Scale, &grey);
    let paper = if settings.flatten { 240 } else { survey.paper.level };
    let x_height = x_height.map(|height| height * scale);
    if survey.strewn && specks::take_off(&mut grey, x_height, paper, survey.depth) {
        seen(Step::Specks, &grey);
    }
    let is_text = survey.facts.kind == Kind::Text;
    let times = enlargement(x_height, grey.size(), settings)
        .filter(|_| is_text && !image.pixels.is_two_tone());
    let larger = times.and_then(|times| enlarged(&grey, times));
    let times = times.filter(|_| larger.is_some()).unwrap_or(1.0);
    if let Some(larger) = larger {
        grey = larger;
        seen(Step::Enlarge, &grey);
    }
    let (x_height, scale) = (x_height.map(|height| height * times), scale * times);
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
    let dpi = tesseract_dpi(f64::from(image.dpi.get()) * scale, x_height);
    // Before the mirror: nobody asks for the boxes of a mirrored page.
    let ruling = Ruling::find(&grey, dpi);
    if is_text && unruled::take_off(&mut grey, &ruling, survey.facts.letter_depth) {
        seen(Step::Rules, &grey);
    }
    let led = x_height.filter(|_| is_text && survey.led);
    if led.is_some_and(|high| leaders::take_off(&mut grey, high, paper, survey.depth)) {
        seen(Step::Leaders, &grey);
    }
    if settings.mirror {
        transform = transform.then_mirrored(grey.width);
        grey = grey.mirrored();
        seen(Step::Mirror, &grey);
    }
    let behind = survey.behind();
    let Survey { facts, writing, slips, .. } = survey;
    Prepared {
        image: grey,
        transform,
        dpi,
        x_height,
        facts,
        enlarged: times > 1.0,
        ruling,
        slips,
        writing,
        behind,
    }
}

/// An image without pixels.
fn without_pixels(image: &PageImage) -> Prepared {
    Prepared {
        image: Grey::default(),
        transform: Transform::identity(image.width, image.height),
        dpi: tesseract_dpi(f64::from(image.dpi.get()), None),
        x_height: None,
        facts: PageFacts { ink: Ink::None, ..PageFacts::default() },
        enlarged: false,
        ruling: Ruling::default(),
        slips: Vec::new(),
        writing: Vec::new(),
        behind: Vec::new(),
    }
}

/// The degrees to rotate by, where that is worth it.
fn turn(facts: &PageFacts, settings: &PrepareSettings) -> Option<f64> {
    let degrees = f64::from(facts.skew?) / 100.0;
    (degrees.abs() >= f64::from(settings.least_skew)).then_some(degrees)
}

fn ratio(new: u32, old: u32) -> f64 {
    f64::from(new) / f64::from(old.max(1))
}
