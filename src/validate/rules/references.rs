//! Ids are unique, and references lead somewhere.

use crate::finding::Severity;
use crate::msg;
use crate::place::Place;

use super::super::document::{Doc, Node};
use super::super::ids::{Ids, Unit};
use super::super::rule::{Cx, Opening, Rule, at};
use super::pointer::shorten;

/// *What* no systemID stands twice. *Why* it is the only name a unit keeps for ever; it must
/// even be unique among all deliveries of the creator. *Do* correct it in the system.
pub(super) struct Unique;

impl Rule for Unique {
    fn finish(&mut self, cx: &mut Cx<'_>) {
        let file = format!("{}arkivstruktur.xml", cx.package.content);
        for repeat in &cx.ids.repeats {
            let place = Place::file(&file).line(repeat.line);
            let message = msg!(
                "validate-id-repeated",
                id = shorten(&repeat.id),
                first = repeat.first
            );
            cx.error(place, message, msg!("validate-hint-id"));
        }
        if cx.ids.repeats_untold > 0 {
            let message =
                msg!("validate-id-repeated-more", count = cx.ids.repeats_untold);
            cx.error(Place::file(&file), message, msg!("validate-hint-id"));
        }
    }
}

/// *What* a reference names a unit of the right kind in this extraction. *Why* one that leads
/// nowhere hides what belonged together. Arkade tests only the last of several, and calls an
/// arkivdel without referrers missing. *Do* deliver the unit too, or correct the reference.
pub(super) struct References {
    doc: Doc,
    /// The elements that refer, and what to: `None` is any unit.
    elements: &'static [(&'static str, Option<Unit>)],
    severity: Severity,
    pending: Vec<Pending>,
    untold: bool,
}

/// A reference to something that has not been seen yet.
struct Pending {
    id: String,
    element: &'static str,
    unit: Option<Unit>,
    place: Place,
}

/// How many references may wait; a stranger's may be endless.
const PENDING_LIMIT: usize = 1_000_000;

/// N5.48.
pub(super) fn arkivdel() -> References {
    of(
        Doc::Arkivstruktur,
        &[("referanseArkivdel", Some(Unit::Arkivdel))],
        Severity::Error,
    )
}

/// N5.51.
pub(super) fn secondary_class() -> References {
    let elements = &[("referanseSekundaerKlassifikasjon", Some(Unit::Klasse))];
    of(Doc::Arkivstruktur, elements, Severity::Error)
}

/// Cross references. A warning: the other end may lie in another period's delivery.
pub(super) fn cross() -> References {
    let elements = &[
        ("referanseTilKlasse", Some(Unit::Klasse)),
        ("referanseTilMappe", Some(Unit::Mappe)),
        ("referanseTilRegistrering", Some(Unit::Registrering)),
        ("referanseAvskrivesAvJournalpost", Some(Unit::Registrering)),
        ("referanseForrigeMoete", Some(Unit::Mappe)),
        ("referanseNesteMoete", Some(Unit::Mappe)),
        ("referanseTilMoeteregistrering", Some(Unit::Registrering)),
        ("referanseFraMoeteregistrering", Some(Unit::Registrering)),
    ];
    of(Doc::Arkivstruktur, elements, Severity::Warning)
}

/// N5.62.
pub(super) fn change_log() -> References {
    of(Doc::Endringslogg, &[("referanseArkivenhet", None)], Severity::Error)
}

fn of(
    doc: Doc,
    elements: &'static [(&'static str, Option<Unit>)],
    severity: Severity,
) -> References {
    References { doc, elements, severity, pending: Vec::new(), untold: false }
}

impl Rule for References {
    fn end(&mut self, node: &Node<'_>, cx: &mut Cx<'_>) {
        if node.doc != self.doc {
            return;
        }
        let Some((element, unit)) =
            self.elements.iter().find(|(name, _)| node.frame().is(name))
        else {
            return;
        };
        if leads(cx.ids, node.text(), *unit) || node.text().is_empty() {
            return;
        }
        if self.pending.len() >= PENDING_LIMIT {
            self.untold = true;
            return;
        }
        let id = shorten(node.text());
        self.pending.push(Pending { id, element, unit: *unit, place: at(node) });
    }

    fn finish(&mut self, cx: &mut Cx<'_>) {
        if !cx.knows_structure() {
            return;
        }
        for pending in std::mem::take(&mut self.pending) {
            if leads(cx.ids, &pending.id, pending.unit) {
                continue;
            }
            let message = msg!(
                "validate-reference-dangling",
                element = pending.element,
                id = pending.id
            );
            match self.severity {
                Severity::Error => {
                    cx.error(pending.place, message, msg!("validate-hint-reference"));
                }
                Severity::Warning | Severity::Note => {
                    cx.warning(pending.place, message, msg!("validate-hint-reference"));
                }
            }
        }
        if self.untold {
            let place = Place::file(&cx.package.name);
            cx.warning(
                place,
                msg!("validate-reference-too-many"),
                msg!("validate-hint-reference"),
            );
        }
    }
}

fn leads(ids: &Ids, id: &str, unit: Option<Unit>) -> bool {
    ids.unit(id).is_some_and(|found| unit.is_none_or(|unit| unit == found))
}

/// *What* endringslogg.xml is there. *Why* krav 6.4.28: what was changed, by whom and when, is
/// part of the archive. *Do* take it out of the system.
#[derive(Default)]
pub(super) struct ChangeLog {
    seen: bool,
}

impl Rule for ChangeLog {
    fn opens(&mut self, document: &Opening<'_>, _cx: &mut Cx<'_>) {
        self.seen |= document.doc == Doc::Endringslogg;
    }

    fn finish(&mut self, cx: &mut Cx<'_>) {
        if !self.seen && cx.knows_files() {
            let place = Place::file(&cx.package.name);
            cx.error(
                place,
                msg!("validate-change-log-missing"),
                msg!("validate-hint-change-log"),
            );
        }
    }
}
