//! The title of a case, in the words of its papers.

use std::sync::LazyLock;

use regex::Regex;

use super::document::DocumentFacts;
use crate::facts::{Kind, Tiltak, mask, tiltak_named};

/// A property key in a title, with the words that lead to it.
static KEY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)[\s,;:(–—-]*(?:\b(?:på|i|over|for|til)\s+)?(?:eiendommen\s+|eigedomen\s+)?\b(?:g(?:nr|[aå]rdsn(?:r|ummer)|bnr|\.?\s?nr|br?nr)|anr|gur)\b[.,:]*\s*[\dlO]+(?:\s*/\s*\d+)*(?:[\s,.]*(?:og\s+)?(?:\b(?:b\W?\w{0,2}r|bruksn(?:r|ummer)|f(?:este)?nr|snr)\b[.,:]*\s*)?[\dl]+(?:/\d+)*)*\)?",
    )
    .expect("our own pattern is sound")
});

/// What names the paper rather than the matter: `Søknad om`, `Byggetillatelse for`.
static PAPER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^[\s:,;–—-]*(?:(?:søknad|ansøgning|ansøkning|melding|anmeldelse|begjæring|tillatelse|tilladelse|byggetillatelse|byggjeløyve|byggeløyve|løyve|ferdigattest|tegning|teikning|svar på|situasjonskart|kart|dispensasjon|avtale|spørsmål|byggemelding|rørleggermelding|byggebeskrivelse)\s*(?:om|um|til|for|av|over|på)\s+(?:å få (?:setja opp|sette opp)\s+)?|(?:byggemelding|byggeanmeldelse|søknad om byggetillatelse|søknad om byggjeløyve|melding|søknad|byggetillatelse|byggjeløyve|ferdigattest|tegning|nabovarsel|kvittering for nabovarsel|byggebeskrivelse|rørleggermelding|midlertidig brukstillatelse|angaaende|um|om)\s*[:;,–—-]+\s*|(?:um|om)\s+)",
    )
    .expect("our own pattern is sound")
});

/// A preposition whose property was taken away: `Seksjonering av`.
static LEFT_OVER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)(?:[\s,:–-]+(?:av|på|i|for|til|over|om|ved|mot|eiendommen|eigedomen))+$",
    )
    .expect("our own pattern is sound")
});

/// The title: what the first application calls the matter, else the first decision, else any
/// paper; else the class of work; else the folder's label. The year is added last.
pub(super) fn title(
    label: &str,
    documents: &[&DocumentFacts],
    tiltak: Option<Tiltak>,
    year: Option<i16>,
) -> String {
    let rank = |document: &DocumentFacts| match document.kind.as_ref().map(|k| k.value) {
        Some(Kind::Soknad | Kind::Melding) => 0,
        Some(Kind::Vedtak) => 1,
        Some(Kind::Avtale | Kind::Tilsyn) => 2,
        Some(Kind::Korr) => 3,
        Some(Kind::Ansvkont | Kind::Kart | Kind::Foto | Kind::Tegning) | None => 4,
    };
    let mut ordered: Vec<&&DocumentFacts> = documents.iter().collect();
    ordered.sort_by_key(|d| (rank(d), d.date.as_ref().map(|r| r.value)));
    let matters = || {
        ordered.iter().filter_map(|d| d.title.as_ref()).filter_map(|t| matter(&t.value))
    };
    let own = matters()
        .find(|words| tiltak.is_some() && tiltak_named(words) == tiltak)
        .or_else(|| tiltak.map(|t| capital(t.name())))
        .or_else(|| matters().next())
        .unwrap_or_else(|| label.trim().to_owned());
    let own = mask(&own).into_owned();
    match year {
        Some(year) if !own.contains(&year.to_string()) => format!("{own}, {year}"),
        Some(_) | None => own,
    }
}

/// The matter that a document's title names, without the paper's kind and the property's key;
/// `None` where nothing is left.
fn matter(title: &str) -> Option<String> {
    let mut words = KEY.replace_all(title, " ").into_owned();
    // "Søknad om byggetillatelse: Tilbygg" has two names of papers before the matter.
    for _ in 0..3 {
        let Some(found) = PAPER.find(&words) else { break };
        words.replace_range(found.range(), "");
    }
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let bare = words.trim_matches(|c: char| !c.is_alphanumeric() && !"().•".contains(c));
    let bare = bare.trim_matches(['.', '(']).trim();
    let bare = LEFT_OVER.replace(bare, "");
    let bare = bare.trim_matches([' ', ',', ':', '-', '–']);
    (bare.chars().filter(|c| c.is_alphabetic()).count() >= 4).then(|| capital(bare))
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_matter_is_what_is_left_without_kind_and_key() {
        for (title, expected) in [
            (
                "Oppføring av våningshus på gnr. 12, bnr. 34",
                Some("Oppføring av våningshus"),
            ),
            ("Gnr. 12, bnr. 34 - byggetillatelse for garasje", Some("Garasje")),
            ("Byggemelding: Garasje for en bil", Some("Garasje for en bil")),
            (
                "Søknad om byggetillatelse: Tilbygg stue og soverom, 38 m2",
                Some("Tilbygg stue og soverom, 38 m2"),
            ),
            (
                "Byggetillatelse: - tilbygg til enebolig, gnr. 12 bnr. 34",
                Some("Tilbygg til enebolig"),
            ),
            ("Um bustadhus på gnr. 5, bnr. 21", Some("Bustadhus")),
            ("Driftsbygning på gnr. 12, bnr. 56", Some("Driftsbygning")),
            ("Lysskilt, Torget 2 (gnr. 7, bnr. 12)", Some("Lysskilt, Torget 2")),
            ("Forretningsbygg på gnr. 7, bnr. 12 og 13", Some("Forretningsbygg")),
            ("Gnr. 12, bnr. 34", None),
            ("Seksjonering av gnr. 23, bnr. 8", Some("Seksjonering")),
            ("Fabrikkbygg - g.nr. 28, b.nr. 102", Some("Fabrikkbygg")),
            ("Nabovarsel: Oppføring av enebolig", Some("Oppføring av enebolig")),
        ] {
            assert_eq!(matter(title).as_deref(), expected, "{title}");
        }
    }
}
