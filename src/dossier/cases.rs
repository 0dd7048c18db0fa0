//! Documents → cases.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::case_title::title;
use super::document::DocumentFacts;
use crate::facts::{CaseNumber, Kind, Series, Tiltak};
use crate::message::Message;
use crate::msg;

/// One document of a folder, in the order of the folder.
#[derive(Clone, Copy, Debug)]
pub struct DocIn<'a> {
    /// What it says.
    pub facts: &'a DocumentFacts,
    /// Whether a separator lies before it ([`DocumentGroup`](super::DocumentGroup)'s).
    pub after_separator: bool,
}

/// The documents of one case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaseGroup {
    /// Indexes into the documents that were given, rising, at least one.
    pub documents: Vec<usize>,
    /// The title (M020): subject, kind of work, year; personal numbers masked.
    pub title: String,
    /// The year of its first document that has one.
    pub year: Option<i16>,
    /// The case number, where the papers name one.
    pub case_number: Option<CaseNumber>,
    /// Why these belong together.
    pub why: Message,
}

/// Why a document was laid with a case, the strongest reason first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Tie {
    Number,
    Answer,
    Subject,
    Neighbour,
}

/// A case in the making.
#[derive(Default)]
struct Open {
    documents: Vec<usize>,
    ties: Vec<Tie>,
}

