//! Bokmål and nynorsk words for one thing, under one stem.

/// Beginnings, as stems have them: nynorsk → bokmål.
const BEGINNINGS: [(&str, &str); 5] = [
    ("byggje", "bygge"),
    ("frådel", "fradel"),
    ("heimels", "hjemmels"),
    ("eigedoms", "eiendoms"),
    ("teikn", "tegn"),
];

/// Endings, as stems have them; they hold for the word alone and as the last part of a
/// compound (`bruksløyv` → `brukstillat`).
const ENDINGS: [(&str, &str); 19] = [
    ("løyv", "tillat"),
    ("tillatels", "tillat"),
    ("eigedom", "eiendom"),
    ("teikning", "tegning"),
    ("frådeling", "fradeling"),
    ("varsl", "varsel"),
    ("mælebrev", "målebrev"),
    ("skøyt", "skjøt"),
    ("heimel", "hjemmel"),
    ("kjellar", "kjeller"),
    ("utslepp", "utslipp"),
    ("golv", "gulv"),
    ("kyrkj", "kirk"),
    ("skul", "skol"),
    ("vatn", "vann"),
    ("herad", "herred"),
    ("synfaring", "befaring"),
    ("eigar", "eier"),
    ("havar", "haver"),
];

/// Whole words only: as an ending they would change other words.
const WORDS: [(&str, &str); 10] = [
    // Too short for Snowball to take the ending off.
    ("veien", "vei"),
    ("veier", "vei"),
    ("vegar", "vei"),
    ("gard", "gård"),
    ("veg", "vei"),
    ("heim", "hjem"),
    ("stov", "stue"),
    ("rekning", "regning"),
    ("grann", "nabo"),
    ("grannevarsel", "nabovarsel"),
];

/// The stem that both languages share.
pub(super) fn common(stem: String) -> String {
    let mut stem = stem;
    for (from, to) in BEGINNINGS {
        if let Some(rest) = stem.strip_prefix(from) {
            stem = format!("{to}{rest}");
        }
    }
    for (from, to) in ENDINGS {
        if let Some(rest) = stem.strip_suffix(from) {
            stem = format!("{rest}{to}");
            break;
        }
    }
    for (from, to) in WORDS {
        if stem == from {
            return to.to_owned();
        }
    }
    // `Solbakkevegen` and `Solbakkeveien` are one street; `veg` alone is above.
    match stem.strip_suffix("veg") {
        Some(street) if street.chars().count() >= 3 => format!("{street}vei"),
        _ => stem,
    }
}
