//! A text without the lines that run over the whole page and through its letters: folds, the
//! lines of ruled paper, and what dust draws down a page.
//!
//! Rules that part, enclose or underline text stay: they tell what belongs together, and
//! underlines touch the tails of letters, which are read worse without them.

use super::Grey;
use super::boxes::paper_level;
use super::ruling::{Rule, Ruling, dark_across, dark_down};

/// What runs over so much of the page, in hundredths, is of the paper or the scanner: frames
/// and tables leave margins.
const ALL_OVER: f32 = 90.0;

/// Nearer to the page's own edge than this, in hundredths of its size, it is the sheet's edge
/// or the shadow of a spine, where no letters are.
const EDGE: f32 = 4.0;

/// A line does harm from one of so many parts of the letters' depth on: a fainter one is lost
/// where the page is made black and white.
const PARTS: i64 = 4;

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
    found.iter().for_each(|course| course.lift(page, paper));
    !found.is_empty()
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

#[cfg(test)]
mod tests {
    use super::*;

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
