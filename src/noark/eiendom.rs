//! Property, building and position, which no delivery schema has a place for.
//!
//! They travel in virksomhetsspesifikkeMetadata under our own namespace and our own
//! annotated schema, `byggarkiv-eiendom.xsd` (krav 6.4.31–35). Its element names occur
//! nowhere in Noark 5: Arkade matches paths by local name, whatever the namespace.

use crate::matrikkel::MatrikkelKey;

/// The namespace of `byggarkiv-eiendom.xsd`.
pub const NAMESPACE: &str = "urn:byggarkiv:eiendom:1";

/// A property of the matrikkel that a case is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Eiendom {
    /// The key the case was filed under.
    pub matrikkel: MatrikkelKey,
    /// The buildings on it that the case is about.
    pub bygninger: Vec<Bygning>,
    /// Where it lies.
    pub posisjon: Option<Posisjon>,
}

impl Eiendom {
    /// A property of which nothing but the key is known.
    #[must_use]
    pub fn only(matrikkel: MatrikkelKey) -> Self {
        Self { matrikkel, bygninger: Vec::new(), posisjon: None }
    }
}

/// A building of the matrikkel.
#[derive(Clone, Debug, PartialEq)]
pub struct Bygning {
    /// 1–9 digits.
    pub bygningsnummer: u32,
    /// The code of the building's type (three digits), NS 3457.
    pub bygningstype: Option<String>,
    /// The code of the building's status (`TB`, `MB` …).
    pub bygningsstatus: Option<String>,
    /// Where it stands.
    pub posisjon: Option<Posisjon>,
}

/// A point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Posisjon {
    /// The EPSG code, 25833 say.
    pub epsg: u32,
    /// Northing in metres, or latitude in degrees, as the system has it.
    pub nord: f64,
    /// Easting in metres, or longitude in degrees.
    pub oest: f64,
}
