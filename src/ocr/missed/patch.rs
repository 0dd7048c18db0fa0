//! One place of a reading, read anew: the words that stand in it give way to what is read there.

use crate::ocr::{Block, Line, Word};
use crate::place::Area;

/// Gives the words that stand in a place, perhaps none, to `reread`, and puts what comes back in
/// their stead: into their line, into the line beside, or as a line of its own. Where nothing
/// comes back, all stays.
pub(in crate::ocr) fn patched<E>(
    mut blocks: Vec<Block>,
    place: Area,
    reread: impl FnOnce(Line) -> Result<Option<Line>, E>,
) -> Result<Vec<Block>, E> {
    let is_in = |word: &&Word| place.holds_middle_of(word.area);
    let all = || blocks.iter().flat_map(|b| &b.lines);
    let mut words: Vec<Word> =
        all().flat_map(|l| &l.words).filter(is_in).cloned().collect();
    words.sort_by_key(|w| w.area.x);
    let host = all().position(|l| l.words.iter().any(|w| is_in(&w)));
    let host = host.or_else(|| all().position(|l| is_beside(l, place)));
    let Some(new) = reread(Line { area: place, words })? else { return Ok(blocks) };
    let lines = blocks.iter_mut().flat_map(|b| &mut b.lines);
    for (at, line) in lines.enumerate() {
        line.words.retain(|w| !is_in(&w));
        if Some(at) == host {
            line.words.extend(new.words.iter().cloned());
            line.words.sort_by_key(|w| w.area.x);
        }
    }
    let kept = |block: Block| {
        Block::of(block.lines.into_iter().filter_map(|l| Line::of(l.words)).collect())
    };
    let mut blocks: Vec<Block> = blocks.into_iter().filter_map(kept).collect();
    if host.is_none() {
        blocks.extend(Block::of(vec![new]));
    }
    Ok(blocks)
}

/// Whether a place is level with a line and stands within it, or within three times its own
/// height of it.
pub(super) fn is_beside(line: &Line, place: Area) -> bool {
    let area = line.area;
    let (_, middle) = place.middle();
    let (_, of_line) = area.middle();
    let reach = place.height * 3;
    (area.y..area.y + area.height).contains(&middle)
        && (place.y..place.y + place.height).contains(&of_line)
        && place.x <= area.x + area.width + reach
        && area.x <= place.x + place.width + reach
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(words: &[(&str, u32)], y: u32) -> Line {
        let word = |(text, x): &(&str, u32)| {
            let width = text.chars().count() as u32 * 12;
            Word::new(*text, Area { x: *x, y, width, height: 24 }, 90)
        };
        Line::of(words.iter().map(word).collect()).unwrap()
    }

    /// The lines after a place was read as these words.
    fn check(
        before: &[Line],
        place: Area,
        read: Option<Line>,
        given: &str,
        after: &[&str],
    ) {
        let blocks = before.iter().cloned().filter_map(|l| Block::of(vec![l])).collect();
        let blocks = patched(blocks, place, |line| {
            assert_eq!(line.text(), given);
            Ok::<_, ()>(read)
        });
        let blocks = blocks.unwrap();
        let lines = blocks.iter().flat_map(|b| &b.lines);
        assert_eq!(lines.map(Line::text).collect::<Vec<_>>(), after);
    }

    fn place(x: u32, width: u32) -> Area {
        Area { x, y: 95, width, height: 34 }
    }

    #[test]
    fn words_in_the_place_give_way_to_what_is_read_there() {
        let before = [line(&[("Dri", 100), ("56", 400), ("tomt", 600)], 100)];
        let read = line(&[("Driftsbygning", 100), ("56", 400)], 100);
        check(&before, place(90, 350), Some(read), "Dri 56", &["Driftsbygning 56 tomt"]);
    }

    #[test]
    fn words_of_two_lines_in_one_place_become_one_line() {
        let before = [line(&[("Dri", 100)], 100), line(&[("56", 400)], 104)];
        let read = line(&[("Driftsbygning", 100), ("56", 400)], 100);
        check(&before, place(90, 350), Some(read), "Dri 56", &["Driftsbygning 56"]);
    }

    #[test]
    fn what_nobody_read_is_taken_into_the_line_beside_or_stands_for_itself() {
        let read = line(&[("Garasje", 200)], 100);
        let beside = [line(&[("Sak:", 100)], 100)];
        check(&beside, place(190, 100), Some(read.clone()), "", &["Sak: Garasje"]);
        let above = [line(&[("Solvåg", 100)], 20)];
        check(&above, place(190, 100), Some(read), "", &["Solvåg", "Garasje"]);
    }

    #[test]
    fn where_nothing_is_read_all_stays() {
        let before = [line(&[("Dri", 100), ("56", 400)], 100)];
        check(&before, place(90, 350), None, "Dri 56", &["Dri 56"]);
    }
}
