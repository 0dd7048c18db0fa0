//! A scanner as the source: SANE's `scanimage`, page by page into the intake folder.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::folder;
use crate::files;
use crate::page::Dpi;

/// The program that talks to scanners.
const PROGRAM: &str = "scanimage";

/// How often a running scan is looked at for finished pages.
const LOOK: Duration = Duration::from_millis(100);

/// How to scan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Dots per inch.
    pub resolution: Dpi,
    /// The device's word for the mode: `Gray`, `Color`, `Lineart`.
    pub mode: Option<String>,
    /// The device's word for where the paper comes from: `Flatbed`,
    /// `Automatic Document Feeder`.
    pub source: Option<String>,
    /// Pages at most; one where the source is no feeder.
    pub pages: Option<u32>,
    /// Handed on to the device as they are: `--test-picture`, `Grid`.
    pub more: Vec<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            resolution: Dpi::USUAL,
            mode: None,
            source: None,
            pages: None,
            more: Vec::new(),
        }
    }
}

/// The scan could not be done. Pages finished before are in the folder.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// `scanimage` is not installed, or cannot be started.
    #[error("{PROGRAM} cannot be started (Debian package sane-utils): {source}")]
    Start {
        /// What the system said.
        source: std::io::Error,
    },
    /// `scanimage` gave up; its own words.
    #[error("{PROGRAM} gave up after {pages} pages: {told}")]
    Failed {
        /// Pages that were finished.
        pages: usize,
        /// What it said.
        told: String,
    },
    /// A page could not be put into the folder.
    #[error(transparent)]
    Files(#[from] files::Error),
    /// The folder could not be read.
    #[error(transparent)]
    Intake(#[from] super::Error),
}

/// Scans into the folder `into`, which is made where it is missing. Each page that is done is
/// named `0001.tif` and on, after the numbers that are there already, and told to `on_page`.
/// Running out of paper after a page or more is the end, not an error.
///
/// # Errors
/// [`Error`]; the pages done before stay.
pub fn scan(
    device: &str,
    options: &Options,
    into: &Path,
    mut on_page: impl FnMut(&Path),
) -> Result<Vec<PathBuf>, Error> {
    files::make_folder(into)?;
    // A folder of its own within, so that renaming is atomic and half a page is never seen.
    let aside = tempfile::Builder::new()
        .prefix(".scanning-")
        .tempdir_in(into)
        .map_err(files::at(into))?;
    let mut batch = Batch { aside: aside.path(), into, next: 1, done: Vec::new() };
    let mut child = start(device, options, aside.path())?;
    // Read on a thread of its own: a full pipe would stop the scanner.
    let told = child.stderr.take().map(|mut stderr| {
        std::thread::spawn(move || {
            let mut text = Vec::new();
            // What can be read of its words is enough; the exit code decides.
            let _ = stderr.read_to_end(&mut text);
            String::from_utf8_lossy(&text).into_owned()
        })
    });
    let result = follow(&mut child, &mut batch, &mut on_page);
    if result.is_err() {
        // Already ended is as good as ended now.
        let _ = child.kill();
        let _ = child.wait();
    }
    let told = told.and_then(|thread| thread.join().ok()).unwrap_or_default();
    let success = result?;
    if success || (out_of_paper(&told) && !batch.done.is_empty()) {
        return Ok(batch.done);
    }
    Err(Error::Failed { pages: batch.done.len(), told: told.trim().to_owned() })
}

/// Waits for the end and takes each page as it is finished: `scanimage` names a page only
/// when it is whole (it writes to `….part` first).
fn follow(
    child: &mut Child,
    batch: &mut Batch<'_>,
    on_page: &mut impl FnMut(&Path),
) -> Result<bool, Error> {
    loop {
        let ended = child.try_wait().map_err(|source| Error::Start { source })?;
        while let Some(page) = batch.take()? {
            on_page(&page);
        }
        if let Some(status) = ended {
            return Ok(status.success());
        }
        std::thread::sleep(LOOK);
    }
}

fn start(device: &str, options: &Options, folder: &Path) -> Result<Child, Error> {
    let mut command = Command::new(PROGRAM);
    command.args(arguments(device, options)).current_dir(folder);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    command.spawn().map_err(|source| Error::Start { source })
}

/// Fixed arguments, no shell between.
fn arguments(device: &str, options: &Options) -> Vec<String> {
    let feeder = options
        .source
        .as_deref()
        .is_some_and(|source| source.contains("ADF") || source.contains("Feeder"));
    let mut arguments: Vec<String> = vec![
        format!("--device-name={device}"),
        "--format=tiff".into(),
        "--batch=%d.tif".into(),
    ];
    let pages = options.pages.or((!feeder).then_some(1));
    arguments.extend(pages.map(|pages| format!("--batch-count={pages}")));
    arguments.extend(options.source.iter().map(|source| format!("--source={source}")));
    arguments.extend(options.mode.iter().map(|mode| format!("--mode={mode}")));
    arguments.push(format!("--resolution={}", options.resolution.get()));
    arguments.extend(options.more.iter().cloned());
    arguments
}

/// `scanimage` exits with `SANE_STATUS_NO_DOCS` when the feeder is empty.
fn out_of_paper(told: &str) -> bool {
    told.contains("out of documents")
}

/// The pages of one run on their way into the folder.
struct Batch<'a> {
    aside: &'a Path,
    into: &'a Path,
    /// The number of the next page in `aside`.
    next: usize,
    done: Vec<PathBuf>,
}

