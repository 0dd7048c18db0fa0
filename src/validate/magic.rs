//! Formats by their bytes: PRONOM ids from a file's first and last bytes.
//!
//! What is looked for is what PRONOM's signatures (release 109) look for, for the formats that the
//! regulation lists and some more that an archive meets; `tests/signatures.rs` holds it against
//! opf-fido. PDFs are told by `signature.rs`, since what they claim may stand anywhere.

use std::io::Read as _;

use flate2::read::DeflateDecoder;

/// A format that is recognised.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) puid: &'static str,
    pub(super) name: &'static str,
    /// The extensions that fit.
    pub(super) extensions: &'static [&'static str],
    /// Formats of one family do not contradict each other: one is a kind of the other, or they
    /// are told apart by what stands too deep in the file. Empty is none.
    pub(super) family: &'static str,
}

macro_rules! known {
    ($($puid:literal $name:literal $extensions:ident $family:literal)*) => {
        &[$(Known { puid: $puid, name: $name, extensions: $extensions, family: $family }),*]
    };
}

const PDF: &[&str] = &["pdf"];
const TIFF: &[&str] = &["tif", "tiff"];
const JPEG: &[&str] = &["jpg", "jpeg", "jpe", "jfif"];
const PNG: &[&str] = &["png"];
const TEXT: &[&str] = &[
    "txt", "csv", "json", "jsonld", "geojson", "xml", "html", "htm", "sos", "sosi",
    "sql", "xsd", "gml", "log", "md", "sgml", "ifc", "ini",
];
const HTML: &[&str] = &["html", "htm", "xhtml", "xht", "xml"];
const WORD: &[&str] = &["docx", "docm", "dotx", "dotm"];
const EXCEL: &[&str] = &["xlsx", "xlsm", "xltx", "xltm", "xlam"];
const POWERPOINT: &[&str] =
    &["pptx", "pptm", "potx", "potm", "ppsx", "ppsm", "ppam", "sldx", "sldm"];
const ZIP: &[&str] = &[
    "zip", "siard", "odt", "ods", "odp", "odg", "ott", "docx", "xlsx", "pptx", "docm",
    "xlsm", "pptm", "ifczip", "epub", "kmz", "jar",
];
const OLE2: &[&str] =
    &["doc", "dot", "xls", "ppt", "pps", "msg", "vsd", "mpp", "pub", "xlt"];
const WAVE: &[&str] = &["wav", "bwf"];
const SOSI: &[&str] = &["sos", "sosi", "txt"];
const IFC: &[&str] = &["ifc"];
const MPEG4: &[&str] = &["mp4", "m4a", "m4v", "mov"];
const GIF: &[&str] = &["gif"];
const BMP: &[&str] = &["bmp", "dib"];
const JP2: &[&str] = &["jp2", "j2k", "jpf"];
const MJ2: &[&str] = &["mj2", "mjp2"];
const ODT: &[&str] = &["odt"];
const ODS: &[&str] = &["ods"];
const ODP: &[&str] = &["odp"];
const RTF: &[&str] = &["rtf"];
const TAR: &[&str] = &["tar"];
const WARC: &[&str] = &["warc"];
const SIARD: &[&str] = &["siard"];
const FLAC: &[&str] = &["flac", "fla"];
const OGG: &[&str] = &["oga", "ogg"];
const MP3: &[&str] = &["mp3"];
const MPEG2: &[&str] = &["mpg", "mpeg", "m2v", "mp2"];
const MATROSKA: &[&str] = &["mkv", "mka", "mks"];
const QUICKTIME: &[&str] = &["mov", "qt"];

