//! `byggarkiv status`: where everything stands, in words and numbers.

use serde::Serialize;

use super::place::InArchive;
use super::print::Printer;
use super::{Exit, Session, exit};
use crate::catalogue::DeliveryStatus;
use crate::message::Message;
use crate::msg;
use crate::pipeline::{self, Status};

/// What was typed after `status`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    place: InArchive,
    /// The findings as well, one by one.
    #[arg(long)]
    findings: bool,
}

pub(super) fn run(args: Args, session: &Session) -> anyhow::Result<Exit> {
    let archive = session.open(&args.place.archive)?;
    let status = pipeline::status(&archive)?;
    tell(&status, &session.printer);
    if args.findings {
        for finding in archive.catalogue.findings()? {
            session.printer.line(&finding.text(session.printer.lang));
        }
    }
    Ok(exit(status.errors()))
}

/// How many remarks are shown one by one at the end of a run; the report has them all.
const SHOWN: usize = 12;

/// A status after pages were read, for machines. The time is told here and nowhere in the
/// archive, whose reports are the same whatever the machine.
#[derive(Debug, Serialize)]
struct AfterReading<'a> {
    #[serde(flatten)]
    status: &'a Status,
    /// Processor time inside the recognisers, all threads together.
    engine_seconds: f64,
    /// Of that, Tesseract's first reading of each page, its others, and the second recogniser.
    first_seconds: f64,
    again_seconds: f64,
    second_seconds: f64,
    /// How often Tesseract read a page, all pages together.
    readings: u64,
}

/// Tells a status after pages were read, in words and numbers, or as JSON.
pub(super) fn tell_after_reading(status: &Status, session: &Session) {
    let spent = session.bars.spent();
    session.printer.json(&AfterReading {
        status,
        engine_seconds: spent.all().as_secs_f64(),
        first_seconds: spent.first.as_secs_f64(),
        again_seconds: spent.again.as_secs_f64(),
        second_seconds: spent.second.as_secs_f64(),
        readings: spent.readings,
    });
    tell_words(status, &session.printer);
}

/// Tells a status in words and numbers, or as JSON.
pub(super) fn tell(status: &Status, printer: &Printer) {
    printer.json(status);
    tell_words(status, printer);
}

fn tell_words(status: &Status, printer: &Printer) {
    for finding in status.remarks.iter().take(SHOWN) {
        printer.line(&finding.text(printer.lang));
    }
    if status.remarks.len() > SHOWN {
        printer.say(&msg!("status-more-remarks", more = status.remarks.len() - SHOWN));
    }
    printer.say(&msg!("status-files", files = status.all_files()));
    counts(printer, status.files.iter().map(|(fate, n)| (fate.key(), *n)));
    printer.say(&msg!("status-pages", pages = status.all_pages()));
    counts(printer, status.pages.iter().map(|(role, n)| (role.key(), *n)));
    printer.say(&msg!(
        "status-groups",
        documents = status.documents,
        cases = status.cases,
        properties = status.properties,
    ));
    let [notes, warnings, errors] = status.findings;
    printer.say(&msg!(
        "status-findings",
        errors = errors,
        warnings = warnings,
        notes = notes
    ));
    tell_waiting(status, printer);
    if let Some(delivery) = &status.delivery {
        printer.say(&msg!(
            "status-delivery",
            path = format!("{}/{}", status.archive, delivery.path),
            documents = delivery.documents,
            cases = delivery.cases,
            status = Message::new(match delivery.status {
                DeliveryStatus::New => "status-delivery-new",
                DeliveryStatus::Replacement => "status-delivery-replacement",
                DeliveryStatus::Test => "status-delivery-test",
            }),
        ));
    }
    for report in &status.reports {
        printer
            .say(&msg!("status-report", file = format!("{}/{report}", status.archive)));
    }
    printer.say(&msg!("status-archive", folder = status.archive.as_str()));
}

fn tell_waiting(status: &Status, printer: &Printer) {
    if status.waiting.is_empty() {
        printer.say(&msg!("status-nothing-waits"));
        return;
    }
    let archive = status.archive.as_str();
    printer.say(&msg!("status-waits", held = status.held_out, archive = archive));
    let words = status.waiting.iter().map(|(field, n)| (field.key(), *n));
    counts(printer, words);
}

/// `    110 i dokumenter` for each count that is not zero.
fn counts(printer: &Printer, counts: impl Iterator<Item = (&'static str, u64)>) {
    for (key, count) in counts {
        if count > 0 {
            printer
                .line(&format!("  {count:>6} {}", Message::new(key).text(printer.lang)));
        }
    }
}
