//! Grey pixels out of bits, grey and colour: what recognition gets to see.

use super::{PageImage, Pixels};

/// Eight-bit grey pixels, 0 = black, rows from the top without padding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grey {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// `width × height` bytes.
    pub pixels: Vec<u8>,
}

impl Grey {
    /// An even sheet.
    #[must_use]
    pub fn sheet(width: u32, height: u32, level: u8) -> Self {
        Self { width, height, pixels: vec![level; width as usize * height as usize] }
    }

    /// One row from the top; empty past the last.
    #[must_use]
    pub fn row(&self, y: u32) -> &[u8] {
        let start = y as usize * self.width as usize;
        self.pixels.get(start..start + self.width as usize).unwrap_or(&[])
    }

    /// The pixel, or `outside` where there is none.
    pub(super) fn at(&self, x: i64, y: i64, outside: u8) -> u8 {
        let inside =
            x >= 0 && y >= 0 && x < i64::from(self.width) && y < i64::from(self.height);
        if inside {
            self.pixels[y as usize * self.width as usize + x as usize]
        } else {
            outside
        }
    }

    /// Seen in a mirror, left and right changed.
    #[must_use]
    pub fn mirrored(mut self) -> Self {
        let width = (self.width as usize).max(1);
        self.pixels.chunks_mut(width).for_each(<[u8]>::reverse);
        self
    }

    /// Turned clockwise by so many quarters.
    #[must_use]
    pub fn turned(self, quarters: u8) -> Self {
        let (w, h) = (self.width as usize, self.height as usize);
        match quarters % 4 {
            1 => {
                let mut pixels = Vec::with_capacity(self.pixels.len());
                for x in 0..w {
                    pixels.extend((0..h).rev().map(|y| self.pixels[y * w + x]));
                }
                Self { width: self.height, height: self.width, pixels }
            }
            2 => {
                let mut turned = self;
                turned.pixels.reverse();
                turned
            }
            3 => self.turned(2).turned(1),
            _ => self,
        }
    }
}

/// Parts of 256 of red, green and blue that make a grey level.
///
/// Mostly green: on real typewritten pages plain luma (ITU-R BT.601) reads a fifth worse, red
/// alone loses whole pages of thin blue ribbon, blue drowns in yellow paper.
const MIX: [u32; 3] = [24, 208, 24];

/// A row of the image as grey; what the image lacks stays white.
pub(super) fn grey_row(image: &PageImage, y: u32, out: &mut [u8]) {
    let (width, y) = (image.width as usize, y as usize);
    out.fill(255);
    match &image.pixels {
        Pixels::Bilevel(bits) => {
            let stride = width.div_ceil(8);
            let row = bits.get(y * stride..(y + 1) * stride).unwrap_or(&[]);
            for (byte, eight) in row.iter().zip(out.chunks_mut(8)) {
                for (at, pixel) in eight.iter_mut().enumerate() {
                    *pixel = if byte >> (7 - at) & 1 == 1 { 0 } else { 255 };
                }
            }
        }
        Pixels::Grey(grey) => {
            let row = grey.get(y * width..(y + 1) * width).unwrap_or(&[]);
            out.iter_mut().zip(row).for_each(|(pixel, level)| *pixel = *level);
        }
        Pixels::Rgb(rgb) => {
            let row = rgb.get(y * width * 3..(y + 1) * width * 3).unwrap_or(&[]);
            out.iter_mut().zip(row.chunks_exact(3)).for_each(|(p, rgb)| *p = mixed(rgb));
        }
    }
}

fn mixed(rgb: &[u8]) -> u8 {
    let sum: u32 =
        rgb.iter().zip(MIX).map(|(level, part)| u32::from(*level) * part).sum();
    (sum / 256) as u8
}

/// The page in grey, as recognition wants it; colour is given up in place, so that a large
/// page never stands in memory twice. Bits and grey come back as they were.
#[must_use]
pub fn to_grey(image: PageImage) -> PageImage {
    let Pixels::Rgb(mut rgb) = image.pixels else { return image };
    let count = rgb.len() / 3;
    for at in 0..count {
        rgb[at] = mixed(&rgb[at * 3..at * 3 + 3]);
    }
    rgb.truncate(count);
    rgb.shrink_to_fit();
    PageImage { pixels: Pixels::Grey(rgb), ..image }
}

/// The image made smaller by a whole number, each pixel the mean of `by × by`.
pub(super) fn reduced(image: &PageImage, by: u32) -> Grey {
    let by = by.max(1);
    let (width, height) = (image.width / by, image.height / by);
    let mut row = vec![0u8; image.width as usize];
    let mut sums = vec![0u32; width as usize];
    let mut pixels = Vec::with_capacity(width as usize * height as usize);
    for y in 0..height {
        sums.fill(0);
        for within in 0..by {
            grey_row(image, y * by + within, &mut row);
            if by == 2 {
                // The usual page at 300 dpi; as below, but quicker.
                for (sum, part) in sums.iter_mut().zip(row.as_chunks::<2>().0) {
                    *sum += u32::from(part[0]) + u32::from(part[1]);
                }
                continue;
            }
            for (sum, part) in sums.iter_mut().zip(row.chunks_exact(by as usize)) {
                *sum += part.iter().map(|level| u32::from(*level)).sum::<u32>();
            }
        }
        pixels.extend(sums.iter().map(|sum| (sum / (by * by)) as u8));
    }
    Grey { width, height, pixels }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Dpi;

    fn image(width: u32, height: u32, pixels: Pixels) -> PageImage {
        PageImage { width, height, dpi: Dpi::new(300).unwrap(), pixels }
    }

    #[test]
    fn bits_become_black_and_white_and_padding_is_left_out() {
        let bits = image(10, 1, Pixels::Bilevel(vec![0b1000_0001, 0b0111_1111]));
        let mut row = vec![7; 10];
        grey_row(&bits, 0, &mut row);
        assert_eq!(row, [0, 255, 255, 255, 255, 255, 255, 0, 255, 0]);
    }

    #[test]
    fn a_short_buffer_is_white_where_it_ends() {
        let short = image(2, 2, Pixels::Grey(vec![1, 2]));
        assert_eq!(reduced(&short, 1).pixels, [1, 2, 255, 255]);
    }

    #[test]
    fn colour_is_given_up_in_place() {
        let rgb = image(2, 1, Pixels::Rgb(vec![255, 255, 255, 200, 0, 0]));
        assert_eq!(to_grey(rgb).pixels, Pixels::Grey(vec![255, 18]));
    }

    #[test]
    fn four_quarters_are_a_whole_turn() {
        let grey = Grey { width: 3, height: 2, pixels: vec![1, 2, 3, 4, 5, 6] };
        assert_eq!(grey.clone().turned(1).pixels, [4, 1, 5, 2, 6, 3]);
        let around = grey.clone().turned(1).turned(1).turned(1).turned(1);
        assert_eq!(around, grey);
        assert_eq!(grey.clone().turned(3).turned(1), grey);
        assert_eq!(grey.clone().mirrored().pixels, [3, 2, 1, 6, 5, 4]);
    }

    #[test]
    fn reducing_takes_the_mean() {
        let grey = image(4, 2, Pixels::Grey(vec![0, 100, 8, 8, 100, 200, 8, 8]));
        assert_eq!(reduced(&grey, 2).pixels, [100, 8]);
    }
}
