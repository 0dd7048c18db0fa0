//! Weights next to nothing: a processor takes a hundred times as long for each of them.
//!
//! A 32-bit float under 2⁻¹²⁶ is *subnormal*: it is multiplied outside the fast lane. A quarter of
//! a million weights of PP-OCRv6's detector are such, in two of its 83 convolutions, and took two
//! thirds of its time: 1.7 s a page instead of 0.6. As zeros they give the same bits, since what
//! they add is far under the last place of any sum.

use super::number;
use super::onnx::{self, Malformed, Value, Writer};

/// `TensorProto.DataType.FLOAT`.
const FLOAT: u64 = 1;

/// The model with its subnormal weights set to zero; what is no model stays as it is, for
/// whoever opens it to say so.
#[must_use]
pub fn without_subnormals(model: &[u8]) -> Vec<u8> {
    let graph = |graph: &[u8]| replaced(graph, number::GRAPH_INITIALIZER, tensor);
    replaced(model, number::MODEL_GRAPH, graph).unwrap_or_else(|_| model.to_owned())
}

/// A message with the messages of one field replaced.
fn replaced(
    message: &[u8],
    wanted: u32,
    by: impl Fn(&[u8]) -> Result<Vec<u8>, Malformed>,
) -> Result<Vec<u8>, Malformed> {
    let mut out = Writer::default();
    for field in onnx::fields(message) {
        let field = field?;
        match field.value {
            Value::Bytes(inner) if field.number == wanted => {
                out.bytes(field.number, &by(inner)?);
            }
            _ => out.copy(&field),
        }
    }
    Ok(out.finish())
}

/// A tensor; only those that hold floats change.
fn tensor(tensor: &[u8]) -> Result<Vec<u8>, Malformed> {
    if onnx::numbers(tensor, number::TENSOR_TYPE)? != [FLOAT] {
        return Ok(tensor.to_owned());
    }
    replaced(tensor, number::TENSOR_RAW_DATA, |data| {
        let (floats, rest) = data.as_chunks::<4>();
        let normal = |float: &[u8; 4]| {
            if f32::from_le_bytes(*float).is_subnormal() { [0; 4] } else { *float }
        };
        let mut data: Vec<u8> = floats.iter().flat_map(normal).collect();
        data.extend_from_slice(rest);
        Ok(data)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A model with one tensor of this type and these bytes.
    fn model(kind: u64, data: &[u8]) -> Vec<u8> {
        let mut tensor = Writer::default();
        tensor.number(number::TENSOR_DIMS, data.len() as u64 / 4);
        tensor.number(number::TENSOR_TYPE, kind);
        tensor.bytes(number::TENSOR_NAME, b"weights");
        tensor.bytes(number::TENSOR_RAW_DATA, data);
        let mut graph = Writer::default();
        graph.bytes(1, b"a node");
        graph.bytes(number::GRAPH_INITIALIZER, &tensor.finish());
        let mut model = Writer::default();
        model.number(1, 10);
        model.bytes(number::MODEL_GRAPH, &graph.finish());
        model.finish()
    }

    fn bytes(floats: &[f32]) -> Vec<u8> {
        floats.iter().flat_map(|f| f.to_le_bytes()).collect()
    }

    #[test]
    fn floats_next_to_nothing_become_zero_and_all_else_stays() {
        let least = f32::MIN_POSITIVE;
        let before = [1.5, least, least / 2.0, -1e-45, 0.0, -least, f32::INFINITY];
        let after = [1.5, least, 0.0, 0.0, 0.0, -least, f32::INFINITY];
        let mended = without_subnormals(&model(FLOAT, &bytes(&before)));
        assert_eq!(mended, model(FLOAT, &bytes(&after)));
        let integers = model(7, &bytes(&before));
        assert_eq!(without_subnormals(&integers), integers);
    }

    #[test]
    fn what_is_no_model_stays_as_it_is() {
        let cut_off = &model(FLOAT, &bytes(&[1e-45]))[..20];
        assert_eq!(without_subnormals(cut_off), cut_off);
        assert_eq!(without_subnormals(b""), b"");
    }
}
