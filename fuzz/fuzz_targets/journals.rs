//! The door `journals`.
#![no_main]

use byggarkiv_fuzz::{door, only_our_panics};
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: only_our_panics(), |bytes: &[u8]| door("journals")(bytes));
