//! Every received file and every derivative, named by its own SHA-256: kept once, never changed.

use std::fs::File;
use std::io::{Read as _, Write};
use std::path::{Path, PathBuf};

use crate::digest::{Digest, DigestWriter};
use crate::files;

/// A folder of files named by their digest: `store/ab/abcdef…`.
#[derive(Clone, Debug)]
pub struct Store {
    root: PathBuf,
}

/// The store failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The bytes kept under a digest no longer have it: bit rot or a hand in the store.
    #[error("{}: the bytes no longer have the digest {digest}", path.display())]
    Changed {
        /// The file in the store.
        path: PathBuf,
        /// The digest it was kept under.
        digest: Digest,
    },
    /// The disk failed.
    #[error(transparent)]
    Files(#[from] files::Error),
}

impl Store {
    /// The store in a folder, which is made at the first [`Self::put`].
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// Where the bytes of a digest lie, or would lie.
    #[must_use]
    pub fn path(&self, digest: Digest) -> PathBuf {
        let name = digest.to_string();
        self.root.join(&name[..2]).join(name)
    }

    /// Whether a digest is kept.
    #[must_use]
    pub fn has(&self, digest: Digest) -> bool {
        files::exists(&self.path(digest))
    }

    /// Keeps bytes; what is kept already is left alone.
    ///
    /// # Errors
    /// [`Error::Files`].
    pub fn put(&self, bytes: &[u8]) -> Result<Digest, Error> {
        let digest = Digest::of(bytes);
        if !self.has(digest) {
            files::write(&self.path(digest), bytes)?;
        }
        Ok(digest)
    }

    /// Keeps what `write` writes, without holding it in memory; also tells the length.
    ///
    /// # Errors
    /// What `write` fails with, and [`Error::Files`].
    pub fn put_with<T, E: From<Error>>(
        &self,
        write: impl FnOnce(&mut dyn Write) -> Result<T, E>,
    ) -> Result<(Digest, u64, T), E> {
        let aside = self.root.join(".incoming");
        files::make_folder(&aside).map_err(Error::from)?;
        let file = tempfile::NamedTempFile::new_in(&aside)
            .map_err(files::at(&aside))
            .map_err(Error::from)?;
        let mut out = DigestWriter::new(std::io::BufWriter::new(file));
        let value = write(&mut out)?;
        let (digest, length, out) = out.finish();
        let path = self.path(digest);
        let keep = || -> Result<(), files::Error> {
            let file = out.into_inner().map_err(|e| files::at(&path)(e.into_error()))?;
            files::keep_temporary(file, &path)
        };
        keep().map_err(Error::from)?;
        Ok((digest, length, value))
    }

    /// An empty file beside what is kept, for what is made in two steps; it is gone when it is
    /// closed.
    ///
    /// # Errors
    /// [`Error::Files`].
    pub fn spool(&self) -> Result<File, Error> {
        let aside = self.root.join(".incoming");
        files::make_folder(&aside)?;
        Ok(tempfile::tempfile_in(&aside).map_err(files::at(&aside))?)
    }

    /// The bytes of a digest, proved to have it.
    ///
    /// # Errors
    /// [`Error::Changed`], [`Error::Files`].
    pub fn get(&self, digest: Digest) -> Result<Vec<u8>, Error> {
        let path = self.path(digest);
        let bytes = files::read(&path)?;
        if Digest::of(&bytes) == digest {
            Ok(bytes)
        } else {
            Err(Error::Changed { path, digest })
        }
    }

    /// The first bytes of a digest, at most `length`; not proved.
    ///
    /// # Errors
    /// [`Error::Files`].
    pub fn head(&self, digest: Digest, length: u64) -> Result<Vec<u8>, Error> {
        let path = self.path(digest);
        let mut head = Vec::new();
        files::open(&path)?
            .take(length)
            .read_to_end(&mut head)
            .map_err(files::at(&path))?;
        Ok(head)
    }

    /// The folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back_and_what_was_changed_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path().join("store"));
        let digest = store.put(b"papir").unwrap();
        assert_eq!(store.get(digest).unwrap(), b"papir");
        let written: Result<_, Error> = store.put_with(|out| {
            out.write_all(b"papir").expect("a file takes bytes");
            Ok(7)
        });
        assert_eq!(written.unwrap(), (digest, 5, 7));
        files::write(&store.path(digest), b"papp").unwrap();
        assert!(matches!(store.get(digest), Err(Error::Changed { .. })));
    }
}
