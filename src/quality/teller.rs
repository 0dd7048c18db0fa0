//! Tells a report in a language: every value in the words and numbers that the template shows.

use std::collections::BTreeMap;

use minijinja::Value;

use super::chart::chart;
use super::confirm::Confirmation;
use super::measure::{Bound, Measure};
use super::number::number;
use super::report::{Remark, Report};
use super::spread::{Spread, Worst};
use super::view::{
    ConfirmationLine, Figure, Folder, Linked, PaperLine, Row, SampleView, Section, Told,
    View,
};
use crate::intake::EtterSkanning;
use crate::message::{Lang, Message};
use crate::msg;

/// How many pages that could not be judged are named; JSON has them all.
const NAMED: usize = 50;

/// Tells a report in a language.
pub(super) struct Teller<'a> {
    pub(super) report: &'a Report,
    pub(super) pictures: &'a BTreeMap<String, String>,
    pub(super) lang: Lang,
    /// From a page to where its file lies.
    pub(super) links: BTreeMap<&'a str, String>,
}

impl Teller<'_> {
    fn word(&self, key: &str) -> String {
        Message::new(key).text(self.lang)
    }

    /// The whole report.
    pub(super) fn view(&self) -> View {
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
        let measures = self.report.measures.iter().map(|spread| self.row(spread));
        measures.chain([self.sample_row()]).collect()
    }

    fn row(&self, spread: &Spread) -> Row {
        let judged = spread.within + spread.outside > 0;
        let (verdict, class) = self.verdict(judged.then_some(spread.outside == 0));
        Row {
            what: self.word(spread.measure.key()),
            limit: self.limit(spread.bound, self.with_unit(spread.limit, spread.measure)),
            within: Some(spread.within),
            outside: Some(spread.outside),
            nothing: Some(spread.nothing),
            unjudged: Some(spread.unjudged),
            verdict,
            class,
            source: spread.source.clone(),
        }
    }

    /// The faults that people found, against the limit of the sample as a whole.
    fn sample_row(&self) -> Row {
        let (faults, pages) = (&self.report.faults, self.report.sample.pages.len());
        let (verdict, class) = self.verdict(faults.is_within());
        let faulty =
            faults.found.map(|found| (found * pages as f64 / 100.0).round() as u64);
        let limit = format!("{} %", number(faults.limit, self.lang));
        Row {
            what: self.word("quality-faults"),
            limit: self.limit(Bound::AtMost, limit),
            within: faulty.map(|faulty| pages as u64 - faulty),
            outside: faulty,
            nothing: None,
            unjudged: None,
            verdict,
            class,
            source: faults.source.clone(),
        }
    }

    fn section(&self, spread: &Spread) -> Section {
        let measure = spread.measure;
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
            middle: self.middle(spread),
            figures: spread.worst.iter().map(|w| self.figure(spread, w)).collect(),
            more: (more > 0)
                .then(|| msg!("quality-more-outside", more = more).text(self.lang)),
        }
    }

    /// The least, the middle and the greatest value; yes and no have none.
    fn middle(&self, spread: &Spread) -> Option<String> {
        if spread.measure == Measure::Poor {
            return None;
        }
        let tell = |value| self.with_unit(value, spread.measure);
        let told = msg!(
            "quality-middle",
            least = tell(spread.least?),
            median = tell(spread.median?),
            greatest = tell(spread.greatest?),
        );
        Some(told.text(self.lang))
    }

    fn figure(&self, spread: &Spread, worst: &Worst) -> Figure {
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
