//! Folder by folder: the sheets that were counted against the pages that came.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::batch::{Batch, folder};
use super::page::Standing;
use crate::catalogue::Fate;
use crate::intake::natural_order;

/// Whether the pages can be all of the sheets' sides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tally {
    /// Nobody counted the sheets.
    #[default]
    NotCounted,
    /// As many pages as sheets at least, and no more than they have sides.
    Agrees,
    /// Fewer pages than sheets: some were never scanned, or were lost on the way.
    TooFew,
    /// More pages than the sheets have sides: some were scanned twice, or never counted.
    TooMany,
}

impl Tally {
    /// The message key that names it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::NotCounted => "quality-tally-not-counted",
            Self::Agrees => "quality-tally-agrees",
            Self::TooFew => "quality-tally-too-few",
            Self::TooMany => "quality-tally-too-many",
        }
    }

    /// Whether the count and the pages disagree.
    #[must_use]
    pub fn is_outside(self) -> bool {
        matches!(self, Self::TooFew | Self::TooMany)
    }

    fn of(sheets: Option<u32>, pages: u64) -> Self {
        match sheets.map(u64::from) {
            None => Self::NotCounted,
            Some(sheets) if pages < sheets => Self::TooFew,
            Some(sheets) if pages > sheets * 2 => Self::TooMany,
            Some(_) => Self::Agrees,
        }
    }
}

/// A folder, with those within it that nobody counted apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FolderLine {
    /// `box/folder`.
    pub folder: String,
    /// Sheets that were counted before scanning.
    pub sheets: Option<u32>,
    /// Pages that came, those of duplicates left out.
    pub pages: u64,
    /// Of these: blank, or showing only the other side.
    pub blank: u64,
    /// Of these: not to be decoded.
    pub unreadable_pages: u64,
    /// Files that cannot be opened.
    pub unreadable_files: u64,
    /// Files that are copies of another in the same folder.
    pub duplicates: u64,
    /// How the count and the pages agree.
    pub tally: Tally,
}

/// Every folder that has files or was counted, in natural order; every page is in one line.
pub(super) fn lines(batch: &Batch) -> Vec<FolderLine> {
    let counted: BTreeMap<&str, u32> =
        batch.counts.iter().map(|count| (count.mappe.as_str(), count.ark)).collect();
    let mut lines: BTreeMap<String, FolderLine> = BTreeMap::new();
    let homes = batch.files.iter().filter(|line| is_of_pages(line.fate));
    let homes: BTreeSet<&str> = homes.map(|line| folder(&line.file)).collect();
    for name in counted.keys().copied().chain(homes.iter().map(|h| home(h, &counted))) {
        let sheets = counted.get(name).copied();
        let line =
            FolderLine { folder: name.to_owned(), sheets, ..FolderLine::default() };
        lines.insert(name.to_owned(), line);
    }
    for file in &batch.files {
        let Some(line) = lines.get_mut(home(folder(&file.file), &counted)) else {
            continue;
        };
        line.unreadable_files += u64::from(file.fate == Fate::Unreadable);
        line.duplicates += u64::from(file.fate == Fate::Duplicate);
    }
    for page in &batch.pages {
        let Some(line) = lines.get_mut(home(folder(file_of(&page.page)), &counted))
        else {
            continue;
        };
        let blank = matches!(page.standing, Standing::Blank | Standing::ShowsThrough);
        line.pages += 1;
        line.blank += u64::from(blank);
        line.unreadable_pages += u64::from(page.standing == Standing::Unreadable);
    }
    let mut lines: Vec<FolderLine> = lines.into_values().collect();
    for line in &mut lines {
        line.tally = Tally::of(line.sheets, line.pages);
    }
    lines.sort_by(|a, b| natural_order(&a.folder, &b.folder));
    lines
}

fn is_of_pages(fate: Fate) -> bool {
    matches!(fate, Fate::Scan | Fate::Duplicate | Fate::Unreadable)
}

