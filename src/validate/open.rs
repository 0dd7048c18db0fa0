//! What was handed in? Recognises a delivery and lists its files; reads no content.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::files;

use super::Error;
use super::package::{Member, Oddity, Outer, Package};
use super::tar::{self, Entry, Fault, Kind};

/// The longest transfer file that is read (bytes).
const OUTER_LIMIT: u64 = 16 << 20;
/// How many entries of a zip are listed.
const ENTRIES_LIMIT: usize = 5_000_000;
/// How deep folders are followed.
const DEPTH_LIMIT: usize = 64;

/// A delivery that has been listed, and where its bytes are.
#[derive(Debug)]
pub(super) struct Opened {
    pub(super) package: Package,
    pub(super) body: Body,
}

/// Where the bytes are.
#[derive(Clone, Debug)]
pub(super) enum Body {
    /// In this tar.
    Tar(PathBuf),
    /// In files under this folder.
    Folder(PathBuf),
    /// In this zip; where a file's bytes begin is the number of its entry.
    Zip(PathBuf),
}

/// Opens a delivery folder, a tar, a transfer file, or an unpacked package or extraction.
pub(super) fn open(path: &Path) -> Result<Opened, Error> {
    if path.is_dir() {
        return open_folder(path);
    }
    let first = first_bytes(path)?;
    if first.starts_with(b"PK") {
        return open_zip(path);
    }
    if extension(path) == "xml" {
        let tar = tar_of(path)?;
        return open_tar(&tar, Some(path));
    }
    let outer = path.with_extension("xml");
    open_tar(path, files::exists(&outer).then_some(outer.as_path()))
}

fn first_bytes(path: &Path) -> Result<Vec<u8>, Error> {
    use std::io::Read as _;
    let mut first = Vec::new();
    files::open(path)?.take(4).read_to_end(&mut first).map_err(files::at(path))?;
    Ok(first)
}

fn extension(path: &Path) -> String {
    path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default()
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The tar beside a transfer file: of the same name, or the only one (`info.xml` of `ESSArch`).
fn tar_of(outer: &Path) -> Result<PathBuf, Error> {
    let same = outer.with_extension("tar");
    if files::exists(&same) {
        return Ok(same);
    }
    let folder = outer.parent().filter(|p| !p.as_os_str().is_empty());
    only_tar(folder.unwrap_or(Path::new(".")))?
        .ok_or_else(|| Error::NoTar { path: outer.to_owned() })
}

fn only_tar(folder: &Path) -> Result<Option<PathBuf>, Error> {
    let mut tars: Vec<_> =
        files::list(folder)?.into_iter().filter(|p| extension(p) == "tar").collect();
    match tars.len() {
        0 | 1 => Ok(tars.pop()),
        _ => Err(Error::SeveralTars { path: folder.to_owned() }),
    }
}

fn open_tar(path: &Path, outer: Option<&Path>) -> Result<Opened, Error> {
    let mut listing = Listing::default();
    let mut input = files::open(path)?;
    let fault = tar::walk(&mut input, &mut |entry| listing.take(entry))
        .map_err(files::at(path))?;
    match fault {
        None => {}
        Some(Fault::NoEnd) => listing.oddities.push(Oddity::NoEnd),
        Some(Fault::Truncated { at }) => listing.oddities.push(Oddity::Truncated { at }),
        Some(Fault::Header { at } | Fault::Extension { at }) => {
            listing.oddities.push(Oddity::Broken { at });
        }
    }
    let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned());
    let root = listing.root(stem.as_deref());
    let mut package = listing.package(file_name(path), true, root);
    if let Some(outer) = outer {
        let bytes = files::read_limited(outer, OUTER_LIMIT)?;
        package.outer = Some(Outer { name: file_name(outer), bytes });
    }
    Ok(Opened { package, body: Body::Tar(path.to_owned()) })
}

