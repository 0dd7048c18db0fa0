//! Making an image smaller and rotating it, in grey.

use multiversion::multiversion;

use super::Grey;
use super::PageImage;
use super::grey::grey_row;
use crate::place::Area;

/// Part of an image made smaller by area averaging (`scale` ≤ 1); `edit` may change each
/// received row before it is used (row number, pixels of the whole row).
pub(super) fn scaled(
    image: &PageImage,
    part: Area,
    scale: f64,
    mut edit: impl FnMut(u32, &mut [u8]),
) -> Grey {
    averaged(image.width, part, scale, |y, row| {
        grey_row(image, y, row);
        edit(y, row);
    })
}

/// An image made smaller by area averaging (`scale` ≤ 1).
pub(super) fn smaller(image: &Grey, scale: f64) -> Grey {
    let whole = Area { x: 0, y: 0, width: image.width, height: image.height };
    averaged(image.width, whole, scale, |y, row| row.copy_from_slice(image.row(y)))
}

/// Part of an image whose rows of `row_width` pixels `fill` gives, made smaller.
fn averaged(
    row_width: u32,
    part: Area,
    scale: f64,
    mut fill: impl FnMut(u32, &mut [u8]),
) -> Grey {
    let width = new_size(part.width, scale);
    let height = new_size(part.height, scale);
    let columns = Columns::new(part.width, width);
    // Rows in parts of a new row: an old row is `height` of them, a new row `part.height`.
    let (thin, whole) = (u64::from(height), u64::from(part.height.max(1)));
    let mut received = vec![0u8; row_width as usize];
    let mut sums = vec![0f32; part.width as usize];
    let mut pixels = Vec::with_capacity(width as usize * height as usize);
    for y in 0..part.height {
        fill(part.y + y, &mut received);
        let row = &received[part.x as usize..(part.x + part.width) as usize];
        if height == part.height && width == part.width {
            pixels.extend_from_slice(row);
            continue;
        }
        let (from, to) = (u64::from(y) * thin, u64::from(y + 1) * thin);
        let edge = (from / whole + 1) * whole;
        let share = |parts: u64| parts as f32 / whole as f32;
        if to < edge {
            add(&mut sums, row, share(to - from));
            continue;
        }
        add(&mut sums, row, share(edge - from));
        columns.squeeze(&sums, &mut pixels);
        let rest = share(to - edge);
        sums.iter_mut().zip(row).for_each(|(sum, level)| *sum = f32::from(*level) * rest);
    }
    pixels.resize(width as usize * height as usize, 255);
    Grey { width, height, pixels }
}

/// A length after scaling, at least one pixel.
pub(super) fn new_size(length: u32, scale: f64) -> u32 {
    ((f64::from(length) * scale).round() as u32).clamp(1, length.max(1))
}

#[multiversion(targets("x86_64+avx2"))]
fn add(sums: &mut [f32], row: &[u8], weight: f32) {
    for (sum, level) in sums.iter_mut().zip(row) {
        *sum += f32::from(*level) * weight;
    }
}

/// For each new column, the old ones that make it and their shares.
struct Columns {
    /// First old column, how many, share of the first, share of the last, all as parts of one.
    parts: Vec<(u32, u32, f32, f32)>,
    /// Share of a whole old column.
    whole: f32,
    /// First old column and the shares of it and the next two, where no more are ever needed
    /// and three are there: the usual scales, without a choice for each pixel.
    three: Option<Vec<(u32, [f32; 3])>>,
}

