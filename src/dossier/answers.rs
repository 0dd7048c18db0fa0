//! Which letter answers which: evidence for avskrivning (M617–M619), never a guess.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::document::DocumentFacts;
use crate::facts::{Direction, Party};
use crate::reading::Reading;

/// An incoming letter and the outgoing one that names it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// Index of the letter that was answered.
    pub incoming: usize,
    /// Index of the answer.
    pub outgoing: usize,
    /// The words that say so, with the date they name.
    pub evidence: Reading<Date>,
}

/// The answers among the documents of one case, by outgoing letter. An incoming letter is
/// answered once, by the first that names its date; where two came with that date, the one
/// from whom the answer went to; where that does not tell, none.
#[must_use]
pub fn answers(documents: &[&DocumentFacts]) -> Vec<Answer> {
    let mut all: Vec<Answer> = Vec::new();
    for (outgoing, answer) in documents.iter().enumerate() {
        if !went(answer, Direction::Outgoing) {
            continue;
        }
        for evidence in &answer.replies_to {
            let Some(incoming) = answered(documents, answer, evidence) else { continue };
            if !all.iter().any(|a| a.incoming == incoming) {
                all.push(Answer { incoming, outgoing, evidence: evidence.clone() });
            }
        }
    }
    all
}

fn went(document: &DocumentFacts, way: Direction) -> bool {
    document.direction.as_ref().is_some_and(|d| d.value == way)
}

/// The one incoming letter of that date.
fn answered(
    documents: &[&DocumentFacts],
    answer: &DocumentFacts,
    evidence: &Reading<Date>,
) -> Option<usize> {
    let in_order = answer.date.as_ref().is_none_or(|date| evidence.value <= date.value);
    let dated = |document: &DocumentFacts| {
        document.date.as_ref().is_some_and(|date| date.value == evidence.value)
    };
    let came: Vec<usize> = (0..documents.len())
        .filter(|at| in_order && went(documents[*at], Direction::Incoming))
        .filter(|at| dated(documents[*at]))
        .collect();
    let from_recipient = came
        .iter()
        .copied()
        .find(|at| same(documents[*at].sender.as_ref(), answer.recipient.as_ref()));
    match (from_recipient, came.as_slice()) {
        (Some(at), _) => Some(at),
        (None, [only]) => Some(*only),
        (None, _) => None,
    }
}

/// Whether two names are one, by the last word of each: `Anders Solbakk`, `Herr A. Solbakk`.
fn same(sender: Option<&Reading<Party>>, recipient: Option<&Reading<Party>>) -> bool {
    let last = |party: Option<&Reading<Party>>| {
        party?.value.name.split_whitespace().next_back().map(str::to_lowercase)
    };
    last(sender).is_some_and(|name| Some(name) == last(recipient))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Place;
    use crate::reading::{Basis, Confidence};

    fn reading<T>(value: T) -> Reading<T> {
        let basis =
            Basis { words: "…".into(), place: Place::default(), how: "test".into() };
        Reading { value, basis, confidence: Confidence::CERTAIN }
    }

    fn letter(
        way: Direction,
        date: &str,
        from: &str,
        to: &str,
        names: &[&str],
    ) -> DocumentFacts {
        let party = |name: &str| {
            (!name.is_empty())
                .then(|| reading(Party { name: name.into(), kommune: false }))
        };
        DocumentFacts {
            direction: Some(reading(way)),
            date: Some(reading(date.parse().unwrap())),
            sender: party(from),
            recipient: party(to),
            replies_to: names.iter().map(|d| reading(d.parse().unwrap())).collect(),
            ..DocumentFacts::default()
        }
    }

    fn check(documents: &[DocumentFacts], expected: &[(usize, usize)]) {
        let documents: Vec<&DocumentFacts> = documents.iter().collect();
        let found: Vec<_> =
            answers(&documents).into_iter().map(|a| (a.incoming, a.outgoing)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn only_a_letter_that_names_another_answers_it() {
        use Direction::*;
        let came = || letter(Incoming, "1957-05-03", "Anders Solbakk", "", &[]);
        let answer = |names: &[&str]| {
            letter(Outgoing, "1957-05-17", "", "Herr Anders Solbakk", names)
        };
        check(&[came(), answer(&["1957-05-03"])], &[(0, 1)]);
        check(&[came(), answer(&[])], &[]);
        check(&[came(), answer(&["1957-05-04"])], &[]);
        check(&[answer(&["1957-05-03"])], &[]);
        check(&[came(), answer(&["1957-05-03"]), answer(&["1957-05-03"])], &[(0, 1)]);
    }

    #[test]
    fn of_two_letters_of_one_date_the_recipient_s_is_answered() {
        use Direction::*;
        let one =
            letter(Incoming, "1989-03-14", "Arkitektkontoret Haugsund & Lid", "", &[]);
        let other = letter(Incoming, "1989-03-14", "Arne Bakkehaug", "", &[]);
        let answer = |to: &str| letter(Outgoing, "1989-05-09", "", to, &["1989-03-14"]);
        check(&[one.clone(), other.clone(), answer("Arne Bakkehaug")], &[(1, 2)]);
        check(&[one, other, answer("Inga Granlid")], &[]);
    }

    #[test]
    fn a_letter_is_not_answered_before_it_was_written() {
        use Direction::*;
        let late = letter(Incoming, "1958-01-01", "Anders Solbakk", "", &[]);
        let early = letter(Outgoing, "1957-05-17", "", "Anders Solbakk", &["1958-01-01"]);
        check(&[late, early], &[]);
    }
}
