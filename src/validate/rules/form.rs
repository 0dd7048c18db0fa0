//! The documents' form: well-formed, valid, judged by official schemas.

use std::collections::BTreeSet;

use crate::msg;
use crate::place::Place;

use super::super::document::{Doc, Node};
use super::super::known;
use super::super::libxml2::{Complaint, Trouble};
use super::super::rule::{Cx, EVERY, Opening, Rule, Spot, at};
use super::super::schemas::Use;
use super::schema_words;

/// *What* every XML is well-formed, in UTF-8, without a document type. *Why* nothing after
/// the fault can be read (Arkade aborts without a place), and a document type can hide files
/// and bombs. *Do* write the file again from the system.
pub(super) struct Form;

impl Rule for Form {
    fn opens(&mut self, document: &Opening<'_>, cx: &mut Cx<'_>) {
        let Some(encoding) =
            document.encoding.filter(|e| !e.eq_ignore_ascii_case("utf-8"))
        else {
            return;
        };
        let place = Place::file(document.file).line(1);
        let message = msg!("validate-form-encoding", found = encoding);
        if document.doc.is_noark() || document.doc == Doc::Arkivuttrekk {
            cx.error(place, message, msg!("validate-hint-write-utf8"));
        } else {
            cx.warning(place, message, msg!("validate-hint-write-utf8"));
        }
    }

    fn complaint(&mut self, spot: &Spot, complaint: &Complaint, cx: &mut Cx<'_>) {
        let place = spot.clone();
        match complaint.trouble {
            Trouble::Form => {
                let said = complaint.said.replace('\n', " ");
                match said.split_once("not proper UTF-8").and(said.split_once("Bytes: "))
                {
                    Some((_, bytes)) => cx.error(
                        place,
                        msg!("validate-form-not-utf8", bytes = bytes.trim()),
                        msg!("validate-hint-write-utf8"),
                    ),
                    None => cx.error(
                        place,
                        msg!("validate-form-broken", said = said),
                        msg!("validate-hint-write-again"),
                    ),
                }
            }
            Trouble::Doctype => cx.error(
                place,
                msg!("validate-form-doctype"),
                msg!("validate-hint-no-doctype"),
            ),
            Trouble::Schema(_) => {}
        }
    }
}

/// *What* every XML is valid by the official schema, arkivstruktur.xml also by the delivery's
/// own that arkivuttrekk.xml lists. *Why* all that is later done with the archive rests on it.
/// Arkade 2.12.3 and later itself writes a METS with `fileGrp` beside `file`, which the schema
/// forbids: a warning, since the producer cannot mend it. *Do* mend the extraction.
#[derive(Default)]
pub(super) struct Schema {
    doc: Option<Doc>,
    /// File, line and code of the last one: one fault of a value is told twice by the engine.
    last: (String, u64, i32),
}

impl Rule for Schema {
    fn opens(&mut self, document: &Opening<'_>, cx: &mut Cx<'_>) {
        self.doc = Some(document.doc);
        match document.schema {
            Use::Schema(_) | Use::Nothing => {}
            Use::Unknown => {
                let message = match document.namespace {
                    "" => msg!("validate-schema-none"),
                    some => msg!("validate-schema-unknown", namespace = some),
                };
                cx.note(Place::file(document.file), message);
            }
            Use::TooHeavy(_) => cx.error(
                Place::file(document.file),
                msg!("validate-schema-too-heavy"),
                msg!("validate-hint-lighter-schema"),
            ),
            Use::Broken(_, said) => {
                let said = said.first().map(|c| c.said.clone()).unwrap_or_default();
                let message = msg!("validate-schema-broken", said = said);
                cx.error(
                    Place::file(document.file),
                    message,
                    msg!("validate-hint-own-schema"),
                );
            }
        }
    }

