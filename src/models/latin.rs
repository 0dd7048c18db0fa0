//! The Latin cut: the line reader of PP-OCRv6 without the characters that no Norwegian paper has.
//!
//! Of 18,708 characters most are Chinese. Their columns in the last layer cost a seventh of the
//! reader's time and two fifths of its size, and a worn `æ` read as `是` helps nobody. Nothing
//! else of the model is touched: what is kept gets the same scores, of which the softmax then
//! makes slightly higher confidences, since there are fewer rivals.
//!
//! The last layer is a weight `linear_8.w_0` of rows × classes and a bias `linear_8.b_0` of as
//! many classes, both 32-bit floats. Class 0 is the blank between characters (CTC), class *i* is
//! line *i* of the metadata entry `character`, the last class is the space.
//!
//! Measured with ONNX Runtime 1.31.1, one thread, on 200 lines of six real typewritten pages:
//! 199 read the same (`0/。` became `0/.`), for 13–15 % less processor time; 21.2 → 12.3 MB.

use super::number;
use super::onnx::{self, Malformed, Value, Writer};

/// The largest model that is taken, in bytes; the whole one has 21 MB.
pub const MAX_BYTES: usize = 64 << 20;
/// The most characters a model may know.
const MAX_CHARACTERS: usize = 100_000;

const WEIGHT: &[u8] = b"linear_8.w_0";
const BIAS: &[u8] = b"linear_8.b_0";
const CHARACTERS: &[u8] = b"character";
/// That the file was changed is told in it, as its licence asks (Apache-2.0, 4b).
const CHANGE: (&[u8], &[u8]) = (
    b"byggarkiv_change",
    b"linear_8.w_0, linear_8.b_0 and the list `character` were cut to Latin characters",
);

