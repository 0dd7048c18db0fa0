//! `byggarkiv init`: a new archive, and a commented `oppdrag.toml` to fill in.

use std::path::PathBuf;

use super::{Exit, Session};
use crate::intake::Oppdrag;
use crate::{files, msg};

/// What was typed after `init`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The archive's folder.
    archive: PathBuf,
    /// Where to write a commented `oppdrag.toml`.
    #[arg(long, value_name = "FILE")]
    oppdrag: Option<PathBuf>,
}

pub(super) fn run(args: Args, session: &Session) -> anyhow::Result<Exit> {
    session.open_or_create(&args.archive)?;
    let folder = args.archive.display().to_string();
    session.printer.say(&msg!("cli-init-done", folder = folder.as_str()));
    if let Some(path) = &args.oppdrag {
        let file = path.display().to_string();
        if files::exists(path) {
            session.printer.say(&msg!("cli-init-oppdrag-there", file = file.as_str()));
        } else {
            files::write(path, Oppdrag::template(session.printer.lang).as_bytes())?;
            session.printer.say(&msg!("cli-init-oppdrag", file = file.as_str()));
        }
    }
    session.printer.json(&serde_json::json!({ "archive": folder }));
    Ok(Exit::Clean)
}
