//! A checksum list, as any of the programs that write them.
#![no_main]

use byggarkiv::intake::ChecksumList;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for name in ["mappe/SHA256SUMS", "sjekksum.md5", "sha512.txt"] {
        let _ = ChecksumList::parse(name, bytes);
    }
});
