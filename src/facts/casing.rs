//! Capitals as people write them in titles and names: `BYGGETILLATELSE` → `Byggetillatelse`.

/// Common words of the trade, which are no names. Prefixes, so that inflected forms count.
const COMMON: &[&str] = &[
    "søknad",
    "bygge",
    "byggje",
    "byggj",
    "bygning",
    "tillat",
    "tilbygg",
    "påbygg",
    "garasje",
    "enebolig",
    "våningshus",
    "bolig",
    "hytte",
    "naust",
    "uthus",
    "driftsbygning",
    "forretning",
    "fabrikk",
    "lager",
    "veranda",
    "overbygd",
    "dispensasjon",
    "midlertidig",
    "brukstillat",
    "ferdigattest",
    "melding",
    "byggemelding",
    "nabovarsel",
    "kvittering",
    "klage",
    "situasjons",
    "kart",
    "tegning",
    "teikning",
    "fasade",
    "snitt",
    "plan",
    "etasje",
    "skylddel",
    "målebrev",
    "gnr",
    "bnr",
    "gardsn",
    "gårdsn",
    "bruksn",
    "fnr",
    "snr",
    "kommune",
    "herred",
    "herad",
    "løyve",
    "vedtak",
    "statiske",
    "beregning",
    "bruksendring",
    "riving",
    "deling",
    "fradeling",
    "seksjon",
    "tilknytning",
    "kommunal",
    "avløp",
    "kloakk",
    "rørlegger",
    "bustadhus",
    "tomanns",
    "ombygging",
    "kvist",
    "oppføring",
    "utskrift",
    "møtebok",
    "protokoll",
    "avtale",
    "kontrakt",
    "feste",
    "gjerde",
    "skilt",
    "lysskilt",
    "silo",
    "skole",
    "skule",
    "gymnastikk",
    "sjøbod",
    "brygge",
    "rapport",
    "tilsyn",
    "synfaring",
    "besiktigelse",
    "rundskriv",
    "gebyr",
    "purring",
    "ansvarsrett",
    "nybygg",
    "enkel",
    "tiltak",
    "tomt",
    "eiendom",
    "eigedom",
    "beskrivelse",
    "parkering",
    "brannvesen",
    "silo",
    "fabrikk",
];

/// Small words, only as they are.
const SMALL: &[&str] = &[
    "i", "på", "paa", "av", "af", "for", "til", "og", "om", "um", "mot", "ved", "med",
    "fra", "frå", "over", "etter", "m", "mål", "dato", "den", "som", "er", "å", "nr",
    "no", "ny", "nytt", "ein", "eit", "en", "et", "mfl",
];

/// A line in running letters: where it is all capitals, common words become small and all
/// others (names) keep only their first capital. Other lines stay as they are.
pub(super) fn running(line: &str) -> String {
    let (upper, lower) = line.chars().fold((0u32, 0u32), |(upper, lower), c| {
        (upper + u32::from(c.is_uppercase()), lower + u32::from(c.is_lowercase()))
    });
    if upper < 4 || lower * 4 > upper {
        return line.to_owned();
    }
    let words: Vec<String> =
        line.split(' ').enumerate().map(|(i, word)| one(word, i == 0)).collect();
    words.join(" ")
}

fn one(word: &str, first: bool) -> String {
    let letters: String =
        word.chars().filter(|c| c.is_alphabetic()).collect::<String>().to_lowercase();
    let street = ["veien", "vegen", "gata", "gate", "gaten", "torget"]
        .iter()
        .any(|end| letters.ends_with(end));
    let abbreviation = word.contains('/') || letters.chars().count() <= 1;
    let common = SMALL.contains(&letters.as_str())
        || COMMON.iter().any(|c| letters.starts_with(c)) && !street;
    if abbreviation {
        return word.to_owned();
    }
    if common && !first {
        return word.to_lowercase();
    }
    let mut capital = true;
    word.chars()
        .flat_map(|c| {
            let big = std::mem::replace(&mut capital, !c.is_alphabetic() && c != '.');
            if big { vec![c] } else { c.to_lowercase().collect() }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_become_running_letters_and_names_stay_names() {
        for (line, expected) in [
            (
                "GNR. 12, BNR. 34 - BYGGETILLATELSE FOR GARASJE",
                "Gnr. 12, bnr. 34 - byggetillatelse for garasje",
            ),
            ("VÅNINGSHUS FOR ANDERS SOLBAKK", "Våningshus for Anders Solbakk"),
            ("GARASJE SOLBAKKEVEIEN 7", "Garasje Solbakkeveien 7"),
            ("SOLVÅG KOMMUNE", "Solvåg kommune"),
            ("A/S SOLVÅG TREVAREFABRIKK", "A/S Solvåg Trevarefabrikk"),
            ("Vedr. garasje", "Vedr. garasje"),
            ("ARKITEKTKONTORET HAUGSUND & LID", "Arkitektkontoret Haugsund & Lid"),
            ("INGENIØRFIRMA K. LANGSKJÆR A/S", "Ingeniørfirma K. Langskjær A/S"),
        ] {
            assert_eq!(running(line), expected);
        }
    }
}
