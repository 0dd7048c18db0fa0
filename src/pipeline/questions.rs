//! From readings to values: sure enough, decided by a person, or still a question.

use jiff::civil::Date;

use super::Error;
use super::keys::case_subject;
use crate::archive::Archive;
use crate::catalogue::{Decision, DocumentRow, Field, NewQuestion, QuestionRow, Verdict};
use crate::dossier::{CaseGroup, DocumentFacts};
use crate::facts::{Kind, Party};
use crate::message::Message;
use crate::msg;
use crate::reading::Reading;

/// The name of a document as a subject of questions and decisions.
fn document_subject(name: &str) -> String {
    format!("dokument {name}")
}

/// A document as it would be exported; what was read about it is asked or told.
pub(super) fn settle(
    archive: &Archive,
    name: String,
    facts: &DocumentFacts,
    why: &Message,
    asked: &mut Vec<NewQuestion>,
) -> Result<DocumentRow, Error> {
    let mut ask = Ask { archive, subject: document_subject(&name), asked };
    let party = |party: &Party| party.name.clone();
    let date =
        ask.value(Field::Dato, facts.date.as_ref(), Date::to_string, |s| s.parse().ok())?;
    let kind = ask.value(
        Field::Dokumenttype,
        facts.kind.as_ref(),
        |kind| kind.code().to_owned(),
        Kind::from_code,
    )?;
    let sender = ask.value(Field::Avsender, facts.sender.as_ref(), party, named)?;
    let recipient = ask.value(Field::Mottaker, facts.recipient.as_ref(), party, named)?;
    let title = ask.value(Field::Tittel, facts.title.as_ref(), Clone::clone, text)?;
    let screened = facts.numbers.iter().any(|number| number.value.identifies_person());
    Ok(DocumentRow {
        id: 0,
        case: 0,
        name,
        title: title.unwrap_or_else(|| usual_title(kind, date)),
        date,
        received: facts.mottatt.as_ref().map(|reading| reading.value),
        kind,
        sender: sender.map(|party| party.name),
        recipient: recipient.map(|party| party.name),
        direction: facts.direction.as_ref().map(|reading| reading.value),
        language: facts.language.as_ref().map(|reading| reading.value),
        screened,
        answers: None,
        answers_words: None,
        why: why.clone(),
    })
}

/// The title of a case: grouped out of its papers' words, or a person's.
pub(super) fn case_title(
    archive: &Archive,
    name: &str,
    group: &CaseGroup,
    asked: &mut Vec<NewQuestion>,
) -> Result<String, Error> {
    let subject = case_subject(name);
    let decision = archive.catalogue.decision(&subject, Field::Tittel)?;
    let place = name.rsplit_once('#').map_or_else(
        || crate::place::Place::file(name),
        |(file, page)| crate::place::Place {
            page: page.parse().ok(),
            ..crate::place::Place::file(file)
        },
    );
    let row = QuestionRow {
        value: Some(group.title.clone()),
        candidates: Vec::new(),
        words: String::new(),
        place,
        confidence: 1.0,
        how: "case-title".to_owned(),
        why: None,
    };
    asked.push(NewQuestion { subject, field: Field::Tittel, row, waiting: false });
    let title = decision.and_then(|decision| decision.after);
    Ok(title.unwrap_or_else(|| group.title.clone()))
}

struct Ask<'a> {
    archive: &'a Archive,
    subject: String,
    asked: &'a mut Vec<NewQuestion>,
}

impl Ask<'_> {
    /// The value that holds: a person's, else what was read surely enough. What was read is
    /// kept as a question, so that a person may correct it even where it does not wait.
    fn value<T: Clone>(
        &mut self,
        field: Field,
        reading: Option<&Reading<T>>,
        show: impl Fn(&T) -> String,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Error> {
        let decision = self.archive.catalogue.decision(&self.subject, field)?;
        let threshold = self.archive.settings.threshold;
        let sure = reading.filter(|reading| reading.confidence.get() >= threshold);
        if let Some(reading) = reading {
            let waiting = decision.is_none() && sure.is_none();
            let percent = |value: f32| (value * 100.0).round() as u32;
            let why = waiting.then(|| {
                msg!(
                    "assemble-unsure",
                    found = percent(reading.confidence.get()),
                    wanted = percent(threshold),
                )
            });
            self.asked.push(NewQuestion {
                subject: self.subject.clone(),
                field,
                row: QuestionRow {
                    value: Some(show(&reading.value)),
                    candidates: Vec::new(),
                    words: reading.basis.words.clone(),
                    place: reading.basis.place.clone(),
                    confidence: reading.confidence.get(),
                    how: reading.basis.how.clone(),
                    why,
                },
                waiting,
            });
        }
        Ok(match decision {
            Some(Decision { verdict: Verdict::Rejected, .. }) => None,
            Some(decision) => decision.after.as_deref().and_then(parse),
            None => sure.map(|reading| reading.value.clone()),
        })
    }
}

/// Whether a value that a person typed can stand in a field.
pub(super) fn fits(field: Field, value: &str) -> bool {
    match field {
        Field::Eiendom => super::keys::parse_keys(value).is_some(),
        Field::Dato => value.parse::<Date>().is_ok(),
        Field::Dokumenttype => Kind::from_code(value).is_some(),
        Field::Tittel | Field::Avsender | Field::Mottaker => !value.trim().is_empty(),
    }
}

fn text(value: &str) -> Option<String> {
    Some(value.to_owned())
}

fn named(value: &str) -> Option<Party> {
    Some(Party { name: value.to_owned(), kommune: false })
}

/// A title where the paper bears none: its kind and year, as far as they are known.
fn usual_title(kind: Option<Kind>, date: Option<Date>) -> String {
    let kind = kind.map_or("Dokument uten tittel", Kind::name);
    date.map_or_else(|| kind.to_owned(), |date| format!("{kind} {}", date.year()))
}
