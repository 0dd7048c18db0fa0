//! Many pieces of evidence, one verdict for a folder or a case.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Context, Evidence, MatrikkelKey, Source};
use crate::message::Message;
use crate::msg;
use crate::place::Place;
use crate::reading::{Confidence, Reading};

/// What a key must be sure of to be used without asking, unless settings say otherwise.
pub const DEFAULT_THRESHOLD: f32 = 0.8;

/// Weaker evidence than this is not counted as a paper's own opinion.
const OPINION: f32 = 0.5;

/// Which properties a folder or case is about, or why a person must tell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeyVerdict {
    /// The properties, the main one first; empty where undecided.
    pub keys: Vec<Reading<MatrikkelKey>>,
    /// How it was decided; `None` where undecided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Message>,
    /// Why it waits for a person; `None` where decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undecided: Option<Message>,
    /// Every other property seen, the surest first: what a person may choose from.
    pub candidates: Vec<Reading<MatrikkelKey>>,
}

/// Weighs what the labels, the words and the addresses of one folder or case say.
///
/// - A label that a paper agrees with is certain; a label alone is as sure as its form.
/// - A stray paper about another property leaves the label's key; where most papers that
///   name a property (two at least) disagree with the label, a person looks.
/// - Without a label, papers that agree make each other surer, and rivals less sure.
/// - An address stands for its property only where the register has one property there.
/// - Anything under `threshold` (0–1), and anything with a doubt of its own, waits.
#[must_use]
pub fn decide(evidence: &[Evidence], ctx: &Context<'_>, threshold: f32) -> KeyVerdict {
    let of =
        |source| evidence.iter().filter(move |e| e.source == source).collect::<Vec<_>>();
    let (labels, texts, addresses) =
        (of(Source::Label), of(Source::Text), of(Source::Address));
    let outcome = if !labels.is_empty() {
        by_label(&labels, &texts, ctx, threshold)
    } else if texts.iter().any(|e| counts(e)) {
        let labelled =
            addresses.iter().filter(|e| e.reading.basis.how.starts_with("label-"));
        let pool: Vec<_> = texts.iter().chain(labelled).copied().collect();
        by_papers(&pool, threshold, Source::Text)
    } else if !addresses.is_empty() {
        by_papers(&addresses, threshold, Source::Address)
    } else if texts.is_empty() {
        Err(msg!("matrikkel-undecided-nothing"))
    } else {
        by_papers(&texts, threshold, Source::Text)
    };
    verdict(outcome, evidence)
}

type Outcome = Result<(Vec<Reading<MatrikkelKey>>, Message), Message>;

fn verdict(outcome: Outcome, evidence: &[Evidence]) -> KeyVerdict {
    let (keys, why, undecided) = match outcome {
        Ok((keys, why)) => (keys, Some(why), None),
        Err(reason) => (Vec::new(), None, Some(reason)),
    };
    let chosen: BTreeSet<_> = keys.iter().map(|k| k.value).collect();
    let mut candidates =
        best(evidence.iter().filter(|e| !chosen.contains(&e.reading.value)));
    candidates.sort_by(|a, b| {
        let surest = b.confidence.get().total_cmp(&a.confidence.get());
        surest.then_with(|| a.value.cmp(&b.value))
    });
    KeyVerdict { keys, why, undecided, candidates }
}

/// The surest reading of each key, by key.
fn best<'e>(evidence: impl Iterator<Item = &'e Evidence>) -> Vec<Reading<MatrikkelKey>> {
    let mut best: BTreeMap<MatrikkelKey, &Reading<MatrikkelKey>> = BTreeMap::new();
    for Evidence { reading, .. } in evidence {
        let known = best.entry(reading.value).or_insert(reading);
        if reading.confidence > known.confidence {
            *known = reading;
        }
    }
    best.into_values().cloned().collect()
}

fn counts(evidence: &Evidence) -> bool {
    evidence.reading.confidence.get() >= OPINION
}

