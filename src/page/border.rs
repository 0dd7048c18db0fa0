//! The black that a scanner leaves around the paper: found from the edges inwards.
//!
//! One black edge moves Tesseract's threshold so far that the whole page is lost, so it is
//! painted over before reading. Only what is dark from the very edge counts: a letter that
//! touches the edge is too narrow, a dark drawing too deep. Copies from microfilm have light
//! strips of film outside the black at their sides: there a band counts that runs down most of
//! the side.

use std::ops::Range;

use super::Grey;

/// How much of an edge is black, seen from each side, in pixels of the reduced image.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Border {
    /// For each row: first and one past the last pixel of paper; equal where there is none.
    rows: Vec<(u32, u32)>,
    /// For each column, the same from above and below.
    columns: Vec<(u32, u32)>,
    /// Painted-over pixels of the reduced image.
    pub(super) pixels: u64,
}

/// A pixel this dark, as a part of 100 of the paper's level, may be the scanner's black.
const DARK: u32 = 35;
/// Black must stand along an edge for this part (one of so many) of it …
const ALONG: u32 = 40;
/// … and reach in no further than this part (one of so many) of the page.
const DEEP: u32 = 5;
/// A band of black that light lies outside of is so thick, as a part (one of so many) of the
/// page's width: 3 mm of A4.
const THICK: u32 = 64;
/// Light pixels in a row that dirt may make within the black.
const GAP: u32 = 2;

impl Border {
    /// Finds the border of a reduced image whose paper has the level `paper`.
    pub(super) fn find(image: &Grey, paper: u8) -> Self {
        let dark = (u32::from(paper) * DARK / 100) as u8;
        let (w, h) = (image.width, image.height);
        let at = |x: u32, y: u32| image.pixels[(y * w + x) as usize] <= dark;
        let side = |pixel: &dyn Fn(u32, u32) -> bool| {
            let depths = (0..h).map(|y| depth((0..w).map(|x| pixel(x, y)))).collect();
            let bands = (0..h).map(|y| band((0..w / DEEP).map(|x| pixel(x, y)), w));
            let bands = down_most_of(&bands.collect::<Vec<u32>>());
            along(depths, w).into_iter().zip(bands).map(|(a, b)| a.max(b)).collect()
        };
        let left: Vec<u32> = side(&at);
        let right: Vec<u32> = side(&|x, y| at(w - 1 - x, y));
        let top = along((0..w).map(|x| depth((0..h).map(|y| at(x, y)))).collect(), h);
        let bottom =
            along((0..w).map(|x| depth((0..h).rev().map(|y| at(x, y)))).collect(), h);
        let inner = |from: &[u32], to: &[u32], length: u32| -> Vec<(u32, u32)> {
            from.iter().zip(to).map(|(a, b)| (*a, (length - b).max(*a))).collect()
        };
        let mut border = Self {
            rows: inner(&left, &right, w),
            columns: inner(&top, &bottom, h),
            pixels: 0,
        };
        border.pixels = border.count(w);
        border
    }

    /// The rows that the border takes of most columns, above and below; `None` where it takes none.
    pub(super) fn bands(&self) -> [Option<Range<u32>>; 2] {
        let height = self.rows.len() as u32;
        let most = |mut depths: Vec<u32>| {
            depths.sort_unstable();
            depths.get(depths.len() * 9 / 10).copied().filter(|depth| *depth > 0)
        };
        let above = most(self.columns.iter().map(|(from, _)| *from).collect());
        let below = most(self.columns.iter().map(|(_, to)| height - to).collect());
        [above.map(|depth| 0..depth), below.map(|depth| height - depth..height)]
    }

    /// Leaves out these rows, which reach to the upper or lower edge: they are paper after all.
    pub(super) fn leave_out(&mut self, rows: Range<u32>) {
        let (width, height) = (self.columns.len() as u32, self.rows.len() as u32);
        for (from, to) in &mut self.columns {
            if rows.start == 0 {
                *from = 0;
            } else {
                *to = height;
            }
        }
        self.rows[rows.start as usize..rows.end as usize].fill((0, width));
        self.pixels = self.count(width);
    }

