//! The limits that pages are held against, each with its source.
//!
//! No public rule gives numbers for scanning before paper is destroyed (the regulation's text
//! was not found, see the sources in the messages), so that the built-in limits say of
//! themselves what they rest on, and a depot's own profile takes their place.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::measure::Measure;
use crate::message::Message;
use crate::msg;

/// A limit and where it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit {
    /// In the unit of what is limited.
    pub limit: f64,
    /// Where it comes from, in words.
    pub source: Message,
}

/// How many pages a person looks at.
#[derive(Clone, Debug, PartialEq)]
pub struct SampleSize {
    /// Percent of all pages.
    pub percent: f64,
    /// Never fewer than this, where there are so many.
    pub at_least: usize,
    /// Where that comes from.
    pub source: Message,
}

/// All limits.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// What it is called.
    pub name: Message,
    /// The limit of each measure; there is one for all.
    pub limits: BTreeMap<Measure, Limit>,
    /// A word under this confidence (0–100) is unsure.
    pub words_under: u8,
    /// Pages of the sample that may have faults, in percent.
    pub faults: Limit,
    /// How many pages a person looks at.
    pub sample: SampleSize,
}

impl Default for Profile {
    fn default() -> Self {
        let tender = || msg!("quality-source-tender");
        let own = || msg!("quality-source-own");
        let limit = |limit: f64, source: Message| Limit { limit, source };
        let limits = [
            (Measure::Resolution, limit(300.0, tender())),
            (Measure::Skew, limit(2.0, own())),
            (Measure::Contrast, limit(60.0, own())),
            (Measure::Border, limit(5.0, own())),
            (Measure::Blank, limit(0.2, own())),
            (Measure::Confidence, limit(80.0, own())),
            (Measure::Unsure, limit(20.0, own())),
            (Measure::Poor, limit(0.0, msg!("quality-source-reading"))),
        ];
        Self {
            name: msg!("quality-profile-standard"),
            limits: limits.into(),
            words_under: 60,
            faults: limit(1.0, msg!("quality-source-faults")),
            sample: SampleSize {
                percent: 2.0,
                at_least: 20,
                source: msg!("quality-source-sample"),
            },
        }
    }
}

/// A profile as its file gives it: what is left out stays as it is built in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    name: String,
    resolution: Option<GivenLimit>,
    skew: Option<GivenLimit>,
    contrast: Option<GivenLimit>,
    border: Option<GivenLimit>,
    blank: Option<GivenLimit>,
    confidence: Option<GivenLimit>,
    unsure: Option<GivenWords>,
    faults: Option<GivenLimit>,
    sample: Option<GivenSample>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GivenLimit {
    limit: f64,
    source: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GivenWords {
    limit: f64,
    words_under: Option<u8>,
    source: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GivenSample {
    percent: f64,
    at_least: usize,
    source: String,
}

impl Profile {
    /// Reads a profile in TOML; `file` is for the words where it is wrong.
    ///
    /// # Errors
    /// In words, with line and column where the reader knows them.
    pub fn parse(text: &str, file: &str) -> Result<Self, Message> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let wrong =
            |reason: String| msg!("quality-profile-wrong", file = file, reason = reason);
        let given: Given = toml::from_str(text).map_err(|e| wrong(e.to_string()))?;
        let profile = Self::of(given);
        match profile.nonsense() {
            Some(field) => Err(msg!("quality-profile-range", file = file, field = field)),
            None => Ok(profile),
        }
    }

    fn of(given: Given) -> Self {
        let mut profile = Self { name: as_given(&given.name), ..Self::default() };
        if let Some(words) = given.unsure.as_ref().and_then(|unsure| unsure.words_under) {
            profile.words_under = words;
        }
        let unsure = given
            .unsure
            .map(|GivenWords { limit, source, .. }| GivenLimit { limit, source });
        let limits = [
            (Measure::Resolution, given.resolution),
            (Measure::Skew, given.skew),
            (Measure::Contrast, given.contrast),
            (Measure::Border, given.border),
            (Measure::Blank, given.blank),
            (Measure::Confidence, given.confidence),
            (Measure::Unsure, unsure),
        ];
        let known = limits.into_iter().filter_map(|(m, limit)| Some((m, limit?.into())));
        profile.limits.extend(known);
        if let Some(faults) = given.faults {
            profile.faults = faults.into();
        }
        if let Some(GivenSample { percent, at_least, source }) = given.sample {
            let source = as_given(&source);
            profile.sample = SampleSize { percent, at_least, source };
        }
        profile
    }

    /// The first field whose number or source cannot be meant.
    fn nonsense(&self) -> Option<&'static str> {
        let sound = |limit: &Limit| {
            (0.0..=100_000.0).contains(&limit.limit) && !is_empty(&limit.source)
        };
        let mut limits = self.limits.iter();
        if is_empty(&self.name) {
            Some("name")
        } else if let Some((measure, _)) = limits.find(|(_, limit)| !sound(limit)) {
            Some(measure.code())
        } else if self.words_under > 100 {
            Some("unsure.words_under")
        } else if !sound(&self.faults) {
            Some("faults")
        } else if !(0.0..=100.0).contains(&self.sample.percent)
            || is_empty(&self.sample.source)
        {
            Some("sample")
        } else {
            None
        }
    }

    /// The limit of a measure.
    #[must_use]
    pub fn limit(&self, measure: Measure) -> &Limit {
        self.limits.get(&measure).expect("there is a limit for every measure")
    }
}