impl Columns {
    fn new(old: u32, new: u32) -> Self {
        let step = f64::from(old) / f64::from(new);
        let part = |x: u32| {
            let (from, to) = (f64::from(x) * step, f64::from(x + 1) * step);
            let first = from.floor() as u32;
            let last = ((to - 1e-9).floor() as u32).min(old.saturating_sub(1));
            let head = (f64::from(first + 1).min(to) - from) / step;
            let tail = (to - f64::from(last).max(from)) / step;
            (first, last - first + 1, head as f32, tail as f32)
        };
        let parts: Vec<_> = (0..new).map(part).collect();
        let whole = (1.0 / step) as f32;
        let three = |&(first, count, head, tail): &(u32, u32, f32, f32)| {
            let from = first.min(old.checked_sub(3)?);
            let mut shares = [0.0; 3];
            let at = (first - from) as usize;
            match count {
                1 => shares[at] = 1.0,
                2 => (shares[at], shares[at + 1]) = (head, tail),
                3 => shares = [head, whole, tail],
                _ => return None,
            }
            Some((from, shares))
        };
        let three = parts.iter().map(three).collect();
        Self { parts, whole, three }
    }

    /// Adds a row of new pixels, each the mean of the old columns that make it.
    fn squeeze(&self, row: &[f32], out: &mut Vec<u8>) {
        if let Some(three) = &self.three {
            out.extend(three.iter().map(|(first, shares)| {
                let first = *first as usize;
                let old: &[f32; 3] =
                    row[first..first + 3].try_into().expect("three levels are three");
                level(old[0] * shares[0] + old[1] * shares[1] + old[2] * shares[2])
            }));
            return;
        }
        out.extend(self.parts.iter().map(|(first, count, head, tail)| {
            match row[*first as usize..(*first + *count) as usize] {
                [one] => level(one),
                [one, ref middle @ .., last] => {
                    let inner: f32 = middle.iter().sum();
                    level(one * head + inner * self.whole + last * tail)
                }
                [] => 255,
            }
        }));
    }
}

fn level(mean: f32) -> u8 {
    (mean + 0.5) as u8
}

/// Rotated about its middle so that text rising or falling by `degrees` (positive = falling
/// to the right) becomes level; the corners that come in are `paper`.
pub(crate) fn rotated(image: &Grey, degrees: f64, paper: u8) -> Grey {
    let (sin, cos) = degrees.to_radians().sin_cos();
    let (w, h) = (f64::from(image.width), f64::from(image.height));
    let width = (w * cos + h * sin.abs()).ceil() as u32;
    let height = (h * cos + w * sin.abs()).ceil() as u32;
    let (nx, ny) = (f64::from(width) / 2.0, f64::from(height) / 2.0);
    let mut pixels = Vec::with_capacity(width as usize * height as usize);
    // Fixed point, 16 bits after the point: the same on every machine.
    let fixed = |v: f64| (v * 65536.0).round() as i64;
    let (step_x, step_y) = (fixed(cos), fixed(sin));
    let inside = |from: i64, step: i64, size: u32| -> (i64, i64) {
        // Where `from + n·step` stays within the pixels that have a neighbour after them.
        let last = (i64::from(size) - 1) << 16;
        match step {
            0 if (0..last).contains(&from) => (0, i64::MAX),
            0 => (0, 0),
            1.. => (
                (step - 1 - from).div_euclid(step),
                (last - 1 - from).div_euclid(step) + 1,
            ),
            _ => ((from - last).div_euclid(-step) + 1, from.div_euclid(-step) + 1),
        }
    };
    for y in 0..height {
        let dy = f64::from(y) + 0.5 - ny;
        let sx = fixed(w / 2.0 - 0.5 + (0.5 - nx) * cos - dy * sin);
        let sy = fixed(h / 2.0 - 0.5 + (0.5 - nx) * sin + dy * cos);
        let at = |x: i64| (sx + x * step_x, sy + x * step_y);
        let (a, b) = (inside(sx, step_x, image.width), inside(sy, step_y, image.height));
        let end = i64::from(width);
        let from = a.0.max(b.0).clamp(0, end);
        let to = a.1.min(b.1).clamp(from, end);
        let edge = |x: i64| between(image, at(x).0, at(x).1, paper);
        pixels.extend((0..from).map(edge));
        let mut x = from;
        while x < to {
            x += run(image, at(x), (step_x, step_y), to - x, &mut pixels);
        }
        pixels.extend((to..end).map(edge));
    }
    Grey { width, height, pixels }
}

