//! Brings every file's bytes by, once, out of a tar, a folder or a zip.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::thread;

use crate::digest::Digest;
use crate::{files, work};

use super::Error;
use super::before::kind_of;
use super::bytes::{Told, Whole, look, skim};
use super::open::Body;
use super::package::{Oddity, Package};
use super::pass::{BUFFER, Reading};
use super::signature::Signature;

/// How many files of a folder are read at a time before what was found is put in its place,
/// and how many one hand takes.
const AT_ONCE: usize = 4096;
const HANDFUL: usize = 32;

impl Reading {
    /// Every file of the package, in its order.
    ///
    /// # Errors
    /// Where a file cannot be read.
    pub(super) fn all(
        &mut self,
        body: &Body,
        package: &mut Package,
        progress: &dyn Fn(u64),
    ) -> Result<(), Error> {
        match body {
            Body::Tar(path) => self.tar(path, package, progress),
            Body::Folder(path) => self.folder(path, package, progress),
            Body::Zip(path) => self.zip(path, package, progress),
        }
    }

    /// The tar from its first byte to its last.
    fn tar(
        &mut self,
        path: &Path,
        package: &mut Package,
        progress: &dyn Fn(u64),
    ) -> Result<(), Error> {
        let input = files::open(path)?;
        thread::scope(|scope| {
            let mut whole = Whole::new(Told { input, progress }, self.jobs, scope);
            for number in 0..package.members.len() {
                let (offset, size) =
                    (package.members[number].offset, package.members[number].size);
                let gap = offset.saturating_sub(whole.length());
                skim(&mut (&mut whole).take(gap), &mut self.buffer)?;
                let found = self.member(number, &mut (&mut whole).take(size), package)?;
                put(found, number, package);
            }
            skim(&mut whole, &mut self.buffer)?;
            package.tar = Some(whole.finish()?);
            Ok(())
        })
        .map_err(|error| files::at(path)(error).into())
    }

    /// The files of a folder in the order of their names; documents by many hands.
    fn folder(
        &mut self,
        path: &Path,
        package: &mut Package,
        progress: &dyn Fn(u64),
    ) -> Result<(), Error> {
        let mut number = 0;
        while number < package.members.len() {
            let all = package.members[number..].iter().take(AT_ONCE);
            let loose = all.take_while(|m| kind_of(package, &m.name).is_none());
            let loose: Vec<PathBuf> = loose.map(|m| path.join(&m.name)).collect();
            if loose.is_empty() {
                let file = path.join(&package.members[number].name);
                let mut input = Told { input: files::open(&file)?, progress };
                let found =
                    self.member(number, &mut input, package).map_err(files::at(&file))?;
                put(found, number, package);
                number += 1;
                continue;
            }
            for found in self.loose(&loose, progress)? {
                put(found, number, package);
                number += 1;
            }
        }
        Ok(())
    }

    /// What files are that are not read as documents of the package.
    fn loose(
        &self,
        paths: &[PathBuf],
        progress: &dyn Fn(u64),
    ) -> Result<Vec<(Digest, Signature)>, Error> {
        let mut all = Vec::with_capacity(paths.len());
        let handfuls: Vec<&[PathBuf]> = paths.chunks(HANDFUL).collect();
        let task = |paths: &&[PathBuf]| {
            let (mut found, mut length) = (Vec::with_capacity(HANDFUL), 0);
            let mut buffer = vec![0; BUFFER];
            for path in *paths {
                let mut input = files::open(path)?;
                found.push(look(&mut input, &mut buffer).map_err(files::at(path))?);
                length += input.get_ref().metadata().map_or(0, |data| data.len());
            }
            Ok::<_, Error>((found, length))
        };
        work::in_order(&handfuls, self.jobs, task, |_, done| {
            let (found, length) = done?;
            all.extend(found);
            progress(length);
            Ok::<_, Error>(())
        })?;
        Ok(all)
    }

    /// A zip, file by file. One that cannot be unpacked is a fault of the container.
    fn zip(
        &mut self,
        path: &Path,
        package: &mut Package,
        progress: &dyn Fn(u64),
    ) -> Result<(), Error> {
        let broken = || Error::Unsupported { path: path.to_owned() };
        let mut zip = zip::ZipArchive::new(files::open(path)?).map_err(|_| broken())?;
        for number in 0..package.members.len() {
            let (at, size) =
                (package.members[number].offset, package.members[number].size);
            let entry = usize::try_from(at).ok().and_then(|at| zip.by_index(at).ok());
            // One byte more than is stated shows a bomb.
            let read = entry.and_then(|entry| {
                let mut input = entry.take(size.saturating_add(1));
                let read = self.member(number, &mut input, package).ok()?;
                (input.limit() == 1).then_some(read)
            });
            let Some(found) = read else {
                package.oddities.push(Oddity::Broken { at });
                continue;
            };
            progress(size);
            put(found, number, package);
        }
        Ok(())
    }
}

fn put(found: (Digest, Signature), number: usize, package: &mut Package) {
    let member = &mut package.members[number];
    (member.digest, member.signature) = (Some(found.0), found.1);
}
