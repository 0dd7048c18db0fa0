//! Every seeded fault gives the findings of its truth, and nothing else.

use std::path::Path;

use byggarkiv::finding::Severity;
use byggarkiv::validate::{Settings, delivery};

#[path = "../examples/extraction/fault.rs"]
mod fault;
#[path = "../examples/extraction/lines.rs"]
mod lines;
#[path = "../examples/extraction/make.rs"]
mod make;

use fault::{Fault, Truth};

/// What the judge says, but that an extraction has no package.
fn said(folder: &Path, before: &Path) -> Vec<String> {
    let against = vec![before.to_owned()];
    let settings = Settings { shown_per_rule: 1000, against, ..Settings::default() };
    let verdict = delivery(folder, &settings, &|_| {}).expect("it is an extraction");
    let severity = |severity| match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let findings = verdict.findings().filter(|finding| finding.rule != "B.04");
    let mut said: Vec<String> = findings
        .map(|f| format!("{} {} {}", f.rule, severity(f.severity), f.place))
        .collect();
    said.sort();
    said
}

fn expected(truth: &[Truth]) -> Vec<String> {
    let line = |t: &Truth| format!("{} {} {}", t.rule, t.severity, t.place);
    let mut expected: Vec<String> = truth.iter().map(line).collect();
    expected.sort();
    expected
}

/// An extraction with these faults says its truth.
fn check(faults: &[Fault], cases: u64) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let plan = make::Plan { cases, bytes: 600, faults: faults.to_vec(), earlier: false };
    let before = tempfile::tempdir().expect("a temporary folder");
    make::make(before.path(), &plan.before()).expect("a temporary folder can be written");
    let truth =
        make::make(folder.path(), &plan).expect("a temporary folder can be written");
    let words: Vec<&str> = faults.iter().map(|fault| fault.word()).collect();
    assert!(
        faults.iter().all(|fault| truth.iter().any(|t| t.fault == *fault)),
        "{words:?}"
    );
    assert_eq!(said(folder.path(), before.path()), expected(&truth), "{words:?}");
}

#[test]
fn a_made_extraction_is_sound() {
    check(&[], 1);
    check(&[], 25);
}

#[test]
fn each_seeded_fault_gives_its_truth_and_nothing_else() {
    for fault in Fault::ALL {
        check(&[*fault], 4);
    }
}

#[test]
fn all_faults_together_give_all_their_truths() {
    // What breaks the journals' heads and the change log tells on each other; apart from these.
    let clash = [Fault::JournalCount, Fault::JournalLacks, Fault::Xml];
    let others = Fault::ALL.iter().copied().filter(|fault| !clash.contains(fault));
    check(&others.collect::<Vec<_>>(), 120);
}
