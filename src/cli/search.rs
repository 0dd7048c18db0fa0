//! `byggarkiv search`: property, case, document, page, and the words in context.

use super::place::InArchive;
use super::{Exit, Session};
use crate::index::{Query, first_day, last_day};
use crate::message::Message;
use crate::{msg, pipeline};

/// What was typed after `search`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Words; "…" for a phrase, `garasj*` for a beginning, AND, OR, NOT.
    #[arg(default_value = "")]
    words: String,
    #[command(flatten)]
    place: InArchive,
    /// Only this property: 12/34 or 4699-12/34.
    #[arg(long, value_name = "GNR/BNR")]
    eiendom: Option<String>,
    /// From this year or date.
    #[arg(long, value_name = "YEAR|DATE")]
    fra: Option<String>,
    /// To this year or date, included.
    #[arg(long, value_name = "YEAR|DATE")]
    til: Option<String>,
    /// Only this document type (ArkivLett, such as TEGNING).
    #[arg(long, value_name = "CODE")]
    dokumenttype: Option<String>,
    /// How many hits are shown.
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
}

pub(super) fn run(args: Args, session: &Session) -> anyhow::Result<Exit> {
    let archive = session.open(&args.place.archive)?;
    let printer = &session.printer;
    let told = |message: Message| anyhow::anyhow!(message.text(printer.lang));
    let query = Query {
        words: args.words,
        eiendom: args.eiendom,
        fra: args.fra.as_deref().map(first_day).transpose().map_err(told)?,
        til: args.til.as_deref().map(last_day).transpose().map_err(told)?,
        kind: args.dokumenttype,
    };
    let found = pipeline::search(&archive, &query, args.limit)?.map_err(told)?;
    let hits = &found.hits;
    if found.any_word {
        printer.say(&msg!("cli-search-any-word"));
    }
    printer.say(&msg!("cli-search-total", total = hits.total));
    for hit in &hits.hits {
        printer.line(&pipeline::hit_lines(hit, printer.lang));
    }
    let all: Vec<_> = hits.hits.iter().map(pipeline::hit_json).collect();
    printer.json(&serde_json::json!({
        "total": hits.total,
        "any_word": found.any_word,
        "hits": all,
    }));
    Ok(Exit::Clean)
}
