//! dias-mets.xml in the package and the outer `{uuid}.xml`, which have most in common.

use std::io::{self, Write};

use jiff::Timestamp;

use crate::digest::Digest;
use crate::xml::XmlWriter;

use super::info::{Contact, PackageInfo, Party, Software};

const PROFILE: &str = "http://xml.ra.se/METS/RA_METS_eARD.xml";
const NOT_GIVEN: &str = "Ikke oppgitt";

/// Which of the two files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// dias-mets.xml, in the namespace of DIAS.
    Inner,
    /// `{uuid}.xml`, in that of METS with a prefix, as receivers know it.
    Outer,
}

impl Kind {
    fn name(self, element: &str) -> String {
        match self {
            Self::Inner => element.to_owned(),
            Self::Outer => format!("mets:{element}"),
        }
    }
}

/// A file as METS names it.
pub(super) struct Entry<'a> {
    pub(super) href: &'a str,
    pub(super) mime: &'a str,
    pub(super) digest: Digest,
    pub(super) size: u64,
}

/// Writes one METS file; groups and files come as they are called for.
pub(super) struct Mets<W> {
    xml: XmlWriter<W>,
    kind: Kind,
    now: String,
    next_id: u64,
    groups: usize,
}

/// The moment as xs:dateTime, whole seconds, UTC.
pub(super) fn moment(at: Timestamp) -> String {
    Timestamp::from_second(at.as_second()).unwrap_or(at).to_string()
}

/// The closed list of the schema and DIAS' use of it: `image/pdf`, and `text/plain` for
/// everything it has no word for (depot.md §1.4).
pub(super) fn mime(extension: &str) -> &'static str {
    match extension {
        "pdf" => "image/pdf",
        "jpg" | "jpeg" => "image/jpg",
        "tif" | "tiff" => "image/tiff",
        "xml" | "xsd" | "xsl" | "gml" => "application/xml",
        "tar" => "application/x-tar",
        _ => "text/plain",
    }
}

impl<W: Write> Mets<W> {
    /// Begins the file: root, header, and the file section up to its first group.
    pub(super) fn begin(
        out: W,
        kind: Kind,
        info: &PackageInfo,
        now: Timestamp,
    ) -> io::Result<Self> {
        let xml = XmlWriter::new(out)?;
        // in the inner file fileId_0 is kept for the package itself
        let next_id = u64::from(kind == Kind::Inner);
        let mut mets = Self { xml, kind, now: moment(now), next_id, groups: 0 };
        mets.root(info)?;
        mets.header(info)?;
        mets.open("fileSec")?;
        Ok(mets)
    }

    fn open(&mut self, element: &str) -> io::Result<()> {
        self.xml.open(&self.kind.name(element))
    }

    fn text(&mut self, element: &str, value: &str) -> io::Result<()> {
        let value = if value.trim().is_empty() { NOT_GIVEN } else { value };
        self.xml.text(&self.kind.name(element), value)
    }

