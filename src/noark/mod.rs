//! How does Noark 5 say this?
//!
//! The standard's own tree ([`tree`]) and its XML, version 5.0 of the delivery schemas. No
//! disk, no clock, no package: a value goes in, bytes come out, and memory is bounded by one
//! klasse. `KRAV.md` beside this file is the ledger of requirements.

mod arkivstruktur;
pub mod codes;
pub mod eiendom;
mod element;
mod groups;
mod registrering;
#[cfg(test)]
mod tests;
pub mod tree;
pub mod value;

pub use arkivstruktur::arkivstruktur;
pub use element::{Counts, Error};

/// What a depot may want otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// What stands in `format`.
    pub format: FormatStyle,
}

/// What stands in `format` (M701) and in konvertertFraFormat, konvertertTilFormat.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FormatStyle {
    /// The file extension, PRONOM's name in formatDetaljer: no error in Arkade N5.29.
    #[default]
    Filendelse,
    /// PRONOM's name, as the standard's text has it; Arkade flags every document.
    Puid,
}
