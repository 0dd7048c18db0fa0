//! One line of invisible text in as few operators as its words allow.
//!
//! Every character of our font is one em wide; `Tz` stretches the em, numbers within `TJ` move
//! from word to word, and `Ts` raises the few words that stand high or low. Words of print
//! differ in how wide their letters are, so a line has as many stretches as it takes to have
//! every word end within a point of its place.

use std::io::Write as _;

use super::font::{Glyphs, LETTERS};
use super::layout::{Placed, Placing};

/// How much narrower and how much wider than its place a word may be drawn, in points. A
/// narrower word stands in the middle, so it is off by half of this at either end.
const NARROWER: f64 = 2.0;
const WIDER: f64 = 1.0;
/// Moves between words are whole twentieths of an em, which is a tenth of a point in common
/// type, and few different numbers, which deflate likes.
const STEP: f64 = 50.0;
/// Stretches are the roundest number of per cent that will do.
const ROUND: [f64; 6] = [20.0, 10.0, 5.0, 2.0, 1.0, 0.1];

/// A page in pixels, y upwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sheet {
    /// Height of the page.
    pub(super) height: f64,
    /// Pixels a point.
    pub(super) point: f64,
}

/// Words drawn with one stretch of the em, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Stretch {
    words: usize,
    rise: f64,
    least: f64,
    most: f64,
}

/// Appends the operators of a line. `may_stand` tells which characters of a word are drawn.
pub(super) fn write(
    out: &mut Vec<u8>,
    line: &Placing<'_>,
    sheet: Sheet,
    glyphs: &mut Glyphs,
    may_stand: fn(char) -> bool,
) {
    let Some(first) = line.words.first() else { return };
    let size = line.height / LETTERS;
    let (skew, up) = (-line.slope * size, sheet.height - line.bottom);
    let [a, b, left, up] = [size, skew, first.left, up].map(short);
    put(out, format_args!("{a} {b} 0 {a} {left} {up} Tm\n"));
    let mut pen = first.left;
    let (mut rise, mut stretched) = (0.0, 0.0);
    let mut rest = line.words.as_slice();
    for stretch in stretches(&line.words, sheet.point, may_stand) {
        let (words, after) = rest.split_at(stretch.words);
        if rise != stretch.rise {
            rise = stretch.rise;
            put(out, format_args!("{} Ts ", short(rise / size)));
        }
        let percent = stretch.percent(size);
        if stretched != percent {
            stretched = percent;
            put(out, format_args!("{} Tz", short(percent)));
        }
        out.push(b'[');
        let em = percent / 100.0 * size;
        for word in words {
            pen += step(out, word, em, pen, may_stand);
            let space = word.more.then_some(' ');
            let chars = word.text.chars().filter(|c| may_stand(*c)).chain(space);
            pen += em * show(out, chars, glyphs) as f64;
        }
        put(out, format_args!("]TJ\n"));
        rest = after;
    }
    if rise != 0.0 {
        put(out, format_args!("0 Ts\n"));
    }
}

/// The fewest stretches that suit all words, in order.
fn stretches(
    words: &[Placed<'_>],
    point: f64,
    may_stand: fn(char) -> bool,
) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = Vec::new();
    for word in words {
        let ems = word.text.chars().filter(|c| may_stand(*c)).count().max(1) as f64;
        let least = (word.width - NARROWER * point).max(word.width / 2.0) / ems;
        let most = (word.width + (WIDER * point).min(word.room)) / ems;
        match all.last_mut() {
            Some(last)
                if last.rise == word.rise
                    && last.least.max(least) <= last.most.min(most) =>
            {
                last.words += 1;
                last.least = last.least.max(least);
                last.most = last.most.min(most);
            }
            _ => all.push(Stretch { words: 1, rise: word.rise, least, most }),
        }
    }
    all
}

impl Stretch {
    /// The stretch in per cent of the type size.
    fn percent(self, size: f64) -> f64 {
        let middle = (self.least + self.most) / 2.0 / size * 100.0;
        let within = |percent: f64| {
            let em = percent / 100.0 * size;
            self.least <= em && em <= self.most
        };
        let rounded = ROUND.map(|unit| (middle / unit).round() * unit);
        rounded.into_iter().find(|percent| within(*percent)).unwrap_or(middle).max(0.1)
    }
}

/// Moves to where a word begins; how far, in pixels.
fn step(
    out: &mut Vec<u8>,
    word: &Placed<'_>,
    em: f64,
    pen: f64,
    may_stand: fn(char) -> bool,
) -> f64 {
    let drawn = word.text.chars().filter(|c| may_stand(*c)).count() as f64 * em;
    let start = word.left + ((word.width - drawn) / 2.0).max(0.0);
    let back = (-(start - pen) / em * 1000.0 / STEP).round() * STEP;
    if back == 0.0 {
        return 0.0;
    }
    put(out, format_args!("{}", short(back)));
    -back / 1000.0 * em
}

