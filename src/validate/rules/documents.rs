//! Documents: what each `dokumentobjekt` states of its file, and the files themselves.

use std::io;

use crate::msg;
use crate::place::Place;

use super::super::document::{Doc, Node};
use super::super::ledger;
use super::super::package::Package;
use super::super::rule::{Cx, Rule, Spot, at};
use super::pointer::{self, Claim, Claims, shorten};

/// A `dokumentobjekt` at its end, with its reference and the file it names.
struct Object<'a> {
    node: &'a Node<'a>,
    reference: &'a str,
    member: Option<u32>,
}

impl<'a> Object<'a> {
    fn of(node: &'a Node<'a>, package: &Package) -> Option<Self> {
        if !node.is(Doc::Arkivstruktur, "dokumentobjekt") {
            return None;
        }
        let reference = node.frame().value("referanseDokumentfil");
        (!reference.is_empty()).then(|| Self {
            node,
            reference,
            member: find(package, reference),
        })
    }

    fn value(&self, name: &str) -> &'a str {
        self.node.frame().value(name)
    }

    /// The place of one of its elements.
    fn place(&self, name: &str) -> Spot {
        Spot::of_leaf(self.node, name)
    }

    /// The line of one of its elements.
    fn line(&self, name: &str) -> u64 {
        self.node.frame().leaf(name).map_or(self.node.line(), |leaf| leaf.line)
    }
}

/// The file that a reference names, relative to arkivstruktur.xml (070, M218). A backslash is
/// met in extractions from Windows, and read as Arkade reads it.
fn find(package: &Package, reference: &str) -> Option<u32> {
    package
        .find_in_content(reference)
        .or_else(|| package.find_in_content(&reference.replace('\\', "/")))
}

/// *What* every file that is referred to is there. *Why* a reference without its file is a
/// lost document. Paths are compared letter for letter. *Do* find the file, or correct the
/// path.
pub(super) struct Exists;

impl Rule for Exists {
    fn ends(&self) -> Vec<&'static str> {
        vec!["dokumentobjekt"]
    }

    fn end(&mut self, node: &Node<'_>, cx: &mut Cx<'_>) {
        let Some(object) = Object::of(node, cx.package) else { return };
        if object.member.is_none() && cx.knows_files() {
            let message =
                msg!("validate-document-missing", file = shorten(object.reference));
            cx.error(
                object.place("referanseDokumentfil"),
                message,
                msg!("validate-hint-file-lost"),
            );
        }
    }
}

/// *What* every file in the extraction's folders is referred to. *Why* a file that nothing
/// speaks of cannot be found again, and may be one that should not be delivered. *Do* describe
/// it, or take it out.
#[derive(Default)]
pub(super) struct Referenced {
    seen: Vec<bool>,
}

impl Rule for Referenced {
    fn ends(&self) -> Vec<&'static str> {
        vec!["dokumentobjekt"]
    }

    fn end(&mut self, node: &Node<'_>, cx: &mut Cx<'_>) {
        let Some(number) = Object::of(node, cx.package).and_then(|o| o.member) else {
            return;
        };
        self.seen.resize(cx.package.members.len(), false);
        self.seen[number as usize] = true;
    }

    fn finish(&mut self, cx: &mut Cx<'_>) {
        if !cx.knows_structure() {
            return;
        }
        self.seen.resize(cx.package.members.len(), false);
        for number in cx.package.documents() {
            if !self.seen[number as usize] {
                let place = Place::file(&cx.package.member(number).name);
                cx.error(
                    place,
                    msg!("validate-document-unreferenced"),
                    msg!("validate-hint-unreferenced"),
                );
            }
        }
    }
}

/// *What* `sjekksum` (M705) is the SHA-256 of the file. *Why* it proves that the document is
/// the one that was archived. *Do* find the right file, or pack the case again.
#[derive(Default)]
pub(super) struct Checksum {
    claims: Claims,
}

impl Rule for Checksum {
    fn ends(&self) -> Vec<&'static str> {
        vec!["dokumentobjekt"]
    }

    fn end(&mut self, node: &Node<'_>, cx: &mut Cx<'_>) {
        let Some(object) = Object::of(node, cx.package) else { return };
        let algorithm = object.value("sjekksumAlgoritme");
        if !algorithm.is_empty() && !pointer::is_sha256(algorithm) {
            return; // the rule on the algorithm tells
        }
        let stated = object.value("sjekksum");
        if stated.is_empty() {
            return; // the schema tells
        }
        let Ok(digest) = stated.parse() else {
            let message = msg!("validate-checksum-not-one", found = shorten(stated));
            cx.error(
                object.place("sjekksum"),
                message,
                msg!("validate-hint-mend-extraction"),
            );
            return;
        };
        if let Some(member) = object.member {
            let (line, unit) = (object.line("sjekksum"), ledger::key(node.system_id()));
            self.claims.add(&Claim { member, line, digest, unit }, node.file, cx);
        }
    }

    fn finish(&mut self, cx: &mut Cx<'_>) {
        self.claims.compare("sjekksum", cx);
    }

    fn trouble(&mut self) -> io::Result<()> {
        self.claims.trouble()
    }
}

/// *What* `filstoerrelse` (M707) is the file's size in bytes. *Why* krav 6.4.41 asks for it;
/// Arkade never compares. *Do* as for the checksum.
pub(super) struct Size;

