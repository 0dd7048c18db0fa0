//! Cases and documents of the catalogue in the standard's words.
//!
//! What the delivery schemas demand and no paper tells is derived here, in one place, and
//! told in arkivdel's beskrivelse: see [`super::export::DERIVED`].

use jiff::Timestamp;
use jiff::civil::Date;

use super::Error;
use crate::catalogue::{CaseRow, Catalogue, DocumentRow, PdfRow, ReceivedRow};
use crate::facts::Direction;
use crate::intake::{EtterSkanning, Oppdrag};
use crate::matrikkel::{MatrikkelKey, Register};
use crate::noark::codes::{
    Avskrivningsmaate, Dokumentmedium, Dokumentstatus, Journalposttype, Journalstatus,
    Kassasjonsvedtak, Korrespondanseparttype, Saksstatus, SkjermingDokument,
    SkjermingMetadata, Tilgangsrestriksjon, TilknyttetSom, Variantformat,
};
use crate::noark::eiendom::{Bygning, Eiendom, Posisjon};
use crate::noark::tree::{
    Art, Avskrivning, Dokumentbeskrivelse, Dokumentobjekt, Format, Innhold, Journalpost,
    Kassasjon, Konvertering, Korrespondansepart, Registrering, Saksmappe, Skjerming,
};
use crate::noark::value::{Dokumentfil, OneOrMore, Stamp, SystemId, norwegian_time};
use crate::puid;

/// Who made what no person made.
pub(super) const MADE_BY: &str = concat!("byggarkiv ", env!("CARGO_PKG_VERSION"));

/// What is written where the schema wants a name and the papers give none: nobody is invented.
const NOT_TOLD: &str = "Ikke oppgitt";

/// Why a paper with a person's number is screened, where the job names no other law.
const USUAL_HJEMMEL: &str = "Offl. § 26 femte ledd";

/// A document with the files it is delivered as.
#[derive(Debug)]
pub(super) struct Paper {
    pub(super) row: DocumentRow,
    pub(super) pdf: PdfRow,
    /// The received files its pages come from, each once, in order.
    pub(super) received: Vec<ReceivedRow>,
}

/// What every case of an intake is described with.
#[derive(Debug)]
pub(super) struct Describer<'a> {
    pub(super) oppdrag: &'a Oppdrag,
    pub(super) register: &'a Register,
    pub(super) at: String,
}

