//! How large a PDF stream gets when it is unpacked, before it is: the PDF reader below
//! unpacks without a limit, and a megabyte may become a gigabyte.

use std::io::Read as _;

use flate2::read::ZlibDecoder;
use hayro::hayro_syntax::Filter;
use hayro::hayro_syntax::object::Stream;

use super::{DecodeError, Limits};

/// Packed streams up to so many bytes are let through unseen: Flate makes at most 1032 times
/// as much, some 270 MB.
const SMALL: usize = 256 << 10;

/// Refuses a stream that unpacks to more than the limits allow, or that is packed twice
/// (which nobody does but to hide how large it gets).
pub(super) fn check(stream: &Stream<'_>, limits: &Limits) -> Result<(), DecodeError> {
    let filters = stream.filters();
    let packs = |filter: &&Filter| {
        matches!(
            filter,
            Filter::FlateDecode | Filter::LzwDecode | Filter::RunLengthDecode
        )
    };
    if filters.iter().filter(packs).count() > 1 {
        return Err(DecodeError::unsupported("a PDF stream packed twice"));
    }
    if filters.first() != Some(&Filter::FlateDecode) {
        return Ok(());
    }
    let packed = stream.raw_data();
    if packed.len() <= SMALL {
        return Ok(());
    }
    let mut unpacked = ZlibDecoder::new(&*packed).take(limits.bytes.saturating_add(1));
    // A damaged stream is the decoder's to judge: what counts here is what came before.
    let mut length = 0;
    let mut buffer = [0; 1 << 16];
    while let Ok(more) = unpacked.read(&mut buffer)
        && more > 0
    {
        length += more as u64;
    }
    if length > limits.bytes {
        return Err(DecodeError::TooManyBytes {
            packed: packed.len() as u64,
            limit: limits.bytes,
        });
    }
    Ok(())
}
