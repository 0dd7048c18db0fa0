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

/// The file with the first JPEG frame header in it claiming another size.
fn with_jpeg_size(mut bytes: Vec<u8>, side: u16) -> Vec<u8> {
    let at = bytes.windows(3).position(|w| w == b"\xff\xc0\x00").unwrap() + 5;
    bytes[at..at + 2].copy_from_slice(&side.to_be_bytes());
    bytes[at + 2..at + 4].copy_from_slice(&side.to_be_bytes());
    bytes
}

#[test]
fn a_jpeg_within_a_tiff_is_judged_by_its_own_size() {
    for file in ["ycbcr-jpeg.tif", "rgb-jpeg-tiled.tif", "jpeg-old-style.tif"] {
        let bomb = with_jpeg_size(fixture(file), 60_000);
        let dpi = Dpi::new(300).unwrap();
        let page = source(&bomb, Format::Tiff, 1, dpi, &Limits::default());
        assert!(matches!(page, Err(DecodeError::TooLarge { .. })), "{file}: {page:?}");
    }
}

#[test]
fn a_tile_larger_than_its_page_is_judged_by_its_own_size() {
    for file in ["g4-tiled.tif", "g3-tiled.tif", "rgb-tiled.tif", "rgb-planar-tiled.tif"]
    {
        let mut bomb = fixture(file);
        // TileWidth and TileLength, as LONG or SHORT of one number.
        for tag in [322u16, 323] {
            let at = bomb.windows(4).position(|w| {
                w[..2] == tag.to_le_bytes() && matches!(w[2..], [3 | 4, 0])
            });
            let at = at.unwrap();
            bomb[at + 8..at + 12].copy_from_slice(&40_000u32.to_le_bytes());
        }
        let dpi = Dpi::new(300).unwrap();
        let page = source(&bomb, Format::Tiff, 1, dpi, &Limits::default());
        assert!(matches!(page, Err(DecodeError::TooLarge { .. })), "{file}: {page:?}");
    }
}

#[test]
fn a_jpeg_of_two_frames_is_refused() {
    let whole = fixture("grey.jpg");
    let at = whole.windows(2).position(|w| w == b"\xff\xc0").unwrap();
    let length = 2 + usize::from(u16::from_be_bytes([whole[at + 2], whole[at + 3]]));
    let frame = with_jpeg_size(whole.clone(), 60_000)[at..at + length].to_vec();
    let two = [&whole[..at + length], &frame, &whole[at + length..]].concat();
    let dpi = Dpi::new(300).unwrap();
    let page = probe(&two, Format::Jpeg, dpi, &Limits::default()).unwrap().remove(0);
    assert!(matches!(page, Err(DecodeError::Damaged { .. })), "{page:?}");
}

#[test]
fn the_turn_that_a_file_states_is_told_in_quarters_and_a_mirror_is_none() {
    let check = |bytes: Vec<u8>, expected| {
        let format = Format::of(&bytes).unwrap();
        let file = Opened::new(Arc::new(bytes), format, &Limits::default()).unwrap();
        assert_eq!(file.stated_quarters(1, &Limits::default()), expected);
    };
    check(fixture("exif-6.jpg"), 1);
    check(fixture("exif-3.jpg"), 2);
    check(fixture("exif-8.jpg"), 3);
    check(fixture("colour.jpg"), 0);
    let page = tests_tiff::Page::new(8, 1, vec![vec![0]]);
    for (stated, quarters) in [(1, 0), (2, 0), (3, 2), (5, 0), (6, 1), (8, 3)] {
        let page = page.clone().with(tiff::tag::ORIENTATION, &[stated]);
        check(tests_tiff::tiff(&[page]), quarters);
    }
    check(fixture("grey-8.png"), 0);
}
