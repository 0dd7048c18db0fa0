//! The report for people: one file with everything in it, to be read, printed and signed.

use std::collections::BTreeMap;

use minijinja::{Environment, Value, context};
use serde::Serialize;

use super::chart::chart;
use super::confirm::Confirmation;
use super::measure::{Bound, Measure};
use super::number::number;
use super::page::PageQuality;
use super::report::{Remark, Report};
use super::spread::Spread;
use crate::intake::EtterSkanning;
use crate::message::{Lang, Message};
use crate::msg;

const TEMPLATE: &str = include_str!("report.html");
/// How many pages that could not be judged are named; JSON has them all.
const NAMED: usize = 50;

/// The report as one HTML file. `pictures` are `data:` addresses by page name; a page without
/// one is shown without.
#[must_use]
pub fn html(report: &Report, pictures: &BTreeMap<String, String>, lang: Lang) -> String {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| minijinja::AutoEscape::Html);
    let words: BTreeMap<String, String> = WORDS
        .iter()
        .map(|key| {
            let name = key.trim_start_matches("quality-").replace('-', "_");
            (name, Message::new(*key).text(lang))
        })
        .collect();
    let teller = Teller { report, pictures, lang, links: links(report) };
    environment
        .render_str(TEMPLATE, context! { w => words, r => teller.view() })
        .expect("our own template renders our own values")
}

/// From a page to where its file lies, seen from the archive's reports.
fn links(report: &Report) -> BTreeMap<&str, String> {
    let link = |page: &PageQuality| {
        let digest = page.digest.to_string();
        let number = page.page.rsplit_once('#').map_or("1", |(_, number)| number);
        format!("../store/{}/{digest}#page={number}", &digest[..2])
    };
    report.pages.iter().map(|page| (page.page.as_str(), link(page))).collect()
}

#[derive(Serialize)]
struct View {
    lang: &'static str,
    scope: String,
    lead: String,
    profile: String,
    program: String,
    batch: String,
    statements: Vec<String>,
    fates: Vec<(String, u64)>,
    standings: Vec<(String, u64)>,
    rows: Vec<Row>,
    sections: Vec<Section>,
    unjudged: Vec<(Linked, String)>,
    unjudged_more: Option<String>,
    folders: Vec<Folder>,
    remarks: Vec<Told>,
    papers: Vec<PaperLine>,
    sample: SampleView,
}

#[derive(Serialize)]
struct Row {
    what: String,
    limit: String,
    within: Option<u64>,
    outside: Option<u64>,
    nothing: Option<u64>,
    unjudged: Option<u64>,
    verdict: String,
    class: &'static str,
    source: String,
}

#[derive(Serialize)]
struct Section {
    title: String,
    about: String,
    chart: Value,
    middle: Option<String>,
    figures: Vec<Figure>,
    more: Option<String>,
}

#[derive(Serialize)]
struct Figure {
    page: Linked,
    picture: Option<Value>,
    value: String,
    outside: bool,
    alt: String,
}

#[derive(Clone, Serialize)]
struct Linked {
    name: String,
    href: String,
}

#[derive(Serialize)]
struct Folder {
    name: String,
    sheets: String,
    pages: u64,
    blank: u64,
    unreadable: u64,
    duplicates: u64,
    tally: String,
    outside: bool,
}

#[derive(Serialize)]
struct Told {
    class: String,
    severity: String,
    place: String,
    message: String,
    hint: Option<String>,
}

#[derive(Serialize)]
struct PaperLine {
    batch: String,
    eske: String,
    place: String,
    after: String,
    scanned: String,
}

#[derive(Serialize)]
struct SampleView {
    id: String,
    drawn: String,
    source: String,
    pages: Vec<Linked>,
    confirmations: Vec<ConfirmationLine>,
}

#[derive(Serialize)]
struct ConfirmationLine {
    by: String,
    at: String,
    pages: usize,
    faults: Vec<(Linked, String)>,
}

/// Tells a report in a language.
struct Teller<'a> {
    report: &'a Report,
    pictures: &'a BTreeMap<String, String>,
    lang: Lang,
    links: BTreeMap<&'a str, String>,
}

