//! A received PDF: what is it, and what do its pages show?
#![no_main]

use byggarkiv::page::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(
    init: byggarkiv_fuzz::only_our_panics(),
    |bytes: &[u8]| byggarkiv_fuzz::pages(bytes, Format::Pdf)
);
