//! How does Noark 5 say this?
//!
//! The standard's own tree ([`tree`]) and its XML, version 5.0 of the delivery schemas. No
//! disk, no clock, no package: a value goes in, bytes come out, and memory is bounded by one
//! klasse. `KRAV.md` beside this file is the ledger of requirements.

mod arkivstruktur;
mod arkivuttrekk;
pub mod codes;
pub mod eiendom;
mod element;
mod endringslogg;
mod findings;
mod groups;
mod journal;
mod registrering;
pub mod skjema;
#[cfg(test)]
mod tests;
pub mod tree;
pub mod value;

pub use arkivstruktur::arkivstruktur;
pub use arkivuttrekk::{Fil, UttrekkInfo, arkivuttrekk};
pub use element::{Counts, Error};
pub use endringslogg::endringslogg;
pub use journal::{
    JournalEntry, JournalHead, SCREENED, loepende_journal, offentlig_journal,
};

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
