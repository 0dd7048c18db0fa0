//! Two libraries behind Tesseract told to keep quiet: OpenMP with its threads, Leptonica with
//! its messages.
//!
//! Debian's libtesseract is built with OpenMP: two of our threads then fight over the
//! processor with its own and take five times as long. `OMP_THREAD_LIMIT=1` must stand in the
//! environment before the program starts, which cannot be asked of a user; the settings below
//! hold for the thread that makes them, so every thread makes them before it reads.
//!
//! Leptonica writes to the terminal about images that it then handles well; what matters of
//! that comes back to us as a result.

#![allow(
    unsafe_code,
    reason = "neither library has a safe binding; calls with plain numbers"
)]

use std::cell::Cell;
use std::ffi::c_int;

// Both come with libtesseract, which is linked to them; libgomp also with gcc.
#[link(name = "gomp")]
unsafe extern "C" {
    fn omp_set_num_threads(threads: c_int);
    fn omp_set_max_active_levels(levels: c_int);
}

#[link(name = "lept")]
unsafe extern "C" {
    fn setMsgSeverity(severity: c_int) -> c_int;
}

/// Leptonica's `L_SEVERITY_NONE`.
const NO_MESSAGES: c_int = 6;

/// Keeps Tesseract to the calling thread and quiet. Cheap when said again.
pub(super) fn keep_quiet() {
    thread_local!(static SAID: Cell<bool> = const { Cell::new(false) });
    SAID.with(|said| {
        if !said.replace(true) {
            // SAFETY: all take plain numbers. The first two may be called at any time from any
            // thread and change only settings of the calling thread's task (OpenMP 4.5, 3.2.1
            // and 3.2.15). The third stores its number in one global int that Leptonica only
            // compares; every thread stores the same.
            unsafe {
                omp_set_num_threads(1);
                omp_set_max_active_levels(0);
            }
            static ONCE: std::sync::Once = std::sync::Once::new();
            ONCE.call_once(|| {
                // SAFETY: as above, and only once, before any image is handed over by us.
                unsafe { setMsgSeverity(NO_MESSAGES) };
            });
        }
    });
}
