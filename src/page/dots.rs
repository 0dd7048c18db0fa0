//! Small marks by the rows that they stand in.

use super::marks::Mark;

/// The ink of a dot is at most so many times that of the one before, and the other way.
const INK: u32 = 2;

/// A small mark and its middle.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dot {
    pub(super) mark: Mark,
    pub(super) x: f32,
    pub(super) y: f32,
}

impl Dot {
    pub(super) fn of(mark: &Mark) -> Self {
        let middle = |from: u32, to: u32| (from + to) as f32 / 2.0;
        Self {
            mark: *mark,
            x: middle(mark.left, mark.right),
            y: middle(mark.top, mark.bottom),
        }
    }

    /// Whether it has about so much ink.
    pub(super) fn is_like(&self, ink: u32) -> bool {
        self.mark.ink * INK >= ink && self.mark.ink <= ink * INK
    }
}

/// Dots by the band of rows they lie in, each band from the left.
pub(super) struct Rows<'a> {
    pub(super) dots: &'a [Dot],
    high: f32,
    bands: Vec<Vec<usize>>,
}

impl<'a> Rows<'a> {
    pub(super) fn of(dots: &'a [Dot], high: f32) -> Self {
        let mut bands: Vec<Vec<usize>> = Vec::new();
        for (at, dot) in dots.iter().enumerate() {
            let band = (dot.y / high) as usize;
            if bands.len() <= band {
                bands.resize_with(band + 1, Vec::new);
            }
            bands[band].push(at);
        }
        for band in &mut bands {
            band.sort_by(|a, b| dots[*a].x.total_cmp(&dots[*b].x).then(a.cmp(b)));
        }
        Self { dots, high, bands }
    }

    /// The dots from one column to another, at most so far above or under a row.
    pub(super) fn within(
        &self,
        (from, to): (f32, f32),
        y: f32,
        across: f32,
    ) -> impl Iterator<Item = usize> {
        let band = |y: f32| (y.max(0.0) / self.high) as usize;
        let last = self.bands.len().min(band(y + across) + 1);
        let bands = self.bands.get(band(y - across)..last).unwrap_or_default();
        bands.iter().flat_map(move |band| {
            let first = band.partition_point(|at| self.dots[*at].x < from);
            band[first..]
                .iter()
                .copied()
                .take_while(move |at| self.dots[*at].x <= to)
                .filter(move |at| (self.dots[*at].y - y).abs() <= across)
        })
    }

    /// The nearest dot to the right.
    pub(super) fn next(&self, dot: &Dot, across: f32, most: f32) -> Option<usize> {
        self.within((dot.x + 1.5, dot.x + most), dot.y, across)
            .min_by(|a, b| self.dots[*a].x.total_cmp(&self.dots[*b].x))
    }
}