    /// Makes what is not paper in a row of the reduced image zero.
    pub(super) fn clear(&self, y: u32, row: &mut [u8]) {
        if self.pixels == 0 {
            return;
        }
        for (x, value) in (0..).zip(row) {
            if !self.is_paper(x, y) {
                *value = 0;
            }
        }
    }

    /// Whether a pixel of the reduced image is paper.
    pub(super) fn is_paper(&self, x: u32, y: u32) -> bool {
        let inside = |spans: &[(u32, u32)], at: u32, other: u32| {
            spans.get(at as usize).is_none_or(|(from, to)| (*from..*to).contains(&other))
        };
        inside(&self.rows, y, x) && inside(&self.columns, x, y)
    }

    /// Paints a row of the image `by` times as large over with paper.
    pub(super) fn paint(&self, y: u32, by: u32, paper: u8, row: &mut [u8]) {
        if self.pixels == 0 || self.rows.is_empty() || self.columns.is_empty() {
            return;
        }
        let small_y = (y / by).min(self.rows.len() as u32 - 1);
        let last = self.columns.len() - 1;
        for (at, chunk) in row.chunks_mut(by as usize).enumerate() {
            if !self.is_paper(at.min(last) as u32, small_y) {
                chunk.fill(paper);
            }
        }
    }

    /// The smallest rectangle that holds all paper: left, top, right, bottom (one past).
    pub(super) fn paper_box(&self) -> (u32, u32, u32, u32) {
        let (width, height) = (self.columns.len() as u32, self.rows.len() as u32);
        let spans = (0..height).filter_map(|y| {
            let first = (0..width).find(|x| self.is_paper(*x, y))?;
            let last = (0..width).rev().find(|x| self.is_paper(*x, y))?;
            Some((first, y, last + 1, y + 1))
        });
        let joined = spans.reduce(|(l, t, r, _), (left, _, right, bottom)| {
            (l.min(left), t, r.max(right), bottom)
        });
        joined.unwrap_or((0, 0, 0, 0))
    }

    fn count(&self, width: u32) -> u64 {
        let height = self.rows.len() as u32;
        let whole = |spans: &[(u32, u32)], size| spans.iter().all(|s| *s == (0, size));
        if whole(&self.rows, width) && whole(&self.columns, height) {
            return 0;
        }
        let rows = 0..height;
        let painted =
            |y: u32| (0..width).filter(|x| !self.is_paper(*x, y)).count() as u64;
        rows.map(painted).sum()
    }
}

/// How far the dark reaches in, seen from the edge; a little further than the last dark
/// pixel, since the black's edge is soft.
fn depth(pixels: impl Iterator<Item = bool>) -> u32 {
    let (mut end, mut light) = (0, 0);
    for (at, dark) in (1u32..).zip(pixels) {
        if dark {
            (end, light) = (at, 0);
        } else {
            light += 1;
            if light > GAP {
                break;
            }
        }
    }
    if end == 0 { 0 } else { end + 2 }
}

/// How far the last solid band of dark reaches in, which may have light outside it; 0 where
/// there is none, or where it goes on beyond what is looked at of a row of this length.
fn band(pixels: impl Iterator<Item = bool>, length: u32) -> u32 {
    let thick = (length / THICK).max(4);
    let (mut end, mut run) = (0, 0);
    for (at, dark) in (1u32..).zip(pixels) {
        run = if dark { run + 1 } else { 0 };
        if run >= thick {
            end = at;
        }
    }
    if end == 0 || run >= thick { 0 } else { end + 2 }
}

/// Keeps bands only if they run down most of a side: pictures and bars are shorter. Thick letters
/// beside one reach in for a few rows; the band does so for long.
fn down_most_of(bands: &[u32]) -> Vec<u32> {
    let most = bands.iter().filter(|depth| **depth > 0).count() * 3 >= bands.len() * 2;
    if !most {
        return vec![0; bands.len()];
    }
    let long = (bands.len() / ALONG as usize).max(4);
    let shallowest = |stretch: &[u32]| stretch.iter().copied().filter(|d| *d > 0).min();
    let least: Vec<u32> =
        bands.windows(long).map(|rows| shallowest(rows).unwrap_or(0)).collect();
    let deepest = |row: usize| {
        let windows = row.saturating_sub(long - 1)..(row + 1).min(least.len());
        least[windows].iter().copied().max().unwrap_or(0)
    };
    bands.iter().enumerate().map(|(row, depth)| deepest(row).min(*depth)).collect()
}

