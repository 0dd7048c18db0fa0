//! File names: their order, and those that are nobody's paper.

use std::cmp::Ordering;

use unicode_normalization::UnicodeNormalization as _;

/// The order a person would lay papers in: `2` before `10`, æøå at the end of the alphabet and
/// the same whether composed or not, capitals as small letters. Paths that agree in all that
/// are ordered byte for byte, so that the order is total.
#[must_use]
pub fn natural_order(a: &str, b: &str) -> Ordering {
    sort_key(a).cmp(&sort_key(b)).then_with(|| a.cmp(b))
}

/// Sorts by [`natural_order`], making each path's key once.
pub(super) fn sort_naturally<T>(items: &mut [T], path: impl Fn(&T) -> &str) {
    items.sort_by_cached_key(|item| (sort_key(path(item)), path(item).to_owned()));
}

/// A run of digits or of other characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    /// Length without leading zeros, then the digits: numbers of any length compare.
    Number(usize, String),
    Text(String),
}

fn sort_key(path: &str) -> Vec<Vec<Piece>> {
    path.split('/').map(pieces).collect()
}

fn pieces(name: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest: &str = &composed(name).to_lowercase();
    while let Some(first) = rest.chars().next() {
        let digits = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        pieces.push(if digits {
            let number = run.trim_start_matches('0');
            Piece::Number(number.len(), number.to_owned())
        } else {
            Piece::Text(run.chars().map(collated).collect())
        });
        rest = after;
    }
    pieces
}

/// æ, ø, å in the order of the Norwegian alphabet, after everything else.
fn collated(c: char) -> char {
    match c {
        'æ' => '\u{10fffd}',
        'ø' => '\u{10fffe}',
        'å' => '\u{10ffff}',
        c => c,
    }
}

/// The name in Unicode's composed form (NFC): å is one character however it was stored.
pub(super) fn composed(name: &str) -> String {
    name.nfc().collect()
}

/// The folder of a path; empty at the top.
pub(super) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The last part of a path.
pub(super) fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The extension in lower case; empty where there is none.
pub(super) fn extension(path: &str) -> String {
    let name = file_name(path);
    name.rsplit_once('.').map_or(String::new(), |(_, extension)| extension.to_lowercase())
}

/// Whether a path is made by a system for itself: hidden files, thumbnails, Office locks.
pub(super) fn is_system(path: &str) -> bool {
    const FILES: [&str; 4] = ["thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r"];
    const FOLDERS: [&str; 3] = ["__macosx", "system volume information", "$recycle.bin"];
    let name = file_name(path).to_lowercase();
    let own_folder = folder(path).split('/').any(|part| {
        part.starts_with('.') || FOLDERS.contains(&part.to_lowercase().as_str())
    });
    own_folder
        || name.starts_with('.')
        || name.starts_with("~$")
        || FILES.contains(&name.as_str())
}

/// Whether a path is the job's description.
pub(super) fn is_oppdrag(path: &str) -> bool {
    file_name(path).eq_ignore_ascii_case(super::Oppdrag::FILE)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn paths_lie_as_a_person_would_lay_them() {
        let expected = [
            "2/0002.tif",
            "2/0010.tif",
            "10/1.tif",
            "Gnr 2 Bnr 5/x.tif",
            "gnr 2 bnr 34/x.tif",
            "gnr 12 bnr 1/x.tif",
            "Øvre/1.tif",
            "A\u{30a}s/1.tif",
            "Ås/2.tif",
        ];
        let mut shuffled = expected;
        shuffled.reverse();
        sort_naturally(&mut shuffled, |path| path);
        assert_eq!(shuffled, expected);
    }

    #[test]
    fn the_systems_own_files_are_known() {
        for path in [
            "a/Thumbs.db",
            ".DS_Store",
            "b/desktop.ini",
            "__MACOSX/a/._1.tif",
            ".git/x",
            "a/~$brev.docx",
        ] {
            assert!(is_system(path), "{path}");
        }
        assert!(!is_system("Gnr. 12/0001.tif"));
    }

    #[test]
    fn extensions_are_told_in_lower_case() {
        assert_eq!(extension("a.b/0001.TIF"), "tif");
        assert_eq!(extension("a.b/0001"), "");
    }

    proptest! {
        #[test]
        fn the_order_is_total(a in "[0-9a-bæåÅ /]{0,9}", b in "[0-9a-bæåÅ /]{0,9}") {
            prop_assert_eq!(natural_order(&a, &b), natural_order(&b, &a).reverse());
            prop_assert_eq!(natural_order(&a, &b) == Ordering::Equal, a == b);
        }
    }
}
