//! One document's elements on their way to those who listen.

use super::arkade::Listener;
use super::document::{Doc, Node};
use super::libxml2::{Complaint, Handler, Tag, Trouble};
use super::package::Package;
use super::pass::Reading;
use super::rule::{Cx, Rule, Spot};

/// Hands the reader's events to the rules.
pub(super) struct Walk<'a> {
    doc: Doc,
    file: &'a str,
    package: &'a Package,
    reading: &'a mut Reading,
    /// No fault of form so far.
    pub(super) whole: bool,
    wants_short: bool,
}

impl<'a> Walk<'a> {
    pub(super) fn new(
        doc: Doc,
        file: &'a str,
        package: &'a Package,
        reading: &'a mut Reading,
        wants_short: bool,
    ) -> Self {
        Self { doc, file, package, reading, whole: true, wants_short }
    }

    /// Lets every rule do something.
    pub(super) fn each(&mut self, mut act: impl FnMut(&mut dyn Rule, &mut Cx<'_>)) {
        let Reading { rules, settled, whole, profile, .. } = &mut *self.reading;
        let package = self.package;
        for live in rules {
            let mut cx =
                Cx { package, settled, across: None, whole, profile, say: &mut live.say };
            act(live.rule.as_mut(), &mut cx);
        }
    }
}

impl Handler for Walk<'_> {
    fn start(&mut self, tag: &Tag<'_>) {
        let (doc, file, package) = (self.doc, self.file, self.package);
        let Reading {
            rules,
            starts,
            settled,
            whole,
            profile,
            stack,
            counting,
            arkade,
            header,
            ..
        } = &mut *self.reading;
        if Listener::listens_to(doc) {
            let around = Node::new(doc, file, stack.frames());
            for listener in arkade.iter_mut().chain([counting]) {
                listener.start(around.as_ref(), package);
            }
        }
        stack.push(tag);
        let Some(node) = Node::new(doc, file, stack.frames()) else { return };
        header.start(&node);
        for number in starts.of_word(tag.name) {
            let live = &mut rules[*number];
            let mut cx =
                Cx { package, settled, across: None, whole, profile, say: &mut live.say };
            live.rule.start(&node, &mut cx);
        }
    }

    fn text(&mut self, text: &str) {
        self.reading.stack.text(text);
    }

    fn cdata(&mut self, text: &str) {
        self.reading.stack.cdata(text);
    }

    fn wants_short(&self) -> bool {
        self.wants_short
    }

    fn end(&mut self, short: bool) {
        let (doc, file, package) = (self.doc, self.file, self.package);
        let Reading {
            rules,
            settled,
            whole,
            profile,
            stack,
            counting,
            arkade,
            statistics,
            beside,
            ledger,
            ends,
            header,
            ..
        } = &mut *self.reading;
        if let Some(node) = Node::new(doc, file, stack.frames()) {
            ledger.hear(&node);
            header.end(&node);
            statistics.hear(&node);
            beside.hear(&node);
            if Listener::listens_to(doc) {
                for listener in arkade.iter_mut().chain([counting]) {
                    listener.end(&node, short, package);
                }
            }
            for number in ends.of_word(&node.frame().name) {
                let live = &mut rules[*number];
                let mut cx = Cx {
                    package,
                    settled,
                    across: None,
                    whole,
                    profile,
                    say: &mut live.say,
                };
                live.rule.end(&node, &mut cx);
            }
        }
        stack.pop();
    }

    fn complain(&mut self, complaint: Complaint) {
        let file = self.file;
        self.whole &= matches!(complaint.trouble, Trouble::Schema(_));
        self.reading.beside.complaint(file, &complaint);
        let mut spot = Spot::line(file, complaint.line, "");
        if matches!(complaint.trouble, Trouble::Schema(_)) {
            spot.xpath = self.reading.stack.xpath_of(element(&complaint.said));
            let node = Node::new(self.doc, file, self.reading.stack.frames());
            let id = node.map(|node| node.system_id()).filter(|id| !id.is_empty());
            spot.system_id = id.map(str::to_owned);
        }
        self.each(|rule, cx| rule.complaint(&spot, &complaint, cx));
    }
}

/// The element that a remark of libxml2 is about, without its namespace.
fn element(said: &str) -> &str {
    let rest = said.split_once("Element '").map_or("", |(_, rest)| rest);
    let name = rest.split('\'').next().unwrap_or_default();
    name.rsplit('}').next().unwrap_or_default()
}
