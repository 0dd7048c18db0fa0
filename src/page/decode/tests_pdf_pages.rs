//! The pages of `fixtures/formats/pdf` against what Poppler sees in them.

use super::*;
use crate::files;
use crate::page::Pixels;
use crate::place::Area;

/// The resolution that Poppler was asked for.
const DPI: u32 = 144;

fn fixture(name: &str) -> Vec<u8> {
    files::read(format!("fixtures/formats/pdf/{name}").as_ref()).unwrap()
}

fn open(name: &str) -> Opened {
    let bytes = Arc::new(fixture(&format!("{name}.pdf")));
    Opened::new(bytes, Format::Pdf, &Limits::default()).unwrap()
}

fn grey(image: PageImage) -> Vec<u8> {
    match &image.pixels {
        Pixels::Bilevel(_) => {
            let (width, height) = (image.width, image.height);
            let stride = (width as usize).div_ceil(8);
            let Pixels::Bilevel(bits) = image.pixels else { unreachable!("just seen") };
            let at = |i: usize| (i / width as usize * stride, i % width as usize);
            (0..width as usize * height as usize)
                .map(|i| (at(i).0 + at(i).1 / 8, at(i).1 % 8))
                .map(|(byte, bit)| 255 * (1 - (bits[byte] >> (7 - bit) & 1)))
                .collect()
        }
        Pixels::Grey(_) | Pixels::Rgb(_) => {
            match crate::page::to_grey(image).image.pixels {
                Pixels::Grey(grey) => grey,
                Pixels::Bilevel(_) | Pixels::Rgb(_) => unreachable!("made grey"),
            }
        }
    }
}

/// A page that is one image is what Poppler takes out, to the pixel; one that is drawn looks
/// as in Poppler, where an edge may lie a pixel beside.
fn check(name: &str, rendered: bool) {
    let dpi = Dpi::new(DPI).unwrap();
    let bytes = fixture(&format!("{name}.pdf"));
    let facts = probe(&bytes, Format::Pdf, dpi, &Limits::default()).unwrap().remove(0);
    assert_eq!(facts.unwrap().rendered, rendered, "{name}");
    let source = open(name).source(1, dpi, &Limits::default()).unwrap().value;
    let image = source.decode(&Limits::default()).unwrap();
    let reference = image::load_from_memory(&fixture(&format!("{name}.png"))).unwrap();
    let size = (image.width, image.height);
    assert_eq!(size, (reference.width(), reference.height()), "{name}");
    let rgb = reference.into_rgb8().into_raw();
    let reference =
        PageImage { width: size.0, height: size.1, dpi, pixels: Pixels::Rgb(rgb) };
    let pairs = grey(image).into_iter().zip(grey(reference));
    let off: Vec<u8> = pairs.map(|(a, b)| a.abs_diff(b)).collect();
    let mean = off.iter().map(|n| u64::from(*n)).sum::<u64>() as f64 / off.len() as f64;
    let far = off.iter().filter(|n| **n > 96).count() as f64 / off.len() as f64;
    let most = if rendered { (4.0, 0.02) } else { (0.0, 0.0) };
    assert!(mean <= most.0 && far <= most.1, "{name}: {mean:.2} off, {far:.4} far off");
}

#[test]
fn pages_of_several_images_or_text_are_drawn_as_poppler_draws_them() {
    check("mrc-stencil", true);
    check("mrc-mask", true);
    check("strips", true);
    check("born-digital", true);
}

#[test]
fn a_page_that_is_one_image_is_that_image_whatever_lies_invisibly_over_it() {
    check("jbig2-alone", false);
    check("text-layer", false);
}

#[test]
fn a_page_of_several_images_is_drawn_at_their_own_resolution() {
    let check = |size: u32, expected: f64| {
        // Two halves of a page of an inch, each of `size` by half as many pixels.
        let half = size / 2;
        let image = format!("BI /W {size} /H {half} /CS /G /BPC 1 /F /AHx ID > EI Q");
        let content = format!(
            "q 72 0 0 36 0 0 cm {image} q 72 0 0 36 0 36 cm {image} 0 0 1 1 re f"
        );
        let file = format!(
            "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
             2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
             3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]/Contents 4 0 R>>endobj\n\
             4 0 obj<</Length {}>>stream\n{content}\nendstream endobj\n\
             trailer<</Root 1 0 R>>\n%%EOF",
            content.len()
        );
        let dpi = Dpi::new(300).unwrap();
        let page = probe(file.as_bytes(), Format::Pdf, dpi, &Limits::default());
        let facts = page.unwrap().remove(0).unwrap();
        let stated = facts.stated.map(|stated| stated.x);
        assert_eq!((facts.rendered, stated), (true, Some(expected)), "{size}");
        assert_eq!(f64::from(facts.width), expected, "{size}");
    };
    check(200, 200.0);
    check(400, 400.0);
    check(600, 300.0);
    check(100, 300.0);
}

/// The words of a page and their places are those that Poppler finds, within two points.
fn check_words(name: &str, size: (u32, u32)) {
    let table = fixture(&format!("{name}.csv"));
    let rows = csv::Reader::from_reader(table.as_slice()).into_deserialize();
    let expected: Vec<(String, f64, f64, f64, f64)> = rows.map(Result::unwrap).collect();
    let lines = open(name).layer(1, size, &Limits::default()).unwrap();
    let words: Vec<&Written> = lines.iter().flatten().collect();
    let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    let wanted: Vec<&str> = expected.iter().map(|word| word.0.as_str()).collect();
    assert_eq!(texts, wanted, "{name}");
    assert_eq!(lines.len(), 3, "{name}");
    for (word, (text, left, top, right, bottom)) in words.iter().zip(expected) {
        let points = |pixels: u32| f64::from(pixels) * 72.0 / f64::from(DPI);
        let Area { x, y, width, height } = word.area;
        let near = |pixels: u32, expected: f64| (points(pixels) - expected).abs() < 2.0;
        assert!(
            near(x, left) && near(x + width, right),
            "{name}: {text} {:?}",
            word.area
        );
        // How far letters reach up and down is a matter of opinion; not where they stand.
        let middle = points(y) + points(height) / 2.0;
        assert!((middle - (top + bottom) / 2.0).abs() < 3.0, "{name}: {text}");
    }
}

#[test]
fn a_text_layer_is_read_out_with_its_places_seen_or_unseen() {
    check_words("text-layer", (480, 320));
    check_words("born-digital", (320, 480));
    for name in ["strips", "mrc-mask"] {
        let none = open(name).layer(1, (480, 320), &Limits::default()).unwrap();
        assert_eq!(none, Vec::<Vec<Written>>::new(), "{name}");
    }
}