/// Keeps only what is black for long enough along the edge. What reaches too deep belongs to
/// another side or to a picture: there the black is as deep as beside it.
fn along(mut depths: Vec<u32>, length: u32) -> Vec<u32> {
    let (long, deep) = ((depths.len() as u32 / ALONG).max(4), length / DEEP);
    let mut from = 0;
    while from < depths.len() {
        let is_black = depths[from] > 0;
        let run = depths[from..].iter().take_while(|d| (**d > 0) == is_black).count();
        let stretch = &mut depths[from..from + run];
        if is_black && run < long as usize {
            stretch.fill(0);
        } else if is_black {
            as_beside(stretch, deep);
        }
        from += run;
    }
    depths
}

/// Replaces depths over `deep` by the last one before them that is not, else the next after.
fn as_beside(stretch: &mut [u32], deep: u32) {
    let mut beside = stretch.iter().copied().find(|d| *d <= deep).unwrap_or(0);
    for depth in stretch {
        if *depth > deep {
            *depth = beside;
        }
        beside = *depth;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(paint: impl Fn(u32, u32) -> bool) -> Grey {
        let mut image = Grey::sheet(300, 400, 230);
        for y in 0..400 {
            for x in 0..300 {
                if paint(x, y) {
                    image.pixels[(y * 300 + x) as usize] = 14;
                }
            }
        }
        image
    }

    fn check(image: &Grey, expected: (u32, u32, u32, u32)) {
        assert_eq!(Border::find(image, 230).paper_box(), expected);
    }

    #[test]
    fn a_page_without_black_edges_is_all_paper() {
        check(&page(|x, y| (50..250).contains(&x) && y % 20 < 8), (0, 0, 300, 400));
    }

    #[test]
    fn black_edges_are_found_whole_and_slanting() {
        check(&page(|x, y| x < 10 || y >= 390), (12, 0, 300, 388));
        let slanting = page(|x, y| x < 12 - y / 50);
        let border = Border::find(&slanting, 230);
        assert!(!border.is_paper(11, 0) && border.is_paper(14, 0));
        assert!(border.is_paper(9, 399));
    }

    #[test]
    fn a_letter_or_a_dark_picture_at_the_edge_is_no_border() {
        check(&page(|x, y| (100..104).contains(&x) && y < 30), (0, 0, 300, 400));
        check(&page(|x, y| x < 150 && (100..300).contains(&y)), (0, 0, 300, 400));
    }

    #[test]
    fn black_down_a_side_is_border_though_film_lies_light_outside_it() {
        let film = |x: u32| (4..14).contains(&x) || (280..295).contains(&x);
        check(&page(|x, y| film(x) && y > 40), (0, 0, 300, 400));
        let border = Border::find(&page(|x, y| film(x) && y > 40), 230);
        assert_eq!([border.is_paper(15, 200), border.is_paper(16, 200)], [false, true]);
        assert_eq!([border.is_paper(277, 200), border.is_paper(278, 200)], [true, false]);
        check(&page(|x, y| film(x) && y > 140), (0, 0, 300, 400));
        let thick = |x: u32, y: u32| x < 10 || (15..23).contains(&x) && y % 20 < 6;
        assert!(Border::find(&page(thick), 230).is_paper(16, 203));
    }

    #[test]
    fn the_border_is_painted_in_the_larger_image() {
        let border = Border::find(&page(|x, _| x < 10), 230);
        let mut row = vec![0u8; 905];
        border.paint(30, 3, 230, &mut row);
        assert!(row[..36].iter().all(|p| *p == 230));
        assert!(row[36..].iter().all(|p| *p == 0));
    }
}
