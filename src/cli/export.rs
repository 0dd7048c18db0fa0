//! `byggarkiv export`: writes the Noark 5 extraction as a folder, unpacked.

use std::path::PathBuf;

use super::place::InArchive;
use super::{Exit, Session};
use crate::{msg, pipeline};

/// What was typed after `export`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    place: InArchive,
    /// The folder to write; it must not be there yet.
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
}

pub(super) fn run(args: Args, session: &Session) -> anyhow::Result<Exit> {
    let mut archive = session.open(&args.place.archive)?;
    let counts = pipeline::export_folder(&mut archive, &args.to, &session.job())?;
    let folder = args.to.display().to_string();
    session.printer.say(&msg!(
        "cli-exported",
        folder = folder.as_str(),
        documents = counts.documents,
        cases = counts.cases,
        held = counts.held_out,
    ));
    session.printer.json(&counts);
    Ok(Exit::Clean)
}
