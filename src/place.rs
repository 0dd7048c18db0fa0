//! Where something was seen: file, page, line, area.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A rectangle on a page, in pixels of the received image, origin top left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Area {
    /// Left edge, in pixels.
    pub x: u32,
    /// Top edge, in pixels.
    pub y: u32,
    /// Width, in pixels.
    pub width: u32,
    /// Height, in pixels.
    pub height: u32,
}

impl Area {
    /// The same columns in the rows of another.
    #[must_use]
    pub fn rows_of(self, other: Self) -> Self {
        Self { y: other.y, height: other.height, ..self }
    }

    /// What both cover, where they do.
    #[must_use]
    pub fn common(self, other: Self) -> Option<Self> {
        let (x, y) = (self.x.max(other.x), self.y.max(other.y));
        let right = (self.x + self.width).min(other.x + other.width);
        let bottom = (self.y + self.height).min(other.y + other.height);
        (x < right && y < bottom).then(|| Self {
            x,
            y,
            width: right - x,
            height: bottom - y,
        })
    }

    /// How many pixels it covers.
    #[must_use]
    pub fn pixels(self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }

    /// The same area on an image so many times as large.
    #[must_use]
    pub fn times(self, by: u32) -> Self {
        let Self { x, y, width, height } = self;
        Self { x: x * by, y: y * by, width: width * by, height: height * by }
    }

    /// The pixel in its middle.
    #[must_use]
    pub fn middle(self) -> (u32, u32) {
        (self.x + self.width / 2, self.y + self.height / 2)
    }

    /// Whether the middle of another lies in it.
    #[must_use]
    pub fn holds_middle_of(self, other: Self) -> bool {
        let (x, y) = other.middle();
        (self.x..self.x + self.width).contains(&x)
            && (self.y..self.y + self.height).contains(&y)
    }

    /// So many pixels more on the left and right, and above and below, as far as an image of
    /// this width and height reaches.
    #[must_use]
    pub fn with_margin(
        self,
        across: u32,
        down: u32,
        (width, height): (u32, u32),
    ) -> Self {
        let (x, y) = (self.x.saturating_sub(across), self.y.saturating_sub(down));
        let right = (self.x + self.width + across).min(width);
        let bottom = (self.y + self.height + down).min(height);
        let (width, height) = (right.saturating_sub(x), bottom.saturating_sub(y));
        Self { x, y, width, height }
    }

    /// The smallest rectangle that holds both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        let x = self.x.min(other.x);
        let y = self.y.min(other.y);
        let right = (self.x + self.width).max(other.x + other.width);
        let bottom = (self.y + self.height).max(other.y + other.height);
        Self { x, y, width: right - x, height: bottom - y }
    }

    /// The smallest rectangle that holds all of them; `None` where there is none.
    pub fn around(areas: impl IntoIterator<Item = Self>) -> Option<Self> {
        areas.into_iter().reduce(Self::union)
    }
}

/// Where something was seen. Every part that is not known is `None`.
///
/// Shown as `file:page 3` or `file:418`, the way compilers do, so that editors can jump.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The file, relative to the intake or the package, `/` between folders.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The page within the file, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// The line within a text file, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// The area on the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<Area>,
}

impl Place {
    /// A whole file.
    pub fn file(file: impl Into<String>) -> Self {
        Self { file: Some(file.into()), ..Self::default() }
    }

    /// One page of a file; pages count from 1.
    #[must_use]
    pub fn page(self, page: u32) -> Self {
        Self { page: Some(page), ..self }
    }

    /// One line of a file; lines count from 1.
    #[must_use]
    pub fn line(self, line: u64) -> Self {
        Self { line: Some(line), ..self }
    }

    /// An area of a page.
    #[must_use]
    pub fn area(self, area: Area) -> Self {
        Self { area: Some(area), ..self }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.file.as_deref().unwrap_or("–"))?;
        if let Some(page) = self.page {
            write!(f, " s. {page}")?;
        }
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_union_holds_both_areas() {
        let a = Area { x: 10, y: 10, width: 5, height: 5 };
        let b = Area { x: 2, y: 12, width: 4, height: 20 };
        assert_eq!(
            Area::around([a, b]),
            Some(Area { x: 2, y: 10, width: 13, height: 22 })
        );
        assert_eq!(Area::around([]), None);
    }

    #[test]
    fn a_place_reads_like_a_compiler_s() {
        assert_eq!(Place::file("a/0001.tif").page(3).to_string(), "a/0001.tif s. 3");
        assert_eq!(Place::file("b.xml").line(418).to_string(), "b.xml:418");
    }
}
