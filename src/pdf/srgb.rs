//! The colour profile of our output intent: sRGB, built from its published numbers.
//!
//! A matrix/TRC display profile (ICC.1:2004-10, version 4.2, the newest that PDF 1.7 knows)
//! from the primaries, white and curve of IEC 61966-2-1. Made here, so that its origin and
//! licence are ours to state and its bytes never change.

/// Primaries of IEC 61966-2-1 (those of ITU-R BT.709) as CIE x, y: red, green, blue.
const PRIMARIES: [[f64; 2]; 3] = [[0.64, 0.33], [0.30, 0.60], [0.15, 0.06]];
/// The white of sRGB, D65, as CIE x, y.
const WHITE: [f64; 2] = [0.3127, 0.3290];
/// The white of the connection space, D50, as the ICC header spells it (7.2.16).
const D50: [f64; 3] = [0.9642, 1.0, 0.8249];
/// The Bradford cone responses (ICC.1:2004-10, annex E).
const BRADFORD: Matrix =
    [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]];
/// The curve of IEC 61966-2-1 as ICC's function type 3: g, a, b, c, d.
const CURVE: [f64; 5] = [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.04045];

const HEADER_BYTES: usize = 128;

type Matrix = [[f64; 3]; 3];

/// The bytes of the profile, the same every time.
pub(super) fn profile() -> Vec<u8> {
    let adapt = adaptation();
    let colourants = times(&adapt, &primaries_at_white());
    let column = |i: usize| xyz([colourants[0][i], colourants[1][i], colourants[2][i]]);
    let tags: [(&[u8; 4], Vec<u8>); 10] = [
        (b"desc", words("sRGB")),
        (b"cprt", words("CC0 1.0: no rights reserved")),
        (b"wtpt", xyz(D50)),
        (b"chad", numbers(b"sf32", adapt.as_flattened())),
        (b"rXYZ", column(0)),
        (b"gXYZ", column(1)),
        (b"bXYZ", column(2)),
        (b"rTRC", curve()),
        (b"gTRC", Vec::new()),
        (b"bTRC", Vec::new()),
    ];
    assemble(&tags)
}

/// Header, table of tags, and their data; an empty tag shares the data of the one before it.
fn assemble(tags: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut table = (tags.len() as u32).to_be_bytes().to_vec();
    let mut data: Vec<u8> = Vec::new();
    let start = HEADER_BYTES + 4 + tags.len() * 12;
    let mut place = (0, 0);
    for (name, bytes) in tags {
        if !bytes.is_empty() {
            place = (start + data.len(), bytes.len());
            data.extend(bytes);
            data.resize(data.len().next_multiple_of(4), 0);
        }
        table.extend(*name);
        table.extend((place.0 as u32).to_be_bytes());
        table.extend((place.1 as u32).to_be_bytes());
    }
    [header(start + data.len()), table, data].concat()
}

/// The header (7.2). No preferred module, no maker, no identifier: all may be zero.
fn header(size: usize) -> Vec<u8> {
    let mut header = Vec::with_capacity(HEADER_BYTES);
    header.extend((size as u32).to_be_bytes());
    header.extend([0; 4]);
    header.extend([4, 0x20, 0, 0]);
    header.extend(b"mntrRGB XYZ ");
    for part in [2026u16, 1, 1, 0, 0, 0] {
        header.extend(part.to_be_bytes()); // made on: a constant, there is no clock here
    }
    header.extend(b"acsp");
    header.resize(68, 0); // platform, flags, device, rendering intent 0 (perceptual)
    D50.iter().for_each(|value| header.extend(fixed(*value)));
    header.resize(HEADER_BYTES, 0);
    header
}

/// The columns are red, green and blue in XYZ, scaled so that together they give the white.
fn primaries_at_white() -> Matrix {
    let colours = PRIMARIES.map(|[x, y]| [x / y, 1.0, (1.0 - x - y) / y]);
    let columns = transpose(&colours);
    let amounts = apply(&inverse(&columns), white());
    columns.map(|row| [row[0] * amounts[0], row[1] * amounts[1], row[2] * amounts[2]])
}

