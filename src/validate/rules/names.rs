//! Who did it: names of people, not of user accounts.

use std::collections::BTreeMap;

use crate::msg;

use super::super::document::{Doc, Node};
use super::super::rule::{Cx, Rule, Spot, at};

/// *What* who made, closed, archived or decided something is named so that a reader knows who it
/// was, not by a user name (`kano`, `u12345`, `DOMENE\kn`). *Why* M605 and its like ask for the
/// name of a person; the list of accounts is gone in fifty years. documaster's validator looks,
/// Arkade does not. A note for each element, since what looks like a user name may be a name.
/// *Do* write the name that belongs to the account.
#[derive(Default)]
pub(super) struct Names {
    seen: BTreeMap<&'static str, (Spot, u64)>,
}

/// The elements that name who did something.
const NAMES: [&str; 15] = [
    "opprettetAv",
    "avsluttetAv",
    "arkivertAv",
    "tilknyttetAv",
    "saksansvarlig",
    "saksbehandler",
    "avskrevetAv",
    "merknadRegistrertAv",
    "gradertAv",
    "nedgradertAv",
    "konvertertAv",
    "slettetAv",
    "kassertAv",
    "presedensGodkjentAv",
    "endretAv",
];

impl Rule for Names {
    fn ends(&self) -> Vec<&'static str> {
        NAMES.to_vec()
    }

    fn end(&mut self, node: &Node<'_>, _cx: &mut Cx<'_>) {
        let is_read = matches!(node.doc, Doc::Arkivstruktur | Doc::Endringslogg);
        if !is_read || !is_account(node.text()) {
            return;
        }
        if let Some(name) = NAMES.iter().find(|name| node.frame().is(name)) {
            self.seen.entry(name).or_insert_with(|| (at(node), 0)).1 += 1;
        }
    }

    fn finish(&mut self, cx: &mut Cx<'_>) {
        for (name, (spot, count)) in std::mem::take(&mut self.seen) {
            cx.note(spot, msg!("validate-account", element = name, count = count));
        }
    }
}

/// How long a word in letters of one case may be and still look like initials.
const INITIALS: usize = 5;

/// Whether it looks like a user name: one word that has digits or signs of accounts, or that is
/// short and has letters of one case only.
fn is_account(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
    if letters.peek().is_none() || text.contains(char::is_whitespace) {
        return false;
    }
    let signs = text.contains(|c: char| c.is_ascii_digit() || "\\@_".contains(c));
    let length = text.chars().count();
    let one_case =
        text.chars().all(char::is_lowercase) || text.chars().all(char::is_uppercase);
    signs || (2..=INITIALS).contains(&length) && one_case
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_name_is_told_from_a_name() {
        for account in ["kano", "KN", "u12345", "xknor01", "DOMENE\\kn", "kn@kommune.no"]
        {
            assert!(is_account(account), "{account}");
        }
        for name in
            ["Kari Nordmann", "Bygningssjefen", "Åse", "byggarkiv 0.1.0", "X", "123", ""]
        {
            assert!(!is_account(name), "{name}");
        }
    }
}