impl Describer<'_> {
    /// The case and all in it, under the klasse of its main property.
    pub(super) fn saksmappe(
        &self,
        catalogue: &mut Catalogue,
        case: &CaseRow,
        papers: &[Paper],
    ) -> Result<Saksmappe, Error> {
        let dates = self.dates(case);
        let aar = dates.first.year();
        let nummer = catalogue.sequence_number("sak", aar, &case.name)?;
        let registreringer = papers
            .iter()
            .map(|paper| self.registrering(catalogue, case, paper, papers, dates))
            .collect::<Result<Vec<_>, Error>>()?;
        let secondary = case
            .keys
            .iter()
            .skip(1)
            .map(|key| self.id(catalogue, "klasse", &key.to_string()))
            .collect::<Result<Vec<_>, Error>>()?;
        Ok(Saksmappe {
            system_id: self.id(catalogue, "mappe", &case.name)?,
            mappe_id: format!("{aar}/{nummer}"),
            tittel: case.title.clone(),
            offentlig_tittel: None,
            beskrivelse: case
                .case_number
                .as_ref()
                .map(|number| format!("Saksnummer på papiret: {number}")),
            noekkelord: Vec::new(),
            dokumentmedium: Some(dokumentmedium(self.oppdrag)),
            oppbevaringssted: self.oppdrag.papir.oppbevaringssted.clone(),
            opprettet: Stamp::on(dates.first, MADE_BY),
            avsluttet: Stamp::on(dates.last, MADE_BY),
            eiendommer: case.keys.iter().map(|key| self.eiendom(key)).collect(),
            part: Vec::new(),
            kryssreferanse: Vec::new(),
            merknad: Vec::new(),
            kassasjon: kassasjon(self.oppdrag, dates.last),
            skjerming: self
                .oppdrag
                .skjerming
                .alle
                .then(|| self.skjerming(SkjermingMetadata::TittelMappe)),
            registreringer,
            saksaar: aar,
            sakssekvensnummer: nummer,
            saksdato: dates.first,
            administrativ_enhet: skaper(self.oppdrag, aar),
            saksansvarlig: NOT_TOLD.to_owned(),
            saksstatus: Saksstatus::Avsluttet,
            referanse_sekundaer_klassifikasjon: secondary,
        })
    }

    fn registrering(
        &self,
        catalogue: &mut Catalogue,
        case: &CaseRow,
        paper: &Paper,
        papers: &[Paper],
        dates: Dates,
    ) -> Result<Registrering, Error> {
        let row = &paper.row;
        let date = row.date.or(row.received).unwrap_or(dates.first);
        let dokumentbeskrivelse =
            self.dokumentbeskrivelse(catalogue, case, paper, date)?;
        Ok(Registrering {
            system_id: self.id(catalogue, "registrering", &row.name)?,
            opprettet: Stamp::on(date, MADE_BY),
            arkivert: Stamp::on(dates.last.max(date), MADE_BY),
            part: Vec::new(),
            kassasjon: None,
            skjerming: None,
            dokumentbeskrivelser: vec![dokumentbeskrivelse],
            registrerings_id: None,
            tittel: row.title.clone(),
            offentlig_tittel: Some(row.title.clone()),
            beskrivelse: None,
            noekkelord: Vec::new(),
            forfatter: Vec::new(),
            dokumentmedium: Some(dokumentmedium(self.oppdrag)),
            oppbevaringssted: Vec::new(),
            merknad: Vec::new(),
            kryssreferanse: Vec::new(),
            dokumentets_dato: row.date,
            mottatt_dato: row.received.map(|day| day.at(0, 0, 0, 0)),
            sendt_dato: None,
            offentlighetsvurdert_dato: None,
            antall_vedlegg: None,
            art: self.art(catalogue, row, papers, date)?,
        })
    }

    /// A journalpost where a sender or recipient was read, else an arkivnotat.
    fn art(
        &self,
        catalogue: &mut Catalogue,
        row: &DocumentRow,
        papers: &[Paper],
        date: Date,
    ) -> Result<Art, Error> {
        let Some(korrespondansepart) = parties(row) else { return Ok(Art::Arkivnotat) };
        let aar = date.year();
        let nummer = catalogue.sequence_number("journal", aar, &row.name)?;
        Ok(Art::Journalpost(Box::new(Journalpost {
            journalaar: aar,
            journalsekvensnummer: nummer,
            journalpostnummer: place_in_case(&row.name, papers),
            journalposttype: journalposttype(row),
            journalstatus: Journalstatus::Arkivert,
            journaldato: date,
            korrespondansepart,
            avskrivning: self.avskrivning(catalogue, row, papers)?,
        })))
    }

    /// Only where an outgoing letter says which letter it answers.
    fn avskrivning(
        &self,
        catalogue: &mut Catalogue,
        row: &DocumentRow,
        papers: &[Paper],
    ) -> Result<Vec<Avskrivning>, Error> {
        let answer = papers.iter().find(|paper| {
            paper.row.answers.as_deref() == Some(&row.name)
                && parties(&paper.row).is_some()
        });
        let Some((answer, date)) = answer.and_then(|a| Some((a, a.row.date?))) else {
            return Ok(Vec::new());
        };
        Ok(vec![Avskrivning {
            avskrivningsdato: date,
            avskrevet_av: answer
                .row
                .sender
                .clone()
                .unwrap_or_else(|| NOT_TOLD.to_owned()),
            avskrivningsmaate: Avskrivningsmaate::Brev,
            referanse_avskrives_av_journalpost: Some(self.id(
                catalogue,
                "registrering",
                &answer.row.name,
            )?),
        }])
    }

    fn dokumentbeskrivelse(
        &self,
        catalogue: &mut Catalogue,
        case: &CaseRow,
        paper: &Paper,
        date: Date,
    ) -> Result<Dokumentbeskrivelse, Error> {
        let row = &paper.row;
        let dokumentobjekter = self.dokumentobjekter(catalogue, case, paper)?;
        Ok(Dokumentbeskrivelse {
            system_id: self.id(catalogue, "dokumentbeskrivelse", &row.name)?,
            dokumenttype: row.kind.map_or("DOKUMENT", |kind| kind.code()).to_owned(),
            dokumentstatus: Dokumentstatus::Ferdigstilt,
            tittel: row.title.clone(),
            beskrivelse: None,
            forfatter: Vec::new(),
            opprettet: Stamp::on(date, MADE_BY),
            dokumentmedium: Some(dokumentmedium(self.oppdrag)),
            oppbevaringssted: self.oppdrag.papir.oppbevaringssted.first().cloned(),
            tilknyttet_registrering_som: TilknyttetSom::Hoveddokument,
            dokumentnummer: 1,
            tilknyttet: Stamp::on(date, MADE_BY),
            part: Vec::new(),
            merknad: Vec::new(),
            kassasjon: None,
            skjerming: row.screened.then(|| Skjerming {
                skjerming_dokument: Some(SkjermingDokument::Hele),
                ..self.skjerming(SkjermingMetadata::TittelDokumentbeskrivelse)
            }),
            innhold: Innhold::Filer(dokumentobjekter),
        })
    }

    /// The archive PDF; the received files too where they are wanted and are other files.
    fn dokumentobjekter(
        &self,
        catalogue: &mut Catalogue,
        case: &CaseRow,
        paper: &Paper,
    ) -> Result<Vec<Dokumentobjekt>, Error> {
        let (id, given) = self.stamped(catalogue, "dokumentobjekt", &paper.row.name)?;
        let made = Stamp::new(given, MADE_BY);
        let konvertering =
            if paper.pdf.unchanged { Vec::new() } else { conversions(paper, &made) };
        let mut objects = vec![Dokumentobjekt {
            system_id: id,
            versjonsnummer: 1,
            variantformat: Variantformat::Arkivformat,
            puid: Some(paper.pdf.puid.clone()),
            formatnavn: Some(paper.pdf.flavour.clone()),
            opprettet: made,
            referanse_dokumentfil: pdf_path(case, id)?,
            sjekksum: paper.pdf.digest,
            filstoerrelse: paper.pdf.size,
            konvertering,
        }];
        if self.oppdrag.levering.lever_mottatt && !paper.pdf.unchanged {
            // A file that several documents came from goes along once, with the first of them:
            // one dokumentobjekt is one file (krav 6.4.36).
            for file in &paper.received {
                if catalogue.first_delivered_from(file.id)? != Some(paper.row.id) {
                    continue;
                }
                let name = format!("{} mottatt {}", paper.row.name, file.path);
                let (id, given) = self.stamped(catalogue, "dokumentobjekt", &name)?;
                objects.push(Dokumentobjekt {
                    system_id: id,
                    versjonsnummer: 1,
                    variantformat: Variantformat::Produksjonsformat,
                    puid: file.puid.clone(),
                    formatnavn: None,
                    opprettet: Stamp::new(given, MADE_BY),
                    referanse_dokumentfil: received_path(case, file, id)?,
                    sjekksum: file.digest,
                    filstoerrelse: file.size,
                    konvertering: Vec::new(),
                });
            }
        }
        Ok(objects)
    }

    fn eiendom(&self, key: &MatrikkelKey) -> Eiendom {
        let posisjon = |p: &crate::matrikkel::Position| Posisjon {
            epsg: p.epsg,
            nord: p.nord,
            oest: p.ost,
        };
        let told = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let bygninger = self.register.buildings_of(key).map(|building| Bygning {
            bygningsnummer: building.bygningsnummer,
            bygningstype: told(&building.bygningstype),
            bygningsstatus: told(&building.bygningsstatus),
            posisjon: building.position.as_ref().map(posisjon),
        });
        Eiendom {
            matrikkel: *key,
            bygninger: bygninger.collect(),
            posisjon: self
                .register
                .addresses_of(key)
                .find_map(|address| address.position.as_ref().map(posisjon)),
        }
    }

    fn skjerming(&self, metadata: SkjermingMetadata) -> Skjerming {
        let oppdrag = &self.oppdrag.skjerming;
        Skjerming {
            tilgangsrestriksjon: oppdrag
                .tilgangsrestriksjon
                .as_deref()
                .and_then(|text| text.parse().ok())
                .unwrap_or(Tilgangsrestriksjon::UnntattOffentlighet),
            skjermingshjemmel: oppdrag
                .skjermingshjemmel
                .clone()
                .unwrap_or_else(|| USUAL_HJEMMEL.to_owned()),
            skjerming_metadata: OneOrMore::one(metadata),
            skjerming_dokument: None,
            skjermingsvarighet: None,
            skjerming_opphoerer_dato: None,
        }
    }

    /// The oldest and youngest date of a case, derived where its papers have none.
    fn dates(&self, case: &CaseRow) -> Dates {
        let period = self.oppdrag.periode.as_ref();
        let year = case.year.or_else(|| period.map(|p| p.fra)).unwrap_or(1900);
        let derived = Date::new(year, 1, 1).unwrap_or(Date::constant(1900, 1, 1));
        let first = case.from.unwrap_or(derived);
        Dates { first, last: case.to.unwrap_or(first) }
    }

    fn id(
        &self,
        catalogue: &mut Catalogue,
        kind: &str,
        name: &str,
    ) -> Result<SystemId, Error> {
        Ok(catalogue.system_id(kind, name, &self.at)?.0.into())
    }

    fn stamped(
        &self,
        catalogue: &mut Catalogue,
        kind: &str,
        name: &str,
    ) -> Result<(SystemId, jiff::civil::DateTime), Error> {
        let (id, at) = catalogue.system_id(kind, name, &self.at)?;
        Ok((id.into(), clock(&at)))
    }
}

