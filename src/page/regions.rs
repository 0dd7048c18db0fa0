//! What stands beside the text: handwriting and pictures, told by the shape of their marks.
//!
//! Joined-up writing makes marks that are wide, thin and without a rule in them: print and
//! typewriting make letters of one height, and where these run together they stay dense. Hands
//! that write letter by letter are not told from print here; only reading can doubt them.

use serde::{Deserialize, Serialize};

use super::Grey;
use super::inked::Inked;
use super::marks::Mark;
use crate::place::Area;

/// A part of a page that is no print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Region {
    /// What it shows.
    pub kind: RegionKind,
    /// Where, in pixels of the received image.
    pub area: Area,
}

/// What is known of a page's stamps and what its colours told, as one: from the top.
pub(super) fn with_stamps(regions: &mut Vec<Region>, told: Vec<Area>) {
    let is_stamp = |r: &mut Region| r.kind == RegionKind::Stamp;
    let known = regions.extract_if(.., is_stamp).map(|r| r.area);
    let all = joined(known.chain(told).collect(), 1);
    regions.extend(all.into_iter().map(|area| Region { kind: RegionKind::Stamp, area }));
    regions.sort_by_key(|r| (r.area.y, r.area.x));
}

/// What a part of a page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RegionKind {
    /// Joined-up writing: signatures and notes. What is read of it is no text.
    Handwriting,
    /// A photograph, or another dark and dense picture.
    Picture,
    /// A rubber stamp.
    Stamp,
}

/// The regions of a page of text whose letters are so high, in pixels of the reduced image.
///
/// `stamps` are the places of its stamps.
pub(super) fn find(
    page: &Inked<'_>,
    marks: &[Mark],
    letter: u32,
    stamps: Vec<Area>,
) -> Vec<Region> {
    let all = |kind: RegionKind, is: &dyn Fn(&Mark) -> bool| {
        let areas = marks.iter().filter(|m| is(m)).map(Mark::area).collect();
        let grown = joined(areas, letter);
        grown.into_iter().map(move |area| Region { kind, area })
    };
    let pictures = all(RegionKind::Picture, &|m| is_picture(m, letter));
    let hands = all(RegionKind::Handwriting, &|m| is_written(page, m, letter));
    let stamps = joined(stamps, letter).into_iter();
    let stamps = stamps.map(|area| Region { kind: RegionKind::Stamp, area });
    let mut regions: Vec<Region> = pictures.chain(hands).chain(stamps).collect();
    regions.sort_by_key(|r| (r.area.y, r.area.x));
    regions
}

/// The usual height of letters on the reduced image; what it is on most pages where there are
/// few.
pub(super) fn letter_height(image: &Grey, marks: &[Mark]) -> u32 {
    let mut heights: Vec<u32> =
        marks.iter().filter(|m| m.is_letter_like()).map(Mark::height).collect();
    let usual = image.height.max(image.width) / 100;
    heights.sort_unstable();
    let middle = heights.get(heights.len() / 2).copied().filter(|_| heights.len() >= 40);
    middle.unwrap_or(usual).clamp(8, 40)
}

/// Many letters wide and high, and mostly dark.
fn is_picture(mark: &Mark, letter: u32) -> bool {
    let (w, h) = (mark.width(), mark.height());
    w.min(h) >= letter * 10 && mark.ink * 100 >= w * h * 45
}

/// A thin line that runs on over several letters, higher than a letter, without a rule in it.
fn is_written(page: &Inked<'_>, mark: &Mark, letter: u32) -> bool {
    let (w, h) = (mark.width(), mark.height());
    let size = (letter * 5 / 2..=letter * 40).contains(&w)
        && (letter * 13 / 10..=letter * 8).contains(&h)
        && h <= w * 3 / 2;
    size && mark.ink * 100 <= w * h * 24
        && has_no_rule(page, mark)
        && is_thin(page, mark, letter)
}

/// Whether no row of the mark is mostly ink, nor a column: frames, tables and underlined words
/// have such.
fn has_no_rule(page: &Inked<'_>, mark: &Mark) -> bool {
    let mut columns = vec![0u32; mark.width() as usize];
    for y in mark.top..mark.bottom {
        let mut row = 0;
        for (x, column) in (mark.left..mark.right).zip(&mut columns) {
            let ink = u32::from(page.is_ink(x, y));
            row += ink;
            *column += ink;
        }
        if row * 100 > mark.width() * 45 {
            return false;
        }
    }
    columns.iter().all(|column| column * 100 <= mark.height() * 75)
}

