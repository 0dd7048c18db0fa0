//! A tar seen by a stranger: every header read, no content, nothing believed.
//!
//! The `tar` crate reads the fields of a header; the walk is ours, because a stranger's tar
//! may hold a long name of gigabytes, and because what is odd about it is to be told.

use std::io::{self, Read, Seek, SeekFrom};

use tar::Header;

/// The longest name or extended header that is read (bytes).
const EXTENSION_LIMIT: u64 = 1 << 20;
/// Tar counts in blocks of so many bytes.
const BLOCK: u64 = 512;

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Bytes.
    File,
    /// A folder, also the ones that old packages mark as files with a name ending in `/`.
    Folder,
    /// Links, devices and the like, by their type flag.
    Special(char),
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// The name as it stands, in whatever encoding.
    pub(super) name: Vec<u8>,
    /// What it is.
    pub(super) kind: Kind,
    /// The number of bytes.
    pub(super) size: u64,
    /// Where its bytes begin.
    pub(super) offset: u64,
}

/// Why the walk ended before the archive's end mark; `at` is a byte offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// What stands here is no header, or its own checksum is wrong.
    Header { at: u64 },
    /// The file ends within the entry that begins here.
    Truncated { at: u64 },
    /// An extended header that cannot be understood or is too large.
    Extension { at: u64 },
    /// The file ends without the two empty blocks that end a tar; nothing is lost.
    NoEnd,
}

/// What extended headers say of the entry that follows.
#[derive(Default)]
struct Extended {
    name: Option<Vec<u8>>,
    size: Option<u64>,
}

/// Visits every entry; content is skipped, so that the walk costs one read an entry.
///
/// # Errors
/// What the input fails with.
pub(super) fn walk(
    input: &mut (impl Read + Seek),
    each: &mut dyn FnMut(Entry),
) -> io::Result<Option<Fault>> {
    let length = input.seek(SeekFrom::End(0))?;
    let mut at = 0;
    let mut extended = Extended::default();
    loop {
        input.seek(SeekFrom::Start(at))?;
        if length - at < BLOCK {
            return Ok(Some(if at == length && at > 0 {
                Fault::NoEnd
            } else {
                Fault::Truncated { at }
            }));
        }
        let mut block = [0; BLOCK as usize];
        input.read_exact(&mut block)?;
        if block.iter().all(|byte| *byte == 0) {
            return Ok(None);
        }
        let Some((header, size)) = header(&block) else {
            return Ok(Some(Fault::Header { at }));
        };
        let flag = header.entry_type().as_byte();
        let size = if is_extension(flag) { size } else { extended.size.unwrap_or(size) };
        let offset = at + BLOCK;
        let Some(next) = next_header(offset, size).filter(|_| size <= length - offset)
        else {
            return Ok(Some(Fault::Truncated { at }));
        };
        if is_extension(flag) {
            if size > EXTENSION_LIMIT {
                return Ok(Some(Fault::Extension { at }));
            }
            let mut bytes = vec![0; usize::try_from(size).expect("at most a MiB")];
            input.read_exact(&mut bytes)?;
            if !extended.take(flag, bytes) {
                return Ok(Some(Fault::Extension { at }));
            }
        } else {
            let name = extended.name.take().unwrap_or_else(|| header.path_bytes().into());
            let kind = kind(flag, &name);
            each(Entry { name, kind, size, offset });
            extended = Extended::default();
        }
        at = next.min(length);
    }
}

/// The header in a block and the size it states; `None` where its checksum is wrong.
fn header(block: &[u8; BLOCK as usize]) -> Option<(&Header, u64)> {
    let header = Header::from_byte_slice(block);
    let stated = header.cksum().ok()?;
    let sum = |byte: fn(u8) -> i64| -> i64 {
        block
            .iter()
            .enumerate()
            .map(|(at, b)| if (148..156).contains(&at) { 32 } else { byte(*b) })
            .sum()
    };
    // Some old writers summed signed bytes.
    let found = [sum(i64::from), sum(|b| i64::from(b.cast_signed()))];
    let size = header.entry_size().ok()?;
    found.contains(&i64::from(stated)).then_some((header, size))
}

fn is_extension(flag: u8) -> bool {
    matches!(flag, b'L' | b'K' | b'x' | b'g')
}

fn next_header(offset: u64, size: u64) -> Option<u64> {
    offset.checked_add(size)?.checked_next_multiple_of(BLOCK)
}

fn kind(flag: u8, name: &[u8]) -> Kind {
    match flag {
        b'5' => Kind::Folder,
        b'0' | b'\0' | b'7' if name.ends_with(b"/") => Kind::Folder,
        b'0' | b'\0' | b'7' => Kind::File,
        other => Kind::Special(char::from(other)),
    }
}