/// The cases of one folder, in the order of their first documents.
///
/// Each document goes to the case that most speaks for: the same number, a letter that it
/// answers, the same work at about the same time, or the paper before it. What speaks against
/// is another number of the same series, another work, many years, a separator between.
#[must_use]
pub fn cases(label: &str, documents: &[DocIn<'_>]) -> Vec<CaseGroup> {
    let mut open: Vec<Open> = Vec::new();
    for at in 0..documents.len() {
        let best = open
            .iter()
            .enumerate()
            .map(|(i, case)| (i, score(documents, &case.documents, at)))
            // The later case wins a draw: it lies nearer.
            .max_by_key(|(i, (points, _))| (*points, *i));
        match best {
            Some((i, (points, tie))) if points > 0 => {
                open[i].documents.push(at);
                open[i].ties.push(tie);
            }
            Some(_) | None => open.push(Open { documents: vec![at], ties: Vec::new() }),
        }
    }
    join_by_number(documents, &mut open);
    open.iter().map(|case| close(label, documents, case)).collect()
}

/// Cases that turned out to share a number become one.
fn join_by_number(documents: &[DocIn<'_>], open: &mut Vec<Open>) {
    let mut at = 0;
    while at < open.len() {
        let shared = (at + 1..open.len()).find(|other| {
            let pairs = open[at]
                .documents
                .iter()
                .flat_map(|a| open[*other].documents.iter().map(move |b| (*a, *b)));
            pairs
                .into_iter()
                .any(|(a, b)| share_number(documents[a].facts, documents[b].facts))
        });
        match shared {
            Some(other) => {
                let later = open.remove(other);
                open[at].documents.extend(later.documents);
                open[at].documents.sort_unstable();
                open[at].ties.extend(later.ties);
                open[at].ties.push(Tie::Number);
            }
            None => at += 1,
        }
    }
}

fn share_number(a: &DocumentFacts, b: &DocumentFacts) -> bool {
    a.case_numbers.iter().any(|x| {
        sure(x.confidence.get())
            && b.case_numbers
                .iter()
                .any(|y| sure(y.confidence.get()) && x.value == y.value)
    })
}

fn sure(confidence: f32) -> bool {
    confidence >= 0.5
}

/// Whether both name numbers of one series and none is the same.
fn other_number(a: &DocumentFacts, b: &DocumentFacts) -> bool {
    let of = |d: &DocumentFacts, series| -> Vec<CaseNumber> {
        let all = d.case_numbers.iter().filter(|n| sure(n.confidence.get()));
        all.map(|n| n.value.clone()).filter(|n| n.series == series).collect()
    };
    [Series::Sak, Series::Arkiv].into_iter().any(|series| {
        let (x, y) = (of(a, series), of(b, series));
        !x.is_empty() && !y.is_empty() && !x.iter().any(|n| y.contains(n))
    })
}

/// What speaks for the document at `at` belonging to the case, and the strongest tie.
fn score(documents: &[DocIn<'_>], case: &[usize], at: usize) -> (i32, Tie) {
    let facts = documents[at].facts;
    let mut points = 0;
    let mut ties = vec![Tie::Neighbour];
    let members = || case.iter().map(|i| documents[*i].facts);
    if members().any(|other| share_number(facts, other)) {
        points += 12;
        ties.push(Tie::Number);
    } else if members().any(|other| other_number(facts, other)) {
        points -= 5;
    }
    if members().any(|other| names(facts, other) || names(other, facts)) {
        points += 6;
        ties.push(Tie::Answer);
    }
    match subject(facts, &members().collect::<Vec<_>>()) {
        Some(true) => {
            points += 3;
            ties.push(Tie::Subject);
        }
        Some(false) => points -= 2,
        None => {}
    }
    points += time(facts, members());
    points += nearness(documents, case, at);
    let tie = ties.into_iter().min().unwrap_or(Tie::Neighbour);
    (points, tie)
}

/// Whether a letter names the date of another.
fn names(answer: &DocumentFacts, other: &DocumentFacts) -> bool {
    let date = other.date.as_ref().filter(|d| d.confidence.get() >= 0.4).map(|d| d.value);
    date.is_some_and(|date| answer.replies_to.iter().any(|r| r.value == date))
}

/// Whether the work is the same: `None` where one of them names none for sure.
fn subject(facts: &DocumentFacts, members: &[&DocumentFacts]) -> Option<bool> {
    let own = told(facts)?;
    let others: Vec<Tiltak> = members.iter().filter_map(|m| told(m)).collect();
    (!others.is_empty()).then(|| others.contains(&own))
}

fn told(facts: &DocumentFacts) -> Option<Tiltak> {
    facts.tiltak.as_ref().filter(|t| t.confidence.get() >= 0.45).map(|t| t.value)
}

/// Days from the nearest of the case's documents, as points; undated papers have none.
fn time<'d>(
    facts: &DocumentFacts,
    members: impl Iterator<Item = &'d DocumentFacts>,
) -> i32 {
    let Some(own) = day(facts) else { return 0 };
    let nearest = members.filter_map(day).map(|d| own.abs_diff(d)).min();
    match nearest {
        None => 0,
        Some(0..=240) => 2,
        Some(241..=730) => 1,
        Some(731..=1500) => -1,
        Some(1501..=2600) => -4,
        Some(_) => -7,
    }
}

/// The day of a document as a running number; the middle of the year where only that is known.
fn day(facts: &DocumentFacts) -> Option<i32> {
    if let Some(date) = facts.date.as_ref().filter(|d| d.confidence.get() >= 0.3) {
        return Some(
            i32::from(date.value.year()) * 365 + i32::from(date.value.day_of_year()),
        );
    }
    facts.year.as_ref().map(|year| i32::from(year.value) * 365 + 182)
}

/// The paper before it speaks for a case, a separator between against it.
fn nearness(documents: &[DocIn<'_>], case: &[usize], at: usize) -> i32 {
    let Some(last) = case.iter().copied().max() else { return 0 };
    let walled = documents[last + 1..=at].iter().any(|d| d.after_separator);
    match (walled, last + 1 == at) {
        (true, _) => -4,
        (false, true) => 2,
        (false, false) => 0,
    }
}

fn close(label: &str, documents: &[DocIn<'_>], case: &Open) -> CaseGroup {
    let members: Vec<&DocumentFacts> =
        case.documents.iter().map(|i| documents[*i].facts).collect();
    let number = number(&members);
    let year = members
        .iter()
        .filter_map(|d| d.any_year())
        .min()
        .or(number.as_ref().map(|n| n.year));
    let tiltak = tiltak(&members);
    CaseGroup {
        documents: case.documents.clone(),
        title: title(label, &members, tiltak, year),
        year,
        why: why(case, number.as_ref(), tiltak),
        case_number: number,
    }
}

/// The number that most papers name; sak before archive before journal where as many do.
fn number(members: &[&DocumentFacts]) -> Option<CaseNumber> {
    let mut count: BTreeMap<&CaseNumber, usize> = BTreeMap::new();
    for reading in members.iter().flat_map(|d| &d.case_numbers) {
        if sure(reading.confidence.get()) {
            *count.entry(&reading.value).or_insert(0) += 1;
        }
    }
    // A journal number is a letter's own; it is the case's only where nothing else is.
    let rank = |n: &CaseNumber| match n.series {
        Series::Sak | Series::Arkiv => 1,
        Series::Journal => 0,
    };
    let mut best: Option<(&CaseNumber, (usize, usize))> = None;
    for (number, times) in count {
        let weight = (rank(number), times);
        if best.is_none_or(|(_, other)| weight > other) {
            best = Some((number, weight));
        }
    }
    best.map(|(number, _)| number.clone())
}

/// The work that the papers together name most surely; what was applied for and decided
/// counts double.
fn tiltak(members: &[&DocumentFacts]) -> Option<Tiltak> {
    let mut weight: BTreeMap<Tiltak, f32> = BTreeMap::new();
    for document in members {
        let Some(reading) = document.tiltak.as_ref() else { continue };
        let main = document.kind.as_ref().is_some_and(|k| {
            matches!(k.value, Kind::Soknad | Kind::Melding | Kind::Vedtak)
        });
        let times = if main { 2.0 } else { 1.0 };
        *weight.entry(reading.value).or_insert(0.0) += times * reading.confidence.get();
    }
    weight.into_iter().max_by(|a, b| a.1.total_cmp(&b.1)).map(|(tiltak, _)| tiltak)
}

fn why(case: &Open, number: Option<&CaseNumber>, tiltak: Option<Tiltak>) -> Message {
    let Some(tie) = case.ties.iter().min() else {
        return msg!("dossier-case-alone");
    };
    let papers = case.documents.len();
    match (tie, number, tiltak) {
        (Tie::Number, Some(number), _) => {
            msg!("dossier-case-number", number = number.to_string(), papers = papers)
        }
        (Tie::Number | Tie::Answer, _, _) => msg!("dossier-case-answer", papers = papers),
        (Tie::Subject, _, Some(tiltak)) => {
            msg!("dossier-case-subject", subject = tiltak.name(), papers = papers)
        }
        (Tie::Subject | Tie::Neighbour, _, _) => {
            msg!("dossier-case-neighbour", papers = papers)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Place;
    use crate::reading::{Basis, Confidence, Reading};

    fn reading<T>(value: T) -> Reading<T> {
        let basis =
            Basis { words: "…".into(), place: Place::default(), how: "test".into() };
        Reading { value, basis, confidence: Confidence::new(0.9) }
    }

    /// A document: `date kind tiltak number answered title`, `-` for none.
    fn doc(
        date: &str,
        kind: Kind,
        tiltak: Option<Tiltak>,
        number: &str,
        title: &str,
    ) -> DocumentFacts {
        let number = number.split_once('/').map(|(n, year)| {
            reading(CaseNumber {
                series: Series::Sak,
                number: n.parse().unwrap(),
                year: 1900 + year.parse::<i16>().unwrap(),
            })
        });
        DocumentFacts {
            date: date.parse().ok().map(reading),
            kind: Some(reading(kind)),
            tiltak: tiltak.map(reading),
            case_numbers: number.into_iter().collect(),
            title: (!title.is_empty()).then(|| reading(title.to_owned())),
            ..DocumentFacts::default()
        }
    }

    fn check(
        documents: &[DocumentFacts],
        separators: &[usize],
        expected: &[(&[usize], &str)],
    ) {
        let given: Vec<_> = documents
            .iter()
            .enumerate()
            .map(|(i, facts)| DocIn { facts, after_separator: separators.contains(&i) })
            .collect();
        let found = cases("Gnr 12 Bnr 34", &given);
        let found: Vec<_> =
            found.iter().map(|c| (c.documents.as_slice(), c.title.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_garage_and_an_extension_fifteen_years_later_are_two_cases() {
        use Kind::*;
        check(
            &[
                doc(
                    "1974-04-22",
                    Soknad,
                    Some(Tiltak::Garasje),
                    "",
                    "Byggemelding: Garasje for en bil",
                ),
                doc("", Tegning, None, "", ""),
                doc("1974-05-30", Vedtak, Some(Tiltak::Garasje), "112/74", ""),
                doc(
                    "1989-03-14",
                    Soknad,
                    Some(Tiltak::Tilbygg),
                    "",
                    "Søknad om byggetillatelse: Tilbygg",
                ),
                doc("1989-05-09", Vedtak, Some(Tiltak::Tilbygg), "61/89", ""),
            ],
            &[],
            &[(&[0, 1, 2], "Garasje for en bil, 1974"), (&[3, 4], "Tilbygg, 1989")],
        );
    }

    #[test]
    fn papers_of_one_number_are_one_case_wherever_they_lie() {
        use Kind::*;
        check(
            &[
                doc("1957-05-17", Korr, Some(Tiltak::Bolig), "45/57", ""),
                doc("1974-05-30", Vedtak, Some(Tiltak::Garasje), "112/74", ""),
                doc("1958-11-21", Vedtak, None, "45/57", ""),
            ],
            &[1],
            &[(&[0, 2], "Bolighus, 1957"), (&[1], "Garasje, 1974")],
        );
    }

    #[test]
    fn another_number_at_the_same_time_is_another_case() {
        use Kind::*;
        check(
            &[
                doc("1967-05-17", Vedtak, Some(Tiltak::Bolig), "45/67", ""),
                doc("1967-06-17", Vedtak, Some(Tiltak::Garasje), "58/67", ""),
            ],
            &[],
            &[(&[0], "Bolighus, 1967"), (&[1], "Garasje, 1967")],
        );
    }

    #[test]
    fn an_answer_follows_its_letter_over_a_separator() {
        use Kind::*;
        let mut answer = doc("1971-06-29", Korr, None, "", "");
        answer.replies_to.push(reading("1971-06-07".parse().unwrap()));
        check(
            &[
                doc("1971-06-07", Korr, Some(Tiltak::Gjerde), "", "Spørsmål om gjerde"),
                answer,
            ],
            &[1],
            &[(&[0, 1], "Gjerde, 1971")],
        );
    }

    #[test]
    fn a_case_without_words_is_named_for_its_folder() {
        check(&[doc("", Kind::Korr, None, "", "")], &[], &[(&[0], "Gnr 12 Bnr 34")]);
    }
}
