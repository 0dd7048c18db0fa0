//! `telling.csv` and `[[telling]]`: the sheets that the operator counted in each folder.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::names;
use crate::finding::{Finding, Noted};
use crate::msg;
use crate::place::Place;

/// What a count is called beside the scans.
const FILE: &str = "telling.csv";
/// The most sheets that a folder may be said to hold; more is a slip of the pen.
const MOST_SHEETS: u32 = 100_000;
/// Lines that are none are told one by one up to here.
const MOST_TOLD: usize = 100;

/// The sheets of paper that were counted in a folder before it was scanned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetCount {
    /// The folder relative to the intake; empty for the intake itself. It stands for the
    /// folders within it as well, but for those with a count of their own.
    pub mappe: String,
    /// Sheets, not sides.
    pub ark: u32,
}

/// Whether a path is named as a count of sheets is.
#[must_use]
pub fn is_telling(path: &str) -> bool {
    names::file_name(path).eq_ignore_ascii_case(FILE)
}

/// So many sheets as a count may say.
pub(super) fn sheets(number: i64) -> Option<u32> {
    u32::try_from(number).ok().filter(|sheets| *sheets <= MOST_SHEETS)
}

/// A folder's path without what makes two spellings of one folder: `./`, `\`, a `/` at the
/// end, letters not composed.
#[must_use]
pub fn folder_name(text: &str) -> String {
    let text = text.trim().replace('\\', "/");
    let parts = text.split('/').map(str::trim).filter(|part| !matches!(*part, "" | "."));
    names::composed(&parts.collect::<Vec<_>>().join("/"))
}

/// Reads `telling.csv`: `folder;sheets` on each line, the folder relative to where the file
/// lies. The first line may be a heading. A line that is none is a finding.
#[must_use]
pub(super) fn parse(path: &str, bytes: &[u8]) -> Noted<Vec<SheetCount>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = String::from_utf8_lossy(bytes);
    let above = names::folder(path);
    let mut noted = Noted::clean(Vec::new());
    for (number, line) in (1u64..).zip(text.lines()) {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match row(line) {
            Some((folder, ark)) => {
                let mappe = folder_name(&format!("{above}/{folder}"));
                noted.value.push(SheetCount { mappe, ark });
            }
            None if number == 1 && !line.contains(|c: char| c.is_ascii_digit()) => {}
            None if noted.findings.len() >= MOST_TOLD => {}
            None => {
                let place = Place::file(path).line(number);
                let told = Finding::warning(place, msg!("intake-count-line"));
                noted.findings.push(told.hint(msg!("intake-hint-count-line")));
            }
        }
    }
    noted
}

/// `Gnr 12 Bnr 34;14`, the folder in quotation marks or not.
fn row(line: &str) -> Option<(String, u32)> {
    let (folder, number) = line.rsplit_once(';')?;
    let number = number.trim().trim_matches('"').trim().parse().ok()?;
    let folder = folder.trim();
    let quoted = folder.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let folder = quoted.map_or(folder.to_owned(), |inner| inner.replace("\"\"", "\""));
    Some((folder, sheets(number)?))
}

/// All counts by folder, one for each; the last one holds where they disagree, which is told.
pub(super) fn together(
    all: impl IntoIterator<Item = (String, SheetCount)>,
    findings: &mut Vec<Finding>,
) -> Vec<SheetCount> {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for (source, count) in all {
        let before = counts.insert(count.mappe.clone(), count.ark);
        if let Some(before) = before.filter(|before| *before != count.ark) {
            let told = msg!(
                "intake-count-twice",
                folder = count.mappe.as_str(),
                before = before,
                after = count.ark,
            );
            let finding = Finding::warning(Place::file(source), told);
            findings.push(finding.hint(msg!("intake-hint-count-twice")));
        }
    }
    counts.into_iter().map(|(mappe, ark)| SheetCount { mappe, ark }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, u32)], lines: &[u64]) {
        let noted = parse("eske/telling.csv", text.as_bytes());
        let found: Vec<_> =
            noted.value.iter().map(|count| (count.mappe.as_str(), count.ark)).collect();
        assert_eq!(found, expected, "{text}");
        let told: Vec<_> = noted.findings.iter().filter_map(|f| f.place.line).collect();
        assert_eq!(told, lines, "{text}");
    }

    #[test]
    fn each_line_is_a_folder_and_its_sheets() {
        check(
            "mappe;ark\r\nGnr 12;14\r\n./a/b/ ; 3\n",
            &[("eske/Gnr 12", 14), ("eske/a/b", 3)],
            &[],
        );
        check("\u{feff}\"a;b\";0\n.;7", &[("eske/a;b", 0), ("eske", 7)], &[]);
        check("A\u{30a}s\\1;2", &[("eske/Ås/1", 2)], &[]);
    }

    #[test]
    fn a_line_that_is_no_count_is_told() {
        check(
            "Gnr 12;14\nGnr 13;mange\nGnr 14\nGnr 15;-1\n",
            &[("eske/Gnr 12", 14)],
            &[2, 3, 4],
        );
    }

    #[test]
    fn of_two_counts_of_a_folder_the_last_holds_and_it_is_told() {
        let mut findings = Vec::new();
        let count = |ark| SheetCount { mappe: "a".to_owned(), ark };
        let all = [("x".to_owned(), count(3)), ("y".to_owned(), count(4))];
        assert_eq!(together(all, &mut findings), [count(4)]);
        assert_eq!(findings.len(), 1);
    }
}
