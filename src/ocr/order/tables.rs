//! Tables whose rows no rule parts: row by row.
//!
//! Where columns have walls and rows have none, or rules that broke, one cell holds what stands
//! in many rows. Cell by cell it would be read column by column, and a price not with its ware.
//! Where each row has a number or date in the first column, it goes on until the next one. In
//! forms a cell is label and value, and running text in columns is read down: they stay.

use std::ops::Range;

use super::{rows, same_row};
use crate::ocr::text::usual_height;
use crate::ocr::{Block, Line};
use crate::place::Area;

/// A cell of so many rows may be those of a table by its heads or numbers.
const ROWS: usize = 3;

/// The longest number, date or mark that a row begins with, in letters.
const KEY: usize = 12;

/// So many bands with the same columns, of one line a cell, are a table.
const ALIKE: usize = 3;

/// Cells from the top, those of a table's rows put together to one block of lines, with those
/// lines of the `rest` that stand between its columns: not every wall is found.
pub(super) fn by_table_rows(cells: Vec<Block>, rest: &mut Vec<Block>) -> Vec<Block> {
    let words = cells.iter().flat_map(|c| &c.lines).flat_map(|l| &l.words);
    let letter = usual_height(words).unwrap_or(0);
    let bands = Band::of(cells, letter);
    let of_band = |at: usize| {
        let above = at.checked_sub(1).map(|above| &bands[above]);
        let whole = bands[at].with_gaps(rest, letter);
        let table = whole.as_table(above, &bands, letter);
        if table.is_some() {
            take_out(rest, &whole);
        }
        table
            .or_else(|| bands[at].as_table(above, &bands, letter))
            .map_or_else(|| bands[at].cells.clone(), |table| vec![table])
    };
    (0..bands.len()).flat_map(of_band).collect()
}

/// Takes the lines that stand in a band out of others.
fn take_out(rest: &mut Vec<Block>, band: &Band) {
    let lines: Vec<&Line> = band.cells.iter().flat_map(|c| &c.lines).collect();
    for block in rest.iter_mut() {
        block.lines.retain(|line| !lines.contains(&line));
    }
    rest.retain(|block| !block.lines.is_empty());
}

/// Cells that no level rule parts from one side to the other.
struct Band {
    cells: Vec<Block>,
    columns: Vec<Range<u32>>,
}

impl Band {
    /// The bands of a page from the top.
    fn of(mut cells: Vec<Block>, letter: u32) -> Vec<Self> {
        cells.sort_by_key(|c| (c.area.y, c.area.x));
        let mut bands: Vec<Vec<Block>> = Vec::new();
        let mut end = 0;
        for cell in cells {
            match bands.last_mut().filter(|_| cell.area.y + letter / 2 < end) {
                Some(band) => band.push(cell.clone()),
                None => bands.push(vec![cell.clone()]),
            }
            end = end.max(cell.area.y + cell.area.height);
        }
        let band = |cells: Vec<Block>| {
            let columns = columns(&cells);
            Self { cells, columns }
        };
        bands.into_iter().map(band).collect()
    }

    /// The band with what else stands between two of its columns, as a cell of its own.
    fn with_gaps(&self, rest: &[Block], letter: u32) -> Self {
        let area = Area::around(self.cells.iter().map(|c| c.area)).unwrap_or_default();
        let gap = |pair: &[Range<u32>]| {
            let x = pair[0].end;
            let gap = Area { x, width: pair[1].start.saturating_sub(x), ..area };
            let within = |line: &&Line| {
                gap.holds_middle_of(line.area) && line.area.width <= gap.width + letter
            };
            let lines = rest.iter().flat_map(|b| &b.lines).filter(within);
            let block = Block::of(lines.cloned().collect())?;
            Some(Block { area: gap.union(block.area), ..block })
        };
        let more = self.columns.windows(2).filter_map(gap);
        let cells: Vec<Block> = self.cells.iter().cloned().chain(more).collect();
        Self { columns: columns(&cells), cells }
    }

