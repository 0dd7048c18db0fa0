//! The order of the work: describe, list, fill the tar, seal it.
//!
//! The digests of the members are known before, so dias-premis.xml and dias-mets.xml are
//! written aside first, and each member is then read once, straight into the tar.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use uuid::Uuid;

use crate::digest::{Digest, DigestWriter};
use crate::files::{self, Aside};

use super::container::Container;
use super::error::Error;
use super::info::PackageInfo;
use super::member::{ADMINISTRATIVE, CONTENT, DESCRIPTIVE, Feed, Member};
use super::mets::{Entry, Kind, Mets, mime};
use super::premis::{Agent, AgentKind, Event, Linked, Premis};

/// A package that lies where it was asked for, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sip {
    /// Its name.
    pub uuid: Uuid,
    /// `{uuid}.tar`.
    pub tar: PathBuf,
    /// `{uuid}.xml`, which goes to the receiver by another way.
    pub xml: PathBuf,
    /// The digest of the tar.
    pub digest: Digest,
    /// The length of the tar in bytes.
    pub size: u64,
    /// How many files it holds besides dias-mets.xml.
    pub files: u64,
}

const METS_XSD: &[u8] = include_bytes!("../../schemas/dias/DIAS_METS.xsd");
const PREMIS_XSD: &[u8] = include_bytes!("../../schemas/dias/DIAS_PREMIS.xsd");

/// What DIAS wants a copy of beside the description of the package (depot.md §1.2).
const COPIED: [&str; 3] =
    ["content/arkivuttrekk.xml", "content/addml.xml", "content/addml.xsd"];

/// Writes a SIP into `folder`: `{uuid}.tar` and `{uuid}.xml`.
///
/// `singles` are the few members that are not documents, in any order; `documents` come in
/// byte order of their paths, are gone through three times and read once; `events` are gone
/// through twice. Memory does not grow with either. Same input and same `now`, same bytes.
///
/// # Errors
/// [`Error::Changed`] where a file is not what it is said to be, and the others of
/// [`Error`]; neither file has its final name then.
pub fn write(
    folder: &Path,
    info: &PackageInfo,
    singles: &[Member],
    documents: &dyn Feed<Member>,
    events: &dyn Feed<Event>,
    now: Timestamp,
) -> Result<Sip, Error> {
    files::make_folder(folder)?;
    let tar = folder.join(format!("{}.tar", info.uuid));
    let xml = folder.join(format!("{}.xml", info.uuid));
    // a tar alone is what a power cut left of a package that was never finished
    if files::exists(&xml) {
        return Err(Error::Exists(xml));
    }
    let members = Members { singles: sorted(singles)?, documents };
    let work = Work { folder, info, members: &members, now };
    let premis = work.premis(events)?;
    let log = work.log(events)?;
    let (mets, listed) = work.mets(&premis, &log)?;
    let sealed = (mets.digest, mets.size);
    let (tar_aside, digest, size) = work.tar(&tar, [mets, log, premis], listed)?;
    let mut outer = Aside::create(&xml)?;
    work.outer((digest, size), sealed, &mut outer).map_err(files::at(&xml))?;
    tar_aside.keep()?;
    outer.keep()?;
    // dias-mets.xsd, log.xml, dias-premis.xml and dias-premis.xsd are the package's own
    Ok(Sip { uuid: info.uuid, tar, xml, digest, size, files: listed.count + 4 })
}

/// The singles by path, with the copies DIAS wants.
fn sorted(singles: &[Member]) -> Result<BTreeMap<String, Member>, Error> {
    let mut all = BTreeMap::new();
    let copies = singles
        .iter()
        .filter(|m| COPIED.contains(&m.path.as_str()))
        .map(|m| m.at(m.path.replacen(CONTENT, ADMINISTRATIVE, 1)));
    for member in singles.iter().cloned().chain(copies) {
        member.check()?;
        let path = member.path.clone();
        if all.insert(path.clone(), member).is_some() {
            return Err(Error::Twice(path));
        }
    }
    Ok(all)
}

/// Everything that is put into the package from outside.
struct Members<'a> {
    singles: BTreeMap<String, Member>,
    documents: &'a dyn Feed<Member>,
}

/// What a pass over all members saw; every pass must see the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Seen {
    digest: Digest,
    count: u64,
}

