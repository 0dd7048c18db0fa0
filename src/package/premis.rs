//! dias-premis.xml and log.xml: what the files are and what was done to them (PREMIS 2.0).

use std::collections::BTreeSet;
use std::io::{self, Write};

use jiff::Timestamp;
use uuid::Uuid;

use crate::digest::Digest;
use crate::xml::XmlWriter;

use super::member::Member;
use super::mets::moment;

/// Something that was done, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Given once, kept in the catalogue.
    pub identifier: String,
    /// What was done, in PREMIS' words: `ingestion`, `message digest calculation`,
    /// `image processing`, `text recognition`, `conversion` …
    pub kind: String,
    /// When.
    pub at: Timestamp,
    /// How.
    pub detail: Option<String>,
    /// `success`, `failure`, `warning`.
    pub outcome: String,
    /// More about the outcome.
    pub outcome_note: Option<String>,
    /// Who or what did it.
    pub agent: Agent,
    /// To what.
    pub objects: Vec<Linked>,
}

/// Who or what did something.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Agent {
    /// Its name.
    pub name: String,
    /// Of a program: its version.
    pub version: Option<String>,
    /// What it is.
    pub kind: AgentKind,
}

/// What did something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AgentKind {
    /// A person.
    Person,
    /// An organisation.
    Organization,
    /// A program.
    Software,
}

/// What an event was about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Linked {
    /// The package as a whole; such events stand in log.xml too.
    Package,
    /// A member, by its path.
    Member(String),
    /// A received file, which need not be in the package, by its digest.
    Digest(Digest),
}

impl Agent {
    fn identifier(&self) -> String {
        match &self.version {
            Some(version) => format!("{} {version}", self.name),
            None => self.name.clone(),
        }
    }
}

/// DIAS has six event types and no other (`DIAS_PREMIS.xsd`). What was done stands first in
/// eventDetail in PREMIS' own words, so that nothing is lost by it.
fn dias_type(kind: &str) -> &'static str {
    match kind {
        "ingestion" | "capture" | "accession" => "Ingestion",
        "creation" | "packaging" | "compression" => "Creation",
        "conversion" | "migration" | "normalization" => "Migration",
        "deletion" => "Deletion",
        "disposal" | "deaccession" => "Disposal",
        _ => "Adjustment",
    }
}

/// Writes one PREMIS file: objects, then events, then the agents the events named.
pub(super) struct Premis<W> {
    xml: XmlWriter<W>,
    package: Uuid,
    agents: BTreeSet<Agent>,
}

