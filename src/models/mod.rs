//! Is the second recogniser here, and is it the right one?
//!
//! PP-OCRv6 small is two models and the library that runs them. They are not in this program and
//! never fetched by it: somebody brings the files (`byggarkiv models add`), and only bytes with
//! the pinned digests are taken. Without them everything works with Tesseract alone.

mod add;
mod folders;
pub mod latin;
mod number;
mod onnx;
mod part;
mod shelf;
mod subnormal;

use std::path::{Path, PathBuf};

pub use self::add::{Added, add};
pub use self::folders::{folder, folders};
pub use self::part::{Package, Part, Pin};
pub use self::shelf::{Shelf, Slot, State};
pub use self::subnormal::without_subnormals;
use crate::files;
use crate::finding::Finding;

/// The three files of the second recogniser, all there and with the pinned digests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Models {
    /// ONNX Runtime's shared library.
    pub library: PathBuf,
    /// The model that finds lines.
    pub detector: PathBuf,
    /// The model that reads lines, cut to Latin characters.
    pub reader: PathBuf,
}

/// Models that are there and cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Some are missing or have other bytes than the pinned ones.
    #[error("{}: the models are damaged or not all there", .0.folder.display())]
    Damaged(Box<Shelf>),
    /// A file that is there cannot be read.
    #[error(transparent)]
    Files(#[from] files::Error),
}

impl Error {
    /// What is wrong, in words for people.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        match self {
            Self::Damaged(shelf) => shelf.findings(),
            Self::Files(error) => vec![shelf::unreadable(error)],
        }
    }
}

impl Models {
    /// The models in a folder; `None` where none of their files is there.
    ///
    /// # Errors
    /// [`Error::Damaged`] where some are missing or damaged, [`Error::Files`] where one cannot
    /// be read.
    pub fn find(folder: &Path) -> Result<Option<Self>, Error> {
        let shelf = Shelf::look(folder)?;
        if shelf.is_empty() {
            return Ok(None);
        }
        if !shelf.is_whole() {
            return Err(Error::Damaged(Box::new(shelf)));
        }
        let path = |part: Part| folder.join(part.installed().name);
        Ok(Some(Self {
            library: path(Part::Library),
            detector: path(Part::Detector),
            reader: path(Part::Reader),
        }))
    }

    /// The models in the first of these folders (see [`folders`]) that has any of their files:
    /// what is damaged there is told, not passed over for another folder's.
    ///
    /// # Errors
    /// As [`Models::find`].
    pub fn find_first(folders: &[PathBuf]) -> Result<Option<Self>, Error> {
        folders.iter().find_map(|folder| Self::find(folder).transpose()).transpose()
    }
}

#[cfg(test)]
mod tests;
