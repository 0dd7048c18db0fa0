//! Read, write, list: sorted, atomic, the path in every error.

#![allow(clippy::disallowed_methods, reason = "the one place that may call std::fs")]

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Write};
use std::path::{Component, Path, PathBuf};

/// A file could not be read or written; the path is always named.
#[derive(Debug, thiserror::Error)]
#[error("{}: {source}", path.display())]
pub struct Error {
    /// The file or folder.
    pub path: PathBuf,
    /// What the system said.
    pub source: io::Error,
}

/// Names the path in an input/output error.
pub fn at(path: &Path) -> impl FnOnce(io::Error) -> Error + '_ {
    move |source| Error { path: path.to_owned(), source }
}

/// The whole of a file.
///
/// # Errors
/// [`Error`] with the path.
pub fn read(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(at(path))
}

/// The whole of a file that is at most `limit` bytes long.
///
/// # Errors
/// [`Error`] with the path; kind [`io::ErrorKind::FileTooLarge`] past the limit.
pub fn read_limited(path: &Path, limit: u64) -> Result<Vec<u8>, Error> {
    let length = fs::metadata(path).map_err(at(path))?.len();
    if length > limit {
        return Err(at(path)(io::ErrorKind::FileTooLarge.into()));
    }
    read(path)
}

/// A text file in UTF-8.
///
/// # Errors
/// [`Error`] with the path; kind [`io::ErrorKind::InvalidData`] where it is not UTF-8.
pub fn read_text(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(at(path))
}

/// A buffered reader.
///
/// # Errors
/// [`Error`] with the path.
pub fn open(path: &Path) -> Result<BufReader<File>, Error> {
    File::open(path).map(BufReader::new).map_err(at(path))
}

/// Whether the path is there.
#[must_use]
pub fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// The length of a file in bytes.
///
/// # Errors
/// [`Error`] with the path.
pub fn length(path: &Path) -> Result<u64, Error> {
    fs::metadata(path).map(|m| m.len()).map_err(at(path))
}

/// Makes a folder and those above it.
///
/// # Errors
/// [`Error`] with the path.
pub fn make_folder(path: &Path) -> Result<(), Error> {
    fs::create_dir_all(path).map_err(at(path))
}

/// Gives a file or folder another name on the same disk.
///
/// # Errors
/// [`Error`] with the path.
pub fn rename(from: &Path, to: &Path) -> Result<(), Error> {
    fs::rename(from, to).map_err(at(from))
}

/// Removes a folder and all in it; a folder that is not there is no error.
///
/// # Errors
/// [`Error`] with the path.
pub fn remove_folder(path: &Path) -> Result<(), Error> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(at(path)(error)),
        _ => Ok(()),
    }
}

/// Removes a file; a file that is not there is no error.
///
/// # Errors
/// [`Error`] with the path.
pub fn remove(path: &Path) -> Result<(), Error> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(at(path)(error)),
        _ => Ok(()),
    }
}

/// What lies in a folder, sorted by name byte for byte, so that every machine sees one order.
///
/// # Errors
/// [`Error`] with the path.
pub fn list(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let entries = fs::read_dir(folder).map_err(at(folder))?;
    let mut paths = entries
        .map(|entry| entry.map(|e| e.path()))
        .collect::<io::Result<Vec<_>>>()
        .map_err(at(folder))?;
    paths.sort();
    Ok(paths)
}

/// Writes a whole file or nothing: aside in the same folder, synced, then renamed.
///
/// # Errors
/// [`Error`] with the path.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let mut aside = Aside::create(path)?;
    aside.write_all(bytes).map_err(at(path))?;
    aside.keep()
}

/// A file being written aside; it takes its name only when [`Aside::keep`] is called.
#[derive(Debug)]
pub struct Aside {
    path: PathBuf,
    file: BufWriter<tempfile::NamedTempFile>,
}

impl Aside {
    /// Begins a file that will be called `path`; the folder is made where it is missing.
    ///
    /// # Errors
    /// [`Error`] with the path.
    pub fn create(path: &Path) -> Result<Self, Error> {
        let folder = path.parent().unwrap_or(Path::new("."));
        make_folder(folder)?;
        let file = tempfile::Builder::new()
            .prefix(".writing-")
            .tempfile_in(folder)
            .map_err(at(path))?;
        Ok(Self { path: path.to_owned(), file: BufWriter::with_capacity(1 << 16, file) })
    }

    /// Syncs it and gives it its name, over any file that had it.
    ///
    /// # Errors
    /// [`Error`] with the path.
    pub fn keep(self) -> Result<(), Error> {
        let path = self.path;
        let file = self.file.into_inner().map_err(|e| at(&path)(e.into_error()))?;
        keep_temporary(file, &path)
    }
}

/// Syncs a temporary file on the same disk and gives it its name, over any file that had it.
///
/// # Errors
/// [`Error`] with the path.
pub fn keep_temporary(file: tempfile::NamedTempFile, path: &Path) -> Result<(), Error> {
    if let Some(folder) = path.parent() {
        make_folder(folder)?;
    }
    file.as_file().sync_all().map_err(at(path))?;
    set_usual_mode(file.as_file()).map_err(at(path))?;
    file.persist(path).map_err(|e| at(path)(e.error))?;
    Ok(())
}

impl Write for Aside {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Temporary files are made readable by their owner only; an archive is to be read by others.
fn set_usual_mode(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

/// `relative` inside `root`, where it stays inside: no `..`, no root of its own, no drive.
#[must_use]
pub fn inside(root: &Path, relative: &str) -> Option<PathBuf> {
    let path = Path::new(relative);
    let plain = path.components().all(|c| matches!(c, Component::Normal(_)));
    (plain && path.components().next().is_some() && !relative.contains('\0'))
        .then(|| root.join(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_leaves_its_folder_is_refused() {
        let root = Path::new("/archive");
        assert_eq!(inside(root, "a/b.tif"), Some(PathBuf::from("/archive/a/b.tif")));
        for bad in ["../evil", "a/../../evil", "/etc/passwd", "", "a\0b", "."] {
            assert_eq!(inside(root, bad), None, "{bad:?}");
        }
    }

    #[test]
    fn a_file_not_kept_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x");
        let mut aside = Aside::create(&path).unwrap();
        aside.write_all(b"half").unwrap();
        drop(aside);
        assert_eq!(list(folder.path()).unwrap(), Vec::<PathBuf>::new());
        write(&path, b"whole").unwrap();
        assert_eq!(read(&path).unwrap(), b"whole");
    }
}
