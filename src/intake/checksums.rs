//! Checksum lists beside the scans: `sha256sum`, `md5sum` and BSD forms.

use std::collections::BTreeMap;

use md5::Digest as _;

use super::Received;
use super::names;
use crate::digest::Digest;
use crate::finding::{Finding, Noted};
use crate::msg;
use crate::place::Place;

/// Lines that are none are counted, not listed, from here on: a picture that is named as a
/// list has millions.
const MOST_TOLD: usize = 100;

/// How a checksum is made, told by its length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// 32 hex digits.
    Md5,
    /// 64 hex digits.
    Sha256,
}

/// A line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    number: u64,
    algorithm: Algorithm,
    /// Lower-case hex.
    sum: String,
    /// As written, `/` between folders, without `./`.
    name: String,
}

/// A received list of checksums.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChecksumList {
    path: String,
    lines: Vec<Line>,
}

/// Whether a path is named as lists of checksums are.
#[must_use]
pub fn is_list(path: &str) -> bool {
    const NAMES: [&str; 4] = ["sha256sums", "md5sums", "sha256sum", "md5sum"];
    const EXTENSIONS: [&str; 4] = ["sha256", "sha256sum", "md5", "md5sum"];
    let name = names::file_name(path).to_lowercase();
    NAMES.contains(&name.strip_suffix(".txt").unwrap_or(&name))
        || EXTENSIONS.contains(&names::extension(path).as_str())
}

/// The MD5 of bytes, in lower-case hex. Only for comparing with received lists.
pub(super) fn md5(bytes: &[u8]) -> String {
    md5::Md5::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

impl ChecksumList {
    /// Reads a list. A line that is none is a finding at that line.
    #[must_use]
    pub fn parse(path: &str, bytes: &[u8]) -> Noted<Self> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let text = String::from_utf8_lossy(bytes);
        let mut list = Self { path: path.to_owned(), lines: Vec::new() };
        let mut findings = Vec::new();
        let mut more = 0usize;
        for (number, line) in (1..).zip(text.lines()) {
            if line.trim().is_empty() || line.starts_with(['#', ';']) {
                continue;
            }
            match parse_line(line, path) {
                Some((algorithm, sum, name)) => {
                    list.lines.push(Line { number, algorithm, sum, name });
                }
                None if findings.len() == MOST_TOLD => more += 1,
                None => {
                    let place = Place::file(path).line(number);
                    findings.push(Finding::warning(place, msg!("intake-sum-line")));
                }
            }
        }
        if more > 0 {
            let told = msg!("intake-sum-lines", count = more);
            findings.push(Finding::warning(Place::file(path), told));
        }
        let hint = || msg!("intake-hint-sum-line");
        let findings = findings.into_iter().map(|finding| finding.hint(hint())).collect();
        Noted { value: list, findings }
    }

    /// Whether any line needs an MD5.
    #[must_use]
    pub fn wants_md5(&self) -> bool {
        self.lines.iter().any(|line| line.algorithm == Algorithm::Md5)
    }

    /// Compares the files with the list: a wrong sum and a listed file that is not there are
    /// errors; files in the list's folders that it does not name are one note.
    pub(super) fn verify(
        &self,
        files: &mut [Received],
        by_path: &ByPath,
    ) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut listed = vec![false; files.len()];
        for line in &self.lines {
            let Some(at) = self.target(line, by_path) else {
                findings.push(self.absent(line));
                continue;
            };
            listed[at] = true;
            match files[at].sum(line.algorithm) {
                Some(found) if found == line.sum => {
                    files[at].verified_by = Some(self.path.clone());
                }
                found => findings.push(self.wrong(line, &files[at].path, found)),
            }
        }
        findings.extend(self.unlisted(files, &listed));
        findings
    }

    /// The file a line means: named from the list's own folder, else from the top.
    fn target(&self, line: &Line, by_path: &ByPath) -> Option<usize> {
        let folder = names::folder(&self.path);
        let beside = match folder {
            "" => line.name.clone(),
            folder => format!("{folder}/{}", line.name),
        };
        by_path.get(&beside).or_else(|| by_path.get(&line.name))
    }

    fn absent(&self, line: &Line) -> Finding {
        let place = Place::file(&self.path).line(line.number);
        Finding::error(place, msg!("intake-sum-absent", name = &line.name))
            .hint(msg!("intake-hint-sum-absent"))
    }

    fn wrong(&self, line: &Line, path: &str, found: Option<String>) -> Finding {
        let found = found.unwrap_or_else(|| "–".to_owned());
        let told = msg!(
            "intake-sum-wrong",
            list = &self.path,
            line = line.number,
            expected = &line.sum,
            found = found,
        );
        Finding::error(Place::file(path), told).hint(msg!("intake-hint-sum-wrong"))
    }

    fn unlisted(&self, files: &[Received], listed: &[bool]) -> Option<Finding> {
        const SHOWN: usize = 5;
        let mut folders: Vec<&str> = files
            .iter()
            .zip(listed)
            .filter(|(_, l)| **l)
            .map(|(f, _)| f.folder())
            .collect();
        folders.push(names::folder(&self.path));
        let others: Vec<&str> = files
            .iter()
            .zip(listed)
            .filter(|(file, listed)| {
                !**listed
                    && file.kind.format().is_some()
                    && folders.contains(&file.folder())
            })
            .map(|(file, _)| file.name())
            .collect();
        if others.is_empty() || self.lines.is_empty() {
            return None;
        }
        let mut shown = others.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", ");
        if others.len() > SHOWN {
            shown.push_str(", …");
        }
        let told = msg!("intake-sum-unlisted", count = others.len(), names = shown);
        Some(Finding::note(Place::file(&self.path), told))
    }
}

