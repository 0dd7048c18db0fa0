//! The only place that prints.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the only place that prints"
)]

use std::io::{IsTerminal as _, Write as _};

use serde::Serialize;

use crate::message::{Lang, Message};

/// How answers are given.
#[derive(Clone, Copy, Debug)]
pub(super) struct Printer {
    /// The language of words.
    pub lang: Lang,
    /// JSON instead of words.
    pub json: bool,
}

impl Printer {
    /// A line of words for a person; nothing in JSON mode.
    pub(super) fn say(&self, message: &Message) {
        self.line(&message.text(self.lang));
    }

    /// A line as it is; nothing in JSON mode.
    pub(super) fn line(&self, text: &str) {
        if !self.json {
            // A reader that has gone away (`| head`) is no fault of ours.
            let _ = writeln!(std::io::stdout().lock(), "{text}");
        }
    }

    /// The whole answer for a machine; nothing in words mode.
    pub(super) fn json(&self, value: &impl Serialize) {
        if self.json {
            let text =
                serde_json::to_string_pretty(value).expect("answers have a JSON form");
            let _ = writeln!(std::io::stdout().lock(), "{text}");
        }
    }

    /// Bytes as they are, such as a completion script.
    pub(super) fn raw(&self, bytes: &[u8]) {
        let _ = std::io::stdout().lock().write_all(bytes);
    }
}

/// An error, with the chain of what caused it, each once.
pub(super) fn error(lang: Lang, error: &anyhow::Error) {
    let label = Message::new("severity-error").text(lang);
    let mut said = String::new();
    for cause in error.chain() {
        let cause = cause.to_string();
        if !said.contains(&cause) {
            if !said.is_empty() {
                said.push_str(": ");
            }
            said.push_str(&cause);
        }
    }
    eprintln!("{label}: {said}");
}

/// Whether a person watches.
#[must_use]
pub(super) fn watched() -> bool {
    std::io::stderr().is_terminal()
}