impl Members<'_> {
    /// The singles of the folders that describe the package.
    fn describing(&self) -> impl Iterator<Item = &Member> {
        self.singles.values().filter(|member| !member.path.starts_with(CONTENT))
    }

    /// What is delivered: singles first, then documents.
    fn delivered(
        &self,
        take: &mut dyn FnMut(&Member, bool) -> Result<(), Error>,
    ) -> Result<Seen, Error> {
        let mut sum = DigestWriter::new(io::sink());
        let mut count = self.singles.len() as u64;
        let content = self.singles.values().filter(|m| m.path.starts_with(CONTENT));
        for member in content {
            take(member, false)?;
        }
        let mut before = String::new();
        self.documents.each(&mut |member| {
            self.check_document(&before, &member)?;
            let Member { path, digest, size, .. } = &member;
            writeln!(sum, "{digest} {size} {path}")
                .map_err(files::at(Path::new(path)))?;
            count += 1;
            take(&member, true)?;
            before = member.path;
            Ok(())
        })?;
        Ok(Seen { digest: sum.finish().0, count })
    }

    fn check_document(&self, before: &str, member: &Member) -> Result<(), Error> {
        member.check()?;
        let path = &member.path;
        if !path.starts_with(CONTENT) {
            return Err(Error::BadPath(path.clone()));
        }
        if self.singles.contains_key(path) || before == path {
            return Err(Error::Twice(path.clone()));
        }
        if before > path.as_str() {
            let (earlier, later) = (before.to_owned(), path.clone());
            return Err(Error::Unsorted { earlier, later });
        }
        Ok(())
    }
}

/// A file written aside, without a name: it is gone when the program is.
struct Made {
    path: &'static str,
    file: File,
    digest: Digest,
    size: u64,
}

impl Made {
    /// Itself as METS lists it.
    fn entry(&self) -> Entry<'_> {
        let (href, digest, size) = (self.path, self.digest, self.size);
        Entry { href, mime: mime("xml"), digest, size }
    }
}

/// What an `XmlWriter` of a file written aside writes to.
type Sum = BufWriter<DigestWriter<File>>;

struct Work<'a> {
    folder: &'a Path,
    info: &'a PackageInfo,
    members: &'a Members<'a>,
    now: Timestamp,
}

