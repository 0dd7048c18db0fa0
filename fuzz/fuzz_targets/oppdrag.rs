//! The description of the job.
#![no_main]

use byggarkiv::intake::Oppdrag;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = Oppdrag::parse(bytes, Oppdrag::FILE);
});
