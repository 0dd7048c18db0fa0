//! OpenMP off, thread by thread.
//!
//! Debian's libtesseract is built with OpenMP: two of our threads then fight over the
//! processor with its own and take five times as long. `OMP_THREAD_LIMIT=1` must stand in the
//! environment before the program starts, which cannot be asked of a user; the settings below
//! hold for the thread that makes them, so every thread makes them before it reads.

#![allow(unsafe_code, reason = "libgomp has no safe binding; two calls without pointers")]

use std::cell::Cell;
use std::ffi::c_int;

// libgomp comes with libtesseract, which is linked to it, and with gcc.
#[link(name = "gomp")]
unsafe extern "C" {
    fn omp_set_num_threads(threads: c_int);
    fn omp_set_max_active_levels(levels: c_int);
}

/// Keeps Tesseract to the calling thread. Cheap when said again.
pub(super) fn stay_in_this_thread() {
    thread_local!(static SAID: Cell<bool> = const { Cell::new(false) });
    SAID.with(|said| {
        if !said.replace(true) {
            // SAFETY: both take plain numbers, may be called at any time from any thread, and
            // change only settings of the calling thread's task (OpenMP 4.5, 3.2.1 and 3.2.15).
            unsafe {
                omp_set_num_threads(1);
                omp_set_max_active_levels(0);
            }
        }
    });
}
