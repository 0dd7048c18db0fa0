//! loependeJournal.xml and offentligJournal.xml (krav 6.4.29, 6.4.30).
//!
//! Both are written from the same entries. The public one shows offentligTittel, or `*****`
//! where a title or a name is screened and no public title was given. They are only made
//! where there are journalposter: their schemas want at least one.

use std::io::{self, Write};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::arkivstruktur::arkivskaper;
use super::codes::{
    Avskrivningsmaate, Korrespondanseparttype, SkjermingMetadata, Tilgangsrestriksjon,
};
use super::element::{Counts, Error, Out};
use super::tree::{Arkivskaper, Klasse, Registrering, Saksmappe, Skjerming};
use super::value::{OneOrMore, SystemId};

/// What stands for words that are screened.
pub const SCREENED: &str = "*****";

/// The head of both journals; Arkade compares it with arkivstruktur.xml (N5.59, N5.60).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalHead {
    /// M112: the first journaldato.
    pub start: Date,
    /// M113: the last journaldato.
    pub slutt: Date,
    /// M313: how the entries were chosen.
    pub seleksjon: Option<String>,
    /// M609.
    pub antall: u64,
    /// As in arkivstruktur.xml.
    pub arkivskaper: OneOrMore<Arkivskaper>,
}

impl JournalHead {
    /// The head for what was counted in arkivstruktur.xml; `None` where there is no
    /// journalpost and so no journal.
    #[must_use]
    pub fn of(counts: &Counts, arkivskaper: OneOrMore<Arkivskaper>) -> Option<Self> {
        let (start, slutt) = counts.journaldato?;
        let antall = counts.journalpost;
        Some(Self { start, slutt, seleksjon: None, antall, arkivskaper })
    }
}

/// One line of both journals: a klasse, a saksmappe and a journalpost. Entries are met in
/// another order than a journal has, so they can be laid aside (serde).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalEntry {
    klasse_id: String,
    klassetittel: String,
    mappe_id: String,
    saksaar: i16,
    sakssekvensnummer: u32,
    mappetittel: Title,
    administrativ_enhet: String,
    saksansvarlig: String,
    mappe_restriction: Option<Restriction>,
    system_id: SystemId,
    registrerings_id: Option<String>,
    journalaar: i16,
    journalsekvensnummer: u32,
    journalpostnummer: u32,
    tittel: Title,
    offentlighetsvurdert: Option<Date>,
    journaldato: Date,
    dokumentets_dato: Option<Date>,
    antall_vedlegg: Option<u32>,
    avskrivning: Option<(Date, Avskrivningsmaate, Option<SystemId>)>,
    restriction: Option<Restriction>,
    parties: Vec<(Korrespondanseparttype, String)>,
    screened: Vec<SkjermingMetadata>,
}

/// A title and the one the public may see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Title {
    whole: String,
    public: Option<String>,
}

/// tilgangsrestriksjon and skjermingshjemmel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Restriction {
    tilgangsrestriksjon: Tilgangsrestriksjon,
    hjemmel: String,
}

impl From<&Skjerming> for Restriction {
    fn from(skjerming: &Skjerming) -> Self {
        Self {
            tilgangsrestriksjon: skjerming.tilgangsrestriksjon,
            hjemmel: skjerming.skjermingshjemmel.clone(),
        }
    }
}

