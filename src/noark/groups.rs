//! The small groups that hang on many units: part, skjerming, kassasjon, merknad,
//! kryssreferanse (noark.md §2.5).

use std::io::{self, Write};

use super::codes::{Kassasjonsvedtak, SkjermingMetadata};
use super::element::Out;
use super::journal::SCREENED;
use super::tree::{Kassasjon, Kryssreferanse, Merknad, Part, Skjerming};

impl<W: Write> Out<W> {
    pub(super) fn parter(&mut self, parter: &[Part]) -> io::Result<()> {
        parter.iter().try_for_each(|part| {
            self.counts.part += 1;
            self.group("part", |out| {
                out.maybe("partID", part.part_id.as_ref())?;
                out.text("partNavn", &part.part_navn)?;
                out.text("partRolle", &part.part_rolle)
            })
        })
    }

    /// `Bevares` is no disposal and is not exported (noark.md §1.1).
    pub(super) fn kassasjon(&mut self, kassasjon: Option<&Kassasjon>) -> io::Result<()> {
        let Some(kassasjon) =
            kassasjon.filter(|k| k.kassasjonsvedtak != Kassasjonsvedtak::Bevares)
        else {
            return Ok(());
        };
        self.counts.kassasjon += 1;
        self.group("kassasjon", |out| {
            out.value("kassasjonsvedtak", kassasjon.kassasjonsvedtak)?;
            out.maybe("kassasjonshjemmel", kassasjon.kassasjonshjemmel.as_ref())?;
            out.value("bevaringstid", kassasjon.bevaringstid)?;
            out.value("kassasjonsdato", kassasjon.kassasjonsdato)
        })
    }

    pub(super) fn skjerming(&mut self, skjerming: Option<&Skjerming>) -> io::Result<()> {
        let Some(skjerming) = skjerming else { return Ok(()) };
        self.counts.skjerming += 1;
        self.group("skjerming", |out| {
            out.value("tilgangsrestriksjon", skjerming.tilgangsrestriksjon)?;
            out.text("skjermingshjemmel", &skjerming.skjermingshjemmel)?;
            for words in skjerming.skjerming_metadata.iter() {
                out.value("skjermingMetadata", words)?;
            }
            out.maybe_value("skjermingDokument", skjerming.skjerming_dokument)?;
            out.maybe_value("skjermingsvarighet", skjerming.skjermingsvarighet)?;
            out.maybe_value("skjermingOpphoererDato", skjerming.skjerming_opphoerer_dato)
        })
    }

    /// M025. Where words of the title are screened it is obligatory (M502); without one
    /// nothing of the title is public.
    pub(super) fn offentlig_tittel(
        &mut self,
        title: Option<&str>,
        skjerming: Option<&Skjerming>,
    ) -> io::Result<()> {
        use SkjermingMetadata::{TittelMappeOrd, TittelRegistreringOrd};
        let title = title.filter(|title| !title.trim().is_empty());
        let by_word = |s: &Skjerming| {
            let mut words = s.skjerming_metadata.iter();
            words.any(|w| matches!(w, TittelMappeOrd | TittelRegistreringOrd))
        };
        let screened = skjerming.is_some_and(by_word).then_some(SCREENED);
        self.maybe("offentligTittel", title.or(screened))
    }

    pub(super) fn merknader(&mut self, merknader: &[Merknad]) -> io::Result<()> {
        merknader.iter().try_for_each(|merknad| {
            self.counts.merknad += 1;
            self.group("merknad", |out| {
                out.text("merknadstekst", &merknad.merknadstekst)?;
                out.maybe("merknadstype", merknad.merknadstype.as_ref())?;
                out.stamp("merknadsdato", "merknadRegistrertAv", &merknad.registrert)
            })
        })
    }

    pub(super) fn kryssreferanser(
        &mut self,
        references: &[Kryssreferanse],
    ) -> io::Result<()> {
        references.iter().try_for_each(|reference| {
            self.counts.kryssreferanse += 1;
            let (element, id) = match reference {
                Kryssreferanse::Klasse(id) => ("referanseTilKlasse", id),
                Kryssreferanse::Mappe(id) => ("referanseTilMappe", id),
                Kryssreferanse::Registrering(id) => ("referanseTilRegistrering", id),
            };
            self.group("kryssreferanse", |out| out.value(element, id))
        })
    }
}
