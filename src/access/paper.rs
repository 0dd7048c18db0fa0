//! Where the writing on a page begins: the level between ink and paper, tile by tile.

use crate::page::PageImage;

use super::ssim::level;

/// Tiles to an inch.
const PER_INCH: u32 = 10;
/// Less between ink and paper than this is grain, not writing.
const LEAST: u8 = 48;
/// How far from the paper's level the ink's a pixel must be to be ink, in 100.
const PART: u32 = 45;
/// More of a tile's pixels than this, in 100, halfway between ink and paper: a picture.
const HALFWAY: u32 = 30;

/// A tile of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tile {
    /// The level of the paper.
    paper: u8,
    /// The level of the darkest ink.
    ink: u8,
    /// It is a picture, or so: nothing in it is writing.
    picture: bool,
}

/// The levels of a page.
#[derive(Debug)]
pub(super) struct Levels {
    side: usize,
    across: usize,
    tiles: Vec<Tile>,
}

impl Levels {
    /// Measures a page.
    pub(super) fn of(image: &PageImage) -> Self {
        let side = (image.dpi.get() / PER_INCH).max(8) as usize;
        let (width, height) = (image.width as usize, image.height as usize);
        let (across, down) = (width.div_ceil(side), height.div_ceil(side));
        let places = (0..down).flat_map(|y| (0..across).map(move |x| (x, y)));
        let raw: Vec<Tile> = places
            .clone()
            .map(|(x, y)| {
                let (left, top) = (x * side, y * side);
                let columns = left..(left + side).min(width);
                let rows = top..(top + side).min(height);
                tile(rows.flat_map(|y| columns.clone().map(move |x| level(image, x, y))))
            })
            .collect();
        let near = |(x, y): (usize, usize)| {
            let rows = y.saturating_sub(1)..=(y + 1).min(down - 1);
            let columns = x.saturating_sub(1)..=(x + 1).min(across - 1);
            rows.flat_map(move |y| columns.clone().map(move |x| y * across + x))
        };
        // Ink may cover a tile, or be missing from one: the neighbours know.
        let tiles = places.map(|(x, y)| {
            let around = || near((x, y)).map(|at| raw[at]);
            Tile {
                paper: around().map(|tile| tile.paper).max().unwrap_or(255),
                ink: around().map(|tile| tile.ink).min().unwrap_or(0),
                picture: raw[y * across + x].picture,
            }
        });
        Self { side, across, tiles: tiles.collect() }
    }

    /// A pixel under this level is writing; 0 where nothing is.
    pub(super) fn threshold(&self, x: usize, y: usize) -> u8 {
        let Tile { paper, ink, picture } = self.tile(x, y);
        let between = paper.saturating_sub(ink);
        if picture || between < LEAST {
            return 0;
        }
        paper - (u32::from(between) * PART / 100) as u8
    }

    /// A pixel over this level is paper without a trace of writing.
    pub(super) fn clear(&self, x: usize, y: usize) -> u8 {
        let threshold = self.threshold(x, y);
        match threshold {
            0 => 0,
            _ => threshold / 2 + self.tile(x, y).paper / 2,
        }
    }

    fn tile(&self, x: usize, y: usize) -> Tile {
        self.tiles[y / self.side * self.across + x / self.side]
    }
}

fn tile(levels: impl Iterator<Item = u8>) -> Tile {
    let mut counts = [0_u32; 256];
    levels.for_each(|level| counts[usize::from(level)] += 1);
    let all: u32 = counts.iter().sum();
    let (paper, ink) = (share(&counts, all, 750), share(&counts, all, 5));
    let quarter = paper.saturating_sub(ink) / 4;
    let halfway = usize::from(ink + quarter)..usize::from(paper - quarter).max(1);
    let halfway: u32 = counts.get(halfway).unwrap_or(&[]).iter().sum();
    let picture = paper.saturating_sub(ink) >= LEAST && halfway * 100 > all * HALFWAY;
    Tile { paper, ink, picture }
}

/// The level under which so many thousandths lie.
fn share(counts: &[u32; 256], all: u32, thousandths: u32) -> u8 {
    let wanted = u64::from(all) * u64::from(thousandths) / 1000;
    let mut below = 0_u64;
    let reached = |count: &u32| {
        below += u64::from(*count);
        below > wanted
    };
    counts.iter().position(reached).unwrap_or(255) as u8
}
