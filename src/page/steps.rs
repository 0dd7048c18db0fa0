//! What a page looks like on its way to recognition, for those who ask to see it.

use super::resample::scaled;
use super::survey::Survey;
use super::{Grey, PageImage};
use crate::place::Area;

/// What was done to a page, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Made grey.
    Grey,
    /// Paper that a threshold cut to dots made grey by their mean.
    Soften,
    /// Ink grown, so that broken type becomes whole.
    Thicken,
    /// Light and dark changed: the page was a negative.
    Invert,
    /// Black scanner edges painted over.
    Border,
    /// Rings of cups and round stamps lifted.
    Rings,
    /// What shines through from the other side painted over, or what does not.
    OneSided,
    /// The paper evened out and the type deepened.
    Flatten,
    /// Cut to the paper and made smaller.
    Scale,
    /// Pepper taken off.
    Specks,
    /// Made larger: its letters were low.
    Enlarge,
    /// Turned by quarters.
    Turn,
    /// Rotated until its lines are level.
    Deskew,
    /// Folds, lines of ruled paper and streaks taken off.
    Rules,
    /// Leaders, the rows of dots that forms are filled in on, taken off.
    Leaders,
    /// Left and right changed.
    Mirror,
}

impl Step {
    /// The name that files bear.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Grey => "grey",
            Self::Soften => "soften",
            Self::Thicken => "thicken",
            Self::Invert => "invert",
            Self::Border => "border",
            Self::Rings => "rings",
            Self::OneSided => "one-sided",
            Self::Flatten => "flatten",
            Self::Scale => "scale",
            Self::Specks => "specks",
            Self::Enlarge => "enlarge",
            Self::Turn => "turn",
            Self::Deskew => "deskew",
            Self::Rules => "rules",
            Self::Leaders => "leaders",
            Self::Mirror => "mirror",
        }
    }
}

/// Is shown the picture that each step gives.
pub type Show<'a> = &'a mut dyn FnMut(Step, &Grey);

/// Shows the steps that are else taken row by row, at the size of the received image; `grain`
/// is what was received where that was made grey.
pub(super) fn show_rows(
    grain: Option<&PageImage>,
    image: &PageImage,
    thick: Option<&PageImage>,
    survey: &Survey,
    steps: &[Step],
    show: Show<'_>,
) {
    let part = Area { x: 0, y: 0, width: image.width, height: image.height };
    show(Step::Grey, &scaled(grain.unwrap_or(image), part, 1.0, |_, _| ()));
    if grain.is_some() {
        show(Step::Soften, &scaled(image, part, 1.0, |_, _| ()));
    }
    if let Some(thick) = thick {
        show(Step::Thicken, &scaled(thick, part, 1.0, |_, _| ()));
    }
    let image = thick.unwrap_or(image);
    for taken in 1..=steps.len() {
        let steps = &steps[..taken];
        let edited = scaled(image, part, 1.0, |y, row| survey.edit(y, steps, row));
        steps.iter().last().into_iter().for_each(|step| show(*step, &edited));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Dpi, Pixels, PrepareSettings, prepare, prepare_showing};

    /// A page with a black edge and slanting lines of letters.
    fn page() -> PageImage {
        let (width, height) = (1200u32, 1600u32);
        let mut grey = Grey::sheet(width, height, 230);
        for line in 0..30 {
            for letter in (0..50).filter(|n| n * 7 % 11 != 3) {
                let (left, top) = (120 + letter * 18, 100 + line * 45 + letter * 18 / 50);
                for y in top..top + 16 {
                    for x in (left..left + 12).filter(|x| (x + y) % 5 > 0) {
                        grey.pixels[(y * width + x) as usize] = 30;
                    }
                }
            }
        }
        (0..height).for_each(|y| {
            let from = (y * width) as usize;
            grey.pixels[from..from + 30].fill(10);
        });
        let dpi = Dpi::new(300).unwrap();
        PageImage { width, height, dpi, pixels: Pixels::Grey(grey.pixels) }
    }

    fn check(settings: PrepareSettings, expected: &[Step]) {
        let page = page();
        let mut seen: Vec<(Step, Grey)> = Vec::new();
        let keep = &mut |step, grey: &Grey| seen.push((step, grey.clone()));
        let prepared = prepare_showing(&page, &settings, Some(keep));
        assert_eq!(prepared, prepare(&page, &settings), "looking changes nothing");
        assert_eq!(seen.iter().map(|(step, _)| *step).collect::<Vec<_>>(), expected);
        assert_eq!(seen.last().unwrap().1, prepared.image, "the last step is the result");
        assert_eq!(seen[0].1.pixels.len(), 1200 * 1600);
    }

    #[test]
    fn a_thread_of_paper_is_made_ready_too() {
        let pixels = Pixels::Grey(vec![90; 9_000]);
        let thread = PageImage { width: 1, height: 9_000, pixels, ..page() };
        assert_eq!(prepare(&thread, &PrepareSettings::default()).facts.letters, 0);
    }

    #[test]
    fn every_step_that_was_taken_is_shown_and_no_other() {
        use Step::{Border, Deskew, Flatten, Grey, Mirror, Scale, Turn};
        check(PrepareSettings::default(), &[Grey, Border, Scale, Deskew]);
        let all = PrepareSettings {
            quarters: 2,
            flatten: true,
            mirror: true,
            ..PrepareSettings::default()
        };
        check(all, &[Grey, Border, Flatten, Scale, Turn, Deskew, Mirror]);
    }
}
