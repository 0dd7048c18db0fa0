//! Every file of `fixtures/formats` against what libtiff or Pillow sees in it.

use super::*;
use crate::files;
use crate::page::Pixels;

/// A line of `expected.csv`.
#[derive(Debug, serde::Deserialize)]
struct Expected {
    file: String,
    kind: Colour,
    bits: u8,
    /// How far a sample may be off: decoders of JPEG round in their own ways.
    tolerance: u8,
    orientation: Option<u16>,
    reference: String,
}

fn fixture(name: &str) -> Vec<u8> {
    files::read(format!("fixtures/formats/{name}").as_ref()).unwrap()
}

fn all() -> Vec<Expected> {
    let table = fixture("expected.csv");
    let lines = csv::Reader::from_reader(table.as_slice()).into_deserialize();
    lines.collect::<Result<_, _>>().unwrap()
}

fn rgb(image: &PageImage) -> Vec<u8> {
    let three = |level: u8| [level; 3];
    match &image.pixels {
        Pixels::Rgb(rgb) => rgb.clone(),
        Pixels::Grey(grey) => grey.iter().copied().flat_map(three).collect(),
        Pixels::Bilevel(bits) => {
            let stride = (image.width as usize).div_ceil(8);
            let level =
                |row: &[u8], x: usize| 255 * (1 - (row[x / 8] >> (7 - x % 8) & 1));
            bits.chunks(stride)
                .flat_map(|row| {
                    (0..image.width as usize).flat_map(move |x| three(level(row, x)))
                })
                .collect()
        }
    }
}

/// What is wrong with a file, if anything is.
fn check(expected: &Expected) -> Result<(), String> {
    let limits = Limits::default();
    let bytes = fixture(&expected.file);
    let format = Format::of(&bytes).ok_or("no format")?;
    let dpi = Dpi::new(300).unwrap();
    let pages = probe(&bytes, format, dpi, &limits).map_err(|e| e.to_string())?;
    let facts = pages.into_iter().next().unwrap().map_err(|e| e.to_string())?;
    let noted = source(&bytes, format, 1, dpi, &limits).map_err(|e| e.to_string())?;
    let image = noted.value.decode(&limits).map_err(|e| e.to_string())?;
    let reference =
        image::load_from_memory(&fixture(&format!("reference/{}", expected.reference)))
            .unwrap()
            .into_rgb8();
    let stated = facts.stated.map(|s| (s.x.round(), s.y.round()));
    let told = (facts.colour, facts.bits, facts.orientation, stated);
    let wanted =
        (expected.kind, expected.bits, expected.orientation, Some((300.0, 300.0)));
    if told != wanted {
        return Err(format!("told {told:?}, expected {wanted:?}"));
    }
    let kind = match &image.pixels {
        Pixels::Bilevel(_) => Colour::Bilevel,
        Pixels::Grey(_) => Colour::Grey,
        Pixels::Rgb(_) => Colour::Colour,
    };
    let shape = (kind, image.width, image.height);
    if shape != (expected.kind, reference.width(), reference.height()) {
        return Err(format!("{shape:?}"));
    }
    let pairs = rgb(&image).into_iter().zip(reference.into_raw());
    let worst = pairs.map(|(a, b)| a.abs_diff(b)).max().unwrap();
    match worst <= expected.tolerance {
        true => Ok(()),
        false => Err(format!("a sample is {worst} off, may be {}", expected.tolerance)),
    }
}

#[test]
fn every_kind_of_file_has_the_pixels_that_other_programs_see() {
    let all = all();
    assert!(all.len() >= 60, "{}", all.len());
    let wrong: Vec<_> = all
        .iter()
        .filter_map(|expected| Some((expected.file.as_str(), check(expected).err()?)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_file_of_any_kind_passes_a_limit_of_fewer_pixels() {
    let limits = Limits { pixels: 98 * 70 - 1, ..Limits::default() };
    for Expected { file, .. } in all() {
        let bytes = fixture(&file);
        let format = Format::of(&bytes).unwrap();
        let dpi = Dpi::new(300).unwrap();
        let refused = |error: &DecodeError| matches!(error, DecodeError::TooLarge { .. });
        let page = probe(&bytes, format, dpi, &limits).unwrap().remove(0);
        assert!(page.as_ref().is_err_and(refused), "{file}: {page:?}");
        let page = source(&bytes, format, 1, dpi, &limits);
        assert!(page.as_ref().is_err_and(refused), "{file}: {page:?}");
    }
}

#[test]
fn a_file_of_any_kind_cut_short_is_never_a_panic() {
    for Expected { file, .. } in all() {
        let bytes = fixture(&file);
        let format = Format::of(&bytes).unwrap();
        for part in 1..16 {
            let cut = &bytes[..bytes.len() * part / 16];
            let dpi = Dpi::new(300).unwrap();
            let _ = probe(cut, format, dpi, &Limits::default());
            if let Ok(noted) = source(cut, format, 1, dpi, &Limits::default()) {
                let _ = noted.value.decode(&Limits::default());
            }
        }
    }
}

#[test]
fn a_profile_that_unpacks_without_end_is_left_out_and_told_about() {
    let grey = png::tests::encode(8, 8);
    let bomb = png::tests::with_profile(&grey, &vec![0; 64 << 20]);
    assert!(bomb.len() < 100_000, "{}", bomb.len());
    let dpi = Dpi::new(300).unwrap();
    let facts = probe(&bomb, Format::Png, dpi, &Limits::default()).unwrap().remove(0);
    let colour = png::tests::with_profile(&fixture("rgb-8.png"), &[0; 500]);
    let strange = probe(&colour, Format::Png, dpi, &Limits::default()).unwrap().remove(0);
    assert!(!facts.unwrap().strange_colours && strange.unwrap().strange_colours);
    let image = |bytes| source(bytes, Format::Png, 1, dpi, &Limits::default()).unwrap();
    assert_eq!(image(&bomb), image(&grey));
}

#[test]
fn a_wide_gamut_is_followed_and_not_told_about() {
    for file in ["wide-gamut.jpg", "wide-gamut.png", "wide-gamut.tif"] {
        let bytes = fixture(file);
        let format = Format::of(&bytes).unwrap();
        let dpi = Dpi::new(300).unwrap();
        let facts = probe(&bytes, format, dpi, &Limits::default()).unwrap().remove(0);
        assert!(!facts.unwrap().strange_colours, "{file}");
    }
}