impl<W: Write> Premis<W> {
    /// Begins the file with the package itself, the way receivers know it.
    pub(super) fn begin(out: W, package: Uuid) -> io::Result<Self> {
        let mut xml = XmlWriter::new(out)?;
        xml.open("premis:premis")?;
        for (name, value) in [
            ("xmlns:premis", "http://arkivverket.no/standarder/PREMIS"),
            ("xmlns:xlink", "http://www.w3.org/1999/xlink"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            (
                "xsi:schemaLocation",
                "http://arkivverket.no/standarder/PREMIS dias-premis.xsd",
            ),
            ("version", "2.0"),
        ] {
            xml.attr(name, value)?;
        }
        let mut premis = Self { xml, package, agents: BTreeSet::new() };
        premis.package_object()?;
        Ok(premis)
    }

    fn group(
        &mut self,
        name: &str,
        inside: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        self.xml.open(&format!("premis:{name}"))?;
        inside(self)?;
        self.xml.close()
    }

    /// A mandatory text: the schema wants the element even where nothing is known.
    fn text(&mut self, name: &str, value: impl AsRef<str>) -> io::Result<()> {
        let value = Some(value.as_ref()).filter(|v| !v.trim().is_empty());
        self.xml.text(&format!("premis:{name}"), value.unwrap_or("unknown"))
    }

    /// `{name}Type` and `{name}Value` within `{name}`.
    fn identifier(&mut self, name: &str, kind: &str, value: &str) -> io::Result<()> {
        self.group(name, |x| {
            x.text(&format!("{name}Type"), kind)?;
            x.text(&format!("{name}Value"), value)
        })
    }

    fn package_object(&mut self) -> io::Result<()> {
        let package = self.package.to_string();
        self.open_object(&package)?;
        self.group("preservationLevel", |x| x.text("preservationLevelValue", "full"))?;
        self.group("objectCharacteristics", |x| {
            x.text("compositionLevel", "0")?;
            x.format("tar", Some("x-fmt/265"))
        })?;
        self.xml.close()
    }

    fn open_object(&mut self, identifier: &str) -> io::Result<()> {
        self.xml.open("premis:object")?;
        self.xml.attr("xsi:type", "premis:file")?;
        self.identifier("objectIdentifier", "NO/RA", identifier)
    }

    fn format(&mut self, name: &str, puid: Option<&str>) -> io::Result<()> {
        self.group("format", |x| {
            x.group("formatDesignation", |x| x.text("formatName", name))?;
            let Some(puid) = puid.filter(|p| !p.trim().is_empty()) else { return Ok(()) };
            x.group("formatRegistry", |x| {
                x.text("formatRegistryName", "PRONOM")?;
                x.text("formatRegistryKey", puid)
            })
        })
    }

    fn member_id(&self, path: &str) -> String {
        format!("{}/{path}", self.package)
    }

    /// A member with its digest, length and format.
    pub(super) fn member(&mut self, member: &Member) -> io::Result<()> {
        self.open_object(&self.member_id(&member.path))?;
        self.group("objectCharacteristics", |x| {
            x.text("compositionLevel", "0")?;
            x.group("fixity", |x| {
                x.text("messageDigestAlgorithm", "SHA-256")?;
                x.text("messageDigest", member.digest.to_string())
            })?;
            x.text("size", member.size.to_string())?;
            x.member_format(member)
        })?;
        self.xml.maybe("premis:originalName", member.original_name.as_ref())?;
        let package = self.package.to_string();
        self.relationship("structural", "is part of", [("NO/RA", package)])?;
        let sources = member.sources.iter().map(|digest| ("SHA-256", digest.to_string()));
        self.relationship("derivation", "has source", sources)?;
        self.xml.close()
    }

    fn member_format(&mut self, member: &Member) -> io::Result<()> {
        let extension = member.extension();
        let given = member.format.as_ref();
        let name = given.map(|f| f.name.as_str()).filter(|n| !n.trim().is_empty());
        let by_name = if extension.is_empty() { "unknown" } else { &extension };
        self.format(name.unwrap_or(by_name), given.and_then(|f| f.puid.as_deref()))
    }

    fn relationship(
        &mut self,
        kind: &str,
        sub_kind: &str,
        to: impl IntoIterator<Item = (&'static str, String)>,
    ) -> io::Result<()> {
        let mut to = to.into_iter().peekable();
        if to.peek().is_none() {
            return Ok(());
        }
        self.group("relationship", |x| {
            x.text("relationshipType", kind)?;
            x.text("relationshipSubType", sub_kind)?;
            to.try_for_each(|(kind, value)| {
                x.group("relatedObjectIdentification", |x| {
                    x.text("relatedObjectIdentifierType", kind)?;
                    x.text("relatedObjectIdentifierValue", value)
                })
            })
        })
    }

    /// An event; its agent is kept for the end.
    pub(super) fn event(&mut self, event: &Event) -> io::Result<()> {
        self.group("event", |x| {
            x.identifier("eventIdentifier", "local", &event.identifier)?;
            x.text("eventType", dias_type(&event.kind))?;
            x.text("eventDateTime", moment(event.at))?;
            let detail = event.detail.iter().filter(|d| !d.trim().is_empty());
            let words: Vec<_> =
                std::iter::once(&event.kind).chain(detail).cloned().collect();
            x.text("eventDetail", words.join(": "))?;
            x.outcome(event)?;
            let agent = event.agent.identifier();
            x.identifier("linkingAgentIdentifier", "local", &agent)?;
            event.objects.iter().try_for_each(|object| x.linked(object))
        })?;
        self.agents.insert(event.agent.clone());
        Ok(())
    }

    fn outcome(&mut self, event: &Event) -> io::Result<()> {
        self.group("eventOutcomeInformation", |x| {
            x.text("eventOutcome", &event.outcome)?;
            let note = event.outcome_note.as_deref().filter(|n| !n.trim().is_empty());
            let Some(note) = note else { return Ok(()) };
            x.group("eventOutcomeDetail", |x| x.text("eventOutcomeDetailNote", note))
        })
    }

    fn linked(&mut self, object: &Linked) -> io::Result<()> {
        let (kind, value) = match object {
            Linked::Package => ("NO/RA", self.package.to_string()),
            Linked::Member(path) => ("NO/RA", self.member_id(path)),
            Linked::Digest(digest) => ("SHA-256", digest.to_string()),
        };
        self.identifier("linkingObjectIdentifier", kind, &value)
    }

    /// Ends the file with the agents.
    pub(super) fn finish(mut self) -> io::Result<W> {
        for agent in std::mem::take(&mut self.agents) {
            self.group("agent", |x| {
                x.identifier("agentIdentifier", "local", &agent.identifier())?;
                x.text("agentName", &agent.name)?;
                let kind = match agent.kind {
                    AgentKind::Person => "person",
                    AgentKind::Organization => "organization",
                    AgentKind::Software => "software",
                };
                x.text("agentType", kind)
            })?;
        }
        self.xml.close()?;
        self.xml.finish()
    }
}
