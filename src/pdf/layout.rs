//! Where each word of the invisible text is put, so that it lies on what it says and readers
//! still see lines.
//!
//! The box of a word as the recogniser gives it is as high as its letters: `av` is half as
//! high as `byggherre`, and sits higher or lower. Laid down like that, no reader takes them
//! for one line. So the words of a line share one height (the middle one of their block) and
//! one base line (half way between the lowest and the highest word, skew and all); left and
//! right stay as they are. A word that would so be more than about two points off, up or down, is
//! raised or lowered; one whose size does not allow that stands in a line of its own.

use crate::ocr::{Line, PageText, Word};
use crate::place::Area;

/// A line this much higher or lower than its block is a heading or a note, not the same type.
const SAME_TYPE: std::ops::Range<f64> = 0.9..1.1;
/// Words so much lower or higher than the middle one say nothing of where the line is.
const USUAL: std::ops::Range<f64> = 0.5..2.0;
/// How far a word's top or bottom may be from its place, in points.
const NEAR: f64 = 1.9;
/// Fewer words say too little of the line's slope; the page's is taken.
const ENOUGH_FOR_SLOPE: usize = 4;
/// Steeper than this (6°) is no skew but a line of noise.
const STEEPEST: f64 = 0.1;
/// Readers see a space where a gap is wider than 0.15 of the type size, which is the height
/// of the letters by [`super::font::LETTERS`]; boxes that all but touch are drawn in to this.
const LEAST_GAP: f64 = 0.17;

/// A word and its place, in pixels of the text's page, origin top left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Placed<'a> {
    pub(super) text: &'a str,
    pub(super) left: f64,
    pub(super) width: f64,
    /// How much wider it may be drawn before the next word all but touches it.
    pub(super) room: f64,
    /// How much higher than the line it stands.
    pub(super) rise: f64,
    /// Another word of the block follows, so a space must.
    pub(super) more: bool,
}

/// Words in a row that share one height and one base line, skew as the paper lay.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Placing<'a> {
    /// At least one, left to right as they are read.
    pub(super) words: Vec<Placed<'a>>,
    pub(super) height: f64,
    /// Where the line stands at the left end of its first word.
    pub(super) bottom: f64,
    /// How much it falls a pixel to the right.
    pub(super) slope: f64,
}

/// The blocks of a page in reading order, each as its lines. Words that `fits` refuses are
/// left out, as are lines and blocks that have no other. `point` is in pixels.
pub(super) fn blocks<'a>(
    text: &'a PageText,
    point: f64,
    fits: impl Fn(&str) -> bool,
) -> impl Iterator<Item = Vec<Placing<'a>>> {
    let page_slope = middle(text.lines().filter_map(slope).collect()).unwrap_or(0.0);
    let placed = text.blocks.iter().map(move |block| {
        let courses: Vec<_> =
            block.lines.iter().map(|line| Course::of(line, page_slope)).collect();
        let heights = courses.iter().map(|course| course.height).collect();
        let usual = middle(heights).unwrap_or(1.0);
        let lines = block.lines.iter().zip(courses);
        let mut rows: Vec<_> = lines
            .flat_map(|(line, course)| place(line, course.as_usual(usual), point, &fits))
            .collect();
        if let Some(last) = rows.last_mut().and_then(|row| row.words.last_mut()) {
            last.more = false;
        }
        rows
    });
    placed.filter(|lines| !lines.is_empty())
}

/// How a line runs over the page.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Course {
    slope: f64,
    /// The middle of the letters at the left edge of the page.
    middle: f64,
    height: f64,
}

impl Course {
    /// Half way between the words that reach highest and lowest, at either end.
    fn of(line: &Line, page_slope: f64) -> Self {
        let slope = slope(line).unwrap_or(page_slope);
        let usual = height(&line.words);
        let fits = |word: &&Word| USUAL.contains(&(f64::from(word.area.height) / usual));
        let ends = line.words.iter().filter(fits).map(|word| {
            let (x, middle) = centre(word.area);
            let (middle, half) = (middle - slope * x, f64::from(word.area.height) / 2.0);
            (middle - half, middle + half)
        });
        let (tops, bottoms): (Vec<_>, Vec<_>) = ends.unzip();
        let (top, bottom) = (midrange(&tops), midrange(&bottoms));
        Self { slope, middle: (top + bottom) / 2.0, height: (bottom - top).max(1.0) }
    }

