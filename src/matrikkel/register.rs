//! The properties known today: addresses and buildings, found by key, street or farm name.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Building, MatrikkelKey};

/// A point in a coordinate system.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Position {
    /// The coordinate system's EPSG code: 4258 and 4326 are degrees, 25832/33/35 metres.
    pub epsg: u32,
    /// North, or latitude.
    pub nord: f64,
    /// East, or longitude.
    pub ost: f64,
}

/// One official address (vegadresse or matrikkeladresse) and the property it belongs to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Address {
    /// The property.
    pub key: MatrikkelKey,
    /// The street, such as `Solbakkeveien`; empty on a matrikkeladresse.
    pub adressenavn: String,
    /// The house number; none on a matrikkeladresse.
    pub nummer: Option<u32>,
    /// The house letter, upper case; empty where there is none.
    pub bokstav: String,
    /// The farm's or place's name used in the address; empty where there is none.
    pub adressetilleggsnavn: String,
    /// Tells several matrikkeladresser of one property apart.
    pub undernummer: Option<u32>,
    /// Four digits; empty where there is none.
    pub postnummer: String,
    /// The post town; empty where there is none.
    pub poststed: String,
    /// Where it lies.
    pub position: Option<Position>,
}

/// Addresses and buildings in memory, with the ways to find them.
#[derive(Clone, Debug, Default)]
pub struct Register {
    addresses: Vec<Address>,
    buildings: Vec<Building>,
    properties: BTreeMap<MatrikkelKey, Property>,
    streets: BTreeMap<String, BTreeMap<(u32, String), BTreeSet<MatrikkelKey>>>,
    names: BTreeMap<String, BTreeSet<MatrikkelKey>>,
}

/// What stands on a property, as places in the register's lists.
#[derive(Clone, Debug, Default)]
struct Property {
    addresses: Vec<usize>,
    buildings: Vec<usize>,
}

impl Register {
    /// A register of these addresses and buildings.
    #[must_use]
    pub fn new(addresses: Vec<Address>, buildings: Vec<Building>) -> Self {
        let mut register = Self::default();
        for (at, address) in addresses.iter().enumerate() {
            register.properties.entry(address.key).or_default().addresses.push(at);
            if let Some(number) = address.nummer {
                let street =
                    register.streets.entry(street(&address.adressenavn)).or_default();
                let house = (number, address.bokstav.to_uppercase());
                street.entry(house).or_default().insert(address.key);
            }
            if !address.adressetilleggsnavn.trim().is_empty() {
                let name = folded(&address.adressetilleggsnavn);
                register.names.entry(name).or_default().insert(address.key);
            }
        }
        for (at, building) in buildings.iter().enumerate() {
            if let Some(key) = building.key {
                register.properties.entry(key).or_default().buildings.push(at);
            }
        }
        Self { addresses, buildings, ..register }
    }

    /// Whether nothing was imported.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.properties.is_empty()
    }

    /// Whether the property is known. A festegrunn or seksjon counts as known where its
    /// grunneiendom is: the open extracts seldom name them.
    #[must_use]
    pub fn contains(&self, key: &MatrikkelKey) -> bool {
        let ground = MatrikkelKey::grunneiendom(
            key.kommunenummer,
            key.gardsnummer,
            key.bruksnummer,
        );
        // A festegrunn known alone makes its grunneiendom known too.
        let last =
            MatrikkelKey { festenummer: u32::MAX, seksjonsnummer: u32::MAX, ..ground };
        self.properties.range(ground..=last).next().is_some()
    }

    /// The property's addresses, in the order imported.
    pub fn addresses_of(&self, key: &MatrikkelKey) -> impl Iterator<Item = &Address> {
        let places = self.properties.get(key).map_or(&[][..], |p| &p.addresses);
        places.iter().map(|at| &self.addresses[*at])
    }

    /// The property's buildings, in the order imported.
    pub fn buildings_of(&self, key: &MatrikkelKey) -> impl Iterator<Item = &Building> {
        let places = self.properties.get(key).map_or(&[][..], |p| &p.buildings);
        places.iter().map(|at| &self.buildings[*at])
    }

    /// The properties at a street address, however the street is spelt (`gt.`, `veg`, `vei`,
    /// spaces, case). A letter that is not known is not found; without a letter, lettered
    /// houses of the number count only where the number stands nowhere without.
    #[must_use]
    pub fn at_street(&self, name: &str, number: u32, letter: &str) -> Vec<MatrikkelKey> {
        let Some(houses) = self.streets.get(&street(name)) else {
            return Vec::new();
        };
        let exact = houses.get(&(number, letter.to_uppercase()));
        let lettered = || {
            let from = (number, String::new());
            let houses = houses.range(from..(number + 1, String::new()));
            houses.flat_map(|(_, keys)| keys.iter().copied()).collect::<BTreeSet<_>>()
        };
        match exact {
            Some(keys) => keys.iter().copied().collect(),
            None if letter.is_empty() => lettered().into_iter().collect(),
            None => Vec::new(),
        }
    }

    /// Whether the street is known, however it is spelt.
    #[must_use]
    pub fn has_street(&self, name: &str) -> bool {
        self.streets.contains_key(&street(name))
    }

    /// Streets whose name is one misread letter away, spelt as [`street`] does.
    pub(super) fn streets_near(&self, name: &str) -> Vec<&str> {
        let name = street(name);
        // A short name one letter off is another street.
        if name.chars().count() < 8 {
            return Vec::new();
        }
        self.streets.keys().map(String::as_str).filter(|s| one_apart(s, &name)).collect()
    }

    /// The properties whose address bears this farm's or place's name.
    #[must_use]
    pub fn named(&self, name: &str) -> Vec<MatrikkelKey> {
        self.names.get(&folded(name)).into_iter().flatten().copied().collect()
    }
}

/// Lower case, no spaces, dots or hyphens; `aa` is `å`.
fn folded(name: &str) -> String {
    let plain: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
    plain.to_lowercase().replace("aa", "å")
}

/// A street's name in the one spelling that it is looked up by.
pub(super) fn street(name: &str) -> String {
    // Longest ending first, so that `veien` does not leave an `en`.
    const ENDINGS: [(&str, &[&str]); 3] = [
        ("vei", &["veien", "vegen", "vei", "veg", "vn", "v"]),
        ("gate", &["gaten", "gate", "gata", "gt"]),
        ("plass", &["plassen", "plass", "pl"]),
    ];
    let dotted = name.trim_end().ends_with('.');
    let name = folded(name);
    for (ending, spellings) in ENDINGS {
        for spelling in spellings {
            // `v.` and `gt.` are abbreviations; a bare v or pl may be the name's own.
            let short = spelling.len() <= 2 && !dotted && *spelling != "gt";
            if let Some(stem) = name.strip_suffix(spelling)
                && !short
                && !stem.is_empty()
            {
                return format!("{stem}{ending}");
            }
        }
    }
    name
}

/// Whether two words differ by one letter changed, added or lost (not the first).
fn one_apart(a: &str, b: &str) -> bool {
    let (a, b): (Vec<_>, Vec<_>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if long.len() - short.len() > 1 || short.first() != long.first() {
        return false;
    }
    let same = short.iter().zip(long.iter()).take_while(|(a, b)| a == b).count();
    let skip = usize::from(short.len() == long.len());
    same < long.len() && short.get(same + skip..) == long.get(same + 1..)
}