/// A kept time as Noark's wall-clock time.
pub(super) fn clock(at: &str) -> jiff::civil::DateTime {
    let now: Timestamp = at.parse().unwrap_or(Timestamp::UNIX_EPOCH);
    norwegian_time(now)
}

#[derive(Clone, Copy, Debug)]
struct Dates {
    first: Date,
    last: Date,
}

/// `DOKUMENT/4699-12-34/{systemID}.pdf`.
fn pdf_path(case: &CaseRow, id: SystemId) -> Result<Dokumentfil, Error> {
    Ok(Dokumentfil::new(format!("{}/{id}.pdf", folder(case)))?)
}

/// `DOKUMENT/4699-12-34/{systemID}.tif`.
fn received_path(
    case: &CaseRow,
    file: &ReceivedRow,
    id: SystemId,
) -> Result<Dokumentfil, Error> {
    let ending = puid::extension(&file.kind);
    Ok(Dokumentfil::new(format!("{}/{id}.{ending}", folder(case)))?)
}

/// `DOKUMENT/4699-12-34`, the folder of a case's main property.
pub(super) fn folder(case: &CaseRow) -> String {
    let key = case.keys.first().map(ToString::to_string).unwrap_or_default();
    format!("DOKUMENT/{}", key.replace('/', "-"))
}

