//! The chain of checksums: transfer file → tar → METS → every file; and PREMIS beside it.

use std::io;

use crate::digest::Digest;
use crate::msg;
use crate::place::Place;

use super::super::document::{Doc, Node};
use super::super::package::Form;
use super::super::rule::{Cx, Rule, Spot, at};
use super::pointer::{self, Claim, Claims, Pointer};

/// *What* the transfer file `{uuid}.xml` states the tar's checksum and size, and those of
/// dias-mets.xml, as they are. *Why* it came by another way than the tar, and so proves that
/// the tar is the one that was sent. *Do* transfer again, or ask for the right transfer file.
#[derive(Default)]
pub(super) struct Transfer {
    pointers: Vec<Pointer>,
}

/// The transfer file names two; a stranger's may name any number.
const POINTERS_LIMIT: usize = 1000;

impl Rule for Transfer {
    fn ends(&self) -> Vec<&'static str> {
        vec!["FLocat"]
    }

    fn end(&mut self, node: &Node<'_>, _cx: &mut Cx<'_>) {
        if node.is(Doc::Outer, "FLocat") && self.pointers.len() < POINTERS_LIMIT {
            self.pointers.extend(Pointer::read(node));
        }
    }

    fn finish(&mut self, cx: &mut Cx<'_>) {
        if !cx.package.in_tar {
            return self.unpacked(cx);
        }
        let Some(outer) = &cx.package.outer else {
            if cx.package.form == Form::Extraction {
                return; // what is no package has none
            }
            let place = Place::file(&cx.package.name);
            cx.warning(
                place,
                msg!("validate-transfer-missing"),
                msg!("validate-hint-transfer-file"),
            );
            return;
        };
        let place = Place::file(&outer.name);
        let mut seen = [false; 2];
        for pointer in std::mem::take(&mut self.pointers) {
            let path = pointer::plain(&pointer.href);
            if path == cx.package.name {
                seen[0] = true;
                compare_with(&pointer, path, cx.package.tar, cx);
            } else if let Some(number) = pointer::resolve(cx.package, &pointer.href) {
                let member = cx.package.member(number);
                seen[1] |= member.name.ends_with("mets.xml");
                let found = member.digest.map(|digest| (digest, member.size));
                compare_with(&pointer, path, found, cx);
            } else if cx.knows_files() {
                let message = msg!("validate-transfer-dangling", file = path);
                cx.error(pointer.spot(), message, msg!("validate-hint-transfer-file"));
            }
        }
        if !seen[0] {
            let message = msg!("validate-transfer-without", file = &cx.package.name);
            cx.error(place.clone(), message, msg!("validate-hint-transfer-file"));
        }
        // The tar's own checksum holds for what is in it; some are told to leave this one out.
        let package = cx.package;
        let mets = package.find("dias-mets.xml").or_else(|| package.find("mets.xml"));
        if let Some(mets) = mets.filter(|_| !seen[1]) {
            let file = &package.member(mets).name;
            cx.note(place, msg!("validate-transfer-without", file = file));
        }
    }
}

impl Transfer {
    /// `info.xml` beside an unpacked extraction: what it states of files that are there.
    fn unpacked(&mut self, cx: &mut Cx<'_>) {
        for pointer in std::mem::take(&mut self.pointers) {
            let path = pointer::plain(&pointer.href);
            let is_uttrekk = path.rsplit('/').next() == Some("arkivuttrekk.xml");
            // It names the file as it lay in the package.
            let number = pointer::resolve(cx.package, path).or_else(|| {
                cx.package.find_in_content("arkivuttrekk.xml").filter(|_| is_uttrekk)
            });
            if let Some(number) = number {
                let member = cx.package.member(number);
                let found = member.digest.map(|digest| (digest, member.size));
                compare_with(&pointer, &member.name, found, cx);
            }
        }
    }
}

