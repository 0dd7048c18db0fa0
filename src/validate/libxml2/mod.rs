//! libxml2, thinly bound: a stream goes in; elements, text and schema complaints come out.
//!
//! Why libxml2 at all: it agrees with Xerces on every Noark mutant tried, streams in constant
//! memory and knows its lines; no Rust engine does. Why not its tree reader: the reader's own
//! nodes lose their line past 65,535, the SAX events do not.
//!
//! `bound` is what libxml2 offers, `schema` compiles, `reader` reads a piece at a time and
//! writes what it met into a `batch`; `feed` gives it the pieces, on a thread of its own where
//! there are two, and lets the listener hear the batches in their order. `bound`, `schema` and
//! `reader` are the only files with `unsafe` code. What keeps it sound: every pointer libxml2
//! gives lives only within its callback and is copied within it (names live as long as the
//! parser, and are compared, never read, after their callback); our own state is reached
//! through one raw pointer that outlives the parser; contexts are freed in the order unplug,
//! parser, validator; a parser never leaves the thread that made it.

mod batch;
mod bound;
mod feed;
mod reader;
mod schema;
mod state;
mod word;

pub(super) use batch::Tag;
pub(super) use feed::{parse, parse_with};
pub(super) use schema::Schema;
pub(super) use word::Word;

/// What kind of trouble libxml2 reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// Not well-formed XML (or not namespace-well-formed); reading stops at the first.
    Form,
    /// A document type declaration; reading stops, so that no entity is ever expanded.
    Doctype,
    /// Against the schema; the code is libxml2's (`XML_SCHEMAV_…`).
    Schema(i32),
}

/// One remark of libxml2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Complaint {
    /// What kind.
    pub(super) trouble: Trouble,
    /// The line, from 1; 0 where there is none.
    pub(super) line: u64,
    /// libxml2's own words, in English, without the line end.
    pub(super) said: String,
}

/// Who listens while a document is read.
pub(super) trait Handler {
    /// A start tag.
    fn start(&mut self, tag: &Tag<'_>);
    /// A piece of text; long texts come in several.
    fn text(&mut self, text: &str);
    /// A piece of text that stands as CDATA.
    fn cdata(&mut self, text: &str) {
        self.text(text);
    }
    /// An end tag. `short` tells `<x/>`, where [`Self::wants_short`] asks for it.
    fn end(&mut self, short: bool);
    /// Whether `<x/>` is to be told from `<x></x>`; only UTF-8 is measured fast.
    fn wants_short(&self) -> bool {
        false
    }
    /// Something is wrong.
    fn complain(&mut self, complaint: Complaint);
}
