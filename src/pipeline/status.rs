//! Where everything stands: every file and page accounted for, and the sums that prove it.

use serde::Serialize;

use super::Error;
use crate::archive::Archive;
use crate::catalogue::{DeliveryStatus, Fate, Field, Role};
use crate::finding::{Finding, Severity};

/// Counts of everything in an archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Status {
    /// The archive's folder.
    pub archive: String,
    /// Received files by what became of them; every file has one fate.
    pub files: Vec<(Fate, u64)>,
    /// Pages by what they are; every page has one role.
    pub pages: Vec<(Role, u64)>,
    /// Documents.
    pub documents: u64,
    /// Cases, those held out included.
    pub cases: u64,
    /// Cases whose property is not decided: kept, searchable, held out of the delivery.
    pub held_out: u64,
    /// Properties that cases lie under.
    pub properties: u64,
    /// Findings by severity: notes, warnings, errors.
    pub findings: [u64; 3],
    /// Questions that wait for a person, by field; those without any are left out.
    pub waiting: Vec<(Field, u64)>,
    /// The last delivery.
    pub delivery: Option<DeliveryStatusLine>,
    /// The reports written by this run.
    pub reports: Vec<String>,
    /// The findings themselves, errors and warnings.
    pub remarks: Vec<Finding>,
}

/// The last delivery, as the summary tells of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DeliveryStatusLine {
    /// `deliveries/{uuid}.tar`, within the archive's folder.
    pub path: String,
    /// RECORDSTATUS.
    pub status: DeliveryStatus,
    /// Documents in it.
    pub documents: u64,
    /// Cases in it.
    pub cases: u64,
}

impl Status {
    /// Errors among the findings.
    #[must_use]
    pub fn errors(&self) -> u64 {
        self.findings[2]
    }

    /// All received files.
    #[must_use]
    pub fn all_files(&self) -> u64 {
        self.files.iter().map(|(_, count)| count).sum()
    }

    /// All pages of received files.
    #[must_use]
    pub fn all_pages(&self) -> u64 {
        self.pages.iter().map(|(_, count)| count).sum()
    }
}

/// Counts everything.
///
/// # Errors
/// What the catalogue fails with.
pub fn status(archive: &Archive) -> Result<Status, Error> {
    let catalogue = &archive.catalogue;
    let (cases, held_out) = catalogue.count_cases()?;
    let severities = [Severity::Note, Severity::Warning, Severity::Error];
    let mut findings = [0; 3];
    for (count, severity) in findings.iter_mut().zip(severities) {
        *count = catalogue.count_findings(severity)?;
    }
    let mut waiting = Vec::new();
    for field in Field::ALL {
        let count = catalogue.count_waiting(*field)?;
        if count > 0 {
            waiting.push((*field, count));
        }
    }
    let delivery = catalogue.last_delivery()?.map(|delivery| DeliveryStatusLine {
        path: format!("deliveries/{}.tar", delivery.uuid),
        status: delivery.status,
        documents: delivery.documents,
        cases: delivery.cases,
    });
    let mut remarks = catalogue.findings()?;
    remarks.retain(|finding| finding.severity != Severity::Note);
    Ok(Status {
        archive: archive.root().display().to_string(),
        files: catalogue.count_fates()?,
        pages: catalogue.count_roles()?,
        documents: catalogue.count_documents()?,
        cases,
        held_out,
        properties: catalogue.properties()?.len() as u64,
        findings,
        waiting,
        delivery,
        reports: Vec::new(),
        remarks,
    })
}
