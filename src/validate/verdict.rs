//! The verdict: whether the delivery can be accepted, and all that was said.

use serde::{Deserialize, Serialize};

use crate::digest::Digest;
use crate::finding::Finding;
use crate::message::Message;

use super::Statistics;
use super::arkade::Sheet;
use super::header::Header;
use super::ids::IdList;
use super::package::Package;
use super::profile::Override;
use super::uttrekk::Stated;

/// The answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Nothing is wrong.
    Accepted,
    /// Nothing that hinders, but someone should look.
    AcceptedWithWarnings,
    /// There are errors.
    Rejected,
    /// No error was found, but something that decides could not be judged.
    Undecided,
}

impl Outcome {
    /// The message key that names it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Accepted => "validate-outcome-accepted",
            Self::AcceptedWithWarnings => "validate-outcome-accepted-with-warnings",
            Self::Rejected => "validate-outcome-rejected",
            Self::Undecided => "validate-outcome-undecided",
        }
    }
}

/// Which delivery was judged.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// The name of what was handed in.
    pub name: String,
    /// The package's UUID as its METS names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uuid: Option<String>,
    /// The tar's own SHA-256, where there is a tar.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<Digest>,
    /// Noark 5's version as arkivuttrekk.xml states it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The archive creators that arkivuttrekk.xml names.
    pub creators: Vec<String>,
    /// The system that arkivuttrekk.xml names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<String>,
    /// The archive that arkivuttrekk.xml names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archive: Option<String>,
    /// The archival period, first and last day, as arkivuttrekk.xml states it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<[String; 2]>,
    /// `inngaaendeSkille` and `utgaaendeSkille`, as arkivuttrekk.xml states them: `mykt` or
    /// `skarpt`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub boundaries: Option<[String; 2]>,
    /// What the package is to others, as METS states it (RECORDSTATUS): `NEW`, `SUPPLEMENT`,
    /// `REPLACEMENT` and others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// The package that it belongs to or replaces, as METS states it (REFERENCECODE).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
}

impl Identity {
    /// The identity of a package of which declaration and METS have been read.
    pub(super) fn of(package: &Package, header: &Header) -> Self {
        let uttrekk = package.uttrekk.clone().unwrap_or_default();
        let uuid = header.object_id.clone().or_else(|| package.root.clone());
        let plain = |id: String| id.strip_prefix("UUID:").unwrap_or(&id).to_owned();
        let both = |[first, last]: [Option<Stated>; 2]| {
            first.zip(last).map(|(first, last)| [first.text, last.text])
        };
        Self {
            name: package.name.clone(),
            uuid: uuid.map(plain),
            sha256: package.tar.map(|(digest, _)| digest),
            version: uttrekk.version.map(|stated| stated.text),
            creators: uttrekk.creators,
            system: uttrekk.system,
            archive: uttrekk.archive,
            period: both([uttrekk.start, uttrekk.end]),
            boundaries: both(uttrekk.boundaries),
            status: header.status.clone(),
            reference: header.reference.clone().map(plain),
        }
    }
}

/// A finding with all that is known of where it was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    /// What was found.
    #[serde(flatten)]
    pub finding: Finding,
    /// The way to the element, `/arkiv/arkivdel[1]/mappe[12]`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub xpath: Option<String>,
    /// The unit: its own systemID, or that of the nearest one around it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system_id: Option<String>,
    /// How Arkade 2.12.4 reads it, where that is another way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arkade: Option<Message>,
    /// What the element is found again by, until it has been.
    #[serde(skip)]
    pub(super) sought: Option<Sought>,
}

/// An element to be found in a document that is read once more (`ways.rs`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sought {
    /// The document's path in the package.
    pub(super) file: String,
    /// The line on which it begins, where that is known.
    pub(super) line: Option<u64>,
    pub(super) element: &'static str,
    /// Its text; empty where any will do.
    pub(super) text: String,
}

/// What one rule found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RuleResult {
    /// Arkade's number where it has one (`N5.30`), else our own (`B.07`).
    pub rule: String,
    /// What it looks at.
    pub name: Message,
    /// Where it is laid down: krav and metadata numbers.
    pub source: String,
    /// How many errors in all.
    pub errors: u64,
    /// How many warnings in all.
    pub warnings: u64,
    /// How many notes in all.
    pub notes: u64,
    /// The first of each severity.
    pub findings: Vec<Told>,
    /// What the institution calls its findings, and why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<Override>,
    /// The numbers that go with it, counted by the standard.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counts: Option<Sheet>,
    /// The same test as Arkade 2.12.4 answers it, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arkade: Option<Sheet>,
}

/// The verdict on a delivery.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// The answer.
    pub outcome: Outcome,
    /// When it was judged, as the caller tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// The institution's profile that was used, where one was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<String>,
    /// Which delivery.
    pub delivery: Identity,
    /// Where its systemIDs are listed, for a later comparison; only where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ids: Option<IdList>,
    /// Every rule in its order, also those that found nothing.
    pub rules: Vec<RuleResult>,
    /// What the delivery holds.
    pub statistics: Statistics,
    /// What was not looked at.
    pub not_checked: Vec<Message>,
    /// Every file of the package, where the settings asked for them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileRow>,
}

/// A file of the package.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileRow {
    /// The path within the package.
    pub path: String,
    /// Its length.
    pub bytes: u64,
    /// Its digest.
    pub sha256: Option<Digest>,
    /// Its PRONOM id by its own bytes.
    pub puid: Option<&'static str>,
    /// That format's name.
    pub format: Option<&'static str>,
    /// How many pages a PDF says it has, where that could be seen.
    pub pages: Option<u32>,
}

impl Verdict {
    /// The number of errors in all.
    #[must_use]
    pub fn errors(&self) -> u64 {
        self.rules.iter().map(|rule| rule.errors).sum()
    }

    /// The number of warnings in all.
    #[must_use]
    pub fn warnings(&self) -> u64 {
        self.rules.iter().map(|rule| rule.warnings).sum()
    }

    /// The number of notes in all.
    #[must_use]
    pub fn notes(&self) -> u64 {
        self.rules.iter().map(|rule| rule.notes).sum()
    }

    /// Every finding that is shown, in the rules' order.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.told().map(|told| &told.finding)
    }

    /// The same with all that is known of where they were seen.
    pub fn told(&self) -> impl Iterator<Item = &Told> {
        self.rules.iter().flat_map(|rule| &rule.findings)
    }

    /// The answer that these results give.
    pub(super) fn outcome_of(rules: &[RuleResult], decides: bool) -> Outcome {
        if rules.iter().any(|rule| rule.errors > 0) {
            Outcome::Rejected
        } else if !decides {
            Outcome::Undecided
        } else if rules.iter().any(|rule| rule.warnings > 0) {
            Outcome::AcceptedWithWarnings
        } else {
            Outcome::Accepted
        }
    }
}