/// As many levels from here on as lie between the same two rows, each one column further: a
/// loop without a choice in it. Tells how many, at least one.
fn run(
    image: &Grey,
    (x, y): (i64, i64),
    (step_x, step_y): (i64, i64),
    most: i64,
    pixels: &mut Vec<u8>,
) -> i64 {
    let width = image.width as usize;
    let (fx, fy) = (x & 0xffff, y & 0xffff);
    // Each step falls short of a whole column by this; steps of a rotation are never longer.
    let short = 65536 - step_x;
    let columns = if short == 0 { most } else { fx / short + 1 };
    let rows = match step_y {
        0 => most,
        1.. => (65536 - fy + step_y - 1) / step_y,
        _ => fy / -step_y + 1,
    };
    let length = columns.min(rows).min(most) as usize;
    let start = (y >> 16) as usize * width + (x >> 16) as usize;
    let upper = &image.pixels[start..=start + length];
    let lower = &image.pixels[start + width..=start + width + length];
    let (a, b) = (&upper[..length], &upper[1..]);
    let (c, d) = (&lower[..length], &lower[1..]);
    let before = pixels.len();
    pixels.resize(before + length, 0);
    let steps = (short as i32, step_y as i32);
    blended([a, b, c, d], (fx as i32, fy as i32), steps, &mut pixels[before..]);
    length as i64
}

/// The levels between four rows of pixels, from these parts of a pixel on, less and more by
/// each step.
#[multiversion(targets("x86_64+avx2"))]
fn blended(four: [&[u8]; 4], from: (i32, i32), steps: (i32, i32), out: &mut [u8]) {
    let length = out.len();
    let [a, b, c, d] = four.map(|row| &row[..length]);
    for (n, out) in out.iter_mut().enumerate() {
        let (fx, fy) = (from.0 - n as i32 * steps.0, from.1 + n as i32 * steps.1);
        *out = blend([a[n], b[n], c[n], d[n]], (fx >> 8) as u16, (fy >> 8) as u16);
    }
}

/// The level between four pixels that are all there, at 16.16 fixed point coordinates: what
/// [`run`] is held against.
#[cfg(test)]
fn within(image: &Grey, x: i64, y: i64) -> u8 {
    let width = image.width as usize;
    let at = (y >> 16) as usize * width + (x >> 16) as usize;
    let four = &image.pixels[at..at + width + 2];
    mix([four[0], four[1], four[width], four[width + 1]], x, y)
}

#[inline]
fn mix(four: [u8; 4], x: i64, y: i64) -> u8 {
    blend(four, (x >> 8 & 255) as u16, (y >> 8 & 255) as u16)
}

/// Four pixels by their nearness, in parts of 256 from the first. Sums of two fit 16 bits,
/// which a processor adds up eight at a time.
#[inline]
fn blend([a, b, c, d]: [u8; 4], fx: u16, fy: u16) -> u8 {
    let mean = |one: u8, other: u8| u16::from(one) * (256 - fx) + u16::from(other) * fx;
    let (upper, lower) = (mean(a, b), mean(c, d));
    let whole =
        u32::from(upper) * u32::from(256 - fy) + u32::from(lower) * u32::from(fy) + 32768;
    (whole >> 16) as u8
}

