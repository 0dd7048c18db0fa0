//! Here are a document's pages; give me PDF/A.
//!
//! [`write()`] makes one PDF/A-2u (ISO 19005-2, level U) of a document: each page is the image
//! as received where its bytes may go into a PDF, a lossless copy where they may not or where
//! black and white is smaller as JBIG2, with the words that were read lying invisibly where
//! they stand. It streams: a page is written out
//! before the next is asked for, and equal values give equal bytes.
//!
//! [`accept_received`] decides whether a received PDF is PDF/A for certain and may be delivered
//! as it is; whatever it cannot prove is rebuilt from its pages.

mod flavour;
mod font;
mod g4;
mod geometry;
mod image;
mod jbig2;
mod jpeg;
mod layout;
mod line;
mod linear;
mod objects;
mod received;
mod rows;
mod srgb;
mod structure;
mod text;
mod values;
mod write;
mod xmp;

pub use flavour::Flavour;
pub use image::Bilevel;
pub use received::{Reason, accept_received, pdfa_claim};
pub use values::{Carried, Error, Info, Page, Picture, Summary};
pub use write::{write, write_linear};
