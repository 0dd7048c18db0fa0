//! The standard's own tree, from arkiv down to dokumentobjekt, with the standard's names.
//!
//! What a digitised paper archive needs of it (noark.md §2.9), no more. Whatever stands here
//! comes out valid: what the schema demands is no `Option`, what it wants one of is
//! [`OneOrMore`], and a mandatory text that is empty is filled in by the writer, which counts
//! it.

use jiff::civil::{Date, DateTime};

use crate::digest::Digest;

use super::codes::{
    Arkivdelstatus, Arkivstatus, Avskrivningsmaate, Dokumentmedium, Dokumentstatus,
    Journalposttype, Journalstatus, Kassasjonsvedtak, Korrespondanseparttype, Saksstatus,
    SkjermingDokument, SkjermingMetadata, Tilgangsrestriksjon, TilknyttetSom,
    Variantformat,
};
use super::eiendom::Eiendom;
use super::value::{Dokumentfil, OneOrMore, Stamp, SystemId};

/// An arkiv of one arkivdel: everything above the klasser.
#[derive(Clone, Debug, PartialEq)]
pub struct Arkiv {
    /// M001.
    pub system_id: SystemId,
    /// M020.
    pub tittel: String,
    /// M021.
    pub beskrivelse: Option<String>,
    /// M050.
    pub arkivstatus: Option<Arkivstatus>,
    /// M300.
    pub dokumentmedium: Option<Dokumentmedium>,
    /// M301: where the paper is.
    pub oppbevaringssted: Vec<String>,
    /// M600, M601.
    pub opprettet: Stamp,
    /// M602, M603.
    pub avsluttet: Stamp,
    /// Those who made the archive, in the order of time.
    pub arkivskaper: OneOrMore<Arkivskaper>,
    /// Its one arkivdel.
    pub arkivdel: Arkivdel,
}

/// Who made the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arkivskaper {
    /// M006: an organisasjonsnummer as a rule.
    pub arkivskaper_id: String,
    /// M023.
    pub arkivskaper_navn: String,
    /// M021: its period, say.
    pub beskrivelse: Option<String>,
}

/// A part of the archive with one period (krav 6.4.12).
#[derive(Clone, Debug, PartialEq)]
pub struct Arkivdel {
    /// M001.
    pub system_id: SystemId,
    /// M020.
    pub tittel: String,
    /// M021: also where derived mandatory dates are explained.
    pub beskrivelse: Option<String>,
    /// M051.
    pub arkivdelstatus: Arkivdelstatus,
    /// M300.
    pub dokumentmedium: Option<Dokumentmedium>,
    /// M301.
    pub oppbevaringssted: Vec<String>,
    /// M600, M601.
    pub opprettet: Stamp,
    /// M602, M603.
    pub avsluttet: Stamp,
    /// M107, M108: first and last day of the period.
    pub arkivperiode: Option<(Date, Date)>,
    /// Disposal decided for the whole part.
    pub kassasjon: Option<Kassasjon>,
    /// Screening of the whole part.
    pub skjerming: Option<Skjerming>,
    /// The classification system its klasser stand in.
    pub klassifikasjonssystem: Klassifikasjonssystem,
}

/// A classification system; its klasser are streamed past.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Klassifikasjonssystem {
    /// M001.
    pub system_id: SystemId,
    /// M086, see [`super::codes::GAARDS_OG_BRUKSNUMMER`].
    pub klassifikasjonstype: Option<String>,
    /// M020.
    pub tittel: String,
    /// M021.
    pub beskrivelse: Option<String>,
    /// M600, M601.
    pub opprettet: Stamp,
    /// M602, M603.
    pub avsluttet: Option<Stamp>,
}

