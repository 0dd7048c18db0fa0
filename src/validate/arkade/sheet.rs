//! What a test answers: lines of numbers and errors, in groups.

use serde::Serialize;

use crate::message::Message;
use crate::msg;

/// How many line numbers one answer names (Arkade prints ten).
const LINES_LIMIT: usize = 10;
/// How many answers one test gives; the others are counted.
const ANSWERS_LIMIT: usize = 1000;

/// One answer of a test.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// Whether it counts as an error.
    pub error: bool,
    /// The arkivdel or the type that it speaks of, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<Message>,
    /// What is said.
    pub message: Message,
    /// The file, where the answer has a place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The systemID of the unit, where it speaks of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The first lines that it speaks of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<u64>,
}

/// Why Arkade would have stopped without a report, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stop {
    /// The reason.
    pub reason: Message,
    /// The file.
    pub file: String,
    /// The line; 0 where the file as a whole is the reason.
    pub line: u64,
}

/// All that a test answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// The answers, in Arkade's order.
    pub answers: Vec<Answer>,
    /// Answers past the limit: how many, and how many of them errors.
    #[serde(skip_serializing_if = "is_none_untold")]
    pub untold: (u64, u64),
    /// Where Arkade itself would have stopped; the reading goes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stop: Option<Stop>,
}

fn is_none_untold(untold: &(u64, u64)) -> bool {
    *untold == (0, 0)
}

impl Sheet {
    /// How many answers there are.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.answers.len() as u64 + self.untold.0
    }

    /// Whether nothing is answered (N5.30 where all is well).
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many of the answers are errors.
    #[must_use]
    pub fn errors(&self) -> u64 {
        self.answers.iter().filter(|answer| answer.error).count() as u64 + self.untold.1
    }

    /// Adds an answer; past the limit it is only counted.
    pub(in super::super) fn add(&mut self, answer: Answer) {
        if self.answers.len() < ANSWERS_LIMIT {
            self.answers.push(answer);
        } else {
            self.untold.0 += 1;
            self.untold.1 += u64::from(answer.error);
        }
    }

    /// Adds a number with its words.
    pub(in super::super) fn say(&mut self, message: Message) {
        self.add(Answer::new(message));
    }

    /// Adds an error.
    pub(in super::super) fn fault(&mut self, message: Message) {
        self.add(Answer::new(message).fault());
    }

    /// «Totalt: n».
    pub(in super::super) fn total(&mut self, number: u64) {
        self.say(msg!("arkade-total", count = number));
    }
}

impl Answer {
    /// A number with its words.
    pub(in super::super) fn new(message: Message) -> Self {
        Self {
            error: false,
            group: None,
            message,
            file: None,
            id: None,
            lines: Vec::new(),
        }
    }

    /// «Antall: n».
    pub(in super::super) fn number(number: u64) -> Self {
        Self::new(msg!("arkade-number", count = number))
    }

    /// «Avsluttet – Antall: n».
    pub(in super::super) fn of_kind(kind: &str, number: u64) -> Self {
        Self::new(msg!("arkade-kind", kind = kind, count = number))
    }

    /// The same as an error.
    pub(in super::super) fn fault(mut self) -> Self {
        self.error = true;
        self
    }

    /// The same of a unit.
    pub(in super::super) fn unit(mut self, id: &str) -> Self {
        self.id = Some(id.to_owned());
        self
    }

    /// The same in a group.
    pub(in super::super) fn group(mut self, group: Option<Message>) -> Self {
        self.group = group;
        self
    }

    /// The same with its place in arkivstruktur.xml.
    pub(in super::super) fn at(self, lines: &[u64]) -> Self {
        self.in_file("arkivstruktur.xml", lines)
    }

    /// The same with its place.
    pub(in super::super) fn in_file(mut self, file: &str, lines: &[u64]) -> Self {
        self.file = Some(file.to_owned());
        self.lines = lines.iter().copied().take(LINES_LIMIT).collect();
        self
    }
}
