//! Formats by their bytes: PRONOM ids from a file's first and last bytes.
//!
//! What is looked for is what PRONOM's signatures (release 109) look for, for the formats that the
//! regulation lists and some more that an archive meets; `tests/signatures.rs` holds it against
//! opf-fido. PDFs are told by `signature.rs`, since what they claim may stand anywhere.

use std::io::Read as _;

use flate2::read::DeflateDecoder;

/// Where a word stands.
pub(super) fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, word)
}

/// The PRONOM id by a file's first and last bytes; empty where it is unknown. `whole` tells that
/// `head` is all there is.
pub(super) fn puid(head: &[u8], tail: &[u8], whole: bool) -> &'static str {
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let first = [image(head, tail), sound(head), office(head, tail), words(text, tail)];
    let found = first.into_iter().find(|puid| !puid.is_empty());
    match found {
        Some(puid) => puid,
        None if is_text(head, whole) => "x-fmt/111",
        None => "",
    }
}

fn image(head: &[u8], tail: &[u8]) -> &'static str {
    let starts = |magic: &[u8]| head.starts_with(magic);
    let anywhere = |word: &[u8]| find(head, word).or(find(tail, word)).is_some();
    match head {
        _ if starts(b"II*\0") && anywhere(b"\xaf\x87\x03\0") => "fmt/155",
        _ if starts(b"MM\0*") && anywhere(b"\x87\xaf\0\x03") => "fmt/155",
        _ if starts(b"II*\0") || starts(b"MM\0*") => "fmt/353",
        _ if starts(b"\xff\xd8\xff\xe0") && head.get(6..12) == Some(b"JFIF\0\x01") => {
            match head.get(12) {
                Some(0) => "fmt/42",
                Some(1) => "fmt/43",
                Some(2) => "fmt/44",
                _ => "fmt/41",
            }
        }
        _ if starts(b"\xff\xd8\xff") => "fmt/41",
        _ if starts(b"\0\0\0\x0cjP  \r\n\x87\n") => match head.get(16..23) {
            Some(b"ftypjp2") => "x-fmt/392",
            Some(b"ftypmjp") => "fmt/337",
            _ => "",
        },
        _ if starts(b"\x89PNG\r\n\x1a\n") && anywhere(b"iTXt") => "fmt/13",
        _ if starts(b"\x89PNG\r\n\x1a\n")
            && [b"iCCP", b"sPLT", b"sRGB"].iter().any(|chunk| anywhere(*chunk)) =>
        {
            "fmt/12"
        }
        _ if starts(b"\x89PNG\r\n\x1a\n") => "fmt/11",
        _ if starts(b"GIF87a") => "fmt/3",
        _ if starts(b"GIF89a") => "fmt/4",
        _ if starts(b"BM") && head.get(14) == Some(&40) => "fmt/116",
        _ => "",
    }
}

fn sound(head: &[u8]) -> &'static str {
    let starts = |magic: &[u8]| head.starts_with(magic);
    let brand = |brand: &[u8]| find(&head[8..head.len().min(76)], brand).is_some();
    match head {
        _ if starts(b"RIFF") && head.get(8..12) == Some(b"WAVE") => wave(head),
        _ if starts(b"fLaC") => "fmt/279",
        _ if starts(b"OggS\0\x02") && head.get(29..33) == Some(b"FLAC") => "fmt/947",
        _ if starts(b"ID3") => "fmt/134",
        // A frame of layer III, of MPEG 1 or 2, with a bit rate and a sampling rate.
        [0xff, second, third, ..]
            if matches!(second & 0xfe, 0xfa | 0xf2)
                && (0x10..=0xeb).contains(third)
                && third & 0x0c != 0x0c =>
        {
            "fmt/134"
        }
        _ if starts(b"\0\0\x01\xb3") && find(head, b"\0\0\x01\xb5").is_some() => {
            "fmt/640"
        }
        _ if head.get(4..8) == Some(b"ftyp") => {
            if [b"mp42", b"mp41", b"isom", b"iso2"].iter().any(|name| brand(*name)) {
                "fmt/199"
            } else if brand(b"qt  ") {
                "x-fmt/384"
            } else {
                ""
            }
        }
        _ if starts(b"\x1a\x45\xdf\xa3")
            && find(&head[..head.len().min(64)], b"\x42\x82\x88matroska").is_some() =>
        {
            "fmt/569"
        }
        _ => "",
    }
}

