//! The report of a run, for people (HTML) and machines (JSON): no clock time in it, so that the
//! same archive gives the same bytes.

use minijinja::{Environment, context};
use serde::Serialize;

use super::{Error, Job, Status, status};
use crate::archive::Archive;
use crate::catalogue::Question;
use crate::finding::Finding;
use crate::message::{Lang, Message};
use crate::{files, msg};

const TEMPLATE: &str = include_str!("report.html");

/// Writes `reports/run.html` and `reports/run.json`, and tells where everything stands.
///
/// # Errors
/// What the catalogue or the disk fails with.
pub fn report(archive: &Archive, job: &Job<'_>) -> Result<Status, Error> {
    let mut status = status(archive)?;
    let page = Page::new(archive, &status, job.lang)?;
    let folder = archive.reports();
    files::write(&folder.join("run.html"), page.html().as_bytes())?;
    let json =
        serde_json::to_string_pretty(&page).expect("our own types have a JSON form");
    files::write(&folder.join("run.json"), json.as_bytes())?;
    status.reports = vec!["reports/run.html".to_owned()];
    if let Some(delivery) = archive.catalogue.last_delivery()? {
        status.reports.push(format!("reports/validation-{}.html", delivery.uuid));
    }
    Ok(status)
}

/// A line of a table of counts.
#[derive(Debug, Serialize)]
struct Count {
    what: String,
    count: u64,
}

/// A finding in words.
#[derive(Debug, Serialize)]
struct Remark {
    severity: String,
    class: &'static str,
    rule: String,
    place: String,
    message: String,
    hint: Option<String>,
}

/// A question in words.
#[derive(Debug, Serialize)]
struct Waiting {
    id: i64,
    field: String,
    value: Option<String>,
    candidates: Vec<String>,
    words: String,
    place: String,
    percent: u32,
    why: Option<String>,
}

/// A case on one line.
#[derive(Debug, Serialize)]
struct CaseLine {
    properties: String,
    title: String,
    years: String,
    documents: usize,
    why: String,
}

/// All that the report tells.
#[derive(Debug, Serialize)]
struct Page {
    lang: &'static str,
    files: Vec<Count>,
    pages: Vec<Count>,
    groups: Vec<Count>,
    remarks: Vec<Remark>,
    waiting: Vec<Waiting>,
    cases: Vec<CaseLine>,
    held_out: u64,
    delivery: Option<String>,
    #[serde(skip)]
    words: std::collections::BTreeMap<&'static str, String>,
}

impl Page {
    fn new(archive: &Archive, status: &Status, lang: Lang) -> Result<Self, Error> {
        let word = |key: &str| Message::new(key).text(lang);
        let count = |what: String, count: u64| Count { what, count };
        let files = status.files.iter().filter(|(_, n)| *n > 0);
        let pages = status.pages.iter().filter(|(_, n)| *n > 0);
        let mut cases = Vec::new();
        for case in archive.catalogue.cases()? {
            let years = match (case.from, case.to) {
                (Some(from), Some(to)) if from.year() != to.year() => {
                    format!("{}–{}", from.year(), to.year())
                }
                (Some(date), _) => date.year().to_string(),
                (None, _) => case.year.map(|year| year.to_string()).unwrap_or_default(),
            };
            let keys: Vec<String> = case.keys.iter().map(ToString::to_string).collect();
            cases.push(CaseLine {
                properties: keys.join(", "),
                title: case.title,
                years,
                documents: archive.catalogue.documents_of(case.id)?.len(),
                why: case.why.text(lang),
            });
        }
        let delivery = status.delivery.as_ref().map(|delivery| {
            msg!(
                "summary-delivery",
                path = delivery.path.as_str(),
                status = delivery.status.code(),
                documents = delivery.documents,
                cases = delivery.cases,
            )
            .text(lang)
        });
        Ok(Self {
            lang: lang.code(),
            files: files.map(|(fate, n)| count(word(fate.key()), *n)).collect(),
            pages: pages.map(|(role, n)| count(word(role.key()), *n)).collect(),
            groups: vec![
                count(word("summary-documents"), status.documents),
                count(word("summary-cases"), status.cases),
                count(word("summary-properties"), status.properties),
            ],
            remarks: archive
                .catalogue
                .findings()?
                .iter()
                .map(|f| remark(f, lang))
                .collect(),
            waiting: archive
                .catalogue
                .questions(false)?
                .iter()
                .map(|q| waiting(q, lang))
                .collect(),
            cases,
            held_out: status.held_out,
            delivery,
            words: WORDS.iter().map(|key| (*key, word(key))).collect(),
        })
    }

    fn html(&self) -> String {
        let mut environment = Environment::new();
        environment.set_auto_escape_callback(|_| minijinja::AutoEscape::Html);
        let word = |key: &str| key.replace('-', "_");
        let words: std::collections::BTreeMap<String, &String> =
            self.words.iter().map(|(key, text)| (word(key), text)).collect();
        environment
            .render_str(TEMPLATE, context! { page => self, w => words })
            .expect("our own template renders our own values")
    }
}

/// The words of the template, by their message keys.
const WORDS: &[&str] = &[
    "summary-title",
    "summary-files",
    "summary-pages",
    "summary-groups",
    "summary-remarks",
    "summary-no-remarks",
    "summary-waiting",
    "summary-nothing-waits",
    "summary-held-out",
    "summary-case-list",
    "summary-property",
    "summary-case",
    "summary-years",
    "summary-number-of-documents",
    "summary-why",
    "summary-place",
    "summary-what",
    "summary-way-out",
    "summary-number",
    "summary-field",
    "summary-value",
    "summary-words",
    "summary-undecided",
    "summary-review-hint",
];

fn remark(finding: &Finding, lang: Lang) -> Remark {
    let key = finding.severity.key();
    Remark {
        severity: Message::new(key).text(lang),
        class: key.strip_prefix("severity-").unwrap_or(key),
        rule: finding.rule.clone(),
        place: finding.place.to_string(),
        message: finding.message.text(lang),
        hint: finding.hint.as_ref().map(|hint| hint.text(lang)),
    }
}

fn waiting(question: &Question, lang: Lang) -> Waiting {
    Waiting {
        id: question.id,
        field: Message::new(question.field.key()).text(lang),
        value: question.row.value.clone(),
        candidates: question.row.candidates.clone(),
        words: question.row.words.clone(),
        place: question.row.place.to_string(),
        percent: (question.row.confidence * 100.0).round() as u32,
        why: question.row.why.as_ref().map(|why| why.text(lang)),
    }
}
