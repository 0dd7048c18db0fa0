//! Why nothing could be read: always the machine or the request, never the page.

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
    /// The machine: Tesseract failed while reading.
    #[error("{}", self.message())]
    Engine {
        /// What it was doing.
        step: &'static str,
        /// What it said.
        said: String,
    },
}

impl OcrError {
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
            Self::Engine { step, said } => msg!("ocr-engine", step = *step, said = said),
        }
    }
}

/// The Debian package that brings a model.
fn package(language: &str) -> String {
    format!("tesseract-ocr-{}", language.to_lowercase().replace('_', "-"))
}
