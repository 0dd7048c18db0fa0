//! Which properties a folder and its cases are about: labels, words, addresses, and above
//! them all a person's word.

use super::Error;
use super::assemble::Papers;
use super::known::Against;
use crate::catalogue::{Decision, Field, FolderRow, NewQuestion, QuestionRow, Verdict};
use crate::dossier::PageRole;
use crate::matrikkel::{self, Evidence, KeyVerdict, MatrikkelKey, Register, Source};
use crate::message::Message;
use crate::msg;
use crate::place::Place;

/// What is known of a folder's properties.
#[derive(Debug)]
pub(super) struct FolderVerdict {
    /// The properties, the main one first; empty where undecided.
    pub(super) keys: Vec<MatrikkelKey>,
    /// The properties that its reference sheets point to.
    pub(super) references: Vec<MatrikkelKey>,
    /// The question about the folder as a whole; settles every case in it.
    pub(super) question: Option<NewQuestion>,
    /// A person has said so: no paper is held against it.
    decided: bool,
    verdict: KeyVerdict,
}

/// The name of a folder as a subject of questions and decisions.
fn folder_subject(name: &str) -> String {
    format!("mappe {name}")
}

/// The name of a case as a subject of questions and decisions.
pub(super) fn case_subject(name: &str) -> String {
    format!("sak {name}")
}

/// Weighs all that a folder's label and papers say.
pub(super) fn folder(
    name: &str,
    folder: &FolderRow,
    papers: &Papers<'_>,
    roles: &[PageRole],
) -> Result<FolderVerdict, Error> {
    let Papers { archive, against, register, .. } = *papers;
    let mut evidence = labels(name, folder, against, register);
    let mut references = Vec::new();
    for (at, role) in roles.iter().enumerate() {
        let keys = &papers.known[at].keys;
        match role {
            PageRole::Reference => {
                references.extend(keys.iter().map(|e| e.reading.value));
            }
            PageRole::Content | PageRole::Cover => evidence.extend(keys.iter().cloned()),
            PageRole::Separator
            | PageRole::Blank
            | PageRole::Duplicate
            | PageRole::Unreadable => {}
        }
    }
    let threshold = archive.settings.threshold_eiendom;
    let verdict = match against.matrikkel(register, None) {
        Some(context) => matrikkel::decide(&evidence, &context, threshold),
        None => no_home(&evidence),
    };
    let subject = folder_subject(name);
    let decision = archive.catalogue.decision(&subject, Field::Eiendom)?;
    let keys = match &decision {
        Some(decision) => decided_keys(decision),
        None => verdict.keys.iter().map(|key| key.value).collect(),
    };
    references.retain(|key| !keys.contains(key));
    references.sort_unstable();
    references.dedup();
    let place = Place::file(name);
    let waiting = decision.is_none() && verdict.keys.is_empty();
    let row = question(&keys, &verdict, &place, verdict.undecided.clone());
    let question = Some(NewQuestion { subject, field: Field::Eiendom, row, waiting });
    let decided = decision.is_some();
    Ok(FolderVerdict { keys, references, question, decided, verdict })
}

/// The evidence of the folder's name, or of the nearest folder above that has any.
fn labels(
    name: &str,
    folder: &FolderRow,
    against: &Against,
    register: &Register,
) -> Vec<Evidence> {
    let Some(context) = against.matrikkel(register, None) else { return Vec::new() };
    let place = Place::file(name);
    let found = folder
        .path
        .rsplit('/')
        .chain([against.intake.as_str()])
        .map(|part| matrikkel::label(part, &place, &context).keys)
        .find(|keys| !keys.is_empty());
    found.unwrap_or_default()
}

/// Without a kommunenummer no key can be written.
fn no_home(evidence: &[Evidence]) -> KeyVerdict {
    KeyVerdict {
        keys: Vec::new(),
        why: None,
        undecided: Some(msg!("assemble-no-kommunenummer")),
        candidates: evidence.iter().map(|e| e.reading.clone()).collect(),
    }
}

