//! Protobuf, as much of it as mending an ONNX model needs: fields in their order, each copied
//! as it is or replaced. Nothing is known here of what the fields mean.

/// The bytes are not a protobuf message: cut off, or of a kind that ONNX does not use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a protobuf message")]
pub(super) struct Malformed;

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value<'a> {
    /// A whole number.
    Number(u64),
    /// Four or eight bytes of fixed length.
    Fixed,
    /// Text, bytes, a message or packed numbers.
    Bytes(&'a [u8]),
}

/// One field of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Field<'a> {
    /// Its number in the schema.
    pub number: u32,
    /// What it holds.
    pub value: Value<'a>,
    /// All its bytes, number and length included.
    raw: &'a [u8],
}

/// The fields of a message, in their order; ends after the first that is malformed.
#[derive(Clone, Debug)]
pub(super) struct Fields<'a>(&'a [u8]);

/// The fields of a message.
pub(super) fn fields(message: &[u8]) -> Fields<'_> {
    Fields(message)
}

impl<'a> Iterator for Fields<'a> {
    type Item = Result<Field<'a>, Malformed>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let field = field(&mut self.0);
        if field.is_none() {
            self.0 = &[];
        }
        Some(field.ok_or(Malformed))
    }
}

fn field<'a>(rest: &mut &'a [u8]) -> Option<Field<'a>> {
    let start = *rest;
    let tag = varint(rest)?;
    let number = u32::try_from(tag >> 3).ok().filter(|number| *number > 0)?;
    let value = match tag & 7 {
        0 => Value::Number(varint(rest)?),
        1 => bytes(rest, 8).map(|_| Value::Fixed)?,
        2 => {
            let length = usize::try_from(varint(rest)?).ok()?;
            Value::Bytes(bytes(rest, length)?)
        }
        5 => bytes(rest, 4).map(|_| Value::Fixed)?,
        // Groups: given up before ONNX was made.
        _ => return None,
    };
    Some(Field { number, value, raw: &start[..start.len() - rest.len()] })
}

fn bytes<'a>(rest: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (taken, after) = rest.split_at_checked(length)?;
    *rest = after;
    Some(taken)
}

fn varint(rest: &mut &[u8]) -> Option<u64> {
    let mut number = 0u64;
    for shift in (0..64).step_by(7) {
        let (byte, after) = rest.split_first()?;
        *rest = after;
        let part = u64::from(byte & 0x7f);
        if shift == 63 && part > 1 {
            return None;
        }
        number |= part << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

/// The numbers of a repeated field, which may be packed or stand one by one.
pub(super) fn numbers(message: &[u8], number: u32) -> Result<Vec<u64>, Malformed> {
    let mut all = Vec::new();
    for field in fields(message) {
        let field = field?;
        if field.number != number {
            continue;
        }
        match field.value {
            Value::Number(value) => all.push(value),
            Value::Bytes(mut packed) => {
                while !packed.is_empty() {
                    all.push(varint(&mut packed).ok_or(Malformed)?);
                }
            }
            Value::Fixed => return Err(Malformed),
        }
    }
    Ok(all)
}

/// The bytes of a field that stands once; of several the last holds, as protobuf has it.
pub(super) fn last_bytes(
    message: &[u8],
    number: u32,
) -> Result<Option<&[u8]>, Malformed> {
    let mut last = None;
    for field in fields(message) {
        let field = field?;
        if let (true, Value::Bytes(bytes)) = (field.number == number, field.value) {
            last = Some(bytes);
        }
    }
    Ok(last)
}

/// A message being written.
#[derive(Clone, Debug, Default)]
pub(super) struct Writer(Vec<u8>);

impl Writer {
    /// A field as it was read.
    pub(super) fn copy(&mut self, field: &Field<'_>) {
        self.0.extend_from_slice(field.raw);
    }

    /// A whole number.
    pub(super) fn number(&mut self, number: u32, value: u64) {
        self.varint(u64::from(number) << 3);
        self.varint(value);
    }

    /// Text, bytes or a message.
    pub(super) fn bytes(&mut self, number: u32, value: &[u8]) {
        self.varint(u64::from(number) << 3 | 2);
        self.varint(value.len() as u64);
        self.0.extend_from_slice(value);
    }

    /// The message.
    pub(super) fn finish(self) -> Vec<u8> {
        self.0
    }

    fn varint(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.0.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.0.push(value as u8);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_cut_off_or_strange_is_malformed() {
        for (what, bytes) in [
            ("a length past the end", &[0x0a, 5, 1][..]),
            ("a number that does not end", &[0x08, 0x80]),
            (
                "a number of more than 64 bits",
                &[8, 255, 255, 255, 255, 255, 255, 255, 255, 255, 2],
            ),
            ("a group", &[0x0b, 0x0c]),
            ("field number 0", &[0x00, 0x01]),
        ] {
            let read: Result<Vec<_>, _> = fields(bytes).collect();
            assert_eq!(read, Err(Malformed), "{what}");
        }
    }

    #[test]
    fn numbers_are_read_packed_or_one_by_one() {
        let mut writer = Writer::default();
        writer.number(1, 120);
        writer.number(2, 7);
        writer.bytes(1, &[0x96, 0x01, 3]);
        assert_eq!(numbers(&writer.finish(), 1), Ok(vec![120, 150, 3]));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(all in prop::collection::vec(
            (1u32..500_000_000, any::<u64>(), prop::collection::vec(any::<u8>(), 0..300)), 0..9,
        )) {
            let mut writer = Writer::default();
            for (number, value, bytes) in &all {
                writer.number(*number, *value);
                writer.bytes(*number, bytes);
            }
            let message = writer.finish();
            let mut copied = Writer::default();
            let mut read = Vec::new();
            for field in fields(&message) {
                let field = field.unwrap();
                copied.copy(&field);
                read.push((field.number, field.value));
            }
            let expected: Vec<_> = all.iter().flat_map(|(number, value, bytes)| {
                [(*number, Value::Number(*value)), (*number, Value::Bytes(bytes))]
            }).collect();
            prop_assert_eq!(read, expected);
            prop_assert_eq!(copied.finish(), message);
        }

        #[test]
        fn any_bytes_are_read_or_malformed(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            let read: usize =
                fields(&bytes).map(|field| field.map_or(0, |f| f.raw.len())).sum();
            prop_assert!(read <= bytes.len());
            let _ = numbers(&bytes, 1);
        }
    }
}