    /// The height of its block, where it is of the same type.
    fn as_usual(self, usual: f64) -> Self {
        let same = SAME_TYPE.contains(&(self.height / usual));
        Self { height: if same { usual } else { self.height }, ..self }
    }

    fn bottom(self, x: f64) -> f64 {
        self.middle + self.slope * x + self.height / 2.0
    }
}

/// A line as one row of words, or as more where some are of another size.
fn place<'a>(
    line: &'a Line,
    course: Course,
    point: f64,
    fits: &impl Fn(&str) -> bool,
) -> Vec<Placing<'a>> {
    let words: Vec<&Word> = line.words.iter().filter(|word| fits(&word.text)).collect();
    let mut rows: Vec<Placing<'a>> = Vec::new();
    let mut alone = true;
    for (i, word) in words.iter().enumerate() {
        let next = words.get(i + 1).map(|next| next.area);
        let (x, middle) = centre(word.area);
        let own = f64::from(word.area.height.max(1));
        let below = course.middle + course.slope * x - middle;
        // A reader may take a word on a skew line to lie as high as its first letter.
        let lean = (course.slope * f64::from(word.area.width) / 2.0).abs();
        let over = (course.height - own).abs() / 2.0 + lean;
        let odd = over > NEAR * point && word.text.contains(char::is_alphanumeric);
        let course = if odd { Course { height: own, ..course } } else { course };
        let rise = if over + below.abs() > NEAR * point { below } else { 0.0 };
        let (width, room) = width(word.area, next, course.height);
        let left = f64::from(word.area.x);
        let placed = Placed { text: &word.text, left, width, room, rise, more: true };
        match rows.last_mut() {
            Some(row) if !odd && !alone => row.words.push(placed),
            _ => rows.push(Placing {
                words: vec![placed],
                height: course.height,
                bottom: course.bottom(left),
                slope: course.slope,
            }),
        }
        alone = odd;
    }
    rows
}

/// The word's own width, less where the next word all but touches it, though never under
/// half; and the room that is left.
fn width(area: Area, next: Option<Area>, height: f64) -> (f64, f64) {
    let own = f64::from(area.width.max(1));
    let Some(next) = next.filter(|next| next.x > area.x) else { return (own, own) };
    let gap = LEAST_GAP * height / super::font::LETTERS;
    let room = f64::from(next.x) - f64::from(area.x) - gap;
    (own.min(room.max(own / 2.0)), (room - own).max(0.0))
}

/// How much the line falls a pixel to the right: the middle of the slopes between words half
/// a line apart, which one word set wrong does not turn.
fn slope(line: &Line) -> Option<f64> {
    let half = line.words.len() / 2;
    if line.words.len() < ENOUGH_FOR_SLOPE {
        return None;
    }
    let between = |(a, b): (&Word, &Word)| {
        let ((ax, ay), (bx, by)) = (centre(a.area), centre(b.area));
        (bx - ax >= 1.0).then(|| (by - ay) / (bx - ax))
    };
    let slopes = line.words.iter().zip(&line.words[half..]).filter_map(between);
    middle(slopes.collect()).filter(|slope| slope.abs() <= STEEPEST)
}

/// The middle height of the words, at least a pixel.
fn height<'a>(words: impl IntoIterator<Item = &'a Word>) -> f64 {
    let heights = words.into_iter().map(|word| f64::from(word.area.height));
    middle(heights.collect()).unwrap_or(0.0).max(1.0)
}

fn midrange(values: &[f64]) -> f64 {
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if values.is_empty() { 0.0 } else { (least + most) / 2.0 }
}

fn centre(area: Area) -> (f64, f64) {
    let middle = |start: u32, length: u32| f64::from(start) + f64::from(length) / 2.0;
    (middle(area.x, area.width), middle(area.y, area.height))
}

fn middle(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let half = values.len() / 2;
    match values.len() {
        0 => None,
        n if n % 2 == 0 => Some((values[half - 1] + values[half]) / 2.0),
        _ => Some(values[half]),
    }
}

