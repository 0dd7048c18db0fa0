//! Property, building and position, which no delivery schema has a place for.
//!
//! They travel in virksomhetsspesifikkeMetadata under our own namespace and our own
//! annotated schema, `byggarkiv-eiendom.xsd` (krav 6.4.31–35). Its element names occur
//! nowhere in Noark 5: Arkade matches paths by local name, whatever the namespace.

use std::io::{self, Write};

use crate::matrikkel::MatrikkelKey;

use super::element::Out;

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

/// virksomhetsspesifikkeMetadata with the properties; nothing where there is none.
pub(super) fn write<W: Write>(out: &mut Out<W>, all: &[Eiendom]) -> io::Result<()> {
    if all.is_empty() {
        return Ok(());
    }
    out.group("virksomhetsspesifikkeMetadata", |out| {
        all.iter().try_for_each(|eiendom| one(out, eiendom))
    })
}

fn one<W: Write>(out: &mut Out<W>, eiendom: &Eiendom) -> io::Result<()> {
    out.counts.eiendom += 1;
    let key = eiendom.matrikkel;
    let given = |number: u32| (number != 0).then_some(number);
    out.group("be:byggeiendom", |out| {
        out.value("be:kommunenummer", key.kommunenummer)?;
        out.value("be:gardsnummer", key.gardsnummer)?;
        out.value("be:bruksnummer", key.bruksnummer)?;
        out.maybe_value("be:festenummer", given(key.festenummer))?;
        out.maybe_value("be:seksjonsnummer", given(key.seksjonsnummer))?;
        posisjon(out, eiendom.posisjon)?;
        eiendom.bygninger.iter().try_for_each(|building| bygning(out, building))
    })
}

fn bygning<W: Write>(out: &mut Out<W>, building: &Bygning) -> io::Result<()> {
    out.group("be:bygning", |out| {
        out.value("be:bygningsnummer", building.bygningsnummer)?;
        out.maybe("be:bygningstype", building.bygningstype.as_ref())?;
        out.maybe("be:bygningsstatus", building.bygningsstatus.as_ref())?;
        posisjon(out, building.posisjon)
    })
}

/// A coordinate that is no number is left out whole: half a point is none.
fn posisjon<W: Write>(out: &mut Out<W>, point: Option<Posisjon>) -> io::Result<()> {
    let Some(point) = point.filter(|p| p.nord.is_finite() && p.oest.is_finite()) else {
        return Ok(());
    };
    out.group("be:posisjon", |out| {
        out.value("be:koordinatsystem", format_args!("EPSG:{}", point.epsg))?;
        out.value("be:nord", point.nord)?;
        out.value("be:oest", point.oest)
    })
}
