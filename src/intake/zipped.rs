//! A zip as an intake: members are read in memory, never unpacked to disk.

use std::fs::File;
use std::io::{self, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use zip::ZipArchive;
use zip::result::ZipError;

use super::source::{At, Lister};
use super::{Error, Limits};
use crate::files;
use crate::finding::Finding;
use crate::msg;
use crate::place::Place;

/// An open zip. Members are read one at a time.
#[derive(Debug)]
pub struct Archive {
    path: PathBuf,
    /// Length of the zip itself, in bytes.
    length: u64,
    inner: Mutex<ZipArchive<BufReader<File>>>,
}

/// What the directory says of a member.
struct Member {
    name: String,
    size: u64,
    packed: u64,
    folder: bool,
    encrypted: bool,
    link: bool,
}

impl Archive {
    /// `None` where the file is no zip.
    pub(super) fn open(path: &Path) -> Result<Option<Self>, Error> {
        let mut magic = [0; 4];
        let mut file = files::open(path)?;
        let is_zip = file.read_exact(&mut magic).is_ok()
            && matches!(&magic, b"PK\x03\x04" | b"PK\x05\x06");
        if !is_zip {
            return Ok(None);
        }
        let inner = ZipArchive::new(files::open(path)?)
            .map_err(|source| Error::Zip { place: path.display().to_string(), source })?;
        let length = files::length(path)?;
        Ok(Some(Self { path: path.to_owned(), length, inner: Mutex::new(inner) }))
    }

    pub(super) fn list(&self, lister: &mut Lister<'_>) {
        lister.folder("");
        let mut zip = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        if zip.has_duplicate_names() {
            let finding = Finding::warning(Place::default(), msg!("intake-zip-names"));
            lister.note(finding.hint(msg!("intake-hint-zip-names")));
        }
        let mut total = 0u64;
        for index in 0..zip.len() {
            let member = match member(&mut zip, index) {
                Ok(member) => member,
                Err(error) => {
                    let name = format!("#{index}");
                    let told = msg!("intake-unread", reason = error.to_string());
                    let finding = Finding::error(Place::file(&name), told);
                    lister.refuse(name, finding.hint(msg!("intake-hint-send-again")));
                    continue;
                }
            };
            total = total.saturating_add(member.size);
            let name = member.name.trim_end_matches('/').to_owned();
            match refusal(&member, total, self.length, lister.limits) {
                Some(finding) => lister.refuse(name, finding),
                None if member.folder => lister.folder(&name),
                None => {
                    for folder in folders_of(&name) {
                        lister.folder(folder);
                    }
                    lister.file(name, member.size, At::Member(index));
                }
            }
        }
    }

    /// At most `limit` bytes of a member, and never more than it says it has.
    pub(super) fn copy(
        &self,
        index: usize,
        path: &str,
        limit: u64,
        out: &mut impl Write,
    ) -> Result<u64, Error> {
        let mut zip = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        let told = |source| Error::Zip {
            place: format!("{}: {path}", self.path.display()),
            source,
        };
        let member = zip.by_index(index).map_err(told)?;
        let stated = member.size();
        let mut limited = member.take(limit.min(stated.saturating_add(1)));
        let length = io::copy(&mut limited, out).map_err(|e| told(ZipError::Io(e)))?;
        if length > stated {
            return Err(told(ZipError::InvalidArchive(
                "a member larger than stated".into(),
            )));
        }
        Ok(length)
    }
}

fn member(
    zip: &mut ZipArchive<BufReader<File>>,
    index: usize,
) -> Result<Member, ZipError> {
    let file = zip.by_index_raw(index)?;
    Ok(Member {
        // Some programs write `\` between folders.
        name: file.name()?.replace('\\', "/"),
        size: file.size(),
        packed: file.compressed_size(),
        folder: file.is_dir(),
        encrypted: file.encrypted(),
        link: file.is_symlink(),
    })
}

/// Why a member is not taken in.
fn refusal(member: &Member, total: u64, zip: u64, limits: &Limits) -> Option<Finding> {
    let place = Place::file(member.name.trim_end_matches('/'));
    let plain = member.name.trim_end_matches('/');
    if files::inside(Path::new(""), plain).is_none() {
        let finding = Finding::error(place, msg!("intake-slip"));
        return Some(finding.hint(msg!("intake-hint-slip")));
    }
    if member.link {
        return Some(
            Finding::error(place, msg!("intake-link")).hint(msg!("intake-hint-link")),
        );
    }
    if member.encrypted {
        let finding = Finding::error(place, msg!("intake-zip-encrypted"));
        return Some(finding.hint(msg!("intake-hint-zip-encrypted")));
    }
    let grows = |size: u64, packed: u64| {
        size > limits.small && size / packed.max(1) > limits.ratio
    };
    if grows(member.size, member.packed) || (total > 1 << 30 && grows(total, zip)) {
        let told = msg!(
            "intake-bomb",
            packed = member.packed >> 10,
            size = member.size >> 20,
            limit = limits.ratio,
        );
        return Some(Finding::error(place, told).hint(msg!("intake-hint-bomb")));
    }
    None
}

/// The folders above a member, outermost first.
fn folders_of(name: &str) -> impl Iterator<Item = &str> {
    name.match_indices('/').map(|(at, _)| &name[..at])
}
