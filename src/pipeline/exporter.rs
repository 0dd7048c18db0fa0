//! The arkiv of a catalogue, klasse by klasse: nothing is held but the property in hand.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::describe::{self, Describer, MADE_BY, Paper, dokumentmedium};
use super::{Error, Job, known, pdfs};
use crate::archive::Archive;
use crate::catalogue::{CaseRow, Catalogue, IntakeRow};
use crate::intake::Oppdrag;
use crate::matrikkel::{Address, MatrikkelKey, Register};
use crate::noark::codes::{Arkivdelstatus, Arkivstatus, GAARDS_OG_BRUKSNUMMER};
use crate::noark::tree::{
    Arkiv, Arkivdel, Arkivskaper, Klasse, Klassifikasjonssystem, Kryssreferanse,
    Saksmappe,
};
use crate::noark::value::{OneOrMore, Stamp, SystemId};

/// What arkivdel's beskrivelse tells of values that no paper told.
pub(super) const DERIVED: &str = "\
Arkivdelen er papirsaker som er skannet og lest maskinelt. Noark 5 krever noen verdier som \
papiret ikke har; de er avledet slik: opprettetDato og saksdato i en saksmappe er datoen på det \
eldste dokumentet, avsluttetDato datoen på det yngste; uten daterte dokumenter 1. januar i det \
året saken er ført til, ellers i arkivperiodens første år. opprettetDato, arkivertDato, \
tilknyttetDato og journaldato i en registrering er dokumentets dato, ellers mottaksstempelets, \
ellers sakens. For arkiv, arkivdel og klasser gjelder arkivperiodens første og siste dag. Sakene \
regnes som avsluttet og dokumentene som ferdigstilt. dokumenttype DOKUMENT betyr at typen ikke \
er fastsatt. «Ikke oppgitt» står der standarden krever et navn som papiret ikke gir.";

/// Describes what the catalogue holds, klasse by klasse.
pub(super) struct Exporter<'a> {
    pub(super) archive: &'a mut Archive,
    job: &'a Job<'a>,
    pub(super) oppdrag: Oppdrag,
    register: Register,
    pub(super) periode: (Date, Date),
    /// From the property of a reference sheet's folder to those it points to.
    references: BTreeMap<MatrikkelKey, BTreeSet<MatrikkelKey>>,
}

impl<'a> Exporter<'a> {
    pub(super) fn new(archive: &'a mut Archive, job: &'a Job<'a>) -> Result<Self, Error> {
        let intakes: Vec<IntakeRow<Oppdrag>> = archive.catalogue.intakes()?;
        let oppdrag =
            intakes.into_iter().next_back().map(|i| i.oppdrag).unwrap_or_default();
        let mut references: BTreeMap<MatrikkelKey, BTreeSet<MatrikkelKey>> =
            BTreeMap::new();
        for folder in archive.catalogue.folders()? {
            for key in &folder.keys {
                if !folder.references.is_empty() {
                    references.entry(*key).or_default().extend(&folder.references);
                }
            }
        }
        let periode = periode(archive, &oppdrag)?;
        let (register, _) = known::register(archive)?;
        Ok(Self { archive, job, oppdrag, register, periode, references })
    }

    pub(super) fn all_klasser(&self) -> Result<BTreeSet<MatrikkelKey>, Error> {
        let mut all = BTreeSet::new();
        for key in self.archive.catalogue.properties()? {
            all.insert(key);
            for case in self.archive.catalogue.cases_of(&key)? {
                all.extend(case.keys);
            }
        }
        for (from, to) in &self.references {
            all.insert(*from);
            all.extend(to);
        }
        Ok(all)
    }

    /// A property with its cases.
    pub(super) fn klasse(&mut self, key: &MatrikkelKey) -> Result<Klasse, Error> {
        let Self { archive, job, oppdrag, register, periode, references } = self;
        let at = job.at();
        let describer = Describer { oppdrag, register, at };
        let references = references.get(key).into_iter().flatten();
        // Together: the first time, every unit in it is given its systemID, one row each.
        let form = pdfs::Form::from(&archive.settings);
        archive.catalogue.together(|catalogue| {
            let mut id = |key: &MatrikkelKey| -> Result<SystemId, Error> {
                let name = key.to_string();
                Ok(catalogue.system_id("klasse", &name, &describer.at)?.0.into())
            };
            let kryssreferanse = references
                .map(|to| Ok(Kryssreferanse::Klasse(id(to)?)))
                .collect::<Result<Vec<_>, Error>>()?;
            let system_id = id(key)?;
            let mut saksmapper = Vec::new();
            for case in catalogue.cases_of(key)? {
                saksmapper.extend(saksmappe(catalogue, &describer, &case, form, job)?);
            }
            Ok(Klasse {
                system_id,
                klasse_id: key.to_string(),
                tittel: klasse_title(key, register),
                beskrivelse: None,
                noekkelord: Vec::new(),
                opprettet: Stamp::on(periode.0, MADE_BY),
                avsluttet: Some(Stamp::on(periode.1, MADE_BY)),
                kryssreferanse,
                skjerming: None,
                saksmapper,
            })
        })
    }

