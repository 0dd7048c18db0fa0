//! The kinds of PDF/A that a depot takes as they are.

use std::fmt;

/// A part and a conformance level of ISO 19005. Parts 3 and 4 may carry files of any kind
/// and are not among the approved archive formats, so they are not named here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flavour {
    /// PDF/A-1a: ISO 19005-1, level A (tagged).
    A1a,
    /// PDF/A-1b: ISO 19005-1, level B.
    A1b,
    /// PDF/A-2a: ISO 19005-2, level A (tagged).
    A2a,
    /// PDF/A-2b: ISO 19005-2, level B.
    A2b,
    /// PDF/A-2u: ISO 19005-2, level U (all text has Unicode).
    A2u,
}

impl Flavour {
    /// Every flavour.
    pub const ALL: [Self; 5] = [Self::A1a, Self::A1b, Self::A2a, Self::A2b, Self::A2u];

    /// The flavour that `pdfaid:part` and `pdfaid:conformance` name.
    #[must_use]
    pub fn of(part: &str, conformance: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| {
            f.part() == part && f.conformance().eq_ignore_ascii_case(conformance)
        })
    }

    /// `pdfaid:part`.
    #[must_use]
    pub fn part(self) -> &'static str {
        match self {
            Self::A1a | Self::A1b => "1",
            Self::A2a | Self::A2b | Self::A2u => "2",
        }
    }

    /// `pdfaid:conformance`.
    #[must_use]
    pub fn conformance(self) -> &'static str {
        match self {
            Self::A1a | Self::A2a => "A",
            Self::A1b | Self::A2b => "B",
            Self::A2u => "U",
        }
    }

    /// The format's number in PRONOM.
    #[must_use]
    pub fn puid(self) -> &'static str {
        match self {
            Self::A1a => "fmt/95",
            Self::A1b => "fmt/354",
            Self::A2a => "fmt/476",
            Self::A2b => "fmt/477",
            Self::A2u => "fmt/478",
        }
    }
}

impl fmt::Display for Flavour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PDF/A-{}{}", self.part(), self.conformance().to_ascii_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flavour_is_found_by_its_own_claim() {
        for flavour in Flavour::ALL {
            assert_eq!(Flavour::of(flavour.part(), flavour.conformance()), Some(flavour));
        }
        assert_eq!(Flavour::of("3", "B"), None);
        assert_eq!(Flavour::A2u.to_string(), "PDF/A-2u");
    }
}
