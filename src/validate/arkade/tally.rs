//! Counting by arkivdel and kind: what most of the tests do.

use std::collections::HashMap;

use crate::message::Message;
use crate::msg;

use super::super::uttrekk::Uttrekk;
use super::name::Name;
use super::scene::{Facts, Heard, Scene, Test};
use super::sheet::{Answer, Sheet};

/// How many kinds a count keeps apart; a stranger's may be endless.
const KINDS_LIMIT: usize = 2000;
/// How many lines a kind remembers.
const LINES_LIMIT: usize = 10;

/// Numbers by arkivdel and kind, in the order in which they were first met.
#[derive(Debug, Default)]
pub(super) struct Counts {
    pub(super) cells: Vec<Cell>,
    index: HashMap<(usize, String), usize>,
}

/// One of the numbers.
#[derive(Debug)]
pub(super) struct Cell {
    pub(super) part: usize,
    pub(super) kind: String,
    pub(super) count: u64,
    pub(super) lines: Vec<u64>,
}

impl Counts {
    pub(super) fn add(&mut self, part: usize, kind: &str, line: u64) {
        // The last one met is most often the next.
        let same = |cell: &Cell| cell.part == part && cell.kind == kind;
        let at = match self.cells.last().is_some_and(same) {
            true => self.cells.len() - 1,
            false => self.at(part, kind),
        };
        let cell = &mut self.cells[at];
        cell.count += 1;
        if cell.lines.len() < LINES_LIMIT {
            cell.lines.push(line);
        }
    }

    fn at(&mut self, part: usize, kind: &str) -> usize {
        let kind = if self.cells.len() < KINDS_LIMIT { kind } else { "…" };
        if let Some(at) = self.index.get(&(part, kind.to_owned())) {
            return *at;
        }
        let at = self.cells.len();
        self.cells.push(Cell {
            part,
            kind: kind.to_owned(),
            count: 0,
            lines: Vec::new(),
        });
        self.index.insert((part, kind.to_owned()), at);
        at
    }

    pub(super) fn total(&self) -> u64 {
        self.cells.iter().map(|cell| cell.count).sum()
    }

    pub(super) fn of_part(&self, part: usize) -> u64 {
        self.in_part(part).map(|cell| cell.count).sum()
    }

    pub(super) fn in_part(&self, part: usize) -> impl Iterator<Item = &Cell> {
        self.cells.iter().filter(move |cell| cell.part == part)
    }

    /// The arkivdeler that have any, in their order.
    pub(super) fn parts(&self) -> Vec<usize> {
        let mut parts: Vec<usize> = self.cells.iter().map(|cell| cell.part).collect();
        parts.sort_unstable();
        parts.dedup();
        parts
    }
}

/// When an element is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    Start,
    Value,
    End,
}

/// How the numbers are laid out.
#[derive(Clone, Copy)]
pub(super) enum Layout {
    /// The total, then a number for each of several arkivdeler.
    Parts,
    /// The total, then the kinds; within each of several arkivdeler its own number first.
    Kinds,
    /// The kinds alone; «Totalt: 0» where there is none.
    Bare,
    /// The kinds alone, sorted; nothing where there is none.
    Years,
    /// The number of different kinds, then the kinds.
    Different,
    /// The total, the total of each of several arkivdeler, their kinds.
    Totals,
}

/// A counting test.
pub(super) struct Spec {
    pub(super) hears: &'static [Name],
    pub(super) when: When,
    /// What kind of thing it is; `None` is not counted.
    pub(super) kind: fn(&Scene<'_>) -> Option<String>,
    pub(super) layout: Layout,
    /// The kinds that are as they should be, where others are errors.
    pub(super) good: Option<&'static [&'static str]>,
    /// What arkivuttrekk.xml has to say about the number.
    pub(super) declared: Option<fn(&Declared<'_>) -> Option<Message>>,
}

/// The number found, and what was declared.
pub(super) struct Declared<'a> {
    pub(super) found: u64,
    pub(super) uttrekk: Option<&'a Uttrekk>,
    pub(super) arkade: bool,
}

