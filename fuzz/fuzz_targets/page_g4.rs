//! A fax stream, G3 or G4, whatever its page says.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(
    init: byggarkiv_fuzz::only_our_panics(),
    |bytes: &[u8]| byggarkiv_fuzz::fax(bytes)
);
