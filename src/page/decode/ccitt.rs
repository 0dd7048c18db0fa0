//! CCITT fax streams (ITU-T T.4 and T.6) into bits.

use hayro_ccitt::{DecodeSettings, Decoder, DecoderContext, EncodingMode};

use super::DecodeError;
use super::bilevel::Rows;

/// A fax stream and how it is coded.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stream<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) coding: Coding,
    /// Each row begins on a byte of its own.
    pub(super) aligned: bool,
}

/// The three codings of T.4 and T.6.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coding {
    /// T.4, one dimension (MH).
    G3,
    /// T.4, two dimensions (MR).
    G3Both,
    /// T.6 (MMR).
    G4,
}

impl<'a> Stream<'a> {
    /// A plain T.6 stream.
    pub(super) fn g4(bytes: &'a [u8], width: u32, height: u32) -> Self {
        Self { bytes, width, height, coding: Coding::G4, aligned: false }
    }
}

/// The rows of a stream.
#[derive(Debug)]
pub(super) struct Decoded {
    /// Coded black is black.
    pub(super) rows: Rows,
    /// Rows that the stream left out at the end; they are white.
    pub(super) missing: u32,
}

/// The rows. Encoders may leave out white rows at the end of the page; a stream that breaks
/// off in a row is cut short.
pub(super) fn decode(stream: &Stream<'_>) -> Result<Decoded, DecodeError> {
    let settings = DecodeSettings {
        columns: stream.width,
        rows: stream.height,
        end_of_block: true,
        end_of_line: false,
        rows_are_byte_aligned: stream.aligned,
        encoding: match stream.coding {
            Coding::G3 => EncodingMode::Group3_1D,
            Coding::G3Both => EncodingMode::Group3_2D,
            Coding::G4 => EncodingMode::Group4,
        },
        strict: false,
    };
    let mut sink = Sink { rows: Rows::white(stream.width, stream.height), row: 0 };
    let ended =
        hayro_ccitt::decode(stream.bytes, &mut sink, &mut DecoderContext::new(settings));
    let missing = stream.height.saturating_sub(sink.row);
    match ended {
        Err(error) if missing > 0 => {
            let told = format!("{error} in row {} of {}", sink.row + 1, stream.height);
            Err(if error == hayro_ccitt::DecodeError::UnexpectedEof {
                DecodeError::truncated(told)
            } else {
                DecodeError::damaged(told)
            })
        }
        Ok(_) if sink.row == 0 => Err(DecodeError::truncated("no row of pixels")),
        Ok(_) | Err(_) => Ok(Decoded { rows: sink.rows, missing }),
    }
}

struct Sink {
    rows: Rows,
    row: u32,
}

impl Decoder for Sink {
    fn push_row(&mut self, changes: &[u32]) {
        for run in changes.chunks(2) {
            let to = run.get(1).copied().unwrap_or(self.rows.width);
            self.rows.blacken(self.row, run[0], to);
        }
        self.row += 1;
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A T.6 stream of rows in which `black` says which pixels are black.
    pub(crate) fn encode(
        width: u32,
        height: u32,
        black: impl Fn(u32, u32) -> bool,
    ) -> Vec<u8> {
        let mut encoder = fax::encoder::Encoder::new(fax::VecWriter::new());
        for y in 0..height {
            let pels = (0..width).map(|x| match black(x, y) {
                true => fax::Color::Black,
                false => fax::Color::White,
            });
            encoder.encode_line(pels, width).unwrap();
        }
        encoder.finish().unwrap().finish()
    }

    fn stripes(x: u32, y: u32) -> bool {
        (x / 3 + y / 2) % 4 == 1
    }

    #[test]
    fn what_was_encoded_comes_back() {
        let bytes = encode(101, 37, stripes);
        let decoded = decode(&Stream::g4(&bytes, 101, 37)).unwrap();
        assert_eq!(decoded.missing, 0);
        for y in 0..37 {
            for x in 0..101 {
                assert_eq!(decoded.rows.is_black(x, y), stripes(x, y), "{x},{y}");
            }
        }
    }

    #[test]
    fn rows_left_out_at_the_end_are_white_and_counted() {
        let bytes = encode(64, 10, |_, _| true);
        let decoded = decode(&Stream::g4(&bytes, 64, 12)).unwrap();
        assert_eq!(decoded.missing, 2);
        assert!(decoded.rows.is_black(63, 9) && !decoded.rows.is_black(0, 10));
    }

    #[test]
    fn a_stream_cut_in_two_is_an_error() {
        let bytes = encode(400, 300, |x, y| (x * 7 + y * 13) % 11 < 4);
        let cut = decode(&Stream::g4(&bytes[..bytes.len() / 2], 400, 300));
        assert!(
            matches!(
                cut,
                Err(DecodeError::Truncated { .. } | DecodeError::Damaged { .. })
            ),
            "{cut:?}"
        );
    }
}
