//! Objects of a PDF file, written out as they come; only their offsets are kept.

use std::io::{self, Write};

use pdf_writer::{Chunk, Ref, Settings};

use crate::digest::{Digest, DigestWriter};

/// The cross-reference table has ten digits for an offset (ISO 32000-1, 7.5.4).
const LONGEST_FILE: u64 = 9_999_999_999;
/// Most indirect objects in a PDF/A-2 file (ISO 19005-2, 6.1.13).
const MOST_OBJECTS: usize = 8_388_607;
/// The second line tells file transfer programs that the file is not text (6.1.2).
const HEADER: &[u8] = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";

/// Writes numbered objects to `out` and remembers where each began.
#[derive(Debug)]
pub(super) struct Objects<W> {
    out: DigestWriter<W>,
    position: u64,
    /// By object number less one; 0 for a number given out but not yet written.
    offsets: Vec<u64>,
}

impl<W: Write> Objects<W> {
    /// Begins a file with its header.
    pub(super) fn begin(out: W) -> io::Result<Self> {
        let mut objects =
            Self { out: DigestWriter::new(out), position: 0, offsets: Vec::new() };
        objects.write_all(HEADER)?;
        Ok(objects)
    }

    /// Gives out the next object number; `None` when PDF/A allows no more.
    pub(super) fn reserve(&mut self) -> Option<Ref> {
        if self.offsets.len() >= MOST_OBJECTS {
            return None;
        }
        self.offsets.push(0);
        Some(Ref::new(self.offsets.len() as i32))
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
        self.mark(id);
        self.write_all(chunk.as_bytes())
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
        self.mark(id);
        let (id, size) = (id.get(), length.get());
        write!(self, "{id} 0 obj\n<<{entries}/Length {size} 0 R>>\nstream\n")?;
        let start = self.position;
        fill(self)?;
        let bytes = self.position - start;
        self.write_all(b"\nendstream\nendobj\n")?;
        self.mark(length);
        write!(self, "{size} 0 obj\n{bytes}\nendobj\n")?;
        Ok(bytes)
    }

    /// Ends the file: cross-reference table and trailer. The first part of the ID names the
    /// document and outlives changes, the second is the digest of all that was written (14.4).
    pub(super) fn finish(
        mut self,
        root: Ref,
        info: Ref,
        document: Digest,
    ) -> io::Result<u64> {
        let start = self.position;
        let size = self.offsets.len() + 1;
        write!(self, "xref\n0 {size}\n0000000000 65535 f \n")?;
        for offset in std::mem::take(&mut self.offsets) {
            debug_assert_ne!(offset, 0, "every number given out is written");
            writeln!(self, "{offset:010} 00000 n ")?;
        }
        let (root, info) = (root.get(), info.get());
        let (content, length, mut out) = self.out.finish();
        let (first, second) = (short_id(&document), short_id(&content));
        let trailer = format!(
            "trailer\n<</Size {size}/Root {root} 0 R/Info {info} 0 R\
             /ID[<{first}><{second}>]>>\nstartxref\n{start}\n%%EOF\n"
        );
        out.write_all(trailer.as_bytes())?;
        out.flush()?;
        Ok(length + trailer.len() as u64)
    }

    fn mark(&mut self, id: Ref) {
        let index = usize::try_from(id.get() - 1).expect("references count from 1");
        self.offsets[index] = self.position;
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

/// File identifiers are 16 bytes by custom.
fn short_id(digest: &Digest) -> String {
    digest.to_string()[..32].to_owned()
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
