//! A text without the lines that run over the whole page and through its letters: folds, the
//! lines of ruled paper, and what dust draws down a page.
//!
//! Rules that part, enclose or underline text stay at first: they tell what belongs together, and
//! underlines touch the tails of letters, which are read worse without them. Those of tables go
//! where a reading with them was doubtful.

use super::Grey;
use super::boxes::paper_level;
use super::prepare::Prepared;
use super::ruling::{Rule, Ruling, dark_across, dark_down};
use crate::place::Area;

/// What runs over so much of the page, in hundredths, is of the paper or the scanner: frames
/// and tables leave margins.
const ALL_OVER: f32 = 90.0;

/// Nearer to the page's own edge than this, in hundredths of its size, it is the sheet's edge
/// or the shadow of a spine, where no letters are.
const EDGE: f32 = 4.0;

/// A line does harm from one of so many parts of the letters' depth on: a fainter one is lost
/// where the page is made black and white.
const PARTS: i64 = 4;

/// Pieces of a shadow are at least so long, in pixels: it is not as deep everywhere.
const PIECE: i64 = 128;

/// In a row of a piece so many hundredths at most are letters.
const LIGHT: usize = 60;

/// Takes such lines off a level page whose usual letter lies so many grey levels under the
/// paper; `false` where there are none.
pub(super) fn take_off(page: &mut Grey, ruling: &Ruling, letter_depth: u8) -> bool {
    let paper = paper_level(page);
    let size = (page.width as f32, page.height as f32);
    let is_dark =
        |own: u8| i64::from(paper.saturating_sub(own)) * PARTS >= i64::from(letter_depth);
    let wanted =
        |rule: &Rule, (length, across): (f32, f32), own: &dyn Fn(f32, f32) -> u8| {
            let beside = rule.at.min(across - rule.at);
            let middle = rule.from.midpoint(rule.to);
            !rule.dotted
                && rule.length() * 100.0 >= length * ALL_OVER
                && beside * 100.0 >= across * EDGE
                && is_dark(own(middle, rule.at(middle)))
                && rule.is_solid(paper, own)
        };
    let level = ruling
        .across
        .iter()
        .filter(|rule| wanted(rule, size, &|along, at| dark_across(page, along, at)))
        .map(|rule| Course { rule, is_upright: false });
    let upright = ruling
        .down
        .iter()
        .filter(|rule| {
            wanted(rule, (size.1, size.0), &|along, at| dark_down(page, along, at))
        })
        .map(|rule| Course { rule, is_upright: true });
    let found: Vec<Course<'_>> = level.chain(upright).collect();
    for course in &found {
        let depth = i64::from(paper.saturating_sub(course.usual_level(page)));
        if depth * 3 <= i64::from(letter_depth) * 2 {
            course.lighten(page);
        } else {
            course.lift(page, paper);
        }
    }
    !found.is_empty()
}

/// Rules between the rows of a table are at least so long, in hundredths of the page's width.
const ACROSS: f32 = 25.0;

/// They have paper to both sides, so many millimetres off, on so much of their length, in
/// hundredths: underlines touch tails.
const OFF: f32 = 0.4;
const FREE: usize = 92;

impl Prepared {
    /// The page without the rules between the rows of its tables, which the recogniser may take
    /// for strokes of letters; `None` where there are none.
    #[must_use]
    pub fn without_rules(&self) -> Option<Self> {
        let (page, paper) = (&self.image, paper_level(&self.image));
        let light = paper.saturating_sub(self.facts.letter_depth / 2);
        let is_free = |rule: &Rule| {
            let reach = rule.thickness / 2.0 + self.ruling.millimetre * OFF;
            let points = || (rule.from as u32..rule.to as u32).step_by(3);
            let is_paper = |along: f32, aside: f32| {
                page.at(along as i64, (rule.at(along) + aside) as i64, 255) >= light
            };
            let free = points()
                .map(|along| along as f32)
                .filter(|along| is_paper(*along, -reach) && is_paper(*along, reach));
            free.count() * 100 >= points().count() * FREE
        };
        let parts_rows = |rule: &&Rule| {
            !rule.dotted
                && rule.length() * 100.0 >= page.width as f32 * ACROSS
                && is_free(rule)
                && rule.is_solid(paper, |along, at| dark_across(page, along, at))
        };
        let rules: Vec<&Rule> = self.ruling.across.iter().filter(parts_rows).collect();
        if rules.is_empty() {
            return None;
        }
        let mut without = self.clone();
        for rule in rules {
            Course { rule, is_upright: false }.lift(&mut without.image, paper);
        }
        Some(without)
    }
}