/// The level between four pixels, some of them perhaps outside, at 16.16 fixed point
/// coordinates.
fn between(image: &Grey, x: i64, y: i64, paper: u8) -> u8 {
    let (left, top) = (x >> 16, y >> 16);
    let four = [(left, top), (left + 1, top), (left, top + 1), (left + 1, top + 1)];
    mix(four.map(|(x, y)| image.at(x, y, paper)), x, y)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Dpi, Pixels};

    fn grey(width: u32, height: u32, pixels: Vec<u8>) -> PageImage {
        let dpi = Dpi::new(300).unwrap();
        PageImage { width, height, dpi, pixels: Pixels::Grey(pixels) }
    }

    fn whole(image: &PageImage) -> Area {
        Area { x: 0, y: 0, width: image.width, height: image.height }
    }

    #[test]
    fn runs_give_what_each_pixel_alone_would() {
        let (width, height) = (83u32, 61u32);
        let levels = (0..width * height).map(|n| (n * 7919 % 251) as u8).collect();
        let image = Grey { width, height, pixels: levels };
        for degrees in [-5.0f64, -0.7, -0.01, 0.0, 0.2, 1.5, 4.9] {
            let (sin, cos) = degrees.to_radians().sin_cos();
            let fixed = |v: f64| (v * 65536.0).round() as i64;
            let step = (fixed(cos), fixed(sin));
            let from = (fixed(12.3), fixed(30.7));
            let (mut found, mut at) = (Vec::new(), 0);
            while at < 60 {
                let here = (from.0 + at * step.0, from.1 + at * step.1);
                at += run(&image, here, step, 60 - at, &mut found);
            }
            let alone = |n: i64| within(&image, from.0 + n * step.0, from.1 + n * step.1);
            assert_eq!(found, (0..60).map(alone).collect::<Vec<_>>(), "{degrees}");
        }
    }

    #[test]
    fn halving_takes_the_mean_of_four() {
        let image = grey(4, 2, vec![0, 100, 8, 8, 100, 200, 8, 8]);
        assert_eq!(scaled(&image, whole(&image), 0.5, |_, _| ()).pixels, [100, 8]);
    }

    #[test]
    fn an_even_sheet_stays_even_at_any_scale() {
        let image = grey(37, 53, vec![181; 37 * 53]);
        for scale in [1.0, 0.93, 0.75, 0.667, 0.5, 0.31, 0.02] {
            let small = scaled(&image, whole(&image), scale, |_, _| ());
            assert!(
                small.pixels.iter().all(|p| *p == 181),
                "{scale}: {:?}",
                small.pixels
            );
            assert_eq!(small.pixels.len(), (small.width * small.height) as usize);
        }
    }

    #[test]
    fn the_fast_way_inside_and_the_careful_way_at_the_edge_agree() {
        let pixels = (0..90 * 60).map(|n: u32| ((n * 7919) >> 3) as u8).collect();
        let image = Grey { width: 90, height: 60, pixels };
        for degrees in [-5.0f64, -0.3, 0.0, 0.3, 2.0, 5.0] {
            let fast = rotated(&image, degrees, 255);
            let (sin, cos) = degrees.to_radians().sin_cos();
            let fixed = |v: f64| (v * 65536.0).round() as i64;
            let (nx, ny) = (f64::from(fast.width) / 2.0, f64::from(fast.height) / 2.0);
            for y in 0..fast.height {
                let dy = f64::from(y) + 0.5 - ny;
                let sx = fixed(44.5 + (0.5 - nx) * cos - dy * sin);
                let sy = fixed(29.5 + (0.5 - nx) * sin + dy * cos);
                let row = (0..i64::from(fast.width)).map(|x| {
                    between(&image, sx + x * fixed(cos), sy + x * fixed(sin), 255)
                });
                assert_eq!(fast.row(y), row.collect::<Vec<u8>>(), "{degrees} {y}");
            }
        }
    }

    #[test]
    fn rotating_there_and_back_keeps_the_middle() {
        let mut image = Grey::sheet(200, 100, 255);
        for x in 40..160 {
            for y in 48..52 {
                image.pixels[y * 200 + x] = 0;
            }
        }
        let back = rotated(&rotated(&image, 2.0, 255), -2.0, 255);
        let row = back.row(back.height / 2);
        let dark = row.iter().filter(|p| **p < 128).count();
        assert!((116..=124).contains(&dark), "{dark}");
    }
}
