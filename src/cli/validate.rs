//! `byggarkiv validate`: would the depot accept it? Any delivery, ours or not.

use std::path::PathBuf;

use super::{Exit, Session, exit};
use crate::message::Message;
use crate::{files, msg, pipeline, validate};

/// What was typed after `validate`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// `{uuid}.tar`, `{uuid}.xml`, the folder they lie in, or an unpacked extraction.
    delivery: PathBuf,
    /// Where to write the report; `.json` gives JSON, anything else HTML.
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// How many findings of each rule are listed.
    #[arg(long, value_name = "N", default_value_t = 100)]
    limit: u64,
    /// Tells how Arkade 2.12.4 answers each of its tests, beside our own answer.
    #[arg(long)]
    like_arkade: bool,
    /// The institution's profile: severities, formats, each with its reason.
    #[arg(long, value_name = "TOML")]
    profile: Option<PathBuf>,
}

pub(super) fn run(args: Args, session: &Session) -> anyhow::Result<Exit> {
    let printer = &session.printer;
    let settings = settings(&args)?;
    let verdict = pipeline::check(&args.delivery, &settings, &session.job())?;
    for finding in verdict.findings() {
        printer.line(&finding.text(printer.lang));
    }
    printer.say(&msg!(
        "cli-verdict",
        outcome = Message::new(verdict.outcome.key()),
        errors = verdict.errors(),
        warnings = verdict.warnings(),
    ));
    printer.json(&verdict);
    if let Some(path) = &args.report {
        let json = path.extension().is_some_and(|e| e == "json");
        let text = if json {
            validate::report::json(&verdict, printer.lang)
        } else {
            validate::report::html(&verdict, printer.lang)
        };
        files::write(path, text.as_bytes())?;
        printer.say(&msg!("cli-report-written", file = path.display().to_string()));
    }
    Ok(match verdict.outcome {
        validate::Outcome::Undecided => Exit::Failed,
        validate::Outcome::Accepted
        | validate::Outcome::AcceptedWithWarnings
        | validate::Outcome::Rejected => exit(verdict.errors()),
    })
}

/// What was asked for.
fn settings(args: &Args) -> anyhow::Result<validate::Settings> {
    let profile = match &args.profile {
        None => validate::Profile::default(),
        Some(path) => validate::Profile::read(&files::read_text(path)?)
            .map_err(|said| anyhow::anyhow!("{}: {said}", path.display()))?,
    };
    Ok(validate::Settings {
        shown_per_rule: args.limit,
        like_arkade: args.like_arkade,
        profile,
    })
}
