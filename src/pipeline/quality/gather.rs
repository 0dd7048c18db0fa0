//! From the catalogue and the store: all that is known of a batch.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::Archive;
use crate::catalogue::{Fate, IntakeRow, PageRow, ReceivedRow, Role};
use crate::finding::{Finding, Severity};
use crate::intake::{self, Oppdrag, SheetCount};
use crate::message::Value;
use crate::ocr::StoredReading;
use crate::pipeline::{Error, Job, Stage};
use crate::quality::{Batch, FileLine, PageQuality, Paper, Scope, Standing};
use crate::store::Store;
use crate::work;

/// Gathers the part of an archive that is in scope. A word is sure from `words_under` on.
pub(super) fn batch(
    archive: &Archive,
    scope: Scope,
    words_under: u8,
    job: &Job<'_>,
) -> Result<Batch, Error> {
    let catalogue = &archive.catalogue;
    let boxes = Boxes { scope, rows: catalogue.intakes()? };
    let received: Vec<ReceivedRow> = catalogue.received()?;
    let received: Vec<&ReceivedRow> = received
        .iter()
        .filter(|row| row.fate != Fate::Replaced && boxes.has(row.intake, &row.path))
        .collect();
    let findings = findings(archive, &boxes, &received)?;
    let assumed = assumed(&findings);
    let rows = catalogue.every_page()?.into_iter();
    let rows: Vec<PageRow> = rows
        .filter(|page| page.received.fate != Fate::Duplicate)
        .filter(|page| boxes.has(page.received.intake, &page.received.path))
        .collect();
    let mut pages = Vec::with_capacity(rows.len());
    let store = &archive.store;
    job.progress.begin(Stage::Quality, rows.len() as u64);
    work::in_order(
        &rows,
        job.jobs,
        |row| page(store, &boxes, &assumed, row, words_under),
        |_, page| {
            pages.push(page?);
            job.progress.step();
            Ok::<_, Error>(())
        },
    )?;
    job.progress.end();
    let line = |row: &&ReceivedRow| FileLine {
        file: boxes.path(row.intake, &row.path),
        digest: row.digest,
        fate: row.fate,
    };
    Ok(Batch {
        papers: boxes.papers(&received),
        files: received.iter().map(line).collect(),
        pages,
        counts: boxes.counts(&received),
        findings,
        confirmations: catalogue.confirmations()?,
        scope: boxes.scope,
    })
}

/// The boxes, and which part of them is asked for.
struct Boxes {
    scope: Scope,
    rows: Vec<IntakeRow<Oppdrag>>,
}

impl Boxes {
    fn name(&self, intake: i64) -> &str {
        let row = self.rows.iter().find(|row| row.id == intake);
        row.map_or("", |row| row.name.as_str())
    }

    /// `box/folder/0001.tif`.
    fn path(&self, intake: i64, path: &str) -> String {
        format!("{}/{path}", self.name(intake))
    }

    /// Whether a file is in scope.
    fn has(&self, intake: i64, path: &str) -> bool {
        self.scope.holds(self.name(intake), folder(path))
    }

    /// The boxes that any file in scope came in.
    fn papers(&self, received: &[&ReceivedRow]) -> Vec<Paper> {
        let rows = self.rows.iter();
        rows.filter(|row| received.iter().any(|file| file.intake == row.id))
            .map(|row| Paper {
                batch: row.name.clone(),
                eske: row.oppdrag.papir.eske.clone(),
                oppbevaringssted: row.oppdrag.papir.oppbevaringssted.clone(),
                etter_skanning: row.oppdrag.papir.etter_skanning,
                skanner: row.oppdrag.skanning.skanner.clone(),
                operator: row.oppdrag.skanning.operator.clone(),
            })
            .collect()
    }

