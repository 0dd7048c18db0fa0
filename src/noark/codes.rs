//! Coded values, spelt as the standard lays them down.
//!
//! The v5.0 schemas have no enumerations: every coded value is a string to them, and it is
//! Arkade and the archivist who object to a wrong one. So the spelling is kept here.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A coded value that Noark 5 does not know.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{value:?} is no {element} of Noark 5")]
pub struct UnknownCode {
    /// The type that was asked for.
    pub element: &'static str,
    /// The text that was given.
    pub value: String,
}

macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        pub enum $name {
            $(#[doc = concat!("«", $text, "»")] #[serde(rename = $text)] $variant,)+
        }

        impl $name {
            /// Every value, in the standard's order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The value as Noark 5 spells it.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl FromStr for $name {
            type Err = UnknownCode;
            fn from_str(text: &str) -> Result<Self, UnknownCode> {
                Self::ALL.iter().copied().find(|v| v.as_str() == text).ok_or_else(|| {
                    UnknownCode { element: stringify!($name), value: text.to_owned() }
                })
            }
        }
    };
}

coded! {
    /// M050 arkivstatus.
    Arkivstatus { Opprettet = "Opprettet", Avsluttet = "Avsluttet" }
}
coded! {
    /// M051 arkivdelstatus.
    Arkivdelstatus {
        AktivPeriode = "Aktiv periode",
        Overlappingsperiode = "Overlappingsperiode",
        AvsluttetPeriode = "Avsluttet periode",
        UaktuelleMapper = "Uaktuelle mapper",
    }
}
coded! {
    /// M052 saksstatus. A delivery holds `Avsluttet` and `Utgår` only (Arkade N5.15).
    Saksstatus {
        UnderBehandling = "Under behandling",
        Avsluttet = "Avsluttet",
        Utgaar = "Utgår",
    }
}
coded! {
    /// M053 journalstatus. A delivery holds `Arkivert` and `Utgår` only (Arkade N5.22).
    Journalstatus {
        Journalfoert = "Journalført",
        Ekspedert = "Ekspedert",
        Arkivert = "Arkivert",
        Utgaar = "Utgår",
    }
}
coded! {
    /// M054 dokumentstatus. A delivery holds finished documents only (Arkade N5.25).
    Dokumentstatus {
        UnderRedigering = "Dokumentet er under redigering",
        Ferdigstilt = "Dokumentet er ferdigstilt",
    }
}
coded! {
    /// M082 journalposttype.
    Journalposttype {
        Inngaaende = "Inngående dokument",
        Utgaaende = "Utgående dokument",
        InterntTilOppfoelging = "Organinternt dokument for oppfølging",
        InterntUtenOppfoelging = "Organinternt dokument uten oppfølging",
        Saksframlegg = "Saksframlegg",
    }
}
coded! {
    /// M087 korrespondanseparttype.
    Korrespondanseparttype {
        Avsender = "Avsender",
        Mottaker = "Mottaker",
        Kopimottaker = "Kopimottaker",
        Gruppemottaker = "Gruppemottaker",
        InternAvsender = "Intern avsender",
        InternMottaker = "Intern mottaker",
    }
}
coded! {
    /// M217 tilknyttetRegistreringSom.
    TilknyttetSom { Hoveddokument = "Hoveddokument", Vedlegg = "Vedlegg" }
}
coded! {
    /// M300 dokumentmedium.
    Dokumentmedium {
        Fysisk = "Fysisk arkiv",
        Elektronisk = "Elektronisk arkiv",
        Blandet = "Blandet fysisk og elektronisk arkiv",
    }
}
coded! {
    /// M450 kassasjonsvedtak.
    Kassasjonsvedtak {
        Bevares = "Bevares",
        Kasseres = "Kasseres",
        VurderesSenere = "Vurderes senere",
    }
}
coded! {
    /// M500 tilgangsrestriksjon.
    Tilgangsrestriksjon {
        UnntattOffentlighet = "Unntatt offentlighet",
        Personalsaker = "Personalsaker",
        Klientsaker = "Klientsaker",
    }
}
coded! {
    /// M502 skjermingMetadata: which words are screened.
    SkjermingMetadata {
        KlasseId = "Skjerming klasseID",
        TittelKlasse = "Skjerming tittel klasse",
        TittelMappe = "Skjerming tittel mappe - unntatt første linje",
        TittelMappeOrd = "Skjerming tittel mappe - utvalgte ord",
        NavnPart = "Skjerming navn part i sak",
        TittelRegistrering = "Skjerming tittel registrering - unntatt første linje",
        TittelRegistreringOrd = "Skjerming tittel registrering - utvalgte ord",
        NavnAvsender = "Skjerming navn avsender",
        NavnMottaker = "Skjerming navn mottaker",
        TittelDokumentbeskrivelse = "Skjerming tittel dokumentbeskrivelse",
        Merknadstekst = "Skjerming merknadstekst",
        Midlertidig = "Midlertidig skjerming",
    }
}
coded! {
    /// M503 skjermingDokument.
    SkjermingDokument {
        Hele = "Skjerming av hele dokumentet",
        Deler = "Skjerming av deler av dokumentet",
    }
}
coded! {
    /// M619 avskrivningsmaate.
    Avskrivningsmaate {
        Brev = "Besvart med brev",
        Epost = "Besvart med e-post",
        Telefon = "Besvart på telefon",
        TattTilEtterretning = "Tatt til etterretning",
        TattTilOrientering = "Tatt til orientering",
    }
}
coded! {
    /// M700 variantformat.
    Variantformat {
        Produksjonsformat = "Produksjonsformat",
        Arkivformat = "Arkivformat",
        Sladdet = "Dokument hvor deler av innholdet er skjermet",
    }
}
coded! {
    /// How the archive period is cut: `skarpt` means the extraction holds exactly what the
    /// journals hold, and Arkade then compares them (N5.59, N5.60).
    Skille { Mykt = "mykt", Skarpt = "skarpt" }
}

/// M086 klassifikasjonstype of a system with one klasse a property (krav 2.4.3).
pub const GAARDS_OG_BRUKSNUMMER: &str = "Gårds- og bruksnummer";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_reads_back_as_it_is_spelt_and_no_other_way() {
        for status in Saksstatus::ALL {
            assert_eq!(status.as_str().parse(), Ok(*status));
        }
        let wrong = UnknownCode { element: "Saksstatus", value: "avsluttet".to_owned() };
        assert_eq!("avsluttet".parse::<Saksstatus>(), Err(wrong));
    }

    #[test]
    fn the_statuses_arkade_counts_as_finished_are_spelt_its_way() {
        assert_eq!(Saksstatus::Avsluttet.as_str(), "Avsluttet");
        assert_eq!(Saksstatus::Utgaar.as_str(), "Utgår");
        assert_eq!(Journalstatus::Arkivert.as_str(), "Arkivert");
        assert_eq!(Dokumentstatus::Ferdigstilt.as_str(), "Dokumentet er ferdigstilt");
        assert_eq!(Skille::Skarpt.as_str(), "skarpt");
    }
}