/// The formats that are recognised.
pub(super) const KNOWN: &[Known] = known![
    "fmt/95" "PDF/A-1a" PDF ""
    "fmt/354" "PDF/A-1b" PDF ""
    "fmt/476" "PDF/A-2a" PDF ""
    "fmt/477" "PDF/A-2b" PDF ""
    "fmt/478" "PDF/A-2u" PDF ""
    "fmt/479" "PDF/A-3a" PDF ""
    "fmt/480" "PDF/A-3b" PDF ""
    "fmt/481" "PDF/A-3u" PDF ""
    "fmt/14" "PDF 1.0" PDF ""
    "fmt/15" "PDF 1.1" PDF ""
    "fmt/16" "PDF 1.2" PDF ""
    "fmt/17" "PDF 1.3" PDF ""
    "fmt/18" "PDF 1.4" PDF ""
    "fmt/19" "PDF 1.5" PDF ""
    "fmt/20" "PDF 1.6" PDF ""
    "fmt/276" "PDF 1.7" PDF ""
    "fmt/1129" "PDF 2.0" PDF ""
    "fmt/353" "TIFF" TIFF "tiff"
    "fmt/155" "GeoTIFF" TIFF "tiff"
    "fmt/42" "JPEG (JFIF 1.00)" JPEG ""
    "fmt/43" "JPEG (JFIF 1.01)" JPEG ""
    "fmt/44" "JPEG (JFIF 1.02)" JPEG ""
    "fmt/41" "JPEG" JPEG ""
    "x-fmt/392" "JPEG 2000" JP2 ""
    "fmt/337" "Motion JPEG 2000" MJ2 ""
    "fmt/11" "PNG 1.0" PNG "png"
    "fmt/12" "PNG 1.1" PNG "png"
    "fmt/13" "PNG 1.2" PNG "png"
    "fmt/3" "GIF 87a" GIF ""
    "fmt/4" "GIF 89a" GIF ""
    "fmt/116" "BMP" BMP ""
    "fmt/101" "XML" TEXT "xml"
    "fmt/1776" "XML 1.1" TEXT "xml"
    "x-fmt/280" "XML Schema" TEXT "xml"
    "x-fmt/227" "GML" TEXT "xml"
    "fmt/1047" "GML 3.2" TEXT "xml"
    "fmt/663" "IFC XML" TEXT "xml"
    "fmt/96" "HTML" HTML "html"
    "fmt/97" "HTML 2.0" HTML "html"
    "fmt/98" "HTML 3.2" HTML "html"
    "fmt/99" "HTML 4.0" HTML "html"
    "fmt/100" "HTML 4.01" HTML "html"
    "fmt/471" "HTML 5" HTML "html"
    "fmt/102" "XHTML 1.0" HTML "html"
    "fmt/103" "XHTML 1.1" HTML "html"
    "fmt/1246" "SOSI" SOSI "sosi"
    "fmt/1247" "SOSI 4.0" SOSI "sosi"
    "fmt/1248" "SOSI 4.1" SOSI "sosi"
    "fmt/1249" "SOSI 4.5" SOSI "sosi"
    "fmt/1250" "SOSI 8.1" SOSI "sosi"
    "fmt/659" "IFC 2x2" IFC ""
    "fmt/699" "IFC 2x3" IFC ""
    "fmt/700" "IFC 4" IFC ""
    "fmt/412" "Word (OOXML)" WORD ""
    "fmt/523" "Word with macros (OOXML)" WORD ""
    "fmt/597" "Word template (OOXML)" WORD ""
    "fmt/599" "Word template with macros (OOXML)" WORD ""
    "fmt/214" "Excel (OOXML)" EXCEL ""
    "fmt/445" "Excel with macros (OOXML)" EXCEL ""
    "fmt/598" "Excel template (OOXML)" EXCEL ""
    "fmt/627" "Excel template with macros (OOXML)" EXCEL ""
    "fmt/628" "Excel add-in (OOXML)" EXCEL ""
    "fmt/215" "PowerPoint (OOXML)" POWERPOINT ""
    "fmt/487" "PowerPoint with macros (OOXML)" POWERPOINT ""
    "fmt/629" "PowerPoint show (OOXML)" POWERPOINT ""
    "fmt/630" "PowerPoint show with macros (OOXML)" POWERPOINT ""
    "fmt/631" "PowerPoint template (OOXML)" POWERPOINT ""
    "fmt/632" "PowerPoint template with macros (OOXML)" POWERPOINT ""
    "fmt/633" "PowerPoint add-in (OOXML)" POWERPOINT ""
    "fmt/290" "OpenDocument Text" ODT "odt"
    "fmt/136" "OpenDocument Text 1.0" ODT "odt"
    "fmt/291" "OpenDocument Text 1.2" ODT "odt"
    "fmt/1756" "OpenDocument Text 1.3" ODT "odt"
    "fmt/294" "OpenDocument Spreadsheet" ODS "ods"
    "fmt/137" "OpenDocument Spreadsheet 1.0" ODS "ods"
    "fmt/295" "OpenDocument Spreadsheet 1.2" ODS "ods"
    "fmt/1755" "OpenDocument Spreadsheet 1.3" ODS "ods"
    "fmt/292" "OpenDocument Presentation" ODP "odp"
    "fmt/138" "OpenDocument Presentation 1.0" ODP "odp"
    "fmt/293" "OpenDocument Presentation 1.2" ODP "odp"
    "fmt/1754" "OpenDocument Presentation 1.3" ODP "odp"
    "fmt/161" "SIARD 1.0" SIARD "siard"
    "fmt/995" "SIARD 2.0" SIARD "siard"
    "fmt/1196" "SIARD 2.1" SIARD "siard"
    "fmt/1777" "SIARD 2.2" SIARD "siard"
    "x-fmt/263" "ZIP" ZIP "zip"
    "fmt/111" "OLE2 (Office 97–2003)" OLE2 "ole2"
    "fmt/45" "RTF" RTF "rtf"
    "x-fmt/265" "TAR" TAR ""
    "fmt/289" "WARC" WARC "warc"
    "fmt/1355" "WARC 1.0" WARC "warc"
    "fmt/1281" "WARC 1.1" WARC "warc"
    "fmt/6" "WAVE" WAVE "wave"
    "fmt/141" "WAVE (PCM)" WAVE "wave"
    "fmt/142" "WAVE (extended)" WAVE "wave"
    "fmt/1" "Broadcast WAVE 0" WAVE "wave"
    "fmt/2" "Broadcast WAVE 1" WAVE "wave"
    "fmt/527" "Broadcast WAVE 2" WAVE "wave"
    "fmt/703" "Broadcast WAVE 0 (PCM)" WAVE "wave"
    "fmt/704" "Broadcast WAVE 1 (PCM)" WAVE "wave"
    "fmt/705" "Broadcast WAVE 2 (PCM)" WAVE "wave"
    "fmt/279" "FLAC" FLAC ""
    "fmt/947" "Ogg FLAC" OGG ""
    "fmt/134" "MP3" MP3 ""
    "fmt/640" "MPEG-2" MPEG2 "mpeg2"
    "fmt/199" "MP4" MPEG4 "mpeg4"
    "x-fmt/384" "QuickTime" QUICKTIME "mpeg4"
    "fmt/569" "Matroska" MATROSKA ""
    "x-fmt/111" "Text" TEXT "text"
];

/// The format of a PRONOM id.
pub(super) fn known(puid: &str) -> Option<&'static Known> {
    KNOWN.iter().find(|known| known.puid == puid)
}

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
