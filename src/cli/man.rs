//! `byggarkiv man`: the manual, a page for each command.

use std::path::PathBuf;

use clap::CommandFactory as _;

use super::{Exit, Session, localise};
use crate::{files, msg};

/// What was typed after `man`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The folder to write the pages to.
    folder: PathBuf,
}

pub(super) fn run(args: Args, session: &Session) -> anyhow::Result<Exit> {
    let command = localise::localise(super::args::Args::command(), session.printer.lang);
    let mut pages = vec![(String::from("byggarkiv"), command.clone())];
    pages.extend(
        command
            .get_subcommands()
            .map(|sub| (format!("byggarkiv-{}", sub.get_name()), sub.clone())),
    );
    for (name, command) in &pages {
        let mut page = Vec::new();
        clap_mangen::Man::new(command.clone().name(name.clone())).render(&mut page)?;
        files::write(&args.folder.join(format!("{name}.1")), &page)?;
    }
    session.printer.say(&msg!(
        "cli-man-written",
        pages = pages.len(),
        folder = args.folder.display().to_string(),
    ));
    Ok(Exit::Clean)
}
