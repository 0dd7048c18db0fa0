//! Would the depot accept it?
//!
//! Opens a delivery as a stranger: nothing of the rooms that write is used here. The files
//! are listed first; then every byte passes once, to be summed up and, where it is XML, read
//! and judged at the same time; nothing is unpacked. XML is read on a thread of its own, a tar
//! summed up on another, loose documents by many; all rules hear in one order on one thread,
//! so that what is said does not depend on how many there are. Memory does not grow with the
//! bytes, the ids (`ledger.rs` puts them aside) or what is stated of files (`spill.rs`), only
//! with the number of files (some 130 bytes a file: its name, size and digest).
//!
//! A rule is one place in `rules/` and one line in `rules::RULES`; it listens to the
//! documents' elements and speaks in findings.

mod arkade;
mod before;
mod bytes;
mod conclude;
mod document;
mod earlier;
mod header;
mod hearing;
mod ids;
mod kinds;
mod known;
mod ledger;
mod libxml2;
mod magic;
mod open;
mod package;
mod pass;
mod pdf;
mod profile;
mod reach;
pub mod report;
mod rule;
mod rules;
mod schemas;
mod signature;
mod spill;
mod statistics;
mod tar;
#[cfg(test)]
mod tests;
mod uttrekk;
mod verapdf;
mod verdict;
mod walk;
mod ways;
mod weigh;

use std::path::{Path, PathBuf};

pub use arkade::{Answer, Sheet, Stop};
pub use ids::IdList;
pub use profile::{Override, Profile};
pub use statistics::Statistics;
pub use verdict::{FileRow, Identity, Outcome, RuleResult, Told, Verdict};

use crate::files;

/// What can be chosen.
#[derive(Clone, Debug)]
pub struct Settings {
    /// How many findings of each severity a rule shows; the others are counted.
    pub shown_per_rule: u64,
    /// Whether Arkade's own reading of its tests is told beside ours.
    pub like_arkade: bool,
    /// What the institution asks for beyond the standard.
    pub profile: Profile,
    /// When it is judged, as the report shall tell; there is no clock here.
    pub at: Option<String>,
    /// Whether every file is listed in the verdict, for [`report::csv`].
    pub list_files: bool,
    /// How many threads may work; what is said does not depend on it.
    pub jobs: usize,
    /// veraPDF, where the PDFs shall be judged by it: the program, or a folder of its jars.
    pub verapdf: Option<PathBuf>,
    /// Earlier deliveries of the same creator, or the JSON reports on them.
    pub against: Vec<PathBuf>,
    /// Where the delivery's systemIDs are listed, sorted, for a later comparison.
    pub ids: Option<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            shown_per_rule: 100,
            like_arkade: false,
            profile: Profile::default(),
            at: None,
            list_files: false,
            jobs: 1,
            verapdf: None,
            against: Vec::new(),
            ids: None,
        }
    }
}

/// The delivery could not be judged at all.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file could not be read.
    #[error(transparent)]
    File(#[from] files::Error),
    /// Nothing there looks like a Noark 5 delivery.
    #[error("{}: no tar, no arkivuttrekk.xml and no dias-mets.xml here", path.display())]
    NotADelivery {
        /// What was to be judged.
        path: PathBuf,
    },
    /// A transfer file without its tar.
    #[error("{}: the tar that it describes is not beside it", path.display())]
    NoTar {
        /// The transfer file.
        path: PathBuf,
    },
    /// A folder with several tars: which one?
    #[error("{}: several tars here; name the one to judge", path.display())]
    SeveralTars {
        /// The folder.
        path: PathBuf,
    },
    /// What should be a report on an earlier delivery is none.
    #[error("{}: not a JSON report of byggarkiv validate: {said}", path.display())]
    NotAReport {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        said: String,
    },
    /// A zip around a tar, which is to be judged where it lies.
    #[error("{}: the zip holds {tar}; unpack the zip and judge the tar", path.display())]
    TarInZip {
        /// The zip.
        path: PathBuf,
        /// The tar in it.
        tar: String,
    },
    /// A zip that cannot be read.
    #[error("{}: the zip cannot be read", path.display())]
    Unsupported {
        /// What was to be judged.
        path: PathBuf,
    },
}

/// Judges a delivery: a folder that holds `{uuid}.tar` and `{uuid}.xml`, either of these
/// files, an unpacked package or extraction, or one of these in a zip. `progress` is told how many bytes have been
/// read since it was last told.
///
/// # Errors
/// [`Error`] where there is nothing to judge or a file cannot be read. What is wrong with the
/// delivery itself is in the verdict.
pub fn delivery(
    path: &Path,
    settings: &Settings,
    progress: &dyn Fn(u64),
) -> Result<Verdict, Error> {
    pass::judge(open::open(path)?, settings, progress)
}
