//! arkivstruktur.xml: one nested tree (krav 6.4.24), written klasse by klasse.
//!
//! The order of the elements is the schema's and compulsory. Its traps: in a saksmappe the
//! registreringer come before saksaar … saksstatus, in a registrering the
//! dokumentbeskrivelser before registreringsID and tittel (xs:extension, noark.md §2).

use std::io::{self, Write};

use super::element::{Counts, Error, Out};
use super::tree::{
    Arkiv, Arkivdel, Arkivskaper, Klasse, Klassifikasjonssystem, Saksmappe,
};
use super::{Settings, eiendom};

/// The namespace of arkivstruktur.xml.
pub(super) const NAMESPACE: &str =
    "http://www.arkivverket.no/standarder/noark5/arkivstruktur";

/// Writes arkivstruktur.xml to `out`; gives the writer back, and what was counted.
///
/// Memory is bounded by one klasse. Without any klasse the klassifikasjonssystem is left
/// out, since the schema wants one in it.
///
/// # Errors
/// [`Error::Out`] and [`Error::Source`]; what was written is then half a file.
pub fn arkivstruktur<W: Write, E: std::error::Error + 'static>(
    out: W,
    arkiv: &Arkiv,
    klasser: impl IntoIterator<Item = Result<Klasse, E>>,
    settings: &Settings,
) -> Result<(W, Counts), Error<E>> {
    let mut klasser = klasser.into_iter().map(|klasse| klasse.map_err(Error::Source));
    let mut out = Out::new(out)?;
    out.root("arkiv", NAMESPACE, &root_attributes())?;
    arkiv_fields(&mut out, arkiv)?;
    out.xml.open("arkivdel")?;
    arkivdel_fields(&mut out, &arkiv.arkivdel)?;
    if let Some(first) = klasser.next().transpose()? {
        out.xml.open("klassifikasjonssystem")?;
        system_fields(&mut out, &arkiv.arkivdel.klassifikasjonssystem)?;
        klasse(&mut out, &first, settings)?;
        for next in klasser {
            klasse(&mut out, &next?, settings)?;
        }
        out.xml.close()?;
    }
    out.xml.close()?;
    out.xml.close()?;
    Ok(out.finish()?)
}

/// The own namespace is declared once and told where its schema lies (krav 6.4.33, 6.4.34).
fn root_attributes() -> [(&'static str, &'static str); 2] {
    [
        ("xmlns:be", eiendom::NAMESPACE),
        (
            "xsi:schemaLocation",
            "http://www.arkivverket.no/standarder/noark5/arkivstruktur arkivstruktur.xsd \
             urn:byggarkiv:eiendom:1 byggarkiv-eiendom.xsd",
        ),
    ]
}

fn arkiv_fields<W: Write>(out: &mut Out<W>, arkiv: &Arkiv) -> io::Result<()> {
    out.system_id(arkiv.system_id)?;
    out.text("tittel", &arkiv.tittel)?;
    out.maybe("beskrivelse", arkiv.beskrivelse.as_ref())?;
    out.maybe_value("arkivstatus", arkiv.arkivstatus)?;
    out.maybe_value("dokumentmedium", arkiv.dokumentmedium)?;
    out.each("oppbevaringssted", &arkiv.oppbevaringssted)?;
    out.opprettet(&arkiv.opprettet)?;
    out.avsluttet(&arkiv.avsluttet)?;
    arkiv.arkivskaper.iter().try_for_each(|skaper| arkivskaper(out, skaper))
}

pub(super) fn arkivskaper<W: Write>(
    out: &mut Out<W>,
    skaper: &Arkivskaper,
) -> io::Result<()> {
    out.group("arkivskaper", |out| {
        out.text("arkivskaperID", &skaper.arkivskaper_id)?;
        out.text("arkivskaperNavn", &skaper.arkivskaper_navn)?;
        out.maybe("beskrivelse", skaper.beskrivelse.as_ref())
    })
}

fn arkivdel_fields<W: Write>(out: &mut Out<W>, del: &Arkivdel) -> io::Result<()> {
    out.system_id(del.system_id)?;
    out.text("tittel", &del.tittel)?;
    out.maybe("beskrivelse", del.beskrivelse.as_ref())?;
    out.value("arkivdelstatus", del.arkivdelstatus)?;
    out.maybe_value("dokumentmedium", del.dokumentmedium)?;
    out.each("oppbevaringssted", &del.oppbevaringssted)?;
    out.opprettet(&del.opprettet)?;
    out.avsluttet(&del.avsluttet)?;
    if let Some((start, slutt)) = del.arkivperiode {
        out.value("arkivperiodeStartDato", start)?;
        out.value("arkivperiodeSluttDato", slutt)?;
    }
    out.kassasjon(del.kassasjon.as_ref())?;
    out.skjerming(del.skjerming.as_ref())
}

