//! Statuses: a delivery holds only what is finished.

use crate::finding::Severity;
use crate::msg;

use super::super::document::{Doc, Node};
use super::super::rule::{Cx, Rule, at};
use super::pointer::shorten;

/// *What* a status has one of the values that a finished archive can have, spelled as the
/// standard spells them. *Why* open cases belong in the next period. *Do* close the case in
/// the system, or correct the value.
pub(super) struct Status {
    element: &'static str,
    parent: &'static str,
    finished: &'static [&'static str],
    severity: Severity,
}

/// `arkivdelstatus` (M051). A warning: what overlaps may be delivered before it is closed.
pub(super) const ARKIVDELSTATUS: Status = Status {
    element: "arkivdelstatus",
    parent: "arkivdel",
    finished: &["Avsluttet periode", "Uaktuelle mapper"],
    severity: Severity::Warning,
};

/// `saksstatus` (M052).
pub(super) const SAKSSTATUS: Status = Status {
    element: "saksstatus",
    parent: "mappe",
    finished: &["Avsluttet", "Utgår"],
    severity: Severity::Error,
};

/// `journalstatus` (M053).
pub(super) const JOURNALSTATUS: Status = Status {
    element: "journalstatus",
    parent: "registrering",
    finished: &["Arkivert", "Utgår"],
    severity: Severity::Error,
};

/// `dokumentstatus` (M054).
pub(super) const DOKUMENTSTATUS: Status = Status {
    element: "dokumentstatus",
    parent: "dokumentbeskrivelse",
    finished: &["Dokumentet er ferdigstilt"],
    severity: Severity::Error,
};

impl Rule for Status {
    fn ends(&self) -> Vec<&'static str> {
        vec![self.element]
    }

    fn end(&mut self, node: &Node<'_>, cx: &mut Cx<'_>) {
        let is = node.is(Doc::Arkivstruktur, self.element) && node.is_in(self.parent);
        if !is || self.finished.contains(&node.text()) {
            return;
        }
        let message = msg!(
            "validate-status-open",
            element = self.element,
            found = shorten(node.text()),
            expected = self.finished.join(", "),
            id = node.system_id(),
        );
        cx.say(at(node), self.severity, message, Some(msg!("validate-hint-status")));
    }
}
