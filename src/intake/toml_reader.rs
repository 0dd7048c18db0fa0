//! TOML read value by value, each complaint with its line.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::finding::Finding;
use crate::message::Message;
use crate::msg;
use crate::place::Place;

/// A file being read, and what was noticed so far.
pub(super) struct Reader<'a> {
    path: &'a str,
    text: &'a str,
    pub(super) findings: Vec<Finding>,
}

/// A table with the name it has for people: `levering.kontakt`, empty at the top.
#[derive(Clone)]
pub(super) struct Table<'a> {
    table: &'a DeTable<'a>,
    name: String,
    span: Range<usize>,
}

/// A value, where it stands, and the full name of its field.
#[derive(Clone, Debug)]
pub(super) struct Found<T> {
    pub(super) value: T,
    pub(super) span: Range<usize>,
    pub(super) field: String,
}

type Spanned<'a> = toml::Spanned<DeValue<'a>>;

impl<'a> Reader<'a> {
    pub(super) fn new(path: &'a str, text: &'a str) -> Self {
        Self { path, text, findings: Vec::new() }
    }

    /// The top of the file.
    pub(super) fn top(&self, table: &'a DeTable<'a>) -> Table<'a> {
        Table { table, name: String::new(), span: 0..0 }
    }

    /// The place of a byte position: its line.
    pub(super) fn place(&self, span: &Range<usize>) -> Place {
        let before = &self.text.as_bytes()[..span.start.min(self.text.len())];
        let lines = before.iter().filter(|byte| **byte == b'\n').count();
        Place::file(self.path).line(lines as u64 + 1)
    }

    pub(super) fn error(&mut self, span: &Range<usize>, message: Message, hint: Message) {
        let finding = Finding::error(self.place(span), message).hint(hint);
        self.findings.push(finding);
    }

    /// Warns of every key that is not in the list.
    pub(super) fn known(&mut self, table: &Table<'a>, keys: &[&str]) {
        for (key, _) in table.table.iter() {
            if !keys.contains(&key.get_ref().as_ref()) {
                let told = msg!("oppdrag-unknown", field = table.field(key.get_ref()));
                let hint = msg!("oppdrag-hint-unknown", known = keys.join(", "));
                let finding = Finding::warning(self.place(&key.span()), told).hint(hint);
                self.findings.push(finding);
            }
        }
    }

    /// A text that is not empty, without white space around it.
    pub(super) fn text(&mut self, table: &Table<'a>, key: &str) -> Option<Found<String>> {
        let value = table.get(key)?;
        match value.get_ref() {
            DeValue::String(text) => {
                let text = text.trim();
                (!text.is_empty()).then(|| table.found(key, value, text.to_owned()))
            }
            _ => self.wrong(table, key, value, msg!("oppdrag-type-text")),
        }
    }

    /// As [`Self::text`], without where it stands.
    pub(super) fn plain(&mut self, table: &Table<'a>, key: &str) -> Option<String> {
        self.text(table, key).map(|found| found.value)
    }

    /// A whole number.
    pub(super) fn number(&mut self, table: &Table<'a>, key: &str) -> Option<Found<i64>> {
        let value = table.get(key)?;
        match value.get_ref() {
            DeValue::Integer(number) => {
                let parsed = i64::from_str_radix(number.as_str(), number.radix());
                match parsed {
                    Ok(number) => Some(table.found(key, value, number)),
                    Err(_) => self.wrong(table, key, value, msg!("oppdrag-type-number")),
                }
            }
            _ => self.wrong(table, key, value, msg!("oppdrag-type-number")),
        }
    }

    /// `true` or `false`.
    pub(super) fn flag(&mut self, table: &Table<'a>, key: &str) -> Option<bool> {
        let value = table.get(key)?;
        match value.get_ref() {
            DeValue::Boolean(flag) => Some(*flag),
            _ => self.wrong(table, key, value, msg!("oppdrag-type-flag")),
        }
    }

    /// A list of texts, or one text.
    pub(super) fn texts(&mut self, table: &Table<'a>, key: &str) -> Vec<String> {
        let Some(value) = table.get(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            return self.plain(table, key).into_iter().collect();
        };
        let mut texts = Vec::new();
        for item in items.iter() {
            match item.get_ref() {
                DeValue::String(text) if !text.trim().is_empty() => {
                    texts.push(text.trim().to_owned());
                }
                DeValue::String(_) => {}
                _ => {
                    self.wrong::<()>(table, key, item, msg!("oppdrag-type-text"));
                }
            }
        }
        texts
    }

    /// A date: TOML's own, or a text `ÅÅÅÅ-MM-DD`. Given as ISO 8601.
    pub(super) fn date(&mut self, table: &Table<'a>, key: &str) -> Option<String> {
        let value = table.get(key)?;
        let text = match value.get_ref() {
            DeValue::Datetime(date) => date.date.map(|date| date.to_string()),
            DeValue::String(text) => {
                Some(text.trim().to_owned()).filter(|t| !t.is_empty())
            }
            _ => return self.wrong(table, key, value, msg!("oppdrag-type-date")),
        }?;
        match text.parse::<jiff::civil::Date>() {
            Ok(date) => Some(date.to_string()),
            Err(_) => self.wrong(table, key, value, msg!("oppdrag-type-date")),
        }
    }

    /// A table within; an absent one is `None`.
    pub(super) fn table(&mut self, table: &Table<'a>, key: &str) -> Option<Table<'a>> {
        let value = table.get(key)?;
        match value.get_ref() {
            DeValue::Table(inner) => Some(table.inner(key, inner, value.span())),
            _ => self.wrong(table, key, value, msg!("oppdrag-type-table")),
        }
    }

    /// The tables of `[[key]]`.
    pub(super) fn tables(&mut self, table: &Table<'a>, key: &str) -> Vec<Table<'a>> {
        let Some(value) = table.get(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            return self
                .wrong(table, key, value, msg!("oppdrag-type-tables"))
                .unwrap_or_default();
        };
        let mut tables = Vec::new();
        for item in items.iter() {
            match item.get_ref() {
                DeValue::Table(inner) => {
                    tables.push(table.inner(key, inner, item.span()));
                }
                _ => {
                    self.wrong::<()>(table, key, item, msg!("oppdrag-type-tables"));
                }
            }
        }
        tables
    }

    /// One of a few words.
    pub(super) fn choice<T: Copy>(
        &mut self,
        table: &Table<'a>,
        key: &str,
        words: &[(&str, T)],
    ) -> Option<T> {
        let found = self.text(table, key)?;
        let choice = words.iter().find(|(word, _)| *word == found.value);
        if choice.is_none() {
            let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            self.error(
                &found.span,
                msg!("oppdrag-choice", field = found.field, found = found.value),
                msg!("oppdrag-hint-choice", known = known.join(", ")),
            );
        }
        choice.map(|(_, value)| *value)
    }

    fn wrong<T>(
        &mut self,
        table: &Table<'a>,
        key: &str,
        value: &Spanned<'a>,
        expected: Message,
    ) -> Option<T> {
        let found = match value.get_ref() {
            DeValue::String(_) => msg!("oppdrag-type-text"),
            DeValue::Integer(_) => msg!("oppdrag-type-number"),
            DeValue::Float(_) => msg!("oppdrag-type-float"),
            DeValue::Boolean(_) => msg!("oppdrag-type-flag"),
            DeValue::Datetime(_) => msg!("oppdrag-type-date"),
            DeValue::Array(_) => msg!("oppdrag-type-list"),
            DeValue::Table(_) => msg!("oppdrag-type-table"),
        };
        let told = msg!(
            "oppdrag-type",
            field = table.field(key),
            found = found,
            expected = expected,
        );
        self.error(&value.span(), told, msg!("oppdrag-hint-type"));
        None
    }
}

impl<'a> Table<'a> {
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    pub(super) fn span(&self) -> &Range<usize> {
        &self.span
    }

    /// The full name of a field of this table.
    pub(super) fn field(&self, key: &str) -> String {
        if self.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.name) }
    }

    fn get(&self, key: &str) -> Option<&'a Spanned<'a>> {
        self.table.get(key)
    }

    fn found<T>(&self, key: &str, value: &Spanned<'a>, inner: T) -> Found<T> {
        Found { value: inner, span: value.span(), field: self.field(key) }
    }

    fn inner(&self, key: &str, table: &'a DeTable<'a>, span: Range<usize>) -> Self {
        Self { table, name: self.field(key), span }
    }
}
