//! The ways in which a key is written, in folder names and in running text.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::parser::Parser;
use super::{Kommunenummer, MatrikkelKey};

/// Where the words stand: a label is all key and name, a text may hold anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Label,
    Text,
}

/// How a key was written; the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// Twenty digits: knr 4, gnr 5, bnr 4, fnr 4, snr 3.
    Packed,
    /// With kommunenummer: `4699-12/34`.
    Full,
    /// Each number with its word: `gnr. 12 bnr. 34`.
    Labelled,
    /// One word for both: `gbnr 12/34`.
    Pair,
    /// The words misread: `gur. 12 bur. 34`.
    Misread,
    /// Numbers alone: `12/34`.
    Bare,
}

impl Form {
    /// The rule's name, as it stands in `Basis::how`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Packed => "packed",
            Self::Full => "full-key",
            Self::Labelled => "gnr-bnr",
            Self::Pair => "gbnr",
            Self::Misread => "gnr-bnr-misread",
            Self::Bare => "bare-key",
        }
    }
}

/// One key as it is written, before anything is known about municipalities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    /// The whole expression, shared by the keys of one list.
    pub(super) range: Range<usize>,
    /// gnr, bnr, fnr, snr; 0 where there is none.
    pub(super) numbers: [u32; 4],
    pub(super) form: Form,
    /// How many characters had to be read as another.
    pub(super) mended: u32,
    /// The kommunenummer written with it.
    pub(super) municipality: Option<Kommunenummer>,
}

impl Mention {
    /// The key in that municipality; `None` where a number is longer than SOSI allows.
    pub(super) fn key(&self, municipality: Kommunenummer) -> Option<MatrikkelKey> {
        let [gardsnummer, bruksnummer, festenummer, seksjonsnummer] = self.numbers;
        let sound = (1..=9_999).contains(&gardsnummer)
            && (1..=9_999).contains(&bruksnummer)
            && festenummer <= 9_999
            && seksjonsnummer <= 999;
        sound.then_some(MatrikkelKey {
            kommunenummer: municipality,
            gardsnummer,
            bruksnummer,
            festenummer,
            seksjonsnummer,
        })
    }
}

/// Every key written in the text, from left to right.
pub(super) fn mentions(text: &str, style: Style) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut past = 0;
    for (at, _) in word_starts(text) {
        if at < past {
            continue;
        }
        let parser = Parser { text, at, style, mended: 0 };
        let Some((range, form, mended, keys)) = parser.expression() else { continue };
        past = range.end;
        let prefix = prefix(text, range.start, style);
        for (own, numbers) in keys {
            let (municipality, start) = match (own, &prefix) {
                (Some(own), _) => (Some(own), range.start),
                (None, Some((code, start))) => (Some(*code), *start),
                (None, None) => (None, range.start),
            };
            let form = match form {
                Form::Bare if municipality.is_some() => Form::Full,
                form => form,
            };
            let range = start..range.end;
            found.push(Mention { range, numbers, form, mended, municipality });
        }
    }
    found
}

/// Where letters or digits begin after something that is neither, or after a letter–digit
/// change that file names have (`gnr7bnr12` begins once).
fn word_starts(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut before = ' ';
    text.char_indices().filter(move |(_, c)| {
        let starts = c.is_alphanumeric() && !before.is_alphanumeric();
        before = *c;
        starts
    })
}

/// A kommunenummer written before the expression that begins at `at`, and where it begins.
/// In text it needs its word, or nothing but a hyphen between.
pub(super) fn prefix(
    text: &str,
    at: usize,
    style: Style,
) -> Option<(Kommunenummer, usize)> {
    static IN_TEXT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i:k(?:ommune)?[\s.]{0,2}n(?:umm?er|r)[\s.:]{0,3})([0-9]{4})[\s,;.\-]{0,3}$")
            .expect("a pattern")
    });
    static IN_LABEL: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:^|[^0-9])([0-9]{4})[\s,_\-]{1,3}$").expect("a pattern")
    });
    let before = &text[..at];
    let found = IN_TEXT.captures(before).or_else(|| {
        (style == Style::Label).then(|| IN_LABEL.captures(before)).flatten()
    })?;
    let code = found.get(1)?;
    let start = if style == Style::Label { code.start() } else { found.get(0)?.start() };
    Some((code.as_str().parse().ok()?, start))
}