/// The block as one line set by hand would be; for tests of the rooms that draw.
#[cfg(test)]
pub(super) fn page(width: u32, height: u32, words: &[(&str, Area)]) -> PageText {
    let words: Vec<_> =
        words.iter().map(|(text, area)| Word::new(*text, *area, 90)).collect();
    let area = Area::around(words.iter().map(|w| w.area)).unwrap_or_default();
    let lines = if words.is_empty() { vec![] } else { vec![Line { area, words }] };
    PageText { width, height, blocks: vec![crate::ocr::Block { area, lines }] }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(x: u32, y: u32, width: u32, height: u32) -> Area {
        Area { x, y, width, height }
    }

    const POINT: f64 = 300.0 / 72.0;

    /// Left and width of each word; bottom, height and slope of the line.
    fn check(words: &[Area], expected: (&[[f64; 2]], [f64; 3])) {
        let words: Vec<_> = words.iter().map(|area| ("ord", *area)).collect();
        let page = page(1000, 1000, &words);
        let found: Vec<_> = blocks(&page, POINT, |_| true).flatten().collect();
        let [line] = found.as_slice() else { panic!("{found:?} is not one line") };
        let words: Vec<_> = line.words.iter().map(|w| [w.left, w.width]).collect();
        assert_eq!((words.as_slice(), [line.bottom, line.height, line.slope]), expected);
    }

    #[test]
    fn low_and_high_words_share_one_line() {
        check(
            &[area(0, 100, 50, 20), area(80, 105, 50, 14), area(160, 100, 50, 26)],
            (&[[0.0, 50.0], [80.0, 50.0], [160.0, 50.0]], [122.5, 20.0, 0.0]),
        );
    }

    #[test]
    fn a_word_more_than_two_points_off_is_raised() {
        let words = [area(0, 100, 50, 20), area(80, 100, 50, 20), area(160, 130, 50, 20)];
        let words: Vec<_> = words.iter().map(|area| ("ord", *area)).collect();
        let page = page(1000, 1000, &words);
        let found: Vec<_> = blocks(&page, POINT, |_| true).flatten().collect();
        let rises: Vec<_> = found[0].words.iter().map(|word| word.rise).collect();
        assert_eq!((found.len(), rises), (1, vec![15.0, 15.0, -15.0]));
    }

    #[test]
    fn a_word_of_another_size_is_a_row_of_its_own_and_a_dash_is_not() {
        let words = [
            ("G", area(0, 60, 50, 80)),
            ("ord", area(60, 90, 50, 20)),
            ("–", area(120, 99, 50, 2)),
            ("til", area(180, 90, 50, 20)),
        ];
        let page = page(1000, 1000, &words);
        let found: Vec<_> = blocks(&page, POINT, |_| true).flatten().collect();
        let rows: Vec<_> = found
            .iter()
            .map(|row| (row.words.iter().map(|w| w.text).collect::<Vec<_>>(), row.height))
            .collect();
        assert_eq!(rows, [(vec!["G"], 80.0), (vec!["ord", "–", "til"], 20.0)]);
        let more: Vec<_> =
            found.iter().flat_map(|row| &row.words).map(|w| w.more).collect();
        assert_eq!(more, [true, true, true, false]);
    }

    #[test]
    fn a_skew_line_stays_skew() {
        let words: Vec<_> = (0..5).map(|i| area(i * 100, 100 + i * 2, 50, 20)).collect();
        let expected: Vec<_> = (0..5).map(|i| [f64::from(i) * 100.0, 50.0]).collect();
        check(&words, (&expected, [119.5, 20.0, 0.02]));
    }

    #[test]
    fn words_that_touch_are_drawn_apart() {
        let gap = LEAST_GAP * 20.0 / super::super::font::LETTERS;
        check(
            &[area(0, 100, 50, 20), area(51, 100, 50, 20)],
            (&[[0.0, 51.0 - gap], [51.0, 50.0]], [120.0, 20.0, 0.0]),
        );
    }

    #[test]
    fn words_on_top_of_each_other_keep_half_their_width() {
        check(
            &[area(0, 0, 40, 10), area(1, 0, 40, 10), area(0, 0, 40, 10)],
            (&[[0.0, 20.0], [1.0, 40.0], [0.0, 40.0]], [10.0, 10.0, 0.0]),
        );
    }

    #[test]
    fn a_word_has_room_up_to_the_least_gap_before_the_next() {
        let gap = LEAST_GAP * 20.0 / super::super::font::LETTERS;
        let words = [("a", area(0, 0, 50, 20)), ("b", area(70, 0, 30, 20))];
        let page = page(100, 100, &words);
        let lines: Vec<_> = blocks(&page, POINT, |_| true).flatten().collect();
        let rooms: Vec<_> = lines[0].words.iter().map(|word| word.room).collect();
        assert_eq!(rooms, [70.0 - gap - 50.0, 30.0]);
    }
}
