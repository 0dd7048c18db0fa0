//! Where papers come from: a folder or a zip, listed once, read again by entry.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::{Error, Limits, folder, names, zipped};
use crate::digest::{Digest, DigestWriter};
use crate::files;
use crate::finding::{Finding, Noted};
use crate::msg;
use crate::place::Place;

/// An intake that can be read: a folder tree or a zip file.
#[derive(Debug)]
pub enum Source {
    /// A folder.
    Folder(PathBuf),
    /// A zip.
    Zip(zipped::Archive),
}

/// A file that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Relative to the intake, `/` between folders.
    pub path: String,
    /// Length in bytes, as the system or the zip says.
    pub size: u64,
    /// Where it is: a path below the folder, or the member's index.
    pub(super) at: At,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum At {
    Path(PathBuf),
    Member(usize),
}

/// What lies in a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The files to be read, in natural order.
    pub files: Vec<Entry>,
    /// Every folder, those without files too; `""` is the top.
    pub folders: Vec<String>,
    /// Systems' own files.
    pub ignored: Vec<String>,
    /// What is not taken in.
    pub refused: Vec<String>,
}

impl Source {
    /// Opens a folder or a zip file, told by content.
    ///
    /// # Errors
    /// [`Error`] where it is neither, or cannot be opened.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let what = path.metadata().map_err(files::at(path))?;
        if what.is_dir() {
            return Ok(Self::Folder(path.to_owned()));
        }
        match zipped::Archive::open(path)? {
            Some(archive) => Ok(Self::Zip(archive)),
            None => Err(Error::NotAnIntake { path: path.to_owned() }),
        }
    }

    /// What lies in it. Links are not followed, and nothing is unpacked yet.
    ///
    /// # Errors
    /// [`Error`] where a folder cannot be listed.
    pub fn list(&self, limits: &Limits) -> Result<Noted<Listing>, Error> {
        let mut lister = Lister::new(limits);
        match self {
            Self::Folder(root) => folder::list(root, &mut lister)?,
            Self::Zip(archive) => archive.list(&mut lister),
        }
        Ok(lister.finish())
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// [`Error::TooLarge`] past the limit, else what the system or the zip says.
    pub fn read(&self, entry: &Entry, limits: &Limits) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        let limit = limits.file_bytes;
        let too_large = || Error::TooLarge { path: entry.path.clone(), limit };
        if entry.size > limit {
            return Err(too_large());
        }
        // One more than allowed tells whether there is more than allowed.
        if self.copy(entry, limit + 1, &mut bytes)? > limit {
            return Err(too_large());
        }
        Ok(bytes)
    }

    /// The digest and length of a file too large to be held.
    ///
    /// # Errors
    /// As [`Source::read`].
    pub fn digest(&self, entry: &Entry) -> Result<(Digest, u64), Error> {
        let mut sum = DigestWriter::new(std::io::sink());
        self.copy(entry, u64::MAX, &mut sum)?;
        let (digest, length, _) = sum.finish();
        Ok((digest, length))
    }

    /// Copies at most `limit` bytes of a file, and tells how many that were. What a zip member
    /// gives past the length it states is an error.
    ///
    /// # Errors
    /// As [`Source::read`], and what `out` fails with.
    pub fn copy(
        &self,
        entry: &Entry,
        limit: u64,
        out: &mut impl Write,
    ) -> Result<u64, Error> {
        match (self, &entry.at) {
            (Self::Folder(root), At::Path(path)) => {
                folder::copy(&root.join(path), limit, out)
            }
            (Self::Zip(archive), At::Member(index)) => {
                archive.copy(*index, &entry.path, limit, out)
            }
            (Self::Folder(_), At::Member(_)) | (Self::Zip(_), At::Path(_)) => {
                Err(Error::NotAnIntake { path: PathBuf::from(&entry.path) })
            }
        }
    }
}

/// Gathers a listing, the same way for folder and zip.
pub(super) struct Lister<'a> {
    pub(super) limits: &'a Limits,
    listing: Listing,
    findings: Vec<Finding>,
    /// Files past the limit on their number.
    beyond: usize,
}

impl<'a> Lister<'a> {
    fn new(limits: &'a Limits) -> Self {
        Self { limits, listing: Listing::default(), findings: Vec::new(), beyond: 0 }
    }

    pub(super) fn folder(&mut self, path: &str) {
        if !names::is_system(path) {
            self.listing.folders.push(path.to_owned());
        }
    }

    pub(super) fn file(&mut self, path: String, size: u64, at: At) {
        if names::is_system(&path) {
            self.findings.push(Finding::note(Place::file(&path), msg!("intake-ignored")));
            self.listing.ignored.push(path);
        } else if self.listing.files.len() >= self.limits.files {
            self.beyond += 1;
            self.listing.refused.push(path);
        } else {
            self.listing.files.push(Entry { path, size, at });
        }
    }

    /// Something that is not taken in, and why.
    pub(super) fn refuse(&mut self, path: String, finding: Finding) {
        self.findings.push(finding);
        self.listing.refused.push(path);
    }

    pub(super) fn note(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    fn finish(mut self) -> Noted<Listing> {
        if self.beyond > 0 {
            let told =
                msg!("intake-too-many", refused = self.beyond, limit = self.limits.files);
            self.findings.push(
                Finding::error(Place::default(), told)
                    .hint(msg!("intake-hint-split-intake")),
            );
        }
        let Listing { files, folders, ignored, refused } = &mut self.listing;
        names::sort_naturally(files, |entry| &entry.path);
        for paths in [&mut *folders, ignored, refused] {
            names::sort_naturally(paths, |path| path);
        }
        folders.dedup();
        self.findings.sort_by(|a, b| {
            let file = |f: &Finding| f.place.file.clone().unwrap_or_default();
            names::natural_order(&file(a), &file(b))
        });
        Noted { value: self.listing, findings: self.findings }
    }
}
