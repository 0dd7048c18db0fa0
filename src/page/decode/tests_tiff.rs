//! TIFF pages of every kind that is read, written here byte by byte.

use super::tiff::tag;
use super::*;
use crate::page::Pixels;

/// A value of a tag.
#[derive(Clone)]
pub(crate) enum Field {
    Short(Vec<u16>),
    Long(Vec<u32>),
    Ratio(u32),
}

/// A page to be written: its tags but those that say where its strips lie.
#[derive(Clone)]
pub(crate) struct Page {
    pub(crate) fields: Vec<(u16, Field)>,
    pub(crate) strips: Vec<Vec<u8>>,
}

impl Page {
    pub(crate) fn new(width: u32, height: u32, strips: Vec<Vec<u8>>) -> Self {
        let fields = vec![
            (tag::WIDTH, Field::Long(vec![width])),
            (tag::HEIGHT, Field::Long(vec![height])),
            (tag::X_RESOLUTION, Field::Ratio(300)),
            (tag::Y_RESOLUTION, Field::Ratio(300)),
        ];
        Self { fields, strips }
    }

    pub(crate) fn with(mut self, tag: u16, values: &[u16]) -> Self {
        self.fields.retain(|(old, _)| *old != tag);
        self.fields.push((tag, Field::Short(values.to_vec())));
        self
    }

    /// A page of one bit a pixel, fax-coded in strips of so many rows.
    pub(crate) fn fax(
        width: u32,
        height: u32,
        rows: u32,
        black: fn(u32, u32) -> bool,
    ) -> Self {
        let strips = (0..height).step_by(rows as usize).map(|top| {
            let rows = rows.min(height - top);
            ccitt::tests::encode(width, rows, |x, y| black(x, y + top))
        });
        Self::new(width, height, strips.collect())
            .with(tag::COMPRESSION, &[4])
            .with(tag::PHOTOMETRIC, &[0])
            .with(tag::ROWS_PER_STRIP, &[rows as u16])
    }
}

/// A little-endian TIFF of these pages.
pub(crate) fn tiff(pages: &[Page]) -> Vec<u8> {
    let mut bytes = b"II*\0\0\0\0\0".to_vec();
    let mut link = 4;
    for page in pages {
        let mut fields = page.fields.clone();
        let mut offsets = Vec::new();
        for strip in &page.strips {
            offsets.push(bytes.len() as u32);
            bytes.extend_from_slice(strip);
        }
        fields.push((tag::STRIP_OFFSETS, Field::Long(offsets)));
        let lengths = page.strips.iter().map(|strip| strip.len() as u32).collect();
        fields.push((tag::STRIP_LENGTHS, Field::Long(lengths)));
        fields.sort_by_key(|(tag, _)| *tag);
        let mut entries = (fields.len() as u16).to_le_bytes().to_vec();
        for (tag, field) in fields {
            let (kind, count, value): (u16, usize, Vec<u8>) = match field {
                Field::Short(v) => {
                    (3, v.len(), v.iter().flat_map(|n| n.to_le_bytes()).collect())
                }
                Field::Long(v) => {
                    (4, v.len(), v.iter().flat_map(|n| n.to_le_bytes()).collect())
                }
                Field::Ratio(n) => (5, 1, [n.to_le_bytes(), 1u32.to_le_bytes()].concat()),
            };
            entries.extend_from_slice(&tag.to_le_bytes());
            entries.extend_from_slice(&kind.to_le_bytes());
            entries.extend_from_slice(&(count as u32).to_le_bytes());
            if value.len() <= 4 {
                entries.extend_from_slice(&value);
                entries.resize(entries.len() + 4 - value.len(), 0);
            } else {
                entries.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
                bytes.extend_from_slice(&value);
            }
        }
        let here = (bytes.len() as u32).to_le_bytes();
        bytes[link..link + 4].copy_from_slice(&here);
        bytes.extend_from_slice(&entries);
        link = bytes.len();
        bytes.extend_from_slice(&[0; 4]);
    }
    bytes
}

fn dpi() -> Dpi {
    Dpi::new(300).unwrap()
}

fn page(bytes: &[u8], page: u32) -> PageSource {
    let noted = source(bytes, Format::Tiff, page, dpi(), &Limits::default()).unwrap();
    assert_eq!(noted.findings, []);
    noted.value
}

fn pixels(bytes: &[u8]) -> Pixels {
    page(bytes, 1).decode(&Limits::default()).unwrap().pixels
}

/// The pixels of one page, however it is coded.
fn check(one: Page, expected: Pixels) {
    let bytes = tiff(&[one]);
    let facts = probe(&bytes, Format::Tiff, dpi(), &Limits::default())
        .unwrap()
        .remove(0)
        .unwrap();
    assert_eq!(pixels(&bytes), expected);
    let expected = match expected {
        Pixels::Bilevel(_) => Colour::Bilevel,
        Pixels::Grey(_) => Colour::Grey,
        Pixels::Rgb(_) => Colour::Colour,
    };
    assert_eq!((facts.colour, facts.stated), (expected, Stated::new(300.0, 300.0)));
}

