//! What METS says of the package as a whole.

use super::document::{Doc, Node};

/// The package's id, and what it is to other packages. dias-mets.xml goes before the transfer
/// file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Header {
    /// `OBJID` of dias-mets.xml.
    pub(super) object_id: Option<String>,
    /// `RECORDSTATUS`: `NEW`, `SUPPLEMENT`, `REPLACEMENT`, `VERSION`, `TEST` or `OTHER`.
    pub(super) status: Option<String>,
    /// `altRecordID` of type `REFERENCECODE`: the package that this one belongs to.
    pub(super) reference: Option<String>,
}

impl Header {
    /// Takes note of an element at its start.
    pub(super) fn start(&mut self, node: &Node<'_>) {
        let frame = node.frame();
        if node.doc == Doc::Mets && node.parent().is_none() {
            self.object_id = frame.attr("OBJID").map(str::to_owned);
        }
        if is_mets(node.doc) && frame.is("metsHdr") {
            self.put(node.doc, frame.attr("RECORDSTATUS"), |header| &mut header.status);
        }
    }

    /// Takes note of an element at its end.
    pub(super) fn end(&mut self, node: &Node<'_>) {
        let frame = node.frame();
        if is_mets(node.doc)
            && frame.is("altRecordID")
            && frame.attr("TYPE") == Some("REFERENCECODE")
        {
            self.put(node.doc, Some(node.text()), |header| &mut header.reference);
        }
    }

    fn put(
        &mut self,
        doc: Doc,
        value: Option<&str>,
        place: fn(&mut Self) -> &mut Option<String>,
    ) {
        let Some(value) = value.map(str::trim).filter(|value| !value.is_empty()) else {
            return;
        };
        let place = place(self);
        if doc == Doc::Mets || place.is_none() {
            *place = Some(value.chars().take(80).collect());
        }
    }
}

fn is_mets(doc: Doc) -> bool {
    matches!(doc, Doc::Mets | Doc::Outer)
}
