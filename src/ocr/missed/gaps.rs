//! Words that are missing beside others: ink stands between two words of a line, or over an
//! underline, and no word was read of it. Letters that an underline joins to one long mark are
//! lost like that, and underlined is what a letter is about.

use std::ops::Range;

use super::strips;
use crate::ocr::ink::{has_ink, ink};
use crate::ocr::{Block, Line};
use crate::page::{Grey, Prepared, Rule};
use crate::place::Area;

/// A gap in a line is looked into from so many tenths of the line's height on: words stand
/// closer.
const WIDE: u32 = 12;

/// And is asked of where so many tenths of the line's height of its columns have ink: a letter
/// and a half.
const INKED: u32 = 8;

/// Unread ink over an underline is asked of from so many tenths of a word's height on: four
/// letters.
const OVER: u32 = 25;

/// Where that much of its columns, in hundredths, has ink, it is a bar and no writing; in less
/// than the other, it is some stroke.
const WRITTEN: Range<usize> = 25..97;

/// The places of a text where ink stands within its lines or over underlines that no word was
/// read of, each with the words next to it.
pub(super) fn places(page: &Prepared, blocks: &[Block]) -> Vec<Area> {
    united(page, blocks, Vec::new())
}

/// The same, and rows of marks that look like letters, wherever they stand.
pub(in crate::ocr) fn all_places(page: &Prepared, blocks: &[Block]) -> Vec<Area> {
    united(page, blocks, strips::missed(&page.image, blocks))
}

fn united(page: &Prepared, blocks: &[Block], strips: Vec<Area>) -> Vec<Area> {
    let lines = || blocks.iter().flat_map(|b| &b.lines);
    let words: Vec<Area> = lines().flat_map(|l| &l.words).map(|w| w.area).collect();
    let Some(height) = usual(&words, |word| word.height) else { return Vec::new() };
    let in_lines = lines().filter_map(|line| in_line(line, &page.image));
    let (image, ink) = (&page.image, ink(page));
    let rules = page.ruling.across.iter();
    let over = rules.filter_map(|rule| over(rule, image, ink, &words, height));
    let strips = strips.into_iter().map(|strip| grown(strip, image, ink, &words));
    let mut places: Vec<Area> = Vec::new();
    for place in over.chain(in_lines).chain(strips) {
        match places.iter_mut().find(|other| is_in_row(**other, place)) {
            Some(other) => *other = other.union(place.rows_of(*other)),
            None => places.push(place),
        }
    }
    places.retain(|place| is_one_row(*place, &words));
    places
}

/// Whether no word in a place stands over another: a signature through two lines is no line.
fn is_one_row(place: Area, words: &[Area]) -> bool {
    let mut within: Vec<&Area> =
        words.iter().filter(|w| place.holds_middle_of(**w)).collect();
    within.sort_by_key(|w| w.x);
    within.windows(2).all(|pair| match pair {
        [one, next] => {
            let common = (one.x + one.width).saturating_sub(next.x);
            common * 2 <= one.width.min(next.width)
        }
        _ => true,
    })
}

/// Whether two places touch and are of the same line.
fn is_in_row(a: Area, b: Area) -> bool {
    let holds = |a: Area, b: Area| (a.y..a.y + a.height).contains(&b.middle().1);
    a.common(b).is_some() && holds(a, b) && holds(b, a)
}

/// From the word before the first gap of a line with unread ink to the word after the last.
fn in_line(line: &Line, image: &Grey) -> Option<Area> {
    let gap = |pair: &[Area]| {
        let [before, after] = pair else { return None };
        Some((before.x + before.width..after.x, before.union(*after)))
    };
    let words: Vec<Area> = line.words.iter().map(|w| w.area).collect();
    let (top, bottom) = (usual(&words, |w| w.y)?, usual(&words, |w| w.y + w.height)?);
    let height = bottom.saturating_sub(top);
    let wide = words.windows(2).filter_map(gap).filter(|(columns, _)| {
        columns.len() as u32 * 10 >= height * WIDE && columns.start < columns.end
    });
    let wide: Vec<_> = wide.collect();
    if wide.is_empty() {
        return None;
    }
    // The middle of small letters: an underline runs lower.
    let rows = top + height / 4..bottom - height / 4;
    let ink = ink_level(&words, &rows, image);
    let around = wide.into_iter().filter(|(columns, _)| {
        // Letters lean over the ends of words.
        let columns = columns.start + height / 8..columns.end.saturating_sub(height / 8);
        let inked = columns.filter(|x| has_ink(image, *x, &rows, ink)).count() as u32;
        inked * 10 >= height * INKED
    });
    let around = Area::around(around.map(|(_, area)| area))?;
    let margin = height / 5 + 1;
    Some(within(around.x..around.x + around.width, top, bottom, margin, image))
}

