//! An archive is a folder: settings, catalogue, store, index, deliveries, reports. It can be
//! moved, copied and opened elsewhere; nothing in it names the place where it lies.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::catalogue::{self, Catalogue};
use crate::files;
use crate::ocr::Effort;
use crate::pdf::Bilevel;
use crate::store::Store;

/// What can be set for an archive, in `byggarkiv.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Tesseract's languages, the first one first.
    pub languages: Vec<String>,
    /// How much work a page is worth: Tesseract alone, or the second recogniser, too.
    pub reading: Effort,
    /// After how many seconds one reading of a page is stopped.
    pub reading_seconds: u32,
    /// A property surer than this (0–1) is used; below it waits for a person.
    pub threshold_eiendom: f32,
    /// Other readings (dates, types, parties, titles) surer than this (0–1) are used.
    pub threshold: f32,
    /// Memory that large pages take turns to use, in MiB.
    pub memory_mib: u64,
    /// How black and white pages are coded in archive PDFs.
    pub bilevel: Bilevel,
    /// Whether archive PDFs are linearised.
    pub linearise: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            languages: vec!["nor".to_owned()],
            reading: Effort::Standard,
            reading_seconds: 120,
            threshold_eiendom: 0.8,
            threshold: 0.6,
            memory_mib: 500,
            bilevel: Bilevel::default(),
            linearise: false,
        }
    }
}

const SETTINGS_FILE: &str = "byggarkiv.toml";

/// What a new archive is told in `byggarkiv.toml`.
const SETTINGS_TEMPLATE: &str = "\
# byggarkiv: innstillinger for dette arkivet
# Språk som Tesseract leser, det viktigste først (pakkene heter tesseract-ocr-nor osv.)
languages = [\"nor\"]
# Hvor grundig sidene leses: fast (Tesseract alene), standard (tvilsomme linjer leses av en leser til)
# eller best (to lesere på alle linjer); se «byggarkiv models»
reading = \"standard\"
# En lesing av en side som tar lengre tid enn dette (sekunder), stanses og meldes
reading_seconds = 120
# En eiendom som er funnet med lavere sikkerhet enn dette (0–1), venter på et menneske
threshold_eiendom = 0.8
# Datoer, dokumenttyper, parter og titler med lavere sikkerhet enn dette (0–1), venter på et menneske
threshold = 0.6
# Minne som store sider bruker etter tur, i MiB
memory_mib = 500
# Svart-hvite sider i arkiv-PDF-ene: \"jbig2\" (tapsfritt; G4 der det er mindre) eller \"g4\" (alltid G4)
bilevel = \"jbig2\"
# Arkiv-PDF-ene i den rekkefølgen en nettleser trenger (linearisert): første side vises før resten er hentet
linearise = false
";

/// An archive could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The folder holds no archive.
    #[error("{}: no archive here (byggarkiv.toml and catalogue.sqlite are missing)", .0.display())]
    NotAnArchive(PathBuf),
    /// The settings cannot be read.
    #[error("{}: {source}", path.display())]
    Settings {
        /// The settings file.
        path: PathBuf,
        /// What is wrong, with line and column.
        source: Box<toml::de::Error>,
    },
    /// The disk failed.
    #[error(transparent)]
    Files(#[from] files::Error),
    /// The catalogue failed.
    #[error(transparent)]
    Catalogue(#[from] catalogue::Error),
}

/// An open archive.
#[derive(Debug)]
pub struct Archive {
    root: PathBuf,
    /// Its settings.
    pub settings: Settings,
    /// What is known.
    pub catalogue: Catalogue,
    /// The files.
    pub store: Store,
}

impl Archive {
    /// Opens an archive.
    ///
    /// # Errors
    /// [`Error::NotAnArchive`] where there is none, else what failed.
    pub fn open(root: &Path) -> Result<Self, Error> {
        if !files::exists(&root.join(SETTINGS_FILE)) {
            return Err(Error::NotAnArchive(root.to_owned()));
        }
        Self::load(root)
    }

    /// Opens an archive, or makes a new one where the folder is missing or empty.
    ///
    /// # Errors
    /// What failed.
    pub fn open_or_create(root: &Path) -> Result<Self, Error> {
        let settings = root.join(SETTINGS_FILE);
        if !files::exists(&settings) {
            if files::exists(root) && !files::list(root)?.is_empty() {
                return Err(Error::NotAnArchive(root.to_owned()));
            }
            files::make_folder(root)?;
            files::write(&settings, SETTINGS_TEMPLATE.as_bytes())?;
        }
        Self::load(root)
    }

    fn load(root: &Path) -> Result<Self, Error> {
        let path = root.join(SETTINGS_FILE);
        let settings = toml::from_str(&files::read_text(&path)?)
            .map_err(|source| Error::Settings { path, source: Box::new(source) })?;
        for folder in ["store", "index", "deliveries", "reports"] {
            files::make_folder(&root.join(folder))?;
        }
        Ok(Self {
            root: root.to_owned(),
            settings,
            catalogue: Catalogue::open(&root.join("catalogue.sqlite"))?,
            store: Store::new(root.join("store")),
        })
    }

    /// The folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where the index lies.
    #[must_use]
    pub fn index(&self) -> PathBuf {
        self.root.join("index")
    }

    /// Where deliveries lie.
    #[must_use]
    pub fn deliveries(&self) -> PathBuf {
        self.root.join("deliveries")
    }

    /// Where reports lie.
    #[must_use]
    pub fn reports(&self) -> PathBuf {
        self.root.join("reports")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_archive_has_the_default_settings_and_opens_again() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("arkiv");
        assert!(matches!(Archive::open(&root), Err(Error::NotAnArchive(_))));
        assert_eq!(Archive::open_or_create(&root).unwrap().settings, Settings::default());
        assert_eq!(Archive::open(&root).unwrap().settings, Settings::default());
    }

    #[test]
    fn a_folder_with_other_things_in_it_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        files::write(&folder.path().join("feriebilder.txt"), b"x").unwrap();
        assert!(matches!(
            Archive::open_or_create(folder.path()),
            Err(Error::NotAnArchive(_))
        ));
    }
}
