//! The text of a page as ALTO 4.4: the one form in which it is kept.

/// What ALTO calls the other recogniser's reading of a word.
const RIVAL: &str = "rival reading";

mod divided;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub use read::{AltoError, MOST_BYTES, read};
pub use write::{Meta, write};
