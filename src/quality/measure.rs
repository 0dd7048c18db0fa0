//! What is measured of a page, in which unit, and which way is worse.

use serde::Serialize;

/// A value that a page has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Measure {
    /// Dots per inch, where the file states them.
    Resolution,
    /// How far the lines lean to either side, in degrees.
    Skew,
    /// Grey levels between the paper and the usual letter, 0–255.
    Contrast,
    /// Black scanner edges, in percent of the image.
    Border,
    /// Ink on a page that was called blank, in percent of the image.
    Blank,
    /// The recogniser's mean confidence, 0–100.
    Confidence,
    /// Words surer than the profile's confidence are sure; the others, in percent.
    Unsure,
    /// 1 where the reading itself calls the page poorly read or not read at all, else 0.
    Poor,
}

/// Which side of a limit is within.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// The limit or more.
    AtLeast,
    /// The limit or less.
    AtMost,
}

impl Measure {
    /// Every measure, in the order of the report.
    pub const ALL: [Self; 8] = [
        Self::Resolution,
        Self::Skew,
        Self::Contrast,
        Self::Border,
        Self::Blank,
        Self::Confidence,
        Self::Unsure,
        Self::Poor,
    ];

    /// Its name in a profile and in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Resolution => "resolution",
            Self::Skew => "skew",
            Self::Contrast => "contrast",
            Self::Border => "border",
            Self::Blank => "blank",
            Self::Confidence => "confidence",
            Self::Unsure => "unsure",
            Self::Poor => "poor",
        }
    }

    /// The message key that names it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Resolution => "quality-resolution",
            Self::Skew => "quality-skew",
            Self::Contrast => "quality-contrast",
            Self::Border => "quality-border",
            Self::Blank => "quality-blank",
            Self::Confidence => "quality-confidence",
            Self::Unsure => "quality-unsure",
            Self::Poor => "quality-poor",
        }
    }

    /// The message key that says what the value is and how it was found.
    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            Self::Resolution => "quality-resolution-about",
            Self::Skew => "quality-skew-about",
            Self::Contrast => "quality-contrast-about",
            Self::Border => "quality-border-about",
            Self::Blank => "quality-blank-about",
            Self::Confidence => "quality-confidence-about",
            Self::Unsure => "quality-unsure-about",
            Self::Poor => "quality-poor-about",
        }
    }

    /// What stands behind its numbers: `dpi`, `°`, `%` or nothing.
    #[must_use]
    pub fn unit(self) -> &'static str {
        match self {
            Self::Resolution => " dpi",
            Self::Skew => "°",
            Self::Border | Self::Blank | Self::Unsure => " %",
            Self::Contrast | Self::Confidence | Self::Poor => "",
        }
    }

    /// Which side of a limit is within.
    #[must_use]
    pub fn bound(self) -> Bound {
        match self {
            Self::Resolution | Self::Contrast | Self::Confidence => Bound::AtLeast,
            Self::Skew | Self::Border | Self::Blank | Self::Unsure | Self::Poor => {
                Bound::AtMost
            }
        }
    }

    /// Where the bars of its chart begin; the last one has no end.
    #[must_use]
    pub fn edges(self) -> &'static [f64] {
        match self {
            Self::Resolution => &[0.0, 150.0, 200.0, 300.0, 400.0, 600.0],
            Self::Skew => &[0.0, 0.2, 0.5, 1.0, 2.0, 5.0],
            Self::Contrast => &[0.0, 30.0, 60.0, 90.0, 120.0, 150.0, 200.0],
            Self::Border => &[0.0, 0.1, 1.0, 2.0, 5.0, 10.0, 20.0],
            Self::Blank => &[0.0, 0.01, 0.05, 0.1, 0.2, 0.5, 1.0],
            Self::Confidence => &[0.0, 50.0, 60.0, 70.0, 80.0, 90.0, 95.0],
            Self::Unsure => &[0.0, 1.0, 5.0, 10.0, 20.0, 30.0, 50.0],
            Self::Poor => &[0.0, 1.0],
        }
    }

    /// Whether a value keeps to a limit.
    #[must_use]
    pub fn is_within(self, value: f64, limit: f64) -> bool {
        match self.bound() {
            Bound::AtLeast => value >= limit,
            Bound::AtMost => value <= limit,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_itself_is_within_both_ways() {
        assert!(Measure::Resolution.is_within(300.0, 300.0));
        assert!(!Measure::Resolution.is_within(299.0, 300.0));
        assert!(Measure::Skew.is_within(2.0, 2.0));
        assert!(!Measure::Skew.is_within(2.01, 2.0));
    }

    #[test]
    fn bars_begin_at_nothing_and_rise() {
        for measure in Measure::ALL {
            let edges = measure.edges();
            assert_eq!(edges[0], 0.0);
            assert!(edges.windows(2).all(|two| two[0] < two[1]), "{measure:?}");
        }
    }
}
