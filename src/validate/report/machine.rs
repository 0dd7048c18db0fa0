//! The verdict for machines: JSON, `JUnit` XML for build servers, CSV of the files.

use serde_json::{Value, json};

use crate::finding::Severity;
use crate::message::{Lang, Message};

use super::super::{Answer, RuleResult, Sheet, Stop, Told, Verdict};
use super::TOOL;

/// The published schema of the JSON report.
pub const SCHEMA: &str = include_str!("../../../schemas/validate-report.schema.json");

/// The report as JSON: every finding with its words in this language, and as a message with
/// key and arguments.
#[must_use]
pub fn json(verdict: &Verdict, lang: Lang) -> String {
    let rules: Vec<Value> =
        verdict.rules.iter().map(|rule| rule_json(rule, lang)).collect();
    let report = json!({
        "tool": TOOL,
        "language": lang.code(),
        "at": verdict.at,
        "profile": verdict.profile,
        "outcome": verdict.outcome,
        "errors": verdict.errors(),
        "warnings": verdict.warnings(),
        "notes": verdict.notes(),
        "delivery": verdict.delivery,
        "ids": verdict.ids,
        "rules": rules,
        "statistics": verdict.statistics,
        "not_checked": verdict.not_checked.iter().map(|m| m.text(lang)).collect::<Vec<_>>(),
    });
    serde_json::to_string_pretty(&report).expect("the keys are words") + "\n"
}

fn rule_json(rule: &RuleResult, lang: Lang) -> Value {
    let sheet =
        |sheet: &Option<Sheet>| sheet.as_ref().map(|sheet| sheet_json(sheet, lang));
    let finding = |told: &Told| {
        let finding = &told.finding;
        json!({
            "severity": finding.severity,
            "file": finding.place.file,
            "line": finding.place.line,
            "xpath": told.xpath,
            "system_id": told.system_id,
            "text": finding.message.text(lang),
            "hint": finding.hint.as_ref().map(|hint| hint.text(lang)),
            "arkade": told.arkade.as_ref().map(|reading| reading.text(lang)),
            "message": finding.message,
        })
    };
    json!({
        "rule": rule.rule,
        "name": rule.name.text(lang),
        "source": rule.source,
        "errors": rule.errors,
        "warnings": rule.warnings,
        "notes": rule.notes,
        "profile": rule.profile,
        "findings": rule.findings.iter().map(finding).collect::<Vec<_>>(),
        "counts": sheet(&rule.counts),
        "arkade": sheet(&rule.arkade),
    })
}

/// The answers of one of Arkade's tests.
fn sheet_json(sheet: &Sheet, lang: Lang) -> Value {
    let answer = |answer: &Answer| {
        json!({
            "error": answer.error,
            "group": answer.group.as_ref().map(|group| group.text(lang)),
            "text": answer.message.text(lang),
            "file": answer.file,
            "lines": answer.lines,
        })
    };
    let stop = |stop: &Stop| json!({ "text": stop.reason.text(lang), "file": stop.file, "line": stop.line });
    json!({
        "results": sheet.len(),
        "errors": sheet.errors(),
        "answers": sheet.answers.iter().map(answer).collect::<Vec<_>>(),
        "stop": sheet.stop.as_ref().map(stop),
    })
}

/// The report as `JUnit` XML: a test for each rule, failed where it found errors.
#[must_use]
pub fn junit(verdict: &Verdict, lang: Lang) -> String {
    let failures = verdict.rules.iter().filter(|rule| rule.errors > 0).count();
    let name = escape(&verdict.delivery.name);
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n<testsuite name=\"{name}\" \
         tests=\"{}\" failures=\"{failures}\" errors=\"0\" skipped=\"0\">\n",
        verdict.rules.len()
    );
    for rule in &verdict.rules {
        let title = escape(&format!("{} {}", rule.rule, rule.name.text(lang)));
        xml.push_str(&format!("<testcase classname=\"validate\" name=\"{title}\">\n"));
        let told = |wanted: fn(Severity) -> bool| -> String {
            let findings = rule.findings.iter().map(|told| &told.finding);
            let texts = findings.filter(|f| wanted(f.severity)).map(|f| f.text(lang));
            escape(&texts.collect::<Vec<_>>().join("\n"))
        };
        if rule.errors > 0 {
            let message =
                Message::new("report-count-errors").with("count", rule.errors).text(lang);
            let message = escape(&message);
            let text = told(|severity| severity == Severity::Error);
            xml.push_str(&format!("<failure message=\"{message}\">{text}</failure>\n"));
        }
        let others = told(|severity| severity != Severity::Error);
        if !others.is_empty() {
            xml.push_str(&format!("<system-out>{others}</system-out>\n"));
        }
        xml.push_str("</testcase>\n");
    }
    xml + "</testsuite>\n</testsuites>\n"
}

/// Words as XML takes them; what XML cannot hold is left out.
fn escape(words: &str) -> String {
    let allowed = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    let words: String = words.chars().filter(allowed).collect();
    quick_xml::escape::escape(words.as_str()).into_owned()
}

/// Every file of the package as CSV: path, bytes, SHA-256, PRONOM id, format, pages. Only where the
/// settings asked for the files.
#[must_use]
pub fn csv(verdict: &Verdict) -> String {
    let mut rows = csv::Writer::from_writer(Vec::new());
    let head = ["path", "bytes", "sha256", "puid", "format", "pages"].map(str::to_owned);
    let files = verdict.files.iter().map(|file| {
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        let digest = file.sha256.map(|digest| digest.to_string()).unwrap_or_default();
        let bytes = file.bytes.to_string();
        let pages = file.pages.map(|pages| pages.to_string()).unwrap_or_default();
        [file.path.clone(), bytes, digest, text(file.puid), text(file.format), pages]
    });
    for row in std::iter::once(head).chain(files) {
        rows.write_record(&row).expect("memory takes every row");
    }
    let bytes = rows.into_inner().expect("memory takes every row");
    String::from_utf8(bytes).expect("it was made of text")
}
