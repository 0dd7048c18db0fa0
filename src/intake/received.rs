//! What came in: files, their digests, formats and pages.

use serde::{Deserialize, Serialize};

use super::{Oppdrag, SheetCount};
use crate::digest::Digest;
use crate::finding::Finding;
use crate::page::{Colour, Dpi, Format};

/// What a received file is, told by its content.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// TIFF or BigTIFF.
    Tiff,
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// PDF.
    Pdf,
    /// A list of checksums beside the scans.
    ChecksumList,
    /// `oppdrag.toml`.
    Oppdrag,
    /// `telling.csv`: the sheets counted in each folder.
    Telling,
    /// Anything else; kept, not read.
    Other,
}

impl Kind {
    /// The page format, where the file holds pages.
    #[must_use]
    pub fn format(self) -> Option<Format> {
        match self {
            Self::Tiff => Some(Format::Tiff),
            Self::Jpeg => Some(Format::Jpeg),
            Self::Png => Some(Format::Png),
            Self::Pdf => Some(Format::Pdf),
            Self::ChecksumList | Self::Oppdrag | Self::Telling | Self::Other => None,
        }
    }
}

impl From<Format> for Kind {
    fn from(format: Format) -> Self {
        match format {
            Format::Tiff => Self::Tiff,
            Format::Jpeg => Self::Jpeg,
            Format::Png => Self::Png,
            Format::Pdf => Self::Pdf,
        }
    }
}

/// A page of a received file, before it is decoded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageInfo {
    /// The page within the file, from 1.
    pub number: u32,
    /// Width in pixels; 0 on an unreadable page.
    pub width: u32,
    /// Height in pixels; 0 on an unreadable page.
    pub height: u32,
    /// The resolution: as stated, or as assumed.
    pub dpi: Dpi,
    /// The file states no resolution, or an impossible one; a finding tells the assumption.
    pub dpi_assumed: bool,
    /// What the pixels can show.
    pub colour: Colour,
    /// Bits a sample; 0 on an unreadable page.
    pub bits: u8,
    /// The page is no single image: it is rendered (PDF only).
    pub rendered: bool,
    /// The page cannot be decoded; a finding tells why. The pages beside it can be.
    pub unreadable: bool,
}

/// A received file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    /// Relative to the intake, `/` between folders, as it was received.
    pub path: String,
    /// Of the bytes as received; `None` where not even they could be read.
    pub digest: Option<Digest>,
    /// MD5 in hex, only where a received list asks for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub md5: Option<String>,
    /// Length in bytes.
    pub size: u64,
    /// What it is.
    pub kind: Kind,
    /// Its pages in order; empty where it has none or is unreadable.
    pub pages: Vec<PageInfo>,
    /// Why nothing of it can be used, where that is so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unreadable: Option<Finding>,
    /// The index in [`Intake::files`] of the first file in the same folder with the same bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duplicate_of: Option<usize>,
    /// The received list whose checksum agreed with the bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verified_by: Option<String>,
}

impl Received {
    /// The folder it lies in; empty at the top.
    #[must_use]
    pub fn folder(&self) -> &str {
        super::names::folder(&self.path)
    }

    /// The file name alone.
    #[must_use]
    pub fn name(&self) -> &str {
        super::names::file_name(&self.path)
    }

    pub(super) fn new(path: &str, bytes: &[u8], kind: Kind) -> Self {
        Self {
            path: path.to_owned(),
            digest: Some(Digest::of(bytes)),
            md5: None,
            size: bytes.len() as u64,
            kind,
            pages: Vec::new(),
            unreadable: None,
            duplicate_of: None,
            verified_by: None,
        }
    }

    /// A file whose bytes could not be had, or not held.
    pub(super) fn unreadable(
        path: &str,
        sum: Option<(Digest, u64)>,
        why: Finding,
    ) -> Self {
        Self {
            digest: sum.map(|(digest, _)| digest),
            size: sum.map_or(0, |(_, size)| size),
            unreadable: Some(why),
            ..Self::new(path, &[], Kind::Other)
        }
    }
}

/// All that came in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Intake {
    /// The files in natural order of their paths.
    pub files: Vec<Received>,
    /// The folders that hold files, in natural order; `""` is the top.
    pub folders: Vec<String>,
    /// Systems' own files (`Thumbs.db`, hidden files), left out with a note each.
    pub ignored: Vec<String>,
    /// What was not taken in at all (links, members that leave their folder, bombs), each
    /// with an error.
    pub refused: Vec<String>,
    /// The job, where `oppdrag.toml` lies beside the scans.
    pub oppdrag: Option<Oppdrag>,
    /// The sheets counted in each folder, by `oppdrag.toml` and `telling.csv`.
    #[serde(default)]
    pub telling: Vec<SheetCount>,
}

impl Intake {
    /// The files that hold pages, with their index in [`Intake::files`].
    pub fn scans(&self) -> impl Iterator<Item = (usize, &Received)> {
        self.files.iter().enumerate().filter(|(_, file)| file.kind.format().is_some())
    }
}
