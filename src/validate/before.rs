//! What must be known before the pass: declarations, schemas, and which file is what.

use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use crate::files;

use super::Error;
use super::document::Doc;
use super::open::Body;
use super::package::{Member, Package};
use super::schemas::Own;
use super::uttrekk::{self, Uttrekk};

/// The largest schema of the delivery's own that is read (bytes), and how many.
const SCHEMA_LIMIT: u64 = 4 << 20;
const SCHEMAS_LIMIT: usize = 64;

/// What arkivuttrekk.xml declares, where there is one.
pub(super) fn read_uttrekk(
    package: &mut Package,
    body: &Body,
) -> Result<Option<Uttrekk>, Error> {
    for name in ["addml.xml", "arkivuttrekk.xml"] {
        if let Some(number) = package.find_in_content(name) {
            let file = package.member(number).name.clone();
            let bytes = read_member(package, body, number, uttrekk::LIMIT)?;
            return Ok(bytes.map(|bytes| Uttrekk::read(file, &bytes)));
        }
    }
    Ok(None)
}

/// The schemas that lie in the extraction itself, not in its folders.
pub(super) fn read_own_schemas(
    package: &mut Package,
    body: &Body,
) -> Result<Vec<Own>, Error> {
    let is_schema = |name: &str| !name.contains('/') && name.ends_with(".xsd");
    let numbers: Vec<u32> = package
        .in_order()
        .filter(|n| package.in_content(&package.member(*n).name).is_some_and(is_schema))
        .collect();
    let mut own = Vec::new();
    for (count, number) in numbers.into_iter().enumerate() {
        let limit = if count < SCHEMAS_LIMIT { SCHEMA_LIMIT } else { 0 };
        let Some(bytes) = read_member(package, body, number, limit)? else { continue };
        let name = package.in_content(&package.member(number).name).unwrap_or_default();
        let object = package.uttrekk.as_ref().and_then(|u| u.object("arkivstruktur.xml"));
        let listed = object.is_some_and(|o| o.schemas.iter().any(|s| s.name == name));
        own.push(Own::new(name.to_owned(), bytes, listed));
    }
    Ok(own)
}

/// A small file whole; where it is larger than the limit, the package takes note of that.
fn read_member(
    package: &mut Package,
    body: &Body,
    number: u32,
    limit: u64,
) -> Result<Option<Vec<u8>>, Error> {
    let member = package.member(number);
    if member.size > limit {
        package.too_large.push((number, limit));
        return Ok(None);
    }
    let (path, offset) = match body {
        Body::Tar(path) => (path.clone(), member.offset),
        Body::Folder(path) => (path.join(&member.name), 0),
        Body::Zip(path) => return Ok(read_zipped(path, member)),
    };
    let mut bytes = Vec::new();
    let mut input = files::open(&path)?;
    input
        .seek(SeekFrom::Start(offset))
        .and_then(|_| input.take(member.size).read_to_end(&mut bytes))
        .map_err(files::at(&path))?;
    Ok(Some(bytes))
}

/// A small file of a zip; `None` where it cannot be read, which is told when it passes.
fn read_zipped(path: &Path, member: &Member) -> Option<Vec<u8>> {
    let mut zip = zip::ZipArchive::new(files::open(path).ok()?).ok()?;
    let entry = zip.by_index(usize::try_from(member.offset).ok()?).ok()?;
    let mut bytes = Vec::new();
    entry.take(member.size).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// Which of the package's documents a file is; `None` where it is not read as one. What lies
/// in the extraction's folders is an archive document, whatever its format.
pub(super) fn kind_of(package: &Package, name: &str) -> Option<Doc> {
    let in_content = package.in_content(name);
    match in_content {
        Some("arkivstruktur.xml") => return Some(Doc::Arkivstruktur),
        Some("loependeJournal.xml") => return Some(Doc::LoependeJournal),
        Some("offentligJournal.xml") => return Some(Doc::OffentligJournal),
        Some("endringslogg.xml") => return Some(Doc::Endringslogg),
        _ => {}
    }
    if package.uttrekk.as_ref().is_some_and(|uttrekk| uttrekk.file == name) {
        return Some(Doc::Arkivuttrekk);
    }
    match name {
        "dias-mets.xml" | "mets.xml" => return Some(Doc::Mets),
        "administrative_metadata/dias-premis.xml"
        | "administrative_metadata/premis.xml" => {
            return Some(Doc::Premis);
        }
        _ => {}
    }
    let is_document = in_content.is_some_and(|rest| rest.contains('/'))
        && !(package.content.is_empty() && name.starts_with("administrative_metadata/"));
    (name.to_lowercase().ends_with(".xml") && !is_document).then_some(Doc::Other)
}

/// The encoding that an XML declaration states; that of two or four bytes a character shows
/// before any declaration can be read.
pub(super) fn encoding(head: &[u8]) -> Option<&str> {
    let begins = |marks: &[&[u8]]| marks.iter().any(|mark| head.starts_with(mark));
    if begins(&[b"\xff\xfe\0\0", b"\0\0\xfe\xff", b"<\0\0\0", b"\0\0\0<"]) {
        return Some("UTF-32");
    }
    if begins(&[b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<"]) {
        return Some("UTF-16");
    }
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let end = head.windows(2).position(|two| two == b"?>")?;
    let declaration = std::str::from_utf8(&head[..end]).ok()?.strip_prefix("<?xml")?;
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?;
    let value = value.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split(quote).next()
}
