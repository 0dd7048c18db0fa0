//! Takes in a box: every file into the store byte for byte, every page into the catalogue.

use std::path::Path;

use super::known::Against;
use super::{Error, Job, Stage, known, program};
use crate::archive::Archive;
use crate::catalogue::{
    Catalogue, Event, EventType, Fate, IntakeRow, NewPage, NewReceived, Outcome, Role,
};
use crate::digest::Digest;
use crate::finding::{Finding, Severity};
use crate::intake::{self, Intake, Kind, Limits, Received};
use crate::matrikkel::{self, Register};
use crate::place::Place;
use crate::puid;

/// Takes in a folder or a zip file. What is known already is left as it is.
///
/// # Errors
/// Where the box or the archive cannot be read or written; what is wrong with the files in it
/// is a finding.
pub fn ingest(archive: &mut Archive, source: &Path, job: &Job<'_>) -> Result<(), Error> {
    let name = intake_name(source);
    let store = &archive.store;
    job.progress.begin(Stage::Ingest, 0);
    let limits = Limits::default();
    let noted = intake::scan_keeping::<Error>(source, &limits, job.jobs, &|bytes| {
        store.put(bytes)?;
        job.progress.step();
        Ok(())
    })?;
    job.progress.end();
    let (intake, mut findings) = (noted.value, noted.findings);
    keep_large(archive, source, &intake, &limits)?;
    for finding in &mut findings {
        in_intake(finding, &name);
    }
    archive.catalogue.archive_id(&seed(&intake, job))?;
    let (register, digest) = known::register(archive)?;
    let store = archive.store.clone();
    archive.catalogue.together(|catalogue| {
        catalogue.keep_findings("intake", &name, &findings)?;
        let mut oppdrag = intake.oppdrag.clone().unwrap_or_default();
        oppdrag.telling.clone_from(&intake.telling);
        let id = catalogue.keep_intake(&name, &oppdrag)?;
        let against = Against::new(IntakeRow { id, name: name.clone(), oppdrag }, digest);
        for (position, file) in intake.files.iter().enumerate() {
            let Some(digest) = file.digest else { continue };
            let folder = catalogue.keep_folder(id, &unit(file, &against, &register))?;
            let head = store.head(digest, 1024)?;
            let new = new_received(file, digest, &head, position);
            if catalogue.keep_received(id, folder, &new)?.is_some() {
                log(catalogue, file, &new, job)?;
            }
        }
        Ok(())
    })
}

/// Files too large to be held in memory are kept as well, by way of the disk.
fn keep_large(
    archive: &Archive,
    source: &Path,
    intake: &Intake,
    limits: &Limits,
) -> Result<(), Error> {
    for file in &intake.files {
        if file.digest.is_some_and(|digest| !archive.store.has(digest)) {
            archive.store.put_with(|mut out| -> Result<(), Error> {
                Ok(intake::copy(source, &file.path, limits, &mut out)?)
            })?;
        }
    }
    Ok(())
}

/// The name of the folder or zip file: what findings and places begin with.
fn intake_name(source: &Path) -> String {
    let full = source.canonicalize().unwrap_or_else(|_| source.to_owned());
    let name = if full.is_dir() { full.file_name() } else { full.file_stem() };
    name.map_or_else(|| "intake".to_owned(), |name| name.to_string_lossy().into_owned())
}

/// What the archive's id is derived from: who made it, and when it was made here.
fn seed(intake: &Intake, job: &Job<'_>) -> String {
    let oppdrag = intake.oppdrag.clone().unwrap_or_default();
    format!(
        "{} {} {}",
        oppdrag.organisasjonsnummer.unwrap_or_default(),
        oppdrag.tittel.unwrap_or_default(),
        job.at()
    )
}

fn in_intake(finding: &mut Finding, intake: &str) {
    finding.place.file = Some(match finding.place.file.take() {
        Some(file) => format!("{intake}/{file}"),
        None => intake.to_owned(),
    });
}

/// The folder that a file is filed under. Where the folder's name tells no property and the
/// file's name does, the file is a folder of its own: some boxes are scanned one file a property.
fn unit(file: &Received, against: &Against, register: &Register) -> String {
    let folder = file.folder();
    let Some(context) = against.matrikkel(register, None) else {
        return folder.to_owned();
    };
    let sure = |name: &str| {
        let label = matrikkel::label(name, &Place::file(file.path.as_str()), &context);
        label.keys.iter().any(|key| key.reading.confidence.get() >= 0.8)
    };
    let stem = file.name().rsplit_once('.').map_or(file.name(), |(stem, _)| stem);
    if file.kind.format().is_none() || folder.split('/').any(sure) || !sure(stem) {
        return folder.to_owned();
    }
    if folder.is_empty() { stem.to_owned() } else { format!("{folder}/{stem}") }
}

fn new_received(
    file: &Received,
    digest: Digest,
    bytes: &[u8],
    position: usize,
) -> NewReceived {
    let fate = fate(file);
    let page = |page: &intake::PageInfo| NewPage {
        number: page.number,
        width: page.width,
        height: page.height,
        dpi: page.dpi.get(),
        role: match fate {
            _ if page.unreadable => Role::Unreadable,
            Fate::Duplicate => Role::Duplicate,
            _ => Role::Waiting,
        },
    };
    let kind = kind(file.kind);
    NewReceived {
        path: file.path.clone(),
        digest,
        size: file.size,
        puid: puid::of_received(kind, bytes).map(str::to_owned),
        kind: kind.to_owned(),
        fate,
        position,
        pages: file.pages.iter().map(page).collect(),
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Tiff => "tiff",
        Kind::Jpeg => "jpeg",
        Kind::Png => "png",
        Kind::Pdf => "pdf",
        Kind::ChecksumList => "checksums",
        Kind::Oppdrag => "oppdrag",
        Kind::Telling => "telling",
        Kind::Other => "other",
    }
}

fn fate(file: &Received) -> Fate {
    match (&file.unreadable, file.kind) {
        (_, Kind::ChecksumList) => Fate::List,
        (_, Kind::Oppdrag) => Fate::Job,
        (_, Kind::Telling) => Fate::Count,
        (Some(finding), Kind::Other) if finding.severity != Severity::Error => {
            Fate::Ignored
        }
        (Some(_), _) => Fate::Unreadable,
        (None, Kind::Other) => Fate::Ignored,
        (None, _) if file.duplicate_of.is_some() => Fate::Duplicate,
        (None, _) => Fate::Scan,
    }
}

fn log(
    catalogue: &mut Catalogue,
    file: &Received,
    new: &NewReceived,
    job: &Job<'_>,
) -> Result<(), Error> {
    let mut event = |kind, outcome, detail: String| {
        catalogue.log(&Event {
            kind,
            at: job.at(),
            agent: program(),
            outcome,
            detail,
            object: new.digest.to_string(),
        })
    };
    let outcome = match new.fate {
        Fate::Unreadable => Outcome::Failure,
        _ => Outcome::Success,
    };
    event(EventType::Ingestion, outcome, new.path.clone())?;
    event(EventType::MessageDigest, Outcome::Success, "SHA-256".to_owned())?;
    if let Some(list) = &file.verified_by {
        event(EventType::FixityCheck, Outcome::Success, list.clone())?;
    }
    Ok(())
}