    /// The lines of each column.
    fn lines(&self, column: &Range<u32>) -> impl Iterator<Item = (&Block, &Line)> {
        let cells = self.cells.iter().filter(|c| column.contains(&c.area.middle().0));
        cells.flat_map(|c| c.lines.iter().map(move |l| (c, l)))
    }

    fn has_single_lines(&self) -> bool {
        self.columns.len() > 1 && self.cells.iter().all(|c| c.lines.len() == 1)
    }

    /// Whether all of its columns are columns of the other too.
    fn fits_under(&self, other: &Self, letter: u32) -> bool {
        let alike = |one: &Range<u32>, two: &Range<u32>| {
            one.start.abs_diff(two.start) <= letter && one.end.abs_diff(two.end) <= letter
        };
        self.columns.iter().all(|one| other.columns.iter().any(|two| alike(one, two)))
    }

    /// The lines of all columns, those beside one another made one.
    fn in_rows(&self) -> Block {
        let lines = self.cells.iter().flat_map(|c| &c.lines).cloned();
        let mut units: Vec<Block> =
            lines.map(|line| Block { area: line.area, lines: vec![line] }).collect();
        units.sort_by_key(|u| (u.area.y * 2 + u.area.height, u.area.x));
        self.block(rows(units).into_iter().flat_map(|row| row.lines).collect())
    }

    /// The lines of all columns between each line of the first and the next: in one where they
    /// stand in one row, else column by column.
    fn by_keys(&self) -> Block {
        let keys = self.keys();
        let entry = |line: &Line| {
            let over = |key: &&Line| key.area.y <= line.area.middle().1;
            keys.iter().filter(|key| over(key)).count().saturating_sub(1)
        };
        let mut lines = Vec::new();
        for at in 0..keys.len() {
            let of_entry = |column: &Range<u32>| {
                let all = self.lines(column).map(|(_, l)| l.clone());
                all.filter(|l| entry(l) == at).collect::<Vec<Line>>()
            };
            let columns: Vec<Vec<Line>> = self.columns.iter().map(of_entry).collect();
            if columns.iter().all(|lines| lines.len() <= 1) {
                let words = columns.into_iter().flatten().flat_map(|l| l.words);
                lines.extend(Line::of(words.collect()));
            } else {
                lines.extend(columns.into_iter().flatten());
            }
        }
        self.block(lines)
    }

    /// The lines of the cells as rows of a table, if they are such.
    fn as_table(&self, above: Option<&Self>, all: &[Self], letter: u32) -> Option<Block> {
        let counts = || self.columns.iter().map(|column| self.lines(column).count());
        let most = counts().max().filter(|most| *most > 1)?;
        let is_alike =
            |other: &&Self| other.has_single_lines() && self.fits_under(other, letter);
        let has_head = || above.filter(is_alike).is_some();
        let has_numbers =
            || self.columns.iter().any(|column| are_numbers(self.lines(column)));
        let of_many = most >= ROWS && (has_head() || has_numbers());
        if !of_many && all.iter().filter(is_alike).count() < ALIKE {
            return None;
        }
        if self.has_keys() {
            return Some(self.by_keys());
        }
        let full = counts().filter(|count| count * 5 >= most * 3).count();
        let is_read_down = |column: &&Range<u32>| is_running(self.lines(column));
        let columns_of_text = self.columns.iter().filter(is_read_down).count();
        let rows = self.in_rows();
        let stand_in_rows = rows.lines.len() * 4 <= most * 5;
        (full > 1 && columns_of_text < 2 && stand_in_rows).then_some(rows)
    }

    /// The lines of the first column, but for what is left of rules.
    fn keys(&self) -> Vec<&Line> {
        let first = self.columns.first().into_iter();
        let is_written = |line: &&Line| line.text().chars().any(char::is_alphanumeric);
        first.flat_map(|c| self.lines(c)).map(|(_, l)| l).filter(is_written).collect()
    }

