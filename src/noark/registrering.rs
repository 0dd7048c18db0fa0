//! registrering, its dokumentbeskrivelser and their dokumentobjekter.

use std::io::{self, Write};

use super::element::Out;
use super::tree::{
    Art, Dokumentbeskrivelse, Dokumentobjekt, Format, Innhold, Journalpost, Konvertering,
    Korrespondansepart, Registrering,
};
use super::{FormatStyle, Settings};

pub(super) fn registrering<W: Write>(
    out: &mut Out<W>,
    registrering: &Registrering,
    settings: &Settings,
) -> io::Result<()> {
    out.counts.registrering += 1;
    out.xml.open("registrering")?;
    out.xml.attr("xsi:type", type_name(&registrering.art))?;
    before_documents(out, registrering)?;
    for document in &registrering.dokumentbeskrivelser {
        dokumentbeskrivelse(out, document, settings)?;
    }
    after_documents(out, registrering)?;
    if let Some(journalpost) = registrering.journalpost() {
        journal_fields(out, journalpost)?;
    }
    dates(out, registrering)?;
    if let Some(journalpost) = registrering.journalpost() {
        avskrivninger(out, journalpost)?;
    }
    out.xml.close()
}

fn type_name(art: &Art) -> &'static str {
    match art {
        Art::Journalpost(_) => "journalpost",
        Art::Arkivnotat => "arkivnotat",
    }
}

fn before_documents<W: Write>(
    out: &mut Out<W>,
    registrering: &Registrering,
) -> io::Result<()> {
    out.system_id(registrering.system_id)?;
    out.opprettet(&registrering.opprettet)?;
    out.stamp("arkivertDato", "arkivertAv", &registrering.arkivert)?;
    out.parter(&registrering.part)?;
    out.kassasjon(registrering.kassasjon.as_ref())?;
    out.skjerming(registrering.skjerming.as_ref())
}

fn after_documents<W: Write>(
    out: &mut Out<W>,
    registrering: &Registrering,
) -> io::Result<()> {
    out.maybe("registreringsID", registrering.registrerings_id.as_ref())?;
    out.text("tittel", &registrering.tittel)?;
    out.offentlig_tittel(
        registrering.offentlig_tittel.as_deref(),
        registrering.skjerming.as_ref(),
    )?;
    out.maybe("beskrivelse", registrering.beskrivelse.as_ref())?;
    out.each("noekkelord", &registrering.noekkelord)?;
    out.each("forfatter", &registrering.forfatter)?;
    out.maybe_value("dokumentmedium", registrering.dokumentmedium)?;
    out.each("oppbevaringssted", &registrering.oppbevaringssted)?;
    out.merknader(&registrering.merknad)?;
    out.kryssreferanser(&registrering.kryssreferanse)?;
    let Some(journalpost) = registrering.journalpost() else { return Ok(()) };
    journalpost.korrespondansepart.iter().try_for_each(|part| korrespondent(out, part))
}

fn korrespondent<W: Write>(
    out: &mut Out<W>,
    part: &Korrespondansepart,
) -> io::Result<()> {
    out.counts.korrespondansepart += 1;
    out.group("korrespondansepart", |out| {
        out.value("korrespondanseparttype", part.korrespondanseparttype)?;
        out.text("korrespondansepartNavn", &part.korrespondansepart_navn)?;
        out.each("postadresse", &part.postadresse)?;
        out.maybe("postnummer", part.postnummer.as_ref())?;
        out.maybe("poststed", part.poststed.as_ref())?;
        out.maybe("administrativEnhet", part.administrativ_enhet.as_ref())?;
        out.maybe("saksbehandler", part.saksbehandler.as_ref())
    })
}

fn journal_fields<W: Write>(
    out: &mut Out<W>,
    journalpost: &Journalpost,
) -> io::Result<()> {
    out.counts.journalfoert(journalpost.journaldato);
    out.value("journalaar", journalpost.journalaar)?;
    out.value("journalsekvensnummer", journalpost.journalsekvensnummer)?;
    out.value("journalpostnummer", journalpost.journalpostnummer)?;
    out.value("journalposttype", journalpost.journalposttype)?;
    out.value("journalstatus", journalpost.journalstatus)?;
    out.value("journaldato", journalpost.journaldato)
}

/// The dates that journalpost and arkivnotat have in the same order.
fn dates<W: Write>(out: &mut Out<W>, registrering: &Registrering) -> io::Result<()> {
    out.maybe_value("dokumentetsDato", registrering.dokumentets_dato)?;
    if let Some(at) = registrering.mottatt_dato {
        out.time("mottattDato", at)?;
    }
    if let Some(at) = registrering.sendt_dato {
        out.time("sendtDato", at)?;
    }
    out.maybe_value("offentlighetsvurdertDato", registrering.offentlighetsvurdert_dato)?;
    out.maybe_value("antallVedlegg", registrering.antall_vedlegg)
}

fn avskrivninger<W: Write>(
    out: &mut Out<W>,
    journalpost: &Journalpost,
) -> io::Result<()> {
    journalpost.avskrivning.iter().try_for_each(|avskrivning| {
        out.counts.avskrivning += 1;
        out.group("avskrivning", |out| {
            out.value("avskrivningsdato", avskrivning.avskrivningsdato)?;
            out.text("avskrevetAv", &avskrivning.avskrevet_av)?;
            out.value("avskrivningsmaate", avskrivning.avskrivningsmaate)?;
            let answer = avskrivning.referanse_avskrives_av_journalpost;
            out.maybe_value("referanseAvskrivesAvJournalpost", answer)
        })
    })
}

