//! PDF pages: images passed on untouched, and everything else rendered.

use super::*;
use crate::page::Pixels;

/// A PDF of one page with one image, `/Im`, and this content stream.
struct OnePage {
    size: (u32, u32),
    page: &'static str,
    content: String,
    image: String,
    data: Vec<u8>,
}

impl OnePage {
    /// An image of so many pixels that covers the page at 144 dots an inch.
    fn new(width: u32, height: u32, image: &str, data: Vec<u8>) -> Self {
        let size = (width / 2, height / 2);
        let image = format!("/Width {width} /Height {height} {image}");
        let content = format!("q {} 0 0 {} 0 0 cm /Im Do Q", size.0, size.1);
        Self { size, page: "", content, image, data }
    }

    fn jpeg(width: u32, height: u32) -> Self {
        let dict = "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode";
        Self::new(width, height, dict, jpeg::tests::encode(width, height, true, 72))
    }

    fn fax(width: u32, height: u32, parameters: &str) -> Self {
        let dict = format!(
            "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode \
             /DecodeParms << /K -1 /Columns {width} {parameters} >>"
        );
        Self::new(width, height, &dict, ccitt::tests::encode(width, height, bars))
    }

    fn bytes(&self) -> Vec<u8> {
        let (width, height) = self.size;
        let content = &self.content;
        let stream = |dict: &str, data: &[u8]| {
            let mut object =
                format!("<< {dict} /Length {} >>\nstream\n", data.len()).into_bytes();
            object.extend_from_slice(data);
            object.extend_from_slice(b"\nendstream");
            object
        };
        let objects = [
            b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
            format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents 4 0 R \
                 /Resources << /XObject << /Im 5 0 R >> /Font << /F << /Type /Font \
                 /Subtype /Type1 /BaseFont /Helvetica >> >> >> {} >>",
                self.page
            )
            .into_bytes(),
            stream("", content.as_bytes()),
            stream(&format!("/Type /XObject /Subtype /Image {}", self.image), &self.data),
        ];
        let mut bytes = b"%PDF-1.4\n".to_vec();
        let mut offsets = Vec::new();
        for (number, object) in (1..).zip(&objects) {
            offsets.push(bytes.len());
            bytes.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
            bytes.extend_from_slice(object);
            bytes.extend_from_slice(b"\nendobj\n");
        }
        let start = bytes.len();
        bytes.extend_from_slice(format!("xref\n0 {}\n", objects.len() + 1).as_bytes());
        bytes.extend_from_slice(b"0000000000 65535 f \n");
        for offset in offsets {
            bytes.extend_from_slice(format!("{offset:010} 00000 n \n").as_bytes());
        }
        let trailer = format!(
            "trailer << /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF",
            objects.len() + 1
        );
        bytes.extend_from_slice(trailer.as_bytes());
        bytes
    }

    fn facts(&self) -> Result<Probed, DecodeError> {
        probe(&self.bytes(), Format::Pdf, dpi(), &Limits::default())?.remove(0)
    }

    fn source(&self) -> PageSource {
        source(&self.bytes(), Format::Pdf, 1, dpi(), &Limits::default()).unwrap().value
    }

    fn image(&self) -> PageImage {
        self.source().decode(&Limits::default()).unwrap()
    }
}

fn dpi() -> Dpi {
    Dpi::new(144).unwrap()
}

fn bars(x: u32, y: u32) -> bool {
    (x / 5 + y / 3).is_multiple_of(3)
}

/// The bars, black or white.
fn bar_rows(width: u32, height: u32, black: bool) -> Pixels {
    let mut rows = bilevel::Rows::white(width, height);
    for y in 0..height {
        for x in (0..width).filter(|x| bars(*x, y) == black) {
            rows.blacken(y, x, x + 1);
        }
    }
    rows.into_image(dpi()).pixels
}

#[test]
fn a_jpeg_that_is_the_page_is_passed_on_untouched() {
    let page = OnePage::jpeg(64, 96);
    let facts = page.facts().unwrap();
    assert_eq!((facts.width, facts.height, facts.rendered), (64, 96, false));
    let stated = facts.stated.unwrap();
    assert!((stated.x - 144.0).abs() < 0.1 && stated.is_even(), "{stated:?}");
    let expected = PageSource::Jpeg {
        bytes: page.data.clone(),
        width: 64,
        height: 96,
        components: 3,
        dpi: dpi(),
    };
    assert_eq!(page.source(), expected);
}

