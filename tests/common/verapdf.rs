//! veraPDF as judge: one Java start for many files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What veraPDF says of one file: every rule that failed, as `clause-test: description`.
/// Empty means that the file is valid.
pub(crate) type Verdict = (PathBuf, bool, Vec<String>);

/// Asks whether the files are valid PDF/A of a flavour (`1b`, `2b`, `2u`; `0` for what each
/// claims), in the order given.
///
/// Panics where veraPDF is not installed: a missing judge is a failure, never a skip.
pub(crate) fn validate(paths: &[PathBuf], flavour: &str) -> Vec<Verdict> {
    let report = run(paths, flavour);
    let mut verdicts = read(&report);
    paths
        .iter()
        .map(|path| {
            let name = path.canonicalize().expect("the file is there");
            let (valid, failures) = verdicts
                .remove(&name)
                .unwrap_or_else(|| panic!("no verdict on {}:\n{report}", name.display()));
            (path.clone(), valid, failures)
        })
        .collect()
}

/// Fails with every complaint unless all files are valid.
pub(crate) fn assert_valid(paths: &[PathBuf], flavour: &str) {
    let complaints: Vec<_> =
        validate(paths, flavour).into_iter().filter(|(_, valid, _)| !valid).collect();
    assert!(complaints.is_empty(), "veraPDF {flavour}: {complaints:#?}");
}

fn run(paths: &[PathBuf], flavour: &str) -> String {
    let lib = Path::new(env!("CARGO_MANIFEST_DIR")).join("tools/verapdf/lib");
    assert!(
        lib.is_dir(),
        "veraPDF is not installed: run tools/verapdf/install (or `make test`)"
    );
    let paths: Vec<PathBuf> =
        paths.iter().map(|p| p.canonicalize().expect("the file is there")).collect();
    let output = Command::new("java")
        // One core's worth of heap and a serial collector: the machine is shared.
        .args(["-Xmx1g", "-XX:+UseSerialGC", "-cp"])
        .arg(lib.join("*"))
        .arg("org.verapdf.apps.GreenfieldCliWrapper")
        .args(["--flavour", flavour, "--format", "xml", "--nonpdfext"])
        .args(&paths)
        .output()
        .unwrap_or_else(|e| {
            panic!("java cannot be run ({e}): apt-get install default-jre-headless")
        });
    // 0: all valid, 1: some not; 7 and 8: some cannot be parsed or are encrypted.
    let code = output.status.code();
    assert!(
        matches!(code, Some(0 | 1 | 7 | 8)),
        "veraPDF ended with {code:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("veraPDF writes UTF-8")
}

/// Reads the report: per `job`, the file's name, whether it complies, and the failed rules.
fn read(report: &str) -> BTreeMap<PathBuf, (bool, Vec<String>)> {
    let mut verdicts = BTreeMap::new();
    for job in report.split("<job>").skip(1) {
        let job = job.split("</job>").next().unwrap_or_default();
        let name = between(job, "<name>", "</name>").unwrap_or_default();
        let valid = job.contains("isCompliant=\"true\"");
        let mut failures: Vec<String> = job
            .split("<rule ")
            .skip(1)
            .filter(|r| r.contains("status=\"failed\""))
            .map(rule)
            .collect();
        if let Some(problem) = between(job, "<exceptionMessage>", "</exceptionMessage>") {
            failures.push(problem.to_owned());
        }
        verdicts.insert(PathBuf::from(plain(name)), (valid, failures));
    }
    verdicts
}

fn rule(rule: &str) -> String {
    let attribute =
        |name: &str| between(rule, &format!("{name}=\""), "\"").unwrap_or("?");
    let description =
        between(rule, "<description>", "</description>").unwrap_or_default();
    format!("{}-{}: {}", attribute("clause"), attribute("testNumber"), plain(description))
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    text.split_once(start)?.1.split_once(end).map(|(found, _)| found)
}

fn plain(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&apos;", "'").replace("&amp;", "&")
}
