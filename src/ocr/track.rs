//! Where a line of text runs: level, or up or down the page, as on a page that was
//! photographed by hand or curls towards its back.

use serde::{Deserialize, Serialize};

use crate::page::Grey;
use crate::place::Area;

/// A strip of the page that a line is read from, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Track {
    /// The strip, with its rows as they are at the column [`Self::at`].
    pub area: Area,
    /// By how many pixels it lies lower for each column to the right; negative where it rises.
    pub fall: f32,
    /// The same for each column squared: how a line bends that curls with its page.
    pub bend: f32,
    /// The column at which its rows are as told.
    pub at: u32,
}

impl From<Area> for Track {
    fn from(area: Area) -> Self {
        Self { area, fall: 0.0, bend: 0.0, at: area.x }
    }
}

impl Track {
    fn is_level(self) -> bool {
        self.fall == 0.0 && self.bend == 0.0
    }

    /// By how many pixels it lies lower at this column than it is told.
    pub(super) fn lower(self, x: u32) -> f32 {
        let from = x as f32 - self.at as f32;
        from * self.fall + from * from * self.bend
    }

    /// The rows of the strip at the middle of these columns.
    pub(super) fn part(self, x: u32, width: u32) -> Area {
        let y = self.area.y as f32 + self.lower(x + width / 2);
        Area { x, y: y.round().max(0.0) as u32, width, ..self.area }
    }

    /// The smallest level area that holds it.
    pub(super) fn bounds(self) -> Area {
        let Area { x, width, .. } = self.area;
        // Where it bends back is nearest to the column of its rows.
        let ends = [x, self.at.clamp(x, x + width), (x + width).saturating_sub(1)];
        Area::around(ends.map(|x| self.part(x, 1))).unwrap_or(self.area)
    }

    /// The same, made longer to hold a word that stands on it.
    pub(super) fn with(self, word: Area) -> Self {
        Self { area: self.area.union(word.rows_of(self.area)), ..self }
    }

    /// The same, this many hundredths of its height lower.
    pub(super) fn lowered(self, by: i32) -> Self {
        let by = i64::from(self.area.height) * i64::from(by) / 100;
        let y = (i64::from(self.area.y) + by).clamp(0, i64::from(u32::MAX));
        Self { area: Area { y: y as u32, ..self.area }, ..self }
    }

    /// Its pixels set level; `None` where it is so already.
    pub(super) fn levelled(self, image: &Grey) -> Option<Grey> {
        let Area { x, y, width, height } = self.area;
        if self.is_level() || image.width == 0 || image.height == 0 {
            return None;
        }
        let mut level = Grey::sheet(width, height, 255);
        let last = image.height - 1;
        for column in 0..width {
            let from = x + column;
            if from >= image.width {
                break;
            }
            let top = y as f32 + self.lower(from);
            let (whole, part) = (top.floor(), top - top.floor());
            for row in 0..height {
                let pixel = |below: i64| {
                    let y =
                        (whole as i64 + i64::from(row) + below).clamp(0, i64::from(last));
                    f32::from(
                        image.pixels[y as usize * image.width as usize + from as usize],
                    )
                };
                let mixed = pixel(0) * (1.0 - part) + pixel(1) * part;
                level.pixels[(row * width + column) as usize] = mixed.round() as u8;
            }
        }
        Some(level)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A strip of 200 × 20 pixels that falls a pixel in ten columns from the middle on.
    const FALLING: Track = Track {
        area: Area { x: 100, y: 50, width: 200, height: 20 },
        fall: 0.1,
        bend: 0.0,
        at: 200,
    };

    #[test]
    fn rows_follow_the_line_and_the_bounds_hold_all_of_it() {
        assert_eq!(FALLING.part(110, 20).y, 42);
        assert_eq!(FALLING.part(280, 20).y, 59);
        assert_eq!(FALLING.bounds(), Area { x: 100, y: 40, width: 200, height: 40 });
        let longer = FALLING.with(Area { x: 310, y: 58, width: 60, height: 18 });
        assert_eq!(longer.area, Area { width: 270, ..FALLING.area });
        assert_eq!(longer.part(280, 20), FALLING.part(280, 20));
        let level = Track::from(FALLING.area);
        assert_eq!((level.bounds(), level.part(280, 20).y), (FALLING.area, 50));
    }

    #[test]
    fn a_falling_line_is_set_level_and_a_level_one_left() {
        let mut page = Grey::sheet(400, 120, 255);
        for x in 100..300u32 {
            let y = (60.0 + (x as f32 - 200.0) * 0.1).round() as u32;
            page.pixels[(y * 400 + x) as usize] = 0;
            page.pixels[((y + 1) * 400 + x) as usize] = 0;
        }
        let level = FALLING.levelled(&page).unwrap();
        assert_eq!((level.width, level.height), (200, 20));
        let dark = |row: u32| level.row(row).iter().filter(|p| **p < 128).count();
        let rows: Vec<u32> = (0..20).filter(|row| dark(*row) > 20).collect();
        assert!(rows.iter().all(|row| (9..13).contains(row)), "{rows:?}");
        assert!((0..20).map(dark).sum::<usize>() > 300);
        assert_eq!(Track::from(FALLING.area).levelled(&page), None);
    }
}
