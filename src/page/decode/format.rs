//! Which format a file has, told by its first bytes and never by its name.

use serde::{Deserialize, Serialize};

/// A format that holds pages.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// TIFF 6.0 or BigTIFF, one or many pages.
    Tiff,
    /// JPEG (ISO 10918-1), one page.
    Jpeg,
    /// PNG, one page.
    Png,
    /// PDF, one or many pages.
    Pdf,
}

impl Format {
    /// The format of these bytes; `None` where they are none of ours.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        const TIFF: [&[u8; 4]; 4] = [b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"];
        if TIFF.iter().any(|magic| bytes.starts_with(*magic)) {
            Some(Self::Tiff)
        } else if bytes.starts_with(b"\xff\xd8\xff") {
            Some(Self::Jpeg)
        } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(Self::Png)
        } else if is_pdf(bytes) {
            Some(Self::Pdf)
        } else {
            None
        }
    }

    /// Its name as people write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Tiff => "TIFF",
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Pdf => "PDF",
        }
    }

    /// The file name extensions that promise it, in lower case.
    #[must_use]
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Tiff => &["tif", "tiff"],
            Self::Jpeg => &["jpg", "jpeg", "jpe", "jfif"],
            Self::Png => &["png"],
            Self::Pdf => &["pdf"],
        }
    }
}

/// Readers accept the header anywhere in the first kilobyte (ISO 32000-1 annex H, note 13),
/// and scanners' own prefixes do occur.
fn is_pdf(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(1024)].windows(5).any(|window| window == b"%PDF-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_tell_the_format() {
        let check = |bytes: &[u8], expected| assert_eq!(Format::of(bytes), expected);
        check(b"II*\0\x08\0\0\0", Some(Format::Tiff));
        check(b"MM\0+\0\x08\0\0", Some(Format::Tiff));
        check(b"\xff\xd8\xff\xe0", Some(Format::Jpeg));
        check(b"\x89PNG\r\n\x1a\n", Some(Format::Png));
        check(b"\r\n%PDF-1.4", Some(Format::Pdf));
        check(b"Dette er bare tekst", None);
        check(b"", None);
    }
}
