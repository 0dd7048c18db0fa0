//! The work or matter that a paper is about, for grouping papers into cases.

use serde::{Deserialize, Serialize};

/// A class of work or matter, coarse enough that the papers of one case share it.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Tiltak {
    /// A dwelling.
    Bolig,
    /// A cabin (hytte, fritidsbolig).
    Fritidsbolig,
    /// A garage or carport.
    Garasje,
    /// A boathouse.
    Naust,
    /// A shed, boat shed, playhouse, greenhouse.
    Uthus,
    /// A barn or other farm building.
    Driftsbygning,
    /// A shop, office, factory, school, store.
    Naringsbygg,
    /// An extension (tilbygg, påbygg).
    Tilbygg,
    /// A porch, terrace or balcony.
    Veranda,
    /// A change of the outside (fasadeendring, vindu).
    Fasade,
    /// A change of use or of the inside (bruksendring, innredning, ombygging).
    Bruksendring,
    /// A demolition.
    Riving,
    /// A division, survey or change of borders.
    Deling,
    /// Water, drains, septic tanks.
    Avlop,
    /// A chimney or stove.
    Pipe,
    /// A fence, wall or retaining wall.
    Gjerde,
    /// A sign.
    Skilt,
    /// A road or access.
    Vei,
}

impl Tiltak {
    /// The name in a title: `garasje`, `fradeling`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Bolig => "bolighus",
            Self::Fritidsbolig => "hytte",
            Self::Garasje => "garasje",
            Self::Naust => "naust",
            Self::Uthus => "uthus",
            Self::Driftsbygning => "driftsbygning",
            Self::Naringsbygg => "næringsbygg",
            Self::Tilbygg => "tilbygg",
            Self::Veranda => "veranda",
            Self::Fasade => "fasadeendring",
            Self::Bruksendring => "bruksendring",
            Self::Riving => "riving",
            Self::Deling => "deling",
            Self::Avlop => "vann og avløp",
            Self::Pipe => "pipe og ildsted",
            Self::Gjerde => "gjerde eller mur",
            Self::Skilt => "skilt",
            Self::Vei => "vei og avkjørsel",
        }
    }
}
