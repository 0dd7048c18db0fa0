//! Units that hold nothing, or what they should not hold: told by the counting tests, which
//! know what has «utgår».

use crate::finding::{Finding, Severity};
use crate::message::Message;
use crate::place::Place;

use super::super::arkade::{Answer, Sheet};
use super::super::rule::{Rule, Say};
use super::super::verdict::{Sought, Told};

/// A rule that has no findings of its own: its numbers are the answer.
pub(super) struct Counted;

impl Rule for Counted {}

/// What the listed answers of a counting test mean by the standard.
struct Meaning {
    id: &'static str,
    /// The element on whose line it is.
    element: &'static str,
    severity: Severity,
    message: &'static str,
    hint: &'static str,
}

/// *N5.12, N5.19* krav 2.4.6: only a class without classes holds folders; the schema forbids
/// it too. Arkade counts one such class as two errors, three where there are several
/// arkivdeler. *N5.14* an empty folder is no fault, but someone should know. *N5.21, N5.24*
/// krav 2.1.2: a registration has a description, an electronic description a document. Arkade
/// calls neither an error. *N5.34* krav 6.4.37: one file for each document.
const MEANINGS: [Meaning; 6] = [
    meaning(
        "N5.12",
        "klasse",
        Severity::Error,
        "validate-mixed-class",
        "validate-hint-mixed-class",
    ),
    meaning(
        "N5.14",
        "mappe",
        Severity::Note,
        "validate-empty-folder",
        "validate-hint-empty-folder",
    ),
    meaning(
        "N5.19",
        "klasse",
        Severity::Error,
        "validate-mixed-class",
        "validate-hint-mixed-class",
    ),
    meaning(
        "N5.21",
        "registrering",
        Severity::Warning,
        "validate-no-description",
        "validate-hint-no-document",
    ),
    meaning(
        "N5.24",
        "dokumentbeskrivelse",
        Severity::Warning,
        "validate-no-object",
        "validate-hint-no-document",
    ),
    meaning(
        "N5.34",
        "referanseDokumentfil",
        Severity::Warning,
        "validate-shared-file",
        "validate-hint-shared-file",
    ),
];

const fn meaning(
    id: &'static str,
    element: &'static str,
    severity: Severity,
    message: &'static str,
    hint: &'static str,
) -> Meaning {
    Meaning { id, element, severity, message, hint }
}

/// Says what the counted units of a rule mean, where they mean anything.
pub(in super::super) fn tell(id: &str, sheet: &Sheet, file: &str, say: &mut Say) {
    let Some(meaning) = MEANINGS.iter().find(|meaning| meaning.id == id) else { return };
    for answer in sheet.answers.iter().filter(|answer| !answer.lines.is_empty()) {
        say.add(meaning.told(answer, file));
    }
    say.untold(meaning.severity, sheet.untold.0);
}

impl Meaning {
    fn told(&self, answer: &Answer, file: &str) -> Told {
        let line = answer.lines.first().copied().unwrap_or_default();
        let message = Message::new(self.message).with("unit", answer.message.clone());
        let place = Place::file(file).line(line);
        let finding =
            Finding::new(self.severity, place, message).hint(Message::new(self.hint));
        let sought = Some(Sought {
            file: file.to_owned(),
            line: Some(line),
            element: self.element,
            text: String::new(),
        });
        let system_id = answer.id.clone();
        Told { finding, xpath: None, system_id, arkade: None, sought }
    }
}
