//! Catalogue, metadata, pages and images of a received file.

use std::cell::Cell;
use std::collections::BTreeSet;

use super::Reason;
use super::file::{File, Stream};
use super::syntax::{Dict, Value};
use super::xmp::Properties;
use crate::pdf::{Flavour, jpeg};

/// Most pages that are looked at; a document of scans has hundreds.
const MOST_PAGES: usize = 100_000;
const DEEPEST_TREE: u32 = 16;
/// Page sides in units (ISO 19005-2, 6.1.13).
const SIDES: std::ops::RangeInclusive<f64> = 3.0..=14_400.0;
const INTENTS: [&[u8]; 4] =
    [b"RelativeColorimetric", b"AbsoluteColorimetric", b"Perceptual", b"Saturation"];

/// A file being checked against what it claims.
pub(super) struct Check<'a> {
    pub(super) file: &'a File<'a>,
    /// It claims part 1, which knows neither transparency nor newer profiles.
    pub(super) part_1: bool,
    /// It claims level U.
    pub(super) unicode: bool,
    /// Components of the output intent's profile.
    pub(super) intent: Option<u8>,
    /// Operators read so far: forms that draw forms could otherwise go on for ever.
    pub(super) operators: Cell<u64>,
}

/// The resources of a page or form.
pub(super) struct Resources<'a>(pub(super) &'a Dict);

/// What a page takes over from the nodes above it.
#[derive(Clone, Copy, Default)]
struct Inherited<'a> {
    resources: Option<&'a Dict>,
    media_box: Option<&'a Value>,
}

/// Only the keys named.
pub(super) fn only(id: u32, dict: &Dict, keys: &[&str]) -> Result<(), Reason> {
    let foreign =
        dict.keys().find(|key| !keys.iter().any(|k| k.as_bytes() == key.as_slice()));
    foreign.map_or(Ok(()), |key| Err(Reason::feature(id, key)))
}

/// Checks a file against its claim.
pub(super) fn check(file: &File<'_>, claim: Flavour) -> Result<(), Reason> {
    let part_1 = match claim {
        Flavour::A1a | Flavour::A2a => return Err(Reason::Tagged),
        Flavour::A1b => true,
        Flavour::A2b | Flavour::A2u => false,
    };
    check_id(&file.trailer)?;
    let unicode = claim == Flavour::A2u;
    let mut check =
        Check { file, part_1, unicode, intent: None, operators: Cell::new(0) };
    let root = match file.trailer.get(&b"Root"[..]) {
        Some(Value::Ref(id)) => *id,
        _ => return Err(Reason::feature(0, b"Root")),
    };
    let Some(Value::Dict(catalog)) = file.value(root) else {
        return Err(Reason::feature(root, b"Root"));
    };
    check.catalog(catalog, root)?;
    check.structure(catalog, root)?;
    check.metadata(catalog, claim)?;
    check.intent = check.output_intent(catalog, root)?;
    let pages =
        catalog.get(&b"Pages"[..]).ok_or_else(|| Reason::feature(root, b"Pages"))?;
    let mut seen = BTreeSet::new();
    check.tree(pages, Inherited::default(), 0, &mut seen)?;
    if seen.is_empty() { Err(Reason::feature(root, b"Pages")) } else { Ok(()) }
}

/// Two strings that are not empty (ISO 19005-2, 6.1.3).
fn check_id(trailer: &Dict) -> Result<(), Reason> {
    let filled = |value: &Value| matches!(value, Value::Text(text) if !text.is_empty());
    match trailer.get(&b"ID"[..]) {
        Some(Value::Array(parts)) if parts.len() == 2 && parts.iter().all(filled) => {
            Ok(())
        }
        _ => Err(Reason::NoId),
    }
}

impl<'a> Check<'a> {
    /// Whether an entry is this name.
    pub(super) fn is(&self, dict: &Dict, key: &str, name: &[u8]) -> bool {
        self.file.get(dict, key).and_then(Value::name) == Some(name)
    }

    fn catalog(&self, catalog: &Dict, id: u32) -> Result<(), Reason> {
        let keys = [
            "Type",
            "Pages",
            "Metadata",
            "OutputIntents",
            "Lang",
            "ViewerPreferences",
            "PageMode",
            "PageLayout",
            "PageLabels",
            "MarkInfo",
            "StructTreeRoot",
            "OpenAction",
        ];
        only(id, catalog, &keys)?;
        let to_a_page = |action: &Value| matches!(action, Value::Array(_));
        if !self.file.get(catalog, "OpenAction").is_none_or(to_a_page) {
            return Err(Reason::feature(id, b"OpenAction"));
        }
        if self.is(catalog, "Type", b"Catalog") {
            Ok(())
        } else {
            Err(Reason::feature(id, b"Type"))
        }
    }

