//! Where a test stands when it hears something, and what all tests may know.

use std::io;

use crate::message::Message;
use crate::msg;

use super::super::document::{Frame, Node};
use super::super::ledger::Settled;
use super::super::package::Package;
use super::name::Name;
use super::sheet::Sheet;
use super::whole::Beside;

/// How the elements are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Mode {
    /// By the standard: what is there is counted.
    Standard,
    /// As Arkade 2.12.4, its oddities with it.
    Arkade,
}

/// An arkivdel as the answers name it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Part {
    pub(in super::super) id: String,
    pub(in super::super) title: String,
}

impl Part {
    /// «Arkivdel (systemID, tittel): …».
    pub(in super::super) fn label(&self) -> Message {
        msg!("arkade-arkivdel", id = &self.id, title = &self.title)
    }
}

/// What a test hears: an element, with all that is open around it.
#[derive(Clone, Copy)]
pub(in super::super) struct Scene<'a> {
    pub(in super::super) mode: Mode,
    pub(in super::super) node: Node<'a>,
    /// The names of the open elements, outermost first.
    pub(in super::super) names: &'a [Name],
    pub(in super::super) package: &'a Package,
    /// The number of the arkivdel that is open, or was last.
    pub(in super::super) part: usize,
    /// What Noark calls the version.
    pub(in super::super) version: &'a str,
    /// The last systemID that was read.
    pub(in super::super) last_id: &'a str,
}

impl<'a> Scene<'a> {
    /// The element's name.
    pub(in super::super) fn name(&self) -> Name {
        self.names.last().copied().unwrap_or(Name::Other)
    }

    /// Whether the element is this one. Arkade compares the name with its prefix here.
    pub(in super::super) fn is(&self, name: Name) -> bool {
        self.name() == name && !(self.arkade() && self.node.frame().prefixed)
    }

    /// Whether the element is this one in that one, prefixes apart.
    pub(in super::super) fn is_in(&self, name: Name, parent: Name) -> bool {
        self.name() == name && self.parent() == parent
    }

    /// The name of the element around it.
    pub(in super::super) fn parent(&self) -> Name {
        self.names.iter().rev().nth(1).copied().unwrap_or(Name::Other)
    }

    /// Whether an element of this name is open around it.
    pub(in super::super) fn is_within(&self, name: Name) -> bool {
        self.names[..self.names.len().saturating_sub(1)].contains(&name)
    }

    /// The element around it as the file spells it.
    pub(in super::super) fn parent_word(&self) -> &'a str {
        self.node.parent().map_or("", |frame| frame.name.as_str())
    }

    /// How many elements of its name stand directly around each other, itself with them.
    pub(in super::super) fn level(&self) -> u64 {
        let name = self.name();
        self.names.iter().rev().take_while(|other| **other == name).count() as u64
    }

    /// The type that `xsi:type` gives; empty where there is none.
    pub(in super::super) fn kind(&self, frame: &'a Frame) -> &'a str {
        if self.arkade() { &frame.literal_type } else { frame.typed() }
    }

    /// The element's text as this reading takes it.
    pub(in super::super) fn text(&self) -> &'a str {
        if self.arkade() { self.node.frame().raw_text() } else { self.node.text() }
    }

    pub(in super::super) fn line(&self) -> u64 {
        self.node.line()
    }

    pub(in super::super) fn arkade(&self) -> bool {
        self.mode == Mode::Arkade
    }
}

/// What is known when all has been read.
#[derive(Clone, Copy)]
pub(in super::super) struct Facts<'a> {
    pub(in super::super) mode: Mode,
    pub(in super::super) package: &'a Package,
    pub(in super::super) settled: &'a Settled,
    pub(in super::super) parts: &'a [Part],
    pub(in super::super) beside: &'a Beside,
}

impl Facts<'_> {
    pub(in super::super) fn arkade(&self) -> bool {
        self.mode == Mode::Arkade
    }

    /// An arkivdel's label, where there are several to tell apart.
    pub(in super::super) fn label(&self, part: usize, several: bool) -> Option<Message> {
        several.then(|| self.parts.get(part).cloned().unwrap_or_default().label())
    }
}

/// Whether Arkade goes on; else the key of the reason why it stops.
pub(in super::super) type Heard = Result<(), Message>;

/// One of Arkade's tests at work.
pub(in super::super) trait Test {
    /// The elements that it wants to hear of; none is all.
    fn hears(&self) -> &'static [Name];
    /// An element begins.
    fn start(&mut self, _scene: &Scene<'_>) -> Heard {
        Ok(())
    }
    /// An element with text is about to end.
    fn value(&mut self, _scene: &Scene<'_>) -> Heard {
        Ok(())
    }
    /// An element ends.
    fn end(&mut self, _scene: &Scene<'_>) -> Heard {
        Ok(())
    }
    /// All has been read.
    fn sheet(&mut self, facts: &Facts<'_>) -> Sheet;
    /// What a temporary file failed with, if one did.
    fn trouble(&mut self) -> io::Result<()> {
        Ok(())
    }
}
