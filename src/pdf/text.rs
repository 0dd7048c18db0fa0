//! What is drawn on a page: the image, and over it the words that no one sees.

use pdf_writer::types::TextRenderingMode;
use pdf_writer::{Content, Name, Str};

use super::font::{Glyphs, LETTERS};
use super::geometry::Geometry;
use super::layout::{self, Placed};
use crate::ocr::PageText;

/// The name of the page's image among its resources.
pub(super) const IMAGE: Name<'static> = Name(b"I");
/// The name of the font among the resources of a page with text.
pub(super) const FONT: Name<'static> = Name(b"F");

/// The operators of one page, and what was counted making them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Drawing {
    /// The content stream, not yet deflated.
    pub(super) content: Vec<u8>,
    /// Words laid down.
    pub(super) words: u64,
    /// Characters that have no place in a PDF/A-2u, such as control characters.
    pub(super) left_out: u64,
}

/// Draws the image over the whole page and the words invisibly where they stand.
///
/// One pixel is one unit while drawing, so that places stay the short numbers they are.
pub(super) fn draw(
    page: &Geometry,
    text: Option<&PageText>,
    glyphs: &mut Glyphs,
) -> Drawing {
    let mut content = Content::new();
    content.save_state();
    content.transform([page.scale, 0.0, 0.0, page.scale, 0.0, page.bottom]);
    content.save_state();
    let (wide, high) = (page.pixels_wide as f32, page.pixels_high as f32);
    content.transform([wide, 0.0, 0.0, high, 0.0, 0.0]);
    content.x_object(IMAGE).restore_state();
    let (words, left_out) =
        text.map_or((0, 0), |text| write(&mut content, page, text, glyphs));
    content.restore_state();
    Drawing { content: content.finish().into_vec(), words, left_out }
}

/// Writes the text object; the words written and the characters left out.
fn write(
    content: &mut Content,
    page: &Geometry,
    text: &PageText,
    glyphs: &mut Glyphs,
) -> (u64, u64) {
    let unfit = |word: &str| word.chars().filter(|c| !may_stand(*c)).count() as u64;
    let left_out = text.words().map(|word| unfit(&word.text)).sum();
    let mut lines = layout::lines(text, |word| word.chars().any(may_stand)).peekable();
    if lines.peek().is_none() {
        return (0, left_out);
    }
    content.begin_text().set_font(FONT, 1.0);
    content.set_text_rendering_mode(TextRenderingMode::Invisible);
    let mut words = 0;
    let ratio = |image: u32, text: u32| f64::from(image) / f64::from(text.max(1));
    let scale =
        (ratio(page.pixels_wide, text.width), ratio(page.pixels_high, text.height));
    for line in lines {
        for (i, word) in line.iter().enumerate() {
            write_word(content, page, word, scale, i + 1 < line.len(), glyphs);
        }
        words += line.len() as u64;
    }
    content.end_text();
    (words, left_out)
}

/// Two operators a word: the matrix that stretches its characters over its place, and the
/// characters, each one unit wide before the matrix. A space follows all but the last word of
/// a line, so that a selection copied in any viewer has the words apart. `scale` is image
/// pixels a pixel of the text, 1 unless the text is of a copy of another size.
fn write_word(
    content: &mut Content,
    page: &Geometry,
    word: &Placed<'_>,
    scale: (f64, f64),
    space: bool,
    glyphs: &mut Glyphs,
) {
    let chars = || word.text.chars().filter(|c| may_stand(*c));
    let each = word.width * scale.0 / chars().count() as f64;
    let size = word.height * scale.1 / LETTERS;
    let up = f64::from(page.pixels_high) - word.bottom * scale.1;
    let left = word.left * scale.0;
    content.set_text_matrix([each, 0.0, 0.0, size, left, up].map(round));
    let space = space.then_some(' ');
    let coded: Vec<u8> =
        chars().chain(space).flat_map(|c| glyphs.cid(c).to_be_bytes()).collect();
    content.show(Str(&coded));
}

/// `ToUnicode` may not say U+0000, U+FEFF or U+FFFE (ISO 19005-2, 6.2.11.7.2); control
/// characters and white space are no part of a word.
fn may_stand(c: char) -> bool {
    !c.is_control()
        && !c.is_whitespace()
        && !matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// A hundredth of a pixel is enough, and short.
fn round(pixels: f64) -> f32 {
    ((pixels * 100.0).round() / 100.0) as f32
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
        draw(&geometry, text, &mut Glyphs::default())
    }

    #[test]
    fn words_are_two_short_operators_in_pixels() {
        let at = |x, width| Area { x, y: 100, width, height: 30 };
        let drawn = drawn(Some(&page(&[("Hus", at(200, 90)), ("nr", at(300, 30))])));
        let content = drawn.content.escape_ascii().to_string().replace("\\n", "\n");
        insta::assert_snapshot!(content, @r"
        q
        0.24 0 0 0.24 0 0 cm
        q
        2480 0 0 3508 0 0 cm
        /I Do
        Q
        BT
        /F 1 Tf
        3 Tr
        30 0 0 40 200 3378 Tm
        (\\000\\001\\000\\002\\000\\003\\000\\004) Tj
        15 0 0 40 300 3378 Tm
        (\\000\\005\\000\\006) Tj
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

    #[test]
    fn text_of_a_copy_of_another_size_is_scaled_to_the_image() {
        let area =
            |by: u32| Area { x: 100 * by, y: 50 * by, width: 40 * by, height: 20 * by };
        let whole = drawn(Some(&page(&[("x", area(2))])));
        let half = layout::page(1240, 1754, &[("x", area(1))]);
        assert_eq!(drawn(Some(&half)), whole);
    }
}