/// The file of `file#page`.
fn file_of(page: &str) -> &str {
    page.rsplit_once('#').map_or(page, |(file, _)| file)
}

/// The innermost folder with a count that holds a folder, else the folder itself.
fn home<'a>(own: &'a str, counted: &BTreeMap<&str, u32>) -> &'a str {
    let ends = own.match_indices('/').map(|(at, _)| at).chain([own.len()]);
    let above: Vec<&str> = ends.map(|end| &own[..end]).collect();
    above.into_iter().rev().find(|name| counted.contains_key(name)).unwrap_or(own)
}

#[cfg(test)]
mod tests {
    use super::super::batch::{FileLine, Scope};
    use super::super::page::PageQuality;
    use super::*;
    use crate::digest::Digest;
    use crate::intake::SheetCount;

    fn batch(files: &[(&str, Fate, u32)], counts: &[(&str, u32)]) -> Batch {
        let digest = Digest::of(b"x");
        let page = |file: &str, n: u32| {
            let name = format!("{file}#{n}");
            PageQuality::unread(name, digest, None, Standing::Read)
        };
        let line = |(file, fate, _): &(&str, Fate, u32)| FileLine {
            file: (*file).to_owned(),
            digest,
            fate: *fate,
        };
        Batch {
            scope: Scope::default(),
            papers: Vec::new(),
            files: files.iter().map(line).collect(),
            pages: files
                .iter()
                .flat_map(|(file, _, pages)| (1..=*pages).map(|n| page(file, n)))
                .collect(),
            counts: counts
                .iter()
                .map(|(mappe, ark)| SheetCount { mappe: (*mappe).to_owned(), ark: *ark })
                .collect(),
            findings: Vec::new(),
            confirmations: Vec::new(),
        }
    }

    fn check(
        files: &[(&str, Fate, u32)],
        counts: &[(&str, u32)],
        expected: &[(&str, u64, Tally)],
    ) {
        let lines = lines(&batch(files, counts));
        let found: Vec<_> = lines
            .iter()
            .map(|line| (line.folder.as_str(), line.pages, line.tally))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn pages_are_held_against_one_and_two_sides_of_each_sheet() {
        let scans = |pages| [("e/a/1.tif", Fate::Scan, pages)];
        check(&scans(3), &[("e/a", 4)], &[("e/a", 3, Tally::TooFew)]);
        check(&scans(4), &[("e/a", 4)], &[("e/a", 4, Tally::Agrees)]);
        check(&scans(8), &[("e/a", 4)], &[("e/a", 8, Tally::Agrees)]);
        check(&scans(9), &[("e/a", 4)], &[("e/a", 9, Tally::TooMany)]);
        check(&scans(9), &[], &[("e/a", 9, Tally::NotCounted)]);
    }

    #[test]
    fn a_folder_that_was_counted_and_never_came_is_told() {
        check(&[], &[("e/b", 7)], &[("e/b", 0, Tally::TooFew)]);
    }

    #[test]
    fn a_count_stands_for_the_folders_within_but_for_those_counted_apart() {
        let files = [
            ("e/a/1.tif", Fate::Scan, 1),
            ("e/a/b/1.tif", Fate::Scan, 2),
            ("e/a/c/1.tif", Fate::Scan, 4),
        ];
        let expected = [("e/a", 3, Tally::Agrees), ("e/a/c", 4, Tally::Agrees)];
        check(&files, &[("e/a", 3), ("e/a/c", 2)], &expected);
    }

    #[test]
    fn duplicates_and_unreadable_files_are_counted_apart() {
        let files = [
            ("e/1.tif", Fate::Scan, 2),
            ("e/2.tif", Fate::Duplicate, 0),
            ("e/3.tif", Fate::Unreadable, 0),
            ("e/oppdrag.toml", Fate::Job, 0),
        ];
        let lines = lines(&batch(&files, &[]));
        assert_eq!(
            (lines[0].pages, lines[0].duplicates, lines[0].unreadable_files),
            (2, 1, 1)
        );
        assert_eq!(lines.len(), 1);
    }
}
