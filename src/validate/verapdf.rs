//! What veraPDF says of the PDFs, where the user has it: `--verapdf`.
//!
//! Another program judges here; its name, version and profile stand in every finding. The
//! documents of a tar or zip are put in a temporary folder, some at a time, and taken away.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::open::Body;
use super::package::Package;

/// How many documents, and how many of their bytes, are given to it at once.
const FILES: usize = 500;
const BYTES: u64 = 512 << 20;
/// How many failed rules of one document are told.
const FAILURES: usize = 5;

/// What it said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// Its version.
    pub(super) version: String,
    /// Documents that do not comply, by their number.
    pub(super) failed: BTreeMap<u32, Judged>,
    /// How many comply.
    pub(super) passed: u64,
}

/// One document that does not comply.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Judged {
    /// The profile that it was held against; empty where it could not be read.
    pub(super) profile: String,
    /// The first rules that it breaks, as `6.1.3-1`, or what went wrong.
    pub(super) failures: Vec<String>,
}

/// Asks it about every PDF of the package.
///
/// # Errors
/// Where it cannot be run, or ends otherwise than it should.
pub(super) fn ask(tool: &Path, package: &Package, body: &Body) -> io::Result<Asked> {
    let mut asked = Asked { version: version(tool)?, ..Asked::default() };
    let is_pdf = |number: &u32| {
        package.member(*number).name.to_lowercase().ends_with(".pdf")
            && package.member(*number).digest.is_some()
    };
    let mut waiting: Vec<u32> = Vec::new();
    let mut bytes = 0;
    for number in package.documents().filter(is_pdf) {
        waiting.push(number);
        bytes += package.member(number).size;
        if waiting.len() == FILES || bytes >= BYTES {
            batch(tool, &waiting, package, body, &mut asked)?;
            waiting.clear();
            bytes = 0;
        }
    }
    if !waiting.is_empty() {
        batch(tool, &waiting, package, body, &mut asked)?;
    }
    Ok(asked)
}

/// The command: the program itself, or Java with a folder of its jars.
fn command(tool: &Path) -> Command {
    if !tool.is_dir() {
        return Command::new(tool);
    }
    let mut java = Command::new("java");
    java.args(["-Xmx1g", "-cp"]).arg(tool.join("*"));
    java.arg("org.verapdf.apps.GreenfieldCliWrapper");
    java
}

/// `veraPDF 1.30.2`, in its own words.
fn version(tool: &Path) -> io::Result<String> {
    let output = command(tool).arg("--version").output()?;
    let words = String::from_utf8_lossy(&output.stdout);
    let first = words.lines().next().unwrap_or_default().trim().to_owned();
    match first.starts_with("veraPDF") {
        true => Ok(first),
        false => Err(io::Error::other("this is not veraPDF")),
    }
}

fn batch(
    tool: &Path,
    numbers: &[u32],
    package: &Package,
    body: &Body,
    asked: &mut Asked,
) -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    let mut paths: Vec<PathBuf> = Vec::new();
    for number in numbers {
        let path = folder.path().join(format!("{number}.pdf"));
        copy(*number, package, body, &mut File::create(&path)?)?;
        paths.push(path);
    }
    let output = command(tool)
        .args(["--flavour", "0", "--format", "xml", "--nonpdfext"])
        .args(&paths)
        .output()?;
    // 0: all comply; 1: some do not; 7 and 8: some cannot be read or ask for a key.
    if !matches!(output.status.code(), Some(0 | 1 | 7 | 8)) {
        let said = String::from_utf8_lossy(&output.stderr);
        let said: String = said.chars().take(300).collect();
        return Err(io::Error::other(format!("veraPDF: {said}")));
    }
    read(&String::from_utf8_lossy(&output.stdout), asked);
    Ok(())
}

