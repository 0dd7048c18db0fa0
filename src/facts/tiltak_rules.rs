//! Which work or matter the words name.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::patterns::patterns;
use super::sheet::{Row, Sheet};
use super::tiltak::Tiltak;
use crate::reading::Reading;

/// What names each class, the more particular first: `tilbygg til enebolig` is an extension,
/// `riving av garasje` a demolition.
const RULES: [(Tiltak, &str); 18] = [
    (Tiltak::Riving, r"\briv(?:e|es|ing|ning)\b|\brivings|\brivne|\bsanering"),
    (
        Tiltak::Deling,
        r"skylddel|\bdeling|fr[aå]del|utskill|utskild|seksjoner|m[aåæ]lebrev|kartforretning|grensejuster|arealoverf|makeskifte|oppmåling|festekontrakt|bortfeste|parsell",
    ),
    (Tiltak::Skilt, r"\b(?:lys|neon|reklame|virksomhets)?skilt\w{0,3}\b"),
    (
        Tiltak::Avlop,
        r"avl[øo]p|kloakk|septik|r[øo]rlegger|sanit[æa]r|utslipp|vannforsyn|vassforsyn|tilknytning|stikkledning|vann og avl|vassverk|vannverk|drener",
    ),
    (Tiltak::Pipe, r"\bpipe\w*|ildsted|skorstein|\bpeis|vedo[mv]n"),
    (
        Tiltak::Bruksendring,
        r"bruksendr|omb[yv]g|innred|tilpas[sn]|ominnred|rominndeling|endre[dt]? bruk",
    ),
    (Tiltak::Fasade, r"fasadeend|\bvindusut|kledning av|omtekking|takomleg"),
    (Tiltak::Veranda, r"veranda|terrasse|altan|balkong|svalgang|overbygd|overbygning"),
    (
        Tiltak::Tilbygg,
        r"tilbyg|påbyg|paabyg|kvist|utvid(?:else|ing|e)|utbyg|takoppl|takl[øo]ft",
    ),
    (Tiltak::Gjerde, r"\bgjerd|forst[øo]tning|st[øo]ttemur|\blevegg|\bport\b"),
    (Tiltak::Garasje, r"garas|carport|bilskjul|bilskur"),
    (Tiltak::Naust, r"\bnaust|sj[øo]bod|b[aå]thus|\bbrygg(?:e|a|en|er)\b|\bkai(?:en)?\b"),
    (
        Tiltak::Driftsbygning,
        r"driftsbyg|\bfj[øo]s|\bl[åa]ve|\bsilo|\bstabbur|gj[øo]dselkj|landbruksbyg|\bfjøs",
    ),
    (
        Tiltak::Uthus,
        r"\buthus|\bbod(?:en)?\b|\bskjul\b|\bskur\b|redskapshus|vedhus|drivhus|lekestue|anneks",
    ),
    (Tiltak::Fritidsbolig, r"\bhytt[ae]|fritidsbolig|fritidsbustad|fritidshus|\bseter"),
    (
        Tiltak::Naringsbygg,
        r"forretningsb|fabrikk|lagerb|kontorb|industri|verkstedb|maskinhall|skolehus|skulehus|skolebyg|gymnastikk|gymsal|barnehage|kirke|hotell|butikk|bensinstasjon",
    ),
    (
        Tiltak::Bolig,
        r"v[åa]ningshus|enebolig|einebustad|bolighus|bustadhus|tomannsbolig|rekkehus|husbygg|boligbyg|\bbolig\b|\bbustad\b|\bvaaningshus|nybygg|\bhus(?:et)?\b",
    ),
    (Tiltak::Vei, r"avkj[øo]r|\bveianlegg|\bvegrett|\bveirett|parkering"),
];

static PATTERNS: LazyLock<Vec<(Tiltak, Regex)>> = LazyLock::new(|| {
    let compile = |(tiltak, pattern): &(Tiltak, &str)| {
        (*tiltak, Regex::new(pattern).expect("our own pattern is sound"))
    };
    RULES.iter().map(compile).collect()
});

patterns! {
    /// Words after which the work is named.
    ABOUT = r"\b(?:oppf[øo]r\w*|opf[øo]r\w*|f[øo]ra? opp|bygg[jea]*|sett?[ej]?a? u?o?pp|s[øo]k\w* (?:\w+ ){0,3}om|s[øo]kj?\w*|l[øo]yve\w* (?:til|for)|\w*tillat\w+ (?:til|for)|tilladelse til|gjeld\w*|gis (?:\w+ ){0,2}for|dispensasjon (?:\w+ ){0,4}for|tegning(?:ene)? (?:av|for|til)|melding om|klage\w* p[åa])\W";
    FIELD = r"^(?:bygningens (?:bruk|art)|byggets art|bygget gjeld|arbeide?t gjelder|arbeidet gjeld|beskrivelse|tiltaket|tiltakets art|tiltak|saken gjelder|byggearbeidets art|søknaden gjelder|formål|hva søkes det om)$";
}

/// The class that a short text (a title, a field) names.
pub(super) fn in_title(folded: &str) -> Option<(Tiltak, Range<usize>)> {
    PATTERNS.iter().find_map(|(tiltak, p)| p.find(folded).map(|m| (*tiltak, m.range())))
}

/// The class of work that a few words name, such as a title; `None` where they name none.
#[must_use]
pub fn tiltak_named(words: &str) -> Option<Tiltak> {
    in_title(&super::sheet::fold(words)).map(|(tiltak, _)| tiltak)
}

