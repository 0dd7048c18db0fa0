//! Tesseract's C interface (`capi.h`), as little of it as is needed, and safe to use.
//!
//! A binding of our own because the one there is (`tesseract-rs` 0.4) cannot stop a reading
//! that takes too long, does not tell where a line begins, panics on a folder whose name is
//! not UTF-8, and takes a lock and a copy for each question about each word.
//!
//! Two libraries behind Tesseract are told to keep quiet. Debian's libtesseract is built with
//! OpenMP: two of our threads then fight over the processor with its own and take five times
//! as long. `OMP_THREAD_LIMIT=1` must stand in the environment before the program starts,
//! which cannot be asked of a user; what is set here holds for the thread that sets it, so
//! every thread does before it reads. Leptonica writes to the terminal about images that it
//! then handles well; what matters of that comes back to us as a result.

#![allow(
    unsafe_code,
    reason = "a C library; every call is wrapped here and nowhere else"
)]

use std::cell::Cell;
use std::ffi::{CStr, CString, c_char, c_float, c_int, c_uchar, c_void};
use std::marker::PhantomData;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::ptr::NonNull;
use std::time::Duration;

use crate::page::Grey;

#[link(name = "tesseract")]
unsafe extern "C" {
    fn TessVersion() -> *const c_char;
    fn TessDeleteText(text: *const c_char);
    fn TessBaseAPICreate() -> *mut c_void;
    fn TessBaseAPIDelete(api: *mut c_void);
    fn TessBaseAPIInit3(
        api: *mut c_void,
        models: *const c_char,
        languages: *const c_char,
    ) -> c_int;
    fn TessBaseAPISetVariable(
        api: *mut c_void,
        name: *const c_char,
        value: *const c_char,
    ) -> c_int;
    fn TessBaseAPISetPageSegMode(api: *mut c_void, mode: c_int);
    fn TessBaseAPISetImage(
        api: *mut c_void,
        pixels: *const c_uchar,
        width: c_int,
        height: c_int,
        bytes_per_pixel: c_int,
        bytes_per_line: c_int,
    );
    fn TessBaseAPISetSourceResolution(api: *mut c_void, dpi: c_int);
    fn TessBaseAPIRecognize(api: *mut c_void, monitor: *mut c_void) -> c_int;
    fn TessBaseAPIGetIterator(api: *mut c_void) -> *mut c_void;
    fn TessBaseAPIDetectOrientationScript(
        api: *mut c_void,
        degrees: *mut c_int,
        confidence: *mut c_float,
        script: *mut *const c_char,
        script_confidence: *mut c_float,
    ) -> c_int;
    fn TessBaseAPIClear(api: *mut c_void);
    fn TessBaseAPIClearAdaptiveClassifier(api: *mut c_void);
    fn TessMonitorCreate() -> *mut c_void;
    fn TessMonitorDelete(monitor: *mut c_void);
    fn TessMonitorSetDeadlineMSecs(monitor: *mut c_void, milliseconds: c_int);
    fn TessResultIteratorDelete(words: *mut c_void);
    fn TessResultIteratorNext(words: *mut c_void, level: c_int) -> c_int;
    fn TessResultIteratorGetUTF8Text(words: *const c_void, level: c_int) -> *mut c_char;
    fn TessResultIteratorConfidence(words: *const c_void, level: c_int) -> c_float;
    fn TessResultIteratorGetPageIterator(words: *mut c_void) -> *mut c_void;
    fn TessPageIteratorIsAtBeginningOf(place: *const c_void, level: c_int) -> c_int;
    fn TessPageIteratorBoundingBox(
        place: *const c_void,
        level: c_int,
        left: *mut c_int,
        top: *mut c_int,
        right: *mut c_int,
        bottom: *mut c_int,
    ) -> c_int;
}

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

/// `RIL_BLOCK`, `RIL_TEXTLINE` and `RIL_WORD` of `TessPageIteratorLevel`.
const BLOCK: c_int = 0;
const LINE: c_int = 2;
const WORD: c_int = 3;

