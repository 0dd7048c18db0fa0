//! Bytes on their way: summed up, and told of.

use std::fs::File;
use std::io::{self, BufReader, Read};

use crate::digest::{Digest, DigestWriter};

/// Reads to the end.
pub(super) fn skim(input: &mut dyn Read, buffer: &mut [u8]) -> io::Result<()> {
    watch(input, buffer, &mut |_| {})
}

/// Reads to the end, and shows what passes.
pub(super) fn watch(
    input: &mut dyn Read,
    buffer: &mut [u8],
    see: &mut dyn FnMut(&[u8]),
) -> io::Result<()> {
    loop {
        match input.read(buffer) {
            Ok(0) => return Ok(()),
            Ok(length) => see(&buffer[..length]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// Passes bytes on and sums them up.
pub(super) struct Summed<R> {
    input: R,
    sum: DigestWriter<io::Sink>,
    length: u64,
}

impl<R: Read> Summed<R> {
    pub(super) fn new(input: R) -> Self {
        Self { input, sum: DigestWriter::new(io::sink()), length: 0 }
    }
    pub(super) fn length(&self) -> u64 {
        self.length
    }
    pub(super) fn finish(self) -> (Digest, u64) {
        let (digest, length, _) = self.sum.finish();
        (digest, length)
    }
}

impl<R: Read> Read for Summed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        io::Write::write_all(&mut self.sum, &buffer[..read])?;
        self.length += read as u64;
        Ok(read)
    }
}

/// Tells how far it has come.
pub(super) struct Told<'a> {
    pub(super) input: BufReader<File>,
    pub(super) progress: &'a dyn Fn(u64),
}

impl Read for Told<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        (self.progress)(read as u64);
        Ok(read)
    }
}
