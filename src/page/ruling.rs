//! The rule lines of a page, and the boxes they make: cells of forms and tables, boxes to be
//! ticked, frames of drawings.
//!
//! A rule is darker than what stands a little to either side of it, however dark the paper is
//! there; runs of such pixels, along rows and along columns, are joined into rules where they
//! lean a little, are broken or dotted. A box is what four rules enclose.

use multiversion::multiversion;

use super::Grey;
use super::boxes::{self, TICKED, paper_level};
use super::marks::stretches;
use crate::place::Area;

/// One straight rule, level or upright but for a little lean, in pixels of its image.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// Where it begins: the column of a level rule, the row of an upright one.
    pub from: f32,
    /// One past where it ends.
    pub to: f32,
    /// Where it lies at its beginning: the row of a level rule, the column of an upright one.
    pub at: f32,
    /// By how much it leans: pixels aside for each pixel along.
    pub lean: f32,
    /// How thick it is, in pixels.
    pub thickness: f32,
    /// Whether it is of dots or dashes.
    pub dotted: bool,
}

impl Rule {
    /// Where it lies so far along.
    #[must_use]
    pub fn at(&self, along: f32) -> f32 {
        self.at + self.lean * (along - self.from)
    }

    /// Whether there is paper to both sides for the most part: what looks like a rule in a
    /// line of text has letters on one side.
    fn is_alone(&self, near: f32, paper: u8, level: impl Fn(f32, f32) -> u8) -> bool {
        let count = ((self.to - self.from) / 3.0).clamp(8.0, 120.0).floor();
        let step = (self.to - self.from) / count;
        let far = near * 0.7 + self.thickness / 2.0;
        let points = || (0..count as u32).map(|n| self.from + step * (n as f32 + 0.5));
        let mut own: Vec<u8> =
            points().map(|along| level(along, self.at(along))).collect();
        own.sort_unstable();
        // Halfway to the paper: a field may be printed on a shaded ground.
        let own = own[own.len() / 2];
        let light = own + paper.saturating_sub(own) / 2;
        let is_free = |along: &f32| {
            let at = self.at(*along);
            level(*along, at - far) >= light && level(*along, at + far) >= light
        };
        let free = points().filter(is_free).count();
        // The sides of a box to be ticked have its cross on one side.
        let short = self.to - self.from <= near / 0.6 * TICKED * 1.2;
        short && !self.dotted
            || free as f32 >= count * if self.dotted { ALONE_DOTTED } else { ALONE }
    }

    /// How long it is, in pixels.
    pub(super) fn length(&self) -> f32 {
        self.to - self.from
    }

    /// Whether it has hardly any gaps, as no row of letters has; `level` gives its darkest pixel.
    pub(super) fn is_solid(&self, paper: u8, level: impl Fn(f32, f32) -> u8) -> bool {
        let points = (self.from as u32..self.to as u32).map(|along| along as f32 + 0.5);
        let mut own: Vec<u8> = points.map(|along| level(along, self.at(along))).collect();
        let count = own.len();
        if count == 0 {
            return false;
        }
        let middle = *own.select_nth_unstable(count / 2).1;
        let light = middle + (f32::from(paper.saturating_sub(middle)) * 0.4) as u8;
        own.iter().filter(|level| **level <= light).count() as f32 >= count as f32 * SOLID
    }

    /// Makes both ends longer as far as there is ink, at most a few millimetres: where a
    /// cross or a letter touches it, a rule is not darker than what stands beside it.
    fn stretch(&mut self, millimetre: f32, size: f32, level: impl Fn(f32, f32) -> u8) {
        let step = (self.to - self.from) / 8.0;
        let mut levels: Vec<u8> = (1..8u8)
            .map(|n| self.from + step * f32::from(n))
            .map(|along| level(along, self.at(along)))
            .collect();
        levels.sort_unstable();
        let light = levels[3].saturating_add(LEAST_DEPTH);
        let most = (millimetre * STRETCH).min((self.to - self.from) / 2.0);
        let mut from = self.from;
        while from >= 1.0
            && self.from - from < most
            && level(from - 1.0, self.at(from - 1.0)) < light
        {
            from -= 1.0;
        }
        let mut to = self.to;
        while to < size && to - self.to < most && level(to, self.at(to)) < light {
            to += 1.0;
        }
        self.at = self.at(from);
        (self.from, self.to) = (from, to);
    }
}