/// What the page is about: its title, then the form's field, then what is asked for or given.
pub(super) fn tiltak(
    sheet: &Sheet<'_>,
    title: Option<&Range<usize>>,
) -> Option<Reading<Tiltak>> {
    let read = |range: &Range<usize>, how: &str, sure: f32| {
        let (tiltak, found) = in_title(&sheet.folded[range.clone()])?;
        let range = range.start + found.start..range.start + found.end;
        Some(sheet.reading(tiltak, range, how, sure))
    };
    if let Some(reading) = title.and_then(|range| read(range, "title", 0.9)) {
        return Some(reading);
    }
    let fields = field_values(sheet);
    if let Some(reading) = fields.iter().find_map(|range| read(range, "field", 0.85)) {
        return Some(reading);
    }
    if let Some(reading) = crossed(sheet) {
        return Some(reading);
    }
    for found in ABOUT.find_iter(&sheet.folded) {
        let mut end = (found.end() + 70).min(sheet.folded.len());
        while !sheet.folded.is_char_boundary(end) {
            end -= 1;
        }
        let clause = &sheet.folded[found.end()..end];
        let clause = clause.split(['.', ';']).next().unwrap_or(clause);
        if let Some(reading) =
            read(&(found.end()..found.end() + clause.len()), "in-text", 0.6)
        {
            return Some(reading);
        }
    }
    first_row(sheet)
}

/// The values of the fields that say what a form is about.
pub(super) fn field_values(sheet: &Sheet<'_>) -> Vec<Range<usize>> {
    let mut values = sheet.fields(&FIELD);
    let chosen = |range: &Range<usize>| {
        sheet.row_at(range.start).is_some_and(|(_, row)| is_choice(sheet, row))
    };
    values.retain(|range| !chosen(range));
    values
}

/// Whether a row is one of several that name works on one line, to be crossed.
fn is_choice(sheet: &Sheet<'_>, row: &Row) -> bool {
    let level = sheet.rows.iter().filter(|other| other.level(row));
    level.filter(|r| in_title(sheet.row_folded(r)).is_some()).count() > 1
}

/// The choice with a cross under it.
fn crossed(sheet: &Sheet<'_>) -> Option<Reading<Tiltak>> {
    let ticked = sheet.pairs.iter().filter(|pair| pair.ticked == Some(true));
    for range in ticked.map(|pair| pair.label_range.clone()) {
        if let Some((tiltak, _)) = in_title(&sheet.folded[range.clone()]) {
            return Some(sheet.reading(tiltak, range, "ticked", 0.85));
        }
    }
    sheet.rows.iter().filter(|row| is_choice(sheet, row)).find_map(|row| {
        let mark = sheet.row_folded(sheet.under(row)?);
        let mark = mark.trim_matches(|c: char| !c.is_alphanumeric());
        let (tiltak, _) = in_title(sheet.row_folded(row)).filter(|_| mark == "x")?;
        Some(sheet.reading(tiltak, row.range.clone(), "crossed", 0.7))
    })
}

/// On drawings the words stand alone: a row that names one class, not a row of choices.
fn first_row(sheet: &Sheet<'_>) -> Option<Reading<Tiltak>> {
    sheet.rows.iter().filter(|row| !is_choice(sheet, row)).find_map(|row| {
        let (tiltak, found) = in_title(sheet.row_folded(row))?;
        let range = row.range.start + found.start..row.range.start + found.end;
        Some(sheet.reading(tiltak, range, "word", 0.35))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::testing::page;
    use crate::place::Place;

    #[test]
    fn the_more_particular_work_is_what_a_title_is_about() {
        for (title, expected) in [
            ("tilbygg til enebolig", Some(Tiltak::Tilbygg)),
            ("riving av garasje", Some(Tiltak::Riving)),
            ("enebolig med garasje", Some(Tiltak::Garasje)),
            ("oppføring av våningshus på gnr. 12", Some(Tiltak::Bolig)),
            ("byggjeløyve - driftsbygning", Some(Tiltak::Driftsbygning)),
            ("um bustadhus", Some(Tiltak::Bolig)),
            ("overbygd veranda", Some(Tiltak::Veranda)),
            ("lysskilt, torget 2", Some(Tiltak::Skilt)),
            ("tilknytning til kommunalt avløp", Some(Tiltak::Avlop)),
            ("skylddelingsforretning", Some(Tiltak::Deling)),
            ("bruksendring til tannlegekontor", Some(Tiltak::Bruksendring)),
            ("brygge og sjøbod", Some(Tiltak::Naust)),
            ("sak 45/57", None),
        ] {
            assert_eq!(in_title(title).map(|(t, _)| t), expected, "{title}");
        }
    }

    #[test]
    fn a_row_of_choices_on_a_form_says_nothing() {
        let place = Place::default();
        let page = page("Nybygg        Tilbygg        Bruksendring        Riving");
        assert_eq!(tiltak(&Sheet::new(&page, &place), None), None);
    }

    #[test]
    fn a_crossed_choice_on_a_form_is_the_work() {
        let place = Place::default();
        let page = crate::facts::testing::page(
            "Enebolig          Rekkehus          Hytte        Garasje\n[]                []                X            []",
        );
        let found = tiltak(&Sheet::new(&page, &place), None);
        assert_eq!(found.map(|r| r.value), Some(Tiltak::Fritidsbolig));
    }
}
