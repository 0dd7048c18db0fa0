//! Documents of every kind of page, invented, for the tests of `pdf`.

use std::convert::Infallible;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use byggarkiv::files;
use byggarkiv::finding::Noted;
use byggarkiv::ocr::{Block, Line, PageText, Word};
use byggarkiv::page::{self, Dpi, Format, Limits, PageImage, PageSource, Pixels};
use byggarkiv::pdf::{self, Bilevel, Flavour, Info, Page, Summary};
use byggarkiv::place::{Area, Place};
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageBuffer, Luma, Rgb};

use crate::common::{arg, run, run_bytes};

pub(crate) fn dpi(n: u32) -> Dpi {
    Dpi::new(n).unwrap()
}

pub(crate) fn info(title: &str) -> Info {
    Info {
        title: title.to_owned(),
        language: "nb-NO".to_owned(),
        created: "2026-11-22T09:30:00Z".parse().unwrap(),
        producer: "byggarkiv 0.1.0".to_owned(),
        document_id: "2b1f7e3c-5f3a-4d7e-9a3b-0c1d2e3f4a5b".to_owned(),
    }
}

pub(crate) fn page(source: PageSource, text: Option<PageText>) -> Page {
    let place = Place::file("eske-1/0001.tif").page(1);
    Page { picture: source.into(), text, turn: 0, place }
}

/// A pattern that no codec finds trivial.
pub(crate) fn value(x: u32, y: u32) -> u8 {
    (x * 7 + y * 3 + (x * y / 50) % 64) as u8
}

pub(crate) fn jpeg(width: u32, height: u32, colour: ExtendedColorType) -> PageSource {
    let mut bytes = Cursor::new(Vec::new());
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 80);
    let components = if colour == ExtendedColorType::L8 {
        let image = ImageBuffer::from_fn(width, height, |x, y| Luma([value(x, y)]));
        encoder.encode(&image, width, height, colour).map(|()| 1)
    } else {
        let image = ImageBuffer::from_fn(width, height, |x, y| {
            Rgb([value(x, y), 200, value(y, x)])
        });
        encoder.encode(&image, width, height, colour).map(|()| 3)
    };
    let components = components.unwrap();
    PageSource::Jpeg {
        bytes: bytes.into_inner(),
        width,
        height,
        components,
        dpi: dpi(300),
    }
}

/// A colour JPEG that carries its scanner's ICC profile (ours stands in for it).
pub(crate) fn jpeg_with_profile(profile: &[u8]) -> PageSource {
    let PageSource::Jpeg { bytes, width, height, components, dpi } =
        jpeg(300, 200, ExtendedColorType::Rgb8)
    else {
        unreachable!("made just above")
    };
    let body = [b"ICC_PROFILE\0\x01\x01", profile].concat();
    let length = (body.len() as u16 + 2).to_be_bytes();
    let bytes = [&bytes[..2], &[0xFF, 0xE2], &length, &body, &bytes[2..]].concat();
    PageSource::Jpeg { bytes, width, height, components, dpi }
}

/// The smallest JPEG in four inks: one block, every sample 128.
pub(crate) fn inks(adobe: bool) -> PageSource {
    let mut bytes = vec![0xFF, 0xD8];
    let mut segment = |marker: u8, body: &[u8]| {
        bytes.extend([0xFF, marker]);
        bytes.extend((body.len() as u16 + 2).to_be_bytes());
        bytes.extend(body);
    };
    if adobe {
        segment(0xEE, b"Adobe\0\x64\0\0\0\0\0");
    }
    segment(0xDB, &[&[0][..], &[1; 64]].concat());
    segment(0xC0, &[8, 0, 8, 0, 8, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0]);
    for table in [0x00, 0x10] {
        segment(0xC4, &[&[table, 1][..], &[0; 15], &[0]].concat());
    }
    segment(0xDA, &[4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0]);
    bytes.extend([0, 0xFF, 0xD9]);
    PageSource::Jpeg { bytes, width: 8, height: 8, components: 4, dpi: dpi(300) }
}

pub(crate) fn bits(width: u32, height: u32) -> Vec<u8> {
    let row = width.div_ceil(8);
    (0..row * height)
        .map(|i| if (i / row) % 9 < 4 { value(i % row, i / row) } else { 0 })
        .collect()
}

