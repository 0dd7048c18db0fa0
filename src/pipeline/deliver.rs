//! From the extraction to a package that has been checked as a stranger would.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, params};
use uuid::Uuid;

use super::export::{self, Extraction};
use super::quality::{SignedReports, signed_reports};
use super::{Error, Job, Stage, program};
use crate::archive::Archive;
use crate::catalogue::{
    Catalogue, DeliveryRow, DeliveryStatus, Event, EventType, Field, Outcome,
};
use crate::digest::Digest;
use crate::files;
use crate::intake::{Kontakt, Oppdrag};
use crate::msg;
use crate::package::{
    self, AgentKind, Contact, Feed, FileFormat, Linked, Member, PackageInfo, Party,
    RecordStatus, Software,
};
use crate::validate::{self, Verdict};

/// Makes the delivery, and checks it. An archive that has not changed since the last delivery
/// makes no new one. While any property waits for a person the package is a TEST; after an
/// earlier delivery it is a REPLACEMENT of that.
///
/// # Errors
/// What the machine could not do. What is wrong with the delivery is a finding.
pub fn deliver(archive: &mut Archive, job: &Job<'_>) -> Result<(), Error> {
    let work = archive.deliveries().join(".work");
    files::remove_folder(&work)?;
    let extraction = export::extract(archive, &work.join("content"), job)?;
    let made = if extraction.counts.cases == 0 {
        archive.catalogue.keep_findings(
            "package",
            "delivery",
            &[nothing_to_deliver()],
        )?;
        None
    } else {
        package(archive, &work, &extraction, job)?
    };
    files::remove_folder(&work)?;
    match made {
        Some(tar) => judge(archive, &tar, job),
        None => Ok(()),
    }
}

fn nothing_to_deliver() -> crate::finding::Finding {
    let place = crate::place::Place::file("deliveries");
    crate::finding::Finding::warning(place, msg!("deliver-nothing"))
        .hint(msg!("deliver-nothing-hint"))
}

/// Writes the package; `None` where nothing has changed since the last one.
fn package(
    archive: &mut Archive,
    work: &Path,
    extraction: &Extraction,
    job: &Job<'_>,
) -> Result<Option<PathBuf>, Error> {
    let waits = archive.catalogue.count_waiting(Field::Eiendom)? > 0;
    let oppdrag = &extraction.oppdrag;
    let signed = signed_reports(archive)?;
    let fingerprint = fingerprint(extraction, waits, &signed);
    let last = archive.catalogue.last_delivery()?;
    if last.as_ref().is_some_and(|last| last.fingerprint == fingerprint) {
        return Ok(None);
    }
    let (status, record) = match (waits, &last) {
        (true, _) => (DeliveryStatus::Test, RecordStatus::Test),
        (false, None) => (DeliveryStatus::New, RecordStatus::New),
        (false, Some(last)) => {
            (DeliveryStatus::Replacement, RecordStatus::Replacement { of: last.uuid })
        }
    };
    let name = format!("{fingerprint} {}", last.as_ref().map_or(Uuid::nil(), |l| l.uuid));
    let (uuid, _) = archive.catalogue.system_id("pakke", &name, &job.at())?;
    let uuid = version_4(uuid);
    let info = info(uuid, record, oppdrag, extraction.periode);
    archive.catalogue.keep_findings("package", "delivery", &info.gaps())?;
    job.progress.begin(Stage::Package, extraction.counts.files);
    let spool = Spool::fill(&work.join("documents.sqlite"), archive, job)?;
    let xml = extraction.written.iter().map(|file| {
        let path = format!("content/{}", file.name);
        Member::file(path, &file.path, file.digest, file.size)
    });
    let singles: Vec<Member> = xml.chain(signed.members.iter().cloned()).collect();
    let events = Events { catalogue: &archive.catalogue, signed: &signed };
    let folder = archive.deliveries();
    // The catalogue knows no delivery of this name: what lies there is what a stop left of one
    // that was never told of.
    files::remove(&folder.join(format!("{uuid}.xml")))?;
    files::remove(&folder.join(format!("{uuid}.tar")))?;
    let sip = package::write(&folder, &info, &singles, &spool, &events, job.now)?;
    job.progress.end();
    archive.catalogue.together(|catalogue| {
        catalogue.keep_delivery(&DeliveryRow {
            uuid,
            status,
            fingerprint,
            replaces: last.map(|last| last.uuid),
            at: job.at(),
            cases: extraction.counts.cases,
            documents: extraction.counts.documents,
            held_out: extraction.counts.held_out,
        })?;
        catalogue.log(&Event {
            kind: EventType::Packaging,
            at: job.at(),
            agent: program(),
            outcome: Outcome::Success,
            detail: format!("{} {} files", status.code(), sip.files),
            object: sip.digest.to_string(),
        })
    })?;
    Ok(Some(sip.tar))
}