/// A zip as a stranger reads it: names and stated sizes, no content.
fn open_zip(path: &Path) -> Result<Opened, Error> {
    let mut listing = Listing::default();
    let unsupported = || Error::Unsupported { path: path.to_owned() };
    let mut zip = zip::ZipArchive::new(files::open(path)?).map_err(|_| unsupported())?;
    let slashes = !zip.file_names().flatten().any(|name| name.contains('/'));
    for number in 0..zip.len().min(ENTRIES_LIMIT) {
        let Ok(entry) = zip.by_index_raw(number) else {
            listing.oddities.push(Oddity::Broken { at: number as u64 });
            continue;
        };
        let (mut name, size) = (entry.name_raw().to_vec(), entry.size());
        if slashes && name.contains(&b'\\') {
            listing.backslashes();
            name.iter_mut().filter(|b| **b == b'\\').for_each(|b| *b = b'/');
        }
        let is_folder = entry.is_dir() || name.ends_with(b"/");
        let kind = match (is_folder, entry.is_symlink() || entry.encrypted()) {
            (true, _) => Kind::Folder,
            (_, true) => Kind::Special('l'),
            (false, false) => Kind::File,
        };
        listing.take(Entry { name, kind, size, offset: number as u64 });
    }
    if zip.len() > ENTRIES_LIMIT {
        listing.oddities.push(Oddity::Truncated { at: ENTRIES_LIMIT as u64 });
    }
    let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned());
    let root = listing.root(stem.as_deref());
    let package = listing.package(file_name(path), false, root);
    let known = package.find("dias-mets.xml").is_some()
        || package.find("mets.xml").is_some()
        || ["arkivuttrekk.xml", "arkivstruktur.xml", "addml.xml"]
            .iter()
            .any(|name| package.find_in_content(name).is_some());
    if !known {
        let path = path.to_owned();
        let is_tar = |m: &&Member| m.name.to_lowercase().ends_with(".tar");
        return Err(match package.members.iter().find(is_tar) {
            Some(tar) => Error::TarInZip { path, tar: tar.name.clone() },
            None => Error::NotADelivery { path },
        });
    }
    Ok(Opened { package, body: Body::Zip(path.to_owned()) })
}

/// The tar within an unpacked ET-producer package: `{aic}/{sip}/content/{sip}.tar`, with its
/// transfer file `{aic}/info.xml`.
fn wrapped_tar(folder: &Path) -> Result<Option<(PathBuf, Option<PathBuf>)>, Error> {
    let content = folder.join("content");
    let inside = |name: &str| files::exists(&content.join(name));
    if !content.is_dir() || inside("arkivuttrekk.xml") || inside("arkivstruktur.xml") {
        return Ok(None);
    }
    let Some(tar) = only_tar(&content)? else { return Ok(None) };
    let beside = [folder.join("info.xml"), folder.join("../info.xml")];
    Ok(Some((tar, beside.into_iter().find(|path| files::exists(path)))))
}

fn open_folder(path: &Path) -> Result<Opened, Error> {
    if let Some((tar, outer)) = wrapped_tar(path)? {
        return open_tar(&tar, outer.as_deref());
    }
    let inside = |name: &str| files::exists(&path.join(name));
    let unpacked = [
        "content",
        "dias-mets.xml",
        "arkivuttrekk.xml",
        "arkivstruktur.xml",
        "addml.xml",
    ];
    if !unpacked.iter().any(|name| inside(name)) {
        if let Some(tar) = only_tar(path)? {
            let same = tar.with_extension("xml");
            let outer =
                [same, path.join("info.xml")].into_iter().find(|p| files::exists(p));
            return open_tar(&tar, outer.as_deref());
        }
        // An unpacked `{uuid}/`, or the standard's `avleveringspakke/` (krav 6.4.15).
        let folders: Vec<_> =
            files::list(path)?.into_iter().filter(|p| p.is_dir()).collect();
        let known =
            |p: &&PathBuf| unpacked.iter().any(|name| files::exists(&p.join(name)));
        return match folders.iter().find(known) {
            Some(folder) => open_folder(folder),
            None => Err(Error::NotADelivery { path: path.to_owned() }),
        };
    }
    let mut listing = Listing::default();
    list_folder(path, "", 0, &mut listing)?;
    let mut package = listing.package(file_name(path), false, None);
    package.outer = info_beside(path)?;
    Ok(Opened { package, body: Body::Folder(path.to_owned()) })
}

/// `info.xml` beside an unpacked extraction, where it speaks of arkivuttrekk.xml: it came by
/// another way, and so proves that this is what was sent (forskrift § 5-31, KDRS A9).
fn info_beside(folder: &Path) -> Result<Option<Outer>, Error> {
    let path = folder.join("../info.xml");
    if !files::exists(&path) || files::length(&path)? > OUTER_LIMIT {
        return Ok(None);
    }
    let bytes = files::read_limited(&path, OUTER_LIMIT)?;
    let speaks = memchr::memmem::find(&bytes, b"arkivuttrekk.xml").is_some();
    Ok(speaks.then(|| Outer { name: file_name(&path), bytes }))
}

fn list_folder(
    folder: &Path,
    prefix: &str,
    depth: usize,
    listing: &mut Listing,
) -> Result<(), Error> {
    for path in files::list(folder)? {
        let Some(name) = path.file_name().and_then(|n| n.to_str()) else {
            let name = format!("{prefix}{}", file_name(&path));
            listing.oddities.push(Oddity::Special { name });
            continue;
        };
        let name = format!("{prefix}{name}");
        if path.is_symlink() || depth > DEPTH_LIMIT {
            listing.oddities.push(Oddity::Special { name });
        } else if path.is_dir() {
            listing.folders.push(name.clone());
            list_folder(&path, &format!("{name}/"), depth + 1, listing)?;
        } else if path.is_file() {
            let size = files::length(&path)?;
            listing.members.push(Member::new(name, size, 0));
        } else {
            listing.oddities.push(Oddity::Special { name });
        }
    }
    Ok(())
}

