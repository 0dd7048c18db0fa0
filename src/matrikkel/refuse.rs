//! What looks like a key and is none: dates, fractions, scales, case and journal numbers.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// What the words around two bare numbers tell about them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Surroundings {
    /// Something else than a property.
    Other,
    /// Nothing.
    Silent,
    /// A property: `eiendommen`, `skylddeling`, `Byggested` stand near.
    Property,
}

/// Characters looked at before and after the numbers.
const REACH: usize = 60;

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("our own patterns are patterns")
}

/// What the words before and after bare `gnr/bnr` numbers make of them.
pub(super) fn surroundings(
    text: &str,
    range: &Range<usize>,
    numbers: [u32; 4],
) -> Surroundings {
    let before = tail(&text[..range.start]);
    let after = head(&text[range.end..]);
    if a_year(numbers[0]) || named_otherwise(before) || a_date(before, after, numbers) {
        return Surroundings::Other;
    }
    if joined(before, after) || measured(after) {
        return Surroundings::Other;
    }
    let property = near_property(before);
    if !property && (a_fraction(numbers) || a_scale(numbers)) {
        return Surroundings::Other;
    }
    if property { Surroundings::Property } else { Surroundings::Silent }
}

/// Whether a word for a property stands shortly before.
pub(super) fn near_property(before: &str) -> bool {
    static WORDS: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)eiendom|eigedom|\beiend\b|matrikkel|\bmatr\b|\btomt|parsell|skylddel|\bm[åæ]lebrev|kartforretning|byggested|byggjestad|byggeplas|byggjeplas|hjemmel|heimel|fradel|frådel|festekontrakt|\bgrunn\b|\bbruket\b|\bgården\b|\bgarden\b|\bvedr|\bgjeld(?:er)?\b|\bgbnr|\bgnr",
        )
    });
    WORDS.is_match(before)
}

/// How much a key is worth as the case's own, by the words before it: a neighbour's or the
/// mother property's is somebody else's.
pub(super) fn closeness(before: &str) -> f32 {
    static NEIGHBOUR: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)\b(?:nabo(?:en|er|ene|eiendom\w*|tomt\w*)?|grann\w*|tilstøtende|grens(?:er|ar|en|a)?\s(?:til|mot))\b[^.]{0,24}$|\bnabo\b[^\n]{0,20}g\S{0,3}nr[^\n]*\n[^\n]*$",
        )
    });
    static MOTHER: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)\b(?:utskilt|fradelt|frådelt|utskild|skilt\sut)\s(?:fra|frå)\b[^.]{0,16}$|\b(?:parsell|del)\sav\b[^.]{0,12}$",
        )
    });
    if NEIGHBOUR.is_match(before) {
        0.55
    } else if MOTHER.is_match(before) {
        0.8
    } else {
        1.0
    }
}

/// The last characters of a text, back to the line before.
pub(super) fn tail(text: &str) -> &str {
    let start =
        text.char_indices().rev().take(REACH).last().map_or(text.len(), |(at, _)| at);
    &text[start..]
}

fn head(text: &str) -> &str {
    let end = text.char_indices().nth(24).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

fn a_year(number: u32) -> bool {
    (1800..=2099).contains(&number)
}

/// `Sak 45/67`, `J.nr. 234/67`, `Jf. 458/50`, `side 1/3`, `§ 20/3`.
fn named_otherwise(before: &str) -> bool {
    static WORDS: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)(?:^|[^\p{L}\p{N}])(?:\w*sak(?:er|en)?|saks?[\s.\-]{0,2}(?:nr|nummer)|s\.?\s?nr|j\.?\s?n[ro]|jour\w*|jf|jfr|jnr|ark|arkiv|ref\w*|møte|l\.?nr|løpenr|løpe|dok\w*|vedtak\w*|utv\w*|pkt|punkt|post|kap|tlf|telefon|tlf\.?nr|side|s|blad|bl|tegn\w*|rundskr\w*|målestokk|mål|mål\.?|m|ø|diam\w*|dim\w*|kl|konto\w*|giro\w*|fig|type|kode|prosj\w*|ordre\w*|faktura\w*|protokoll\w*|folio|fol|dagb\w*|db|tgl|tingl\w*|attest|plan|hefte|eske|mappe|nr|no|n[ro]r|brev|skriv)[\s.:,]{0,3}(?:n[ro]|nummer)?[\s.:]{0,3}$|§§?\s*$",
        )
    });
    static PROPERTY_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
        regex(r"(?i)(?:eiendom\w*|eigedom\w*|matr\w*)[\s.]*n[ro][\s.:]*$")
    });
    WORDS.is_match(before) && !PROPERTY_NUMBER.is_match(before)
}

/// `12/3-54`, `12/3 1954`, `12/3/54`, `den 12/3`.
fn a_date(before: &str, after: &str, numbers: [u32; 4]) -> bool {
    static YEAR: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^\s?[\-.'’]\s?(?:(?:1[89]|20)?[0-9]{2})\b|^[\s,]{1,2}(?:1[89]|20)[0-9]{2}\b",
        )
    });
    static DAY: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)\b(?:den|dat|datert|dato|dags|dagsett|brev\sav|brev\sfra|skriv(?:else)?\sav|pr|innen|innan|t\.?o\.?m|f\.?o\.?m|født|f|til|mottatt|innk\w*)[\s.:]{0,3}$",
        )
    });
    let [day, month, year, more] = numbers;
    if !(1..=31).contains(&day) || !(1..=12).contains(&month) {
        return false;
    }
    let third = more == 0 && ((10..=99).contains(&year) || a_year(year));
    third || (year == 0 && (YEAR.is_match(after) || DAY.is_match(before)))
}

fn a_fraction(numbers: [u32; 4]) -> bool {
    let [above, below, rest, _] = numbers;
    rest == 0 && above <= below && matches!(below, 1..=10 | 12 | 16 | 32 | 64)
}

fn a_scale(numbers: [u32; 4]) -> bool {
    numbers[0] == 1
        && numbers[2] == 0
        && numbers[1] >= 20
        && numbers[1].is_multiple_of(10)
}

/// Part of a longer number: `3.12/34`, `12/34-35`, `12/34.5`, `1 1/2`.
fn joined(before: &str, after: &str) -> bool {
    static BEFORE: LazyLock<Regex> =
        LazyLock::new(|| regex(r"[0-9][.,:/\-+]\s?$|[/§$+*=]\s?$|[0-9]\s$"));
    static AFTER: LazyLock<Regex> =
        LazyLock::new(|| regex(r"^\s?[/\-.,:+x*=][0-9]|^[/\\]"));
    BEFORE.is_match(before) || AFTER.is_match(after)
}

/// `12/34 mm`, `1/2"`, `3/4 toms rør`.
fn measured(after: &str) -> bool {
    static UNIT: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r#"^\s?(?:["”″'′%]|(?i:mm|cm|dm|m|m2|m²|m3|kvm|km|ha|da|daa|mål|toms?|tommer|tomme|kr|kroner|øre|stk|kg|tonn|l|liter|dele?r?|part|volt|v|w|a|amp|kw|hk|grad\w*|time?r?|år|dag\w*)\b)"#,
        )
    });
    UNIT.is_match(after)
}