/// How lines are looked for: numbers of `TessPageSegMode`.
#[derive(Clone, Copy, Debug)]
#[repr(i32)]
pub(super) enum Mode {
    /// Only how the page lies (`PSM_OSD_ONLY`).
    Orientation = 0,
    /// Columns, blocks and lines (`PSM_AUTO`).
    Automatic = 3,
    /// Lines under one another (`PSM_SINGLE_BLOCK`).
    Lines = 6,
    /// Words wherever they stand (`PSM_SPARSE_TEXT`).
    Sparse = 11,
}

/// How ink is parted from paper where lines are looked for: `thresholding_method`.
#[derive(Clone, Copy, Debug)]
pub(super) enum Threshold {
    /// By one level for the whole page (Otsu's).
    Page,
    /// By the levels around each place (Sauvola's).
    Place,
}

impl Threshold {
    fn number(self) -> &'static CStr {
        match self {
            Self::Page => c"0",
            Self::Place => c"2",
        }
    }
}

/// Why nothing was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Refused;

/// The library's version, such as `5.3.0`.
pub(super) fn version() -> String {
    // SAFETY: gives a constant text that lives as long as the library.
    unsafe { CStr::from_ptr(TessVersion()) }.to_string_lossy().into_owned()
}

/// One recogniser with its models loaded.
#[derive(Debug)]
pub(super) struct Handle {
    api: NonNull<c_void>,
}

// SAFETY: a TessBaseAPI keeps all it knows in itself and may be used from one thread after the
// other; `&mut self` on every method keeps it to one at a time.
unsafe impl Send for Handle {}

impl Drop for Handle {
    fn drop(&mut self) {
        // SAFETY: made by TessBaseAPICreate, and nobody else deletes it.
        unsafe { TessBaseAPIDelete(self.api.as_ptr()) }
    }
}

impl Handle {
    /// Loads the models of these languages (`nor+dan`); `None` where that fails.
    pub(super) fn open(models: &Path, languages: &str) -> Option<Self> {
        let models = CString::new(models.as_os_str().as_bytes()).ok()?;
        let languages = CString::new(languages).ok()?;
        // SAFETY: takes nothing; gives null or an object that is ours.
        let handle = Self { api: NonNull::new(unsafe { TessBaseAPICreate() })? };
        // SAFETY: a live object and two texts that end with zero; both are copied.
        let failed = unsafe {
            TessBaseAPIInit3(handle.api.as_ptr(), models.as_ptr(), languages.as_ptr())
        };
        // Guesses and counts of its own would land between a user's progress bars.
        // SAFETY: as above.
        let quiet = unsafe {
            TessBaseAPISetVariable(
                handle.api.as_ptr(),
                c"debug_file".as_ptr(),
                c"/dev/null".as_ptr(),
            )
        };
        (failed == 0 && quiet != 0).then_some(handle)
    }

    /// Shows it a page.
    pub(super) fn show(
        &mut self,
        image: &Grey,
        dpi: u32,
        mode: Mode,
        threshold: Threshold,
    ) {
        keep_quiet();
        let small = |n: u32| c_int::try_from(n).unwrap_or(c_int::MAX);
        let (width, height) = (small(image.width), small(image.height));
        // What the call below reads; a promise of the type, and cheap to hold it to.
        assert_eq!(image.pixels.len(), image.width as usize * image.height as usize);
        // SAFETY: a live object; width × height bytes of one byte a pixel, which are copied
        // before the call returns; two texts that end with zero, copied too.
        unsafe {
            TessBaseAPISetPageSegMode(self.api.as_ptr(), mode as c_int);
            TessBaseAPISetVariable(
                self.api.as_ptr(),
                c"thresholding_method".as_ptr(),
                threshold.number().as_ptr(),
            );
            let pixels = image.pixels.as_ptr();
            TessBaseAPISetImage(self.api.as_ptr(), pixels, width, height, 1, width);
            TessBaseAPISetSourceResolution(self.api.as_ptr(), small(dpi));
        }
    }

