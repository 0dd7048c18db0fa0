//! From a pixel of the image that was read to a pixel of the image that was received.

use crate::place::Area;

/// An affine map from prepared pixels to received pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Transform {
    /// x = `m[0]`·x + `m[1]`·y + `m[2]`; y = `m[3]`·x + `m[4]`·y + `m[5]`.
    m: [f64; 6],
    /// Size of the received image, in pixels.
    received: (u32, u32),
}

impl Transform {
    /// Nothing was changed.
    #[must_use]
    pub fn identity(width: u32, height: u32) -> Self {
        Self { m: [1.0, 0.0, 0.0, 0.0, 1.0, 0.0], received: (width, height) }
    }

    /// Before this map, another: `first` takes the new prepared pixels to the old ones.
    #[must_use]
    fn after(self, first: [f64; 6]) -> Self {
        let [a, b, c, d, e, f] = self.m;
        let [g, h, i, j, k, l] = first;
        let m = [
            a * g + b * j,
            a * h + b * k,
            a * i + b * l + c,
            d * g + e * j,
            d * h + e * k,
            d * i + e * l + f,
        ];
        Self { m, ..self }
    }

    /// The image was then cut, beginning at this pixel.
    #[must_use]
    pub fn then_cut(self, x: u32, y: u32) -> Self {
        self.after([1.0, 0.0, f64::from(x), 0.0, 1.0, f64::from(y)])
    }

    /// The image was then scaled; the factors are new over old.
    #[must_use]
    pub fn then_scaled(self, x: f64, y: f64) -> Self {
        self.after([1.0 / x, 0.0, 0.0, 0.0, 1.0 / y, 0.0])
    }

    /// The image was then mirrored, left and right changed; `width` in pixels.
    #[must_use]
    pub fn then_mirrored(self, width: u32) -> Self {
        self.after([-1.0, 0.0, f64::from(width), 0.0, 1.0, 0.0])
    }

    /// The image, `width × height` before, was then turned clockwise by quarters.
    #[must_use]
    pub fn then_turned(self, quarters: u8, width: u32, height: u32) -> Self {
        let (w, h) = (f64::from(width), f64::from(height));
        match quarters % 4 {
            1 => self.after([0.0, 1.0, 0.0, -1.0, 0.0, h]),
            2 => self.after([-1.0, 0.0, w, 0.0, -1.0, h]),
            3 => self.after([0.0, -1.0, w, 1.0, 0.0, 0.0]),
            _ => self,
        }
    }

    /// The image was then rotated about its middle: a new pixel at `(x, y)` from the new
    /// middle shows the old one at `(x·cos − y·sin, x·sin + y·cos)` from the old middle.
    #[must_use]
    pub fn then_rotated(self, degrees: f64, old: (u32, u32), new: (u32, u32)) -> Self {
        let (sin, cos) = degrees.to_radians().sin_cos();
        let (ox, oy) = (f64::from(old.0) / 2.0, f64::from(old.1) / 2.0);
        let (nx, ny) = (f64::from(new.0) / 2.0, f64::from(new.1) / 2.0);
        self.after([
            cos,
            -sin,
            ox - cos * nx + sin * ny,
            sin,
            cos,
            oy - sin * nx - cos * ny,
        ])
    }

    /// Where a prepared point lies on the received image.
    #[must_use]
    pub fn point(&self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.m;
        (a * x + b * y + c, d * x + e * y + f)
    }

    /// The received area that holds a prepared rectangle, within the image and never empty.
    #[must_use]
    pub fn area(&self, left: i32, top: i32, right: i32, bottom: i32) -> Area {
        let (l, t) = (f64::from(left), f64::from(top));
        let (r, b) = (f64::from(right), f64::from(bottom));
        let corners = [(l, t), (r, t), (l, b), (r, b)].map(|(x, y)| self.point(x, y));
        let (xs, ys) = (corners.map(|c| c.0), corners.map(|c| c.1));
        let (x, width) = span(&xs, self.received.0);
        let (y, height) = span(&ys, self.received.1);
        Area { x, y, width, height }
    }
}

/// The whole pixels from the smallest to the largest, within `0..size`, at least one.
fn span(values: &[f64; 4], size: u32) -> (u32, u32) {
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let last = f64::from(size.saturating_sub(1));
    let from = (least + 1e-6).floor().clamp(0.0, last) as u32;
    let to = (most - 1e-6).ceil().clamp(0.0, f64::from(size)) as u32;
    (from, to.saturating_sub(from).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_and_scaled_area_comes_back() {
        let back = Transform::identity(1000, 800).then_cut(100, 50).then_scaled(0.5, 0.5);
        let area = Area { x: 120, y: 70, width: 40, height: 20 };
        assert_eq!(back.area(10, 10, 30, 20), area);
    }

    #[test]
    fn each_quarter_turn_comes_back_to_the_same_pixel() {
        // The received image is 30 × 20 and the pixel in question is (4, 7).
        let plain = Transform::identity(30, 20);
        let expected = Area { x: 4, y: 7, width: 1, height: 1 };
        let seen = [(4, 7), (20 - 1 - 7, 4), (30 - 1 - 4, 20 - 1 - 7), (7, 30 - 1 - 4)];
        for (quarters, (x, y)) in (0u8..).zip(seen) {
            let back = plain.then_turned(quarters, 30, 20);
            assert_eq!(back.area(x, y, x + 1, y + 1), expected, "{quarters}");
        }
        assert_eq!(plain.then_mirrored(30).area(25, 7, 26, 8), expected);
    }

    #[test]
    fn the_middle_stays_the_middle_when_rotated() {
        let back =
            Transform::identity(200, 100).then_rotated(3.0, (200, 100), (210, 112));
        let (x, y) = back.point(105.0, 56.0);
        assert!((x - 100.0).abs() < 1e-9 && (y - 50.0).abs() < 1e-9);
        let (x, y) = back.point(205.0, 56.0);
        assert!((x - (100.0 + 100.0 * 3f64.to_radians().cos())).abs() < 1e-9);
        assert!((y - (50.0 + 100.0 * 3f64.to_radians().sin())).abs() < 1e-9);
    }

    #[test]
    fn an_area_never_leaves_the_image_and_is_never_empty() {
        let back = Transform::identity(50, 50);
        assert_eq!(back.area(-9, 45, 80, 90), Area { x: 0, y: 45, width: 50, height: 5 });
        assert_eq!(back.area(60, 60, 70, 70), Area { x: 49, y: 49, width: 1, height: 1 });
    }
}
