//! Values that the standard lays down, where the schemas of version 5.0 allow any text.

use crate::msg;

use super::super::document::{Doc, Node};
use super::super::rule::{Cx, Rule, at};
use super::pointer::shorten;

/// *What* an element has one of the values that the metadata catalogue lays down, spelled as
/// it spells them. *Why* the receiver's system knows no others; a warning, since the catalogue
/// lets the archive creator add to several of them. *Do* map the value in the system.
pub(super) struct Codes;

/// Element, the element in which it stands (none is any), and its values.
type List = (&'static str, &'static str, &'static [&'static str]);

/// M050 and M054 to M700 as version 5.5 of the text has them; what older versions spelled
/// otherwise is taken too. M083 and M086 are suggestions only and are not here.
const LISTS: &[List] = &[
    ("arkivstatus", "", &["Opprettet", "Avsluttet"]),
    (
        "arkivdelstatus",
        "",
        &[
            "Aktiv periode",
            "Overlappingsperiode",
            "Avsluttet periode",
            "Uaktuelle mapper",
        ],
    ),
    (
        "journalposttype",
        "",
        &[
            "Inngående dokument",
            "Utgående dokument",
            "Organinternt dokument for oppfølging",
            "Organinternt dokument uten oppfølging",
            "Saksframlegg",
        ],
    ),
    (
        "korrespondanseparttype",
        "",
        &[
            "Avsender",
            "Mottaker",
            "Kopimottaker",
            "Gruppemottaker",
            "Intern avsender",
            "Intern mottaker",
        ],
    ),
    (
        "slettingstype",
        "",
        &[
            "Sletting av produksjonsformat",
            "Sletting av tidligere versjon",
            "Sletting av variant med sladdet informasjon",
        ],
    ),
    ("tilknyttetRegistreringSom", "", &["Hoveddokument", "Vedlegg"]),
    (
        "dokumentmedium",
        "",
        &[
            "Fysisk arkiv",
            "Elektronisk arkiv",
            "Blandet fysisk og elektronisk arkiv",
            "Fysisk medium",
        ],
    ),
    ("kassasjonsvedtak", "kassasjon", &["Bevares", "Kasseres", "Vurderes senere"]),
    (
        "skjermingMetadata",
        "skjerming",
        &[
            "Skjerming klasseID",
            "Skjerming tittel klasse",
            "Skjerming tittel mappe - unntatt første linje",
            "Skjerming tittel mappe - utvalgte ord",
            "Skjerming navn part i sak",
            "Skjerming tittel registrering - unntatt første linje",
            "Skjerming tittel registrering - utvalgte ord",
            "Skjerming navn avsender",
            "Skjerming navn mottaker",
            "Skjerming tittel dokumentbeskrivelse",
            "Skjerming merknadstekst",
            "Midlertidig skjerming",
        ],
    ),
    (
        "skjermingDokument",
        "",
        &["Skjerming av hele dokumentet", "Skjerming av deler av dokumentet"],
    ),
    (
        "avskrivningsmaate",
        "",
        &[
            "Besvart med brev",
            "Besvart med e-post",
            "Besvart på telefon",
            "Tatt til etterretning",
            "Tatt til orientering",
        ],
    ),
    (
        "variantformat",
        "",
        &[
            "Produksjonsformat",
            "Arkivformat",
            "Dokument hvor deler av innholdet er skjermet",
        ],
    ),
];

impl Rule for Codes {
    fn ends(&self) -> Vec<&'static str> {
        LISTS.iter().map(|list| list.0).collect()
    }

    fn end(&mut self, node: &Node<'_>, cx: &mut Cx<'_>) {
        if node.doc != Doc::Arkivstruktur || node.frame().has_children {
            return;
        }
        let frame = node.frame();
        let Some((element, parent, values)) = LISTS.iter().find(|list| frame.is(list.0))
        else {
            return;
        };
        let text = node.text();
        // The text of M502 and the values of one's own differ in dashes only.
        let is_value =
            |value: &&str| **value == *text || *value == text.replace('–', "-");
        if text.is_empty()
            || !parent.is_empty() && !node.is_in(parent)
            || values.iter().any(is_value)
        {
            return;
        }
        let message = msg!("validate-code", element = *element, found = shorten(text));
        cx.warning(
            at(node),
            message,
            msg!("validate-hint-code", values = values.join(" · ")),
        );
    }
}