impl JournalEntry {
    /// The entry for a registrering; `None` where it is no journalpost.
    ///
    /// Screening counts from every level above and below: of the klasse, the case, the
    /// registrering, and its documents, whose titles a registrering repeats as a rule.
    #[must_use]
    pub fn of(klasse: &Klasse, mappe: &Saksmappe, post: &Registrering) -> Option<Self> {
        let journalpost = post.journalpost()?;
        let documents = &post.dokumentbeskrivelser;
        let own = || {
            let inside = documents.iter().filter_map(|d| d.skjerming.as_ref());
            post.skjerming.iter().chain(inside)
        };
        let above = klasse.skjerming.iter().chain(&mappe.skjerming);
        let words = above.chain(own()).flat_map(|s| s.skjerming_metadata.iter().copied());
        let mut screened: Vec<_> = words.collect();
        screened.sort();
        screened.dedup();
        let parties = journalpost.korrespondansepart.iter();
        Some(Self {
            klasse_id: klasse.klasse_id.clone(),
            klassetittel: klasse.tittel.clone(),
            mappe_id: mappe.mappe_id.clone(),
            saksaar: mappe.saksaar,
            sakssekvensnummer: mappe.sakssekvensnummer,
            mappetittel: Title {
                whole: mappe.tittel.clone(),
                public: mappe.offentlig_tittel.clone(),
            },
            administrativ_enhet: mappe.administrativ_enhet.clone(),
            saksansvarlig: mappe.saksansvarlig.clone(),
            mappe_restriction: mappe.skjerming.as_ref().map(Into::into),
            system_id: post.system_id,
            registrerings_id: post.registrerings_id.clone(),
            journalaar: journalpost.journalaar,
            journalsekvensnummer: journalpost.journalsekvensnummer,
            journalpostnummer: journalpost.journalpostnummer,
            tittel: Title {
                whole: post.tittel.clone(),
                public: post.offentlig_tittel.clone(),
            },
            offentlighetsvurdert: post.offentlighetsvurdert_dato,
            journaldato: journalpost.journaldato,
            dokumentets_dato: post.dokumentets_dato,
            antall_vedlegg: post.antall_vedlegg,
            avskrivning: journalpost.avskrivning.first().map(|a| {
                let answer = a.referanse_avskrives_av_journalpost;
                (a.avskrivningsdato, a.avskrivningsmaate, answer)
            }),
            restriction: own().next().map(Into::into),
            parties: parties
                .map(|p| (p.korrespondanseparttype, p.korrespondansepart_navn.clone()))
                .collect(),
            screened,
        })
    }

    /// By what a journal is sorted (krav 6.4.30).
    #[must_use]
    pub fn order(&self) -> (i16, u32) {
        (self.journalaar, self.journalsekvensnummer)
    }

    /// The first of `words` that is screened in this entry.
    fn screens(&self, words: &[SkjermingMetadata]) -> Option<SkjermingMetadata> {
        let wanted = |w: &SkjermingMetadata| {
            words.contains(w) || *w == SkjermingMetadata::Midlertidig
        };
        self.screened.iter().copied().find(wanted)
    }
}

const CLASS_ID: &[SkjermingMetadata] = &[SkjermingMetadata::KlasseId];
const CLASS_TITLE: &[SkjermingMetadata] = &[SkjermingMetadata::TittelKlasse];
const CASE_TITLE: &[SkjermingMetadata] =
    &[SkjermingMetadata::TittelMappe, SkjermingMetadata::TittelMappeOrd];
const POST_TITLE: &[SkjermingMetadata] = &[
    SkjermingMetadata::TittelRegistrering,
    SkjermingMetadata::TittelRegistreringOrd,
    SkjermingMetadata::TittelDokumentbeskrivelse,
];

fn name_words(art: Korrespondanseparttype) -> &'static [SkjermingMetadata] {
    use Korrespondanseparttype as Part;
    match art {
        Part::Avsender | Part::InternAvsender => &[SkjermingMetadata::NavnAvsender],
        Part::Mottaker
        | Part::Kopimottaker
        | Part::Gruppemottaker
        | Part::InternMottaker => &[SkjermingMetadata::NavnMottaker],
    }
}

/// Writes loependeJournal.xml: everything, and what of it is screened.
///
/// # Errors
/// [`Error::Unsorted`], [`Error::Count`] where the entries contradict order or head;
/// [`Error::Out`], [`Error::Source`].
pub fn loepende_journal<W: Write, E: std::error::Error + 'static>(
    out: W,
    head: &JournalHead,
    entries: impl IntoIterator<Item = Result<JournalEntry, E>>,
) -> Result<W, Error<E>> {
    journal(out, "loependeJournal", head, entries, running_entry)
}

