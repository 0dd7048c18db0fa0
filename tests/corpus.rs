//! What the fuzzer has found worth keeping (`fuzz/kept`, by target) goes through the same doors
//! at every test run: no panic, no broken promise, no hang.

use std::path::Path;
use std::time::{Duration, Instant};

#[path = "../fuzz/src/lib.rs"]
#[allow(
    unused,
    unreachable_pub,
    reason = "a crate of its own, of which the doors are used here"
)]
mod doors;

/// What a small input may take, many times over.
const PATIENCE: Duration = Duration::from_secs(20);

/// Every kept input of these targets, and that there is one for each.
#[allow(clippy::print_stdout, reason = "the test's own output")]
fn replay(of_scans: bool) {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/kept");
    for (name, door) in
        doors::DOORS.iter().filter(|d| d.0.starts_with("page_") == of_scans)
    {
        let inputs = byggarkiv::files::list(&kept.join(name)).expect("kept inputs");
        assert!(!inputs.is_empty(), "{name}");
        for input in inputs {
            let bytes = byggarkiv::files::read(&input).expect("a kept input");
            println!("{}", input.display()); // shown where the test fails
            let begun = Instant::now();
            door(&bytes);
            assert!(begun.elapsed() < PATIENCE, "{} hangs", input.display());
        }
    }
}

#[test]
fn kept_scans_get_an_answer() {
    replay(true);
}

#[test]
fn kept_papers_and_deliveries_get_an_answer() {
    replay(false);
}