impl Teller<'_> {
    fn word(&self, key: &str) -> String {
        Message::new(key).text(self.lang)
    }

    fn view(&self) -> View {
        let report = self.report;
        let unjudged: Vec<(Linked, String)> = report
            .pages
            .iter()
            .filter_map(|page| Some((page, page.unjudged_because()?)))
            .map(|(page, why)| (self.linked(&page.page), self.word(why)))
            .collect();
        let more = unjudged.len().saturating_sub(NAMED);
        let unjudged_more =
            (more > 0).then(|| msg!("quality-and-more", more = more).text(self.lang));
        View {
            lang: report.lang,
            scope: self.scope(),
            lead: msg!(
                "quality-lead",
                files = report.files.len(),
                pages = report.pages.len(),
                folders = report.folders.len(),
            )
            .text(self.lang),
            profile: msg!("quality-profile", name = report.profile.as_str())
                .text(self.lang),
            program: report.program.clone(),
            batch: report.batch.to_string(),
            statements: self.statements(),
            fates: self.counts(report.fates.iter().map(|(fate, n)| (fate.key(), *n))),
            standings: self
                .counts(report.standings.iter().map(|(kind, n)| (kind.key(), *n))),
            rows: self.rows(),
            sections: report.measures.iter().map(|s| self.section(s)).collect(),
            unjudged: unjudged.into_iter().take(NAMED).collect(),
            unjudged_more,
            folders: self.folders(),
            remarks: report.remarks.iter().map(|r| self.told(r)).collect(),
            papers: self.papers(),
            sample: self.sample(),
        }
    }

    fn scope(&self) -> String {
        let name = self.report.scope.name();
        if name.is_empty() { self.word("quality-whole-archive") } else { name }
    }

    /// What whoever signs says by it: plainly, and with the numbers that count against it.
    fn statements(&self) -> Vec<String> {
        let report = self.report;
        let wrong = report.folders.iter().filter(|line| line.tally.is_outside()).count();
        let uncounted =
            report.folders.iter().filter(|line| line.sheets.is_none()).count();
        let sample = &report.sample;
        let looked = match sample.confirmations.len() {
            0 => msg!("quality-signing-sample-open", pages = sample.pages.len()),
            people => msg!(
                "quality-signing-sample",
                pages = sample.pages.len(),
                people = people,
                faults = sample.faults().len(),
            ),
        };
        [
            msg!(
                "quality-signing-files",
                files = report.files.len(),
                pages = report.pages.len(),
                digest = report.batch.to_string(),
            ),
            msg!(
                "quality-signing-limits",
                outside = report.outside(),
                unjudged = report.unjudged(),
            ),
            msg!("quality-signing-sheets", wrong = wrong, uncounted = uncounted),
            looked,
            msg!("quality-signing-not"),
        ]
        .map(|message| message.text(self.lang))
        .into()
    }

    fn counts(
        &self,
        counts: impl Iterator<Item = (&'static str, u64)>,
    ) -> Vec<(String, u64)> {
        counts.filter(|(_, n)| *n > 0).map(|(key, n)| (self.word(key), n)).collect()
    }

    fn with_unit(&self, value: f64, measure: Measure) -> String {
        format!("{}{}", number(value, self.lang), measure.unit())
    }

    fn limit(&self, bound: Bound, limit: String) -> String {
        match bound {
            Bound::AtLeast => msg!("quality-at-least", limit = limit),
            Bound::AtMost => msg!("quality-at-most", limit = limit),
        }
        .text(self.lang)
    }

    fn verdict(&self, within: Option<bool>) -> (String, &'static str) {
        match within {
            Some(true) => (self.word("quality-is-within"), "within"),
            Some(false) => (self.word("quality-is-outside"), "outside"),
            None => (self.word("quality-is-open"), "open"),
        }
    }

    fn rows(&self) -> Vec<Row> {
        let report = self.report;
        let mut rows: Vec<Row> = report
            .measures
            .iter()
            .map(|spread| {
                let judged = spread.within + spread.outside > 0;
                let (verdict, class) =
                    self.verdict(judged.then_some(spread.outside == 0));
                Row {
                    what: self.word(spread.measure.key()),
                    limit: self.limit(
                        spread.bound,
                        self.with_unit(spread.limit, spread.measure),
                    ),
                    within: Some(spread.within),
                    outside: Some(spread.outside),
                    nothing: Some(spread.nothing),
                    unjudged: Some(spread.unjudged),
                    verdict,
                    class,
                    source: spread.source.clone(),
                }
            })
            .collect();
        let (verdict, class) = self.verdict(report.faults.is_within());
        let faulty = report.faults.found.map(|found| {
            (found * report.sample.pages.len() as f64 / 100.0).round() as u64
        });
        let limit = format!("{} %", number(report.faults.limit, self.lang));
        rows.push(Row {
            what: self.word("quality-faults"),
            limit: self.limit(Bound::AtMost, limit),
            within: faulty.map(|faulty| report.sample.pages.len() as u64 - faulty),
            outside: faulty,
            nothing: None,
            unjudged: None,
            verdict,
            class,
            source: report.faults.source.clone(),
        });
        rows
    }

    fn section(&self, spread: &Spread) -> Section {
        let measure = spread.measure;
        let middle = match (spread.least, spread.median, spread.greatest) {
            (Some(least), Some(median), Some(greatest)) if measure != Measure::Poor => {
                let tell = |value| self.with_unit(value, measure);
                let told = msg!(
                    "quality-middle",
                    least = tell(least),
                    median = tell(median),
                    greatest = tell(greatest),
                );
                Some(told.text(self.lang))
            }
            _ => None,
        };
        let shown = spread.worst.iter().filter(|worst| worst.outside).count() as u64;
        let more = spread.outside - shown;
        let about = match measure {
            Measure::Unsure => {
                msg!("quality-unsure-about", under = self.report.words_under)
            }
            other => Message::new(other.about()),
        };
        Section {
            title: self.word(measure.key()),
            about: about.text(self.lang),
            chart: Value::from_safe_string(chart(spread, self.lang)),
            middle,
            figures: spread.worst.iter().map(|w| self.figure(spread, w)).collect(),
            more: (more > 0)
                .then(|| msg!("quality-more-outside", more = more).text(self.lang)),
        }
    }

    fn figure(&self, spread: &Spread, worst: &super::spread::Worst) -> Figure {
        let value = match spread.measure {
            Measure::Poor => self.word("quality-bar-poor"),
            measure => self.with_unit(worst.value, measure),
        };
        let picture = self.pictures.get(&worst.page);
        Figure {
            page: self.linked(&worst.page),
            picture: picture.map(|data| Value::from_safe_string(data.clone())),
            value,
            outside: worst.outside,
            alt: msg!("quality-picture", page = worst.page.as_str()).text(self.lang),
        }
    }

    fn linked(&self, page: &str) -> Linked {
        let href = self.links.get(page).cloned().unwrap_or_default();
        Linked { name: page.to_owned(), href }
    }

    fn folders(&self) -> Vec<Folder> {
        let lines = self.report.folders.iter();
        lines
            .map(|line| Folder {
                name: line.folder.clone(),
                sheets: line.sheets.map_or("–".to_owned(), |sheets| sheets.to_string()),
                pages: line.pages,
                blank: line.blank,
                unreadable: line.unreadable_pages + line.unreadable_files,
                duplicates: line.duplicates,
                tally: self.word(line.tally.key()),
                outside: line.tally.is_outside(),
            })
            .collect()
    }

    fn told(&self, remark: &Remark) -> Told {
        let class = remark.severity.trim_start_matches("severity-");
        Told {
            class: class.to_owned(),
            severity: self.word(&remark.severity),
            place: remark.place.clone(),
            message: remark.message.clone(),
            hint: remark.hint.clone(),
        }
    }

    fn papers(&self) -> Vec<PaperLine> {
        let none = || "–".to_owned();
        let joined = |parts: Vec<&str>| match parts.join(", ") {
            text if text.is_empty() => none(),
            text => text,
        };
        let papers = self.report.papers.iter();
        papers
            .map(|paper| {
                let scanned = [paper.skanner.as_deref(), paper.operator.as_deref()];
                let places = paper.oppbevaringssted.iter().map(String::as_str).collect();
                PaperLine {
                    batch: paper.batch.clone(),
                    eske: paper.eske.clone().unwrap_or_else(none),
                    place: joined(places),
                    after: self.word(match paper.etter_skanning {
                        EtterSkanning::Bevares => "quality-paper-kept",
                        EtterSkanning::Destrueres => "quality-paper-destroyed",
                    }),
                    scanned: joined(scanned.into_iter().flatten().collect()),
                }
            })
            .collect()
    }

    fn sample(&self) -> SampleView {
        let sample = &self.report.sample;
        SampleView {
            id: sample.id.clone(),
            drawn: msg!(
                "quality-sample-drawn",
                pages = sample.pages.len(),
                of = sample.of,
                seed = sample.seed.as_str(),
            )
            .text(self.lang),
            source: self.report.sample_source.clone(),
            pages: sample.pages.iter().map(|page| self.linked(page)).collect(),
            confirmations: sample.confirmations.iter().map(|c| self.given(c)).collect(),
        }
    }

    fn given(&self, given: &Confirmation) -> ConfirmationLine {
        let faults = given.faults.iter();
        ConfirmationLine {
            by: given.by.clone(),
            at: given.at.clone(),
            pages: given.pages,
            faults: faults.map(|f| (self.linked(&f.page), f.what.clone())).collect(),
        }
    }
}

