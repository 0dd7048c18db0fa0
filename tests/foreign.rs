//! Deliveries as other producers make them: each sound one is accepted, with no more remarks
//! than are true of it; each with one fault gives that fault and its place.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test they serve")]

use std::path::PathBuf;

use byggarkiv::message::Lang;
use byggarkiv::validate::{self, Outcome, Settings, Verdict};
// The sound package that the validator's own tests use names these by the crate.
use byggarkiv::{digest, files};
use regex::{Captures, Regex};

#[path = "foreign/accepted.rs"]
mod accepted;
#[path = "../src/validate/tests/delivery.rs"]
#[allow(dead_code, reason = "the validator's own tests use the rest")]
mod delivery;
#[path = "foreign/faults.rs"]
mod faults;
#[path = "foreign/makes.rs"]
mod makes;
#[path = "foreign/wraps.rs"]
mod wraps;

use delivery::*;
use wraps::Wrap;

/// A foreign delivery: what is called, how its files differ from the sound ones, how they are
/// wrapped, how the verdict is, and all that is told.
type Foreign = (&'static str, Change, Wrap, Outcome, &'static [&'static str]);

/// A change of the sound delivery, before the checksums are filled in.
type Change = fn(&mut Delivery);

/// Judges each, and says of all that are judged otherwise how.
fn check_all(all: &[Foreign]) {
    let mut wrong = Vec::new();
    for (name, change, wrap, outcome, expected) in all {
        let folder = tempfile::tempdir().unwrap();
        let mut made = sound();
        change(&mut made);
        made.fill();
        let path: PathBuf = wrap(&made, folder.path());
        let verdict = match validate::delivery(&path, &Settings::default(), &|_| {}) {
            Ok(verdict) => verdict,
            Err(error) => {
                wrong.push(format!("{name}: {error}"));
                continue;
            }
        };
        if told(&verdict) != *expected || verdict.outcome != *outcome {
            let said: Vec<_> = verdict.findings().map(|f| f.text(Lang::Nb)).collect();
            let told = told(&verdict);
            wrong.push(format!("{name}: {:?}\n{told:#?}\n{said:#?}", verdict.outcome));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        all.len(),
        wrong.join("\n\n")
    );
}

/// Rule, severity and place of each finding.
fn told(verdict: &Verdict) -> Vec<String> {
    let line = |f: &byggarkiv::finding::Finding| {
        let severity = format!("{:?}", f.severity).to_lowercase();
        format!("{} {severity} {}", f.rule, f.place).replace(UUID, "{uuid}")
    };
    verdict.findings().map(line).collect()
}

impl Delivery {
    /// Another text of a file.
    fn rewrite(&mut self, file: &str, change: impl Fn(String) -> String) {
        let text = String::from_utf8(self.files.remove(file).unwrap()).unwrap();
        self.files.insert(file.to_owned(), change(text).into_bytes());
    }

    /// Gives a file another name, also where others name it by its path in the package.
    fn rename(&mut self, from: &str, to: &str) {
        let bytes = self.files.remove(from).unwrap();
        self.files.insert(to.to_owned(), bytes);
        for file in [METS, PREMIS, STRUCTURE, UTTREKK] {
            if self.files.contains_key(file) {
                self.rewrite(file, |text| text.replace(from, to));
            }
        }
        self.rewrite_transfer(|text| text.replace(from, to));
    }

    /// Another text of the transfer file.
    fn rewrite_transfer(&mut self, change: impl Fn(String) -> String) {
        let text = String::from_utf8(std::mem::take(&mut self.transfer)).unwrap();
        self.transfer = change(text).into_bytes();
    }

    /// Adds a file and lists it in METS.
    fn add(&mut self, file: &str, bytes: &[u8]) {
        self.files.insert(file.to_owned(), bytes.to_vec());
        let entry = format!(
            "<file ID=\"x{}\" MIMETYPE=\"text/plain\" SIZE=\"@size({file})@\" \
             CREATED=\"2026-01-02T00:00:00\" CHECKSUM=\"@sha256({file})@\" \
             CHECKSUMTYPE=\"SHA-256\" USE=\"Datafile\"><FLocat LOCTYPE=\"URL\" \
             xlink:type=\"simple\" xlink:href=\"file:{file}\"/></file></fileGrp>",
            self.files.len()
        );
        self.rewrite(METS, |text| text.replacen("</fileGrp>", &entry, 1));
    }

    /// Every element of a file with a prefix.
    fn prefix(&mut self, file: &str, prefix: &str) {
        let tag = Regex::new(r"<(/?)([A-Za-z])").unwrap();
        self.rewrite(file, |text| {
            let text = tag.replace_all(&text, format!("<${{1}}{prefix}:$2"));
            let text = text.replace(&format!("<{prefix}:e:"), "<e:");
            let text = text.replace(&format!("</{prefix}:e:"), "</e:");
            text.replacen(" xmlns=", &format!(" xmlns:{prefix}="), 1)
        });
    }
}
