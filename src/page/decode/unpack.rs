//! How large a PDF stream gets when it is unpacked, before it is: the PDF reader below
//! unpacks without a limit, and a megabyte may become a gigabyte.

use std::io::Read as _;
use std::sync::LazyLock;

use flate2::read::ZlibDecoder;
use hayro::hayro_syntax::Filter;
use hayro::hayro_syntax::object::Stream;
use regex::bytes::Regex;

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
    if length(&packed, limits.bytes) > limits.bytes {
        return Err(DecodeError::TooManyBytes {
            packed: packed.len() as u64,
            limit: limits.bytes,
        });
    }
    Ok(())
}

/// Refuses a file whose object streams (ISO 32000-1, 7.5.7) and cross-reference streams
/// together unpack to more than `limits.objects`: the reader keeps each for as long as the
/// file is open, and unpacks them before anything of the file can be asked for.
pub(super) fn check_objects(file: &[u8], limits: &Limits) -> Result<(), DecodeError> {
    // Their dictionaries have /First or /W; in a name, `#46` is `F`.
    static MARK: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?-u)/(?:(?:F|#46)(?:i|#69)(?:r|#72)(?:s|#73)(?:t|#74)|(?:W|#57)\s*\[)",
        )
        .expect("our own pattern is a pattern")
    });
    static STREAM: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?-u)stream\r?\n").expect("our own pattern is a pattern")
    });
    let (mut before, mut all) = (0, 0);
    for found in STREAM.find_iter(file) {
        // From the stream before to this one: whatever a dictionary may look like, it is here.
        if MARK.is_match(&file[before..found.start()]) {
            all += length(&file[found.end()..], limits.objects);
        }
        if all > limits.objects {
            return Err(DecodeError::TooManyBytes {
                packed: file.len() as u64,
                limit: limits.objects,
            });
        }
        before = found.end();
    }
    Ok(())
}

/// What Flate bytes unpack to, counted a little past `most` at the longest. A damaged stream
/// is the decoder's to judge: what counts here is what came before.
fn length(packed: &[u8], most: u64) -> u64 {
    let mut unpacked = ZlibDecoder::new(packed).take(most.saturating_add(1));
    let mut length = 0;
    let mut buffer = [0; 1 << 16];
    while let Ok(more) = unpacked.read(&mut buffer)
        && more > 0
    {
        length += more as u64;
    }
    length
}
