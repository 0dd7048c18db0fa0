//! A page as one text whose every byte can be pointed at on the paper.

use std::ops::Range;

use regex::Regex;

use crate::ocr::{Line, PageText, Word};
use crate::place::{Area, Place};
use crate::reading::{Basis, Confidence, Reading};

/// A gap of so many letter heights parts two columns of one line (sender and date, label and
/// value).
const COLUMN_GAP: f32 = 3.0;

/// One word of the text.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
    /// Where it stands.
    pub(super) area: Area,
    /// The recogniser's confidence, 0–1.
    pub(super) confidence: f32,
}

/// Words side by side with no gap between: a line, or a cell of one.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
    /// Where it stands.
    pub(super) area: Area,
}

impl Row {
    /// The lower edge, in pixels.
    pub(super) fn bottom(&self) -> u32 {
        self.area.y + self.area.height
    }

    /// Whether the two share a stretch from left to right.
    pub(super) fn beside(&self, other: &Self) -> bool {
        self.area.x < other.area.x + other.area.width
            && other.area.x < self.area.x + self.area.width
    }

    /// Whether the two stand on one line.
    pub(super) fn level(&self, other: &Self) -> bool {
        let middle = other.area.y + other.area.height / 2;
        (self.area.y..=self.bottom()).contains(&middle)
    }
}

/// The words of a page: a space between words, a line break between rows.
#[derive(Clone, Debug)]
pub(super) struct Sheet<'a> {
    /// As read.
    pub(super) text: String,
    /// For comparing: lower case, `ö` as `ø` and `ä` as `æ`; byte for byte as long as `text`.
    pub(super) folded: String,
    /// The words in reading order, as many as the page has.
    pub(super) words: Vec<Spot>,
    /// The rows in reading order.
    pub(super) rows: Vec<Row>,
    /// The height of a usual line of letters, in pixels, at least 1.
    pub(super) letter: f32,
    height: u32,
    place: &'a Place,
}

impl<'a> Sheet<'a> {
    /// Lays out the words of a page.
    pub(super) fn new(page: &PageText, place: &'a Place) -> Self {
        let letter = usual_height(page);
        let mut sheet = Self {
            text: String::new(),
            folded: String::new(),
            words: Vec::new(),
            rows: Vec::new(),
            letter,
            height: page.height.max(1),
            place,
        };
        for line in page.lines() {
            for cell in cells(line, letter) {
                sheet.push(cell);
            }
        }
        sheet.folded = fold(&sheet.text);
        sheet
    }

    fn push(&mut self, words: &[Word]) {
        let begin = self.text.len() + usize::from(!self.rows.is_empty());
        for (i, word) in words.iter().enumerate() {
            if !self.text.is_empty() {
                self.text.push(if i == 0 { '\n' } else { ' ' });
            }
            let start = self.text.len();
            // The long s is for those who read the page, not for those who look for words.
            self.text.push_str(&word.text.replace('ſ', "s"));
            self.words.push(Spot {
                range: start..self.text.len(),
                area: word.area,
                confidence: f32::from(word.confidence.min(100)) / 100.0,
            });
        }
        let solid = Area::around(words.iter().filter(|w| is_solid(w)).map(|w| w.area));
        let area = solid.or_else(|| Area::around(words.iter().map(|w| w.area)));
        let area = area.unwrap_or_default();
        self.rows.push(Row { range: begin..self.text.len(), area });
    }

    /// The words of a row.
    pub(super) fn row_text(&self, row: &Row) -> &str {
        &self.text[row.range.clone()]
    }

    /// The words of a row, folded.
    pub(super) fn row_folded(&self, row: &Row) -> &str {
        &self.folded[row.range.clone()]
    }

    /// The row that holds a byte of the text.
    pub(super) fn row_at(&self, byte: usize) -> Option<(usize, &Row)> {
        let at = self.rows.partition_point(|r| r.range.end <= byte);
        self.rows.get(at).filter(|r| r.range.start <= byte).map(|r| (at, r))
    }

    /// How far down the page a row stands, 0 (top) to 1.
    pub(super) fn depth(&self, row: &Row) -> f32 {
        row.area.y as f32 / self.height as f32
    }

    /// A height in shares of the page's.
    pub(super) fn share(&self, pixels: u32) -> f32 {
        pixels as f32 / self.height as f32
    }

    /// The row right under another, left edges together: the value under a form's label.
    pub(super) fn under(&self, label: &Row) -> Option<&Row> {
        let reach = 3.5 * self.letter.max(label.area.height.min(60) as f32);
        let fits = |row: &&Row| {
            let down = i64::from(row.area.y) - i64::from(label.area.y);
            let aside = i64::from(row.area.x) - i64::from(label.area.x);
            let letter = self.letter as i64;
            down > letter / 2 && (down as f32) < reach && aside.abs() < 4 * letter
        };
        self.rows.iter().filter(fits).min_by_key(|row| (row.area.y, row.area.x))
    }

