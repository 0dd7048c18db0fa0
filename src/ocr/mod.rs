//! Here is a clean page; what does it say?
//!
//! [`read`] is a pure function of pixels, settings and engine, so that its results can be
//! addressed by those ([`recipe`]) and no page is ever read twice. The text is kept as ALTO
//! ([`alto`]), all else about a reading beside it ([`StoredReading`]).

mod accents;
mod align;
pub mod alto;
mod beside;
mod cells;
mod columns;
mod cuttings;
mod dawg;
mod ditto;
mod engine;
mod error;
mod evidence;
mod fraktur;
mod gaps;
mod ink;
mod labels;
mod layer;
mod lexicon;
mod look;
mod memory;
mod merge;
mod meter;
mod missed;
mod native;
mod ones;
mod order;
mod paddle;
mod patch;
mod read;
mod reading;
mod rows;
mod second;
mod settings;
mod sides;
mod signs;
mod spaced;
mod spread;
mod stored;
mod strips;
mod tesseract;
mod text;
mod ticks;
mod track;
mod unread;
mod upright;
mod walls;

pub use beside::{is_hand, is_stamped};
pub use engine::{Layout, Orientation, RecognitionEngine, Recorded};
pub use error::OcrError;
pub use fraktur::BlackLetter;
pub use layer::{TextLayer, agreement, layer_finding, layer_text};
pub use lexicon::Lexicon;
pub use memory::memory_need;
pub use merge::{Choice, Part, SIGNS, parts};
pub use meter::{Meter, Spent};
pub use paddle::Paddle;
pub use read::read;
pub use reading::{PageReading, Preparation, ReadingFacts, Type};
pub use second::{Second, line_area};
pub use settings::{Effort, ReadSettings, recipe};
pub use stored::{StoredError, StoredReading};
pub use tesseract::Reader;
pub use text::{Block, Line, PageText, ReadBy, Word};
pub use ticks::to_be_ticked;
pub use track::Track;

#[cfg(test)]
mod tests;