/// The rules of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ruling {
    /// Level rules, from the top.
    pub across: Vec<Rule>,
    /// Upright rules, from the left.
    pub down: Vec<Rule>,
    /// Pixels to a millimetre.
    pub millimetre: f32,
}

/// More runs than this are a picture, not ruling.
const MOST_RUNS: usize = 60_000;

/// More rules than this each way are hatching; the longest are kept.
const MOST_RULES: usize = 1_500;

/// The least share of a rule that has paper to both sides.
const ALONE: f32 = 0.5;

/// The same for a rule of dots, which lines of text soon are.
const ALONE_DOTTED: f32 = 0.8;

/// The least share of a rule without any gap.
const SOLID: f32 = 0.95;

/// A rule's end is looked for so far, in millimetres.
const STRETCH: f32 = 3.0;

/// Grey levels by which a rule is darker than what stands to either side, at most: on paper
/// with little grain, less is enough.
const DEPTH: u8 = 28;

/// The same on paper without any grain.
const LEAST_DEPTH: u8 = 11;

impl Ruling {
    /// Finds the rules of an upright, level page; `dpi` is the resolution of its pixels.
    #[must_use]
    pub fn find(image: &Grey, dpi: u32) -> Self {
        let millimetre = (dpi as f32 / 25.4).clamp(2.0, 60.0);
        let scan = Scan {
            near: ((millimetre * 0.6) as usize).max(3),
            far: ((millimetre * 1.1) as usize).max(5),
            depth: depth(image),
            gap: ((millimetre * 0.5) as u32).max(2),
            least: ((millimetre * 2.0) as u32).max(8),
            dotted: (millimetre * 12.0) as u32,
        };
        let mut across = joined(scan.level(image), -0.5, millimetre);
        // Letters stand side by side, not over one another: upright dots are soon a rule.
        let scan = Scan { dotted: scan.dotted / 2, ..scan };
        let mut down = joined(scan.upright(image), 0.5, millimetre);
        let (near, paper) = (scan.near as f32, paper_level(image));
        let level = |x: f32, y: f32| image.at(x as i64, y as i64, 255);
        across.retain(|r| r.is_alone(near, paper, level));
        down.retain(|r| r.is_alone(near, paper, |along, at| level(at, along)));
        let size = (image.width as f32, image.height as f32);
        for rule in &mut across {
            rule.stretch(millimetre, size.0, |along, at| dark_across(image, along, at));
        }
        for rule in &mut down {
            rule.stretch(millimetre, size.1, |along, at| dark_down(image, along, at));
        }
        Self { across, down, millimetre }
    }

    /// Whether the rules along the walls of a box end at its corners, as those of a box to be
    /// ticked do and those of cells, lined paper and letters do not.
    #[must_use]
    pub fn end_at(&self, area: Area) -> bool {
        let (left, top) = (area.x as f32, area.y as f32);
        let (wide, high) = (area.width as f32, area.height as f32);
        let ends = |rules: &[Rule], (from, length): (f32, f32), walls: [f32; 2]| {
            let (slack, near) = (length * 0.3, length * 0.15);
            let along = |r: &&Rule| {
                r.from < from + length
                    && r.to > from
                    && walls.iter().any(|wall| (r.at(from) - wall).abs() <= near)
            };
            let within =
                |r: &Rule| r.from >= from - slack && r.to <= from + length + slack;
            rules.iter().filter(along).all(within)
        };
        ends(&self.across, (left, wide), [top, top + high])
            && ends(&self.down, (top, high), [left, left + wide])
    }

