//! Gives the reader its pieces, and lets the listener hear what was met, in order.
//!
//! With two threads one reads XML while the other hears: the calling thread reads bytes, sends
//! them over, and takes the batches back in the order of the pieces. So all that listens stays
//! on the calling thread, at most [`AHEAD`] pieces are under way, and what is heard is the same
//! with one thread.

use std::io::{self, Read};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::Handler;
use super::batch::Batch;
use super::reader::Reader;
use super::schema::{Lent, Schema};
use super::word::Words;

/// How much the reader is given at a time (bytes).
const PIECE: usize = 1 << 16;
/// How many pieces are under way at most.
const AHEAD: usize = 6;

/// One piece on its way to the reader and, with what was met in it, back.
#[derive(Default)]
struct Work {
    piece: Vec<u8>,
    last: bool,
    batch: Batch,
    /// The reader has stopped, or could not begin.
    ended: bool,
    failed: Option<io::Error>,
}

impl Work {
    /// Takes the next piece in. Only the last is short.
    fn fill(&mut self, input: &mut dyn Read) -> io::Result<()> {
        self.piece.resize(PIECE, 0);
        let filled = fill(input, &mut self.piece)?;
        self.piece.truncate(filled);
        self.last = filled < PIECE;
        Ok(())
    }

    /// Lets the listener hear it; true where nothing follows.
    fn tell<H: Handler + ?Sized>(
        &mut self,
        words: &mut Words,
        handler: &mut H,
    ) -> io::Result<bool> {
        self.batch.tell(words, handler);
        match self.failed.take() {
            Some(error) => Err(error),
            None => Ok(self.ended || self.last),
        }
    }
}

/// Reads pieces one after the other.
struct Reading<'a> {
    schema: Option<&'a Schema>,
    wants_short: bool,
    reader: Option<Reader<'a>>,
}

impl Reading<'_> {
    fn read(&mut self, work: &mut Work) {
        work.batch.clear();
        let mut piece = work.piece.as_slice();
        let reader = match &mut self.reader {
            Some(reader) => reader,
            none => {
                // The encoding is told by the first four bytes.
                let (first, rest) = piece.split_at(piece.len().min(4));
                piece = rest;
                match Reader::begin(self.schema, self.wants_short, first) {
                    Ok(reader) => none.insert(reader),
                    Err(error) => {
                        work.failed = Some(error);
                        return;
                    }
                }
            }
        };
        let goes_on = piece.is_empty() || reader.feed(piece, &mut work.batch);
        work.ended = !goes_on || work.last && !reader.feed(&[], &mut work.batch);
    }
}

/// Reads a document to its end, or to its first fault of form, with one thread or two. Memory
/// is constant: nothing is built. The whole of `input` is not read where reading stops early.
///
/// # Errors
/// What `input` fails with; what is wrong with the document is told to `handler`.
pub(in super::super) fn parse_with<H: Handler + ?Sized>(
    jobs: usize,
    input: &mut dyn Read,
    schema: Option<&Schema>,
    handler: &mut H,
) -> io::Result<()> {
    let mut first = Work::default();
    first.fill(input)?;
    let wants_short = handler.wants_short();
    // A short document is over before a thread has begun.
    if jobs > 1 && !first.last {
        return beside(first, input, schema, handler);
    }
    let mut reading = Reading { schema, wants_short, reader: None };
    let (mut work, mut words) = (first, Words::new());
    loop {
        reading.read(&mut work);
        if work.tell(&mut words, handler)? {
            return Ok(());
        }
        work.fill(input)?;
    }
}

/// The same with one thread.
///
/// # Errors
/// As [`parse_with`].
pub(in super::super) fn parse<H: Handler + ?Sized>(
    input: &mut dyn Read,
    schema: Option<&Schema>,
    handler: &mut H,
) -> io::Result<()> {
    parse_with(1, input, schema, handler)
}

/// Hears on this thread what another reads.
fn beside<H: Handler + ?Sized>(
    first: Work,
    input: &mut dyn Read,
    schema: Option<&Schema>,
    handler: &mut H,
) -> io::Result<()> {
    let wants_short = handler.wants_short();
    let lent = schema.map(Schema::lend);
    thread::scope(|scope| {
        let (out, there) = sync_channel::<Work>(AHEAD);
        let (back, read) = sync_channel::<Work>(AHEAD);
        scope.spawn(move || {
            let schema = lent.map(Lent::schema);
            let mut reading = Reading { schema, wants_short, reader: None };
            for mut work in there {
                reading.read(&mut work);
                if back.send(work).is_err() {
                    return; // nobody listens any more
                }
            }
        });
        exchange(first, input, handler, &out, &read)
    })
}

/// Sends pieces ahead and takes them back; ends when the last is back or reading stopped.
fn exchange<H: Handler + ?Sized>(
    first: Work,
    input: &mut dyn Read,
    handler: &mut H,
    out: &SyncSender<Work>,
    read: &Receiver<Work>,
) -> io::Result<()> {
    let gone = || io::Error::other("the thread that reads XML is gone");
    let mut words = Words::new();
    let mut free: Vec<Work> = Vec::new();
    let (mut under_way, mut trouble) = (1, Ok(()));
    let mut more = !first.last;
    out.send(first).map_err(|_| gone())?;
    while under_way > 0 {
        while more && under_way < AHEAD {
            let mut work = free.pop().unwrap_or_default();
            // What was read before the trouble is heard first, as with one thread.
            trouble = work.fill(input);
            more = trouble.is_ok() && !work.last;
            if trouble.is_ok() {
                out.send(work).map_err(|_| gone())?;
                under_way += 1;
            }
        }
        let mut work = read.recv().map_err(|_| gone())?;
        under_way -= 1;
        if work.tell(&mut words, handler)? {
            return trouble;
        }
        free.push(work);
    }
    trouble
}

/// Fills the buffer as far as the input goes.
fn fill(input: &mut dyn Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match input.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(n) => filled += n,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}