#[test]
fn g4_that_is_the_page_is_passed_on_and_shows_black_as_the_pdf_does() {
    let check = |parameters, decode, black_is_black| {
        let mut page = OnePage::fax(80, 60, parameters);
        page.image.push_str(decode);
        let PageSource::G4 { bytes, black_is_one, .. } = page.source() else {
            panic!("{parameters} {decode}: not passed on")
        };
        assert_eq!((bytes, black_is_one), (page.data.clone(), black_is_black));
        assert_eq!(page.image().pixels, bar_rows(80, 60, black_is_black));
        // hayro's own picture of the page is the judge.
        page.content.push_str(" 0 0 0 0 re f");
        let rendered = page.image();
        let Pixels::Grey(grey) = rendered.pixels else { panic!("rendered in grey") };
        let rows = bilevel::Rows::from_grey(&grey, 80, 60).into_image(dpi());
        assert_eq!(
            rows.pixels,
            bar_rows(80, 60, black_is_black),
            "{parameters} {decode}"
        );
    };
    check("", "", true);
    check("/BlackIs1 true", "", false);
    check("", "/Decode [1 0]", false);
    check("/BlackIs1 true", "/Decode [1 0]", true);
}

#[test]
fn a_black_stencil_alone_is_the_page() {
    let mut page = OnePage::fax(80, 60, "");
    page.image = page.image.replace("/ColorSpace /DeviceGray", "/ImageMask true");
    assert!(matches!(page.source(), PageSource::G4 { black_is_one: true, .. }));
    page.image = page.image.replace("/K -1", "/K -1 /EndOfBlock false");
    assert_eq!(page.image().pixels, bar_rows(80, 60, true));
    page.content.insert_str(0, "1 0 0 rg ");
    assert!(page.facts().unwrap().rendered);
}

#[test]
fn what_is_coded_otherwise_gives_the_same_pixels_undamaged() {
    let grey: Vec<u8> = (0..80 * 60).map(|i| (i % 255) as u8).collect();
    let page =
        OnePage::new(80, 60, "/ColorSpace /DeviceGray /BitsPerComponent 8", grey.clone());
    assert_eq!(page.facts().unwrap().colour, Colour::Grey);
    assert_eq!(page.image().pixels, Pixels::Grey(grey));
    let page = OnePage::fax(80, 60, "/EndOfBlock false");
    assert!(matches!(page.source(), PageSource::Pixels(_)));
    assert_eq!(page.image().pixels, bar_rows(80, 60, true));
}

#[test]
fn a_turned_page_is_turned_without_loss() {
    let grey: Vec<u8> = (0..80 * 60).map(|i| (i % 255) as u8).collect();
    let dict = "/ColorSpace /DeviceGray /BitsPerComponent 8";
    let page = OnePage { page: "/Rotate 90", ..OnePage::new(80, 60, dict, grey.clone()) };
    let facts = page.facts().unwrap();
    assert_eq!((facts.width, facts.height, facts.rendered), (60, 80, false));
    let image = page.image();
    let Pixels::Grey(turned) = image.pixels else { panic!("grey stays grey") };
    // Clockwise: the first column from the bottom is the first row.
    let expected: Vec<u8> = (0..60).rev().map(|y| grey[y * 80]).collect();
    assert_eq!(turned[..60], expected);
}

#[test]
fn a_turned_page_that_is_one_coded_image_is_passed_on_with_its_turn() {
    let check = |page: OnePage, degrees: &'static str, orientation, quarters| {
        let upright = page.source();
        let page = OnePage { page: degrees, ..page };
        let facts = page.facts().unwrap();
        assert_eq!((facts.width, facts.height), upright.size(), "{degrees}");
        assert_eq!((facts.rendered, facts.orientation), (false, orientation));
        assert_eq!(page.source(), upright, "byte for byte");
        let bytes = Arc::new(page.bytes());
        let opened = Opened::new(bytes, Format::Pdf, &Limits::default()).unwrap();
        assert_eq!(opened.stated_quarters(1, &Limits::default()), quarters);
    };
    for (degrees, orientation, quarters) in [
        ("/Rotate 90", Some(6), 1),
        ("/Rotate 180", Some(3), 2),
        ("/Rotate -90", Some(8), 3),
        ("/Rotate 0", None, 0),
    ] {
        check(OnePage::jpeg(64, 96), degrees, orientation, quarters);
        check(OnePage::fax(80, 60, ""), degrees, orientation, quarters);
    }
}

