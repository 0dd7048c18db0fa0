//! What a rule is: it listens while the documents are read, and speaks.

use std::collections::BTreeSet;
use std::io;

use crate::finding::{Finding, Severity};
use crate::message::Message;
use crate::place::Place;

use super::document::{Doc, Node};
use super::earlier::Across;
use super::ledger::Settled;
use super::libxml2::Complaint;
use super::package::{Oddity, Package};
use super::profile::Profile;
use super::schemas::Use;
use super::verdict::{Sought, Told};

/// Every element, where a rule names those that it wants to hear.
pub(super) const EVERY: &str = "*";

/// A rule at work on one delivery. Every method may be left out.
pub(super) trait Rule {
    /// The elements that it hears at their start, by name.
    fn starts(&self) -> Vec<&'static str> {
        Vec::new()
    }
    /// The elements that it hears at their end, by name.
    fn ends(&self) -> Vec<&'static str> {
        Vec::new()
    }
    /// A document begins.
    fn opens(&mut self, _document: &Opening<'_>, _cx: &mut Cx<'_>) {}
    /// An element begins; its attributes are known, nothing in it is.
    fn start(&mut self, _node: &Node<'_>, _cx: &mut Cx<'_>) {}
    /// An element ends; its text and the leaves in it are known.
    fn end(&mut self, _node: &Node<'_>, _cx: &mut Cx<'_>) {}
    /// The XML reader has something to say.
    fn complaint(&mut self, _spot: &Spot, _complaint: &Complaint, _cx: &mut Cx<'_>) {}
    /// Everything has been read; every file has its digest.
    fn finish(&mut self, _cx: &mut Cx<'_>) {}
    /// What a temporary file failed with, if one did: what was said is then not all.
    fn trouble(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A rule by name: what the list holds.
#[derive(Debug)]
pub(super) struct Entry {
    /// Arkade's number where it has one (`N5.30`), else our own (`B.07`).
    pub(super) id: &'static str,
    /// The message key of its name.
    pub(super) name: &'static str,
    /// Where it is laid down: krav and metadata numbers.
    pub(super) source: &'static str,
    /// Makes one for a delivery.
    pub(super) make: fn() -> Box<dyn Rule>,
}

/// A document as it begins.
#[derive(Debug)]
pub(super) struct Opening<'a> {
    pub(super) doc: Doc,
    pub(super) file: &'a str,
    /// The root's namespace.
    pub(super) namespace: &'a str,
    /// The encoding that the XML declaration states.
    pub(super) encoding: Option<&'a str>,
    /// Which schema judges it.
    pub(super) schema: &'a Use,
}

/// What a rule may see, and where it speaks.
#[derive(Debug)]
pub(super) struct Cx<'a> {
    pub(super) package: &'a Package,
    /// What came of ids and references; empty until all has been read.
    pub(super) settled: &'a Settled,
    /// Earlier deliveries beside this one, where any were given; `None` until all is read.
    pub(super) across: Option<&'a Across>,
    /// The documents that were read to their end.
    pub(super) whole: &'a BTreeSet<Doc>,
    /// What the institution asks for.
    pub(super) profile: &'a Profile,
    pub(super) say: &'a mut Say,
}

impl Cx<'_> {
    /// Whether arkivstruktur.xml was read to its end. Where it was not, that has been told,
    /// and what is missing from it says nothing.
    pub(super) fn knows_structure(&self) -> bool {
        self.whole.contains(&Doc::Arkivstruktur)
    }

    /// Whether every file of the package could be listed. Where the container is cut short or
    /// broken, that has been told, and a file that is missing says nothing.
    pub(super) fn knows_files(&self) -> bool {
        let is_cut =
            |o: &Oddity| matches!(o, Oddity::Broken { .. } | Oddity::Truncated { .. });
        !self.package.oddities.iter().any(is_cut)
    }

    /// A finding as it is.
    pub(super) fn add(&mut self, finding: Finding) {
        let told =
            Told { finding, xpath: None, system_id: None, arkade: None, sought: None };
        self.say.add(told);
    }

    /// An error with its way out.
    pub(super) fn error(
        &mut self,
        spot: impl Into<Spot>,
        message: Message,
        hint: Message,
    ) {
        self.say(spot, Severity::Error, message, Some(hint));
    }

    /// A warning with its way out.
    pub(super) fn warning(
        &mut self,
        spot: impl Into<Spot>,
        message: Message,
        hint: Message,
    ) {
        self.say(spot, Severity::Warning, message, Some(hint));
    }

    /// A note.
    pub(super) fn note(&mut self, spot: impl Into<Spot>, message: Message) {
        self.say(spot, Severity::Note, message, None);
    }

    /// A finding of any severity.
    pub(super) fn say(
        &mut self,
        spot: impl Into<Spot>,
        severity: Severity,
        message: Message,
        hint: Option<Message>,
    ) {
        let Spot { place, xpath, system_id, arkade, sought } = spot.into();
        let finding = Finding { hint, ..Finding::new(severity, place, message) };
        self.say.add(Told { finding, xpath, system_id, arkade, sought });
    }
}

