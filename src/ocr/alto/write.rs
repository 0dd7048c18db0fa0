//! ALTO out, from a reading.

use std::io;

use super::RIVAL;
use super::divided::Divided;
use crate::ocr::{Block, PageReading, ReadBy, Type, is_hand, is_stamped};
use crate::page::{Kind, Region, RegionKind};
use crate::place::Area;
use crate::xml::XmlWriter;

/// The namespace of ALTO 4.
const NAMESPACE: &str = "http://www.loc.gov/standards/alto/ns-v4#";

/// What the file says of its page besides what was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// The received file, relative to the intake.
    pub file: String,
    /// The page within that file, from 1.
    pub page: u32,
    /// Name and version of this program.
    pub program: String,
    /// The settings that were used, as [`crate::ocr::recipe`] names them.
    pub recipe: String,
    /// The language of the text as BCP 47, where it is known.
    pub language: Option<String>,
}

/// Writes ALTO 4.4, valid against `schemas/alto-4-4.xsd`; the same values give the same bytes.
#[must_use]
pub fn write(reading: &PageReading, meta: &Meta) -> Vec<u8> {
    let mut out = Vec::new();
    write_to(&mut out, reading, meta).expect("writing to memory does not fail");
    out
}

type Xml<'a> = XmlWriter<&'a mut Vec<u8>>;

fn write_to(out: &mut Vec<u8>, reading: &PageReading, meta: &Meta) -> io::Result<()> {
    let mut xml = XmlWriter::new(out)?;
    xml.open("alto")?;
    xml.attr("xmlns", NAMESPACE)?;
    xml.attr("SCHEMAVERSION", "4.4")?;
    description(&mut xml, reading, meta)?;
    let regions = &reading.facts.page.regions;
    if !regions.is_empty() {
        tags(&mut xml)?;
    }
    xml.open("Layout")?;
    let text = &reading.text;
    xml.open("Page")?;
    xml.attr("ID", "page_1")?;
    xml.attr("PHYSICAL_IMG_NR", meta.page.max(1).to_string())?;
    xml.attr("HEIGHT", text.height.to_string())?;
    xml.attr("WIDTH", text.width.to_string())?;
    xml.attr("PROCESSINGREFS", "reading")?;
    if let Some(language) = &meta.language {
        xml.attr("LANG", language)?;
    }
    if let Some(confidence) = text.confidence() {
        xml.attr("PC", format!("{:.2}", confidence / 100.0))?;
    }
    xml.open("PrintSpace")?;
    area(&mut xml, Area { x: 0, y: 0, width: text.width, height: text.height })?;
    let divided = Divided::of(&text.blocks);
    for (at, block) in (1u32..).zip(&text.blocks) {
        text_block(&mut xml, at, block, regions, &divided)?;
    }
    for (at, region) in (1u32..).zip(regions) {
        illustration(&mut xml, at, region)?;
    }
    xml.close()?;
    xml.close()?;
    xml.close()?;
    xml.close()?;
    xml.finish().map(|_| ())
}

fn description(xml: &mut Xml<'_>, reading: &PageReading, meta: &Meta) -> io::Result<()> {
    xml.open("Description")?;
    xml.text("MeasurementUnit", "pixel")?;
    if !meta.file.is_empty() {
        xml.open("sourceImageInformation")?;
        xml.text("fileName", &meta.file)?;
        xml.close()?;
    }
    let facts = &reading.facts;
    xml.open("Processing")?;
    xml.attr("ID", "preparation")?;
    xml.text("processingCategory", "preOperation")?;
    for step in steps(reading) {
        xml.text("processingStepDescription", step)?;
    }
    software(xml, "byggarkiv", &meta.program)?;
    xml.close()?;
    xml.open("Processing")?;
    xml.attr("ID", "reading")?;
    xml.text("processingCategory", "contentGeneration")?;
    xml.text(
        "processingStepDescription",
        format!("text recognition, passes: {}", facts.passes),
    )?;
    xml.text("processingStepSettings", &meta.recipe)?;
    software(xml, "recogniser", &facts.engine)?;
    xml.close()?;
    if !facts.second.is_empty() {
        xml.open("Processing")?;
        xml.attr("ID", "second")?;
        xml.text("processingCategory", "contentGeneration")?;
        let asked = format!("doubtful lines read again, lines: {}", facts.lines_again);
        xml.text("processingStepDescription", asked)?;
        software(xml, "second recogniser", &facts.second)?;
        xml.close()?;
    }
    xml.close()
}

fn software(xml: &mut Xml<'_>, name: &str, version: &str) -> io::Result<()> {
    xml.open("processingSoftware")?;
    xml.text("softwareName", name)?;
    xml.text("softwareVersion", version)?;
    xml.close()
}