impl Rule for Size {
    fn ends(&self) -> Vec<&'static str> {
        vec!["dokumentobjekt"]
    }

    fn end(&mut self, node: &Node<'_>, cx: &mut Cx<'_>) {
        let Some(object) = Object::of(node, cx.package) else { return };
        let (stated, Some(number)) = (object.value("filstoerrelse"), object.member)
        else {
            return;
        };
        let file = cx.package.member(number);
        if !stated.is_empty() && stated.parse() != Ok(file.size) {
            let stated = shorten(stated);
            let message = msg!(
                "validate-size-differs",
                file = &file.name,
                stated = stated,
                found = file.size
            );
            cx.error(
                object.place("filstoerrelse"),
                message,
                msg!("validate-hint-changed-after-packing"),
            );
        }
    }
}

/// *What* `sjekksumAlgoritme` (M706) is SHA-256. *Why* the standard asks for it "for the time
/// being", and another cannot be checked here. *Do* sum up again with SHA-256.
pub(super) struct Algorithm;

impl Rule for Algorithm {
    fn ends(&self) -> Vec<&'static str> {
        vec!["dokumentobjekt"]
    }

    fn end(&mut self, node: &Node<'_>, cx: &mut Cx<'_>) {
        let Some(object) = Object::of(node, cx.package) else { return };
        let algorithm = object.value("sjekksumAlgoritme");
        if !algorithm.is_empty() && !pointer::is_sha256(algorithm) {
            let message = msg!("validate-checksum-algorithm", found = shorten(algorithm));
            cx.error(
                object.place("sjekksumAlgoritme"),
                message,
                msg!("validate-hint-sha256"),
            );
        }
    }
}

/// *What* `format` (M701) agrees with the file's extension, or is a PRONOM id. *Why* Arkade
/// counts every difference as an error; the standard itself asks for the PRONOM id, which is
/// why this is a warning and a PRONOM id is none. *Do* correct `format`.
pub(super) struct Format;

impl Rule for Format {
    fn ends(&self) -> Vec<&'static str> {
        vec!["dokumentobjekt"]
    }

    fn end(&mut self, node: &Node<'_>, cx: &mut Cx<'_>) {
        let Some(object) = Object::of(node, cx.package) else { return };
        let format = object.value("format");
        let is_puid =
            ["fmt/", "x-fmt/", "av/", "vnd/"].iter().any(|p| format.starts_with(p));
        let name = object.reference.rsplit(['/', '\\']).next().unwrap_or_default();
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        if format.is_empty() || is_puid || format.eq_ignore_ascii_case(extension) {
            return;
        }
        let message = msg!(
            "validate-format-differs",
            format = shorten(format),
            file = shorten(object.reference),
        );
        cx.warning(object.place("format"), message, msg!("validate-hint-format"));
    }
}

/// *What* no file that is referred to is empty. *Why* an empty file is a lost document.
/// *Do* find the right file.
pub(super) struct NotEmpty;

impl Rule for NotEmpty {
    fn ends(&self) -> Vec<&'static str> {
        vec!["dokumentobjekt"]
    }

    fn end(&mut self, node: &Node<'_>, cx: &mut Cx<'_>) {
        let Some(number) = Object::of(node, cx.package).and_then(|o| o.member) else {
            return;
        };
        let file = cx.package.member(number);
        if file.size == 0 {
            let message = msg!("validate-document-empty", file = &file.name);
            cx.error(at(node), message, msg!("validate-hint-file-lost"));
        }
    }
}

/// *What* where a version of a document lies both in its production format and, differently,
/// in an archive format, the conversion is described. *Why* krav 6.4.42: what was done to the
/// document must be known. A warning, since the archive format may have come first. *Do* add
/// `konvertering`.
#[derive(Default)]
pub(super) struct Conversion {
    /// The objects of the open dokumentbeskrivelse.
    objects: Vec<Version>,
    /// Whether the open dokumentobjekt has been converted.
    converted: bool,
}

/// More objects than this in one description are not compared.
const OBJECTS_LIMIT: usize = 1000;

struct Version {
    number: String,
    format: String,
    is_archive: bool,
    converted: bool,
    place: Spot,
}

impl Rule for Conversion {
    fn ends(&self) -> Vec<&'static str> {
        vec!["konvertering", "dokumentobjekt", "dokumentbeskrivelse"]
    }

    fn end(&mut self, node: &Node<'_>, cx: &mut Cx<'_>) {
        if node.doc != Doc::Arkivstruktur {
            return;
        }
        let frame = node.frame();
        if frame.is("konvertering") {
            self.converted = true;
        } else if frame.is("dokumentobjekt") && self.objects.len() < OBJECTS_LIMIT {
            self.objects.push(Version {
                number: frame.value("versjonsnummer").to_owned(),
                format: frame.value("format").to_lowercase(),
                is_archive: frame.value("variantformat") == "Arkivformat",
                converted: std::mem::take(&mut self.converted),
                place: at(node),
            });
        } else if frame.is("dokumentbeskrivelse") {
            self.tell(cx);
        }
    }
}

impl Conversion {
    fn tell(&mut self, cx: &mut Cx<'_>) {
        let objects = std::mem::take(&mut self.objects);
        for archive in objects.iter().filter(|o| o.is_archive && !o.converted) {
            let source = objects.iter().find(|o| {
                !o.is_archive && o.number == archive.number && o.format != archive.format
            });
            if let Some(source) = source {
                let message = msg!(
                    "validate-conversion-missing",
                    source = shorten(&source.format),
                    format = shorten(&archive.format),
                );
                cx.warning(
                    archive.place.clone(),
                    message,
                    msg!("validate-hint-conversion"),
                );
            }
        }
    }
}
