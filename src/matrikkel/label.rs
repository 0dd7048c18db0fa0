//! Keys in folder and file names.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::address::street_addresses;
use super::find::resolve;
use super::flat::plain;
use super::mention::{Form, Mention, Style, mentions};
use super::refuse::{Surroundings, surroundings};
use super::{Context, Evidence, Kommunenummer, MatrikkelKey, Source};
use crate::place::Place;
use crate::reading::{Basis, Confidence, Reading};

/// What a folder's or file's name tells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Label {
    /// The properties, by key or, where it has none, by an address the register knows.
    pub keys: Vec<Evidence>,
    /// The street address in it, as written: `Solbakkeveien 7`.
    pub address: Option<String>,
    /// What is left when the keys are taken away: a street, a farm's name, a subject.
    pub rest: String,
}

/// Reads one name (not a path; an ending such as `.tif` is left out). `place` is the folder
/// or file that bears it.
///
/// Known forms: `Gnr 12 Bnr 34`, `12-34`, `12_34_0_2`, `GBNR 45_170`, `gb 12 34`,
/// `4699-12_34`, `1479 gnr 5 bnr 21`, `gnr. 7 bnr. 12 og 13`, the packed twenty digits, and
/// a former municipality's name beside the numbers.
#[must_use]
pub fn label(name: &str, place: &Place, ctx: &Context<'_>) -> Label {
    let text = plain(without_ending(name));
    let found = mentions(&text, Style::Label);
    let named = named_municipality(&text, ctx);
    let mut keys: Vec<Evidence> = Vec::new();
    let mut taken: Vec<Range<usize>> = Vec::new();
    for mention in &found {
        let Some(evidence) = evidence(mention, &text, named.as_ref(), place, ctx) else {
            continue;
        };
        taken.push(mention.range.clone());
        if !keys.iter().any(|k| k.reading.value == evidence.reading.value) {
            keys.push(evidence);
        }
    }
    taken.extend(named.filter(|_| !keys.is_empty()).map(|(_, range)| range));
    let rest = rest(&text, &taken);
    let address = address(&rest);
    if keys.is_empty() {
        keys = by_register(&rest, place, ctx);
    }
    Label { keys, address, rest }
}

fn evidence(
    mention: &Mention,
    text: &str,
    named: Option<&(Kommunenummer, Range<usize>)>,
    place: &Place,
    ctx: &Context<'_>,
) -> Option<Evidence> {
    let bare = mention.form == Form::Bare || mention.form == Form::Full;
    let around = surroundings(text, &mention.range, mention.numbers);
    if bare && around == Surroundings::Other && !at_start(text, mention) {
        return None;
    }
    if mention.form == Form::Bare && dated(mention.numbers) {
        return None;
    }
    // `1957 12-34`: a year that is no municipality's code is a year.
    let written = mention.municipality.filter(|code| code_or_no_year(*code, ctx));
    let municipality = written.or(named.map(|(code, _)| *code));
    let key = mention.key(municipality.unwrap_or(ctx.home))?;
    let (key, certainty, doubt) = resolve(key, ctx);
    let confidence = Confidence::new(confidence(mention, &key, ctx) * certainty);
    let basis = Basis {
        words: text[mention.range.clone()].to_owned(),
        place: place.clone(),
        how: format!("label-{}", mention.form.name()),
    };
    let reading = Reading { value: key, basis, confidence };
    Some(Evidence {
        source: Source::Label,
        reading,
        assumed: municipality.is_none(),
        doubt,
    })
}

fn confidence(mention: &Mention, key: &MatrikkelKey, ctx: &Context<'_>) -> f32 {
    let form = match mention.form {
        Form::Packed | Form::Full => 0.98,
        Form::Labelled | Form::Pair => 0.97,
        Form::Bare => 0.92,
        Form::Misread => 0.7,
    };
    let form = form * 0.9f32.powi(i32::try_from(mention.mended).unwrap_or(9));
    match (ctx.register.is_empty(), ctx.register.contains(key)) {
        (true, _) => form,
        (false, true) => form + 0.5 * (1.0 - form),
        // Properties without an address are not in the open extracts.
        (false, false) => form * 0.9,
    }
}

/// Nothing but blanks, or the municipality, stands before.
fn at_start(text: &str, mention: &Mention) -> bool {
    text[..mention.range.start].trim_matches(['(', ' ', '_', '-']).is_empty()
}