impl Work<'_> {
    fn aside(&self) -> Result<Sum, Error> {
        let file = tempfile::tempfile_in(self.folder).map_err(files::at(self.folder))?;
        Ok(BufWriter::with_capacity(1 << 16, DigestWriter::new(file)))
    }

    fn made(&self, path: &'static str, sum: Sum) -> Result<Made, Error> {
        let sum = sum.into_inner().map_err(|e| files::at(self.folder)(e.into_error()))?;
        let (digest, size, file) = sum.finish();
        Ok(Made { path, file, digest, size })
    }

    /// Names the folder in the failure of a file written aside.
    fn io<T>(&self, result: io::Result<T>) -> Result<T, Error> {
        result.map_err(|error| files::at(self.folder)(error).into())
    }

    /// The writing of the package, which no one else can tell of.
    fn packaging(&self) -> Event {
        let software = &self.info.software;
        let identifier = Uuid::new_v5(&self.info.uuid, b"packaging").to_string();
        Event {
            identifier,
            kind: "packaging".to_owned(),
            at: self.now,
            detail: Some("DIAS SIP, tar".to_owned()),
            outcome: "success".to_owned(),
            outcome_note: None,
            agent: Agent {
                name: software.name.clone(),
                version: software.version.clone(),
                kind: AgentKind::Software,
            },
            objects: vec![Linked::Package],
        }
    }

    /// dias-premis.xml: every member and every event.
    fn premis(&self, events: &dyn Feed<Event>) -> Result<Made, Error> {
        let mut premis = self.io(Premis::begin(self.aside()?, self.info.uuid))?;
        for member in self.members.describing() {
            self.io(premis.member(member))?;
        }
        self.members.delivered(&mut |member, _| self.io(premis.member(member)))?;
        events.each(&mut |event| self.io(premis.event(&event)))?;
        self.io(premis.event(&self.packaging()))?;
        self.made("administrative_metadata/dias-premis.xml", self.io(premis.finish())?)
    }

    /// log.xml: the package, and what was done to it as a whole.
    fn log(&self, events: &dyn Feed<Event>) -> Result<Made, Error> {
        let mut log = self.io(Premis::begin(self.aside()?, self.info.uuid))?;
        events.each(&mut |event| {
            let of_package = event.objects.contains(&Linked::Package);
            if of_package { self.io(log.event(&event)) } else { Ok(()) }
        })?;
        self.io(log.event(&self.packaging()))?;
        self.made("log.xml", self.io(log.finish())?)
    }

    /// dias-mets.xml: every file but itself, in two groups within one, which is the only
    /// form that is both valid and keeps VERSDATE (depot.md §1.5).
    fn mets(&self, premis: &Made, log: &Made) -> Result<(Made, Seen), Error> {
        let begun = Mets::begin(self.aside()?, Kind::Inner, self.info, self.now);
        let mut mets = self.io(begun)?;
        self.io(mets.open_group("FILES", false))?;
        self.io(mets.open_group("PackageMetadata", false))?;
        let xsd = [("dias-mets.xsd", METS_XSD), (PREMIS_XSD_PATH, PREMIS_XSD)];
        let xsd = xsd.map(|(path, bytes)| Member::bytes(path, bytes));
        for member in xsd.iter().chain(self.members.describing()) {
            self.io(mets.file(&entry_of(member)))?;
        }
        for made in [log, premis] {
            self.io(mets.file(&made.entry()))?;
        }
        self.io(mets.close_group())?;
        self.io(mets.open_group("ArchiveExtraction", true))?;
        let seen = self
            .members
            .delivered(&mut |member, _| self.io(mets.file(&entry_of(member))))?;
        self.io(mets.close_group())?;
        self.io(mets.close_group())?;
        Ok((self.made("dias-mets.xml", self.io(mets.finish())?)?, seen))
    }

    /// The tar, not yet under its name: what describes it first, so that whoever reads it
    /// as a stream knows what is to come.
    fn tar(
        &self,
        target: &Path,
        made: [Made; 3],
        listed: Seen,
    ) -> Result<(Aside, Digest, u64), Error> {
        let out = DigestWriter::new(Aside::create(target)?);
        let mut tar = Container::begin(out, self.info.uuid, self.now, target)?;
        let [mets, log, premis] = made;
        self.put(&mut tar, mets)?;
        tar.made("dias-mets.xsd", METS_XSD.len() as u64, METS_XSD)?;
        self.put(&mut tar, log)?;
        self.put(&mut tar, premis)?;
        tar.made(PREMIS_XSD_PATH, PREMIS_XSD.len() as u64, PREMIS_XSD)?;
        tar.folder(DESCRIPTIVE)?;
        for member in self.members.describing() {
            tar.single(member)?;
        }
        tar.folder(CONTENT)?;
        let seen = self.members.delivered(&mut |member, document| {
            if document { tar.document(member) } else { tar.single(member) }
        })?;
        if seen != listed {
            return Err(Error::Restless);
        }
        let (digest, size, aside) = tar.finish()?.finish();
        Ok((aside, digest, size))
    }

    fn put<W: Write>(&self, tar: &mut Container<'_, W>, made: Made) -> Result<(), Error> {
        let Made { path, mut file, size, .. } = made;
        self.io(file.seek(SeekFrom::Start(0)))?;
        tar.made(path, size, BufReader::new(file))
    }

    /// The outer file: the tar first, since receivers take the first file for it.
    fn outer(
        &self,
        (tar_digest, tar_size): (Digest, u64),
        (mets_digest, mets_size): (Digest, u64),
        out: &mut Aside,
    ) -> io::Result<()> {
        let uuid = self.info.uuid;
        let mut outer = Mets::begin(out, Kind::Outer, self.info, self.now)?;
        outer.open_group("FILES", false)?;
        outer.file(&Entry {
            href: &format!("{uuid}.tar"),
            mime: mime("tar"),
            digest: tar_digest,
            size: tar_size,
        })?;
        outer.file(&Entry {
            href: &format!("{uuid}/dias-mets.xml"),
            mime: mime("xml"),
            digest: mets_digest,
            size: mets_size,
        })?;
        outer.close_group()?;
        outer.finish().map(|_| ())
    }
}

const PREMIS_XSD_PATH: &str = "administrative_metadata/dias-premis.xsd";

fn entry_of(member: &Member) -> Entry<'_> {
    let Member { path, digest, size, .. } = member;
    Entry { href: path, mime: mime(&member.extension()), digest: *digest, size: *size }
}
