//! What was typed: commands, flags and their values.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use jiff::Timestamp;

use crate::archive::Archive;
use crate::message::Lang;
use crate::ocr::Effort;
use crate::pipeline::{self, Error, Job};

/// The whole command line. Help texts come from the message catalogue (see `localise`).
#[derive(Debug, Parser)]
#[command(
    name = "byggarkiv",
    version,
    disable_help_subcommand = true,
    max_term_width = 100
)]
pub(super) struct Args {
    /// What goes with every command.
    #[command(flatten)]
    pub common: Common,
    /// The command.
    #[command(subcommand)]
    pub command: Command,
}

/// Flags that every command takes.
#[derive(Clone, Debug, ClapArgs)]
pub(super) struct Common {
    #[arg(long, global = true, value_name = "nb|nn|en")]
    /// The language of messages and reports.
    pub lang: Option<LangArg>,
    #[arg(long, global = true)]
    /// JSON for machines instead of words for people.
    pub json: bool,
    #[arg(long, global = true, value_name = "N")]
    /// How many pages are worked on at once.
    pub jobs: Option<usize>,
    #[arg(long, global = true, value_name = "RFC3339")]
    /// The time that is written into the archive.
    pub now: Option<Timestamp>,
}

/// A language as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum LangArg {
    /// Bokmål.
    Nb,
    /// Nynorsk.
    Nn,
    /// English.
    En,
}

impl From<LangArg> for Lang {
    fn from(lang: LangArg) -> Self {
        match lang {
            LangArg::Nb => Self::Nb,
            LangArg::Nn => Self::Nn,
            LangArg::En => Self::En,
        }
    }
}

/// How thoroughly pages are read.
#[derive(Clone, Debug, ClapArgs)]
pub(super) struct Reading {
    #[arg(long, value_name = "fast|standard|best")]
    /// How much work a page is worth; otherwise as byggarkiv.toml says.
    pub reading: Option<ReadingArg>,
    #[arg(long, value_name = "DIR")]
    /// Keeps the picture that each step of making a page ready gives.
    pub keep_steps: Option<PathBuf>,
}

impl Reading {
    /// Reads this way, if anything was typed.
    pub(super) fn set(&self, archive: &mut Archive) {
        if let Some(reading) = self.reading {
            archive.settings.reading = reading.into();
        }
    }

    /// Keeps the pictures of the steps, if they were asked for.
    pub(super) fn keep_steps(
        &self,
        archive: &Archive,
        job: &Job<'_>,
    ) -> Result<(), Error> {
        let into = self.keep_steps.as_deref();
        into.map_or(Ok(()), |into| pipeline::keep_steps(archive, into, job))
    }
}

/// How thoroughly, as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ReadingArg {
    /// Tesseract alone.
    Fast,
    /// Doubtful lines by two recognisers.
    Standard,
    /// All lines by two recognisers.
    Best,
}

impl From<ReadingArg> for Effort {
    fn from(reading: ReadingArg) -> Self {
        match reading {
            ReadingArg::Fast => Self::Fast,
            ReadingArg::Standard => Self::Standard,
            ReadingArg::Best => Self::Best,
        }
    }
}

/// One command each.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// The whole job.
    Run(super::run::Args),
    /// A new archive, and a commented oppdrag.toml.
    Init(super::init::Args),
    /// A scanner as the source.
    Scan(super::scan::Args),
    /// Take in.
    Ingest(super::ingest::Args),
    /// Read pages, find facts, group into cases.
    Read(super::read::Args),
    /// What waits for a person.
    Review(super::review::Args),
    /// The quality report: make, confirm its sample, sign.
    Quality(super::quality::Args),
    /// What was filled in on forms.
    Fields(super::fields::Args),
    /// Build the index.
    Index(super::index::Args),
    /// Write the extraction.
    Export(super::export::Args),
    /// Pack the delivery.
    Package(super::package::Args),
    /// Check a delivery.
    Validate(super::validate::Args),
    /// Find pages.
    Search(super::search::Args),
    /// Where everything stands.
    Status(super::status::Args),
    /// Addresses and buildings.
    Register(super::register::Args),
    /// The files of the second recogniser.
    Models(super::models::Args),
    /// Shell completions.
    Completions(super::completions::Args),
    /// Man pages.
    Man(super::man::Args),
}
