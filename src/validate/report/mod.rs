//! The verdict told: an HTML file to send back to the producer, and what machines read.
//!
//! None holds a clock or a duration, only the time that it was given, so that the same verdict
//! always gives the same bytes.

mod machine;

use std::collections::BTreeMap;

use minijinja::{Environment, UndefinedBehavior};
use serde::Serialize;

use crate::finding::Severity;
use crate::message::{Lang, Message};

use super::{Outcome, RuleResult, Sheet, Told, Verdict};

pub use machine::{SCHEMA, csv, json, junit};

const TOOL: &str = concat!("byggarkiv ", env!("CARGO_PKG_VERSION"));

const TEMPLATE: &str = include_str!("report.html");

/// The words of the page; the template knows them without `report-` and with `_` for `-`.
const WORDS: &[&str] = &[
    "report-title",
    "report-delivery",
    "report-name",
    "report-uuid",
    "report-sha256",
    "report-version",
    "report-creator",
    "report-system",
    "report-archive",
    "report-period",
    "report-errors",
    "report-warnings",
    "report-notes",
    "report-findings",
    "report-no-findings",
    "report-way-out",
    "report-statistics",
    "report-files",
    "report-bytes",
    "report-document-files",
    "report-document-bytes",
    "report-formats",
    "report-years",
    "report-types",
    "report-all-rules",
    "report-rule",
    "report-laid-down",
    "report-result",
    "report-ok",
    "report-not-checked",
    "report-at",
    "report-profile",
    "report-signatures",
    "report-sizes",
    "report-numbers",
    "report-arkade",
    "report-arkade-about",
    "report-filter",
    "report-filter-words",
    "report-unit",
    "report-screened-entries",
    "report-pdf-pages",
    "report-status",
];

/// The report as one self-contained HTML page.
#[must_use]
pub fn html(verdict: &Verdict, lang: Lang) -> String {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_trim_blocks(true);
    environment.set_lstrip_blocks(true);
    environment.add_template("report.html", TEMPLATE).expect("the template is our own");
    let template = environment.get_template("report.html").expect("it was just added");
    let page = template.render(Page::of(verdict, lang));
    page.expect("the template only asks for what the page has")
}

