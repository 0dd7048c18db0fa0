//! What is drawn on a page: the image, and over it the words that no one sees.

use std::borrow::Cow;

use pdf_writer::Name;

use super::font::Glyphs;
use super::geometry::Geometry;
use super::layout;
use super::line::{self, Sheet, put};
use crate::ocr::{Block, Line, PageText, Word};
use crate::place::Area;

/// The names of the page's images among its resources, in the order in which they are drawn:
/// the page, or the paper and the ink upon it.
pub(super) const IMAGES: [Name<'static>; 2] = [Name(b"I"), Name(b"J")];
/// The name of the font among the resources of a page with text.
pub(super) const FONT: Name<'static> = Name(b"F");

/// The operators of one page, and what was counted making them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Drawing {
    /// The content stream, not yet deflated.
    pub(super) content: Vec<u8>,
    /// Blocks of words, each a marked content by its number from 0.
    pub(super) blocks: u32,
    /// Words laid down.
    pub(super) words: u64,
    /// Characters that have no place in a PDF/A-2u, such as control characters.
    pub(super) left_out: u64,
}

/// Draws so many images over the whole page and the words invisibly where they stand. `turn` is
/// the clockwise turn that shows the page upright: along it the lines run.
///
/// One pixel is one unit while drawing, so that places stay the short numbers they are.
pub(super) fn draw(
    page: &Geometry,
    text: Option<&PageText>,
    turn: u16,
    images: usize,
    glyphs: &mut Glyphs,
) -> Drawing {
    let mut content = Vec::new();
    let (scale, bottom) = (page.scale, page.bottom);
    let (wide, high) = (page.pixels_wide, page.pixels_high);
    put(&mut content, format_args!("q\n{scale} 0 0 {scale} 0 {bottom} cm\n"));
    put(&mut content, format_args!("/Artifact BMC\n"));
    put(&mut content, format_args!("q\n{wide} 0 0 {high} 0 0 cm\n"));
    for name in IMAGES.iter().take(images) {
        put(&mut content, format_args!("/{} Do\n", name.0.escape_ascii()));
    }
    put(&mut content, format_args!("Q\nEMC\n"));
    let mut drawing = Drawing { content, blocks: 0, words: 0, left_out: 0 };
    if let Some(text) = text {
        write(&mut drawing, page, text, turn, glyphs);
    }
    put(&mut drawing.content, format_args!("Q"));
    drawing
}

/// Writes the text object, a marked content for each block, and counts.
fn write(
    drawing: &mut Drawing,
    page: &Geometry,
    text: &PageText,
    turn: u16,
    glyphs: &mut Glyphs,
) {
    let unfit = |word: &str| word.chars().filter(|c| !may_stand(*c)).count() as u64;
    drawing.left_out = text.words().map(|word| unfit(&word.text)).sum();
    let (upright, matrix) = upright(page, text, turn);
    let points = f64::from(page.scale) * f64::from(page.user_unit);
    let point = 1.0 / (points * matrix[0].hypot(matrix[1]));
    let fits = |word: &str| word.chars().any(may_stand);
    let mut blocks = layout::blocks(&upright, point, fits).peekable();
    if blocks.peek().is_none() {
        return;
    }
    let content = &mut drawing.content;
    if matrix != [1.0, 0.0, 0.0, 1.0, 0.0, 0.0] {
        let [a, b, c, d, e, f] = matrix.map(|number| number as f32);
        put(content, format_args!("{a} {b} {c} {d} {e} {f} cm\n"));
    }
    put(content, format_args!("BT\n/F 1 Tf\n3 Tr\n"));
    let sheet = Sheet { height: f64::from(upright.height), point };
    for block in blocks {
        put(content, format_args!("/P<</MCID {}>>BDC\n", drawing.blocks));
        for line in block {
            line::write(content, &line, sheet, glyphs, may_stand);
            drawing.words += line.words.len() as u64;
        }
        put(content, format_args!("EMC\n"));
        drawing.blocks += 1;
    }
    put(content, format_args!("ET\n"));
}

/// The text as it is read, and the matrix from its pixels, y upwards, to the image's: turned
/// where the page lay turned, scaled where it was read on a copy of another size.
fn upright<'a>(
    page: &Geometry,
    text: &'a PageText,
    turn: u16,
) -> (Cow<'a, PageText>, [f64; 6]) {
    let (wide, high) = (text.width, text.height);
    let (w, h) = (f64::from(wide), f64::from(high));
    let (turned, matrix) = match turn % 360 {
        90 => (
            turned(text, |a| {
                area(high.saturating_sub(bottom(a)), a.x, a.height, a.width)
            }),
            [0.0, 1.0, -1.0, 0.0, w, 0.0],
        ),
        180 => (
            turned(text, |a| {
                let (x, y) =
                    (wide.saturating_sub(right(a)), high.saturating_sub(bottom(a)));
                area(x, y, a.width, a.height)
            }),
            [-1.0, 0.0, 0.0, -1.0, w, h],
        ),
        270 => (
            turned(text, |a| area(a.y, wide.saturating_sub(right(a)), a.height, a.width)),
            [0.0, -1.0, 1.0, 0.0, 0.0, h],
        ),
        _ => (Cow::Borrowed(text), [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]),
    };
    let ratio = |image: u32, text: u32| f64::from(image) / f64::from(text.max(1));
    let (x, y) = (ratio(page.pixels_wide, wide), ratio(page.pixels_high, high));
    let [a, b, c, d, e, f] = matrix;
    (turned, [a * x, b * y, c * x, d * y, e * x, f * y])
}