#[test]
fn words_over_a_turned_image_stand_where_they_stood_before_the_turn() {
    let words = |degrees| {
        let mut page = OnePage { page: degrees, ..OnePage::jpeg(64, 96) };
        page.content.push_str(" BT 3 Tr /F 6 Tf 4 40 Td (hus) Tj ET");
        let bytes = Arc::new(page.bytes());
        let opened = Opened::new(bytes, Format::Pdf, &Limits::default()).unwrap();
        let lines = opened.layer(1, (64, 96), &Limits::default()).unwrap();
        lines.into_iter().flatten().map(|word| word.area).collect::<Vec<_>>()
    };
    let upright = words("");
    assert_eq!(upright.len(), 1);
    for degrees in ["/Rotate 90", "/Rotate 180", "/Rotate 270"] {
        let near = |a: u32, b: u32| a.abs_diff(b) <= 1;
        let (found, expected) = (words(degrees)[0], upright[0]);
        let same = near(found.x, expected.x) && near(found.y, expected.y);
        let size =
            near(found.width, expected.width) && near(found.height, expected.height);
        assert!(same && size, "{degrees}: {found:?}, not {expected:?}");
    }
}

#[test]
fn anything_painted_over_the_image_or_a_smaller_image_is_rendered() {
    let check = |change: &dyn Fn(&mut OnePage), rendered| {
        let mut page = OnePage::jpeg(64, 96);
        change(&mut page);
        let facts = page.facts().unwrap();
        assert_eq!(facts.rendered, rendered, "{}", page.content);
        assert_eq!((facts.width, facts.height), (64, 96));
        assert_eq!(matches!(page.source(), PageSource::Pixels(_)), rendered);
    };
    check(&|_| {}, false);
    check(&|p| p.content.push_str(" BT /F 9 Tf 5 5 Td (Vedtak) Tj ET"), true);
    check(&|p| p.content.push_str(" BT 3 Tr /F 9 Tf 5 5 Td (usynlig) Tj ET"), false);
    check(&|p| p.content.insert_str(0, "1 g 0 0 32 48 re f "), false);
    check(&|p| p.content.push_str(" 0 0 5 5 re f"), true);
    check(&|p| p.content.insert_str(0, "0 0 9 9 re W n "), true);
    check(&|p| p.content.insert_str(0, "0 0 32 48 re W n "), false);
    check(&|p| p.content = "q 32 0 0 48 6 0 cm /Im Do Q".into(), true);
    check(&|p| p.content = "q -32 0 0 48 32 0 cm /Im Do Q".into(), true);
    check(&|p| p.content.clear(), true);
}

#[test]
fn a_page_of_text_is_rendered_black_on_white() {
    let mut page = OnePage::jpeg(200, 200);
    page.content = "BT /F 40 Tf 10 40 Td (H) Tj ET".into();
    let image = page.image();
    assert_eq!((image.width, image.height, image.dpi), (200, 200, dpi()));
    let Pixels::Grey(grey) = image.pixels else { panic!("black text is grey") };
    let black = grey.iter().filter(|sample| **sample < 64).count();
    assert!((100..20_000).contains(&black), "{black}");
    assert_eq!(grey[0], 255);
}

#[test]
fn a_large_page_is_rendered_at_what_the_limits_allow() {
    let mut page = OnePage::jpeg(64, 96);
    page.content = "0 0 5 5 re f".into();
    page.size = (2000, 3000);
    let limits = Limits { rendered: 1_000_000, ..Limits::default() };
    let facts =
        probe(&page.bytes(), Format::Pdf, dpi(), &limits).unwrap().remove(0).unwrap();
    assert!(
        facts.lowered && u64::from(facts.width) * u64::from(facts.height) <= 1_000_000
    );
    let source = source(&page.bytes(), Format::Pdf, 1, dpi(), &limits).unwrap().value;
    assert_eq!(source.size(), (facts.width, facts.height));
    assert_eq!(f64::from(source.dpi().get()), facts.stated.unwrap().x);
}

