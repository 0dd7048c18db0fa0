//! The words of a text, in the forms they are looked up by.

use std::ops::Range;
use std::sync::LazyLock;

use frostem::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::dialect;

/// Names the analysis: an index made by another one must be made anew.
pub(super) const ANALYSIS: &str = "byggarkiv 2, frostem 1.20260821.8, tantivy 0.27";

/// A longer word is cut: it is a line of noise.
const MAX_LETTERS: usize = 128;

/// One word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Where it stands in the text, in bytes; over a line's end where it was divided there.
    pub(super) range: Range<usize>,
    /// Lower case, in today's letters (`Gaard` is `gård`).
    pub(super) word: String,
    /// Without its ending, the same for bokmål and nynorsk.
    pub(super) stem: String,
    /// The stem without rings, strokes and dots, as worn type and foreign keyboards have it.
    pub(super) folded: String,
}

/// The words of a text, from left to right.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    ranges(text).into_iter().map(|range| token(text, range)).collect()
}

fn token(text: &str, range: Range<usize>) -> Token {
    let letters = text[range.clone()].chars().filter(|c| part_of_word(*c));
    let word = normal(&letters.take(MAX_LETTERS).collect::<String>());
    let stem = stem(&word);
    let folded = folded(&stem);
    Token { range, word, stem, folded }
}

/// A soft hyphen and a mark over a letter do not end a word.
fn part_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

fn ranges(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        let within = part_of_word(c) || (c == '\u{ad}' && start.is_some());
        match (start, within) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                push(text, from..at, &mut found);
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        push(text, from..text.len(), &mut found);
    }
    found
}

/// What stands where a word is divided at the end of a line.
const DIVIDERS: [char; 4] = ['-', '\u{2010}', '¬', '⸗'];

/// Adds a word; the second half of `gara-⏎sje` goes with the first.
fn push(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    if let Some(last) = found.last_mut() {
        let between = &text[last.end..range.start];
        // A block or a column may end with the line: then an empty line stands between.
        let divided = between.strip_prefix(DIVIDERS).is_some_and(|rest| {
            rest.contains('\n') && rest.trim_matches([' ', '\r', '\n']).is_empty()
        });
        let letters = text[last.clone()].ends_with(char::is_alphabetic)
            && text[range.clone()].starts_with(char::is_lowercase);
        if divided && letters {
            last.end = range.end;
            return;
        }
    }
    found.push(range);
}

/// Lower case, composed, old and foreign spellings of æøå made today's.
pub(super) fn normal(word: &str) -> String {
    let lower = word.nfkc().collect::<String>().to_lowercase().replace('ſ', "s");
    let lower = lower.replace("aa", "å").replace("ae", "æ").replace("oe", "ø");
    lower.replace('ä', "æ").replace('ö', "ø")
}

/// Snowball's Norwegian stem, mended where it fails on the trade's own words, and made the
/// same for bokmål and nynorsk.
pub(super) fn stem(word: &str) -> String {
    static STEMMER: LazyLock<Stemmer> =
        LazyLock::new(|| Stemmer::new(Algorithm::Norwegian));
    if word.contains(|c: char| c.is_ascii_digit()) {
        return word.to_owned();
    }
    let mut stem = STEMMER.stem(word).to_string();
    // Snowball leaves `eiendomm` of eiendommen, but `eiendom` of eiendom.
    if stem.ends_with("mm") {
        stem.pop();
    }
    dialect::common(stem)
}

/// Without rings, strokes, dots and accents.
pub(super) fn folded(word: &str) -> String {
    let plain = |c| match c {
        'å' | 'æ' => 'a',
        'ø' => 'o',
        'đ' | 'ð' => 'd',
        other => other,
    };
    word.chars().map(plain).nfd().filter(|c| !is_combining_mark(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let words: Vec<_> = tokens(text).into_iter().map(|t| t.word).collect();
        assert_eq!(words, expected, "{text}");
    }

    #[test]
    fn a_text_is_its_words() {
        check(
            "Søknad om GARASJE, gnr. 12/34",
            &["søknad", "om", "garasje", "gnr", "12", "34"],
        );
        check("Gaards-No. 12", &["gårds", "no", "12"]);
        check("A\u{30a}sen", &["åsen"]);
        check("Ha\u{308}user og Øst", &["hæuser", "og", "øst"]);
        check("", &[]);
        check("– & §", &[]);
    }

    #[test]
    fn a_word_divided_at_the_lines_end_is_one_word() {
        check("en gara-\nsje til", &["en", "garasje", "til"]);
        check("en gara- \r\nsje", &["en", "garasje"]);
        check("bygge\u{ad}søknad", &["byggesøknad"]);
        check("over til neste gara-\n\nsje", &["over", "til", "neste", "garasje"]);
        check("Gaar⸗\nden", &["gården"]);
        check("Møre-\nRomsdal", &["møre", "romsdal"]);
        check("1957-\nog", &["1957", "og"]);
        let text = "en gara-\nsje til";
        assert_eq!(&text[tokens(text)[1].range.clone()], "gara-\nsje");
    }

    /// Every word of a row has the same stem.
    #[test]
    fn inflections_and_both_languages_meet() {
        let rows: &[&[&str]] = &[
            &[
                "eiendom",
                "eiendommen",
                "eiendommer",
                "eigedom",
                "eigedommen",
                "eigedomar",
            ],
            &["søknad", "søknaden", "søknader", "søknadar", "søknadane"],
            &["tegning", "tegninger", "tegningen", "teikning", "teikningar"],
            &["tillatelse", "tillatelsen", "løyve", "løyvet"],
            &["byggetillatelse", "byggetillatelsen", "byggjeløyve", "byggjeløyvet"],
            &["brukstillatelse", "bruksløyve"],
            &["fradeling", "fradelingen", "frådeling", "frådelinga"],
            &["nabovarsel", "nabovarsler", "nabovarslene", "nabovarselet"],
            &["garasje", "garasjen", "garasjer", "garasjar"],
            &["byggesøknad", "byggjesøknad", "byggesøknaden"],
            &["gård", "gard", "gården", "garden", "gaard"],
            &["vei", "veg", "veien", "vegen"],
            &["solbakkeveien", "solbakkevegen"],
            &["målebrev", "mælebrev", "målebrevet"],
            &["skjøte", "skøyte"],
            &["kommune", "kommunen", "kommuner", "kommunar"],
            &["hjemmelshaver", "heimelshavar"],
            &["dispensasjon", "dispensasjonen", "dispensasjoner"],
        ];
        for row in rows {
            let stems: Vec<_> =
                row.iter().map(|word| (word, stem(&normal(word)))).collect();
            assert!(stems.iter().all(|(_, s)| *s == stems[0].1), "{stems:?}");
        }
    }

    #[test]
    fn other_words_stay_apart() {
        for (a, b) in [
            ("garasje", "garanti"),
            ("1957", "1958"),
            ("tegning", "tilbygg"),
            ("12", "123"),
        ] {
            assert_ne!(stem(a), stem(b));
        }
        assert_eq!(folded("bygging på åsen"), "bygging pa asen");
    }
}