impl Received {
    fn sum(&self, algorithm: Algorithm) -> Option<String> {
        match algorithm {
            Algorithm::Md5 => self.md5.clone(),
            Algorithm::Sha256 => self.digest.as_ref().map(Digest::to_string),
        }
    }
}

/// Indexes of files by path, composed and not.
#[derive(Debug)]
pub(super) struct ByPath {
    exact: BTreeMap<String, usize>,
    composed: BTreeMap<String, usize>,
}

impl ByPath {
    pub(super) fn new(files: &[Received]) -> Self {
        let paths = || files.iter().enumerate().map(|(at, file)| (file.path.clone(), at));
        let composed = paths().map(|(path, at)| (names::composed(&path), at)).collect();
        Self { exact: paths().collect(), composed }
    }

    fn get(&self, path: &str) -> Option<usize> {
        let composed = || self.composed.get(&names::composed(path));
        self.exact.get(path).or_else(composed).copied()
    }
}

/// Algorithm, sum and name of a line.
fn parse_line(line: &str, list: &str) -> Option<(Algorithm, String, String)> {
    let line = line.trim_end();
    // sha256sum marks names with escaped characters by a backslash first.
    let (escaped, line) = match line.strip_prefix('\\') {
        Some(rest) => (true, rest),
        None => (false, line),
    };
    let (sum, name) = bsd(line).or_else(|| gnu(line, list))?;
    let algorithm = match sum.len() {
        32 => Algorithm::Md5,
        64 => Algorithm::Sha256,
        _ => return None,
    };
    if !sum.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let name = if escaped { unescaped(&name) } else { name.replace('\\', "/") };
    let name = name.trim_start_matches("./").to_owned();
    (!name.is_empty()).then(|| (algorithm, sum.to_lowercase(), name))
}

/// `<sum>  <name>` or `<sum> *<name>`; a sum alone means the file the list is named after.
fn gnu<'a>(line: &'a str, list: &str) -> Option<(&'a str, String)> {
    let Some((sum, name)) = line.split_once([' ', '\t']) else {
        let own = names::file_name(list).rsplit_once('.')?.0;
        return Some((line, own.to_owned()));
    };
    let name = name.trim_start_matches([' ', '\t']);
    Some((sum, name.strip_prefix('*').unwrap_or(name).to_owned()))
}

