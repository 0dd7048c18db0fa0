//! PDF's tokens and values (ISO 32000-1, 7.2 and 7.3), read as strictly as PDF/A writes them.
//!
//! Readers of PDF repair what is wrong; here nothing is repaired, since what would have to be
//! repaired is not valid PDF/A. Every limit of ISO 19005-1, 6.1.12 is kept, which are the
//! narrower ones, so that a value read here is sound in both parts.

use std::collections::BTreeMap;

const DEEPEST: u32 = 32;
const LONGEST_NAME: usize = 127;
const LONGEST_STRING: usize = 32_767;
const LONGEST_ARRAY: usize = 8_191;
const LARGEST_DICT: usize = 4_095;
const LARGEST_REAL: f64 = 32_767.0;

/// The entries of a dictionary.
pub(super) type Dict = BTreeMap<Vec<u8>, Value>;

/// A value as it stands in the file.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Null,
    Bool(bool),
    Int(i32),
    Real(f64),
    Name(Vec<u8>),
    Text(Vec<u8>),
    Array(Vec<Value>),
    Dict(Dict),
    /// The number of an object of generation 0.
    Ref(u32),
}

impl Value {
    /// The name, if it is one.
    pub(super) fn name(&self) -> Option<&[u8]> {
        match self {
            Self::Name(name) => Some(name),
            _ => None,
        }
    }

    /// The whole number, if it is one.
    pub(super) fn int(&self) -> Option<i32> {
        match self {
            Self::Int(number) => Some(*number),
            _ => None,
        }
    }

    /// The number, whole or not.
    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Self::Int(number) => Some(f64::from(*number)),
            Self::Real(number) => Some(*number),
            _ => None,
        }
    }
}

/// What a content stream is made of.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token<'a> {
    Value(Value),
    Operator(&'a [u8]),
}

