//! Reading one expression: numbers, and the lists and tails that follow a first key.

use std::sync::LazyLock;

use regex::Regex;

use super::Kommunenummer;
use super::digits::{self, Number};
use super::mention::Style;
use super::pattern::*;

/// The key's numbers, with the kommunenummer written in it, if so.
pub(super) type Numbers = (Option<Kommunenummer>, [u32; 4]);

/// Reads one expression from one place on.
#[derive(Clone, Copy)]
pub(super) struct Parser<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    pub(super) style: Style,
    pub(super) mended: u32,
}

impl<'t> Parser<'t> {
    pub(super) fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    pub(super) fn eat(&mut self, pattern: &Regex) -> Option<&'t str> {
        let found = pattern.find(self.rest())?.as_str();
        self.at += found.len();
        Some(found)
    }

    pub(super) fn sees(&self, pattern: &Regex) -> bool {
        pattern.is_match(self.rest())
    }

    /// The next character, if it is a letter or digit: a number ends before it or is none.
    pub(super) fn runs_on(&self) -> bool {
        self.rest().starts_with(char::is_alphanumeric)
    }

    pub(super) fn number(&mut self) -> Option<u32> {
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
    pub(super) fn plain_number(&mut self) -> Option<u32> {
        let mended = self.mended;
        let mut attempt = *self;
        let value = attempt.number()?;
        (attempt.mended == mended).then(|| {
            *self = attempt;
            value
        })
    }

    /// The `/5` or `/0/2` after gnr and bnr.
    pub(super) fn more_parts(&mut self, numbers: &mut [u32; 4]) {
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
    pub(super) fn pair_list(
        &mut self,
        keys: &mut Vec<Numbers>,
        code: Option<Kommunenummer>,
    ) {
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
    pub(super) fn ends_item(&self, value: u32) -> bool {
        let year = (1800..=2099).contains(&value);
        let fits = match self.style {
            Style::Label => !self.runs_on(),
            Style::Text => self.sees(&AFTER_LIST) && !self.sees(&MONTH),
        };
        fits && !year && value > 0
    }

    /// `bnr. 12-15`: at most twenty, else it is something else.
    pub(super) fn eat_range(
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
    pub(super) fn unit_list(&mut self, farm: u32, keys: &mut Vec<Numbers>) {
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
    pub(super) fn tail(&mut self, keys: &mut [Numbers]) {
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
}
