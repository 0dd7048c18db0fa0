//! Names of municipal organs, and whether they are those of this municipality.

use super::casing::running;
use super::fact::{Context, Party};
use super::patterns::patterns;
use super::sheet::fold;
use strsim::levenshtein;

patterns! {
    ORGAN = r"bygningsr[åa]a?d|bygningskom|byggekom|\bkommun|\bherred|\bherad|teknisk etat|brann(?:sjef|vesen|styre|meister)|br[æa]ndv|formannskap|bygningssjef|bygningskontroll|bygningsvesen|helser[åa]d|helsestyr|kommuneingeni|ingeni[øo]rvesen|rådmann|ordf[øo]rer|oppm[åa]lingsv|reguleringsr|havnevesen|kommunestyre";
    /// A word before `kommune`, which names one.
    TERRITORY = r"(\p{L}[\p{L}\- ]*?)\s+(?:kommune|herred|herad|bygningsr[åa]a?d|brannvesen|formannskap|kommunestyre|herredsstyre)";
    OTHERS = r"fylke|statens|\bskole|\bskule|departement|direktorat|a/s|\bas\b";
    IN = r"(?:bygnings\w+|herredsst\w+|formannskap\w*|kommunestyr\w+|skolekom\w+)\s+i\s+(\p{L}+)";
}

/// Organs as they stand under the name of a municipality.
const UNDER: [&str; 12] = [
    "bygningsrådet",
    "bygningskommissionen",
    "bygningskommisjonen",
    "bygningssjefen",
    "bygningskontrollen",
    "teknisk etat",
    "formannskapet",
    "herredsstyret",
    "helserådet",
    "ingeniørvesenet",
    "herredskassereren",
    "kommunekassereren",
];

/// The organ that a line under the head of a municipality names, misread letters put right:
/// `Byeningsradet` → `bygningsrådet`.
pub(super) fn under(line: &str) -> Option<&'static str> {
    let organ = line.split([',', '-', '–']).next().unwrap_or(line);
    let organ = fold(organ.trim_matches(|c: char| !c.is_alphanumeric()));
    let best = UNDER.into_iter().min_by_key(|name| levenshtein(name, &organ))?;
    (levenshtein(best, &organ) <= best.chars().count() / 4).then_some(best)
}

/// Whether a folded text names a municipality itself, not one of its organs.
pub(super) fn is_municipality(folded: &str) -> bool {
    ["kommune", "herred", "herad"].iter().any(|word| folded.contains(word))
}

/// Whether a folded text names a municipal organ at all.
pub(super) fn named(folded: &str) -> bool {
    ORGAN.is_match(folded)
}

/// Whether the name is an organ of the municipality whose archive this is.
pub(super) fn ours(name: &str, context: &Context) -> bool {
    let folded = fold(name);
    if !ORGAN.is_match(&folded) || OTHERS.is_match(&folded) {
        return false;
    }
    let territory = IN
        .captures(&folded)
        .or_else(|| TERRITORY.captures(&folded))
        .map(|found| found[1].trim().to_owned());
    match territory {
        Some(place) if !context.kommuner.is_empty() => {
            municipality(&place, context).is_some()
        }
        Some(_) | None => true,
    }
}

/// The municipality of the job that a place name means, misread letters and old spellings
/// (`aa`, `herred`) allowed.
pub(super) fn municipality<'c>(place: &str, context: &'c Context) -> Option<&'c str> {
    let plain = |name: &str| {
        let mut plain = String::new();
        for c in fold(name).replace("aa", "å").chars().filter(|c| c.is_alphanumeric()) {
            plain.push(match c {
                'å' => 'a',
                other => other,
            });
        }
        plain
    };
    let place = plain(place);
    let far = |name: &&String| levenshtein(&plain(name), &place);
    let best = context.kommuner.iter().min_by_key(|name| far(name))?;
    let allowed = if plain(best).len() >= 9 { 2 } else { 1 };
    (far(&best) <= allowed).then_some(best.as_str())
}

/// An organ as a party: the name of the municipality as the job spells it where it is
/// misread, the organ after a comma: `Solvåg kommune, bygningsrådet`.
pub(super) fn party(first: &str, second: Option<&str>, context: &Context) -> Party {
    let mut name = running(first.trim_matches(|c: char| !c.is_alphanumeric()));
    name = respelled(&name, context);
    if let Some(organ) = second.and_then(under) {
        name = format!("{name}, {organ}");
    }
    Party { kommune: ours(&name, context), name }
}

/// The name with a misread municipality put right: `Solvag kommune` → `Solvåg kommune`. Old
/// spellings (`Solvaag`) stay, for so the paper has it.
fn respelled(name: &str, context: &Context) -> String {
    let folded = fold(name);
    let Some(found) = TERRITORY.captures(&folded) else { return name.to_owned() };
    let Some(place) = found.get(1) else { return name.to_owned() };
    match municipality(place.as_str(), context) {
        Some(right) if !place.as_str().contains("aa") => {
            format!("{}{right}{}", &name[..place.start()], &name[place.end()..])
        }
        Some(_) | None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn context() -> Context {
        Context { period: None, kommuner: vec!["Solvåg".into(), "Indre Solvåg".into()] }
    }

    #[test]
    fn our_organs_are_told_from_those_of_others() {
        for (name, expected) in [
            ("Solvåg kommune, bygningsrådet", true),
            ("SOLVAG KOMMUNE", true),
            ("Solvaag herred", true),
            ("Indre Solvåg bygningsråd", true),
            ("Bygningsrådet", true),
            ("Bygningskommissionen i Solvaag", true),
            ("Lillehamn kommune", false),
            ("Fylkeskartkontoret", false),
            ("Solvåg Samvirkelag", false),
            ("Anders Solbakk", false),
        ] {
            assert_eq!(ours(name, &context()), expected, "{name}");
        }
    }

    #[test]
    fn a_misread_municipality_is_put_right_and_an_old_spelling_stays() {
        let name = |first: &str, second| party(first, second, &context()).name;
        assert_eq!(
            name("SOLVAG KOMMUNE", Some("Byeningsradet")),
            "Solvåg kommune, bygningsrådet"
        );
        assert_eq!(
            name("SOLVÅG KOMMUNE.", Some("Teknisk etat, bygningsavdelingen")),
            "Solvåg kommune, teknisk etat"
        );
        assert_eq!(name("SOLVAAG HERRED", None), "Solvaag herred");
    }
}
