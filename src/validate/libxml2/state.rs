//! What the reader's callbacks reach: the batch they write, names by number, and the parser.
#![allow(unsafe_code, reason = "libxml2 is a C library")]

use std::collections::HashMap;
use std::ffi::{c_char, c_long, c_void};
use std::ptr;

use super::batch::Batch;
use super::bound::{words, xmlByteConsumed, xmlSAX2GetLineNumber};

/// How many names are found without a look into the table.
const NEAR: usize = 256;

/// The numbers of the document's words. The parser keeps each name once, so that a name is
/// known by where it lies.
pub(super) struct Numbers {
    near: [(*const c_char, u32); NEAR],
    all: HashMap<*const c_char, u32>,
}

impl Numbers {
    fn new() -> Self {
        Self { near: [(ptr::null(), 0); NEAR], all: HashMap::new() }
    }

    /// The number of a word; a new one is told to the batch.
    pub(super) unsafe fn of(&mut self, word: *const c_char, batch: &mut Batch) -> u32 {
        let near = &mut self.near[(word.addr() ^ word.addr() >> 8) % NEAR];
        if near.0 == word {
            return near.1;
        }
        // SAFETY: null, or a name that the parser keeps.
        let Some(text) = (unsafe { words(word) }).filter(|text| !text.is_empty()) else {
            return 0;
        };
        let next = u32::try_from(self.all.len() + 1).expect("libxml2 sets a limit");
        let number = *self.all.entry(word).or_insert_with(|| {
            batch.word(text);
            next
        });
        *near = (word, number);
        number
    }
}

/// What the callbacks reach: the batch, and the parser to ask for the line.
pub(super) struct State {
    pub(super) batch: Batch,
    pub(super) numbers: Numbers,
    pub(super) parser: *mut c_void,
    pub(super) stopped: bool,
    wants_short: bool,
    /// How many bytes had been read when the start tag was told that nothing has followed.
    pub(super) opened: c_long,
}

impl State {
    pub(super) fn new(wants_short: bool) -> Self {
        Self {
            batch: Batch::default(),
            numbers: Numbers::new(),
            parser: ptr::null_mut(),
            stopped: false,
            wants_short,
            opened: -1,
        }
    }

    pub(super) fn line(&self) -> u32 {
        if self.parser.is_null() {
            return 1;
        }
        // SAFETY: the parser lives as long as the reader that owns this state.
        u32::try_from(unsafe { xmlSAX2GetLineNumber(self.parser) }).unwrap_or(0)
    }

    /// How many bytes have been read; -1 where that is not asked for or not known.
    pub(super) fn read(&self) -> c_long {
        if self.parser.is_null() || !self.wants_short {
            return -1;
        }
        // SAFETY: as in `line`.
        unsafe { xmlByteConsumed(self.parser) }
    }
}
