//! Arkade 5's 54 tests of a Noark 5 extraction, as they count and as they answer.
//!
//! Each is one line in [`TESTS`] and is read in one of two ways: by the standard, for the
//! numbers of the report, and as Arkade 2.12.4 reads, so that a report can be laid beside
//! Arkade's own line by line. Where Arkade would stop without a report, a test says so and
//! goes on. What a fault is, the rules in `rules/` judge; nothing here does.

mod classes;
mod counts;
pub(super) mod day;
mod documents;
mod listen;
mod missing;
mod name;
mod references;
mod scene;
mod sheet;
mod tally;
#[cfg(test)]
mod tests;
mod whole;

pub(super) use listen::Listener;
pub(super) use scene::Mode;
pub use sheet::{Answer, Sheet, Stop};
pub(super) use whole::Beside;

use missing::What;
use name::Name;
use scene::Test;
use tally::Tally;

/// One of the tests.
pub(super) struct Line {
    /// Arkade's number.
    pub(super) id: &'static str,
    /// Whether its numbers belong in every report; the others are judged by a rule, and only
    /// read here when Arkade's own answer is asked for.
    pub(super) statistics: bool,
    make: fn() -> Box<dyn Test>,
}

macro_rules! tests {
    ($($id:literal $statistics:literal $make:expr;)*) => {
        &[$(Line { id: $id, statistics: $statistics, make: || $make }),*]
    };
}

/// The tests in Arkade's order. 31, 49, 50 and 52–58 do not exist.
#[rustfmt::skip]
pub(super) const TESTS: &[Line] = tests![
    "N5.01" false Box::new(whole::Existence);
    "N5.02" false Box::new(whole::Checksums);
    "N5.03" false Box::new(whole::Schema);
    "N5.04" true  Box::new(classes::Arkiver::default());
    "N5.05" true  Box::new(classes::Arkivdeler::default());
    "N5.06" true  Tally::boxed(&counts::ARKIVDELSTATUS);
    "N5.07" true  Tally::boxed(&counts::SYSTEMS);
    "N5.08" true  Box::new(classes::Klasser::default());
    "N5.09" true  Box::new(classes::TommeKlasser::default());
    "N5.10" true  Box::new(classes::Mapper::default());
    "N5.11" true  Tally::boxed(&counts::MAPPER_BY_YEAR);
    "N5.12" true  Box::new(classes::Blandet::of(Name::Mappe));
    "N5.13" true  Box::new(classes::PerKlasse::of(Name::Mappe));
    "N5.14" true  Box::new(missing::TommeMapper::default());
    "N5.15" true  Tally::boxed(&counts::SAKSSTATUS);
    "N5.16" true  Tally::boxed(&counts::REGISTRERINGER);
    "N5.17" true  Tally::boxed(&counts::JOURNALPOSTTYPER);
    "N5.18" true  Tally::boxed(&counts::REGISTRERINGER_BY_YEAR);
    "N5.19" true  Box::new(classes::Blandet::of(Name::Registrering));
    "N5.20" true  Box::new(classes::PerKlasse::of(Name::Registrering));
    "N5.21" true  Box::new(missing::Mangler::of(What::Description));
    "N5.22" true  Tally::boxed(&counts::JOURNALSTATUS);
    "N5.23" true  Tally::boxed(&counts::DOKUMENTBESKRIVELSER);
    "N5.24" true  Box::new(missing::Mangler::of(What::Object));
    "N5.25" true  Tally::boxed(&counts::DOKUMENTSTATUS);
    "N5.26" true  Tally::boxed(&counts::DOKUMENTOBJEKTER);
    "N5.27" true  Box::new(documents::FirstAndLast::default());
    "N5.28" false Box::new(whole::Files);
    "N5.29" true  Box::new(documents::Formats::default());
    "N5.30" false Box::new(documents::Checksums::default());
    "N5.32" false Box::new(documents::References::of(documents::Which::Missing));
    "N5.33" false Box::new(documents::References::of(documents::Which::Unreferenced));
    "N5.34" true  Box::new(documents::References::of(documents::Which::Several));
    "N5.35" true  Tally::boxed(&counts::PARTER);
    "N5.36" true  Tally::boxed(&counts::MERKNADER);
    "N5.37" true  Tally::boxed(&counts::KRYSSREFERANSER);
    "N5.38" true  Box::new(documents::Presedenser::default());
    "N5.39" true  Tally::boxed(&counts::KORRESPONDANSEPARTER);
    "N5.40" true  Tally::boxed(&counts::AVSKRIVNINGER);
    "N5.41" true  Box::new(documents::Dokumentflyter::default());
    "N5.42" true  Tally::boxed(&counts::SKJERMINGER);
    "N5.43" true  Tally::boxed(&counts::GRADERINGER);
    "N5.44" true  Tally::boxed(&counts::KASSASJONER);
    "N5.45" true  Tally::boxed(&counts::UTFOERTE_KASSASJONER);
    "N5.46" true  Tally::boxed(&counts::KONVERTERINGER);
    "N5.47" false Box::new(references::Unique);
    "N5.48" false Box::new(references::Arkivdeler::default());
    "N5.51" false Box::new(references::Classes::default());
    "N5.59" true  Box::new(whole::Journals::default());
    "N5.60" true  Box::new(whole::Days::default());
    "N5.61" true  Box::new(whole::ChangeLog);
    "N5.62" false Box::new(references::Changes);
    "N5.63" false Box::new(references::Empty::default());
    "N5.64" true  Box::new(missing::Mangler::of(What::Bytes));
];
