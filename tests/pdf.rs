//! PDF/A as made by `pdf::write`, before the judges: veraPDF, qpdf and poppler.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test they serve")]

mod common;
#[path = "pdf/pages.rs"]
mod pages;
#[path = "pdf/received.rs"]
mod received;

use std::convert::Infallible;
use std::path::Path;

use byggarkiv::access::{self, Layers};
use byggarkiv::files;
use byggarkiv::ocr::alto;
use byggarkiv::page::{Limits, PageImage, PageSource, Pixels};
use byggarkiv::pdf::{self, Bilevel, Carried, Page, Picture};
use image::ExtendedColorType;

use common::{arg, quiet, run, run_bytes, verapdf};
use pages::*;

#[test]
fn every_kind_of_document_is_pdf_a_2u() {
    let folder = tempfile::tempdir().unwrap();
    let paths: Vec<_> =
        matrix().iter().map(|(name, pages)| keep(folder.path(), name, pages)).collect();
    verapdf::assert_valid(&paths, "2u");
    for path in &paths {
        quiet("qpdf", &["--check", arg(path)]);
        quiet("pdftotext", &[arg(path), "-"]);
        quiet("pdffonts", &[arg(path)]);
        quiet("gs", &["-q", "-o", "/dev/null", "-sDEVICE=nullpage", arg(path)]);
    }
}

#[test]
fn a_linearised_document_is_still_pdf_a_2u_and_its_hints_are_right() {
    let folder = tempfile::tempdir().unwrap();
    let mut all = matrix();
    let words = || page(g4(1001, 777, true), letter());
    let picture = || page(g4(1003, 779, true), None);
    // Who shares the font: two pages without the first, one page, all, none.
    all.push(("words-later", vec![picture(), words(), picture(), words()]));
    all.push(("words-once", vec![picture(), words(), picture()]));
    all.push(("words-always", vec![words(); 40]));
    all.push(("no-words-at-all", vec![picture(); 2]));
    let profile = || page(jpeg_with_profile(&stand_in_profile()), None);
    all.push(("profile-of-the-intent", vec![picture(), profile(), picture()]));
    all.push(("profile-often", vec![picture(), profile(), profile()]));
    let linear =
        |(name, pages): &(&str, Vec<Page>)| keep_linear(folder.path(), name, pages);
    let paths: Vec<_> = all.iter().map(linear).collect();
    let last = files::read(&paths[paths.len() - 1]).unwrap();
    all.iter().next_back().map(linear).unwrap();
    assert!(
        last == files::read(&paths[paths.len() - 1]).unwrap(),
        "the same bytes twice"
    );
    for path in &paths {
        let said = quiet("qpdf", &["--check-linearization", arg(path)]);
        assert!(said.ends_with("no linearization errors\n"), "{path:?}: {said}");
        quiet("qpdf", &["--check", arg(path)]);
        quiet("pdftotext", &[arg(path), "-"]);
        quiet("gs", &["-q", "-o", "/dev/null", "-sDEVICE=nullpage", arg(path)]);
    }
    verapdf::assert_valid(&paths, "2u");
}

#[test]
fn the_words_come_back_line_by_line() {
    let folder = tempfile::tempdir().unwrap();
    let page = page(jpeg(2480, 3508, ExtendedColorType::L8), letter());
    let path = keep(folder.path(), "brev", &[page]);
    let text = run("pdftotext", &["-enc", "UTF-8", arg(&path), "-"]);
    let lines: Vec<_> =
        text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
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
    let expected: Vec<_> =
        text.words().map(|word| (word.text.clone(), word.area)).collect();
    assert_eq!(found.len(), expected.len());
    for ((word, found), (expected, area)) in found.iter().zip(&expected) {
        assert_eq!(word, expected);
        if !word.contains(char::is_alphanumeric) {
            continue; // a lone dash is given the height of the letters beside it
        }
        let points = |pixels: u32| f64::from(pixels) * 72.0 / 300.0;
        let place =
            [area.x, area.y, area.x + area.width, area.y + area.height].map(points);
        for (found, place) in found.iter().zip(place) {
            assert!((found - place).abs() < 2.0, "{word}: {found} against {place}");
        }
    }
}

