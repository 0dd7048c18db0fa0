//! The objects of a received file, found through its cross-reference table and nothing else
//! (ISO 32000-1, 7.5; ISO 19005-2, 6.1).

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::Read as _;
use std::ops::Range;

use flate2::read::ZlibDecoder;

use super::Reason;
use super::syntax::{Dict, Reader, Value};

/// A scanned page takes about five objects; a file with more than this is not one.
const MOST_OBJECTS: usize = 500_000;
/// Sections of the table: the first writing, a linearised start, and some changes.
const MOST_SECTIONS: usize = 16;
/// What a stream that must be read may grow to. Pages of text are under a megabyte.
const LARGEST_STREAM: u64 = 32 << 20;
/// What all readings of streams together may grow to; a font may be read once a page.
const MOST_DECODED: u64 = 1 << 30;
/// The filters whose results PDF/A allows in every part. LZW and Crypt are forbidden, JPX is
/// bound to rules that are not proved here.
const FILTERS: [&[u8]; 7] = [
    b"FlateDecode",
    b"DCTDecode",
    b"CCITTFaxDecode",
    b"JBIG2Decode",
    b"RunLengthDecode",
    b"ASCII85Decode",
    b"ASCIIHexDecode",
];

/// A file whose every object was read.
#[derive(Debug)]
pub(super) struct File<'a> {
    bytes: &'a [u8],
    objects: BTreeMap<u32, Object>,
    /// The trailer of the newest section.
    pub(super) trailer: Dict,
    /// Bytes decoded so far.
    decoded: Cell<u64>,
}

/// One object.
#[derive(Debug)]
struct Object {
    value: Value,
    /// Where the bytes of a stream stand.
    stream: Option<Range<usize>>,
}

/// A stream: its number, its dictionary and its bytes as they stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stream<'a> {
    pub(super) id: u32,
    pub(super) dict: &'a Dict,
    pub(super) bytes: &'a [u8],
}

impl<'a> File<'a> {
    /// Reads header, table, trailer and every object in use.
    ///
    /// # Errors
    /// Where the file is not built as PDF/A must be.
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, Reason> {
        check_header(bytes)?;
        let (offsets, trailer) = read_table(bytes)?;
        if trailer.contains_key(&b"Encrypt"[..]) {
            return Err(Reason::Encrypted);
        }
        let mut objects = BTreeMap::new();
        for (id, offset) in &offsets {
            objects.insert(*id, read_object(bytes, *id, *offset, &offsets)?);
        }
        Ok(Self { bytes, objects, trailer, decoded: Cell::new(0) })
    }

    /// The value behind a reference, or the value itself. An object that is not there is null.
    pub(super) fn resolve<'b>(&'b self, value: &'b Value) -> &'b Value {
        match value {
            Value::Ref(id) => self.objects.get(id).map_or(&Value::Null, |o| &o.value),
            value => value,
        }
    }

    /// The value of an object.
    pub(super) fn value(&self, id: u32) -> Option<&Value> {
        self.objects.get(&id).map(|object| &object.value)
    }

    /// An entry of a dictionary, resolved; `None` where it is absent or null.
    pub(super) fn get<'b>(&'b self, dict: &'b Dict, key: &str) -> Option<&'b Value> {
        let value = self.resolve(dict.get(key.as_bytes())?);
        (*value != Value::Null).then_some(value)
    }

    /// An entry that is a dictionary.
    pub(super) fn dict<'b>(&'b self, dict: &'b Dict, key: &str) -> Option<&'b Dict> {
        match self.get(dict, key)? {
            Value::Dict(found) => Some(found),
            _ => None,
        }
    }

