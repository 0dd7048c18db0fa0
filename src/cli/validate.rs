//! `byggarkiv validate`: would the depot accept it? Any delivery, ours or not.

use std::path::{Path, PathBuf};

use super::{Exit, Session, exit};
use crate::message::Message;
use crate::{files, msg, pipeline, validate};

/// What was typed after `validate`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// `{uuid}.tar`, `{uuid}.xml`, the folder they lie in, or an unpacked extraction.
    delivery: PathBuf,
    /// Where to write the report, several times: `.json` gives JSON, `.xml` `JUnit`, `.csv` the
    /// files, anything else HTML.
    #[arg(long, value_name = "FILE")]
    report: Vec<PathBuf>,
    /// How many findings of each rule are listed.
    #[arg(long, value_name = "N", default_value_t = 100)]
    limit: u64,
    /// Tells how Arkade 2.12.4 answers each of its tests, beside our own answer.
    #[arg(long)]
    like_arkade: bool,
    /// The institution's profile: severities, formats, each with its reason.
    #[arg(long, value_name = "TOML")]
    profile: Option<PathBuf>,
    /// The veraPDF program, or a folder with its jars: the PDFs are also checked by it.
    #[arg(long, value_name = "PATH")]
    verapdf: Option<PathBuf>,
    /// An earlier delivery of the same creator, or the JSON report on it, several times.
    #[arg(long, value_name = "DELIVERY|JSON")]
    against: Vec<PathBuf>,
}

pub(super) fn run(args: Args, session: &Session) -> anyhow::Result<Exit> {
    let printer = &session.printer;
    let at = session.job().now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    let settings = settings(&args, at)?;
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
    for path in &args.report {
        let text = match ending(path).as_str() {
            "json" => validate::report::json(&verdict, printer.lang),
            "xml" => validate::report::junit(&verdict, printer.lang),
            "csv" => validate::report::csv(&verdict),
            _ => validate::report::html(&verdict, printer.lang),
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

/// The list of systemIDs beside the JSON report, where one is asked for: `dom.json`, `dom.ids`.
fn ids_beside(reports: &[PathBuf]) -> Option<PathBuf> {
    let report = reports.iter().find(|path| ending(path) == "json");
    report.map(|path| path.with_extension("ids"))
}

fn ending(path: &Path) -> String {
    path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// What was asked for.
fn settings(args: &Args, at: String) -> anyhow::Result<validate::Settings> {
    let profile = match &args.profile {
        None => validate::Profile::default(),
        Some(path) => validate::Profile::read(&files::read_text(path)?)
            .map_err(|said| anyhow::anyhow!("{}: {said}", path.display()))?,
    };
    Ok(validate::Settings {
        shown_per_rule: args.limit,
        like_arkade: args.like_arkade,
        profile,
        at: Some(at),
        verapdf: args.verapdf.clone(),
        jobs: 1,
        against: args.against.clone(),
        ids: ids_beside(&args.report),
        list_files: args.report.iter().any(|path| ending(path) == "csv"),
    })
}