fn white() -> [f64; 3] {
    let [x, y] = WHITE;
    [x / y, 1.0, (1.0 - x - y) / y]
}

/// Bradford's adaptation from D65 to D50.
fn adaptation() -> Matrix {
    let from = apply(&BRADFORD, white());
    let to = apply(&BRADFORD, D50);
    let mut scaled = BRADFORD;
    for (i, row) in scaled.iter_mut().enumerate() {
        row.iter_mut().for_each(|value| *value *= to[i] / from[i]);
    }
    times(&inverse(&BRADFORD), &scaled)
}

fn apply(matrix: &Matrix, vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row[0] * vector[0] + row[1] * vector[1] + row[2] * vector[2])
}

fn times(a: &Matrix, b: &Matrix) -> Matrix {
    let columns = transpose(b);
    transpose(&columns.map(|column| apply(a, column)))
}

fn transpose(m: &Matrix) -> Matrix {
    [0, 1, 2].map(|i| [m[0][i], m[1][i], m[2][i]])
}

fn inverse(m: &Matrix) -> Matrix {
    let minor = |r: [usize; 2], c: [usize; 2]| {
        m[r[0]][c[0]] * m[r[1]][c[1]] - m[r[0]][c[1]] * m[r[1]][c[0]]
    };
    let rest = [[1, 2], [2, 0], [0, 1]]; // cyclic, so the signs are in the order
    let adjugate = rest.map(|columns| rest.map(|rows| minor(rows, columns)));
    let determinant = apply(&adjugate, [m[0][0], m[1][0], m[2][0]])[0];
    adjugate.map(|row| row.map(|value| value / determinant))
}

/// s15Fixed16Number (4.3).
fn fixed(value: f64) -> [u8; 4] {
    ((value * 65_536.0).round() as i32).to_be_bytes()
}

fn numbers(kind: &[u8; 4], values: &[f64]) -> Vec<u8> {
    let values = values.iter().flat_map(|value| fixed(*value));
    kind.iter().copied().chain([0; 4]).chain(values).collect()
}

fn xyz(value: [f64; 3]) -> Vec<u8> {
    numbers(b"XYZ ", &value)
}

/// parametricCurveType with function type 3 (10.15).
fn curve() -> Vec<u8> {
    let mut bytes = numbers(b"para", &CURVE);
    bytes.splice(8..8, [0, 3, 0, 0]);
    bytes
}

/// multiLocalizedUnicodeType with one record, en-US (10.13).
fn words(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut bytes = b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0CenUS".to_vec();
    bytes.extend((units.len() as u32).to_be_bytes());
    bytes.extend(28u32.to_be_bytes());
    bytes.extend(units);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_colourants_are_the_published_ones() {
        let found = times(&adaptation(), &primaries_at_white());
        // sRGB adapted to D50, as printed in ICC's own sRGB profiles.
        let published = [
            [0.436_07, 0.385_15, 0.143_07],
            [0.222_49, 0.716_87, 0.060_61],
            [0.013_92, 0.097_08, 0.714_10],
        ];
        for (found, published) in
            found.as_flattened().iter().zip(published.as_flattened())
        {
            assert!((found - published).abs() < 2e-4, "{found} against {published}");
        }
    }

    #[test]
    fn the_curve_goes_through_the_published_points() {
        let [g, a, b, c, d] = CURVE;
        let linear = |x: f64| if x >= d { (a * x + b).powf(g) } else { c * x };
        for (coded, expected) in
            [(0.0, 0.0), (0.5, 0.214_041), (1.0, 1.0), (0.04, 0.003_096)]
        {
            assert!((linear(coded) - expected).abs() < 1e-6, "{coded}");
        }
    }

    #[test]
    fn the_profile_is_small_whole_and_for_three_components() {
        let profile = profile();
        assert!(profile.len() < 700, "{}", profile.len());
        assert!(super::super::jpeg::profile_fits(&profile, 3));
        assert!(!super::super::jpeg::profile_fits(&profile, 1));
        assert!(!super::super::jpeg::profile_fits(&profile[..500], 3));
    }
}
