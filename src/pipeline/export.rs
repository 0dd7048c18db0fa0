//! The Noark 5 extraction: XML files written aside, documents named where they lie in the store.

use std::collections::{BTreeMap, BTreeSet};
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::Serialize;

use super::describe::{self, Describer, MADE_BY, Paper, clock, dokumentmedium};
use super::journal::Journal;
use super::{Error, Job, assemble, changes, known, pdfs};
use crate::archive::Archive;
use crate::catalogue::{CaseRow, IntakeRow};
use crate::digest::{Digest, DigestWriter};
use crate::files;
use crate::intake::Oppdrag;
use crate::matrikkel::{Address, MatrikkelKey, Register};
use crate::noark::codes::{Arkivdelstatus, Arkivstatus, GAARDS_OG_BRUKSNUMMER, Skille};
use crate::noark::tree::{
    Arkiv, Arkivdel, Arkivskaper, Innhold, Klasse, Klassifikasjonssystem, Kryssreferanse,
};
use crate::noark::value::{OneOrMore, Stamp, SystemId};
use crate::noark::{self, FormatStyle, UttrekkInfo, skjema};

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

/// What went into an extraction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Documents in it.
    pub documents: u64,
    /// Cases in it.
    pub cases: u64,
    /// Cases held out because their property waits for a person.
    pub held_out: u64,
    /// Document files in it.
    pub files: u64,
}

/// A file of the extraction that was written to disk.
#[derive(Clone, Debug)]
pub(super) struct Written {
    pub(super) name: String,
    pub(super) path: PathBuf,
    pub(super) digest: Digest,
    pub(super) size: u64,
}

/// An extraction: its XML and schema files on disk, its documents in the store.
#[derive(Debug)]
pub(super) struct Extraction {
    pub(super) written: Vec<Written>,
    pub(super) counts: Counts,
    pub(super) oppdrag: Oppdrag,
    pub(super) periode: (Date, Date),
    /// The digest of all that is told of cases and documents.
    pub(super) fingerprint: Digest,
}

/// Writes the extraction as a folder with its documents (`--to`), unpacked.
///
/// # Errors
/// Where the folder is there already, and what a step could not do.
pub fn export_folder(
    archive: &mut Archive,
    to: &Path,
    job: &Job<'_>,
) -> Result<Counts, Error> {
    if files::exists(to) {
        let folder = to.display().to_string();
        return Err(Error::Asked(crate::msg!("export-folder-there", folder = folder)));
    }
    assemble(archive, job)?;
    let extraction = extract(archive, to, job)?;
    each_document(archive, job, &mut |document| {
        let target = to.join(&document.path);
        let mut aside = files::Aside::create(&target)?;
        let mut source = files::open(&document.stored)?;
        std::io::copy(&mut source, &mut aside).map_err(files::at(&target))?;
        Ok(aside.keep()?)
    })?;
    Ok(extraction.counts)
}

/// Writes the XML and schema files of an extraction into a folder. Its documents are made where
/// they are missing, and stay in the store.
///
/// # Errors
/// What a step could not do.
pub fn export_xml(
    archive: &mut Archive,
    to: &Path,
    job: &Job<'_>,
) -> Result<Counts, Error> {
    Ok(extract(archive, to, job)?.counts)
}

/// A document file of the extraction, where it lies.
#[derive(Clone, Debug)]
pub(super) struct DocumentFile {
    /// `DOKUMENT/…`, relative to arkivstruktur.xml.
    pub(super) path: String,
    pub(super) stored: PathBuf,
    pub(super) digest: Digest,
    pub(super) size: u64,
    pub(super) puid: Option<String>,
    pub(super) format: Option<String>,
}

/// Gives every document file that the extraction refers to, each once, in its order.
pub(super) fn each_document(
    archive: &mut Archive,
    job: &Job<'_>,
    take: &mut dyn FnMut(DocumentFile) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut exporter = Exporter::new(archive, job)?;
    let keys = exporter.archive.catalogue.properties()?;
    for key in keys {
        let klasse = exporter.klasse(&key)?;
        for object in klasse
            .saksmapper
            .iter()
            .flat_map(|mappe| &mappe.registreringer)
            .flat_map(|post| &post.dokumentbeskrivelser)
            .filter_map(|document| match &document.innhold {
                Innhold::Filer(objects) => Some(objects),
                Innhold::Kassert(_) => None,
            })
            .flatten()
        {
            take(DocumentFile {
                path: object.referanse_dokumentfil.as_str().to_owned(),
                stored: exporter.archive.store.path(object.sjekksum),
                digest: object.sjekksum,
                size: object.filstoerrelse,
                puid: object.puid.clone(),
                format: object.formatnavn.clone(),
            })?;
        }
    }
    Ok(())
}

