//! The tar: the same members at the same time give the same bytes on every machine.

use std::collections::BTreeSet;
use std::io::{self, Read, Write};
use std::path::Path;

use jiff::Timestamp;
use tar::{Builder, EntryType, Header};
use uuid::Uuid;

use crate::digest::DigestWriter;
use crate::files;

use super::error::{Changed, Error};
use super::member::{Content, Member};

/// A tar being written: GNU headers, owner 0, fixed modes, one time for everything.
pub(super) struct Container<'a, W: Write> {
    builder: Builder<W>,
    root: Uuid,
    mtime: u64,
    /// Named in errors.
    target: &'a Path,
    /// The folders of the members that came in no order.
    folders: BTreeSet<String>,
    /// The document before, whose folders are written.
    before: String,
}

impl<'a, W: Write> Container<'a, W> {
    /// Begins with the entry of the root folder, typeflag 5.
    pub(super) fn begin(
        out: W,
        root: Uuid,
        now: Timestamp,
        target: &'a Path,
    ) -> Result<Self, Error> {
        let mtime = u64::try_from(now.as_second()).unwrap_or(0);
        let (folders, before) = (BTreeSet::new(), String::new());
        let builder = Builder::new(out);
        let mut container = Self { builder, root, mtime, target, folders, before };
        container.folder_entry("")?;
        Ok(container)
    }

    fn folder_entry(&mut self, folder: &str) -> Result<(), Error> {
        let header = self.header(EntryType::Directory, 0o755, 0);
        let name = format!("{}/{folder}", self.root);
        let name = format!("{}/", name.trim_end_matches('/'));
        self.append(header, &name, io::empty())
    }

    fn header(&self, kind: EntryType, mode: u32, size: u64) -> Header {
        let mut header = Header::new_gnu();
        header.set_entry_type(kind);
        header.set_mode(mode);
        header.set_uid(0);
        header.set_gid(0);
        header.set_mtime(self.mtime);
        header.set_size(size);
        header
    }

    fn append(
        &mut self,
        mut header: Header,
        name: &str,
        bytes: impl Read,
    ) -> Result<(), Error> {
        let appended = self.builder.append_data(&mut header, name, bytes);
        appended.map_err(|error| files::at(self.target)(error).into())
    }

    /// A folder that holds nothing, or whose members come next.
    pub(super) fn folder(&mut self, folder: &str) -> Result<(), Error> {
        if self.folders.insert(folder.trim_end_matches('/').to_owned()) {
            self.folder_entry(folder)?;
        }
        Ok(())
    }

    /// One of the few members that are not documents; its folders are remembered.
    pub(super) fn single(&mut self, member: &Member) -> Result<(), Error> {
        for folder in ancestors(&member.path) {
            self.folder(folder)?;
        }
        self.member(member)
    }

    /// A document. They come in byte order of their paths, in which the files of one folder
    /// are neighbours: to know the one before is to know which folders are new.
    pub(super) fn document(&mut self, member: &Member) -> Result<(), Error> {
        for folder in ancestors(&member.path) {
            let rest = self.before.strip_prefix(folder);
            let known = rest.is_some_and(|rest| rest.starts_with('/'));
            if !known && !self.folders.contains(folder) {
                self.folder_entry(folder)?;
            }
        }
        self.before.clone_from(&member.path);
        self.member(member)
    }

    fn member(&mut self, member: &Member) -> Result<(), Error> {
        match &member.content {
            Content::Bytes(bytes) => self.checked(member, Path::new("bytes"), &bytes[..]),
            Content::File(file) => self.checked(member, file, files::open(file)?),
        }
    }

    /// The bytes of a member, summed up on the way and compared.
    fn checked(
        &mut self,
        member: &Member,
        source: &Path,
        inner: impl Read,
    ) -> Result<(), Error> {
        let header = self.header(EntryType::Regular, 0o644, member.size);
        let name = format!("{}/{}", self.root, member.path);
        let mut reader = Checked::new(inner, member.size);
        let appended = self.append(header, &name, &mut reader);
        if let Some(error) = reader.failed {
            return Err(files::at(source)(error).into());
        }
        appended?;
        reader.compare(member, source)
    }

    /// Bytes that the package made and summed up itself.
    pub(super) fn made(
        &mut self,
        path: &str,
        size: u64,
        bytes: impl Read,
    ) -> Result<(), Error> {
        for folder in ancestors(path) {
            self.folder(folder)?;
        }
        let header = self.header(EntryType::Regular, 0o644, size);
        self.append(header, &format!("{}/{path}", self.root), bytes)
    }

    /// Ends the tar with its two blocks of nothing.
    pub(super) fn finish(self) -> Result<W, Error> {
        self.builder.into_inner().map_err(|error| files::at(self.target)(error).into())
    }
}

/// The folders of a path, outermost first, without the `/` at the end.
fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

/// Gives at most the bytes that were said to come, and sums up what did come.
struct Checked<R> {
    inner: R,
    left: u64,
    sum: DigestWriter<io::Sink>,
    failed: Option<io::Error>,
}

impl<R: Read> Checked<R> {
    fn new(inner: R, size: u64) -> Self {
        Self { inner, left: size, sum: DigestWriter::new(io::sink()), failed: None }
    }

    fn compare(mut self, member: &Member, source: &Path) -> Result<(), Error> {
        let mut one_more = [0];
        let more = self.inner.read(&mut one_more).map_err(files::at(source))?;
        self.sum.write_all(&one_more[..more]).map_err(files::at(source))?;
        let (found, found_size, _) = self.sum.finish();
        if (found, found_size) == (member.digest, member.size) {
            return Ok(());
        }
        Err(Error::Changed(Box::new(Changed {
            path: member.path.clone(),
            file: source.display().to_string(),
            expected: member.digest,
            expected_size: member.size,
            found,
            found_size,
        })))
    }
}

impl<R: Read> Read for Checked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(buffer.len());
        match self.inner.read(&mut buffer[..most]) {
            Ok(count) => {
                self.left -= count as u64;
                self.sum.write_all(&buffer[..count])?;
                Ok(count)
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Err(error),
            Err(error) => {
                let kind = error.kind();
                self.failed = Some(error);
                Err(kind.into())
            }
        }
    }
}