    pub(super) fn arkiv(&mut self) -> Result<Arkiv, Error> {
        let at = self.job.at();
        let mut id = |kind: &str| -> Result<SystemId, Error> {
            Ok(self.archive.catalogue.system_id(kind, kind, &at)?.0.into())
        };
        let (arkiv, arkivdel, system) =
            (id("arkiv")?, id("arkivdel")?, id("klassifikasjonssystem")?);
        let oppdrag = &self.oppdrag;
        let first = Stamp::on(self.periode.0, MADE_BY);
        let last = Stamp::on(self.periode.1, MADE_BY);
        let tittel =
            oppdrag.tittel.clone().unwrap_or_else(|| "Byggesaksarkiv".to_owned());
        let sted = oppdrag.papir.oppbevaringssted.clone();
        Ok(Arkiv {
            system_id: arkiv,
            tittel: tittel.clone(),
            beskrivelse: None,
            arkivstatus: Some(Arkivstatus::Avsluttet),
            dokumentmedium: Some(dokumentmedium(oppdrag)),
            oppbevaringssted: sted.clone(),
            opprettet: first.clone(),
            avsluttet: last.clone(),
            arkivskaper: arkivskapere(oppdrag),
            arkivdel: Arkivdel {
                system_id: arkivdel,
                tittel,
                beskrivelse: Some(DERIVED.to_owned()),
                arkivdelstatus: Arkivdelstatus::AvsluttetPeriode,
                dokumentmedium: Some(dokumentmedium(oppdrag)),
                oppbevaringssted: sted,
                opprettet: first.clone(),
                avsluttet: last,
                arkivperiode: Some(self.periode),
                kassasjon: describe::kassasjon(oppdrag, self.periode.1),
                skjerming: None,
                klassifikasjonssystem: Klassifikasjonssystem {
                    system_id: system,
                    klassifikasjonstype: Some(GAARDS_OG_BRUKSNUMMER.to_owned()),
                    tittel: GAARDS_OG_BRUKSNUMMER.to_owned(),
                    beskrivelse: None,
                    opprettet: first,
                    avsluttet: None,
                },
            },
        })
    }
}

/// A case; `None` where none of its documents could be made.
fn saksmappe(
    catalogue: &mut Catalogue,
    describer: &Describer<'_>,
    case: &CaseRow,
    form: pdfs::Form,
    job: &Job<'_>,
) -> Result<Option<Saksmappe>, Error> {
    let mut papers: Vec<Paper> = Vec::new();
    for row in catalogue.documents_of(case.id)? {
        papers.extend(pdfs::paper(catalogue, row, form, job)?);
    }
    if papers.is_empty() {
        return Ok(None);
    }
    Ok(Some(describer.saksmappe(catalogue, case, &papers)?))
}

/// `12/34 Solbakkeveien 7B`.
fn klasse_title(key: &MatrikkelKey, register: &Register) -> String {
    let address = register.addresses_of(key).next().map(street_address);
    match address.filter(|address| !address.is_empty()) {
        Some(address) => format!("{} {address}", key.local()),
        None => key.local(),
    }
}

/// `Solbakkeveien 7B`, else the place's name.
fn street_address(address: &Address) -> String {
    let number =
        address.nummer.map(|n| format!(" {n}{}", address.bokstav)).unwrap_or_default();
    if address.adressenavn.is_empty() {
        address.adressetilleggsnavn.clone()
    } else {
        format!("{}{number}", address.adressenavn)
    }
}

/// The archive's creators over time; the municipality where none is named.
fn arkivskapere(oppdrag: &Oppdrag) -> OneOrMore<Arkivskaper> {
    let named = oppdrag.arkivskapere.iter().map(|skaper| Arkivskaper {
        arkivskaper_id: skaper.id.clone(),
        arkivskaper_navn: skaper.navn.clone(),
        beskrivelse: match (skaper.fra, skaper.til) {
            (None, None) => None,
            (fra, til) => Some(format!(
                "{}–{}",
                fra.map(|year| year.to_string()).unwrap_or_default(),
                til.map(|year| year.to_string()).unwrap_or_default()
            )),
        },
    });
    OneOrMore::of(named).unwrap_or_else(|| {
        let number = oppdrag.kommunenummer.clone();
        let name = oppdrag.kommunenavn.clone();
        OneOrMore::one(Arkivskaper {
            arkivskaper_id: number.unwrap_or_else(|| "0000".to_owned()),
            arkivskaper_navn: name.unwrap_or_else(|| "Ikke oppgitt".to_owned()),
            beskrivelse: None,
        })
    })
}

/// The archive's period: what the job says, widened by dates that lie outside it.
fn periode(archive: &Archive, oppdrag: &Oppdrag) -> Result<(Date, Date), Error> {
    let mut years: Option<(i16, i16)> = oppdrag.periode.as_ref().map(|p| (p.fra, p.til));
    for key in archive.catalogue.properties()? {
        for case in archive.catalogue.cases_of(&key)? {
            for date in [case.from, case.to].into_iter().flatten() {
                let (from, to) = years.unwrap_or((date.year(), date.year()));
                years = Some((from.min(date.year()), to.max(date.year())));
            }
        }
    }
    let (from, to) = years.unwrap_or((1900, 1900));
    let day = |year, month, day| Date::new(year, month, day).unwrap_or(Date::MIN);
    Ok((day(from, 1, 1), day(to, 12, 31)))
}
