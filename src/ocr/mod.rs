//! Here is a clean page; what does it say?
//!
//! [`read`] is a pure function of pixels, settings and engine, so that its results can be
//! addressed by those ([`recipe`]) and no page is ever read twice. The text is kept as ALTO
//! ([`alto`]), all else about a reading beside it ([`StoredReading`]).

pub mod alto;
mod engine;
mod error;
mod evidence;
mod layer;
mod memory;
mod meter;
mod native;
mod order;
mod read;
mod reading;
mod stored;
mod tesseract;
mod text;

pub use engine::{Layout, Orientation, RecognitionEngine, Recorded};
pub use error::OcrError;
pub use layer::{TextLayer, agreement, layer_finding, layer_text};
pub use memory::memory_need;
pub use meter::Meter;
pub use read::{ReadSettings, read, recipe};
pub use reading::{PageReading, Preparation, ReadingFacts};
pub use stored::{StoredError, StoredReading};
pub use tesseract::Reader;
pub use text::{Block, Line, PageText, Word};

#[cfg(test)]
mod tests;