    /// The boxes that the rules enclose, from the top, then from the left.
    #[must_use]
    pub fn boxes(&self, image: &Grey) -> Vec<boxes::Boxed> {
        boxes::find(self, image)
    }
}

/// The darkest pixel of a level rule there.
pub(super) fn dark_across(image: &Grey, along: f32, at: f32) -> u8 {
    darkest((-1..=1).map(|aside| image.at(along as i64, at as i64 + aside, 255)))
}

/// The darkest pixel of an upright rule there.
pub(super) fn dark_down(image: &Grey, along: f32, at: f32) -> u8 {
    darkest((-1..=1).map(|aside| image.at(at as i64 + aside, along as i64, 255)))
}

fn darkest(levels: impl Iterator<Item = u8>) -> u8 {
    levels.min().unwrap_or(255)
}

/// Dark pixels side by side: where they lie, the first, one past the last, how many are dark.
#[derive(Clone, Copy, Debug)]
struct Run {
    at: u32,
    from: u32,
    to: u32,
    dark: u32,
}

/// How runs are looked for, in pixels.
#[derive(Clone, Copy, Debug)]
struct Scan {
    /// How far to either side the paper is looked at: beside a thin rule, beside a thick one.
    near: usize,
    far: usize,
    /// Grey levels by which a rule is darker than what stands to either side.
    depth: u8,
    /// The widest gap within a run.
    gap: u32,
    /// The shortest run.
    least: u32,
    /// The shortest run of dots.
    dotted: u32,
}

impl Scan {
    /// Whether the run is long and solid enough.
    fn counts(&self, run: &Run) -> bool {
        let length = run.to - run.from;
        length >= self.least && run.dark * 4 >= length * 3
            || length >= self.dotted && run.dark * 20 >= length * 7
    }

    /// Runs along rows.
    fn level(&self, image: &Grey) -> Vec<Run> {
        let (width, height) = (image.width as usize, image.height as usize);
        let mut runs = Vec::new();
        let mut dark = vec![0u8; width];
        let mut both = vec![0u8; width];
        for y in self.far..height.saturating_sub(self.far) {
            let row = |y: usize| &image.pixels[y * width..(y + 1) * width];
            let before = [row(y - self.near), row(y - self.far)];
            both.copy_from_slice(&dark);
            let after = [row(y + self.near), row(y + self.far)];
            ridge(row(y), before, after, self.depth, &mut dark);
            // The dots of a worn rule lie in one row or the next.
            both.iter_mut().zip(&dark).for_each(|(both, dark)| *both |= dark);
            self.along(y as u32, &both, &mut runs);
            if runs.len() > MOST_RUNS {
                return Vec::new();
            }
        }
        runs
    }

    /// The runs of one row.
    fn along(&self, at: u32, dark: &[u8], runs: &mut Vec<Run>) {
        let mut run: Option<Run> = None;
        stretches(dark, 1, |from, to| {
            let (from, to) = (from as u32, to as u32);
            match &mut run {
                Some(run) if from - run.to <= self.gap => {
                    run.to = to;
                    run.dark += to - from;
                }
                _ => {
                    let next = Run { at, from, to, dark: to - from };
                    runs.extend(run.replace(next).filter(|r| self.counts(r)));
                }
            }
        });
        runs.extend(run.filter(|r| self.counts(r)));
    }