/// Writes offentligJournal.xml: what the public may see.
///
/// # Errors
/// As [`loepende_journal`].
pub fn offentlig_journal<W: Write, E: std::error::Error + 'static>(
    out: W,
    head: &JournalHead,
    entries: impl IntoIterator<Item = Result<JournalEntry, E>>,
) -> Result<W, Error<E>> {
    journal(out, "offentligJournal", head, entries, public_entry)
}

fn journal<W: Write, E: std::error::Error + 'static>(
    out: W,
    name: &str,
    head: &JournalHead,
    entries: impl IntoIterator<Item = Result<JournalEntry, E>>,
    write: fn(&mut Out<W>, &JournalEntry) -> io::Result<()>,
) -> Result<W, Error<E>> {
    let mut out = Out::new(out)?;
    let namespace = format!("http://www.arkivverket.no/standarder/noark5/{name}");
    let location = format!("{namespace} {name}.xsd");
    out.root(name, &namespace, &[("xsi:schemaLocation", &location)])?;
    journalhode(&mut out, head)?;
    let (mut found, mut last) = (0, None);
    for entry in entries {
        let entry = entry.map_err(Error::Source)?;
        check_order(last, entry.order())?;
        last = Some(entry.order());
        found += 1;
        out.group("journalregistrering", |out| write(out, &entry))?;
    }
    if found != head.antall {
        return Err(Error::Count { stated: head.antall, found });
    }
    if found == 0 {
        return Err(Error::None("journalregistrering"));
    }
    out.xml.close()?;
    Ok(out.finish()?.0)
}

fn check_order<E: std::error::Error + 'static>(
    last: Option<(i16, u32)>,
    next: (i16, u32),
) -> Result<(), Error<E>> {
    let name = |(year, number)| format!("{number}/{year}");
    match last {
        Some(last) if last >= next => {
            Err(Error::Unsorted { earlier: name(last), later: name(next) })
        }
        _ => Ok(()),
    }
}

fn journalhode<W: Write>(out: &mut Out<W>, head: &JournalHead) -> io::Result<()> {
    out.group("journalhode", |out| {
        out.value("journalStartDato", head.start)?;
        out.value("journalSluttDato", head.slutt)?;
        out.maybe("seleksjon", head.seleksjon.as_ref())?;
        out.value("antallJournalposter", head.antall)?;
        head.arkivskaper.iter().try_for_each(|skaper| arkivskaper(out, skaper))
    })
}

fn running_entry<W: Write>(out: &mut Out<W>, entry: &JournalEntry) -> io::Result<()> {
    out.group("klasse", |out| {
        out.text("klasseID", &entry.klasse_id)?;
        out.text("tittel", &entry.klassetittel)?;
        let words = entry.screened.iter();
        words
            .filter(|w| CLASS_ID.contains(w) || CLASS_TITLE.contains(w))
            .try_for_each(|w| out.value("skjermingMetadata", w))
    })?;
    out.group("saksmappe", |out| {
        case_number(out, entry)?;
        out.text("tittel", &entry.mappetittel.whole)?;
        out.maybe("offentligTittel", entry.mappetittel.public.as_ref())?;
        out.maybe_value("skjermingMetadata", entry.screens(CASE_TITLE))?;
        out.maybe("administrativEnhet", Some(&entry.administrativ_enhet))?;
        out.maybe("saksansvarlig", Some(&entry.saksansvarlig))
    })?;
    out.group("journalpost", |out| {
        post_number(out, entry)?;
        out.text("tittel", &entry.tittel.whole)?;
        out.maybe("offentligTittel", entry.tittel.public.as_ref())?;
        out.maybe_value("offentlighetsvurdertDato", entry.offentlighetsvurdert)?;
        out.maybe_value("skjermingMetadata", entry.screens(POST_TITLE))?;
        out.value("journaldato", entry.journaldato)?;
        out.maybe_value("dokumentetsDato", entry.dokumentets_dato)?;
        out.maybe_value("antallVedlegg", entry.antall_vedlegg)?;
        answer_and_restriction(out, entry)?;
        entry.parties.iter().try_for_each(|(art, name)| {
            out.group("korrespondansepart", |out| {
                out.value("korrespondanseparttype", art)?;
                out.text("korrespondansepartNavn", name)?;
                out.maybe_value("skjermingMetadata", entry.screens(name_words(*art)))
            })
        })
    })
}