fn bars(x: u32, y: u32) -> bool {
    (x / 5 + y / 3).is_multiple_of(3)
}

fn bar_bits(width: u32, height: u32) -> Vec<u8> {
    let mut rows = bilevel::Rows::white(width, height);
    for y in 0..height {
        for x in (0..width).filter(|x| bars(*x, y)) {
            rows.blacken(y, x, x + 1);
        }
    }
    match rows.into_image(dpi()).pixels {
        Pixels::Bilevel(bits) => bits,
        Pixels::Grey(_) | Pixels::Rgb(_) => unreachable!("rows are bits"),
    }
}

#[test]
fn a_single_strip_of_g4_is_passed_on_untouched() {
    let one = Page::fax(75, 40, 40, bars);
    let expected = PageSource::G4 {
        bytes: one.strips[0].clone(),
        width: 75,
        height: 40,
        black_is_one: true,
        dpi: dpi(),
    };
    let source = page(&tiff(&[one]), 1);
    assert_eq!(source, expected);
    let image = source.decode(&Limits::default()).unwrap();
    assert_eq!(image.pixels, Pixels::Bilevel(bar_bits(75, 40)));
}

#[test]
fn g4_in_strips_stays_black_and_white() {
    check(Page::fax(75, 40, 7, bars), Pixels::Bilevel(bar_bits(75, 40)));
}

#[test]
fn black_is_zero_turns_black_and_white_about() {
    let inverse = |x, y| !bars(x, y);
    for rows in [40, 8] {
        let one = Page::fax(75, 40, rows, inverse).with(tag::PHOTOMETRIC, &[1]);
        check(one, Pixels::Bilevel(bar_bits(75, 40)));
    }
}

#[test]
fn bits_from_the_low_end_are_read_too() {
    let mut one = Page::fax(75, 40, 40, bars).with(tag::FILL_ORDER, &[2]);
    one.strips[0].iter_mut().for_each(|byte| *byte = byte.reverse_bits());
    check(one, Pixels::Bilevel(bar_bits(75, 40)));
    let mut plain = Page::new(75, 40, vec![bar_bits(75, 40)])
        .with(tag::PHOTOMETRIC, &[0])
        .with(tag::FILL_ORDER, &[2]);
    plain.strips[0].iter_mut().for_each(|byte| *byte = byte.reverse_bits());
    check(plain, Pixels::Bilevel(bar_bits(75, 40)));
}

#[test]
fn plain_bits_are_read() {
    let one = Page::new(75, 40, vec![bar_bits(75, 40)]).with(tag::PHOTOMETRIC, &[0]);
    check(one, Pixels::Bilevel(bar_bits(75, 40)));
}

#[test]
fn grey_and_colour_of_eight_and_sixteen_bits_become_eight() {
    let grey = Page::new(2, 2, vec![vec![0, 80, 160, 255]])
        .with(tag::BITS, &[8])
        .with(tag::PHOTOMETRIC, &[1]);
    check(grey.clone(), Pixels::Grey(vec![0, 80, 160, 255]));
    check(grey.with(tag::PHOTOMETRIC, &[0]), Pixels::Grey(vec![255, 175, 95, 0]));
    let deep: Vec<u8> =
        [0u16, 80 << 8, 160 << 8, 0xffff].iter().flat_map(|n| n.to_le_bytes()).collect();
    let deep =
        Page::new(2, 2, vec![deep]).with(tag::BITS, &[16]).with(tag::PHOTOMETRIC, &[1]);
    check(deep, Pixels::Grey(vec![0, 80, 160, 255]));
    let four = Page::new(3, 1, vec![vec![0x0f, 0x80]])
        .with(tag::BITS, &[4])
        .with(tag::PHOTOMETRIC, &[1]);
    check(four, Pixels::Grey(vec![0, 255, 136]));
}

fn rgb(samples: &[u16], strips: Vec<Vec<u8>>) -> Page {
    Page::new(2, 1, strips)
        .with(tag::BITS, samples)
        .with(tag::SAMPLES, &[samples.len() as u16])
        .with(tag::PHOTOMETRIC, &[2])
}

#[test]
fn planes_one_after_the_other_become_one_image() {
    let chunky = rgb(&[8, 8, 8], vec![vec![1, 2, 3, 4, 5, 6]]);
    check(chunky, Pixels::Rgb(vec![1, 2, 3, 4, 5, 6]));
    let planar =
        rgb(&[8, 8, 8], vec![vec![1, 4], vec![2, 5], vec![3, 6]]).with(tag::PLANAR, &[2]);
    check(planar, Pixels::Rgb(vec![1, 2, 3, 4, 5, 6]));
}

