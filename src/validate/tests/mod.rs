//! What each single fault in a sound package gives.

use std::path::Path;

use super::*;
use crate::digest::Digest;
use crate::message::Lang;
use delivery::*;

mod against;
mod container;
mod delivery;
mod engine;
mod faults;
mod more;
mod reports;
mod table;

/// Rule, severity and place of each finding.
fn told(verdict: &Verdict) -> Vec<String> {
    let severity =
        |f: &crate::finding::Finding| format!("{:?}", f.severity).to_lowercase();
    verdict
        .findings()
        .map(|f| {
            format!("{} {} {}", f.rule, severity(f), f.place).replace(UUID, "{uuid}")
        })
        .collect()
}

fn judge(folder: &Path) -> Verdict {
    delivery(folder, &Settings::default(), &|_| {}).unwrap()
}

/// A fault made before the checksums are filled in.
type Fault = fn(&mut Delivery);

/// The sound delivery with a fault, packed in a folder of its own.
fn packed(fault: impl FnOnce(&mut Delivery)) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut delivery = sound();
    fault(&mut delivery);
    delivery.fill();
    delivery.pack(folder.path(), &delivery.tar());
    folder
}

/// The delivery with a fault gives these findings and no others.
fn check(name: &str, fault: Fault, expected: &[&str]) {
    let folder = packed(fault);
    let verdict = judge(folder.path());
    let text: Vec<_> = verdict.findings().map(|f| f.text(Lang::En)).collect();
    assert_eq!(told(&verdict), expected, "{name}: {text:#?}");
}
