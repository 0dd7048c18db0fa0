//! What a JBIG2 stream (ITU-T T.88, embedded in a PDF) claims of sizes and numbers, before
//! anything of it is decoded: its own sizes need not be those of the PDF's image.

use super::{DecodeError, Limits};

/// Symbols or patterns of a dictionary; a page of text has some hundreds.
const MOST_SYMBOLS: u32 = 1_000_000;

/// Segments of one stream.
const MOST_SEGMENTS: usize = 100_000;

/// What a stream's claims tell of the work that it makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Work {
    /// No more than its regions, which are within the limits.
    Known,
    /// Symbols and patterns of any size, painted any number of times; or bytes that are no
    /// segments.
    Open,
}

/// Refuses a stream that claims a page, a region or a dictionary past the limits.
pub(super) fn check(bytes: &[u8], limits: &Limits) -> Result<Work, DecodeError> {
    let mut rest = bytes;
    let mut work = Work::Known;
    for _ in 0..MOST_SEGMENTS {
        if rest.is_empty() {
            return Ok(work);
        }
        // What is no segment is the decoder's to judge.
        let Some((kind, data, after)) = segment(rest) else { return Ok(Work::Open) };
        // Dictionaries, and regions of what they hold.
        if matches!(kind, 0 | 4..=7 | 16 | 20..=23) {
            work = Work::Open;
        }
        match kind {
            // Text, pattern-filled, generic and refined regions, and the page itself.
            4..=7 | 20..=23 | 36..=43 | 48 => region(kind, data, limits)?,
            0 => few(symbols(data))?,
            16 => few(number(data, 3).map(|most| most.saturating_add(1)))?,
            _ => {}
        }
        rest = after;
    }
    Err(DecodeError::unsupported("JBIG2 of more than 100,000 segments"))
}

/// Kind and data of the first segment, and what follows (T.88, 7.2).
fn segment(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let own = number(bytes, 0)?;
    let flags = *bytes.get(4)?;
    let short = *bytes.get(5)? >> 5;
    let (referred, after) = match short {
        7 => {
            let count = (number(bytes, 5)? & 0x1fff_ffff) as usize;
            (count, 9 + (count + 1).div_ceil(8))
        }
        count => (count.into(), 6),
    };
    let size = match own {
        0..=256 => 1,
        257..=65_536 => 2,
        _ => 4,
    };
    let page = if flags & 0x40 == 0 { 1 } else { 4 };
    let at = after.checked_add(referred.checked_mul(size)?)?.checked_add(page)?;
    let length = number(bytes, at)? as usize;
    let data = bytes.get(at + 4..)?;
    // A region may leave its length open; what follows it is then no segment to us.
    let (data, rest) = if length == u32::MAX as usize {
        (data, &data[data.len().saturating_sub(1)..])
    } else {
        data.split_at(length.min(data.len()))
    };
    Some((flags & 0x3f, data, rest))
}

/// Width and height stand first, in a region and in a page (7.4.1, 7.4.8).
fn region(kind: u8, data: &[u8], limits: &Limits) -> Result<(), DecodeError> {
    let (Some(width), Some(height)) = (number(data, 0), number(data, 4)) else {
        return Ok(());
    };
    // A page may leave its height open; its stripes then tell it.
    let height = if kind == 48 && height == u32::MAX { 1 } else { height };
    limits.check(width.max(1).into(), height.max(1).into(), 8)
}

/// Exported and new symbols, the larger number (7.4.2).
fn symbols(data: &[u8]) -> Option<u32> {
    let flags = u16::from_be_bytes(data.get(..2)?.try_into().ok()?);
    let (huffman, refined) = (flags & 1 == 1, flags & 2 == 2);
    let adaptive = match (huffman, flags >> 10 & 3) {
        (true, _) => 0,
        (false, 0) => 8,
        (false, _) => 2,
    };
    let refining = if refined && flags >> 12 & 1 == 0 { 4 } else { 0 };
    let at = 2 + adaptive + refining;
    Some(number(data, at)?.max(number(data, at + 4)?))
}

fn few(count: Option<u32>) -> Result<(), DecodeError> {
    match count {
        Some(count) if count > MOST_SYMBOLS => {
            Err(DecodeError::unsupported(format!("JBIG2 dictionary of {count} symbols")))
        }
        _ => Ok(()),
    }
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(kind: u8, data: &[u8]) -> Vec<u8> {
        let length = (data.len() as u32).to_be_bytes();
        [&[0, 0, 0, 1, kind, 0, 1][..], &length, data].concat()
    }

    fn region(width: u32, height: u32) -> Vec<u8> {
        [&width.to_be_bytes()[..], &height.to_be_bytes(), &[0; 10]].concat()
    }

    fn check(stream: &[u8], refused: bool) {
        assert_eq!(super::check(stream, &Limits::default()).is_err(), refused);
    }

    #[test]
    fn only_pages_and_plain_regions_tell_their_work() {
        let page = segment(48, &region(2480, 3508));
        let work = |stream: &[u8]| super::check(stream, &Limits::default()).unwrap();
        assert_eq!(work(&[]), Work::Known);
        let plain = [page.clone(), segment(38, &region(2480, 3508))].concat();
        assert_eq!(work(&plain), Work::Known);
        for kind in [0, 4, 7, 16, 20, 23] {
            assert_eq!(
                work(&[plain.clone(), segment(kind, &[0; 18])].concat()),
                Work::Open
            );
        }
        assert_eq!(work(&[&plain[..], b"more"].concat()), Work::Open);
        let mut unended = segment(38, &region(2480, 3508));
        unended[7..11].fill(0xff);
        assert_eq!(work(&[&page[..], &unended].concat()), Work::Open);
    }

    #[test]
    fn a_region_or_page_past_the_limits_is_refused_wherever_it_stands() {
        let page = segment(48, &region(2480, 3508));
        check(&page, false);
        check(&[page.clone(), segment(38, &region(2480, 3508))].concat(), false);
        check(&[page.clone(), segment(38, &region(60_000, 60_000))].concat(), true);
        check(&segment(48, &region(60_000, 60_000)), true);
        check(&segment(48, &region(2480, u32::MAX)), false);
        check(&segment(6, &region(4_000_000_000, 2)), true);
    }

    #[test]
    fn a_dictionary_of_too_many_symbols_is_refused() {
        let dictionary = |count: u32| {
            let count = count.to_be_bytes();
            segment(0, &[&[0, 0][..], &[0; 8], &count, &count].concat())
        };
        check(&dictionary(800), false);
        check(&dictionary(u32::MAX), true);
        check(&segment(16, &[0, 8, 8, 0xff, 0xff, 0xff, 0xff]), true);
        check(&segment(16, &[0, 8, 8, 0, 0, 0, 16]), false);
    }

    #[test]
    fn what_is_no_segment_is_left_to_the_decoder() {
        for bytes in [&[][..], &[0xff; 40], &[0; 11], b"%PDF-1.4 and so on and on"] {
            check(bytes, false);
        }
    }
}
