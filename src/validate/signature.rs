//! What a file is by its own bytes: a PRONOM id, and what a PDF claims of itself.
//!
//! Bytes are looked at as they pass to be summed up; nothing is read twice. The signatures are
//! those of the formats that an archive of building cases meets (`data/formats.tsv`); what is
//! not among them is unknown, not wrong.

use memchr::memmem;

use super::known::{Approved, approved};

/// How many of the first, and of the last, bytes are looked at.
const HEAD: usize = 4096;
const TAIL: usize = 2048;
/// The longest thing that is looked for in a PDF (bytes).
const OVERLAP: usize = 64;

/// What a file turned out to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Signature {
    /// The place of its PRONOM id in [`KNOWN`], from 1; 0 where it is unknown.
    number: u8,
    /// A PDF that cannot be read to its end, or has no end.
    pub(super) broken: bool,
    /// A PDF that asks for a key.
    pub(super) encrypted: bool,
}

/// PRONOM id, name, and the extensions that fit.
type Known = (&'static str, &'static str, &'static [&'static str]);

const PDF: &[&str] = &["pdf"];
const TEXT: &[&str] =
    &["txt", "csv", "json", "xml", "html", "htm", "sos", "sql", "xsd", "gml", "log"];

/// The formats that are recognised.
const KNOWN: &[Known] = &[
    ("fmt/95", "PDF/A-1a", PDF),
    ("fmt/354", "PDF/A-1b", PDF),
    ("fmt/476", "PDF/A-2a", PDF),
    ("fmt/477", "PDF/A-2b", PDF),
    ("fmt/478", "PDF/A-2u", PDF),
    ("fmt/479", "PDF/A-3a", PDF),
    ("fmt/480", "PDF/A-3b", PDF),
    ("fmt/481", "PDF/A-3u", PDF),
    ("fmt/14", "PDF 1.0", PDF),
    ("fmt/15", "PDF 1.1", PDF),
    ("fmt/16", "PDF 1.2", PDF),
    ("fmt/17", "PDF 1.3", PDF),
    ("fmt/18", "PDF 1.4", PDF),
    ("fmt/19", "PDF 1.5", PDF),
    ("fmt/20", "PDF 1.6", PDF),
    ("fmt/276", "PDF 1.7", PDF),
    ("fmt/1129", "PDF 2.0", PDF),
    ("fmt/353", "TIFF", &["tif", "tiff"]),
    ("fmt/42", "JPEG (JFIF 1.00)", &["jpg", "jpeg", "jpe"]),
    ("fmt/43", "JPEG (JFIF 1.01)", &["jpg", "jpeg", "jpe"]),
    ("fmt/44", "JPEG (JFIF 1.02)", &["jpg", "jpeg", "jpe"]),
    ("fmt/41", "JPEG", &["jpg", "jpeg", "jpe"]),
    ("x-fmt/392", "JPEG 2000", &["jp2"]),
    ("fmt/11", "PNG", &["png"]),
    ("fmt/3", "GIF 87a", &["gif"]),
    ("fmt/4", "GIF 89a", &["gif"]),
    ("fmt/116", "BMP", &["bmp", "dib"]),
    ("fmt/101", "XML", TEXT),
    ("fmt/412", "Word (OOXML)", &["docx"]),
    ("fmt/214", "Excel (OOXML)", &["xlsx"]),
    ("fmt/215", "PowerPoint (OOXML)", &["pptx"]),
    (
        "x-fmt/263",
        "ZIP",
        &["zip", "siard", "odt", "ods", "odp", "docx", "xlsx", "pptx", "ifczip"],
    ),
    ("fmt/111", "OLE2 (Office 97–2003)", &["doc", "xls", "ppt", "msg", "vsd", "mpp"]),
    ("fmt/45", "RTF", &["rtf"]),
    ("x-fmt/265", "TAR", &["tar"]),
    ("fmt/289", "WARC", &["warc"]),
    ("fmt/6", "WAVE", &["wav"]),
    ("fmt/279", "FLAC", &["flac"]),
    ("fmt/134", "MP3", &["mp3"]),
    ("fmt/199", "MP4", &["mp4", "m4a", "m4v", "mov"]),
    ("fmt/569", "Matroska", &["mkv"]),
    ("x-fmt/111", "Text", TEXT),
];

