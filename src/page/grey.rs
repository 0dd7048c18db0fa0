//! Grey pixels out of bits, grey and colour: what recognition gets to see.

use super::colour::{Small, USUAL, mix_row};
use super::{PageImage, Pixels};
use crate::place::Area;

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

    /// Width and height in pixels.
    #[must_use]
    pub fn size(&self) -> (u32, u32) {
        (self.width, self.height)
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

    /// The pixel to be changed, where there is one.
    pub(super) fn pixel(&mut self, x: i64, y: i64) -> Option<&mut u8> {
        let column = usize::try_from(x).ok().filter(|x| *x < self.width as usize)?;
        let row = usize::try_from(y).ok()?;
        self.pixels.get_mut(row * self.width as usize + column)
    }

    /// A part of the image; empty where it does not lie within it.
    #[must_use]
    pub(crate) fn part(&self, area: Area) -> Self {
        let columns = area.x as usize..(area.x + area.width) as usize;
        let rows = area.y..area.y + area.height;
        let row = |y| self.row(y).get(columns.clone());
        let Some(rows) = rows.map(row).collect::<Option<Vec<&[u8]>>>() else {
            return Self::default();
        };
        Self { width: area.width, height: area.height, pixels: rows.concat() }
    }

    /// Paints over an area and so many pixels around it.
    pub(super) fn paint_over(&mut self, area: Area, by: u32, level: u8) {
        let Area { x, y, width, height } = area.with_margin(by, by, self.size());
        for row in y..y + height {
            let from = row as usize * self.width as usize + x as usize;
            self.pixels[from..from + width as usize].fill(level);
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

/// The grey levels of eight bits, most significant first: 1 is black.
const LEVELS: [[u8; 8]; 256] = {
    let mut levels = [[255u8; 8]; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut at = 0;
        while at < 8 {
            if byte >> (7 - at) & 1 == 1 {
                levels[byte][at] = 0;
            }
            at += 1;
        }
        byte += 1;
    }
    levels
};

/// How many of each two of eight bits are white.
const WHITE_PAIRS: [[u8; 4]; 256] = {
    let mut pairs = [[0u8; 4]; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut at = 0;
        while at < 8 {
            pairs[byte][at / 2] += (byte >> (7 - at) & 1 == 0) as u8;
            at += 1;
        }
        byte += 1;
    }
    pairs
};

/// A row of the image as grey; what the image lacks stays white.
pub(super) fn grey_row(image: &PageImage, y: u32, out: &mut [u8]) {
    let (width, y) = (image.width as usize, y as usize);
    out.fill(255);
    match &image.pixels {
        Pixels::Bilevel(bits) => {
            let stride = width.div_ceil(8);
            let row = bits.get(y * stride..(y + 1) * stride).unwrap_or(&[]);
            for (byte, eight) in row.iter().zip(out.chunks_mut(8)) {
                eight.copy_from_slice(&LEVELS[usize::from(*byte)][..eight.len()]);
            }
        }
        Pixels::Grey(grey) => {
            let row = grey.get(y * width..(y + 1) * width).unwrap_or(&[]);
            out.iter_mut().zip(row).for_each(|(pixel, level)| *pixel = *level);
        }
        Pixels::Rgb(rgb) => {
            let row = rgb.get(y * width * 3..(y + 1) * width * 3).unwrap_or(&[]);
            mix_row(row, USUAL, out);
        }
    }
}

/// A page made grey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Greyed {
    /// The page in grey, or in black and white as it came.
    pub image: PageImage,
    /// Stamps that its colours told, in pixels of the image.
    pub stamps: Vec<Area>,
}

/// The page in grey, as recognition wants it, by the mix of its colours that shows its letters
/// best; colour is given up in place, so that a large page never stands in memory twice. Bits
/// and grey come back as they were.
#[must_use]
pub fn to_grey(image: PageImage) -> Greyed {
    let Pixels::Rgb(mut rgb) = image.pixels else {
        return Greyed { image, stamps: Vec::new() };
    };
    let count = rgb.len() / 3;
    let small = Small::of(&rgb, image.width as usize, image.height as usize);
    let (mix, stamps) = (small.best_mix(), small.stamps());
    let mut levels = [0; 4096];
    for from in (0..count).step_by(levels.len()) {
        let levels = &mut levels[..(count - from).min(4096)];
        mix_row(&rgb[from * 3..(from + levels.len()) * 3], mix, levels);
        rgb[from..from + levels.len()].copy_from_slice(levels);
    }
    rgb.truncate(count);
    rgb.shrink_to_fit();
    Greyed { image: PageImage { pixels: Pixels::Grey(rgb), ..image }, stamps }
}

/// The image made smaller by a whole number, each pixel the mean of `by × by`.
pub(super) fn reduced(image: &PageImage, by: u32) -> Grey {
    let by = by.max(1);
    if let (Pixels::Bilevel(bits), 2) = (&image.pixels, by) {
        return halved(image, bits);
    }
    let (width, height) = (image.width / by, image.height / by);
    let mut rows = vec![vec![0u8; image.width as usize]; by as usize];
    let mut sums = vec![0u32; width as usize];
    let mut pixels = Vec::with_capacity(width as usize * height as usize);
    for y in 0..height {
        for (within, row) in (0..).zip(&mut rows) {
            grey_row(image, y * by + within, row);
        }
        if let [upper, lower] = rows.as_slice() {
            // The usual page at 300 dpi; as below, but quicker.
            let pairs = upper.as_chunks::<2>().0.iter().zip(lower.as_chunks::<2>().0);
            pixels.extend(pairs.map(|(upper, lower)| {
                let sum = |two: &[u8; 2]| u16::from(two[0]) + u16::from(two[1]);
                ((sum(upper) + sum(lower)) / 4) as u8
            }));
            continue;
        }
        sums.fill(0);
        for row in &rows {
            for (sum, part) in sums.iter_mut().zip(row.chunks_exact(by as usize)) {
                *sum += part.iter().map(|level| u32::from(*level)).sum::<u32>();
            }
        }
        pixels.extend(sums.iter().map(|sum| (sum / (by * by)) as u8));
    }
    Grey { width, height, pixels }
}

/// As [`reduced`] by two, straight from the bits of a page: a byte is four new pixels. What
/// the image lacks stays white.
fn halved(image: &PageImage, bits: &[u8]) -> Grey {
    let (width, height) = (image.width / 2, image.height / 2);
    let stride = (image.width as usize).div_ceil(8);
    let mut white = vec![0u8; width as usize];
    let mut pixels = Vec::with_capacity(width as usize * height as usize);
    for y in 0..height as usize {
        white.fill(0);
        for row in [y * 2, y * 2 + 1] {
            let Some(row) = bits.get(row * stride..(row + 1) * stride) else {
                white.iter_mut().for_each(|count| *count += 2);
                continue;
            };
            for (byte, four) in row.iter().zip(white.chunks_mut(4)) {
                let pairs = &WHITE_PAIRS[usize::from(*byte)];
                four.iter_mut().zip(pairs).for_each(|(count, pair)| *count += pair);
            }
        }
        pixels.extend(white.iter().map(|count| (u32::from(*count) * 255 / 4) as u8));
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
    fn bits_halved_at_once_are_the_bits_made_grey_and_halved() {
        let (width, height) = (77u32, 51u32);
        let stride = (width as usize).div_ceil(8);
        let bits: Vec<u8> =
            (0..stride * height as usize - 3).map(|n| (n * 151 + n / 7) as u8).collect();
        let bilevel = image(width, height, Pixels::Bilevel(bits));
        let mut row = vec![0; width as usize];
        let mut grey = Vec::new();
        for y in 0..height {
            grey_row(&bilevel, y, &mut row);
            grey.extend_from_slice(&row);
        }
        let grey = image(width, height, Pixels::Grey(grey));
        assert_eq!(reduced(&bilevel, 2).pixels, reduced(&grey, 2).pixels);
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
        assert_eq!(to_grey(rgb).image.pixels, Pixels::Grey(vec![255, 18]));
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
