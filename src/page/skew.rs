//! How crooked the lines of a page are, from the feet of its letters and its rules.

use super::marks::Mark;

/// A sheet in a scanner's feeder lies no further askew, in degrees.
const NEAR: f64 = 5.0;

/// Nothing further out is looked for, in degrees: a page laid down or photographed by hand.
const FAR: f64 = 20.0;

/// Lines are there when the best angle gathers the feet so much better than angles do on
/// the average.
const LEAST_GAIN: f64 = 1.25;

/// An angle beyond [`NEAR`] must gather them so much better …
const FAR_GAIN: f64 = 1.6;

/// … and so many of them be there: a few letters of a drawing gather at any angle.
const FAR_FEET: usize = 100;

/// The angle of the lines in degrees, positive = falling to the right; `None` where the page
/// has no lines to tell. Within ±20°, better than 0.1° on a page of text.
pub(super) fn find((width, height): (u32, u32), marks: &[Mark]) -> Option<f64> {
    let points = feet(marks);
    if points.len() < 24 {
        return None;
    }
    let lines = |far: f64| sharpnesses((width, height), &points, far);
    let (mut nearby, mut wide) = (lines(NEAR), lines(FAR));
    let near = search(0.0, NEAR, 0.2, &mut nearby);
    let far = search(0.0, FAR, 0.2, &mut wide);
    if points.len() >= FAR_FEET && far.0.abs() > NEAR && far.1 >= far.2 * FAR_GAIN {
        return Some(finer(far.0, &mut wide));
    }
    (near.1 >= near.2 * LEAST_GAIN).then(|| finer(near.0, &mut nearby))
}

/// The angle of the lines of these marks, on a page of this size whose own lines lie at `other`,
/// where it gathers the feet so many times better than that one.
pub(super) fn clearer(
    (width, height): (u32, u32),
    marks: &[Mark],
    other: f64,
    times: f64,
) -> Option<f64> {
    let points = feet(marks);
    let mut score = sharpnesses((width, height), &points, FAR);
    let (angle, best, mean) = search(0.0, FAR, 0.2, &mut score);
    let (_, usual, _) = search(other, 0.4, 0.1, &mut score);
    (best >= mean * FAR_GAIN && best >= usual * times).then_some(angle)
}

/// How sharply these points of a page gather at each angle up to `far` degrees.
fn sharpnesses(
    (width, height): (u32, u32),
    points: &[(f32, f32)],
    far: f64,
) -> impl FnMut(f64) -> f64 {
    let reach = f64::from(width) * far.to_radians().tan() + 8.0;
    let mut rows = vec![0f32; (f64::from(height) + 2.0 * reach) as usize + 8];
    move |degrees: f64| sharpness(points, degrees, reach, &mut rows)
}

/// The best angle close to a rough one.
fn finer(coarse: f64, score: &mut impl FnMut(f64) -> f64) -> f64 {
    let (fine, ..) = search(coarse, 0.24, 0.04, score);
    let (finest, ..) = search(fine, 0.04, 0.01, score);
    (finest * 100.0).round() / 100.0
}

/// The best angle around `middle`, its score and the mean of all.
fn search(
    middle: f64,
    reach: f64,
    step: f64,
    score: &mut impl FnMut(f64) -> f64,
) -> (f64, f64, f64) {
    let steps = (reach / step).round() as i32;
    let mut best = (middle, f64::MIN);
    let mut sum = 0.0;
    // From the middle outwards, so that the smaller turn wins where two are equal.
    for at in 0..=2 * steps {
        let side = if at % 2 == 0 { -1 } else { 1 };
        let degrees = middle + f64::from(side * ((at + 1) / 2)) * step;
        let value = score(degrees);
        sum += value;
        if value > best.1 {
            best = (degrees, value);
        }
    }
    (best.0, best.1, sum / f64::from(2 * steps + 1))
}

/// How sharply the points gather in lines at an angle: the sum of the squares of how many
/// lie at each height.
fn sharpness(points: &[(f32, f32)], degrees: f64, reach: f64, lines: &mut [f32]) -> f64 {
    lines.fill(0.0);
    let slope = degrees.to_radians().tan() as f32;
    let shift = reach as f32;
    for (x, y) in points {
        let at = (y - x * slope + shift).max(0.0);
        let (row, part) = ((at as usize).min(lines.len() - 2), at.fract());
        lines[row] += 1.0 - part;
        lines[row + 1] += part;
    }
    lines.iter().map(|n| f64::from(n * n)).sum()
}

/// The middle of each letter's foot, and points along the lower edge of flat rules.
fn feet(marks: &[Mark]) -> Vec<(f32, f32)> {
    let letters = marks.iter().filter(|m| m.is_letter_like());
    letters.map(|m| ((m.left + m.right) as f32 / 2.0, m.bottom as f32)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines of letters at an angle, with descenders and gaps between the words.
    fn text(degrees: f64) -> Vec<Mark> {
        let slope = degrees.to_radians().tan();
        let mut marks = Vec::new();
        for line in 0..40 {
            for letter in 0..70u32 {
                if letter * 7 % 11 == 3 {
                    continue;
                }
                let left = 100 + letter * 14;
                let foot = 500.0 + f64::from(line) * 40.0 + f64::from(left) * slope;
                let deep = if (letter * 5 + line) % 9 == 0 { 5.0 } else { 0.0 };
                let bottom = (foot + deep).round() as u32;
                marks.push(Mark {
                    left,
                    top: bottom - 13,
                    right: left + 10,
                    bottom,
                    ink: 60,
                    depth: 180,
                    step: 90,
                });
            }
        }
        marks
    }

    #[test]
    fn the_angle_of_text_is_found_to_a_twentieth_of_a_degree() {
        for degrees in [-17.4, -9.0, -4.7, -2.0, -0.73, -0.1, 0.0, 0.25, 1.5, 4.95, 12.3]
        {
            let found = find((1250, 2400), &text(degrees)).unwrap();
            assert!((found - degrees).abs() <= 0.05, "{degrees}: {found}");
        }
    }

    #[test]
    fn a_page_without_lines_has_no_angle() {
        assert_eq!(find((1250, 2400), &text(1.0)[..20]), None);
        let mut scattered = text(0.0);
        let mut random = 1u32;
        for mark in &mut scattered {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            mark.bottom = 100 + (random >> 8) % 1800;
            mark.top = mark.bottom - 13;
        }
        assert_eq!(find((1250, 2400), &scattered), None);
    }
}