/// What was done to the image before it was read, in the order it was done.
fn steps(reading: &PageReading) -> Vec<String> {
    let facts = &reading.facts;
    let mut steps = vec!["grey".to_owned()];
    if facts.page.grainy {
        steps.push("paper cut to dots made grey".to_owned());
    }
    if facts.page.negative {
        steps.push("light and dark changed".to_owned());
    }
    if facts.page.border > 0 {
        steps.push("black scanner edges painted over".to_owned());
    }
    if facts.one_sided {
        steps.push("what shines through painted over".to_owned());
    }
    if facts.orientation != 0 {
        steps.push(format!("turned clockwise by {} degrees", facts.orientation));
    }
    if let Some(skew) = facts.page.skew {
        steps.push(format!("skew {:.2} degrees", f64::from(skew) / 100.0));
    }
    if facts.page.kind == Kind::Drawing {
        steps.push("taken for a drawing".to_owned());
    }
    if facts.blank {
        steps.push("taken for blank".to_owned());
    }
    if facts.set_in == Type::BlackLetter {
        steps.push("taken for black letter and read by the model for it".to_owned());
    }
    steps.push(format!("preparation: {}", facts.preparation.name()));
    steps
}

fn area(xml: &mut Xml<'_>, area: Area) -> io::Result<()> {
    xml.attr("HPOS", area.x.to_string())?;
    xml.attr("VPOS", area.y.to_string())?;
    xml.attr("WIDTH", area.width.to_string())?;
    xml.attr("HEIGHT", area.height.to_string())
}

/// What a region or a word may be besides print.
fn tags(xml: &mut Xml<'_>) -> io::Result<()> {
    xml.open("Tags")?;
    for kind in [RegionKind::Handwriting, RegionKind::Picture, RegionKind::Stamp] {
        xml.open("LayoutTag")?;
        xml.attr("ID", tag(kind))?;
        xml.attr("LABEL", tag(kind))?;
        xml.close()?;
    }
    xml.close()
}

fn tag(kind: RegionKind) -> &'static str {
    match kind {
        RegionKind::Handwriting => "handwriting",
        RegionKind::Picture => "picture",
        RegionKind::Stamp => "stamp",
    }
}

fn illustration(xml: &mut Xml<'_>, at: u32, region: &Region) -> io::Result<()> {
    xml.open("Illustration")?;
    xml.attr("ID", format!("region_{at}"))?;
    area(xml, region.area)?;
    xml.attr("TAGREFS", tag(region.kind))?;
    xml.attr("TYPE", tag(region.kind))?;
    xml.close()
}

fn text_block(
    xml: &mut Xml<'_>,
    at: u32,
    block: &Block,
    regions: &[Region],
    divided: &Divided,
) -> io::Result<()> {
    xml.open("TextBlock")?;
    xml.attr("ID", format!("block_{at}"))?;
    area(xml, block.area)?;
    for (line_at, line) in (1u32..).zip(&block.lines) {
        xml.open("TextLine")?;
        xml.attr("ID", format!("line_{at}_{line_at}"))?;
        area(xml, line.area)?;
        let last = line.words.len().saturating_sub(1);
        for (word_at, word) in line.words.iter().enumerate() {
            if let Some(before) = word_at.checked_sub(1).map(|b| line.words[b].area) {
                space(xml, before, word.area)?;
            }
            xml.open("String")?;
            xml.attr("ID", format!("string_{at}_{line_at}_{}", word_at + 1))?;
            area(xml, word.area)?;
            xml.attr(
                "WC",
                format!("{:.2}", f32::from(word.confidence.min(100)) / 100.0),
            )?;
            xml.attr("CONTENT", &word.text)?;
            if is_hand(word, regions) {
                xml.attr("TAGREFS", tag(RegionKind::Handwriting))?;
            } else if is_stamped(word, regions) {
                xml.attr("TAGREFS", tag(RegionKind::Stamp))?;
            }
            let part = divided.part((at, line_at), word_at, last);
            if let Some((part, whole)) = part {
                xml.attr("SUBS_TYPE", part)?;
                xml.attr("SUBS_CONTENT", whole)?;
            }
            match word.by {
                ReadBy::First => {}
                ReadBy::Second => xml.attr("PROCESSINGREFS", "second")?,
                ReadBy::Both => xml.attr("PROCESSINGREFS", "reading second")?,
            }
            if let Some(rival) = &word.rival {
                xml.text_with("ALTERNATIVE", &[("PURPOSE", RIVAL)], rival)?;
            }
            xml.close()?;
        }
        xml.close()?;
    }
    xml.close()
}

/// The space between two words.
fn space(xml: &mut Xml<'_>, before: Area, after: Area) -> io::Result<()> {
    let from = before.x + before.width;
    xml.open("SP")?;
    xml.attr("HPOS", from.to_string())?;
    xml.attr("VPOS", after.y.to_string())?;
    xml.attr("WIDTH", after.x.saturating_sub(from).to_string())?;
    xml.close()
}