    /// The packet stands uncompressed, claims the same, and agrees with the document info.
    fn metadata(&self, catalog: &Dict, claim: Flavour) -> Result<(), Reason> {
        let wrong = |property: &str| Reason::Metadata { property: property.to_owned() };
        let stream = catalog.get(&b"Metadata"[..]).and_then(|m| self.file.stream(m));
        let stream = stream.ok_or_else(|| wrong("Metadata"))?;
        only(stream.id, stream.dict, &["Type", "Subtype", "Length"])?;
        if !self.is(stream.dict, "Type", b"Metadata")
            || !self.is(stream.dict, "Subtype", b"XML")
        {
            return Err(wrong("Metadata"));
        }
        let header = stream.bytes.split(|byte| *byte == b'>').next().unwrap_or_default();
        let header = String::from_utf8_lossy(header);
        // The attributes `bytes` and `encoding` are forbidden (ISO 19005-2, 6.6.2.1).
        let plain = header.starts_with("<?xpacket begin=")
            && !header.contains("bytes=")
            && !header.contains("encoding=");
        // The schema's prefix is not free either (6.6.4).
        let packet = String::from_utf8_lossy(stream.bytes);
        let plain =
            plain && packet.contains("pdfaid:part") && packet.contains("pdfaid:conf");
        let properties = Properties::read(stream.bytes)?;
        if !plain || properties.claim() != Some(claim) {
            return Err(wrong("xpacket"));
        }
        properties.check()?;
        let Some(info) = self.file.trailer.get(&b"Info"[..]) else { return Ok(()) };
        let Value::Dict(info) = self.file.resolve(info) else {
            return Err(wrong("Info"));
        };
        for (key, value) in info {
            let name = String::from_utf8_lossy(key);
            let said = properties.for_info(&name);
            if !agrees(&name, self.file.resolve(value), said) {
                return Err(wrong(&name));
            }
        }
        Ok(())
    }

    fn tree(
        &self,
        node: &Value,
        above: Inherited<'a>,
        depth: u32,
        seen: &mut BTreeSet<u32>,
    ) -> Result<(), Reason> {
        let Value::Ref(id) = *node else { return Err(Reason::feature(0, b"Kids")) };
        let wrong = |key: &[u8]| Reason::feature(id, key);
        let Some(dict) = self.node(id) else { return Err(wrong(b"Kids")) };
        // A node met twice would be a ring or a page shown twice.
        if depth > DEEPEST_TREE || !seen.insert(id) || seen.len() > MOST_PAGES {
            return Err(wrong(b"Kids"));
        }
        let inherited = Inherited {
            resources: self.file.dict(dict, "Resources").or(above.resources),
            media_box: self.file.get(dict, "MediaBox").or(above.media_box),
        };
        if self.is(dict, "Type", b"Page") {
            return self.page(dict, inherited, id);
        }
        let keys = [
            "Type",
            "Parent",
            "Kids",
            "Count",
            "Resources",
            "MediaBox",
            "CropBox",
            "Rotate",
        ];
        only(id, dict, &keys)?;
        match self.file.get(dict, "Kids") {
            Some(Value::Array(kids)) if self.is(dict, "Type", b"Pages") => {
                kids.iter().try_for_each(|kid| self.tree(kid, inherited, depth + 1, seen))
            }
            _ => Err(wrong(b"Kids")),
        }
    }

