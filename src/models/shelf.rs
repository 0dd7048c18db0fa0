//! A models folder, and what lies in it.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::part::{Part, Pin};
use crate::digest::Digest;
use crate::files;
use crate::finding::Finding;
use crate::message::Message;
use crate::msg;
use crate::place::Place;

/// What was found where a part should lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "lowercase")]
pub enum State {
    /// The file, with the pinned digest.
    Right,
    /// Nothing.
    Missing,
    /// A file of another length.
    Length {
        /// Its length in bytes.
        found: u64,
    },
    /// A file of the right length with another digest.
    Digest {
        /// Its digest.
        found: Digest,
    },
}

/// One part in a models folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Which.
    pub part: Part,
    /// Where it should lie.
    pub path: PathBuf,
    /// What was found there.
    pub state: State,
}

/// A models folder: every part with its state, in the order of [`Part::ALL`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelf {
    /// The folder.
    pub folder: PathBuf,
    /// The parts.
    pub slots: Vec<Slot>,
}

impl Shelf {
    /// Looks into a folder, which need not be there. Every file is read whole: a tenth of a
    /// second where the processor knows SHA-256.
    ///
    /// # Errors
    /// [`files::Error`] where a file that is there cannot be read.
    pub fn look(folder: &Path) -> Result<Self, files::Error> {
        let slot = |part: Part| {
            let pin = part.installed();
            let path = folder.join(pin.name);
            let state = state(&path, &pin)?;
            Ok(Slot { part, path, state })
        };
        let slots = Part::ALL.into_iter().map(slot).collect::<Result<_, _>>()?;
        Ok(Self { folder: folder.to_owned(), slots })
    }

    /// Whether no part lies there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.slots.iter().all(|slot| slot.state == State::Missing)
    }

    /// Whether every part lies there and is the right one.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.slots.iter().all(|slot| slot.state == State::Right)
    }

    /// What is wrong, one error for each part that is missing or damaged. Of an empty folder
    /// too: whether that is a fault is for the caller to say.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        self.slots.iter().filter_map(Slot::finding).collect()
    }
}

impl Slot {
    fn finding(&self) -> Option<Finding> {
        let pin = self.part.installed();
        let told = match self.state {
            State::Right => return None,
            State::Missing => msg!("models-missing"),
            State::Length { found } => wrong_length(found, &pin),
            State::Digest { found } => wrong_digest(found, &pin),
        };
        let place = Place::file(self.path.display().to_string());
        let hint = msg!("models-hint-add", package = self.part.package().requirement());
        Some(Finding::error(place, told).hint(hint))
    }
}

/// A file that is longer or shorter than the pinned one.
pub(super) fn wrong_length(found: u64, pin: &Pin) -> Message {
    msg!("models-length", found = found, expected = pin.length)
}

/// A file that has another digest than the pinned one.
pub(super) fn wrong_digest(found: Digest, pin: &Pin) -> Message {
    msg!("models-digest", found = found.to_string(), expected = pin.digest().to_string())
}

/// A file that is there and cannot be read.
pub(super) fn unreadable(error: &files::Error) -> Finding {
    let place = Place::file(error.path.display().to_string());
    let told = msg!("models-unread", reason = error.source.to_string());
    Finding::error(place, told).hint(msg!("models-hint-unread"))
}

fn state(path: &Path, pin: &Pin) -> Result<State, files::Error> {
    if !files::exists(path) {
        return Ok(State::Missing);
    }
    let found = files::length(path)?;
    if found != pin.length {
        return Ok(State::Length { found });
    }
    let (found, _) = Digest::of_reader(files::open(path)?).map_err(files::at(path))?;
    Ok(if found == pin.digest() { State::Right } else { State::Digest { found } })
}
