//! What arkivuttrekk.xml lists against what is there.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization as _;

use crate::digest::Digest;
use crate::msg;
use crate::place::Place;

use super::super::rule::{Cx, Rule, Spot};
use super::super::schemas::NOARK_SCHEMAS;
use super::super::uttrekk::NamedFile;
use super::pointer;

/// The XML files of an extraction, each with the schema that defines it (krav 6.4.15).
const PAIRS: [(&str, &str); 4] = [
    ("arkivstruktur.xml", "arkivstruktur.xsd"),
    ("endringslogg.xml", "endringslogg.xsd"),
    ("loependeJournal.xml", "loependeJournal.xsd"),
    ("offentligJournal.xml", "offentligJournal.xsd"),
];

/// *What* every file that arkivuttrekk.xml names is there. *Why* it is the list of contents.
/// *Do* find the file, or write arkivuttrekk.xml again.
pub(super) struct Listed;

impl Rule for Listed {
    fn finish(&mut self, cx: &mut Cx<'_>) {
        if !cx.knows_files() {
            return;
        }
        let Some(uttrekk) = cx.package.declared() else {
            if cx.package.uttrekk.is_some() {
                return; // what could be read of it is not all
            }
            if !cx.package.too_large.is_empty() {
                return; // it is there, but was not read
            }
            let place = Place::file(&cx.package.name);
            cx.error(
                place,
                msg!("validate-uttrekk-missing"),
                msg!("validate-hint-uttrekk"),
            );
            return;
        };
        let mut told = BTreeSet::new();
        for file in uttrekk.files() {
            let absent = cx.package.find_in_content(&file.name).is_none();
            if absent && told.insert(&file.name) {
                let place = Place::file(&uttrekk.file).line(file.line);
                let spot = Spot::from(place).again("value", &file.name);
                let message = msg!("validate-uttrekk-dangling", file = &file.name);
                cx.error(spot, message, msg!("validate-hint-file-lost"));
            }
        }
    }
}

/// What Arkade wants an AIP to hold beside the extraction.
const MANUAL: &str = "systemhåndbok.pdf";

/// *What* arkivstruktur.xml is there; every Noark XML that is there is listed in
/// arkivuttrekk.xml and has its schema beside it; nothing else lies beside them. *Why* a file
/// that is not listed has no checksum, and one without a schema cannot be read later; Arkade
/// sees neither. *Do* write arkivuttrekk.xml again; put the official schema in.
pub(super) struct Complete;

impl Rule for Complete {
    fn finish(&mut self, cx: &mut Cx<'_>) {
        if !cx.knows_files() {
            return;
        }
        let package = cx.package;
        if package.find_in_content("arkivstruktur.xml").is_none() {
            let place = Place::file(&package.name);
            cx.error(
                place,
                msg!("validate-arkivstruktur-missing"),
                msg!("validate-hint-file-lost"),
            );
        }
        for (xml, xsd) in PAIRS {
            let Some(number) = package.find_in_content(xml) else { continue };
            let place = Place::file(&package.member(number).name);
            let listed = package.declared().is_none_or(|u| u.object(xml).is_some());
            if !listed {
                cx.error(
                    place.clone(),
                    msg!("validate-uttrekk-unlisted"),
                    msg!("validate-hint-uttrekk"),
                );
            }
            for schema in [xsd, "metadatakatalog.xsd"] {
                if package.find_in_content(schema).is_none() {
                    let message = msg!("validate-schema-missing-file", schema = schema);
                    cx.error(
                        place.clone(),
                        message,
                        msg!("validate-hint-official-schema"),
                    );
                }
            }
        }
        self.strangers(cx);
        self.copy(cx);
    }
}

