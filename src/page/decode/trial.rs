//! JBIG2 with dictionaries, decoded first where it can be stopped.
//!
//! Nothing in such a stream tells how large its symbols are or how often they are painted:
//! forty bytes may ask for hours and for all memory, and the decoder knows no limit. A process
//! of its own decodes it first, and is ended when it takes too long; what it held goes with it.

use std::collections::VecDeque;
use std::io::{self, Read, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use hayro_jbig2::{DecodeSettings, Decoder, Globals, Page};

use super::DecodeError;
use crate::digest::Digest;

/// The first argument of a process that tries.
pub const TRIAL: &str = "try-jbig2";

/// A page takes some hundredths of a second.
const LONGEST: Duration = Duration::from_secs(10);

/// So many streams are remembered: a file's pages are looked at more than once.
const REMEMBERED: usize = 64;

static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

static TRIED: Mutex<VecDeque<(Digest, bool)>> = Mutex::new(VecDeque::new());

/// Names the program that tries streams: one that calls [`trial`] where its first argument is
/// [`TRIAL`]. Without it none with dictionaries is decoded. The first call counts.
pub fn tried_by(program: PathBuf) {
    let _ = PROGRAM.set(program);
}

/// The whole work of a process that tries: a stream from standard input is decoded, and comes
/// to nothing. Faults are the caller's to find. A process that takes far too long ends itself.
pub fn trial(mut from: impl Read) {
    let mut length = [0; 8];
    let mut bytes = Vec::new();
    if from.read_exact(&mut length).is_err() || from.read_to_end(&mut bytes).is_err() {
        return;
    }
    let middle = usize::try_from(u64::from_be_bytes(length)).unwrap_or(usize::MAX);
    let Some((globals, stream)) = bytes.split_at_checked(middle) else { return };
    // Where whoever waits was killed, nobody else ends it.
    std::thread::spawn(|| {
        std::thread::sleep(LONGEST * 2);
        std::process::abort();
    });
    let how = DecodeSettings { strict: false };
    let globals = (!globals.is_empty()).then(|| Globals::new(globals, &how).ok());
    if let Ok(page) = Page::new_embedded(stream, globals.flatten().as_ref(), &how) {
        let _ = page.decode(&mut Nothing);
    }
}

/// Takes pixels and keeps none.
struct Nothing;

impl Decoder for Nothing {
    fn push_pixel(&mut self, _: bool) {}
    fn push_pixel_chunk(&mut self, _: bool, _: u32) {}
    fn next_line(&mut self) {}
}

/// Lets a stream pass that is decoded in good time.
pub(super) fn passes(globals: &[u8], stream: &[u8]) -> Result<(), DecodeError> {
    let Some(program) = PROGRAM.get() else {
        return Err(DecodeError::unsupported(
            "JBIG2 dictionaries without a program to try them",
        ));
    };
    let length = (globals.len() as u64).to_be_bytes();
    let whole = [&length[..], globals, stream].concat();
    let digest = Digest::of(&whole);
    let known = |tried: &VecDeque<(Digest, bool)>| {
        tried.iter().find(|(other, _)| *other == digest).map(|(_, passed)| *passed)
    };
    let remembered = known(&TRIED.lock().unwrap_or_else(PoisonError::into_inner));
    let passed = match remembered {
        Some(passed) => passed,
        None => {
            let passed = started(program, &whole).and_then(ends).map_err(|error| {
                DecodeError::unsupported(format!("JBIG2 that cannot be tried: {error}"))
            })?;
            let mut tried = TRIED.lock().unwrap_or_else(PoisonError::into_inner);
            tried.truncate(REMEMBERED - 1);
            tried.push_front((digest, passed));
            passed
        }
    };
    if passed {
        return Ok(());
    }
    let seconds = LONGEST.as_secs();
    Err(DecodeError::unsupported(format!("JBIG2 that takes over {seconds} seconds")))
}

fn started(program: &Path, whole: &[u8]) -> io::Result<Child> {
    let mut child = Command::new(program)
        .arg(TRIAL)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    if let Some(mut to) = child.stdin.take() {
        // It reads all before it begins; where it ended early, how it ended tells.
        let _ = to.write_all(whole);
    }
    Ok(child)
}

/// Whether it ends by itself in good time, by whatever code.
fn ends(mut child: Child) -> io::Result<bool> {
    let begun = Instant::now();
    let mut pause = Duration::from_millis(1);
    while begun.elapsed() < LONGEST {
        if let Some(status) = child.try_wait()? {
            return Ok(status.code().is_some());
        }
        std::thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(50));
    }
    child.kill()?;
    child.wait()?;
    Ok(false)
}