/// `bext` makes a Broadcast WAVE, whose version stands 346 bytes into the chunk.
fn wave(head: &[u8]) -> &'static str {
    let coding = find(head, b"fmt ").map(|at| &head[at + 4..]);
    let is_pcm = coding.and_then(|chunk| chunk.get(4..6)) == Some(b"\x01\0");
    let version = find(head, b"bext").and_then(|at| head.get(at + 354..at + 356));
    match (version, is_pcm, coding.and_then(|chunk| chunk.first())) {
        (Some(b"\0\0"), true, _) => "fmt/703",
        (Some(b"\x01\0"), true, _) => "fmt/704",
        (Some(b"\x02\0"), true, _) => "fmt/705",
        (Some(b"\0\0"), false, _) => "fmt/1",
        (Some(b"\x01\0"), false, _) => "fmt/2",
        (Some(b"\x02\0"), false, _) => "fmt/527",
        (_, true, Some(16)) => "fmt/141",
        (_, _, Some(length)) if *length != 16 => "fmt/142",
        _ => "fmt/6",
    }
}

fn office(head: &[u8], tail: &[u8]) -> &'static str {
    let starts = |magic: &[u8]| head.starts_with(magic);
    match head {
        _ if starts(b"PK\x03\x04") => zip(head, tail),
        _ if starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") => "fmt/111",
        _ if starts(b"{\\rtf") => "fmt/45",
        _ if head.get(257..262) == Some(b"ustar") => "x-fmt/265",
        _ if starts(b"WARC/1.0\r\n") => "fmt/1355",
        _ if starts(b"WARC/1.1\r\n") => "fmt/1281",
        _ if starts(b"WARC/") => "fmt/289",
        _ => "",
    }
}

/// The main part of an OOXML document, as `[Content_Types].xml` names it, and its PRONOM id.
const PARTS: [(&str, &str); 16] = [
    ("wordprocessingml.document.main+xml", "fmt/412"),
    ("word.document.macroEnabled.main+xml", "fmt/523"),
    ("wordprocessingml.template.main+xml", "fmt/597"),
    ("word.template.macroEnabledTemplate.main+xml", "fmt/599"),
    ("spreadsheetml.sheet.main+xml", "fmt/214"),
    ("excel.sheet.macroEnabled.main+xml", "fmt/445"),
    ("spreadsheetml.template.main+xml", "fmt/598"),
    ("excel.template.macroEnabled.main+xml", "fmt/627"),
    ("excel.addin.macroEnabled.main+xml", "fmt/628"),
    ("presentationml.presentation.main+xml", "fmt/215"),
    ("powerpoint.presentation.macroEnabled.main+xml", "fmt/487"),
    ("presentationml.slideshow.main+xml", "fmt/629"),
    ("powerpoint.slideshow.macroEnabled.main+xml", "fmt/630"),
    ("presentationml.template.main+xml", "fmt/631"),
    ("powerpoint.template.macroEnabled.main+xml", "fmt/632"),
    ("powerpoint.addin.macroEnabled.main+xml", "fmt/633"),
];

/// What the first entry, or the names in the directory at the end, tell of a ZIP.
fn zip(head: &[u8], tail: &[u8]) -> &'static str {
    let has = |word: &[u8]| find(head, word).or(find(tail, word)).is_some();
    for (version, puid) in [("2.0", "fmt/995"), ("2.1", "fmt/1196"), ("2.2", "fmt/1777")]
    {
        if has(format!("header/siardversion/{version}").as_bytes()) {
            return puid;
        }
    }
    if has(b"header/metadata.xml") && (has(b"siard") || has(b"content/schema")) {
        return "fmt/161";
    }
    let mime = head.get(30..).unwrap_or_default();
    for (kind, puid) in
        [("text", "fmt/290"), ("spreadsheet", "fmt/294"), ("presentation", "fmt/292")]
    {
        let mimetype = format!("mimetypeapplication/vnd.oasis.opendocument.{kind}");
        // `…text-template` is another format.
        if mime.starts_with(mimetype.as_bytes())
            && mime.get(mimetype.len()) != Some(&b'-')
        {
            return puid;
        }
    }
    let types = content_types(head);
    let part = PARTS.iter().find(|(part, _)| find(&types, part.as_bytes()).is_some());
    match part {
        Some((_, puid)) => puid,
        None if has(b"word/document.xml") => "fmt/412",
        None if has(b"xl/workbook.xml") => "fmt/214",
        None if has(b"ppt/presentation.xml") => "fmt/215",
        None => "x-fmt/263",
    }
}

/// How much of `[Content_Types].xml` is unpacked (bytes).
const TYPES_LIMIT: u64 = 1 << 16;

