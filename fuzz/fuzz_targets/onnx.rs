//! A model that somebody brought: cut or refused, never swelling, and cut to itself again.
#![no_main]

use byggarkiv::models::latin;
use libfuzzer_sys::fuzz_target;

/// What the cut may add: a note that the model was changed.
const NOTE: usize = 200;

fuzz_target!(|bytes: &[u8]| {
    let Ok(once) = latin::cut(bytes) else { return };
    assert!(once.len() <= bytes.len() + NOTE);
    assert_eq!(latin::cut(&once).as_ref(), Ok(&once));
});