impl Extended {
    /// Remembers what an extended header says; false where it cannot be understood.
    fn take(&mut self, flag: u8, mut bytes: Vec<u8>) -> bool {
        match flag {
            b'L' => {
                bytes.truncate(bytes.iter().position(|b| *b == 0).unwrap_or(bytes.len()));
                self.name = Some(bytes);
                true
            }
            b'x' => self.take_pax(&bytes).is_some(),
            _ => true,
        }
    }

    /// Records of `length key=value\n` (POSIX pax).
    fn take_pax(&mut self, mut bytes: &[u8]) -> Option<()> {
        while bytes.first().is_some_and(|b| *b != 0) {
            let space = bytes.iter().position(|b| *b == b' ')?;
            let length: usize =
                std::str::from_utf8(&bytes[..space]).ok()?.parse().ok()?;
            let record = bytes.get(space + 1..length)?.strip_suffix(b"\n")?;
            let equals = record.iter().position(|b| *b == b'=')?;
            let (key, value) = (&record[..equals], &record[equals + 1..]);
            match key {
                b"path" => self.name = Some(value.to_vec()),
                b"size" => {
                    self.size = Some(std::str::from_utf8(value).ok()?.parse().ok()?);
                }
                _ => {}
            }
            bytes = &bytes[length..];
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn check(bytes: &[u8], expected: &[(&str, Kind, u64)], fault: Option<Fault>) {
        let mut found = Vec::new();
        let ended = walk(&mut Cursor::new(bytes), &mut |entry| {
            let name = String::from_utf8_lossy(&entry.name).into_owned();
            found.push((name, entry.kind, entry.size));
        });
        let found: Vec<_> = found.iter().map(|(n, k, s)| (n.as_str(), *k, *s)).collect();
        assert_eq!(found, expected);
        assert_eq!(ended.unwrap(), fault);
    }

    fn tar(entries: &[(&str, u8, &[u8])]) -> Vec<u8> {
        let mut builder = tar::Builder::new(Vec::new());
        for (name, flag, bytes) in entries {
            let mut header = Header::new_gnu();
            header.set_size(bytes.len() as u64);
            header.set_entry_type(tar::EntryType::new(*flag));
            builder.append_data(&mut header, name, *bytes).unwrap();
        }
        builder.into_inner().unwrap()
    }

    #[test]
    fn folders_are_known_by_their_name_whatever_their_flag() {
        check(
            &tar(&[("u/", b'0', b""), ("v", b'5', b""), ("u/a", b'0', b"xy")]),
            &[("u/", Kind::Folder, 0), ("v", Kind::Folder, 0), ("u/a", Kind::File, 2)],
            None,
        );
    }

    #[test]
    fn long_names_are_read_whole() {
        let long = format!("u/{}", "å".repeat(200));
        check(&tar(&[(&long, b'0', b"x")]), &[(&long, Kind::File, 1)], None);
    }

    #[test]
    fn pax_headers_name_and_size_their_entry() {
        let mut builder = tar::Builder::new(Vec::new());
        builder.append_pax_extensions([("path", b"u/b\xc3\xa5".as_slice())]).unwrap();
        let mut header = Header::new_ustar();
        header.set_size(3);
        header.set_cksum();
        builder.append(&header, b"xyz".as_slice()).unwrap();
        check(&builder.into_inner().unwrap(), &[("u/bå", Kind::File, 3)], None);
    }

    #[test]
    fn links_are_told_apart() {
        let bytes = tar(&[("u/l", b'2', b"")]);
        check(&bytes, &[("u/l", Kind::Special('2'), 0)], None);
    }

    #[test]
    fn a_broken_tar_ends_with_its_fault() {
        let mut bytes = tar(&[("a", b'0', b"x"), ("b", b'0', &[7; 600])]);
        check(
            &bytes[..512 * 4],
            &[("a", Kind::File, 1)],
            Some(Fault::Truncated { at: 1024 }),
        );
        check(&bytes[..1024], &[("a", Kind::File, 1)], Some(Fault::NoEnd));
        bytes[1024] ^= 1;
        check(&bytes, &[("a", Kind::File, 1)], Some(Fault::Header { at: 1024 }));
        check(b"", &[], Some(Fault::Truncated { at: 0 }));
        check(&[b'x'; 600], &[], Some(Fault::Header { at: 0 }));
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_make_the_walk_panic(
            mut bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..3000),
            flag in proptest::num::u8::ANY,
        ) {
            let _ = walk(&mut Cursor::new(&bytes), &mut |_| {});
            // And with a header that is sound but for what it says.
            let mut header = Header::new_gnu();
            header.set_entry_type(tar::EntryType::new(flag));
            header.set_size(bytes.len() as u64 * 7 % 5000);
            header.set_cksum();
            let mut all = header.as_bytes().to_vec();
            all.append(&mut bytes);
            let _ = walk(&mut Cursor::new(&all), &mut |_| {});
        }
    }
}
