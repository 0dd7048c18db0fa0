//! A folder tree as an intake.

use std::ffi::OsStr;
use std::io::{self, Read, Write};
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

use super::Error;
use super::source::{At, Lister};
use crate::files;
use crate::finding::Finding;
use crate::msg;
use crate::place::Place;

/// Lists everything below `root`.
pub(super) fn list(root: &Path, lister: &mut Lister<'_>) -> Result<(), Error> {
    lister.folder("");
    walk(root, Path::new(""), 0, lister)
}

fn walk(
    root: &Path,
    below: &Path,
    depth: usize,
    lister: &mut Lister<'_>,
) -> Result<(), Error> {
    for path in files::list(&root.join(below))? {
        let relative = below.join(path.file_name().unwrap_or_default());
        let name = shown(&relative);
        let what = path.symlink_metadata().map_err(files::at(&path))?;
        let place = || Place::file(&name);
        if what.is_symlink() {
            let finding = Finding::error(place(), msg!("intake-link"));
            lister.refuse(name.clone(), finding.hint(msg!("intake-hint-link")));
        } else if what.is_dir() && depth >= lister.limits.depth {
            let finding = Finding::error(
                place(),
                msg!("intake-too-deep", limit = lister.limits.depth),
            );
            lister.refuse(name.clone(), finding.hint(msg!("intake-hint-flatten")));
        } else if what.is_dir() {
            lister.folder(&name);
            walk(root, &relative, depth + 1, lister)?;
        } else if what.is_file() {
            if relative.to_str().is_none() {
                let finding = Finding::warning(place(), msg!("intake-name-not-unicode"));
                lister.note(finding.hint(msg!("intake-hint-rename")));
            }
            lister.file(name, what.len(), At::Path(relative));
        } else {
            let finding = Finding::error(place(), msg!("intake-not-a-file"));
            lister.refuse(name.clone(), finding.hint(msg!("intake-hint-remove")));
        }
    }
    Ok(())
}

/// At most `limit` bytes of a file.
pub(super) fn copy(path: &Path, limit: u64, out: &mut impl Write) -> Result<u64, Error> {
    let file = files::open(path)?;
    Ok(io::copy(&mut file.take(limit), out).map_err(files::at(path))?)
}

/// A path with `/` between folders; bytes that are no Unicode as `%FF`, so that two such
/// names stay two.
fn shown(path: &Path) -> String {
    let parts: Vec<String> = path.iter().map(shown_part).collect();
    parts.join("/")
}

fn shown_part(part: &OsStr) -> String {
    let chunks = part.as_bytes().utf8_chunks();
    chunks
        .map(|chunk| {
            let invalid: String =
                chunk.invalid().iter().map(|byte| format!("%{byte:02X}")).collect();
            format!("{}{invalid}", chunk.valid())
        })
        .collect()
}

/// The names of the files right in a folder, for those that continue a numbering there.
pub(super) fn names(folder: &Path) -> Result<Vec<String>, Error> {
    let paths: Vec<PathBuf> = files::list(folder)?;
    Ok(paths.iter().filter_map(|p| p.file_name()).map(shown_part).collect())
}
