//! Any bytes as the arkivstruktur.xml of an extraction that is sound beside it.
#![no_main]

use libfuzzer_sys::fuzz_target;

const UTTREKK: &[u8] =
    include_bytes!("../../fixtures/validate/sound/content/arkivuttrekk.xml");

fuzz_target!(|bytes: &[u8]| {
    let files = [("arkivuttrekk.xml", UTTREKK), ("arkivstruktur.xml", bytes)];
    let folder = byggarkiv_fuzz::folder(&files);
    byggarkiv_fuzz::judge(folder.path());
});
