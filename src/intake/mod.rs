//! What came in, and is it whole?
//!
//! A folder or a zip becomes an [`Intake`]: every file with its digest, its format and its
//! pages, in the order a person would lay them. [`scan`] does it all; its steps stand beside
//! it for those who want to spread the work: [`Source::list`], [`Source::read`], [`probe`],
//! [`assemble`].
//!
//! intake asks [`page`] how many pages a file has and how large they are, and
//! page knows nothing of intake.

mod assemble;
mod checksums;
mod dpi;
mod folder;
mod gaps;
mod names;
mod oppdrag;
mod oppdrag_read;
#[cfg(test)]
mod oppdrag_tests;
mod probe;
mod received;
pub mod scanner;
mod source;
mod telling;
mod template;
#[cfg(test)]
mod tests;
mod toml_reader;
mod zipped;

use std::path::Path;

use crate::finding::{Finding, Noted};
use crate::place::Place;
use crate::work;
use crate::{msg, page};

pub use assemble::assemble;
pub use checksums::{Algorithm, ChecksumList, is_list};
pub use names::natural_order;
pub use oppdrag::{
    Arkivskaper, EtterSkanning, FilFormat, Kassasjon, Kontakt, Levering, Oppdrag, Papir,
    Periode, Skanning, Skjerming, TidligereKommune,
};
pub use probe::{Settings, probe};
pub use received::{Intake, Kind, PageInfo, Received};
pub use source::{Entry, Listing, Source};
pub use telling::{SheetCount, folder_name, is_telling};

/// How much may come in. What is past a limit is refused with a finding, not a crash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Files in all. Default a million.
    pub files: usize,
    /// Bytes of one file. Default 1 GiB.
    pub file_bytes: u64,
    /// Folders within folders. Default 64.
    pub depth: usize,
    /// Times a zip member may grow when unpacked, past [`Limits::small`]. Default 200.
    pub ratio: u64,
    /// Bytes that may be unpacked without a look at the ratio: a white page uncompressed
    /// shrinks a thousandfold in all honesty. Default 64 MiB.
    pub small: u64,
    /// What a page may need.
    pub page: page::Limits,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            files: 1_000_000,
            file_bytes: 1 << 30,
            depth: 64,
            ratio: 200,
            small: 64 << 20,
            page: page::Limits::default(),
        }
    }
}

/// The intake could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The system would not give a file or folder.
    #[error(transparent)]
    Files(#[from] crate::files::Error),
    /// The zip as a whole, or one member of it, cannot be read.
    #[error("{place}: {source}")]
    Zip {
        /// The zip, or the member.
        place: String,
        /// What the reader said.
        source: zip::result::ZipError,
    },
    /// A file unpacks to more than the limits allow.
    #[error("{path}: more than {limit} bytes")]
    TooLarge {
        /// The file, relative to the intake.
        path: String,
        /// The limit, in bytes.
        limit: u64,
    },
    /// Neither a folder nor a zip.
    #[error("{}: neither a folder nor a zip file", path.display())]
    NotAnIntake {
        /// What was given.
        path: std::path::PathBuf,
    },
}

/// Reads a whole intake on `jobs` threads. The same intake gives the same value whatever
/// `jobs` is. Files that cannot be read are findings.
///
/// # Errors
/// [`Error`] where the folder or the zip as a whole cannot be read.
pub fn scan(source: &Path, limits: &Limits, jobs: usize) -> Result<Noted<Intake>, Error> {
    scan_keeping(source, limits, jobs, &|_| Ok::<_, Error>(()))
}

/// As [`scan`]; the bytes of each file are handed to `keep` while they are at hand, so that
/// they are read once. What is too large to be held is not handed over: see [`copy`].
///
/// # Errors
/// [`Error`] where the folder or the zip as a whole cannot be read, or what `keep` fails with.
pub fn scan_keeping<E: From<Error> + Send>(
    source: &Path,
    limits: &Limits,
    jobs: usize,
    keep: &(dyn Fn(&[u8]) -> Result<(), E> + Sync),
) -> Result<Noted<Intake>, E> {
    let source = Source::open(source)?;
    let mut findings = Vec::new();
    let listing = source.list(limits)?.into_value(&mut findings);
    let oppdrag = oppdrag_of(&source, &listing, limits, &mut findings);
    let lists = lists_of(&source, &listing, limits, &mut findings);
    let settings = Settings {
        dpi: oppdrag.as_ref().map_or(Oppdrag::DPI, |oppdrag| oppdrag.skanning.dpi),
        md5: lists.iter().any(ChecksumList::wants_md5),
        limits: limits.clone(),
    };
    let mut received = Vec::with_capacity(listing.files.len());
    work::in_order(
        &listing.files,
        jobs,
        |entry| match source.read(entry, limits) {
            Ok(bytes) => {
                keep(&bytes)?;
                Ok(probe(&entry.path, &bytes, &settings))
            }
            Err(error) => Ok(unread(&source, entry, &error)),
        },
        |_, one: Result<Noted<Received>, E>| {
            received.push(one?.into_value(&mut findings));
            Ok::<(), E>(())
        },
    )?;
    let telling = telling_of(&source, &listing, limits, oppdrag.as_ref(), &mut findings);
    let intake = assemble(listing, received, oppdrag, &lists);
    findings.extend(intake.findings);
    Ok(Noted { value: Intake { telling, ..intake.value }, findings })
}