/// The properties of one case: the folder's, unless its own papers speak of others only.
pub(super) fn case(
    name: &str,
    pages: &[usize],
    papers: &Papers<'_>,
    folder: &FolderVerdict,
    asked: &mut Vec<NewQuestion>,
) -> Result<Vec<MatrikkelKey>, Error> {
    let Papers { archive, against, register, .. } = *papers;
    let subject = case_subject(name);
    let said: Vec<&Evidence> =
        pages.iter().flat_map(|at| &papers.known[*at].keys).collect();
    let decision = archive.catalogue.decision(&subject, Field::Eiendom)?;
    let context = against.matrikkel(register, None);
    let mut stray: Vec<&Evidence> = Vec::new();
    let mut keys = folder.keys.clone();
    if let (Some(context), false) = (&context, folder.decided || keys.is_empty()) {
        let sure = |e: &&&Evidence| {
            e.source == Source::Text
                && e.reading.confidence.get() >= archive.settings.threshold_eiendom
        };
        let agrees =
            |e: &Evidence| keys.iter().any(|key| matrikkel::speaks_of(e, key, context));
        if !said.iter().any(|e| agrees(e)) {
            stray = said.iter().filter(sure).copied().collect();
        }
        keys.sort_by_key(|key| {
            std::cmp::Reverse(
                said.iter().filter(|e| matrikkel::speaks_of(e, key, context)).count(),
            )
        });
    }
    if !stray.is_empty() {
        keys.clear();
    }
    let why = stray
        .first()
        .map(|e| msg!("assemble-stray", words = e.reading.basis.words.as_str()));
    let mut verdict = folder.verdict.clone();
    verdict.candidates.splice(0..0, stray.iter().map(|e| e.reading.clone()));
    let row = question(&keys, &verdict, &stray_place(&stray, name), why);
    let waiting = decision.is_none() && !stray.is_empty();
    if let Some(decision) = &decision {
        keys = decided_keys(decision);
    }
    asked.push(NewQuestion { subject, field: Field::Eiendom, row, waiting });
    Ok(keys)
}

fn stray_place(stray: &[&Evidence], name: &str) -> Place {
    let page = || {
        let (file, number) = name.rsplit_once('#')?;
        Some(Place::file(file).page(number.parse().ok()?))
    };
    match stray.first() {
        Some(evidence) => evidence.reading.basis.place.clone(),
        None => page().unwrap_or_else(|| Place::file(name)),
    }
}

fn question(
    keys: &[MatrikkelKey],
    verdict: &KeyVerdict,
    place: &Place,
    why: Option<Message>,
) -> QuestionRow {
    let best = verdict.keys.first().or(verdict.candidates.first());
    let mut candidates: Vec<String> = Vec::new();
    for candidate in verdict.keys.iter().chain(&verdict.candidates) {
        let text = candidate.value.to_string();
        if !candidates.contains(&text) && !keys.contains(&candidate.value) {
            candidates.push(text);
        }
    }
    QuestionRow {
        value: (!keys.is_empty())
            .then(|| keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")),
        candidates,
        words: best.map(|b| b.basis.words.clone()).unwrap_or_default(),
        place: best.map_or_else(|| place.clone(), |b| b.basis.place.clone()),
        confidence: verdict.keys.first().map_or(0.0, |b| b.confidence.get()),
        how: best.map(|b| b.basis.how.clone()).unwrap_or_default(),
        why,
    }
}

/// The keys of a decision; a rejected reading leaves none.
fn decided_keys(decision: &Decision) -> Vec<MatrikkelKey> {
    match (decision.verdict, &decision.after) {
        (Verdict::Rejected, _) | (_, None) => Vec::new(),
        (Verdict::Accepted | Verdict::Corrected, Some(text)) => {
            parse_keys(text).unwrap_or_default()
        }
    }
}

/// `4699-12/34, 4699-12/35`; `None` where one of them is no key.
pub(super) fn parse_keys(text: &str) -> Option<Vec<MatrikkelKey>> {
    text.split(',').map(|part| part.trim().parse().ok()).collect()
}