/// `SHA256 (<name>) = <sum>`.
fn bsd(line: &str) -> Option<(&str, String)> {
    let rest = line.strip_prefix("SHA256 (").or_else(|| line.strip_prefix("MD5 ("))?;
    let (name, sum) = rest.rsplit_once(") = ")?;
    Some((sum.trim(), name.to_owned()))
}

fn unescaped(name: &str) -> String {
    name.replace("\\n", "\n").replace("\\r", "\r").replace("\\\\", "\\")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::Kind;

    const EMPTY: &str = "d41d8cd98f00b204e9800998ecf8427e";

    fn received(path: &str, bytes: &[u8]) -> Received {
        Received { md5: Some(md5(bytes)), ..Received::new(path, bytes, Kind::Tiff) }
    }

    /// Verifies a list in folder `a` against three files, and tells rules and places.
    fn check(text: &str, expected: &[&str]) -> Vec<Received> {
        let mut files = vec![
            received("a/0001.tif", b"x"),
            received("a/æ.tif", b""),
            received("b/2.tif", b""),
        ];
        let parsed = ChecksumList::parse("a/sums.md5", text.as_bytes());
        let mut findings = parsed.findings;
        let by_path = ByPath::new(&files);
        findings.extend(parsed.value.verify(&mut files, &by_path));
        let told: Vec<_> =
            findings.iter().map(|f| format!("{} {}", f.place, f.rule)).collect();
        assert_eq!(told, expected, "{text:?}");
        files
    }

    #[test]
    fn every_form_of_line_is_understood() {
        let sha = Digest::of(b"x");
        let text = format!(
            "\u{feff}# list\r\n{sha} *0001.tif\r\n{EMPTY}  ./a\u{308}\n\nMD5 (b/2.tif) = {EMPTY}\n"
        )
        .replace("a\u{308}", "æ.tif");
        let files = check(&text, &[]);
        assert!(files.iter().all(|file| file.verified_by.is_some()));
    }

    #[test]
    fn a_changed_file_and_a_missing_one_are_errors_and_an_unlisted_one_is_a_note() {
        let text = format!("{EMPTY}  0001.tif\n{EMPTY}  0009.tif\n");
        let files = check(
            &text,
            &[
                "a/0001.tif intake-sum-wrong",
                "a/sums.md5:2 intake-sum-absent",
                "a/sums.md5 intake-sum-unlisted",
            ],
        );
        assert!(files.iter().all(|file| file.verified_by.is_none()));
    }

    #[test]
    fn a_line_that_is_no_checksum_is_told_at_its_line() {
        let text = format!("{EMPTY}  0001.tif\nhei på deg\n");
        check(
            &text,
            &[
                "a/sums.md5:2 intake-sum-line",
                "a/0001.tif intake-sum-wrong",
                "a/sums.md5 intake-sum-unlisted",
            ],
        );
    }

    #[test]
    fn noise_that_is_named_as_a_list_is_told_about_a_hundred_times_and_no_more() {
        let noise = "støy\n".repeat(5_000);
        let findings = ChecksumList::parse("a/sums.md5", noise.as_bytes()).findings;
        assert_eq!(findings.len(), MOST_TOLD + 1);
        let last = &findings[MOST_TOLD];
        assert_eq!(last.message, msg!("intake-sum-lines", count = 4_900));
        assert!(last.hint.is_some());
    }

    #[test]
    fn lists_are_known_by_name() {
        for path in ["SHA256SUMS", "a/checksums.md5", "a/1.tif.sha256", "MD5SUMS.txt"] {
            assert!(is_list(path), "{path}");
        }
        assert!(!is_list("a/0001.tif"));
    }
}
