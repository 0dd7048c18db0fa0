//! Leaders: the rows of fine dots that forms are filled in on, taken off so that what stands on
//! them is not read with dots between its letters, nor the rest of them as letters.
//!
//! A leader is told by its even steps, not by its dots alone: a full stop typed on it is larger,
//! or stands between two of its dots, and stays. So does each dot that touches a letter.

use super::Grey;
use super::border::Border;
use super::dots::{Dot, Rows};
use super::marks::{self, Mark};
use super::paper::Paper;

/// The longer side of a dot is at most so many hundredths of the height of small letters.
const SIDE: f32 = 36.0;

/// From one dot to the next are at most so many heights of small letters.
const STEP: f32 = 1.1;

/// A dot lies within so many hundredths of a step of where it is looked for, along the row …
const ALONG: f32 = 28.0;

/// … and within so many hundredths of the height of small letters across it.
const ACROSS: f32 = 12.0;

/// So many dots in a row at even steps begin a leader, …
const BEGIN: usize = 5;

/// … and so many make one: a few dots may mark what was left out of a sentence.
const LEAST: usize = 10;

/// Fewer are one too where their step is that of a longer one, to so many hundredths.
const ALIKE: f32 = 10.0;

/// Letters hide at most so many dots in a row.
const HIDDEN: i32 = 30;

/// The step is measured over at most so many dots, …
const FAR: usize = 60;

/// … and which way a row leads over so many: paper is bent.
const NEAR: usize = 15;

/// More rows than this are the screen of a printed picture.
const MOST: usize = 1_000;

/// A shaded ground reaches so many heights of small letters over and under each of its leaders.
const REACH: f32 = 3.0;

/// So many small marks with another beside them, on the reduced page, may be leaders.
const MANY: usize = 20;

/// Whether there may be leaders among the marks of a reduced page.
pub(super) fn may_be(marks: &[Mark]) -> bool {
    let is_small = |m: &&Mark| m.width().max(m.height()) <= 5;
    let dots: Vec<Dot> = marks.iter().filter(is_small).map(Dot::of).collect();
    let rows = Rows::of(&dots, 4.0);
    let has_next = |dot: &&Dot| rows.next(dot, 1.0, 20.0).is_some();
    dots.iter().filter(has_next).take(MANY).count() == MANY
}

/// Takes the leaders off a level page; tells whether there were any. `x_height` is the height of
/// small letters in this image, `level` its paper's, `depth` the levels under it at which ink
/// begins.
pub(super) fn take_off(grey: &mut Grey, x_height: f64, level: u8, depth: u8) -> bool {
    let high = x_height as f32;
    let side = (high * SIDE / 100.0).max(2.0) as u32;
    let found = marks::find(grey, &Paper::even(level), &Border::default(), depth);
    let is_dot = |m: &&Mark| {
        let (long, short) = (m.width().max(m.height()), m.width().min(m.height()));
        long <= side && long <= short * 2
    };
    let dots: Vec<Dot> = found.iter().filter(is_dot).map(Dot::of).collect();
    let leaders = leaders(&dots, high);
    if leaders.len() > MOST {
        return false;
    }
    let screens = screens(&leaders, &dots, high);
    let shaded = dots.iter().filter(|dot| screens.iter().any(|s| s.holds(dot)));
    let led = leaders.iter().flatten().map(|at| &dots[*at]);
    // With the blur around them.
    led.chain(shaded).for_each(|dot| grey.paint_over(dot.mark.area(), 1, level));
    !leaders.is_empty()
}

/// The leaders among dots, each as the places of its dots.
fn leaders(dots: &[Dot], x_height: f32) -> Vec<Vec<usize>> {
    let rows = Rows::of(dots, x_height.max(1.0));
    let across = (x_height * ACROSS / 100.0).max(1.0);
    let mut order: Vec<usize> = (0..dots.len()).collect();
    order.sort_by(|a, b| dots[*a].x.total_cmp(&dots[*b].x).then(a.cmp(b)));
    let mut taken = vec![false; dots.len()];
    let mut found: Vec<(f32, Vec<usize>)> = Vec::new();
    for at in order {
        if taken[at] {
            continue;
        }
        let Some(next) = rows.next(&dots[at], across, x_height * STEP) else { continue };
        let mut leader = Leader { rows: &rows, across, dots: vec![(0, at), (1, next)] };
        leader.begin(x_height * STEP, &taken);
        if leader.dots.len() < BEGIN {
            continue;
        }
        leader.follow(HIDDEN, &taken);
        leader.dots.reverse();
        leader.follow(HIDDEN, &taken);
        leader.dots.iter().for_each(|(_, at)| taken[*at] = true);
        let step = leader.step(FAR).0.abs();
        found.push((step, leader.dots.into_iter().map(|(_, at)| at).collect()));
    }
    let is_long = |leader: &[usize]| leader.len() >= LEAST;
    let steps: Vec<f32> =
        found.iter().filter(|(_, l)| is_long(l)).map(|(step, _)| *step).collect();
    let is_known = |step: f32| {
        steps.iter().any(|other| (other - step).abs() * 100.0 <= other * ALIKE)
    };
    found.retain(|(step, leader)| is_long(leader) || is_known(*step));
    found.into_iter().map(|(_, leader)| leader).collect()
}