/// `12-3-54`, `3_5_1957`, `1957-05-03`, `1960-1970`: a day, a month and a year, or years.
fn dated(numbers: [u32; 4]) -> bool {
    let [day, month, year, more] = numbers;
    let a_year = |number| (1800..=2099).contains(&number);
    let a_day = (1..=31).contains(&day) && (1..=12).contains(&month);
    a_year(day) || (a_day && more == 0 && ((30..=99).contains(&year) || a_year(year)))
}

fn code_or_no_year(code: Kommunenummer, ctx: &Context<'_>) -> bool {
    let year = (1800..=2029).contains(&code.to_string().parse::<u32>().unwrap_or(0));
    code == ctx.home || ctx.history.knows(code) || !year
}

/// A former municipality's name, as a word of its own.
fn named_municipality(
    text: &str,
    ctx: &Context<'_>,
) -> Option<(Kommunenummer, Range<usize>)> {
    let lower = text.to_lowercase();
    ctx.history.former_names(ctx.home).into_iter().find_map(|(code, name)| {
        if !lower.contains(&name.to_lowercase()) {
            return None;
        }
        let pattern = format!(
            r"(?i)(?:^|[^\p{{L}}]){}(?:\s+(?:herred|herad|kommune))?(?:[^\p{{L}}]|$)",
            regex::escape(&name)
        );
        let range = Regex::new(&pattern).ok()?.find(text)?.range();
        Some((code, range))
    })
}

fn without_ending(name: &str) -> &str {
    static ENDING: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\.(?:tiff?|jpe?g|png|pdf|zip|toml|txt)$").expect("a pattern")
    });
    ENDING.find(name).map_or(name, |found| &name[..found.start()])
}

/// The name without the keys, and without the signs that parted them from the rest.
fn rest(text: &str, taken: &[Range<usize>]) -> String {
    let mut kept = String::new();
    let mut at = 0;
    let mut taken = taken.to_vec();
    taken.sort_by_key(|r| r.start);
    for range in taken {
        if range.start > at {
            kept.push_str(&text[at..range.start]);
            kept.push(' ');
        }
        at = at.max(range.end);
    }
    kept.push_str(&text[at..]);
    let spaced = kept.replace('_', " ");
    let words = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    words.trim_matches([' ', '-', ',', '.', ';', ':', '(', ')', '/']).to_owned()
}

/// `Solbakkeveien 7`, `Strandgata 12 B`.
fn address(rest: &str) -> Option<String> {
    static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"\p{Lu}[\p{L}.]+(?:[ \-]\p{L}[\p{L}.]*){0,3} ?[0-9]{1,3}(?: ?[A-Za-z])?\b",
        )
        .expect("a pattern")
    });
    let found = ADDRESS.find(rest)?.as_str();
    let kind = found.split([' ', '.']).next()?.to_lowercase();
    let other =
        ["gnr", "bnr", "sak", "side", "mappe", "eske", "del", "boks", "bygg", "tomt"];
    (!other.contains(&kind.as_str())).then(|| found.to_owned())
}

/// Where the name has no key: the property at its address, or of its farm's name.
fn by_register(rest: &str, place: &Place, ctx: &Context<'_>) -> Vec<Evidence> {
    let by_address = street_addresses(rest, ctx.register);
    let (keys, words, how, sure) = match by_address.into_iter().next() {
        Some(hit) => (hit.keys, rest[hit.range].to_owned(), "label-address", 0.88),
        None => {
            let named = |part: &&str| !ctx.register.named(part).is_empty();
            let Some(part) = rest.split([',', '-']).map(str::trim).find(named) else {
                return Vec::new();
            };
            (ctx.register.named(part), part.to_owned(), "label-name", 0.6)
        }
    };
    // Several properties at one address: which one, only a person can tell.
    let sure = if keys.len() == 1 { sure } else { 0.4 };
    let evidence = |key| Evidence {
        source: Source::Address,
        reading: Reading {
            value: key,
            basis: Basis {
                words: words.clone(),
                place: place.clone(),
                how: how.to_owned(),
            },
            confidence: Confidence::new(sure),
        },
        assumed: false,
        doubt: None,
    };
    keys.into_iter().map(evidence).collect()
}