fn dokumentbeskrivelse<W: Write>(
    out: &mut Out<W>,
    document: &Dokumentbeskrivelse,
    settings: &Settings,
) -> io::Result<()> {
    out.counts.dokumentbeskrivelse += 1;
    out.group("dokumentbeskrivelse", |out| {
        document_fields(out, document)?;
        out.parter(&document.part)?;
        out.merknader(&document.merknad)?;
        out.kassasjon(document.kassasjon.as_ref())?;
        if let Innhold::Kassert(stamp) = &document.innhold {
            out.counts.utfoert_kassasjon += 1;
            out.group("utfoertKassasjon", |out| {
                out.stamp("kassertDato", "kassertAv", stamp)
            })?;
        }
        out.skjerming(document.skjerming.as_ref())?;
        let Innhold::Filer(files) = &document.innhold else { return Ok(()) };
        files.iter().try_for_each(|object| dokumentobjekt(out, object, settings))
    })
}

fn document_fields<W: Write>(
    out: &mut Out<W>,
    document: &Dokumentbeskrivelse,
) -> io::Result<()> {
    out.system_id(document.system_id)?;
    out.text("dokumenttype", &document.dokumenttype)?;
    out.value("dokumentstatus", document.dokumentstatus)?;
    out.text("tittel", &document.tittel)?;
    out.maybe("beskrivelse", document.beskrivelse.as_ref())?;
    out.each("forfatter", &document.forfatter)?;
    out.opprettet(&document.opprettet)?;
    out.maybe_value("dokumentmedium", document.dokumentmedium)?;
    out.maybe("oppbevaringssted", document.oppbevaringssted.as_ref())?;
    out.value("tilknyttetRegistreringSom", document.tilknyttet_registrering_som)?;
    out.value("dokumentnummer", document.dokumentnummer)?;
    out.stamp("tilknyttetDato", "tilknyttetAv", &document.tilknyttet)
}

fn dokumentobjekt<W: Write>(
    out: &mut Out<W>,
    object: &Dokumentobjekt,
    settings: &Settings,
) -> io::Result<()> {
    out.counts.dokumentobjekt += 1;
    out.counts.filstoerrelse += object.filstoerrelse;
    let (format, details) = format_of(object, settings.format);
    out.group("dokumentobjekt", |out| {
        out.system_id(object.system_id)?;
        out.value("versjonsnummer", object.versjonsnummer)?;
        out.value("variantformat", object.variantformat)?;
        out.text("format", format)?;
        out.maybe("formatDetaljer", details)?;
        out.opprettet(&object.opprettet)?;
        out.value("referanseDokumentfil", object.referanse_dokumentfil.as_str())?;
        out.value("sjekksum", object.sjekksum)?;
        out.value("sjekksumAlgoritme", "SHA256")?;
        out.value("filstoerrelse", object.filstoerrelse)?;
        object.konvertering.iter().try_for_each(|step| konvertering(out, step, settings))
    })
}

/// M701 and M702. The standard wants PRONOM's name as the format, Arkade N5.29 flags
/// everything but the file extension: so it is a setting, and the other one is the detail.
fn format_of(object: &Dokumentobjekt, style: FormatStyle) -> (&str, Option<&str>) {
    let puid = object.puid.as_deref();
    let name = object.formatnavn.as_deref();
    match style {
        FormatStyle::Filendelse => {
            (object.referanse_dokumentfil.filendelse(), puid.or(name))
        }
        FormatStyle::Puid => (puid.unwrap_or(UNKNOWN_FORMAT), name),
    }
}

/// The standard's word for a format that PRONOM does not name (noark.md §2.9).
const UNKNOWN_FORMAT: &str = "av/0";

fn konvertering<W: Write>(
    out: &mut Out<W>,
    step: &Konvertering,
    settings: &Settings,
) -> io::Result<()> {
    out.counts.konvertering += 1;
    let name = |format: &Format| match settings.format {
        FormatStyle::Filendelse => format.filendelse.clone(),
        FormatStyle::Puid => format.puid.clone().unwrap_or(UNKNOWN_FORMAT.to_owned()),
    };
    out.group("konvertering", |out| {
        out.stamp("konvertertDato", "konvertertAv", &step.konvertert)?;
        out.text("konvertertFraFormat", &name(&step.fra))?;
        out.text("konvertertTilFormat", &name(&step.til))?;
        out.maybe("konverteringsverktoey", step.konverteringsverktoey.as_ref())?;
        out.maybe("konverteringskommentar", Some(comment(step)))
    })
}

/// The comment, and the digests that krav 2.7.26 asks for and the schema has no field for.
fn comment(step: &Konvertering) -> String {
    let digests =
        [("Sjekksum før", step.sjekksum_fra), ("Sjekksum etter", step.sjekksum_til)];
    let mut parts: Vec<_> = step.konverteringskommentar.iter().cloned().collect();
    for (label, digest) in digests {
        parts.extend(digest.map(|digest| format!("{label}: SHA256 {digest}")));
    }
    parts.join(". ")
}
