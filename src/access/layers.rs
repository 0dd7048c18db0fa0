//! A page in layers: what is written on it, in full resolution, and the paper behind it.

use image::ExtendedColorType;
use image::codecs::jpeg::JpegEncoder;

use super::paper::Levels;
use super::ssim::level;
use crate::page::{Dpi, PageImage, Pixels};

/// The resolution of the paper, in dots per inch.
const PAPER: u32 = 75;
/// The resolution of the writing's colours.
const INK: u32 = 25;
/// Pages under this resolution have nothing to be made smaller.
const LEAST: u32 = 150;
/// JPEG quality (1–100) of the paper and of the colours.
const PAPER_QUALITY: u8 = 50;
const INK_QUALITY: u8 = 50;

/// A page in layers. The mask lies on the paper, and through it the ink is seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layers {
    /// Width of the page in pixels.
    pub width: u32,
    /// Height of the page in pixels.
    pub height: u32,
    /// Resolution of the page.
    pub dpi: Dpi,
    /// What is written: packed bits as of [`Pixels::Bilevel`], 1 where there is ink.
    pub mask: Vec<u8>,
    /// The paper without the writing.
    pub paper: Small,
    /// The colours of the writing.
    pub ink: Small,
}

/// A JPEG of low resolution that covers the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Small {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// 1 (grey) or 3 (YCbCr).
    pub components: u8,
    /// The JPEG.
    pub bytes: Vec<u8>,
}

/// Parts a grey or colour page into layers; `None` for a black and white page, one under 150
/// dots per inch and one on which nothing is written.
#[must_use]
pub fn split(image: &PageImage) -> Option<Layers> {
    let components = match &image.pixels {
        Pixels::Bilevel(_) => return None,
        Pixels::Grey(_) => 1,
        Pixels::Rgb(_) => 3,
    };
    if image.dpi.get() < LEAST {
        return None;
    }
    let levels = Levels::of(image);
    let mask = mask(image, &levels);
    if mask.iter().all(|byte| *byte == 0) {
        return None;
    }
    let written = |x, y| is_set(&mask, image.width, x, y);
    let paper = mean(image, PAPER, |x, y| match (written(x, y), level(image, x, y)) {
        (true, _) => 0,
        (false, level) if level >= levels.clear(x, y) => 256,
        (false, _) => 1, // the edge of a letter: only where there is nothing else
    });
    let ink = mean(image, INK, |x, y| u32::from(written(x, y)));
    Some(Layers {
        width: image.width,
        height: image.height,
        dpi: image.dpi,
        paper: paper.jpeg(components, PAPER_QUALITY)?,
        ink: ink.jpeg(components, INK_QUALITY)?,
        mask,
    })
}

/// The written pixels, without specks of a single one.
fn mask(image: &PageImage, levels: &Levels) -> Vec<u8> {
    let (width, height) = (image.width as usize, image.height as usize);
    let stride = width.div_ceil(8);
    let mut bits = vec![0; stride * height];
    for y in 0..height {
        for x in 0..width {
            if level(image, x, y) < levels.threshold(x, y) {
                bits[y * stride + x / 8] |= 0x80 >> (x % 8);
            }
        }
    }
    let mut specks = Vec::new();
    for y in 0..height {
        for x in 0..width {
            if is_set(&bits, image.width, x, y) && alone(&bits, width, height, x, y) {
                specks.push((x, y));
            }
        }
    }
    for (x, y) in specks {
        bits[y * stride + x / 8] &= !(0x80 >> (x % 8));
    }
    bits
}

fn is_set(bits: &[u8], width: u32, x: usize, y: usize) -> bool {
    bits[y * (width as usize).div_ceil(8) + x / 8] >> (7 - x % 8) & 1 == 1
}

/// Whether none of the eight neighbours is written.
fn alone(bits: &[u8], width: usize, height: usize, x: usize, y: usize) -> bool {
    let rows = y.saturating_sub(1)..=(y + 1).min(height - 1);
    let columns = x.saturating_sub(1)..=(x + 1).min(width - 1);
    let mut near = rows.flat_map(|b| columns.clone().map(move |a| (a, b)));
    !near.any(|(a, b)| (a, b) != (x, y) && is_set(bits, width as u32, a, b))
}

/// A page of low resolution in the making: sums of red, green and blue, and their weights.
struct Mean {
    width: usize,
    height: usize,
    sums: Vec<([u64; 3], u64)>,
}

/// The mean colour of every cell of a page in this resolution, each pixel by its weight.
fn mean(image: &PageImage, dpi: u32, weight: impl Fn(usize, usize) -> u32) -> Mean {
    let (width, height) = (image.width as usize, image.height as usize);
    let cells = |pixels: usize| {
        let cells = pixels as u64 * u64::from(dpi) / u64::from(image.dpi.get());
        (cells as usize).max(1)
    };
    let (across, down) = (cells(width), cells(height));
    let mut sums = vec![([0; 3], 0); across * down];
    for y in 0..height {
        let row = y * down / height * across;
        for x in 0..width {
            let weight = u64::from(weight(x, y));
            if weight > 0 {
                let (colour, weights) = &mut sums[row + x * across / width];
                let pixel = pixel(image, x, y).map(|part| u64::from(part) * weight);
                colour.iter_mut().zip(pixel).for_each(|(sum, part)| *sum += part);
                *weights += weight;
            }
        }
    }
    Mean { width: across, height: down, sums }
}

