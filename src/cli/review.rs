//! `byggarkiv review`: what waits for a person, with its evidence, and the person's word.

use std::path::PathBuf;

use clap::Subcommand;

use super::place::InArchive;
use super::{Exit, Session};
use crate::catalogue::{Question, Verdict};
use crate::message::Message;
use crate::{files, msg, pipeline};

/// What was typed after `review`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Lists what waits.
    List {
        #[command(flatten)]
        place: InArchive,
        /// What does not wait as well.
        #[arg(long)]
        all: bool,
    },
    /// Shows one, with a picture of its evidence.
    Show {
        /// The number in the list.
        id: i64,
        #[command(flatten)]
        place: InArchive,
        /// Where to write the picture: the page with the words framed.
        #[arg(long, value_name = "FILE")]
        png: Option<PathBuf>,
    },
    /// What was read is right.
    Accept {
        /// The number in the list.
        id: i64,
        #[command(flatten)]
        by: By,
    },
    /// Another value is right.
    Correct {
        /// The number in the list.
        id: i64,
        /// The right value: 4699-12/34 (several with a comma), 1967-08-17, TEGNING, words.
        value: String,
        #[command(flatten)]
        by: By,
    },
    /// What was read is wrong, and no value is known.
    Reject {
        /// The number in the list.
        id: i64,
        #[command(flatten)]
        by: By,
    },
}

#[derive(Debug, clap::Args)]
struct By {
    #[command(flatten)]
    place: InArchive,
    /// Who decides: your name, kept with the decision.
    #[arg(long, value_name = "NAME", env = "BYGGARKIV_BY")]
    by: String,
}

pub(super) fn run(args: Args, session: &Session) -> anyhow::Result<Exit> {
    match args.command {
        Command::List { place, all } => list(&place, all, session),
        Command::Show { id, place, png } => show(id, &place, png, session),
        Command::Accept { id, by } => decide(id, Verdict::Accepted, None, &by, session),
        Command::Correct { id, value, by } => {
            decide(id, Verdict::Corrected, Some(value), &by, session)
        }
        Command::Reject { id, by } => decide(id, Verdict::Rejected, None, &by, session),
    }
}

fn list(place: &InArchive, all: bool, session: &Session) -> anyhow::Result<Exit> {
    let archive = session.open(&place.archive)?;
    let questions = archive.catalogue.questions(all)?;
    let printer = &session.printer;
    for question in &questions {
        printer.line(&line(question, session));
    }
    printer.say(&msg!("cli-review-total", total = questions.len()));
    printer.json(&questions.iter().map(pipeline::question_json).collect::<Vec<_>>());
    Ok(Exit::Clean)
}

/// One question on one line: number, field, value read, confidence, place, words.
fn line(question: &Question, session: &Session) -> String {
    let lang = session.printer.lang;
    let row = &question.row;
    let none = msg!("cli-review-no-value").text(lang);
    let mut line = format!(
        "{:>5}  {:<13} {:<24} {:>3.0} %  {}",
        question.id,
        Message::new(question.field.key()).text(lang),
        row.value.as_deref().unwrap_or(&none),
        row.confidence * 100.0,
        row.place,
    );
    if let Some(why) = &row.why {
        line.push_str(&format!("\n       {}", why.text(lang)));
    }
    if !row.words.is_empty() {
        line.push_str(&format!("\n       «{}»", row.words));
    }
    line
}

fn show(
    id: i64,
    place: &InArchive,
    png: Option<PathBuf>,
    session: &Session,
) -> anyhow::Result<Exit> {
    let archive = session.open(&place.archive)?;
    let question = found(id, archive.catalogue.question(id)?, session)?;
    let printer = &session.printer;
    printer.line(&line(&question, session));
    for candidate in &question.row.candidates {
        printer.say(&msg!("cli-review-candidate", value = candidate.as_str()));
    }
    if let Some(path) = png {
        files::write(&path, &pipeline::evidence(&archive, &question)?)?;
        printer.say(&msg!("cli-review-evidence", file = path.display().to_string()));
    }
    printer.json(&pipeline::question_json(&question));
    Ok(Exit::Clean)
}

fn decide(
    id: i64,
    verdict: Verdict,
    value: Option<String>,
    by: &By,
    session: &Session,
) -> anyhow::Result<Exit> {
    let mut archive = session.open(&by.place.archive)?;
    let question = found(id, archive.catalogue.question(id)?, session)?;
    let lang = session.printer.lang;
    let job = session.job();
    match pipeline::decide(&mut archive, &question, verdict, value, &by.by, &job)? {
        Ok(decision) => {
            let after = decision.after.clone().unwrap_or_default();
            let key = Message::new(verdict.key());
            session.printer.say(&key.with("id", id).with("value", after));
            session
                .printer
                .json(&serde_json::json!({ "id": id, "value": decision.after }));
            Ok(Exit::Clean)
        }
        Err(message) => anyhow::bail!(message.text(lang)),
    }
}

fn found(
    id: i64,
    question: Option<Question>,
    session: &Session,
) -> anyhow::Result<Question> {
    question.ok_or_else(|| {
        anyhow::anyhow!(msg!("cli-review-unknown", id = id).text(session.printer.lang))
    })
}