fn public_entry<W: Write>(out: &mut Out<W>, entry: &JournalEntry) -> io::Result<()> {
    out.group("klasse", |out| {
        out.text("klasseID", unless_screened(entry, CLASS_ID, &entry.klasse_id))?;
        out.text("tittel", unless_screened(entry, CLASS_TITLE, &entry.klassetittel))
    })?;
    out.group("saksmappe", |out| {
        case_number(out, entry)?;
        let title = public_title(entry, CASE_TITLE, &entry.mappetittel);
        out.text("offentligTittel", title)?;
        out.maybe("administrativEnhet", Some(&entry.administrativ_enhet))?;
        out.maybe("saksansvarlig", Some(&entry.saksansvarlig))?;
        restriction(out, entry.mappe_restriction.as_ref())
    })?;
    out.group("journalpost", |out| {
        post_number(out, entry)?;
        out.text("offentligTittel", public_title(entry, POST_TITLE, &entry.tittel))?;
        out.maybe_value("skjermingMetadata", entry.screens(POST_TITLE))?;
        out.value("journaldato", entry.journaldato)?;
        out.maybe_value("dokumentetsDato", entry.dokumentets_dato)?;
        answer_and_restriction(out, entry)?;
        entry.parties.iter().try_for_each(|(art, name)| {
            out.group("korrespondansepart", |out| {
                out.value("korrespondanseparttype", art)?;
                let name = unless_screened(entry, name_words(*art), name);
                out.text("korrespondansepartNavn", name)
            })
        })
    })
}

fn case_number<W: Write>(out: &mut Out<W>, entry: &JournalEntry) -> io::Result<()> {
    out.maybe("mappeID", Some(&entry.mappe_id))?;
    out.value("saksaar", entry.saksaar)?;
    out.value("sakssekvensnummer", entry.sakssekvensnummer)
}

fn post_number<W: Write>(out: &mut Out<W>, entry: &JournalEntry) -> io::Result<()> {
    out.system_id(entry.system_id)?;
    out.maybe("registreringsID", entry.registrerings_id.as_ref())?;
    out.value("journalaar", entry.journalaar)?;
    out.value("journalsekvensnummer", entry.journalsekvensnummer)?;
    out.value("journalpostnummer", entry.journalpostnummer)
}

fn answer_and_restriction<W: Write>(
    out: &mut Out<W>,
    entry: &JournalEntry,
) -> io::Result<()> {
    if let Some((day, how, answer)) = entry.avskrivning {
        out.value("avskrivningsdato", day)?;
        out.value("avskrivningsmaate", how)?;
        out.maybe_value("referanseAvskrivesAvJournalpost", answer)?;
    }
    restriction(out, entry.restriction.as_ref())
}

fn restriction<W: Write>(out: &mut Out<W>, of: Option<&Restriction>) -> io::Result<()> {
    let Some(of) = of else { return Ok(()) };
    out.value("tilgangsrestriksjon", of.tilgangsrestriksjon)?;
    out.text("skjermingshjemmel", &of.hjemmel)
}

fn unless_screened<'a>(
    entry: &JournalEntry,
    words: &[SkjermingMetadata],
    value: &'a str,
) -> &'a str {
    if entry.screens(words).is_some() { SCREENED } else { value }
}

/// A public title is for the public whether or not anything is screened.
fn public_title<'a>(
    entry: &JournalEntry,
    words: &[SkjermingMetadata],
    title: &'a Title,
) -> &'a str {
    let whole = unless_screened(entry, words, &title.whole);
    title.public.as_deref().filter(|t| !t.trim().is_empty()).unwrap_or(whole)
}