/// Part of a ground that is shaded with dots, as fields of forms are: where leaders lie close
/// under one another. Between letters its dots make no rows.
struct Screen {
    x: (f32, f32),
    y: (f32, f32),
    /// The ink of its dots.
    ink: u32,
}

impl Screen {
    fn holds(&self, dot: &Dot) -> bool {
        let within = |at: f32, (from, to): (f32, f32)| (from..=to).contains(&at);
        within(dot.x, self.x) && within(dot.y, self.y) && dot.is_like(self.ink)
    }
}

/// The shaded ground around each leader that lies between others.
fn screens(leaders: &[Vec<usize>], dots: &[Dot], x_height: f32) -> Vec<Screen> {
    let rows: Vec<Screen> = leaders
        .iter()
        .map(|leader| {
            let xs = || leader.iter().map(|at| dots[*at].x);
            let ys = || leader.iter().map(|at| dots[*at].y);
            let inks = leader.iter().map(|at| dots[*at].mark.ink);
            Screen {
                x: (xs().fold(f32::MAX, f32::min), xs().fold(0.0, f32::max)),
                y: (ys().fold(f32::MAX, f32::min), ys().fold(0.0, f32::max)),
                ink: inks.sum::<u32>() / leader.len() as u32,
            }
        })
        .collect();
    let is_under = |one: &Screen, other: &Screen| {
        let gap = (one.y.0 - other.y.1).max(other.y.0 - one.y.1);
        let beside = one.x.0 >= other.x.1 || other.x.0 >= one.x.1;
        gap > 0.0 && gap <= x_height * STEP && !beside
    };
    rows.iter()
        .filter(|row| rows.iter().filter(|other| is_under(row, other)).count() >= 2)
        .map(|row| Screen {
            y: (row.y.0 - x_height * REACH, row.y.1 + x_height * REACH),
            ..*row
        })
        .collect()
}

/// A row of dots that is being followed, at least two.
struct Leader<'a> {
    rows: &'a Rows<'a>,
    /// How far aside its next dot may lie, in pixels.
    across: f32,
    /// Which dot of the row each is, counted with those that are hidden, and its place.
    dots: Vec<(i32, usize)>,
}

