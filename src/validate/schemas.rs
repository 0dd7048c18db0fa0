//! Which schema judges a document: the official ones, built in, and the delivery's own.
//!
//! Official schemas are never taken from the delivery, or a delivery could forgive itself. The
//! version that arkivuttrekk.xml states decides which: 3.1, 4.0, or else 5.0.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::document::Doc;
use super::libxml2::{self, Complaint, Handler, Schema, Tag};
use super::weigh::too_heavy;

const NOARK: &str = "http://www.arkivverket.no/standarder/noark5/";
const LOC_METS: &str = "http://www.loc.gov/METS/";
const XLINK_URL: &str = "http://www.loc.gov/standards/xlink/xlink.xsd";

macro_rules! official {
    ($($name:literal at $path:literal),* $(,)?) => {
        &[$(($name, include_bytes!(concat!("../../schemas/", $path)).as_slice())),*]
    };
}

/// The official schemas by the name under which a package holds or imports them.
const OFFICIAL: &[(&str, &[u8])] = official![
    "arkivstruktur.xsd" at "noark5-v5.0/arkivstruktur.xsd",
    "metadatakatalog.xsd" at "noark5-v5.0/metadatakatalog.xsd",
    "endringslogg.xsd" at "noark5-v5.0/endringslogg.xsd",
    "loependeJournal.xsd" at "noark5-v5.0/loependeJournal.xsd",
    "offentligJournal.xsd" at "noark5-v5.0/offentligJournal.xsd",
    "addml.xsd" at "addml/addml.xsd",
    "DIAS_METS.xsd" at "dias/DIAS_METS.xsd",
    "DIAS_PREMIS.xsd" at "dias/DIAS_PREMIS.xsd",
    "submissionDescription.xsd" at "dias/submissionDescription.xsd",
    "mets.xsd" at "dias/mets.xsd",
    "info.xsd" at "dias/info.xsd",
    "xlink.xsd" at "loc/xlink.xsd",
];

/// Those of version 4.0 that differ.
const NOARK_4_0: &[(&str, &[u8])] = official![
    "arkivstruktur.xsd" at "noark5-v4.0/arkivstruktur.xsd",
    "metadatakatalog.xsd" at "noark5-v4.0/metadatakatalog.xsd",
    "endringslogg.xsd" at "noark5-v4.0/endringslogg.xsd",
    "loependeJournal.xsd" at "noark5-v4.0/loependeJournal.xsd",
    "offentligJournal.xsd" at "noark5-v4.0/offentligJournal.xsd",
];

/// Those of version 3.1 that differ.
const NOARK_3_1: &[(&str, &[u8])] = official![
    "arkivstruktur.xsd" at "noark5-v3.1/arkivstruktur.xsd",
    "metadatakatalog.xsd" at "noark5-v3.1/metadatakatalog.xsd",
    "endringslogg.xsd" at "noark5-v3.1/endringslogg.xsd",
    "loependeJournal.xsd" at "noark5-v3.1/loependeJournal.xsd",
    "offentligJournal.xsd" at "noark5-v3.1/offentligJournal.xsd",
];

/// The schemas of Noark 5's own documents, whose place an own schema cannot take.
pub(super) const NOARK_SCHEMAS: [&str; 6] = [
    "arkivstruktur.xsd",
    "metadatakatalog.xsd",
    "endringslogg.xsd",
    "loependeJournal.xsd",
    "offentligJournal.xsd",
    "addml.xsd",
];

/// What judges a document.
#[derive(Debug)]
pub(super) enum Use {
    /// This schema.
    Schema(Rc<Schema>),
    /// None is known for its namespace; it is read for form only.
    Unknown,
    /// It has not even a root; the fault of form says so.
    Nothing,
    /// The delivery's schemas would take too long to make ready; the official ones alone judge.
    TooHeavy(Option<Rc<Schema>>),
    /// The delivery's schemas cannot be used; the official ones alone judge, or none.
    Broken(Option<Rc<Schema>>, Vec<Complaint>),
}

impl Use {
    /// The schema, where there is one.
    pub(super) fn schema(&self) -> Option<&Schema> {
        match self {
            Self::Schema(schema)
            | Self::TooHeavy(Some(schema))
            | Self::Broken(Some(schema), _) => Some(schema),
            Self::Unknown
            | Self::Nothing
            | Self::TooHeavy(None)
            | Self::Broken(None, _) => None,
        }
    }
}

