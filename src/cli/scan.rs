//! `byggarkiv scan`: a scanner as the source, page by page into the intake.

use std::path::PathBuf;

use super::{Exit, Session};
use crate::intake::scanner;
use crate::msg;
use crate::page::Dpi;

/// What was typed after `scan`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The scanner as SANE names it; `scanimage -L` lists them.
    #[arg(long, value_name = "NAME")]
    device: String,
    /// The folder of the property within the box; made where it is missing.
    #[arg(long, value_name = "DIR")]
    into: PathBuf,
    /// Dots per inch.
    #[arg(long, default_value_t = 300, value_name = "DPI")]
    resolution: u32,
    /// The scanner's mode: Lineart, Gray, Color.
    #[arg(long, value_name = "MODE")]
    mode: Option<String>,
    /// The scanner's source, such as `Automatic Document Feeder`; without it one page.
    #[arg(long, value_name = "SOURCE")]
    source: Option<String>,
    /// Pages at most.
    #[arg(long, value_name = "N")]
    pages: Option<u32>,
    /// More options for the scanner, after `--`.
    #[arg(last = true)]
    options: Vec<String>,
}

pub(super) fn run(args: Args, session: &Session) -> anyhow::Result<Exit> {
    let Some(resolution) = Dpi::new(args.resolution) else {
        let message = msg!("cli-scan-resolution", dpi = args.resolution);
        anyhow::bail!(message.text(session.printer.lang));
    };
    let options = scanner::Options {
        resolution,
        mode: args.mode,
        source: args.source,
        pages: args.pages,
        more: args.options,
    };
    let printer = &session.printer;
    let pages = scanner::scan(&args.device, &options, &args.into, |path| {
        printer.say(&msg!("cli-scanned-page", file = path.display().to_string()));
    })?;
    printer.say(&msg!("cli-scanned", pages = pages.len()));
    printer.json(&serde_json::json!({ "pages": pages }));
    Ok(Exit::Clean)
}