    fn complaint(&mut self, spot: &Spot, complaint: &Complaint, cx: &mut Cx<'_>) {
        let file = spot.place.file.as_deref().unwrap_or_default();
        let Trouble::Schema(code) = complaint.trouble else { return };
        let this = (file.to_owned(), complaint.line, code);
        let last = std::mem::replace(&mut self.last, this);
        if schema_words::is_echo(last.2, code)
            && (last.0.as_str(), last.1) == (file, complaint.line)
        {
            return;
        }
        let place = spot.clone();
        let message = schema_words::tell(code, &complaint.said);
        let mixed = self.doc == Some(Doc::Mets) && complaint.said.contains("}fileGrp'");
        if mixed {
            cx.warning(place, message, msg!("validate-hint-arkade-mixed"));
        } else {
            cx.error(place, message, msg!("validate-hint-mend-extraction"));
        }
    }
}

/// *What* the files that must be read beforehand, arkivuttrekk.xml and schemas, have a
/// sensible size. *Why* what is not read takes no part in the judgement. *Do* find the right
/// file.
pub(super) struct Sizes;

impl Rule for Sizes {
    fn finish(&mut self, cx: &mut Cx<'_>) {
        for (number, limit) in &cx.package.too_large {
            let member = cx.package.member(*number);
            let message = msg!("validate-too-large", size = member.size, limit = *limit);
            cx.error(Place::file(&member.name), message, msg!("validate-hint-too-large"));
        }
    }
}

/// *What* the official schemas in the package are the published ones, byte for byte; every
/// version that was ever published counts. *Why* krav 6.4.18 allows no variants, and a changed
/// schema may forgive what the official one does not. Only a warning: the judgement itself
/// uses the built-in ones. *Do* put the official file in.
pub(super) struct Official;

impl Rule for Official {
    fn finish(&mut self, cx: &mut Cx<'_>) {
        for number in 0..cx.package.members.len() {
            let member = &cx.package.members[number];
            let in_documents = cx
                .package
                .in_content(&member.name)
                .is_some_and(|rest| rest.contains('/'));
            if in_documents && !member.name.starts_with("administrative_metadata/") {
                continue;
            }
            let (Some(name), Some(digest)) =
                (known::official_name(&member.name), member.digest)
            else {
                continue;
            };
            if !known::is_published(name, digest) {
                let place = Place::file(&member.name);
                let message = msg!(
                    "validate-schema-not-official",
                    name = name,
                    found = digest.to_string()
                );
                cx.warning(place, message, msg!("validate-hint-official-schema"));
            }
        }
    }
}

/// *What* own metadata (`virksomhetsspesifikkeMetadata`) are in a namespace that a schema
/// listed in arkivuttrekk.xml defines. *Why* what no schema describes nobody can read later;
/// Arkade tells it as N5.03. *Do* list the schema under the data object arkivstruktur.
#[derive(Default)]
pub(super) struct OwnMetadata {
    told: BTreeSet<String>,
}

/// A stranger may invent any number of namespaces.
const NAMESPACES_LIMIT: usize = 1000;

impl Rule for OwnMetadata {
    fn starts(&self) -> Vec<&'static str> {
        vec![EVERY]
    }

    fn start(&mut self, node: &Node<'_>, cx: &mut Cx<'_>) {
        if node.doc != Doc::Arkivstruktur || !node.is_in("virksomhetsspesifikkeMetadata")
        {
            return;
        }
        if cx.package.uttrekk.is_some() && cx.package.declared().is_none() {
            return; // which schemas are listed is not known
        }
        let namespace = node.frame().namespace.as_str();
        let known = cx.package.own_namespaces.iter().any(|own| own == namespace);
        if known || self.told.contains(namespace) || self.told.len() >= NAMESPACES_LIMIT {
            return;
        }
        self.told.insert(namespace.to_owned());
        let message = msg!("validate-own-undescribed", namespace = namespace);
        cx.error(at(node), message, msg!("validate-hint-list-own-schema"));
    }
}