/// Readings of two real pages, as ALTO keeps them: a typewritten one of *Tapuscorpus* and a
/// printed one of Tesseract's test images (fixtures/README.md), with their resolutions.
const REAL: [(&str, u32, &[u8]); 2] = [
    ("typed", 400, include_bytes!("pdf/typed.alto.xml")),
    ("printed", 300, include_bytes!("pdf/printed.alto.xml")),
];

#[test]
fn every_word_of_a_real_page_is_within_two_points_of_where_it_was_read() {
    let folder = tempfile::tempdir().unwrap();
    for (name, resolution, alto) in REAL {
        let text = alto::read(alto).unwrap();
        let blank = vec![0; text.width.div_ceil(8) as usize * text.height as usize];
        let paper = pixels(text.width, text.height, resolution, Pixels::Bilevel(blank));
        let path = keep(folder.path(), name, &[page(paper, Some(text.clone()))]);
        let mut found = boxes(&path);
        assert_eq!(found.len(), text.words().count(), "{name}");
        for word in text.words() {
            let points = |pixels: u32| f64::from(pixels) * 72.0 / f64::from(resolution);
            let area = word.area;
            let [right, bottom] = [area.x + area.width, area.y + area.height];
            let place = [area.x, area.y, right, bottom].map(points);
            let off = |(_, found): &(String, [f64; 4])| {
                let ends = found.iter().zip(place);
                ends.map(|(found, place)| (found - place).abs()).fold(0.0, f64::max)
            };
            let fits = |(text, _): &(String, [f64; 4])| *text == word.text;
            let nearest = (0..found.len())
                .filter(|i| fits(&found[*i]))
                .min_by(|a, b| off(&found[*a]).total_cmp(&off(&found[*b])));
            let nearest = nearest.map(|i| found.swap_remove(i));
            let near = nearest.as_ref().is_some_and(|at| off(at) <= 2.0);
            assert!(near, "{name}: {word:?} lies at {nearest:?}, not at {place:?}");
        }
    }
}

#[test]
fn paragraphs_are_tagged_in_reading_order_and_the_language_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let text = alto::read(REAL[0].2).unwrap();
    let pages = [
        page(g4(100, 100, true), None),
        page(jpeg(2480, 3508, ExtendedColorType::L8), letter()),
        page(jpeg(3307, 4935, ExtendedColorType::L8), Some(text.clone())),
    ];
    let path = keep(folder.path(), "merket", &pages);
    assert!(run("pdfinfo", &[arg(&path)]).contains("Tagged:          yes"));
    let structure = quiet("pdfinfo", &["-struct-text", arg(&path)]);
    let found: Vec<_> = structure.split_whitespace().collect();
    let letter = letter().unwrap();
    let blocks = letter.blocks.iter().chain(&text.blocks);
    let mut expected = vec!["Document".to_owned()];
    for block in blocks {
        let lines: Vec<_> = block.lines.iter().map(|line| line.text()).collect();
        expected.push("P (block)".to_owned());
        expected.push(lines.join(" "));
    }
    assert_eq!(found.join(" ").replace('"', ""), expected.join(" ").replace('"', ""));
    let catalogue = run("qpdf", &["--json", "--json-key=qpdf", arg(&path)]);
    assert!(catalogue.contains("\"/Lang\": \"u:nb-NO\""));
}

/// Words and their boxes (left, top, right, bottom in points) as poppler finds them.
fn boxes(path: &Path) -> Vec<(String, [f64; 4])> {
    let word = regex::Regex::new(
        r#"<word xMin="(.*)" yMin="(.*)" xMax="(.*)" yMax="(.*)">(.*)</word>"#,
    )
    .unwrap();
    let html = run("pdftotext", &["-bbox", arg(path), "-"]);
    word.captures_iter(&html)
        .map(|c| (plain(&c[5]), [1, 2, 3, 4].map(|i| c[i].parse().unwrap())))
        .collect()
}

