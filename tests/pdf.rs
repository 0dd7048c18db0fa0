//! PDF/A as made by `pdf::write`, before the judges: veraPDF, qpdf and poppler.

mod common;

use std::convert::Infallible;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use byggarkiv::finding::Noted;
use byggarkiv::ocr::{Block, Line, PageText, Word};
use byggarkiv::page::{Dpi, PageImage, PageSource, Pixels};
use byggarkiv::pdf::{self, Carried, Flavour, Info, Page, Summary};
use byggarkiv::place::{Area, Place};
use byggarkiv::files;
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageBuffer, Luma, Rgb};

use common::{arg, run, run_bytes, verapdf};

// ---- pages to make documents of

fn dpi(n: u32) -> Dpi {
    Dpi::new(n).unwrap()
}

fn info(title: &str) -> Info {
    Info {
        title: title.to_owned(),
        language: "nb".to_owned(),
        created: "2026-11-22T09:30:00Z".parse().unwrap(),
        producer: "byggarkiv 0.1.0".to_owned(),
        document_id: "2b1f7e3c-5f3a-4d7e-9a3b-0c1d2e3f4a5b".to_owned(),
    }
}

fn page(source: PageSource, text: Option<PageText>) -> Page {
    Page { source, text, place: Place::file("eske-1/0001.tif").page(1) }
}

/// A pattern that no codec finds trivial.
fn value(x: u32, y: u32) -> u8 {
    (x * 7 + y * 3 + (x * y / 50) % 64) as u8
}

fn jpeg(width: u32, height: u32, colour: ExtendedColorType) -> PageSource {
    let mut bytes = Cursor::new(Vec::new());
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 80);
    let components = if colour == ExtendedColorType::L8 {
        let image = ImageBuffer::from_fn(width, height, |x, y| Luma([value(x, y)]));
        encoder.encode(&image, width, height, colour).map(|()| 1)
    } else {
        let image = ImageBuffer::from_fn(width, height, |x, y| Rgb([value(x, y), 200, value(y, x)]));
        encoder.encode(&image, width, height, colour).map(|()| 3)
    };
    let components = components.unwrap();
    PageSource::Jpeg { bytes: bytes.into_inner(), width, height, components, dpi: dpi(300) }
}

