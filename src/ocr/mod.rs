//! Here is a clean page; what does it say?

mod text;

pub use text::{Block, Line, PageText, Word};