/// Every word with its area turned; the page's sides change places where the words' do.
fn turned<'a>(text: &PageText, turn: impl Fn(Area) -> Area) -> Cow<'a, PageText> {
    let word = |word: &Word| Word { area: turn(word.area), ..word.clone() };
    let line = |line: &Line| Line {
        area: turn(line.area),
        words: line.words.iter().map(word).collect(),
    };
    let block = |block: &Block| Block {
        area: turn(block.area),
        lines: block.lines.iter().map(line).collect(),
    };
    let page = turn(area(0, 0, text.width, text.height));
    Cow::Owned(PageText {
        width: page.width,
        height: page.height,
        blocks: text.blocks.iter().map(block).collect(),
    })
}

fn area(x: u32, y: u32, width: u32, height: u32) -> Area {
    Area { x, y, width, height }
}

fn right(area: Area) -> u32 {
    area.x.saturating_add(area.width)
}

fn bottom(area: Area) -> u32 {
    area.y.saturating_add(area.height)
}

/// `ToUnicode` may not say U+0000, U+FEFF or U+FFFE (ISO 19005-2, 6.2.11.7.2); control
/// characters and white space are no part of a word.
fn may_stand(c: char) -> bool {
    !c.is_control()
        && !c.is_whitespace()
        && !matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Dpi;
    use crate::place::Area;

    fn page(words: &[(&str, Area)]) -> PageText {
        layout::page(2480, 3508, words)
    }

    fn drawn(text: Option<&PageText>) -> Drawing {
        let geometry = Geometry::new(2480, 3508, Dpi::new(300).unwrap());
        draw(&geometry, text, 0, 1, &mut Glyphs::default())
    }

    #[test]
    fn a_line_is_one_matrix_one_stretch_and_one_operator() {
        let at = |x, width| Area { x, y: 100, width, height: 30 };
        let drawn = drawn(Some(&page(&[("Hus", at(200, 90)), ("nr", at(300, 60))])));
        let content = drawn.content.escape_ascii().to_string().replace("\\n", "\n");
        insta::assert_snapshot!(content, @r"
        q
        0.24 0 0 0.24 0 0 cm
        /Artifact BMC
        q
        2480 0 0 3508 0 0 cm
        /I Do
        Q
        EMC
        BT
        /F 1 Tf
        3 Tr
        /P<</MCID 0>>BDC
        40 0 0 40 200 3378 Tm
        70 Tz[-100(\x00\x01\x00\x02\x00\x03\x00\x04)450(\x00\x05\x00\x06)]TJ
        EMC
        ET
        Q
        ");
        assert_eq!((drawn.words, drawn.left_out), (2, 0));
    }

    #[test]
    fn a_page_without_words_draws_only_its_image() {
        let blank = drawn(None);
        assert_eq!(drawn(Some(&page(&[]))), blank);
        assert!(!blank.content.windows(2).any(|w| w == b"BT"));
        let noise = drawn(Some(&page(&[("\u{1b}", Area::default())])));
        assert_eq!(noise, Drawing { left_out: 1, ..blank });
    }

    #[test]
    fn control_characters_are_left_out_and_counted() {
        let area = Area { x: 1, y: 1, width: 10, height: 10 };
        let words = [("\u{7}a\u{0}b\u{feff}", area), ("\u{1b}", area), ("c", area)];
        let drawn = drawn(Some(&page(&words)));
        assert_eq!((drawn.words, drawn.left_out), (2, 4));
    }

    #[test]
    fn an_area_beyond_all_bounds_is_no_panic() {
        let area = Area { x: u32::MAX, y: u32::MAX, width: 0, height: u32::MAX };
        assert_eq!(drawn(Some(&page(&[("x", area)]))).words, 1);
    }

    /// Draws one word on a page of 300 × 200 pixels that is turned.
    fn matrix(turn: u16, text_size: (u32, u32), word: Area) -> String {
        let geometry = Geometry::new(300, 200, Dpi::new(72).unwrap());
        let text = layout::page(text_size.0, text_size.1, &[("x", word)]);
        let drawn = draw(&geometry, Some(&text), turn, 1, &mut Glyphs::default());
        let content = String::from_utf8_lossy(&drawn.content).into_owned();
        let ends = |line: &&str| line.ends_with(" cm") || line.ends_with(" Tm");
        content.lines().filter(ends).skip(2).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn text_of_a_copy_of_another_size_is_scaled_to_the_image() {
        let word = area(10, 20, 30, 15);
        assert_eq!(matrix(0, (150, 100), word), "2 0 0 2 0 0 cm, 20 0 0 20 10 65 Tm");
        assert_eq!(matrix(0, (300, 200), word), "20 0 0 20 10 165 Tm");
    }

    #[test]
    fn words_of_a_turned_page_run_along_its_lines() {
        // 15 wide and 30 high as received, which is 30 wide and 15 high once it is turned.
        let word = area(10, 20, 15, 30);
        for (turn, expected) in [
            (90, "0 1 -1 0 300 0 cm, 20 0 0 20 150 275 Tm"),
            (180, "-1 0 0 -1 300 200 cm, 40 0 0 40 275 20 Tm"),
            (270, "0 -1 1 0 0 200 cm, 20 0 0 20 20 10 Tm"),
        ] {
            assert_eq!(matrix(turn, (300, 200), word), expected, "{turn}°");
        }
    }
}
