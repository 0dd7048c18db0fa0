//! Parts of a page as the models take them: at their size, and as numbers.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};

use super::session::Tensor;
use crate::page::Grey;
use crate::place::Area;

/// Part of a page at this size, between the nearest pixels, soft where it is made smaller (a
/// plain mean finds and reads a little worse); `None` where nothing is there.
pub(super) fn resized(
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
    let from = ImageRef::new(part.width, part.height, pixels, PixelType::U8).ok()?;
    let mut to = Image::new(width, height, PixelType::U8);
    let how =
        ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Bilinear));
    Resizer::new().resize(&from, &mut to, &how).ok()?;
    Some(Grey { width, height, pixels: to.into_vec() })
}

/// A picture as a tensor of at least its size, with white added to the right and below.
pub(super) fn tensor(picture: &Grey, width: u32, height: u32) -> Tensor {
    let plane = (width * height) as usize;
    let mut values = Vec::with_capacity(plane * 3);
    for y in 0..picture.height {
        values.extend(picture.row(y).iter().map(|pixel| scaled(*pixel)));
        values.resize((width * (y + 1)) as usize, scaled(255));
    }
    values.resize(plane, scaled(255));
    // The same in red, green and blue.
    values.extend_from_within(..);
    values.extend_from_within(..plane);
    Tensor { shape: vec![1, 3, height as usize, width as usize], values }
}

/// Levels from −1 (black) to 1 (white).
fn scaled(level: u8) -> f32 {
    f32::from(level) / 127.5 - 1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_page_keeps_its_levels_and_is_white_beside_and_below() {
        let mut page = Grey::sheet(40, 30, 255);
        for y in 10..20 {
            page.pixels[y * 40 + 20..y * 40 + 40].fill(0);
        }
        let part = Area { x: 10, y: 10, width: 20, height: 10 };
        let small = resized(&page, part, (10, 5)).unwrap();
        // Soft at the edge alone.
        for y in 0..5 {
            assert_eq!(small.row(y)[..4], [255; 4], "{y}");
            assert_eq!(small.row(y)[6..], [0; 4], "{y}");
        }
        let tensor = tensor(&small, 12, 6);
        assert_eq!(tensor.shape, [1, 3, 6, 12]);
        for plane in tensor.values.chunks(72) {
            assert_eq!(plane[..4], [1.0; 4]);
            assert_eq!(plane[6..10], [-1.0; 4]);
            assert_eq!(plane[10..12], [1.0; 2]);
            assert_eq!(plane[60..], [1.0; 12]);
        }
    }

    #[test]
    fn nothing_is_made_of_a_part_without_pixels() {
        let page = Grey::sheet(40, 30, 255);
        let part = Area { x: 10, y: 10, width: 0, height: 10 };
        assert_eq!(resized(&page, part, (10, 0)).map(|p| p.pixels.len()), Some(0));
    }
}