    /// The stream that a reference leads to.
    pub(super) fn stream<'b>(&'b self, value: &Value) -> Option<Stream<'b>> {
        let Value::Ref(id) = value else { return None };
        let object = self.objects.get(id)?;
        let (Value::Dict(dict), Some(range)) = (&object.value, object.stream.clone())
        else {
            return None;
        };
        Some(Stream { id: *id, dict, bytes: &self.bytes[range] })
    }

    /// The bytes of a stream, inflated where they are deflated.
    ///
    /// # Errors
    /// Where other filters stand in the way, the bytes are damaged or become too many.
    pub(super) fn decode(&self, stream: Stream<'_>) -> Result<Vec<u8>, Reason> {
        let wrong = || Reason::Stream { object: stream.id };
        let name = match self.get(stream.dict, "Filter") {
            None => return Ok(stream.bytes.to_vec()),
            Some(Value::Array(names)) if names.len() == 1 => {
                self.resolve(&names[0]).name()
            }
            Some(value) => value.name(),
        };
        if name != Some(b"FlateDecode") || self.get(stream.dict, "DecodeParms").is_some()
        {
            return Err(wrong());
        }
        let mut plain = Vec::new();
        let read = ZlibDecoder::new(stream.bytes)
            .take(LARGEST_STREAM + 1)
            .read_to_end(&mut plain);
        self.decoded.set(self.decoded.get() + plain.len() as u64);
        let fits =
            plain.len() as u64 <= LARGEST_STREAM && self.decoded.get() <= MOST_DECODED;
        if read.is_ok() && fits { Ok(plain) } else { Err(wrong()) }
    }

    /// Checks every stream's dictionary: no data outside the file, no forbidden filter.
    ///
    /// # Errors
    /// The first that is not allowed.
    pub(super) fn check_streams(&self) -> Result<(), Reason> {
        for (id, object) in &self.objects {
            let (Value::Dict(dict), Some(_)) = (&object.value, &object.stream) else {
                continue;
            };
            for key in ["F", "FFilter", "FDecodeParms"] {
                if dict.contains_key(key.as_bytes()) {
                    return Err(Reason::feature(*id, key.as_bytes()));
                }
            }
            let filters = match self.get(dict, "Filter") {
                None => &[][..],
                Some(Value::Array(filters)) => filters,
                Some(filter) => std::slice::from_ref(filter),
            };
            for filter in filters {
                match self.resolve(filter).name() {
                    Some(name) if FILTERS.contains(&name) => {}
                    other => {
                        return Err(Reason::feature(*id, other.unwrap_or(b"Filter")));
                    }
                }
            }
        }
        Ok(())
    }
}

fn syntax(at: usize) -> Reason {
    Reason::Syntax { byte: at as u64 }
}

/// `%PDF-1.n` first of all, then a comment of four bytes over 127 (6.1.2).
fn check_header(bytes: &[u8]) -> Result<(), Reason> {
    let mut reader = Reader::new(bytes, 0);
    let mut read = || {
        reader.word(b"%PDF-1.")?;
        (reader.digits()? <= 7).then_some(())?;
        reader.line_end()?;
        reader.word(b"%")?;
        reader.rest().first_chunk::<4>()?.iter().all(|byte| *byte > 127).then_some(())
    };
    read().ok_or_else(|| syntax(0))
}

type Offsets = BTreeMap<u32, usize>;

/// Follows the table's sections from the newest to the oldest.
fn read_table(bytes: &[u8]) -> Result<(Offsets, Dict), Reason> {
    let mut entries: BTreeMap<u32, Option<usize>> = BTreeMap::new();
    let mut newest: Option<Dict> = None;
    let mut next = Some(find_start(bytes)?);
    let mut sections = 0;
    while let Some(at) = next {
        sections += 1;
        let (section, trailer) = read_section(bytes, at)?;
        for (id, entry) in section {
            entries.entry(id).or_insert(entry);
        }
        if sections > MOST_SECTIONS || entries.len() > MOST_OBJECTS {
            return Err(syntax(at));
        }
        next = match trailer.get(&b"Prev"[..]) {
            None => None,
            Some(prev) => {
                let prev = prev.int().and_then(|prev| usize::try_from(prev).ok());
                Some(prev.ok_or_else(|| syntax(at))?)
            }
        };
        newest.get_or_insert(trailer);
    }
    let offsets = entries.into_iter().filter_map(|(id, at)| Some((id, at?))).collect();
    newest.map(|trailer| (offsets, trailer)).ok_or_else(|| syntax(bytes.len()))
}

/// The number under the last `startxref`. Nothing follows `%%EOF` but one end of line (6.1.3).
fn find_start(bytes: &[u8]) -> Result<usize, Reason> {
    let tail = bytes.len().saturating_sub(64);
    let keyword = bytes[tail..].windows(9).rposition(|window| window == b"startxref");
    let mut reader = Reader::new(bytes, tail + keyword.ok_or_else(|| syntax(tail))?);
    let mut read = || {
        reader.word(b"startxref")?;
        reader.line_end()?;
        let start = reader.digits()?;
        reader.line_end()?;
        reader.word(b"%%EOF")?;
        if !reader.rest().is_empty() {
            reader.line_end()?;
        }
        reader.rest().is_empty().then_some(start as usize)
    };
    read().ok_or_else(|| syntax(tail))
}

