//! Here is a word; which papers have it?
//!
//! One entry per page, in tantivy. The analysis (which words a text has, in which forms
//! they are looked up) and the highlighting are our own, so that the same tokens decide
//! what is found, what a snippet marks and which words light up on the scan.
//!
//! What is put in must already be masked of personal numbers: an index keeps what it is given.

mod analysis;
mod dialect;
mod entry;
mod exclude;
mod expression;
mod mark;
mod query;
mod search;
mod store;
mod writer;

pub use entry::{Hit, Hits, PageEntry};
pub use mark::matching_words;
pub use query::{Query, first_day, last_day};
pub use store::{Index, IndexError};
pub use writer::Writer;

#[cfg(test)]
mod tests;
