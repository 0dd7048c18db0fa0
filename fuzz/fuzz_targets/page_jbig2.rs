//! A JBIG2 stream in a PDF, with and without shared symbols.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(
    init: byggarkiv_fuzz::only_our_panics(),
    |bytes: &[u8]| byggarkiv_fuzz::jbig2(bytes)
);
