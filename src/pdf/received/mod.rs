//! Whether a received PDF is PDF/A for certain, so that it may be delivered unchanged.
//!
//! Not a validator: it knows only what scanners and their OCR programs write (images, and
//! text that is not seen) and refuses everything else, also where that would be valid. What
//! it accepts, veraPDF accepts (the tests see to that); what it refuses is rebuilt from its
//! pages and loses nothing but the form. Every dictionary may have only the keys named here,
//! so that scripts, attachments, forms, layers and transparency need no rules of their own.

mod cmap;
mod colour;
mod content;
mod document;
mod file;
mod font;
mod structure;
mod syntax;
mod xmp;

use file::File;

use super::Flavour;
use crate::message::Message;
use crate::msg;

/// Why a received PDF is not delivered as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It does not say that it is PDF/A, or is of a part that is no archive format (3, 4).
    NoClaim,
    /// It claims level A, whose tagging cannot be proved by a program.
    Tagged,
    /// It is encrypted.
    Encrypted,
    /// It has no ID in its trailer.
    NoId,
    /// It is not built as PDF/A must be, or in a way that is not followed here.
    Syntax {
        /// About where, in bytes from the start.
        byte: u64,
    },
    /// A stream is damaged, too large, or packed in a way that is not followed here.
    Stream {
        /// The number of the object.
        object: u32,
    },
    /// Something stands in it that PDF/A forbids or that is not proved here.
    Feature {
        /// The number of the object; of the page or catalogue where it has none of its own.
        object: u32,
        /// What: a key, a filter or an operator.
        name: String,
    },
    /// Colours whose look depends on the device, without an output intent that fits them.
    Colour {
        /// The number of the object.
        object: u32,
    },
    /// A font that is not embedded whole, or of a kind whose soundness is not proved here.
    Font {
        /// The number of the object.
        object: u32,
    },
    /// Text that is seen: whether its font has all it needs is not proved here.
    VisibleText {
        /// The number of the object that draws it.
        object: u32,
    },
    /// The XMP packet is damaged, holds what PDF/A does not define, or says something else
    /// than the document info.
    Metadata {
        /// The property.
        property: String,
    },
}

impl Reason {
    fn feature(object: u32, name: &[u8]) -> Self {
        Self::Feature { object, name: name.escape_ascii().to_string() }
    }

    /// The words for people.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::NoClaim => msg!("pdf-received-no-claim"),
            Self::Tagged => msg!("pdf-received-tagged"),
            Self::Encrypted => msg!("pdf-received-encrypted"),
            Self::NoId => msg!("pdf-received-no-id"),
            Self::Syntax { byte } => msg!("pdf-received-syntax", byte = *byte),
            Self::Stream { object } => msg!("pdf-received-stream", object = *object),
            Self::Feature { object, name } => {
                msg!("pdf-received-feature", object = *object, name = name)
            }
            Self::Colour { object } => msg!("pdf-received-colour", object = *object),
            Self::Font { object } => msg!("pdf-received-font", object = *object),
            Self::VisibleText { object } => {
                msg!("pdf-received-visible-text", object = *object)
            }
            Self::Metadata { property } => {
                msg!("pdf-received-metadata", property = property)
            }
        }
    }
}

/// What the file says of itself in an XMP packet, true or not.
#[must_use]
pub fn pdfa_claim(bytes: &[u8]) -> Option<Flavour> {
    xmp::packets(bytes).find_map(|packet| xmp::Properties::read(packet).ok()?.claim())
}

/// The flavour of PDF/A that the file is of for certain: it may be delivered unchanged.
///
/// # Errors
/// [`Reason`]: it is not, or that cannot be proved; the document is rebuilt from its pages.
pub fn accept_received(bytes: &[u8]) -> Result<Flavour, Reason> {
    let claim = pdfa_claim(bytes).ok_or(Reason::NoClaim)?;
    let file = File::read(bytes)?;
    file.check_streams()?;
    document::check(&file, claim)?;
    Ok(claim)
}