/// From each format the pages came in, to PDF/A, with the tool that did it (krav 6.4.42).
fn conversions(paper: &Paper, made: &Stamp) -> Vec<Konvertering> {
    let mut seen = Vec::new();
    let mut all = Vec::new();
    for file in &paper.received {
        if seen.contains(&&file.kind) {
            continue;
        }
        seen.push(&file.kind);
        let single = (paper.received.len() == 1).then_some(file.digest);
        all.push(Konvertering {
            konvertert: made.clone(),
            fra: Format {
                filendelse: puid::extension(&file.kind).to_owned(),
                puid: file.puid.clone(),
            },
            til: Format {
                filendelse: "pdf".to_owned(),
                puid: Some(paper.pdf.puid.clone()),
            },
            konverteringsverktoey: Some(MADE_BY.to_owned()),
            konverteringskommentar: Some(
                "Skannede sider satt sammen, med usynlig tekst fra maskinell lesing"
                    .to_owned(),
            ),
            sjekksum_fra: single,
            sjekksum_til: Some(paper.pdf.digest),
        });
    }
    all
}

/// Those whom the paper names; `None` where it names nobody.
fn parties(row: &DocumentRow) -> Option<OneOrMore<Korrespondansepart>> {
    let internal = row.direction == Some(Direction::Internal);
    let (from, to) = if internal {
        (Korrespondanseparttype::InternAvsender, Korrespondanseparttype::InternMottaker)
    } else {
        (Korrespondanseparttype::Avsender, Korrespondanseparttype::Mottaker)
    };
    let named = |name: &Option<String>, art| {
        name.as_ref().map(|name| Korrespondansepart::named(art, name.as_str()))
    };
    OneOrMore::of(
        [named(&row.sender, from), named(&row.recipient, to)].into_iter().flatten(),
    )
}