    fn root(&mut self, info: &PackageInfo) -> io::Result<()> {
        self.open("mets")?;
        let (namespace, location) = match self.kind {
            Kind::Inner => (
                ("xmlns", "http://arkivverket.no/standarder/METS"),
                "http://arkivverket.no/standarder/METS dias-mets.xsd",
            ),
            Kind::Outer => (
                ("xmlns:mets", "http://www.loc.gov/METS/"),
                "http://www.loc.gov/METS/ \
                 https://schema.arkivverket.no/INFOFIL/latest/submissionDescription.xsd",
            ),
        };
        let id = format!("UUID:{}", info.uuid);
        for (name, value) in [
            namespace,
            ("xmlns:xlink", "http://www.w3.org/1999/xlink"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            ("xsi:schemaLocation", location),
            ("OBJID", &id),
            ("LABEL", &info.label),
            ("TYPE", "SIP"),
            ("PROFILE", PROFILE),
        ] {
            self.xml.attr(name, value)?;
        }
        Ok(())
    }

    fn header(&mut self, info: &PackageInfo) -> io::Result<()> {
        self.open("metsHdr")?;
        self.xml.attr("CREATEDATE", &self.now)?;
        self.xml.attr("RECORDSTATUS", info.status.as_str())?;
        self.agents(info)?;
        self.record_ids(info)?;
        if self.kind == Kind::Inner {
            self.text("metsDocumentID", "dias-mets.xml")?;
        }
        self.xml.close()
    }

    /// The agents in DIAS' order (depot.md §1.4); six are written whatever is given.
    fn agents(&mut self, info: &PackageInfo) -> io::Result<()> {
        let nobody = [Party::default()];
        let creators = match &info.archive_creators[..] {
            [] => &nobody[..],
            all => all,
        };
        for creator in creators {
            self.party(("ARCHIVIST", ""), creator)?;
        }
        self.party(("OTHER", "SUBMITTER"), &info.transferer)?;
        self.party(("OTHER", "PRODUCER"), &info.producer)?;
        for owner in &info.owners {
            self.party(("IPOWNER", ""), owner)?;
        }
        if let Some(creator) = &info.creator {
            self.party(("CREATOR", ""), creator)?;
        }
        self.software(("CREATOR", ""), &info.software)?;
        if let Some(recipient) = &info.recipient {
            self.agent(("PRESERVATION", ""), "ORGANIZATION", recipient, &[])?;
        }
        self.software(("ARCHIVIST", ""), &info.system)?;
        self.software(("OTHER", "PRODUCER"), &info.archive_system)
    }

    fn party(&mut self, role: (&str, &str), party: &Party) -> io::Result<()> {
        self.agent(role, "ORGANIZATION", &party.name, &[])?;
        let Some(contact) = &party.contact else { return Ok(()) };
        let Contact { person, address, phone, email } = contact;
        let name = if person.trim().is_empty() { &party.name } else { person };
        let notes = [("Address", address), ("Telephone", phone), ("Email", email)];
        self.agent(role, "INDIVIDUAL", name, &notes)
    }

    fn software(&mut self, role: (&str, &str), software: &Software) -> io::Result<()> {
        let Software { name, version, kind, kind_version } = software;
        let notes = [("Version", version), ("Type", kind), ("TypeVersion", kind_version)];
        self.agent(role, "OTHER", name, &notes)
    }

    /// One agent; the last note names the notes before it.
    fn agent(
        &mut self,
        (role, other_role): (&str, &str),
        kind: &str,
        name: &str,
        notes: &[(&str, &Option<String>)],
    ) -> io::Result<()> {
        self.open("agent")?;
        self.xml.attr("ROLE", role)?;
        if !other_role.is_empty() {
            self.xml.attr("OTHERROLE", other_role)?;
        }
        self.xml.attr("TYPE", kind)?;
        if kind == "OTHER" {
            self.xml.attr("OTHERTYPE", "SOFTWARE")?;
        }
        self.text("name", name)?;
        let mut written = Vec::new();
        for (label, value) in notes {
            if let Some(value) = value.as_deref().filter(|v| !v.trim().is_empty()) {
                self.text("note", value)?;
                written.push(*label);
            }
        }
        if !written.is_empty() {
            self.text("note", &format!("notescontent:{}", written.join(",")))?;
        }
        self.xml.close()
    }

    /// The altRecordIDs in DIAS' order; PROJECTNAME has no place in the outer schema.
    fn record_ids(&mut self, info: &PackageInfo) -> io::Result<()> {
        let inner = self.kind == Kind::Inner;
        let some = |text: &Option<String>| text.clone();
        for (kind, value) in [
            ("DELIVERYSPECIFICATION", Some(info.delivery_specification.clone())),
            ("SUBMISSIONAGREEMENT", some(&info.submission_agreement)),
            ("DELIVERYTYPE", some(&info.delivery_type)),
            ("PROJECTNAME", some(&info.project_name).filter(|_| inner)),
            ("PACKAGENUMBER", some(&info.package_number)),
            ("REFERENCECODE", info.status.replaced().map(|uuid| uuid.to_string())),
            ("STARTDATE", Some(info.start.to_string())),
            ("ENDDATE", Some(info.end.to_string())),
        ] {
            let Some(value) = value else { continue };
            self.xml.text_with(
                &self.kind.name("altRecordID"),
                &[("TYPE", kind)],
                value,
            )?;
        }
        Ok(())
    }

    /// Opens a group of files, or of groups: never both in one (`DIAS_METS.xsd`).
    pub(super) fn open_group(&mut self, r#use: &str, dated: bool) -> io::Result<()> {
        self.groups += 1;
        self.open("fileGrp")?;
        self.xml.attr("ID", format!("fileGroup{:03}", self.groups))?;
        if dated {
            self.xml.attr("VERSDATE", &self.now)?;
        }
        self.xml.attr("USE", r#use)
    }

    /// Closes the innermost group.
    pub(super) fn close_group(&mut self) -> io::Result<()> {
        self.xml.close()
    }

    /// A file of the group.
    pub(super) fn file(&mut self, entry: &Entry<'_>) -> io::Result<()> {
        self.open("file")?;
        self.xml.attr("ID", format!("fileId_{}", self.next_id))?;
        self.next_id += 1;
        for (name, value) in [
            ("MIMETYPE", entry.mime),
            ("SIZE", &entry.size.to_string()),
            ("CREATED", &self.now),
            ("CHECKSUM", &entry.digest.to_string()),
            ("CHECKSUMTYPE", "SHA-256"),
            ("USE", "Datafile"),
        ] {
            self.xml.attr(name, value)?;
        }
        self.open("FLocat")?;
        self.xml.attr("LOCTYPE", "URL")?;
        self.xml.attr("xlink:type", "simple")?;
        self.xml.attr("xlink:href", format!("file:{}", entry.href))?;
        self.xml.close()?;
        self.xml.close()
    }

    /// Ends the file section and the file; the structure map says nothing, as in DIAS.
    pub(super) fn finish(mut self) -> io::Result<W> {
        self.xml.close()?;
        self.open("structMap")?;
        self.open("div")?;
        self.xml.close()?;
        self.xml.close()?;
        self.xml.close()?;
        self.xml.finish()
    }
}
