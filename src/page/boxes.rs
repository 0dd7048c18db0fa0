//! What rules enclose: cells, boxes to be ticked, frames.

use serde::{Deserialize, Serialize};

use super::Grey;
use super::ruling::{Rule, Ruling};
use crate::place::Area;

/// A box: the area within four rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Boxed {
    /// From the middle of the left and upper rule to that of the right and lower one.
    pub area: Area,
    /// For a box of the size that is ticked, the share of its inside that is ink, in
    /// thousandths; `None` for larger ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ink: Option<u16>,
}

impl Boxed {
    /// Whether a box to be ticked is; `None` for larger ones, and where it is in doubt.
    #[must_use]
    pub fn ticked(&self) -> Option<bool> {
        match self.ink? {
            ..=EMPTY => Some(false),
            CROSSED.. => Some(true),
            _ => None,
        }
    }
}

/// From this share of ink on, in thousandths, a box is ticked.
const CROSSED: u16 = 40;

/// Up to this share it is empty; between the two it is in doubt.
const EMPTY: u16 = 12;

/// No more boxes than this are told of a page: more are hatching or paper with squares.
const MOST: usize = 600;

/// The smallest side of a box, in millimetres.
const LEAST: f32 = 2.2;

/// The largest side of a box that is ticked, in millimetres.
pub(super) const TICKED: f32 = 8.0;

/// How far, in millimetres, rules may end before or beyond the corner they make.
const SLACK: f32 = 0.9;

/// A corner's other candidates along either rule are tried so far.
const TRIED: usize = 8;

/// Where a level and an upright rule meet: their numbers.
type Corner = (usize, usize);

/// The rules that cross or meet one another.
struct Grid<'a> {
    ruling: &'a Ruling,
    /// For each level rule, the upright ones it meets, from the left.
    on_level: Vec<Vec<usize>>,
    /// For each upright rule, the level ones it meets, from the top.
    on_upright: Vec<Vec<usize>>,
}

/// The smallest box at each corner.
pub(super) fn find(ruling: &Ruling, image: &Grey) -> Vec<Boxed> {
    let grid = Grid::of(ruling);
    let mut areas: Vec<Area> = Vec::new();
    for (level, met) in grid.on_level.iter().enumerate() {
        for upright in met {
            areas.extend(grid.box_at((level, *upright)));
        }
    }
    areas.sort_by_key(|a| (a.y, a.x, a.width, a.height));
    areas.dedup();
    // Two rules close together give the same box twice.
    let close = |a: &Area, b: &Area| {
        let near = |a: u32, b: u32| a.abs_diff(b) as f32 <= ruling.millimetre;
        near(a.x, b.x)
            && near(a.y, b.y)
            && near(a.width, b.width)
            && near(a.height, b.height)
    };
    let mut kept: Vec<Area> = Vec::new();
    for area in areas {
        if !kept.iter().rev().take(40).any(|other| close(other, &area)) {
            kept.push(area);
        }
    }
    kept.truncate(MOST);
    let paper = paper_level(image);
    let boxed = |area| Boxed { area, ink: ink(image, paper, area, ruling.millimetre) };
    let largest = (ruling.millimetre * TICKED) as u32;
    // Small and of another shape than a box to be ticked: strokes of letters, hatching.
    let tells = |b: &Boxed| b.ink.is_some() || b.area.width.max(b.area.height) > largest;
    kept.into_iter().map(boxed).filter(tells).collect()
}

impl<'a> Grid<'a> {
    fn of(ruling: &'a Ruling) -> Self {
        // A short piece, such as an arm of a cross, reaches no corner that it does not touch.
        let slack =
            |rule: &Rule| (ruling.millimetre * SLACK).min((rule.to - rule.from) / 6.0);
        let reaches = |rule: &Rule, along: f32| {
            (rule.from - slack(rule)..=rule.to + slack(rule)).contains(&along)
        };
        let meets = |level: &Rule, upright: &Rule| {
            let x = upright.at(level.at);
            reaches(level, x) && reaches(upright, level.at(x))
        };
        let mut on_level = vec![Vec::new(); ruling.across.len()];
        let mut on_upright = vec![Vec::new(); ruling.down.len()];
        for (level, across) in ruling.across.iter().enumerate() {
            for (upright, down) in ruling.down.iter().enumerate() {
                if meets(across, down) {
                    on_level[level].push(upright);
                    on_upright[upright].push(level);
                }
            }
        }
        let mut grid = Self { ruling, on_level: Vec::new(), on_upright: Vec::new() };
        for (level, met) in on_level.iter_mut().enumerate() {
            met.sort_by(|a, b| grid.x((level, *a)).total_cmp(&grid.x((level, *b))));
        }
        for (upright, met) in on_upright.iter_mut().enumerate() {
            met.sort_by(|a, b| grid.y((*a, upright)).total_cmp(&grid.y((*b, upright))));
        }
        grid.on_level = on_level;
        grid.on_upright = on_upright;
        grid
    }

    fn x(&self, (level, upright): Corner) -> f32 {
        let level = &self.ruling.across[level];
        self.ruling.down[upright].at(level.at)
    }

    fn y(&self, corner: Corner) -> f32 {
        self.ruling.across[corner.0].at(self.x(corner))
    }

