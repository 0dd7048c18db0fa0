//! Names of months, as written and as misread.

use strsim::levenshtein;

/// Names and short forms; bokmål, nynorsk, and the Danish of older papers.
const NAMES: [(&str, i8); 27] = [
    ("januar", 1),
    ("jan", 1),
    ("februar", 2),
    ("feb", 2),
    ("febr", 2),
    ("mars", 3),
    ("marts", 3),
    ("mar", 3),
    ("april", 4),
    ("apr", 4),
    ("mai", 5),
    ("maj", 5),
    ("juni", 6),
    ("jun", 6),
    ("juli", 7),
    ("jul", 7),
    ("august", 8),
    ("aug", 8),
    ("september", 9),
    ("sept", 9),
    ("sep", 9),
    ("oktober", 10),
    ("okt", 10),
    ("october", 10),
    ("november", 11),
    ("nov", 11),
    ("desember", 12),
];
const MORE: [(&str, i8); 3] = [("december", 12), ("des", 12), ("dec", 12)];

/// The month that a word means, and how well it fits (1 as written, less where letters had to
/// be changed). `None` where no month, or more than one, is near.
pub(super) fn month(word: &str) -> Option<(i8, f32)> {
    let word = word.trim_end_matches(['.', ',']);
    let names = || NAMES.iter().chain(&MORE);
    if let Some((_, month)) = names().find(|(name, _)| *name == word) {
        return Some((*month, 1.0));
    }
    // Digits read for letters: 1 may be i or l, so both are tried.
    let plain =
        word.replace('0', "o").replace("rn", "m").replace('5', "s").replace('8', "b");
    for ones in ["i", "l"] {
        let tried = plain.replace(['1', '|', '!'], ones);
        if let Some((_, month)) = names().find(|(name, _)| *name == tried) {
            return Some((*month, 0.9));
        }
    }
    let near = plain.replace(['1', '|', '!'], "i");
    let allowed = match near.chars().count() {
        0..=3 => return None,
        4..=5 => 1,
        _ => 2,
    };
    let mut best = names()
        .filter(|(name, _)| name.len() >= 4 && levenshtein(name, &near) <= allowed)
        .map(|(name, month)| (levenshtein(name, &near), *month))
        .collect::<Vec<_>>();
    best.sort_unstable();
    let (first, month) = *best.first()?;
    let unsure = best.iter().any(|(d, other)| *d == first && *other != month);
    (!unsure).then_some((month, if first == 1 { 0.85 } else { 0.7 }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_known_through_misread_letters() {
        for (word, expected) in [
            ("mai", Some(5)),
            ("ma1", Some(5)),
            ("rnai", Some(5)),
            ("maj", Some(5)),
            ("0ktober", Some(10)),
            ("novernber", Some(11)),
            ("ju1i", Some(7)),
            ("jun1", Some(6)),
            ("septernber", Some(9)),
            ("febrnar", Some(2)),
            ("apri1", Some(4)),
            ("augnst", Some(8)),
            ("desem8er", Some(12)),
            ("juri", None),
            ("side", None),
            ("sak", None),
            ("meter", None),
            ("avril", Some(4)),
        ] {
            assert_eq!(month(word).map(|m| m.0), expected, "{word}");
        }
    }
}
