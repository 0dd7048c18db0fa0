//! Other people's pixels into ours: grey or RGB, eight bits, on white paper.

use image::{DynamicImage, ImageDecoder};

use super::bilevel::Rows;
use super::{DecodeError, profile};
use crate::page::image::{Dpi, PageImage, Pixels};

/// Whatever the `image` crate decodes, in the colours its profile means.
pub(super) fn from_image(
    mut decoder: impl ImageDecoder,
    dpi: Dpi,
) -> Result<PageImage, DecodeError> {
    let inks = matches!(
        decoder.original_color_type(),
        image::ExtendedColorType::Cmyk8 | image::ExtendedColorType::Cmyk16
    );
    let icc = decoder.icc_profile().ok().flatten().filter(|_| !inks);
    let image = DynamicImage::from_decoder(decoder).map_err(told)?;
    let (width, height) = (image.width(), image.height());
    let pixels = match image {
        DynamicImage::ImageLuma8(grey) => Pixels::Grey(grey.into_raw()),
        DynamicImage::ImageRgb8(rgb) => Pixels::Rgb(rgb.into_raw()),
        DynamicImage::ImageLuma16(_) => Pixels::Grey(image.into_luma8().into_raw()),
        DynamicImage::ImageLumaA8(_) | DynamicImage::ImageLumaA16(_) => {
            let both = image.into_luma_alpha8().into_raw();
            Pixels::Grey(both.chunks_exact(2).map(|p| on_white(p[0], p[1])).collect())
        }
        DynamicImage::ImageRgba8(_) | DynamicImage::ImageRgba16(_) => {
            Pixels::Rgb(rgb_on_white(&image.into_rgba8().into_raw()))
        }
        other => Pixels::Rgb(other.into_rgb8().into_raw()),
    };
    let image = PageImage { width, height, dpi, pixels };
    Ok(profile::applied(image, &icc.unwrap_or_default()))
}

fn told(error: image::ImageError) -> DecodeError {
    match error {
        image::ImageError::Unsupported(what) => DecodeError::unsupported(what),
        image::ImageError::IoError(error)
            if error.kind() == std::io::ErrorKind::UnexpectedEof =>
        {
            DecodeError::truncated(error)
        }
        other => DecodeError::damaged(other),
    }
}

/// A sample with its opacity laid on white paper.
fn on_white(sample: u8, alpha: u8) -> u8 {
    let alpha = u32::from(alpha);
    ((u32::from(sample) * alpha + 255 * (255 - alpha) + 127) / 255) as u8
}

/// RGBA with the alpha not multiplied in, laid on white paper.
pub(super) fn rgb_on_white(rgba: &[u8]) -> Vec<u8> {
    rgba.chunks_exact(4)
        .flat_map(|p| [on_white(p[0], p[3]), on_white(p[1], p[3]), on_white(p[2], p[3])])
        .collect()
}

/// CMYK (0 = no ink) as a screen shows it, where no colour profile says more.
pub(super) fn rgb_of_cmyk(cmyk: &[u8]) -> Vec<u8> {
    let ink = |c: u8, k: u8| ((255 - u32::from(c)) * (255 - u32::from(k)) / 255) as u8;
    cmyk.chunks_exact(4)
        .flat_map(|p| [ink(p[0], p[3]), ink(p[1], p[3]), ink(p[2], p[3])])
        .collect()
}

/// YCbCr, full range, ITU-R BT.601 (TIFF 6.0 §21 with the usual `ReferenceBlackWhite`).
pub(super) fn rgb_of_ycbcr(ycbcr: &[u8]) -> Vec<u8> {
    let byte = |value: f32| value.round().clamp(0.0, 255.0) as u8;
    ycbcr
        .chunks_exact(3)
        .flat_map(|p| {
            let (y, cb, cr) =
                (f32::from(p[0]), f32::from(p[1]) - 128.0, f32::from(p[2]) - 128.0);
            [
                byte(y + 1.402 * cr),
                byte(y - 0.344_136 * cb - 0.714_136 * cr),
                byte(y + 1.772 * cb),
            ]
        })
        .collect()
}

