//! endringslogg.xml: what was changed, by whom (krav 6.4.28).

use std::io::Write;

use super::element::{Error, Out};
use super::tree::Endring;

/// Writes endringslogg.xml; gives the writer back, and how many changes were written.
///
/// # Errors
/// [`Error::None`] without a change: the schema wants one, and an absent log makes Arkade
/// report N5.61 and N5.62. An export always has one, arkivdel's passage from
/// «Aktiv periode» to «Avsluttet periode». [`Error::Out`], [`Error::Source`].
pub fn endringslogg<W: Write, E: std::error::Error + 'static>(
    out: W,
    endringer: impl IntoIterator<Item = Result<Endring, E>>,
) -> Result<(W, u64), Error<E>> {
    let mut out = Out::new(out)?;
    let namespace = "http://www.arkivverket.no/standarder/noark5/endringslogg";
    let location = format!("{namespace} endringslogg.xsd");
    out.root("endringslogg", namespace, &[("xsi:schemaLocation", &location)])?;
    let mut found = 0;
    for endring in endringer {
        let endring = endring.map_err(Error::Source)?;
        found += 1;
        out.group("endring", |out| {
            out.value("referanseArkivenhet", endring.referanse_arkivenhet)?;
            out.text("referanseMetadata", &endring.referanse_metadata)?;
            out.stamp("endretDato", "endretAv", &endring.endret)?;
            out.text("tidligereVerdi", &endring.tidligere_verdi)?;
            out.text("nyVerdi", &endring.ny_verdi)
        })?;
    }
    if found == 0 {
        return Err(Error::None("endring"));
    }
    out.xml.close()?;
    Ok((out.finish()?.0, found))
}
