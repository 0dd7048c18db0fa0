//! Bytes on their way: summed up, told of, and looked at.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{Scope, ScopedJoinHandle};

use crate::digest::{Digest, DigestWriter};

use super::signature::{Probe, Signature};

/// Reads to the end.
pub(super) fn skim(input: &mut dyn Read, buffer: &mut [u8]) -> io::Result<()> {
    watch(input, buffer, &mut |_| {})
}

/// Reads to the end, and shows what passes.
fn watch(
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

/// A document to its end: its digest and what it is.
pub(super) fn look(
    input: &mut dyn Read,
    buffer: &mut [u8],
) -> io::Result<(Digest, Signature)> {
    let (mut input, mut probe) = (Summed::new(input), Probe::default());
    watch(&mut input, buffer, &mut |bytes| probe.see(bytes))?;
    Ok((input.finish().0, probe.finish()))
}

/// Passes bytes on and sums them up.
pub(super) struct Summed<R> {
    input: R,
    sum: DigestWriter<io::Sink>,
}

impl<R: Read> Summed<R> {
    pub(super) fn new(input: R) -> Self {
        Self { input, sum: DigestWriter::new(io::sink()) }
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
        Ok(read)
    }
}

/// How large the blocks are that are summed up elsewhere (bytes), and how many wait at most.
const BLOCK: usize = 1 << 18;
const WAITING: usize = 4;

/// Passes bytes on, counts them, and sums them up, on another thread where there is one.
pub(super) struct Whole<'s, R> {
    input: R,
    length: u64,
    block: Vec<u8>,
    at: usize,
    sum: Sum<'s>,
}

/// Who sums up.
enum Sum<'s> {
    Here(DigestWriter<io::Sink>),
    There {
        full: SyncSender<Vec<u8>>,
        empty: Receiver<Vec<u8>>,
        sum: ScopedJoinHandle<'s, Digest>,
    },
}

impl<'s, R: Read> Whole<'s, R> {
    /// On this thread where `jobs` is one.
    pub(super) fn new<'e>(input: R, jobs: usize, scope: &'s Scope<'s, 'e>) -> Self {
        let sum = match jobs {
            0 | 1 => Sum::Here(DigestWriter::new(io::sink())),
            _ => Sum::there(scope),
        };
        Self { input, length: 0, block: Vec::new(), at: 0, sum }
    }

    /// How many bytes have been passed on.
    pub(super) fn length(&self) -> u64 {
        self.length
    }

    /// The digest and the length of all that was passed on.
    ///
    /// # Errors
    /// Where the other thread is gone.
    pub(super) fn finish(mut self) -> io::Result<(Digest, u64)> {
        self.hand_over()?;
        let digest = match self.sum {
            Sum::Here(sum) => sum.finish().0,
            Sum::There { full, sum, .. } => {
                drop(full);
                sum.join().map_err(|_| gone())?
            }
        };
        Ok((digest, self.length))
    }

    /// Gives the block that has been read to who sums up.
    fn hand_over(&mut self) -> io::Result<()> {
        match &mut self.sum {
            Sum::Here(sum) => io::Write::write_all(sum, &self.block),
            Sum::There { full, empty, .. } => {
                let next = empty.try_recv().unwrap_or_default();
                full.send(std::mem::replace(&mut self.block, next)).map_err(|_| gone())
            }
        }
    }
}

impl<'s> Sum<'s> {
    fn there(scope: &'s Scope<'s, '_>) -> Self {
        let (full, blocks) = sync_channel::<Vec<u8>>(WAITING);
        let (done, empty) = sync_channel(WAITING + 2);
        let sum = scope.spawn(move || {
            let mut sum = DigestWriter::new(io::sink());
            for block in blocks {
                // A sink takes all.
                let _ = io::Write::write_all(&mut sum, &block);
                let _ = done.try_send(block);
            }
            sum.finish().0
        });
        Self::There { full, empty, sum }
    }
}

fn gone() -> io::Error {
    io::Error::other("the thread that sums up is gone")
}

impl<R: Read> Read for Whole<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at == self.block.len() {
            self.hand_over()?;
            self.block.resize(BLOCK, 0);
            self.at = 0;
            let read = self.input.read(&mut self.block);
            self.block.truncate(read.as_ref().map_or(0, |read| *read));
            read?;
        }
        let given = (&self.block[self.at..]).read(buffer)?;
        self.at += given;
        self.length += given as u64;
        Ok(given)
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
