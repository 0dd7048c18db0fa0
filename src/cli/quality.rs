//! `byggarkiv quality`: the report that is signed before paper is destroyed.

use std::path::{Path, PathBuf};

use clap::Subcommand;

use super::{Exit, Session};
use crate::pipeline::{self, Made, QualityAsked, Refused};
use crate::quality::{Asked, Scope};
use crate::{files, msg};

/// A profile is a page of text; anything much longer is another file.
const PROFILE_BYTES: u64 = 1 << 20;

/// What was typed after `quality`.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Args {
    /// The archive's folder.
    #[arg(long, global = true, value_name = "DIR", env = "BYGGARKIV_ARCHIVE")]
    archive: Option<PathBuf>,
    /// Only this box.
    #[arg(long, global = true, value_name = "NAME")]
    batch: Option<String>,
    /// Only this folder and those within.
    #[arg(long, global = true, value_name = "FOLDER")]
    folder: Option<String>,
    /// How many pages a person shall look at.
    #[arg(long, value_name = "N")]
    sample: Option<usize>,
    /// What the sample is drawn by.
    #[arg(long, value_name = "SEED")]
    seed: Option<String>,
    /// The limits, as TOML.
    #[arg(long, value_name = "FILE")]
    profile: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Somebody has looked at every page of a sample.
    Confirm {
        /// The sample's name, as the report has it.
        #[arg(long, value_name = "ID")]
        sample: String,
        /// Who looked: kept with the confirmation.
        #[arg(long, value_name = "NAME", env = "BYGGARKIV_BY")]
        by: String,
        /// A page that is not as it should be: `box/folder/0001.tif#1: what`.
        #[arg(long, value_name = "PAGE: WHAT")]
        fault: Vec<String>,
    },
    /// Puts a name under the report.
    Sign {
        /// Who signs.
        #[arg(long, value_name = "NAME", env = "BYGGARKIV_BY")]
        by: String,
    },
}

pub(super) fn run(args: Args, session: &Session) -> anyhow::Result<Exit> {
    let lang = session.printer.lang;
    let Some(root) = &args.archive else {
        anyhow::bail!(msg!("quality-no-archive").text(lang));
    };
    let root = root.clone();
    match &args.command {
        None => report(&root, args, session),
        Some(Command::Confirm { sample, by, fault }) => {
            confirm(&root, sample, by, fault, session)
        }
        Some(Command::Sign { by }) => sign(&root, &scope(&args), by, session),
    }
}

/// The part of the archive that was asked for.
fn scope(args: &Args) -> Scope {
    let tidy = |name: &String| name.trim_matches('/').to_owned();
    Scope { batch: args.batch.as_ref().map(tidy), folder: args.folder.as_ref().map(tidy) }
}

fn report(root: &Path, args: Args, session: &Session) -> anyhow::Result<Exit> {
    let mut archive = session.open(root)?;
    let profile = match &args.profile {
        None => None,
        Some(path) => {
            let bytes = files::read_limited(path, PROFILE_BYTES)?;
            let text = String::from_utf8_lossy(&bytes).into_owned();
            Some((text, path.display().to_string()))
        }
    };
    let asked = QualityAsked {
        scope: scope(&args),
        sample: Asked { size: args.sample, seed: args.seed },
        profile,
    };
    let made = told(pipeline::quality(&mut archive, &asked, &session.job())?, session)?;
    tell(&made, root, session);
    session.printer.json(&made);
    Ok(Exit::Clean)
}

fn tell(made: &Made, root: &Path, session: &Session) {
    let printer = &session.printer;
    let file = |name: &str| root.join(name).display().to_string();
    printer.say(&msg!("cli-quality-counts", files = made.files, pages = made.pages));
    printer.say(&msg!(
        "cli-quality-outside",
        outside = made.outside,
        unjudged = made.unjudged,
        folders = made.miscounted,
    ));
    printer.say(&msg!(
        "cli-quality-sample",
        sample = made.sample.as_str(),
        pages = made.sample_pages,
    ));
    if !made.confirmed_by.is_empty() {
        let by = made.confirmed_by.join(", ");
        printer.say(&msg!("cli-quality-confirmed-by", by = by));
    }
    if !made.signed_by.is_empty() {
        printer.say(&msg!("cli-quality-signed-by", by = made.signed_by.join(", ")));
    }
    printer.say(&msg!("cli-report-written", file = file(&made.html)));
}

fn confirm(
    root: &Path,
    sample: &str,
    by: &str,
    faults: &[String],
    session: &Session,
) -> anyhow::Result<Exit> {
    let mut archive = session.open(root)?;
    let job = session.job();
    let given =
        told(pipeline::confirm_sample(&mut archive, sample, by, faults, &job)?, session)?;
    session.printer.say(&msg!(
        "cli-quality-confirmed",
        sample = sample,
        by = given.by.as_str(),
        pages = given.pages,
        faults = given.faults.len(),
    ));
    session.printer.json(&given);
    Ok(Exit::Clean)
}

fn sign(root: &Path, scope: &Scope, by: &str, session: &Session) -> anyhow::Result<Exit> {
    let mut archive = session.open(root)?;
    let signed =
        told(pipeline::sign_quality(&mut archive, scope, by, &session.job())?, session)?;
    let printer = &session.printer;
    printer.say(&msg!(
        "cli-quality-signed",
        file = root.join(&signed.html).display().to_string(),
        by = signed.by.as_str(),
        digest = signed.digest.to_string(),
    ));
    if signed.unconfirmed {
        printer.say(&msg!("cli-quality-unconfirmed"));
    }
    printer.json(&signed);
    Ok(Exit::Clean)
}

/// What was done; or why it was not, in the user's language.
fn told<T>(done: Result<T, Refused>, session: &Session) -> anyhow::Result<T> {
    let lang = session.printer.lang;
    done.map_err(|reasons| {
        let lines: Vec<String> = reasons.iter().map(|reason| reason.text(lang)).collect();
        anyhow::anyhow!(lines.join("\n  "))
    })
}