impl Signature {
    /// The PRONOM id; `None` where the format is unknown.
    pub(super) fn puid(self) -> Option<&'static str> {
        self.known().map(|known| known.0)
    }

    /// The format's name.
    pub(super) fn name(self) -> Option<&'static str> {
        self.known().map(|known| known.1)
    }

    /// Whether a file of this format may be named so.
    pub(super) fn fits(self, extension: &str) -> bool {
        let extension = extension.to_lowercase();
        self.known().is_none_or(|known| known.2.contains(&extension.as_str()))
    }

    /// How the regulation's list approves of it.
    pub(super) fn approved(self) -> Option<Approved> {
        self.puid().and_then(approved)
    }

    fn known(self) -> Option<&'static Known> {
        KNOWN.get(usize::from(self.number).checked_sub(1)?)
    }

    fn of(puid: &str) -> Self {
        let at = KNOWN.iter().position(|known| known.0 == puid).map_or(0, |at| at + 1);
        Self { number: u8::try_from(at).unwrap_or(0), ..Self::default() }
    }
}

/// Looks at bytes as they pass.
#[derive(Debug, Default)]
pub(super) struct Probe {
    head: Vec<u8>,
    /// The last bytes so far.
    tail: Vec<u8>,
    length: u64,
    pdf: Option<Claims>,
}

/// What was met in a PDF: the part and level that its metadata claim.
#[derive(Debug, Default)]
struct Claims {
    part: Option<u8>,
    level: Option<u8>,
    encrypted: bool,
}

impl Probe {
    /// The next bytes.
    pub(super) fn see(&mut self, bytes: &[u8]) {
        if bytes.is_empty() {
            return;
        }
        let room = HEAD.saturating_sub(self.head.len()).min(bytes.len());
        self.head.extend_from_slice(&bytes[..room]);
        if self.length == 0
            && self.head.windows(5).take(1024).any(|five| five == b"%PDF-")
        {
            self.pdf = Some(Claims::default());
        }
        if let Some(claims) = &mut self.pdf {
            let from = self.tail.len().saturating_sub(OVERLAP);
            let seam = [&self.tail[from..], &bytes[..bytes.len().min(OVERLAP)]].concat();
            claims.search(&seam);
            claims.search(bytes);
        }
        self.length += bytes.len() as u64;
        if bytes.len() >= TAIL {
            self.tail.clear();
            self.tail.extend_from_slice(&bytes[bytes.len() - TAIL..]);
        } else {
            self.tail.extend_from_slice(bytes);
            let more = self.tail.len().saturating_sub(TAIL);
            self.tail.drain(..more);
        }
    }

    /// What the file is.
    pub(super) fn finish(self) -> Signature {
        match self.pdf {
            Some(claims) => claims.signature(&self.head, &self.tail),
            None => Signature::of(by_head(&self.head)),
        }
    }
}

impl Claims {
    fn search(&mut self, bytes: &[u8]) {
        if self.part.is_none() {
            self.part = claim(bytes, b"pdfaid:part");
        }
        if self.level.is_none() {
            self.level =
                claim(bytes, b"pdfaid:conformance").map(|b| b.to_ascii_lowercase());
        }
        self.encrypted = self.encrypted || asks_for_key(bytes);
    }

    fn signature(&self, head: &[u8], tail: &[u8]) -> Signature {
        let name = match (self.part, self.level) {
            (Some(part), Some(level)) => {
                format!("PDF/A-{}{}", char::from(part), char::from(level))
            }
            _ => {
                let at = find(head, b"%PDF-").map_or(0, |at| at + 5);
                let version = head.get(at..at + 3).unwrap_or_default();
                format!("PDF {}", String::from_utf8_lossy(version))
            }
        };
        let puid = KNOWN.iter().find(|known| known.1 == name).map_or("", |known| known.0);
        let broken = find(tail, b"%%EOF").is_none() || find(tail, b"startxref").is_none();
        Signature { broken, encrypted: self.encrypted, ..Signature::of(puid) }
    }
}

/// The first letter or digit of a claim, as an element's text or an attribute's value.
fn claim(bytes: &[u8], name: &[u8]) -> Option<u8> {
    let at = find(bytes, name)? + name.len();
    let rest = bytes.get(at..)?.iter().take(24);
    rest.copied().find(u8::is_ascii_alphanumeric)
}

/// Whether there is an `/Encrypt` that leads to something.
fn asks_for_key(bytes: &[u8]) -> bool {
    let word = b"/Encrypt";
    memmem::find_iter(bytes, word)
        .any(|at| matches!(bytes.get(at + word.len()), Some(b' ' | b'\n' | b'<')))
}

/// Where a word stands.
fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    memmem::find(bytes, word)
}

