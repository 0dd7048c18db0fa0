//! The directories of a TIFF, read without trusting a number in them.
//!
//! The `tiff` crate decodes pixels well, but gives up the whole file when one directory is
//! bad; here each page is found on its own, so that the good ones are kept. EXIF has the same
//! form and is read here too.

use std::collections::{BTreeMap, BTreeSet};

use super::DecodeError;

/// A TIFF structure over bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tiff<'a> {
    bytes: &'a [u8],
    pub(super) big_endian: bool,
    /// BigTIFF: offsets and counts of eight bytes.
    big: bool,
}

/// One directory: the entries by tag.
#[derive(Clone, Debug)]
pub(super) struct Ifd {
    /// Where it begins.
    pub(super) offset: u64,
    entries: BTreeMap<u16, Entry>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    kind: u16,
    count: u64,
    /// Where the values lie.
    values: usize,
}

impl<'a> Tiff<'a> {
    /// Reads the header.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, DecodeError> {
        let (big_endian, big) = match bytes.get(..4) {
            Some(b"II*\0") => (false, false),
            Some(b"MM\0*") => (true, false),
            Some(b"II+\0") => (false, true),
            Some(b"MM\0+") => (true, true),
            _ => return Err(DecodeError::damaged("no TIFF header")),
        };
        Ok(Self { bytes, big_endian, big })
    }

    pub(super) fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// Every directory of the main chain, and why the chain broke if it did.
    pub(super) fn directories(&self, limit: u32) -> (Vec<Ifd>, Option<DecodeError>) {
        let mut found = Vec::new();
        let mut seen = BTreeSet::new();
        let first = if self.big { self.integer(8, 8) } else { self.integer(4, 4) };
        let Some(mut next) = first else {
            return (found, Some(DecodeError::truncated("the header")));
        };
        while next != 0 {
            if !seen.insert(next) {
                return (found, Some(DecodeError::damaged("the pages go in a circle")));
            }
            if seen.len() as u64 > u64::from(limit) {
                let pages = seen.len() as u64;
                return (found, Some(DecodeError::TooManyPages { pages, limit }));
            }
            match self.directory(next) {
                Some((ifd, after)) => {
                    found.push(ifd);
                    next = after;
                }
                None => {
                    let told = format!("the directory of page {}", found.len() + 1);
                    return (found, Some(DecodeError::truncated(told)));
                }
            }
        }
        (found, None)
    }

    /// The directory at `offset` and the offset of the next; `None` where bytes are missing.
    /// An entry whose values lie outside the file is left out.
    fn directory(&self, offset: u64) -> Option<(Ifd, u64)> {
        let at = usize::try_from(offset).ok()?;
        let (count_size, entry_size, field) =
            if self.big { (8, 20, 12) } else { (2, 12, 8) };
        let count = usize::try_from(self.integer(at, count_size)?).ok()?;
        let start = at.checked_add(count_size)?;
        let end = start.checked_add(count.checked_mul(entry_size)?)?;
        let size = entry_size - field;
        let next = self.integer(end, size)?;
        let mut entries = BTreeMap::new();
        for at in (start..end).step_by(entry_size) {
            let tag = self.integer(at, 2)? as u16;
            let kind = self.integer(at + 2, 2)? as u16;
            let count = self.integer(at + 4, field - 4)?;
            let field = at + field;
            if let Some(values) = self.values(kind, count, field, size) {
                entries.entry(tag).or_insert(Entry { kind, count, values });
            }
        }
        Some((Ifd { offset, entries }, next))
    }

    /// Where so many values of a kind lie: in the field itself where they fit.
    fn values(&self, kind: u16, count: u64, field: usize, size: usize) -> Option<usize> {
        let length = usize::try_from(count.checked_mul(width_of(kind)? as u64)?).ok()?;
        let at = if length <= size {
            field
        } else {
            usize::try_from(self.integer(field, size)?).ok()?
        };
        (at.checked_add(length)? <= self.bytes.len()).then_some(at)
    }

    /// An unsigned integer of 1, 2, 4 or 8 bytes.
    fn integer(&self, at: usize, size: usize) -> Option<u64> {
        let bytes = self.bytes.get(at..at.checked_add(size)?)?;
        let push = |number: u64, byte: &u8| number << 8 | u64::from(*byte);
        Some(if self.big_endian {
            bytes.iter().fold(0, push)
        } else {
            bytes.iter().rev().fold(0, push)
        })
    }

    /// The unsigned integers of a tag; bytes of no told meaning are numbers, too.
    pub(super) fn numbers(&self, ifd: &Ifd, tag: u16) -> Option<Vec<u64>> {
        let entry = ifd.entries.get(&tag)?;
        if !matches!(entry.kind, 1 | 3 | 4 | 7 | 13 | 16 | 18) {
            return None;
        }
        let size = width_of(entry.kind)?;
        (0..entry.count as usize)
            .map(|i| self.integer(entry.values + i * size, size))
            .collect()
    }

    /// The first unsigned integer of a tag.
    pub(super) fn number(&self, ifd: &Ifd, tag: u16) -> Option<u64> {
        let entry = ifd.entries.get(&tag)?;
        if entry.count == 0 || !matches!(entry.kind, 1 | 3 | 4 | 13 | 16 | 18) {
            return None;
        }
        self.integer(entry.values, width_of(entry.kind)?)
    }

    /// The first fraction of a tag; some writers use whole numbers or floats for it.
    pub(super) fn fraction(&self, ifd: &Ifd, tag: u16) -> Option<f64> {
        let entry = ifd.entries.get(&tag)?;
        match entry.kind {
            5 if entry.count > 0 => {
                let above = self.integer(entry.values, 4)?;
                let below = self.integer(entry.values + 4, 4)?;
                (below != 0).then(|| above as f64 / below as f64)
            }
            11 if entry.count > 0 => {
                Some(f32::from_bits(self.integer(entry.values, 4)? as u32).into())
            }
            12 if entry.count > 0 => Some(f64::from_bits(self.integer(entry.values, 8)?)),
            _ => self.number(ifd, tag).map(|number| number as f64),
        }
    }

    /// A number as this file writes it.
    pub(super) fn written(&self, number: u64, size: usize) -> Vec<u8> {
        let mut bytes = number.to_le_bytes()[..size].to_vec();
        if self.big_endian {
            bytes.reverse();
        }
        bytes
    }
}

impl Ifd {
    pub(super) fn has(&self, tag: u16) -> bool {
        self.entries.contains_key(&tag)
    }
}

/// Bytes of one value of a field type (TIFF 6.0 §2, BigTIFF).
fn width_of(kind: u16) -> Option<usize> {
    Some(match kind {
        1 | 2 | 6 | 7 => 1,
        3 | 8 => 2,
        4 | 9 | 11 | 13 => 4,
        5 | 10 | 12 | 16 | 17 | 18 => 8,
        _ => return None,
    })
}