fn system_fields<W: Write>(
    out: &mut Out<W>,
    system: &Klassifikasjonssystem,
) -> io::Result<()> {
    out.system_id(system.system_id)?;
    out.maybe("klassifikasjonstype", system.klassifikasjonstype.as_ref())?;
    out.text("tittel", &system.tittel)?;
    out.maybe("beskrivelse", system.beskrivelse.as_ref())?;
    out.opprettet(&system.opprettet)?;
    system.avsluttet.as_ref().map_or(Ok(()), |stamp| out.avsluttet(stamp))
}

fn klasse<W: Write>(
    out: &mut Out<W>,
    klasse: &Klasse,
    settings: &Settings,
) -> io::Result<()> {
    out.counts.klasse += 1;
    out.group("klasse", |out| {
        out.system_id(klasse.system_id)?;
        out.text("klasseID", &klasse.klasse_id)?;
        out.text("tittel", &klasse.tittel)?;
        out.maybe("beskrivelse", klasse.beskrivelse.as_ref())?;
        out.each("noekkelord", &klasse.noekkelord)?;
        out.opprettet(&klasse.opprettet)?;
        klasse.avsluttet.as_ref().map_or(Ok(()), |stamp| out.avsluttet(stamp))?;
        out.kryssreferanser(&klasse.kryssreferanse)?;
        out.skjerming(klasse.skjerming.as_ref())?;
        klasse.saksmapper.iter().try_for_each(|mappe| saksmappe(out, mappe, settings))
    })
}

fn saksmappe<W: Write>(
    out: &mut Out<W>,
    mappe: &Saksmappe,
    settings: &Settings,
) -> io::Result<()> {
    out.counts.mappe += 1;
    out.xml.open("mappe")?;
    out.xml.attr("xsi:type", "saksmappe")?;
    mappe_fields(out, mappe)?;
    for registrering in &mappe.registreringer {
        super::registrering::registrering(out, registrering, settings)?;
    }
    sak_fields(out, mappe)?;
    out.xml.close()
}

/// What every mappe has, before its registreringer.
fn mappe_fields<W: Write>(out: &mut Out<W>, mappe: &Saksmappe) -> io::Result<()> {
    out.system_id(mappe.system_id)?;
    out.text("mappeID", &mappe.mappe_id)?;
    out.text("tittel", &mappe.tittel)?;
    out.offentlig_tittel(mappe.offentlig_tittel.as_deref(), mappe.skjerming.as_ref())?;
    out.maybe("beskrivelse", mappe.beskrivelse.as_ref())?;
    out.each("noekkelord", &mappe.noekkelord)?;
    out.maybe_value("dokumentmedium", mappe.dokumentmedium)?;
    out.each("oppbevaringssted", &mappe.oppbevaringssted)?;
    out.opprettet(&mappe.opprettet)?;
    out.avsluttet(&mappe.avsluttet)?;
    eiendom::write(out, &mappe.eiendommer)?;
    out.parter(&mappe.part)?;
    out.kryssreferanser(&mappe.kryssreferanse)?;
    out.merknader(&mappe.merknad)?;
    out.kassasjon(mappe.kassasjon.as_ref())?;
    out.skjerming(mappe.skjerming.as_ref())
}

/// What only a saksmappe has, after its registreringer.
fn sak_fields<W: Write>(out: &mut Out<W>, mappe: &Saksmappe) -> io::Result<()> {
    out.value("saksaar", mappe.saksaar)?;
    out.value("sakssekvensnummer", mappe.sakssekvensnummer)?;
    out.value("saksdato", mappe.saksdato)?;
    out.text("administrativEnhet", &mappe.administrativ_enhet)?;
    out.text("saksansvarlig", &mappe.saksansvarlig)?;
    out.value("saksstatus", mappe.saksstatus)?;
    mappe
        .referanse_sekundaer_klassifikasjon
        .iter()
        .try_for_each(|id| out.value("referanseSekundaerKlassifikasjon", id))
}
