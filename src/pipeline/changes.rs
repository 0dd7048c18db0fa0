//! endringslogg.xml: what people changed, and that the arkivdel was closed (krav 6.4.28).

use super::describe::{MADE_BY, clock};
use super::export::closed;
use super::{Error, Job};
use crate::archive::Archive;
use crate::catalogue::{Decision, Field, Verdict};
use crate::facts;
use crate::noark::codes::Arkivdelstatus;
use crate::noark::tree::{Arkiv, Endring};
use crate::noark::value::{Stamp, SystemId};

/// The schema wants a value where there was or is none.
const NO_VALUE: &str = "(ingen verdi)";

/// The changes to units that are exported, in the order they were made.
pub(super) fn endringer(
    archive: &mut Archive,
    arkiv: &Arkiv,
    job: &Job<'_>,
) -> Result<Vec<Endring>, Error> {
    let mut all = Vec::new();
    for decision in archive.catalogue.decisions()? {
        if decision.verdict == Verdict::Accepted || decision.before == decision.after {
            continue;
        }
        for (unit, element) in units(archive, &decision, job)? {
            let shown = |value: &Option<String>| {
                value.as_deref().map_or_else(
                    || NO_VALUE.to_owned(),
                    |value| facts::mask(value).into_owned(),
                )
            };
            all.push(Endring {
                referanse_arkivenhet: unit,
                referanse_metadata: element.to_owned(),
                endret: Stamp::new(clock(&decision.at), decision.who.as_str()),
                tidligere_verdi: shown(&decision.before),
                ny_verdi: shown(&decision.after),
            });
        }
    }
    all.push(Endring {
        referanse_arkivenhet: arkiv.arkivdel.system_id,
        referanse_metadata: "arkivdelstatus".to_owned(),
        endret: Stamp::new(closed(archive, job)?, MADE_BY),
        tidligere_verdi: Arkivdelstatus::AktivPeriode.to_string(),
        ny_verdi: Arkivdelstatus::AvsluttetPeriode.to_string(),
    });
    Ok(all)
}

/// The exported units that a decision changed, and the element that holds the value.
fn units(
    archive: &mut Archive,
    decision: &Decision,
    job: &Job<'_>,
) -> Result<Vec<(SystemId, &'static str)>, Error> {
    let at = job.at();
    let Some((kind, name)) = decision.subject.split_once(' ') else {
        return Ok(Vec::new());
    };
    let catalogue = &mut archive.catalogue;
    let names = match kind {
        "mappe" => catalogue.exported_cases_in(name)?,
        "sak" if catalogue.is_exported_case(name)? => vec![name.to_owned()],
        "dokument" if catalogue.is_exported_document(name)? => vec![name.to_owned()],
        _ => Vec::new(),
    };
    let (unit, element) = match (kind, decision.field) {
        ("dokument", Field::Dato) => ("registrering", "dokumentetsDato"),
        ("dokument", Field::Dokumenttype) => ("dokumentbeskrivelse", "dokumenttype"),
        ("dokument", Field::Avsender | Field::Mottaker) => {
            ("registrering", "korrespondansepartNavn")
        }
        ("dokument", Field::Tittel | Field::Eiendom) => ("registrering", "tittel"),
        (_, Field::Eiendom) => ("mappe", "klasseID"),
        _ => ("mappe", "tittel"),
    };
    names
        .iter()
        .map(|name| Ok((catalogue.system_id(unit, name, &at)?.0.into(), element)))
        .collect()
}