    fn node(&self, id: u32) -> Option<&'a Dict> {
        match self.file.value(id)? {
            Value::Dict(dict) => Some(dict),
            _ => None,
        }
    }

    fn page(
        &self,
        page: &'a Dict,
        inherited: Inherited<'a>,
        id: u32,
    ) -> Result<(), Reason> {
        let keys = [
            "Type",
            "Parent",
            "Resources",
            "MediaBox",
            "CropBox",
            "BleedBox",
            "TrimBox",
            "ArtBox",
            "Rotate",
            "Contents",
            "LastModified",
            "StructParents",
            "Tabs",
            "UserUnit",
            "Annots",
        ];
        only(id, page, &keys)?;
        let none =
            |value: &Value| matches!(value, Value::Array(items) if items.is_empty());
        if !self.file.get(page, "Annots").is_none_or(none) {
            return Err(Reason::feature(id, b"Annots"));
        }
        let boxes = ["CropBox", "BleedBox", "TrimBox", "ArtBox"];
        let boxes = boxes.iter().filter_map(|key| self.file.get(page, key));
        let media =
            inherited.media_box.ok_or_else(|| Reason::feature(id, b"MediaBox"))?;
        if !boxes.chain([media]).all(|value| self.is_page_box(value)) {
            return Err(Reason::feature(id, b"MediaBox"));
        }
        let empty = Dict::new();
        let resources = Resources(inherited.resources.unwrap_or(&empty));
        self.resources(&resources, id)?;
        let content = self.contents(page.get(&b"Contents"[..]), id)?;
        self.content(&content, &resources, id, 0)
    }

    fn is_page_box(&self, value: &Value) -> bool {
        let Value::Array(sides) = value else { return false };
        let sides: Vec<f64> =
            sides.iter().filter_map(|side| self.file.resolve(side).number()).collect();
        let [left, bottom, right, top] = sides[..] else { return false };
        SIDES.contains(&(right - left).abs()) && SIDES.contains(&(top - bottom).abs())
    }

    /// The content streams of a page as one, with a line between.
    fn contents(&self, contents: Option<&Value>, id: u32) -> Result<Vec<u8>, Reason> {
        let parts = match contents {
            None => return Ok(Vec::new()),
            Some(one @ Value::Ref(_)) => match self.file.resolve(one) {
                Value::Array(parts) => parts.as_slice(),
                _ => std::slice::from_ref(one),
            },
            Some(Value::Array(parts)) => parts.as_slice(),
            Some(_) => return Err(Reason::feature(id, b"Contents")),
        };
        let mut all = Vec::new();
        for part in parts {
            let stream = self.file.stream(part).ok_or(Reason::Stream { object: id })?;
            only(stream.id, stream.dict, &["Length", "Filter"])?;
            all.extend(self.file.decode(stream)?);
            all.push(b'\n');
        }
        Ok(all)
    }

    fn resources(&self, resources: &Resources<'_>, id: u32) -> Result<(), Reason> {
        only(
            id,
            resources.0,
            &["ProcSet", "XObject", "Font", "ColorSpace", "ExtGState"],
        )?;
        // A default colour space would take the place of the device's.
        let spaces = self.file.dict(resources.0, "ColorSpace");
        let default =
            spaces.and_then(|s| s.keys().find(|key| key.starts_with(b"Default")));
        default.map_or(Ok(()), |key| Err(Reason::feature(id, key)))
    }

    /// A form: content of its own with its own resources.
    pub(super) fn form(&self, form: Stream<'_>, depth: u32) -> Result<(), Reason> {
        let keys = [
            "Type",
            "Subtype",
            "FormType",
            "BBox",
            "Matrix",
            "Resources",
            "Length",
            "Filter",
            "Name",
        ];
        only(form.id, form.dict, &keys)?;
        let missing = Reason::feature(form.id, b"Resources");
        let resources = Resources(self.file.dict(form.dict, "Resources").ok_or(missing)?);
        self.resources(&resources, form.id)?;
        self.content(&self.file.decode(form)?, &resources, form.id, depth)
    }

    /// An image without masks of its own, in colours that are proved.
    pub(super) fn image(&self, image: Stream<'_>) -> Result<(), Reason> {
        let (id, dict) = (image.id, image.dict);
        let keys = [
            "Type",
            "Subtype",
            "Width",
            "Height",
            "ColorSpace",
            "BitsPerComponent",
            "Decode",
            "ImageMask",
            "Filter",
            "DecodeParms",
            "Length",
            "Name",
            "Interpolate",
            "Intent",
        ];
        only(id, dict, &keys)?;
        if !self.file.get(dict, "Interpolate").is_none_or(|v| *v == Value::Bool(false)) {
            return Err(Reason::feature(id, b"Interpolate"));
        }
        if let Some(intent) = self.file.get(dict, "Intent") {
            self.rendering_intent(Some(intent), id)?;
        }
        let components = if self.file.get(dict, "ImageMask") == Some(&Value::Bool(true)) {
            self.device_colour(b"DeviceGray", id)?
        } else {
            let space =
                dict.get(&b"ColorSpace"[..]).ok_or(Reason::Colour { object: id })?;
            self.colour_space(space, id)?
        };
        if self.is(dict, "Filter", b"DCTDecode") {
            let header =
                jpeg::read(image.bytes).map_err(|_| Reason::Stream { object: id })?;
            if header.components != components {
                return Err(Reason::Colour { object: id });
            }
        }
        Ok(())
    }

    /// One of the four (ISO 19005-2, 6.2.6).
    pub(super) fn rendering_intent(
        &self,
        value: Option<&Value>,
        id: u32,
    ) -> Result<(), Reason> {
        match value.and_then(Value::name) {
            Some(name) if INTENTS.contains(&name) => Ok(()),
            _ => Err(Reason::feature(id, b"Intent")),
        }
    }
}

