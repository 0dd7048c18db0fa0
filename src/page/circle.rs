//! Circles through points, and the one that fits many of them.

/// The middle of a pixel.
pub(super) fn middle((x, y): (u32, u32)) -> (f64, f64) {
    (f64::from(x) + 0.5, f64::from(y) + 0.5)
}

/// A circle, in pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Circle {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) radius: f64,
}

impl Circle {
    /// The circle through three points; `None` where they lie in a line.
    pub(super) fn through(a: (f64, f64), b: (f64, f64), c: (f64, f64)) -> Option<Self> {
        let (bx, by, cx, cy) = (b.0 - a.0, b.1 - a.1, c.0 - a.0, c.1 - a.1);
        let twice = 2.0 * (bx * cy - by * cx);
        if twice.abs() < 1.0 {
            return None;
        }
        let (b2, c2) = (bx * bx + by * by, cx * cx + cy * cy);
        let (x, y) = ((cy * b2 - by * c2) / twice, (bx * c2 - cx * b2) / twice);
        Some(Self { x: a.0 + x, y: a.1 + y, radius: x.hypot(y) })
    }

    /// The place in a direction, so far outside its line.
    pub(super) fn at(&self, way: f64, outside: f64) -> (f64, f64) {
        let (sin, cos) = way.sin_cos();
        let radius = self.radius + outside;
        (self.x + radius * cos, self.y + radius * sin)
    }

    /// The circle that fits the points near its line best, by least squares (Kåsa 1976).
    pub(super) fn fitted(&self, points: &[(u32, u32)], near: f64) -> Option<Self> {
        let mut sums = [0.0f64; 8];
        for point in points {
            let (x, y) = middle(*point);
            let (x, y) = (x - self.x, y - self.y);
            let square = x * x + y * y;
            if (square.sqrt() - self.radius).abs() <= near {
                let terms = [1.0, x, y, x * x, x * y, y * y, square * x, square * y];
                sums.iter_mut().zip(terms).for_each(|(sum, term)| *sum += term);
            }
        }
        let [n, x, y, xx, xy, yy, zx, zy] = sums;
        let (mx, my) = (x / n, y / n);
        let (sxx, sxy, syy) = (xx / n - mx * mx, xy / n - mx * my, yy / n - my * my);
        let z = (xx + yy) / n;
        let (szx, szy) = (zx / n - z * mx, zy / n - z * my);
        let twice = 2.0 * (sxx * syy - sxy * sxy);
        if n < 3.0 || twice.abs() < 1e-6 {
            return None;
        }
        let (a, b) = ((szx * syy - szy * sxy) / twice, (szy * sxx - szx * sxy) / twice);
        let radius = (z - 2.0 * (a * mx + b * my) + a * a + b * b).max(0.0).sqrt();
        Some(Self { x: self.x + a, y: self.y + b, radius })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_points_make_a_circle_unless_they_lie_in_a_line() {
        let circle = Circle::through((13.0, 20.0), (10.0, 23.0), (7.0, 20.0)).unwrap();
        assert_eq!((circle.x, circle.y, circle.radius), (10.0, 20.0, 3.0));
        assert!(Circle::through((0.0, 0.0), (5.0, 5.0), (9.0, 9.0)).is_none());
    }

    #[test]
    fn points_far_from_its_line_do_not_move_the_circle_that_fits() {
        let true_one = Circle { x: 300.0, y: 200.0, radius: 100.0 };
        let mut points: Vec<(u32, u32)> = (0..360u32)
            .map(|n| true_one.at(f64::from(n).to_radians(), 0.0))
            .map(|(x, y)| (x as u32, y as u32))
            .collect();
        points.extend((0..90).map(|n| (300 + n, 200)));
        let guess = Circle { x: 301.0, y: 199.0, radius: 101.0 };
        let fitted = guess.fitted(&points, 4.0).unwrap();
        let off = (fitted.x - 300.0).hypot(fitted.y - 200.0);
        assert!(off < 0.1 && (fitted.radius - 100.0).abs() < 0.2, "{fitted:?}");
        assert!(guess.fitted(&[], 4.0).is_none());
    }
}
