//! The picture of the evidence: a part of the page with the words framed.

use std::io::Cursor;

use image::{DynamicImage, GenericImageView as _, ImageFormat, Rgb, RgbImage};

use super::Error;
use super::read::{open, source};
use crate::archive::Archive;
use crate::catalogue::{PageRow, Question};
use crate::msg;
use crate::page::{Limits, PageImage, Pixels};
use crate::place::Area;

/// The frame round the words: wide enough to be seen on a printed A4.
const FRAME: u32 = 6;
/// Air between the words and the frame, in pixels.
const AIR: u32 = 10;
/// The widest picture, in pixels.
const WIDEST: u32 = 1600;

/// A PNG of the words a question rests on, framed, with what stands round them. Where the
/// reading has no place on a page, the first page of the unit is shown whole.
///
/// # Errors
/// Where there is no page to show, and what the store or the decoder fails with.
pub fn evidence(archive: &Archive, question: &Question) -> Result<Vec<u8>, Error> {
    let Some(page) = page_of(archive, question)? else {
        return Err(Error::Asked(msg!("review-no-page", id = question.id)));
    };
    let file = open(&page, archive.store.get(page.received.digest)?)?;
    let limits = Limits::default();
    let image = to_rgb(source(&page, &file, &limits)?.value.decode(&limits)?);
    let picture = match question.row.place.area {
        Some(area) => framed(&image, area),
        None => DynamicImage::ImageRgb8(image),
    };
    let picture = if picture.width() > WIDEST {
        picture.thumbnail(WIDEST, WIDEST * 4)
    } else {
        picture
    };
    let mut png = Cursor::new(Vec::new());
    picture.write_to(&mut png, ImageFormat::Png).map_err(|error| {
        Error::Asked(msg!("review-no-picture", reason = error.to_string()))
    })?;
    Ok(png.into_inner())
}

/// The page that a question points to, or the first of the unit it is about.
fn page_of(archive: &Archive, question: &Question) -> Result<Option<PageRow>, Error> {
    let place = &question.row.place;
    let file = place.file.as_deref().unwrap_or_default();
    let Some((intake, path)) = file.split_once('/') else { return Ok(None) };
    let intakes = archive.catalogue.intakes::<serde_json::Value>()?;
    let Some(intake) = intakes.iter().find(|known| known.name == intake) else {
        return Ok(None);
    };
    let number = place.page.unwrap_or(1);
    if let Some(page) = archive.catalogue.page(intake.id, path, number)? {
        return Ok(Some(page));
    }
    let folder = archive
        .catalogue
        .folders()?
        .into_iter()
        .find(|folder| folder.intake == intake.id && folder.path == path);
    let Some(folder) = folder else { return Ok(None) };
    Ok(archive.catalogue.folder_pages(folder.id)?.into_iter().next())
}

/// The words with their frame, the full width of the page and some lines above and below.
fn framed(image: &RgbImage, area: Area) -> DynamicImage {
    let (width, height) = image.dimensions();
    let mut picture = image.clone();
    let left = area.x.saturating_sub(AIR).min(width.saturating_sub(1));
    let top = area.y.saturating_sub(AIR).min(height.saturating_sub(1));
    let right = (area.x + area.width + AIR).min(width);
    let bottom = (area.y + area.height + AIR).min(height);
    for y in top..bottom {
        for x in left..right {
            let edge = x < left + FRAME
                || x + FRAME >= right
                || y < top + FRAME
                || y + FRAME >= bottom;
            if edge {
                picture.put_pixel(x, y, Rgb([200, 16, 46]));
            }
        }
    }
    let round = (bottom - top).max(120) * 2;
    let from = top.saturating_sub(round);
    let to = (bottom + round).min(height);
    DynamicImage::ImageRgb8(picture.view(0, from, width, to - from).to_image())
}

fn to_rgb(image: PageImage) -> RgbImage {
    let (width, height) = (image.width, image.height);
    let pixels = match image.pixels {
        Pixels::Rgb(rgb) => rgb,
        Pixels::Grey(grey) => grey.into_iter().flat_map(|g| [g, g, g]).collect(),
        Pixels::Bilevel(bits) => {
            let stride = (width as usize).div_ceil(8);
            let mut rgb = Vec::with_capacity(width as usize * height as usize * 3);
            for y in 0..height as usize {
                for x in 0..width as usize {
                    let black = bits[y * stride + x / 8] & (0x80 >> (x % 8)) != 0;
                    rgb.extend([if black { 0 } else { 255 }; 3]);
                }
            }
            rgb
        }
    };
    RgbImage::from_raw(width, height, pixels).expect("three bytes for each pixel")
}