    /// Whether each line of the first column is short and stands beside one of another.
    fn has_keys(&self) -> bool {
        let beside = |key: &Line| {
            let mut others = self.columns.iter().skip(1).flat_map(|c| self.lines(c));
            others.any(|(_, line)| same_row(line.area, key.area))
        };
        let keys = self.keys();
        let is_key = |key: &&&Line| key.text().chars().count() <= KEY && beside(key);
        keys.len() >= 2 && keys.iter().filter(is_key).count() * 10 >= keys.len() * 9
    }

    fn block(&self, lines: Vec<Line>) -> Block {
        let area = self.cells.iter().map(|c| c.area).reduce(Area::union);
        Block { area: area.unwrap_or_default(), lines }
    }
}

/// The columns of a band, by the cells that stand over one another.
fn columns(cells: &[Block]) -> Vec<Range<u32>> {
    let mut spans: Vec<Range<u32>> =
        cells.iter().map(|c| c.area.x..c.area.x + c.area.width).collect();
    spans.sort_by_key(|span| (span.start, span.end));
    let mut columns: Vec<Range<u32>> = Vec::new();
    for span in spans {
        let over = |last: &&mut Range<u32>| {
            let common = last.end.min(span.end).saturating_sub(span.start);
            common as usize * 2 > last.len().min(span.len())
        };
        match columns.last_mut().filter(over) {
            Some(last) => last.end = last.end.max(span.end),
            None => columns.push(span),
        }
    }
    columns
}

/// Whether the lines of a column are running text: most fill it.
fn is_running<'a>(lines: impl Iterator<Item = (&'a Block, &'a Line)>) -> bool {
    let (full, all) = lines.fold((0, 0), |(full, all), (cell, line)| {
        let fills = line.area.width * 4 >= cell.area.width * 3 && line.words.len() >= 3;
        (full + usize::from(fills), all + 1)
    });
    all >= ROWS && full * 2 >= all
}

