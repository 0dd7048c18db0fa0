//! What must be remembered until the end, in the order in which it came, however much it is.
//!
//! The first MiB stays in memory; what is more goes to a temporary file that nobody else sees.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, Write as _};

/// How many bytes are held in memory.
const LIMIT: usize = 1 << 20;
/// The longest record (bytes): its length stands before it in two bytes.
const LONGEST: usize = u16::MAX as usize;

/// Records, one after the other.
#[derive(Debug, Default)]
pub(super) struct Spill {
    /// What has come last, each record after its length.
    held: Vec<u8>,
    /// What came before.
    file: Option<File>,
    written: u64,
    failed: Option<io::Error>,
}

impl Spill {
    /// Remembers the parts as one record, at most 65,535 bytes of it.
    pub(super) fn put(&mut self, parts: &[&[u8]]) {
        let at = self.held.len();
        self.held.extend_from_slice(&[0; 2]);
        parts.iter().for_each(|part| self.held.extend_from_slice(part));
        self.held.truncate(at + 2 + LONGEST);
        let length = u16::try_from(self.held.len() - at - 2).unwrap_or(u16::MAX);
        self.held[at..at + 2].copy_from_slice(&length.to_le_bytes());
        if self.held.len() >= LIMIT {
            let written = self.put_aside();
            self.keep(written);
            self.held.clear();
        }
    }

    fn put_aside(&mut self) -> io::Result<()> {
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(tempfile::tempfile()?),
        };
        file.write_all(&self.held)?;
        self.written += self.held.len() as u64;
        Ok(())
    }

    fn keep(&mut self, outcome: io::Result<()>) {
        if let Err(error) = outcome {
            self.failed.get_or_insert(error);
        }
    }

    /// Gives every record back, in order, and forgets them.
    pub(super) fn drain(&mut self, each: &mut dyn FnMut(&[u8])) {
        let read = self.read(each);
        self.keep(read);
        self.held.clear();
    }

    fn read(&mut self, each: &mut dyn FnMut(&[u8])) -> io::Result<()> {
        let mut piece: Vec<u8> = Vec::new();
        if let Some(mut file) = self.file.take() {
            file.rewind()?;
            let mut rest = file.take(std::mem::take(&mut self.written));
            while (&mut rest).take(LIMIT as u64).read_to_end(&mut piece)? > 0 {
                let used = whole(&piece, each);
                piece.drain(..used);
            }
        }
        piece.append(&mut self.held);
        whole(&piece, each);
        Ok(())
    }

    /// What the temporary file failed with.
    ///
    /// # Errors
    /// That.
    pub(super) fn trouble(&mut self) -> io::Result<()> {
        self.failed.take().map_or(Ok(()), Err)
    }
}

/// Gives every record that is whole; how many bytes those are.
fn whole(piece: &[u8], each: &mut dyn FnMut(&[u8])) -> usize {
    let mut at = 0;
    while let Some(length) = piece.get(at..at + 2) {
        let length = usize::from(u16::from_le_bytes([length[0], length[1]]));
        let Some(record) = piece.get(at + 2..at + 2 + length) else { break };
        each(record);
        at += 2 + length;
    }
    at
}

/// Takes the fields of a record off its beginning, in the order in which they were put.
pub(super) struct Fields<'a>(pub(super) &'a [u8]);

impl<'a> Fields<'a> {
    /// The next so many bytes; zeros where the record is over, which it is not.
    pub(super) fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        let (first, rest) = self.0.split_at(N.min(self.0.len()));
        bytes[..first.len()].copy_from_slice(first);
        self.0 = rest;
        bytes
    }

    pub(super) fn u32(&mut self) -> u32 {
        u32::from_le_bytes(self.bytes())
    }

    pub(super) fn u64(&mut self) -> u64 {
        u64::from_le_bytes(self.bytes())
    }

    pub(super) fn u128(&mut self) -> u128 {
        u128::from_le_bytes(self.bytes())
    }

    /// The rest, as text.
    pub(super) fn text(self) -> std::borrow::Cow<'a, str> {
        String::from_utf8_lossy(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(records: &[Vec<u8>]) {
        let mut spill = Spill::default();
        for _ in 0..2 {
            records.iter().for_each(|record| spill.put(&[&record[..1], &record[1..]]));
            let mut found = Vec::new();
            spill.drain(&mut |record| found.push(record.to_vec()));
            assert!(found == records, "{} of {}", found.len(), records.len());
            spill.trouble().unwrap();
        }
    }

    #[test]
    fn records_come_back_in_order_from_memory_and_from_the_file() {
        let record = |n: u32| vec![u8::try_from(n % 251).unwrap(); 1 + n as usize % 90];
        check(&(0..3).map(record).collect::<Vec<_>>());
        check(&(0..100_000).map(record).collect::<Vec<_>>());
        check(&vec![vec![7; LONGEST]; 40]);
    }

    #[test]
    fn what_is_too_long_is_cut() {
        let mut spill = Spill::default();
        spill.put(&[&vec![1; LONGEST + 9]]);
        spill.put(&[&5u32.to_le_bytes(), b"rest"]);
        let mut lengths = Vec::new();
        spill.drain(&mut |record| lengths.push(record.len()));
        assert_eq!(lengths, [LONGEST, 8]);
    }

    #[test]
    fn fields_are_taken_in_their_order() {
        let record = [&5u32.to_le_bytes()[..], &6u64.to_le_bytes(), b"ord"].concat();
        let mut fields = Fields(&record);
        assert_eq!((fields.u32(), fields.u64()), (5, 6));
        assert_eq!(fields.text(), "ord");
        assert_eq!(Fields(b"").u128(), 0);
    }
}
