//! Why nothing could be read: the machine, the request, or a page that took too long.

use std::path::PathBuf;

use crate::message::Message;
use crate::msg;

/// What stops recognition.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OcrError {
    /// The request: a language name that is none.
    #[error("{}", self.message())]
    LanguageName {
        /// What was asked for.
        language: String,
    },
    /// The machine: no folder with Tesseract's models.
    #[error("{}", self.message())]
    NoModels {
        /// Where it was looked for.
        looked_in: Vec<PathBuf>,
    },
    /// The machine: a model is missing.
    #[error("{}", self.message())]
    MissingModel {
        /// The language, such as `nor`.
        language: String,
        /// Where it was looked for.
        folder: PathBuf,
    },
    /// The machine: Tesseract would not begin.
    #[error("{}", self.message())]
    Init {
        /// The languages, such as `nor+dan`.
        languages: String,
        /// The folder with the models.
        folder: PathBuf,
    },
    /// The machine: the second recogniser cannot be used.
    #[error("{}", self.message())]
    Second {
        /// The library or model.
        what: String,
        /// What it said.
        said: String,
    },
    /// Tesseract failed on the page.
    #[error("{}", self.message())]
    Engine,
    /// A reading was stopped because it took too long.
    #[error("{}", self.message())]
    TooLong {
        /// What it may take.
        seconds: u64,
    },
}

impl OcrError {
    /// Whether the page is to blame, not the machine: others may well be read.
    pub(super) fn is_of_page(&self) -> bool {
        matches!(self, Self::Engine | Self::TooLong { .. })
    }

    /// The words, with the way out.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::LanguageName { language } => {
                msg!("ocr-language-name", language = language)
            }
            Self::NoModels { looked_in } => {
                let folders: Vec<_> =
                    looked_in.iter().map(|f| f.display().to_string()).collect();
                msg!("ocr-no-models", folders = folders.join(", "))
            }
            Self::MissingModel { language, folder } => msg!(
                "ocr-missing-model",
                language = language,
                folder = folder.display().to_string(),
                package = package(language)
            ),
            Self::Init { languages, folder } => msg!(
                "ocr-init",
                languages = languages,
                folder = folder.display().to_string()
            ),
            Self::Second { what, said } => msg!("ocr-second", what = what, said = said),
            Self::Engine => msg!("ocr-engine"),
            Self::TooLong { seconds } => msg!("ocr-too-long", seconds = *seconds),
        }
    }
}

/// The Debian package that brings a model.
fn package(language: &str) -> String {
    format!("tesseract-ocr-{}", language.to_lowercase().replace('_', "-"))
}
