//! Grey pixels at another size, between the nearest ones.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};

use super::Grey;
use crate::place::Area;

/// Part of a page at this size, soft where it is made smaller (the second recogniser finds and
/// reads a little worse by a plain mean); `None` where nothing is there.
pub(crate) fn resized(
    image: &Grey,
    part: Area,
    (width, height): (u32, u32),
) -> Option<Grey> {
    let columns = part.x as usize..(part.x + part.width) as usize;
    let cut: Vec<u8>;
    let pixels = if part.width == image.width && part.height == image.height {
        &image.pixels
    } else {
        let rows = part.y..part.y + part.height;
        cut = rows.flat_map(|y| &image.row(y)[columns.clone()]).copied().collect();
        &cut
    };
    filtered(pixels, (part.width, part.height), (width, height), FilterType::Bilinear)
}

/// A page made so many times larger, its edges kept sharp; `None` where it has no pixels.
pub(super) fn enlarged(image: &Grey, times: f64) -> Option<Grey> {
    let new = |length: u32| (f64::from(length) * times).round() as u32;
    let size = (image.width, image.height);
    filtered(&image.pixels, size, (new(size.0), new(size.1)), FilterType::CatmullRom)
}

fn filtered(
    pixels: &[u8],
    (old_width, old_height): (u32, u32),
    (width, height): (u32, u32),
    filter: FilterType,
) -> Option<Grey> {
    let from = ImageRef::new(old_width, old_height, pixels, PixelType::U8).ok()?;
    let mut to = Image::new(width, height, PixelType::U8);
    let how = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(filter));
    Resizer::new().resize(&from, &mut to, &how).ok()?;
    Some(Grey { width, height, pixels: to.into_vec() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_page_keeps_its_levels_and_is_soft_at_the_edge_alone() {
        let mut page = Grey::sheet(40, 30, 255);
        for y in 10..20 {
            page.pixels[y * 40 + 20..y * 40 + 40].fill(0);
        }
        let part = Area { x: 10, y: 10, width: 20, height: 10 };
        let small = resized(&page, part, (10, 5)).unwrap();
        for y in 0..5 {
            assert_eq!(small.row(y)[..4], [255; 4], "{y}");
            assert_eq!(small.row(y)[6..], [0; 4], "{y}");
        }
    }

    #[test]
    fn nothing_is_made_of_a_part_without_pixels() {
        let page = Grey::sheet(40, 30, 255);
        let part = Area { x: 10, y: 10, width: 0, height: 10 };
        assert_eq!(resized(&page, part, (10, 0)).map(|p| p.pixels.len()), Some(0));
        assert_eq!(enlarged(&Grey::default(), 2.0).map(|p| p.pixels.len()), Some(0));
    }

    #[test]
    fn a_page_made_larger_keeps_its_levels_away_from_edges() {
        let mut page = Grey::sheet(10, 8, 200);
        page.pixels[40..].fill(40);
        let large = enlarged(&page, 1.5).unwrap();
        assert_eq!((large.width, large.height), (15, 12));
        assert_eq!(large.row(0), [200; 15]);
        assert_eq!(large.row(11), [40; 15]);
    }
}
