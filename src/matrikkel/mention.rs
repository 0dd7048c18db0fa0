//! The ways in which a key is written, in folder names and in running text.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::digits::{self, Number};
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

macro_rules! pattern {
    ($name:ident, $($part:expr),+) => {
        static $name: LazyLock<Regex> = LazyLock::new(|| {
            let text = [$($part),+].concat();
            Regex::new(&text).expect("our own patterns are patterns")
        });
    };
}

// What may stand between the syllables of `gårds nr.`, `b. nr.`.
macro_rules! gap {
    () => {
        r"[\s._\-]{0,2}"
    };
}
macro_rules! nr {
    () => {
        r"(?:numm?er|n[ro]|№)"
    };
}
macro_rules! farm {
    () => {
        concat!(
            r"(?:g",
            gap!(),
            nr!(),
            r"|gr",
            gap!(),
            nr!(),
            r"|g(?:å|aa|a|ä|á|4)rds?",
            gap!(),
            nr!(),
            r")"
        )
    };
}
macro_rules! unit {
    () => {
        concat!(
            r"(?:b",
            gap!(),
            nr!(),
            r"|br",
            gap!(),
            nr!(),
            r"|bruks?",
            gap!(),
            nr!(),
            r")"
        )
    };
}

pattern!(FARM, r"^(?i:", farm!(), ")");
pattern!(UNIT, r"^(?i:", unit!(), ")");
// What `gnr` and `bnr` become on worn type.
pattern!(FARM_MISREAD, r"^(?i:gur|gar|gn[xtvpn]|g[mh]r|[cq6]nr|gor|gnr|qur)");
pattern!(UNIT_MISREAD, r"^(?i:b[ua]r|[h86oe]nr|bn[xtvpn]|b[mh]r|bor|hur|bnr)");
pattern!(LEASE, r"^(?i:f", gap!(), nr!(), "|feste", gap!(), nr!(), ")");
pattern!(
    SECTION,
    r"^(?i:s",
    gap!(),
    nr!(),
    r"|seksj(?:on)?s?",
    gap!(),
    nr!(),
    r"|seksjon)"
);
pattern!(
    BOTH,
    r"^(?i:g\.?\s?(?:/|-|_|&|\+|og)?\s?br?",
    gap!(),
    r"(?:",
    nr!(),
    r"|n\b|r",
    gap!(),
    nr!(),
    r")",
    r"|",
    farm!(),
    r"\.?\s?(?:/|-|,|&|\+|og)\s?",
    unit!(),
    r"|g(?:å|aa|a)rds?-?\s?(?:og|/|,)\s?",
    unit!(),
    r"|matr(?:ikkel)?",
    gap!(),
    nr!(),
    r")"
);
// Only in names: `gb 12 34`.
pattern!(BOTH_IN_LABEL, r"^(?i:gbn?)[\s_.\-]");
pattern!(NUMBER, "^", r"[0-9OoQDlIi|!SBZ]{1,6}");
pattern!(SPLIT_NUMBER, r"^[0-9]{1,2} [0-9]{1,2}");
pattern!(FILLER, r"^[\s.:;,=_()…\-]{0,14}");
pattern!(BETWEEN, r"^[\s,.;:/_…()\-]{0,14}(?:(?i:og|samt)\s+)?");
pattern!(OF, r"^[\s,.;:/_\-]{0,4}(?i:(?:av|i|under|på|til|hører til)\s+)?");
pattern!(
    LIST,
    r"^\s{0,2}(?:,\s{0,2}(?i:(?:og|samt)\s+)?|(?i:og|samt|eller)\s+|&\s{0,2}|\+\s{0,2}|;\s{0,2})"
);
pattern!(RANGE, r"^\s?(?:-|(?i:til)\s)\s?");
pattern!(SLASH, r"^\s?/\s?");
pattern!(PACKED, r"^[0-9]{20}");
pattern!(FULL, r"^([0-9]{4})[\-_]([0-9]{1,5})[/_\-]");
pattern!(
    AFTER_LIST,
    r"^(?:\s*(?:$|[,.;:)]|\n)|\s+(?i:og|i|på|av|er|ved|under|som|fra|har|til|samt|med|for|ble|blei|vart|blir|eies|eigast|ligg|ligger)\b|\s*[&+\-(_])"
);
pattern!(MONTH, r"^\.?\s?(?i:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des|[0-9])");

