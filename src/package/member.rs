//! What goes into a package: a path in it, and where the bytes are.

use std::borrow::Cow;
use std::path::PathBuf;

use crate::digest::Digest;

use super::error::Error;

/// The folder of everything that is delivered.
pub(super) const CONTENT: &str = "content/";
/// The folder of what describes the package.
pub(super) const ADMINISTRATIVE: &str = "administrative_metadata/";
/// The folder for descriptions of the archive; empty in a SIP as a rule.
pub(super) const DESCRIPTIVE: &str = "descriptive_metadata/";

/// A file of the package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Relative to the package, `/` between folders: `content/DOKUMENT/0001.pdf`.
    pub path: String,
    /// Where its bytes are.
    pub content: Content,
    /// Their digest, as known beforehand.
    pub digest: Digest,
    /// Their number.
    pub size: u64,
    /// The format, where it is known better than by the file extension.
    pub format: Option<FileFormat>,
    /// What the file was called when it was received.
    pub original_name: Option<String>,
    /// The digests of the received files it was made from.
    pub sources: Vec<Digest>,
}

/// Where bytes are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// In a file, read once, when the package is written.
    File(PathBuf),
    /// Here.
    Bytes(Cow<'static, [u8]>),
}

/// A file format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileFormat {
    /// Its name, `PDF/A-2u`.
    pub name: String,
    /// PRONOM's name for it, `fmt/478`.
    pub puid: Option<String>,
}

impl Member {
    /// A file on disk whose digest and length are known.
    pub fn file(
        path: impl Into<String>,
        file: impl Into<PathBuf>,
        digest: Digest,
        size: u64,
    ) -> Self {
        Self::with(path.into(), Content::File(file.into()), digest, size)
    }

    /// Bytes at hand.
    pub fn bytes(path: impl Into<String>, bytes: impl Into<Cow<'static, [u8]>>) -> Self {
        let bytes = bytes.into();
        let (digest, size) = (Digest::of(&bytes), bytes.len() as u64);
        Self::with(path.into(), Content::Bytes(bytes), digest, size)
    }

    fn with(path: String, content: Content, digest: Digest, size: u64) -> Self {
        let (format, original_name) = (None, None);
        Self { path, content, digest, size, format, original_name, sources: Vec::new() }
    }

    /// The same bytes at another path.
    pub(super) fn at(&self, path: String) -> Self {
        Self { path, ..self.clone() }
    }

    /// The file extension in lower case; empty where there is none.
    pub(super) fn extension(&self) -> String {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name.rsplit_once('.').map(|(_, end)| end.to_lowercase()).unwrap_or_default()
    }

    /// Whether the path stays in the package and means the same everywhere; nothing may
    /// take the place of what the package itself writes.
    pub(super) fn check(&self) -> Result<(), Error> {
        let path = &self.path;
        let folder = [CONTENT, ADMINISTRATIVE, DESCRIPTIVE];
        let sound = folder.iter().any(|folder| path.starts_with(folder))
            && path.split('/').all(is_name)
            && !path.starts_with("administrative_metadata/dias-premis.");
        if sound { Ok(()) } else { Err(Error::BadPath(path.clone())) }
    }
}

/// What is no name on some system, or no path in the URL of a METS file.
const BAD: &str = "\\:*?\"<>|%#\u{fffe}\u{ffff}";

/// A name that no system reads as anything but a name.
fn is_name(step: &str) -> bool {
    let bad = |c: char| c.is_control() || BAD.contains(c);
    !matches!(step, "" | "." | "..") && step.len() <= 255 && !step.chars().any(bad)
}

/// Values that can be gone through again and again, one at a time, so that a package of a
/// million documents needs no more memory than one of ten.
pub trait Feed<T> {
    /// Gives every value to `take`, each time in the same order.
    ///
    /// # Errors
    /// What `take` gives back, at once; [`Error::Source`] for failures of its own.
    fn each(&self, take: &mut dyn FnMut(T) -> Result<(), Error>) -> Result<(), Error>;
}

impl<T: Clone> Feed<T> for Vec<T> {
    fn each(&self, take: &mut dyn FnMut(T) -> Result<(), Error>) -> Result<(), Error> {
        self.iter().cloned().try_for_each(take)
    }
}

impl<T, F> Feed<T> for F
where
    F: Fn(&mut dyn FnMut(T) -> Result<(), Error>) -> Result<(), Error>,
{
    fn each(&self, take: &mut dyn FnMut(T) -> Result<(), Error>) -> Result<(), Error> {
        self(take)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_leaves_the_package_is_refused() {
        let sound = |path: &str| Member::bytes(path, &b""[..]).check().is_ok();
        for good in ["content/arkivstruktur.xml", "content/DOKUMENT/å b.pdf"] {
            assert!(sound(good), "{good}");
        }
        for bad in [
            "",
            "content/",
            "content/../evil",
            "../content/evil",
            "/content/evil",
            "content//evil",
            "content/./evil",
            "content/a\\..\\evil",
            "content/c:evil",
            "content/a\nb",
            "content/100%.pdf",
            "dias-mets.xml",
            "elsewhere/x",
            "administrative_metadata/dias-premis.xml",
        ] {
            assert!(!sound(bad), "{bad}");
        }
    }
}