/// The words of the template, by their message keys.
const WORDS: &[&str] = &[
    "quality-title",
    "quality-signing",
    "quality-summary",
    "quality-what",
    "quality-limit",
    "quality-within",
    "quality-outside",
    "quality-nothing",
    "quality-unjudged",
    "quality-verdict",
    "quality-source",
    "quality-files",
    "quality-pages",
    "quality-measures",
    "quality-worst",
    "quality-not-judged",
    "quality-all-judged",
    "quality-folders",
    "quality-folders-about",
    "quality-folder",
    "quality-sheets",
    "quality-folder-blank",
    "quality-folder-unreadable",
    "quality-folder-duplicates",
    "quality-tally",
    "quality-remarks",
    "quality-no-remarks",
    "quality-place",
    "quality-way-out",
    "quality-sample",
    "quality-sample-id",
    "quality-sample-ask",
    "quality-confirmations",
    "quality-not-confirmed",
    "quality-by",
    "quality-at",
    "quality-faults-found",
    "quality-no-faults",
    "quality-paper",
    "quality-batch",
    "quality-box",
    "quality-paper-place",
    "quality-after",
    "quality-scanned",
    "quality-batch-digest",
    "quality-links",
    "quality-made-by",
    "quality-no-picture",
    "quality-key-within",
    "quality-key-outside",
];