/// Makes the PDFs and writes every XML and schema file into a folder.
pub(super) fn extract(
    archive: &mut Archive,
    folder: &Path,
    job: &Job<'_>,
) -> Result<Extraction, Error> {
    for key in archive.catalogue.properties()? {
        let cases = archive.catalogue.cases_of(&key)?;
        pdfs::make(archive, &cases, job)?;
    }
    let mut exporter = Exporter::new(archive, job)?;
    let arkiv = exporter.arkiv()?;
    let settings = noark::Settings {
        format: match exporter.oppdrag.levering.format {
            crate::intake::FilFormat::Endelse => FormatStyle::Filendelse,
            crate::intake::FilFormat::Puid => FormatStyle::Puid,
        },
    };
    let mut written = Written::list(folder);
    let klasser = exporter.all_klasser()?;
    let mut journal = Journal::default();
    let counts = written.put("arkivstruktur.xml", |out| {
        let klasser = klasser.iter().map(|key| {
            let klasse = exporter.klasse(key)?;
            journal.note(key, &klasse);
            Ok(klasse)
        });
        let (out, counts) = noark::arkivstruktur(out, &arkiv, klasser, &settings)?;
        Ok((out, counts))
    })?;
    let endringer = changes::endringer(exporter.archive, &arkiv, job)?;
    let changed = written.put("endringslogg.xml", |out| {
        Ok(noark::endringslogg(out, endringer.into_iter().map(Ok::<_, Error>))?)
    })?;
    let journals = journal.write(&mut exporter, &arkiv, &counts, &mut written)?;
    for schema in skjema::skjemaer(journals) {
        written.put(schema.name, |mut out| {
            std::io::Write::write_all(&mut out, schema.bytes)
                .map_err(files::at(&folder.join(schema.name)))?;
            Ok((out, ()))
        })?;
    }
    let fingerprint = written.fingerprint();
    let info = UttrekkInfo {
        arkivskapere: OneOrMore::of(
            arkiv.arkivskaper.iter().map(|skaper| skaper.arkivskaper_navn.clone()),
        )
        .expect("arkiv has at least one arkivskaper"),
        arkiv: arkiv.tittel.clone(),
        system: MADE_BY.to_owned(),
        periode: exporter.periode,
        inngaaende_skille: Skille::Skarpt,
        utgaaende_skille: Skille::Skarpt,
        arkivstruktur: written.digest("arkivstruktur.xml"),
        endringslogg: (written.digest("endringslogg.xml"), changed),
        journaler: journals.then(|| {
            (
                written.digest("loependeJournal.xml"),
                written.digest("offentligJournal.xml"),
            )
        }),
        counts: counts.clone(),
    };
    written.put("arkivuttrekk.xml", |out| {
        let out = noark::arkivuttrekk(out, &info)
            .map_err(files::at(&folder.join("arkivuttrekk.xml")))?;
        Ok((out, ()))
    })?;
    let (oppdrag, periode) = (exporter.oppdrag.clone(), exporter.periode);
    archive.catalogue.keep_findings("noark", "arkivstruktur", &counts.findings())?;
    let held_out = archive.catalogue.count_cases()?.1;
    let counts = Counts {
        documents: counts.dokumentbeskrivelse,
        cases: counts.mappe,
        held_out,
        files: counts.dokumentobjekt,
    };
    Ok(Extraction { written: written.files, counts, oppdrag, periode, fingerprint })
}

/// The files of an extraction as they are written.
pub(super) struct Writing {
    folder: PathBuf,
    pub(super) files: Vec<Written>,
}

/// Where an XML file is written to.
pub(super) type Out = DigestWriter<BufWriter<files::Aside>>;

impl Written {
    fn list(folder: &Path) -> Writing {
        Writing { folder: folder.to_owned(), files: Vec::new() }
    }
}

