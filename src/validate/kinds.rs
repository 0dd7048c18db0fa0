//! The formats that are recognised: PRONOM id, name, extensions, family.

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