/// A strip made longer by the letters that touch others on its ends, as far as no word was read.
fn grown(strip: Area, image: &Grey, ink: u8, words: &[Area]) -> Area {
    let rows = strip.y + strip.height / 4..strip.y + strip.height * 3 / 4;
    let (gap, most) = (strip.height / 3, strip.height * 8);
    let is_read = |x: u32| {
        let at = |w: &Area| (w.x..w.x + w.width).contains(&x);
        words.iter().any(|w| at(w) && w.y < rows.end && rows.start < w.y + w.height)
    };
    // The last column with ink on the way out, before a gap or a word.
    let reach = |columns: &mut dyn Iterator<Item = u32>, end: u32| {
        let mut last = end;
        for x in columns.take(most as usize) {
            if is_read(x) || x.abs_diff(last) > gap {
                break;
            }
            if has_ink(image, x, &rows, ink) {
                last = x;
            }
        }
        last
    };
    let end = strip.x + strip.width;
    let left = reach(&mut (0..strip.x).rev(), strip.x);
    let right = reach(&mut (end..image.width), end.saturating_sub(1)) + 1;
    let margin = if left < strip.x || right > end { gap } else { 0 };
    let left = left.saturating_sub(margin);
    Area {
        x: left,
        width: (right + margin).min(image.width).saturating_sub(left),
        ..strip
    }
}

/// Where letters of so many pixels stand over a rule unread.
fn over(rule: &Rule, image: &Grey, ink: u8, words: &[Area], height: u32) -> Option<Area> {
    if rule.dotted || (rule.to - rule.from) < height as f32 * 2.0 {
        return None;
    }
    let at =
        (rule.at(rule.from.midpoint(rule.to)) - rule.thickness / 2.0).max(0.0) as u32;
    let rows = at.saturating_sub(height * 8 / 10)..at.saturating_sub(height * 35 / 100);
    let columns = rule.from.max(0.0) as u32..(rule.to as u32).min(image.width);
    let beside = height / 5;
    let read: Vec<Range<u32>> = words
        .iter()
        .filter(|w| w.y < rows.end && rows.start < w.y + w.height)
        .map(|w| w.x.saturating_sub(beside)..w.x + w.width + beside)
        .collect();
    let free = columns.clone().filter(|x| !read.iter().any(|r| r.contains(x)));
    let free: Vec<(u32, bool)> =
        free.map(|x| (x, has_ink(image, x, &rows, ink))).collect();
    let first = free.iter().position(|(_, ink)| *ink)?;
    let last = free.iter().rposition(|(_, ink)| *ink)?;
    let span = &free[first..=last];
    let inked = span.iter().filter(|(_, ink)| *ink).count();
    if (inked as u32) * 10 < height * OVER
        || !WRITTEN.contains(&(inked * 100 / span.len()))
    {
        return None;
    }
    // Its ends are where the underline's are, if those are near.
    let (mut left, mut right) = (free[first].0, free[last].0 + 1);
    if left < columns.start + height * 2 {
        left = columns.start;
    }
    if right + height * 2 > columns.end {
        right = columns.end;
    }
    Some(within(left..right, at.saturating_sub(height), at, height / 2, image))
}

/// Columns and rows with a margin around them, within an image.
fn within(columns: Range<u32>, top: u32, bottom: u32, margin: u32, image: &Grey) -> Area {
    let (width, height) = (columns.len() as u32, bottom.saturating_sub(top));
    let area = Area { x: columns.start, y: top, width, height };
    area.with_margin(margin, margin, image.size())
}

/// What is in the middle of all.
fn usual(areas: &[Area], of: impl Fn(&Area) -> u32) -> Option<u32> {
    let mut all: Vec<u32> = areas.iter().map(of).collect();
    all.sort_unstable();
    all.get(all.len() / 2).copied()
}

