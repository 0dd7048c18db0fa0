//! What arkivuttrekk.xml says the extraction holds, yes or no, against what it holds.

use crate::msg;
use crate::place::Place;

use super::super::document::{Doc, Node};
use super::super::rule::{Cx, Rule, Spot};
use super::super::uttrekk::{Stated, Uttrekk};
use super::pointer::shorten;

/// *What* the flag is `true` where the element is found and `false` where it is not. *Why*
/// the depot plans by these flags who may see the archive and what must be disposed of; Arkade
/// aborts on any other value. *Do* correct arkivuttrekk.xml.
pub(super) struct Flag {
    name: &'static str,
    element: &'static str,
    /// The elements in which it counts; none is any.
    parents: &'static [&'static str],
    stated: fn(&Uttrekk) -> Option<&Stated>,
    found: u64,
    first: Option<Place>,
}

/// N5.42: `skjerming`.
pub(super) fn screened() -> Flag {
    flag("inneholderSkjermetInformasjon", "skjerming", &[], |u| u.screened.as_ref())
}

/// N5.44: `kassasjon`.
pub(super) fn to_dispose() -> Flag {
    flag("inneholderDokumenterSomSkalKasseres", "kassasjon", &[], |u| {
        u.to_dispose.as_ref()
    })
}

/// N5.45: `utfoertKassasjon`.
pub(super) fn disposed() -> Flag {
    let parents = &["arkivdel", "dokumentbeskrivelse"];
    flag("omfatterDokumenterSomErKassert", "utfoertKassasjon", parents, |u| {
        u.disposed.as_ref()
    })
}

/// Not read by Arkade: `virksomhetsspesifikkeMetadata`.
pub(super) fn own_metadata() -> Flag {
    let name = "inneholderVirksomhetsspesifikkeMetadata";
    flag(name, "virksomhetsspesifikkeMetadata", &[], |u| u.own_metadata.as_ref())
}

fn flag(
    name: &'static str,
    element: &'static str,
    parents: &'static [&'static str],
    stated: fn(&Uttrekk) -> Option<&Stated>,
) -> Flag {
    Flag { name, element, parents, stated, found: 0, first: None }
}

impl Rule for Flag {
    fn starts(&self) -> Vec<&'static str> {
        vec![self.element]
    }

    fn start(&mut self, node: &Node<'_>, _cx: &mut Cx<'_>) {
        let counts = node.is(Doc::Arkivstruktur, self.element)
            && (self.parents.is_empty()
                || self.parents.iter().any(|parent| node.is_in(parent)));
        if counts {
            self.found += 1;
            self.first.get_or_insert_with(|| Place::file(node.file).line(node.line()));
        }
    }

    fn finish(&mut self, cx: &mut Cx<'_>) {
        let Some(uttrekk) = cx.package.declared() else { return };
        let stated = (self.stated)(uttrekk);
        let place = Place::file(&uttrekk.file);
        let place = match stated {
            None => Spot::from(place),
            Some(stated) => {
                Spot::from(place.line(stated.line)).again("value", &stated.text)
            }
        };
        let (flag, element, found) = (self.name, self.element, self.found);
        let first = self.first.as_ref().map(Place::to_string).unwrap_or_default();
        match stated.map(|stated| stated.text.as_str()) {
            Some("true" | "1") if found == 0 && cx.knows_structure() => {
                let message =
                    msg!("validate-flag-but-none", flag = flag, element = element);
                cx.error(place, message, msg!("validate-hint-uttrekk"));
            }
            Some("false" | "0") | None if found > 0 => {
                let message = msg!(
                    "validate-flag-but-some",
                    flag = flag,
                    element = element,
                    found = found,
                    first = first,
                );
                cx.error(place, message, msg!("validate-hint-uttrekk"));
            }
            Some("true" | "1" | "false" | "0") | None => {}
            Some(other) => {
                let message =
                    msg!("validate-flag-not-one", flag = flag, found = shorten(other));
                cx.error(place, message, msg!("validate-hint-uttrekk"));
            }
        }
    }
}
