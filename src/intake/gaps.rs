//! Numbers missing between numbered file names.

use std::collections::{BTreeMap, BTreeSet};

use super::names;

/// A run of numbered names with holes in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Gap {
    /// What is missing: `0003–0004, 0007`.
    pub(super) missing: String,
    /// How many numbers that is.
    pub(super) count: u64,
    /// The first and last number that are there, as they are written.
    pub(super) first: String,
    /// See `first`.
    pub(super) last: String,
}

/// Longest list of holes that is written out.
const SHOWN: usize = 12;

/// The gaps among the files of one folder. Names count together where they agree up to their
/// last number. More holes than files is no numbering (years, case numbers): not told.
pub(super) fn find<'a>(names: impl Iterator<Item = &'a str>) -> Vec<Gap> {
    let mut series: BTreeMap<String, BTreeMap<u64, &'a str>> = BTreeMap::new();
    for name in names {
        if let Some((prefix, digits, number)) = numbered(name) {
            series.entry(prefix).or_default().insert(number, digits);
        }
    }
    series.values().filter_map(gap).collect()
}

/// What stands before the number that ends the stem, its digits, and its value.
fn numbered(name: &str) -> Option<(String, &str, u64)> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let prefix = stem.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &stem[prefix.len()..];
    let number = digits.parse().ok()?;
    Some((names::composed(prefix).to_lowercase(), digits, number))
}

fn gap(series: &BTreeMap<u64, &str>) -> Option<Gap> {
    let (first, first_digits) = series.first_key_value()?;
    let (last, last_digits) = series.last_key_value()?;
    let there = series.len() as u64;
    let count = (last - first).checked_add(1)?.checked_sub(there)?;
    if count == 0 || count > there {
        return None;
    }
    let width = first_digits.len();
    let numbers: BTreeSet<u64> = series.keys().copied().collect();
    let holes: Vec<String> = numbers
        .iter()
        .zip(numbers.iter().skip(1))
        .filter(|(a, b)| *b - *a > 1)
        .map(|(a, b)| match b - a {
            2 => format!("{:0width$}", a + 1),
            _ => format!("{:0width$}–{:0width$}", a + 1, b - 1),
        })
        .collect();
    let mut missing = holes.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
    if holes.len() > SHOWN {
        missing.push_str(", …");
    }
    let (first, last) = ((*first_digits).to_owned(), (*last_digits).to_owned());
    Some(Gap { missing, count, first, last })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(names: &[&str], expected: &[&str]) {
        let found = find(names.iter().copied());
        let missing: Vec<_> = found.iter().map(|gap| gap.missing.as_str()).collect();
        assert_eq!(missing, expected, "{names:?}");
    }

    #[test]
    fn the_missing_numbers_are_named() {
        check(&["0001.tif", "0002.tif", "0005.tif"], &["0003–0004"]);
        check(&["a_1.tif", "a_3.jpg", "b_1.tif", "A_5.tif"], &["2, 4"]);
        check(&["9.tif", "10.tif", "12.tif"], &["11"]);
    }

    #[test]
    fn numbers_that_are_no_numbering_have_no_gaps() {
        check(&["0001.tif", "0002.tif"], &[]);
        check(&["1957.tif", "1974.tif", "1989.tif"], &[]);
        check(&["søknad.tif", "vedtak.tif"], &[]);
        check(&["99999999999999999999999.tif", "1.tif"], &[]);
        check(&["18446744073709551615.tif", "0.tif"], &[]);
    }
}