/// What HTML writes with references.
fn plain(html: &str) -> String {
    let plain = html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    plain.replace("&apos;", "'").replace("&amp;", "&")
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
    let pages: Vec<_> =
        sources.iter().map(|source| page(source.clone(), letter())).collect();
    let path = folder.path().join("as-received.pdf");
    files::write(&path, &make_as(Bilevel::G4, &pages, &info("as-received")).0).unwrap();
    let json = run("qpdf", &["--json", "--json-key=qpdf", arg(&path)]);
    for source in &sources {
        let (PageSource::Jpeg { bytes, width, .. } | PageSource::G4 { bytes, width, .. }) =
            source
        else {
            unreachable!("only these are passed through")
        };
        let show = format!(
            "--show-object={}",
            object_with(&json, &format!("\"/Width\": {width}"))
        );
        let stream = run_bytes("qpdf", &[&show, "--raw-stream-data", arg(&path)]);
        assert!(stream == *bytes, "{width} pixels wide: the stream was changed");
    }
    assert_eq!(encodings(&path), ["jpeg gray", "jpeg rgb", "ccitt gray", "ccitt gray"]);
}

/// Encoding and colour of each image, as `pdfimages` lists them.
fn encodings(path: &Path) -> Vec<String> {
    let list = run("pdfimages", &["-list", arg(path)]);
    let columns = |line: &str| -> Vec<String> {
        line.split_whitespace().map(str::to_owned).collect()
    };
    list.lines().skip(2).map(columns).map(|c| format!("{} {}", c[8], c[5])).collect()
}

/// Writes the pages and gives what poppler makes of their images, in grey or colour.
fn images(
    bilevel: Bilevel,
    pages: &[Page],
    expected: &[Carried],
) -> Vec<image::DynamicImage> {
    let folder = tempfile::tempdir().unwrap();
    let (bytes, summary) = make_as(bilevel, pages, &info("anew"));
    assert_eq!(summary.value.pages, expected);
    let path = folder.path().join("anew.pdf");
    files::write(&path, &bytes).unwrap();
    quiet("pdfimages", &["-png", arg(&path), arg(&folder.path().join("image"))]);
    let name = |n: usize| folder.path().join(format!("image-{n:03}.png"));
    (0..pages.len()).map(|n| image::open(name(n)).unwrap()).collect()
}

/// Packed rows as a byte a pixel; `ink` is the bit that is black.
fn white_is_255(bits: &[u8], width: u32, ink: u8) -> Vec<u8> {
    let row = width.div_ceil(8) as usize;
    let bit = |line: &[u8], x: usize| line[x / 8] >> (7 - x % 8) & 1;
    let grey = |line| {
        (0..width as usize).map(move |x| if bit(line, x) == ink { 0 } else { 255 })
    };
    bits.chunks_exact(row).flat_map(grey).collect()
}

#[test]
fn what_is_written_anew_has_the_same_pixels() {
    let (colour, shades) = (rgb(211, 100), grey(203, 100));
    let pages = [
        page(pixels(211, 100, 300, Pixels::Rgb(colour.clone())), None),
        page(pixels(203, 100, 300, Pixels::Grey(shades.clone())), None),
    ];
    let found = images(Bilevel::Jbig2, &pages, &[Carried::Flate; 2]);
    assert!(found[0].to_rgb8().into_raw() == colour);
    assert!(found[1].to_luma8().into_raw() == shades);
}

#[test]
fn black_and_white_has_the_same_pixels_however_it_is_coded() {
    let (usual, wide) = (bits(1003, 600), bits(40_000, 3));
    let pages = [
        page(pixels(1003, 600, 300, Pixels::Bilevel(usual.clone())), None),
        page(pixels(40_000, 3, 300, Pixels::Bilevel(wide.clone())), None),
        page(g4(1003, 600, true), None),
        page(g4(1003, 600, false), None),
    ];
    let [flate, jbig2, g4] =
        [Carried::Flate, Carried::Jbig2Proved, Carried::G4AsReceived];
    for (bilevel, carried) in
        [(Bilevel::G4, [Carried::G4Proved, flate, g4, g4]), (Bilevel::Jbig2, [jbig2; 4])]
    {
        let found = images(bilevel, &pages, &carried);
        let found: Vec<_> =
            found.into_iter().map(|i| i.into_luma8().into_raw()).collect();
        assert!(found[0] == white_is_255(&usual, 1003, 1), "{bilevel:?}");
        assert!(found[1] == white_is_255(&wide, 40_000, 1), "{bilevel:?}");
        assert!(found[2] == white_is_255(&usual, 1003, 1), "{bilevel:?}");
        assert!(found[3] == white_is_255(&usual, 1003, 0), "{bilevel:?}");
    }
}