/// Reads from a place in the file onwards. Every method gives `None` where the bytes are not
/// what they must be; [`Reader::at`] then tells how far it came.
#[derive(Clone, Debug)]
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    /// Whether `1 0 R` may stand here; not in content streams.
    refs: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at, refs: true }
    }

    pub(super) fn content(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, refs: false }
    }

    /// The same file from another place.
    pub(super) fn moved(&self, at: usize) -> Self {
        Self { at, ..self.clone() }
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    /// Exactly these bytes.
    pub(super) fn word(&mut self, word: &[u8]) -> Option<()> {
        self.rest().starts_with(word).then(|| self.at += word.len())
    }

    /// One end of line: CR LF, LF or CR.
    pub(super) fn line_end(&mut self) -> Option<()> {
        self.word(b"\r\n").or_else(|| self.word(b"\n")).or_else(|| self.word(b"\r"))
    }

    /// White space and comments, any or none.
    pub(super) fn space(&mut self) {
        while let Some(byte) = self.peek() {
            match byte {
                b'%' => {
                    let line =
                        self.rest().iter().take_while(|b| !matches!(**b, b'\r' | b'\n'));
                    self.at += line.count();
                }
                byte if is_space(byte) => self.at += 1,
                _ => return,
            }
        }
    }

    /// White space that ends with an end of line.
    pub(super) fn space_to_line_start(&mut self) -> Option<()> {
        let start = self.at;
        self.space();
        let before = self.bytes.get(start..self.at)?.last()?;
        matches!(before, b'\r' | b'\n').then_some(())
    }

    /// Digits only, at most ten.
    pub(super) fn digits(&mut self) -> Option<u32> {
        let count = self.rest().iter().take_while(|b| b.is_ascii_digit()).count();
        if !(1..=10).contains(&count) {
            return None;
        }
        let text = std::str::from_utf8(&self.rest()[..count]).ok()?;
        let number = text.parse().ok()?;
        self.at += count;
        Some(number)
    }

    /// The next value or operator of a content stream; `Some(None)` at its end.
    pub(super) fn token(&mut self) -> Option<Option<Token<'a>>> {
        self.space();
        let Some(byte) = self.peek() else { return Some(None) };
        if byte.is_ascii_alphabetic() || matches!(byte, b'\'' | b'"') {
            let word = self.regular();
            return Some(Some(match word {
                b"true" => Token::Value(Value::Bool(true)),
                b"false" => Token::Value(Value::Bool(false)),
                b"null" => Token::Value(Value::Null),
                _ => Token::Operator(word),
            }));
        }
        self.value().map(|value| Some(Token::Value(value)))
    }

    /// A value, after any white space.
    pub(super) fn value(&mut self) -> Option<Value> {
        self.nested(0)
    }

    fn nested(&mut self, depth: u32) -> Option<Value> {
        if depth > DEEPEST {
            return None;
        }
        self.space();
        match self.peek()? {
            b'/' => self.name().map(Value::Name),
            b'(' => self.literal().map(Value::Text),
            b'[' => self.array(depth),
            b'<' if self.rest().starts_with(b"<<") => self.dict(depth).map(Value::Dict),
            b'<' => self.hexadecimal().map(Value::Text),
            b'+' | b'-' | b'.' | b'0'..=b'9' => self.number_or_ref(),
            _ => match self.regular() {
                b"true" => Some(Value::Bool(true)),
                b"false" => Some(Value::Bool(false)),
                b"null" => Some(Value::Null),
                _ => None,
            },
        }
    }

    /// Bytes up to white space or a delimiter.
    fn regular(&mut self) -> &'a [u8] {
        let rest = self.rest();
        let count =
            rest.iter().take_while(|b| !is_space(**b) && !is_delimiter(**b)).count();
        self.at += count;
        &rest[..count]
    }

    fn name(&mut self) -> Option<Vec<u8>> {
        self.word(b"/")?;
        let raw = self.regular();
        let mut name = Vec::with_capacity(raw.len());
        let mut bytes = raw.iter();
        while let Some(byte) = bytes.next() {
            let byte = match byte {
                b'#' => hex(*bytes.next()?)? << 4 | hex(*bytes.next()?)?,
                byte => *byte,
            };
            name.push(byte);
        }
        (name.len() <= LONGEST_NAME && !name.contains(&0)).then_some(name)
    }

    fn literal(&mut self) -> Option<Vec<u8>> {
        self.word(b"(")?;
        let mut text = Vec::new();
        let mut open = 1;
        loop {
            let byte = self.next()?;
            match byte {
                b'(' => open += 1,
                b')' => open -= 1,
                b'\\' => {
                    self.escape(&mut text)?;
                    continue;
                }
                _ => {}
            }
            if open == 0 {
                return Some(text);
            }
            text.push(byte);
            if text.len() > LONGEST_STRING {
                return None;
            }
        }
    }

    fn escape(&mut self, text: &mut Vec<u8>) -> Option<()> {
        match self.next()? {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'\n' => {}
            b'\r' => _ = self.word(b"\n"),
            digit @ b'0'..=b'7' => {
                let mut code = u32::from(digit - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                    code = code * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                text.push(u8::try_from(code).ok()?);
            }
            other => text.push(other),
        }
        Some(())
    }

    /// An even number of hexadecimal digits (ISO 19005-2, 6.1.6).
    fn hexadecimal(&mut self) -> Option<Vec<u8>> {
        self.word(b"<")?;
        let mut digits = Vec::new();
        loop {
            match self.next()? {
                b'>' => break,
                byte if is_space(byte) => {}
                byte => digits.push(hex(byte)?),
            }
        }
        let fits = digits.len() % 2 == 0 && digits.len() / 2 <= LONGEST_STRING;
        fits.then(|| digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect())
    }

    fn array(&mut self, depth: u32) -> Option<Value> {
        self.word(b"[")?;
        let mut values = Vec::new();
        loop {
            self.space();
            if self.word(b"]").is_some() {
                return Some(Value::Array(values));
            }
            values.push(self.nested(depth + 1)?);
            if values.len() > LONGEST_ARRAY {
                return None;
            }
        }
    }

    fn dict(&mut self, depth: u32) -> Option<Dict> {
        self.word(b"<<")?;
        let mut dict = Dict::new();
        loop {
            self.space();
            if self.word(b">>").is_some() {
                return Some(dict);
            }
            let key = self.name()?;
            let value = self.nested(depth + 1)?;
            // A key that stands twice is read one way here and another way there.
            if dict.insert(key, value).is_some() || dict.len() > LARGEST_DICT {
                return None;
            }
        }
    }

    fn number_or_ref(&mut self) -> Option<Value> {
        let first = self.number()?;
        let Value::Int(id @ 1..) = first else { return Some(first) };
        if self.refs {
            let mut ahead = self.clone();
            ahead.space();
            let is_ref = ahead.word(b"0").is_some() && {
                ahead.space();
                ahead.regular() == b"R"
            };
            if is_ref {
                self.at = ahead.at;
                return Some(Value::Ref(id as u32));
            }
        }
        Some(first)
    }

    fn number(&mut self) -> Option<Value> {
        let text = std::str::from_utf8(self.regular()).ok()?;
        let digits = text.trim_start_matches(['+', '-']);
        let plain = digits.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        if !plain || text.len() - digits.len() > 1 || !digits.bytes().any(|b| b != b'.') {
            return None;
        }
        if !digits.contains('.') {
            return text.parse().ok().map(Value::Int);
        }
        let number: f64 = text.parse().ok()?;
        (number.abs() <= LARGEST_REAL).then_some(Value::Real(number))
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<Value>) {
        assert_eq!(Reader::new(text.as_bytes(), 0).value(), expected, "{text}");
    }

    #[test]
    fn values_are_read_as_the_standard_writes_them() {
        check(" %c\n-17", Some(Value::Int(-17)));
        check("4.", Some(Value::Real(4.0)));
        check("-.002", Some(Value::Real(-0.002)));
        check("/A#20b", Some(Value::Name(b"A b".to_vec())));
        check("(a(b)\\)\\101\\\nc)", Some(Value::Text(b"a(b))Ac".to_vec())));
        check("<48 69>", Some(Value::Text(b"Hi".to_vec())));
        check("12 0 R", Some(Value::Ref(12)));
        check("[1 0 2]", Some(Value::Array([1, 0, 2].map(Value::Int).to_vec())));
        let dict = Dict::from([(b"K".to_vec(), Value::Bool(true))]);
        check("<</K true>>", Some(Value::Dict(dict)));
    }

    #[test]
    fn what_others_would_repair_is_refused() {
        for bad in [
            "<486>",
            "<4x>",
            "(open",
            "[1",
            "<</K>>",
            "<</K 1/K 2>>",
            "1.2.3",
            "--1",
            "1e5",
            "99999999999",
            "40000.5",
            "nil",
            "/A#",
            ".",
            "",
        ] {
            check(bad, None);
        }
        check(&"[".repeat(100), None);
        check(&format!("/{}", "n".repeat(128)), None);
    }

    #[test]
    fn content_has_operators_and_no_references() {
        let mut reader = Reader::content(b"1 0 R(a)' true");
        let mut tokens = Vec::new();
        while let Some(Some(token)) = reader.token() {
            tokens.push(token);
        }
        let text = Token::Value(Value::Text(b"a".to_vec()));
        let [one, zero] = [1, 0].map(|n| Token::Value(Value::Int(n)));
        let yes = Token::Value(Value::Bool(true));
        let operators = [Token::Operator(b"R"), Token::Operator(b"'")];
        let [r, quote] = operators;
        assert_eq!(tokens, [one, zero, r, text, quote, yes]);
    }
}