/// Copies one file of an intake, however large, without holding it in memory.
///
/// # Errors
/// [`Error`] where it is not there or cannot be read or written.
pub fn copy(
    source: &Path,
    path: &str,
    limits: &Limits,
    out: &mut impl std::io::Write,
) -> Result<(), Error> {
    let opened = Source::open(source)?;
    let listing = opened.list(limits)?.value;
    let Some(entry) = listing.files.iter().find(|entry| entry.path == path) else {
        return Err(Error::NotAnIntake { path: source.join(path) });
    };
    opened.copy(entry, u64::MAX, out)?;
    Ok(())
}

/// A file that could not be read: its digest is still taken where its bytes can be streamed.
fn unread(source: &Source, entry: &Entry, error: &Error) -> Noted<Received> {
    let place = Place::file(&entry.path);
    let finding = match error {
        Error::TooLarge { limit, .. } => Finding::error(
            place,
            msg!("intake-too-large", size = entry.size >> 20, limit = limit >> 20),
        )
        .hint(msg!("intake-hint-split")),
        Error::Files(_) | Error::Zip { .. } | Error::NotAnIntake { .. } => {
            let reason = error.to_string();
            Finding::error(place, msg!("intake-unread", reason = reason))
                .hint(msg!("intake-hint-send-again"))
        }
    };
    let sum = source.digest(entry).ok();
    let received = Received::unreadable(&entry.path, sum, finding.clone());
    Noted { value: received, findings: vec![finding] }
}

/// `oppdrag.toml`: the one nearest the top; any other is told about.
fn oppdrag_of(
    source: &Source,
    listing: &Listing,
    limits: &Limits,
    findings: &mut Vec<Finding>,
) -> Option<Oppdrag> {
    let mut all: Vec<&Entry> =
        listing.files.iter().filter(|entry| names::is_oppdrag(&entry.path)).collect();
    all.sort_by_key(|entry| entry.path.matches('/').count());
    let Some((first, others)) = all.split_first() else {
        let place = Place::file(Oppdrag::FILE);
        let missing =
            Finding::warning(place, msg!("intake-no-oppdrag", file = Oppdrag::FILE));
        findings.push(missing.hint(msg!("intake-hint-init")));
        return None;
    };
    findings.extend(others.iter().map(|other| {
        let place = Place::file(&other.path);
        Finding::warning(place, msg!("intake-second-oppdrag", used = &first.path))
            .hint(msg!("intake-hint-one-oppdrag"))
    }));
    // A file that cannot be read is told about where the files are probed.
    let bytes = source.read(first, limits).ok()?;
    Some(Oppdrag::parse(&bytes, &first.path).into_value(findings))
}

/// The counts of sheets: those of `oppdrag.toml`, then those of every `telling.csv`.
fn telling_of(
    source: &Source,
    listing: &Listing,
    limits: &Limits,
    oppdrag: Option<&Oppdrag>,
    findings: &mut Vec<Finding>,
) -> Vec<SheetCount> {
    let mut all: Vec<(String, SheetCount)> = oppdrag
        .into_iter()
        .flat_map(|oppdrag| &oppdrag.telling)
        .map(|count| (Oppdrag::FILE.to_owned(), count.clone()))
        .collect();
    for entry in listing.files.iter().filter(|entry| is_telling(&entry.path)) {
        // A file that cannot be read is told about where the files are probed.
        let Ok(bytes) = source.read(entry, limits) else { continue };
        let counts = telling::parse(&entry.path, &bytes).into_value(findings);
        all.extend(counts.into_iter().map(|count| (entry.path.clone(), count)));
    }
    telling::together(all, findings)
}

fn lists_of(
    source: &Source,
    listing: &Listing,
    limits: &Limits,
    findings: &mut Vec<Finding>,
) -> Vec<ChecksumList> {
    let lists = listing.files.iter().filter(|entry| is_list(&entry.path));
    lists
        .filter_map(|entry| Some((entry, source.read(entry, limits).ok()?)))
        .map(|(entry, bytes)| {
            ChecksumList::parse(&entry.path, &bytes).into_value(findings)
        })
        .collect()
}
