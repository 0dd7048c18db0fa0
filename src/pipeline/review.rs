//! A person's word: checked, kept with name and time, and outranking every reading.

use serde_json::json;

use super::{Error, Job, questions};
use crate::archive::Archive;
use crate::catalogue::{
    Agent, Decision, Event, EventType, Field, Outcome, Question, Verdict,
};
use crate::facts;
use crate::message::Message;
use crate::msg;

/// Keeps a decision. It holds from the next time cases are put together (`run`, `read`,
/// `index`, `export`, `package`). Inside: the decision, or in words why the value cannot stand.
///
/// # Errors
/// What the catalogue fails with.
pub fn decide(
    archive: &mut Archive,
    question: &Question,
    verdict: Verdict,
    value: Option<String>,
    who: &str,
    job: &Job<'_>,
) -> Result<Result<Decision, Message>, Error> {
    if who.trim().is_empty() {
        return Ok(Err(msg!("review-no-name")));
    }
    let before = question.row.value.clone();
    let after = match verdict {
        Verdict::Accepted if before.is_none() => {
            return Ok(Err(msg!("review-nothing-to-accept", id = question.id)));
        }
        Verdict::Accepted => before.clone(),
        Verdict::Corrected => value.map(|value| facts::mask(value.trim()).into_owned()),
        Verdict::Rejected => None,
    };
    if let Some(value) = &after
        && !questions::fits(question.field, value)
    {
        return Ok(Err(misfit(question.field, value)));
    }
    let decision = Decision {
        subject: question.subject.clone(),
        field: question.field,
        verdict,
        before,
        after,
        who: who.trim().to_owned(),
        at: job.at(),
    };
    archive.catalogue.together(|catalogue| {
        catalogue.decide(&decision)?;
        catalogue.log(&event(&decision))?;
        Ok::<_, Error>(())
    })?;
    Ok(Ok(decision))
}

fn misfit(field: Field, value: &str) -> Message {
    match field {
        Field::Eiendom => msg!("review-misfit-eiendom", value = value),
        Field::Dato => msg!("review-misfit-dato", value = value),
        Field::Dokumenttype => {
            let codes: Vec<_> = facts::Kind::ALL.iter().map(|kind| kind.code()).collect();
            msg!("review-misfit-dokumenttype", value = value, codes = codes.join(", "))
        }
        Field::Tittel | Field::Avsender | Field::Mottaker => msg!("review-misfit-empty"),
    }
}

fn event(decision: &Decision) -> Event {
    let value = decision.after.clone().unwrap_or_default();
    Event {
        kind: EventType::Review,
        at: decision.at.clone(),
        agent: Agent { name: decision.who.clone(), version: String::new() },
        outcome: Outcome::Success,
        detail: format!("{} {} {value}", decision.field.code(), decision.verdict.code()),
        object: decision.subject.clone(),
    }
}

/// A question as machines get it.
#[must_use]
pub fn question_json(question: &Question) -> serde_json::Value {
    json!({
        "id": question.id,
        "subject": question.subject,
        "field": question.field.code(),
        "waiting": question.waiting,
        "value": question.row.value,
        "candidates": question.row.candidates,
        "words": question.row.words,
        "place": question.row.place,
        "confidence": question.row.confidence,
        "how": question.row.how,
    })
}
