//! `byggarkiv run`: the whole job.

use std::path::PathBuf;

use super::args::Reading;
use super::place::InArchive;
use super::{Exit, Session, exit};
use crate::pipeline;

/// What was typed after `run`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The box: a folder or a zip file.
    intake: PathBuf,
    #[command(flatten)]
    place: InArchive,
    #[command(flatten)]
    reading: Reading,
}

pub(super) fn run(args: Args, session: &Session) -> anyhow::Result<Exit> {
    let mut archive = session.open_or_create(&args.place.archive)?;
    args.reading.set(&mut archive);
    let report = pipeline::run(&mut archive, &args.intake, &session.job())?;
    args.reading.keep_steps(&archive, &session.job())?;
    super::status::tell_after_reading(&report, session);
    Ok(exit(report.errors()))
}