fn pixel(image: &PageImage, x: usize, y: usize) -> [u8; 3] {
    let at = y * image.width as usize + x;
    match &image.pixels {
        Pixels::Rgb(rgb) => [rgb[at * 3], rgb[at * 3 + 1], rgb[at * 3 + 2]],
        Pixels::Grey(_) | Pixels::Bilevel(_) => [level(image, x, y); 3],
    }
}

impl Mean {
    /// The colours; a cell that has none takes that of the nearest before it in its row, else
    /// that above it, else the whole page's.
    fn colours(&self) -> Vec<[u8; 3]> {
        let of = |(sums, weight): ([u64; 3], u64)| {
            let part = |sum: u64| sum.checked_div(weight).map(|part| part as u8);
            Some([part(sums[0])?, part(sums[1])?, part(sums[2])?])
        };
        let whole =
            self.sums.iter().fold(([0; 3], 0), |(all, weights), (sums, weight)| {
                ([all[0] + sums[0], all[1] + sums[1], all[2] + sums[2]], weights + weight)
            });
        let usual = of(whole).unwrap_or([255; 3]);
        let mut colours: Vec<[u8; 3]> = Vec::with_capacity(self.sums.len());
        for (at, sums) in self.sums.iter().enumerate() {
            let before = match at % self.width {
                0 => at.checked_sub(self.width).map(|above| colours[above]),
                _ => colours.last().copied(),
            };
            colours.push(of(*sums).or(before).unwrap_or(usual));
        }
        colours
    }

    fn jpeg(&self, components: u8, quality: u8) -> Option<Small> {
        let (width, height) = (self.width as u32, self.height as u32);
        let samples: Vec<u8> = match components {
            1 => self.colours().iter().map(|colour| colour[0]).collect(),
            _ => self.colours().concat(),
        };
        let colour = match components {
            1 => ExtendedColorType::L8,
            _ => ExtendedColorType::Rgb8,
        };
        let mut bytes = Vec::new();
        let mut encoder = JpegEncoder::new_with_quality(&mut bytes, quality);
        encoder.encode(&samples, width, height, colour).ok()?;
        Some(Small { width, height, components, bytes })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page of even paper with a bar of ink on it, 300 dots an inch.
    fn page(ink: [u8; 3]) -> PageImage {
        let (width, height) = (300, 240);
        let pixel = |i: usize| {
            let (x, y) = (i % 300, i / 300);
            let bar = (40..200).contains(&x) && (100..112).contains(&y);
            if bar || (x, y) == (250, 30) { ink } else { [230, 225, 200] }
        };
        let pixels = Pixels::Rgb((0..300 * 240).flat_map(pixel).collect());
        PageImage { width, height, dpi: Dpi::USUAL, pixels }
    }

    #[test]
    fn writing_is_masked_pixel_by_pixel_and_a_speck_is_left_to_the_paper() {
        let layers = split(&page([20, 20, 120])).unwrap();
        let set: usize = layers.mask.iter().map(|byte| byte.count_ones() as usize).sum();
        assert_eq!(set, 160 * 12);
        assert!(
            is_set(&layers.mask, 300, 40, 100) && is_set(&layers.mask, 300, 199, 111)
        );
        assert!(!is_set(&layers.mask, 300, 250, 30));
        assert_eq!((layers.paper.width, layers.paper.height), (75, 60));
        assert_eq!((layers.ink.width, layers.ink.height), (25, 20));
    }

    #[test]
    fn each_layer_has_its_own_colour_all_over() {
        let layers = split(&page([20, 20, 120])).unwrap();
        for (small, expected) in
            [(&layers.paper, [230, 225, 200]), (&layers.ink, [20, 20, 120])]
        {
            let decoded = image::load_from_memory(&small.bytes).unwrap().into_rgb8();
            for pixel in decoded.pixels() {
                let off = |i: usize| pixel.0[i].abs_diff(expected[i]);
                assert!((0..3).all(|i| off(i) <= 12), "{pixel:?} against {expected:?}");
            }
        }
    }

    #[test]
    fn a_page_without_writing_or_with_nothing_to_gain_has_no_layers() {
        assert_eq!(split(&page([230, 225, 200])), None);
        let coarse = PageImage { dpi: Dpi::new(100).unwrap(), ..page([0; 3]) };
        assert_eq!(split(&coarse), None);
        let bits = Pixels::Bilevel(vec![0xFF; 38 * 240]);
        assert_eq!(split(&PageImage { pixels: bits, ..page([0; 3]) }), None);
    }
}
