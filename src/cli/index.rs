//! `byggarkiv index`: makes every page findable.

use super::place::InArchive;
use super::{Exit, Session};
use crate::{msg, pipeline};

/// What was typed after `index`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    place: InArchive,
}

pub(super) fn run(args: Args, session: &Session) -> anyhow::Result<Exit> {
    let mut archive = session.open(&args.place.archive)?;
    pipeline::assemble(&mut archive, &session.job())?;
    let pages = pipeline::index(&mut archive, &session.job())?;
    session.printer.say(&msg!("cli-indexed", pages = pages));
    session.printer.json(&serde_json::json!({ "pages": pages }));
    Ok(Exit::Clean)
}