fn journalposttype(row: &DocumentRow) -> Journalposttype {
    match row.direction {
        Some(Direction::Incoming) => Journalposttype::Inngaaende,
        Some(Direction::Outgoing) => Journalposttype::Utgaaende,
        Some(Direction::Internal) => Journalposttype::InterntUtenOppfoelging,
        None if row.sender.is_some() => Journalposttype::Inngaaende,
        None => Journalposttype::Utgaaende,
    }
}

/// The place of a document among the case's papers, from 1 (M013).
fn place_in_case(name: &str, papers: &[Paper]) -> u32 {
    let at = papers.iter().position(|paper| paper.row.name == name).unwrap_or_default();
    at as u32 + 1
}

/// Whether the paper is kept beside the scans.
pub(super) fn dokumentmedium(oppdrag: &Oppdrag) -> Dokumentmedium {
    match oppdrag.papir.etter_skanning {
        EtterSkanning::Bevares => Dokumentmedium::Blandet,
        EtterSkanning::Destrueres => Dokumentmedium::Elektronisk,
    }
}

/// The archive's creator in a year.
fn skaper(oppdrag: &Oppdrag, year: i16) -> String {
    let then = oppdrag.arkivskapere.iter().find(|skaper| {
        skaper.fra.is_none_or(|fra| fra <= year)
            && skaper.til.is_none_or(|til| year <= til)
    });
    then.or(oppdrag.arkivskapere.first()).map_or_else(
        || oppdrag.kommunenavn.clone().unwrap_or_else(|| NOT_TOLD.to_owned()),
        |skaper| skaper.navn.clone(),
    )
}

/// Disposal only from a decision in `oppdrag.toml`.
pub(super) fn kassasjon(oppdrag: &Oppdrag, last: Date) -> Option<Kassasjon> {
    let decided = oppdrag.kassasjon.as_ref()?;
    let vedtak: Kassasjonsvedtak = decided.vedtak.parse().ok()?;
    if vedtak == Kassasjonsvedtak::Bevares {
        return None;
    }
    let years = decided.bevaringstid.unwrap_or_default();
    let due =
        || Date::new(last.year().saturating_add(years as i16), 12, 31).unwrap_or(last);
    Some(Kassasjon {
        kassasjonsvedtak: vedtak,
        kassasjonshjemmel: decided.hjemmel.clone(),
        bevaringstid: years,
        kassasjonsdato: decided
            .dato
            .as_ref()
            .and_then(|date| date.parse().ok())
            .unwrap_or_else(due),
    })
}