/// The PRONOM id by a file's first bytes; empty where it is unknown.
fn by_head(head: &[u8]) -> &'static str {
    let starts = |magic: &[u8]| head.starts_with(magic);
    let has = |word: &[u8]| find(head, word).is_some();
    match head {
        _ if starts(b"II*\0") || starts(b"MM\0*") => "fmt/353",
        _ if starts(b"\xff\xd8\xff\xe0") && head.get(6..11) == Some(b"JFIF\0") => {
            match head.get(12) {
                Some(0) => "fmt/42",
                Some(1) => "fmt/43",
                _ => "fmt/44",
            }
        }
        _ if starts(b"\xff\xd8\xff") => "fmt/41",
        _ if starts(b"\0\0\0\x0cjP  \r\n\x87\n") => "x-fmt/392",
        _ if starts(b"\x89PNG\r\n\x1a\n") => "fmt/11",
        _ if starts(b"GIF87a") => "fmt/3",
        _ if starts(b"GIF89a") => "fmt/4",
        _ if starts(b"BM") && head.len() > 26 && head[14] == 40 => "fmt/116",
        _ if starts(b"PK\x03\x04") && has(b"word/") => "fmt/412",
        _ if starts(b"PK\x03\x04") && has(b"xl/") => "fmt/214",
        _ if starts(b"PK\x03\x04") && has(b"ppt/") => "fmt/215",
        _ if starts(b"PK\x03\x04") => "x-fmt/263",
        _ if starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") => "fmt/111",
        _ if starts(b"{\\rtf") => "fmt/45",
        _ if head.get(257..262) == Some(b"ustar") => "x-fmt/265",
        _ if starts(b"WARC/") => "fmt/289",
        _ if starts(b"RIFF") && head.get(8..12) == Some(b"WAVE") => "fmt/6",
        _ if starts(b"fLaC") => "fmt/279",
        _ if starts(b"ID3") => "fmt/134",
        _ if head.get(4..8) == Some(b"ftyp") => "fmt/199",
        _ if starts(b"\x1a\x45\xdf\xa3") && has(b"matroska") => "fmt/569",
        _ if starts(b"<?xml") || starts(b"\xef\xbb\xbf<?xml") => "fmt/101",
        _ if is_text(head) => "x-fmt/111",
        _ => "",
    }
}

/// Whether these are letters and line ends only, in UTF-8 as far as can be seen.
fn is_text(head: &[u8]) -> bool {
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) if head.len() == HEAD && head.len() - error.valid_up_to() < 4 => {
            std::str::from_utf8(&head[..error.valid_up_to()]).unwrap_or_default()
        }
        Err(_) => return false,
    };
    !text.is_empty()
        && text.chars().all(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(bytes: &[u8], step: usize) -> Signature {
        let mut probe = Probe::default();
        bytes.chunks(step).for_each(|piece| probe.see(piece));
        probe.finish()
    }

    #[test]
    fn a_pdf_is_what_its_metadata_claim_in_whatever_pieces_it_comes() {
        let pdf = |claims: &str| {
            let filling = " ".repeat(3000);
            format!("%PDF-1.4\n{filling}{claims}{filling}startxref\n9\n%%EOF\n")
                .into_bytes()
        };
        let cases = [
            ("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U<", Some("fmt/478")),
            ("pdfaid:part='1' pdfaid:conformance=\"B\"", Some("fmt/354")),
            ("pdfaid:part='9' pdfaid:conformance='Z'", None),
            ("", Some("fmt/18")),
        ];
        for (claims, expected) in cases {
            let bytes = pdf(claims);
            for step in [1 << 20, 3010, 1021] {
                let found = look(&bytes, step);
                assert_eq!(found.puid(), expected, "{claims} {step}");
                assert!(!found.broken && !found.encrypted);
            }
        }
        assert!(look(b"%PDF-1.4\n", 9).broken);
        assert!(look(&pdf("/Encrypt 5 0 R"), 1021).encrypted);
    }

    #[test]
    fn other_formats_are_known_by_their_first_bytes() {
        let check = |bytes: &[u8], puid: Option<&str>| {
            assert_eq!(look(bytes, 7).puid(), puid, "{bytes:?}");
        };
        check(b"II*\0\x08\0\0\0", Some("fmt/353"));
        check(b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01", Some("fmt/43"));
        check(b"\x89PNG\r\n\x1a\n", Some("fmt/11"));
        check("Kjære Ola,\n".as_bytes(), Some("x-fmt/111"));
        check(b"\x00\x01\x02", None);
        check(b"", None);
        assert!(look(b"II*\0", 4).fits("TIF") && !look(b"II*\0", 4).fits("pdf"));
    }
}
