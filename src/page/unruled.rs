//! A text without the rules that run through its letters or close under them: underlined
//! headings, folds, the lines of ruled paper, and what dust draws down a page.
//!
//! Taken for part of the letters, a rule spoils every one of them; taken off by the recogniser
//! itself, it takes their lower parts along. Rules that part or enclose text stay: they tell
//! what belongs together.

use super::Grey;
use super::boxes::paper_level;
use super::ruling::{Rule, Ruling, dark_across, dark_down};

/// The shortest rule that is looked for, in millimetres: three typewritten letters.
const LEAST: f32 = 7.5;

/// What runs over so much of the page, in hundredths, is of the paper or the scanner: frames
/// and tables leave margins.
const ALL_OVER: f32 = 90.0;

/// Nearer to the page's own edge than this, in hundredths of its size, it is the sheet's edge
/// or the shadow of a spine, where no letters are.
const EDGE: f32 = 4.0;

/// So much of an underline has letters over it, in hundredths.
const UNDER_TEXT: usize = 20;

/// From so many hundredths on they stand on it; else it lies lower, and only the letters with
/// tails reach down to it.
const STOOD_ON: usize = 20;

/// What the rules of a text are held against.
pub(super) struct Letters {
    /// The height of small letters, in pixels.
    pub(super) x_height: f64,
    /// The depth of the usual letter under the paper, in grey levels.
    pub(super) depth: u8,
}

/// Takes off a level page what runs all over it, and `underlines` too; `false` where there is
/// nothing of the kind.
pub(super) fn take_off(
    page: &mut Grey,
    ruling: &Ruling,
    letters: &Letters,
    underlines: bool,
) -> bool {
    let paper = paper_level(page);
    let (width, height) = (page.width as f32, page.height as f32);
    let is_solid = |course: &Course<'_>| {
        let rule = course.rule;
        !rule.dotted
            && if course.is_upright {
                rule.is_solid(paper, |along, at| dark_down(page, along, at))
            } else {
                rule.is_solid(paper, |along, at| dark_across(page, along, at))
            }
    };
    let of = |is_upright: bool, size: f32| {
        move |rule| {
            let is_all_over = Rule::length(rule) * 100.0 >= size * ALL_OVER;
            Course { rule, is_upright, is_all_over }
        }
    };
    let mut found: Vec<Course<'_>> =
        ruling.across.iter().chain(&ruling.underlines).map(of(false, width)).collect();
    found.extend(ruling.down.iter().map(of(true, height)));
    found.retain(|course| {
        let is_long = course.rule.length() >= LEAST * ruling.millimetre;
        let is_wanted = is_long && (underlines || course.is_all_over);
        is_wanted && is_solid(course) && course.spoils(page, paper, letters)
    });
    found.iter().for_each(|course| course.lift(page, paper, letters));
    !found.is_empty()
}

/// A rule, and how its places are counted.
struct Course<'a> {
    rule: &'a Rule,
    is_upright: bool,
    is_all_over: bool,
}

/// What stands at one place along a rule: grey levels.
struct Across {
    /// The rule's own row.
    at: i64,
    own: i64,
    /// A little to either side of it.
    over: i64,
    under: i64,
    /// What is at least so light is no part of a letter.
    light: i64,
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

    /// Half its thickness, in pixels.
    fn half(&self) -> i64 {
        (self.rule.thickness / 2.0).ceil() as i64
    }

    /// Every place along the rule.
    fn places(&self) -> std::ops::Range<i64> {
        self.rule.from as i64..self.rule.to as i64
    }

    fn seen(&self, page: &Grey, paper: u8, along: i64, reach: i64) -> Across {
        let at = self.rule.at(along as f32 + 0.5).floor() as i64;
        let own = (-1..=1).map(|n| self.level(page, along, at + n)).min().unwrap_or(255);
        let over = self.level(page, along, at - reach);
        let under = self.level(page, along, at + reach);
        Across { at, own, over, under, light: own.midpoint(i64::from(paper)) }
    }

    /// Whether letters are read worse for it: it is no lighter than a part of their depth, and
    /// runs over the whole page, or close under them.
    fn spoils(&self, page: &Grey, paper: u8, letters: &Letters) -> bool {
        let parts = if self.is_all_over { 4 } else { 2 };
        let is_dark = |along: &i64| {
            let own = self.seen(page, paper, *along, 1).own;
            (i64::from(paper) - own) * parts >= i64::from(letters.depth)
        };
        let (from, to) = (self.half() + 2, self.half() + (letters.x_height * 1.4) as i64);
        let has_letter = |along: &i64| {
            let seen = self.seen(page, paper, *along, from);
            (from..to).any(|n| self.level(page, *along, seen.at - n) < seen.light)
        };
        let share = |is: &dyn Fn(&i64) -> bool| {
            self.places().filter(is).count() * 100 / self.places().count().max(1)
        };
        let is_underline = || !self.is_upright && share(&has_letter) >= UNDER_TEXT;
        let size = if self.is_upright { page.width } else { page.height } as f32;
        let beside =
            self.rule.at(self.rule.from).min(size - self.rule.at(self.rule.from));
        let runs_through = || self.is_all_over && beside * 100.0 >= size * EDGE;
        share(&is_dark) >= 50 && (runs_through() || is_underline())
    }

