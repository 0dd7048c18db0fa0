//! The quality report of a batch: gathered, judged, written; its sample confirmed, itself signed.

mod gather;
mod pictures;
mod sign;

use std::collections::BTreeMap;

use serde::Serialize;

pub use sign::{Refused, Signed, confirm_sample, sign_quality};
pub(super) use sign::{SignedReports, signed_reports};

use super::describe::MADE_BY;
use super::{Error, Job};
use crate::archive::Archive;
use crate::catalogue::QualityRow;
use crate::digest::Digest;
use crate::message::Lang;
use crate::quality::{self, Asked, Profile, Report, Scope};
use crate::{files, msg};

/// Which report is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QualityAsked {
    /// Which part of the archive.
    pub scope: Scope,
    /// The sample.
    pub sample: Asked,
    /// The profile's text and its file's name; `None` is the built-in one.
    pub profile: Option<(String, String)>,
}

/// A report that was made.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Made {
    /// `reports/quality-eske.html`, within the archive's folder.
    pub html: String,
    /// The same as JSON.
    pub json: String,
    /// The HTML file's SHA-256.
    pub digest: Digest,
    /// Files in it.
    pub files: usize,
    /// Pages in it.
    pub pages: usize,
    /// Pages outside a limit, each measure by itself.
    pub outside: u64,
    /// Pages that could not be judged.
    pub unjudged: u64,
    /// Folders where the sheets counted and the pages disagree.
    pub miscounted: usize,
    /// The sample's name.
    pub sample: String,
    /// How many pages are in it.
    pub sample_pages: usize,
    /// Who has confirmed it.
    pub confirmed_by: Vec<String>,
    /// Who has signed this very file.
    pub signed_by: Vec<String>,
}

/// Writes `reports/quality-….html` and `.json`. Inside: what was made, or in words why what
/// was asked for cannot be.
///
/// # Errors
/// What the catalogue, the store or the disk fails with.
pub fn quality(
    archive: &mut Archive,
    asked: &QualityAsked,
    job: &Job<'_>,
) -> Result<Result<Made, Refused>, Error> {
    let row = match draft(asked, job.lang) {
        Ok(row) => row,
        Err(message) => return Ok(Err(vec![message])),
    };
    let Some(written) = write(archive, &row, job)? else {
        return Ok(Err(vec![msg!("quality-nothing-there", scope = asked.scope.name())]));
    };
    let folder = archive.reports();
    files::write(&folder.join(format!("{}.html", row.stem)), written.html.as_bytes())?;
    files::write(&folder.join(format!("{}.json", row.stem)), written.json.as_bytes())?;
    let row = written.row(row);
    archive.catalogue.together(|catalogue| catalogue.keep_quality(&row))?;
    let signed = archive.catalogue.signatures()?.into_iter();
    let signed = signed.filter(|signature| signature.html == row.html);
    let report = written.report;
    let given = report.sample.confirmations.iter();
    Ok(Ok(Made {
        html: format!("reports/{}.html", row.stem),
        json: format!("reports/{}.json", row.stem),
        digest: row.html,
        files: report.files.len(),
        pages: report.pages.len(),
        outside: report.outside(),
        unjudged: report.unjudged(),
        miscounted: report.folders.iter().filter(|f| f.tally.is_outside()).count(),
        sample_pages: report.sample.pages.len(),
        confirmed_by: given.map(|given| given.by.clone()).collect(),
        signed_by: signed.map(|signature| signature.by).collect(),
        sample: row.sample,
    }))
}

/// What a report is asked to be; what comes of it is not known yet.
fn draft(
    asked: &QualityAsked,
    lang: Lang,
) -> Result<QualityRow, crate::message::Message> {
    if let Some((text, file)) = &asked.profile {
        Profile::parse(text, file)?;
    }
    let nothing = Digest::of(b"");
    Ok(QualityRow {
        stem: asked.scope.file_stem(),
        batch: asked.scope.batch.clone(),
        folder: asked.scope.folder.clone(),
        size: asked.sample.size,
        seed: asked.sample.seed.clone(),
        profile: asked.profile.as_ref().map(|(text, _)| text.clone()),
        lang: lang.code().to_owned(),
        sample: String::new(),
        html: nothing,
        json: nothing,
    })
}

/// A report in all its forms.
struct Written {
    report: Report,
    html: String,
    json: String,
}

impl Written {
    fn row(&self, draft: QualityRow) -> QualityRow {
        QualityRow {
            sample: self.report.sample.id.clone(),
            html: Digest::of(self.html.as_bytes()),
            json: Digest::of(self.json.as_bytes()),
            ..draft
        }
    }
}

/// Makes what a row asks for from the archive as it is now; `None` where nothing is in scope.
/// No clock has a say in it, so that the same archive gives the same bytes.
fn write(
    archive: &Archive,
    row: &QualityRow,
    job: &Job<'_>,
) -> Result<Option<Written>, Error> {
    let Some((report, lang)) = judge(archive, row, job)? else { return Ok(None) };
    let pictures: BTreeMap<String, String> = pictures::of(archive, &report, job)?;
    let html = quality::html(&report, &pictures, lang);
    let json = report.json();
    Ok(Some(Written { report, html, json }))
}

/// The report that a row asks for, as a value, and its language.
fn judge(
    archive: &Archive,
    row: &QualityRow,
    job: &Job<'_>,
) -> Result<Option<(Report, Lang)>, Error> {
    let scope = Scope { batch: row.batch.clone(), folder: row.folder.clone() };
    let asked = Asked { size: row.size, seed: row.seed.clone() };
    let lang = Lang::from_locale(&row.lang).unwrap_or_default();
    let profile = match &row.profile {
        None => Profile::default(),
        // It was read when it was asked for; a newer program may be stricter.
        Some(text) => Profile::parse(text, &row.stem).map_err(Error::Asked)?,
    };
    let batch = gather::batch(archive, scope, profile.words_under, job)?;
    if batch.files.is_empty() && batch.counts.is_empty() {
        return Ok(None);
    }
    Ok(Some((Report::new(batch, &profile, &asked, MADE_BY, lang), lang)))
}
