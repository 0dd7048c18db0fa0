//! `byggarkiv export`: writes the Noark 5 extraction as a folder, unpacked, or copies of the
//! documents for people to read.

use std::path::{Path, PathBuf};

use super::place::InArchive;
use super::{Exit, Session};
use crate::msg;
use crate::pipeline::{self, Copies};

/// What was typed after `export`.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("what").required(true))]
pub(super) struct Args {
    #[command(flatten)]
    place: InArchive,
    /// The folder to write; it must not be there yet.
    #[arg(long, value_name = "DIR", group = "what")]
    to: Option<PathBuf>,
    /// Copies for reading instead, into this folder; it must not be there yet.
    #[arg(long, value_name = "DIR", group = "what")]
    copies: Option<PathBuf>,
    /// Grey and colour pages of copies in layers.
    #[arg(long, requires = "copies")]
    layers: bool,
    /// Linearised copies.
    #[arg(long, requires = "copies")]
    linearise: bool,
    /// Copies of shielded documents too.
    #[arg(long, requires = "copies")]
    include_shielded: bool,
}

pub(super) fn run(args: Args, session: &Session) -> anyhow::Result<Exit> {
    let mut archive = session.open(&args.place.archive)?;
    if let Some(folder) = &args.copies {
        let asked = Copies {
            layers: args.layers,
            linearise: args.linearise,
            shielded: args.include_shielded,
        };
        let counts = pipeline::copies(&mut archive, folder, asked, &session.job())?;
        tell_of_copies(folder, &counts, session);
        return Ok(Exit::Clean);
    }
    let to = args.to.expect("clap asks for one of the two");
    let counts = pipeline::export_folder(&mut archive, &to, &session.job())?;
    let folder = to.display().to_string();
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

fn tell_of_copies(folder: &Path, counts: &pipeline::CopyCounts, session: &Session) {
    let percent = (counts.bytes * 100).checked_div(counts.archive_bytes);
    session.printer.say(&msg!(
        "cli-copied",
        folder = folder.display().to_string(),
        files = counts.files,
        pages = counts.pages,
        layered = counts.layered,
        percent = percent.unwrap_or(100),
    ));
    session.printer.say(&msg!(
        "cli-copied-shielded",
        left = counts.left_out,
        shielded = counts.shielded,
        failed = counts.failed,
        held = counts.held_out,
    ));
    session.printer.say(&msg!("cli-copied-not-public"));
    session.printer.json(counts);
}