/// Whether the usual stretch of ink along a row is a pen's width, not a blot's.
fn is_thin(page: &Inked<'_>, mark: &Mark, letter: u32) -> bool {
    let (mut ink, mut runs) = (0u32, 0u32);
    for y in mark.top..mark.bottom {
        let mut before = false;
        for x in mark.left..mark.right {
            let here = page.is_ink(x, y);
            ink += u32::from(here);
            runs += u32::from(here && !before);
            before = here;
        }
    }
    // Several strokes lie beside one another in each row, as letters do.
    ink * 2 <= runs * letter && runs >= mark.height() * 2
}

/// Areas that lie within two letters of one another made one.
pub(super) fn joined(areas: Vec<Area>, letter: u32) -> Vec<Area> {
    let mut regions: Vec<Area> = Vec::new();
    for area in areas {
        let mut area = area;
        while let Some(at) =
            regions.iter().position(|other| near(*other, area, letter * 2))
        {
            area = area.union(regions.swap_remove(at));
        }
        regions.push(area);
    }
    regions
}

fn near(a: Area, b: Area, gap: u32) -> bool {
    a.x <= b.x + b.width + gap
        && b.x <= a.x + a.width + gap
        && a.y <= b.y + b.height + gap
        && b.y <= a.y + a.height + gap
}

#[cfg(test)]
mod tests {
    use super::super::border::Border;
    use super::super::marks;
    use super::super::paper::Paper;
    use super::*;

    /// What is found on white paper with lines of letters and what is drawn besides.
    fn check(draw: impl Fn(&mut Grey), expected: &[RegionKind]) -> Vec<Region> {
        let mut image = Grey::sheet(900, 1200, 255);
        for (line, letter) in (0..10).flat_map(|l| (0..40u32).map(move |n| (l, n))) {
            let (left, top) = (60 + letter * 16, 60 + line * 40);
            for n in 0..14 {
                dot(&mut image, left + n * 9 / 14, top + n, 2);
                dot(&mut image, left + 9 - n * 9 / 14, top + n, 2);
            }
        }
        draw(&mut image);
        let paper = Paper::even(255);
        let found = marks::find(&image, &paper, &Border::default(), 100);
        let border = Border::default();
        let page = Inked { image: &image, paper: &paper, border: &border, depth: 100 };
        let regions = find(&page, &found, 14, Vec::new());
        assert_eq!(regions.iter().map(|r| r.kind).collect::<Vec<_>>(), expected);
        regions
    }

    fn dot(image: &mut Grey, x: u32, y: u32, size: u32) {
        for (x, y) in (0..size * size).map(|n| (x + n % size, y + n / size)) {
            image.pixels[(y * image.width + x) as usize] = 0;
        }
    }

    #[test]
    fn a_joined_hand_is_told_from_letters_frames_and_underlined_words() {
        let found = check(
            |image| {
                for n in 0..1200 {
                    let t = f64::from(n) / 60.0;
                    let (x, y) = (
                        200.0 + t * 12.0 + 9.0 * (t * 3.0).sin(),
                        700.0 + 20.0 * (t * 3.1).cos(),
                    );
                    dot(image, x as u32, y as u32, 2);
                }
            },
            &[RegionKind::Handwriting],
        );
        let area = found[0].area;
        assert!(
            (190..=200).contains(&area.x) && (670..=690).contains(&area.y),
            "{area:?}"
        );
        check(
            |image| {
                (60..700).for_each(|x| dot(image, x, 116, 2));
                (200..500)
                    .for_each(|x| [700, 760].iter().for_each(|y| dot(image, x, *y, 2)));
                (700..762)
                    .for_each(|y| [200, 500].iter().for_each(|x| dot(image, *x, y, 2)));
            },
            &[],
        );
    }

    #[test]
    fn a_dark_and_dense_area_is_a_picture() {
        check(
            |image| {
                for n in 0..40_000 {
                    dot(image, 300 + n % 200 * 2, 700 + n / 200 * 2, 2);
                }
            },
            &[RegionKind::Picture],
        );
    }
}
