//! The text of a page as ALTO 4.4: the one form in which it is kept.

use std::io;

use quick_xml::events::{BytesStart, Event};

use super::{Block, Line, PageReading, PageText, Word};
use crate::page::Kind;
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
    /// The settings that were used, as [`super::recipe`] names them.
    pub recipe: String,
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
    xml.open("Layout")?;
    let text = &reading.text;
    xml.open("Page")?;
    xml.attr("ID", "page_1")?;
    xml.attr("PHYSICAL_IMG_NR", meta.page.max(1).to_string())?;
    xml.attr("HEIGHT", text.height.to_string())?;
    xml.attr("WIDTH", text.width.to_string())?;
    xml.attr("PROCESSINGREFS", "reading")?;
    if let Some(confidence) = text.confidence() {
        xml.attr("PC", format!("{:.2}", confidence / 100.0))?;
    }
    xml.open("PrintSpace")?;
    area(&mut xml, Area { x: 0, y: 0, width: text.width, height: text.height })?;
    for (at, block) in (1u32..).zip(&text.blocks) {
        text_block(&mut xml, at, block)?;
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
    if facts.page.border > 0 {
        steps.push("black scanner edges painted over".to_owned());
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
    steps.push(format!("preparation: {}", facts.preparation.name()));
    steps
}

fn area(xml: &mut Xml<'_>, area: Area) -> io::Result<()> {
    xml.attr("HPOS", area.x.to_string())?;
    xml.attr("VPOS", area.y.to_string())?;
    xml.attr("WIDTH", area.width.to_string())?;
    xml.attr("HEIGHT", area.height.to_string())
}

fn text_block(xml: &mut Xml<'_>, at: u32, block: &Block) -> io::Result<()> {
    xml.open("TextBlock")?;
    xml.attr("ID", format!("block_{at}"))?;
    area(xml, block.area)?;
    for (line_at, line) in (1u32..).zip(&block.lines) {
        xml.open("TextLine")?;
        xml.attr("ID", format!("line_{at}_{line_at}"))?;
        area(xml, line.area)?;
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

/// ALTO that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AltoError {
    /// Not well-formed, or not in UTF-8.
    #[error("not well-formed XML at byte {byte}: {said}")]
    Damaged {
        /// Where.
        byte: u64,
        /// What the parser said.
        said: String,
    },
    /// Well-formed, but not what [`write()`] writes.
    #[error("not ALTO as expected at byte {byte}: {what}")]
    Unexpected {
        /// Where.
        byte: u64,
        /// What was missing or in the wrong place.
        what: String,
    },
    /// More than any page holds.
    #[error("too large: {0} bytes")]
    TooLarge(usize),
}

/// The most bytes of ALTO that are read: some 200,000 words.
pub const MOST_BYTES: usize = 64 << 20;

/// The text of a page. Declarations of entities are refused, elements that hold no text of
/// ours are passed over.
///
/// # Errors
/// [`AltoError`] with the place.
pub fn read(bytes: &[u8]) -> Result<PageText, AltoError> {
    if bytes.len() > MOST_BYTES {
        return Err(AltoError::TooLarge(bytes.len()));
    }
    let mut xml = quick_xml::Reader::from_reader(bytes);
    let mut page: Option<PageText> = None;
    let mut depth = 0u32;
    loop {
        let byte = xml.buffer_position();
        let unexpected =
            |what: &str| AltoError::Unexpected { byte, what: what.to_owned() };
        let event = xml
            .read_event()
            .map_err(|e| AltoError::Damaged { byte, said: e.to_string() })?;
        let (start, opens) = match event {
            Event::Start(start) => (start, true),
            Event::Empty(start) => (start, false),
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                continue;
            }
            Event::DocType(_) => return Err(unexpected("DOCTYPE")),
            Event::Eof => break,
            _ => continue,
        };
        depth += u32::from(opens);
        if depth > 16 {
            return Err(unexpected("too deep"));
        }
        element(&mut page, &start, byte)?;
    }
    let byte = bytes.len() as u64;
    if depth > 0 {
        return Err(AltoError::Damaged { byte, said: "unexpected end".to_owned() });
    }
    page.ok_or_else(|| AltoError::Unexpected { byte, what: "Page".to_owned() })
}

/// Takes up one element: a page, a block, a line or a word.
fn element(
    page: &mut Option<PageText>,
    start: &BytesStart<'_>,
    byte: u64,
) -> Result<(), AltoError> {
    let attrs = Attrs { start, byte };
    let name = start.local_name();
    if name.as_ref() == "Page" {
        if page.is_some() {
            return Err(attrs.unexpected("a second Page"));
        }
        let (width, height) = (attrs.number("WIDTH")?, attrs.number("HEIGHT")?);
        *page = Some(PageText { width, height, blocks: Vec::new() });
        return Ok(());
    }
    let outside = || attrs.unexpected("outside its parent");
    match name.as_ref() {
        "TextBlock" => {
            let page = page.as_mut().ok_or_else(outside)?;
            page.blocks.push(Block { area: attrs.area()?, lines: Vec::new() });
        }
        "TextLine" => {
            let block =
                page.as_mut().and_then(|p| p.blocks.last_mut()).ok_or_else(outside)?;
            block.lines.push(Line { area: attrs.area()?, words: Vec::new() });
        }
        "String" => {
            let block = page.as_mut().and_then(|p| p.blocks.last_mut());
            let line = block.and_then(|b| b.lines.last_mut()).ok_or_else(outside)?;
            let (text, area) = (attrs.text("CONTENT")?, attrs.area()?);
            line.words.push(Word { text, area, confidence: attrs.confidence()? });
        }
        _ => {}
    }
    Ok(())
}

struct Attrs<'a> {
    start: &'a BytesStart<'a>,
    byte: u64,
}

