//! What a content stream draws: operators that need no proof, colours under the output
//! intent, and text that is not seen.

use std::collections::{BTreeMap, BTreeSet};

use super::Reason;
use super::document::{Check, Resources};
use super::syntax::{Dict, Reader, Token, Value};

/// Most graphics states on top of each other (ISO 19005-1, 6.1.12).
const DEEPEST_STATE: usize = 28;
/// Most forms within forms.
const DEEPEST_FORM: u32 = 8;
/// Most operators of a file: a page of text has some hundreds.
const MOST_OPERATORS: u64 = 20_000_000;
/// Render mode 3: neither filled nor stroked (ISO 32000-1, 9.3.6).
const INVISIBLE: i32 = 3;
/// Operators that are sound wherever they stand: state, paths, clipping, text placing, marks.
const PLAIN: [&[u8]; 48] = [
    b"w", b"J", b"j", b"M", b"d", b"i", b"cm", b"m", b"l", b"c", b"v", b"y", b"h", b"re",
    b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"n", b"W", b"W*", b"BT",
    b"ET", b"Tc", b"Tw", b"Tz", b"TL", b"Ts", b"Td", b"TD", b"Tm", b"T*", b"MP", b"BMC",
    b"EMC", b"G", b"g", b"RG", b"rg", b"SC", b"sc", b"SCN", b"scn",
];

/// The part of the graphics state that decides whether text is sound.
#[derive(Clone, Default)]
struct State {
    mode: i32,
    font: Option<Vec<u8>>,
}

/// One content stream being read.
struct Drawing<'a, 'b> {
    check: &'b Check<'a>,
    resources: &'b Resources<'b>,
    id: u32,
    depth: u32,
    fonts: BTreeMap<Vec<u8>, Option<BTreeSet<u16>>>,
    state: State,
    stack: Vec<State>,
}

impl Check<'_> {
    /// Checks every operator of a content stream and the forms it draws.
    pub(super) fn content(
        &self,
        bytes: &[u8],
        resources: &Resources<'_>,
        id: u32,
        depth: u32,
    ) -> Result<(), Reason> {
        let mut drawing = Drawing {
            check: self,
            resources,
            id,
            depth,
            fonts: BTreeMap::new(),
            state: State::default(),
            stack: Vec::new(),
        };
        drawing.read(bytes)
    }
}

impl Drawing<'_, '_> {
    fn read(&mut self, bytes: &[u8]) -> Result<(), Reason> {
        let mut reader = Reader::content(bytes);
        let mut operands = Vec::new();
        loop {
            let token = reader.token().ok_or(Reason::Stream { object: self.id })?;
            match token {
                None => break,
                Some(Token::Value(value)) => operands.push(value),
                Some(Token::Operator(operator)) => {
                    self.operate(operator, &operands)?;
                    operands.clear();
                }
            }
            if operands.len() > 64 {
                return Err(Reason::Stream { object: self.id });
            }
        }
        let sound = operands.is_empty() && self.stack.is_empty();
        if sound { Ok(()) } else { Err(Reason::Stream { object: self.id }) }
    }