/// What the template shows.
#[derive(Serialize)]
struct Page {
    lang: &'static str,
    w: BTreeMap<String, String>,
    made_by: String,
    outcome: String,
    /// The style of the verdict: `ok`, `warn` or `bad`.
    style: &'static str,
    summary: String,
    facts: Vec<(String, String)>,
    counts: Vec<(String, String, &'static str)>,
    rules: Vec<RulePart>,
    statistics: Vec<(String, String)>,
    charts: Vec<Chart>,
    /// Whether Arkade's own answers are there.
    like_arkade: bool,
    not_checked: Vec<String>,
}

#[derive(Serialize)]
struct RulePart {
    id: String,
    anchor: String,
    name: String,
    source: String,
    style: &'static str,
    result: String,
    shown: Option<String>,
    profile: Option<String>,
    groups: Vec<Group>,
    counts: Option<SheetPart>,
    arkade: Option<SheetPart>,
}

/// The answers of a counting test.
#[derive(Serialize)]
struct SheetPart {
    result: String,
    stop: Option<String>,
    /// Group, words and place of each, and whether it is an error.
    answers: Vec<(String, String, String, bool)>,
}

/// How many answers of a test the page shows.
const ANSWERS_LIMIT: usize = 200;

/// Findings with the same severity and way out.
#[derive(Serialize)]
struct Group {
    severity: String,
    style: &'static str,
    hint: Option<String>,
    findings: Vec<Row>,
}

/// A finding as the page shows it.
#[derive(Serialize)]
struct Row {
    place: String,
    xpath: Option<String>,
    unit: Option<String>,
    text: String,
    arkade: Option<String>,
}

#[derive(Serialize)]
struct Chart {
    title: String,
    /// Word, number as shown, share of the largest in percent.
    bars: Vec<(String, String, u64)>,
}

impl Page {
    fn of(verdict: &Verdict, lang: Lang) -> Self {
        let words: BTreeMap<String, String> = WORDS
            .iter()
            .map(|key| {
                let name = key.trim_start_matches("report-").replace('-', "_");
                (name, Message::new(*key).text(lang))
            })
            .collect();
        let count = |key: &str, number: u64, style| {
            (
                words[key].clone(),
                number_text(number, lang),
                if number > 0 { style } else { "ok" },
            )
        };
        Self {
            lang: lang.code(),
            made_by: Message::new("report-made-by").with("tool", TOOL).text(lang),
            outcome: Message::new(verdict.outcome.key()).text(lang),
            style: match verdict.outcome {
                Outcome::Accepted => "ok",
                Outcome::AcceptedWithWarnings => "warn",
                Outcome::Rejected | Outcome::Undecided => "bad",
            },
            summary: summary(verdict.outcome).text(lang),
            facts: facts(verdict, &words),
            counts: vec![
                count("errors", verdict.errors(), "bad"),
                count("warnings", verdict.warnings(), "warn"),
                count("notes", verdict.notes(), "note"),
            ],
            rules: verdict.rules.iter().map(|rule| RulePart::of(rule, lang)).collect(),
            statistics: statistics(verdict, lang, &words),
            charts: charts(verdict, lang, &words),
            like_arkade: verdict.rules.iter().any(|rule| rule.arkade.is_some()),
            not_checked: verdict.not_checked.iter().map(|m| m.text(lang)).collect(),
            w: words,
        }
    }
}

fn summary(outcome: Outcome) -> Message {
    Message::new(match outcome {
        Outcome::Accepted => "report-summary-accepted",
        Outcome::AcceptedWithWarnings => "report-summary-warnings",
        Outcome::Rejected => "report-summary-rejected",
        Outcome::Undecided => "report-summary-undecided",
    })
}

fn facts(verdict: &Verdict, words: &BTreeMap<String, String>) -> Vec<(String, String)> {
    let delivery = &verdict.delivery;
    let creators = (!delivery.creators.is_empty()).then(|| delivery.creators.join(", "));
    let facts = [
        ("name", Some(delivery.name.clone())),
        ("uuid", delivery.uuid.clone()),
        ("sha256", delivery.sha256.map(|digest| digest.to_string())),
        ("status", delivery.status.clone()),
        ("creator", creators),
        ("archive", delivery.archive.clone()),
        ("system", delivery.system.clone()),
        (
            "version",
            delivery.version.as_ref().map(|version| format!("Noark 5 v{version}")),
        ),
        ("at", verdict.at.clone()),
        ("profile", verdict.profile.clone()),
        (
            "period",
            delivery.period.as_ref().map(|[start, end]| format!("{start} – {end}")),
        ),
    ];
    facts
        .into_iter()
        .filter_map(|(key, value)| Some((words[key].clone(), value?)))
        .collect()
}

impl RulePart {
    fn of(rule: &RuleResult, lang: Lang) -> Self {
        let shown = rule.findings.len() as u64;
        let total = rule.errors + rule.warnings + rule.notes;
        let more = Message::new("report-shown")
            .with("shown", number_text(shown, lang))
            .with("total", number_text(total, lang));
        Self {
            id: rule.rule.clone(),
            anchor: rule.rule.replace('.', "-"),
            name: rule.name.text(lang),
            source: rule.source.clone(),
            style: rule_style(rule),
            result: result(rule, lang),
            shown: (shown < total).then(|| more.text(lang)),
            profile: rule.profile.as_ref().map(|changed| {
                let message = match (changed.severity, changed.at_most) {
                    (Some(severity), _) => Message::new("report-changed")
                        .with("severity", Message::new(severity.key())),
                    (None, at_most) => Message::new("report-at-most")
                        .with("count", at_most.unwrap_or_default()),
                };
                message.with("reason", &changed.reason).text(lang)
            }),
            counts: rule.counts.as_ref().map(|sheet| SheetPart::of(sheet, lang)),
            arkade: rule.arkade.as_ref().map(|sheet| SheetPart::of(sheet, lang)),
            groups: groups(&rule.findings, lang),
        }
    }
}

impl SheetPart {
    fn of(sheet: &Sheet, lang: Lang) -> Self {
        let answers = sheet.answers.iter().take(ANSWERS_LIMIT).map(|answer| {
            let group = answer.group.as_ref().map(|group| group.text(lang));
            let lines: Vec<String> = answer.lines.iter().map(u64::to_string).collect();
            let place = match (&answer.file, lines.is_empty()) {
                (None, _) => String::new(),
                (Some(file), true) => file.clone(),
                (Some(file), false) => format!("{file}:{}", lines.join(", ")),
            };
            (group.unwrap_or_default(), answer.message.text(lang), place, answer.error)
        });
        let result = Message::new("report-answers")
            .with("answers", sheet.len())
            .with("errors", sheet.errors());
        Self {
            result: result.text(lang),
            stop: sheet.stop.as_ref().map(|stop| {
                let place = match stop.line {
                    0 => stop.file.clone(),
                    line => format!("{}:{line}", stop.file),
                };
                format!("{place}: {}", stop.reason.text(lang))
            }),
            answers: answers.collect(),
        }
    }
}

fn rule_style(rule: &RuleResult) -> &'static str {
    match (rule.errors, rule.warnings, rule.notes) {
        (0, 0, 0) => "ok",
        (0, 0, _) => "note",
        (0, ..) => "warn",
        _ => "bad",
    }
}

