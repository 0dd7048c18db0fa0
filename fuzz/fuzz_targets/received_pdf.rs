//! A received PDF that may be PDF/A already.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = byggarkiv::pdf::accept_received(bytes);
});
