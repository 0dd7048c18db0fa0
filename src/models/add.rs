//! Takes a part from a file that somebody brought: a wheel, or the bare file.
//!
//! Nothing is unpacked elsewhere, nothing is written before all of a file is found right, and
//! what a file is, its bytes say, not its name.

use std::fs::File;
use std::io::{BufReader, Read as _};
use std::path::{Path, PathBuf};

use zip::ZipArchive;
use zip::result::ZipError;

use super::latin;
use super::part::{Package, Part, Pin};
use super::shelf::{wrong_digest, wrong_length};
use crate::digest::Digest;
use crate::files;
use crate::finding::{Finding, Noted};
use crate::message::Message;
use crate::msg;
use crate::place::Place;

/// The longest licence that is kept beside the models, in bytes.
const MAX_NOTICE: u64 = 4 << 20;

/// A part that has been put into the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// Which.
    pub part: Part,
    /// Where it lies now.
    pub path: PathBuf,
}

/// A file ready to be written: its name in the folder, and its bytes.
type Ready = (Option<Part>, &'static str, Vec<u8>);

/// Puts the parts that a file holds into a models folder, which is made where it is missing.
/// The reader of lines is cut to Latin characters on the way. A file that is wrong in anything
/// adds nothing; why, the findings say.
///
/// # Errors
/// [`files::Error`] where the file cannot be read or the folder not be written.
pub fn add(file: &Path, folder: &Path) -> Result<Noted<Vec<Added>>, files::Error> {
    let mut magic = [0; 4];
    let is_zip = files::open(file)?.read_exact(&mut magic).is_ok()
        && matches!(&magic, b"PK\x03\x04" | b"PK\x05\x06");
    let taken = if is_zip { wheel(file)? } else { bare(file)? };
    let ready = match taken {
        Ok(ready) => ready,
        Err(finding) => return Ok(Noted { value: vec![], findings: vec![*finding] }),
    };
    let mut added = Vec::new();
    for (part, name, bytes) in ready {
        let path = folder.join(name);
        files::write(&path, &bytes)?;
        added.extend(part.map(|part| Added { part, path }));
    }
    Ok(Noted::clean(added))
}

/// What a file gives, or the one thing that is wrong with it.
type Taken = Result<Vec<Ready>, Box<Finding>>;

fn bare(file: &Path) -> Result<Taken, files::Error> {
    let place = file.display().to_string();
    let length = files::length(file)?;
    let known = |pin: &Pin| pin.length == length;
    let pins = Part::ALL.map(|part| [part.received(), part.installed()]);
    if !pins.iter().flatten().any(known) {
        // Only the name can tell which one it was meant to be.
        let name = file.file_name().and_then(|name| name.to_str());
        let meant = pins.iter().flatten().find(|pin| Some(pin.name) == name);
        return Ok(Err(match meant {
            Some(pin) => refused(place, wrong_length(length, pin)),
            None => strange(place),
        }));
    }
    let bytes = files::read(file)?;
    let found = Digest::of(&bytes);
    for part in Part::ALL {
        for pin in [part.received(), part.installed()] {
            if pin.digest() == found {
                return Ok(finished(part, bytes, &place).map(|ready| vec![ready]));
            }
        }
    }
    let pin = pins.into_iter().flatten().find(known).unwrap_or(pins[0][0]);
    Ok(Err(refused(place, wrong_digest(found, &pin))))
}

fn wheel(file: &Path) -> Result<Taken, files::Error> {
    let place = file.display().to_string();
    let mut zip = match ZipArchive::new(files::open(file)?) {
        Ok(zip) => zip,
        Err(error) => return Ok(Err(unreadable(place, &error))),
    };
    let holds = |package: &Package| {
        package.parts().any(|part| zip.index_for_name(part.member()).is_some())
    };
    let Some(package) = Package::ALL.into_iter().find(holds) else {
        return Ok(Err(strange(place)));
    };
    Ok(members(&mut zip, package, &place))
}

fn members(
    zip: &mut ZipArchive<BufReader<File>>,
    package: Package,
    place: &str,
) -> Taken {
    let mut ready = Vec::new();
    for part in package.parts() {
        let pin = part.received();
        let within = format!("{place}/{}", part.member());
        let bytes = member(zip, part.member(), pin.length, &within)?;
        if bytes.len() as u64 != pin.length {
            return Err(refused(within, wrong_length(bytes.len() as u64, &pin)));
        }
        let found = Digest::of(&bytes);
        if found != pin.digest() {
            return Err(refused(within, wrong_digest(found, &pin)));
        }
        ready.push(finished(part, bytes, &within)?);
    }
    for (name, kept) in package.notices() {
        let within = format!("{place}/{name}");
        ready.push((None, kept, member(zip, name, MAX_NOTICE, &within)?));
    }
    Ok(ready)
}

/// A member of at most `limit` bytes.
fn member(
    zip: &mut ZipArchive<BufReader<File>>,
    name: &str,
    limit: u64,
    place: &str,
) -> Result<Vec<u8>, Box<Finding>> {
    let told = |error: &ZipError| unreadable(place.to_owned(), error);
    let member = zip.by_name(name).map_err(|error| told(&error))?;
    if member.size() > limit {
        let message = msg!("models-too-large", found = member.size(), limit = limit);
        return Err(refused(place.to_owned(), message));
    }
    let mut bytes = Vec::new();
    member
        .take(limit)
        .read_to_end(&mut bytes)
        .map_err(|error| told(&ZipError::Io(error)))?;
    Ok(bytes)
}

/// A part whose bytes are the pinned ones, as it is to lie in the folder.
fn finished(part: Part, bytes: Vec<u8>, place: &str) -> Result<Ready, Box<Finding>> {
    let pin = part.installed();
    if part != Part::Reader || Digest::of(&bytes) == pin.digest() {
        return Ok((Some(part), pin.name, bytes));
    }
    let refused = |message| refused(place.to_owned(), message);
    let cut = latin::cut(&bytes)
        .map_err(|error| refused(msg!("models-uncut", reason = error.to_string())))?;
    let found = Digest::of(&cut);
    if found != pin.digest() {
        return Err(refused(wrong_digest(found, &pin)));
    }
    Ok((Some(part), pin.name, cut))
}

fn refused(place: String, message: Message) -> Box<Finding> {
    let hint = msg!(
        "models-hint-fetch",
        models = Package::Rapidocr.requirement(),
        library = Package::Onnxruntime.requirement(),
    );
    Box::new(Finding::error(Place::file(place), message).hint(hint))
}

fn strange(place: String) -> Box<Finding> {
    refused(place, msg!("models-strange"))
}

fn unreadable(place: String, error: &ZipError) -> Box<Finding> {
    refused(place, msg!("models-unreadable", reason = error.to_string()))
}