/// Whether the lines of a column are numbers for the most part: amounts, measures, dates.
fn are_numbers<'a>(lines: impl Iterator<Item = (&'a Block, &'a Line)>) -> bool {
    let (numbers, all) = lines.fold((0, 0), |(numbers, all), (_, line)| {
        let text = line.text();
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        (numbers + usize::from(digits > letters), all + 1)
    });
    all >= ROWS && numbers * 5 >= all * 4
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ocr::Word;

    /// A cell and its lines, each so far under its top; words are a letter of 10 each apart.
    fn cell(area: (u32, u32, u32, u32), lines: &[(u32, &str)]) -> Block {
        let (x, y, width, height) = area;
        let line = |(down, text): &(u32, &str)| {
            let mut at = x + 10;
            let words = text.split(' ').map(|text| {
                let width = text.chars().count() as u32 * 10;
                let word =
                    Word::new(text, Area { x: at, y: y + down, width, height: 20 }, 90);
                at += width + 10;
                word
            });
            Line::of(words.collect()).unwrap()
        };
        let area = Area { x, y, width, height };
        Block { area, lines: lines.iter().map(line).collect() }
    }

    /// The lines of each block.
    fn check(cells: &[Block], expected: &[&[&str]]) {
        let blocks = by_table_rows(cells.to_vec(), &mut Vec::new());
        let lines = |b: &Block| b.lines.iter().map(Line::text).collect::<Vec<_>>();
        assert_eq!(blocks.iter().map(lines).collect::<Vec<_>>(), expected);
    }

    const NAMES: [(u32, &str); 3] = [(10, "B1"), (40, "B2"), (70, "B3")];
    const DEPTHS: [(u32, &str); 3] = [(12, "7,35"), (41, "9,10"), (71, "12,85")];
    const NOTES: [(u32, &str); 2] = [(11, "fast"), (72, "leire")];

    #[test]
    fn a_table_without_rules_between_its_rows_is_read_row_by_row() {
        let body = [
            cell((0, 40, 100, 100), &NAMES),
            cell((100, 40, 100, 100), &DEPTHS),
            cell((200, 40, 200, 100), &NOTES),
        ];
        let rows: &[&str] = &["B1 7,35 fast", "B2 9,10", "B3 12,85 leire"];
        check(&body, &[rows]);
        let head =
            [cell((0, 0, 100, 40), &[(8, "Hull")]), cell((100, 0, 100, 40), &[(8, "m")])];
        check(&[&head[..], &body[..]].concat(), &[&["Hull"], &["m"], rows]);
    }

    #[test]
    fn what_stands_beside_a_number_is_read_with_it_as_far_as_the_next() {
        let head = [
            cell((0, 0, 100, 40), &[(8, "No.")]),
            cell((100, 0, 300, 40), &[(8, "Gjenstand")]),
            cell((400, 0, 200, 40), &[(8, "Beslutning")]),
        ];
        let text =
            [(10, "Andragende om at bygge"), (40, "et Pakhuus"), (90, "Klage over Røg")];
        let body = [
            cell((0, 40, 100, 200), &[(11, "41"), (91, "42")]),
            cell((100, 40, 300, 200), &text),
            cell(
                (400, 40, 200, 200),
                &[(10, "Indvilges mod"), (40, "Brandgavl"), (92, "Nei")],
            ),
        ];
        let first =
            ["41", "Andragende om at bygge", "et Pakhuus", "Indvilges mod", "Brandgavl"];
        let rows = [&first[..], &["42 Klage over Røg Nei"]].concat();
        let cells = [&head[..], &body].concat();
        check(&cells, &[&["No."], &["Gjenstand"], &["Beslutning"], &rows]);
    }

    #[test]
    fn a_column_between_others_whose_wall_was_not_found_belongs_to_the_table() {
        let body = [cell((0, 40, 100, 100), &NAMES), cell((200, 40, 100, 100), &DEPTHS)];
        let mut rest =
            vec![cell((110, 40, 80, 100), &NOTES), cell((0, 0, 90, 30), &[(5, "Se")])];
        let tables = by_table_rows(body.to_vec(), &mut rest);
        let lines = |b: &Block| b.lines.iter().map(Line::text).collect::<Vec<_>>();
        assert_eq!(lines(&tables[0]), ["B1 fast 7,35", "B2 9,10", "B3 leire 12,85"]);
        assert_eq!(rest.iter().map(lines).collect::<Vec<_>>(), [["Se"]]);
    }

    #[test]
    fn a_cell_over_two_rows_of_a_table_is_read_with_them() {
        let row = |n: u32| {
            [
                cell((0, n * 40, 100, 40), &[(8, "3.57")]),
                cell((100, n * 40, 200, 40), &[(8, "Ryddet")]),
            ]
        };
        let torn = [
            cell((0, 120, 100, 80), &[(8, "5.61"), (48, "1.66")]),
            cell((100, 120, 200, 40), &[(8, "Ventil")]),
            cell((100, 160, 200, 40), &[(8, "Piper")]),
        ];
        let cells = [&row(0)[..], &row(1), &row(2), &torn].concat();
        let single: &[&[&str]] = &[&["3.57"], &["Ryddet"]];
        let torn: &[&str] = &["5.61 Ventil", "1.66 Piper"];
        check(&cells, &[single, single, single, &[torn]].concat());
    }

    #[test]
    fn cells_of_a_form_and_columns_of_running_text_stay_as_they_are() {
        let owner =
            cell((0, 0, 200, 100), &[(5, "Byggherre"), (35, "Ola Vik"), (65, "Moss")]);
        let other =
            cell((200, 0, 200, 100), &[(5, "Arkitekt"), (35, "Per Li"), (65, "Moss")]);
        let lines = |cell: &Block| cell.lines.iter().map(Line::text).collect::<Vec<_>>();
        let kept = by_table_rows(vec![owner.clone(), other.clone()], &mut Vec::new());
        assert_eq!(
            kept.iter().map(lines).collect::<Vec<_>>(),
            [lines(&owner), lines(&other)]
        );
        let text =
            [(5, "det er gitt lov"), (35, "til å bygge nu"), (65, "som sagt 1968")];
        let two = [cell((0, 0, 180, 100), &text), cell((180, 0, 180, 100), &text)];
        assert_eq!(by_table_rows(two.to_vec(), &mut Vec::new()), two);
    }
}
