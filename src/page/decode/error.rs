//! Why a page could not be had, in words for the archivist.

use crate::finding::Finding;
use crate::msg;
use crate::place::Place;

/// A page or a file could not be decoded. None of these stops a run: [`DecodeError::finding`]
/// makes it a finding, and the file is kept as it came.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    // The material is to blame.
    /// No bytes at all.
    #[error("the file is empty")]
    Empty,
    /// The file ends before its content does.
    #[error("the file is cut short: {detail}")]
    Truncated {
        /// What was missing.
        detail: String,
    },
    /// The content contradicts itself or its format.
    #[error("the file is damaged: {detail}")]
    Damaged {
        /// What was wrong.
        detail: String,
    },
    /// A PDF that wants a password.
    #[error("the file is encrypted")]
    Encrypted,
    /// The file has fewer pages than asked for.
    #[error("there is no page {page}, the file has {pages}")]
    NoSuchPage {
        /// The page asked for, from 1.
        page: u32,
        /// How many pages there are.
        pages: u32,
    },
    // We are.
    /// Sound, but of a kind that is not read here.
    #[error("not supported: {what}")]
    Unsupported {
        /// What was found, in the format's own words.
        what: String,
    },
    // The limits are.
    /// More pixels than the limits allow.
    #[error("{width} × {height} pixels, the limit is {side} a side and {pixels} in all")]
    TooLarge {
        /// Width in pixels as claimed.
        width: u64,
        /// Height in pixels as claimed.
        height: u64,
        /// The limit for a side, in pixels.
        side: u32,
        /// The limit for all pixels.
        pixels: u64,
    },
    /// More bytes than the limits allow, once unpacked.
    #[error("{packed} packed bytes become more than {limit}")]
    TooManyBytes {
        /// Length as packed, in bytes.
        packed: u64,
        /// How many bytes it may become.
        limit: u64,
    },
    /// A PDF page that asks for more drawing than the limits allow.
    #[error("drawing takes more than {steps} steps or {painted} painted pixels")]
    TooMuchWork {
        /// The limit for shapes' corners, glyphs and images.
        steps: u64,
        /// The limit for painted pixels.
        painted: u64,
    },
    /// More pages than the limits allow.
    #[error("{pages} pages, the limit is {limit}")]
    TooManyPages {
        /// How many there are.
        pages: u64,
        /// How many there may be.
        limit: u32,
    },
}

impl DecodeError {
    pub(super) fn damaged(detail: impl ToString) -> Self {
        Self::Damaged { detail: detail.to_string() }
    }

    pub(super) fn truncated(detail: impl ToString) -> Self {
        Self::Truncated { detail: detail.to_string() }
    }

    pub(super) fn unsupported(what: impl ToString) -> Self {
        Self::Unsupported { what: what.to_string() }
    }

    /// The error as a finding: what was found at `place`, and the way out.
    #[must_use]
    pub fn finding(&self, place: Place) -> Finding {
        let (message, hint) = match self {
            Self::Empty => (msg!("decode-empty"), msg!("decode-hint-send-again")),
            Self::Truncated { detail } => (
                msg!("decode-truncated", detail = detail),
                msg!("decode-hint-send-again"),
            ),
            Self::Damaged { detail } => {
                (msg!("decode-damaged", detail = detail), msg!("decode-hint-send-again"))
            }
            Self::Encrypted => (msg!("decode-encrypted"), msg!("decode-hint-decrypt")),
            Self::NoSuchPage { page, pages } => (
                msg!("decode-no-such-page", wanted = *page, pages = *pages),
                msg!("decode-hint-send-again"),
            ),
            Self::Unsupported { what } => {
                (msg!("decode-unsupported", what = what), msg!("decode-hint-convert"))
            }
            Self::TooLarge { width, height, side, pixels } => (
                msg!(
                    "decode-too-large",
                    width = *width,
                    height = *height,
                    side = *side,
                    megapixels = pixels / 1_000_000,
                ),
                msg!("decode-hint-smaller"),
            ),
            Self::TooManyBytes { packed, limit } => (
                msg!("decode-too-many-bytes", packed = packed >> 10, limit = limit >> 20),
                msg!("decode-hint-convert"),
            ),
            Self::TooMuchWork { steps, painted } => (
                msg!(
                    "decode-too-much-work",
                    steps = steps / 1_000_000,
                    painted = painted / 1_000_000_000,
                ),
                msg!("decode-hint-print"),
            ),
            Self::TooManyPages { pages, limit } => (
                msg!("decode-too-many-pages", pages = *pages, limit = *limit),
                msg!("decode-hint-split"),
            ),
        };
        Finding::error(place, message).hint(hint)
    }
}
