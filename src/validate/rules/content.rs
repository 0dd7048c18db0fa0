//! The documents by their own bytes: are they what they say, and is that approved?

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use jiff::civil::Date;
use unicode_normalization::is_nfc;
use uuid::Uuid;

use crate::msg;
use crate::place::Place;

use super::super::arkade::day::day;
use super::super::document::{Doc, Node};
use super::super::known::Approved;
use super::super::ledger;
use super::super::package::Package;
use super::super::rule::{Cx, Rule, Spot, at};
use super::super::spill::{Fields, Spill};
use super::pointer::shorten;

/// *What* a document is of the format that its extension and, where `format` is a PRONOM id,
/// its metadata say. *Why* a file that is something else is opened by nothing. Seen by the
/// file's first bytes; a format that is not recognised is not judged. *Do* find the right file,
/// or correct the name or `format`.
#[derive(Default)]
pub(super) struct Signatures {
    /// The file, the line, the unit, and `format` where it is a PRONOM id that is not yet known
    /// to be the file's.
    stated: Spill,
    file: String,
}

impl Rule for Signatures {
    fn ends(&self) -> Vec<&'static str> {
        vec!["dokumentobjekt"]
    }

    fn end(&mut self, node: &Node<'_>, cx: &mut Cx<'_>) {
        if !node.is(Doc::Arkivstruktur, "dokumentobjekt") {
            return;
        }
        let format = node.frame().value("format");
        if !(format.starts_with("fmt/") || format.starts_with("x-fmt/")) {
            return;
        }
        if let Some(number) = find(cx.package, node)
            && cx.package.member(number).signature.puid() != Some(format)
        {
            node.file.clone_into(&mut self.file);
            let (member, line) = (number.to_le_bytes(), node.line().to_le_bytes());
            let unit = ledger::key(node.system_id()).to_le_bytes();
            self.stated.put(&[&member, &line, &unit, shorten(format).as_bytes()]);
        }
    }

    fn finish(&mut self, cx: &mut Cx<'_>) {
        for number in cx.package.documents() {
            let member = cx.package.member(number);
            let (signature, name) = (member.signature, &member.name);
            let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
            if let Some(found) = signature.name().filter(|_| !signature.fits(extension)) {
                let message = msg!("validate-signature", found = found);
                let spot = Spot::document(cx.package, name);
                cx.error(spot, message, msg!("validate-hint-signature"));
            }
        }
        let file = &self.file;
        self.stated.drain(&mut |record| {
            let mut fields = Fields(record);
            let (number, line, unit) = (fields.u32(), fields.u64(), fields.u128());
            let stated = fields.text();
            let member = cx.package.member(number);
            let Some(found) = member.signature.puid() else { return };
            if !member.signature.contradicts(&stated) {
                return;
            }
            let message = msg!(
                "validate-signature-stated",
                file = &member.name,
                stated = stated.as_ref(),
                found = found
            );
            let spot = object(file, line, unit);
            cx.warning(spot, message, msg!("validate-hint-signature"));
        });
    }

    fn trouble(&mut self) -> io::Result<()> {
        self.stated.trouble()
    }
}

/// *What* a document in archive format is of a format that the regulation approves, both today
/// and when the document was made. *Why* krav 6.4.10: what is not approved cannot be promised to
/// be read. A warning, since a municipality's depot decides itself (arkivlova § 15); Arkade
/// judges by today's date only. *Do* convert, or let the institution's profile take it.
#[derive(Default)]
pub(super) struct Approval {
    /// Documents in archive format whose format is not yet known to be approved.
    made: Spill,
    file: String,
}

/// A document: the file, the day on which it was made, and where that stands.
#[derive(Clone, Copy)]
struct Made {
    member: u32,
    day: Option<Date>,
    line: u64,
    unit: u128,
}

impl Rule for Approval {
    fn ends(&self) -> Vec<&'static str> {
        vec!["dokumentobjekt"]
    }

    fn end(&mut self, node: &Node<'_>, cx: &mut Cx<'_>) {
        if !node.is(Doc::Arkivstruktur, "dokumentobjekt")
            || node.frame().value("variantformat") == "Produksjonsformat"
        {
            return;
        }
        let Some(member) = find(cx.package, node) else { return };
        let seen = cx.package.member(member);
        let until = seen.signature.approved().map(|approved| approved.until);
        if seen.digest.is_some()
            && (seen.signature.puid().is_none() || until == Some(None))
        {
            return;
        }
        if self.file.is_empty() {
            node.file.clone_into(&mut self.file);
        }
        let day = day(node.frame().value("opprettetDato"));
        let (line, unit) = (node.line(), ledger::key(node.system_id()));
        Made { member, day, line, unit }.keep(&mut self.made);
    }

    fn finish(&mut self, cx: &mut Cx<'_>) {
        let file = &self.file;
        self.made.drain(&mut |record| Made::of(record).judge(file, cx));
    }

    fn trouble(&mut self) -> io::Result<()> {
        self.made.trouble()
    }
}