/// Writes a document's bytes out.
fn copy(number: u32, package: &Package, body: &Body, out: &mut File) -> io::Result<()> {
    let member = package.member(number);
    match body {
        Body::Tar(path) => {
            let mut input = File::open(path)?;
            input.seek(SeekFrom::Start(member.offset))?;
            io::copy(&mut input.take(member.size), out)?;
        }
        Body::Folder(path) => {
            io::copy(&mut File::open(path.join(&member.name))?, out)?;
        }
        Body::Zip(path) => {
            let mut zip =
                zip::ZipArchive::new(File::open(path)?).map_err(io::Error::other)?;
            let at = usize::try_from(member.offset).map_err(io::Error::other)?;
            let entry = zip.by_index(at).map_err(io::Error::other)?;
            io::copy(&mut entry.take(member.size), out)?;
        }
    }
    out.flush()
}

/// Reads its report: for each job the file, the profile, and the rules that failed.
fn read(report: &str, asked: &mut Asked) {
    let mut reader = Reader::from_str(report);
    let (mut number, mut judged, mut complies) = (None, Judged::default(), false);
    let mut open = String::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Eof => return,
            Event::Start(tag) | Event::Empty(tag) => {
                open = tag.local_name().as_ref().to_owned();
                match open.as_str() {
                    "job" => {
                        (number, judged, complies) = (None, Judged::default(), false);
                    }
                    "validationReport" => {
                        judged.profile = attribute(&tag, "profileName");
                        complies |= attribute(&tag, "isCompliant") == "true";
                    }
                    "rule" if attribute(&tag, "status") == "failed" => {
                        let (clause, test) =
                            (attribute(&tag, "clause"), attribute(&tag, "testNumber"));
                        judged.failures.push(format!("{clause}-{test}"));
                    }
                    _ => {}
                }
            }
            Event::Text(text) => {
                if open == "name" && number.is_none() {
                    number = number_of(&text);
                } else if open == "exceptionMessage" && !text.trim().is_empty() {
                    judged.failures.push(text.trim().chars().take(200).collect());
                }
            }
            Event::End(tag) if tag.local_name().as_ref() == "job" => {
                judged.failures.truncate(FAILURES);
                match number {
                    Some(_) if complies => asked.passed += 1,
                    Some(number) => {
                        asked.failed.insert(number, std::mem::take(&mut judged));
                    }
                    None => {}
                }
            }
            Event::End(_) => open.clear(),
            _ => {}
        }
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> String {
    let found = tag.try_get_attribute(name).ok().flatten();
    found.map(|a| a.value.into_owned()).unwrap_or_default()
}

/// `…/17.pdf` is document 17.
fn number_of(path: &str) -> Option<u32> {
    let name = path.trim().rsplit(['/', '\\']).next()?;
    name.strip_suffix(".pdf")?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn its_report_is_read_document_by_document() {
        let report = r#"<report><jobs>
          <job><item size="1"><name>/tmp/x/3.pdf</name></item>
            <validationReport profileName="PDF/A-2b validation profile" isCompliant="false"><details>
              <rule clause="6.1.3" testNumber="1" status="failed"><description>x</description></rule>
              <rule clause="6.1.2" testNumber="2" status="passed"></rule></details></validationReport></job>
          <job><item><name>/tmp/x/4.pdf</name></item>
            <validationReport profileName="p" isCompliant="true"></validationReport></job>
          <job><item><name>/tmp/x/5.pdf</name></item><taskException>
            <exceptionMessage>Couldn't parse</exceptionMessage></taskException></job>
        </jobs></report>"#;
        let mut asked = Asked::default();
        read(report, &mut asked);
        assert_eq!(asked.passed, 1);
        let failures: Vec<_> =
            asked.failed.iter().map(|(n, j)| (*n, j.failures.join(","))).collect();
        assert_eq!(
            failures,
            [(3, "6.1.3-1".to_owned()), (5, "Couldn't parse".to_owned())]
        );
        assert_eq!(asked.failed[&3].profile, "PDF/A-2b validation profile");
    }

    #[test]
    fn what_is_not_verapdf_is_refused() {
        assert!(version(Path::new("/bin/true")).is_err());
        assert!(version(Path::new("/nowhere/verapdf")).is_err());
    }
}