type Section = (Vec<(u32, Option<usize>)>, Dict);

/// One `xref` with its trailer. Tables only: cross-reference streams and object streams are
/// not in PDF/A-1 and not proved in PDF/A-2.
fn read_section(bytes: &[u8], at: usize) -> Result<Section, Reason> {
    let mut reader = Reader::new(bytes, at);
    let read = read_entries(&mut reader).and_then(|entries| {
        let Value::Dict(trailer) = reader.value()? else { return None };
        (!trailer.contains_key(&b"XRefStm"[..])).then_some((entries, trailer))
    });
    read.ok_or_else(|| syntax(reader.at().max(at)))
}

fn read_entries(reader: &mut Reader<'_>) -> Option<Vec<(u32, Option<usize>)>> {
    let mut entries = Vec::new();
    reader.word(b"xref")?;
    reader.line_end()?;
    while reader.rest().first()?.is_ascii_digit() {
        let first = reader.digits()?;
        reader.word(b" ")?;
        let count = reader.digits()?;
        reader.line_end()?;
        for id in first..first.checked_add(count)? {
            entries.push((id, read_entry(reader)?));
            if entries.len() > MOST_OBJECTS {
                return None;
            }
        }
    }
    reader.word(b"trailer")?;
    Some(entries)
}

/// Twenty bytes; `None` within for a free number. Generations above 0 are not read.
fn read_entry(reader: &mut Reader<'_>) -> Option<Option<usize>> {
    let offset = reader.digits()?;
    reader.word(b" ")?;
    let generation = reader.digits()?;
    reader.word(b" ")?;
    let used = reader.word(b"n").is_some();
    if !used {
        reader.word(b"f")?;
    }
    [&b" \n"[..], b" \r", b"\r\n"].into_iter().find_map(|end| reader.word(end))?;
    (!used || generation == 0).then_some(used.then_some(offset as usize))
}

fn read_object(
    bytes: &[u8],
    id: u32,
    at: usize,
    offsets: &Offsets,
) -> Result<Object, Reason> {
    let mut reader = Reader::new(bytes, at);
    let object = read_whole(&mut reader, id, offsets);
    object.ok_or_else(|| syntax(reader.at().max(at)))
}

/// `1 0 obj`, a value, maybe a stream, `endobj`, each on lines of their own (6.1.9).
fn read_whole(reader: &mut Reader<'_>, id: u32, offsets: &Offsets) -> Option<Object> {
    (reader.digits()? == id).then_some(())?;
    reader.word(b" 0 obj")?;
    reader.line_end()?;
    let value = reader.value()?;
    let mut stream = None;
    let mut ahead = reader.clone();
    ahead.space();
    if let (Value::Dict(dict), Some(())) = (&value, ahead.word(b"stream")) {
        *reader = ahead;
        reader.word(b"\r\n").or_else(|| reader.word(b"\n"))?;
        let length = length(reader, dict, offsets)?;
        reader.rest().get(..length)?;
        stream = Some(reader.at()..reader.at() + length);
        reader.word(&reader.rest()[..length])?;
        reader.line_end()?;
        reader.word(b"endstream")?;
    }
    reader.space_to_line_start()?;
    reader.word(b"endobj")?;
    reader.line_end()?;
    Some(Object { value, stream })
}