pub(crate) fn g4(width: u32, height: u32, black_is_one: bool) -> PageSource {
    let mut encoder = fax::encoder::Encoder::new(fax::VecWriter::new());
    let row = width.div_ceil(8) as usize;
    for line in bits(width, height).chunks_exact(row) {
        let pels = (0..width as usize).map(|x| match line[x / 8] >> (7 - x % 8) & 1 {
            1 => fax::Color::Black,
            _ => fax::Color::White,
        });
        encoder.encode_line(pels, width).unwrap();
    }
    let bytes = encoder.finish().unwrap().finish();
    PageSource::G4 { bytes, width, height, black_is_one, dpi: dpi(300) }
}

pub(crate) fn pixels(
    width: u32,
    height: u32,
    resolution: u32,
    pixels: Pixels,
) -> PageSource {
    PageSource::Pixels(PageImage { width, height, dpi: dpi(resolution), pixels })
}

pub(crate) fn rgb(width: u32, height: u32) -> Vec<u8> {
    let pixel = |i: u32| [value(i % width, i / width), (i / width) as u8, 30];
    (0..width * height).flat_map(pixel).collect()
}

pub(crate) fn grey(width: u32, height: u32) -> Vec<u8> {
    (0..width * height).map(|i| value(i % width, i / width)).collect()
}

/// Lines of words set as a typewriter would, 24 pixels a character, 60 a line, on a sheet
/// that lay askew in the scanner (a pixel down for every 300 to the right). A word's area is
/// as high as its letters are, as a recogniser gives it.
pub(crate) fn typed(width: u32, height: u32, lines: &[&str]) -> PageText {
    let line = |(row, line): (usize, &&str)| {
        let mut x = 100;
        let words: Vec<Word> = line
            .split(' ')
            .map(|word| {
                let wide = word.chars().count() as u32 * 24;
                let area = area_of(word, x, 130 + row as u32 * 60 + x / 300, wide);
                x += wide + 24;
                Word::new(word, area, 91)
            })
            .collect();
        Line { area: Area::around(words.iter().map(|w| w.area)).unwrap(), words }
    };
    let lines: Vec<Line> = lines.iter().enumerate().map(line).collect();
    let area = Area::around(lines.iter().map(|l| l.area)).unwrap();
    PageText { width, height, blocks: vec![Block { area, lines }] }
}

/// The area of a word over a base line: 20 pixels, 10 more for tall letters, 8 for tails.
fn area_of(word: &str, x: u32, base: u32, width: u32) -> Area {
    let low = |c: char| "acemnorsuvwxzæ,.–".contains(c) || "gpqyj".contains(c);
    let top = if word.chars().all(low) { base - 20 } else { base - 30 };
    let tail = if word.chars().any(|c| "gpqyj,ſ".contains(c)) { 8 } else { 0 };
    Area { x, y: top, width, height: base + tail - top }
}

pub(crate) const LETTER: [&str; 4] = [
    "Til bygningsrådet i Fjellvåg kommune",
    "Søknad om oppføring av garasje på gnr. 12, bnr. 34.",
    "Byggherre: Ærlig Ånund Østli, 1965",
    "ſtuebygning 𝔄 ﬁnt «tegning» – 4½ × 3 m²",
];

pub(crate) fn letter() -> Option<PageText> {
    Some(typed(2480, 3508, &LETTER))
}

pub(crate) fn make(pages: &[Page], info: &Info) -> (Vec<u8>, Noted<Summary>) {
    make_as(Bilevel::Jbig2, pages, info)
}

pub(crate) fn make_as(
    bilevel: Bilevel,
    pages: &[Page],
    info: &Info,
) -> (Vec<u8>, Noted<Summary>) {
    let mut bytes = Vec::new();
    let pages = pages.iter().map(|page| Ok::<_, Infallible>(page.clone()));
    let summary = pdf::write(&mut bytes, pages, info, bilevel).unwrap();
    assert_eq!(summary.value.bytes, bytes.len() as u64);
    assert_eq!(summary.value.flavour, Flavour::A2u);
    (bytes, summary)
}

/// The same document linearised.
pub(crate) fn keep_linear(folder: &Path, name: &str, pages: &[Page]) -> PathBuf {
    let mut bytes = Vec::new();
    let pages = pages.iter().map(|page| Ok::<_, Infallible>(page.clone()));
    let spool = Cursor::new(Vec::new());
    let made = pdf::write_linear(&mut bytes, spool, pages, &info(name), Bilevel::Jbig2);
    assert_eq!(made.unwrap().value.bytes, bytes.len() as u64);
    let path = folder.join(name).with_extension("linear.pdf");
    files::write(&path, &bytes).unwrap();
    path
}