impl Writing {
    /// Writes one file.
    pub(super) fn put<T>(
        &mut self,
        name: &str,
        write: impl FnOnce(Out) -> Result<(Out, T), Error>,
    ) -> Result<T, Error> {
        let path = self.folder.join(name);
        let out = DigestWriter::new(BufWriter::new(files::Aside::create(&path)?));
        let (out, value) = write(out)?;
        let (digest, size, out) = out.finish();
        let aside = out.into_inner().map_err(|e| files::at(&path)(e.into_error()))?;
        aside.keep()?;
        self.files.push(Written { name: name.to_owned(), path, digest, size });
        Ok(value)
    }

    pub(super) fn digest(&self, name: &str) -> Digest {
        let file = self.files.iter().find(|file| file.name == name);
        file.expect("it has just been written").digest
    }

    /// The digest of all files so far: the same while nothing told in them has changed.
    fn fingerprint(&self) -> Digest {
        let lines: Vec<String> = self
            .files
            .iter()
            .map(|file| format!("{} {}\n", file.digest, file.name))
            .collect();
        Digest::of(lines.concat().as_bytes())
    }
}

/// Describes what the catalogue holds, klasse by klasse.
pub(super) struct Exporter<'a> {
    pub(super) archive: &'a mut Archive,
    job: &'a Job<'a>,
    oppdrag: Oppdrag,
    register: Register,
    periode: (Date, Date),
    /// From the property of a reference sheet's folder to those it points to.
    references: BTreeMap<MatrikkelKey, BTreeSet<MatrikkelKey>>,
}

impl<'a> Exporter<'a> {
    fn new(archive: &'a mut Archive, job: &'a Job<'a>) -> Result<Self, Error> {
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

    fn all_klasser(&self) -> Result<BTreeSet<MatrikkelKey>, Error> {
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
        let at = self.job.at();
        let catalogue = &mut self.archive.catalogue;
        let mut kryssreferanse = Vec::new();
        for to in self.references.get(key).into_iter().flatten() {
            let (id, _) = catalogue.system_id("klasse", &to.to_string(), &at)?;
            kryssreferanse.push(Kryssreferanse::Klasse(id.into()));
        }
        let address = self.register.addresses_of(key).next().map(street_address);
        let local = key.local();
        let system_id: SystemId =
            catalogue.system_id("klasse", &key.to_string(), &at)?.0.into();
        let mut saksmapper = Vec::new();
        for case in self.archive.catalogue.cases_of(key)? {
            if let Some(mappe) = self.saksmappe(&case)? {
                saksmapper.push(mappe);
            }
        }
        Ok(Klasse {
            system_id,
            klasse_id: key.to_string(),
            tittel: match address.filter(|address| !address.is_empty()) {
                Some(address) => format!("{local} {address}"),
                None => local,
            },
            beskrivelse: None,
            noekkelord: Vec::new(),
            opprettet: Stamp::on(self.periode.0, MADE_BY),
            avsluttet: Some(Stamp::on(self.periode.1, MADE_BY)),
            kryssreferanse,
            skjerming: None,
            saksmapper,
        })
    }

    /// A case; `None` where none of its documents could be made.
    fn saksmappe(
        &mut self,
        case: &CaseRow,
    ) -> Result<Option<noark::tree::Saksmappe>, Error> {
        let mut papers: Vec<Paper> = Vec::new();
        for row in self.archive.catalogue.documents_of(case.id)? {
            papers.extend(pdfs::paper(&mut self.archive.catalogue, row, self.job)?);
        }
        if papers.is_empty() {
            return Ok(None);
        }
        let describer = Describer {
            oppdrag: &self.oppdrag,
            register: &self.register,
            at: self.job.at(),
        };
        Ok(Some(describer.saksmappe(self.archive, case, &papers)?))
    }

    fn arkiv(&mut self) -> Result<Arkiv, Error> {
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

/// The moment the arkivdel was closed: given once, at the first export.
pub(super) fn closed(
    archive: &mut Archive,
    job: &Job<'_>,
) -> Result<jiff::civil::DateTime, Error> {
    let (_, at) = archive.catalogue.system_id("arkivdel", "avsluttet", &job.at())?;
    Ok(clock(&at))
}
