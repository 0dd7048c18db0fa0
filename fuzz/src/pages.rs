//! Scans: whatever the bytes claim to be, decoded within small limits.

use std::sync::Arc;

use byggarkiv::intake::{self, Settings};
use byggarkiv::page::{self, Dpi, Format, Limits};

/// A received TIFF: what is it, and what do its pages show?
pub(super) fn tiff(bytes: &[u8]) {
    pages(bytes, Format::Tiff);
}

/// A received JPEG.
pub(super) fn jpeg(bytes: &[u8]) {
    pages(bytes, Format::Jpeg);
}

/// A received PNG.
pub(super) fn png(bytes: &[u8]) {
    pages(bytes, Format::Png);
}

/// A received PDF.
pub(super) fn pdf(bytes: &[u8]) {
    pages(bytes, Format::Pdf);
}

/// Pages of one input that are decoded.
const PAGES: u32 = 3;

/// So small that a sound page is soon done, and one that is past them is a fault.
fn page_limits() -> Limits {
    Limits {
        side: 3_000,
        pixels: 2_000_000,
        bytes: 16 << 20,
        objects: 4 << 20,
        pages: 50,
        rendered: 200_000,
        steps: 50_000,
        painted: 100_000_000,
    }
}

/// As [`page_limits`], for a whole intake.
pub(super) fn intake_limits() -> intake::Limits {
    intake::Limits {
        files: 100,
        file_bytes: 8 << 20,
        depth: 8,
        ratio: 100,
        small: 1 << 20,
        page: page_limits(),
    }
}

/// Panics of the decoders below us are caught at page's doors and become findings: only our
/// own end the fuzzer. Called once, before the first input.
pub fn only_our_panics() {
    let whole = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let theirs =
            panic.location().is_some_and(|at| at.file().contains("/registry/src/"));
        if !theirs {
            whole(panic);
        }
    }));
}

/// Bytes as a received file: probed, and its first pages decoded. What was promised of a page
/// must be kept.
fn pages(bytes: &[u8], format: Format) {
    if Format::of(bytes) != Some(format) {
        return;
    }
    let settings = Settings { limits: intake_limits(), ..Settings::default() };
    let limits = page_limits();
    let received = intake::probe("mappe/fil", bytes, &settings).value;
    for info in received.pages.iter().take(PAGES as usize) {
        let dpi = Dpi::new(72).expect("72 is a resolution");
        let Ok(source) = page::source(bytes, format, info.number, dpi, &limits) else {
            continue;
        };
        let Ok(image) = source.value.decode(&limits) else { continue };
        let pixels = u64::from(image.width) * u64::from(image.height);
        assert!(pixels <= limits.pixels, "{} × {}", image.width, image.height);
        assert_eq!(
            (image.width, image.height),
            source.value.size(),
            "the size as promised"
        );
        let grey = page::to_grey(image).image;
        assert_eq!(u64::from(grey.width) * u64::from(grey.height), pixels);
    }
    if format == Format::Pdf {
        layers(bytes, &limits);
    }
}

/// The text that a PDF brings along stands on its pages.
fn layers(bytes: &[u8], limits: &Limits) {
    let Ok(file) = page::Opened::new(Arc::new(bytes.to_vec()), Format::Pdf, limits)
    else {
        return;
    };
    for page in 1..=PAGES {
        for word in file.layer(page, (500, 700), limits).into_iter().flatten().flatten() {
            let area = word.area;
            assert!(!word.text.is_empty() && area.width > 0 && area.height > 0);
            assert!(
                area.x + area.width <= 500 && area.y + area.height <= 700,
                "{area:?}"
            );
        }
    }
}

/// A fax stream as a TIFF's one strip: the first four bytes choose coding, options and size.
pub(super) fn fax(bytes: &[u8]) {
    let Some(([coding, options, width, height], stream)) = bytes.split_first_chunk::<4>()
    else {
        return;
    };
    let mut file = b"II*\0".to_vec();
    file.extend((8 + stream.len() as u32).to_le_bytes());
    file.extend(stream);
    let fields: [(u16, u32); 9] = [
        (256, u32::from(*width) * 8 + 1),
        (257, u32::from(*height) + 1),
        (259, u32::from(coding % 3) + 2),
        (262, u32::from(options >> 7)),
        (266, u32::from(options >> 6 & 1) + 1),
        (273, 8),
        (279, stream.len() as u32),
        (292, u32::from(options & 5)),
        (293, 0),
    ];
    file.extend((fields.len() as u16).to_le_bytes());
    for (tag, value) in fields {
        file.extend(tag.to_le_bytes());
        file.extend([4, 0, 1, 0, 0, 0]);
        file.extend(value.to_le_bytes());
    }
    file.extend([0; 4]);
    pages(&file, Format::Tiff);
}

/// A JBIG2 stream as the one image of a PDF page, which says 64 × 64; what stands before the
/// first two bytes ff is the symbols that pages share.
pub(super) fn jbig2(bytes: &[u8]) {
    let cut = bytes.windows(2).position(|pair| pair == [0xff; 2]).unwrap_or(0);
    let (shared, stream) = bytes.split_at(cut);
    let mut file = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 64 64]/Contents 4 0 R\
        /Resources<</XObject<</I 5 0 R>>>>>>endobj\n\
        4 0 obj<</Length 24>>stream\nq 64 0 0 64 0 0 cm /I Do\nendstream endobj\n"
        .to_vec();
    let length = stream.len();
    file.extend(
        format!(
            "5 0 obj<</Type/XObject/Subtype/Image/Width 64/Height 64/ColorSpace/DeviceGray\
             /BitsPerComponent 1/Filter/JBIG2Decode/DecodeParms<</JBIG2Globals 6 0 R>>\
             /Length {length}>>stream\n"
        )
        .bytes(),
    );
    file.extend(stream);
    file.extend(format!("\nendstream endobj\n6 0 obj<</Length {cut}>>stream\n").bytes());
    file.extend(shared);
    file.extend(b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF");
    pages(&file, Format::Pdf);
}
