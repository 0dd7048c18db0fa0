//! Hears arkivstruktur.xml and tells each test what it listens for.

use std::io;

use super::super::document::{Doc, Node};
use super::super::ledger::Settled;
use super::super::package::Package;
use super::TESTS;
use super::name::Name;
use super::scene::{Facts, Heard, Mode, Part, Scene, Test};
use super::sheet::{Sheet, Stop};
use super::whole::{self, Beside};

/// How many arkivdeler are told apart; what follows belongs to the last.
const PARTS_LIMIT: usize = 1000;

/// A test at work, and where Arkade would have stopped in it.
struct Live {
    id: &'static str,
    test: Box<dyn Test>,
    stop: Option<Stop>,
}

/// Which end of an element is heard.
#[derive(Clone, Copy)]
enum Moment {
    Start,
    Value,
    End,
}

/// All tests of one way of reading.
pub(in super::super) struct Listener {
    mode: Mode,
    tests: Vec<Live>,
    /// The tests that listen for each name.
    by_name: Vec<Vec<usize>>,
    names: Vec<Name>,
    parts: Vec<Part>,
    /// An element that has begun; Arkade does not see it where it ends in its own tag.
    waiting: bool,
    last_id: String,
}

impl Listener {
    pub(in super::super) fn new(mode: Mode) -> Self {
        let lines = TESTS.iter().filter(|line| mode == Mode::Arkade || line.statistics);
        let tests: Vec<Live> = lines
            .map(|line| Live { id: line.id, test: (line.make)(), stop: None })
            .collect();
        let mut by_name = vec![Vec::new(); Name::COUNT];
        for (number, live) in tests.iter().enumerate() {
            for name in live.test.hears() {
                by_name[*name as usize].push(number);
            }
            if live.id == "N5.63" {
                by_name.iter_mut().for_each(|numbers| numbers.push(number));
            }
        }
        let (names, parts) = (Vec::new(), Vec::new());
        Self {
            mode,
            tests,
            by_name,
            names,
            parts,
            waiting: false,
            last_id: String::new(),
        }
    }

    /// An element begins; its start is told when more is known of it.
    pub(in super::super) fn start(
        &mut self,
        around: Option<&Node<'_>>,
        package: &Package,
    ) {
        self.flush(around, package);
        self.waiting = true;
    }

    fn flush(&mut self, node: Option<&Node<'_>>, package: &Package) {
        if !std::mem::take(&mut self.waiting) {
            return;
        }
        let Some(node) = node else { return };
        let frame = node.frame();
        let name = match self.mode {
            Mode::Arkade => Name::in_any_case(&frame.name),
            Mode::Standard if frame.is(&frame.name) => Name::of(&frame.name),
            Mode::Standard => Name::Other,
        };
        self.names.push(name);
        if name == Name::Arkivdel && self.parts.len() < PARTS_LIMIT {
            self.parts.push(Part::default());
        }
        self.tell(Moment::Start, node, package);
    }

    /// An element ends. `short` is `<x/>`.
    pub(in super::super) fn end(
        &mut self,
        node: &Node<'_>,
        short: bool,
        package: &Package,
    ) {
        if self.waiting && short && self.mode == Mode::Arkade {
            self.waiting = false;
            return;
        }
        self.flush(Some(node), package);
        let has_text = match self.mode {
            Mode::Arkade => node.frame().has_plain_text(),
            Mode::Standard => !node.text().is_empty(),
        };
        if has_text && !node.frame().has_children {
            self.remember(node);
            self.tell(Moment::Value, node, package);
        }
        self.tell(Moment::End, node, package);
        self.names.pop();
    }

    fn remember(&mut self, node: &Node<'_>) {
        let name = self.names.last().copied().unwrap_or(Name::Other);
        let parent = self.names.iter().rev().nth(1).copied();
        if name == Name::SystemId {
            node.text().clone_into(&mut self.last_id);
        }
        if parent == Some(Name::Arkivdel)
            && let Some(part) = self.parts.last_mut()
        {
            match name {
                Name::SystemId => node.text().clone_into(&mut part.id),
                Name::Tittel => node.text().clone_into(&mut part.title),
                _ => {}
            }
        }
    }

    fn tell(&mut self, moment: Moment, node: &Node<'_>, package: &Package) {
        let name = self.names.last().copied().unwrap_or(Name::Other);
        let listening = &self.by_name[name as usize];
        if listening.is_empty() {
            return;
        }
        let version =
            package.uttrekk.as_ref().and_then(|uttrekk| uttrekk.version.as_ref());
        let scene = Scene {
            mode: self.mode,
            node: *node,
            names: &self.names,
            package,
            part: self.parts.len().saturating_sub(1),
            version: version.map_or("", |stated| stated.text.as_str()),
            last_id: &self.last_id,
        };
        for number in listening {
            let live = &mut self.tests[*number];
            let heard: Heard = match moment {
                Moment::Start => live.test.start(&scene),
                Moment::Value => live.test.value(&scene),
                Moment::End => live.test.end(&scene),
            };
            if let Err(reason) = heard {
                let (file, line) = (node.file.to_owned(), node.line());
                live.stop.get_or_insert(Stop { reason, file, line });
            }
        }
    }

    /// Whether it listens to this document.
    pub(in super::super) fn listens_to(doc: Doc) -> bool {
        doc == Doc::Arkivstruktur
    }

    /// What each test answers, in Arkade's order.
    ///
    /// # Errors
    /// What a temporary file fails with.
    pub(in super::super) fn sheets(
        mut self,
        package: &Package,
        settled: &Settled,
        beside: &Beside,
    ) -> io::Result<Vec<(&'static str, Sheet)>> {
        let facts =
            Facts { mode: self.mode, package, settled, parts: &self.parts, beside };
        let mut sheets = Vec::with_capacity(self.tests.len());
        for live in &mut self.tests {
            let mut sheet = live.test.sheet(&facts);
            live.test.trouble()?;
            if self.mode == Mode::Arkade {
                let stops = live.stop.take().or_else(|| sheet.stop.take());
                sheet.stop =
                    stops.or_else(|| whole::stops(live.id, package.uttrekk.as_ref()));
            } else {
                sheet.stop = None;
            }
            sheets.push((live.id, sheet));
        }
        Ok(sheets)
    }
}