#[test]
fn a_scan_in_jbig2_is_smaller_and_the_same_to_poppler_and_ghostscript() {
    let source = received("gnr. 7 bnr. 12 og 13/0002.tif", 1);
    let (width, _) = source.size();
    let Pixels::Bilevel(bits) = source.decode(&Limits::default()).unwrap().pixels else {
        unreachable!("the scan is black and white")
    };
    let expected = white_is_255(&bits, width, 1);
    let pages = [page(source, None)];
    let found = images(Bilevel::Jbig2, &pages, &[Carried::Jbig2Proved]);
    assert!(found[0].to_luma8().into_raw() == expected, "poppler");
    let size = |bilevel| make_as(bilevel, &pages, &info("x")).1.value.image_bytes;
    let (jbig2, g4) = (size(Bilevel::Jbig2), size(Bilevel::G4));
    assert!(jbig2 * 100 < g4 * 77, "{jbig2} against {g4}");
    let folder = tempfile::tempdir().unwrap();
    let path = keep(folder.path(), "scan", &pages);
    let png = folder.path().join("scan.png");
    let out = format!("-sOutputFile={}", arg(&png));
    quiet(
        "gs",
        &["-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pnggray", "-r300", &out, arg(&path)],
    );
    let seen = image::open(&png).unwrap().into_luma8().into_raw();
    assert!(seen == expected, "Ghostscript");
}

/// A scan of the demo as it is decoded, and in layers.
fn layered(path: &str) -> (PageImage, Layers) {
    let image = received(path, 1).decode(&Limits::default()).unwrap();
    let layers = access::split(&image).expect("there is writing on the page");
    (image, layers)
}

#[test]
fn a_page_in_layers_is_pdf_a_2u_and_looks_the_same_to_poppler_and_ghostscript() {
    let folder = tempfile::tempdir().unwrap();
    for (name, scan) in
        [("colour", "1479 gnr 5 bnr 21/0004.jpg"), ("grey", "GBNR 45_170/0008.jpg")]
    {
        let (image, layers) = layered(scan);
        let picture = Picture::Layers(layers);
        let with = Page { picture, ..page(g4(9, 9, true), letter()) };
        let path = keep(folder.path(), name, &[with]);
        verapdf::assert_valid(std::slice::from_ref(&path), "2u");
        quiet("qpdf", &["--check", arg(&path)]);
        assert_eq!(run("pdftotext", &[arg(&path), "-"]).lines().next(), Some(LETTER[0]));
        let kinds = encodings(&path);
        assert!(kinds.iter().any(|kind| kind.starts_with("jbig2")), "{kinds:?}");
        assert_eq!(kinds.iter().filter(|kind| kind.starts_with("jpeg")).count(), 2);
        let drawn = folder.path().join(name);
        quiet("pdftoppm", &["-r", "300", "-png", "-singlefile", arg(&path), arg(&drawn)]);
        let png = folder.path().join("gs.png");
        let out = format!("-sOutputFile={}", arg(&png));
        let device = "-sDEVICE=png16m";
        quiet("gs", &["-q", "-dBATCH", "-dNOPAUSE", device, "-r300", &out, arg(&path)]);
        for seen in [drawn.with_extension("png"), png] {
            let rgb = image::open(&seen).unwrap().into_rgb8();
            let (width, height) = rgb.dimensions();
            let pixels = Pixels::Rgb(rgb.into_raw());
            let picture = PageImage { width, height, dpi: dpi(300), pixels };
            let alike = access::ssim(&image, &picture).expect("the same size");
            assert!(alike > 0.95, "{name}, {seen:?}: {alike}");
        }
    }
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
    files::write(&path, &make(&[page(g4(100, 100, true), None)], &info(title)).0)
        .unwrap();
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
        let id =
            tail.split_once("/ID[<").unwrap().1.split_once(">]").unwrap().0.to_owned();
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
    let summary =
        pdf::write(&mut out, pages, &info("600 sider"), Bilevel::Jbig2).unwrap().value;
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
    let error =
        pdf::write(Vec::new(), pages, &info("trykk"), Bilevel::Jbig2).unwrap_err();
    let finding = error.finding().unwrap();
    assert_eq!(
        (finding.rule.as_str(), finding.place.page),
        ("pdf-inks-unknown", Some(1))
    );
}