/// A schema of the delivery's own.
#[derive(Clone, Debug)]
pub(super) struct Own {
    /// Its file name in the extraction.
    pub(super) name: String,
    /// What it defines; empty where it has no target namespace.
    pub(super) namespace: String,
    bytes: Vec<u8>,
    /// Listed in arkivuttrekk.xml, and so part of the judgement (krav 6.4.23).
    listed: bool,
}

impl Own {
    pub(super) fn new(name: String, bytes: Vec<u8>, listed: bool) -> Self {
        let namespace = Root::of(&bytes).attr("targetNamespace");
        Self { name, namespace, bytes, listed }
    }
}

/// The schemas at hand; each set is compiled once.
#[derive(Debug, Default)]
pub(super) struct Schemas {
    own: Vec<Own>,
    /// The schemas of an older version, where the delivery is of one.
    older: &'static [(&'static str, &'static [u8])],
    compiled: BTreeMap<&'static str, Rc<Use>>,
}

impl Schemas {
    /// The built-in schemas with the delivery's, for a version as arkivuttrekk.xml states it.
    pub(super) fn new(own: Vec<Own>, version: Option<&str>) -> Self {
        let older = match version {
            Some("3.0" | "3.1") => NOARK_3_1,
            Some("4.0") => NOARK_4_0,
            Some(_) | None => &[],
        };
        Self { own, older, compiled: BTreeMap::new() }
    }

    /// The namespaces that own metadata may use.
    pub(super) fn own_namespaces(&self) -> Vec<String> {
        let listed = self.own.iter().filter(|o| o.listed && !is_noark_name(&o.name));
        listed.map(|own| own.namespace.clone()).collect()
    }

    /// What judges this document.
    pub(super) fn of(&mut self, doc: Doc, root: &Root) -> Rc<Use> {
        let Some(name) = schema_name(doc, &root.namespace, &root.attr("schemaLocation"))
        else {
            return Rc::new(if root.seen { Use::Unknown } else { Use::Nothing });
        };
        if let Some(known) = self.compiled.get(name) {
            return Rc::clone(known);
        }
        let made = Rc::new(self.make(name));
        self.compiled.insert(name, Rc::clone(&made));
        made
    }

    fn make(&self, name: &'static str) -> Use {
        let own: Vec<&Own> = if name == "arkivstruktur.xsd" {
            self.own.iter().filter(|o| o.listed && !is_noark_name(&o.name)).collect()
        } else {
            Vec::new()
        };
        let all = self.own.iter().filter(|own| !is_noark_name(&own.name));
        if !own.is_empty() && too_heavy(all.map(|own| own.bytes.as_slice())) {
            return Use::TooHeavy(self.compile(name, &[]).ok().map(Rc::new));
        }
        match self.compile(name, &own) {
            Ok(schema) => Use::Schema(Rc::new(schema)),
            Err(said) if own.is_empty() => Use::Broken(None, said),
            Err(said) => Use::Broken(self.compile(name, &[]).ok().map(Rc::new), said),
        }
    }

    /// A schema that imports the official one and the delivery's own beside it.
    fn compile(&self, name: &str, own: &[&Own]) -> Result<Schema, Vec<Complaint>> {
        let documents = self.documents();
        let Some(main) = documents.get(name) else { return Err(Vec::new()) };
        if own.is_empty() {
            return Schema::compile(&main.clone(), documents);
        }
        let mut wrapper = String::from(
            "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' \
             targetNamespace='urn:byggarkiv:all'>",
        );
        let main = [(format!("{NOARK}arkivstruktur"), name.to_owned())];
        let own = own.iter().map(|own| (own.namespace.clone(), own.name.clone()));
        for (namespace, location) in main.into_iter().chain(own) {
            let namespace = match namespace.as_str() {
                "" => String::new(),
                some => format!(" namespace='{}'", quick_xml::escape::escape(some)),
            };
            let location = quick_xml::escape::escape(location.as_str());
            wrapper.push_str(&format!(
                "<xs:import{namespace} schemaLocation='{location}'/>"
            ));
        }
        wrapper.push_str("</xs:schema>");
        Schema::compile(wrapper.as_bytes(), documents)
    }

    /// What a schema may import: the official ones, then the delivery's.
    fn documents(&self) -> BTreeMap<String, Vec<u8>> {
        let own = self.own.iter().map(|own| (own.name.clone(), own.bytes.clone()));
        let mut documents: BTreeMap<_, _> = own.collect();
        for (name, bytes) in OFFICIAL.iter().chain(self.older) {
            documents.insert((*name).to_owned(), bytes.to_vec());
        }
        if let Some(xlink) = documents.get("xlink.xsd").cloned() {
            documents.insert(XLINK_URL.to_owned(), xlink);
        }
        documents
    }
}