impl Made {
    fn keep(&self, kept: &mut Spill) {
        let Self { member, line, unit, day } = self;
        let day = day.map(|day| day.to_string()).unwrap_or_default();
        kept.put(&[
            &member.to_le_bytes(),
            &line.to_le_bytes(),
            &unit.to_le_bytes(),
            day.as_bytes(),
        ]);
    }

    fn of(record: &[u8]) -> Self {
        let mut fields = Fields(record);
        let (member, line, unit) = (fields.u32(), fields.u64(), fields.u128());
        let day = day(&fields.text());
        Self { member, day, line, unit }
    }

    fn judge(&self, file: &str, cx: &mut Cx<'_>) {
        let made = self;
        let signature = cx.package.member(made.member).signature;
        let Some((puid, name)) = signature.puid().zip(signature.name()) else { return };
        if cx.profile.formats.iter().any(|format| format.puid == puid) {
            return;
        }
        let spot = object(file, made.line, made.unit);
        let hint = msg!("validate-hint-approve");
        let Some(Approved { until }) = signature.approved() else {
            let message =
                msg!("validate-format-not-approved", format = name, puid = puid);
            return cx.warning(spot, message, hint);
        };
        let Some(until) = until else { return };
        let day = until.to_string();
        if made.day.is_some_and(|made| made <= until) {
            let message =
                msg!("validate-format-then", format = name, puid = puid, until = day);
            cx.note(spot.arkade(msg!("validate-arkade-format-today")), message);
        } else {
            let message = msg!(
                "validate-format-no-longer",
                format = name,
                puid = puid,
                until = day
            );
            cx.warning(spot, message, hint);
        }
    }
}

/// *What* every PDF can be read to its end, has pages and asks for no key. *Why* a PDF that is cut
/// short, empty or locked is lost. Its structure is not judged: what it claims to be is told in the
/// statistics, and a PDF/A validator can be asked (`--verapdf`). *Do* find the whole file.
pub(super) struct Pdf;

impl Rule for Pdf {
    fn finish(&mut self, cx: &mut Cx<'_>) {
        for number in cx.package.documents() {
            let member = cx.package.member(number);
            let place = || Spot::document(cx.package, &member.name);
            if member.signature.broken {
                let hint = msg!("validate-hint-file-lost");
                cx.error(place(), msg!("validate-pdf-broken"), hint);
            }
            if member.signature.pages == Some(0) {
                let hint = msg!("validate-hint-file-lost");
                cx.error(place(), msg!("validate-pdf-no-pages"), hint);
            }
            if member.signature.encrypted {
                let hint = msg!("validate-hint-pdf-encrypted");
                cx.error(place(), msg!("validate-pdf-encrypted"), hint);
            }
        }
    }
}

/// *What* veraPDF, where the user has it and asks for it, calls every PDF valid by the profile
/// that the PDF claims. *Why* Arkade took veraPDF out as not reliable enough, and validators
/// differ: a warning, with its version and profile, never more. *Do* convert again, or ask
/// another validator.
pub(super) struct VeraPdf;

impl Rule for VeraPdf {
    fn finish(&mut self, cx: &mut Cx<'_>) {
        let Some(asked) = cx.package.verapdf.clone() else { return };
        for (number, judged) in &asked.failed {
            let place = Spot::document(cx.package, &cx.package.member(*number).name);
            let profile = match judged.profile.as_str() {
                "" => "–",
                profile => profile,
            };
            let message = msg!(
                "validate-verapdf",
                version = &asked.version,
                profile = profile,
                failures = judged.failures.join(", ")
            );
            cx.warning(place, message, msg!("validate-hint-verapdf"));
        }
    }
}

/// *What* no two document files are the same, byte for byte. *Why* the same page again and
/// again is most often a fault of scanning or export (one delivery held one image 2,933
/// times); it need be none. *Do* look at it.
pub(super) struct Duplicates;