#[test]
fn a_bomb_is_refused_before_it_is_decoded() {
    let mut page = OnePage::fax(80, 60, "");
    page.image = page.image.replace("80", "35000").replace("60", "35000");
    assert!(matches!(page.facts(), Err(DecodeError::TooLarge { .. })));
    let mut columns = OnePage::fax(80, 60, "");
    columns.image = columns.image.replace("/Columns 80", "/Columns 4000000000");
    assert!(matches!(columns.facts(), Err(DecodeError::TooLarge { .. })));
    let source = source(&page.bytes(), Format::Pdf, 1, dpi(), &Limits::default());
    assert!(matches!(source, Err(DecodeError::TooLarge { .. })));
}

#[test]
fn a_stream_that_swells_is_refused_before_it_is_unpacked() {
    let zeros = std::io::Read::take(std::io::repeat(0), 60 << 20);
    let mut packed = Vec::new();
    let mut encoder = flate2::read::ZlibEncoder::new(zeros, flate2::Compression::fast());
    std::io::Read::read_to_end(&mut encoder, &mut packed).unwrap();
    let dict = "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode";
    let mut page = OnePage::new(80, 60, dict, packed);
    let limits = Limits { bytes: 20 << 20, ..Limits::default() };
    let facts = probe(&page.bytes(), Format::Pdf, dpi(), &limits).unwrap().remove(0);
    assert!(matches!(facts, Err(DecodeError::TooManyBytes { .. })), "{facts:?}");
    page.image = page.image.replace("/FlateDecode", "[/FlateDecode /FlateDecode]");
    assert!(matches!(page.facts(), Err(DecodeError::Unsupported { .. })));
}

#[test]
fn object_streams_that_swell_are_refused_before_the_file_is_opened() {
    let zeros = std::io::Read::take(std::io::repeat(b' '), 3 << 20);
    let mut packed = Vec::new();
    let mut encoder = flate2::read::ZlibEncoder::new(zeros, flate2::Compression::fast());
    std::io::Read::read_to_end(&mut encoder, &mut packed).unwrap();
    let check = |dict: &str, refused: bool| {
        let mut file = OnePage::jpeg(64, 96).bytes();
        for _ in 0..2 {
            file.extend(format!("9 0 obj<<{dict}/Filter/FlateDecode>>stream\n").bytes());
            file.extend_from_slice(&packed);
            file.extend_from_slice(b"\nendstream endobj\n");
        }
        let limits = Limits { objects: 4 << 20, ..Limits::default() };
        let facts = probe(&file, Format::Pdf, dpi(), &limits);
        let told = matches!(facts, Err(DecodeError::TooManyBytes { .. }));
        assert_eq!(told, refused, "{dict}: {facts:?}");
    };
    check("/Type/ObjStm/N 1/First 4", true);
    check("/Type/ObjStm/N 1/Fir#73t 4", true);
    check("/Type/XRef/W [1 2 1]", true);
    check("/Type/XObject/Width 5", false);
}

#[test]
fn an_open_file_gives_what_each_page_gives_alone() {
    let page = OnePage::jpeg(64, 96);
    let file =
        Opened::new(Arc::new(page.bytes()), Format::Pdf, &Limits::default()).unwrap();
    for _ in 0..2 {
        let noted = file.source(1, dpi(), &Limits::default()).unwrap();
        assert_eq!(noted, Noted::clean(page.source()));
    }
    let missing = file.source(2, dpi(), &Limits::default());
    assert_eq!(missing, Err(DecodeError::NoSuchPage { page: 2, pages: 1 }));
}

#[test]
fn what_is_no_pdf_inside_is_damaged() {
    let broken = probe(b"%PDF-1.4\nnothing here", Format::Pdf, dpi(), &Limits::default());
    assert!(matches!(broken, Err(DecodeError::Damaged { .. })), "{broken:?}");
    let page = OnePage::jpeg(64, 96).bytes();
    for keep in (0..page.len()).step_by(97) {
        // Cut anywhere it is read or told about, and never panics.
        let _ = probe(&page[..keep], Format::Pdf, dpi(), &Limits::default());
    }
    let missing = source(&page, Format::Pdf, 2, dpi(), &Limits::default());
    assert_eq!(missing, Err(DecodeError::NoSuchPage { page: 2, pages: 1 }));
}
