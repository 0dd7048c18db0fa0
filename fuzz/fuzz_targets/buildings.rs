//! The building register as GeoJSON.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = byggarkiv::matrikkel::read_buildings(bytes, "bygninger.geojson", |_| {});
});
