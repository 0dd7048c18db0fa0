//! The DIAS package: what must lie in it, and that it calls itself the same everywhere.

use uuid::Uuid;

use crate::msg;
use crate::place::Place;

use super::super::document::{Doc, Node};
use super::super::package::{Form, Package};
use super::super::rule::{Cx, Rule, Spot, at};

/// *What* the files and folders that DIAS asks for are there. *Why* the depot's reception
/// looks for them by name. Errors where the chain of checksums would break without them,
/// warnings else (`log.xml`, copies of schemas). *Do* pack again.
pub(super) struct Structure;

/// What must be there, and whether it is an error that it is not.
const FILES: [(&str, bool); 5] = [
    ("dias-mets.xml", true),
    ("dias-mets.xsd", false),
    ("log.xml", false),
    ("administrative_metadata/dias-premis.xml", true),
    ("administrative_metadata/dias-premis.xsd", false),
];
const FOLDERS: [(&str, bool); 2] = [("content", true), ("descriptive_metadata", false)];

impl Rule for Structure {
    fn finish(&mut self, cx: &mut Cx<'_>) {
        if !cx.knows_files() {
            return;
        }
        if cx.package.form == Form::Extraction {
            let place = Place::file(&cx.package.name);
            let is_eark = has_folder(cx.package, "representations");
            if cx.package.in_tar || is_eark {
                let message = match is_eark {
                    true => msg!("validate-package-eark"),
                    false => msg!("validate-no-package"),
                };
                cx.error(place, message, msg!("validate-hint-pack-dias"));
            } else {
                cx.note(place, msg!("validate-bare-extraction"));
            }
            return;
        }
        if cx.package.content.len() > "content/".len() {
            let found = cx.package.content.clone();
            let message = msg!("validate-structure-deep", found = &found);
            cx.warning(Place::file(found), message, msg!("validate-hint-pack-again"));
        }
        let files = FILES.iter().filter(|(name, _)| !has_file(cx.package, name));
        let folders = FOLDERS.iter().filter(|(name, _)| !has_folder(cx.package, name));
        let missing: Vec<_> = files
            .map(|(name, must)| ((*name).to_owned(), *must))
            .chain(folders.map(|(name, must)| (format!("{name}/"), *must)))
            .collect();
        for (name, must) in missing {
            let place = Place::file(&cx.package.name);
            let (message, hint) = (
                msg!("validate-structure-missing", name = name),
                msg!("validate-hint-pack-again"),
            );
            if must {
                cx.error(place, message, hint);
            } else {
                cx.warning(place, message, hint);
            }
        }
    }
}

/// `ESSArch` calls the METS `mets.xml` and the PREMIS `premis.xml`, and may keep the schemas in
/// a folder of their own or under their published names.
fn has_file(package: &Package, name: &str) -> bool {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let own = file.replace("dias-", "");
    let published = match file {
        "dias-mets.xsd" => "DIAS_METS.xsd",
        "dias-premis.xsd" => "DIAS_PREMIS.xsd",
        other => other,
    };
    let folders = [folder, "administrative_metadata/xsd_files"];
    let folders = if file.ends_with(".xsd") { &folders[..] } else { &folders[..1] };
    folders.iter().any(|folder| {
        let path = |name: &str| format!("{folder}/{name}");
        [file, &own, published]
            .iter()
            .any(|name| package.find(path(name).trim_start_matches('/')).is_some())
    })
}

fn has_folder(package: &Package, name: &str) -> bool {
    package.folders.iter().any(|folder| folder == name)
}

/// *What* the tar, its root folder and the OBJID of both METS files carry one UUID. *Why* the
/// depot finds the package by it. *Do* pack again.
#[derive(Default)]
pub(super) struct Identity {
    ids: Vec<(Spot, String)>,
}

impl Rule for Identity {
    fn starts(&self) -> Vec<&'static str> {
        vec!["mets"]
    }

    fn start(&mut self, node: &Node<'_>, _cx: &mut Cx<'_>) {
        if matches!(node.doc, Doc::Mets | Doc::Outer) && node.parent().is_none() {
            let id = node.frame().attr("OBJID").unwrap_or_default().to_owned();
            self.ids.push((at(node), id));
        }
    }

    fn finish(&mut self, cx: &mut Cx<'_>) {
        if !cx.package.in_tar || cx.package.form == Form::Extraction {
            return;
        }
        let name = cx.package.name.clone();
        let stem = name.strip_suffix(".tar").unwrap_or(&name).to_owned();
        let root = cx.package.root.clone().unwrap_or_default();
        if root != stem {
            let message = msg!("validate-identity-root", found = &root, expected = &stem);
            cx.error(Place::file(&name), message, msg!("validate-hint-pack-again"));
        }
        if Uuid::parse_str(&stem).is_err() {
            cx.warning(
                Place::file(&name),
                msg!("validate-identity-no-uuid"),
                msg!("validate-hint-pack-again"),
            );
        }
        // A package that was only given another name has its UUID on its root folder.
        let own = [&stem, &root].into_iter().find(|name| Uuid::parse_str(name).is_ok());
        let expected = format!("UUID:{}", own.unwrap_or(&stem));
        for (place, id) in std::mem::take(&mut self.ids) {
            let expected = expected.clone();
            if !id.eq_ignore_ascii_case(&expected) {
                let message =
                    msg!("validate-identity-objid", found = id, expected = expected);
                cx.error(place, message, msg!("validate-hint-pack-again"));
            }
        }
    }
}