/// Where something was seen: the place, the way to it, the unit; and how Arkade reads it,
/// where that is another way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) place: Place,
    pub(super) xpath: Option<String>,
    pub(super) system_id: Option<String>,
    pub(super) arkade: Option<Message>,
    /// Where the way to it was not kept: what it is found again by.
    pub(super) sought: Option<Sought>,
}

impl From<Place> for Spot {
    fn from(place: Place) -> Self {
        Self { place, ..Self::default() }
    }
}

impl Spot {
    /// A line of a file, of a unit.
    pub(super) fn line(file: &str, line: u64, system_id: &str) -> Self {
        let system_id = (!system_id.is_empty()).then(|| system_id.to_owned());
        let place = Place::file(file).line(line);
        Self { place, system_id, ..Self::default() }
    }

    /// A child that holds text only, where it stands; else the element itself.
    pub(super) fn of_leaf(node: &Node<'_>, name: &str) -> Self {
        let mut spot = at(node);
        if let Some(leaf) = node.frame().leaf(name) {
            spot.place = spot.place.line(leaf.line);
            if let Some(xpath) = &mut spot.xpath {
                xpath.push_str(&format!("/{name}[1]"));
            }
        }
        spot
    }

    /// An element whose way was not kept: on this line, of this name, with this text (empty is
    /// any).
    pub(super) fn again(mut self, element: &'static str, text: &str) -> Self {
        let (file, line) = (self.place.file.clone(), self.place.line);
        self.sought = file.zip(line).map(|(file, line)| Sought {
            file,
            line: Some(line),
            element,
            text: text.to_owned(),
        });
        self
    }

    /// A document file: the unit that refers to it is looked for.
    pub(super) fn document(package: &Package, name: &str) -> Self {
        let sought = package.in_content(name).map(|path| Sought {
            file: format!("{}arkivstruktur.xml", package.content),
            line: None,
            element: "referanseDokumentfil",
            text: path.to_owned(),
        });
        Self { sought, ..Self::from(Place::file(name)) }
    }

    /// How Arkade reads it.
    pub(super) fn arkade(mut self, reading: Message) -> Self {
        self.arkade = Some(reading);
        self
    }
}

/// What one rule has said: the first of each severity whole, the rest counted.
#[derive(Debug)]
pub(super) struct Say {
    rule: &'static str,
    shown: u64,
    /// What the institution calls the rule's findings, where it calls them something else.
    severity: Option<Severity>,
    pub(super) findings: Vec<Told>,
    pub(super) errors: u64,
    pub(super) warnings: u64,
    pub(super) notes: u64,
}

impl Say {
    pub(super) fn new(
        rule: &'static str,
        shown: u64,
        severity: Option<Severity>,
    ) -> Self {
        let findings = Vec::new();
        Self { rule, shown, severity, findings, errors: 0, warnings: 0, notes: 0 }
    }

    /// Counts findings that are not listed one by one.
    pub(super) fn untold(&mut self, severity: Severity, count: u64) {
        match self.severity.unwrap_or(severity) {
            Severity::Error => self.errors += count,
            Severity::Warning => self.warnings += count,
            Severity::Note => self.notes += count,
        }
    }

    /// Makes notes of errors and warnings where there are no more of them than are accepted.
    pub(super) fn accept(&mut self, at_most: u64) {
        let count = self.errors + self.warnings;
        if count == 0 || count > at_most {
            return;
        }
        self.notes += count;
        (self.errors, self.warnings) = (0, 0);
        for told in &mut self.findings {
            told.finding.severity = Severity::Note;
        }
    }

    pub(super) fn add(&mut self, mut told: Told) {
        if let Some(severity) = self.severity {
            told.finding.severity = severity;
        }
        let count = match told.finding.severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Note => &mut self.notes,
        };
        *count += 1;
        if *count <= self.shown {
            told.finding = told.finding.rule(self.rule);
            self.findings.push(told);
        }
    }
}

/// The place of an element. It costs a little: for what is told, not for what may be.
pub(super) fn at(node: &Node<'_>) -> Spot {
    let spot = Spot::line(node.file, node.line(), node.system_id());
    Spot { xpath: Some(node.xpath()), ..spot }
}
