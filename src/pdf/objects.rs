//! Objects of a PDF file, written out as they come; only their offsets are kept.

use std::fmt;
use std::io::{self, Write};

use pdf_writer::{Chunk, Ref, Settings};

use crate::digest::{Digest, DigestWriter};

/// The cross-reference table has ten digits for an offset (ISO 32000-1, 7.5.4).
const LONGEST_FILE: u64 = 9_999_999_999;
/// Most indirect objects in a PDF/A-2 file (ISO 19005-2, 6.1.13).
const MOST_OBJECTS: usize = 8_388_607;
/// The second line tells file transfer programs that the file is not text (6.1.2).
pub(super) const HEADER: &[u8] = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";

/// Where an object lies in the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Extent {
    /// Where it begins; 0 for a number given out but not yet written.
    pub(super) start: u64,
    /// Where the data of a long stream begins, else its end.
    pub(super) head: u64,
    /// Where it ends.
    pub(super) end: u64,
}

/// Both parts of a file's ID (ISO 32000-1, 14.4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ids {
    document: String,
    content: String,
}

impl Ids {
    /// The first part names the document and outlives changes, the second is the digest of
    /// all that was written. They are 16 bytes by custom.
    fn of(document: &Digest, content: &Digest) -> Self {
        let short = |digest: &Digest| digest.to_string()[..32].to_owned();
        Self { document: short(document), content: short(content) }
    }
}

impl fmt::Display for Ids {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[<{}><{}>]", self.document, self.content)
    }
}

/// Writes numbered objects to `out` and remembers where each lies.
#[derive(Debug)]
pub(super) struct Objects<W> {
    out: DigestWriter<W>,
    position: u64,
    /// By object number less one.
    extents: Vec<Extent>,
}

impl<W: Write> Objects<W> {
    /// Begins a file with its header.
    pub(super) fn begin(out: W) -> io::Result<Self> {
        let mut objects =
            Self { out: DigestWriter::new(out), position: 0, extents: Vec::new() };
        objects.write_all(HEADER)?;
        Ok(objects)
    }

    /// Gives out the next object number; `None` when PDF/A allows no more.
    pub(super) fn reserve(&mut self) -> Option<Ref> {
        if self.extents.len() >= MOST_OBJECTS {
            return None;
        }
        self.extents.push(Extent::default());
        Some(Ref::new(self.extents.len() as i32))
    }

    /// Writes one object whose bytes `fill` puts into an empty chunk.
    pub(super) fn put(
        &mut self,
        id: Ref,
        fill: impl FnOnce(&mut Chunk),
    ) -> io::Result<()> {
        let mut chunk = Chunk::with_settings(Settings { pretty: false });
        fill(&mut chunk);
        debug_assert!(chunk.refs().eq([id]), "one chunk, one object");
        let start = self.position;
        self.write_all(chunk.as_bytes())?;
        let end = self.position;
        *self.extent(id) = Extent { start, head: end, end };
        Ok(())
    }

    /// Writes a stream of unknown length piece by piece; `length` is the object that will say
    /// how long it became. `entries` is the dictionary without `/Length`. The bytes written.
    pub(super) fn put_stream<E: From<io::Error>>(
        &mut self,
        id: Ref,
        length: Ref,
        entries: &str,
        fill: impl FnOnce(&mut Self) -> Result<(), E>,
    ) -> Result<u64, E> {
        let start = self.position;
        let (number, size) = (id.get(), length.get());
        write!(self, "{number} 0 obj\n<<{entries}/Length {size} 0 R>>\nstream\n")?;
        let head = self.position;
        fill(self)?;
        let bytes = self.position - head;
        self.write_all(b"\nendstream\nendobj\n")?;
        let end = self.position;
        *self.extent(id) = Extent { start, head, end };
        write!(self, "{size} 0 obj\n{bytes}\nendobj\n")?;
        let after = self.position;
        *self.extent(length) = Extent { start: end, head: after, end: after };
        Ok(bytes)
    }

    /// Ends the file: cross-reference table and trailer. The bytes written.
    pub(super) fn finish(
        mut self,
        root: Ref,
        info: Ref,
        document: Digest,
    ) -> io::Result<u64> {
        let start = self.position;
        let size = self.extents.len() + 1;
        write!(self, "xref\n0 {size}\n0000000000 65535 f \n")?;
        for extent in std::mem::take(&mut self.extents) {
            debug_assert_ne!(extent.start, 0, "every number given out is written");
            writeln!(self, "{:010} 00000 n ", extent.start)?;
        }
        let (root, info) = (root.get(), info.get());
        let (content, length, mut out) = self.out.finish();
        let ids = Ids::of(&document, &content);
        let trailer = format!(
            "trailer\n<</Size {size}/Root {root} 0 R/Info {info} 0 R/ID{ids}>>\n\
             startxref\n{start}\n%%EOF\n"
        );
        out.write_all(trailer.as_bytes())?;
        out.flush()?;
        Ok(length + trailer.len() as u64)
    }

    /// Ends a spool: where each object lies in it, the ID of the file that will be made of it,
    /// and the spool itself.
    pub(super) fn spooled(self, document: Digest) -> (Vec<Extent>, Ids, W) {
        let (content, _, out) = self.out.finish();
        (self.extents, Ids::of(&document, &content), out)
    }

    fn extent(&mut self, id: Ref) -> &mut Extent {
        let index = usize::try_from(id.get() - 1).expect("references count from 1");
        &mut self.extents[index]
    }
}

impl<W: Write> Write for Objects<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.position += written as u64;
        if self.position > LONGEST_FILE {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(written)
    }
    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_gives_the_place_of_every_object() {
        let mut bytes = Vec::new();
        let mut objects = Objects::begin(&mut bytes).unwrap();
        let [a, b, c] = [(); 3].map(|()| objects.reserve().unwrap());
        objects.put(b, |chunk| chunk.indirect(b).primitive(7)).unwrap();
        let done: io::Result<u64> =
            objects.put_stream(a, c, "/K 1", |out| out.write_all(b"1234"));
        assert_eq!(done.unwrap(), 4);
        let length = objects.finish(b, b, Digest::of(b"")).unwrap();
        assert_eq!(length, bytes.len() as u64);
        let text = String::from_utf8_lossy(&bytes[15..]).into_owned();
        insta::assert_snapshot!(text.replace(" \n", "_\n"), @"
        2 0 obj
        7
        endobj
        1 0 obj
        <</K 1/Length 3 0 R>>
        stream
        1234
        endstream
        endobj
        3 0 obj
        4
        endobj
        xref
        0 4
        0000000000 65535 f_
        0000000032 00000 n_
        0000000015 00000 n_
        0000000091 00000 n_
        trailer
        <</Size 4/Root 2 0 R/Info 2 0 R/ID[<e3b0c44298fc1c149afbf4c8996fb924><2ec50b51be10c8ea69ecd49175992bdc>]>>
        startxref
        108
        %%EOF
        ");
    }
}