/// The key's numbers, with the kommunenummer written in it, if so.
type Numbers = (Option<Kommunenummer>, [u32; 4]);

/// Reads one expression from one place on.
#[derive(Clone, Copy)]
struct Parser<'t> {
    text: &'t str,
    at: usize,
    style: Style,
    mended: u32,
}

impl<'t> Parser<'t> {
    /// The expression that begins here: where it stands, its form, what was mended, its keys.
    fn expression(mut self) -> Option<(Range<usize>, Form, u32, Vec<Numbers>)> {
        let start = self.at;
        let read: [fn(&mut Self) -> Option<(Form, Vec<Numbers>)>; 6] = [
            Self::packed,
            Self::full,
            Self::pair,
            Self::farm_first,
            Self::unit_first,
            Self::bare,
        ];
        for form in read {
            let mut attempt = self;
            if let Some((form, keys)) = form(&mut attempt) {
                self.at = attempt.at;
                return Some((start..self.at, form, attempt.mended, keys));
            }
        }
        None
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn eat(&mut self, pattern: &Regex) -> Option<&'t str> {
        let found = pattern.find(self.rest())?.as_str();
        self.at += found.len();
        Some(found)
    }

    fn sees(&self, pattern: &Regex) -> bool {
        pattern.is_match(self.rest())
    }

    /// The next character, if it is a letter or digit: a number ends before it or is none.
    fn runs_on(&self) -> bool {
        self.rest().starts_with(char::is_alphanumeric)
    }

    fn number(&mut self) -> Option<u32> {
        let mut attempt = *self;
        let text = attempt.eat(&NUMBER)?;
        let Number { value, mended } = digits::number(text)?;
        // In a name, `gnr7bnr12` has letters right after the number.
        let joined = attempt.style == Style::Label && attempt.sees(&UNIT);
        if attempt.runs_on() && !joined {
            return None;
        }
        attempt.mended += mended;
        *self = attempt;
        Some(value)
    }

    /// A number of digits only, none misread.
    fn plain_number(&mut self) -> Option<u32> {
        let mended = self.mended;
        let mut attempt = *self;
        let value = attempt.number()?;
        (attempt.mended == mended).then(|| {
            *self = attempt;
            value
        })
    }

    fn packed(&mut self) -> Option<(Form, Vec<Numbers>)> {
        let text = self.eat(&PACKED)?;
        if self.runs_on() {
            return None;
        }
        let part = |from: usize, to: usize| text[from..to].parse::<u32>().ok();
        let numbers = [part(4, 9)?, part(9, 13)?, part(13, 17)?, part(17, 20)?];
        let code = text[..4].parse().ok()?;
        Some((Form::Packed, vec![(Some(code), numbers)]))
    }

    /// `4699-12/34`, in names also `4699_12_34` and `4699-12-34`.
    fn full(&mut self) -> Option<(Form, Vec<Numbers>)> {
        let parts = FULL.captures(self.rest())?;
        let slash = parts[0].ends_with('/');
        if self.style == Style::Text && !slash {
            return None;
        }
        let code: Kommunenummer = parts[1].parse().ok()?;
        // `1957-05-03` is a date.
        let year = (1800..=2099).contains(&parts[1].parse::<u32>().ok()?);
        let first = parts[2].parse().ok()?;
        let date = year && !slash && parts[2].len() == 2 && first <= 12;
        self.at += parts[0].len();
        let mut numbers = [first, self.plain_number()?, 0, 0];
        self.more_parts(&mut numbers);
        if date && numbers[1] <= 31 && numbers[2] == 0 {
            return None;
        }
        let mut keys = vec![(Some(code), numbers)];
        self.pair_list(&mut keys, Some(code));
        Some((Form::Full, keys))
    }