impl Ruling {
    /// The image without the level rules that run under the letters of these places.
    pub(crate) fn taken_off(&self, image: &Grey, places: &[Area]) -> Grey {
        let mut image = image.clone();
        let paper = paper_level(&image);
        let is_under = |rule: &Rule, place: &Area| {
            let at = rule.at(rule.from.midpoint(rule.to)) as u32;
            // A row of serifs further up is soon taken for a rule.
            (place.y + place.height / 2..place.y + place.height).contains(&at)
                && place.x < rule.to as u32
                && (rule.from as u32) < place.x + place.width
                && !rule.dotted
        };
        for rule in &self.across {
            if places.iter().any(|place| is_under(rule, place))
                && rule.is_solid(paper, |along, at| dark_across(&image, along, at))
            {
                Course { rule, is_upright: false }.lift(&mut image, paper);
            }
        }
        image
    }
}

/// A rule, and how its places are counted.
struct Course<'a> {
    rule: &'a Rule,
    is_upright: bool,
}

impl Course<'_> {
    /// Column and row of a place along the rule, so far aside of it.
    fn place(&self, along: i64, aside: i64) -> (i64, i64) {
        if self.is_upright { (aside, along) } else { (along, aside) }
    }

    fn level(&self, page: &Grey, along: i64, aside: i64) -> i64 {
        let (x, y) = self.place(along, aside);
        i64::from(page.at(x, y, 255))
    }

    /// The darkest level across the rule in the middle of its length: letters cross less of it.
    fn usual_level(&self, page: &Grey) -> u8 {
        let own = (self.rule.from as i64..self.rule.to as i64).map(|along| {
            let at = self.rule.at(along as f32 + 0.5).floor() as i64;
            (-1..=1).map(|n| self.level(page, along, at + n)).min().unwrap_or(255)
        });
        usual(own, 50) as u8
    }

    /// Divides by the shadow that the rule is, piece by piece: letters within it, which are much
    /// darker, stand again as deep as those beside it.
    fn lighten(&self, page: &mut Grey) {
        let reach = (self.rule.thickness / 2.0).ceil() as i64 + 2;
        let (from, to) = (self.rule.from as i64, self.rule.to as i64);
        let pieces = ((to - from) / PIECE).max(1);
        for piece in 0..pieces {
            let start = from + (to - from) * piece / pieces;
            let end = from + (to - from) * (piece + 1) / pieces;
            let at = |along: i64| self.rule.at(along as f32 + 0.5).floor() as i64;
            let paper_of = |n: i64| {
                usual(
                    (start..end).map(|along| self.level(page, along, at(along) + n)),
                    LIGHT,
                )
            };
            let shadow: Vec<i64> = (-reach..=reach).map(paper_of).collect();
            let (over, under) = (shadow[0], shadow[shadow.len() - 1]);
            for along in start..end {
                for (n, own) in (-reach..).zip(&shadow) {
                    let paper = (over * (reach - n) + under * (reach + n)) / (2 * reach);
                    let (x, y) = self.place(along, at(along) + n);
                    if let Some(pixel) = page.pixel(x, y).filter(|_| *own < paper) {
                        *pixel = (i64::from(*pixel) * paper / own.max(&1)).min(255) as u8;
                    }
                }
            }
        }
    }

    /// Fills the rule with what stands beside it, but not where something crosses it. What
    /// touches one side only is cut off at its edge.
    fn lift(&self, page: &mut Grey, paper: u8) {
        let half = (self.rule.thickness / 2.0).ceil() as i64;
        let reach = half + 2;
        for along in self.rule.from as i64..self.rule.to as i64 {
            let at = self.rule.at(along as f32 + 0.5).floor() as i64;
            let own =
                (-1..=1).map(|n| self.level(page, along, at + n)).min().unwrap_or(255);
            let light = own.midpoint(i64::from(paper));
            let over = self.level(page, along, at - reach);
            let under = self.level(page, along, at + reach);
            let (rows, over, under) = match (over >= light, under >= light) {
                (true, true) => (1 - reach..reach, over, under),
                (false, true) => (-half..reach, under, under),
                (true, false) => (1 - reach..half + 1, over, over),
                (false, false) => continue,
            };
            for n in rows {
                let (x, y) = self.place(along, at + n);
                let mixed = (over * (reach - n) + under * (reach + n)) / (2 * reach);
                if let Some(pixel) = page.pixel(x, y) {
                    *pixel = (*pixel).max(mixed as u8);
                }
            }
        }
    }
}

