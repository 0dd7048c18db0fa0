//! The kind of paper in ArkivLett's codes (M083 dokumenttype).

use serde::{Deserialize, Serialize};

/// A kind of paper (KS, ArkivLett dokumenttype; spelled as there, `ANSVKONT` too).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Kind {
    /// Søknad: application.
    #[serde(rename = "SØKNAD")]
    Soknad,
    /// Melding: notice of work or of its progress.
    #[serde(rename = "MELDING")]
    Melding,
    /// Korrespondanse: letters, statements, complaints, neighbours.
    #[serde(rename = "KORR")]
    Korr,
    /// Kart: maps and site plans.
    #[serde(rename = "KART")]
    Kart,
    /// Foto: photographs.
    #[serde(rename = "FOTO")]
    Foto,
    /// Tegning: drawings.
    #[serde(rename = "TEGNING")]
    Tegning,
    /// Ansvar og kontroll: responsibility, calculations, declarations of control.
    #[serde(rename = "ANSVKONT")]
    Ansvkont,
    /// Tilsyn: inspection.
    #[serde(rename = "TILSYN")]
    Tilsyn,
    /// Avtale: agreements, deeds, divisions.
    #[serde(rename = "AVTALE")]
    Avtale,
    /// Vedtak: decisions, permits, certificates.
    #[serde(rename = "VEDTAK")]
    Vedtak,
}

impl Kind {
    /// Every kind, in ArkivLett's order.
    pub const ALL: [Self; 10] = [
        Self::Soknad,
        Self::Melding,
        Self::Korr,
        Self::Kart,
        Self::Foto,
        Self::Tegning,
        Self::Ansvkont,
        Self::Tilsyn,
        Self::Avtale,
        Self::Vedtak,
    ];

    /// The code, such as `SØKNAD`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Soknad => "SØKNAD",
            Self::Melding => "MELDING",
            Self::Korr => "KORR",
            Self::Kart => "KART",
            Self::Foto => "FOTO",
            Self::Tegning => "TEGNING",
            Self::Ansvkont => "ANSVKONT",
            Self::Tilsyn => "TILSYN",
            Self::Avtale => "AVTALE",
            Self::Vedtak => "VEDTAK",
        }
    }

    /// The kind of a code; `None` where ArkivLett has no such code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The name for people, in the words of the list: `Søknad`, `Ansvar og kontroll`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Soknad => "Søknad",
            Self::Melding => "Melding",
            Self::Korr => "Korrespondanse",
            Self::Kart => "Kart",
            Self::Foto => "Foto",
            Self::Tegning => "Tegning",
            Self::Ansvkont => "Ansvar og kontroll",
            Self::Tilsyn => "Tilsyn",
            Self::Avtale => "Avtale",
            Self::Vedtak => "Vedtak",
        }
    }
}