/// The level that a line's ink is darker than: half way from its words' ink to their paper.
fn ink_level(words: &[Area], rows: &Range<u32>, image: &Grey) -> u8 {
    let of_row = |y: u32| {
        let row = image.row(y);
        words.iter().flat_map(move |w| {
            let end = ((w.x + w.width) as usize).min(row.len());
            row.get(w.x as usize..end).unwrap_or_default()
        })
    };
    let rows = rows.clone().filter(|y| *y < image.height);
    let mut counts = [0usize; 256];
    rows.flat_map(of_row).for_each(|level| counts[usize::from(*level)] += 1);
    let all: usize = counts.iter().sum();
    let after = |count: usize| {
        let mut darker = 0;
        let level = (0..=255u8).find(|level| {
            darker += counts[usize::from(*level)];
            darker > count
        });
        level.unwrap_or(0)
    };
    after(all / 20).midpoint(after(all * 9 / 10))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::ocr::Word;
    use crate::page::{self, Dpi, PageFacts, PageImage, Pixels, Ruling};

    const PAPER: u8 = 230;

    /// A page of 1000 × 400 pixels at 254 dpi with black marks: left, top, width, height.
    pub(in crate::ocr) fn page(marks: &[(u32, u32, u32, u32)]) -> Prepared {
        let mut image = Grey::sheet(1000, 400, PAPER);
        for (left, top, width, height) in marks {
            for y in *top..top + height {
                let from = (y * 1000 + left) as usize;
                image.pixels[from..from + *width as usize].fill(30);
            }
        }
        let pixels = Pixels::Grey(vec![PAPER; 400]);
        let blank = PageImage { width: 20, height: 20, dpi: Dpi::USUAL, pixels };
        let blank = page::prepare(&blank, &page::PrepareSettings::default());
        let facts = PageFacts { letter_depth: 200, ..blank.facts.clone() };
        Prepared { ruling: Ruling::find(&image, 254), image, facts, ..blank }
    }

    /// Letters of 10 × 24 pixels, 16 apart, from this column on in this row.
    fn letters(x: u32, y: u32, count: u32) -> Vec<(u32, u32, u32, u32)> {
        (0..count).map(|n| (x + n * 16, y, 10, 24)).collect()
    }

    /// A line of words, given by where they begin and how many letters they have.
    fn line(y: u32, words: &[(u32, u32)]) -> Block {
        let word = |(x, count): &(u32, u32)| {
            Word::new("ord", Area { x: *x, y, width: count * 16 - 6, height: 24 }, 90)
        };
        let line = Line::of(words.iter().map(word).collect()).unwrap();
        Block::of(vec![line]).unwrap()
    }

    /// Where the places begin and end, where these words were read.
    fn check(page: &Prepared, read: &[Block], expected: &[(u32, u32)]) {
        let places = places(page, read);
        let columns: Vec<(u32, u32)> =
            places.iter().map(|p| (p.x, p.x + p.width)).collect();
        assert_eq!(columns, expected);
    }

    #[test]
    fn a_gap_with_letters_is_asked_of_from_the_word_before_to_the_word_after() {
        let marks = [letters(100, 100, 5), letters(200, 100, 6), letters(320, 100, 4)];
        let page = page(&marks.concat());
        check(&page, &[line(100, &[(100, 5), (320, 4)])], &[(95, 383)]);
        check(&page, &[line(100, &[(100, 5), (200, 6), (320, 4)])], &[]);
    }

    #[test]
    fn a_gap_of_paper_or_with_a_single_stroke_is_none() {
        let marks = [letters(100, 100, 5), vec![(250, 90, 3, 50)], letters(320, 100, 4)];
        check(&page(&marks.concat()), &[line(100, &[(100, 5), (320, 4)])], &[]);
    }

    #[test]
    fn letters_over_an_underline_that_nobody_read_are_asked_of_as_far_as_it_reaches() {
        let marks = [letters(100, 100, 20), vec![(100, 130, 314, 3)]].concat();
        let above = line(40, &[(100, 5), (200, 6)]);
        check(&page(&marks), std::slice::from_ref(&above), &[(88, 426)]);
        check(&page(&marks), &[above, line(100, &[(100, 20)])], &[]);
    }

    #[test]
    fn a_line_to_write_on_and_a_bar_are_no_underlines() {
        let above = [line(40, &[(100, 5), (200, 6)])];
        check(&page(&[(100, 130, 314, 3)]), &above, &[]);
        check(&page(&[(100, 130, 314, 3), (100, 105, 314, 12)]), &above, &[]);
    }

    #[test]
    fn a_place_with_words_over_one_another_is_no_line() {
        let marks = [letters(100, 100, 5), letters(200, 100, 6), letters(320, 100, 4)];
        let page = page(&marks.concat());
        let over = line(106, &[(110, 4)]);
        check(&page, &[line(100, &[(100, 5), (320, 4)]), over], &[]);
    }
}
