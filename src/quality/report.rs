//! Everything the report tells, as one value: its JSON form is what two reports are compared by.

use serde::Serialize;

use super::batch::{Batch, FileLine, Paper, Scope};
use super::folders::{self, FolderLine};
use super::measure::Measure;
use super::page::{PageQuality, Standing};
use super::profile::Profile;
use super::sample::{Asked, Sample};
use super::spread::Spread;
use crate::catalogue::Fate;
use crate::digest::Digest;
use crate::finding::Finding;
use crate::message::{Lang, Message};

/// A limit on the batch as a whole.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Whole {
    /// The limit, in percent.
    pub limit: f64,
    /// Where it comes from.
    pub source: String,
    /// What was found, in percent; `None` until somebody has looked.
    pub found: Option<f64>,
}

impl Whole {
    /// Whether what was found keeps to the limit; `None` until somebody has looked.
    #[must_use]
    pub fn is_within(&self) -> Option<bool> {
        self.found.map(|found| found <= self.limit)
    }
}

/// A finding in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Remark {
    /// The message key of the severity.
    pub severity: String,
    /// The rule that spoke.
    pub rule: String,
    /// Where.
    pub place: String,
    /// What.
    pub message: String,
    /// What can be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
}

/// The report of a batch.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// The language of its words.
    pub lang: &'static str,
    /// The program that made it.
    pub program: String,
    /// Which part of the archive it is about.
    pub scope: Scope,
    /// The digest of every file's name and bytes.
    pub batch: Digest,
    /// What the profile is called.
    pub profile: String,
    /// A word under this confidence is unsure.
    pub words_under: u8,
    /// The paper, box by box.
    pub papers: Vec<Paper>,
    /// Files by what became of them.
    pub fates: Vec<(Fate, u64)>,
    /// Pages by how they stand; they sum up to all.
    pub standings: Vec<(Standing, u64)>,
    /// Measure by measure.
    pub measures: Vec<Spread>,
    /// Pages of the sample with faults.
    pub faults: Whole,
    /// Folder by folder.
    pub folders: Vec<FolderLine>,
    /// Missing numbers, duplicates, what could not be read or was refused.
    pub remarks: Vec<Remark>,
    /// The pages for people to look at, and who did.
    pub sample: Sample,
    /// Why the sample has its size.
    pub sample_source: String,
    /// Every page.
    pub pages: Vec<PageQuality>,
    /// Every file.
    pub files: Vec<FileLine>,
}

impl Report {
    /// Judges a batch. The same batch, profile and request give the same report.
    #[must_use]
    pub fn new(
        batch: Batch,
        profile: &Profile,
        asked: &Asked,
        program: &str,
        lang: Lang,
    ) -> Self {
        let digest = batch.digest();
        let pages = &batch.pages;
        let sample =
            Sample::draw(pages, digest, asked, &profile.sample, &batch.confirmations);
        let spread = |measure| Spread::of(pages, measure, profile.limit(measure), lang);
        let fates = Fate::ALL.iter().map(|fate| {
            let count = batch.files.iter().filter(|file| file.fate == *fate).count();
            (*fate, count as u64)
        });
        let standings = Standing::ALL.iter().map(|standing| {
            let count = pages.iter().filter(|page| page.standing == *standing).count();
            (*standing, count as u64)
        });
        Self {
            lang: lang.code(),
            program: program.to_owned(),
            profile: profile.name.text(lang),
            words_under: profile.words_under,
            fates: fates.collect(),
            standings: standings.collect(),
            measures: Measure::ALL.map(spread).into(),
            faults: Whole {
                limit: profile.faults.limit,
                source: profile.faults.source.text(lang),
                found: sample.fault_percent(),
            },
            folders: folders::lines(&batch),
            remarks: batch.findings.iter().map(|f| remark(f, lang)).collect(),
            sample,
            sample_source: profile.sample.source.text(lang),
            batch: digest,
            scope: batch.scope,
            papers: batch.papers,
            pages: batch.pages,
            files: batch.files,
        }
    }

    /// The report as JSON, one line feed at the end.
    #[must_use]
    pub fn json(&self) -> String {
        let json = serde_json::to_string_pretty(self);
        format!("{}\n", json.expect("our own types have a JSON form"))
    }

    /// Every page whose picture is shown, each once, in the order of the batch.
    #[must_use]
    pub fn pictured(&self) -> Vec<&PageQuality> {
        let worst = || self.measures.iter().flat_map(|spread| &spread.worst);
        let is_shown = |page: &&PageQuality| worst().any(|worst| worst.page == page.page);
        self.pages.iter().filter(is_shown).collect()
    }

    /// Pages outside a limit, each measure by itself, the reading's own judgement included.
    #[must_use]
    pub fn outside(&self) -> u64 {
        self.measures.iter().map(|spread| spread.outside).sum()
    }

    /// Pages that could not be judged, or not in all: not read, not to be opened, of no
    /// stated resolution.
    #[must_use]
    pub fn unjudged(&self) -> u64 {
        let unjudged = |page: &&PageQuality| page.unjudged_because().is_some();
        self.pages.iter().filter(unjudged).count() as u64
    }
}

fn remark(finding: &Finding, lang: Lang) -> Remark {
    Remark {
        severity: finding.severity.key().to_owned(),
        rule: finding.rule.clone(),
        place: finding.place.to_string(),
        message: finding.message.text(lang),
        hint: finding.hint.as_ref().map(|hint: &Message| hint.text(lang)),
    }
}
