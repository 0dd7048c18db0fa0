//! How does Noark 5 say this?
//!
//! The standard's own tree ([`tree`]) and its XML, version 5.0 of the delivery schemas. No
//! disk, no clock, no package: a value goes in, bytes come out, and memory is bounded by one
//! klasse. `KRAV.md` beside this file is the ledger of requirements.

pub mod codes;
pub mod eiendom;
pub mod tree;
pub mod value;
