//! What is drawn on a page: the image, and over it the words that no one sees.

use pdf_writer::types::TextRenderingMode;
use pdf_writer::{Content, Name, Str};

use super::font::Glyphs;
use super::geometry::Geometry;
use crate::ocr::{Line, PageText, Word};

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
/// One pixel is one unit while drawing, so that places stay the whole numbers they are.
pub(super) fn draw(page: &Geometry, text: Option<&PageText>, glyphs: &mut Glyphs) -> Drawing {
    let mut content = Content::new();
    let (wide, high) = (page.pixels_wide as f32, page.pixels_high as f32);
    content.save_state();
    content.transform([page.scale, 0.0, 0.0, page.scale, 0.0, page.bottom]);
    content.save_state();
    content.transform([wide, 0.0, 0.0, high, 0.0, 0.0]);
    content.x_object(IMAGE).restore_state();
    let mut layer = Layer { content, page, glyphs, words: 0, left_out: 0, scale: (1.0, 1.0) };
    if let Some(text) = text.filter(|text| text.words().next().is_some()) {
        layer.write(text);
    }
    let Layer { mut content, words, left_out, .. } = layer;
    content.restore_state();
    Drawing { content: content.finish().into_vec(), words, left_out }
}

struct Layer<'a> {
    content: Content,
    page: &'a Geometry,
    glyphs: &'a mut Glyphs,
    words: u64,
    left_out: u64,
    /// Image pixels for a pixel of the text, 1 unless the text is of another copy.
    scale: (f64, f64),
}

impl Layer<'_> {
    fn write(&mut self, text: &PageText) {
        let ratio = |image: u32, text: u32| f64::from(image) / f64::from(text.max(1));
        self.scale =
            (ratio(self.page.pixels_wide, text.width), ratio(self.page.pixels_high, text.height));
        self.content.begin_text().set_font(FONT, 1.0);
        self.content.set_text_rendering_mode(TextRenderingMode::Invisible);
        text.lines().for_each(|line| self.write_line(line));
        self.content.end_text();
    }

    /// The words of a line; a space follows each but the last, so that a selection copied in
    /// any viewer has the words apart.
    fn write_line(&mut self, line: &Line) {
        let words: Vec<_> =
            line.words.iter().map(|word| (word, self.fit(&word.text))).collect();
        let last = words.iter().rposition(|(_, chars)| !chars.is_empty());
        for (i, (word, chars)) in words.iter().enumerate() {
            if !chars.is_empty() {
                self.write_word(word, chars, Some(i) != last);
            }
        }
    }

    /// Two operators a word: the matrix that stretches its characters over its area, and the
    /// characters. One character is one unit square before the matrix (`font::EM`).
    fn write_word(&mut self, word: &Word, chars: &[char], space: bool) {
        let area = word.area;
        let left = f64::from(area.x) * self.scale.0;
        let wide = f64::from(area.width.max(1)) * self.scale.0;
        let high = f64::from(area.height.max(1)) * self.scale.1;
        let bottom = (f64::from(area.y) + f64::from(area.height)) * self.scale.1;
        let each = round(wide / chars.len() as f64);
        let up = round(f64::from(self.page.pixels_high) - bottom);
        self.content.set_text_matrix([each, 0.0, 0.0, round(high), round(left), up]);
        let space = space.then_some(' ');
        let coded: Vec<u8> = chars
            .iter()
            .copied()
            .chain(space)
            .flat_map(|c| self.glyphs.cid(c).to_be_bytes())
            .collect();
        self.content.show(Str(&coded));
        self.words += 1;
    }

    /// The characters that may stand in a PDF/A-2u; the others are counted.
    fn fit(&mut self, word: &str) -> Vec<char> {
        let fits: Vec<char> = word.chars().filter(|c| may_stand(*c)).collect();
        self.left_out += (word.chars().count() - fits.len()) as u64;
        fits
    }
}

/// `ToUnicode` may not say U+0000, U+FEFF or U+FFFE (ISO 19005-2, 6.2.11.7.2); control
/// characters and white space are no part of a word.
fn may_stand(c: char) -> bool {
    !c.is_control() && !c.is_whitespace() && !matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// A thousandth of a pixel is enough, and short.
fn round(pixels: f64) -> f32 {
    ((pixels * 1000.0).round() / 1000.0) as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ocr::Block;
    use crate::page::Dpi;
    use crate::place::Area;

    fn page(words: &[(&str, Area)]) -> PageText {
        let words: Vec<_> = words
            .iter()
            .map(|(text, area)| Word { text: (*text).into(), area: *area, confidence: 90 })
            .collect();
        let area = Area::around(words.iter().map(|w| w.area)).unwrap_or_default();
        let lines = if words.is_empty() { vec![] } else { vec![Line { area, words }] };
        PageText { width: 2480, height: 3508, blocks: vec![Block { area, lines }] }
    }

    fn drawn(text: Option<&PageText>) -> Drawing {
        let geometry = Geometry::new(2480, 3508, Dpi::new(300).unwrap());
        draw(&geometry, text, &mut Glyphs::default())
    }

    #[test]
    fn words_are_two_short_operators_in_whole_pixels() {
        let at = |x, width| Area { x, y: 100, width, height: 40 };
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
        30 0 0 40 200 3368 Tm
        (\\000\\001\\000\\002\\000\\003\\000\\004) Tj
        15 0 0 40 300 3368 Tm
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
        let area = |by: u32| Area { x: 100 * by, y: 50 * by, width: 40 * by, height: 20 * by };
        let whole = drawn(Some(&page(&[("x", area(2))])));
        let half = PageText { width: 1240, height: 1754, ..page(&[("x", area(1))]) };
        assert_eq!(drawn(Some(&half)), whole);
    }
}
