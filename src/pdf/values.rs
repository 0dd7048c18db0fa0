//! What a PDF is made of, and what is said of it when it is made.

use std::io;

use jiff::Timestamp;

use super::Flavour;
use crate::access::Layers;
use crate::finding::Finding;
use crate::message::Message;
use crate::msg;
use crate::ocr::PageText;
use crate::page::PageSource;
use crate::place::Place;

/// What is said of the whole document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Info {
    /// The title; past 1,000 characters it is cut.
    pub title: String,
    /// The language of the text as BCP 47, such as `nb`; left out where it is no such tag.
    pub language: String,
    /// When the PDF is made, told in UTC.
    pub created: Timestamp,
    /// The program that makes it, with its version.
    pub producer: String,
    /// What names the document for ever, such as its systemID (M001); stands as
    /// `dc:identifier` and, as a digest, in the first part of the file's ID.
    pub document_id: String,
}

/// One page. Blank pages are left out by the caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The image; its resolution gives the size of the paper.
    pub picture: Picture,
    /// What was read on it, in pixels of the image.
    pub text: Option<PageText>,
    /// The clockwise turn that shows it upright: 0, 90, 180 or 270 degrees. The image and the
    /// places of its words are as received; viewers turn them.
    pub turn: u16,
    /// Where it came from, for findings.
    pub place: Place,
}

/// What is shown of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picture {
    /// The page as received.
    Page(PageSource),
    /// Layers made of it, for a copy that is not the archive's.
    Layers(Layers),
}

impl From<PageSource> for Picture {
    fn from(source: PageSource) -> Self {
        Self::Page(source)
    }
}

/// How a page's image came into the PDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Carried {
    /// The JPEG stream as received, byte for byte.
    JpegAsReceived,
    /// The G4 stream as received, byte for byte.
    G4AsReceived,
    /// Written as one G4 stream, decoded again and found equal pixel by pixel.
    G4Proved,
    /// Written as one lossless JBIG2 stream, decoded again and found equal pixel by pixel.
    Jbig2Proved,
    /// Written with deflate, which loses nothing.
    Flate,
    /// A JPEG in printing inks (CMYK), turned into RGB, then deflate.
    InksToRgb,
    /// In layers: a lossless mask of the writing, colours and paper of lower resolution.
    Layers,
}

/// What was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The flavour that the file claims. Always [`Flavour::A2u`]: the only text is our own
    /// layer, every character of which has Unicode, so 2u is never out of reach.
    pub flavour: Flavour,
    /// How each page's image was carried, in order.
    pub pages: Vec<Carried>,
    /// Words in the invisible text.
    pub words: u64,
    /// Bytes of the pages' image streams.
    pub image_bytes: u64,
    /// Bytes of the pages' content streams, which are the text layer and little else.
    pub text_bytes: u64,
    /// Length of the file in bytes.
    pub bytes: u64,
}

/// The PDF could not be made; what was written so far is to be thrown away.
#[derive(Debug, thiserror::Error)]
pub enum Error<E: std::error::Error + 'static> {
    /// The image of a page is damaged or of a kind that PDF/A cannot carry.
    #[error("{place}: {message}")]
    Image {
        /// The page.
        place: Place,
        /// What is wrong with it.
        message: Message,
    },
    /// There was not one page: a PDF must have at least one.
    #[error("a PDF without pages cannot be made")]
    NoPages,
    /// More pages than PDF/A has object numbers for (over a million).
    #[error("more pages than a PDF/A file can hold")]
    TooManyPages,
    /// A page could not be fetched.
    #[error("{0}")]
    Page(#[source] E),
    /// The file could not be written.
    #[error("{0}")]
    Write(#[from] io::Error),
}

impl<E: std::error::Error + 'static> Error<E> {
    /// What to tell the archivist, where the material is to blame.
    #[must_use]
    pub fn finding(&self) -> Option<Finding> {
        let Self::Image { place, message } = self else { return None };
        let finding = Finding::error(place.clone(), message.clone());
        Some(finding.hint(msg!("pdf-image-hint")))
    }
}