/// The level that so many hundredths are darker than.
fn usual(levels: impl Iterator<Item = i64>, part: usize) -> i64 {
    let mut levels: Vec<i64> = levels.collect();
    let place = levels.len() * part / 100;
    if levels.is_empty() { 255 } else { *levels.select_nth_unstable(place).1 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Dpi, PageFacts, PageImage, Pixels, PrepareSettings, prepare};

    const LETTERS: u8 = 200;

    /// A sheet at 254 dpi with dark marks given as left, top, width and height.
    fn sheet(marks: &[(u32, u32, u32, u32)]) -> Grey {
        let mut sheet = Grey::sheet(1000, 800, 230);
        for (left, top, width, height) in marks {
            for y in *top..top + height {
                let from = (y * 1000 + left) as usize;
                sheet.pixels[from..from + *width as usize].fill(30);
            }
        }
        sheet
    }

    /// Upright strokes of letters, 20 high.
    fn letters() -> Vec<(u32, u32, u32, u32)> {
        (0..30).map(|n| (200 + n * 15, 300, 4, 20)).collect()
    }

    fn taken_off(marks: &[(u32, u32, u32, u32)]) -> (bool, Grey) {
        let mut page = sheet(marks);
        let ruling = Ruling::find(&page, 254);
        (take_off(&mut page, &ruling, LETTERS), page)
    }

    #[test]
    fn a_fold_through_letters_goes_and_the_letters_stay_whole() {
        let bare = sheet(&letters());
        let (found, page) = taken_off(&[letters(), vec![(0, 309, 1000, 3)]].concat());
        assert!(found);
        let differing = (0..800).flat_map(|y| page.row(y).iter().zip(bare.row(y)));
        let differing = differing.filter(|(a, b)| a.abs_diff(**b) > 60).count();
        // 2640 pixels of the fold lie beside letters; what is left clings to their sides.
        assert!(differing < 200, "{differing}");
    }

    #[test]
    fn letters_keep_their_strokes_within_a_shadow() {
        let bare = sheet(&letters());
        let mut page = bare.clone();
        for y in 309..312 {
            for pixel in &mut page.pixels[y * 1000..(y + 1) * 1000] {
                *pixel = (u32::from(*pixel) * 13 / 23) as u8;
            }
        }
        let ruling = Ruling::find(&page, 254);
        assert!(take_off(&mut page, &ruling, LETTERS));
        let differing = (0..800).flat_map(|y| page.row(y).iter().zip(bare.row(y)));
        assert_eq!(differing.filter(|(a, b)| a.abs_diff(**b) > 3).count(), 0);
    }

    #[test]
    fn a_streak_down_the_whole_page_goes() {
        let (found, page) = taken_off(&[letters(), vec![(305, 0, 3, 800)]].concat());
        assert!(found);
        assert!(page.row(100).iter().all(|level| *level > 200));
    }

    #[test]
    fn underlines_frames_and_the_edge_of_the_sheet_stay() {
        let frame = [
            (100, 200, 600, 3),
            (100, 400, 600, 3),
            (100, 200, 3, 203),
            (697, 200, 3, 203),
        ];
        for rules in [frame.to_vec(), vec![(190, 326, 480, 3)], vec![(20, 0, 3, 800)]] {
            let marks = [letters(), rules].concat();
            assert_eq!(taken_off(&marks), (false, sheet(&marks)));
        }
    }

    #[test]
    fn rules_between_rows_go_on_request_and_underlines_that_tails_touch_stay() {
        let rows = [letters(), vec![(150, 345, 700, 3), (150, 280, 700, 3)]].concat();
        let tails = (0..30).map(|n| (200 + n * 15, 395, 4, 20));
        let underlined: Vec<_> = tails.chain([(190, 400, 480, 3)]).collect();
        let image = sheet(&[rows, underlined.clone()].concat());
        let page = prepared(image);
        let without = page.without_rules().unwrap().image;
        assert_eq!(without, sheet(&[letters(), underlined.clone()].concat()));
        assert_eq!(prepared(sheet(&underlined)).without_rules(), None);
    }

    /// A sheet at 254 dpi as if made ready.
    fn prepared(image: Grey) -> Prepared {
        let facts = PageFacts { letter_depth: LETTERS, ..PageFacts::default() };
        let pixels = Pixels::Grey(vec![230; 400]);
        let blank = PageImage { width: 20, height: 20, dpi: Dpi::USUAL, pixels };
        let blank = prepare(&blank, &PrepareSettings::default());
        Prepared { ruling: Ruling::find(&image, 254), image, facts, ..blank }
    }

    #[test]
    fn lines_much_lighter_than_the_letters_stay() {
        let mut page = sheet(&letters());
        for pixel in &mut page.pixels[327_000..329_000] {
            *pixel = 195;
        }
        let before = page.clone();
        let ruling = Ruling::find(&page, 254);
        assert!(!take_off(&mut page, &ruling, LETTERS));
        assert_eq!(page, before);
    }
}
