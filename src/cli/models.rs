//! `byggarkiv models`: the files of the second recogniser shown, added and verified.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde::Serialize;

use super::print::Printer;
use super::{Exit, Session, exit};
use crate::finding::Finding;
use crate::models::{self, Added, Package, Part, Shelf, Slot, State};
use crate::msg;

/// What was typed after `models`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Option<Command>,
    /// The models folder, instead of the usual ones.
    #[arg(long, global = true, value_name = "DIR")]
    folder: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Which files are there, and where they are looked for.
    Show,
    /// Takes parts from wheels or bare files.
    Add {
        /// The files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Whether all are there and the right ones.
    Verify,
}

pub(super) fn run(args: Args, session: &Session) -> anyhow::Result<Exit> {
    let printer = &session.printer;
    match args.command {
        Some(Command::Add { files }) => {
            add(&files, &args.folder.unwrap_or_else(models::folder), printer)
        }
        Some(Command::Verify) => look(args.folder, true, printer),
        Some(Command::Show) | None => look(args.folder, false, printer),
    }
}

/// What lies in a models folder, for machines.
#[derive(Debug, Serialize)]
struct Shown<'a> {
    folder: &'a Path,
    looked_in: &'a [PathBuf],
    /// Whether the second recogniser can be used.
    whole: bool,
    files: Vec<ShownFile<'a>>,
    findings: &'a [Finding],
}

#[derive(Debug, Serialize)]
struct ShownFile<'a> {
    part: Part,
    path: &'a Path,
    version: &'static str,
    package: &'static str,
    length: u64,
    sha256: String,
    #[serde(flatten)]
    state: State,
}

impl<'a> ShownFile<'a> {
    fn new(slot: &'a Slot) -> Self {
        let pin = slot.part.installed();
        Self {
            part: slot.part,
            path: &slot.path,
            version: slot.part.version(),
            package: slot.part.package().requirement(),
            length: pin.length,
            sha256: pin.digest().to_string(),
            state: slot.state,
        }
    }
}

/// Shows the first folder that has any of the files. That none has is a fault only where one
/// asks whether all is right (`verify`).
fn look(
    folder: Option<PathBuf>,
    verify: bool,
    printer: &Printer,
) -> anyhow::Result<Exit> {
    let folders = folder.map_or_else(models::folders, |folder| vec![folder]);
    let shelf = first(&folders)?;
    let empty = shelf.is_empty();
    let findings = if empty && !verify { Vec::new() } else { shelf.findings() };
    printer.json(&Shown {
        folder: &shelf.folder,
        looked_in: &folders,
        whole: shelf.is_whole(),
        files: shelf.slots.iter().map(ShownFile::new).collect(),
        findings: &findings,
    });
    tell(&shelf, &folders, printer);
    for finding in findings.iter().filter(|_| !empty) {
        printer.line(&finding.text(printer.lang));
    }
    Ok(exit(findings.len() as u64))
}

/// The first folder that has any of the files, else the one they would be put into.
fn first(folders: &[PathBuf]) -> anyhow::Result<Shelf> {
    for folder in folders {
        let shelf = Shelf::look(folder)?;
        if !shelf.is_empty() {
            return Ok(shelf);
        }
    }
    let own = folders.first().map_or(Path::new("."), PathBuf::as_path);
    Ok(Shelf::look(own)?)
}

fn tell(shelf: &Shelf, folders: &[PathBuf], printer: &Printer) {
    let folder = shelf.folder.display().to_string();
    if shelf.is_empty() {
        let looked_in: Vec<_> = folders.iter().map(|f| f.display().to_string()).collect();
        printer.say(&msg!("cli-models-none", folders = looked_in.join(", ")));
        printer.say(&msg!(
            "cli-models-way",
            models = Package::Rapidocr.requirement(),
            library = Package::Onnxruntime.requirement(),
        ));
        return;
    }
    if shelf.is_whole() {
        printer.say(&msg!("cli-models-whole", folder = folder));
    } else {
        printer.say(&msg!("cli-models-broken", folder = folder));
    }
    for slot in &shelf.slots {
        let state = match slot.state {
            State::Right => msg!("cli-models-right"),
            State::Missing => msg!("cli-models-missing"),
            State::Length { .. } | State::Digest { .. } => msg!("cli-models-wrong"),
        };
        let pin = slot.part.installed();
        printer.line(&format!(
            "  {:<30} {:<20} {:>5} MB  {}",
            pin.name,
            slot.part.version(),
            (pin.length + 500_000) / 1_000_000,
            state.text(printer.lang),
        ));
    }
}

/// What was added, for machines.
#[derive(Debug, Serialize)]
struct ShownAdded<'a> {
    folder: &'a Path,
    added: Vec<&'a Path>,
    whole: bool,
    findings: &'a [Finding],
}

fn add(files: &[PathBuf], folder: &Path, printer: &Printer) -> anyhow::Result<Exit> {
    let mut findings = Vec::new();
    let mut added: Vec<Added> = Vec::new();
    for file in files {
        added.extend(models::add(file, folder)?.into_value(&mut findings));
    }
    for added in &added {
        printer.say(&msg!(
            "cli-models-added",
            version = added.part.version(),
            file = added.path.display().to_string(),
        ));
    }
    for finding in &findings {
        printer.line(&finding.text(printer.lang));
    }
    let shelf = Shelf::look(folder)?;
    if !added.is_empty() {
        tell(&shelf, &[], printer);
    }
    printer.json(&ShownAdded {
        folder,
        added: added.iter().map(|added| added.path.as_path()).collect(),
        whole: shelf.is_whole(),
        findings: &findings,
    });
    Ok(exit(findings.len() as u64))
}
