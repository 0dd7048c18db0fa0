//! What stops a run: the machine or the request, never the material.

use crate::message::Message;
use crate::{
    archive, catalogue, files, index, intake, noark, ocr, package, page, store, validate,
};

/// A step could not be done. Sorted by room; each names its place.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The archive's folder.
    #[error(transparent)]
    Archive(#[from] archive::Error),
    /// The catalogue.
    #[error(transparent)]
    Catalogue(#[from] catalogue::Error),
    /// The store.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The disk.
    #[error(transparent)]
    Files(#[from] files::Error),
    /// The box that was handed in.
    #[error(transparent)]
    Intake(#[from] intake::Error),
    /// A page that could be decoded when it came in, and now cannot.
    #[error(transparent)]
    Decode(#[from] page::DecodeError),
    /// The recogniser.
    #[error(transparent)]
    Ocr(#[from] ocr::OcrError),
    /// A kept reading.
    #[error(transparent)]
    Stored(#[from] ocr::StoredError),
    /// A kept ALTO file.
    #[error(transparent)]
    Alto(#[from] ocr::alto::AltoError),
    /// The index.
    #[error(transparent)]
    Index(#[from] index::IndexError),
    /// An archive PDF.
    #[error(transparent)]
    Pdf(Box<crate::pdf::Error<Error>>),
    /// The extraction.
    #[error(transparent)]
    Noark(Box<noark::Error<Error>>),
    /// A path that no delivery may hold.
    #[error(transparent)]
    Dokumentfil(#[from] noark::value::NotADokumentfil),
    /// The package.
    #[error(transparent)]
    Package(#[from] package::Error),
    /// The check of a delivery.
    #[error(transparent)]
    Validate(#[from] validate::Error),
    /// Spooling between two passes.
    #[error("the spool: {0}")]
    Spool(#[from] rusqlite::Error),
    /// What the user asked for cannot be.
    #[error("{0}")]
    Asked(Message),
}

impl From<noark::Error<Error>> for Error {
    fn from(error: noark::Error<Error>) -> Self {
        match error {
            noark::Error::Source(own) => own,
            other => Self::Noark(Box::new(other)),
        }
    }
}

impl From<crate::pdf::Error<Error>> for Error {
    fn from(error: crate::pdf::Error<Error>) -> Self {
        match error {
            crate::pdf::Error::Page(own) => own,
            other => Self::Pdf(Box::new(other)),
        }
    }
}