impl Attrs<'_> {
    fn unexpected(&self, what: &str) -> AltoError {
        let name = self.start.local_name().as_ref().to_owned();
        AltoError::Unexpected { byte: self.byte, what: format!("{name}: {what}") }
    }

    fn text(&self, name: &str) -> Result<String, AltoError> {
        let damaged = |said: String| AltoError::Damaged { byte: self.byte, said };
        let attr =
            self.start.try_get_attribute(name).map_err(|e| damaged(e.to_string()))?;
        let attr = attr.ok_or_else(|| self.unexpected(name))?;
        let value = attr
            .normalized_value(quick_xml::XmlVersion::Explicit1_0)
            .map_err(|e| damaged(e.to_string()))?;
        Ok(value.into_owned())
    }

    fn number(&self, name: &str) -> Result<u32, AltoError> {
        self.text(name)?.parse().map_err(|_| self.unexpected(name))
    }

    fn area(&self) -> Result<Area, AltoError> {
        let (x, y) = (self.number("HPOS")?, self.number("VPOS")?);
        Ok(Area { x, y, width: self.number("WIDTH")?, height: self.number("HEIGHT")? })
    }

    /// 0–100 from ALTO's 0–1.
    fn confidence(&self) -> Result<u8, AltoError> {
        let value: f32 = self.text("WC")?.parse().map_err(|_| self.unexpected("WC"))?;
        if !(0.0..=1.0).contains(&value) {
            return Err(self.unexpected("WC"));
        }
        Ok((value * 100.0).round() as u8)
    }
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use proptest::prelude::*;

    use super::*;
    use crate::ocr::{Preparation, ReadingFacts, StoredReading};
    use crate::page::{Ink, PageFacts};

    fn any_area() -> impl Strategy<Value = Area> {
        (0u32..20_000, 0u32..20_000, 1u32..5_000, 1u32..5_000)
            .prop_map(|(x, y, width, height)| Area { x, y, width, height })
    }

    fn any_word() -> impl Strategy<Value = Word> {
        // What recognition lets through: no white space, no controls; markup, æøå, signs.
        let text = r#"[a-zæøåA-ZÆØÅ0-9&<>"'½§°ſ€.,;:/\-]{1,12}"#;
        (text, any_area(), 0u8..=100).prop_map(|(text, area, confidence)| Word {
            text,
            area,
            confidence,
        })
    }

    fn any_text() -> impl Strategy<Value = PageText> {
        let words = prop::collection::vec(any_word(), 1..5);
        let line = (any_area(), words).prop_map(|(area, words)| Line { area, words });
        let lines = prop::collection::vec(line, 1..4);
        let block = (any_area(), lines).prop_map(|(area, lines)| Block { area, lines });
        (1u32..20_000, 1u32..20_000, prop::collection::vec(block, 0..4))
            .prop_map(|(width, height, blocks)| PageText { width, height, blocks })
    }

    fn any_reading() -> impl Strategy<Value = PageReading> {
        let skew = prop::option::of(-500i32..500);
        (any_text(), skew, any::<bool>(), 0u8..4, 0u8..5, any::<bool>()).prop_map(
            |(text, skew, blank, quarters, passes, poor)| {
                let page =
                    PageFacts { skew, ink: Ink::Weak, border: 7, ..PageFacts::default() };
                let facts = ReadingFacts {
                    page,
                    blank,
                    shows_through: blank,
                    orientation: u16::from(quarters) * 90,
                    preparation: Preparation::Flattened,
                    engine: "Tesseract 5.3.0, nor".to_owned(),
                    passes,
                    poor,
                };
                PageReading { text, facts }
            },
        )
    }

    fn meta() -> Meta {
        Meta {
            file: "Gnr 12 Bnr 34/0001 <æ>.tif".to_owned(),
            page: 3,
            program: "0.1.0".to_owned(),
            recipe: "e3b0c442".to_owned(),
        }
    }

    proptest! {
        #[test]
        fn what_is_stored_comes_back_whole(reading in any_reading()) {
            let stored = StoredReading::of(&reading, &meta());
            prop_assert_eq!(stored.reading().unwrap(), reading);
        }

        #[test]
        fn strange_bytes_are_an_error_and_never_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            prop_assert!(read(&bytes).is_err());
        }

        #[test]
        fn a_cut_file_is_an_error(reading in any_reading(), part in 0.0f64..0.99) {
            let alto = write(&reading, &meta());
            let cut = (alto.len() as f64 * part) as usize;
            prop_assert!(read(&alto[..cut]).is_err());
        }
    }

    /// One of each: border, turn, skew, drawing, words with markup.
    fn example() -> PageReading {
        let area = |x, width| Area { x, y: 200, width, height: 40 };
        let word = |text: &str, x, confidence| Word {
            text: text.to_owned(),
            area: area(x, 90),
            confidence,
        };
        let line = Line {
            area: area(100, 190),
            words: vec![word("Nordre", 100, 96), word("\"Vik\"", 200, 7)],
        };
        let text = PageText {
            width: 2480,
            height: 3508,
            blocks: vec![Block { area: area(100, 190), lines: vec![line] }],
        };
        let page = PageFacts { skew: Some(-73), border: 9000, ..PageFacts::default() };
        let facts = ReadingFacts {
            page,
            orientation: 180,
            passes: 2,
            engine: "Tesseract 5.3.0, nor 0123abcd".to_owned(),
            ..ReadingFacts::default()
        };
        PageReading { text, facts }
    }

    #[test]
    fn the_file_says_what_was_done_and_read() {
        insta::assert_snapshot!(String::from_utf8(write(&example(), &meta())).unwrap(), @r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <alto xmlns="http://www.loc.gov/standards/alto/ns-v4#" SCHEMAVERSION="4.4">
          <Description>
            <MeasurementUnit>pixel</MeasurementUnit>
            <sourceImageInformation>
              <fileName>Gnr 12 Bnr 34/0001 &lt;æ&gt;.tif</fileName>
            </sourceImageInformation>
            <Processing ID="preparation">
              <processingCategory>preOperation</processingCategory>
              <processingStepDescription>grey</processingStepDescription>
              <processingStepDescription>black scanner edges painted over</processingStepDescription>
              <processingStepDescription>turned clockwise by 180 degrees</processingStepDescription>
              <processingStepDescription>skew -0.73 degrees</processingStepDescription>
              <processingStepDescription>preparation: usual</processingStepDescription>
              <processingSoftware>
                <softwareName>byggarkiv</softwareName>
                <softwareVersion>0.1.0</softwareVersion>
              </processingSoftware>
            </Processing>
            <Processing ID="reading">
              <processingCategory>contentGeneration</processingCategory>
              <processingStepDescription>text recognition, passes: 2</processingStepDescription>
              <processingStepSettings>e3b0c442</processingStepSettings>
              <processingSoftware>
                <softwareName>recogniser</softwareName>
                <softwareVersion>Tesseract 5.3.0, nor 0123abcd</softwareVersion>
              </processingSoftware>
            </Processing>
          </Description>
          <Layout>
            <Page ID="page_1" PHYSICAL_IMG_NR="3" HEIGHT="3508" WIDTH="2480" PROCESSINGREFS="reading" PC="0.56">
              <PrintSpace HPOS="0" VPOS="0" WIDTH="2480" HEIGHT="3508">
                <TextBlock ID="block_1" HPOS="100" VPOS="200" WIDTH="190" HEIGHT="40">
                  <TextLine ID="line_1_1" HPOS="100" VPOS="200" WIDTH="190" HEIGHT="40">
                    <String ID="string_1_1_1" HPOS="100" VPOS="200" WIDTH="90" HEIGHT="40" WC="0.96" CONTENT="Nordre"/>
                    <SP HPOS="190" VPOS="200" WIDTH="10"/>
                    <String ID="string_1_1_2" HPOS="200" VPOS="200" WIDTH="90" HEIGHT="40" WC="0.07" CONTENT="&quot;Vik&quot;"/>
                  </TextLine>
                </TextBlock>
              </PrintSpace>
            </Page>
          </Layout>
        </alto>
        "#);
    }

    #[test]
    fn declared_entities_and_a_second_page_are_refused() {
        let check = |alto: &str, expected: &str| {
            let error = read(alto.as_bytes()).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        };
        check("<!DOCTYPE a [<!ENTITY b 'c'>]><alto/>", "DOCTYPE");
        check("<alto/>", "Page");
        check("<alto><String CONTENT='x'/></alto>", "outside its parent");
        check(
            "<alto><Page WIDTH='1' HEIGHT='1'/><Page WIDTH='1' HEIGHT='1'/></alto>",
            "second",
        );
        check("<alto><Page WIDTH='-1' HEIGHT='1'/></alto>", "WIDTH");
        let page = "<alto><Page WIDTH='9' HEIGHT='9'><TextBlock HPOS='1' VPOS='1' WIDTH='1' HEIGHT='1'>\
             <TextLine HPOS='1' VPOS='1' WIDTH='1' HEIGHT='1'>\
             <String HPOS='1' VPOS='1' WIDTH='1' HEIGHT='1' WC='1' CONTENT='&b;'/></TextLine></TextBlock></Page></alto>";
        check(page, "");
    }

    #[test]
    fn xmllint_finds_it_valid_by_the_official_schema() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let folder = tempfile::tempdir().unwrap();
        let blank = PageReading {
            facts: ReadingFacts { blank: true, ..Default::default() },
            ..example()
        };
        for (name, reading) in [
            ("words.xml", example()),
            (
                "blank.xml",
                PageReading {
                    text: PageText { width: 10, height: 9, blocks: Vec::new() },
                    ..blank
                },
            ),
        ] {
            let path = folder.path().join(name);
            crate::files::write(&path, &write(&reading, &meta())).unwrap();
            let judged = Command::new("xmllint")
                .env("XML_CATALOG_FILES", root.join("schemas/catalog.xml"))
                .args(["--nonet", "--noout", "--schema"])
                .arg(root.join("schemas/alto-4-4.xsd"))
                .arg(&path)
                .output()
                .expect("xmllint is installed (libxml2-utils)");
            assert!(
                judged.status.success(),
                "{}",
                String::from_utf8_lossy(&judged.stderr)
            );
        }
    }
}
