//! Who delivers what to whom: what the METS files of a package name.

use jiff::civil::Date;
use uuid::Uuid;

use crate::finding::Finding;
use crate::message::Message;
use crate::msg;
use crate::place::Place;

/// What the METS files say of the package. A blank name is written as «Ikke oppgitt», since
/// the schema counts agents; [`PackageInfo::gaps`] says which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackageInfo {
    /// The name of the package; version 4 by the rules of the receivers.
    pub uuid: Uuid,
    /// New, a replacement, or a test.
    pub status: RecordStatus,
    /// LABEL: system or archive and years, `Byggesaksarkivet (1905 - 1998)`.
    pub label: String,
    /// DELIVERYSPECIFICATION; holds `Noark 5`, by which receivers know the kind.
    pub delivery_specification: String,
    /// SUBMISSIONAGREEMENT (avtalenummer).
    pub submission_agreement: Option<String>,
    /// DELIVERYTYPE.
    pub delivery_type: Option<String>,
    /// PROJECTNAME, in the inner METS only.
    pub project_name: Option<String>,
    /// PACKAGENUMBER.
    pub package_number: Option<String>,
    /// STARTDATE.
    pub start: Date,
    /// ENDDATE.
    pub end: Date,
    /// ARCHIVIST (arkivskaper); the municipality of today last: receivers read the last one.
    pub archive_creators: Vec<Party>,
    /// OTHER SUBMITTER (avgiver).
    pub transferer: Party,
    /// OTHER PRODUCER (produsent).
    pub producer: Party,
    /// IPOWNER (eier).
    pub owners: Vec<Party>,
    /// CREATOR: who made the package.
    pub creator: Option<Party>,
    /// PRESERVATION (mottaker).
    pub recipient: Option<String>,
    /// CREATOR SOFTWARE: this program and its version.
    pub software: Software,
    /// ARCHIVIST SOFTWARE: the system the archive was made in.
    pub system: Software,
    /// OTHER PRODUCER SOFTWARE: the system the extraction was made by.
    pub archive_system: Software,
}

/// RECORDSTATUS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordStatus {
    /// The first of its kind.
    New,
    /// Takes the place of an earlier package.
    Replacement {
        /// That package, named in REFERENCECODE.
        of: Uuid,
    },
    /// Not to be kept.
    Test,
}

impl RecordStatus {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::New => "NEW",
            Self::Replacement { .. } => "REPLACEMENT",
            Self::Test => "TEST",
        }
    }

    /// The package that is replaced.
    pub(super) fn replaced(self) -> Option<Uuid> {
        match self {
            Self::Replacement { of } => Some(of),
            Self::New | Self::Test => None,
        }
    }
}

/// An organisation, and whom to reach there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Party {
    /// The name of the organisation.
    pub name: String,
    /// Whom to reach.
    pub contact: Option<Contact>,
}

impl Party {
    /// An organisation of which only the name is known.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), contact: None }
    }
}

/// Whom to reach, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// A person or an office.
    pub person: String,
    /// Postal address.
    pub address: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// E-mail; receivers look for the `@`.
    pub email: Option<String>,
}

/// A program or system.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Software {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: Option<String>,
    /// `Noark5`, `Fagsystem` … as receivers spell it.
    pub kind: Option<String>,
    /// The version of the kind, `5.0`; only with `Noark5`.
    pub kind_version: Option<String>,
}

impl PackageInfo {
    /// A warning for everything a receiver asks for that is not given.
    #[must_use]
    pub fn gaps(&self) -> Vec<Finding> {
        let blank = |text: &str| text.trim().is_empty();
        let none = |text: &Option<String>| text.as_deref().is_none_or(blank);
        let nobody = |all: &[Party]| all.iter().all(|party| blank(&party.name));
        let contact =
            self.archive_creators.last().and_then(|party| party.contact.as_ref());
        let gaps = [
            (nobody(&self.archive_creators), msg!("package-archive-creator")),
            (blank(&self.transferer.name), msg!("package-transferer")),
            (blank(&self.producer.name), msg!("package-producer")),
            (nobody(&self.owners), msg!("package-owner")),
            (none(&self.recipient), msg!("package-recipient")),
            (blank(&self.system.name), msg!("package-system")),
            (none(&self.submission_agreement), msg!("package-agreement")),
            (contact.is_none_or(|c| none(&c.email)), msg!("package-email")),
            (contact.is_none_or(|c| none(&c.phone)), msg!("package-phone")),
        ];
        gaps.into_iter().filter(|(gap, _)| *gap).map(|(_, what)| missing(what)).collect()
    }
}

fn missing(what: Message) -> Finding {
    let message = msg!("package-missing", what = what);
    Finding::warning(Place::file("oppdrag.toml"), message)
        .hint(msg!("package-missing-hint"))
}
