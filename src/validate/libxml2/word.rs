//! The names of elements, attributes and namespaces: each is kept once, and known by a number.

use std::fmt;
use std::ops::Deref;
use std::rc::Rc;

/// A name of the document that is being read. Numbers count from 0 in the order in which the
/// document first has them; 0 is the empty name. They say nothing in another document.
#[derive(Clone, Debug)]
pub(in super::super) struct Word {
    number: u32,
    text: Rc<str>,
}

impl Word {
    /// Its number in this document.
    pub(in super::super) fn number(&self) -> usize {
        self.number as usize
    }

    /// Whether it is the same name; both must be of the same document.
    pub(in super::super) fn same(&self, other: &Self) -> bool {
        self.number == other.number
    }

    pub(in super::super) fn as_str(&self) -> &str {
        &self.text
    }
}

impl Default for Word {
    fn default() -> Self {
        Self { number: 0, text: "".into() }
    }
}

impl Deref for Word {
    type Target = str;
    fn deref(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl PartialEq<str> for Word {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Word {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

/// The words of a document, by their numbers. libxml2 sets a limit on how many there may be.
#[derive(Debug)]
pub(super) struct Words(Vec<Word>);

impl Words {
    pub(super) fn new() -> Self {
        Self(vec![Word::default()])
    }

    pub(super) fn add(&mut self, text: &str) {
        let number = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        self.0.push(Word { number, text: text.into() });
    }

    pub(super) fn of(&self, number: u32) -> &Word {
        &self.0[number as usize]
    }
}