fn compare_with(
    pointer: &Pointer,
    file: &str,
    found: Option<(Digest, u64)>,
    cx: &mut Cx<'_>,
) {
    let Some((digest, size)) = found else { return };
    compare_size(&pointer.size, file, size, &|| pointer.spot(), cx);
    if let Some(stated) = pointer.digest(cx)
        && stated != digest
    {
        let message = msg!(
            "validate-checksum-differs",
            file = file,
            stated = stated.to_string(),
            found = digest.to_string(),
        );
        cx.error(pointer.spot(), message, msg!("validate-hint-changed-after-packing"));
    }
}

fn compare_size(
    stated: &str,
    file: &str,
    found: u64,
    spot: &dyn Fn() -> Spot,
    cx: &mut Cx<'_>,
) {
    if !stated.is_empty() && stated.trim().parse() != Ok(found) {
        let stated = pointer::shorten(stated);
        let message =
            msg!("validate-size-differs", file = file, stated = stated, found = found);
        cx.error(spot(), message, msg!("validate-hint-changed-after-packing"));
    }
}

/// *What* dias-mets.xml lists every file of the package but itself, once, with the right
/// checksum and size, and nothing else. *Why* Arkade never looks (its issue 162): a file lost
/// or changed after packing is seen here first. *Do* find the right file, or pack again.
#[derive(Default)]
pub(super) struct Mets {
    file: Option<String>,
    claims: Claims,
    listed: Vec<bool>,
    /// A SIP, of which Arkade once listed more than it packed.
    is_sip: bool,
}

impl Rule for Mets {
    fn starts(&self) -> Vec<&'static str> {
        vec!["mets"]
    }
    fn ends(&self) -> Vec<&'static str> {
        vec!["FLocat"]
    }

    fn start(&mut self, node: &Node<'_>, cx: &mut Cx<'_>) {
        if node.doc == Doc::Mets && self.file.is_none() {
            self.file = Some(node.file.to_owned());
            self.is_sip = node.frame().attr("TYPE") == Some("SIP");
            self.listed = vec![false; cx.package.members.len()];
        }
    }

    fn end(&mut self, node: &Node<'_>, cx: &mut Cx<'_>) {
        if !node.is(Doc::Mets, "FLocat") || self.file.as_deref() != Some(node.file) {
            return;
        }
        let Some(pointer) = Pointer::read(node) else { return };
        let member = pointer::resolve(cx.package, &pointer.href)
            .or_else(|| other_form(&pointer, cx));
        let Some(member) = member else {
            if !cx.knows_files() {
                return;
            }
            let file = pointer::plain(&pointer.href);
            let message = msg!("validate-mets-dangling", file = file);
            let operations = "administrative_metadata/repository_operations/";
            if self.is_sip && file.starts_with(operations) {
                cx.warning(pointer.spot(), message, msg!("validate-hint-arkade-2020"));
            } else {
                cx.error(pointer.spot(), message, msg!("validate-hint-file-lost"));
            }
            return;
        };
        let found = cx.package.member(member);
        if std::mem::replace(&mut self.listed[member as usize], true) {
            let message = msg!("validate-mets-twice", file = &found.name);
            cx.warning(pointer.spot(), message, msg!("validate-hint-pack-again"));
        }
        compare_size(&pointer.size, &found.name, found.size, &|| pointer.spot(), cx);
        if let Some(digest) = pointer.digest(cx) {
            let claim = Claim { member, line: node.line(), digest, unit: 0 };
            self.claims.add(&claim, node.file, cx);
        }
    }

    fn finish(&mut self, cx: &mut Cx<'_>) {
        let Some(file) = self.file.take() else { return };
        self.claims.compare("FLocat", cx);
        if !cx.whole.contains(&Doc::Mets) {
            return; // what was not read cannot be said to be unlisted
        }
        for (member, listed) in cx.package.members.iter().zip(&self.listed) {
            if !listed && member.name != file {
                let place = Place::file(&member.name);
                cx.error(
                    place,
                    msg!("validate-mets-unlisted", mets = &file),
                    msg!("validate-hint-file-unlisted"),
                );
            }
        }
    }

    fn trouble(&mut self) -> io::Result<()> {
        self.claims.trouble()
    }
}

