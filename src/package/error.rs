//! Why a package could not be written.

use std::path::PathBuf;

use crate::digest::Digest;
use crate::files;
use crate::finding::Finding;
use crate::message::Message;
use crate::msg;
use crate::place::Place;

/// A package could not be written. Nothing has its final name then.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file of the store is not what the catalogue says it is.
    #[error(transparent)]
    Changed(Box<Changed>),
    /// A path that leaves the package, or that not every system can hold.
    #[error("{0:?} cannot be a path in a package")]
    BadPath(String),
    /// Two members have the same path.
    #[error("{0} is in the package twice")]
    Twice(String),
    /// Documents come in byte order of their paths, so that none is there twice.
    #[error("{later} comes after {earlier}; documents come in the order of their paths")]
    Unsorted {
        /// The path that came first.
        earlier: String,
        /// The path that came next and belongs before it.
        later: String,
    },
    /// The members were others the second time they were gone through.
    #[error("the members changed while the package was being written")]
    Restless,
    /// There is a package of this name, which may have been delivered.
    #[error("{} is there already; a package is never written over", .0.display())]
    Exists(PathBuf),
    /// A file could not be read or written.
    #[error(transparent)]
    File(#[from] files::Error),
    /// The source of members or events failed.
    #[error("the members or events of the package could not be had")]
    Source(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// A file of the store is not what the catalogue says it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{path} is to be {expected} ({expected_size} bytes), but {file} is {found} ({found_size} bytes)"
)]
pub struct Changed {
    /// Its path in the package.
    pub path: String,
    /// The file it was read from, or `bytes` where it came from memory.
    pub file: String,
    /// The digest it was said to have.
    pub expected: Digest,
    /// The length it was said to have, in bytes.
    pub expected_size: u64,
    /// The digest it has, up to one byte past the length it was said to have.
    pub found: Digest,
    /// The length it has; one more than said stands for any more.
    pub found_size: u64,
}

impl Error {
    /// The same in words for the archivist, with the way out.
    #[must_use]
    pub fn finding(&self) -> Finding {
        let (file, message) = self.place_and_message();
        let hint = match self {
            Self::Changed(_) => msg!("package-changed-hint"),
            Self::Exists(_) => msg!("package-exists-hint"),
            Self::File(_) | Self::Source(_) => msg!("package-file-hint"),
            Self::BadPath(_)
            | Self::Twice(_)
            | Self::Unsorted { .. }
            | Self::Restless => {
                msg!("package-fault-hint")
            }
        };
        Finding::error(Place { file, ..Place::default() }, message).hint(hint)
    }

    fn place_and_message(&self) -> (Option<String>, Message) {
        match self {
            Self::Changed(changed) => {
                let Changed { path, file, expected, expected_size, found, found_size } =
                    &**changed;
                let message = msg!(
                    "package-changed",
                    path = path,
                    expected = expected.to_string(),
                    expectedSize = *expected_size,
                    found = found.to_string(),
                    foundSize = *found_size
                );
                (Some(file.clone()), message)
            }
            Self::BadPath(path) => (Some(path.clone()), msg!("package-bad-path")),
            Self::Twice(path) => (Some(path.clone()), msg!("package-twice")),
            Self::Unsorted { earlier, later } => {
                (Some(later.clone()), msg!("package-unsorted", earlier = earlier))
            }
            Self::Restless => (None, msg!("package-restless")),
            Self::Exists(path) => {
                (Some(path.display().to_string()), msg!("package-exists"))
            }
            Self::File(error) => {
                let reason = error.source.to_string();
                let message = msg!("package-file", reason = reason);
                (Some(error.path.display().to_string()), message)
            }
            Self::Source(source) => {
                (None, msg!("package-source", reason = source.to_string()))
            }
        }
    }
}
