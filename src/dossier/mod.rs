//! Here are pages with facts; which belong together?
//!
//! Pages → documents ([`documents`]) → what each document says ([`document`]) → cases
//! ([`cases`]), and which letter answers which ([`answers`]). The last room that guesses: every
//! grouping says why, and a person's decision, kept elsewhere, wins over it.

mod answers;
mod case_title;
mod cases;
mod document;
mod pages;

pub use answers::{Answer, answers};
pub use cases::{CaseGroup, DocIn, cases};
pub use document::{DocumentFacts, document};
pub use pages::{DocumentGroup, PageIn, PageRole, documents};
