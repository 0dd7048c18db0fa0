//! All that is known of a batch before it is judged.

use serde::Serialize;

use super::confirm::Confirmation;
use super::page::PageQuality;
use crate::catalogue::Fate;
use crate::digest::Digest;
use crate::finding::Finding;
use crate::intake::{EtterSkanning, SheetCount, folder_name};

/// Which part of an archive a report is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Scope {
    /// The box, by its name; `None` is all of them.
    pub batch: Option<String>,
    /// A folder in it and those within; `None` is all of them.
    pub folder: Option<String>,
}

impl Scope {
    /// The whole as one text: `eske-12`, `eske-12/Gnr 12 Bnr 34`; empty for the archive.
    #[must_use]
    pub fn name(&self) -> String {
        let parts = [self.batch.as_deref(), self.folder.as_deref()];
        parts.into_iter().flatten().collect::<Vec<_>>().join("/")
    }

    /// Whether a folder of a box is in it; the folder may be named with its box in front.
    #[must_use]
    pub fn holds(&self, batch: &str, folder: &str) -> bool {
        if self.batch.as_ref().is_some_and(|wanted| wanted != batch) {
            return false;
        }
        let Some(wanted) = self.folder.as_deref().map(folder_name) else { return true };
        is_below(&folder_name(folder), &wanted)
            || is_below(&folder_name(&format!("{batch}/{folder}")), &wanted)
    }

    /// A name for its files: letters and digits of it, and where that is not all of it, the
    /// beginning of its digest, so that no two scopes share a file.
    #[must_use]
    pub fn file_stem(&self) -> String {
        let name = self.name();
        if name.is_empty() {
            return "quality-all".to_owned();
        }
        let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
        let mut stem: String = name.chars().take(60).map(plain).collect();
        if stem != name || stem == "all" {
            let digest = Digest::of(name.as_bytes()).to_string();
            stem = format!("{}-{}", stem.trim_matches('-'), &digest[..8]);
        }
        format!("quality-{stem}")
    }
}

/// Whether a folder is another one or lies within it.
fn is_below(folder: &str, above: &str) -> bool {
    above.is_empty()
        || folder
            .strip_prefix(above)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The folder of a path; empty at the top.
pub(super) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A received file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileLine {
    /// `box/folder/0001.tif`.
    pub file: String,
    /// SHA-256.
    pub digest: Digest,
    /// What became of it.
    pub fate: Fate,
}

/// The paper behind a box, as `oppdrag.toml` tells of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Paper {
    /// The box as it was handed in.
    pub batch: String,
    /// What the paper's own box is called.
    pub eske: Option<String>,
    /// Where the paper is.
    pub oppbevaringssted: Vec<String>,
    /// What becomes of it.
    pub etter_skanning: EtterSkanning,
    /// The scanner.
    pub skanner: Option<String>,
    /// Who scanned.
    pub operator: Option<String>,
}

/// All that is known of a batch, in the order it came.
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    /// Which part of the archive it is.
    pub scope: Scope,
    /// The paper, box by box.
    pub papers: Vec<Paper>,
    /// Every received file but those that were replaced.
    pub files: Vec<FileLine>,
    /// Every page of them but those of duplicates.
    pub pages: Vec<PageQuality>,
    /// The sheets counted in each folder, `mappe` with its box in front.
    pub counts: Vec<SheetCount>,
    /// What was said of the files when they came and were opened.
    pub findings: Vec<Finding>,
    /// Every confirmation of a sample, in the order they were given.
    pub confirmations: Vec<Confirmation>,
}

impl Batch {
    /// The digest of every file's name and bytes: the same for the same batch.
    #[must_use]
    pub fn digest(&self) -> Digest {
        let mut lines: Vec<String> = self
            .files
            .iter()
            .map(|line| format!("{} {}\n", line.digest, line.file))
            .collect();
        lines.sort();
        Digest::of(lines.concat().as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scope(batch: Option<&str>, folder: Option<&str>) -> Scope {
        Scope { batch: batch.map(str::to_owned), folder: folder.map(str::to_owned) }
    }

    #[test]
    fn a_scope_holds_its_folder_and_those_within_and_no_neighbour() {
        let check = |scope: &Scope, folder: &str, expected: bool| {
            assert_eq!(scope.holds("eske", folder), expected, "{scope:?} {folder}");
        };
        check(&scope(None, None), "a", true);
        check(&scope(Some("annen"), None), "a", false);
        let a = scope(Some("eske"), Some("a"));
        check(&a, "a", true);
        check(&a, "a/b", true);
        check(&a, "ab", false);
        check(&scope(None, Some("eske/a")), "a/b", true);
        check(&scope(None, Some("eske")), "", true);
        check(&scope(None, Some("Ås")), "A\u{30a}s", true);
    }

    #[test]
    fn no_two_scopes_share_a_file() {
        let stem = |batch: &str| scope(Some(batch), None).file_stem();
        assert_eq!(scope(None, None).file_stem(), "quality-all");
        assert_eq!(stem("eske12"), "quality-eske12");
        assert!(stem("eske 12").starts_with("quality-eske-12-"));
        assert_ne!(stem("eske 12"), stem("eske/12"));
        assert_ne!(stem("all"), "quality-all");
    }
}