#[cfg(test)]
mod tests {
    use super::super::batch::{Batch, FileLine, Scope};
    use super::super::page::Standing;
    use super::super::profile::Profile;
    use super::super::sample::Asked;
    use super::*;
    use crate::catalogue::Fate;
    use crate::digest::Digest;

    /// A report of one page that is outside in resolution, one of none, and one not read.
    fn told(file: &str, lang: Lang) -> String {
        let digest = Digest::of(b"x");
        let page = |n: u32, dpi, standing| {
            PageQuality::unread(format!("{file}#{n}"), digest, dpi, standing)
        };
        let batch = Batch {
            scope: Scope { batch: Some("eske".to_owned()), folder: None },
            papers: Vec::new(),
            files: vec![FileLine { file: file.to_owned(), digest, fate: Fate::Scan }],
            pages: vec![
                page(1, Some(200), Standing::Read),
                page(2, None, Standing::Read),
                page(3, Some(300), Standing::Waiting),
            ],
            counts: Vec::new(),
            findings: Vec::new(),
            confirmations: Vec::new(),
        };
        let report =
            Report::new(batch, &Profile::default(), &Asked::default(), "byggarkiv", lang);
        assert_eq!((report.outside(), report.unjudged()), (1, 2));
        let pictures = [(format!("{file}#1"), "data:image/jpeg;base64,AAAA".to_owned())];
        html(&report, &pictures.into(), lang)
    }

    #[test]
    fn a_name_with_markup_is_shown_and_not_obeyed() {
        let page = told("eske/<script>alert(1)</script>\"&/1.tif", Lang::Nb);
        assert!(!page.contains("<script"));
        assert!(page.contains("&lt;script&gt;"));
    }

    #[test]
    fn every_language_has_words_for_all_of_it() {
        for lang in Lang::ALL {
            let page = told("eske/a/1.tif", lang);
            assert!(!page.contains("quality-"), "{}", lang.code());
            assert!(page.contains(&format!("<html lang=\"{}\">", lang.code())));
        }
    }

    #[test]
    fn the_worst_page_is_shown_with_its_value_its_picture_and_its_place() {
        let page = told("eske/a/1.tif", Lang::Nb);
        let digest = Digest::of(b"x").to_string();
        let link =
            format!("../store/{}/{digest}#page=1\">eske/a/1.tif#1</a>", &digest[..2]);
        for part in ["data:image/jpeg;base64,AAAA", "200 dpi", &link, "ikke lest ennå"] {
            assert!(page.contains(part), "no {part}");
        }
    }
}