/// «2 feil, 1 advarsel», or that nothing was found.
fn result(rule: &RuleResult, lang: Lang) -> String {
    let counts = [
        ("report-count-errors", rule.errors),
        ("report-count-warnings", rule.warnings),
        ("report-count-notes", rule.notes),
    ];
    let parts: Vec<String> = counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| Message::new(key).with("count", count).text(lang))
        .collect();
    if parts.is_empty() { Message::new("report-ok").text(lang) } else { parts.join(", ") }
}

fn groups(told: &[Told], lang: Lang) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for told in told {
        let finding = &told.finding;
        let severity = Message::new(finding.severity.key()).text(lang);
        let hint = finding.hint.as_ref().map(|hint| hint.text(lang));
        let row = Row {
            place: finding.place.to_string(),
            xpath: told.xpath.clone(),
            unit: told.system_id.clone(),
            text: finding.message.text(lang),
            arkade: told.arkade.as_ref().map(|reading| reading.text(lang)),
        };
        let same = groups.iter_mut().find(|g| g.severity == severity && g.hint == hint);
        match same {
            Some(group) => group.findings.push(row),
            None => {
                let style = severity_style(finding.severity);
                groups.push(Group { severity, style, hint, findings: vec![row] });
            }
        }
    }
    groups
}

fn severity_style(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "bad",
        Severity::Warning => "warn",
        Severity::Note => "note",
    }
}

fn statistics(
    verdict: &Verdict,
    lang: Lang,
    words: &BTreeMap<String, String>,
) -> Vec<(String, String)> {
    let s = &verdict.statistics;
    let sum = |kinds: &BTreeMap<String, u64>| kinds.values().sum();
    let counts: [(&str, u64); 17] = [
        (&words["files"], s.files),
        (&words["bytes"], s.bytes),
        (&words["document_files"], s.document_files),
        (&words["document_bytes"], s.document_bytes),
        (&words["pdf_pages"], s.pdf_pages),
        ("arkivdel", s.arkivdeler),
        ("klasse", s.klasser),
        ("mappe", sum(&s.mapper)),
        ("registrering", sum(&s.registreringer)),
        ("dokumentbeskrivelse", s.dokumentbeskrivelser),
        ("dokumentobjekt", s.dokumentobjekter),
        ("korrespondansepart", s.korrespondanseparter),
        ("skjerming", s.skjerminger),
        ("konvertering", s.konverteringer),
        ("sletting", s.slettinger),
        ("endring", s.endringer),
        (&words["screened_entries"], s.skjermede_poster),
    ];
    counts
        .into_iter()
        .map(|(name, count)| (name.to_owned(), number_text(count, lang)))
        .collect()
}

fn charts(verdict: &Verdict, lang: Lang, words: &BTreeMap<String, String>) -> Vec<Chart> {
    let s = &verdict.statistics;
    let mut types = s.mapper.clone();
    types.extend(s.registreringer.clone());
    let least =
        |(most, count): (&u64, &u64)| (format!("< {}", number_text(*most, lang)), *count);
    let sizes: Vec<(String, u64)> = s.sizes.iter().map(least).collect();
    let listed = |counts: &BTreeMap<String, u64>| -> Vec<(String, u64)> {
        counts.iter().map(|(word, count)| (word.clone(), *count)).collect()
    };
    let charts = [
        ("types", listed(&types)),
        ("formats", listed(&s.formats)),
        ("signatures", listed(&s.signatures)),
        ("sizes", sizes),
        ("years", listed(&s.years)),
    ];
    let charts = charts.into_iter().filter(|(_, counts)| !counts.is_empty());
    charts.map(|(key, counts)| Chart::of(words[key].clone(), &counts, lang)).collect()
}

impl Chart {
    fn of(title: String, counts: &[(String, u64)], lang: Lang) -> Self {
        let largest = counts.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
        let share = |count: u64| (count.saturating_mul(100) / largest).max(1);
        let bar = |(word, count): &(String, u64)| {
            (word.clone(), number_text(*count, lang), share(*count))
        };
        Self { title, bars: counts.iter().map(bar).collect() }
    }
}

/// A number with its thousands apart: a narrow no-break space in Norwegian, a comma in English.
fn number_text(number: u64, lang: Lang) -> String {
    let mark = match lang {
        Lang::Nb | Lang::Nn => '\u{202f}',
        Lang::En => ',',
    };
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        assert_eq!(number_text(0, Lang::En), "0");
        assert_eq!(number_text(999, Lang::En), "999");
        assert_eq!(number_text(1_234_567, Lang::En), "1,234,567");
        assert_eq!(number_text(1000, Lang::Nb), "1\u{202f}000");
    }
}
