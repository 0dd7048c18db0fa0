//! The way to elements of which only the line was kept.
//!
//! What is settled when all has been read (ids, references, checksums) remembers a line, not a
//! way, or memory would grow with the delivery. Where such a thing is told, its document is read
//! once more, without judging it, as far as the last element that is looked for.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{self, Read};
use std::path::Path;

use uuid::Uuid;

use crate::files;

use super::document::{Doc, Node, Stack};
use super::earlier::with_member;
use super::ledger::key;
use super::libxml2::{self, Complaint, Handler, Tag};
use super::open::Body;
use super::package::Package;
use super::rules::plain_href;
use super::verdict::{RuleResult, Sought, Told};

/// Finds the way and the unit of everything told by its line only.
///
/// # Errors
/// What the delivery's files fail with.
pub(super) fn find(
    rules: &mut [RuleResult],
    package: &Package,
    body: &Body,
) -> Result<(), files::Error> {
    let mut by_file: BTreeMap<String, Vec<&mut Told>> = BTreeMap::new();
    for told in rules.iter_mut().flat_map(|rule| &mut rule.findings) {
        if let Some(sought) = &told.sought {
            by_file.entry(sought.file.clone()).or_default().push(told);
        }
    }
    for (file, told) in by_file {
        let mut search = Search::new(told);
        let outer = package.outer.as_ref().filter(|outer| outer.name == file);
        let read = match (package.find(&file), outer) {
            (Some(number), _) => {
                with_member(body, package.member(number), &mut |input| search.read(input))
            }
            (None, Some(outer)) => search.read(&mut outer.bytes.as_slice()),
            (None, None) => Ok(()),
        };
        read.map_err(files::at(Path::new(&file)))?;
    }
    Ok(())
}

/// What is still looked for in one document.
struct Search<'a> {
    told: Vec<&'a mut Told>,
    names: BTreeSet<&'static str>,
    /// Places in `told`, by the text that they have or, where any will do, by their line.
    by_text: HashMap<String, Vec<usize>>,
    by_line: HashMap<u64, Vec<usize>>,
    left: usize,
    stack: Stack,
}

impl<'a> Search<'a> {
    fn new(told: Vec<&'a mut Told>) -> Self {
        let mut names = BTreeSet::new();
        let mut by_text: HashMap<_, Vec<usize>> = HashMap::new();
        let mut by_line: HashMap<_, Vec<usize>> = HashMap::new();
        for (at, told) in told.iter().enumerate() {
            let Some(Sought { element, text, line, .. }) = &told.sought else { continue };
            names.insert(*element);
            match line {
                Some(line) if text.is_empty() => {
                    by_line.entry(*line).or_default().push(at);
                }
                _ => by_text.entry(spelled(text)).or_default().push(at),
            }
        }
        let left = told.len();
        Self { told, names, by_text, by_line, left, stack: Stack::default() }
    }

    fn read(&mut self, input: &mut dyn Read) -> io::Result<()> {
        // The input ends when all has been found: nothing more need be read.
        let left = Cell::new(self.left);
        let mut input = Until { input, left: &left };
        let mut hears = Hears { search: self, left: &left };
        libxml2::parse(&mut input, None, &mut hears)
    }

    fn hear(&mut self) {
        let Some(node) = Node::new(Doc::Other, "", self.stack.frames()) else { return };
        let frame = node.frame();
        if !self.names.contains(frame.name.as_str()) {
            return;
        }
        let text = frame.attr("href").map_or_else(|| node.text(), plain_href);
        for at in
            [self.by_text.get_mut(&spelled(text)), self.by_line.get_mut(&node.line())]
                .into_iter()
                .flatten()
        {
            at.retain(|at| {
                let found = is_it(self.told[*at], &node);
                if found {
                    tell(self.told[*at], &node);
                    self.left -= 1;
                }
                !found
            });
        }
    }
}

/// Whether it is the element that is looked for: name, line, and unit as far as they are known.
fn is_it(told: &Told, node: &Node<'_>) -> bool {
    let Some(sought) = &told.sought else { return false };
    // Text alone tells an id or a reference; what has any text is told by its unit.
    let unit = told.system_id.as_ref().filter(|_| sought.text.is_empty());
    node.frame().name.as_str() == sought.element
        && sought.line.is_none_or(|line| line == node.line())
        && unit.is_none_or(|unit| key(unit) == key(node.system_id()))
}

fn tell(told: &mut Told, node: &Node<'_>) {
    let Some(sought) = &told.sought else { return };
    // A file's own place is the file; the unit is the one that refers to it.
    if told.finding.place.file.as_ref() == Some(&sought.file) {
        told.xpath = Some(node.xpath());
    }
    if !node.system_id().is_empty() {
        told.system_id = Some(node.system_id().to_owned());
    }
}

/// A UUID in one spelling; other text as it stands.
fn spelled(text: &str) -> String {
    Uuid::parse_str(text).map_or_else(|_| text.to_owned(), |uuid| uuid.to_string())
}

struct Hears<'a, 'b> {
    search: &'a mut Search<'b>,
    left: &'a Cell<usize>,
}

impl Handler for Hears<'_, '_> {
    fn start(&mut self, tag: &Tag<'_>) {
        self.search.stack.push(tag);
    }
    fn text(&mut self, text: &str) {
        self.search.stack.text(text);
    }
    fn end(&mut self, _short: bool) {
        self.search.hear();
        self.left.set(self.search.left);
        self.search.stack.pop();
    }
    fn complain(&mut self, _: Complaint) {}
}

/// An input that ends when nothing is left to be found.
struct Until<'a> {
    input: &'a mut dyn Read,
    left: &'a Cell<usize>,
}

impl Read for Until<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left.get() == 0 { Ok(0) } else { self.input.read(buffer) }
    }
}
