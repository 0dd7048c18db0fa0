//! Ids are unique, and references lead somewhere.

use crate::finding::Severity;
use crate::msg;
use crate::place::Place;

use super::super::document::Doc;
use super::super::ledger::{KINDS, Kind};
use super::super::rule::{Cx, Opening, Rule, Spot};

/// *What* no systemID stands twice. *Why* it is the only name a unit keeps for ever; it must
/// even be unique among all deliveries of the creator. *Do* correct it in the system.
pub(super) struct Unique;

impl Rule for Unique {
    fn finish(&mut self, cx: &mut Cx<'_>) {
        let file = format!("{}arkivstruktur.xml", cx.package.content);
        for repeat in cx.settled.repeats.told() {
            let message =
                msg!("validate-id-repeated", id = &repeat.id, first = repeat.first);
            let spot =
                Spot::line(&file, repeat.line, &repeat.id).again("systemID", &repeat.id);
            cx.error(spot, message, msg!("validate-hint-id"));
        }
        cx.say.untold(Severity::Error, cx.settled.repeats.untold());
    }
}

/// *What* a reference names a unit of the right kind in this extraction. *Why* one that leads
/// nowhere hides what belonged together. Arkade tests only the last of several, and calls an
/// arkivdel without referrers missing. *Do* deliver the unit too, or correct the reference.
pub(super) struct References {
    /// Places in [`KINDS`].
    kinds: &'static [usize],
    severity: Severity,
}

/// N5.48.
pub(super) const ARKIVDEL: References =
    References { kinds: &[0], severity: Severity::Error };

/// N5.51.
pub(super) const SECONDARY_CLASS: References =
    References { kinds: &[1], severity: Severity::Error };

/// Cross references. A warning: the other end may lie in another period's delivery.
pub(super) const CROSS: References =
    References { kinds: &[2, 3, 4, 5, 6, 7, 8, 9], severity: Severity::Warning };

/// N5.62.
pub(super) const CHANGES: References =
    References { kinds: &[10], severity: Severity::Error };

impl Rule for References {
    fn finish(&mut self, cx: &mut Cx<'_>) {
        if !cx.knows_structure() {
            return;
        }
        for kind in self.kinds {
            let Some(dangling) = cx.settled.dangling(*kind) else { continue };
            let Kind { doc, element, .. } = &KINDS[*kind];
            let file = match doc {
                Doc::Endringslogg => "endringslogg.xml",
                _ => "arkivstruktur.xml",
            };
            let file = format!("{}{file}", cx.package.content);
            for reference in dangling.told() {
                let message = msg!(
                    "validate-reference-dangling",
                    element = *element,
                    id = &reference.id
                );
                let hint = Some(msg!("validate-hint-reference"));
                let spot =
                    Spot::line(&file, reference.line, "").again(element, &reference.id);
                cx.say(spot, self.severity, message, hint);
            }
            cx.say.untold(self.severity, dangling.untold());
        }
    }
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