    /// Fills the rule with what stands beside it, but not where something crosses it. Letters
    /// that stand on it are cut off at its edge; tails that reach down to an underline stay.
    fn lift(&self, page: &mut Grey, paper: u8, letters: &Letters) {
        let (half, reach) = (self.half(), self.half() + 2);
        let seen: Vec<Across> =
            self.places().map(|along| self.seen(page, paper, along, reach)).collect();
        let touched = seen.iter().filter(|s| s.over < s.light).count();
        let stood_on = self.is_all_over || touched * 100 >= seen.len() * STOOD_ON;
        let mut stays: Vec<bool> = seen
            .iter()
            .map(|s| s.over < s.light && (!stood_on || s.under < s.light))
            .collect();
        if !self.is_all_over {
            close(&mut stays, (letters.x_height * 0.7) as usize);
        }
        for ((along, seen), _) in
            self.places().zip(&seen).zip(&stays).filter(|(_, stays)| !**stays)
        {
            let (from, over) = if seen.over < seen.light {
                (-half, seen.under)
            } else {
                (1 - reach, seen.over)
            };
            let (to, under) = if seen.under < seen.light {
                (half, seen.over)
            } else {
                (reach - 1, seen.under)
            };
            for n in from..=to {
                let (x, y) = self.place(along, seen.at + n);
                let mixed = (over * (reach - n) + under * (reach + n)) / (2 * reach);
                if let Some(pixel) = page.pixel(x, y) {
                    *pixel = (*pixel).max(mixed as u8);
                }
            }
        }
    }
}

/// Closes gaps of at most so many places: the bowl of a letter between its sides.
fn close(marked: &mut [bool], most: usize) {
    let mut last: Option<usize> = None;
    for at in 0..marked.len() {
        if marked[at] {
            if let Some(last) = last.filter(|last| at - last <= most) {
                marked[last..at].fill(true);
            }
            last = Some(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTERS: Letters = Letters { x_height: 20.0, depth: 200 };

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

    /// Upright strokes of letters, 20 high, standing on row 320; every fifth has a tail.
    fn letters() -> Vec<(u32, u32, u32, u32)> {
        let stroke =
            |n: u32| (200 + n * 15, 300, 4, if n.is_multiple_of(5) { 32 } else { 20 });
        (0..30).map(stroke).collect()
    }

    fn taken_off(marks: &[(u32, u32, u32, u32)]) -> (bool, Grey) {
        let mut page = sheet(marks);
        let ruling = Ruling::find(&page, 254);
        (take_off(&mut page, &ruling, &LETTERS, true), page)
    }

    /// How many pixels of a row are dark.
    fn dark(page: &Grey, y: u32) -> usize {
        page.row(y).iter().filter(|level| **level < 130).count()
    }

    #[test]
    fn an_underline_goes_and_the_letters_with_their_tails_stay() {
        let bare = sheet(&letters());
        let (found, page) = taken_off(&[letters(), vec![(190, 326, 480, 3)]].concat());
        assert!(found);
        for y in 300..322 {
            assert_eq!(page.row(y), bare.row(y), "{y}");
        }
        let (tails, left) = (dark(&bare, 327), dark(&page, 327));
        assert!(
            (tails..tails * 2).contains(&left),
            "{left} of 480 dark, {tails} in tails"
        );
    }

    #[test]
    fn letters_that_stand_on_the_line_are_cut_off_at_its_edge() {
        let bare = sheet(&letters());
        let (found, page) = taken_off(&[letters(), vec![(190, 320, 480, 3)]].concat());
        assert!(found);
        for y in 300..318 {
            assert_eq!(page.row(y), bare.row(y), "{y}");
        }
        assert!(dark(&page, 321) < 100, "{}", dark(&page, 321));
    }

    #[test]
    fn a_streak_down_the_whole_page_goes_and_a_frame_stays() {
        let (found, page) = taken_off(&[letters(), vec![(305, 0, 3, 800)]].concat());
        assert!(found);
        assert!(page.row(100).iter().all(|level| *level > 200));
        let frame = [
            (100, 200, 600, 3),
            (100, 400, 600, 3),
            (100, 200, 3, 203),
            (697, 200, 3, 203),
        ];
        let (found, page) = taken_off(&[letters(), frame.to_vec()].concat());
        assert!(!found);
        assert_eq!(page, sheet(&[letters(), frame.to_vec()].concat()));
    }

    #[test]
    fn lines_much_lighter_than_the_letters_stay() {
        let mut page = sheet(&letters());
        for y in [327u32, 328] {
            for pixel in &mut page.pixels[(y * 1000) as usize..(y * 1000 + 1000) as usize]
            {
                *pixel = (*pixel).min(195);
            }
        }
        let before = page.clone();
        let ruling = Ruling::find(&page, 254);
        assert!(!take_off(&mut page, &ruling, &LETTERS, true));
        assert_eq!(page, before);
    }
}