impl Rule for Duplicates {
    fn finish(&mut self, cx: &mut Cx<'_>) {
        let package = cx.package;
        let digest = |number: &u32| {
            let member = package.member(*number);
            member.digest.filter(|_| member.size > 0)
        };
        let documents = package.documents();
        let mut numbers: Vec<u32> = documents.filter(|n| digest(n).is_some()).collect();
        numbers.sort_unstable_by_key(|number| (digest(number), *number));
        let mut notes: BTreeMap<u32, (usize, u32)> = BTreeMap::new();
        let same = numbers.chunk_by(|a, b| digest(a) == digest(b));
        for same in same.filter(|same| same.len() > 1) {
            notes.insert(same[0], (same.len(), same[1]));
        }
        for (number, (count, other)) in notes {
            let (name, other) =
                (&cx.package.member(number).name, &cx.package.member(other).name);
            let message = msg!("validate-duplicate", count = count, other = other);
            cx.note(Place::file(name), message);
        }
    }
}

/// *What* file names are in Unicode's composed form (NFC), and no reference misses its file
/// only because one is written `å` and the other `a` with a ring. *Why* they look the same and
/// are not: half of the systems find the file and half do not. *Do* rename to the composed form.
#[derive(Default)]
pub(super) struct Forms {
    told: BTreeSet<u32>,
}

impl Rule for Forms {
    fn ends(&self) -> Vec<&'static str> {
        vec!["referanseDokumentfil"]
    }

    fn end(&mut self, node: &Node<'_>, cx: &mut Cx<'_>) {
        let is = node.is(Doc::Arkivstruktur, "referanseDokumentfil");
        if !is
            || node.text().is_ascii()
            || cx.package.find_in_content(node.text()).is_some()
        {
            return;
        }
        if let Some(number) = cx.package.find_in_content_in_any_form(node.text())
            && self.told.insert(number)
        {
            let message =
                msg!("validate-name-other-form", file = &cx.package.member(number).name);
            cx.warning(at(node), message, msg!("validate-hint-compose"));
        }
    }

    fn finish(&mut self, cx: &mut Cx<'_>) {
        for number in cx.package.in_order() {
            let name = &cx.package.member(number).name;
            if !name.is_ascii() && !is_nfc(name) {
                let message = msg!("validate-name-decomposed");
                let spot = Spot::document(cx.package, name);
                cx.warning(spot, message, msg!("validate-hint-compose"));
            }
        }
    }
}

/// *What* matrikkel numbers in own metadata are numbers of the right size: `kommunenummer` four
/// digits, `gardsnummer` and `bruksnummer` 1 to 99999, `festenummer` and `seksjonsnummer` 0 to
/// 99999, `bygningsnummer` up to nine digits. *Why* M030–M049 tie the case to its property, and
/// no official schema checks them. *Do* correct the number in the system.
pub(super) struct Matrikkel;

/// Name and other spellings, the smallest and the largest value.
const NUMBERS: [(&[&str], u64, u64); 6] = [
    (&["kommunenummer"], 101, 9999),
    (&["gardsnummer", "gaardsnummer", "gnr"], 1, 99_999),
    (&["bruksnummer", "bnr"], 1, 99_999),
    (&["festenummer", "fnr"], 0, 99_999),
    (&["seksjonsnummer", "snr"], 0, 99_999),
    (&["bygningsnummer"], 1, 999_999_999),
];

impl Rule for Matrikkel {
    fn ends(&self) -> Vec<&'static str> {
        NUMBERS.iter().flat_map(|(names, ..)| names.iter().copied()).collect()
    }

    fn end(&mut self, node: &Node<'_>, cx: &mut Cx<'_>) {
        let frame = node.frame();
        if node.doc != Doc::Arkivstruktur
            || frame.has_children
            || frame.is(&frame.name)
            || !node.around().any(|frame| frame.is("virksomhetsspesifikkeMetadata"))
        {
            return;
        }
        let name = frame.name.as_str();
        let Some((_, least, most)) =
            NUMBERS.iter().find(|(names, ..)| names.contains(&name))
        else {
            return;
        };
        let text = node.text();
        let fits =
            text.parse::<u64>().is_ok_and(|number| (*least..=*most).contains(&number));
        let digits = name != "kommunenummer" || text.len() == 4;
        if !fits || !digits {
            let message =
                msg!("validate-matrikkel", element = name, found = shorten(text));
            cx.warning(at(node), message, msg!("validate-hint-matrikkel"));
        }
    }
}

/// A `dokumentobjekt` of which line and unit were kept.
fn object(file: &str, line: u64, unit: u128) -> Spot {
    let unit = Uuid::from_u128(unit).to_string();
    Spot::line(file, line, &unit).again("dokumentobjekt", "")
}

fn find(package: &Package, node: &Node<'_>) -> Option<u32> {
    let reference = node.frame().value("referanseDokumentfil");
    package
        .find_in_content(reference)
        .or_else(|| package.find_in_content(&reference.replace('\\', "/")))
}