#[test]
fn alpha_is_laid_on_white_and_ink_becomes_light() {
    let rgba = rgb(&[8; 4], vec![vec![0, 0, 0, 0, 1, 2, 3, 255]]).with(338, &[2]);
    check(rgba, Pixels::Rgb(vec![255, 255, 255, 1, 2, 3]));
    let cmyk =
        rgb(&[8; 4], vec![vec![0, 0, 0, 0, 0, 255, 255, 0]]).with(tag::PHOTOMETRIC, &[5]);
    check(cmyk, Pixels::Rgb(vec![255, 255, 255, 255, 0, 0]));
}

#[test]
fn a_palette_is_painted_in_its_colours() {
    let mut map = vec![0u16; 3 * 16];
    (map[1], map[16 + 1], map[32 + 1]) = (0xff00, 0x8000, 0x0100);
    let one = Page::new(3, 1, vec![vec![0x10, 0x10]])
        .with(tag::BITS, &[4])
        .with(tag::PHOTOMETRIC, &[3])
        .with(tag::COLOUR_MAP, &map);
    check(one, Pixels::Rgb(vec![255, 128, 1, 0, 0, 0, 255, 128, 1]));
}

#[test]
fn a_jpeg_of_its_own_in_a_tiff_is_passed_on_untouched() {
    let jpeg = jpeg::tests::encode(40, 24, false, 72);
    let one = Page::new(40, 24, vec![jpeg.clone()])
        .with(tag::BITS, &[8])
        .with(tag::COMPRESSION, &[7])
        .with(tag::PHOTOMETRIC, &[1]);
    let source = page(&tiff(std::slice::from_ref(&one)), 1);
    assert!(
        matches!(source, PageSource::Jpeg { bytes, components: 1, .. } if bytes == jpeg)
    );
    // The same samples called RGB would look other outside of the TIFF.
    let colour = Page { strips: vec![jpeg::tests::encode(40, 24, true, 72)], ..one }
        .with(tag::BITS, &[8, 8, 8])
        .with(tag::SAMPLES, &[3])
        .with(tag::PHOTOMETRIC, &[2]);
    assert!(matches!(page(&tiff(&[colour]), 1), PageSource::Pixels(_)));
}

#[test]
fn a_bad_page_leaves_the_good_ones() {
    let good = Page::fax(75, 40, 40, bars);
    let mut bomb = good.clone();
    bomb.fields[0] = (tag::WIDTH, Field::Long(vec![60_000]));
    bomb.fields[1] = (tag::HEIGHT, Field::Long(vec![60_000]));
    let odd = good.clone().with(tag::COMPRESSION, &[34_712]);
    let bytes = tiff(&[bomb, good.clone(), odd, good]);
    let pages = probe(&bytes, Format::Tiff, dpi(), &Limits::default()).unwrap();
    assert!(matches!(pages[0], Err(DecodeError::TooLarge { .. })), "{:?}", pages[0]);
    assert!(matches!(pages[2], Err(DecodeError::Unsupported { .. })), "{:?}", pages[2]);
    assert!(pages[1].is_ok() && pages[3].is_ok() && pages.len() == 4);
    assert!(matches!(page(&bytes, 4), PageSource::G4 { .. }));
    let fifth = source(&bytes, Format::Tiff, 5, dpi(), &Limits::default());
    assert_eq!(fifth, Err(DecodeError::NoSuchPage { page: 5, pages: 4 }));
}

#[test]
fn a_file_cut_anywhere_is_an_error_and_never_a_panic() {
    let bytes = tiff(&[Page::fax(75, 40, 9, bars), Page::fax(75, 40, 40, bars)]);
    for keep in 0..bytes.len() {
        let cut = &bytes[..keep];
        let whole = probe(cut, Format::Tiff, dpi(), &Limits::default())
            .is_ok_and(|pages| pages.iter().all(Result::is_ok));
        assert!(!whole, "{keep} of {}", bytes.len());
        for page in 1..=2 {
            // Whatever comes of it, it comes back.
            let _ = source(cut, Format::Tiff, page, dpi(), &Limits::default());
        }
    }
}

#[test]
fn directories_in_a_circle_end() {
    let mut bytes = tiff(&[Page::fax(75, 40, 40, bars)]);
    let end = bytes.len();
    let first: [u8; 4] = bytes[4..8].try_into().unwrap();
    bytes[end - 4..].copy_from_slice(&first);
    let pages = probe(&bytes, Format::Tiff, dpi(), &Limits::default()).unwrap();
    assert!(pages[0].is_ok());
    assert!(matches!(pages[1], Err(DecodeError::Damaged { .. })) && pages.len() == 2);
}

#[test]
fn any_byte_may_be_wrong_and_nothing_panics() {
    let bytes = tiff(&[Page::fax(40, 12, 5, bars)]);
    for at in 0..bytes.len() {
        for change in [0x01, 0x80, 0xff] {
            let mut wrong = bytes.clone();
            wrong[at] ^= change;
            let pages = probe(&wrong, Format::Tiff, dpi(), &Limits::default());
            if pages.is_ok()
                && let Ok(noted) =
                    source(&wrong, Format::Tiff, 1, dpi(), &Limits::default())
            {
                let _ = noted.value.decode(&Limits::default());
            }
        }
    }
}
