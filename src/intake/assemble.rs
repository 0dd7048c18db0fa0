//! The files together: checksums, gaps, duplicates, empty folders.

use std::collections::{BTreeMap, BTreeSet};

use super::checksums::{ByPath, ChecksumList};
use super::source::Listing;
use super::{Intake, Oppdrag, Received, gaps, names};
use crate::finding::{Finding, Noted};
use crate::msg;
use crate::place::Place;

/// Puts probed files together into an intake; `received` holds what became of
/// [`Listing::files`]. Findings about single files are not repeated here.
#[must_use]
pub fn assemble(
    listing: Listing,
    mut received: Vec<Received>,
    oppdrag: Option<Oppdrag>,
    lists: &[ChecksumList],
) -> Noted<Intake> {
    names::sort_naturally(&mut received, |file| &file.path);
    let mut findings = Vec::new();
    let by_path = ByPath::new(&received);
    for list in lists {
        findings.extend(list.verify(&mut received, &by_path));
    }
    let folders = folders(&received);
    for (folder, indexes) in &folders {
        findings.extend(duplicates(&mut received, indexes));
        findings.extend(holes(folder, indexes.iter().map(|at| &received[*at])));
    }
    findings.extend(empty(&listing.folders, &folders));
    let mut folders: Vec<String> = folders.into_keys().collect();
    names::sort_naturally(&mut folders, |path| path);
    let Listing { ignored, refused, .. } = listing;
    let value = Intake {
        files: received,
        folders,
        ignored,
        refused,
        oppdrag,
        telling: Vec::new(),
    };
    Noted { value, findings }
}

/// The indexes of the files of each folder.
fn folders(files: &[Received]) -> BTreeMap<String, Vec<usize>> {
    let mut folders: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, file) in files.iter().enumerate() {
        folders.entry(file.folder().to_owned()).or_default().push(at);
    }
    folders
}

/// Files of one folder with the same bytes. In another folder the same bytes are a paper of
/// their own.
fn duplicates(files: &mut [Received], indexes: &[usize]) -> Vec<Finding> {
    let mut first = BTreeMap::new();
    let mut findings = Vec::new();
    for at in indexes {
        let file = &files[*at];
        let Some(digest) = file.digest.filter(|_| is_scan(file)) else {
            continue;
        };
        match first.get(&digest) {
            None => {
                first.insert(digest, *at);
            }
            Some(original) => {
                let told = msg!("intake-duplicate", first = files[*original].name());
                findings.push(Finding::note(Place::file(&file.path), told));
                files[*at].duplicate_of = Some(*original);
            }
        }
    }
    findings
}

/// An unreadable file is told about as that, and is no copy of another.
fn is_scan(file: &Received) -> bool {
    file.kind.format().is_some() && file.unreadable.is_none()
}

fn holes<'a>(folder: &str, files: impl Iterator<Item = &'a Received>) -> Vec<Finding> {
    let scans = files.filter(|file| file.kind.format().is_some()).map(Received::name);
    let place = || if folder.is_empty() { Place::default() } else { Place::file(folder) };
    gaps::find(scans)
        .into_iter()
        .map(|gap| {
            let told = msg!(
                "intake-gap",
                missing = gap.missing,
                count = gap.count,
                first = gap.first,
                last = gap.last,
            );
            Finding::warning(place(), told).hint(msg!("intake-hint-gap"))
        })
        .collect()
}

/// Folders with no file in them or below: a transfer may have lost their content.
fn empty(all: &[String], with_files: &BTreeMap<String, Vec<usize>>) -> Vec<Finding> {
    let mut above = BTreeSet::new();
    for folder in with_files.keys() {
        above.insert(folder.as_str());
        above.extend(folder.match_indices('/').map(|(at, _)| &folder[..at]));
    }
    all.iter()
        .filter(|folder| !folder.is_empty() && !above.contains(folder.as_str()))
        .map(|folder| {
            Finding::warning(Place::file(folder), msg!("intake-empty-folder"))
                .hint(msg!("intake-hint-empty-folder"))
        })
        .collect()
}