/// A colour JPEG that carries its scanner's ICC profile (ours stands in for it).
fn jpeg_with_profile(profile: &[u8]) -> PageSource {
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
fn inks(adobe: bool) -> PageSource {
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

fn bits(width: u32, height: u32) -> Vec<u8> {
    let row = width.div_ceil(8);
    (0..row * height).map(|i| if (i / row) % 9 < 4 { value(i % row, i / row) } else { 0 }).collect()
}

fn g4(width: u32, height: u32, black_is_one: bool) -> PageSource {
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

fn pixels(width: u32, height: u32, resolution: u32, pixels: Pixels) -> PageSource {
    PageSource::Pixels(PageImage { width, height, dpi: dpi(resolution), pixels })
}

fn rgb(width: u32, height: u32) -> Vec<u8> {
    let pixel = |i: u32| [value(i % width, i / width), (i / width) as u8, 30];
    (0..width * height).flat_map(pixel).collect()
}

fn grey(width: u32, height: u32) -> Vec<u8> {
    (0..width * height).map(|i| value(i % width, i / width)).collect()
}

/// Lines of words set as a typewriter would: 24 pixels a character, 60 a line.
fn typed(width: u32, height: u32, lines: &[&str]) -> PageText {
    let line = |(row, line): (usize, &&str)| {
        let mut x = 100;
        let words: Vec<Word> = line
            .split(' ')
            .map(|word| {
                let wide = word.chars().count() as u32 * 24;
                let y = 100 + row as u32 * 60;
                let area = Area { x, y, width: wide, height: 40 };
                x += wide + 24;
                Word { text: word.to_owned(), area, confidence: 91 }
            })
            .collect();
        Line { area: Area::around(words.iter().map(|w| w.area)).unwrap(), words }
    };
    let lines: Vec<Line> = lines.iter().enumerate().map(line).collect();
    let area = Area::around(lines.iter().map(|l| l.area)).unwrap();
    PageText { width, height, blocks: vec![Block { area, lines }] }
}

const LETTER: [&str; 4] = [
    "Til bygningsrådet i Fjellvåg kommune",
    "Søknad om oppføring av garasje på gnr. 12, bnr. 34.",
    "Byggherre: Ærlig Ånund Østli, 1965",
    "ſtuebygning 𝔄 ﬁnt «tegning» – 4½ × 3 m²",
];

fn letter() -> Option<PageText> {
    Some(typed(2480, 3508, &LETTER))
}

// ---- helpers

fn make(pages: &[Page], info: &Info) -> (Vec<u8>, Noted<Summary>) {
    let mut bytes = Vec::new();
    let pages = pages.iter().map(|page| Ok::<_, Infallible>(page.clone()));
    let summary = pdf::write(&mut bytes, pages, info).unwrap();
    assert_eq!(summary.value.bytes, bytes.len() as u64);
    assert_eq!(summary.value.flavour, Flavour::A2u);
    (bytes, summary)
}

fn keep(folder: &Path, name: &str, pages: &[Page]) -> PathBuf {
    let path = folder.join(name).with_extension("pdf");
    files::write(&path, &make(pages, &info(name)).0).unwrap();
    path
}

/// Every kind of page, alone and together.
fn matrix() -> Vec<(&'static str, Vec<Page>)> {
    let a4 = |with| page(jpeg(2480, 3508, ExtendedColorType::L8), with);
    let noise = ["\u{7}bel\u{0}l", "\u{1b}", "\u{feff}mer\u{fffe}ke", "\u{ad}", "\u{e000}", "👷‍♂️"];
    let fax = |black_is_one| page(g4(1001, 777, black_is_one), None);
    let small = |pixels_of: Pixels| page(pixels(200, 100, 200, pixels_of), None);
    let mut all = vec![
        ("jpeg-grey-with-text", vec![a4(letter())]),
        ("jpeg-colour", vec![page(jpeg(999, 501, ExtendedColorType::Rgb8), letter())]),
        ("jpeg-own-profile", vec![page(jpeg_with_profile(&stand_in_profile()), None)]),
        ("g4-as-received", vec![fax(true), fax(false)]),
        ("strips-made-one", vec![page(pixels(1003, 600, 300, Pixels::Bilevel(bits(1003, 600))), None)]),
        ("lzw-rgb", vec![small(Pixels::Rgb(rgb(200, 100)))]),
        ("png-grey", vec![small(Pixels::Grey(grey(200, 100)))]),
        ("one-pixel", vec![page(pixels(1, 1, 300, Pixels::Grey(vec![3])), None)]),
        ("sliver", vec![page(pixels(1, 20_000, 300, Pixels::Bilevel(vec![128; 20_000])), None)]),
        ("too-wide-for-g4", vec![page(pixels(40_000, 3, 300, Pixels::Bilevel(bits(40_000, 3))), None)]),
        ("longer-than-pdf", vec![page(pixels(20_000, 30, 72, Pixels::Grey(grey(20_000, 30))), letter())]),
        ("no-words", vec![page(pixels(100, 100, 100, Pixels::Grey(grey(100, 100))), Some(PageText::default()))]),
        ("noise", vec![page(jpeg(800, 600, ExtendedColorType::L8), Some(typed(800, 600, &noise)))]),
        ("a1", vec![page(pixels(7016, 9933, 300, Pixels::Bilevel(bits(7016, 9933))), letter())]),
    ];
    let together = all.iter().flat_map(|(_, pages)| pages.clone()).collect();
    all.push(("all-together", together));
    all
}

/// An ICC profile out of a PDF of ours: the intent's, which every file carries.
fn stand_in_profile() -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let page = page(pixels(9, 9, 100, Pixels::Grey(vec![0; 81])), None);
    let path = keep(folder.path(), "profile", &[page]);
    let json = run("qpdf", &["--json", "--json-key=qpdf", arg(&path)]);
    let number = object_with(&json, "\"/N\": 3");
    let show = format!("--show-object={number}");
    run_bytes("qpdf", &[&show, "--filtered-stream-data", arg(&path)])
}

/// The number of the object whose qpdf JSON holds the words.
fn object_with(json: &str, words: &str) -> String {
    let before = &json[..json.find(words).expect("the object is there")];
    let start = before.rfind("\"obj:").expect("an object began") + 5;
    before[start..].split(' ').next().unwrap().to_owned()
}

// ---- the judges

#[test]
fn every_kind_of_document_is_pdf_a_2u() {
    let folder = tempfile::tempdir().unwrap();
    let paths: Vec<_> =
        matrix().iter().map(|(name, pages)| keep(folder.path(), name, pages)).collect();
    verapdf::assert_valid(&paths, "2u");
    for path in &paths {
        run("qpdf", &["--check", arg(path)]);
    }
}

#[test]
fn the_words_come_back_line_by_line() {
    let folder = tempfile::tempdir().unwrap();
    let page = page(jpeg(2480, 3508, ExtendedColorType::L8), letter());
    let path = keep(folder.path(), "brev", &[page]);
    let text = run("pdftotext", &["-enc", "UTF-8", arg(&path), "-"]);
    let lines: Vec<_> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(lines, LETTER);
}

#[test]
fn each_word_s_box_is_its_area_on_the_paper() {
    let folder = tempfile::tempdir().unwrap();
    let text = letter().unwrap();
    let path = keep(
        folder.path(),
        "brev",
        &[page(jpeg(2480, 3508, ExtendedColorType::L8), Some(text.clone()))],
    );
    let found = boxes(&path);
    let expected: Vec<_> = text.words().map(|word| (word.text.clone(), word.area)).collect();
    assert_eq!(found.len(), expected.len());
    for ((word, found), (expected, area)) in found.iter().zip(&expected) {
        assert_eq!(word, expected);
        let points = |pixels: u32| f64::from(pixels) * 72.0 / 300.0;
        let place = [area.x, area.y, area.x + area.width, area.y + area.height].map(points);
        for (found, place) in found.iter().zip(place) {
            assert!((found - place).abs() < 0.5, "{word}: {found} against {place}");
        }
    }
}

/// Words and their boxes (left, top, right, bottom in points) as poppler finds them.
fn boxes(path: &Path) -> Vec<(String, [f64; 4])> {
    let word = regex::Regex::new(
        r#"<word xMin="(.*)" yMin="(.*)" xMax="(.*)" yMax="(.*)">(.*)</word>"#,
    )
    .unwrap();
    let html = run("pdftotext", &["-bbox", arg(path), "-"]);
    word.captures_iter(&html)
        .map(|c| (c[5].to_owned(), [1, 2, 3, 4].map(|i| c[i].parse().unwrap())))
        .collect()
}

#[test]
fn received_streams_are_byte_for_byte_what_came() {
    let folder = tempfile::tempdir().unwrap();
    let sources = [
        jpeg(640, 480, ExtendedColorType::L8),
        jpeg(641, 479, ExtendedColorType::Rgb8),
        g4(1001, 777, true),
        g4(1003, 779, false),
    ];
    let pages: Vec<_> = sources.iter().map(|source| page(source.clone(), letter())).collect();
    let path = keep(folder.path(), "as-received", &pages);
    let json = run("qpdf", &["--json", "--json-key=qpdf", arg(&path)]);
    for source in &sources {
        let (PageSource::Jpeg { bytes, width, .. } | PageSource::G4 { bytes, width, .. }) = source
        else {
            unreachable!("only these are passed through")
        };
        let show =
            format!("--show-object={}", object_with(&json, &format!("\"/Width\": {width}")));
        let stream = run_bytes("qpdf", &[&show, "--raw-stream-data", arg(&path)]);
        assert!(stream == *bytes, "{width} pixels wide: the stream was changed");
    }
    assert_eq!(encodings(&path), ["jpeg gray", "jpeg rgb", "ccitt gray", "ccitt gray"]);
}

/// Encoding and colour of each image, as `pdfimages` lists them.
fn encodings(path: &Path) -> Vec<String> {
    let list = run("pdfimages", &["-list", arg(path)]);
    let columns = |line: &str| -> Vec<String> { line.split_whitespace().map(str::to_owned).collect() };
    list.lines()
        .skip(2)
        .map(columns)
        .map(|c| format!("{} {}", c[8], c[5]))
        .collect()
}

#[test]
fn what_is_written_anew_has_the_same_pixels() {
    let folder = tempfile::tempdir().unwrap();
    let bilevel = bits(1003, 600);
    let (colour, shades) = (rgb(211, 100), grey(203, 100));
    let pages = [
        page(pixels(1003, 600, 300, Pixels::Bilevel(bilevel.clone())), None),
        page(pixels(211, 100, 300, Pixels::Rgb(colour.clone())), None),
        page(pixels(203, 100, 300, Pixels::Grey(shades.clone())), None),
        page(pixels(40_000, 3, 300, Pixels::Bilevel(bits(40_000, 3))), None),
        page(g4(1003, 600, true), None),
        page(g4(1003, 600, false), None),
    ];
    let (bytes, summary) = make(&pages, &info("anew"));
    let [flate, g4] = [Carried::Flate, Carried::G4AsReceived];
    assert_eq!(summary.value.pages, [Carried::G4Proved, flate, flate, flate, g4, g4]);
    let path = folder.path().join("anew.pdf");
    files::write(&path, &bytes).unwrap();
    run("pdfimages", &["-png", arg(&path), arg(&folder.path().join("image"))]);
    let image = |n: u32| image::open(folder.path().join(format!("image-{n:03}.png"))).unwrap();
    let white_is_255 = |bits: &[u8], width: u32, ink: u8| -> Vec<u8> {
        let row = width.div_ceil(8) as usize;
        let bit = |line: &[u8], x: usize| line[x / 8] >> (7 - x % 8) & 1;
        let grey = |line| (0..width as usize).map(move |x| if bit(line, x) == ink { 0 } else { 255 });
        bits.chunks_exact(row).flat_map(grey).collect()
    };
    assert!(image(0).into_luma8().into_raw() == white_is_255(&bilevel, 1003, 1));
    assert!(image(1).into_rgb8().into_raw() == colour);
    assert!(image(2).into_luma8().into_raw() == shades);
    assert!(image(3).into_luma8().into_raw() == white_is_255(&bits(40_000, 3), 40_000, 1));
    assert!(image(4).into_luma8().into_raw() == white_is_255(&bilevel, 1003, 1));
    assert!(image(5).into_luma8().into_raw() == white_is_255(&bilevel, 1003, 0));
}

#[test]
fn the_paper_has_the_size_of_the_scan() {
    let folder = tempfile::tempdir().unwrap();
    let path = keep(folder.path(), "a1", &[page(g4(7016, 9933, true), None)]);
    assert!(run("pdfinfo", &[arg(&path)]).contains("1683.84 x 2383.92 pts (A1)"));
}

#[test]
fn the_file_says_who_made_it_when_and_what_it_is_called() {
    let folder = tempfile::tempdir().unwrap();
    let title = "Byggemelding – garasje på Østre «Ås» & 𝔄";
    let path = keep(folder.path(), "info", &[page(g4(100, 100, true), None)]);
    files::write(&path, &make(&[page(g4(100, 100, true), None)], &info(title)).0).unwrap();
    let said = run("pdfinfo", &["-isodates", arg(&path)]);
    for expected in [
        format!("Title:           {title}"),
        "Producer:        byggarkiv 0.1.0".to_owned(),
        "CreationDate:    2026-11-22T09:30:00Z".to_owned(),
    ] {
        assert!(said.contains(&expected), "{expected} in {said}");
    }
}

#[test]
fn equal_pages_give_equal_bytes_and_other_pages_another_id() {
    let (_, pages) = matrix().pop().unwrap();
    let first = make(&pages, &info("x")).0;
    assert!(first == make(&pages, &info("x")).0);
    let other = make(&pages[1..], &info("x")).0;
    let id = |bytes: &[u8]| {
        let tail = String::from_utf8_lossy(&bytes[bytes.len() - 200..]).into_owned();
        let id = tail.split_once("/ID[<").unwrap().1.split_once(">]").unwrap().0.to_owned();
        let (document, content) = id.split_once("><").unwrap();
        (document.to_owned(), content.to_owned())
    };
    assert_eq!(id(&first).0, id(&other).0, "the same document");
    assert_ne!(id(&first).1, id(&other).1, "other content");
}

#[test]
fn pages_are_asked_for_one_by_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("600.pdf");
    let mut out = files::Aside::create(&path).unwrap();
    let source = jpeg(300, 400, ExtendedColorType::L8);
    let pages = (0..600).map(|_| Ok::<_, Infallible>(page(source.clone(), letter())));
    let summary = pdf::write(&mut out, pages, &info("600 sider")).unwrap().value;
    out.keep().unwrap();
    assert_eq!(summary.pages.len(), 600);
    assert_eq!(run("qpdf", &["--show-npages", arg(&path)]).trim(), "600");
}

#[test]
fn inks_become_rgb_and_the_archivist_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let (bytes, summary) = make(&[page(inks(true), None)], &info("trykk"));
    assert_eq!(summary.value.pages, [Carried::InksToRgb]);
    assert_eq!(summary.findings[0].rule, "pdf-inks-converted");
    let path = folder.path().join("inks.pdf");
    files::write(&path, &bytes).unwrap();
    verapdf::assert_valid(&[path], "2u");
    let pages = [Ok::<_, Infallible>(page(inks(false), None))];
    let error = pdf::write(Vec::new(), pages, &info("trykk")).unwrap_err();
    let finding = error.finding().unwrap();
    assert_eq!((finding.rule.as_str(), finding.place.page), ("pdf-inks-unknown", Some(1)));
}
