//! Forms as their rules and words stand on the page.

use super::*;
use crate::ocr::{Block, Line, PageText, Word};
use crate::page::Boxed;
use crate::place::Area;

/// A cell of a form in millimetres: left, top, width, height, and its lines: `small print`
/// (7 pt) begins with `'`, all else is typed.
type Drawn<'a> = (u32, u32, u32, u32, &'a [&'a str]);

/// Ten pixels to a millimetre; a letter is 2 mm wide, small print 1.2 mm.
fn cell((left, top, width, height, lines): Drawn<'_>) -> (Option<Block>, Boxed) {
    let area = Area { x: left * 10, y: top * 10, width: width * 10, height: height * 10 };
    let line = |(at, text): (u32, &&str)| {
        let (text, letter, high) = match text.strip_prefix('\'') {
            Some(small) => (small, 12, 20),
            None => (*text, 20, 30),
        };
        let mut x = area.x + 20;
        let words: Vec<Word> = text
            .split(' ')
            .map(|word| {
                let width = word.chars().count() as u32 * letter;
                let place = Area { x, y: area.y + 10 + at * 45, width, height: high };
                x += width + letter;
                Word::new(word, place, 90)
            })
            .collect();
        Line { area: Area::around(words.iter().map(|w| w.area)).unwrap(), words }
    };
    let lines: Vec<Line> = (0..).zip(lines).map(line).collect();
    let block = Area::around(lines.iter().map(|l| l.area));
    (block.map(|area| Block { area, lines }), Boxed { area, ink: None })
}

fn form(cells: &[Drawn<'_>]) -> (PageText, Vec<Boxed>) {
    let (blocks, boxes): (Vec<_>, Vec<_>) = cells.iter().map(|c| cell(*c)).unzip();
    let blocks = blocks.into_iter().flatten().collect();
    (PageText { width: 2100, height: 2970, blocks }, boxes)
}

/// Each field as `asks: label = value`.
fn shown(fields: &[Field]) -> Vec<String> {
    let one = |f: &Field| {
        let asks = f.asks.map_or("-", Label::code);
        let value = match f.ticked {
            Some(true) => "[x]".to_owned(),
            Some(false) => "[ ]".to_owned(),
            None => f.value.replace('\n', " / "),
        };
        format!("{asks}: {} = {value}", f.label)
    };
    fields.iter().map(one).collect()
}

fn check(cells: &[Drawn<'_>], expected: &[&str]) {
    let (text, boxes) = form(cells);
    assert_eq!(shown(&fields(&text, &boxes)), expected);
}

#[test]
fn small_print_over_a_value_is_its_label() {
    check(
        &[
            (20, 20, 40, 12, &["'Gnr.", "12"]),
            (60, 20, 40, 12, &["'Bnr.", "34"]),
            (20, 32, 80, 15, &["'Byggherrens navn", "Anders Solbakk", "Solbakken"]),
            (100, 32, 60, 12, &["'Husets innredning", "Som vist"]),
        ],
        &[
            "gardsnummer: Gnr. = 12",
            "bruksnummer: Bnr. = 34",
            "byggherre: Byggherrens navn = Anders Solbakk / Solbakken",
            "-: Husets innredning = Som vist",
        ],
    );
}

#[test]
fn a_value_may_stand_after_its_label() {
    check(
        &[
            (20, 20, 80, 10, &["Dato: 3.5.1957"]),
            (20, 30, 80, 10, &["Ansvarshavende: L. Tverrelvik"]),
            (20, 40, 80, 15, &["Tegn. nr.: 1", "Målestokk: 1:100"]),
        ],
        &[
            "dato: Dato = 3.5.1957",
            "ansvarshavende: Ansvarshavende = L. Tverrelvik",
            "tegningsnummer: Tegn. nr. = 1",
            "målestokk: Målestokk = 1:100",
        ],
    );
}

#[test]
fn a_cell_with_a_label_alone_gets_its_value_from_the_next() {
    check(
        &[
            (20, 20, 40, 10, &["Tiltakshaver"]),
            (60, 20, 80, 10, &["Kari Lid"]),
            (20, 40, 40, 10, &["Gnr."]),
            (60, 40, 40, 10, &["Bnr."]),
            (20, 50, 40, 10, &["45"]),
            (60, 50, 40, 10, &["170"]),
        ],
        &[
            "byggherre: Tiltakshaver = Kari Lid",
            "gardsnummer: Gnr. = 45",
            "bruksnummer: Bnr. = 170",
        ],
    );
}

#[test]
fn what_is_not_filled_in_is_told_as_empty() {
    check(&[(20, 20, 40, 12, &["'Festenr."])], &["festenummer: Festenr. = "]);
}

#[test]
fn running_text_in_a_box_has_no_label() {
    check(
        &[(20, 20, 160, 30, &["Bygget er besiktiget og funnet", "i samsvar med loven"])],
        &[],
    );
}

#[test]
fn a_box_is_ticked_by_its_ink_and_named_by_the_words_beside_or_over_it() {
    let (text, mut boxes) = form(&[
        (20, 20, 40, 12, &["'Nybygg"]),
        (60, 20, 40, 12, &["'Tilbygg"]),
        (20, 40, 160, 12, &["      Ja      Nei"]),
    ]);
    let small = |x: u32, y: u32, ink: u16| Boxed {
        area: Area { x, y, width: 45, height: 45 },
        ink: Some(ink),
    };
    boxes.extend([small(220, 250, 180), small(620, 250, 0)]);
    boxes.extend([small(270, 405, 25), small(440, 405, 90)]);
    let expected = ["-: Nybygg = [x]", "-: Tilbygg = [ ]", "-: Ja = ", "-: Nei = [x]"];
    let mut text = text;
    // The blanks that place the words are none.
    for line in text.blocks.iter_mut().flat_map(|b| &mut b.lines) {
        line.words.retain(|w| !w.text.is_empty());
        line.area = Area::around(line.words.iter().map(|w| w.area)).unwrap();
    }
    assert_eq!(shown(&fields(&text, &boxes)), expected);
}

#[test]
fn a_field_points_at_its_words() {
    let (text, boxes) =
        form(&[(20, 20, 40, 12, &["'Gnr.", "12"]), (60, 20, 40, 12, &["'Bnr.", "34"])]);
    let found = fields(&text, &boxes);
    let words: Vec<&Word> = text.words().collect();
    let field = &found[1];
    assert_eq!((field.label_words.clone(), field.value_words.clone()), (2..3, 3..4));
    assert_eq!((field.label_area, field.area), (words[2].area, words[3].area));
}

#[test]
fn several_numbers_may_stand_in_one_row() {
    check(
        &[
            (20, 20, 80, 9, &["VÅNINGSHUS FOR ANDERS SOLBAKK"]),
            (20, 29, 80, 9, &["GNR. 12 BNR. 34 SOLVÅG"]),
            (20, 38, 80, 9, &["TEGN. NR. 1 MÅL 1:100"]),
            (20, 47, 80, 9, &["KONTOR"]),
        ],
        &[
            "gardsnummer: GNR. = 12",
            "bruksnummer: BNR. = 34 SOLVÅG",
            "tegningsnummer: TEGN. NR. = 1",
            "målestokk: MÅL = 1:100",
        ],
    );
}
