//! Small pictures of the pages that a report shows, as `data:` addresses.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, RgbImage, imageops};

use crate::archive::Archive;
use crate::catalogue::PageRow;
use crate::ocr;
use crate::page::{Limits, PageImage, Pixels};
use crate::pipeline::read::{open, source};
use crate::pipeline::{Error, Job};
use crate::quality::Report;
use crate::store::Store;
use crate::work::{self, Budget};

/// The longer side of a picture in pixels: enough to see what is wrong with a page, too small
/// to read what stands on it.
const SIDE: u32 = 320;
/// JPEG's quality of pictures, 1–100.
const QUALITY: u8 = 70;
/// All pictures of a report together, in characters; those past it are left out.
const MOST: usize = 3 << 20;

/// The pictures of the pages that a report shows, by the pages' names. A page that cannot be
/// decoded has none.
pub(super) fn of(
    archive: &Archive,
    report: &Report,
    job: &Job<'_>,
) -> Result<BTreeMap<String, String>, Error> {
    let intakes = archive.catalogue.intakes::<serde_json::Value>()?;
    let mut wanted = Vec::new();
    for page in report.pictured() {
        for intake in &intakes {
            let rest = page.page.strip_prefix(intake.name.as_str());
            let Some((path, number)) = rest
                .and_then(|rest| rest.strip_prefix('/'))
                .and_then(|rest| rest.rsplit_once('#'))
            else {
                continue;
            };
            let number = number.parse().unwrap_or(0);
            let row = archive.catalogue.page(intake.id, path, number)?;
            wanted.extend(row.map(|row| (page, row)));
        }
    }
    let budget = Budget::new(archive.settings.memory_mib << 20);
    let store = &archive.store;
    let mut pictures = BTreeMap::new();
    let mut total = 0;
    work::in_order(
        &wanted,
        job.jobs,
        |(page, row)| {
            let _share = budget.take(ocr::memory_need(row.width, row.height, 24));
            picture(store, row, page.orientation)
        },
        |(page, _), made| {
            let Some(jpeg) = made? else { return Ok::<_, Error>(()) };
            let data = format!("data:image/jpeg;base64,{}", STANDARD.encode(jpeg));
            if total + data.len() <= MOST {
                total += data.len();
                pictures.insert(page.page.clone(), data);
            }
            Ok(())
        },
    )?;
    Ok(pictures)
}

/// A page as a small JPEG, upright; `None` where it cannot be decoded.
fn picture(
    store: &Store,
    row: &PageRow,
    orientation: u16,
) -> Result<Option<Vec<u8>>, Error> {
    let limits = Limits::default();
    let bytes = store.get(row.received.digest)?;
    let decoded = open(row, bytes)
        .and_then(|file| source(row, &file, &limits)?.value.decode(&limits));
    let Ok(image) = decoded else { return Ok(None) };
    let small = small(&image);
    let upright = match orientation {
        90 => imageops::rotate90(&small),
        180 => imageops::rotate180(&small),
        270 => imageops::rotate270(&small),
        _ => small,
    };
    let (width, height) = upright.dimensions();
    let mut jpeg = Vec::new();
    let encoded = JpegEncoder::new_with_quality(&mut jpeg, QUALITY).encode(
        upright.as_raw(),
        width,
        height,
        ExtendedColorType::Rgb8,
    );
    Ok(encoded.is_ok().then_some(jpeg))
}

/// The image made small: each pixel the mean of those it stands for, so that nothing larger
/// than the picture is held beside the image.
fn small(image: &PageImage) -> RgbImage {
    let longer = image.width.max(image.height).max(1);
    let scaled = |side: u32| {
        (u64::from(side) * u64::from(SIDE.min(longer)) / u64::from(longer)).max(1) as u32
    };
    let (width, height) = (scaled(image.width), scaled(image.height));
    let part = |at: u32, of: u32, whole: u32| {
        let cut = |n: u32| (u64::from(n) * u64::from(whole) / u64::from(of)) as u32;
        let from = cut(at).min(whole.saturating_sub(1));
        from..cut(at + 1).max(from + 1).min(whole)
    };
    RgbImage::from_fn(width, height, |x, y| {
        let (mut sum, mut count) = ([0u64; 3], 0u64);
        for row in part(y, height, image.height) {
            for column in part(x, width, image.width) {
                let rgb = pixel(image, column as usize, row as usize);
                sum.iter_mut().zip(rgb).for_each(|(sum, part)| *sum += u64::from(part));
                count += 1;
            }
        }
        image::Rgb(sum.map(|sum| (sum / count.max(1)) as u8))
    })
}

fn pixel(image: &PageImage, x: usize, y: usize) -> [u8; 3] {
    let width = image.width as usize;
    match &image.pixels {
        Pixels::Rgb(rgb) => {
            let at = (y * width + x) * 3;
            [rgb[at], rgb[at + 1], rgb[at + 2]]
        }
        Pixels::Grey(grey) => [grey[y * width + x]; 3],
        Pixels::Bilevel(bits) => {
            let black = bits[y * width.div_ceil(8) + x / 8] & (0x80 >> (x % 8)) != 0;
            [if black { 0 } else { 255 }; 3]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Dpi;

    fn check(width: u32, height: u32, pixels: Pixels, expected: (u32, u32, [u8; 3])) {
        let small = small(&PageImage { width, height, dpi: Dpi::USUAL, pixels });
        let (w, h) = small.dimensions();
        assert_eq!((w, h, small.get_pixel(w / 2, h / 2).0), expected);
    }

    #[test]
    fn a_picture_is_small_and_of_the_page_s_shape_and_shade() {
        check(640, 1280, Pixels::Grey(vec![77; 640 * 1280]), (160, 320, [77; 3]));
        check(10, 5, Pixels::Rgb([1, 2, 3].repeat(50)), (10, 5, [1, 2, 3]));
        check(640, 640, Pixels::Bilevel(vec![0xaa; 80 * 640]), (320, 320, [127; 3]));
        check(20_000, 2, Pixels::Grey(vec![9; 40_000]), (320, 1, [9; 3]));
    }
}
