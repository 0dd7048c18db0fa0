//! What is a reading put right by, that the field knows better than a recogniser?
//!
//! Each mending goes by what stands on the page and by what else it could be, and keeps what was
//! read beside the word.

mod accents;
mod ditto;
mod ones;
mod signs;
mod slashes;
mod spaced;
mod strokes;
mod ticks;

pub(super) use accents::with_rings;
pub(super) use ditto::with_dittos;
pub(super) use signs::put_right;
pub(super) use slashes::with_slashes;
pub(super) use spaced::with_spaced_out;
pub(super) use strokes::without_strokes;
pub use ticks::to_be_ticked;
pub(super) use ticks::with_ticks;
