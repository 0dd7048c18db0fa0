//! The address register as CSV.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = byggarkiv::matrikkel::read_addresses(bytes, "adresser.csv", |_| {});
});