    /// The smallest box whose upper left corner this is.
    fn box_at(&self, corner: Corner) -> Option<Area> {
        let (level, upright) = corner;
        let (x, y) = (self.x(corner), self.y(corner));
        let least = self.ruling.millimetre * LEAST;
        let rights = self.on_level[level].iter().filter(|other| {
            self.x((level, **other)) >= x + least
                && self.ruling.down[**other].to >= y + least
        });
        for right in rights.take(TRIED) {
            let lowers = self.on_upright[upright].iter().filter(|other| {
                self.y((**other, upright)) >= y + least
                    && self.ruling.across[**other].to >= x + least
            });
            for lower in lowers.take(TRIED) {
                if self.on_level[*lower].contains(right) {
                    return area(
                        x,
                        y,
                        self.x((*lower, *right)),
                        self.y((*lower, *right)),
                    );
                }
            }
        }
        None
    }
}

fn area(left: f32, top: f32, right: f32, bottom: f32) -> Option<Area> {
    let whole = |value: f32| value.round().max(0.0) as u32;
    let (x, y) = (whole(left), whole(top));
    let (right, bottom) = (whole(right), whole(bottom));
    (right > x && bottom > y).then(|| Area { x, y, width: right - x, height: bottom - y })
}

/// The grey level of the paper: the commonest.
#[must_use]
pub(crate) fn paper_level(image: &Grey) -> u8 {
    let mut counts = [0u32; 256];
    image.pixels.iter().step_by(61).for_each(|level| counts[usize::from(*level)] += 1);
    (0..=255u8).max_by_key(|level| counts[usize::from(*level)]).unwrap_or(255)
}

/// The share of ink within a small box, its walls left out.
fn ink(image: &Grey, paper: u8, area: Area, millimetre: f32) -> Option<u16> {
    let largest = (millimetre * TICKED) as u32;
    let wall = (millimetre * 0.7).ceil() as u32;
    let alike = area.width.max(area.height) * 2 <= area.width.min(area.height) * 3;
    if area.width > largest || area.height > largest || !alike {
        return None;
    }
    let dark = paper.saturating_sub(70);
    let (mut ink, mut all) = (0u32, 0u32);
    for y in area.y + wall..(area.y + area.height).saturating_sub(wall) {
        let row = image.row(y);
        let from = (area.x + wall) as usize;
        let to = ((area.x + area.width).saturating_sub(wall) as usize).min(row.len());
        let part = row.get(from..to).unwrap_or(&[]);
        ink += part.iter().filter(|level| **level <= dark).count() as u32;
        all += part.len() as u32;
    }
    (all > 0).then(|| (ink * 1000 / all) as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A sheet at 254 dpi with boxes drawn by rules two pixels thick.
    fn sheet(boxes: &[(u32, u32, u32, u32)]) -> Grey {
        let mut grey = Grey::sheet(600, 400, 230);
        let mut fill = |x: u32, y: u32, width: u32, height: u32| {
            for row in y..y + height {
                let start = (row * 600 + x) as usize;
                grey.pixels[start..start + width as usize].fill(40);
            }
        };
        for (x, y, width, height) in boxes {
            fill(*x, *y, *width, 2);
            fill(*x, y + height - 2, *width, 2);
            fill(*x, *y, 2, *height);
            fill(x + width - 2, *y, 2, *height);
        }
        grey
    }

    fn found(grey: &Grey) -> Vec<Boxed> {
        Ruling::find(grey, 254).boxes(grey)
    }

    fn check(boxes: &[(u32, u32, u32, u32)], expected: &[(u32, u32, u32, u32)]) {
        let near = |a: u32, b: u32| a.abs_diff(b) <= 2;
        let all = found(&sheet(boxes));
        let told: Vec<_> = all.iter().map(|b| b.area).collect();
        assert_eq!(told.len(), expected.len(), "{told:?}");
        for (area, (x, y, width, height)) in told.iter().zip(expected) {
            let same = near(area.x, *x)
                && near(area.y, *y)
                && near(area.width, *width)
                && near(area.height, *height);
            assert!(same, "{told:?}");
        }
    }

    #[test]
    fn cells_side_by_side_are_told_apart() {
        let cells = [(50, 50, 202, 100), (250, 50, 300, 100), (50, 148, 500, 100)];
        check(&cells, &[(50, 50, 200, 98), (250, 50, 300, 98), (50, 148, 500, 100)]);
    }

    #[test]
    fn a_small_box_within_a_cell_is_one_of_its_own() {
        let grey = sheet(&[(50, 50, 300, 120), (70, 100, 45, 45)]);
        let all = found(&grey);
        let told: Vec<_> = all.iter().map(|b| (b.area.x, b.ink)).collect();
        assert_eq!(told, [(51, None), (71, Some(0))]);
    }

    #[test]
    fn a_cross_in_a_box_is_ink() {
        let mut grey = sheet(&[(70, 100, 45, 45)]);
        for at in 0..30u32 {
            for x in [77 + at, 107 - at] {
                let start = ((107 + at) * 600 + x) as usize;
                grey.pixels[start..start + 4].fill(50);
            }
        }
        let ink = found(&grey)[0].ink.unwrap();
        assert!((100..500).contains(&ink), "{ink}");
    }

    #[test]
    fn three_sides_are_no_box() {
        let mut grey = sheet(&[(50, 50, 300, 120)]);
        for row in 60..180 {
            let start = row * 600 + 345;
            grey.pixels[start..start + 10].fill(230);
        }
        assert_eq!(found(&grey), []);
    }
}
