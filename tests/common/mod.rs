//! What the integration tests share: the outside judges, and how to ask them.

// Each test crate takes what it needs.
#![allow(dead_code, reason = "no test crate uses every helper")]

pub(crate) mod verapdf;

use std::path::Path;
use std::process::Command;

/// Runs a program and gives what it prints.
///
/// Panics where it is missing (a judge that is not there is a failure, never a skip) and,
/// with all it said, where it fails.
pub(crate) fn run(program: &str, args: &[&str]) -> String {
    String::from_utf8(run_bytes(program, args)).expect("the program prints UTF-8")
}

/// As [`run`], for output that is no text.
pub(crate) fn run_bytes(program: &str, args: &[&str]) -> Vec<u8> {
    let output = Command::new(program).args(args).output().unwrap_or_else(|error| {
        panic!("{program} cannot be run ({error}); `make test` installs it")
    });
    assert!(
        output.status.success(),
        "{program} {args:?}: {}\n{}{}",
        output.status,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    output.stdout
}

/// As [`run`], for a judge that must have nothing to say on its error stream: no warning.
pub(crate) fn quiet(program: &str, args: &[&str]) -> String {
    let output = Command::new(program).args(args).output().unwrap_or_else(|error| {
        panic!("{program} cannot be run ({error}); `make test` installs it")
    });
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.is_empty(), "{program} {args:?}: {said}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Runs the program itself, in the default language whatever the machine speaks.
pub(crate) fn byggarkiv(args: &[&str]) -> std::process::Output {
    let mut args = args.to_vec();
    // The same words wherever the tests run; tests of the second recogniser say so.
    if matches!(args[0], "run" | "read") && !args.contains(&"--reading") {
        args.extend(["--reading", "fast"]);
    }
    Command::new(env!("CARGO_BIN_EXE_byggarkiv"))
        .args(args)
        .env("LANG", "C.UTF-8")
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .output()
        .expect("the program has been built")
}

/// Fails unless every file is valid against a schema of `schemas/`, by xmllint without network.
pub(crate) fn xmllint(schema: &str, files: &[String]) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = Command::new("xmllint")
        .env("XML_CATALOG_FILES", root.join("schemas/catalog.xml"))
        .args(["--nonet", "--noout", "--schema"])
        .arg(root.join(schema))
        .args(files)
        .output()
        .unwrap_or_else(|error| {
            panic!("xmllint cannot be run ({error}); `make test` installs it")
        });
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// A path as an argument.
pub(crate) fn arg(path: &Path) -> &str {
    path.to_str().expect("test paths are UTF-8")
}
