//! ALTO out of a store that somebody else may have touched.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = byggarkiv::ocr::alto::read(bytes);
});
