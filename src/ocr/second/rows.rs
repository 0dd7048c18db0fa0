//! Words of one recogniser sorted into the lines that the other one sees.

use crate::ocr::{Line, Track, Word};
use crate::place::Area;

/// A line as the second recogniser sees it, with the words of the first in it.
struct Row {
    track: Track,
    words: Vec<Word>,
    /// The line of the first that most of the words come from.
    line: Option<usize>,
}

/// All lines of a page.
pub(super) struct Rows {
    rows: Vec<Row>,
    /// Words of each line of the first that stand in no row.
    rest: Vec<Vec<Word>>,
}

impl Rows {
    /// Sorts the words of the first recogniser's lines into those that the second sees.
    pub(super) fn of(lines: &[&Line], tracks: &[Track]) -> Self {
        let mut rest = Vec::new();
        let mut rows: Vec<Row> = tracks
            .iter()
            .map(|track| Row { track: *track, words: Vec::new(), line: None })
            .collect();
        let mut letters = vec![vec![0usize; lines.len()]; rows.len()];
        for (at, line) in lines.iter().enumerate() {
            let rows_of_line: Vec<usize> =
                line.words.iter().filter_map(|w| holder(tracks, w.area)).collect();
            let mut left = Vec::new();
            for word in &line.words {
                let beside = || nearest(tracks, &rows_of_line, word.area);
                let Some(row) = holder(tracks, word.area).or_else(beside) else {
                    left.push(word.clone());
                    continue;
                };
                letters[row][at] += word.text.chars().count();
                rows[row].track = rows[row].track.with(word.area);
                rows[row].words.push(word.clone());
            }
            rest.push(left);
        }
        for (row, letters) in rows.iter_mut().zip(&letters) {
            row.words.sort_by_key(|w| w.area.x);
            let most = |(at, count): &(usize, &usize)| (**count, std::cmp::Reverse(*at));
            let best = letters.iter().enumerate().max_by_key(most);
            row.line = best.filter(|(_, count)| **count > 0).map(|(at, _)| at);
        }
        Self { rows, rest }
    }

    /// What became of a line of the first: lines with where the second sees them,
    /// from the top, then a line of what the second sees nowhere.
    pub(super) fn of_line(&mut self, at: usize) -> Vec<(Line, Option<Track>)> {
        let mut lines = Vec::new();
        for row in self.rows.iter_mut().filter(|row| row.line == Some(at)) {
            let words = std::mem::take(&mut row.words);
            lines.extend(Line::of(words).map(|line| (line, Some(row.track))));
        }
        lines.sort_by_key(|(line, _)| (line.area.y * 2 + line.area.height, line.area.x));
        let rest = std::mem::take(&mut self.rest[at]);
        lines.extend(Line::of(rest).map(|line| (line, None)));
        lines
    }

    /// Where the second sees lines that the first has no word of.
    pub(super) fn unread(self) -> impl Iterator<Item = Track> {
        self.rows.into_iter().filter(|row| row.line.is_none()).map(|row| row.track)
    }
}

/// The line that a word stands in: the one that covers most of it, if more than a third.
fn holder(tracks: &[Track], word: Area) -> Option<usize> {
    let covered = |track: &Track| {
        let common = track.bounds().common(word)?;
        track.part(common.x, common.width).common(word).map(Area::pixels)
    };
    let most = |(at, most): &(usize, u64)| (*most, std::cmp::Reverse(*at));
    let covered = tracks.iter().map(|track| covered(track).unwrap_or(0));
    let (at, covered) = covered.enumerate().max_by_key(most)?;
    (covered * 3 > word.pixels()).then_some(at)
}

/// Of the lines that hold other words of its line, the one that a word stands beside, within
/// three times its height.
fn nearest(tracks: &[Track], among: &[usize], word: Area) -> Option<usize> {
    let gap = |at: usize| {
        let area = tracks[at].area;
        let left = area.x.saturating_sub(word.x + word.width);
        left + word.x.saturating_sub(area.x + area.width)
    };
    let level = |at: usize| {
        let rows = tracks[at].part(word.x, word.width);
        (rows.y..rows.y + rows.height).contains(&(word.y + word.height / 2))
    };
    let near = |at: &usize| level(*at) && gap(*at) < word.height * 3;
    among.iter().copied().filter(near).min_by_key(|at| gap(*at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(x: u32, y: u32, width: u32, height: u32) -> Area {
        Area { x, y, width, height }
    }

    fn line(words: &[(&str, Area)]) -> Line {
        let words =
            words.iter().map(|(text, area)| Word::new(*text, *area, 90)).collect();
        Line::of(words).unwrap()
    }

    fn texts(lines: &[(Line, Option<Track>)]) -> Vec<(String, bool)> {
        lines.iter().map(|(line, seen)| (line.text(), seen.is_some())).collect()
    }

    #[test]
    fn two_lines_taken_for_one_become_two() {
        let first = line(&[
            ("vi", area(0, 0, 40, 30)),
            ("har", area(10, 50, 40, 30)),
            ("søker", area(60, 2, 80, 30)),
        ]);
        let areas = [area(0, 0, 200, 32), area(0, 48, 200, 34), area(0, 100, 200, 30)];
        let mut rows = Rows::of(&[&first], &areas.map(Track::from));
        let expected = [("vi søker".to_owned(), true), ("har".to_owned(), true)];
        assert_eq!(texts(&rows.of_line(0)), expected);
        assert_eq!(rows.unread().collect::<Vec<_>>(), [areas[2].into()]);
    }

    #[test]
    fn a_word_just_outside_belongs_to_its_line_and_one_far_away_to_itself() {
        let first = line(&[
            ("Oslo", area(0, 0, 100, 30)),
            ("den", area(130, 2, 60, 30)),
            ("»", area(600, 0, 20, 30)),
        ]);
        let mut rows = Rows::of(&[&first], &[area(0, 0, 110, 32).into()]);
        let found = rows.of_line(0);
        let expected = [("Oslo den".to_owned(), true), ("»".to_owned(), false)];
        assert_eq!(texts(&found), expected);
        assert_eq!(found[0].1, Some(area(0, 0, 190, 32).into()));
    }
}
