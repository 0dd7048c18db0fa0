//! Every systemID of arkivstruktur.xml: what it names, and where it stands first.

use std::collections::HashMap;

use uuid::Uuid;

use crate::digest::Digest;

use super::document::{Doc, Node};

/// How many repeated ids are remembered with their lines; the others are counted.
const REPEATS_LIMIT: usize = 10_000;

/// What an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Arkivdel,
    Klasse,
    Mappe,
    Registrering,
    Other,
}

/// An id that stands where it has stood before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Repeat {
    pub(super) id: String,
    pub(super) line: u64,
    pub(super) first: u64,
}

/// The ids seen so far. About 50 bytes each.
#[derive(Debug, Default)]
pub(super) struct Ids {
    known: HashMap<u128, (Unit, u64)>,
    pub(super) repeats: Vec<Repeat>,
    pub(super) repeats_untold: u64,
}

impl Ids {
    /// Takes note of a systemID at the end of its element.
    pub(super) fn hear(&mut self, node: &Node<'_>) {
        if !node.is(Doc::Arkivstruktur, "systemID") {
            return;
        }
        let unit = match node.parent().map(|frame| frame.name.as_str()) {
            Some("arkivdel") => Unit::Arkivdel,
            Some("klasse") => Unit::Klasse,
            Some("mappe") => Unit::Mappe,
            Some("registrering") => Unit::Registrering,
            _ => Unit::Other,
        };
        let first = self.known.entry(key(node.text())).or_insert((unit, node.line()));
        if first.1 == node.line() && first.0 == unit {
            return;
        }
        if self.repeats.len() < REPEATS_LIMIT {
            let (id, line, first) = (node.text().to_owned(), node.line(), first.1);
            self.repeats.push(Repeat { id, line, first });
        } else {
            self.repeats_untold += 1;
        }
    }

    /// What an id names; `None` where it has not been seen.
    pub(super) fn unit(&self, id: &str) -> Option<Unit> {
        self.known.get(&key(id)).map(|(unit, _)| *unit)
    }
}

/// A UUID is its own key; before version 5.0 ids were free text, of which a digest is kept.
fn key(id: &str) -> u128 {
    Uuid::parse_str(id).map_or_else(
        |_| {
            let mut half = [0; 16];
            half.copy_from_slice(&Digest::of(id.as_bytes()).bytes()[..16]);
            u128::from_be_bytes(half)
        },
        |uuid| uuid.as_u128(),
    )
}