/// A klasse with its folders: one property.
#[derive(Clone, Debug, PartialEq)]
pub struct Klasse {
    /// M001.
    pub system_id: SystemId,
    /// M002: `12/34` or `4699-12/34`.
    pub klasse_id: String,
    /// M020.
    pub tittel: String,
    /// M021.
    pub beskrivelse: Option<String>,
    /// M022.
    pub noekkelord: Vec<String>,
    /// M600, M601.
    pub opprettet: Stamp,
    /// M602, M603.
    pub avsluttet: Option<Stamp>,
    /// A henvisning is one of these.
    pub kryssreferanse: Vec<Kryssreferanse>,
    /// Screening of the klasse.
    pub skjerming: Option<Skjerming>,
    /// Its folders; may be none (krav 6.4.13: every klasse is exported).
    pub saksmapper: Vec<Saksmappe>,
}

/// A case.
#[derive(Clone, Debug, PartialEq)]
pub struct Saksmappe {
    /// M001.
    pub system_id: SystemId,
    /// M003: `1974/12`, say.
    pub mappe_id: String,
    /// M020.
    pub tittel: String,
    /// M025: without it a title screened word by word is public as `*****`.
    pub offentlig_tittel: Option<String>,
    /// M021.
    pub beskrivelse: Option<String>,
    /// M022.
    pub noekkelord: Vec<String>,
    /// M300.
    pub dokumentmedium: Option<Dokumentmedium>,
    /// M301: where the paper is.
    pub oppbevaringssted: Vec<String>,
    /// M600, M601.
    pub opprettet: Stamp,
    /// M602, M603: mandatory in a delivery, derived for old papers.
    pub avsluttet: Stamp,
    /// The properties, for virksomhetsspesifikkeMetadata (krav 6.4.31–35).
    pub eiendommer: Vec<Eiendom>,
    /// The parties of the case.
    pub part: Vec<Part>,
    /// References to other klasser, folders and registreringer.
    pub kryssreferanse: Vec<Kryssreferanse>,
    /// Remarks.
    pub merknad: Vec<Merknad>,
    /// Disposal decided.
    pub kassasjon: Option<Kassasjon>,
    /// Screening of the case.
    pub skjerming: Option<Skjerming>,
    /// Its registreringer.
    pub registreringer: Vec<Registrering>,
    /// M011.
    pub saksaar: i16,
    /// M012.
    pub sakssekvensnummer: u32,
    /// M100.
    pub saksdato: Date,
    /// M305.
    pub administrativ_enhet: String,
    /// M306.
    pub saksansvarlig: String,
    /// M052. With `Utgår` the case is exported, the files of its documents are not.
    pub saksstatus: Saksstatus,
    /// M209: the klasser of the case's other properties; each must be exported (N5.51).
    pub referanse_sekundaer_klassifikasjon: Vec<SystemId>,
}

/// A party to a case, a registrering or a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// M010.
    pub part_id: Option<String>,
    /// M302.
    pub part_navn: String,
    /// M303: free, `Tiltakshaver` say.
    pub part_rolle: String,
}

/// A registrering: what was received, sent or noted, with its documents.
#[derive(Clone, Debug, PartialEq)]
pub struct Registrering {
    /// M001.
    pub system_id: SystemId,
    /// M600, M601.
    pub opprettet: Stamp,
    /// M604, M605: mandatory in a delivery, derived for old papers.
    pub arkivert: Stamp,
    /// The parties.
    pub part: Vec<Part>,
    /// Disposal decided.
    pub kassasjon: Option<Kassasjon>,
    /// Screening of the registrering.
    pub skjerming: Option<Skjerming>,
    /// Its documents.
    pub dokumentbeskrivelser: Vec<Dokumentbeskrivelse>,
    /// M004.
    pub registrerings_id: Option<String>,
    /// M020.
    pub tittel: String,
    /// M025: without it a title screened word by word is public as `*****`.
    pub offentlig_tittel: Option<String>,
    /// M021.
    pub beskrivelse: Option<String>,
    /// M022.
    pub noekkelord: Vec<String>,
    /// M024.
    pub forfatter: Vec<String>,
    /// M300.
    pub dokumentmedium: Option<Dokumentmedium>,
    /// M301.
    pub oppbevaringssted: Vec<String>,
    /// Remarks.
    pub merknad: Vec<Merknad>,
    /// References.
    pub kryssreferanse: Vec<Kryssreferanse>,
    /// M103: the date on the paper.
    pub dokumentets_dato: Option<Date>,
    /// M104: as the received-stamp has it.
    pub mottatt_dato: Option<DateTime>,
    /// M105.
    pub sendt_dato: Option<DateTime>,
    /// M110.
    pub offentlighetsvurdert_dato: Option<Date>,
    /// M304.
    pub antall_vedlegg: Option<u32>,
    /// Which kind it is, with what only that kind has.
    pub art: Art,
}

