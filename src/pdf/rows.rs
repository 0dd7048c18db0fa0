//! Lossless rows: PNG's predictors under deflate, row by row, never the whole page at once.

use std::borrow::Cow;
use std::io::{self, Write};

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// zlib's own balance; level 9 takes twice the time for about one per cent.
const LEVEL: u32 = 6;

/// Deflates bytes at hand.
pub(super) fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(LEVEL));
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.expect("writing to memory does not fail")
}

/// Writes rows of `row_bytes` each through predictor and deflate. `bytes_per_pixel` is 1 for
/// grey and for packed bits, 3 for colour (PNG, 9.2); not more.
pub(super) fn write_rows<'a>(
    out: &mut impl Write,
    rows: impl Iterator<Item = Cow<'a, [u8]>>,
    bytes_per_pixel: usize,
) -> io::Result<()> {
    let mut deflate = ZlibEncoder::new(out, Compression::new(LEVEL));
    let mut above: Cow<'_, [u8]> = Cow::default();
    let mut best = Vec::new();
    let mut tried = Vec::new();
    for row in rows {
        if above.is_empty() {
            above = Cow::Owned(vec![0; row.len()]);
        }
        let mut least = u64::MAX;
        for filter in Filter::ALL {
            tried.clear();
            tried.push(filter as u8);
            filter.apply(&row, &above, bytes_per_pixel, &mut tried);
            let cost = cost(&tried[1..]);
            if cost < least {
                least = cost;
                std::mem::swap(&mut best, &mut tried);
            }
        }
        deflate.write_all(&best)?;
        above = row;
    }
    deflate.finish()?;
    Ok(())
}

/// The sum of the differences taken as signed bytes: the rule of thumb of PNG, 12.8.
fn cost(bytes: &[u8]) -> u64 {
    bytes.iter().map(|byte| u64::from((*byte as i8).unsigned_abs())).sum()
}

/// PNG's filter types (9.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Filter {
    None = 0,
    Sub = 1,
    Up = 2,
    Average = 3,
    Paeth = 4,
}

impl Filter {
    const ALL: [Self; 5] = [Self::None, Self::Sub, Self::Up, Self::Average, Self::Paeth];

    /// Appends the row as differences. The first pixel has nothing to its left, so it is
    /// worked apart and the rest runs without a test a byte.
    fn apply(self, row: &[u8], above: &[u8], step: usize, out: &mut Vec<u8>) {
        let first = step.min(row.len());
        let zero = [0; 3];
        self.part(&row[..first], &zero[..first], &above[..first], &zero[..first], out);
        let rest = row.len() - first;
        self.part(&row[first..], &row[..rest], &above[first..], &above[..rest], out);
    }

    /// Bytes with those to the left, above, and above to the left.
    fn part(
        self,
        row: &[u8],
        left: &[u8],
        above: &[u8],
        corner: &[u8],
        out: &mut Vec<u8>,
    ) {
        let pairs = |with| row.iter().zip::<&[u8]>(with).map(|(x, y)| x.wrapping_sub(*y));
        let both = left.iter().zip(above);
        match self {
            Self::None => out.extend_from_slice(row),
            Self::Sub => out.extend(pairs(left)),
            Self::Up => out.extend(pairs(above)),
            Self::Average => out.extend(row.iter().zip(both).map(|(byte, (a, b))| {
                byte.wrapping_sub(((u16::from(*a) + u16::from(*b)) / 2) as u8)
            })),
            Self::Paeth => out.extend(
                row.iter()
                    .zip(both.zip(corner))
                    .map(|(byte, ((a, b), c))| byte.wrapping_sub(paeth(*a, *b, *c))),
            ),
        }
    }
}

/// The neighbour nearest to left + above − corner (PNG, 9.4).
fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let (a, b, c) = (i16::from(left), i16::from(above), i16::from(corner));
    let (to_a, to_b, to_c) = ((b - c).abs(), (a - c).abs(), (a + b - 2 * c).abs());
    if to_a <= to_b && to_a <= to_c {
        left
    } else if to_b <= to_c {
        above
    } else {
        corner
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use proptest::prelude::*;

    use super::*;

    /// PNG's filters taken back (9.2), written apart from the code above.
    fn undo(bytes: &[u8], row_bytes: usize, step: usize) -> Vec<u8> {
        let mut out: Vec<u8> = Vec::new();
        for (y, row) in bytes.chunks(row_bytes + 1).enumerate() {
            for x in 0..row_bytes {
                let at = |dx: usize, dy: usize| {
                    if x >= dx && y >= dy {
                        out[(y - dy) * row_bytes + x - dx]
                    } else {
                        0
                    }
                };
                let (a, b, c) =
                    (at(step, 0), at(0, 1), if y > 0 { at(step, 1) } else { 0 });
                let guess = match row[0] {
                    0 => 0,
                    1 => a,
                    2 => b,
                    3 => ((u32::from(a) + u32::from(b)) / 2) as u8,
                    4 => paeth(a, b, c),
                    other => panic!("{other} is no filter"),
                };
                out.push(row[x + 1].wrapping_add(guess));
            }
        }
        out
    }

    proptest! {
        #[test]
        fn any_rows_survive(
            width in 1usize..20, step in prop_oneof![Just(1usize), Just(3)],
            seed in prop::collection::vec(any::<u8>(), 1..400),
        ) {
            let row_bytes = width * step;
            let rows: Vec<Vec<u8>> =
                seed.chunks_exact(row_bytes).map(<[u8]>::to_vec).collect();
            let mut packed = Vec::new();
            write_rows(&mut packed, rows.iter().map(Cow::from), step).unwrap();
            let mut plain = Vec::new();
            flate2::read::ZlibDecoder::new(&packed[..]).read_to_end(&mut plain).unwrap();
            prop_assert_eq!(undo(&plain, row_bytes, step), rows.concat());
        }
    }
}
