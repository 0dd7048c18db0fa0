//! `byggarkiv read`: reads the pages, finds facts, groups into documents and cases.

use super::args::Reading;
use super::place::InArchive;
use super::{Exit, Session, exit};
use crate::pipeline;

/// What was typed after `read`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    place: InArchive,
    #[command(flatten)]
    reading: Reading,
}

pub(super) fn run(args: Args, session: &Session) -> anyhow::Result<Exit> {
    let mut archive = session.open(&args.place.archive)?;
    args.reading.set(&mut archive);
    pipeline::read(&mut archive, &session.job())?;
    args.reading.keep_steps(&archive, &session.job())?;
    pipeline::assemble(&mut archive, &session.job())?;
    let status = pipeline::status(&archive)?;
    super::status::tell_after_reading(&status, session);
    Ok(exit(status.errors()))
}
