//! A person's word on a sample, and a person's name under a report.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Error, Job, Written, judge, write};
use crate::archive::Archive;
use crate::catalogue::{Agent, Event, EventType, Outcome, QualityRow, SignatureRow};
use crate::digest::Digest;
use crate::files;
use crate::message::Message;
use crate::msg;
use crate::package::{FileFormat, Member};
use crate::quality::{Confirmation, Fault, Scope, changes};

/// Why something was not done, in words: one or more reasons.
pub type Refused = Vec<Message>;

/// A signed report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Signed {
    /// `reports/quality-eske.html`, within the archive's folder.
    pub html: String,
    /// The SHA-256 of what was signed.
    pub digest: Digest,
    /// Who signed.
    pub by: String,
    /// Nobody has confirmed the sample: the report says so, and so is it signed.
    pub unconfirmed: bool,
}

/// Keeps that somebody has looked at every page of a sample; `faults` as typed,
/// `file#page: what`. Inside: what was kept, or in words why not.
///
/// # Errors
/// What the catalogue or the disk fails with.
pub fn confirm_sample(
    archive: &mut Archive,
    sample: &str,
    by: &str,
    faults: &[String],
    job: &Job<'_>,
) -> Result<Result<Confirmation, Refused>, Error> {
    let by = by.trim();
    if by.is_empty() {
        return Ok(Err(vec![msg!("review-no-name")]));
    }
    let rows = archive.catalogue.qualities()?;
    let Some(row) = rows.iter().rev().find(|row| row.sample == sample) else {
        return Ok(Err(vec![msg!("quality-no-such-sample", sample = sample)]));
    };
    let now = judge(archive, row, job)?.map(|(report, _)| report.sample);
    let Some(now) = now.filter(|now| now.id == sample) else {
        return Ok(Err(vec![msg!("quality-sample-gone", sample = sample)]));
    };
    let pages = now.pages;
    let faults = match parsed(faults, &pages) {
        Ok(faults) => faults,
        Err(refused) => return Ok(Err(refused)),
    };
    let (sample, by) = (sample.to_owned(), by.to_owned());
    let given = Confirmation { sample, by, at: job.at(), pages: pages.len(), faults };
    let event = looked(&row.stem, &now.seed, &given);
    archive.catalogue.together(|catalogue| {
        catalogue.keep_confirmation(&given.sample, &given)?;
        catalogue.log(&event)
    })?;
    Ok(Ok(given))
}

/// Every fault; or why some of them are none.
fn parsed(typed: &[String], pages: &[String]) -> Result<Vec<Fault>, Refused> {
    let (mut faults, mut refused) = (Vec::new(), Vec::new());
    for typed in typed {
        match Fault::parse(typed, pages) {
            Ok(fault) => faults.push(fault),
            Err(why) => refused.push(why),
        }
    }
    if refused.is_empty() { Ok(faults) } else { Err(refused) }
}

/// The event that tells of a confirmation.
fn looked(stem: &str, seed: &str, given: &Confirmation) -> Event {
    let flawless = given.faults.is_empty();
    Event {
        kind: EventType::QualityReview,
        at: given.at.clone(),
        agent: person(&given.by),
        outcome: if flawless { Outcome::Success } else { Outcome::Warning },
        detail: format!(
            "{stem}, sample {} with seed {seed}: pages looked at {}, faults {}",
            given.sample,
            given.pages,
            given.faults.len()
        ),
        object: stem.to_owned(),
    }
}

/// A person, as events name them.
fn person(name: &str) -> Agent {
    Agent { name: name.to_owned(), version: String::new() }
}

/// Puts a name under the last report of a scope. It is made anew first: where the archive, a
/// confirmation or the file is no longer as it was, nothing is signed. Inside: what was
/// signed, or in words what has changed.
///
/// # Errors
/// What the catalogue, the store or the disk fails with.
pub fn sign_quality(
    archive: &mut Archive,
    scope: &Scope,
    by: &str,
    job: &Job<'_>,
) -> Result<Result<Signed, Refused>, Error> {
    let by = by.trim();
    if by.is_empty() {
        return Ok(Err(vec![msg!("review-no-name")]));
    }
    let Some(row) = archive.catalogue.quality(&scope.file_stem())? else {
        return Ok(Err(vec![msg!("quality-no-report")]));
    };
    let Some(old) = Files::read(archive, &row)? else {
        let file = format!("reports/{}", row.stem);
        return Ok(Err(vec![msg!("quality-report-changed", file = file)]));
    };
    let now = match write(archive, &row, job)? {
        Some(now) if Digest::of(now.html.as_bytes()) == row.html => now,
        now => return Ok(Err(stale(&old, now.as_ref()))),
    };
    archive.store.put(&old.html)?;
    archive.store.put(&old.json)?;
    keep(archive, &row, &now, by, job)?;
    Ok(Ok(Signed {
        html: format!("reports/{}.html", row.stem),
        digest: row.html,
        by: by.to_owned(),
        unconfirmed: now.report.sample.confirmations.is_empty(),
    }))
}