    /// `gbnr 12/34`, `Gnr./bnr. 45/678 og 45/679`, `matr.nr. 12/34`.
    fn pair(&mut self) -> Option<(Form, Vec<Numbers>)> {
        let word = match self.eat(&BOTH) {
            Some(word) => word,
            None if self.style == Style::Label => self.eat(&BOTH_IN_LABEL)?,
            None => return None,
        };
        if self.rest().starts_with(char::is_alphabetic) {
            return None;
        }
        let matrikkel = word.starts_with(['m', 'M']);
        self.eat(&FILLER);
        let first = self.pair_numbers(!matrikkel)?;
        let mut keys = vec![(None, first)];
        self.pair_list(&mut keys, None);
        self.tail(&mut keys);
        Some((Form::Pair, keys))
    }

    /// `12/34`, `12-34`, `12 34` or, misread, `12l34`.
    fn pair_numbers(&mut self, loose: bool) -> Option<[u32; 4]> {
        static LOOSE: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"^(?:\s?[/_,\-]\s?|\s{1,3})").expect("a pattern")
        });
        static SLASH_MISREAD: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"^([0-9]{1,3})[lI|!f]([0-9]{1,4})\b").expect("a pattern")
        });
        if let Some(parts) = SLASH_MISREAD.captures(self.rest()) {
            self.at += parts[0].len();
            self.mended += 2;
            return Some([parts[1].parse().ok()?, parts[2].parse().ok()?, 0, 0]);
        }
        let first = self.number()?;
        self.eat(if loose { &LOOSE } else { &SLASH })?;
        let mut numbers = [first, self.number()?, 0, 0];
        self.more_parts(&mut numbers);
        Some(numbers)
    }

    /// The `/5` or `/0/2` after gnr and bnr.
    fn more_parts(&mut self, numbers: &mut [u32; 4]) {
        static PART: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(r"^[/_\-]([0-9]{1,4})").expect("a pattern"));
        for part in [2, 3] {
            let Some(found) = PART.captures(self.rest()) else { return };
            // In text only the slash goes on: `12/34-35` is something else.
            if self.style == Style::Text && !found[0].starts_with('/') {
                return;
            }
            let mut after = *self;
            after.at += found[0].len();
            let Ok(value) = found[1].parse() else { return };
            if after.runs_on() {
                return;
            }
            numbers[part] = value;
            *self = after;
        }
    }

    /// The `, 35`, `og 36` and `og 13/2` after a pair.
    fn pair_list(&mut self, keys: &mut Vec<Numbers>, code: Option<Kommunenummer>) {
        while keys.len() < 30 {
            let Some(&(_, [farm, ..])) = keys.last() else { return };
            let mut attempt = *self;
            if attempt.eat(&LIST).is_none() {
                return;
            }
            let Some(value) = attempt.plain_number() else { return };
            let separator =
                if self.style == Style::Label { &LABEL_SLASH } else { &SLASH };
            if attempt.eat(separator).is_some() {
                let Some(unit) = attempt.plain_number() else { return };
                let mut numbers = [value, unit, 0, 0];
                attempt.more_parts(&mut numbers);
                keys.push((code, numbers));
            } else if attempt.ends_item(value) {
                keys.push((code, [farm, value, 0, 0]));
            } else {
                return;
            }
            *self = attempt;
        }
    }

    /// Whether the number just read is an item of a list: not a day, a year or a count.
    fn ends_item(&self, value: u32) -> bool {
        let year = (1800..=2099).contains(&value);
        let fits = match self.style {
            Style::Label => !self.runs_on(),
            Style::Text => self.sees(&AFTER_LIST) && !self.sees(&MONTH),
        };
        fits && !year && value > 0
    }

    /// `gnr. 12 bnr. 34`, `Gnr. 12/34`, and the form's head `Gnr. Bnr.` over `12 34`.
    fn farm_first(&mut self) -> Option<(Form, Vec<Numbers>)> {
        let strict = self.eat(&FARM).is_some();
        if !strict {
            self.eat(&FARM_MISREAD)?;
        }
        if self.rest().starts_with(char::is_alphabetic) {
            return None;
        }
        self.eat(&FILLER);
        if strict && self.eat(&UNIT).is_some() {
            return self.under_heads();
        }
        let farm = self.farm_number()?;
        let mut attempt = *self;
        attempt.eat(&BETWEEN);
        if attempt.eat(&UNIT).is_some() {
            *self = attempt;
            let form = if strict { Form::Labelled } else { Form::Misread };
            return self.units(farm, form);
        }
        if attempt.eat(&UNIT_MISREAD).is_some() {
            *self = attempt;
            if self.rest().starts_with(char::is_alphabetic) {
                return None;
            }
            return self.units(farm, Form::Misread);
        }
        if !strict {
            return None;
        }
        self.eat(if self.style == Style::Label { &LABEL_SLASH } else { &SLASH })?;
        let mut numbers = [farm, self.number()?, 0, 0];
        self.more_parts(&mut numbers);
        let mut keys = vec![(None, numbers)];
        self.pair_list(&mut keys, None);
        self.tail(&mut keys);
        Some((Form::Pair, keys))
    }

    /// A gnr; `1 2` is 12 where the bruksnummer's word follows.
    fn farm_number(&mut self) -> Option<u32> {
        let mut attempt = *self;
        if let Some(split) = attempt.eat(&SPLIT_NUMBER) {
            let value = split.replace(' ', "").parse().ok();
            attempt.mended += 1;
            let mut after = attempt;
            after.eat(&BETWEEN);
            if after.sees(&UNIT) && value.is_some() {
                *self = attempt;
                return value;
            }
        }
        self.number()
    }

    /// The values under `Gnr. Bnr. Festenr. Seksjonsnr.`.
    fn under_heads(&mut self) -> Option<(Form, Vec<Numbers>)> {
        let mut heads = vec![0, 1];
        for (part, head) in [(2, &LEASE), (3, &SECTION)] {
            let mut attempt = *self;
            attempt.eat(&FILLER);
            if attempt.eat(head).is_some() {
                heads.push(part);
                *self = attempt;
            }
        }
        self.eat(&FILLER);
        let mut numbers = [0; 4];
        for (at, part) in heads.iter().enumerate() {
            let mut attempt = *self;
            if at > 0 {
                attempt.eat(&BETWEEN);
            }
            match attempt.number() {
                Some(value) => {
                    numbers[*part] = value;
                    *self = attempt;
                }
                // A festenr column is often empty.
                None if at >= 2 => break,
                None => return None,
            }
        }
        let mut keys = vec![(None, numbers)];
        self.pair_list(&mut keys, None);
        Some((Form::Labelled, keys))
    }

    /// The bruksnummer or bruksnumre after their word, and what belongs to the last.
    fn units(&mut self, farm: u32, form: Form) -> Option<(Form, Vec<Numbers>)> {
        self.eat(&FILLER);
        let first = self.number()?;
        let mut keys = vec![(None, [farm, first, 0, 0])];
        if self.eat_range(farm, first, &mut keys).is_none() {
            if let Some((_, numbers)) = keys.last_mut() {
                let mut attempt = *self;
                attempt.more_parts(numbers);
                // In names `bnr 12-13` was a range or it is a house number: not a lease.
                if self.rest().starts_with('/') {
                    *self = attempt;
                } else {
                    *numbers = [farm, first, 0, 0];
                }
            }
            self.unit_list(farm, &mut keys);
        }
        self.tail(&mut keys);
        Some((form, keys))
    }

    /// `bnr. 12-15`: at most twenty, else it is something else.
    fn eat_range(
        &mut self,
        farm: u32,
        first: u32,
        keys: &mut Vec<Numbers>,
    ) -> Option<()> {
        let mut attempt = *self;
        attempt.eat(&RANGE)?;
        let last = attempt.plain_number()?;
        if last <= first
            || last - first > 20
            || attempt.sees(&SLASH)
            || !attempt.ends_item(last)
        {
            return None;
        }
        keys.extend((first + 1..=last).map(|unit| (None, [farm, unit, 0, 0])));
        attempt.mended += 1;
        *self = attempt;
        Some(())
    }

    /// `, 35 og 36`; `og bnr. 36`; stops before a full pair or another gnr.
    fn unit_list(&mut self, farm: u32, keys: &mut Vec<Numbers>) {
        while keys.len() < 30 {
            let mut attempt = *self;
            if attempt.eat(&LIST).is_none() {
                return;
            }
            let named = attempt.eat(&UNIT).is_some();
            attempt.eat(&FILLER);
            let Some(value) = attempt.plain_number() else { return };
            if attempt.sees(&SLASH) || !(named || attempt.ends_item(value)) {
                return;
            }
            keys.push((None, [farm, value, 0, 0]));
            *self = attempt;
        }
    }

    /// `festenr. 5`, `snr. 2` after the key they belong to.
    fn tail(&mut self, keys: &mut [Numbers]) {
        for (part, word) in [(2, &LEASE), (3, &SECTION)] {
            let mut attempt = *self;
            attempt.eat(&BETWEEN);
            if attempt.eat(word).is_none()
                || attempt.rest().starts_with(char::is_alphabetic)
            {
                continue;
            }
            attempt.eat(&FILLER);
            // Eleven digits after `fnr` are a person's.
            let Some(value) = attempt.number().filter(|v| *v <= 9_999) else { continue };
            if let Some((_, numbers)) = keys.last_mut() {
                numbers[part] = value;
                *self = attempt;
            }
        }
    }

    /// `bruk nr. 34 av gård nr. 12`.
    fn unit_first(&mut self) -> Option<(Form, Vec<Numbers>)> {
        self.eat(&UNIT)?;
        if self.rest().starts_with(char::is_alphabetic) {
            return None;
        }
        self.eat(&FILLER);
        let unit = self.number()?;
        self.eat(&OF);
        self.eat(&FARM)?;
        self.eat(&FILLER);
        let farm = self.number()?;
        let mut keys = vec![(None, [farm, unit, 0, 0])];
        self.tail(&mut keys);
        Some((Form::Labelled, keys))
    }

    /// `12/34`; at the start of a name also `12-34`, `12_34`.
    fn bare(&mut self) -> Option<(Form, Vec<Numbers>)> {
        let at_start = self.text[..self.at].trim_matches(['(', ' ', '_']).is_empty()
            || prefix(self.text, self.at, self.style).is_some();
        let in_name = self.style == Style::Label && at_start;
        let first = self.plain_number()?;
        self.eat(if in_name { &LABEL_SLASH } else { &SLASH })?;
        let mut numbers = [first, self.plain_number()?, 0, 0];
        self.more_parts(&mut numbers);
        let mut keys = vec![(None, numbers)];
        self.pair_list(&mut keys, None);
        self.tail(&mut keys);
        Some((Form::Bare, keys))
    }
}

pattern!(LABEL_SLASH, r"^\s?[/_\-]\s?");

/// A kommunenummer written before the expression that begins at `at`, and where it begins.
/// In text it needs its word, or nothing but a hyphen between.
fn prefix(text: &str, at: usize, style: Style) -> Option<(Kommunenummer, usize)> {
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
