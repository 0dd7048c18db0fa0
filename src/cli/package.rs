//! `byggarkiv package`: packs the delivery and checks it as a stranger would.

use super::place::InArchive;
use super::{Exit, Session, exit};
use crate::pipeline;

/// What was typed after `package`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    place: InArchive,
}

pub(super) fn run(args: Args, session: &Session) -> anyhow::Result<Exit> {
    let mut archive = session.open(&args.place.archive)?;
    let job = session.job();
    pipeline::assemble(&mut archive, &job)?;
    pipeline::deliver(&mut archive, &job)?;
    let status = pipeline::report(&archive, &job)?;
    super::status::tell(&status, &session.printer);
    Ok(exit(status.errors()))
}