    /// The value of a form's field: what follows the label in its row, or stands under it.
    /// `label` is matched against the whole folded row, or its beginning before a colon.
    pub(super) fn fields(&self, label: &Regex) -> Vec<Range<usize>> {
        let mut values = Vec::new();
        for row in &self.rows {
            let folded = self.row_folded(row);
            let bare = folded.trim_matches(|c: char| !c.is_alphanumeric() && c != ')');
            // The wall of the box, read as a letter.
            let bare =
                bare.strip_prefix("i ").or(bare.strip_prefix("l ")).unwrap_or(bare);
            if let Some((before, after)) = folded.split_once(':')
                && label.is_match(before.trim())
                && after.chars().any(char::is_alphanumeric)
            {
                values.push(row.range.end - after.trim_start().len()..row.range.end);
            } else if label.is_match(bare)
                && let Some(value) = self.under(row)
            {
                values.push(value.range.clone());
            }
        }
        values
    }

    /// A value read from these bytes of the text. `certainty` is the rule's own, 0–1; that of
    /// the recogniser is laid on top.
    pub(super) fn reading<T>(
        &self,
        value: T,
        range: Range<usize>,
        how: &str,
        certainty: f32,
    ) -> Reading<T> {
        let touched =
            |spot: &&Spot| spot.range.start < range.end && range.start < spot.range.end;
        let spots: Vec<&Spot> = self.words.iter().filter(touched).collect();
        let words: Vec<&str> =
            spots.iter().map(|s| &self.text[s.range.clone()]).collect();
        let mean =
            spots.iter().map(|s| s.confidence).sum::<f32>() / spots.len().max(1) as f32;
        let area = Area::around(spots.iter().map(|s| s.area));
        Reading {
            value,
            basis: Basis {
                words: words.join(" "),
                place: Place { area, ..self.place.clone() },
                how: how.to_owned(),
            },
            // A word that the recogniser doubts is often right where a rule knew it again.
            confidence: Confidence::new(certainty * (0.5 + 0.5 * mean)),
        }
    }
}

/// Whether a word is more than a speck or the wall of a box, which would shift its row.
fn is_solid(word: &Word) -> bool {
    let signs = word.text.chars().filter(|c| c.is_alphanumeric()).count();
    signs >= 2 || word.text.chars().any(|c| c.is_ascii_digit()) && word.confidence >= 50
}

/// Cuts a line where a column ends.
fn cells(line: &Line, letter: f32) -> Vec<&[Word]> {
    let words = &line.words;
    let mut cells = Vec::new();
    let mut begin = 0;
    for i in 1..words.len() {
        let end = words[i - 1].area.x + words[i - 1].area.width;
        if words[i].area.x.saturating_sub(end) as f32 > COLUMN_GAP * letter {
            cells.push(&words[begin..i]);
            begin = i;
        }
    }
    cells.push(&words[begin..]);
    cells.retain(|cell| !cell.is_empty());
    cells
}

fn usual_height(page: &PageText) -> f32 {
    let mut heights: Vec<u32> =
        page.words().filter(|w| w.text.len() > 2).map(|w| w.area.height).collect();
    heights.sort_unstable();
    heights.get(heights.len() / 2).map_or(30.0, |h| (*h as f32).max(1.0))
}

/// Lower case and one spelling of each letter; every character keeps its length in bytes, so
/// that what is found here can be pointed at in the text.
pub(super) fn fold(text: &str) -> String {
    let fold = |c: char| {
        let mut lower = c.to_lowercase();
        let small = match (lower.next(), lower.next()) {
            (Some(small), None) => small,
            _ => c,
        };
        let plain = match small {
            'ö' => 'ø',
            'ä' => 'æ',
            other => other,
        };
        if plain.len_utf8() == c.len_utf8() { plain } else { c }
    };
    text.chars().map(fold).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::testing::page;

    #[test]
    fn folding_keeps_every_place() {
        for text in ["Gårdsnr. ÆØÅ Ö", "İstanbul ẞ K", "BYGGJELØYVE"] {
            assert_eq!(fold(text).len(), text.len());
        }
        assert_eq!(fold("BygNingsRÅD Sölvåg"), "bygningsråd sølvåg");
    }

    #[test]
    fn a_wide_gap_parts_sender_and_date() {
        let place = Place::file("0001.tif").page(1);
        let text =
            page("Anders Solbakk,                    Solvåg, den 3. mai 1957\nSolbakken");
        let sheet = Sheet::new(&text, &place);
        let rows: Vec<_> = sheet.rows.iter().map(|r| sheet.row_text(r)).collect();
        assert_eq!(rows, ["Anders Solbakk,", "Solvåg, den 3. mai 1957", "Solbakken"]);
    }

    #[test]
    fn a_reading_points_at_its_words() {
        let place = Place::file("0001.tif").page(1);
        let text = page("Sak 45/57\nJnr. 12/57");
        let sheet = Sheet::new(&text, &place);
        let at = sheet.text.find("12/57").unwrap();
        let reading = sheet.reading((), at..at + 5, "test", 1.0);
        assert_eq!(reading.basis.words, "12/57");
        assert_eq!(reading.basis.place.area, Some(text.blocks[0].lines[1].words[1].area));
    }
}