impl Leader<'_> {
    /// Takes the dots that follow, of which none may be hidden nor one stand between two.
    fn begin(&mut self, most: f32, taken: &[bool]) {
        while self.dots.len() < BEGIN {
            let last = self.dots.last().map(|(_, at)| &self.rows.dots[*at]);
            let nearest = last.and_then(|dot| self.rows.next(dot, self.across, most));
            match self.next(1, taken) {
                Some(next) if Some(next.1) == nearest => self.dots.push(next),
                _ => return,
            }
        }
    }

    /// Takes the dots that follow; fewer than so many in a row may be hidden.
    fn follow(&mut self, hidden: i32, taken: &[bool]) {
        while let Some(next) = (1..=hidden).find_map(|ahead| self.next(ahead, taken)) {
            self.dots.push(next);
        }
    }

    /// From one dot to the next over the last ones, in pixels along and across.
    fn step(&self, over: usize) -> (f32, f32) {
        let (first, last) = (self.dots.len().saturating_sub(over), self.dots.len() - 1);
        let ((from, a), (to, b)) = (self.dots[first], self.dots[last]);
        let (a, b) = (&self.rows.dots[a], &self.rows.dots[b]);
        let steps = (to - from) as f32;
        ((b.x - a.x) / steps, (b.y - a.y) / steps)
    }

    /// The dot that lies so many steps ahead of the last one.
    fn next(&self, ahead: i32, taken: &[bool]) -> Option<(i32, usize)> {
        let all = &self.rows.dots;
        let (number, last) = *self.dots.last()?;
        let last = &all[last];
        let (step, aside) = (self.step(FAR).0, self.step(NEAR).1);
        let next = number + ahead * (number - self.dots[0].0).signum();
        let steps = (next - number) as f32;
        let (x, y) = (last.x + step * steps, last.y + aside * steps);
        let along = step.abs() * ALONG / 100.0;
        let off = |at: &usize| (all[*at].x - x).abs();
        self.rows
            .within((x - along, x + along), y, self.across)
            .filter(|at| !taken[*at] && all[*at].is_like(last.mark.ink))
            .min_by(|a, b| off(a).total_cmp(&off(b)))
            .map(|at| (next, at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAPER: u8 = 230;

    /// A sheet with black rectangles: left, top, width, height.
    fn sheet(marks: &[(u32, u32, u32, u32)]) -> Grey {
        let mut grey = Grey::sheet(900, 200, PAPER);
        for (x, y, width, height) in marks {
            for row in *y..y + height {
                let from = (row * 900 + x) as usize;
                grey.pixels[from..from + *width as usize].fill(20);
            }
        }
        grey
    }

    /// Dots of 4 pixels, 10 from each other.
    fn dots(from: u32, to: u32, y: u32) -> Vec<(u32, u32, u32, u32)> {
        (from..to).step_by(10).map(|x| (x, y, 4, 4)).collect()
    }

    /// What is left of such marks where small letters are 20 high; `None` where all stays.
    fn left(marks: &[(u32, u32, u32, u32)]) -> Option<Grey> {
        let mut grey = sheet(marks);
        take_off(&mut grey, 20.0, PAPER, 60).then_some(grey)
    }

    #[test]
    fn the_dots_of_a_leader_go_and_what_is_typed_on_them_stays() {
        // Letters hide ten dots in a row; a full stop between two dots, and a larger one on one.
        let typed = [(300, 84, 95, 20), (506, 98, 5, 5), (599, 96, 7, 8)];
        let leader = || dots(100, 296, 100).into_iter().chain(dots(400, 800, 100));
        let behind =
            |dot: &(u32, u32, u32, u32)| dot.0 != 500 && dot.0 != 510 && dot.0 != 600;
        let marks: Vec<_> = leader().filter(behind).chain(typed).collect();
        assert_eq!(left(&marks), Some(sheet(&typed)));
    }

    #[test]
    fn a_short_leader_is_known_by_the_step_of_a_longer_one() {
        let long = dots(100, 400, 60);
        let marks = [long.clone(), dots(500, 560, 100)].concat();
        assert_eq!(left(&marks), Some(sheet(&[])));
        let other: Vec<_> = (0..6).map(|n| (500 + n * 13, 100, 4, 4)).collect();
        assert_eq!(left(&[long, other.clone()].concat()), Some(sheet(&other)));
    }

    #[test]
    fn leaders_that_lean_a_little_are_followed() {
        let marks: Vec<_> = (0..70).map(|n| (50 + n * 11, 80 + n / 8, 4, 4)).collect();
        assert_eq!(left(&marks), Some(sheet(&[])));
    }

    #[test]
    fn few_dots_and_dots_at_uneven_steps_are_no_leader() {
        assert_eq!(left(&dots(100, 160, 100)), None);
        let uneven: Vec<_> =
            (0u32..60).map(|n| (50 + n * 13 + n * n * 7 % 11, 100, 4, 4)).collect();
        assert_eq!(left(&uneven), None);
        let far: Vec<_> = (0..20).map(|n| (50 + n * 40, 100, 4, 4)).collect();
        assert_eq!(left(&far), None);
    }

    #[test]
    fn dots_of_a_shaded_ground_go_between_its_rows_too() {
        let rows = [60, 70, 80, 110, 120].map(|y| dots(100, 700, y)).concat();
        // Between the letters of a line, too few for a row.
        let between = [dots(150, 170, 90), dots(400, 410, 100)].concat();
        let marks = [rows, between].concat();
        assert_eq!(left(&marks), Some(sheet(&[])));
    }

    #[test]
    fn only_a_page_with_small_marks_side_by_side_may_have_leaders() {
        let found =
            |grey: &Grey| marks::find(grey, &Paper::even(PAPER), &Border::default(), 60);
        assert!(may_be(&found(&sheet(&dots(100, 400, 100)))));
        let apart: Vec<_> = (0..25).map(|n| (20 + n * 35, 100, 4, 4)).collect();
        assert!(!may_be(&found(&sheet(&apart))));
    }
}
