//! The forms of an expression, one function each; a new form is a function and its line in
//! [`Parser::expression`].

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Kommunenummer;
use super::mention::{Form, Style, prefix};
use super::parser::{Numbers, Parser};
use super::pattern::*;

/// A form's name and the keys it gave.
type Keys = (Form, Vec<Numbers>);

/// Reads one form from one place on; `None` where it is not written there.
type Read<'t> = fn(&mut Parser<'t>) -> Option<Keys>;

impl<'t> Parser<'t> {
    /// The expression that begins here: where it stands, its form, what was mended, its keys.
    pub(super) fn expression(
        mut self,
    ) -> Option<(Range<usize>, Form, u32, Vec<Numbers>)> {
        let start = self.at;
        let read: [Read<'t>; 6] = [
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

    fn packed(&mut self) -> Option<Keys> {
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
    fn full(&mut self) -> Option<Keys> {
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
    fn pair(&mut self) -> Option<Keys> {
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

    /// `gnr. 12 bnr. 34`, `Gnr. 12/34`, and the form's head `Gnr. Bnr.` over `12 34`.
    fn farm_first(&mut self) -> Option<Keys> {
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

    /// The values under `Gnr. Bnr. Festenr. Seksjonsnr.`, with other columns beside them.
    fn under_heads(&mut self) -> Option<Keys> {
        let mut heads = vec![0, 1];
        for (part, head) in [(2, &LEASE), (3, &SECTION)] {
            let mut attempt = *self;
            attempt.eat(&FILLER);
            if attempt.eat(head).is_some() {
                heads.push(part);
                *self = attempt;
            }
        }
        let mut right_after = *self;
        right_after.eat(&FILLER);
        let mut value = right_after;
        if value.number().is_some() {
            *self = right_after;
            return self.values(&heads, &BETWEEN);
        }
        // `Gnr. Bnr. Byggested` over `45 170 Granliveien 3`: a column read wrongly is easy.
        self.mended += 1;
        if let Some(parts) = LAST_TWO.captures(self.rest()) {
            self.at += parts[0].len();
            let numbers = [parts[1].parse().ok()?, parts[2].parse().ok()?, 0, 0];
            return Some((Form::Labelled, vec![(None, numbers)]));
        }
        self.eat(&MORE_HEADS)?;
        self.values(&heads, &COLUMN)
    }

    /// One number for each head, this between them.
    fn values(&mut self, heads: &[usize], between: &Regex) -> Option<Keys> {
        let mut numbers = [0; 4];
        for (at, part) in heads.iter().enumerate() {
            let mut attempt = *self;
            let apart = at == 0 || attempt.eat(between).is_some();
            match attempt.number().filter(|_| apart) {
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
    fn units(&mut self, farm: u32, form: Form) -> Option<Keys> {
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

    /// `bruk nr. 34 av gård nr. 12`.
    fn unit_first(&mut self) -> Option<Keys> {
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
    fn bare(&mut self) -> Option<Keys> {
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
