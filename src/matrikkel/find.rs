//! Keys in read text.

use std::collections::BTreeSet;
use std::ops::Range;

use regex::Regex;

use super::flat::Flat;
use super::mention::{Form, Mention, Style, mentions};
use super::refuse::{Surroundings, closeness, surroundings, tail};
use super::{Context, Evidence, Kommunenummer, MatrikkelKey, Source};
use crate::message::Message;
use crate::msg;
use crate::ocr::PageText;
use crate::place::Place;
use crate::reading::{Basis, Confidence, Reading};

/// Every key the page names, in reading order. `place` is the page; the evidence has the
/// words' area within it. A key named twice is two pieces of evidence.
///
/// How sure: by the form (labelled numbers are sure, bare ones are not), times how sure the
/// recogniser was, raised where the register has the property and lowered where it has not.
#[must_use]
pub fn find(text: &PageText, place: &Place, ctx: &Context<'_>) -> Vec<Evidence> {
    let flat = Flat::of(text);
    let names = Names::of(&flat.text, ctx);
    let found = mentions(&flat.text, Style::Text);
    found.iter().filter_map(|m| evidence(m, &flat, &names, place, ctx)).collect()
}

fn evidence(
    mention: &Mention,
    flat: &Flat<'_>,
    names: &Names,
    place: &Place,
    ctx: &Context<'_>,
) -> Option<Evidence> {
    let around = match mention.form {
        Form::Bare => surroundings(&flat.text, &mention.range, mention.numbers),
        _ => Surroundings::Property,
    };
    if around == Surroundings::Other {
        return None;
    }
    let named = mention.municipality.or_else(|| names.at(&flat.text, &mention.range));
    let written = mention.key(named.or(names.page).unwrap_or(ctx.home))?;
    let (key, certainty, doubt) = resolve(written, ctx);
    let before = tail(&flat.text[..mention.range.start]);
    let sure = form_confidence(mention, around)
        * (0.6 + 0.4 * flat.certainty(&mention.range))
        * certainty;
    let sure = weighed(sure, mention.form, around, &key, ctx) * closeness(before);
    let confidence = Confidence::new(sure);
    let area = flat.area(&mention.range);
    let basis = Basis {
        words: flat.raw(&mention.range),
        place: Place { area, ..place.clone() },
        how: format!("text-{}", mention.form.name()),
    };
    let reading = Reading { value: key, basis, confidence };
    Some(Evidence { source: Source::Text, reading, assumed: named.is_none(), doubt })
}

/// Today's key for what is written, how sure that is, and the doubt where a person must look.
pub(super) fn resolve(
    written: MatrikkelKey,
    ctx: &Context<'_>,
) -> (MatrikkelKey, f32, Option<Message>) {
    if written.kommunenummer == ctx.home {
        return (written, 1.0, None);
    }
    let today = ctx.history.today(written, ctx.year);
    let doubt = today.doubt.or_else(|| {
        (today.key.kommunenummer != ctx.home).then(|| {
            msg!(
                "matrikkel-other-municipality",
                key = today.key.to_string(),
                home = ctx.home.to_string()
            )
        })
    });
    (today.key, today.certainty, doubt)
}

/// How sure the way of writing is in itself, 0–1.
fn form_confidence(mention: &Mention, around: Surroundings) -> f32 {
    let form = match (mention.form, around) {
        (Form::Packed | Form::Full, _) => 0.98,
        (Form::Labelled, _) => 0.97,
        (Form::Pair, _) => 0.96,
        (Form::Misread, _) => 0.72,
        (Form::Bare, Surroundings::Property) => 0.78,
        (Form::Bare, _) => 0.4,
    };
    form * 0.9f32.powi(i32::try_from(mention.mended).unwrap_or(9))
}

/// Raised or lowered by the register, where there is one.
fn weighed(
    sure: f32,
    form: Form,
    around: Surroundings,
    key: &MatrikkelKey,
    ctx: &Context<'_>,
) -> f32 {
    if ctx.register.is_empty() {
        return sure;
    }
    let known = ctx.register.contains(key);
    match (form, around) {
        (Form::Bare, Surroundings::Property) if known => sure.max(0.6 * sure + 0.38),
        // Most pairs of small numbers are some property's: the register alone is little.
        (Form::Bare, _) if known => sure + 0.25,
        (Form::Bare, _) => sure * 0.5,
        (Form::Misread, _) if known => sure + 0.2 * (1.0 - sure),
        (_, _) if known => sure + 0.3 * (1.0 - sure),
        // Properties without an address are not in the open extracts.
        (_, _) => sure * 0.85,
    }
}

/// The former municipalities that the page names.
struct Names {
    near: Vec<(Kommunenummer, Regex)>,
    /// The one that the whole page is from, if it names exactly one.
    page: Option<Kommunenummer>,
}

impl Names {
    fn of(text: &str, ctx: &Context<'_>) -> Self {
        let lower = text.to_lowercase();
        let named: Vec<_> = ctx
            .history
            .former_names(ctx.home)
            .into_iter()
            .filter(|(_, name)| lower.contains(&name.to_lowercase()))
            .collect();
        let near =
            named.iter().filter_map(|(code, name)| Some((*code, near(name)?))).collect();
        let office = |(code, name): &(Kommunenummer, String)| {
            let pattern = format!(
                r"(?i)\b{}\s+(?:herred|herad|kommune|bygningsr|formannskap|heradsstyre)",
                regex::escape(name)
            );
            let found = Regex::new(&pattern).is_ok_and(|r| r.is_match(text));
            let then = ctx.year.is_none_or(|y| ctx.history.in_use(*code, y));
            (found && then).then_some(*code)
        };
        let offices: BTreeSet<_> = named.iter().filter_map(office).collect();
        let page = (offices.len() == 1).then(|| offices.first().copied()).flatten();
        Self { near, page }
    }

    /// The former municipality named right by the key: `gnr. 5 bnr. 21 i Indre Solvåg`.
    fn at(&self, text: &str, range: &Range<usize>) -> Option<Kommunenummer> {
        let before = tail(&text[..range.start]);
        let after: String = text[range.end..].chars().take(40).collect();
        let line = before.rsplit('\n').next().unwrap_or(before);
        self.near
            .iter()
            .find(|(_, name)| name.is_match(&after) || name.is_match(line))
            .map(|(code, _)| *code)
    }
}

fn near(name: &str) -> Option<Regex> {
    let name = regex::escape(name);
    Regex::new(&format!(
        r"(?i)(?:\bi|,)\s+{name}\b|\b{name}\s+(?:herred|herad|kommune|h\.)"
    ))
    .ok()
}
