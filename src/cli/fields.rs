//! `byggarkiv fields`: what was filled in on boxed forms and in title blocks.

use std::path::PathBuf;

use super::place::InArchive;
use super::{Exit, Session};
use crate::form::Field;
use crate::message::Message;
use crate::pipeline::{self, PageFields};
use crate::{files, msg};

/// What was typed after `fields`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Only files whose path holds this.
    #[arg(default_value = "", value_name = "FILE")]
    file: String,
    #[command(flatten)]
    place: InArchive,
    /// Write all of them to a CSV file instead.
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
}

pub(super) fn run(args: Args, session: &Session) -> anyhow::Result<Exit> {
    let archive = session.open(&args.place.archive)?;
    let printer = &session.printer;
    let pages = pipeline::fields(&archive, &args.file)?;
    let total: usize = pages.iter().map(|page| page.fields.len()).sum();
    if let Some(path) = &args.csv {
        files::write(path, &pipeline::fields_csv(&pages))?;
        let file = path.display().to_string();
        printer.say(&msg!("cli-fields-written", total = total, file = file));
    } else {
        for page in &pages {
            show(page, session);
        }
        printer.say(&msg!("cli-fields-total", total = total, pages = pages.len()));
    }
    printer.json(&pages);
    Ok(Exit::Clean)
}

/// The page, then each field on a line: what is ticked or filled in, and how sure it is.
fn show(page: &PageFields, session: &Session) {
    let printer = &session.printer;
    printer.say(&msg!("search-place", file = page.file.as_str(), page = page.page));
    for field in &page.fields {
        let sure = field.confidence.get() * 100.0;
        printer.line(&format!(
            "  {sure:>3.0} %  {}: {}",
            field.label,
            value(field, session)
        ));
    }
}

fn value(field: &Field, session: &Session) -> String {
    match field.ticked {
        Some(true) => "[x]".to_owned(),
        Some(false) => "[ ]".to_owned(),
        None if field.value.is_empty() => {
            Message::new("cli-fields-empty").text(session.printer.lang)
        }
        None => field.value.replace('\n', " / "),
    }
}
