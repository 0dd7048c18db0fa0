//! `byggarkiv ingest`: takes in a box and says what it holds.

use std::path::PathBuf;

use super::place::InArchive;
use super::{Exit, Session, exit};
use crate::pipeline;

/// What was typed after `ingest`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The box: a folder or a zip file.
    intake: PathBuf,
    #[command(flatten)]
    place: InArchive,
}

pub(super) fn run(args: Args, session: &Session) -> anyhow::Result<Exit> {
    let mut archive = session.open_or_create(&args.place.archive)?;
    pipeline::ingest(&mut archive, &args.intake, &session.job())?;
    let status = pipeline::status(&archive)?;
    super::status::tell(&status, &session.printer);
    Ok(exit(status.errors()))
}
