//! Elements out: the few ways in which Noark 5 writes a value, and what was counted.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::io::{self, BufWriter, Write};

use jiff::civil::{Date, DateTime};

use crate::xml::XmlWriter;

use super::value::{Stamp, SystemId};

/// A file could not be written.
#[derive(Debug, thiserror::Error)]
pub enum Error<E: std::error::Error + 'static> {
    /// The writer failed.
    #[error("the XML could not be written")]
    Out(#[from] io::Error),
    /// The source of the values failed.
    #[error("the values to write could not be had")]
    Source(#[source] E),
    /// The schema wants at least one and there was none.
    #[error("the schema of this file wants at least one {0}, there was none")]
    None(&'static str),
    /// A journal is sorted by year and sequence number (krav 6.4.30); this one was not.
    #[error("journalpost {later} comes after {earlier} in the journal")]
    Unsorted {
        /// Year and number of the one that came first.
        earlier: String,
        /// Year and number of the one that came next and belongs before it.
        later: String,
    },
    /// The head of a journal states another number than there are (Arkade N5.59).
    #[error("the journal's head says {stated} journalposter, there are {found}")]
    Count {
        /// What the head says.
        stated: u64,
        /// How many came.
        found: u64,
    },
}

/// What was written, in the elements that arkivuttrekk.xml, the journals and the report
/// have to state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// klasse.
    pub klasse: u64,
    /// mappe.
    pub mappe: u64,
    /// registrering of every kind.
    pub registrering: u64,
    /// registrering that is a journalpost.
    pub journalpost: u64,
    /// First and last journaldato.
    pub journaldato: Option<(Date, Date)>,
    /// dokumentbeskrivelse.
    pub dokumentbeskrivelse: u64,
    /// dokumentobjekt, which is one file each (krav 6.4.36).
    pub dokumentobjekt: u64,
    /// The sum of filstoerrelse, in bytes.
    pub filstoerrelse: u64,
    /// korrespondansepart.
    pub korrespondansepart: u64,
    /// part.
    pub part: u64,
    /// avskrivning.
    pub avskrivning: u64,
    /// kryssreferanse.
    pub kryssreferanse: u64,
    /// merknad.
    pub merknad: u64,
    /// skjerming.
    pub skjerming: u64,
    /// kassasjon.
    pub kassasjon: u64,
    /// utfoertKassasjon.
    pub utfoert_kassasjon: u64,
    /// konvertering.
    pub konvertering: u64,
    /// Properties in virksomhetsspesifikkeMetadata.
    pub eiendom: u64,
    /// Mandatory texts that were empty and got a stand-in, by element.
    pub utfylt: BTreeMap<&'static str, u64>,
}

impl Counts {
    pub(super) fn journalfoert(&mut self, day: Date) {
        self.journalpost += 1;
        let (first, last) = self.journaldato.unwrap_or((day, day));
        self.journaldato = Some((first.min(day), last.max(day)));
    }
}

/// Writes the elements of one file and counts them. It buffers by itself, so that a digest
/// or a file behind it gets whole blocks, not words.
pub(super) struct Out<W: Write> {
    pub(super) xml: XmlWriter<BufWriter<W>>,
    pub(super) counts: Counts,
}

impl<W: Write> Out<W> {
    pub(super) fn new(out: W) -> io::Result<Self> {
        let out = BufWriter::with_capacity(1 << 16, out);
        Ok(Self { xml: XmlWriter::new(out)?, counts: Counts::default() })
    }

    /// Ends the file; gives the writer back, and what was counted.
    pub(super) fn finish(self) -> io::Result<(W, Counts)> {
        let out = self.xml.finish()?;
        let out = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        Ok((out, self.counts))
    }

    /// Opens the root element: namespace, `xsi` under that very prefix (Arkade reads the
    /// literal name `xsi:type`), further attributes.
    pub(super) fn root(
        &mut self,
        name: &str,
        namespace: &str,
        attrs: &[(&str, &str)],
    ) -> io::Result<()> {
        self.xml.open(name)?;
        self.xml.attr("xmlns", namespace)?;
        self.xml.attr("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")?;
        attrs.iter().try_for_each(|(name, value)| self.xml.attr(name, value))
    }

    /// An element with elements in it.
    pub(super) fn group(
        &mut self,
        name: &str,
        inside: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        self.xml.open(name)?;
        inside(self)?;
        self.xml.close()
    }

    /// A mandatory text. Where it is empty its stand-in is written and counted: the schema
    /// wants at least one character, and leaving the element out breaks the whole file.
    pub(super) fn text(&mut self, name: &'static str, value: &str) -> io::Result<()> {
        if is_empty(value) {
            *self.counts.utfylt.entry(name).or_default() += 1;
            return self.xml.text(name, stand_in(name));
        }
        self.xml.text(name, value)
    }

    /// An optional text; empty is the same as none (krav 6.4.5).
    pub(super) fn maybe(
        &mut self,
        name: &str,
        value: Option<impl AsRef<str>>,
    ) -> io::Result<()> {
        match value {
            Some(value) if !is_empty(value.as_ref()) => self.xml.text(name, value),
            _ => Ok(()),
        }
    }

    /// One element for each text that is not empty.
    pub(super) fn each(&mut self, name: &str, values: &[String]) -> io::Result<()> {
        values.iter().try_for_each(|value| self.maybe(name, Some(value)))
    }

    /// A value whose text is never empty: id, number, xs:date, coded value.
    pub(super) fn value(&mut self, name: &str, value: impl Display) -> io::Result<()> {
        self.xml.text(name, value.to_string())
    }

    /// The same where there is one.
    pub(super) fn maybe_value(
        &mut self,
        name: &str,
        value: Option<impl Display>,
    ) -> io::Result<()> {
        value.map_or(Ok(()), |value| self.value(name, value))
    }

    /// M001.
    pub(super) fn system_id(&mut self, id: SystemId) -> io::Result<()> {
        self.value("systemID", id)
    }

    /// xs:dateTime without offset (see [`Stamp`]), whole seconds.
    pub(super) fn time(&mut self, name: &str, at: DateTime) -> io::Result<()> {
        let (day, hour, minute, second) =
            (at.date(), at.hour(), at.minute(), at.second());
        self.value(name, format_args!("{day}T{hour:02}:{minute:02}:{second:02}"))
    }

    /// The two elements of a stamp.
    pub(super) fn stamp(
        &mut self,
        at: &str,
        by: &'static str,
        stamp: &Stamp,
    ) -> io::Result<()> {
        self.time(at, stamp.at)?;
        self.text(by, &stamp.by)
    }

    /// opprettetDato, opprettetAv.
    pub(super) fn opprettet(&mut self, stamp: &Stamp) -> io::Result<()> {
        self.stamp("opprettetDato", "opprettetAv", stamp)
    }

    /// avsluttetDato, avsluttetAv.
    pub(super) fn avsluttet(&mut self, stamp: &Stamp) -> io::Result<()> {
        self.stamp("avsluttetDato", "avsluttetAv", stamp)
    }
}

/// Whether nothing readable is left once XML 1.0 has had its way with a text.
fn is_empty(text: &str) -> bool {
    let nothing = |c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    text.chars().all(nothing)
}

/// What stands where a mandatory text is empty: words that no one takes for a value.
pub(super) fn stand_in(element: &str) -> &'static str {
    match element {
        "tittel" => "Uten tittel",
        name if name.ends_with("Av") || name.ends_with("Navn") => "Ukjent",
        _ => "Ikke oppgitt",
    }
}
