//! Objects as the writer wrote them: what they refer to, and where their data lies.

use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;

use crate::pdf::objects::Extent;

/// A written object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Object {
    /// What stands after `obj` and its line's end, up to the data of a stream.
    head: Vec<u8>,
    /// Where the head refers to other objects (by number less one).
    references: Vec<Reference>,
    /// Where the data of the stream and the end lie in the spool; empty without a stream.
    pub(super) rest: Range<u64>,
}

/// `12 0 R` in a head.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Reference {
    bytes: Range<usize>,
    object: usize,
    /// It is the value of `/Parent`, which leads up, not down.
    upwards: bool,
}

impl Object {
    /// The objects that this one leads down to.
    pub(super) fn children(&self) -> impl Iterator<Item = usize> {
        self.references.iter().filter(|r| !r.upwards).map(|r| r.object)
    }

    /// Whether the head has this entry referring to an object; which.
    pub(super) fn entry(&self, name: &[u8]) -> Option<usize> {
        let before = |r: &&Reference| self.head[..r.bytes.start].ends_with(name);
        self.references.iter().find(before).map(|r| r.object)
    }

    /// Bytes after the head.
    pub(super) fn rest(&self) -> u64 {
        self.rest.end - self.rest.start
    }

    /// Appends the head with every reference by its new number.
    pub(super) fn renumbered(&self, numbers: &[u32], out: &mut Vec<u8>) {
        let mut done = 0;
        for reference in &self.references {
            out.extend_from_slice(&self.head[done..reference.bytes.start]);
            out.extend(format!("{} 0 R", numbers[reference.object]).bytes());
            done = reference.bytes.end;
        }
        out.extend_from_slice(&self.head[done..]);
    }
}

/// Reads the heads of all objects.
///
/// # Errors
/// What reading fails with; an extent that is no object is [`io::ErrorKind::InvalidData`].
pub(super) fn objects(
    spool: &mut (impl Read + Seek),
    extents: &[Extent],
) -> io::Result<Vec<Object>> {
    let mut bytes = Vec::new();
    extents
        .iter()
        .map(|extent| {
            let wanted = extent.head - extent.start;
            bytes.clear();
            spool.seek(SeekFrom::Start(extent.start))?;
            spool.by_ref().take(wanted).read_to_end(&mut bytes)?;
            object(&bytes, extent).ok_or_else(|| io::ErrorKind::InvalidData.into())
        })
        .collect()
}

fn object(bytes: &[u8], extent: &Extent) -> Option<Object> {
    let begin = bytes.windows(5).position(|w| w == b" obj\n")? + 5;
    let (references, end) = references(&bytes[begin..]);
    Some(Object {
        head: bytes[begin..begin + end].to_vec(),
        references,
        rest: extent.start + (begin + end) as u64..extent.end,
    })
}

/// The references before the data of a stream, and where that data begins (or the end).
/// Strings are passed over, and so are names and numbers: none of them can be a reference.
fn references(bytes: &[u8]) -> (Vec<Reference>, usize) {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'(' => at = after_string(bytes, at),
            b'R' => {
                found.extend(reference(bytes, at));
                at += 1;
            }
            b's' if bytes[at..].starts_with(b"stream\n")
                && bytes[..at].trim_ascii_end().ends_with(b">>") =>
            {
                return (found, at + b"stream\n".len());
            }
            _ => at += 1,
        }
    }
    (found, bytes.len())
}

/// Where a string in brackets ends (ISO 32000-1, 7.3.4.2).
fn after_string(bytes: &[u8], start: usize) -> usize {
    let (mut depth, mut at) = (0_u32, start);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'(' => depth += 1,
            b')' if depth == 1 => return at + 1,
            b')' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

/// The reference that ends with the `R` at `end`.
fn reference(bytes: &[u8], end: usize) -> Option<Reference> {
    let before = bytes[..end].strip_suffix(b" 0 ")?;
    let digits = before.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let start = before.len() - digits;
    let number: usize = str::from_utf8(&before[start..]).ok()?.parse().ok()?;
    let upwards = before[..start].ends_with(b"/Parent ");
    Some(Reference { bytes: start..end + 1, object: number.checked_sub(1)?, upwards })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: (&[usize], &str)) {
        let bytes = format!("7 0 obj\n{text}");
        let extent = Extent { start: 0, head: 0, end: bytes.len() as u64 };
        let object = object(bytes.as_bytes(), &extent).unwrap();
        let mut renumbered = Vec::new();
        let numbers: Vec<u32> = (101..200).collect();
        object.renumbered(&numbers, &mut renumbered);
        renumbered.extend(&bytes.as_bytes()[object.rest.start as usize..]);
        let children: Vec<_> = object.children().collect();
        let renumbered = String::from_utf8(renumbered).unwrap();
        assert_eq!((children.as_slice(), renumbered.as_str()), expected);
    }

    #[test]
    fn references_are_found_and_renumbered() {
        check(
            "<</A 5 0 R/K[4 0 R 12 0 R]>>\nendobj\n",
            (&[4, 3, 11], "<</A 105 0 R/K[104 0 R 112 0 R]>>\nendobj\n"),
        );
        check("[1 0 R]\nendobj\n", (&[0], "[101 0 R]\nendobj\n"));
        check("<</Rotate 90/R 1>>", (&[], "<</Rotate 90/R 1>>"));
    }

    #[test]
    fn what_only_looks_like_a_reference_is_left_alone() {
        let strings = r"<</T(3 0 R \( 4 0 R \) (5 0 R) 6 0 R)/R<330052>>>";
        check(strings, (&[], strings));
        let stream = "<</L 2 0 R>>\nstream\n3 0 R stream\n\nendstream";
        check(stream, (&[1], "<</L 102 0 R>>\nstream\n3 0 R stream\n\nendstream"));
    }

    #[test]
    fn a_parent_is_renumbered_but_leads_nowhere_down() {
        check("<</Parent 2 0 R/C 3 0 R>>", (&[2], "<</Parent 102 0 R/C 103 0 R>>"));
    }
}