impl Batch<'_> {
    /// Moves the next page that is finished.
    fn take(&mut self) -> Result<Option<PathBuf>, Error> {
        let page = self.aside.join(format!("{}.tif", self.next));
        if !files::exists(&page) {
            return Ok(None);
        }
        let number = last_number(&folder::names(self.into)?) + 1;
        let name = self.into.join(format!("{number:04}.tif"));
        std::fs::rename(&page, &name).map_err(files::at(&page))?;
        self.next += 1;
        self.done.push(name.clone());
        Ok(Some(name))
    }
}

/// The highest number among names that are a number and an extension; 0 where there is none.
fn last_number(names: &[String]) -> u64 {
    names
        .iter()
        .filter_map(|name| name.split('.').next()?.parse().ok())
        .max()
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::{self, Kind};

    #[test]
    fn arguments_are_fixed_and_nothing_is_interpreted() {
        let options = Options {
            mode: Some("Gray; rm -rf".into()),
            more: vec!["--test-picture".into(), "Grid".into()],
            ..Options::default()
        };
        let expected = [
            "--device-name=test",
            "--format=tiff",
            "--batch=%d.tif",
            "--batch-count=1",
            "--mode=Gray; rm -rf",
            "--resolution=300",
            "--test-picture",
            "Grid",
        ];
        assert_eq!(arguments("test", &options), expected);
    }

    #[test]
    fn numbering_goes_on_after_what_is_there() {
        let names = ["0001.tif", "0007.tif", "omslag.tif", "12.jpg"].map(str::to_owned);
        assert_eq!(last_number(&names), 12);
        assert_eq!(last_number(&[]), 0);
    }

    #[test]
    fn the_feeder_is_emptied_and_each_page_lies_in_the_intake() {
        let folder = tempfile::tempdir().unwrap();
        files::write(&folder.path().join("0003.tif"), b"an earlier page").unwrap();
        let options = Options {
            resolution: Dpi::new(100).unwrap(),
            mode: Some("Gray".into()),
            source: Some("Automatic Document Feeder".into()),
            more: vec!["--test-picture".into(), "Grid".into()],
            ..Options::default()
        };
        let mut told = Vec::new();
        let pages =
            scan("test", &options, folder.path(), |page| told.push(page.to_owned()));
        let pages = pages.unwrap();
        assert_eq!(pages, told);
        let names: Vec<_> = pages.iter().map(|page| page.file_name().unwrap()).collect();
        assert_eq!(names.len(), 10);
        assert_eq!(
            (names[0].to_str(), names[9].to_str()),
            (Some("0004.tif"), Some("0013.tif"))
        );
        let left = files::list(folder.path()).unwrap();
        assert_eq!(left.len(), 11, "nothing is left aside: {left:?}");
        let bytes = files::read(&pages[0]).unwrap();
        let probed =
            intake::probe("0004.tif", &bytes, &intake::Settings::default()).value;
        assert_eq!((probed.kind, probed.pages[0].dpi.get()), (Kind::Tiff, 100));
    }

    #[test]
    fn a_scanner_that_is_not_there_is_told_in_its_own_words() {
        let folder = tempfile::tempdir().unwrap();
        let error =
            scan("nowhere:1", &Options::default(), folder.path(), |_| {}).unwrap_err();
        assert!(
            matches!(&error, Error::Failed { pages: 0, told } if !told.is_empty()),
            "{error}"
        );
        assert_eq!(files::list(folder.path()).unwrap(), Vec::<PathBuf>::new());
    }
}
