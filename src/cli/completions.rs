//! `byggarkiv completions`: shell completions.

use clap::CommandFactory as _;
use clap_complete::Shell;

use super::{Exit, Session, localise};

/// What was typed after `completions`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The shell.
    shell: Shell,
}

pub(super) fn run(args: Args, session: &Session) -> anyhow::Result<Exit> {
    let mut command =
        localise::localise(super::args::Args::command(), session.printer.lang);
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "byggarkiv", &mut script);
    session.printer.raw(&script);
    Ok(Exit::Clean)
}