    /// The counts in scope, the folder spelled as it was received.
    fn counts(&self, received: &[&ReceivedRow]) -> Vec<SheetCount> {
        let mut counts = Vec::new();
        for row in &self.rows {
            let spelled: BTreeMap<String, &str> = received
                .iter()
                .filter(|file| file.intake == row.id)
                .flat_map(|file| above(&file.path))
                .collect::<BTreeSet<&str>>()
                .into_iter()
                .map(|name| (intake::folder_name(name), name))
                .collect();
            let spelling = |mappe: &String| {
                spelled.get(mappe).map_or(mappe.clone(), |name| (*name).to_owned())
            };
            let known = row.oppdrag.telling.iter();
            let known = known.map(|count| (spelling(&count.mappe), count.ark));
            for (mappe, ark) in known.filter(|(m, _)| self.scope.holds(&row.name, m)) {
                let mappe = match mappe.as_str() {
                    "" => row.name.clone(),
                    inner => format!("{}/{inner}", row.name),
                };
                counts.push(SheetCount { mappe, ark });
            }
        }
        counts
    }
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The folders that a file lies in, the outermost first.
fn above(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

/// What one page measures, from its kept reading where there is one.
fn page(
    store: &Store,
    boxes: &Boxes,
    assumed: &BTreeSet<(String, u32)>,
    row: &PageRow,
    words_under: u8,
) -> Result<PageQuality, Error> {
    let received = &row.received;
    let file = boxes.path(received.intake, &received.path);
    let lost = row.role == Role::Unreadable || received.fate == Fate::Unreadable;
    let standing = if lost { Standing::Unreadable } else { Standing::Waiting };
    let stated = row.width > 0 && !assumed.contains(&(file.clone(), row.number));
    let name = format!("{file}#{}", row.number);
    let page =
        PageQuality::unread(name, received.digest, stated.then_some(row.dpi), standing);
    let (Some(alto), Some(made), false) = (row.alto, row.made, lost) else {
        return Ok(page);
    };
    let kept = StoredReading { alto: store.get(alto)?, facts: store.get(made)? };
    Ok(page.read(&kept.reading()?, words_under, alto))
}

/// What was said of the files in scope when they came and were opened, their box in front:
/// what is missing, double, damaged, refused, or of no stated resolution.
fn findings(
    archive: &Archive,
    boxes: &Boxes,
    received: &[&ReceivedRow],
) -> Result<Vec<Finding>, Error> {
    let mut all: Vec<Finding> = archive
        .catalogue
        .stage_findings("intake")?
        .into_iter()
        .map(|(_, finding)| finding)
        .filter(|finding| concerns(finding) && is_placed(finding, boxes))
        .collect();
    let by_id: BTreeMap<i64, &ReceivedRow> =
        received.iter().map(|row| (row.id, *row)).collect();
    for (subject, mut finding) in archive.catalogue.stage_findings("read")? {
        let id = subject.split('#').next().and_then(|id| id.parse::<i64>().ok());
        let file = id.and_then(|id| by_id.get(&id));
        if let Some(file) = file.filter(|_| concerns(&finding)) {
            finding.place.file = Some(boxes.path(file.intake, &file.path));
            all.push(finding);
        }
    }
    all.sort_by(|a, b| {
        let key = |f: &Finding| (f.place.file.clone(), f.place.page, f.place.line);
        key(a).cmp(&key(b))
    });
    Ok(all)
}

/// Whether a finding is about what came and whether it is whole.
fn concerns(finding: &Finding) -> bool {
    let rule = finding.rule.as_str();
    let ours = rule.starts_with("intake-") || rule.starts_with("decode-");
    let told = finding.severity > Severity::Note || rule == "intake-duplicate";
    ours && told && !rule.contains("oppdrag")
}

/// Whether a finding of the intake, whose place has the box in front, is in scope.
fn is_placed(finding: &Finding, boxes: &Boxes) -> bool {
    let place = finding.place.file.as_deref().unwrap_or_default();
    boxes.rows.iter().any(|row| {
        let Some(rest) = place.strip_prefix(row.name.as_str()) else { return false };
        let inner = rest.strip_prefix('/').unwrap_or_default();
        (rest.is_empty() || rest.starts_with('/'))
            && (boxes.scope.holds(&row.name, inner)
                || boxes.scope.holds(&row.name, folder(inner)))
    })
}

/// The pages whose resolution no file states, or none that can be: what is known of them is
/// an assumption, and is not judged.
fn assumed(findings: &[Finding]) -> BTreeSet<(String, u32)> {
    let silent = |f: &&Finding| {
        matches!(f.rule.as_str(), "intake-no-dpi" | "intake-impossible-dpi")
    };
    let pages = |finding: &Finding| {
        let file = finding.place.file.clone().unwrap_or_default();
        let from = finding.place.page.unwrap_or(1);
        let count = match finding.message.args.get("pages") {
            Some(Value::Number(count)) => u32::try_from(*count).unwrap_or(1),
            _ => 1,
        };
        (from..from.saturating_add(count)).map(move |page| (file.clone(), page))
    };
    findings.iter().filter(silent).flat_map(pages).collect()
}