pub(crate) fn keep(folder: &Path, name: &str, pages: &[Page]) -> PathBuf {
    let path = folder.join(name).with_extension("pdf");
    files::write(&path, &make(pages, &info(name)).0).unwrap();
    path
}

/// A page of `fixtures/demo` as it was received.
pub(crate) fn received(path: &str, number: u32) -> PageSource {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/demo").join(path);
    let bytes = files::read(&path).unwrap();
    let format = Format::of(&bytes).unwrap();
    page::source(&bytes, format, number, dpi(300), &Limits::default()).unwrap().value
}

/// Every kind of page, alone and together.
pub(crate) fn matrix() -> Vec<(&'static str, Vec<Page>)> {
    let a4 = |with| page(jpeg(2480, 3508, ExtendedColorType::L8), with);
    let noise =
        ["\u{7}bel\u{0}l", "\u{1b}", "\u{feff}mer\u{fffe}ke", "\u{ad}", "\u{e000}", "👷‍♂️"];
    let fax = |black_is_one| page(g4(1001, 777, black_is_one), None);
    let small = |pixels_of: Pixels| page(pixels(200, 100, 200, pixels_of), None);
    let mut all = vec![
        ("jpeg-grey-with-text", vec![a4(letter())]),
        ("jpeg-colour", vec![page(jpeg(999, 501, ExtendedColorType::Rgb8), letter())]),
        ("jpeg-own-profile", vec![page(jpeg_with_profile(&stand_in_profile()), None)]),
        ("g4-as-received", vec![fax(true), fax(false)]),
        (
            "strips-made-one",
            vec![page(pixels(1003, 600, 300, Pixels::Bilevel(bits(1003, 600))), None)],
        ),
        ("jbig2", vec![page(received("Diverse 1931/0001.tif", 1), letter())]),
        ("lzw-rgb", vec![small(Pixels::Rgb(rgb(200, 100)))]),
        ("png-grey", vec![small(Pixels::Grey(grey(200, 100)))]),
        ("one-pixel", vec![page(pixels(1, 1, 300, Pixels::Grey(vec![3])), None)]),
        (
            "sliver",
            vec![page(pixels(1, 20_000, 300, Pixels::Bilevel(vec![128; 20_000])), None)],
        ),
        (
            "too-wide-for-g4",
            vec![page(pixels(40_000, 3, 300, Pixels::Bilevel(bits(40_000, 3))), None)],
        ),
        (
            "longer-than-pdf",
            vec![page(pixels(20_000, 30, 72, Pixels::Grey(grey(20_000, 30))), letter())],
        ),
        (
            "no-words",
            vec![page(
                pixels(100, 100, 100, Pixels::Grey(grey(100, 100))),
                Some(PageText::default()),
            )],
        ),
        (
            "noise",
            vec![page(
                jpeg(800, 600, ExtendedColorType::L8),
                Some(typed(800, 600, &noise)),
            )],
        ),
        (
            "a1",
            vec![page(
                pixels(7016, 9933, 300, Pixels::Bilevel(bits(7016, 9933))),
                letter(),
            )],
        ),
    ];
    let together = all.iter().flat_map(|(_, pages)| pages.clone()).collect();
    all.push(("all-together", together));
    all
}

/// An ICC profile out of a PDF of ours: the intent's, which every file carries.
pub(crate) fn stand_in_profile() -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let page = page(pixels(9, 9, 100, Pixels::Grey(vec![0; 81])), None);
    let path = keep(folder.path(), "profile", &[page]);
    let json = run("qpdf", &["--json", "--json-key=qpdf", arg(&path)]);
    let number = object_with(&json, "\"/N\": 3");
    let show = format!("--show-object={number}");
    run_bytes("qpdf", &[&show, "--filtered-stream-data", arg(&path)])
}

/// The number of the object whose qpdf JSON holds the words.
pub(crate) fn object_with(json: &str, words: &str) -> String {
    let before = &json[..json.find(words).expect("the object is there")];
    let start = before.rfind("\"obj:").expect("an object began") + 5;
    before[start..].split(' ').next().unwrap().to_owned()
}
