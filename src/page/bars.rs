//! Dark bars with light writing along the upper or lower edge of a page: titles of windows and
//! coloured letterheads. They look like a scanner's black edge, but for what stands in them.

use std::ops::Range;

use super::Grey;
use super::border::Border;
use super::marks;
use super::paper::Paper;

/// So many light letters side by side are writing: dust and torn edges make fewer.
const LETTERS: usize = 6;

/// A light letter stands out from its bar by so many grey levels.
const DEPTH: u8 = 80;

/// A bar is no deeper than this part (one of so many) of the page.
const DEEP: u32 = 10;

/// The border of a reduced page without the bars that are written on.
pub(super) fn left_out(image: &Grey, mut border: Border) -> Border {
    if border.pixels == 0 {
        return border;
    }
    for rows in border.bands().into_iter().flatten() {
        if rows.len() as u32 * DEEP <= image.height && is_written_on(image, rows.clone())
        {
            border.leave_out(rows);
        }
    }
    border
}

/// Whether light letters stand side by side in these dark rows.
fn is_written_on(image: &Grey, rows: Range<u32>) -> bool {
    let part = (rows.start * image.width) as usize..(rows.end * image.width) as usize;
    let pixels: Vec<u8> = image.pixels[part].iter().map(|level| 255 - level).collect();
    let band = Grey { width: image.width, height: rows.len() as u32, pixels };
    let dark = Paper::even(super::paper::sheet_level(&band));
    let found = marks::find(&band, &dark, &Border::default(), DEPTH);
    let letters = || found.iter().filter(|mark| mark.is_letter_like());
    let middle = |mark: &marks::Mark| (mark.top + mark.bottom) / 2;
    letters().any(|one| {
        let level = |other: &&marks::Mark| {
            middle(one).abs_diff(middle(other)) * 2 <= one.height().min(other.height())
        };
        letters().filter(level).count() >= LETTERS
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page of 600 × 900 with a dark bar 40 high from row `top` on and so many light letters
    /// in it.
    fn page(top: u32, letters: u32) -> Border {
        let mut page = Grey::sheet(600, 900, 230);
        for y in top..top + 40 {
            for x in 0..600 {
                let (letter, column) = (x / 16, x % 16);
                let is_letter = (3..3 + letters).contains(&letter)
                    && (top + 12..top + 28).contains(&y)
                    && (column < 3 || column < 9 && y % 4 == 0);
                page.pixels[(y * 600 + x) as usize] = if is_letter { 240 } else { 20 };
            }
        }
        left_out(&page, Border::find(&page, 230))
    }

    #[test]
    fn a_dark_edge_with_a_row_of_light_letters_is_part_of_the_page() {
        for top in [0, 860] {
            assert_eq!(page(top, 12).pixels, 0, "{top}");
            assert!(page(top, 0).pixels > 600 * 30, "{top}: plain black");
            assert!(page(top, 4).pixels > 600 * 20, "{top}: a few light spots");
        }
    }
}