/// Receivers want a version 4 UUID (DIAS); ours is derived, so that the same archive gives the
/// same name, and bears the mark of version 4.
fn version_4(uuid: Uuid) -> Uuid {
    uuid::Builder::from_random_bytes(uuid.into_bytes()).into_uuid()
}

/// All that a package holds or says of itself, but not when it was made.
fn fingerprint(extraction: &Extraction, waits: bool, signed: &SignedReports) -> Digest {
    // How many sheets were counted is told in the quality report, not in the delivery.
    let told = Oppdrag { telling: Vec::new(), ..extraction.oppdrag.clone() };
    let oppdrag = serde_json::to_string(&told).expect("our own types have a JSON form");
    let signed = signed.fingerprint();
    Digest::of(format!("{} {waits} {oppdrag}{signed}", extraction.fingerprint).as_bytes())
}

/// Checks any delivery, with progress in MiB.
///
/// # Errors
/// Where there is no delivery, or it cannot be read.
pub fn check(
    delivery: &Path,
    settings: &validate::Settings,
    job: &Job<'_>,
) -> Result<Verdict, Error> {
    let total = files::length(delivery).unwrap_or_default() >> 20;
    job.progress.begin(Stage::Validate, total);
    let read = std::cell::Cell::new(0u64);
    let settings = validate::Settings { jobs: job.jobs, ..settings.clone() };
    let verdict = validate::delivery(delivery, &settings, &|bytes| {
        let before = read.get() >> 20;
        read.set(read.get() + bytes);
        for _ in before..read.get() >> 20 {
            job.progress.step();
        }
    })?;
    job.progress.end();
    Ok(verdict)
}

/// Checks our own delivery and keeps what was said, its reports beside the others.
fn judge(archive: &mut Archive, tar: &Path, job: &Job<'_>) -> Result<(), Error> {
    let verdict = check(tar, &validate::Settings::default(), job)?;
    let findings: Vec<_> = verdict.findings().cloned().collect();
    let name = tar.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let report =
        archive.reports().join(format!("validation-{}", name.unwrap_or_default()));
    let html = validate::report::html(&verdict, job.lang);
    files::write(&report.with_extension("html"), html.as_bytes())?;
    let json = validate::report::json(&verdict, job.lang);
    files::write(&report.with_extension("json"), json.as_bytes())?;
    archive.catalogue.together(|catalogue| {
        catalogue.keep_findings("validate", "delivery", &findings)?;
        catalogue.log(&Event {
            kind: EventType::Validation,
            at: job.at(),
            agent: program(),
            outcome: match verdict.outcome {
                validate::Outcome::Accepted => Outcome::Success,
                validate::Outcome::AcceptedWithWarnings => Outcome::Warning,
                validate::Outcome::Rejected | validate::Outcome::Undecided => {
                    Outcome::Failure
                }
            },
            detail: format!(
                "{} errors, {} warnings",
                verdict.errors(),
                verdict.warnings()
            ),
            object: verdict.delivery.name.clone(),
        })
    })?;
    Ok(())
}

/// What the METS files name.
fn info(
    uuid: Uuid,
    status: RecordStatus,
    oppdrag: &Oppdrag,
    periode: (Date, Date),
) -> PackageInfo {
    let levering = &oppdrag.levering;
    let contact = contact(&levering.kontakt);
    let name = |name: &Option<String>| name.clone().unwrap_or_default();
    let party =
        |named: &Option<String>| Party { name: name(named), contact: contact.clone() };
    let title = oppdrag.tittel.clone().unwrap_or_else(|| "Byggesaksarkiv".to_owned());
    let mut creators: Vec<Party> = oppdrag
        .arkivskapere
        .iter()
        .map(|skaper| Party::named(skaper.navn.as_str()))
        .collect();
    if creators.is_empty() {
        creators.push(Party::named(name(&oppdrag.kommunenavn)));
    }
    if let Some(last) = creators.last_mut() {
        last.contact = contact.clone();
    }
    let ours = Software {
        name: "byggarkiv".to_owned(),
        version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        ..Software::default()
    };
    PackageInfo {
        uuid,
        status,
        label: format!("{title} ({} - {})", periode.0.year(), periode.1.year()),
        delivery_specification: "Noark 5".to_owned(),
        submission_agreement: levering.avtalenummer.clone(),
        delivery_type: Some("Digitisert papirarkiv".to_owned()),
        project_name: None,
        package_number: None,
        start: periode.0,
        end: periode.1,
        archive_creators: creators,
        transferer: party(&levering.avgiver),
        producer: party(&levering.produsent),
        owners: vec![party(&levering.eier)],
        creator: Some(party(&levering.produsent)),
        recipient: levering.mottaker.clone(),
        software: ours.clone(),
        system: Software {
            name: name(&levering.system),
            version: levering.systemversjon.clone(),
            kind: Some("Noark5".to_owned()),
            kind_version: Some("5.0".to_owned()),
        },
        archive_system: Software {
            kind: Some("Noark5".to_owned()),
            kind_version: Some("5.0".to_owned()),
            ..ours
        },
    }
}

