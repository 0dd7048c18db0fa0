//! XML written a line at a time, so that every element's line is known, and summed up.

use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::path::Path;

use byggarkiv::digest::DigestWriter;

/// A file being written.
pub(crate) struct Lines {
    out: DigestWriter<BufWriter<File>>,
    line: u64,
}

impl Lines {
    /// A new file, with its XML declaration.
    pub(crate) fn create(path: &Path) -> io::Result<Self> {
        let out = DigestWriter::new(BufWriter::new(File::create(path)?));
        let mut lines = Self { out, line: 0 };
        lines.put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        Ok(lines)
    }

    /// Writes a line, and tells its number.
    pub(crate) fn put(&mut self, text: &str) -> io::Result<u64> {
        self.out.write_all(text.as_bytes())?;
        self.out.write_all(b"\n")?;
        self.line += 1;
        Ok(self.line)
    }

    /// `<name>text</name>` on a line of its own.
    pub(crate) fn leaf(&mut self, name: &str, text: &str) -> io::Result<u64> {
        self.put(&format!("<{name}>{text}</{name}>"))
    }

    /// Ends the file; its SHA-256.
    pub(crate) fn finish(self) -> io::Result<String> {
        let (digest, _, mut out) = self.out.finish();
        out.flush()?;
        Ok(digest.to_string())
    }
}