impl Complete {
    /// The copy that DIAS wants in `administrative_metadata` is the same file.
    fn copy(&self, cx: &mut Cx<'_>) {
        let Some(uttrekk) = &cx.package.uttrekk else { return };
        let name = uttrekk.file.rsplit('/').next().unwrap_or_default();
        let copy = cx.package.find(&format!("administrative_metadata/{name}"));
        let (Some(copy), Some(original)) = (copy, cx.package.find(&uttrekk.file)) else {
            return;
        };
        let (copy, original) = (cx.package.member(copy), cx.package.member(original));
        if copy.digest != original.digest {
            let message = msg!("validate-uttrekk-copy-differs", file = &original.name);
            cx.warning(
                Place::file(&copy.name),
                message,
                msg!("validate-hint-pack-again"),
            );
        }
    }

    /// Files beside arkivstruktur.xml that nobody speaks of.
    fn strangers(&self, cx: &mut Cx<'_>) {
        let package = cx.package;
        let Some(uttrekk) = package.declared() else { return };
        let listed: BTreeSet<&str> = uttrekk.files().map(|f| f.name.as_str()).collect();
        for member in package.sorted() {
            let Some(name) = package.in_content(&member.name) else { continue };
            let known = name.contains('/')
                || member.name == uttrekk.file
                || listed.contains(name)
                || NOARK_SCHEMAS.contains(&name)
                || name.nfc().eq(MANUAL.chars())
                || PAIRS.iter().any(|(xml, _)| *xml == name);
            if !known {
                let place = Place::file(&member.name);
                cx.warning(
                    place,
                    msg!("validate-uttrekk-stranger"),
                    msg!("validate-hint-uttrekk"),
                );
            }
        }
    }
}

/// *What* the SHA-256 that arkivuttrekk.xml states for each XML and XSD is the file's. A schema
/// that is named several times needs its checksum once (STD 070). *Why* a changed
/// arkivstruktur.xml is another archive. *Do* find the right file, or write the extraction
/// again.
pub(super) struct Checksums;

impl Rule for Checksums {
    fn finish(&mut self, cx: &mut Cx<'_>) {
        let Some(uttrekk) = cx.package.declared() else { return };
        let with: BTreeSet<&str> = uttrekk
            .files()
            .filter(|file| file.checksum.is_some())
            .map(|file| file.name.as_str())
            .collect();
        let mut told = BTreeSet::new();
        for file in uttrekk.files().filter(|file| file.name != "addml.xsd") {
            let place = Place::file(&uttrekk.file).line(file.line);
            let spot = Spot::from(place).again("value", &file.name);
            if file.checksum.is_some() {
                self.compare(file, spot, cx);
            } else if !with.contains(file.name.as_str()) && told.insert(&file.name) {
                let message = msg!("validate-uttrekk-no-checksum", file = &file.name);
                cx.error(spot, message, msg!("validate-hint-uttrekk"));
            }
        }
    }
}

impl Checksums {
    fn compare(&self, file: &NamedFile, spot: Spot, cx: &mut Cx<'_>) {
        let algorithm = file.algorithm.as_ref().map_or("", |stated| stated.text.as_str());
        if !pointer::is_sha256(algorithm) {
            let message = msg!("validate-checksum-algorithm", found = algorithm);
            cx.error(spot, message, msg!("validate-hint-sha256"));
            return;
        }
        let Some(number) = cx.package.find_in_content(&file.name) else { return };
        let stated = file.checksum.as_ref().map_or("", |stated| stated.text.as_str());
        let Ok(digest) = stated.parse::<Digest>() else {
            let message =
                msg!("validate-checksum-not-one", found = pointer::shorten(stated));
            cx.error(spot, message, msg!("validate-hint-uttrekk"));
            return;
        };
        let member = cx.package.member(number);
        if let Some(found) = member.digest.filter(|found| *found != digest) {
            let message = msg!(
                "validate-checksum-differs",
                file = &member.name,
                stated = digest.to_string(),
                found = found.to_string(),
            );
            cx.error(spot, message, msg!("validate-hint-changed-after-packing"));
        }
    }
}