fn contact(kontakt: &Kontakt) -> Option<Contact> {
    kontakt.navn.as_ref().map(|person| Contact {
        person: person.clone(),
        address: None,
        phone: kontakt.telefon.clone(),
        email: kontakt.epost.clone(),
    })
}

/// The document files in byte order of their paths, on disk: a package wants them sorted and
/// goes through them three times, and memory does not grow with them.
struct Spool {
    connection: Connection,
}

impl Spool {
    fn fill(path: &Path, archive: &mut Archive, job: &Job<'_>) -> Result<Self, Error> {
        let connection = Connection::open(path)?;
        connection.execute_batch(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;
             CREATE TABLE document (path TEXT PRIMARY KEY, stored TEXT NOT NULL,
               digest TEXT NOT NULL, size BIGINT NOT NULL, puid TEXT, format TEXT)
             WITHOUT ROWID;",
        )?;
        export::each_document(archive, job, &mut |document| {
            job.progress.step();
            connection
                .prepare_cached("INSERT INTO document VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
                .execute(params![
                    document.path,
                    document.stored.to_string_lossy(),
                    document.digest.to_string(),
                    document.size as i64,
                    document.puid,
                    document.format
                ])?;
            Ok(())
        })?;
        connection.execute_batch("COMMIT;")?;
        Ok(Self { connection })
    }
}

impl Feed<Member> for Spool {
    fn each(
        &self,
        take: &mut dyn FnMut(Member) -> Result<(), package::Error>,
    ) -> Result<(), package::Error> {
        let failed = |error: rusqlite::Error| package::Error::Source(Box::new(error));
        let mut statement = self
            .connection
            .prepare_cached("SELECT path, stored, digest, size, puid, format FROM document ORDER BY path")
            .map_err(failed)?;
        let mut rows = statement.query([]).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            take(member(row).map_err(failed)?)?;
        }
        Ok(())
    }
}

fn member(row: &rusqlite::Row<'_>) -> rusqlite::Result<Member> {
    let path: String = row.get(0)?;
    let stored: String = row.get(1)?;
    let digest: String = row.get(2)?;
    let digest = digest.parse().unwrap_or_else(|_| Digest::of(b""));
    let size = row.get::<_, i64>(3)?.unsigned_abs();
    let puid: Option<String> = row.get(4)?;
    let format: Option<String> = row.get(5)?;
    let mut member = Member::file(format!("content/{path}"), stored, digest, size);
    member.format = format.map(|name| FileFormat { name, puid });
    Ok(member)
}

/// The event log, as PREMIS wants it.
struct Events<'a> {
    catalogue: &'a Catalogue,
    /// What was signed lies in the package: its event points there.
    signed: &'a SignedReports,
}

impl Feed<package::Event> for Events<'_> {
    fn each(
        &self,
        take: &mut dyn FnMut(package::Event) -> Result<(), package::Error>,
    ) -> Result<(), package::Error> {
        let told = self.catalogue.each_event::<Told>(|number, event| {
            take(premis(number, event, self.signed)).map_err(Told::Package)
        });
        told.map_err(|told| match told {
            Told::Package(error) => error,
            Told::Catalogue(error) => package::Error::Source(Box::new(error)),
        })
    }
}

enum Told {
    Package(package::Error),
    Catalogue(crate::catalogue::Error),
}

impl From<crate::catalogue::Error> for Told {
    fn from(error: crate::catalogue::Error) -> Self {
        Self::Catalogue(error)
    }
}

fn premis(number: i64, event: Event, signed: &SignedReports) -> package::Event {
    let person = event.agent.version.is_empty();
    let objects = match event.object.parse::<Digest>() {
        Ok(digest) => match signed.paths.get(&digest) {
            Some(path) => vec![Linked::Package, Linked::Member(path.clone())],
            None => vec![Linked::Digest(digest)],
        },
        Err(_) => vec![Linked::Package],
    };
    package::Event {
        identifier: format!("byggarkiv-{number}"),
        kind: event.kind.code().to_owned(),
        at: event.at.parse().unwrap_or(Timestamp::UNIX_EPOCH),
        detail: Some(event.detail).filter(|detail| !detail.is_empty()),
        outcome: event.outcome.code().to_owned(),
        outcome_note: None,
        agent: package::Agent {
            version: (!person).then(|| event.agent.version.clone()),
            kind: if person { AgentKind::Person } else { AgentKind::Software },
            name: event.agent.name,
        },
        objects,
    }
}
