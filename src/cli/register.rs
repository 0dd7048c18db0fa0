//! `byggarkiv register import`: addresses and buildings from Kartverket's extracts.

use std::path::PathBuf;

use clap::Subcommand;

use super::place::InArchive;
use super::{Exit, Session, exit};
use crate::{msg, pipeline};

/// What was typed after `register`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Imports extracts: `.csv` addresses, `.geojson` or `.json` buildings.
    Import {
        /// The files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        #[command(flatten)]
        place: InArchive,
    },
}

pub(super) fn run(args: Args, session: &Session) -> anyhow::Result<Exit> {
    let Command::Import { files, place } = args.command;
    let mut archive = session.open_or_create(&place.archive)?;
    let mut errors = 0;
    for file in &files {
        let imported = pipeline::import_register(&mut archive, file)?;
        for finding in &imported.findings {
            session.printer.line(&finding.text(session.printer.lang));
        }
        errors += imported.findings.len() as u64;
        session.printer.say(&msg!(
            "cli-register-imported",
            file = file.display().to_string(),
            addresses = imported.value.addresses,
            buildings = imported.value.buildings,
        ));
        session.printer.json(&imported.value);
    }
    Ok(exit(errors))
}