    /// Runs along columns, found row by row, in the order of their columns.
    fn upright(&self, image: &Grey) -> Vec<Run> {
        let (width, height) = (image.width as usize, image.height as usize);
        if width <= 2 * self.far {
            return Vec::new();
        }
        let inner = width - 2 * self.far;
        let mut runs = Vec::new();
        let mut dark = vec![0u8; inner];
        // The run that is open in each column: its first row, and how many are dark.
        let mut open: Vec<Option<Run>> = vec![None; width];
        for y in 0..height {
            let row = &image.pixels[y * width..(y + 1) * width];
            let part = |from: usize| &row[from..from + inner];
            let left = [part(self.far - self.near), part(0)];
            let right = [part(self.far + self.near), part(2 * self.far)];
            ridge(part(self.far), left, right, self.depth, &mut dark);
            for x in 1..inner {
                dark[x - 1] |= dark[x];
            }
            let y = y as u32;
            stretches(&dark, 1, |from, to| {
                let columns =
                    (from + self.far..).zip(&mut open[from + self.far..to + self.far]);
                for (x, run) in columns {
                    match run {
                        Some(run) if y - run.to <= self.gap => {
                            run.to = y + 1;
                            run.dark += 1;
                        }
                        run => {
                            let next = Run { at: x as u32, from: y, to: y + 1, dark: 1 };
                            runs.extend(run.replace(next).filter(|r| self.counts(r)));
                        }
                    }
                }
            });
            if runs.len() > MOST_RUNS {
                return Vec::new();
            }
        }
        runs.extend(open.into_iter().flatten().filter(|r| self.counts(r)));
        runs.sort_by_key(|run| (run.at, run.from));
        runs
    }
}

/// Marks the pixels that are darker than what stands near or farther off to either side.
#[multiversion(targets("x86_64+avx2"))]
fn ridge(here: &[u8], before: [&[u8]; 2], after: [&[u8]; 2], depth: u8, dark: &mut [u8]) {
    let before = before[0].iter().zip(before[1]);
    let sides = before.zip(after[0].iter().zip(after[1]));
    for ((dark, here), ((a, b), (c, d))) in dark.iter_mut().zip(here).zip(sides) {
        let paper = *a.max(b).min(c.max(d));
        *dark = u8::from(paper.saturating_sub(*here) >= depth);
    }
}

/// How much darker a rule is, by the paper's grain: the usual step to the pixel after next.
fn depth(image: &Grey) -> u8 {
    let mut counts = [0u32; 256];
    let steps = image.pixels.windows(3).step_by(97).map(|p| p[0].abs_diff(p[2]));
    steps.for_each(|step| counts[usize::from(step)] += 1);
    let total: u32 = counts.iter().sum();
    let mut below = 0;
    let usual = counts.iter().position(|count| {
        below += count;
        below * 4 >= total * 3
    });
    let grain = usual.unwrap_or(0).min(40) as u8;
    (LEAST_DEPTH + grain * 3).min(DEPTH)
}

/// Runs that belong together, with the sums that give the straight line through them.
#[derive(Clone, Copy, Debug, Default)]
struct Stroke {
    from: u32,
    to: u32,
    /// Dark pixels.
    dark: u32,
    /// The last run taken: where it lies, and from where to where.
    last: (u32, u32, u32),
    /// Of pixels, pixels × along, × aside, × along², × along × aside.
    sums: [f64; 5],
}

impl Stroke {
    fn of(run: Run) -> Self {
        let (length, middle) =
            (f64::from(run.to - run.from), f64::from(run.from + run.to) / 2.0);
        let at = f64::from(run.at) + 0.5;
        Self {
            from: run.from,
            to: run.to,
            dark: run.dark,
            last: (run.at, run.from, run.to),
            sums: [
                length,
                length * middle,
                length * at,
                length * middle * middle + length.powi(3) / 12.0,
                length * middle * at,
            ],
        }
    }

    fn take(&mut self, other: &Self) {
        self.from = self.from.min(other.from);
        self.to = self.to.max(other.to);
        self.dark += other.dark;
        self.last = other.last;
        self.sums.iter_mut().zip(other.sums).for_each(|(sum, more)| *sum += more);
    }

    fn length(&self) -> f64 {
        f64::from(self.to - self.from)
    }

