//! A zip as an intake: nothing larger than the limits, no name that leads out.
#![no_main]

use byggarkiv::intake::Source;
use byggarkiv_fuzz::{folder, intake_limits};
use libfuzzer_sys::fuzz_target;

fuzz_target!(
    init: byggarkiv_fuzz::only_our_panics(),
    |bytes: &[u8]| {
        let folder = folder(&[("inn.zip", bytes)]);
        let limits = intake_limits();
        let Ok(source) = Source::open(&folder.path().join("inn.zip")) else { return };
        let Ok(listing) = source.list(&limits) else { return };
        for entry in &listing.value.files {
            assert!(!entry.path.split('/').any(|part| part == ".."), "{}", entry.path);
            assert!(!entry.path.starts_with('/'), "{}", entry.path);
            if let Ok(read) = source.read(entry, &limits) {
                assert!(read.len() as u64 <= limits.file_bytes);
            }
        }
    }
);
