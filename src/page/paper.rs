//! The paper behind the ink: its level at every place, and how restless it is.

use super::Grey;
use super::border::Border;

/// Side of a tile in pixels of the reduced image.
const TILE: u32 = 24;

/// The level of paper that has been evened out.
const EVEN: f32 = 240.0;

/// The paper's level, tile by tile, on a reduced image.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Paper {
    across: u32,
    down: u32,
    levels: Vec<u8>,
    /// The level of most of the sheet.
    pub(super) level: u8,
    /// Standard deviation of the paper's own grain, in grey levels of the reduced image.
    pub(super) noise: f32,
}

impl Paper {
    /// Paper of one level all over.
    pub(super) fn even(level: u8) -> Self {
        Self { across: 1, down: 1, levels: vec![level], level, noise: 0.0 }
    }

    /// Measures the paper of a reduced image.
    pub(super) fn measure(image: &Grey, level: u8, border: &Border) -> Self {
        let across = image.width.div_ceil(TILE).max(1);
        let down = image.height.div_ceil(TILE).max(1);
        let tiles = (0..down).flat_map(|ty| (0..across).map(move |tx| (tx, ty)));
        let raw: Vec<u8> = tiles
            .map(|(tx, ty)| tile_level(image, border, tx, ty).unwrap_or(level))
            .collect();
        let levels = smoothed(&raw, across, down, level);
        let mut paper = Self { across, down, levels, level, noise: 0.0 };
        paper.noise = paper.grain(image, border);
        paper
    }

    /// The paper's level at a pixel of the reduced image.
    #[inline]
    pub(super) fn at(&self, x: u32, y: u32) -> u8 {
        let tile =
            (y / TILE).min(self.down - 1) * self.across + (x / TILE).min(self.across - 1);
        self.levels[tile as usize]
    }

    /// How far each pixel of a row of the reduced image lies under the paper, in grey levels;
    /// 0 where it is as light.
    pub(super) fn depths(&self, image: &Grey, y: u32, out: &mut Vec<u8>) {
        let row = image.row(y);
        out.resize(row.len(), 0);
        let mut levels = self.tiles(y);
        let (tiles, rest) = row.as_chunks::<{ TILE as usize }>();
        let (under, under_rest) = out.as_chunks_mut::<{ TILE as usize }>();
        // Whole tiles apart, since their length is known to the compiler.
        for ((under, pixels), level) in under.iter_mut().zip(tiles).zip(&mut levels) {
            *under = pixels.map(|pixel| level.saturating_sub(pixel));
        }
        if let Some(level) = levels.next() {
            let pixels = rest.iter().map(|pixel| level.saturating_sub(*pixel));
            under_rest.iter_mut().zip(pixels).for_each(|(under, depth)| *under = depth);
        }
    }

    /// The paper's level in each tile that a row goes through; the last one goes on.
    fn tiles(&self, y: u32) -> impl Iterator<Item = u8> {
        let row = (y / TILE).min(self.down - 1) * self.across;
        let levels = &self.levels[row as usize..(row + self.across) as usize];
        let last = levels.last().copied().into_iter();
        levels.iter().copied().chain(last.cycle())
    }

    /// The paper's level between the middles of the tiles, at a place given in tiles.
    fn between(&self, x: f32, y: f32) -> f32 {
        let axis = |v: f32, count: u32| {
            let v = (v - 0.5).clamp(0.0, (count - 1) as f32);
            let first = v as u32;
            (first, (first + 1).min(count - 1), v - first as f32)
        };
        let (x0, x1, fx) = axis(x, self.across);
        let (y0, y1, fy) = axis(y, self.down);
        let level =
            |x: u32, y: u32| f32::from(self.levels[(y * self.across + x) as usize]);
        let upper = level(x0, y0) * (1.0 - fx) + level(x1, y0) * fx;
        let lower = level(x0, y1) * (1.0 - fx) + level(x1, y1) * fx;
        upper * (1.0 - fy) + lower * fy
    }

    /// Evens the paper of a row of the image `by` times as large and deepens what stands on
    /// it by `gain`, so that faint type is as black as a stamp or a signature beside it.
    pub(super) fn even_out(&self, y: u32, by: u32, gain: f32, row: &mut [u8]) {
        let side = (TILE * by) as f32;
        let at_y = (y as f32 + 0.5) / side;
        for (chunk_at, chunk) in row.chunks_mut(16).enumerate() {
            let at_x = (chunk_at as f32 * 16.0 + 8.0) / side;
            let level = self.between(at_x, at_y);
            let even = |p: u8| EVEN - (level - f32::from(p)) * gain;
            chunk.iter_mut().for_each(|p| *p = even(*p).clamp(0.0, 255.0) as u8);
        }
    }