/// A counting test at work.
pub(super) struct Tally {
    pub(super) spec: &'static Spec,
    pub(super) counts: Counts,
}

impl Tally {
    pub(super) fn boxed(spec: &'static Spec) -> Box<dyn Test> {
        Box::new(Self { spec, counts: Counts::default() })
    }

    fn hear(&mut self, when: When, scene: &Scene<'_>) -> Heard {
        if self.spec.when == when
            && let Some(kind) = (self.spec.kind)(scene)
        {
            self.counts.add(scene.part, &kind, scene.line());
        }
        Ok(())
    }

    fn kinds(&self, part: Option<usize>, group: Option<Message>, sheet: &mut Sheet) {
        let mut cells: Vec<&Cell> = match part {
            Some(part) => self.counts.in_part(part).collect(),
            None => self.counts.cells.iter().collect(),
        };
        if matches!(self.spec.layout, Layout::Years) {
            cells.sort_by(|a, b| a.kind.cmp(&b.kind));
        }
        for cell in cells {
            let answer = Answer::of_kind(&cell.kind, cell.count).group(group.clone());
            let bad =
                self.spec.good.is_some_and(|good| !good.contains(&cell.kind.as_str()));
            sheet.add(if bad { answer.fault().at(&cell.lines) } else { answer });
        }
    }
}

impl Test for Tally {
    fn hears(&self) -> &'static [Name] {
        self.spec.hears
    }
    fn start(&mut self, scene: &Scene<'_>) -> Heard {
        self.hear(When::Start, scene)
    }
    fn value(&mut self, scene: &Scene<'_>) -> Heard {
        self.hear(When::Value, scene)
    }
    fn end(&mut self, scene: &Scene<'_>) -> Heard {
        self.hear(When::End, scene)
    }

    fn sheet(&mut self, facts: &Facts<'_>) -> Sheet {
        let mut sheet = Sheet::default();
        let found = self.counts.total();
        let several = facts.parts.len() > 1;
        let parts = match self.spec.layout {
            Layout::Bare | Layout::Years | Layout::Different => self.counts.parts(),
            Layout::Parts | Layout::Kinds | Layout::Totals => {
                (0..facts.parts.len()).collect()
            }
        };
        match self.spec.layout {
            Layout::Parts | Layout::Kinds => sheet.total(found),
            Layout::Totals if several => sheet.total(found),
            Layout::Bare | Layout::Different if found == 0 => sheet.total(0),
            Layout::Totals | Layout::Bare | Layout::Years | Layout::Different => {}
        }
        let several = several && parts.len() > 1;
        if !several {
            match self.spec.layout {
                Layout::Parts => {}
                Layout::Totals => sheet.total(found),
                Layout::Different if found > 0 => {
                    sheet.total(self.counts.cells.len() as u64);
                }
                Layout::Kinds | Layout::Bare | Layout::Years | Layout::Different => {}
            }
            if !matches!(self.spec.layout, Layout::Parts) {
                self.kinds(None, None, &mut sheet);
            }
        }
        for part in parts.into_iter().filter(|_| several) {
            let group = facts.label(part, true);
            let number = self.counts.of_part(part);
            let answer = match self.spec.layout {
                Layout::Bare | Layout::Years => None,
                Layout::Kinds if number == 0 => None,
                Layout::Parts | Layout::Kinds => Some(Answer::number(number)),
                Layout::Different => {
                    Some(Answer::number(self.counts.in_part(part).count() as u64))
                }
                Layout::Totals => Some(Answer::new(msg!("arkade-total", count = number))),
            };
            answer.into_iter().for_each(|a| sheet.add(a.group(group.clone())));
            if !matches!(self.spec.layout, Layout::Parts) {
                self.kinds(Some(part), group, &mut sheet);
            }
        }
        let uttrekk = facts.package.uttrekk.as_ref();
        let declared = Declared { found, uttrekk, arkade: facts.arkade() };
        if let Some(message) = self.spec.declared.and_then(|tell| tell(&declared)) {
            sheet.add(Answer::new(message).fault().in_file("arkivuttrekk.xml", &[]));
        }
        sheet
    }
}
