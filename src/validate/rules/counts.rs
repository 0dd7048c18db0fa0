//! Declared counts against what is there.

use crate::message::Message;
use crate::msg;
use crate::place::Place;

use super::super::document::{Doc, Node};
use super::super::rule::{Cx, Rule, Spot};
use super::super::uttrekk::Stated;
use super::pointer::shorten;

/// *What* as many `mappe` as arkivuttrekk.xml says. *Why* a difference means that the
/// extraction was cut short or that something was added. *Do* write the extraction again.
#[derive(Default)]
pub(super) struct Mapper(u64);

impl Rule for Mapper {
    fn ends(&self) -> Vec<&'static str> {
        vec!["mappe"]
    }

    fn end(&mut self, node: &Node<'_>, _cx: &mut Cx<'_>) {
        self.0 += u64::from(node.is(Doc::Arkivstruktur, "mappe"));
    }
    fn finish(&mut self, cx: &mut Cx<'_>) {
        occurrences("mappe", self.0, cx);
    }
}

/// *What* as many `registrering` as arkivuttrekk.xml says; Arkade aborts where it says
/// nothing. *Why* and *do* as for `mappe`.
#[derive(Default)]
pub(super) struct Registreringer(u64);

impl Rule for Registreringer {
    fn ends(&self) -> Vec<&'static str> {
        vec!["registrering"]
    }

    fn end(&mut self, node: &Node<'_>, _cx: &mut Cx<'_>) {
        self.0 += u64::from(node.is(Doc::Arkivstruktur, "registrering"));
    }
    fn finish(&mut self, cx: &mut Cx<'_>) {
        occurrences("registrering", self.0, cx);
    }
}

/// *What* as many document files as arkivuttrekk.xml says. *Why* and *do* as for `mappe`.
pub(super) struct DocumentFiles;

impl Rule for DocumentFiles {
    fn finish(&mut self, cx: &mut Cx<'_>) {
        if !cx.knows_files() {
            return;
        }
        let found = cx.package.documents().count() as u64;
        let stated = cx.package.uttrekk.as_ref().and_then(|u| u.document_files.clone());
        compare(stated.as_ref(), found, msg!("validate-count-files"), cx);
    }
}

fn occurrences(element: &str, found: u64, cx: &mut Cx<'_>) {
    if !cx.knows_structure() {
        return;
    }
    let uttrekk = cx.package.uttrekk.as_ref();
    let stated =
        uttrekk.and_then(|u| u.occurrences("arkivstruktur.xml", element)).cloned();
    compare(
        stated.as_ref(),
        found,
        msg!("validate-count-element", element = element),
        cx,
    );
}

/// Compares a stated count with the one found.
fn compare(stated: Option<&Stated>, found: u64, what: Message, cx: &mut Cx<'_>) {
    let Some(uttrekk) = cx.package.declared() else { return };
    let place = Place::file(&uttrekk.file);
    match stated {
        None => {
            let message = msg!("validate-count-undeclared", what = what, found = found);
            cx.warning(place, message, msg!("validate-hint-uttrekk"));
        }
        Some(stated) if stated.text.parse() != Ok(found) => {
            let number = shorten(&stated.text);
            let message = msg!(
                "validate-count-differs",
                what = what,
                stated = number,
                found = found
            );
            let spot = Spot::from(place.line(stated.line)).again("value", &stated.text);
            cx.error(spot, message, msg!("validate-hint-count"));
        }
        Some(_) => {}
    }
}
