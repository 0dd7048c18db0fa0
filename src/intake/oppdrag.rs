//! `oppdrag.toml`: what the job is, for whom, and what a delivery must say.

use serde::{Deserialize, Serialize};

use super::telling::SheetCount;
use crate::page::Dpi;

/// The job, as `oppdrag.toml` beside the scans describes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Oppdrag {
    /// Title of the archive (arkiv.tittel, M020).
    pub tittel: Option<String>,
    /// Today's municipality: four digits, checked.
    pub kommunenummer: Option<String>,
    /// Its name.
    pub kommunenavn: Option<String>,
    /// Nine digits, check digit tested.
    pub organisasjonsnummer: Option<String>,
    /// First and last year of the archive.
    pub periode: Option<Periode>,
    /// Who made the archive, over time (M006–M007).
    pub arkivskapere: Vec<Arkivskaper>,
    /// Where the paper is.
    pub papir: Papir,
    /// How it was scanned.
    pub skanning: Skanning,
    /// What is shielded unless said otherwise.
    pub skjerming: Skjerming,
    /// A decision on disposal, where there is one.
    pub kassasjon: Option<Kassasjon>,
    /// What a delivery must say.
    pub levering: Levering,
    /// Municipalities that became part of this one.
    pub tidligere_kommuner: Vec<TidligereKommune>,
    /// The sheets counted in each folder.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub telling: Vec<SheetCount>,
}

/// Years, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Periode {
    /// First year.
    pub fra: i16,
    /// Last year.
    pub til: i16,
}

/// Who made the archive in a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arkivskaper {
    /// arkivskaperID (M006).
    pub id: String,
    /// arkivskaperNavn (M023).
    pub navn: String,
    /// First year.
    pub fra: Option<i16>,
    /// Last year.
    pub til: Option<i16>,
}

/// The paper behind the scans.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Papir {
    /// The box.
    pub eske: Option<String>,
    /// The shelf.
    pub hylle: Option<String>,
    /// oppbevaringssted (M301), one or more.
    pub oppbevaringssted: Vec<String>,
    /// What becomes of the paper.
    pub etter_skanning: EtterSkanning,
}

/// What becomes of the paper once it is scanned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EtterSkanning {
    /// It is kept: the default, since nothing is destroyed without being said so.
    #[default]
    Bevares,
    /// It is destroyed.
    Destrueres,
}

/// How the paper was scanned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skanning {
    /// The scanner.
    pub skanner: Option<String>,
    /// Who scanned.
    pub operator: Option<String>,
    /// The resolution assumed where a file states none.
    pub dpi: Dpi,
}

impl Default for Skanning {
    fn default() -> Self {
        Self { skanner: None, operator: None, dpi: Oppdrag::DPI }
    }
}

/// What shielding says where it is used (M500–M501).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skjerming {
    /// tilgangsrestriksjon (M500).
    pub tilgangsrestriksjon: Option<String>,
    /// skjermingshjemmel (M501).
    pub skjermingshjemmel: Option<String>,
    /// Every case is shielded.
    pub alle: bool,
}

/// A decision on disposal (M450–M453).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kassasjon {
    /// kassasjonsvedtak (M450).
    pub vedtak: String,
    /// kassasjonshjemmel (M453).
    pub hjemmel: Option<String>,
    /// bevaringstid in years (M451).
    pub bevaringstid: Option<u32>,
    /// kassasjonsdato (M452), `YYYY-MM-DD`.
    pub dato: Option<String>,
}

/// What a delivery must say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Levering {
    /// The received file goes along as produksjonsformat.
    pub lever_mottatt: bool,
    /// What dokumentobjekt.format says.
    pub format: FilFormat,
    /// SUBMISSIONAGREEMENT of the METS.
    pub avtalenummer: Option<String>,
    /// The depot.
    pub mottaker: Option<String>,
    /// Who hands over.
    pub avgiver: Option<String>,
    /// Who produced the extraction.
    pub produsent: Option<String>,
    /// Who owns the archive.
    pub eier: Option<String>,
    /// The system of origin.
    pub system: Option<String>,
    /// Its version.
    pub systemversjon: Option<String>,
    /// Whom the depot asks.
    pub kontakt: Kontakt,
}

/// What dokumentobjekt.format (M701) says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FilFormat {
    /// The extension, with the PUID in formatDetaljer: the default.
    #[default]
    Endelse,
    /// The PUID itself.
    Puid,
}

/// Whom the depot asks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kontakt {
    /// Name.
    pub navn: Option<String>,
    /// E-mail.
    pub epost: Option<String>,
    /// Telephone.
    pub telefon: Option<String>,
}

/// A municipality that became part of this one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TidligereKommune {
    /// Four digits, checked.
    pub kommunenummer: String,
    /// Its name.
    pub navn: String,
    /// First year.
    pub fra: Option<i16>,
    /// Last year.
    pub til: Option<i16>,
    /// First of its farm numbers that this row holds for.
    pub gnr_fra: Option<u32>,
    /// Last of them.
    pub gnr_til: Option<u32>,
    /// Today's farm number = the old one + this; `None` where it is not known.
    pub tillegg: Option<i32>,
}

impl Oppdrag {
    /// The file's name beside the scans.
    pub const FILE: &'static str = "oppdrag.toml";

    /// The resolution assumed where neither file nor job states one.
    pub const DPI: Dpi = Dpi::USUAL;
}