/// Quarter turns clockwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    None,
    Right,
    Half,
    Left,
}

impl Turn {
    /// How many quarters.
    pub(super) fn quarters(self) -> u8 {
        match self {
            Self::None => 0,
            Self::Right => 1,
            Self::Half => 2,
            Self::Left => 3,
        }
    }
}

/// The image turned; no pixel is changed.
pub(super) fn turned(image: PageImage, turn: Turn) -> PageImage {
    if turn == Turn::None {
        return image;
    }
    let (width, height, dpi) = (image.width, image.height, image.dpi);
    let (new_width, new_height) = match turn {
        Turn::None | Turn::Half => (width, height),
        Turn::Right | Turn::Left => (height, width),
    };
    // Where the pixel at (x, y) of the turned image comes from.
    let from = move |x: u32, y: u32| match turn {
        Turn::None => (x, y),
        Turn::Right => (y, height - 1 - x),
        Turn::Half => (width - 1 - x, height - 1 - y),
        Turn::Left => (width - 1 - y, x),
    };
    let bytes = |old: &[u8], samples: usize| {
        let mut new = Vec::with_capacity(old.len());
        for y in 0..new_height {
            for x in 0..new_width {
                let (x, y) = from(x, y);
                let at = (y as usize * width as usize + x as usize) * samples;
                new.extend_from_slice(&old[at..at + samples]);
            }
        }
        new
    };
    let pixels = match image.pixels {
        Pixels::Grey(old) => Pixels::Grey(bytes(&old, 1)),
        Pixels::Rgb(old) => Pixels::Rgb(bytes(&old, 3)),
        Pixels::Bilevel(old) => {
            let old = Rows::from_packed(old, width, height, false)
                .expect("a PageImage has all its rows");
            let mut new = Rows::white(new_width, new_height);
            for y in 0..new_height {
                for x in 0..new_width {
                    let (old_x, old_y) = from(x, y);
                    if old.is_black(old_x, old_y) {
                        new.blacken(y, x, x + 1);
                    }
                }
            }
            return new.into_image(dpi);
        }
    };
    PageImage { width: new_width, height: new_height, dpi, pixels }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn image(width: u32, height: u32, pixels: Pixels) -> PageImage {
        PageImage { width, height, dpi: Dpi::new(300).unwrap(), pixels }
    }

    #[test]
    fn turning_moves_pixels_and_changes_none() {
        let check = |turn, expected: [u8; 6], size: (u32, u32)| {
            let grey = image(3, 2, Pixels::Grey(vec![1, 2, 3, 4, 5, 6]));
            let new = turned(grey, turn);
            assert_eq!(
                new,
                image(size.0, size.1, Pixels::Grey(expected.to_vec())),
                "{turn:?}"
            );
        };
        check(Turn::None, [1, 2, 3, 4, 5, 6], (3, 2));
        check(Turn::Right, [4, 1, 5, 2, 6, 3], (2, 3));
        check(Turn::Half, [6, 5, 4, 3, 2, 1], (3, 2));
        check(Turn::Left, [3, 6, 2, 5, 1, 4], (2, 3));
    }

    #[test]
    fn black_and_white_turns_as_grey_does() {
        let bits = image(3, 2, Pixels::Bilevel(vec![0b1000_0000, 0b0110_0000]));
        let right = turned(bits, Turn::Right);
        let expected = vec![0b0100_0000, 0b1000_0000, 0b1000_0000];
        assert_eq!(right, image(2, 3, Pixels::Bilevel(expected)));
    }

    #[test]
    fn colours_come_out_as_a_screen_shows_them() {
        assert_eq!(
            rgb_on_white(&[0, 0, 0, 0, 10, 20, 30, 255]),
            [255, 255, 255, 10, 20, 30]
        );
        assert_eq!(
            rgb_of_cmyk(&[0, 0, 0, 0, 255, 0, 0, 0]),
            [255, 255, 255, 0, 255, 255]
        );
        assert_eq!(
            rgb_of_ycbcr(&[255, 128, 128, 76, 85, 255]),
            [255, 255, 255, 254, 0, 0]
        );
    }
}
