//! Is the stated resolution possible, and if not, which one is likely?
//!
//! Judged by the paper it makes: 72 dots an inch on a page 2480 pixels wide makes a letter
//! 87 cm wide, while 300 makes it exactly A4.

use crate::page::{Dpi, Stated};

/// Lowest resolution a scanner gives for paper. 72 and 96 are what programs write that do not
/// know, and nobody scans a case file at them.
const LOWEST: f64 = 100.0;

/// The resolutions that are tried, the usual first, after the one the job states.
const TRIED: [u32; 6] = [300, 400, 200, 600, 150, 240];

/// Sides of A0–A6 in millimetres (ISO 216): each format's long side is the next one's short.
const SIDES: [f64; 8] = [1189.0, 841.0, 594.0, 420.0, 297.0, 210.0, 148.0, 105.0];

/// How far a scan may miss a format's side and still be it.
const SLACK: f64 = 0.03;

/// Longest side of paper that is believed, in millimetres: an A0 with a margin.
const LONGEST: f64 = 1300.0;

/// Shortest long side that is believed, in millimetres: smaller than any receipt.
const SHORTEST: f64 = 40.0;

/// What was decided about a page's resolution.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Judged {
    /// The resolution to be used.
    pub(super) dpi: Dpi,
    /// Why it is not simply what the file states.
    pub(super) because: Because,
}

/// Why a resolution was chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Because {
    /// The file states it, and it is possible.
    Stated,
    /// The file states none.
    Missing,
    /// The file states one that cannot be.
    Impossible(Stated),
}

/// The resolution of a page of so many pixels; `usual` is what the job says of its scanner.
pub(super) fn judge(
    stated: Option<Stated>,
    width: u32,
    height: u32,
    usual: Dpi,
) -> Judged {
    let Some(stated) = stated else {
        return Judged { dpi: likely(width, height, usual), because: Because::Missing };
    };
    // Where a pixel is not a square the finer side is kept, so that no dot is lost.
    let believed = possible(stated, width, height);
    if let Some(dpi) = believed {
        return Judged { dpi, because: Because::Stated };
    }
    let dpi = likely(width, height, usual);
    // An odd size of paper, not an odd resolution, where the likely one is the stated.
    let same = (f64::from(dpi.get()) - stated.x.max(stated.y)).abs() < 1.0;
    let because = if same { Because::Stated } else { Because::Impossible(stated) };
    Judged { dpi, because }
}

/// The stated resolution as a whole number, where paper of that size may be.
fn possible(stated: Stated, width: u32, height: u32) -> Option<Dpi> {
    let finer = stated.x.max(stated.y);
    let long = width.max(height);
    let dpi = Dpi::new(finer.round() as u32)?;
    let millimetres = dpi.millimetres(long);
    // A long strip may be longer than any sheet, but not both ways.
    let short = dpi.millimetres(width.min(height));
    let paper = millimetres >= SHORTEST && (millimetres <= LONGEST || short <= 1000.0);
    (finer >= LOWEST && paper).then_some(dpi)
}

/// The first resolution at which the pixels make a sheet of a known format; the usual one
/// where none does.
fn likely(width: u32, height: u32, usual: Dpi) -> Dpi {
    let tried = TRIED.into_iter().filter_map(Dpi::new);
    std::iter::once(usual)
        .chain(tried)
        .find(|dpi| is_sheet(dpi.millimetres(width), dpi.millimetres(height)))
        .unwrap_or(usual)
}

/// Whether so many millimetres are A0–A5, upright or lying.
fn is_sheet(width: f64, height: f64) -> bool {
    let (long, short) = (width.max(height), width.min(height));
    let near = |a: f64, b: f64| (a / b - 1.0).abs() <= SLACK;
    SIDES.windows(2).take(6).any(|pair| near(long, pair[0]) && near(short, pair[1]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(stated: Option<f64>, size: (u32, u32), expected: u32, because: &str) {
        let usual = Dpi::new(300).unwrap();
        let stated = stated.map(|dpi| Stated { x: dpi, y: dpi });
        let judged = judge(stated, size.0, size.1, usual);
        let told = match judged.because {
            Because::Stated => "stated",
            Because::Missing => "missing",
            Because::Impossible(_) => "impossible",
        };
        assert_eq!((judged.dpi.get(), told), (expected, because), "{stated:?} {size:?}");
    }

    #[test]
    fn a_possible_resolution_is_believed() {
        check(Some(300.0), (2480, 3508), 300, "stated");
        check(Some(200.0), (1654, 2339), 200, "stated");
        check(Some(299.999), (9933, 7016), 300, "stated");
        check(Some(400.0), (13_000, 18_700), 400, "stated");
    }

    #[test]
    fn seventy_two_on_an_a4_is_not_believed() {
        check(Some(72.0), (2480, 3508), 300, "impossible");
        check(Some(1.0), (2480, 3508), 300, "impossible");
        check(Some(2400.0), (1240, 1754), 150, "impossible");
        check(Some(96.0), (1654, 2339), 200, "impossible");
    }

    #[test]
    fn a_missing_resolution_is_the_one_that_makes_a_sheet() {
        check(None, (2480, 3508), 300, "missing");
        check(None, (1654, 2339), 200, "missing");
        check(None, (3307, 4677), 400, "missing");
        check(None, (9933, 7016), 300, "missing");
        check(None, (1000, 1000), 300, "missing");
    }

    #[test]
    fn a_long_strip_is_paper_too() {
        check(Some(300.0), (2000, 20_000), 300, "stated");
        check(Some(300.0), (120, 200), 300, "stated");
    }
}
