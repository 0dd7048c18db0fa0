//! What we have to say about the material. A finding never stops a run.

use serde::{Deserialize, Serialize};

use crate::message::{Lang, Message};
use crate::place::Place;

/// How bad it is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing to do.
    Note,
    /// Someone should look.
    Warning,
    /// Something is lost, broken or cannot be delivered as it is.
    Error,
}

impl Severity {
    /// The message key that names it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Note => "severity-note",
            Self::Warning => "severity-warning",
            Self::Error => "severity-error",
        }
    }
}

/// One remark about the material, in words for the archivist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The rule that spoke, such as `intake-gap` or Arkade's number where it has one (`N5.30`).
    pub rule: String,
    /// How bad it is.
    pub severity: Severity,
    /// Where it was seen.
    pub place: Place,
    /// What is wrong, with what was found and what was expected.
    pub message: Message,
    /// What one can do about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Message>,
}

impl Finding {
    /// A finding without a hint; the rule is named as the message is unless said otherwise.
    #[must_use]
    pub fn new(severity: Severity, place: Place, message: Message) -> Self {
        Self { rule: message.key.clone(), severity, place, message, hint: None }
    }

    /// An error.
    #[must_use]
    pub fn error(place: Place, message: Message) -> Self {
        Self::new(Severity::Error, place, message)
    }

    /// A warning.
    #[must_use]
    pub fn warning(place: Place, message: Message) -> Self {
        Self::new(Severity::Warning, place, message)
    }

    /// A note.
    #[must_use]
    pub fn note(place: Place, message: Message) -> Self {
        Self::new(Severity::Note, place, message)
    }

    /// Names the rule, where it has a name of its own (Arkade's `N5.30`).
    #[must_use]
    pub fn rule(mut self, rule: impl Into<String>) -> Self {
        self.rule = rule.into();
        self
    }

    /// Adds the way out.
    #[must_use]
    pub fn hint(mut self, hint: Message) -> Self {
        self.hint = Some(hint);
        self
    }

    /// Place first, rule in brackets, found and expected, then the way out.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        let severity = Message::new(self.severity.key()).text(lang);
        let mut text = format!(
            "{}: {severity}[{}]: {}",
            self.place,
            self.rule,
            self.message.text(lang)
        );
        if let Some(hint) = &self.hint {
            let label = Message::new("hint-label").text(lang);
            text.push_str(&format!("\n  {label}: {}", hint.text(lang)));
        }
        text
    }
}

/// A value, and what was noticed making it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noted<T> {
    /// What was made.
    pub value: T,
    /// What was noticed, in the order it was seen.
    pub findings: Vec<Finding>,
}

impl<T> Noted<T> {
    /// A value with nothing to say about it.
    pub fn clean(value: T) -> Self {
        Self { value, findings: Vec::new() }
    }

    /// The value; its findings go to `all`.
    pub fn into_value(self, all: &mut Vec<Finding>) -> T {
        all.extend(self.findings);
        self.value
    }
}
