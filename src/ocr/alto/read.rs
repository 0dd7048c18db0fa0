//! ALTO in: what we wrote ourselves, read as if strangers had.

use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use crate::ocr::{Block, Line, PageText, ReadBy, Word};
use crate::place::Area;

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
    /// Well-formed, but not what [`super::write()`] writes.
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
        if opens && start.local_name().as_ref() == "ALTERNATIVE" {
            let damaged = |said: String| AltoError::Damaged { byte, said };
            let text = xml.read_text(start.name()).map_err(|e| damaged(e.to_string()))?;
            let text = unescape(&text).map_err(|e| damaged(e.to_string()))?;
            let lines = page.iter_mut().flat_map(|p| p.blocks.last_mut());
            let word =
                lines.flat_map(|b| b.lines.last_mut()).flat_map(|l| l.words.last_mut());
            word.for_each(|word| word.rival = Some(text.clone().into_owned()));
            continue;
        }
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
            let by = match attrs.maybe("PROCESSINGREFS")?.as_deref() {
                Some("second") => ReadBy::Second,
                Some("reading second") => ReadBy::Both,
                _ => ReadBy::First,
            };
            let confidence = attrs.confidence()?;
            line.words.push(Word { text, area, confidence, by, rival: None });
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
        self.maybe(name)?.ok_or_else(|| self.unexpected(name))
    }

    fn maybe(&self, name: &str) -> Result<Option<String>, AltoError> {
        let damaged = |said: String| AltoError::Damaged { byte: self.byte, said };
        let attr =
            self.start.try_get_attribute(name).map_err(|e| damaged(e.to_string()))?;
        let Some(attr) = attr else { return Ok(None) };
        let value = attr
            .normalized_value(quick_xml::XmlVersion::Explicit1_0)
            .map_err(|e| damaged(e.to_string()))?;
        Ok(Some(value.into_owned()))
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
