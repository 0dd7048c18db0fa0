//! What stands on a folder.
#![no_main]

use byggarkiv::matrikkel::label;
use byggarkiv::place::Place;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|name: &str| {
    let _ = label(name, &Place::file(name), &byggarkiv_fuzz::context());
});
