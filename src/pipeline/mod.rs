//! The whole run, on one screen: [`run`]. Each step is a file of its own here; it asks the
//! rooms for values and keeps them in the archive.

mod assemble;
mod changes;
mod copies;
mod copy;
mod deliver;
mod describe;
mod error;
mod evidence;
mod export;
mod exporter;
mod fields;
mod index;
mod ingest;
mod journal;
mod keys;
mod known;
mod pdfs;
mod quality;
mod questions;
mod read;
mod recognisers;
mod register;
mod report;
mod review;
mod status;
mod steps;

use std::path::Path;

use jiff::Timestamp;

pub use assemble::assemble;
pub use copies::{Copies, CopyCounts, copies};
pub use deliver::{check, deliver};
pub use error::Error;
pub use evidence::evidence;
pub use export::{Counts, export_folder, export_xml};
pub use fields::{PageFields, fields, fields_csv};
pub use index::{Found, hit_json, hit_lines, index, search};
pub use ingest::ingest;
pub use pdfs::{Form, pdf_recipe};
pub use quality::{
    Made, QualityAsked, Refused, Signed, confirm_sample, quality, sign_quality,
};
pub use read::read;
pub use register::{Imported, import_register};
pub use report::report;
pub use review::{decide, question_json};
pub use status::{DeliveryStatusLine, Status, status};
pub use steps::keep_steps;

use crate::archive::Archive;
use crate::catalogue::Agent;
use crate::message::Lang;
use crate::ocr::Spent;

/// The whole job: from a box to a delivery that has been checked.
///
/// # Errors
/// What the machine could not do. Bad material is a finding, and the run goes on.
pub fn run(archive: &mut Archive, intake: &Path, job: &Job<'_>) -> Result<Status, Error> {
    ingest(archive, intake, job)?;
    read(archive, job)?;
    assemble(archive, job)?;
    index(archive, job)?;
    deliver(archive, job)?;
    report(archive, job)
}

/// What every step is given.
#[derive(Clone, Copy, Debug)]
pub struct Job<'a> {
    /// The time that is written into the archive.
    pub now: Timestamp,
    /// How many pages are worked on at once, at least 1.
    pub jobs: usize,
    /// The language of reports.
    pub lang: Lang,
    /// Told as the work goes on.
    pub progress: &'a dyn Progress,
}

impl Job<'_> {
    /// The time as it is kept: RFC 3339 in UTC.
    fn at(&self) -> String {
        self.now.to_string()
    }
}

/// Is told how far the work has come.
pub trait Progress: Sync + std::fmt::Debug {
    /// A stage begins; so many things are to be done.
    fn begin(&self, stage: Stage, total: u64);
    /// One is done.
    fn step(&self);
    /// The stage is over.
    fn end(&self);
    /// So much time was spent inside the recognisers.
    fn engine(&self, _spent: Spent) {}
}

/// Nobody watches.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _: Stage, _: u64) {}
    fn step(&self) {}
    fn end(&self) {}
}

/// The stages that take long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Files are hashed, looked into and kept.
    Ingest,
    /// Pages are read.
    Read,
    /// Pictures of the steps of reading are kept.
    Steps,
    /// Facts are found, documents and cases put together.
    Assemble,
    /// Pages are made findable.
    Index,
    /// Archive PDFs are made.
    Pdf,
    /// The package is written.
    Package,
    /// The package is checked.
    Validate,
    /// Pages are judged.
    Quality,
}

impl Stage {
    /// The message key that names it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Ingest => "stage-ingest",
            Self::Read => "stage-read",
            Self::Steps => "stage-steps",
            Self::Assemble => "stage-assemble",
            Self::Index => "stage-index",
            Self::Pdf => "stage-pdf",
            Self::Package => "stage-package",
            Self::Validate => "stage-validate",
            Self::Quality => "stage-quality",
        }
    }
}

/// This program, as events and packages name it.
fn program() -> Agent {
    Agent { name: "byggarkiv".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() }
}