/// Whether an entry of the document info says what the packet says (ISO 19005-1, 6.7.3).
fn agrees(key: &str, value: &Value, said: Option<&str>) -> bool {
    let Value::Text(bytes) = value else { return key == "Trapped" };
    let Some(text) = text(bytes) else { return false };
    let mapped = [
        "Title",
        "Author",
        "Subject",
        "Keywords",
        "Creator",
        "Producer",
        "CreationDate",
        "ModDate",
    ];
    match (key, said) {
        ("CreationDate" | "ModDate", Some(said)) => {
            pdf_date(&text).is_some_and(|date| Some(date) == iso_date(said))
        }
        (key, Some(said)) => mapped.contains(&key) && text == said,
        // Entries of its own are allowed beside those that XMP mirrors.
        (key, None) => !mapped.contains(&key),
    }
}

/// A text string: UTF-16 with its mark, or the ASCII part of `PDFDocEncoding`.
fn text(bytes: &[u8]) -> Option<String> {
    if let Some(units) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        let units: Vec<u16> = units
            .chunks(2)
            .map(|u| Some(u16::from_be_bytes(u.try_into().ok()?)))
            .collect::<Option<_>>()?;
        return String::from_utf16(&units).ok();
    }
    bytes.is_ascii().then(|| String::from_utf8_lossy(bytes).into_owned())
}

/// `D:YYYYMMDDHHmmSS` and a zone, as digits and zone in minutes; shorter forms are not
/// compared (ISO 32000-1, 7.9.4).
fn pdf_date(text: &str) -> Option<(String, i32)> {
    let text = text.strip_prefix("D:")?;
    let (digits, zone) = text.split_at_checked(14)?;
    digits.bytes().all(|b| b.is_ascii_digit()).then_some(())?;
    Some((digits.to_owned(), minutes(&zone.replace('\'', ""))?))
}

/// `YYYY-MM-DDThh:mm:ss` with a zone, in the same form.
pub(super) fn iso_date(text: &str) -> Option<(String, i32)> {
    let (moment, zone) = text.split_at_checked(19)?;
    let shape: String =
        moment.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    let zone = if zone.starts_with(['+', '-']) {
        zone.replacen(':', "", 1)
    } else {
        zone.to_owned()
    };
    let digits = moment.chars().filter(char::is_ascii_digit).collect();
    (shape == "0000-00-00T00:00:00").then_some((digits, minutes(&zone)?))
}

/// `Z` or `±HHmm` in minutes.
fn minutes(zone: &str) -> Option<i32> {
    if matches!(zone, "Z" | "Z0000") {
        return Some(0);
    }
    let sign = match zone.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let digits = &zone[1..];
    (digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit())).then_some(())?;
    let number: i32 = digits.parse().ok()?;
    Some(sign * (number / 100 * 60 + number % 100))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_moment_is_the_same_in_both_spellings() {
        let utc = Some(("20261122093000".to_owned(), 0));
        assert_eq!(pdf_date("D:20261122093000Z"), utc);
        assert_eq!(iso_date("2026-11-22T09:30:00Z"), utc);
        assert_eq!(iso_date("2026-11-22T09:30:00+00:00"), utc);
        let oslo = Some(("20261122103000".to_owned(), 60));
        assert_eq!(pdf_date("D:20261122103000+01'00'"), oslo);
        assert_eq!(iso_date("2026-11-22T10:30:00+01:00"), oslo);
        for short in ["2026", "2026-11-22", "2026-11-22T10:30:00", "2026-11-22 10:30:00Z"]
        {
            assert_eq!(iso_date(short), None, "{short}");
        }
    }

    #[test]
    fn info_agrees_only_with_the_same_words() {
        let says = |text: &str| Value::Text(text.as_bytes().to_vec());
        assert!(agrees("Title", &says("Hus"), Some("Hus")));
        assert!(!agrees("Title", &says("Hus"), Some("Bod")));
        assert!(!agrees("Title", &says("Hus"), None));
        assert!(agrees("Arkivnummer", &says("7"), None));
        let utf16 = Value::Text(vec![0xFE, 0xFF, 0, 0xE5]);
        assert!(agrees("Author", &utf16, Some("å")));
    }
}