/// The kinds of registrering we make (krav 2.6.1).
#[derive(Clone, Debug, PartialEq)]
pub enum Art {
    /// Where a sender or recipient was read.
    Journalpost(Box<Journalpost>),
    /// Where none was: nobody is invented.
    Arkivnotat,
}

impl Registrering {
    /// The journalpost in it, where it is one.
    #[must_use]
    pub fn journalpost(&self) -> Option<&Journalpost> {
        match &self.art {
            Art::Journalpost(journalpost) => Some(journalpost),
            Art::Arkivnotat => None,
        }
    }
}

/// What only a journalpost has.
#[derive(Clone, Debug, PartialEq)]
pub struct Journalpost {
    /// M013.
    pub journalaar: i16,
    /// M014: unique within the year.
    pub journalsekvensnummer: u32,
    /// M015: the number within the case.
    pub journalpostnummer: u32,
    /// M082.
    pub journalposttype: Journalposttype,
    /// M053.
    pub journalstatus: Journalstatus,
    /// M101.
    pub journaldato: Date,
    /// Senders and recipients: the journals want at least one (krav 2.6.3).
    pub korrespondansepart: OneOrMore<Korrespondansepart>,
    /// How it was answered, from evidence only.
    pub avskrivning: Vec<Avskrivning>,
}

/// A sender or recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Korrespondansepart {
    /// M087.
    pub korrespondanseparttype: Korrespondanseparttype,
    /// M400.
    pub korrespondansepart_navn: String,
    /// M406: line by line.
    pub postadresse: Vec<String>,
    /// M407.
    pub postnummer: Option<String>,
    /// M408.
    pub poststed: Option<String>,
    /// M305, of an internal party.
    pub administrativ_enhet: Option<String>,
    /// M307, of an internal party.
    pub saksbehandler: Option<String>,
}

impl Korrespondansepart {
    /// A party of whom only the name is known.
    pub fn named(art: Korrespondanseparttype, navn: impl Into<String>) -> Self {
        Self {
            korrespondanseparttype: art,
            korrespondansepart_navn: navn.into(),
            postadresse: Vec::new(),
            postnummer: None,
            poststed: None,
            administrativ_enhet: None,
            saksbehandler: None,
        }
    }
}

/// How a journalpost was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Avskrivning {
    /// M617.
    pub avskrivningsdato: Date,
    /// M618.
    pub avskrevet_av: String,
    /// M619.
    pub avskrivningsmaate: Avskrivningsmaate,
    /// M215: the answer.
    pub referanse_avskrives_av_journalpost: Option<SystemId>,
}

/// A document, whatever files it has.
#[derive(Clone, Debug, PartialEq)]
pub struct Dokumentbeskrivelse {
    /// M001.
    pub system_id: SystemId,
    /// M083: free; the `ArkivLett` codes as a rule.
    pub dokumenttype: String,
    /// M054.
    pub dokumentstatus: Dokumentstatus,
    /// M020.
    pub tittel: String,
    /// M021.
    pub beskrivelse: Option<String>,
    /// M024.
    pub forfatter: Vec<String>,
    /// M600, M601.
    pub opprettet: Stamp,
    /// M300.
    pub dokumentmedium: Option<Dokumentmedium>,
    /// M301: where the paper is.
    pub oppbevaringssted: Option<String>,
    /// M217.
    pub tilknyttet_registrering_som: TilknyttetSom,
    /// M007: from 1 within the registrering.
    pub dokumentnummer: u32,
    /// M620, M621.
    pub tilknyttet: Stamp,
    /// The parties.
    pub part: Vec<Part>,
    /// Remarks.
    pub merknad: Vec<Merknad>,
    /// Disposal decided.
    pub kassasjon: Option<Kassasjon>,
    /// Screening of the document.
    pub skjerming: Option<Skjerming>,
    /// Its files, or when they were disposed of.
    pub innhold: Innhold,
}