/// A model that cannot be cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// No ONNX model, or a damaged one.
    #[error("not an ONNX model, or a damaged one")]
    Malformed,
    /// More bytes or characters than any reader of lines has.
    #[error("the model is too large")]
    TooLarge,
    /// Something that the reader of PP-OCRv6 has, and this model has not exactly once.
    #[error("the model has not exactly one {0}")]
    Without(&'static str),
    /// A layer that does not fit the list of characters.
    #[error("{0} does not fit the list of characters")]
    Shape(&'static str),
}

impl From<Malformed> for Error {
    fn from(_: Malformed) -> Self {
        Self::Malformed
    }
}

/// Whether a character is kept: the Latin letters of Basic Latin, Latin-1 and Latin Extended-A
/// (with `ſ`), digits, ASCII punctuation, and the signs that Norwegian papers have.
#[must_use]
pub fn is_kept(character: char) -> bool {
    match character {
        '!'..='~' => true,
        // `ª` and `º` are left out: they would only be read where `°` stands.
        'À'..='ſ' => true,
        _ => "§½¼¾°²³€£«»“”„‘’–—…•±µ№→".contains(character),
    }
}

/// The model cut to the characters that [`is_kept`] keeps. The same bytes always; a model
/// that has been cut is cut to itself.
///
/// # Errors
/// [`Error`] for whatever is not built as the line reader of PP-OCRv6.
pub fn cut(model: &[u8]) -> Result<Vec<u8>, Error> {
    if model.len() > MAX_BYTES {
        return Err(Error::TooLarge);
    }
    let list = characters(model)?;
    let mut cutter = Cutter::new(&list)?;
    let mut out = Writer::default();
    let mut told = false;
    for field in onnx::fields(model) {
        let field = field?;
        match (field.number, field.value) {
            (number::MODEL_GRAPH, Value::Bytes(graph)) => {
                out.bytes(field.number, &cutter.graph(graph)?);
            }
            (number::MODEL_METADATA, Value::Bytes(entry)) => {
                let key = onnx::last_bytes(entry, number::ENTRY_KEY)?;
                told |= key == Some(CHANGE.0);
                if key == Some(CHARACTERS) {
                    out.bytes(field.number, &entry_of(CHARACTERS, &cutter.list));
                } else {
                    out.copy(&field);
                }
            }
            _ => out.copy(&field),
        }
    }
    if !told {
        out.bytes(number::MODEL_METADATA, &entry_of(CHANGE.0, CHANGE.1));
    }
    match (cutter.weights, cutter.biases) {
        (1, 1) => Ok(out.finish()),
        (1, _) => Err(Error::Without("linear_8.b_0")),
        _ => Err(Error::Without("linear_8.w_0")),
    }
}

/// The list of characters, one a line.
fn characters(model: &[u8]) -> Result<String, Error> {
    let mut found = None;
    for field in onnx::fields(model) {
        let field = field?;
        let (number::MODEL_METADATA, Value::Bytes(entry)) = (field.number, field.value)
        else {
            continue;
        };
        if onnx::last_bytes(entry, number::ENTRY_KEY)? == Some(CHARACTERS) {
            let value = onnx::last_bytes(entry, number::ENTRY_VALUE)?.unwrap_or_default();
            let value = std::str::from_utf8(value).map_err(|_| Error::Malformed)?;
            if found.replace(value.to_owned()).is_some() {
                return Err(Error::Without("character"));
            }
        }
    }
    found.ok_or(Error::Without("character"))
}

fn entry_of(key: &[u8], value: &[u8]) -> Vec<u8> {
    let mut entry = Writer::default();
    entry.bytes(number::ENTRY_KEY, key);
    entry.bytes(number::ENTRY_VALUE, value);
    entry.finish()
}

/// What is kept, and which parts of the last layer have been met.
struct Cutter {
    /// How many classes the model has.
    classes: usize,
    /// The classes that are kept, ascending.
    kept: Vec<usize>,
    /// The new list of characters.
    list: Vec<u8>,
    weights: usize,
    biases: usize,
}

impl Cutter {
    fn new(list: &str) -> Result<Self, Error> {
        let lines: Vec<&str> = list.split('\n').take(MAX_CHARACTERS + 1).collect();
        if lines.len() > MAX_CHARACTERS {
            return Err(Error::TooLarge);
        }
        let is_kept_line = |line: &str| {
            let mut characters = line.chars();
            characters.next().is_some_and(is_kept) && characters.next().is_none()
        };
        let (of_lines, texts): (Vec<usize>, Vec<&str>) = (1..)
            .zip(&lines)
            .filter(|(_, line)| is_kept_line(line))
            .map(|(class, line)| (class, *line))
            .unzip();
        if texts.is_empty() {
            return Err(Error::Without("character"));
        }
        let classes = lines.len() + 2;
        let kept =
            [0].into_iter().chain(of_lines).chain([classes - 1]).collect::<Vec<_>>();
        let list = texts.join("\n").into_bytes();
        Ok(Self { classes, kept, list, weights: 0, biases: 0 })
    }

    fn graph(&mut self, graph: &[u8]) -> Result<Vec<u8>, Error> {
        let mut out = Writer::default();
        for field in onnx::fields(graph) {
            let field = field?;
            let changed = match (field.number, field.value) {
                (number::GRAPH_INITIALIZER, Value::Bytes(tensor)) => {
                    self.tensor(tensor)?
                }
                (number::GRAPH_OUTPUT | number::GRAPH_VALUE_INFO, Value::Bytes(info)) => {
                    Some(self.shape(info, SHAPE_PATH)?)
                }
                _ => None,
            };
            match changed {
                Some(bytes) => out.bytes(field.number, &bytes),
                None => out.copy(&field),
            }
        }
        Ok(out.finish())
    }

    /// The last layer's tensors cut; `None` for all others.
    fn tensor(&mut self, tensor: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let name = onnx::last_bytes(tensor, number::TENSOR_NAME)?.unwrap_or_default();
        let dims = onnx::numbers(tensor, number::TENSOR_DIMS)?;
        let classes = self.classes as u64;
        let rows = if name == WEIGHT {
            self.weights += 1;
            let [rows, columns] = dims[..] else {
                return Err(Error::Shape("linear_8.w_0"));
            };
            (columns == classes).then_some(rows).ok_or(Error::Shape("linear_8.w_0"))?
        } else if name == BIAS {
            self.biases += 1;
            (dims == [classes]).then_some(1).ok_or(Error::Shape("linear_8.b_0"))?
        } else {
            return Ok(None);
        };
        let data = onnx::last_bytes(tensor, number::TENSOR_RAW_DATA)?.unwrap_or_default();
        let wanted =
            usize::try_from(rows).ok().and_then(|r| r.checked_mul(self.classes * 4));
        if wanted != Some(data.len())
            || onnx::numbers(tensor, number::TENSOR_TYPE)? != [1]
        {
            return Err(Error::Shape("linear_8"));
        }
        let mut out = Writer::default();
        if dims.len() == 2 {
            out.number(number::TENSOR_DIMS, rows);
        }
        out.number(number::TENSOR_DIMS, self.kept.len() as u64);
        for field in onnx::fields(tensor) {
            let field = field?;
            match field.number {
                number::TENSOR_DIMS | number::TENSOR_RAW_DATA => {}
                _ => out.copy(&field),
            }
        }
        out.bytes(number::TENSOR_RAW_DATA, &self.columns(data));
        Ok(Some(out.finish()))
    }

    /// The kept columns of every row.
    fn columns(&self, data: &[u8]) -> Vec<u8> {
        let (floats, _) = data.as_chunks::<4>();
        floats
            .chunks_exact(self.classes)
            .flat_map(|row| self.kept.iter().flat_map(|class| row[*class]))
            .collect()
    }

    /// A described value with the number of classes in its shape mended, wherever it stands:
    /// no other side of this model has that length.
    fn shape(&self, message: &[u8], path: &[u32]) -> Result<Vec<u8>, Error> {
        let mut out = Writer::default();
        for field in onnx::fields(message) {
            let field = field?;
            match (field.value, path) {
                (Value::Bytes(inner), [number, deeper @ ..])
                    if *number == field.number =>
                {
                    out.bytes(field.number, &self.shape(inner, deeper)?);
                }
                (Value::Number(side), [])
                    if field.number == number::DIM_VALUE
                        && side == self.classes as u64 =>
                {
                    out.number(field.number, self.kept.len() as u64);
                }
                _ => out.copy(&field),
            }
        }
        Ok(out.finish())
    }
}

/// From a `ValueInfoProto` down to a side of its shape.
const SHAPE_PATH: &[u32] = &[
    number::INFO_TYPE,
    number::TYPE_TENSOR,
    number::TENSOR_TYPE_SHAPE,
    number::SHAPE_DIM,
];

#[cfg(test)]
mod tests;