/// The file whose name has the same letters, put together in another way: told, but not lost.
fn other_form(pointer: &Pointer, cx: &mut Cx<'_>) -> Option<u32> {
    let member = pointer::resolve_in_any_form(cx.package, &pointer.href)?;
    let message =
        msg!("validate-name-other-form", file = &cx.package.member(member).name);
    cx.warning(pointer.spot(), message, msg!("validate-hint-compose"));
    Some(member)
}

/// *What* where dias-premis.xml states a file's checksum or size, it is the file's. *Why* two
/// records that disagree prove nothing. Objects that name no file of the package (Arkade's
/// only object is the package) state nothing that can be compared. *Do* pack again.
#[derive(Default)]
pub(super) struct Premis {
    names: Vec<String>,
    algorithm: String,
    checksum: String,
    size: String,
    claims: Claims,
}

/// An object has one name or two; a stranger's may have any number.
const NAMES_LIMIT: usize = 8;

impl Rule for Premis {
    fn ends(&self) -> Vec<&'static str> {
        vec![
            "objectIdentifierValue",
            "originalName",
            "contentLocationValue",
            "messageDigestAlgorithm",
            "messageDigest",
            "size",
            "object",
        ]
    }

    fn end(&mut self, node: &Node<'_>, cx: &mut Cx<'_>) {
        if node.doc != Doc::Premis {
            return;
        }
        match node.frame().name.as_str() {
            "objectIdentifierValue" | "originalName" | "contentLocationValue"
                if self.names.len() < NAMES_LIMIT =>
            {
                self.names.push(node.text().to_owned());
            }
            "messageDigestAlgorithm" => node.text().clone_into(&mut self.algorithm),
            "messageDigest" if pointer::is_sha256(&self.algorithm) => {
                node.text().clone_into(&mut self.checksum);
            }
            "size" => node.text().clone_into(&mut self.size),
            "object" => self.object(node, cx),
            _ => {}
        }
    }

    fn finish(&mut self, cx: &mut Cx<'_>) {
        self.claims.compare("object", cx);
    }

    fn trouble(&mut self) -> io::Result<()> {
        self.claims.trouble()
    }
}

impl Premis {
    fn object(&mut self, node: &Node<'_>, cx: &mut Cx<'_>) {
        let names = std::mem::take(&mut self.names);
        let (checksum, size) =
            (std::mem::take(&mut self.checksum), std::mem::take(&mut self.size));
        self.algorithm.clear();
        let found = names.iter().find_map(|name| {
            pointer::resolve(cx.package, name)
                .or_else(|| pointer::resolve_in_any_form(cx.package, name))
        });
        let Some(member) = found else {
            let path =
                names.iter().find(|name| name.contains('/') && !name.contains("://"));
            if let Some(path) =
                path.filter(|_| cx.package.form == Form::Dias && cx.knows_files())
            {
                let message =
                    msg!("validate-premis-dangling", file = pointer::plain(path));
                cx.error(at(node), message, msg!("validate-hint-file-lost"));
            }
            return;
        };
        let file = cx.package.member(member);
        compare_size(&size, &file.name, file.size, &|| at(node), cx);
        if checksum.is_empty() {
            return;
        }
        match checksum.parse() {
            Ok(digest) => {
                let claim = Claim { member, line: node.line(), digest, unit: 0 };
                self.claims.add(&claim, node.file, cx);
            }
            Err(_) => {
                let message = msg!(
                    "validate-checksum-not-one",
                    found = pointer::shorten(&checksum)
                );
                cx.error(at(node), message, msg!("validate-hint-pack-again"));
            }
        }
    }
}
