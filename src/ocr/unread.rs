//! What stands on a page and was not read: writing that no word lies over.

use super::PageText;
use crate::place::Area;

/// The height of the rows that words are sorted into, in pixels.
const ROW: u32 = 64;

/// The share of a page's writing that no word was read of, 0–1, by its width; 0 where nothing
/// was read that would tell how high writing is. Both in pixels of the received image.
pub(super) fn unread(text: &PageText, writing: &[Area]) -> f32 {
    let mut rows: Vec<Vec<Area>> = vec![Vec::new(); (text.height / ROW) as usize + 1];
    for area in text.words().map(|w| w.area) {
        let last = ((area.y + area.height) / ROW).min(text.height / ROW);
        let over = (area.y / ROW).min(last) as usize..=last as usize;
        rows[over].iter_mut().for_each(|row| row.push(area));
    }
    let is_read = |mark: &&Area| {
        let (_, y) = mark.middle();
        let over = |word: &Area| word.holds_middle_of(**mark);
        rows.get((y / ROW) as usize).is_some_and(|row| row.iter().any(over))
    };
    let (read, left): (Vec<&Area>, Vec<&Area>) = writing.iter().partition(is_read);
    let mut heights: Vec<u32> = read.iter().map(|mark| mark.height).collect();
    heights.sort_unstable();
    let Some(usual) = heights.get(heights.len() / 2).copied() else { return 0.0 };
    // Specks, signatures, coats of arms and most stamps are of other sizes.
    let like_read =
        |mark: &&&Area| mark.height * 10 >= usual * 6 && mark.height <= usual * 2;
    let width = |marks: &[&Area]| -> u64 {
        marks.iter().filter(like_read).map(|mark| u64::from(mark.width)).sum()
    };
    let (read, left) = (width(&read), width(&left));
    left as f32 / (read + left).max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ocr::{Block, Line, Word};

    fn area(x: u32, y: u32, width: u32, height: u32) -> Area {
        Area { x, y, width, height }
    }

    fn check(words: &[Area], writing: &[Area], expected: f32) {
        let words: Vec<Word> = words.iter().map(|a| Word::new("ord", *a, 90)).collect();
        let line = Line { area: area(0, 0, 900, 400), words };
        let blocks = vec![Block { area: line.area, lines: vec![line] }];
        let text = PageText { width: 900, height: 400, blocks };
        assert!((unread(&text, writing) - expected).abs() < 1e-6);
    }

    #[test]
    fn writing_is_read_where_a_word_lies_over_its_middle_and_counts_by_its_width() {
        let words = [area(0, 50, 100, 30), area(200, 100, 60, 90)];
        let read = [area(10, 55, 20, 20), area(205, 150, 20, 30)];
        check(&words, &read, 0.0);
        let below = area(10, 90, 40, 24);
        check(&words, &[read[0], read[1], below], 0.5);
        check(&words, &[], 0.0);
        check(&words, &[below], 0.0);
    }

    #[test]
    fn what_is_of_another_size_than_the_letters_is_no_writing_that_was_missed() {
        let words = [area(0, 50, 100, 30)];
        let signature = area(300, 200, 400, 90);
        let speck = area(300, 20, 6, 6);
        check(&words, &[area(10, 55, 20, 20), signature, speck], 0.0);
    }
}
