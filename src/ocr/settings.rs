//! How pages are read, and what names all that determines a reading.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::digest::Digest;
use crate::page::PrepareSettings;

/// How pages are read.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReadSettings {
    /// How pages are made ready at first.
    pub prepare: PrepareSettings,
    /// How often a page is read at most, 1–8. A page's budget is counted in readings, not in
    /// time, so that the same page always reads the same.
    pub most_passes: u8,
    /// After how many seconds a reading is stopped that does not come to an end; none of a
    /// sound page comes near.
    pub seconds: u32,
    /// How much is asked of the second recogniser, where there is one.
    pub effort: Effort,
}

/// How much work a page is worth (`--reading`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Effort {
    /// Tesseract alone.
    Fast,
    /// The second recogniser reads lines that are doubtful, and pages that are.
    #[default]
    Standard,
    /// Both recognisers read every line.
    Best,
}

impl Default for ReadSettings {
    fn default() -> Self {
        let effort = Effort::default();
        Self { prepare: PrepareSettings::default(), most_passes: 4, seconds: 120, effort }
    }
}

impl ReadSettings {
    /// The longest that a reading may take.
    #[must_use]
    pub fn limit(&self) -> Duration {
        Duration::from_secs(self.seconds.into())
    }

    /// The height of small letters as Tesseract first gets to see those of a text, in pixels,
    /// where that is less than the page was made ready for.
    ///
    /// Black and white pages it reads better so (40 new letters: 2.0 % of the letters wrong
    /// instead of 4.6), a quarter sooner: the steps of the edges become shades of grey. Grey
    /// ones it reads a little less well, a fifth sooner, which pays where time counts.
    #[must_use]
    pub(super) fn first_x_height(&self, two_tone: bool) -> Option<f32> {
        match (two_tone, self.effort) {
            (true, _) => Some(11.0),
            (false, Effort::Fast) => Some(14.0),
            (false, Effort::Standard | Effort::Best) => None,
        }
    }
}

/// Changes whenever the code here or in the page room reads the same pixels otherwise.
const METHOD: u32 = 19;

/// Names all that determines a reading besides the pixels: a reading is addressed by the
/// digest of the received file, the page within it, and this.
#[must_use]
pub fn recipe(settings: &ReadSettings, engine: &str) -> Digest {
    let settings = serde_json::to_string(settings).expect("plain numbers become JSON");
    Digest::of(format!("byggarkiv reading {METHOD}\n{engine}\n{settings}\n").as_bytes())
}