/// `[Content_Types].xml` as far as it stands in the first bytes, where it is the first entry.
fn content_types(head: &[u8]) -> Vec<u8> {
    let number = |at: usize| {
        let two = head.get(at..at + 2).and_then(|two| two.try_into().ok());
        usize::from(u16::from_le_bytes(two.unwrap_or_default()))
    };
    let name_ends = 30 + number(26);
    let data = head.get(name_ends + number(28)..).unwrap_or_default();
    let mut types = Vec::new();
    if head.get(30..name_ends) == Some(b"[Content_Types].xml") {
        if number(8) == 8 {
            // What is cut off ends in an error; what came before it is kept.
            let _ = DeflateDecoder::new(data).take(TYPES_LIMIT).read_to_end(&mut types);
        } else {
            types.extend_from_slice(data);
        }
    }
    types
}

fn words(text: &[u8], tail: &[u8]) -> &'static str {
    let html = html(text, tail);
    match text {
        _ if text.starts_with(b"<?xml") && html != "fmt/102" && html != "fmt/103" => {
            xml(text, tail)
        }
        _ if !html.is_empty() => html,
        _ if text.starts_with(b"ISO-10303-21") => match find(text, b"FILE_SCHEMA") {
            Some(at) => {
                let name = &text[at..text.len().min(at + 24)];
                let is = |version: &[u8]| find(name, version).is_some();
                match () {
                    () if is(b"'IFC2X2") => "fmt/659",
                    () if is(b"'IFC2X3") => "fmt/699",
                    () if is(b"'IFC4") => "fmt/700",
                    () => "",
                }
            }
            None => "",
        },
        _ if find(&text[..text.len().min(14)], b"HODE").is_some() => sosi(text),
        _ => "",
    }
}

fn sosi(text: &[u8]) -> &'static str {
    let head = &text[..text.len().min(330)];
    let Some(version) = find(head, b"SOSI-VERSJON").map(|at| &head[at + 12..]) else {
        return if find(head, b"SOSI").is_some() { "fmt/1246" } else { "" };
    };
    let is = |number: &[u8]| find(&version[..version.len().min(8)], number).is_some();
    match () {
        () if is(b"4.0") => "fmt/1247",
        () if is(b"4.1") => "fmt/1248",
        () if is(b"4.5") => "fmt/1249",
        () if is(b"8.1") => "fmt/1250",
        () => "fmt/1246",
    }
}

fn xml(text: &[u8], tail: &[u8]) -> &'static str {
    let within = |length: usize, word: &[u8]| {
        find(&text[..text.len().min(length)], word).is_some()
    };
    let declaration = find(text, b"?>").map_or(text, |end| &text[..end]);
    let ends = tail.trim_ascii_end();
    let gml = |quote: char| format!("xmlns:gml={quote}http://www.opengis.net/gml");
    let either = |rest: &str| {
        ['"', '\'']
            .iter()
            .any(|quote| within(400, format!("{}{rest}", gml(*quote)).as_bytes()))
    };
    match () {
        () if find(declaration, b"1.1").is_some() => "fmt/1776",
        () if ends.ends_with(b":schema>") || ends.ends_with(b"</schema>") => "x-fmt/280",
        () if either("/3.2") => "fmt/1047",
        () if either("") => "x-fmt/227",
        () if within(64, b"iso_10303_28") => "fmt/663",
        () => "fmt/101",
    }
}

/// HTML by its document type, else by its tags.
fn html(text: &[u8], tail: &[u8]) -> &'static str {
    let head = text[..text.len().min(1200)].to_ascii_lowercase();
    let kind = find(&head, b"<!doctype").map(|at| {
        let kind = &head[at..];
        &kind[..find(kind, b">").unwrap_or(kind.len()).min(200)]
    });
    let Some(kind) = kind.filter(|kind| find(kind, b"html").is_some()) else {
        let tail = tail.to_ascii_lowercase();
        let ends = find(&tail, b"</html>").or(find(&tail, b"</body>")).is_some();
        return if ends && find(&head, b"<html").is_some() { "fmt/96" } else { "" };
    };
    let is = |word: &[u8]| find(kind, word).is_some();
    match () {
        () if is(b"xhtml 1.0") => "fmt/102",
        () if is(b"xhtml 1.1") => "fmt/103",
        () if is(b"html 2.0") => "fmt/97",
        () if is(b"html 3.2") => "fmt/98",
        () if is(b"html 4.01") => "fmt/100",
        () if is(b"html 4.0") => "fmt/99",
        () if !is(b"public") => "fmt/471",
        () => "fmt/96",
    }
}

/// Whether these are letters and line ends only, in UTF-8 as far as can be seen.
fn is_text(head: &[u8], whole: bool) -> bool {
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) if !whole && head.len() - error.valid_up_to() < 4 => {
            std::str::from_utf8(&head[..error.valid_up_to()]).unwrap_or_default()
        }
        Err(_) => return false,
    };
    !text.is_empty()
        && text.chars().all(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t'))
}