/// The names as they were found, before the root folder is known.
#[derive(Default)]
struct Listing {
    members: Vec<Member>,
    folders: Vec<String>,
    oddities: Vec<Oddity>,
}

impl Listing {
    /// Old writers part folders with backslashes: told once.
    fn backslashes(&mut self) {
        if !self.oddities.contains(&Oddity::Backslashes) {
            self.oddities.push(Oddity::Backslashes);
        }
    }

    fn take(&mut self, entry: Entry) {
        let name = match String::from_utf8(entry.name) {
            Ok(name) => name,
            Err(error) => {
                let name =
                    error.as_bytes().iter().map(|b| char::from(*b)).collect::<String>();
                self.oddities.push(Oddity::NotUtf8 { name: name.clone() });
                name
            }
        };
        let name = name.strip_prefix("./").unwrap_or(&name);
        let name = name.strip_suffix('/').unwrap_or(name).to_owned();
        if name.is_empty() && entry.kind == Kind::Folder {
            return; // `./` itself
        }
        if !stays_inside(&name) {
            self.oddities.push(Oddity::Escapes { name });
            return;
        }
        let (size, offset) = (entry.size, entry.offset);
        match entry.kind {
            Kind::Folder => self.folders.push(name),
            Kind::File => self.members.push(Member::new(name, size, offset)),
            Kind::Special(_) => self.oddities.push(Oddity::Special { name }),
        }
    }

    /// The root folder: the tar's own name where any path begins so, else what all have in
    /// common. A bare `content/` is no root.
    fn root(&self, stem: Option<&str>) -> Option<String> {
        let mut firsts =
            self.members.iter().map(|m| &m.name).chain(&self.folders).map(|name| {
                match name.split_once('/') {
                    Some((first, _)) => first,
                    None => name.as_str(),
                }
            });
        if let Some(stem) = stem
            && firsts.clone().any(|first| first == stem)
        {
            return Some(stem.to_owned());
        }
        let first = firsts.next()?;
        let is_file = self.members.iter().any(|m| m.name == first);
        (first != "content" && !is_file && firsts.all(|other| other == first))
            .then(|| first.to_owned())
    }

    fn package(mut self, name: String, in_tar: bool, root: Option<String>) -> Package {
        if let Some(root) = &root {
            let prefix = format!("{root}/");
            let oddities = &mut self.oddities;
            self.members.retain_mut(|member| match member.name.strip_prefix(&prefix) {
                Some(rest) => {
                    member.name = rest.to_owned();
                    true
                }
                None => {
                    let (name, root) = (member.name.clone(), root.clone());
                    oddities.push(Oddity::Stray { name, root });
                    false
                }
            });
            self.folders.retain_mut(|folder| match folder.strip_prefix(&prefix) {
                Some(rest) => {
                    *folder = rest.to_owned();
                    true
                }
                None => false,
            });
        }
        let implied = self.members.iter().filter_map(|m| m.name.split_once('/'));
        let mut folders: BTreeSet<&str> = implied.map(|(first, _)| first).collect();
        let shallow = |folder: &&str| folder.matches('/').count() < 2;
        folders.extend(self.folders.iter().map(String::as_str).filter(shallow));
        let folders = folders.into_iter().map(str::to_owned).collect();
        Package::new(name, in_tar, root, self.members, folders, self.oddities)
    }
}

/// A relative path without `..`, empty parts, drives or control characters.
fn stays_inside(name: &str) -> bool {
    let has_drive =
        matches!(name.as_bytes(), [drive, b':', ..] if drive.is_ascii_alphabetic());
    let is_plain = |part: &str| !matches!(part, "" | "." | "..");
    // An empty first part is a leading slash.
    !has_drive && !name.contains(['\\', '\0']) && name.split('/').all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_leads_out_is_not_inside() {
        for name in ["a", "a/b.xml", "a..b/c", "DOKUMENT/æ ø.pdf"] {
            assert!(stays_inside(name), "{name}");
        }
        for name in ["", "/a", "../a", "a/../b", "a//b", "a/.", "C:/a", "a\\b", "a\0"] {
            assert!(!stays_inside(name), "{name}");
        }
    }

    #[test]
    fn the_root_is_the_tar_s_own_name_or_what_all_have_in_common() {
        let check = |names: &[&str], stem: &str, expected: Option<&str>| {
            let mut listing = Listing::default();
            for name in names {
                let name = (*name).to_owned();
                listing.members.push(Member::new(name, 0, 0));
            }
            assert_eq!(listing.root(Some(stem)).as_deref(), expected, "{names:?}");
        };
        check(&["u/a", "u/b/c"], "u", Some("u"));
        check(&["u/a", "v"], "u", Some("u"));
        check(&["u/a", "u/b"], "w", Some("u"));
        check(&["content/a"], "w", None);
        check(&["a", "b"], "w", None);
    }
}