    fn thickness(&self) -> f64 {
        self.sums[0] / self.length().max(1.0)
    }

    /// The straight line through the runs: where it lies in its middle, and its lean.
    fn line(&self) -> (f64, f64, f64) {
        let [n, x, y, xx, xy] = self.sums;
        let (middle, at) = (x / n, y / n);
        let spread = xx / n - middle * middle;
        let lean = if spread > 1.0 { (xy / n - middle * at) / spread } else { 0.0 };
        (middle, at, lean)
    }

    fn at(&self, along: f64) -> f64 {
        let (middle, at, lean) = self.line();
        at + lean * (along - middle)
    }
}

/// Runs of neighbouring rows become strokes, strokes in one line become rules. Runs are of two
/// rows: `aside` leads to the middle of both.
fn joined(runs: Vec<Run>, aside: f32, millimetre: f32) -> Vec<Rule> {
    let mut strokes = strokes(&runs, (millimetre * 0.6) as u32);
    let thickest = f64::from(millimetre) * 1.2;
    strokes.retain(|s| s.thickness() <= thickest);
    strokes.sort_by_key(|s| std::cmp::Reverse(s.to - s.from));
    strokes.truncate(MOST_RULES * 2);
    let mut rules = in_line(strokes, millimetre);
    rules.sort_by_key(|s| std::cmp::Reverse(s.to - s.from));
    rules.truncate(MOST_RULES);
    let mut rules: Vec<Rule> = rules.iter().map(|s| rule(s, aside)).collect();
    rules.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.from.total_cmp(&b.from)));
    rules
}

fn rule(stroke: &Stroke, aside: f32) -> Rule {
    let (_, _, lean) = stroke.line();
    Rule {
        from: stroke.from as f32,
        to: stroke.to as f32,
        at: stroke.at(f64::from(stroke.from)) as f32 + aside,
        lean: lean as f32,
        dotted: f64::from(stroke.dark) < stroke.sums[0] * 0.75,
        thickness: (stroke.thickness() as f32 - 1.0).max(1.0),
    }
}

/// Runs that touch those of the row before, within `slack` pixels along; runs come in order.
fn strokes(runs: &[Run], slack: u32) -> Vec<Stroke> {
    let mut done: Vec<Stroke> = Vec::new();
    let mut open: Vec<Stroke> = Vec::new();
    let mut row = None;
    for run in runs {
        if row != Some(run.at) {
            row = Some(run.at);
            let ended = open.extract_if(.., |s| s.last.0 + 2 < run.at);
            done.extend(ended);
        }
        let touches = |s: &&mut Stroke| {
            let (at, from, to) = s.last;
            at < run.at && from <= run.to + slack && run.from <= to + slack
        };
        match open.iter_mut().find(touches) {
            Some(stroke) => stroke.take(&Stroke::of(*run)),
            None => open.push(Stroke::of(*run)),
        }
    }
    done.extend(open);
    done
}