fn by_label(
    labels: &[&Evidence],
    texts: &[&Evidence],
    ctx: &Context<'_>,
    threshold: f32,
) -> Outcome {
    if let Some(doubt) = labels.iter().find_map(|e| e.doubt.clone()) {
        return Err(msg!("matrikkel-undecided-doubt", reason = doubt));
    }
    let agrees =
        |text: &Evidence| labels.iter().any(|l| speaks_of(text, &l.reading.value, ctx));
    let mut papers: BTreeMap<&str, bool> = BTreeMap::new();
    for text in texts.iter().filter(|e| counts(e)) {
        *papers.entry(paper(&text.reading.basis.place)).or_default() |= agrees(text);
    }
    let agreeing = papers.values().filter(|agrees| **agrees).count();
    let against = papers.len() - agreeing;
    if against >= 2 && against > agreeing {
        return Err(msg!(
            "matrikkel-undecided-conflict",
            label = words(labels),
            against = against,
            agreeing = agreeing
        ));
    }
    let mut keys: Vec<Reading<MatrikkelKey>> = Vec::new();
    for label in labels {
        if keys.iter().any(|k| k.value == label.reading.value) {
            continue;
        }
        let said =
            texts.iter().any(|t| counts(t) && speaks_of(t, &label.reading.value, ctx));
        let sure = match (said, against) {
            (true, _) => label.reading.confidence.get().max(0.99),
            (false, 0) => label.reading.confidence.get(),
            (false, _) => label.reading.confidence.get() * 0.92,
        };
        keys.push(Reading { confidence: Confidence::new(sure), ..label.reading.clone() });
    }
    if let Some(weak) = keys.iter().find(|k| k.confidence.get() < threshold) {
        return Err(too_weak(weak, threshold));
    }
    let why = match (agreeing, against) {
        (0, _) => msg!("matrikkel-why-label", label = words(labels)),
        (_, 0) => {
            msg!("matrikkel-why-label-and-text", label = words(labels), papers = agreeing)
        }
        _ => msg!(
            "matrikkel-why-label-stray",
            label = words(labels),
            papers = agreeing,
            stray = against
        ),
    };
    Ok((keys, why))
}

/// Whether the words speak of a property: the same ground, as it is numbered today or, where
/// no municipality was named, as a former one numbered it.
#[must_use]
pub fn speaks_of(text: &Evidence, label: &MatrikkelKey, ctx: &Context<'_>) -> bool {
    let key = text.reading.value;
    if ground(&key) == ground(label) {
        return true;
    }
    text.assumed
        && ctx.history.former_codes(ctx.home).into_iter().any(|code| {
            let then = MatrikkelKey { kommunenummer: code, ..key };
            let today = ctx.history.today(then, None);
            today.doubt.is_none() && ground(&today.key) == ground(label)
        })
}

fn ground(key: &MatrikkelKey) -> MatrikkelKey {
    MatrikkelKey::grunneiendom(key.kommunenummer, key.gardsnummer, key.bruksnummer)
}

/// What counts as one voice: a file.
fn paper(place: &Place) -> &str {
    place.file.as_deref().unwrap_or_default()
}

fn words(evidence: &[&Evidence]) -> String {
    let words: Vec<_> = evidence.iter().map(|e| e.reading.basis.words.as_str()).collect();
    let mut told: Vec<&str> = Vec::new();
    for word in words {
        if !told.contains(&word) {
            told.push(word);
        }
    }
    told.join(", ")
}

fn too_weak(reading: &Reading<MatrikkelKey>, threshold: f32) -> Message {
    msg!(
        "matrikkel-undecided-weak",
        key = reading.value.to_string(),
        words = reading.basis.words.clone(),
        sure = percent(reading.confidence.get()),
        threshold = percent(threshold)
    )
}

fn percent(share: f32) -> i64 {
    // Between 0 and 100 by the type of confidence.
    (share * 100.0).round() as i64
}

/// One property and how the papers speak of it.
struct Candidate<'e> {
    key: MatrikkelKey,
    /// The surest evidence in each paper.
    papers: BTreeMap<&'e str, f32>,
    pages: usize,
    surest: &'e Evidence,
}

impl Candidate<'_> {
    /// Independent papers that agree make each other surer.
    fn support(&self) -> f32 {
        let doubt = self.papers.values().fold(1.0, |doubt, sure| doubt * (1.0 - sure));
        (1.0 - doubt).min(0.97)
    }
}