impl From<GivenLimit> for Limit {
    fn from(given: GivenLimit) -> Self {
        Self { limit: given.limit, source: as_given(&given.source) }
    }
}

/// Words that are shown as they were given, in every language.
fn as_given(words: &str) -> Message {
    msg!("quality-as-given", words = words.trim())
}

fn is_empty(words: &Message) -> bool {
    matches!(words.args.get("words"), Some(crate::message::Value::Text(text)) if text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Lang;

    fn refused(text: &str) -> String {
        Profile::parse(text, "p.toml").unwrap_err().key
    }

    #[test]
    fn every_built_in_limit_names_its_source_in_every_language() {
        let profile = Profile::default();
        for measure in Measure::ALL {
            for lang in Lang::ALL {
                let source = profile.limit(measure).source.text(lang);
                assert!(source.len() > 20, "{measure:?}: {source}");
            }
        }
    }

    #[test]
    fn a_profile_replaces_what_it_names_and_nothing_else() {
        let text = "name = \"IKA\"\n[resolution]\nlimit = 400\nsource = \"avtale 4.2\"\n\
                    [unsure]\nlimit = 10.5\nwords_under = 70\nsource = \"avtale 4.3\"\n\
                    [sample]\npercent = 5\nat_least = 50\nsource = \"avtale 5\"";
        let profile = Profile::parse(text, "p.toml").unwrap();
        let mut expected = Profile { name: as_given("IKA"), ..Profile::default() };
        let limit = |limit, source| Limit { limit, source: as_given(source) };
        expected.limits.insert(Measure::Resolution, limit(400.0, "avtale 4.2"));
        expected.limits.insert(Measure::Unsure, limit(10.5, "avtale 4.3"));
        expected.words_under = 70;
        let source = as_given("avtale 5");
        expected.sample = SampleSize { percent: 5.0, at_least: 50, source };
        assert_eq!(profile, expected);
    }

    #[test]
    fn a_limit_without_a_source_or_sense_is_refused() {
        let with = |rest: &str| format!("name = \"x\"\n{rest}");
        assert_eq!(refused(&with("[skew]\nlimit = 1")), "quality-profile-wrong");
        assert_eq!(refused("[skew]\nlimit = 1\nsource = \"a\""), "quality-profile-wrong");
        assert_eq!(refused(&with("[skev]\nlimit = 1")), "quality-profile-wrong");
        let empty = with("[skew]\nlimit = 1\nsource = \" \"");
        assert_eq!(refused(&empty), "quality-profile-range");
        let below = with("[skew]\nlimit = -1\nsource = \"a\"");
        assert_eq!(refused(&below), "quality-profile-range");
        let nan = with("[skew]\nlimit = nan\nsource = \"a\"");
        assert_eq!(refused(&nan), "quality-profile-range");
    }
}