/// Strokes that continue one another over a gap.
fn in_line(mut strokes: Vec<Stroke>, millimetre: f32) -> Vec<Stroke> {
    let (gap, aside) = (f64::from(millimetre) * 2.5, f64::from(millimetre) * 0.5);
    strokes.sort_by_key(|s| (s.from, s.to));
    let mut lines: Vec<Stroke> = Vec::new();
    for stroke in strokes {
        let continues = |line: &&mut Stroke| {
            let between = f64::from(stroke.from) - f64::from(line.to);
            // A short piece says little of its own lean.
            let long = if line.length() >= stroke.length() { &**line } else { &stroke };
            let meet = f64::from(stroke.from) - between / 2.0;
            let other = if line.length() >= stroke.length() { &stroke } else { &**line };
            let (middle, at, _) = other.line();
            between <= gap.min(line.length().min(stroke.length()) / 2.0)
                && (long.at(meet) - other.at(meet)).abs() <= aside
                && (long.at(middle) - at).abs() <= aside
        };
        match lines.iter_mut().find(continues) {
            Some(line) => line.take(&stroke),
            None => lines.push(stroke),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A sheet at 254 dpi (10 pixels to a millimetre) with black boxes `x, y, width, height`.
    fn sheet(marks: &[(u32, u32, u32, u32)]) -> Grey {
        let mut grey = Grey::sheet(400, 300, 200);
        for (x, y, width, height) in marks {
            for row in *y..y + height {
                let start = (row * 400 + x) as usize;
                grey.pixels[start..start + *width as usize].fill(90);
            }
        }
        grey
    }

    /// Each rule as `at from-to`, rounded.
    fn shown(rules: &[Rule]) -> Vec<String> {
        let one = |r: &Rule| {
            let middle = r.at((r.from + r.to) / 2.0);
            format!("{middle:.0} {:.0}-{:.0}", r.from, r.to)
        };
        rules.iter().map(one).collect()
    }

    fn check(marks: &[(u32, u32, u32, u32)], across: &[&str], down: &[&str]) {
        let ruling = Ruling::find(&sheet(marks), 254);
        assert_eq!((shown(&ruling.across), shown(&ruling.down)), {
            let owned = |list: &[&str]| list.iter().map(ToString::to_string).collect();
            (owned(across), owned(down))
        });
    }

    #[test]
    fn thin_and_long_is_a_rule_thick_or_short_is_none() {
        check(&[(50, 100, 200, 3)], &["102 50-250"], &[]);
        check(&[(80, 20, 2, 200)], &[], &["81 20-220"]);
        check(&[(50, 100, 200, 30)], &[], &[]);
        check(&[(50, 100, 15, 3)], &[], &[]);
    }

    #[test]
    fn a_broken_rule_is_one_and_a_far_one_another() {
        let broken = [(50, 100, 80, 3), (145, 100, 80, 3), (290, 100, 80, 3)];
        check(&broken, &["102 50-225", "102 290-370"], &[]);
    }

    #[test]
    fn a_leaning_rule_is_followed() {
        let steps: Vec<_> = (0..6).map(|n| (20 + n * 60, 100 + n, 60, 2)).collect();
        let ruling = Ruling::find(&sheet(&steps), 254);
        let [rule] = ruling.across.as_slice() else { panic!("{ruling:?}") };
        assert!(
            (rule.at(20.0) - 100.5).abs() < 1.0 && (rule.at(380.0) - 106.5).abs() < 1.0
        );
    }

    #[test]
    fn dots_close_together_are_a_rule() {
        let dots: Vec<_> = (0..60).map(|n| (50 + n * 5, 100, 4, 3)).collect();
        check(&dots, &["102 50-349"], &[]);
    }

    #[test]
    fn the_rules_of_a_box_alone_end_at_its_corners_and_those_of_cells_do_not() {
        let frame = |x: u32, y: u32| {
            [(x, y, 42, 2), (x, y + 40, 42, 2), (x, y, 2, 42), (x + 40, y, 2, 42)]
        };
        let alone = Ruling::find(&sheet(&frame(60, 100)), 254);
        let cells = [frame(60, 100), frame(100, 100), frame(140, 100)].concat();
        let cells = Ruling::find(&sheet(&cells), 254);
        let area = |x: u32| Area { x, y: 100, width: 40, height: 40 };
        assert!(alone.end_at(area(61)));
        assert!(!cells.end_at(area(61)) && !cells.end_at(area(101)));
    }

    #[test]
    fn an_image_smaller_than_a_rule_is_thick_has_none() {
        for (width, height) in [(0, 0), (1, 1), (9, 3), (3, 9)] {
            let found = Ruling::find(&Grey::sheet(width, height, 200), 300);
            assert_eq!((found.across.len(), found.down.len()), (0, 0));
        }
    }
}