fn candidates<'e>(pool: &[&'e Evidence]) -> Vec<Candidate<'e>> {
    let mut by_key: BTreeMap<MatrikkelKey, Vec<&'e Evidence>> = BTreeMap::new();
    for evidence in pool {
        by_key.entry(evidence.reading.value).or_default().push(evidence);
    }
    let sure = |e: &Evidence| e.reading.confidence.get();
    let candidate = |(key, all): (MatrikkelKey, Vec<&'e Evidence>)| {
        let mut papers: BTreeMap<&str, f32> = BTreeMap::new();
        let mut pages = BTreeSet::new();
        let mut surest = *all.first()?;
        for evidence in all {
            let place = &evidence.reading.basis.place;
            let best = papers.entry(paper(place)).or_default();
            *best = best.max(sure(evidence));
            pages.insert((paper(place), place.page));
            if sure(evidence) > sure(surest) {
                surest = evidence;
            }
        }
        Some(Candidate { key, papers, pages: pages.len(), surest })
    };
    let mut found: Vec<_> = by_key.into_iter().filter_map(candidate).collect();
    found.sort_by(|a, b| {
        let papers = b.papers.len().cmp(&a.papers.len());
        papers
            .then_with(|| b.support().total_cmp(&a.support()))
            .then_with(|| a.key.cmp(&b.key))
    });
    found
}

fn by_papers(pool: &[&Evidence], threshold: f32, source: Source) -> Outcome {
    let found = candidates(pool);
    let Some(first) = found.first() else {
        return Err(msg!("matrikkel-undecided-nothing"));
    };
    let listed = listed_together(pool, first.key);
    let rival = found.iter().find(|c| !listed.contains(&c.key) && c.support() >= OPINION);
    let share = rival.map_or(0.0, |r| {
        let against = r.papers.len() as f32 * r.support();
        against / (against + first.papers.len() as f32)
    });
    let alone = if first.pages == 1 { 0.9 } else { 1.0 };
    let most = if source == Source::Address { 0.9 } else { 0.97 };
    let mut keys = Vec::new();
    for candidate in found.iter().filter(|c| listed.contains(&c.key)) {
        if let Some(doubt) = &candidate.surest.doubt {
            return Err(msg!("matrikkel-undecided-doubt", reason = doubt.clone()));
        }
        let alone = if source == Source::Address { 1.0 } else { alone };
        let sure = (candidate.support() * alone * (1.0 - 0.5 * share)).min(most);
        let reading = candidate.surest.reading.clone();
        keys.push(Reading { confidence: Confidence::new(sure), ..reading });
    }
    if let Some(weak) = keys.iter().find(|k| k.confidence.get() < threshold) {
        return Err(match rival {
            Some(rival) => msg!(
                "matrikkel-undecided-rivals",
                first = first.key.to_string(),
                papers = first.papers.len(),
                second = rival.key.to_string(),
                rivals = rival.papers.len()
            ),
            None => too_weak(weak, threshold),
        });
    }
    let words = first.surest.reading.basis.words.clone();
    let why = match source {
        Source::Address => {
            msg!("matrikkel-why-address", address = words, papers = first.papers.len())
        }
        Source::Label | Source::Text => {
            msg!("matrikkel-why-text", words = words, papers = first.papers.len())
        }
    };
    Ok((keys, why))
}

/// The key and those written with it in one list (`gnr. 7 bnr. 12 og 13`) in half of the
/// papers that name it.
fn listed_together(pool: &[&Evidence], key: MatrikkelKey) -> BTreeSet<MatrikkelKey> {
    let mut together: BTreeMap<MatrikkelKey, BTreeSet<&str>> = BTreeMap::new();
    for one in pool.iter().filter(|e| e.reading.value == key && e.source == Source::Text)
    {
        let basis = &one.reading.basis;
        for other in pool.iter().filter(|e| e.reading.basis == *basis) {
            together.entry(other.reading.value).or_default().insert(paper(&basis.place));
        }
    }
    let papers = together.get(&key).map_or(0, BTreeSet::len);
    let mut listed: BTreeSet<_> = together
        .into_iter()
        .filter(|(_, in_papers)| in_papers.len() * 2 >= papers)
        .map(|(key, _)| key)
        .collect();
    listed.insert(key);
    listed
}