/// A string of two bytes a character (ISO 32000-1, 7.3.4.2); how many characters.
fn show(
    out: &mut Vec<u8>,
    chars: impl Iterator<Item = char>,
    glyphs: &mut Glyphs,
) -> usize {
    out.push(b'(');
    let mut count = 0;
    for byte in chars.flat_map(|c| glyphs.cid(c).to_be_bytes()) {
        match byte {
            b'(' | b')' | b'\\' => out.extend([b'\\', byte]),
            // As it stands it would be read as a line feed.
            b'\r' => out.extend(b"\\r"),
            _ => out.push(byte),
        }
        count += 1;
    }
    out.push(b')');
    count / 2
}

/// A hundredth of a pixel is enough, and short.
fn short(number: f64) -> f32 {
    // Adding nothing makes −0 a 0.
    ((number * 100.0).round() / 100.0) as f32 + 0.0
}

/// Appends words and numbers.
pub(super) fn put(out: &mut Vec<u8>, what: std::fmt::Arguments<'_>) {
    out.write_fmt(what).expect("writing to memory does not fail");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str, left: f64, width: f64, room: f64) -> Placed<'_> {
        Placed { text, left, width, room, rise: 0.0, more: true }
    }

    fn drawn(words: &[Placed<'_>]) -> String {
        let line =
            Placing { words: words.to_vec(), height: 30.0, bottom: 130.0, slope: 0.0 };
        let (mut out, mut glyphs) = (Vec::new(), Glyphs::default());
        let sheet = Sheet { height: 3508.0, point: 300.0 / 72.0 };
        write(&mut out, &line, sheet, &mut glyphs, |_| true);
        out.escape_ascii().to_string().replace("\\n", "\n")
    }

    #[test]
    fn words_of_one_pitch_are_one_operator() {
        let typed = [word("Hus", 200.0, 68.0, 20.0), word("nr", 296.0, 44.0, 20.0)];
        insta::assert_snapshot!(drawn(&typed), @r"
        40 0 0 40 200 3378 Tm
        60 Tz[(\x00\x01\x00\x02\x00\x03\x00\x04)(\x00\x05\x00\x06\x00\x04)]TJ
        ");
    }

    #[test]
    fn words_of_other_width_have_a_stretch_of_their_own() {
        let print = [
            word("mmmm", 100.0, 160.0, 20.0),
            word("iiii", 300.0, 40.0, 20.0),
            word("llll", 360.0, 40.0, 20.0),
        ];
        insta::assert_snapshot!(drawn(&print), @r"
        40 0 0 40 100 3378 Tm
        100 Tz[(\x00\x01\x00\x01\x00\x01\x00\x01\x00\x02)]TJ
        20 Tz[-500(\x00\x03\x00\x03\x00\x03\x00\x03\x00\x02)-2500(\x00\x04\x00\x04\x00\x04\x00\x04\x00\x02)]TJ
        ");
    }

    #[test]
    fn a_word_that_stands_high_is_raised_and_the_next_is_not() {
        let words = [
            Placed { rise: 12.0, ..word("2", 200.0, 20.0, 9.0) },
            Placed { more: false, ..word("m", 240.0, 20.0, 9.0) },
        ];
        insta::assert_snapshot!(drawn(&words), @r"
        40 0 0 40 200 3378 Tm
        0.3 Ts 40 Tz[-150(\x00\x01\x00\x02)]TJ
        0 Ts [-450(\x00\x03)]TJ
        ");
    }

    #[test]
    fn every_word_ends_within_a_point_of_its_place() {
        let words: Vec<_> = (0..40)
            .map(|i| word("ordet", f64::from(i) * 90.0, 50.0 + f64::from(i % 13), 3.0))
            .collect();
        let point = 300.0 / 72.0;
        let mut rest = words.as_slice();
        for stretch in stretches(&words, point, |_| true) {
            let (these, after) = rest.split_at(stretch.words);
            let em = stretch.percent(40.0) / 100.0 * 40.0;
            for word in these {
                let wider = 5.0 * em - word.width;
                assert!((-2.0 * point..=3.0).contains(&wider), "{wider}");
            }
            rest = after;
        }
        assert!(rest.is_empty());
    }

    #[test]
    fn brackets_and_line_ends_are_escaped_in_strings() {
        let (mut out, mut glyphs) = (Vec::new(), Glyphs::default());
        let many: String = (0..100).filter_map(|i| char::from_u32(0x100 + i)).collect();
        assert_eq!(show(&mut out, many.chars(), &mut glyphs), 100);
        for escaped in [&b"\0\\("[..], b"\0\\)", b"\0\\\\", b"\0\\r"] {
            assert!(out.windows(3).any(|w| w == escaped), "{escaped:?}");
        }
    }
}
