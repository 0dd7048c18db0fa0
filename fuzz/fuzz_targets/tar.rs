//! Any bytes as a delivery's tar.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let folder = byggarkiv_fuzz::folder(&[("pakke.tar", bytes)]);
    byggarkiv_fuzz::judge(&folder.path().join("pakke.tar"));
});
