//! Here is a clean page; what does it say?
//!
//! [`read`] is a pure function of pixels, settings and engine, so that its results can be
//! addressed by those ([`recipe`]) and no page is ever read twice. The text is kept as ALTO
//! ([`alto`]), all else about a reading beside it ([`StoredReading`]).
//!
//! `look` looks at a page until a reading is good enough; `order` puts what was read in order,
//! `missed` finds what was passed over, `second` asks the other recogniser where there is doubt,
//! and `mend` puts right what the field knows better.

mod align;
pub mod alto;
mod beside;
mod dawg;
mod engine;
mod error;
mod evidence;
mod fraktur;
mod ink;
mod layer;
mod lexicon;
mod look;
mod memory;
mod mend;
mod meter;
mod missed;
mod native;
mod order;
mod paddle;
mod read;
mod reading;
mod second;
mod settings;
mod sides;
mod stored;
mod tesseract;
mod text;
mod track;
mod unread;

pub use beside::{is_hand, is_stamped};
pub use engine::{Layout, Orientation, RecognitionEngine, Recorded};
pub use error::OcrError;
pub use fraktur::BlackLetter;
pub use layer::{TextLayer, agreement, layer_finding, layer_text};
pub use lexicon::Lexicon;
pub use memory::memory_need;
pub use mend::to_be_ticked;
pub use meter::{Meter, Spent};
pub use paddle::Paddle;
pub use read::read;
pub use reading::{PageReading, Preparation, ReadingFacts, Type};
pub use second::{Choice, Part, SIGNS, Second, line_area, parts};
pub use settings::{Effort, ReadSettings, recipe};
pub use stored::{StoredError, StoredReading};
pub use tesseract::Reader;
pub use text::{Block, Line, PageText, ReadBy, Word};
pub use track::Track;

#[cfg(test)]
mod tests;