    /// Reads the page that was shown, for as long as `limit` (looking for lines is not cut
    /// short); `Ok(None)` where it holds nothing.
    pub(super) fn recognise(
        &mut self,
        limit: Duration,
    ) -> Result<Option<Words<'_>>, Refused> {
        let milliseconds = c_int::try_from(limit.as_millis()).unwrap_or(c_int::MAX);
        // SAFETY: the monitor is made, used and deleted here; it lives through the call.
        let failed = unsafe {
            let monitor = TessMonitorCreate();
            TessMonitorSetDeadlineMSecs(monitor, milliseconds);
            let failed = TessBaseAPIRecognize(self.api.as_ptr(), monitor);
            TessMonitorDelete(monitor);
            failed
        };
        if failed != 0 {
            return Err(Refused);
        }
        // SAFETY: a live object that has recognised; null or an iterator that is ours. It
        // borrows the handle, so that no other image comes before it is gone. (Never
        // TessBaseAPIAnalyseLayout here: it aborts the process.)
        let words = NonNull::new(unsafe { TessBaseAPIGetIterator(self.api.as_ptr()) });
        Ok(words.map(|words| Words { words, begun: false, handle: PhantomData }))
    }

    /// By how many degrees clockwise the page that was shown has been turned (0, 90, 180,
    /// 270), and how sure that is; `None` where too few letters stand on it.
    pub(super) fn orientation(&mut self) -> Option<(i32, f32)> {
        let (mut degrees, mut confidence) = (0, 0.0);
        let (mut script, mut script_confidence) = (std::ptr::null(), 0.0);
        // SAFETY: a live object and places for four answers; the script's name is not ours
        // and not used.
        let told = unsafe {
            TessBaseAPIDetectOrientationScript(
                self.api.as_ptr(),
                &raw mut degrees,
                &raw mut confidence,
                &raw mut script,
                &raw mut script_confidence,
            )
        };
        (told != 0).then_some((degrees, confidence))
    }

    /// Forgets the page, and what its letters taught.
    pub(super) fn forget(&mut self) {
        // SAFETY: a live object.
        unsafe {
            TessBaseAPIClearAdaptiveClassifier(self.api.as_ptr());
            TessBaseAPIClear(self.api.as_ptr());
        }
    }
}

/// What stands at one place of a page that has been read.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Seen {
    /// A block begins here.
    pub(super) begins_block: bool,
    /// A line begins here.
    pub(super) begins_line: bool,
    /// The word; empty at pictures and rules.
    pub(super) text: String,
    /// Left, top, right and bottom, in pixels; `None` at pictures and rules.
    pub(super) edges: Option<[i32; 4]>,
    /// 0–100.
    pub(super) confidence: f32,
}

/// The words of a page, in reading order.
pub(super) struct Words<'a> {
    words: NonNull<c_void>,
    begun: bool,
    handle: PhantomData<&'a mut Handle>,
}

impl Drop for Words<'_> {
    fn drop(&mut self) {
        // SAFETY: given by TessBaseAPIGetIterator, and nobody else deletes it.
        unsafe { TessResultIteratorDelete(self.words.as_ptr()) }
    }
}

impl Iterator for Words<'_> {
    type Item = Seen;

    fn next(&mut self) -> Option<Seen> {
        let words = self.words.as_ptr();
        // SAFETY: a live iterator, whose handle cannot see another image while this borrows it.
        if self.begun && unsafe { TessResultIteratorNext(words, WORD) } == 0 {
            return None;
        }
        self.begun = true;
        let mut e = [0; 4];
        // SAFETY: as above; the page iterator is the same object seen otherwise, not to be
        // deleted; the text is ours, ends with zero and is deleted after it was copied.
        unsafe {
            let place = TessResultIteratorGetPageIterator(words);
            let begins = |level| TessPageIteratorIsAtBeginningOf(place, level) != 0;
            let [l, t, r, b] = &mut e;
            let stands = TessPageIteratorBoundingBox(place, WORD, l, t, r, b) != 0;
            let text = TessResultIteratorGetUTF8Text(words, WORD);
            let mut seen = Seen {
                begins_block: begins(BLOCK),
                begins_line: begins(LINE),
                text: String::new(),
                edges: stands.then_some(e),
                confidence: 0.0,
            };
            if !text.is_null() {
                seen.text = CStr::from_ptr(text).to_string_lossy().into_owned();
                TessDeleteText(text);
                seen.confidence = TessResultIteratorConfidence(words, WORD);
            }
            Some(seen)
        }
    }
}

/// Keeps Tesseract to the calling thread and quiet. Cheap when said again.
fn keep_quiet() {
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