/// The signature, and the event that tells of it.
fn keep(
    archive: &mut Archive,
    row: &QualityRow,
    now: &Written,
    by: &str,
    job: &Job<'_>,
) -> Result<(), Error> {
    let report = &now.report;
    let event = Event {
        kind: EventType::Signing,
        at: job.at(),
        agent: person(by),
        outcome: if report.outside() + report.unjudged() == 0 {
            Outcome::Success
        } else {
            Outcome::Warning
        },
        detail: format!(
            "{}.html, SHA-256 {}: {} files, {} pages, {} values outside limits, \
             {} pages not judged",
            row.stem,
            row.html,
            report.files.len(),
            report.pages.len(),
            report.outside(),
            report.unjudged()
        ),
        object: row.html.to_string(),
    };
    let signature = SignatureRow {
        stem: row.stem.clone(),
        by: by.to_owned(),
        at: job.at(),
        html: row.html,
        json: row.json,
    };
    Ok(archive.catalogue.together(|catalogue| {
        catalogue.keep_signature(&signature)?;
        catalogue.log(&event)
    })?)
}

/// The files of a report as they lie in `reports/`.
struct Files {
    html: Vec<u8>,
    json: Vec<u8>,
}

impl Files {
    /// `None` where they are not there, or not as they were written.
    fn read(archive: &Archive, row: &QualityRow) -> Result<Option<Self>, Error> {
        let path =
            |ending: &str| archive.reports().join(format!("{}.{ending}", row.stem));
        if !files::exists(&path("html")) || !files::exists(&path("json")) {
            return Ok(None);
        }
        let (html, json) = (files::read(&path("html"))?, files::read(&path("json"))?);
        let same = Digest::of(&html) == row.html && Digest::of(&json) == row.json;
        Ok(same.then_some(Self { html, json }))
    }
}

/// Why a report cannot be signed any more: what is new, and the way out.
fn stale(old: &Files, now: Option<&Written>) -> Refused {
    let before = serde_json::from_slice(&old.json).unwrap_or_default();
    let after = now.and_then(|now| serde_json::from_str(&now.json).ok());
    let mut told = vec![msg!("quality-stale")];
    let what = changes(&before, &after.unwrap_or_default());
    if what.is_empty() {
        told.push(msg!("quality-changed-other"));
    }
    told.extend(what);
    told.push(msg!("quality-stale-hint"));
    told
}

/// The reports that travel with a delivery: the last one signed of each part of the archive.
#[derive(Debug, Default)]
pub(in crate::pipeline) struct SignedReports {
    /// From the digest of what was signed to its path in the package.
    pub(in crate::pipeline) paths: BTreeMap<Digest, String>,
    /// The files.
    pub(in crate::pipeline) members: Vec<Member>,
}

impl SignedReports {
    /// The same while the same reports are signed; empty where none is.
    pub(in crate::pipeline) fn fingerprint(&self) -> String {
        self.members.iter().map(|member| format!(" {}", member.digest)).collect()
    }
}

/// The reports to put into a delivery. They describe the package and so lie beside
/// dias-premis.xml, not in `content/`, where each file must belong to the extraction.
pub(in crate::pipeline) fn signed_reports(
    archive: &Archive,
) -> Result<SignedReports, Error> {
    let mut last: BTreeMap<String, SignatureRow> = BTreeMap::new();
    for signature in archive.catalogue.signatures()? {
        last.insert(signature.stem.clone(), signature);
    }
    let mut signed = SignedReports::default();
    for (stem, signature) in last {
        let kinds = [
            (signature.html, "html", "HTML", "fmt/471"),
            (signature.json, "json", "JSON", "fmt/817"),
        ];
        for (digest, ending, name, puid) in kinds {
            let path = format!("administrative_metadata/quality/{stem}.{ending}");
            let stored = archive.store.path(digest);
            let size = files::length(&stored)?;
            let mut member = Member::file(path.as_str(), stored, digest, size);
            let puid = Some(puid.to_owned());
            member.format = Some(FileFormat { name: name.to_owned(), puid });
            signed.members.push(member);
            signed.paths.insert(digest, path);
        }
    }
    Ok(signed)
}