    /// From the median difference of neighbours that are both paper.
    fn grain(&self, image: &Grey, border: &Border) -> f32 {
        let mut counts = [0u64; 256];
        for y in (0..image.height).step_by(3) {
            let tiles = self.tiles(y).zip(image.row(y).chunks(TILE as usize));
            for (first, (level, pixels)) in (0..).step_by(TILE as usize).zip(tiles) {
                for (x, two) in (first + 1..).step_by(2).zip(pixels.as_chunks::<2>().0) {
                    let [a, b] = *two;
                    if level.abs_diff(a) < 24 && border.is_paper(x, y) {
                        counts[usize::from(a.abs_diff(b))] += 1;
                    }
                }
            }
        }
        // A median of absolute differences is 0.954 standard deviations; between whole
        // levels it is read off by the share below it.
        let total: u64 = counts.iter().sum();
        let mut below = 0;
        for (level, count) in counts.iter().enumerate() {
            if (below + count) * 2 >= total.max(1) {
                let part = (total as f32 / 2.0 - below as f32) / (*count).max(1) as f32;
                return (level as f32 + part.clamp(0.0, 1.0) - 0.5).max(0.0) / 0.954;
            }
            below += count;
        }
        0.0
    }
}

/// The level of most of the sheet: the median of the lighter half, from every fifth row.
pub(super) fn sheet_level(image: &Grey) -> u8 {
    percentile(
        (0..image.height).step_by(5).flat_map(|y| image.row(y).iter().copied()),
        75,
    )
}

fn percentile(pixels: impl Iterator<Item = u8>, part: u64) -> u8 {
    let mut counts = [0u32; 256];
    pixels.for_each(|p| counts[usize::from(p)] += 1);
    let total: u32 = counts.iter().sum();
    // Paper is light: from the lightest down, until so many are lighter.
    let lighter = total - (u64::from(total) * part / 100) as u32;
    let mut above = 0;
    for (level, count) in counts.iter().enumerate().rev() {
        above += count;
        if above >= lighter {
            return level as u8;
        }
    }
    255
}

/// The paper within one tile: its three-quarter level, from every third row; `None` where all is border.
fn tile_level(image: &Grey, border: &Border, tx: u32, ty: u32) -> Option<u8> {
    let (x0, y0) = (tx * TILE, ty * TILE);
    let (x1, y1) = ((x0 + TILE).min(image.width), (y0 + TILE).min(image.height));
    // An image narrower than one reduced pixel has none.
    if x0 >= x1 || y0 >= y1 {
        return None;
    }
    let any = [(x0, y0), (x1 - 1, y0), (x0, y1 - 1), (x1 - 1, y1 - 1)];
    if any.iter().any(|(x, y)| !border.is_paper(*x, *y)) {
        return None;
    }
    let rows = (y0..y1).step_by(3).map(|y| &image.row(y)[x0 as usize..x1 as usize]);
    Some(percentile(rows.flatten().copied(), 75))
}

/// The lightest of each tile and its neighbours (ink may cover a whole tile), then their mean;
/// never darker than half the sheet, so that a black area stays black.
fn smoothed(raw: &[u8], across: u32, down: u32, level: u8) -> Vec<u8> {
    let around = |levels: &[u8], x: u32, y: u32| -> Vec<u8> {
        let ys = y.saturating_sub(1)..=(y + 1).min(down - 1);
        let xs = x.saturating_sub(1)..=(x + 1).min(across - 1);
        ys.flat_map(|y| xs.clone().map(move |x| (x, y)))
            .map(|(x, y)| levels[(y * across + x) as usize])
            .collect()
    };
    let tiles: Vec<(u32, u32)> =
        (0..down).flat_map(|y| (0..across).map(move |x| (x, y))).collect();
    let lightest = |(x, y): &(u32, u32)| {
        around(raw, *x, *y).into_iter().max().unwrap_or(level).max(level / 2)
    };
    let light: Vec<u8> = tiles.iter().map(lightest).collect();
    let mean = |(x, y): &(u32, u32)| {
        let near = around(&light, *x, *y);
        (near.iter().map(|l| u32::from(*l)).sum::<u32>() / near.len() as u32) as u8
    };
    tiles.iter().map(mean).collect()
}
