//! Here is a scanned page; what is a small copy of it for reading, and how like it is the copy?
//!
//! [`split`] parts a grey or colour page into writing and paper (mixed raster content, MRC):
//! the writing is a mask of full resolution that loses no stroke, its colours and the paper
//! behind it are JPEGs of low resolution. What comes of that is never the archive's copy of a
//! page. [`ssim`] tells how like two pictures of a page look.

mod layers;
mod paper;
mod ssim;

pub use layers::{Layers, Small, split};
pub use ssim::ssim;
