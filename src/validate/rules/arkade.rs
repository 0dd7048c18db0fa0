//! What makes Arkade stop, read for ever or lose count. None of it need be a fault.

use crate::message::Message;
use crate::msg;
use crate::place::Place;

use super::super::document::{Doc, Node};
use super::super::rule::{Cx, Opening, Rule, Spot, at};

/// *What* nothing hinders that the producer or another receiver runs Arkade 2.12.4 on the same
/// extraction. *Why* it stops without a report, or without a place, on things that the
/// standard allows, and one should know beforehand; each is told once, with its first place.
/// *Do* nothing, unless Arkade must be run.
#[derive(Default)]
pub(super) struct Stops {
    /// A folder has been met in the open arkivdel.
    folder: bool,
    outside: Seen,
    nested: Seen,
    self_typed: Seen,
    /// Journals that have begun, and whether their heads have been met.
    journals: Vec<(String, bool)>,
}

/// How often something was met, and where first.
#[derive(Default)]
struct Seen {
    count: u64,
    first: Option<Spot>,
}

impl Seen {
    fn add(&mut self, node: &Node<'_>) {
        self.count += 1;
        self.first.get_or_insert_with(|| at(node));
    }
}

impl Rule for Stops {
    fn starts(&self) -> Vec<&'static str> {
        vec!["arkivdel", "mappe", "registrering", "journalhode"]
    }

    fn opens(&mut self, document: &Opening<'_>, _cx: &mut Cx<'_>) {
        if matches!(document.doc, Doc::LoependeJournal | Doc::OffentligJournal) {
            self.journals.push((document.file.to_owned(), false));
        }
    }

    fn start(&mut self, node: &Node<'_>, _cx: &mut Cx<'_>) {
        if node.doc == Doc::Arkivstruktur {
            match node.frame().name.as_str() {
                "arkivdel" => self.folder = false,
                "mappe" => {
                    self.folder = true;
                    if node.is_in("mappe") {
                        self.nested.add(node);
                    }
                }
                "registrering" if !self.folder => self.outside.add(node),
                "registrering" => {}
                _ => return,
            }
            let frame = node.frame();
            if !frame.typed().is_empty() && frame.literal_type.is_empty() {
                self.self_typed.add(node);
            }
        } else if node.frame().name == "journalhode"
            && let Some(last) = self.journals.last_mut()
            && last.0 == node.file
        {
            last.1 = true;
        }
    }

    fn finish(&mut self, cx: &mut Cx<'_>) {
        let seen = [
            (&self.outside, msg!("validate-arkade-outside", count = self.outside.count)),
            (&self.nested, msg!("validate-arkade-nested", count = self.nested.count)),
            (
                &self.self_typed,
                msg!("validate-arkade-prefix", count = self.self_typed.count),
            ),
        ];
        for (seen, message) in seen {
            if let Some(first) = seen.first.clone() {
                cx.note(first, message);
            }
        }
        for (file, _) in self.journals.iter().filter(|(_, has_head)| !has_head) {
            cx.note(Place::file(file), msg!("validate-arkade-head"));
        }
        self.declared(cx);
    }
}

impl Stops {
    /// What Arkade reads by its position in arkivuttrekk.xml.
    fn declared(&self, cx: &mut Cx<'_>) {
        let Some(uttrekk) = cx.package.declared() else { return };
        let place = Place::file(&uttrekk.file);
        let mut notes: Vec<Message> = Vec::new();
        match &uttrekk.additional {
            None => notes.push(msg!("validate-arkade-additional")),
            Some(additional) if additional.period.is_none() => {
                notes.push(msg!("validate-arkade-period"));
            }
            Some(_) => {}
        }
        if uttrekk.occurrences("arkivstruktur.xml", "registrering").is_none() {
            notes.push(msg!("validate-arkade-declared"));
        }
        for message in notes {
            cx.note(place.clone(), message);
        }
    }
}
