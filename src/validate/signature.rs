//! What a file is by its own bytes: a PRONOM id, and what a PDF claims of itself.
//!
//! Bytes are looked at as they pass to be summed up; nothing is read twice. What is not among the
//! formats that `magic.rs` knows is unknown, not wrong.

use super::kinds::{self, KNOWN, Known};
use super::known::{Approved, approved};
use super::magic::{self, find};
use super::pdf::Claims;

/// How many of the first, and of the last, bytes are looked at.
const HEAD: usize = 4096;
const TAIL: usize = 4096;
/// How much of two pieces is looked at together, for what lies across their border (bytes).
const OVERLAP: usize = 512;

/// What a file turned out to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Signature {
    /// The place of its PRONOM id in [`KNOWN`], from 1; 0 where it is unknown.
    number: u8,
    /// A PDF that cannot be read to its end, or has no end.
    pub(super) broken: bool,
    /// A PDF that asks for a key.
    pub(super) encrypted: bool,
    /// How many pages a PDF says it has, where that could be seen.
    pub(super) pages: Option<u32>,
}

impl Signature {
    /// The PRONOM id; `None` where the format is unknown.
    pub(super) fn puid(self) -> Option<&'static str> {
        self.known().map(|known| known.puid)
    }

    /// The format's name.
    pub(super) fn name(self) -> Option<&'static str> {
        self.known().map(|known| known.name)
    }

    /// Whether a file of this format may be named so.
    pub(super) fn fits(self, extension: &str) -> bool {
        let extension = extension.to_lowercase();
        self.known().is_none_or(|known| known.extensions.contains(&extension.as_str()))
    }

    /// Whether a stated PRONOM id contradicts it. One of its own family does not; nor does one
    /// that is not recognised here, where what was found is only a kind of file (text, XML, ZIP)
    /// that the stated format may be.
    pub(super) fn contradicts(self, stated: &str) -> bool {
        let Some(found) = self.known().filter(|found| found.puid != stated) else {
            return false;
        };
        match kinds::known(stated) {
            Some(stated) => found.family.is_empty() || found.family != stated.family,
            None => found.family.is_empty(),
        }
    }

    /// How the regulation's list approves of it.
    pub(super) fn approved(self) -> Option<Approved> {
        self.puid().and_then(approved)
    }

    fn known(self) -> Option<&'static Known> {
        KNOWN.get(usize::from(self.number).checked_sub(1)?)
    }

    fn of(puid: &str) -> Self {
        let at = KNOWN.iter().position(|known| known.puid == puid).map_or(0, |at| at + 1);
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
            if self.length > 0 {
                let from = self.tail.len().saturating_sub(OVERLAP);
                let to = bytes.len().min(OVERLAP);
                claims.search(&[&self.tail[from..], &bytes[..to]].concat());
            }
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
            Some(claims) => of_pdf(&claims, &self.head, &self.tail),
            None => {
                let whole = self.length == self.head.len() as u64;
                Signature::of(magic::puid(&self.head, &self.tail, whole))
            }
        }
    }
}

/// The signature of a PDF: what it claims to be, else its version.
fn of_pdf(claims: &Claims, head: &[u8], tail: &[u8]) -> Signature {
    let name = match (claims.part, claims.level) {
        (Some(part), Some(level)) => {
            format!("PDF/A-{}{}", char::from(part), char::from(level))
        }
        _ => {
            let at = find(head, b"%PDF-").map_or(0, |at| at + 5);
            let version = head.get(at..at + 3).unwrap_or_default();
            format!("PDF {}", String::from_utf8_lossy(version))
        }
    };
    let puid =
        KNOWN.iter().find(|known| known.name == name).map_or("", |known| known.puid);
    let broken = find(tail, b"%%EOF").is_none() || find(tail, b"startxref").is_none();
    let (encrypted, pages) = (claims.encrypted, claims.pages);
    Signature { broken, encrypted, pages, ..Signature::of(puid) }
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
            ("<</Type/Pages/Count 12/Kids[]>>", Some("fmt/18")),
        ];
        for (claims, expected) in cases {
            let bytes = pdf(claims);
            for step in [1 << 20, 3010, 1021] {
                let found = look(&bytes, step);
                assert_eq!(found.puid(), expected, "{claims} {step}");
                assert!(!found.broken && !found.encrypted);
                assert_eq!(found.pages, claims.contains("Count").then_some(12), "{step}");
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
        assert!(look(b"II*\0", 4).contradicts("fmt/43"));
        assert!(!look(b"II*\0", 4).contradicts("fmt/155"));
        assert!(!look(b"a;b\n", 4).contradicts("x-fmt/18"));
        assert!(look(b"a;b\n", 4).contradicts("fmt/477"));
        check("Kjære Ola,\n".as_bytes(), Some("x-fmt/111"));
        check(b"\x00\x01\x02", None);
        check(b"", None);
        assert!(look(b"II*\0", 4).fits("TIF") && !look(b"II*\0", 4).fits("pdf"));
    }
}
