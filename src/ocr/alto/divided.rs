//! Words divided at the end of a line, made whole beside what stands there.

use std::collections::BTreeMap;

use crate::ocr::Block;

/// What ALTO calls the two halves.
const HALVES: [&str; 2] = ["HypPart1", "HypPart2"];

/// A line: the number of its block, and its own within the block, from 1.
type At = (u32, u32);

/// The whole words whose first half ends a line, and whose second half begins one.
#[derive(Debug, Default)]
pub(super) struct Divided {
    ends: BTreeMap<At, String>,
    begins: BTreeMap<At, String>,
}

impl Divided {
    /// Finds them from line to line in reading order, over the edges of blocks, too.
    pub(super) fn of(blocks: &[Block]) -> Self {
        let lines: Vec<_> = (1u32..)
            .zip(blocks)
            .flat_map(|(at, b)| (1u32..).zip(&b.lines).map(move |(n, l)| ((at, n), l)))
            .collect();
        let mut divided = Self::default();
        for pair in lines.windows(2) {
            let [(before, first), (after, second)] = pair else { continue };
            let (Some(first), Some(second)) = (first.words.last(), second.words.first())
            else {
                continue;
            };
            if let Some(whole) = whole(&first.text, &second.text) {
                divided.ends.insert(*before, whole.clone());
                divided.begins.insert(*after, whole);
            }
        }
        divided
    }

    /// Which half the word is, and the whole word; `last` is the last place of its line.
    pub(super) fn part(
        &self,
        line: At,
        word: usize,
        last: usize,
    ) -> Option<(&'static str, &str)> {
        let first = self.ends.get(&line).filter(|_| word == last);
        let second = self.begins.get(&line).filter(|_| word == 0);
        match (first, second) {
            (Some(whole), _) => Some((HALVES[0], whole)),
            (_, Some(whole)) => Some((HALVES[1], whole)),
            _ => None,
        }
    }
}

/// The word that two halves make, without the signs around it: `(gara-` and `sje),` make
/// `garasje`. A capital or a digit begins a word of its own.
fn whole(first: &str, second: &str) -> Option<String> {
    let first = first.strip_suffix(['-', '\u{2010}', '¬', '⸗'])?;
    let first = first.trim_start_matches(|c: char| !c.is_alphanumeric());
    let second = second.trim_end_matches(|c: char| !c.is_alphanumeric());
    let letters =
        first.ends_with(char::is_alphabetic) && second.starts_with(char::is_lowercase);
    letters.then(|| format!("{first}{second}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_make_a_word_and_other_hyphens_do_not() {
        let check = |first, second, expected: Option<&str>| {
            assert_eq!(whole(first, second).as_deref(), expected, "{first} {second}");
        };
        check("gara-", "sje", Some("garasje"));
        check("(gara-", "sje),", Some("garasje"));
        check("Gaar⸗", "den", Some("Gaarden"));
        check("Møre-", "Romsdal", None);
        check("1957-", "og", None);
        check("garasje", "til", None);
        check("-", "og", None);
    }
}
