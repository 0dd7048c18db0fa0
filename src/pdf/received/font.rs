//! Fonts of invisible text: a composite TrueType font, embedded whole, as OCR programs write
//! it (ISO 19005-2, 6.2.11). Any other kind is not proved.

use std::collections::BTreeSet;

use super::Reason;
use super::cmap;
use super::document::{Check, only};
use super::syntax::{Dict, Value};

/// The tables that a `CIDFont` of type 2 must have (ISO 32000-1, 9.9).
const TABLES: [&[u8]; 6] = [b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp"];

impl Check<'_> {
    /// The codes that have Unicode, for a font that is sound; `None` where the claim does not
    /// ask for Unicode.
    pub(super) fn font(
        &self,
        font: &Value,
        id: u32,
    ) -> Result<Option<BTreeSet<u16>>, Reason> {
        let id = if let Value::Ref(id) = font { *id } else { id };
        let wrong = || Reason::Font { object: id };
        let Value::Dict(font) = self.file.resolve(font) else { return Err(wrong()) };
        if !self.is(font, "Subtype", b"Type0")
            || !self.is(font, "Encoding", b"Identity-H")
        {
            return Err(wrong());
        }
        let keys =
            ["Type", "Subtype", "BaseFont", "Encoding", "DescendantFonts", "ToUnicode"];
        only(id, font, &keys)?;
        let Some(Value::Array(descendants)) = self.file.get(font, "DescendantFonts")
        else {
            return Err(wrong());
        };
        let [descendant] = descendants.as_slice() else { return Err(wrong()) };
        let Value::Dict(descendant) = self.file.resolve(descendant) else {
            return Err(wrong());
        };
        let same =
            self.file.get(font, "BaseFont") == self.file.get(descendant, "BaseFont");
        if !same || !self.descendant(descendant, id)? {
            return Err(wrong());
        }
        if !self.unicode {
            return Ok(None);
        }
        let map = font.get(&b"ToUnicode"[..]).and_then(|map| self.file.stream(map));
        let map = self.file.decode(map.ok_or_else(wrong)?)?;
        cmap::codes(&map).map(Some).ok_or_else(wrong)
    }

    fn descendant(&self, font: &Dict, id: u32) -> Result<bool, Reason> {
        let keys = [
            "Type",
            "Subtype",
            "BaseFont",
            "CIDSystemInfo",
            "FontDescriptor",
            "DW",
            "W",
            "CIDToGIDMap",
        ];
        only(id, font, &keys)?;
        let Some(descriptor) = self.file.dict(font, "FontDescriptor") else {
            return Ok(false);
        };
        let map = font.get(&b"CIDToGIDMap"[..]);
        let mapped = self.is(font, "CIDToGIDMap", b"Identity")
            || map.is_some_and(|map| self.file.stream(map).is_some());
        // A subset in PDF/A-1 must list its CIDs rightly (ISO 19005-1, 6.3.5).
        let name =
            self.file.get(font, "BaseFont").and_then(Value::name).unwrap_or_default();
        let subset = name.contains(&b'+');
        let sound = self.is(font, "Subtype", b"CIDFontType2")
            && mapped
            && !name.is_empty()
            && name.is_ascii()
            && !(subset && self.part_1)
            && self.system_is_identity(font);
        Ok(sound && self.descriptor(descriptor, name, id)?)
    }

    fn system_is_identity(&self, font: &Dict) -> bool {
        let Some(system) = self.file.dict(font, "CIDSystemInfo") else { return false };
        let says = |key, text: &[u8]| matches!(self.file.get(system, key), Some(Value::Text(found)) if found == text);
        says("Registry", b"Adobe")
            && says("Ordering", b"Identity")
            && self.file.get(system, "Supplement") == Some(&Value::Int(0))
    }

    fn descriptor(
        &self,
        descriptor: &Dict,
        name: &[u8],
        id: u32,
    ) -> Result<bool, Reason> {
        let keys = [
            "Type",
            "FontName",
            "FontFamily",
            "Flags",
            "FontBBox",
            "ItalicAngle",
            "Ascent",
            "Descent",
            "Leading",
            "CapHeight",
            "XHeight",
            "StemV",
            "StemH",
            "AvgWidth",
            "MaxWidth",
            "MissingWidth",
            "FontFile2",
        ];
        only(id, descriptor, &keys)?;
        let program = descriptor.get(&b"FontFile2"[..]).and_then(|p| self.file.stream(p));
        let Some(program) = program else { return Ok(false) };
        only(program.id, program.dict, &["Length", "Length1", "Filter"])?;
        let bytes = self.file.decode(program)?;
        let length = self.file.get(program.dict, "Length1").and_then(Value::int);
        let whole = length.is_none_or(|length| length as usize == bytes.len());
        Ok(self.is(descriptor, "FontName", name) && whole && has_tables(&bytes))
    }
}

/// A TrueType font whose directory has the tables, all of them within the font.
fn has_tables(font: &[u8]) -> bool {
    let start = font.first_chunk::<4>();
    if start != Some(&[0, 1, 0, 0]) && start != Some(b"true") {
        return false;
    }
    let count = font.get(4..6).map_or(0, |c| usize::from(c[0]) << 8 | usize::from(c[1]));
    let Some(directory) = font.get(12..12 + count * 16) else { return false };
    let word = |entry: &[u8], at: usize| {
        entry[at..at + 4].iter().fold(0usize, |word, byte| word << 8 | usize::from(*byte))
    };
    let inside = |entry: &[u8]| word(entry, 8) + word(entry, 12) <= font.len();
    let has =
        |table: &&[u8]| directory.chunks_exact(16).any(|entry| entry.starts_with(table));
    directory.chunks_exact(16).all(inside) && TABLES.iter().all(has)
}