    fn operate(&mut self, operator: &[u8], operands: &[Value]) -> Result<(), Reason> {
        let first = operands.first();
        let wrong = || Reason::feature(self.id, operator);
        let count = &self.check.operators;
        count.set(count.get() + 1);
        if count.get() > MOST_OPERATORS {
            return Err(Reason::Stream { object: self.id });
        }
        match operator {
            b"q" if self.stack.len() < DEEPEST_STATE => {
                self.stack.push(self.state.clone());
            }
            b"Q" => self.state = self.stack.pop().ok_or_else(wrong)?,
            b"Tr" => self.state.mode = first.and_then(Value::int).ok_or_else(wrong)?,
            b"Tf" => self.set_font(first)?,
            b"Tj" | b"'" | b"TJ" => self.show(first.ok_or_else(wrong)?)?,
            b"\"" => self.show(operands.get(2).ok_or_else(wrong)?)?,
            b"Do" => self.draw(first)?,
            b"gs" => self.state_from(first)?,
            b"CS" | b"cs" => self.set_space(first)?,
            b"ri" => self.check.rendering_intent(first, self.id)?,
            b"BDC" | b"DP" if operands.last().is_some_and(is_inert) => {}
            b"G" | b"g" => _ = self.check.device_colour(b"DeviceGray", self.id)?,
            b"RG" | b"rg" => _ = self.check.device_colour(b"DeviceRGB", self.id)?,
            // Painting with the colour that stands at the start is painting in DeviceGray.
            b"S" | b"s" | b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" => {
                self.check.device_colour(b"DeviceGray", self.id)?;
            }
            plain if PLAIN.contains(&plain) => {}
            _ => return Err(wrong()),
        }
        Ok(())
    }

    fn resource(&self, kind: &str, name: Option<&Value>) -> Option<&Value> {
        let folder: &Dict = self.check.file.dict(self.resources.0, kind)?;
        folder.get(name?.name()?)
    }

    fn set_font(&mut self, name: Option<&Value>) -> Result<(), Reason> {
        let wrong = Reason::Font { object: self.id };
        let Some(font) = self.resource("Font", name) else { return Err(wrong) };
        let key = name.and_then(Value::name).unwrap_or_default().to_vec();
        if !self.fonts.contains_key(&key) {
            let codes = self.check.font(font, self.id)?;
            self.fonts.insert(key.clone(), codes);
        }
        self.state.font = Some(key);
        Ok(())
    }

    /// Text may be shown only unseen, in a font that is sound, and with Unicode if claimed.
    fn show(&self, text: &Value) -> Result<(), Reason> {
        if self.state.mode != INVISIBLE {
            return Err(Reason::VisibleText { object: self.id });
        }
        let font = Reason::Font { object: self.id };
        let Some(codes) = self.state.font.as_ref().and_then(|name| self.fonts.get(name))
        else {
            return Err(font);
        };
        let strings = match text {
            Value::Array(parts) => parts.as_slice(),
            one => std::slice::from_ref(one),
        };
        let sound = |string: &Value| match string {
            Value::Text(bytes) => {
                let known = |code: &[u8]| {
                    let code = u16::from_be_bytes([code[0], code[1]]);
                    codes.as_ref().is_none_or(|codes| codes.contains(&code))
                };
                bytes.len() % 2 == 0 && bytes.chunks_exact(2).all(known)
            }
            other => other.number().is_some(),
        };
        if strings.iter().all(sound) { Ok(()) } else { Err(font) }
    }

    fn draw(&self, name: Option<&Value>) -> Result<(), Reason> {
        let wrong = || Reason::feature(self.id, b"Do");
        let value = self.resource("XObject", name).ok_or_else(wrong)?;
        let stream = self.check.file.stream(value).ok_or_else(wrong)?;
        if self.check.is(stream.dict, "Subtype", b"Image") {
            return self.check.image(stream);
        }
        if self.depth >= DEEPEST_FORM || !self.check.is(stream.dict, "Subtype", b"Form") {
            return Err(Reason::feature(stream.id, b"Subtype"));
        }
        self.check.form(stream, self.depth + 1)
    }

    /// A graphics state dictionary without transparency, transfer functions or halftones.
    fn state_from(&self, name: Option<&Value>) -> Result<(), Reason> {
        let wrong = || Reason::feature(self.id, b"gs");
        let value = self.resource("ExtGState", name).ok_or_else(wrong)?;
        let Value::Dict(state) = self.check.file.resolve(value) else {
            return Err(wrong());
        };
        for (key, value) in state {
            let value = self.check.file.resolve(value);
            let sound = match key.as_slice() {
                b"Type" | b"SA" | b"SM" | b"LW" | b"AIS" => true,
                b"CA" | b"ca" => value.number() == Some(1.0),
                b"BM" => value.name() == Some(b"Normal"),
                b"SMask" => value.name() == Some(b"None"),
                _ => false,
            };
            if !sound {
                return Err(Reason::feature(self.id, key));
            }
        }
        Ok(())
    }

    fn set_space(&self, name: Option<&Value>) -> Result<(), Reason> {
        let wrong = Reason::Colour { object: self.id };
        let Some(value) = name else { return Err(wrong) };
        let space = self.resource("ColorSpace", name).unwrap_or(value);
        self.check.colour_space(space, self.id).map(|_| ())
    }
}

/// Marked content whose properties stand there; named ones could be layers.
fn is_inert(value: &Value) -> bool {
    matches!(value, Value::Dict(_))
}
