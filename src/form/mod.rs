//! Here are words and boxes; what was filled in where?
//!
//! [`fields`] takes the words of a page and the boxes its rules enclose, and tells label and
//! value of each, with their places: of building forms, certificates, tables with heads, and
//! title blocks of drawings. Nothing is told of what stands in no box.

mod field;
mod label;
mod tick;

pub use field::{Field, fields};
pub use label::Label;

#[cfg(test)]
mod tests;
