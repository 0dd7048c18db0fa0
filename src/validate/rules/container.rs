//! The container itself: can it be read, and are its names fit to be unpacked?

use crate::finding::Finding;
use crate::msg;
use crate::place::Place;

use super::super::package::Oddity;
use super::super::rule::{Cx, Rule};

/// *What* every header of the tar is sound and the tar is whole. *Why* what lies behind a
/// broken header is lost. *Do* transfer the tar again.
pub(super) struct Readable;

impl Rule for Readable {
    fn finish(&mut self, cx: &mut Cx<'_>) {
        let place = Place::file(&cx.package.name);
        for oddity in &cx.package.oddities {
            let finding = match oddity {
                Oddity::Broken { at } => {
                    Finding::error(place.clone(), msg!("validate-tar-broken", at = *at))
                        .hint(msg!("validate-hint-transfer-again"))
                }
                Oddity::Truncated { at } => Finding::error(
                    place.clone(),
                    msg!("validate-tar-truncated", at = *at),
                )
                .hint(msg!("validate-hint-transfer-again")),
                Oddity::NoEnd => {
                    Finding::warning(place.clone(), msg!("validate-tar-no-end"))
                        .hint(msg!("validate-hint-transfer-again"))
                }
                Oddity::Escapes { .. }
                | Oddity::NotUtf8 { .. }
                | Oddity::Backslashes
                | Oddity::Twice { .. }
                | Oddity::Special { .. }
                | Oddity::Stray { .. } => continue,
            };
            cx.add(finding);
        }
    }
}

/// *What* every name is UTF-8 and stays inside the package, and every entry is a file or a
/// folder. *Why* a name with `..` or a link writes where it pleases when unpacked, and a name
/// in another encoding is not found again. *Do* pack again.
pub(super) struct Names;

impl Rule for Names {
    fn finish(&mut self, cx: &mut Cx<'_>) {
        for oddity in &cx.package.oddities {
            let finding = match oddity {
                Oddity::Escapes { name } => {
                    Finding::error(Place::file(name), msg!("validate-name-escapes"))
                        .hint(msg!("validate-hint-unsafe"))
                }
                Oddity::Special { name } => {
                    Finding::error(Place::file(name), msg!("validate-name-special"))
                        .hint(msg!("validate-hint-pack-files"))
                }
                Oddity::Stray { name, root } => Finding::error(
                    Place::file(name),
                    msg!("validate-name-stray", root = root),
                )
                .hint(msg!("validate-hint-pack-again")),
                Oddity::NotUtf8 { name } => {
                    Finding::warning(Place::file(name), msg!("validate-name-not-utf8"))
                        .hint(msg!("validate-hint-pack-utf8"))
                }
                Oddity::Backslashes => {
                    let place = Place::file(&cx.package.name);
                    Finding::warning(place, msg!("validate-name-backslashes"))
                        .hint(msg!("validate-hint-pack-slashes"))
                }
                Oddity::Broken { .. }
                | Oddity::Truncated { .. }
                | Oddity::NoEnd
                | Oddity::Twice { .. } => continue,
            };
            cx.add(finding);
        }
    }
}

/// *What* no name stands twice. *Why* which of the two is meant depends on who unpacks.
/// *Do* pack again.
pub(super) struct Once;

impl Rule for Once {
    fn finish(&mut self, cx: &mut Cx<'_>) {
        for oddity in &cx.package.oddities {
            if let Oddity::Twice { name } = oddity {
                let finding =
                    Finding::error(Place::file(name), msg!("validate-name-twice"));
                cx.add(finding.hint(msg!("validate-hint-pack-again")));
            }
        }
    }
}