/// `/Length`, there or in an object of its own.
fn length(reader: &Reader<'_>, dict: &Dict, offsets: &Offsets) -> Option<usize> {
    let length = match dict.get(&b"Length"[..])? {
        Value::Int(length) => *length,
        Value::Ref(id) => {
            let mut reader = reader.moved(*offsets.get(id)?);
            (reader.digits()? == *id).then_some(())?;
            reader.word(b" 0 obj")?;
            reader.value()?.int()?
        }
        _ => return None,
    };
    usize::try_from(length).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file of the given object bodies, numbered from 1, with a right table.
    fn file(bodies: &[&str], trailer: &str) -> Vec<u8> {
        let mut bytes = b"%PDF-1.4\n%\xE2\xE3\xCF\xD3\n".to_vec();
        let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", bodies.len() + 1);
        for (i, body) in bodies.iter().enumerate() {
            table.push_str(&format!("{:010} 00000 n \n", bytes.len()));
            bytes.extend(format!("{} 0 obj\n{body}\nendobj\n", i + 1).bytes());
        }
        let start = bytes.len();
        bytes.extend(
            format!("{table}trailer\n{trailer}\nstartxref\n{start}\n%%EOF\n").bytes(),
        );
        bytes
    }

    fn check(bodies: &[&str], trailer: &str, expected: Result<(), Reason>) {
        let bytes = file(bodies, trailer);
        let found = File::read(&bytes).and_then(|file| file.check_streams());
        assert_eq!(found, expected, "{bodies:?}");
    }

    fn syntax_after(bodies: &[&str]) {
        let bytes = file(bodies, "<<>>");
        let found = File::read(&bytes).map(|_| ());
        assert!(matches!(found, Err(Reason::Syntax { .. })), "{bodies:?}: {found:?}");
    }

    #[test]
    fn streams_are_as_long_as_they_say() {
        check(&["<</Length 3>>\nstream\nabc\nendstream"], "<<>>", Ok(()));
        check(&["<</Length 2 0 R>>\nstream\r\nabc\nendstream", "3"], "<<>>", Ok(()));
        for wrong in [
            "<</Length 2>>\nstream\nabc\nendstream",
            "<</Length 4>>\nstream\nabc\nendstream",
            "<</Length 3>>\nstream\rabc\nendstream",
            "<</Length 3>>\nstream\nabcendstream",
            "<</Length 99999>>\nstream\nabc\nendstream",
            "<</Length -1>>\nstream\nabc\nendstream",
            "<</Length 1 0 R>>\nstream\nabc\nendstream",
            "<<>>\nstream\nabc\nendstream",
        ] {
            syntax_after(&[wrong]);
        }
    }

    #[test]
    fn objects_stand_on_lines_of_their_own() {
        check(&["7 % a comment\n"], "<<>>", Ok(()));
        syntax_after(&["7 8"]);
        syntax_after(&[""]);
        let bytes = file(&["7"], "<<>>");
        let text =
            String::from_utf8_lossy(&bytes[15..]).replace("1 0 obj\n7", "1 0 obj 7");
        let bytes = [&bytes[..15], text.as_bytes()].concat();
        assert!(matches!(File::read(&bytes), Err(Reason::Syntax { byte: 15.. })));
    }

    #[test]
    fn encryption_and_forbidden_filters_are_named() {
        check(&["7"], "<</Encrypt 1 0 R>>", Err(Reason::Encrypted));
        let lzw = ["<</Length 0/Filter[/LZWDecode]>>\nstream\n\nendstream"];
        check(&lzw, "<<>>", Err(Reason::feature(1, b"LZWDecode")));
        let outside = ["<</Length 0/F(a)>>\nstream\n\nendstream"];
        check(&outside, "<<>>", Err(Reason::feature(1, b"F")));
    }

    #[test]
    fn a_table_that_leads_round_in_a_ring_ends() {
        let bytes = file(&["7"], "<</Prev 30>>");
        let start = String::from_utf8_lossy(&bytes[15..]).find("xref").unwrap() + 15;
        // The bytes before are counted with the replacement's length, which is the same.
        let text = String::from_utf8_lossy(&bytes[15..])
            .replace("Prev 30", &format!("Prev {start}"));
        let bytes = [&bytes[..15], text.as_bytes()].concat();
        assert!(matches!(File::read(&bytes), Err(Reason::Syntax { .. })));
    }

    #[test]
    fn a_stream_that_grows_too_large_is_refused() {
        let bomb =
            super::super::super::rows::deflate(&vec![0; (LARGEST_STREAM + 1) as usize]);
        let dict =
            Dict::from([(b"Filter".to_vec(), Value::Name(b"FlateDecode".to_vec()))]);
        let bytes = file(&["7"], "<<>>");
        let file = File::read(&bytes).unwrap();
        let stream = Stream { id: 1, dict: &dict, bytes: &bomb };
        assert_eq!(file.decode(stream), Err(Reason::Stream { object: 1 }));
    }
}
