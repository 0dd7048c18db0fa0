//! The printed words of forms and title blocks that name what is to be filled in.

use serde::{Deserialize, Serialize};
use strsim::levenshtein;

macro_rules! labels {
    ($($(#[$doc:meta])* $name:ident, $code:literal: [$($phrase:literal),* $(,)?];)*) => {
        /// What a printed label asks for.
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        pub enum Label {
            $($(#[$doc])* #[serde(rename = $code)] $name,)*
        }

        impl Label {
            /// The name as it is stored and shown.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }
        }

        /// Every label as it is printed: lower case, no marks, one space between words.
        const PHRASES: &[(&str, Label)] = &[$($(($phrase, Label::$name),)*)*];
    };
}

labels! {
    /// Gårdsnummer (M017 of the matrikkel key).
    Gardsnummer, "gardsnummer": [
        "gnr", "g nr", "gårdsnr", "gårds nr", "gårdsnummer", "gardsnr", "gards nr",
        "gardsnummer", "gaardsnr", "gaardsno", "gård nr", "gard nr", "eiendom gnr",
        "eiendommens gnr", "eigedom gnr", "eigedommen gnr", "gr nr",
    ];
    /// Bruksnummer.
    Bruksnummer, "bruksnummer": [
        "bnr", "b nr", "br nr", "bruksnr", "bruks nr", "bruksnummer", "bruksno", "bruk nr",
    ];
    /// Festenummer.
    Festenummer, "festenummer": ["festenr", "feste nr", "festenummer", "fnr", "f nr"];
    /// Seksjonsnummer.
    Seksjonsnummer, "seksjonsnummer": [
        "seksjonsnr", "seksjons nr", "seksjonsnummer", "seksjon nr", "snr",
    ];
    /// Gårds- and bruksnummer in one field.
    Matrikkel, "matrikkel": [
        "gnr bnr", "gnr og bnr", "g nr b nr", "gårdsnr bruksnr", "gårds og bruksnr",
        "gards og bruksnr", "matrikkelnr", "matrikkelnummer", "matr nr", "matrikel nr",
        "gbnr", "gnr bnr fnr", "eiendom gnr bnr", "eiendommens gnr bnr",
    ];
    /// Where the property lies.
    Adresse, "adresse": [
        "adresse", "eiendommens adresse", "eigedommen si adresse", "byggested", "byggestad",
        "byggjestad", "byggeplass", "byggeplassens adresse", "sted", "stad", "beliggenhet",
        "gateadresse", "gate nr", "gate og nr", "eiendom", "eigedom", "eiendommens navn",
        "bruksnavn", "bruksnamn", "tomt nr", "postadresse", "postnr poststed", "bopel",
        "bosted", "bustad", "byggherrens adresse", "tiltakshavers adresse",
        "søkerens adresse", "eiers adresse",
    ];
    /// Who builds, asks or owns.
    Byggherre, "byggherre": [
        "byggherre", "byggherren", "byggherrens navn", "byggherre navn", "byggherrens namn",
        "byggherrens navn og adresse", "byggherre navn og adresse", "tiltakshaver",
        "tiltakshavers navn", "tiltakshavar", "søker", "søker navn", "søkerens navn",
        "søkers navn", "søkjar", "søkjaren sitt namn", "ansøker", "ansøkerens navn",
        "anmelder", "anmelderen", "anmelderens navn", "melder", "navn", "namn",
        "navn og adresse", "utbygger", "oppdragsgiver",
    ];
    /// Who asked for a survey or a division.
    Rekvirent, "rekvirent": ["rekvirent", "rekvirentens navn", "rekvirenten"];
    /// Who owns the ground.
    Eier, "eier": [
        "eier", "eiers navn", "eieren", "eierens navn", "eigar", "eigaren", "grunneier",
        "grunneigar", "hjemmelshaver", "heimelshavar", "bortfester", "utleier", "selger",
        "overdrager",
    ];
    /// Who leases or buys.
    Mottaker, "mottaker": [
        "til", "til nabo", "til granne", "fester", "leier", "kjøper",
        "mottaker", "mottakar", "adressat", "erverver",
    ];
    /// Who lives beside.
    Nabo, "nabo": [
        "nabo", "naboens navn", "nabos navn", "granne", "grannens namn", "grannen sitt namn",
    ];
    /// Who answers for the work.
    Ansvarshavende, "ansvarshavende": [
        "ansvarshavende", "ansvarshavende navn", "ansvarshavendes navn", "ansvarshavar",
        "ansvarlig", "ansvarlig søker", "ansvarlig utførende", "ansvarlig prosjekterende",
        "byggmester", "byggmeister", "byggmesterens navn", "murmester", "entreprenør",
        "rørlegger", "rørleggerfirma", "firma", "foretak", "foretakets navn",
        "for arbeidet er ansvarlig",
    ];
    /// Who drew.
    Tegnet, "tegnet": [
        "tegnet", "tegnet av", "tegn", "tegn av", "tegner", "teikna", "teikna av", "konstr",
        "konstruert", "konstruert av", "arkitekt", "arkitektens navn", "prosjekterende",
        "sign", "utført av", "saksbehandler", "sakshandsamar",
    ];
    /// Who checked.
    Kontrollert, "kontrollert": [
        "kontr", "kontrollert", "kontrollert av", "kontroll", "godkj", "godkjent",
        "godkjent av", "godkjend",
    ];
    /// A day that belongs to this paper.
    Dato, "dato": [
        "dato", "datum", "den", "sted dato", "sted og dato", "stad og dato", "dagsett",
        "dato underskrift", "dato og underskrift", "dato for søknad", "forretningen holdt",
        "forretningen avholdt", "afholdt den", "avholdt den", "holdt den",
    ];
    /// Another day.
    AnnenDato, "annen-dato": [
        "løyve gjeve", "byggetillatelse dato", "tillatelse dato", "byggeløyve gjeve", "byggjeløyve gjeve",
        "vedtak dato", "vedtaksdato", "besiktiget", "besiktiget den", "synfart",
        "synfaring halden", "mottatt", "mottatt dato", "innkommet", "ferdig", "ferdig dato",
        "frist", "svarfrist", "møte den", "behandlet", "tinglyst", "igangsatt",
    ];
    /// The number of the case.
    Saksnummer, "saksnummer": [
        "sak nr", "saksnr", "saks nr", "saksnummer", "sak", "arkivnr", "arkiv nr",
        "arkivsaknr", "journalnr", "journal nr", "j nr", "jnr", "vår ref", "byggesak nr",
        "byggesaksnr", "bygningsrådets sak nr", "bygningsrådssak nr",
    ];
    /// What is built or done.
    Tiltak, "tiltak": [
        "tiltak", "tiltaket", "tiltakets art", "tiltaket gjelder", "beskrivelse", "bygningens bruk",
        "bygningens art", "bygningstype", "bygningsart", "byggets art", "byggets bruk",
        "bygget gjelder", "bygget gjeld", "arbeidet gjelder", "arbeidet gjeld",
        "arbeidets art", "arbeidet sin art", "byggearbeidets art", "søknaden gjelder",
        "søknaden gjeld", "saken gjelder", "saka gjeld", "gjelder", "gjeld", "formål",
        "hva søkes det om", "bruk", "beskrivelse av tiltaket",
    ];
    /// An area, a height, a distance.
    Maal, "mål": [
        "areal", "bebygd areal", "bebygget areal", "bygd areal", "grunnflate", "grunnareal",
        "bruksareal", "bruttoareal", "tomtens areal", "tomteareal", "tomtestørrelse",
        "bra", "bya", "avstand til nabogrense", "avstand til nabogrensen", "avstand til vei",
        "avstand til veg", "avstand til grannegrense", "høyde", "gesimshøyde", "mønehøyde",
        "etasjer", "antall etasjer", "antal etasjar", "antall rom", "antall", "antal",
        "brøk", "sameiebrøk", "takvinkel",
    ];
    /// What it is made of.
    Utforelse, "utførelse": [
        "fundament", "grunnmur", "mur", "vegger", "vegg", "veggjer", "yttervegger", "tak",
        "taktekking", "kledning", "pipe", "pipe og ildsted", "ildsted", "vannforsyning",
        "vassforsyning", "avløp", "kloakk", "adkomst", "materiale", "materialer",
        "oppvarming", "isolasjon", "ledning", "dimensjon",
    ];
    /// A telephone.
    Telefon, "telefon": ["telefon", "tlf", "telefon nr", "telefonnr", "mobil", "telefaks"];
    /// A number that tells who someone is.
    Personnummer, "personnummer": [
        "fødselsnr", "fødselsnummer", "personnr", "personnummer", "fødselsdato",
        "fødselsnr 11 siffer", "organisasjonsnr", "organisasjonsnummer", "org nr",
        "foretaksnr", "kontonr", "kontonummer",
    ];
    /// A name written by hand.
    Underskrift, "underskrift": [
        "underskrift", "byggherrens underskrift", "tiltakshavers underskrift",
        "søkerens underskrift", "eiers underskrift", "ansvarshavendes underskrift",
        "nabos underskrift", "grannens underskrift", "bygningssjef", "underskrifter",
    ];
    /// The number of a drawing.
    Tegningsnummer, "tegningsnummer": [
        "tegning nr", "tegnings nr", "tegningsnr", "tegningsnummer", "tegn nr", "tegningnr",
        "teikning nr", "teikningsnr", "blad nr", "blad", "ark nr", "prosjektnr",
        "prosjekt nr", "oppdrag nr", "oppdragsnr",
    ];
    /// The scale of a drawing.
    Maalestokk, "målestokk": ["målestokk", "mål", "skala", "m"];
    /// What a drawing shows.
    Tittel, "tittel": [
        "tittel", "tegning", "tegningen viser", "tegningens navn", "teikning", "innhold",
        "emne", "prosjekt", "objekt", "anlegg", "bygg", "bygning",
    ];
    /// What was changed since.
    Revisjon, "revisjon": ["rev", "revisjon", "rettet", "retta", "endring"];
}

impl Label {
    /// Whether a number is filled in, so that it may stand in the middle of a row.
    pub(super) fn asks_for_a_number(self) -> bool {
        match self {
            Self::Gardsnummer
            | Self::Bruksnummer
            | Self::Festenummer
            | Self::Seksjonsnummer
            | Self::Tegningsnummer
            | Self::Maalestokk
            | Self::Dato => true,
            Self::Matrikkel
            | Self::Adresse
            | Self::Byggherre
            | Self::Rekvirent
            | Self::Eier
            | Self::Mottaker
            | Self::Nabo
            | Self::Ansvarshavende
            | Self::Tegnet
            | Self::Kontrollert
            | Self::AnnenDato
            | Self::Saksnummer
            | Self::Tiltak
            | Self::Maal
            | Self::Utforelse
            | Self::Telefon
            | Self::Personnummer
            | Self::Underskrift
            | Self::Tittel
            | Self::Revisjon => false,
        }
    }
}

/// A label that was known again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) label: Label,
    /// As it is printed.
    pub(super) phrase: &'static str,
    /// How many letters were read otherwise.
    pub(super) misread: usize,
}

/// The label that these words are, if any; a few letters may be misread in a long one.
pub(super) fn known(words: &str) -> Option<Known> {
    let plain = plain(words);
    let length = plain.chars().count();
    if length == 0 || length > 40 {
        return None;
    }
    let exact = PHRASES.iter().find(|(phrase, _)| *phrase == plain);
    if let Some((phrase, label)) = exact {
        return Some(Known { label: *label, phrase, misread: 0 });
    }
    // `Kontor` is a room, not a misread `Kontr.`.
    let allowed = if length < 7 { 0 } else { length / 6 };
    let near = PHRASES
        .iter()
        .filter(|(phrase, _)| phrase.chars().count().abs_diff(length) <= allowed)
        .map(|(phrase, label)| (levenshtein(phrase, &plain), *phrase, *label));
    let (misread, phrase, label) = near.min_by_key(|(far, _, _)| *far)?;
    (misread <= allowed).then_some(Known { label, phrase, misread })
}

/// Lower case, letters and digits only, one space between words; numbering before a label
/// (`1.`, `b)`) and walls read as letters are left out.
fn plain(words: &str) -> String {
    let lower = words.to_lowercase().replace('ö', "ø").replace('ä', "æ");
    let parts = lower.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty());
    let mut parts: Vec<&str> = parts.collect();
    while parts.len() > 1
        && (parts[0].chars().all(|c| c.is_ascii_digit())
            || (["i", "l", "a", "b", "c", "d", "e", "f"].contains(&parts[0])
                && parts[1] != "nr"))
    {
        parts.remove(0);
    }
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_known_again_as_they_are_printed_and_read() {
        for (words, expected) in [
            ("Gnr.", Some(Label::Gardsnummer)),
            ("Gårds nr", Some(Label::Gardsnummer)),
            ("Bnr:", Some(Label::Bruksnummer)),
            ("Gnr./bnr.", Some(Label::Matrikkel)),
            ("1. Byggherrens navn", Some(Label::Byggherre)),
            ("Bygeherrens navn", Some(Label::Byggherre)),
            ("| Ansvarshavende", Some(Label::Ansvarshavende)),
            ("Sak nr.", Some(Label::Saksnummer)),
            ("Byggetillatelse dato", Some(Label::AnnenDato)),
            ("Målestokk", Some(Label::Maalestokk)),
            ("f. nr.", Some(Label::Festenummer)),
            ("Solbakkeveien 7", None),
            ("Anders Solbakk", None),
            ("12", None),
            ("", None),
        ] {
            assert_eq!(known(words).map(|k| k.label), expected, "{words}");
        }
    }

    #[test]
    fn every_phrase_is_written_as_it_is_compared_and_names_one_thing() {
        for (phrase, label) in PHRASES {
            assert_eq!(plain(phrase), *phrase);
            let same: Vec<_> = PHRASES.iter().filter(|(p, _)| p == phrase).collect();
            assert_eq!(same, [&(*phrase, *label)]);
        }
    }
}
