//! What a rule is: it listens while the documents are read, and speaks.

use std::collections::BTreeSet;

use crate::finding::{Finding, Severity};
use crate::message::Message;
use crate::place::Place;

use super::document::{Doc, Node};
use super::ids::Ids;
use super::libxml2::Complaint;
use super::package::{Oddity, Package};
use super::schemas::Use;

/// A rule at work on one delivery. Every method may be left out.
pub(super) trait Rule {
    /// A document begins.
    fn opens(&mut self, _document: &Opening<'_>, _cx: &mut Cx<'_>) {}
    /// An element begins; its attributes are known, nothing in it is.
    fn start(&mut self, _node: &Node<'_>, _cx: &mut Cx<'_>) {}
    /// An element ends; its text and the leaves in it are known.
    fn end(&mut self, _node: &Node<'_>, _cx: &mut Cx<'_>) {}
    /// The XML reader has something to say.
    fn complaint(&mut self, _file: &str, _complaint: &Complaint, _cx: &mut Cx<'_>) {}
    /// Everything has been read; every file has its digest.
    fn finish(&mut self, _cx: &mut Cx<'_>) {}
}

/// A rule by name: what the list holds.
#[derive(Debug)]
pub(super) struct Entry {
    /// Arkade's number where it has one (`N5.30`), else our own (`BA.07`).
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
    pub(super) ids: &'a Ids,
    /// The documents that were read to their end.
    pub(super) whole: &'a BTreeSet<Doc>,
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

    /// An error with its way out.
    pub(super) fn error(&mut self, place: Place, message: Message, hint: Message) {
        self.say.add(Finding::error(place, message).hint(hint));
    }

    /// A warning with its way out.
    pub(super) fn warning(&mut self, place: Place, message: Message, hint: Message) {
        self.say.add(Finding::warning(place, message).hint(hint));
    }

    /// A note.
    pub(super) fn note(&mut self, place: Place, message: Message) {
        self.say.add(Finding::note(place, message));
    }
}

/// What one rule has said: the first of each severity whole, the rest counted.
#[derive(Debug)]
pub(super) struct Say {
    rule: &'static str,
    shown: u64,
    pub(super) findings: Vec<Finding>,
    pub(super) errors: u64,
    pub(super) warnings: u64,
    pub(super) notes: u64,
}

impl Say {
    pub(super) fn new(rule: &'static str, shown: u64) -> Self {
        Self { rule, shown, findings: Vec::new(), errors: 0, warnings: 0, notes: 0 }
    }

    pub(super) fn add(&mut self, finding: Finding) {
        let count = match finding.severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Note => &mut self.notes,
        };
        *count += 1;
        if *count <= self.shown {
            self.findings.push(finding.rule(self.rule));
        }
    }
}

/// The place of an element.
pub(super) fn at(node: &Node<'_>) -> Place {
    Place::file(node.file).line(node.line())
}