/// What there is of a document besides its description.
#[derive(Clone, Debug, PartialEq)]
pub enum Innhold {
    /// The files; none for a document on paper only (krav 2.1.4), and none where case or
    /// post is `Utgår`.
    Filer(Vec<Dokumentobjekt>),
    /// M630, M631: they were disposed of, and there is no dokumentobjekt (krav 6.4.27).
    Kassert(Stamp),
}

/// One file (krav 6.4.36–38).
#[derive(Clone, Debug, PartialEq)]
pub struct Dokumentobjekt {
    /// M001.
    pub system_id: SystemId,
    /// M005: from 1.
    pub versjonsnummer: u32,
    /// M700.
    pub variantformat: Variantformat,
    /// PRONOM's name of the format, `fmt/478`; `None` where it is not known.
    pub puid: Option<String>,
    /// The format in words, `PDF/A-2u`.
    pub formatnavn: Option<String>,
    /// M600, M601.
    pub opprettet: Stamp,
    /// M218; its extension is the `format` (M701).
    pub referanse_dokumentfil: Dokumentfil,
    /// M705, M706: SHA-256.
    pub sjekksum: Digest,
    /// M707, in bytes.
    pub filstoerrelse: u64,
    /// How it came to be, step by step (krav 6.4.42).
    pub konvertering: Vec<Konvertering>,
}

/// A format as a konvertering names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Format {
    /// The file extension, lower case, without the dot.
    pub filendelse: String,
    /// PRONOM's name; `None` where it is not known.
    pub puid: Option<String>,
}

/// One conversion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Konvertering {
    /// M615, M616.
    pub konvertert: Stamp,
    /// M712.
    pub fra: Format,
    /// M713.
    pub til: Format,
    /// M714: name and version.
    pub konverteringsverktoey: Option<String>,
    /// M715.
    pub konverteringskommentar: Option<String>,
    /// The file before; told in konverteringskommentar, since krav 2.7.26 has no field.
    pub sjekksum_fra: Option<Digest>,
    /// The file after; likewise.
    pub sjekksum_til: Option<Digest>,
}

/// Screening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skjerming {
    /// M500.
    pub tilgangsrestriksjon: Tilgangsrestriksjon,
    /// M501: law and paragraph.
    pub skjermingshjemmel: String,
    /// M502: at least one, even where only the document is screened.
    pub skjerming_metadata: OneOrMore<SkjermingMetadata>,
    /// M503.
    pub skjerming_dokument: Option<SkjermingDokument>,
    /// M504, in years.
    pub skjermingsvarighet: Option<u32>,
    /// M505.
    pub skjerming_opphoerer_dato: Option<Date>,
}

/// Disposal decided. Only what leads to disposal is exported: `Bevares` is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kassasjon {
    /// M450.
    pub kassasjonsvedtak: Kassasjonsvedtak,
    /// M453.
    pub kassasjonshjemmel: Option<String>,
    /// M451, in years.
    pub bevaringstid: u32,
    /// M452.
    pub kassasjonsdato: Date,
}

/// A remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merknad {
    /// M310.
    pub merknadstekst: String,
    /// M084.
    pub merknadstype: Option<String>,
    /// M611, M612.
    pub registrert: Stamp,
}

/// A reference to another unit of the same extraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kryssreferanse {
    /// M210 referanseTilMappe.
    Mappe(SystemId),
    /// M212 referanseTilRegistrering.
    Registrering(SystemId),
    /// M219 referanseTilKlasse.
    Klasse(SystemId),
}

/// A change to a value that the standard wants logged (krav 6.4.28, appendix 3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endring {
    /// M680: the unit; it must be exported (Arkade N5.62).
    pub referanse_arkivenhet: SystemId,
    /// M681: the element's name.
    pub referanse_metadata: String,
    /// M682, M683.
    pub endret: Stamp,
    /// M684.
    pub tidligere_verdi: String,
    /// M685.
    pub ny_verdi: String,
}