fn is_noark_name(name: &str) -> bool {
    NOARK_SCHEMAS.contains(&name)
}

/// Noark's documents are judged by their name, all others by their namespace.
fn schema_name(doc: Doc, namespace: &str, location: &str) -> Option<&'static str> {
    match (doc, namespace) {
        (Doc::Arkivstruktur, _) => Some("arkivstruktur.xsd"),
        (Doc::LoependeJournal, _) => Some("loependeJournal.xsd"),
        (Doc::OffentligJournal, _) => Some("offentligJournal.xsd"),
        (Doc::Endringslogg, _) => Some("endringslogg.xsd"),
        (Doc::Arkivuttrekk, _) => Some("addml.xsd"),
        (Doc::Outer, LOC_METS) if location.contains("info.xsd") => Some("info.xsd"),
        (Doc::Outer, LOC_METS) if location.contains("/mets.xsd") => Some("mets.xsd"),
        (Doc::Outer, LOC_METS) => Some("submissionDescription.xsd"),
        (Doc::Mets, LOC_METS) => Some("mets.xsd"),
        (_, "http://arkivverket.no/standarder/METS") => Some("DIAS_METS.xsd"),
        (_, "http://arkivverket.no/standarder/PREMIS") => Some("DIAS_PREMIS.xsd"),
        (_, "http://www.arkivverket.no/standarder/addml") => Some("addml.xsd"),
        (Doc::Mets | Doc::Premis | Doc::Outer | Doc::Other, _) => None,
    }
}

/// A document's root: its namespace and attributes.
#[derive(Debug, Default)]
pub(super) struct Root {
    seen: bool,
    pub(super) namespace: String,
    attrs: Vec<(String, String)>,
}

impl Root {
    /// The root of a document of which the beginning is at hand.
    pub(super) fn of(head: &[u8]) -> Self {
        let mut root = Self::default();
        // Bytes at hand do not fail; that they end too early is expected.
        let _ = libxml2::parse(&mut &*head, None, &mut root);
        root
    }

    fn attr(&self, name: &str) -> String {
        let found = self.attrs.iter().find(|(n, _)| n == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    }
}

impl Handler for Root {
    fn start(&mut self, tag: &Tag<'_>) {
        if !self.seen {
            self.seen = true;
            self.namespace = tag.namespace.to_string();
            let attrs = tag.attrs().map(|a| (a.name.to_string(), a.value.to_owned()));
            self.attrs = attrs.collect();
        }
    }
    fn text(&mut self, _: &str) {}
    fn end(&mut self, _: bool) {}
    fn complain(&mut self, _: Complaint) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_official_schema_compiles_with_what_is_built_in() {
        for version in ["3.1", "4.0", "5.0"] {
            let schemas = Schemas::new(Vec::new(), Some(version));
            for (name, _) in OFFICIAL {
                assert!(schemas.compile(name, &[]).is_ok(), "{version} {name}");
            }
        }
    }

    #[test]
    fn an_own_schema_takes_part_and_a_broken_one_does_not_hinder() {
        let sound = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' \
                     targetNamespace='urn:own'><xs:element name='a' type='xs:int'/></xs:schema>";
        let own = |text: &str| Own::new("own.xsd".into(), text.into(), true);
        let mut schemas = Schemas::new(vec![own(sound)], Some("5.0"));
        let root = Root::default();
        assert!(matches!(*schemas.of(Doc::Arkivstruktur, &root), Use::Schema(_)));
        assert_eq!(schemas.own_namespaces(), ["urn:own"]);
        let many = "<xs:element name='a' minOccurs='0'/>".repeat(2000);
        let heavy = format!(
            "<xs:complexType name='t'><xs:sequence>{many}</xs:sequence></xs:complexType>\
             </xs:schema>"
        );
        let heavy = sound.replace("</xs:schema>", &heavy);
        let mut schemas = Schemas::new(vec![own(&heavy)], None);
        assert!(matches!(*schemas.of(Doc::Arkivstruktur, &root), Use::TooHeavy(Some(_))));
        let broken = sound.replace("xs:int", "xs:nothing");
        let mut schemas = Schemas::new(vec![own(&broken)], None);
        assert!(matches!(
            *schemas.of(Doc::Arkivstruktur, &root),
            Use::Broken(Some(_), _)
        ));
    }
}
